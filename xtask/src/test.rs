//! Everything that must hold: in comes the checkout, out go timed steps and, as the last line,
//! `N passed, N failed`. The first failure ends it. A tool that is missing is a failure too.

use std::env;
use std::path::PathBuf;
use std::process::{Command, ExitCode};
use std::time::Instant;

use anyhow::{Context, Result, bail};

use crate::demo::{self, Place};
use crate::folder::entries;
use crate::paths;
use crate::pkg;
use crate::progress::Progress;
use crate::run::{command, run};
use crate::setup::{self, CHROMEDRIVER, WASM};
use crate::wasm;

/// The day the site is published as: one label not yet valid, two expired, the others in force.
const DAY: &str = "2026-11-24";

type Step = (&'static str, fn() -> Result<()>);

const STEPS: [Step; 11] = [
    ("tools: wasm target, npm packages, browsers", tools),
    ("format", format),
    ("lints", lints),
    ("lints of what browsers run", wasm::lint_all),
    ("unit tests, golden files, command line, vectors", native),
    ("wasm tests in Chromium", wasm_tests),
    ("demonstration site", site),
    ("publishing into an object store", store),
    ("npm package, packed twice, and its examples", package),
    ("pages in Chromium, the element in WebKit", pages),
    ("the element in Firefox", firefox),
];

/// `cargo xtask test`.
pub(crate) fn test() -> ExitCode {
    let start = Instant::now();
    let mut passed = 0;
    let mut failed = 0;
    for (name, step) in STEPS {
        println!("== {}/{} {name}", passed + 1, STEPS.len());
        let begun = Instant::now();
        if let Err(error) = step() {
            println!("== failed: {name} ({:.1} s): {error:#}", begun.elapsed().as_secs_f64());
            failed = 1;
            break;
        }
        println!("== passed: {name} ({:.1} s)\n", begun.elapsed().as_secs_f64());
        passed += 1;
    }
    for (name, _) in &STEPS[passed + failed..] {
        println!("== not run: {name}");
    }
    println!("{:.0} s in all", start.elapsed().as_secs_f64());
    println!("{passed} passed, {failed} failed");
    if failed == 0 { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}

fn tools() -> Result<()> {
    setup::build_tools()?;
    setup::browsers()
}

fn cargo(words: &[&str]) -> Command {
    command("cargo", words)
}

fn format() -> Result<()> {
    run(&mut cargo(&["fmt", "--all", "--check"]))
}

fn lints() -> Result<()> {
    let words = ["clippy", "--quiet", "--workspace", "--all-targets", "--", "-D", "warnings"];
    run(&mut cargo(&words))
}

fn native() -> Result<()> {
    run(&mut cargo(&["test", "--quiet", "--workspace"]))?;
    if paths::root().join("../shared/vectors").is_dir() {
        println!("vectors: ran");
    } else {
        println!("vectors: ../shared/vectors is not here, its tests were skipped");
    }
    Ok(())
}

fn wasm_tests() -> Result<()> {
    let runner = "wasm-test-runner";
    let words = ["build", "--quiet", "--package", "xtask", "--bin", runner, "--features", runner];
    run(&mut cargo(&words))?;
    // Not --quiet: cargo would hand that to the runner, which doesn't know it.
    let words = ["test", "--target", WASM, "--no-default-features", "--features", "app"];
    run(cargo(&words)
        .args(["--test", "wasm"])
        .env("CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUNNER", paths::program("debug", runner))
        .env("CHROMEDRIVER", env::var_os("CHROMEDRIVER").unwrap_or(CHROMEDRIVER.into()))
        // Seconds. The defaults, 20 and 5, are short for a busy machine.
        .env("WASM_BINDGEN_TEST_TIMEOUT", "120")
        .env("WASM_BINDGEN_TEST_DRIVER_TIMEOUT", "30"))
}

fn site() -> Result<()> {
    demo::build(&Place::of("test").on(DAY), &mut Progress::of(demo::STEPS))
}

fn store() -> Result<()> {
    let server = setup::object_store()?;
    run(command("node", &["--test", "--test-reporter=spec"])
        .arg(paths::root().join("tests/store/store.test.mjs"))
        .env("MOTO", server)
        .env("CARBON_LABEL", paths::program("release", "carbon-label"))
        .env("PROGRAMME", Place::of("test").programme()))
}

fn package() -> Result<()> {
    pkg::check_twice_the_same()?;
    pkg::build_examples()
}

fn pages() -> Result<()> {
    run(&mut browser_tests("")?)
}

fn firefox() -> Result<()> {
    run(browser_tests("element")?.env("BROWSER", "firefox"))
}

/// The browser tests whose files' names begin so.
fn browser_tests(beginning: &str) -> Result<Command> {
    let folder = paths::root().join("tests/browser");
    let is_test = |file: &PathBuf| {
        let name = file.file_name().unwrap_or_default().to_string_lossy();
        name.starts_with(beginning) && name.ends_with(".test.mjs")
    };
    let files: Vec<PathBuf> = entries(&folder).context("no browser tests")?.into_iter().filter(is_test).collect();
    if files.is_empty() {
        bail!("{} has no file named {beginning}*.test.mjs", folder.display());
    }
    // Named one by one: node's own search would take helpers for tests.
    let mut node = command("node", &["--test", "--test-reporter=spec"]);
    node.args(files).env("SITE", Place::of("test").site()).env("EXAMPLES", pkg::examples());
    node.env("CARBON_LABEL", paths::program("release", "carbon-label"));
    Ok(node)
}
