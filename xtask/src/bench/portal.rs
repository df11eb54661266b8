//! The portal with very many products: in comes a made-up programme, out go the bytes of its index, how soon
//! it can be used, how soon a question is answered, frames and memory, beside Tabulator, AG Grid Community and
//! TanStack Table on the same rows, asked the same, in the same Chromium.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use anyhow::{Context, Result, bail};
use serde_json::Value;

use super::server::Server;
use crate::demo::{self, Place};
use crate::folder::{empty, entries};
use crate::progress::Progress;
use crate::run::{command, read, run};
use crate::wasm::{ELEMENT, VERIFY};
use crate::{paths, setup};

const PRODUCTS: u64 = 100_000;
/// Products of the programme that is published whole: by it the index made here is held against `publish`'s.
const SAMPLE: u64 = 1_000;
/// Milliseconds of an answer on the screen, of 95 in 100.
const ANSWER: f64 = 50.0;
/// The peers' folder: its package.json and lock file are the bench's own.
const PEERS: &str = "bench/portal";
const PROGRAM: &str = "carbon-label-bench";
/// How each kind of question is told of.
const KINDS: [(&str, &str); 5] = [
    ("words", "words: names, numbers"),
    ("initials", "words: first letters of pinyin"),
    ("choices", "category and state"),
    ("sort", "sort"),
    ("group", "group"),
];
/// How each peer is told of.
const PEERS_TOLD: [(&str, &str); 3] = [
    ("tabulator", "Tabulator"),
    ("ag", "AG Grid Community (which cannot group: sorted by the column and the value instead)"),
    ("tanstack", "TanStack Table (which draws nothing: 20 rows drawn by the bench)"),
];

/// `cargo xtask bench portal`.
pub(crate) fn portal() -> Result<()> {
    setup::browsers()?;
    let place = Place::of("bench");
    demo::build(&place, &mut Progress::of(demo::STEPS))?;
    run(&mut command("cargo", &["build", "--quiet", "--release", "--package", PROGRAM, "--bin", PROGRAM]))?;
    let peers = paths::root().join(PEERS);
    run(command("npm", &["ci", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error"]).current_dir(&peers))?;
    let site = site(&place)?;
    let server = Server::ours(&site)?;
    let results = read(
        command("node", &["bench/portal/portal.mjs"])
            .env("ADDRESS", format!("http://127.0.0.1:{}/", server.port))
            .env("SITE", &site),
    )?;
    report(&serde_json::from_str(&results).context("the bench printed no JSON")?)
}

/// A site of so many products, without their pages: a small programme's, with the index of the large one.
fn site(place: &Place) -> Result<PathBuf> {
    let work = paths::target().join("bench-portal");
    let [small, large, site, beside] = ["small", "large", "site", "beside"].map(|name| work.join(name));
    [&small, &site, &beside].into_iter().try_for_each(|folder| empty(folder))?;
    synth(place, &small, SAMPLE)?;
    // The same seed gives the same labels: those of an earlier run are as good, while the programs are.
    if a_label(&large).is_none() || a_label(&large) != a_label(&small) {
        empty(&large)?;
        println!("making up and signing {PRODUCTS} labels: a minute, once");
        synth(place, &large, PRODUCTS)?;
    }
    let mut publish = carbon_label(&["publish", "--quiet", "--app"]);
    publish.arg(VERIFY.folder()).arg("--element").arg(ELEMENT.folder()).arg(&small).arg("--out").arg(&site);
    run(publish.stdout(Stdio::null()))?;
    index(&small, &beside)?;
    same(&site, &beside)?;
    println!("the index made here is, byte for byte, what `publish` writes of {SAMPLE} products");
    index(&large, &site)?;
    Ok(site)
}

fn synth(place: &Place, out: &Path, products: u64) -> Result<()> {
    let count = products.to_string();
    let mut synth = carbon_label(&["synth", "--products", &count, "--seed", "1", "--quiet", "--programme"]);
    run(synth.arg(place.programme()).arg("--out").arg(out).stdout(Stdio::null()))
}

/// The last label that both programmes have; nothing where there is none.
fn a_label(programme: &Path) -> Option<Vec<u8>> {
    fs::read(programme.join(format!("labels/SYN-{:08}.jwt", SAMPLE - 1))).ok()
}

fn index(programme: &Path, site: &Path) -> Result<()> {
    run(command(paths::program("release", PROGRAM), &["index"]).arg(programme).arg(site).stdout(Stdio::null()))
}

/// Whether two sites have the same index, in all its forms.
fn same(one: &Path, other: &Path) -> Result<()> {
    let files = |site: &Path| -> Result<Vec<(PathBuf, Vec<u8>)>> {
        let files = entries(&site.join("catalogue"))?.into_iter().chain([site.join("catalogue.json")]);
        let read = |file: PathBuf| Ok((file.strip_prefix(site)?.to_owned(), fs::read(&file)?));
        files.map(read).collect()
    };
    if files(one)? != files(other)? {
        bail!("the bench makes another index than `publish`");
    }
    Ok(())
}

fn carbon_label(words: &[&str]) -> Command {
    command(paths::program("release", "carbon-label"), words)
}

/// A figure of the page, where it is in the results, in what it is counted, and its budget.
struct Line(&'static str, &'static str, f64, Budget);

/// The most a figure may be, the least, or as it comes.
#[derive(Clone, Copy)]
enum Budget {
    Most(f64),
    Least(f64),
    None,
}

const LINES: [Line; 11] = [
    Line("index, brotli, MB", "/bytes/brotli", 1e6, Budget::Most(3.0)),
    Line("index, gzip, MB", "/bytes/gzip", 1e6, Budget::Most(3.0)),
    Line("index, not compressed, MB", "/bytes/plain", 1e6, Budget::None),
    Line("first products on the screen, ms, median", "/loads/first/half", 1.0, Budget::None),
    Line("all products usable, ms, median", "/loads/whole/half", 1.0, Budget::Most(2_000.0)),
    Line("all products usable, ms, slowest", "/loads/whole/last", 1.0, Budget::None),
    Line("frames a second while scrolling", "/scroll/rate", 1.0, Budget::Least(50.0)),
    Line("frames over 20 ms, in 100", "/scroll/late", 1.0, Budget::None),
    Line("longest frame, ms", "/scroll/last", 1.0, Budget::None),
    Line("frames with a row that waits for its product, in 100", "/scroll/waiting", 1.0, Budget::None),
    Line("memory of the page's process, MB", "/megabytes", 1.0, Budget::Most(250.0)),
];

fn report(results: &Value) -> Result<()> {
    let browser = results["browser"].as_str().unwrap_or_default();
    println!("\n{} products, Chromium {browser}\n{:<54} {:>9} {:>9}", results["products"], "", "figure", "budget");
    let mut fits = true;
    for Line(said, path, scale, budget) in LINES {
        let figure = figure(results, path)? / scale;
        let (bound, within) = match budget {
            Budget::Most(most) => (format!("{most}"), figure <= most),
            Budget::Least(least) => (format!("{least}"), figure >= least),
            Budget::None => (String::new(), true),
        };
        println!("{said:<54} {figure:>9.2} {bound:>9}{}", mark(within));
        fits &= within;
    }
    fits &= answers(results)?;
    for (name, said) in PEERS_TOLD {
        fits &= beside(results, name, said)?;
    }
    if fits { Ok(()) } else { bail!("over budget, or behind a peer") }
}

/// How soon questions are answered in the page.
fn answers(results: &Value) -> Result<bool> {
    println!("\n{:<54} {:>9} {:>9} {:>9}", "from a change, ms", "median", "95 in 100", "slowest");
    let mut fits = true;
    for (kind, said) in KINDS {
        for (which, until) in
            [("answered", "the worker has answered"), ("rows", "rows laid out"), ("frame", "frame drawn")]
        {
            let at = |part: &str| figure(results, &format!("/kinds/{kind}/{which}/{part}"));
            let (half, most, last) = (at("half")?, at("most")?, at("last")?);
            let within = which != "frame" || most <= ANSWER;
            println!("{said:<29} {until:<24} {half:>9.1} {most:>9.1} {last:>9.1}{}", mark(within));
            fits &= within;
        }
    }
    println!("95 of 100 frames with their answer are to be drawn within {ANSWER} ms");
    Ok(fits)
}

/// How soon a peer answers, and how many times as soon we do.
fn beside(results: &Value, name: &str, said: &str) -> Result<bool> {
    let peers = results["peers"].as_array().context("no peers were measured")?;
    let peer = peers.iter().find(|peer| peer["name"] == name).with_context(|| format!("{said} was not measured"))?;
    let version = peer["version"].as_str().unwrap_or_default();
    println!("\n{said} {version}, {:.0} MB, made in {:.0} ms", figure(peer, "/megabytes")?, figure(peer, "/made")?);
    println!("{:<29} {:>24} {:>9} {:>9} {:>9}", "rows laid out, ms", "alike", "median", "95 in 100", "ratio");
    let mut ahead = true;
    for (kind, said) in KINDS {
        if peer["kinds"][kind].is_null() {
            continue;
        }
        let at = |from: &Value, part: &str| figure(from, &format!("/kinds/{kind}/{part}"));
        let (half, most) = (at(peer, "rows/half")?, at(peer, "rows/most")?);
        let ratio = most / at(results, "rows/most")?;
        let alike = format!("{} of {}", at(peer, "alike")?, at(peer, "count")?);
        println!(
            "{said:<29} {alike:>24} {half:>9.1} {most:>9.1} {ratio:>9.1}{}",
            if ratio > 1.0 { "" } else { "  BEHIND" }
        );
        ahead &= ratio > 1.0;
    }
    Ok(ahead)
}

fn figure(results: &Value, path: &str) -> Result<f64> {
    results.pointer(path).and_then(Value::as_f64).with_context(|| format!("{path} was not measured"))
}

fn mark(within: bool) -> &'static str {
    if within { "" } else { "  OVER" }
}
