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
/// The app with its glue, brotli quality 11. The aim is [`APP_AIM`], which it kept while it read labels
/// of one algorithm; two more, status lists, disclosures, passports and what each step found have made
/// it larger. This is where it stands, so that nothing is added unseen.
const APP: usize = 206 * 1024;
/// What the app is to come back to.
const APP_AIM: usize = 130 * 1024;
/// What a page with the app loads.
const APP_FILES: [&str; 3] = ["app_bg.wasm", "app.js", "boot.js"];
/// Shim, program with its styles, glue and wasm of `<carbon-label>`, brotli quality 11.
const ELEMENT: usize = 75 * 1024;
/// The shim alone, which every page with a label runs at once.
const SHIM: usize = 3 * 1024;
/// What a page with a label near its viewport loads beside the shim.
const ELEMENT_FILES: [&str; 3] = ["element_bg.wasm", "element.js", "program.js"];

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
    let pages = label_pages(site)?;
    let app = app_files(site)?;

    heading("label pages");
    let pages = table(site, &pages)?;
    let (largest, page) = pages.into_iter().max_by_key(|(_, size)| size.gzip).context("the site has no label")?;
    heading("app");
    let app = together(site, &app)?;
    heading("element");
    let shim = measured(site, &site.join("embed/carbon-label.js"))?.1;
    let element = shim + together(site, &element_files(site)?)?;
    row(element, "with the shim");

    println!();
    let pages_fit = verdict(&format!("largest page, {largest}, gzip"), page.gzip, PAGE);
    let app_fits = verdict("app with its glue, brotli", app.brotli, APP);
    let element_fits = verdict("element with everything, brotli", element.brotli, ELEMENT);
    let shim_fits = verdict("its shim, brotli", shim.brotli, SHIM);
    println!("     aim for the app: {APP_AIM} bytes; {} to go", app.brotli.saturating_sub(APP_AIM));
    if !(pages_fit && app_fits && element_fits && shim_fits) {
        bail!("over budget");
    }
    Ok(())
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

fn app_files(site: &Path) -> Result<Vec<PathBuf>> {
    let is_app = |folder: &PathBuf| folder.join("app_bg.wasm").is_file();
    let folder = entries(&site.join("assets"))?.into_iter().find(is_app);
    let folder = folder.context("the site has no assets/app-…/app_bg.wasm")?;
    Ok(APP_FILES.iter().map(|name| folder.join(name)).collect())
}

fn element_files(site: &Path) -> Result<Vec<PathBuf>> {
    let is_element = |folder: &PathBuf| folder.join("element_bg.wasm").is_file();
    let folder = entries(&site.join("embed"))?.into_iter().find(is_element);
    let folder = folder.context("the site has no embed/…/element_bg.wasm")?;
    Ok(ELEMENT_FILES.iter().map(|name| folder.join(name)).collect())
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

fn brotli(mut bytes: &[u8]) -> Result<usize> {
    let best = BrotliEncoderParams { quality: 11, lgwin: 22, ..Default::default() };
    Ok(brotli::BrotliCompress(&mut bytes, &mut std::io::sink(), &best)?)
}
