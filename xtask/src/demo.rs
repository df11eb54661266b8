//! The demonstration: in comes `demo/` (categories, benchmarks, unsigned drafts), out goes a
//! published site signed with keys that anyone can derive, served on this machine when asked.

use std::fs;
use std::net::TcpListener;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result, bail};

use crate::folder::empty;
use crate::progress::Progress;
use crate::run::{become_it, command, read, run};
use crate::wasm::{self, ELEMENT, VERIFY};
use crate::{paths, setup};

const PORT: u16 = 8787;
/// The label to look at first: demo/README.md calls it a full one.
pub(crate) const SHOWN: &str = "DEMO-2026-0001";

/// The numbered steps of `build`.
pub(crate) const STEPS: usize = 4;

/// What was asked for on the command line.
pub(crate) struct Options {
    serve: bool,
    out: Option<PathBuf>,
    port: u16,
}

impl Options {
    /// Reads the words after `demo`; the error says which word was not understood.
    pub(crate) fn parse(words: &[&str]) -> Result<Self, String> {
        let mut options = Self { serve: true, out: None, port: PORT };
        let mut words = words.iter();
        while let Some(word) = words.next() {
            let mut value = || words.next().ok_or(format!("`{word}` wants a value"));
            match *word {
                "--no-serve" => options.serve = false,
                "--out" => options.out = Some(PathBuf::from(value()?)),
                "--port" => {
                    let port = value()?;
                    options.port = port.parse().map_err(|_| format!("`{port}` is not a port"))?;
                }
                unknown => return Err(format!("`demo` has no option `{unknown}`")),
            }
        }
        Ok(options)
    }
}

/// Where one build of the demonstration goes.
pub(crate) struct Place {
    work: PathBuf,
    site: PathBuf,
    base: Option<String>,
    at: Option<&'static str>,
}

impl Place {
    /// A site for a tool of ours: `target/<name>/site`, addressed as the programme says.
    pub(crate) fn of(name: &str) -> Self {
        let work = paths::target().join(name);
        Self { site: work.join("site"), work, base: None, at: None }
    }

    /// The same place, its site published as on that day, so that every label keeps its state.
    pub(crate) fn on(self, day: &'static str) -> Self {
        Self { at: Some(day), ..self }
    }

    pub(crate) fn site(&self) -> &Path {
        &self.site
    }

    pub(crate) fn programme(&self) -> PathBuf {
        self.work.join("programme")
    }
}

/// `cargo xtask demo`.
pub(crate) fn demo(options: &Options) -> Result<()> {
    let mut place = Place::of("demo");
    if let Some(out) = &options.out {
        place.site = std::path::absolute(out).context("--out is not a path")?;
        // A site takes the place of what is in its folder.
        if place.work.starts_with(&place.site) {
            bail!("{} holds the demonstration's keys and programme: choose another folder", place.site.display());
        }
    }
    let home = format!("http://127.0.0.1:{}/", options.port);
    if options.serve {
        // Asked now, so that nobody waits for a build that ends in this.
        if TcpListener::bind(("127.0.0.1", options.port)).is_err() {
            bail!("port {} is in use: choose another with `--port N`", options.port);
        }
        place.base = Some(home.clone());
    }
    let mut progress = Progress::of(STEPS + usize::from(options.serve));
    build(&place, &mut progress)?;
    if !options.serve {
        println!("The site is in {} ({:.1} s).", place.site.display(), progress.seconds());
        return Ok(());
    }
    progress.step("serving; stop it with Ctrl-C");
    print_addresses(&home, &place)?;
    become_it(carbon_label("serve").arg(&place.site).arg("--port").arg(options.port.to_string()))
}

/// Builds the demonstration into its place, in `STEPS` steps.
pub(crate) fn build(place: &Place, progress: &mut Progress) -> Result<()> {
    progress.step("tools: the wasm target and the npm packages");
    setup::build_tools()?;
    progress.step("app, element and carbon-label: compiling, and packing wasm beside it (a while the first time)");
    let packed = wasm::build_all(&wasm::ALL, command_line)?;
    progress.note(&format!("{packed} of {} programs changed", wasm::ALL.len()));
    progress.step("programme: keys, labels, decisions and the trust list of demo/");
    make_programme(place)?;
    progress.step("site: publishing");
    publish(place)
}

fn command_line() -> Result<()> {
    run(&mut command("cargo", &["build", "--quiet", "--release", "--bin", "carbon-label"]))
}

/// Builds the labels of the demonstration and their pages alone, without wasm and pictures.
pub(crate) fn build_labels(place: &Place) -> Result<()> {
    command_line()?;
    make_programme(place)?;
    empty(&place.site)?;
    run(carbon_label("publish").arg(place.programme()).arg("--out").arg(&place.site))
}

/// As its bodies and its operator would: `demo/make.sh` says how.
pub(crate) fn make_programme(place: &Place) -> Result<()> {
    for folder in ["programme", "keys", "stranger", "whole"] {
        empty(&place.work.join(folder))?;
    }
    let script = paths::root().join("demo/make.sh");
    read(command("sh", &[]).arg(script).arg(paths::program("release", "carbon-label")).arg(&place.work))?;
    Ok(())
}

fn publish(place: &Place) -> Result<()> {
    // A folder of the user's is the publisher's to judge; ours must not keep pages of yesterday.
    if place.site.starts_with(&place.work) {
        empty(&place.site)?;
    }
    let mut publish = carbon_label("publish");
    publish.arg(place.programme()).arg("--out").arg(&place.site).arg("--app").arg(VERIFY.folder());
    publish.arg("--element").arg(ELEMENT.folder());
    if setup::draws_chinese() {
        publish.arg("--png");
    } else {
        println!("       no font here has Chinese (Debian's fonts-noto-cjk): the site has its pictures as SVG alone");
    }
    if let Some(base) = &place.base {
        publish.arg("--base").arg(base);
    }
    if let Some(day) = place.at {
        publish.args(["--at", day]);
    }
    run(&mut publish)
}

fn print_addresses(home: &str, place: &Place) -> Result<()> {
    let link = place.work.join("bank-link.txt");
    let link = fs::read_to_string(&link).with_context(|| format!("{} is missing", link.display()))?;
    // The programme's own address, which this machine stands in for.
    let (_, sealed) = link.trim().split_once("/verify/").context("the sealed label's link has no /verify/")?;
    println!(
        "\n  {home}\n  {home}en/\n  {home}label/{SHOWN}/\n  {home}verify/\n  {home}compare/\n  {home}studio/#label={SHOWN}\n  {home}evaluate/\n  {home}draft/"
    );
    println!("  {home}verify/{sealed}  (a label sealed for a bank)\n");
    Ok(())
}

fn carbon_label(verb: &str) -> Command {
    command(paths::program("release", "carbon-label"), &[verb])
}
