//! The npm package: in come the element as packed and the words, styles and types of `src/`, out goes
//! `pkg/` with its `package.json`, and the tarball of it in `target/pkg/`.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};

use crate::folder::{entries, fresh};
use crate::progress::Progress;
use crate::run::{command, read, run};
use crate::wasm::{ELEMENT, SIGNATURES, WHOLE, build_all};
use crate::{paths, setup};

/// Where the demonstration's labels say they stand; the tests' pages replace both.
const LABELS: &str = "{{LABELS}}";
const OPERATOR: &str = "{{OPERATOR}}";

/// `cargo xtask pkg`.
pub(crate) fn pkg() -> Result<()> {
    let mut progress = Progress::of(3);
    progress.step("tools: the wasm target and the npm packages");
    setup::build_tools()?;
    progress.step("element: compiling to wasm, glue and wasm-opt");
    let programs = [WHOLE, ELEMENT, SIGNATURES];
    build_all(&programs, || Ok(()))?;
    progress.step("package: files and tarball");
    let tarball = pack(&folder(), &paths::target().join("pkg"))?;
    println!("{} ({} bytes)", tarball.display(), fs::metadata(&tarball)?.len());
    Ok(())
}

fn folder() -> PathBuf {
    paths::root().join("pkg")
}

/// Fills a folder with the package's files and packs it.
fn pack(folder: &Path, out: &Path) -> Result<PathBuf> {
    let words = ["run", "--quiet", "--release", "--example", "package", "--"];
    run(command("cargo", &words).arg(ELEMENT.folder()).arg(folder))?;
    fresh(out)?;
    let words = ["pack", "--silent", "--ignore-scripts", "--pack-destination"];
    let name = read(command("npm", &words).arg(out).current_dir(folder))?;
    let tarball = out.join(name.lines().last().unwrap_or_default());
    if !tarball.is_file() {
        bail!("npm pack left no {}", tarball.display());
    }
    Ok(tarball)
}

/// Packs the package into its place and, from an empty folder, once more: the bytes must be the same.
pub(crate) fn check_twice_the_same() -> Result<()> {
    let again = paths::target().join("pkg-again");
    fresh(&again)?;
    let first = fs::read(pack(&folder(), &paths::target().join("pkg"))?)?;
    if first != fs::read(pack(&again.join("files"), &again.join("tarball"))?)? {
        bail!("packed twice, the package differs");
    }
    Ok(())
}

/// The examples, installed from the tarball and built.
pub(crate) fn examples() -> PathBuf {
    paths::target().join("examples")
}

/// Copies `examples/`, installs the tarball there and builds each with what its page fills in later.
pub(crate) fn build_examples() -> Result<()> {
    let (from, to) = (paths::root().join("examples"), examples());
    for part in ["html", "react", "vue"] {
        fresh(&to.join(part))?;
    }
    copy(&from, &to)?;
    let npm = |words: &[&str]| {
        let mut npm = command("npm", words);
        npm.current_dir(&to).env("VITE_LABELS", LABELS).env("VITE_OPERATOR", OPERATOR);
        npm
    };
    let quiet = ["--no-audit", "--no-fund", "--loglevel=error"];
    run(npm(&["ci"]).args(quiet))?;
    let tarballs = entries(&paths::target().join("pkg"))?;
    let tarball = tarballs.first().context("no tarball in target/pkg")?;
    run(npm(&["install", "--no-save"]).args(quiet).arg(tarball))?;
    run(&mut npm(&["run", "build", "--silent"]))?;
    copy(&to.join("node_modules/carbon-label"), &to.join("html/carbon-label"))
}

/// Copies a folder's files, and those below it but for what npm installs.
fn copy(from: &Path, to: &Path) -> Result<()> {
    fs::create_dir_all(to).with_context(|| format!("{} could not be made", to.display()))?;
    for entry in entries(from)? {
        let name = entry.file_name().unwrap_or_default();
        if name == "node_modules" || name == "dist" {
            continue;
        }
        let copied = to.join(name);
        if entry.is_dir() {
            copy(&entry, &copied)?;
        } else {
            fs::copy(&entry, &copied).with_context(|| format!("{} could not be copied", entry.display()))?;
        }
    }
    Ok(())
}
