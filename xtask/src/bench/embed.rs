//! Embedding: in comes a freshly built demonstration; out goes what a shop's page pays for a verified
//! label, beside a Yew build of the same label and Open Food Facts' score card, on a slow phone's line.

use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};
use serde_json::Value;

use crate::demo::{self, Place, SHOWN};
use crate::progress::Progress;
use crate::run::{command, read, run};
use crate::{paths, setup, wasm};

/// Milliseconds from navigation to the verified label.
const FIRST: f64 = 1200.0;
/// The peers' folder: its package.json and lock file are the bench's own.
const PEERS: &str = "bench/embed";
const PEER: &str = "node_modules/@openfoodfacts/openfoodfacts-webcomponents";
/// How each page is told of.
const ROWS: [(&str, &str); 3] = [
    ("element", "<carbon-label>, card"),
    ("yew", "the same label in a Yew app"),
    ("peer", "Open Food Facts, <product-card>"),
];

/// `cargo xtask bench embed`.
pub(crate) fn embed() -> Result<()> {
    setup::browsers()?;
    let place = Place::of("bench");
    demo::build(&place, &mut Progress::of(demo::STEPS))?;
    let yew = yew()?;
    let peers = paths::root().join(PEERS);
    run(command("npm", &["ci", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error"]).current_dir(&peers))?;
    let results = read(
        command("node", &["bench/embed.mjs"])
            .env("SITE", place.site())
            .env("YEW", yew)
            .env("PEER", peers.join(PEER))
            .env("NUMBER", SHOWN)
            .env("OPERATOR", operator(place.site())?),
    )?;
    report(&serde_json::from_str(&results).context("the bench printed no JSON")?)
}

/// The Yew build, compiled, bound and optimised as the app is.
fn yew() -> Result<PathBuf> {
    let compiled = wasm::compile_as_app(&["--package", "carbon-label-bench", "--bin", "yew-label"], "yew-label")?;
    let folder = paths::target().join("bench/yew");
    wasm::VERIFY.pack_into(&folder, &compiled)?;
    Ok(folder)
}

/// The operator's key, as the published pages pin it.
fn operator(site: &Path) -> Result<String> {
    let page = std::fs::read_to_string(site.join("verify/index.html")).context("the site has no verify page")?;
    let (_, rest) = page.split_once("data-operator=\"").context("the verify page names no operator")?;
    Ok(rest.split('"').next().unwrap_or_default().to_owned())
}

fn report(results: &Value) -> Result<()> {
    println!(
        "\nfrom navigation to drawn: Chromium {}, slow 4G, 4 × slower processor, medians",
        text(&results["browser"])
    );
    println!("{:>9} {:>9}", "bytes", "ms");
    for (name, said) in ROWS {
        let figure = |which: &str| results[name][which].as_f64().context("a page was not measured");
        println!("{:>9.0} {:>9.0}  {said}", figure("bytes")?, figure("milliseconds")?);
    }
    let milliseconds = results["element"]["milliseconds"].as_f64().unwrap_or(f64::MAX);
    let mark = if milliseconds <= FIRST { "ok  " } else { "OVER" };
    println!("{mark} first verified label: {milliseconds:.0} of {FIRST:.0} ms; its bytes are `bench size`'s");
    if milliseconds > FIRST { bail!("over budget") } else { Ok(()) }
}

fn text(value: &Value) -> &str {
    value.as_str().unwrap_or_default()
}
