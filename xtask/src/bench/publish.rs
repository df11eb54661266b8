//! What publishing costs a label: in comes a number of labels, out go seconds, memory, files and bytes for a
//! hundredth, a tenth and all of them, and for Hugo building pages of the same sizes.
//!
//! Pages are documents a browser opens: of a label, its page and its card in two languages, and its product's. Hugo is
//! given all of them and nothing else; a label's credential, data, pictures, snippets and compressed pages come on top
//! of ours.

use std::fs;
use std::io::Read;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::thread::sleep;
use std::time::{Duration, Instant};

use anyhow::{Context, Result, bail};

use crate::demo::{self, Place};
use crate::folder::{entries, fresh};
use crate::paths;
use crate::run::{command, run};

/// Labels, where nobody says how many.
const LABELS: u64 = 10_000;
/// For a hundred thousand labels on two cores.
const SECONDS: f64 = 120.0;
const MEGABYTES: u64 = 600;
/// Hugo holds its site in memory: it is not asked for the pages of more labels.
const MOST_OF_HUGO: u64 = 20_000;

/// `cargo xtask bench publish [LABELS]`.
pub(crate) fn publish(words: &[&str]) -> Result<()> {
    let labels = match words {
        [] => LABELS,
        [labels] => labels.parse().with_context(|| format!("`{labels}` is no number of labels"))?,
        _ => bail!("`bench publish` takes a number of labels"),
    };
    let place = Place::of("bench-publish");
    demo::build_labels(&place)?;
    // Nothing is deleted until all is measured: for minutes afterwards ext4 is slow to make files.
    let work = paths::target().join("bench-publish/synth");
    fresh(&work)?;
    println!("{:<34}{:>9}{:>9}{:>10}{:>10}{:>11}", "", "seconds", "MB", "ms each", "files", "KB each");
    let mut counts = vec![labels / 100, labels / 10, labels];
    counts.retain(|count| *count > 0);
    let folder = |count: &u64| work.join(count.to_string());
    let costs: Vec<Cost> = counts.iter().map(|count| ours(&place, &folder(count), *count)).collect::<Result<_>>()?;
    let ours = costs.last().context("no labels")?;
    let hugo = hugo(&work.join("hugo"), &folder(&labels).join("site"), labels.min(MOST_OF_HUGO))?;
    // A site that takes the place of another deletes folders: last, for the same reason.
    for count in &counts {
        published(&folder(count), *count, ", again")?;
    }
    fs::remove_dir_all(&work)?;
    println!("\npages a second: carbon-label {:.0} (and all else of a label), Hugo {hugo:.0}", ours.pages);
    println!("labels' own pages a second, nothing else counted: {:.0}", 2.0 * labels as f64 / ours.seconds);
    let budget = SECONDS * labels as f64 / 100_000.0;
    println!("{:.1} of {budget:.1} s, {} of {MEGABYTES} MB", ours.seconds, ours.megabytes);
    if ours.seconds > budget || ours.megabytes > MEGABYTES || ours.pages < hugo {
        bail!("over budget, or behind Hugo");
    }
    Ok(())
}

struct Cost {
    seconds: f64,
    megabytes: u64,
    /// A second.
    pages: f64,
}

/// What a folder holds.
#[derive(Default)]
struct Size {
    files: u64,
    bytes: u64,
    pages: u64,
}

fn ours(place: &Place, work: &Path, labels: u64) -> Result<Cost> {
    let programme = work.join("programme");
    let count = labels.to_string();
    let mut synth = carbon_label(&["synth", "--products", &count, "--seed", "1", "--quiet", "--programme"]);
    run(synth.arg(place.programme()).arg("--out").arg(&programme).stdout(Stdio::null()))?;
    published(work, labels, "")
}

/// Publishes the programme in a folder to the site beside it.
fn published(work: &Path, labels: u64, what: &str) -> Result<Cost> {
    let (site, nothing) = (work.join("site"), work.join("nothing"));
    let mut publish = carbon_label(&["publish"]);
    publish
        .arg(work.join("programme"))
        .arg("--out")
        .arg(&site)
        .arg("--app")
        .arg(&nothing)
        .arg("--element")
        .arg(&nothing);
    let (seconds, megabytes) = measured(publish.args(["--quiet", "--at", "2026-11-26"]))?;
    let each = seconds * 1000.0 / labels as f64;
    let Size { files, bytes, pages } = if what.is_empty() { size(&site)? } else { Size::default() };
    let kilobytes = bytes as f64 / 1000.0 / labels as f64;
    let name = format!("carbon-label, {labels} labels{what}");
    println!("{name:<34}{seconds:>9.1}{megabytes:>9}{each:>10.3}{files:>10}{kilobytes:>11.1}");
    Ok(Cost { seconds, megabytes, pages: pages as f64 / seconds })
}

/// Seconds a program takes, and the most memory it had.
fn measured(command: &mut Command) -> Result<(f64, u64)> {
    let begun = Instant::now();
    let mut child = command.stdout(Stdio::null()).stderr(Stdio::piped()).spawn()?;
    let (status, mut kilobytes) = (format!("/proc/{}/status", child.id()), 0);
    let ended = loop {
        if let Some(ended) = child.try_wait()? {
            break ended;
        }
        let text = fs::read_to_string(&status).unwrap_or_default();
        let peak =
            text.lines().find_map(|line| line.strip_prefix("VmHWM:")?.split_whitespace().next()?.parse::<u64>().ok());
        kilobytes = kilobytes.max(peak.unwrap_or(0));
        sleep(Duration::from_millis(20));
    };
    let seconds = begun.elapsed().as_secs_f64();
    if !ended.success() {
        let mut said = String::new();
        child.stderr.take().context("no stderr")?.read_to_string(&mut said)?;
        bail!("{said}");
    }
    Ok((seconds, kilobytes / 1024))
}

/// What a folder holds. A snippet is no page: it is pasted into one.
fn size(folder: &Path) -> Result<Size> {
    let (mut size, mut due) = (Size::default(), vec![folder.to_owned()]);
    while let Some(folder) = due.pop() {
        for entry in fs::read_dir(&folder)? {
            let entry = entry?;
            if entry.file_type()?.is_dir() {
                due.push(entry.path());
            } else {
                let name = entry.file_name();
                size.files += 1;
                size.bytes += entry.metadata()?.len();
                size.pages += u64::from(name.to_string_lossy().ends_with(".html") && name != "snippet.html");
            }
        }
    }
    Ok(size)
}

/// Pages a second of Hugo until the disk has them: all pages of so many labels, each as large as ours are on the
/// whole, our own markup as content in a layout that has our style.
fn hugo(folder: &Path, site: &Path, labels: u64) -> Result<f64> {
    let label = a_label(&site.join("label"))?;
    let product = entries(&site.join("01"))?.into_iter().next().context("the site has no product")?;
    // The page, and how many a label has of it.
    let kinds = [
        ("label", label.join("index.html"), 2),
        ("card", label.join("card.html"), 2),
        ("01", product.join("index.html"), 1),
    ];
    for (kind, page, each) in &kinds {
        let (content, layouts) = (folder.join("content").join(kind), folder.join("layouts").join(kind));
        fs::create_dir_all(&content)?;
        fs::create_dir_all(&layouts)?;
        let page = fs::read_to_string(page)?;
        let (head, body) = page.split_once("</head>").context("a page without a head")?;
        fs::write(
            layouts.join("single.html"),
            format!("{head}<title>{{{{ .Title }}}}</title></head>{{{{ .Content }}}}"),
        )?;
        for at in 0..labels * each {
            fs::write(content.join(format!("{at}.html")), format!("---\ntitle: \"Label {at}\"\n---\n{body}"))?;
        }
    }
    let settings = "baseURL = \"https://labels.example/\"\ndisableKinds = [\"home\", \"section\", \"taxonomy\", \"term\", \"RSS\", \"sitemap\", \"404\"]\n";
    fs::write(folder.join("config.toml"), settings)?;
    let mut build = command("hugo", &["--quiet", "--source"]);
    let settle = || measured(command("sync", &["--file-system"]).arg(folder));
    settle()?;
    let (built, megabytes) = measured(build.arg(folder))?;
    // `publish` ends when the disk has its files; Hugo, while they are in memory.
    let seconds = built + settle()?.0;
    let Size { files, bytes, pages } = size(&folder.join("public"))?;
    let (name, each) = (format!("Hugo, all pages of {labels} labels"), seconds * 1000.0 / labels as f64);
    let kilobytes = bytes as f64 / 1000.0 / labels as f64;
    println!("{name:<34}{seconds:>9.1}{megabytes:>9}{each:>10.3}{files:>10}{kilobytes:>11.1}");
    let asked: u64 = kinds.iter().map(|(_, _, each)| labels * each).sum();
    if pages < asked {
        bail!("Hugo built {pages} of {asked} pages");
    }
    Ok(pages as f64 / seconds)
}

/// The folder of the label, among the first ones, whose page is as large as they are on the whole.
fn a_label(labels: &Path) -> Result<PathBuf> {
    let folders = entries(labels)?.into_iter().filter(|label| label.join("index.html").is_file());
    let sized: Vec<(u64, PathBuf)> = folders
        .take(1_000)
        .map(|label| Ok((fs::metadata(label.join("index.html"))?.len(), label)))
        .collect::<Result<_>>()?;
    let mean = sized.iter().map(|(size, _)| size).sum::<u64>() / (sized.len() as u64).max(1);
    let nearest = sized.into_iter().min_by_key(|(size, _)| size.abs_diff(mean));
    nearest.map(|(_, label)| label).context("the site has no label")
}

fn carbon_label(words: &[&str]) -> Command {
    command(paths::program("release", "carbon-label"), words)
}
