//! Verifications: in comes the demonstration's first draft, signed with each algorithm; out goes a
//! table of how long its verification takes, natively beside jose on Node, and in Chromium beside
//! jose in the same page.

use std::fs::{self, File};
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result, bail};
use serde_json::Value;

use crate::run::{command, read, run};
use crate::{paths, setup, wasm};

/// The label that is verified: the one to look at first, as `demo/README.md` has it.
const DRAFT: &str = "demo/drafts/body-a/DEMO-2026-0001.json";
/// What is measured, compiled for this machine and for a page.
const PROGRAM: &str = "carbon-label-bench";
/// How often both native programs take turns.
const ROUNDS: usize = 5;

/// The algorithm whose figures are held to a budget; the others are shown.
const HELD: &str = "EdDSA";
/// How many times as fast as jose we are to be, natively.
const NATIVE_RATIO: f64 = 5.0;
/// The same in a page.
const BROWSER_RATIO: f64 = 1.0;
/// Microseconds of one verification in a page.
const BROWSER_SINGLE: f64 = 3000.0;

/// `cargo xtask bench verify`.
pub(crate) fn verify() -> Result<()> {
    setup::build_tools()?;
    setup::browsers()?;
    run(&mut command("cargo", &["build", "--quiet", "--release", "--package", PROGRAM]))?;
    let folder = packed()?;
    let cases = cases()?;
    println!("one label, {DRAFT}; one thread each, one after the other, medians");
    println!("ours: Verified::read (envelope, key, signature, trust list, content, dates)");
    println!("jose: compactVerify with the key imported before, and JSON.parse of the payload");
    let natively = natively(&cases)?;
    let in_page = in_page(&cases, &folder)?;
    if !(natively && in_page) {
        bail!("over budget");
    }
    Ok(())
}

/// The bench compiled, bound and optimised as the app is.
fn packed() -> Result<PathBuf> {
    let compiled = wasm::compile_as_app(&["--package", PROGRAM], PROGRAM)?;
    let folder = paths::target().join("bench/wasm");
    fs::create_dir_all(paths::target().join("bench")).context("target/bench could not be made")?;
    wasm::VERIFY.pack_into(&folder, &compiled)?;
    Ok(folder)
}

/// Writes the signed cases to a file that every program is given.
fn cases() -> Result<PathBuf> {
    let file = paths::target().join("bench/cases.json");
    let cases = read(command(paths::program("release", PROGRAM), &["cases"]).arg(DRAFT))?;
    fs::write(&file, cases).context("target/bench/cases.json could not be written")?;
    Ok(file)
}

/// What a program prints as JSON when it is given the cases.
fn told(program: &mut Command, cases: &Path) -> Result<Value> {
    let cases = File::open(cases).context("target/bench/cases.json is missing")?;
    serde_json::from_str(&read(program.stdin(cases))?).context("a bench printed no JSON")
}

fn natively(cases: &Path) -> Result<bool> {
    let (mut ours, mut theirs) = (Vec::new(), Vec::new());
    for _ in 0..ROUNDS {
        ours.push(told(&mut command(paths::program("release", PROGRAM), &["time"]), cases)?);
        theirs.push(told(&mut command("node", &["bench/node.mjs"]), cases)?);
    }
    heading(&format!("natively, beside jose on Node {}", read(&mut command("node", &["--version"]))?));
    let mut fits = true;
    for name in names(&ours[0]) {
        let times = |rounds: &[Value]| median(rounds.iter().filter_map(|round| round[&name].as_f64()).collect());
        // Nanoseconds come, microseconds go.
        let [ours, theirs] = [&ours, &theirs].map(|rounds| times(rounds).map(|time| time / 1000.0));
        fits &= beside(&name, ours, theirs, NATIVE_RATIO);
    }
    Ok(fits)
}

fn in_page(cases: &Path, wasm: &Path) -> Result<bool> {
    let results = told(command("node", &["bench/browser.mjs"]).env("WASM", wasm), cases)?;
    heading(&format!("in Chromium {}, beside jose in the page", results["browser"].as_str().unwrap_or_default()));
    let (mut fits, mut singles) = (true, String::new());
    for name in names(&results) {
        let time = |which: &str| results[&name][which].as_f64();
        fits &= beside(&name, time("ours"), time("jose"), BROWSER_RATIO);
        let (Some(single), Some(cold)) = (time("ours"), time("cold")) else { bail!("{name} was not measured") };
        let mark = mark(&name, single <= BROWSER_SINGLE);
        fits &= mark != OVER;
        singles += &format!("{name:<12} {single:>10.0} {cold:>10.0} {BROWSER_SINGLE:>10.0}  {mark}\n");
    }
    println!("\n{:<12} {:>10} {:>10} {:>10}", "one in µs", "warm", "first", "budget");
    print!("{singles}");
    Ok(fits)
}

/// The algorithms measured, in the order of the cases.
fn names(results: &Value) -> Vec<String> {
    let names = results.as_object().into_iter().flatten();
    names.filter(|(_, value)| !value.is_string()).map(|(name, _)| name.clone()).collect()
}

fn median(mut times: Vec<f64>) -> Option<f64> {
    times.sort_by(f64::total_cmp);
    times.get(times.len() / 2).copied()
}

const OVER: &str = "OVER";

/// How a figure stands to its budget, if it is held to one.
fn mark(name: &str, fits: bool) -> &'static str {
    match (name == HELD, fits) {
        (false, _) => "",
        (true, true) => "ok",
        (true, false) => OVER,
    }
}

fn heading(what: &str) {
    println!("\n{what}");
    println!(
        "{:<12} {:>10} {:>10} {:>10} {:>10} {:>7} {:>7}",
        "", "ours µs", "a second", "jose µs", "a second", "ratio", "budget"
    );
}

/// Prints a row; false when it is over its budget. Where the peer knows no such algorithm, it has none.
fn beside(name: &str, ours: Option<f64>, theirs: Option<f64>, budget: f64) -> bool {
    let Some(ours) = ours else { return false };
    let a_second = |time: f64| 1e6 / time;
    let Some(theirs) = theirs else {
        println!("{name:<12} {ours:>10.0} {:>10.0} {:>10}", a_second(ours), "none");
        return true;
    };
    let ratio = theirs / ours;
    let mark = mark(name, ratio >= budget);
    let budget = if name == HELD { format!("{budget:.1}") } else { String::new() };
    println!(
        "{name:<12} {ours:>10.0} {:>10.0} {theirs:>10.0} {:>10.0} {ratio:>7.2} {budget:>7}  {mark}",
        a_second(ours),
        a_second(theirs),
    );
    mark != OVER
}
