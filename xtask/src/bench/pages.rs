//! Pages as a phone gets them: in comes a freshly built demonstration behind nginx with the configuration
//! we print; out go the milliseconds until a label can be read, beside the same label through the app's
//! shell, and Lighthouse's marks.

use anyhow::{Context, Result, bail};
use serde_json::Value;

use super::server::Server;
use crate::demo::{self, Place, SHOWN};
use crate::folder::fresh;
use crate::progress::Progress;
use crate::run::{command, read, run};
use crate::{paths, setup};

/// Milliseconds from navigation until a label's number is on the screen.
const READABLE: f64 = 600.0;
/// Of a hundred, in each of Lighthouse's categories.
const MARK: f64 = 95.0;
/// Lighthouse's folder: its package.json and lock file are the bench's own.
const LIGHTHOUSE: &str = "bench/pages";

/// `cargo xtask bench pages`.
pub(crate) fn pages() -> Result<()> {
    setup::browsers()?;
    let place = Place::of("bench");
    demo::build(&place, &mut Progress::of(demo::STEPS))?;
    let lighthouse = paths::root().join(LIGHTHOUSE);
    run(command("npm", &["ci", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error"])
        .current_dir(&lighthouse))?;
    let work = paths::target().join("bench/nginx");
    fresh(&work)?;
    let nginx = Server::nginx(place.site(), &work)?;
    let results = read(
        command("node", &["bench/pages/pages.mjs"])
            .env("ADDRESS", format!("http://127.0.0.1:{}/", nginx.port))
            .env("NUMBER", SHOWN),
    )?;
    report(&serde_json::from_str(&results).context("the bench printed no JSON")?)
}

fn report(results: &Value) -> Result<()> {
    let text = |name: &str| results[name].as_str().unwrap_or_default();
    println!("\nuntil the number can be read: Chromium {}, slow 4G, 4 × slower processor, medians", text("browser"));
    println!("{:>9} {:>9}", "bytes", "ms");
    let mut fits = true;
    for way in list(&results["ways"])? {
        let figure = |which: &str| way[which].as_f64().context("a page was not measured");
        let (bytes, milliseconds) = (figure("bytes")?, figure("milliseconds")?);
        let over = way["page"] == true && milliseconds > READABLE;
        fits &= !over;
        println!("{bytes:>9.0} {milliseconds:>9.0}  {}{}", way["name"].as_str().unwrap_or_default(), mark(over));
    }
    println!("\nLighthouse {}, mobile: the lowest of three runs, of 100; at least {MARK:.0}", text("lighthouse"));
    for page in list(&results["pages"])? {
        let path = page["path"].as_str().unwrap_or_default();
        for (category, score) in page["scores"].as_object().context("a page without marks")? {
            let score = score.as_f64().with_context(|| format!("{path} has no mark for {category}"))?;
            fits &= score >= MARK;
            println!("{score:>9.0} {:<16}/{path}{}", category, mark(score < MARK));
        }
        for said in list(&page["said"])? {
            println!("{:>9} {}", "", said.as_str().unwrap_or_default());
        }
    }
    if fits { Ok(()) } else { bail!("over budget") }
}

fn list(value: &Value) -> Result<&Vec<Value>> {
    value.as_array().context("the bench left something out")
}

fn mark(over: bool) -> &'static str {
    if over { "  OVER" } else { "" }
}
