//! The app in the browser: in come `src/bin/verify.rs` and `src/bin/studio.rs` and all they use, out
//! goes `pkg/app/` with the glue and a small wasm of each. Cargo decides what to rebuild; glue and
//! optimising are skipped while cargo's output stays the same.

use std::fs;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};
use wasm_bindgen_cli_support::Bindgen;

use crate::folder::empty;
use crate::paths;
use crate::run::{command, run};
use crate::setup::WASM;

/// How cargo builds the app: with a standard library compiled for it, in which a panic is one
/// instruction. The ready-made one carries the formatting of messages that nobody in a browser
/// reads: a sixth of the download.
const BUILD: [&str; 8] =
    ["build", "--quiet", "--profile", "wasm", "-Zbuild-std=std,panic_abort", "--config", PANIC, "--target"];

const PANIC: &str = "target.wasm32-unknown-unknown.rustflags = \
     ['-Zunstable-options', '-Cpanic=immediate-abort', '-Zfmt-debug=none', '-Zlocation-detail=none']";

/// rustc's and cargo's own switch for `-Z` on a stable toolchain. Set for this one build, so that
/// everything else here stays plain stable Rust.
const ALLOW_UNSTABLE: (&str, &str) = ("RUSTC_BOOTSTRAP", "1");

/// rustc emits these since 1.87; wasm-opt refuses them unless told.
const OPTIMISE: [&str; 7] = [
    "-Oz",
    "--enable-bulk-memory",
    "--enable-nontrapping-float-to-int",
    "--enable-sign-ext",
    "--enable-mutable-globals",
    "--enable-reference-types",
    "--enable-multivalue",
];

/// The glue without its comments and long names.
const MINIFY: [&str; 4] = ["--module", "--compress", "passes=2", "--mangle"];

/// The app's programs, one a page.
const APP: [&str; 2] = ["verify", "studio"];

const PACKAGE: [&str; 5] = ["--package", "carbon-label", "--no-default-features", "--features", "app"];

/// Compiles the app; returns cargo's wasm of each program.
pub(crate) fn compile() -> Result<Vec<PathBuf>> {
    let program = |name: &&str| compile_as_app(&[&PACKAGE[..], &["--bin", name]].concat(), name);
    APP.iter().map(program).collect()
}

/// Compiles another program exactly as the app is compiled; returns cargo's wasm.
pub(crate) fn compile_as_app(which: &[&str], name: &str) -> Result<PathBuf> {
    let (variable, value) = ALLOW_UNSTABLE;
    run(command("cargo", &BUILD).arg(WASM).args(which).env(variable, value))?;
    Ok(paths::target().join(WASM).join("wasm").join(name).with_extension("wasm"))
}

/// The folder that `pack` fills.
pub(crate) fn folder() -> PathBuf {
    paths::root().join("pkg/app")
}

/// Makes `pkg/app/` from cargo's wasm; false when it was there already.
pub(crate) fn pack(compiled: &[PathBuf]) -> Result<bool> {
    pack_into(&folder(), compiled)
}

/// Makes glue and wasm in a folder from cargo's wasm, `<name>.js` and `<name>_bg.wasm` of each; false
/// when they were there already.
pub(crate) fn pack_into(folder: &Path, compiled: &[PathBuf]) -> Result<bool> {
    // Inside the folder and written last: a folder half made has none.
    let stamp_file = folder.join("packed-from");
    let stamp = stamp(compiled)?;
    if fs::read_to_string(&stamp_file).is_ok_and(|last| last == stamp) {
        return Ok(false);
    }
    empty(folder)?;
    for compiled in compiled {
        let name = compiled.file_stem().and_then(|name| name.to_str()).context("cargo's wasm has no name")?;
        glue(compiled, name, folder)?;
        minify(&folder.join(format!("{name}.js")))?;
        optimise(&folder.join(format!("{name}_bg.wasm")))?;
    }
    fs::write(&stamp_file, stamp).with_context(|| format!("{} could not be written", stamp_file.display()))?;
    Ok(true)
}

/// Stands for everything that `pack` works from: cargo's wasm and the tools' versions.
fn stamp(compiled: &[PathBuf]) -> Result<String> {
    let mut hasher = DefaultHasher::new();
    for input in compiled.iter().chain([&paths::root().join("package-lock.json")]) {
        let bytes = fs::read(input).with_context(|| format!("{} is missing", input.display()))?;
        bytes.hash(&mut hasher);
    }
    (OPTIMISE, MINIFY).hash(&mut hasher);
    Ok(format!("{:016x}", hasher.finish()))
}

fn glue(compiled: &Path, name: &str, folder: &Path) -> Result<()> {
    Bindgen::new()
        .input_path(compiled)
        .out_name(name)
        .web(true)?
        .typescript(false)
        .remove_name_section(true)
        .remove_producers_section(true)
        .generate(folder)
        .with_context(|| format!("wasm-bindgen could not make {}", folder.display()))
}

fn minify(script: &Path) -> Result<()> {
    run(command("node", &["node_modules/terser/bin/terser"]).arg(script).args(MINIFY).arg("--output").arg(script))
}

fn optimise(wasm: &Path) -> Result<()> {
    let smaller = wasm.with_extension("small");
    run(command("node", &["node_modules/binaryen/bin/wasm-opt"])
        .args(OPTIMISE)
        .arg(wasm)
        .arg("--output")
        .arg(&smaller))?;
    fs::rename(smaller, wasm).with_context(|| format!("{} could not be replaced", wasm.display()))
}
