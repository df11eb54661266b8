//! The programs in the browser: in come the programs of `src/bin/` that it runs (`element.rs` twice, as
//! features have it) and all they use, out go `pkg/app/` and `pkg/element/` with the glue and a small wasm of each. Cargo
//! decides what to rebuild; glue and optimising are skipped while cargo's output stays the same.

use std::fs;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::num::NonZero;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Mutex, mpsc};
use std::thread::{self, available_parallelism};

use anyhow::{Context, Result, anyhow, ensure};
use wasm_bindgen_cli_support::Bindgen;

use crate::paths;
use crate::run::{command, run};
use crate::setup::WASM;

/// How cargo builds them: with a standard library compiled for it, in which a panic is one
/// instruction. The ready-made one carries the formatting of messages that nobody in a browser
/// reads: a sixth of the download.
const BUILD: [&str; 6] = ["build", "--quiet", "-Zbuild-std=std,panic_abort", "--config", PANIC, "--target"];

/// Where the standard library has two ways, the smaller one.
const SMALL: &str = "-Zbuild-std-features=optimize_for_size";

const PANIC: &str = "target.wasm32-unknown-unknown.rustflags = \
     ['-Zunstable-options', '-Cpanic=immediate-abort', '-Zfmt-debug=none', '-Zlocation-detail=none']";

/// rustc's and cargo's own switch for `-Z` on a stable toolchain. Set for this one build, so that
/// everything else here stays plain stable Rust.
const ALLOW_UNSTABLE: (&str, &str) = ("RUSTC_BOOTSTRAP", "1");

/// rustc emits these since 1.87; wasm-opt refuses them unless told.
const OPTIMISE: [&str; 7] = [
    // Nothing is below the first kilobyte: the stack ends there, as rustc lays memory out.
    "--low-memory-unused",
    "--enable-bulk-memory",
    "--enable-nontrapping-float-to-int",
    "--enable-sign-ext",
    "--enable-mutable-globals",
    "--enable-reference-types",
    "--enable-multivalue",
];

/// Once more, as long as it gets smaller: twice the time for a thousandth of the bytes.
const LONGER: &str = "--converge";

/// What glue exports, and what of it is left in the element's: its script fetches for itself, to compare digests.
const EXPORTS: [&str; 2] = ["export { initSync, __wbg_init as default };", "export { initSync };"];
/// The glue without its comments and long names.
const MINIFY: [&str; 4] = ["--module", "--compress", "passes=2", "--mangle"];

/// What a program is built for.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub(crate) enum Aim {
    /// Few bytes: what a page waits for.
    Small,
    /// Little time: what works on a hundred thousand products while somebody types.
    Fast,
}

impl Aim {
    /// Cargo's profile, by which its folder is called, too.
    fn profile(self) -> &'static str {
        match self {
            Self::Small => "wasm",
            Self::Fast => "wasm-fast",
        }
    }

    fn build(self) -> &'static [&'static str] {
        match self {
            Self::Small => &[SMALL],
            Self::Fast => &[],
        }
    }

    fn optimise(self) -> &'static [&'static str] {
        match self {
            // Control flow as it was before LLVM wrote it for a stack machine, and from there on twice; then the
            // locals again, of which fewer compress better, and once more for what that leaves. More inlining makes
            // fewer functions, and a label later: a browser compiles each when it is first called, whole.
            Self::Small => &[
                "--flatten",
                "--rereloop",
                "-Oz",
                "-Oz",
                "--reorder-locals",
                "--coalesce-locals-learning",
                "--vacuum",
                "-Oz",
            ],
            Self::Fast => &["-O3"],
        }
    }
}

/// A program of the package, built for the browser.
pub(crate) struct Program {
    /// How its packed files begin.
    name: &'static str,
    /// Its binary.
    bin: &'static str,
    /// The features it is compiled with. Compiling the library takes most of the time: programs have them in common
    /// where what one of them alone needs is not in the other's file anyway.
    feature: &'static str,
    /// The folder it is packed into, in `pkg/`.
    folder: &'static str,
    aim: Aim,
    /// Whether a page goes on after a panic: its glue can then begin again with a fresh instance.
    restarts: bool,
    /// Scripts of ours beside it, in `src/<folder>/`, which are packed with it.
    scripts: &'static [&'static str],
}

/// The Yew app where labels are verified.
pub(crate) const VERIFY: Program = app("verify");
/// The Yew app where labels are made ready for other pages.
const STUDIO: Program = app("studio");
/// The Yew app where products are compared.
const COMPARE: Program = app("compare");
/// The Yew app where an enterprise's labels are evaluated for lending.
const EVALUATE: Program = app("evaluate");
/// The Yew app where an application is prepared.
const DRAFT: Program = app("draft");
/// What the portal's worker runs.
const PORTAL: Program = Program { feature: "portal,scan", aim: Aim::Fast, ..app("portal") };
/// What reads QR symbols where the browser cannot.
const SCAN: Program = Program { feature: "portal,scan", aim: Aim::Fast, ..app("scan") };
/// What the portal's worker loads to write workbooks.
const SHEET: Program = Program { feature: "sheet", ..app("sheet") };
/// What workers load to read them.
pub(crate) const BOOK: Program = Program { feature: "book,signatures", ..app("book") };
/// What the app's pages load to read other people's documents.
pub(crate) const DOCUMENTS: Program = Program { feature: "reader", ..app("documents") };
/// What `<carbon-label>` runs to draw a verified label as badge or card.
pub(crate) const ELEMENT: Program = Program {
    name: "element",
    bin: "element",
    feature: "element",
    folder: "element",
    aim: Aim::Small,
    restarts: true,
    scripts: &["shim.js", "program.js"],
};
/// What it runs for all the rest: the same with words for every refusal, and the full label.
pub(crate) const WHOLE: Program = Program {
    name: "whole",
    bin: "element",
    feature: "element,whole",
    folder: "element",
    aim: Aim::Small,
    restarts: true,
    scripts: &[],
};
/// What it asks about signatures where the browser cannot tell.
pub(crate) const SIGNATURES: Program = Program {
    name: "signatures",
    bin: "signatures",
    feature: "book,signatures",
    folder: "element",
    aim: Aim::Small,
    restarts: false,
    scripts: &[],
};

/// A page of the app.
const fn app(name: &'static str) -> Program {
    Program { name, bin: name, feature: "app", folder: "app", aim: Aim::Small, restarts: false, scripts: &[] }
}

/// All of them. The largest first, so that no core waits for one at the end.
pub(crate) const ALL: [Program; 13] =
    [PORTAL, SCAN, SHEET, COMPARE, EVALUATE, STUDIO, VERIFY, DRAFT, WHOLE, BOOK, SIGNATURES, DOCUMENTS, ELEMENT];

/// Programs that are compiled in one go: those that follow each other with the same features.
fn groups(programs: &[Program]) -> impl Iterator<Item = (&Program, &[Program])> {
    let alike = |one: &Program, next: &Program| (one.feature, one.aim) == (next.feature, next.aim);
    programs.chunk_by(alike).filter_map(|group| Some((group.first()?, group)))
}

/// What cargo is told of such a group.
fn which(first: &Program, group: &[Program]) -> Vec<&'static str> {
    let mut which = vec!["--package", "carbon-label", "--no-default-features", "--features", first.feature];
    which.extend(group.iter().flat_map(|program| ["--bin", program.bin]));
    which
}

/// Lints of all of them, with the library as each has it.
pub(crate) fn lint_all() -> Result<()> {
    for (first, group) in groups(&ALL) {
        let mut lint = command("cargo", &["clippy", "--quiet", "--lib"]);
        run(lint.args(which(first, group)).args(["--target", WASM, "--", "-D", "warnings"]))?;
    }
    Ok(())
}

/// Compiles programs, each group in one go: linking a program takes one core.
/// Hands over a copy of cargo's wasm for each.
fn compile_each<'a>(programs: &'a [Program], mut done: impl FnMut(&'a Program, PathBuf)) -> Result<()> {
    for (first, group) in groups(programs) {
        let folder = compile(&which(first, group), first.aim)?;
        for program in group {
            let compiled = folder.join(program.bin).with_extension("wasm");
            // A binary with other features takes its place.
            let own = folder.join(format!("{}-program.wasm", program.name));
            fs::copy(&compiled, &own).with_context(|| format!("{} could not be copied", compiled.display()))?;
            done(program, own);
        }
    }
    Ok(())
}

/// Compiles programs; gives a copy of cargo's wasm for each.
pub(crate) fn compile_all(programs: &[Program]) -> Result<Vec<PathBuf>> {
    let mut copies = Vec::new();
    compile_each(programs, |_, copy| copies.push(copy))?;
    Ok(copies)
}

/// Compiles programs and packs each as soon as it is compiled, while cargo goes on with the next ones and then with
/// what else is to be built. Says how many were not packed already.
pub(crate) fn build_all(programs: &[Program], then: impl FnOnce() -> Result<()>) -> Result<usize> {
    let (compiled, due) = mpsc::channel::<(&Program, PathBuf)>();
    let due = Mutex::new(due);
    let packed = AtomicUsize::new(0);
    let work = || -> Result<()> {
        // The lock is held only while the next one is waited for.
        while let Some((program, compiled)) = due.lock().ok().and_then(|due| due.recv().ok()) {
            packed.fetch_add(usize::from(program.pack(&compiled)?), Ordering::Relaxed);
        }
        Ok(())
    };
    let cores = available_parallelism().map_or(1, NonZero::get);
    thread::scope(|scope| {
        let workers: Vec<_> = (0..cores).map(|_| scope.spawn(work)).collect();
        // Nobody takes it where packing failed, which is told below.
        let built = compile_each(programs, |program, copy| drop(compiled.send((program, copy)))).and_then(|()| then());
        drop(compiled);
        let packed =
            workers.into_iter().try_for_each(|worker| worker.join().map_err(|_| anyhow!("packing was given up"))?);
        built.and(packed)
    })?;
    Ok(packed.into_inner())
}

impl Program {
    /// The folder that `pack` fills.
    pub(crate) fn folder(&self) -> PathBuf {
        paths::root().join("pkg").join(self.folder)
    }

    /// Makes its part of its folder from cargo's wasm; false when it was there already.
    pub(crate) fn pack(&self, compiled: &Path) -> Result<bool> {
        self.pack_into(&self.folder(), compiled)
    }

    /// Makes glue and wasm in a folder from cargo's wasm; false when they were there already.
    pub(crate) fn pack_into(&self, folder: &Path, compiled: &Path) -> Result<bool> {
        // Inside the folder, gone while it is made and written last: what is half made has none.
        let stamp_file = folder.join(format!("{}.packed-from", self.name));
        let stamp = self.stamp(compiled)?;
        if fs::read_to_string(&stamp_file).is_ok_and(|last| last == stamp) {
            return Ok(false);
        }
        fs::create_dir_all(folder).with_context(|| format!("{} could not be made", folder.display()))?;
        fs::write(&stamp_file, "").with_context(|| format!("{} could not be written", stamp_file.display()))?;
        self.glue(compiled, folder)?;
        let glue = folder.join(format!("{}.js", self.name));
        minify(&glue, &glue)?;
        for (script, source) in self.scripts.iter().zip(self.sources()) {
            minify(&source, &folder.join(script))?;
        }
        optimise(&folder.join(format!("{}_bg.wasm", self.name)), &self.passes())?;
        fs::write(&stamp_file, stamp).with_context(|| format!("{} could not be written", stamp_file.display()))?;
        Ok(true)
    }

    fn sources(&self) -> impl Iterator<Item = PathBuf> {
        self.scripts.iter().map(|script| paths::root().join("src").join(self.folder).join(script))
    }

    /// The optimiser's passes. Other people's pages wait for the element, so that it is worth the time.
    fn passes(&self) -> Vec<&'static str> {
        let longer = (self.folder == ELEMENT.folder).then_some(LONGER);
        longer.into_iter().chain(self.aim.optimise().iter().copied()).collect()
    }

    /// Stands for everything that `pack` works from: cargo's wasm, the scripts, the tools' versions.
    fn stamp(&self, compiled: &Path) -> Result<String> {
        let mut hasher = DefaultHasher::new();
        for input in self.sources().chain([compiled.to_owned(), paths::root().join("package-lock.json")]) {
            let bytes = fs::read(&input).with_context(|| format!("{} is missing", input.display()))?;
            bytes.hash(&mut hasher);
        }
        (OPTIMISE, self.passes(), MINIFY, EXPORTS).hash(&mut hasher);
        Ok(format!("{:016x}", hasher.finish()))
    }

    fn glue(&self, compiled: &Path, folder: &Path) -> Result<()> {
        Bindgen::new()
            .input_path(compiled)
            .out_name(self.name)
            .web(true)?
            .typescript(false)
            .reset_state_function(self.restarts)
            .remove_name_section(true)
            .remove_producers_section(true)
            .generate(folder)
            .with_context(|| format!("wasm-bindgen could not make {}", folder.display()))?;
        if self.folder == ELEMENT.folder { without_fetching(&folder.join(format!("{}.js", self.name))) } else { Ok(()) }
    }
}

/// Compiles another program exactly as the app is compiled; returns cargo's wasm.
pub(crate) fn compile_as_app(which: &[&str], name: &str) -> Result<PathBuf> {
    Ok(compile(which, Aim::Small)?.join(name).with_extension("wasm"))
}

/// Gives the folder of what was compiled.
fn compile(which: &[&str], aim: Aim) -> Result<PathBuf> {
    let (variable, value) = ALLOW_UNSTABLE;
    let mut build = command("cargo", &BUILD);
    build.arg(WASM).args(["--profile", aim.profile()]).args(aim.build()).args(which);
    run(build.env(variable, value))?;
    Ok(paths::target().join(WASM).join(aim.profile()))
}

/// Takes from glue what fetches a wasm.
fn without_fetching(glue: &Path) -> Result<()> {
    let script = fs::read_to_string(glue).with_context(|| format!("{} is missing", glue.display()))?;
    let [all, own] = EXPORTS;
    let kept = script.replace(all, own);
    ensure!(kept != script, "{} ends otherwise than wasm-bindgen used to end it", glue.display());
    fs::write(glue, kept).with_context(|| format!("{} could not be written", glue.display()))
}

fn minify(script: &Path, out: &Path) -> Result<()> {
    run(command("node", &["node_modules/terser/bin/terser"]).arg(script).args(MINIFY).arg("--output").arg(out))
}

fn optimise(wasm: &Path, passes: &[&str]) -> Result<()> {
    let smaller = wasm.with_extension("small");
    run(command("node", &["node_modules/binaryen/bin/wasm-opt"])
        .args(passes)
        .args(OPTIMISE)
        .arg(wasm)
        .arg("--output")
        .arg(&smaller))?;
    fs::rename(smaller, wasm).with_context(|| format!("{} could not be replaced", wasm.display()))
}
