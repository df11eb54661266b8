//! Sizes: in comes a freshly built demonstration site, out go tables of what a browser has to
//! fetch, beside its budget; over a budget is a failure.
//!
//! Pages are held to their budget as gzip, which every server has; wasm as brotli, which whoever
//! publishes wasm can be expected to have.

use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};
use brotli::enc::BrotliEncoderParams;
use flate2::{Compression, write::GzEncoder};

use crate::demo::{self, Place};
use crate::folder::entries;
use crate::progress::Progress;

/// One label page, gzip -9.
const PAGE: usize = 14 * 1024;
/// The verify page's program with its glue, brotli quality 11. The aim is [`AIM`], which it kept while it
/// read labels of one algorithm; two more, status lists, disclosures, passports, what each step found, conformity
/// credentials, what other documents declare, and the glance that knows a table have made it larger. This is where it
/// stands, so that nothing is added unseen.
const VERIFY: usize = 198 * 1024;
/// What it is to come back to.
const AIM: usize = 130 * 1024;
/// The studio's program with its glue, where it stands: it verifies, writes snippets, and draws what is printed.
const STUDIO: usize = 189 * 1024;
/// The portal's program with its glue, where it stands.
const COMPARE: usize = 225 * 1024;
/// The programs of evaluations and of drafts with their glue, where they stand.
const EVALUATE: usize = 206 * 1024;
const DRAFT: usize = 164 * 1024;
/// What the portal's worker runs, which is compiled for speed, where it stands.
const PORTAL: usize = 470 * 1024;
/// What is loaded when a workbook is asked for, and when a camera or a photo is, where they stand.
const SHEET: usize = 250 * 1024;
/// What is loaded when a workbook is brought, and when a document of another format or a table is, where they
/// stand.
const BOOK: usize = 223 * 1024;
const DOCUMENTS: usize = 135 * 1024;
const SCAN: usize = 90 * 1024;
/// Shim, program with its styles, glue and wasm of `<carbon-label>`, brotli quality 11.
const ELEMENT: usize = 75 * 1024;
/// The program it loads for what is no verified badge or card, with its glue and styles, brotli quality 11, where it
/// stands.
const WHOLE: usize = 90 * 1024;
/// Our own curves with their glue, brotli quality 11, where they stand.
const SIGNATURES: usize = 32 * 1024;
/// The shim alone, which every page with a label runs at once.
const SHIM: usize = 3 * 1024;
/// What a page with a label near its viewport loads beside the shim.
const ELEMENT_FILES: [&str; 3] = ["element_bg.wasm", "element.js", "program.js"];
/// What it loads instead for a full label, and as well for one that is refused.
const WHOLE_FILES: [&str; 2] = ["whole_bg.wasm", "whole.js"];
/// What such a page loads as well for SM2, and in a browser that cannot check a label's signature.
const SIGNATURES_FILES: [&str; 2] = ["signatures_bg.wasm", "signatures.js"];

/// Bytes, three ways.
#[derive(Clone, Copy, Default)]
struct Size {
    raw: usize,
    gzip: usize,
    brotli: usize,
}

impl std::ops::Add for Size {
    type Output = Self;

    fn add(self, other: Self) -> Self {
        Self { raw: self.raw + other.raw, gzip: self.gzip + other.gzip, brotli: self.brotli + other.brotli }
    }
}

/// `cargo xtask bench size`.
pub(crate) fn size() -> Result<()> {
    let place = Place::of("bench");
    demo::build(&place, &mut Progress::of(demo::STEPS))?;
    let site = place.site();
    heading("label pages");
    let pages = table(site, &label_pages(site)?)?;
    let (largest, page) = pages.into_iter().max_by_key(|(_, size)| size.gzip).context("the site has no label")?;
    let verify = program(site, "verify", &["boot.js"])?;
    let studio = program(site, "studio", &["boot.js"])?;
    let compare = program(site, "compare", &["boot.js"])?;
    let [evaluate, draft] = [program(site, "evaluate", &["boot.js"])?, program(site, "draft", &["boot.js"])?];
    let portal = program(site, "portal", &["worker.js", "programs.js"])?;
    let sheet = program(site, "sheet", &[])?;
    let book = program(site, "book", &[])?;
    let documents = program(site, "documents", &["reader.js", "programs.js"])?;
    let scan = program(site, "scan", &["scanner.js"])?;
    heading("element");
    let shim = measured(site, &site.join("embed/carbon-label.js"))?.1;
    let element = shim + together(site, &element_files(site, &ELEMENT_FILES)?)?;
    row(element, "with the shim");
    heading("element, the whole of it");
    let whole = together(site, &element_files(site, &WHOLE_FILES)?)?;
    heading("element, its own curves");
    let signatures = together(site, &element_files(site, &SIGNATURES_FILES)?)?;

    println!();
    let fits = [
        verdict(&format!("largest page, {largest}, gzip"), page.gzip, PAGE),
        verdict("verify page's program with its glue, brotli", verify.brotli, VERIFY),
        verdict("studio's program with its glue, brotli", studio.brotli, STUDIO),
        verdict("portal's program with its glue, brotli", compare.brotli, COMPARE),
        verdict("evaluations' program with its glue, brotli", evaluate.brotli, EVALUATE),
        verdict("drafts' program with its glue, brotli", draft.brotli, DRAFT),
        verdict("the portal's worker's program with its glue, brotli", portal.brotli, PORTAL),
        verdict("what writes workbooks, brotli", sheet.brotli, SHEET),
        verdict("what reads workbooks, brotli", book.brotli, BOOK),
        verdict("what reads documents of other formats, brotli", documents.brotli, DOCUMENTS),
        verdict("what reads QR symbols, brotli", scan.brotli, SCAN),
        verdict("element with everything, brotli", element.brotli, ELEMENT),
        verdict("its whole program with its glue, brotli", whole.brotli, WHOLE),
        verdict("its shim, brotli", shim.brotli, SHIM),
        verdict("its own curves, brotli", signatures.brotli, SIGNATURES),
    ];
    println!("     aim for the verify page: {AIM} bytes; {} to go", verify.brotli.saturating_sub(AIM));
    if fits.contains(&false) {
        bail!("over budget");
    }
    Ok(())
}

/// A program of the app with its glue and what else is loaded with it, together.
fn program(site: &Path, name: &str, more: &[&str]) -> Result<Size> {
    heading(name);
    together(site, &app_files(site, name, more)?)
}

/// The Chinese label pages, then the English ones.
fn label_pages(site: &Path) -> Result<Vec<PathBuf>> {
    let mut pages = Vec::new();
    for folder in [site.join("label"), site.join("en/label")] {
        pages.extend(entries(&folder)?.iter().map(|entry| entry.join("index.html")));
    }
    // Beside each label's folder are its .jwt and .svg.
    pages.retain(|page| page.is_file());
    Ok(pages)
}

fn app_files(site: &Path, name: &str, more: &[&str]) -> Result<Vec<PathBuf>> {
    let more = more.iter().map(|file| (*file).to_owned());
    let files: Vec<String> = [format!("{name}_bg.wasm"), format!("{name}.js")].into_iter().chain(more).collect();
    let has_app = |folder: &PathBuf| folder.join(&files[0]).is_file();
    let folder = entries(&site.join("assets"))?.into_iter().find(has_app);
    let folder = folder.with_context(|| format!("the site has no assets/app-…/{}", files[0]))?;
    Ok(files.iter().map(|file| folder.join(file)).collect())
}

fn element_files(site: &Path, names: &[&str]) -> Result<Vec<PathBuf>> {
    let is_element = |folder: &PathBuf| folder.join("element_bg.wasm").is_file();
    let folder = entries(&site.join("embed"))?.into_iter().find(is_element);
    let folder = folder.context("the site has no embed/…/element_bg.wasm")?;
    Ok(names.iter().map(|name| folder.join(name)).collect())
}

/// Prints some files' sizes, and gives their sum.
fn together(site: &Path, files: &[PathBuf]) -> Result<Size> {
    let sum = table(site, files)?.into_iter().fold(Size::default(), |sum, (_, size)| sum + size);
    row(sum, "together");
    Ok(sum)
}

fn heading(what: &str) {
    println!("\n{:>9} {:>9} {:>9}  {what}", "raw", "gzip -9", "brotli 11");
}

/// Prints each file's size and returns them with their names within the site.
fn table(site: &Path, files: &[PathBuf]) -> Result<Vec<(String, Size)>> {
    files.iter().map(|file| measured(site, file)).collect()
}

fn measured(site: &Path, file: &Path) -> Result<(String, Size)> {
    let bytes = fs::read(file).with_context(|| format!("{} is missing", file.display()))?;
    let size = Size { raw: bytes.len(), gzip: gzip(&bytes)?, brotli: brotli(&bytes)? };
    let name = file.strip_prefix(site).unwrap_or(file).display().to_string();
    row(size, &name);
    Ok((name, size))
}

fn row(size: Size, name: &str) {
    println!("{:>9} {:>9} {:>9}  {name}", size.raw, size.gzip, size.brotli);
}

fn verdict(what: &str, bytes: usize, budget: usize) -> bool {
    let fits = bytes <= budget;
    let mark = if fits { "ok  " } else { "OVER" };
    println!("{mark} {what}: {bytes} of {budget} bytes");
    fits
}

fn gzip(bytes: &[u8]) -> Result<usize> {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::best());
    encoder.write_all(bytes)?;
    Ok(encoder.finish()?.len())
}

pub(super) fn brotli(mut bytes: &[u8]) -> Result<usize> {
    let best = BrotliEncoderParams { quality: 11, lgwin: 22, ..Default::default() };
    Ok(brotli::BrotliCompress(&mut bytes, &mut std::io::sink(), &best)?)
}
