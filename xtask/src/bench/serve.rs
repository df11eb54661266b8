//! Label pages a second: in come the labels of the demonstration, out go figures of `carbon-label serve` and, from
//! the same folder in the same run, of nginx; then again while ten thousand connections say nothing and
//! some read nothing of what they asked for.

use std::fs;
use std::io::Write;
use std::net::{Ipv4Addr, SocketAddr, TcpStream};
use std::path::{Path, PathBuf};
use std::time::Duration;

use anyhow::{Context, Result, bail};

use super::server::Server;
use crate::demo::{self, Place, SHOWN};
use crate::folder::{entries, fresh};
use crate::paths;
use crate::run::{command, read};

const SECONDS: &str = "5s";
/// Connections `wrk` asks on.
const ASKING: &str = "64";
const IDLE: usize = 10_000;
const SLOW: usize = 50;
/// A second, on two cores that `wrk` shares.
const TARGET: f64 = 10_000.0;

/// `cargo xtask bench serve`.
pub(crate) fn serve() -> Result<()> {
    let place = Place::of("bench-serve");
    demo::build_labels(&place)?;
    let pages = label_pages(place.site())?;
    let work = paths::target().join("bench-serve/load");
    fresh(&work)?;
    let many = script(&work, "many", &pages)?;
    let one = script(&work, "one", &[format!("label/{SHOWN}/")])?;
    println!("\n{:<22}{:>12}{:>9}{:>12}", "", "pages/s", "errors", "memory, MB");
    let ours = measure("carbon-label serve", &Server::ours(place.site())?, &many, &one)?;
    match Server::nginx(place.site(), &work) {
        Ok(nginx) => _ = measure("nginx", &nginx, &many, &one)?,
        Err(error) => println!("nginx was not measured: {error:#}"),
    }
    if ours.errors > 0 || ours.pages < TARGET {
        bail!("{:.0} pages a second with {} errors; the target is {TARGET:.0} with none", ours.pages, ours.errors);
    }
    Ok(())
}

/// The worst of a server's figures.
struct Load {
    pages: f64,
    errors: u64,
}

fn measure(name: &str, server: &Server, many: &Path, one: &Path) -> Result<Load> {
    println!("{name:<43}{:>12}", server.memory());
    let mut worst = Load { pages: f64::MAX, errors: 0 };
    let mut show = |what: &str, script: &Path| -> Result<()> {
        let load = wrk(server.port, script)?;
        println!("  {what:<20}{:>12.0}{:>9}{:>12}", load.pages, load.errors, server.memory());
        worst = Load { pages: worst.pages.min(load.pages), errors: worst.errors + load.errors };
        Ok(())
    };
    show("many pages", many)?;
    show("one page", one)?;
    let held = hold(server.port)?;
    println!("  with {IDLE} idle and {SLOW} slow connections:");
    show("many pages", many)?;
    show("one page", one)?;
    drop(held);
    Ok(worst)
}

/// Connections that say nothing, and some that ask and do not read.
fn hold(port: u16) -> Result<Vec<TcpStream>> {
    let address = SocketAddr::from((Ipv4Addr::LOCALHOST, port));
    let connect = |_| TcpStream::connect(address).context("`ulimit -n` is too low for so many connections");
    let mut held = (0..IDLE + SLOW).map(connect).collect::<Result<Vec<_>>>()?;
    let request = format!("GET /label/{SHOWN}/ HTTP/1.1\r\nHost: localhost\r\n\r\n").repeat(400);
    for slow in held.iter_mut().take(SLOW) {
        slow.set_write_timeout(Some(Duration::from_millis(50)))?;
        // As much as the server takes in.
        let _ = slow.write_all(request.as_bytes());
    }
    Ok(held)
}

fn wrk(port: u16, script: &Path) -> Result<Load> {
    let mut wrk = command("wrk", &["-t1", "-c", ASKING, "-d", SECONDS, "-s"]);
    let said = read(wrk.arg(script).arg(format!("http://127.0.0.1:{port}/")))?;
    let after = |mark: &str| said.split_once(mark).map(|(_, rest)| rest.trim_start());
    let number = |text: &str| text.split(|c: char| !c.is_ascii_digit() && c != '.').next().and_then(|n| n.parse().ok());
    let pages = after("Requests/sec:").and_then(number).with_context(|| format!("wrk said: {said}"))?;
    let refused = after("Non-2xx or 3xx responses:").and_then(number).unwrap_or(0.0);
    let broken = after("Socket errors:").and_then(|rest| rest.lines().next()).unwrap_or_default();
    let broken: f64 = broken.split(',').filter_map(|part| number(part.split_whitespace().nth(1)?)).sum();
    // Counts.
    #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "counts")]
    Ok(Load { pages, errors: (refused + broken) as u64 })
}

fn label_pages(site: &Path) -> Result<Vec<String>> {
    let folders = entries(&site.join("label"))?.into_iter().filter(|path| path.is_dir());
    let pages: Vec<String> =
        folders.filter_map(|path| path.file_name().map(|name| format!("label/{}/", name.to_string_lossy()))).collect();
    if pages.is_empty() { bail!("{} has no labels", site.display()) } else { Ok(pages) }
}

/// Has `wrk` ask for each in turn, as a browser that takes gzip.
fn script(folder: &Path, name: &str, pages: &[String]) -> Result<PathBuf> {
    let file = folder.join(format!("{name}.lua"));
    let list = pages.iter().map(|page| format!("\"/{page}\"")).collect::<Vec<_>>().join(", ");
    let lua = format!(
        "local pages, at = {{{list}}}, 0\nlocal headers = {{[\"Accept-Encoding\"] = \"gzip\"}}\n\
         request = function()\n  at = at % #pages + 1\n  return wrk.format(\"GET\", pages[at], headers)\nend\n"
    );
    fs::write(&file, lua)?;
    Ok(file)
}
