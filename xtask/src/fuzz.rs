//! Fuzzing: in come the targets of `fuzz/` and seeds made of the demonstration and the fixtures, out
//! goes what each target did in its time; whatever makes one fail is a failure.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use anyhow::{Context, Result, bail};
use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};
use serde_json::Value;

use crate::demo::{self, Place};
use crate::folder::entries;
use crate::paths;
use crate::run::{command, run};

/// Seconds each target runs, unless told.
const SECONDS: u32 = 600;
/// Where `cargo-fuzz` is installed: nothing outside of the checkout.
const VERSION: &str = "0.13.2";
/// cargo-fuzz asks the compiler for coverage and the address sanitizer, which stable offers behind this.
const ALLOW_UNSTABLE: (&str, &str) = ("RUSTC_BOOTSTRAP", "1");
/// What no input may need more of: megabytes in all, seconds, bytes.
const LIMITS: [&str; 4] = ["-rss_limit_mb=1024", "-timeout=10", "-max_len=16384", "-print_final_stats=1"];

/// `cargo xtask fuzz [SECONDS]`.
pub(crate) fn fuzz(seconds: Option<&str>) -> Result<()> {
    let seconds = match seconds {
        Some(text) => text.parse().with_context(|| format!("`{text}` is no number of seconds"))?,
        None => SECONDS,
    };
    tool()?;
    let seeds = seeds()?;
    run(&mut cargo_fuzz(&["build"]))?;
    let mut failed = Vec::new();
    for target in targets()? {
        let seeds = seeds.join(&target);
        fs::create_dir_all(&seeds).context("target/fuzz/seeds could not be made")?;
        if !stays_up(&target, &seeds, seconds)? {
            failed.push(target);
        }
    }
    if !failed.is_empty() {
        bail!("{} failed: the inputs are in fuzz/artifacts", failed.join(", "));
    }
    Ok(())
}

fn tools() -> PathBuf {
    paths::target().join("tools")
}

fn tool() -> Result<()> {
    if tools().join("bin/cargo-fuzz").is_file() {
        return Ok(());
    }
    run(command("cargo", &["install", "--quiet", "--locked", "cargo-fuzz", "--version", VERSION])
        .arg("--root")
        .arg(tools()))
}

fn cargo_fuzz(words: &[&str]) -> Command {
    let (name, value) = ALLOW_UNSTABLE;
    let mut cargo_fuzz = command(tools().join("bin/cargo-fuzz"), &["fuzz"]);
    cargo_fuzz.args(words).env(name, value);
    cargo_fuzz
}

/// The targets, each named as its file.
fn targets() -> Result<Vec<String>> {
    let files = entries(&paths::root().join("fuzz/targets"))?;
    Ok(files.iter().filter_map(|file| Some(file.file_stem()?.to_str()?.to_owned())).collect())
}

/// Runs a target for its time and prints what it did; false when an input made it fail.
fn stays_up(target: &str, seeds: &Path, seconds: u32) -> Result<bool> {
    let corpus = paths::root().join("fuzz/corpus").join(target);
    fs::create_dir_all(&corpus).context("fuzz/corpus could not be made")?;
    let mut fuzzer = cargo_fuzz(&["run", target]);
    fuzzer.args([&corpus, seeds]).arg("--").args(LIMITS).arg(format!("-max_total_time={seconds}"));
    let output = fuzzer.stdout(Stdio::null()).output().context("cargo-fuzz could not be started")?;
    let said = String::from_utf8_lossy(&output.stderr);
    let figure = |name: &str| {
        let line = said.lines().rev().find(|line| line.contains(name));
        line.and_then(|line| line.split_whitespace().last()).unwrap_or("?").to_owned()
    };
    let (executed, megabytes) = (figure("number_of_executed_units"), figure("peak_rss_mb"));
    println!("{target:<10} {executed:>12} executions {megabytes:>6} MB at most");
    if !output.status.success() {
        eprintln!("{said}");
    }
    Ok(output.status.success())
}

/// Fills `target/fuzz/seeds` from the demonstration as its script makes it, and from the fixtures.
fn seeds() -> Result<PathBuf> {
    let place = Place::of("fuzz");
    run(&mut command("cargo", &["build", "--quiet", "--release", "--bin", "carbon-label"]))?;
    demo::make_programme(&place)?;
    let work = paths::target().join("fuzz");
    let seeds = work.join("seeds");
    let fixtures = paths::root().join("tests/fixtures");
    let programme = work.join("programme");
    let plain = [
        ("json", &fixtures, "json"),
        ("evidence", &programme.join("labels"), "jwt"),
        ("jwk", &work.join("keys"), "jwk"),
    ];
    for (target, from, ending) in plain {
        each(from, ending, |file| put(&seeds, target, file, &fs::read(file)?))?;
    }
    for target in ["evidence", "ilcd"] {
        let file = fixtures.join("declaration.json");
        put(&seeds, target, &file, &fs::read(&file)?)?;
    }
    for (target, name) in [
        ("passport", "passport.json"),
        ("criteria", "criteria.json"),
        ("comparison", "comparison.json"),
        ("table", "table.csv"),
    ] {
        let file = fixtures.join(name);
        put(&seeds, target, &file, &fs::read(&file)?)?;
    }
    each(&work.join("whole"), "jwt", |file| put(&seeds, "disclosure", file, &fs::read(file)?))?;
    each(&programme.join("presented"), "jwe", |file| put(&seeds, "sealed", file, &fs::read(file)?))?;
    each(&programme.join("labels"), "jwt", |file| put(&seeds, "label", file, &payload(file)?))?;
    each(&programme, "jwt", |file| put(&seeds, "trust", file, &payload(file)?))?;
    for body in entries(&programme.join("status"))? {
        each(&body, "jsonl", |file| put(&seeds, "register", file, &fs::read(file)?))?;
        each(&body, "jwt", |file| put(&seeds, "list", file, &payload(file)?))?;
        each(&body, "jwt", |file| put(&seeds, "bits", file, &bits(file)?))?;
    }
    each(&work.join("keys"), "txt", |file| {
        let said = fs::read_to_string(file)?;
        let document = said.lines().find(|line| line.starts_with('{'));
        document.map_or(Ok(()), |document| put(&seeds, "document", file, document.as_bytes()))
    })?;
    Ok(seeds)
}

/// The files of a folder with that ending.
fn each(folder: &Path, ending: &str, take: impl Fn(&Path) -> Result<()>) -> Result<()> {
    let files = entries(folder)?.into_iter().filter(|file| file.extension().is_some_and(|one| one == ending));
    files.into_iter().try_for_each(|file| take(&file).with_context(|| file.display().to_string()))
}

/// A seed, named as the file it is from and the folder that is in.
fn put(seeds: &Path, target: &str, from: &Path, bytes: &[u8]) -> Result<()> {
    let folder = seeds.join(target);
    fs::create_dir_all(&folder)?;
    let mut parts = from.iter().rev().map(|part| part.to_string_lossy());
    let (file, beside) = (parts.next().unwrap_or_default(), parts.next().unwrap_or_default());
    Ok(fs::write(folder.join(format!("{beside}-{file}")), bytes)?)
}

/// What a token says.
fn payload(token: &Path) -> Result<Vec<u8>> {
    let token = fs::read_to_string(token)?;
    let payload = token.split('.').nth(1).context("no token")?;
    Ok(URL_SAFE_NO_PAD.decode(payload)?)
}

/// The gzipped bits of a status list.
fn bits(list: &Path) -> Result<Vec<u8>> {
    let payload: Value = serde_json::from_slice(&payload(list)?)?;
    let encoded = payload["credentialSubject"]["encodedList"].as_str().and_then(|text| text.strip_prefix('u'));
    Ok(URL_SAFE_NO_PAD.decode(encoded.context("no bits")?)?)
}
