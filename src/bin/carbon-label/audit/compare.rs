//! The published site, drawn again from the labels and held against what stands there.
//!
//! A site says when its labels were checked, on every label's page; drawn again as of then, every
//! byte has to be the same.

use super::Arguments;
use crate::progress::Progress;
use crate::{asking::Asking, error::Error, publish, world};
use carbon_label::{
    audit::{Audit, Compared, Finding, Found, Served, Site},
    credential::AtHand,
    evidence::Evidence,
    label::{Instant, Number},
    programme::Programme,
    site::{AppFiles, Base, Element, Entry, File, Pictures, Publication, served},
    text::Lang,
};
use std::{
    collections::HashSet,
    fs,
    path::{Path, PathBuf},
};

/// No page of ours is larger.
const MAX_PAGE: u64 = 64 * 1024 * 1024;

/// As many pages as say the time the site was published at.
const WITNESSES: usize = 25;

pub(super) fn run(
    arguments: &Arguments,
    folder: &Path,
    programme: &Programme,
    files: &[PathBuf],
    audit: &mut Audit,
    lang: Lang,
) -> Result<(), Error> {
    if !folder.join("index.html").exists() {
        return Err(Error::NoSite(folder.to_owned()));
    }
    let base = match &arguments.base {
        Some(address) => Base::for_trial(address).ok_or_else(|| Error::Base(address.clone()))?,
        None => Base::of(&programme.about.site),
    };
    let paths = served::paths(folder).map_err(|(path, reason)| Error::Read(path, reason))?;
    let published = match &arguments.published {
        Some(text) => world::instant(Some(text))?,
        None => published(folder, &paths)?.unwrap_or(audit.at),
    };
    audit.site = Some(Compared { files: paths.len(), published });
    // The lists as the site carries them: a decision made since is no change of the page.
    let asking = Asking { programme, folder: Some(folder.to_owned()), online: false, now: published };
    let entries = entries(files, &asking)?;
    audit.add(outdated(audit, &entries));
    let app = app(arguments, folder, &paths)?;
    if arguments.app.is_none() && app.is_some() {
        audit.add([Found { finding: Finding::Served(Served::AppNotCompared), labels: Vec::new() }]);
    }
    let mut carried = publish::carried(&arguments.programme)?;
    let mut element =
        arguments.element.as_ref().map(|build| publish::element_files(build)).transpose()?.map(Element::Packed);
    if element.is_none() {
        let there = served::element(&paths).map(|path| Ok(File { path: path.clone(), bytes: read(folder, path)? }));
        let there = there.collect::<Result<Vec<_>, Error>>()?;
        element = (!there.is_empty()).then_some(Element::AsItIs);
        carried.extend(there);
    }
    // Without a signed trust list nothing could be published: the site's, if it has one, is another.
    let trust = publish::trust(&arguments.programme, programme, published).unwrap_or_default();
    let pictures = pictures(arguments, &paths, &entries, &base)?;
    if matches!(pictures, Pictures::AsTheyAre) {
        audit.add([Found { finding: Finding::Served(Served::PicturesNotCompared), labels: Vec::new() }]);
    }
    let publication = Publication { programme, entries, carried, trust, base, app, element, pictures };
    audit.add(held_against(&publication, folder, paths, arguments.quiet, lang)?);
    Ok(())
}

fn held_against(
    publication: &Publication<'_>,
    folder: &Path,
    paths: Vec<String>,
    quiet: bool,
    lang: Lang,
) -> Result<Vec<Found>, Error> {
    let progress = Progress::of(paths.len(), lang.audit().comparing, quiet);
    let there: HashSet<String> = paths.iter().cloned().collect();
    let mut site = Site::new(paths);
    for file in publication.files() {
        let found = there.contains(&file.path).then(|| read(folder, &file.path)).transpose()?;
        site.compare(&file.path, &file.bytes, found.as_deref());
        progress.step();
    }
    for path in publication.taken() {
        if there.contains(&path) { site.take(&path) } else { site.compare(&path, &[], None) }
    }
    Ok(site.finish())
}

/// What stands in a site's file; a link leads out of the site, and is nothing a site has.
fn read(folder: &Path, path: &str) -> Result<Vec<u8>, Error> {
    let file = folder.join(path);
    match fs::symlink_metadata(&file) {
        Ok(data) if data.is_file() => world::read(&file, MAX_PAGE),
        Ok(_) => Ok(Vec::new()),
        Err(reason) => Err(Error::Read(file, reason)),
    }
}

/// The time most of the pages asked say they were checked at; one that was changed does not decide.
fn published(folder: &Path, paths: &[String]) -> Result<Option<Instant>, Error> {
    let pages = paths.iter().filter(|path| path.starts_with("label/") && path.ends_with("/index.html"));
    let mut times = Vec::new();
    for page in pages {
        times.extend(served::checked_at(&String::from_utf8_lossy(&read(folder, page)?)));
        if times.len() == WITNESSES {
            break;
        }
    }
    times.sort_unstable();
    Ok(times.chunk_by(|a, b| a == b).max_by_key(|same| same.len()).map(|same| same[0]))
}

/// The labels as `publish` takes them. What it would refuse has no page, and was found already.
fn entries(files: &[PathBuf], asking: &Asking<'_>) -> Result<Vec<Entry>, Error> {
    let (mut entries, mut at_hand) = (Vec::new(), AtHand::default());
    for file in files {
        let number: Option<Number> = file.file_stem().and_then(|stem| stem.to_str()?.parse().ok());
        let (Some(number), Ok(credential)) = (number, super::read(file)?) else { continue };
        let evidence = asking.evidence(&credential, &mut at_hand);
        let entry = Entry { number, credential, evidence };
        if entry.misnamed().is_none() {
            entries.push(entry);
        }
    }
    Ok(entries)
}

fn pictures(arguments: &Arguments, paths: &[String], entries: &[Entry], base: &Base) -> Result<Pictures, Error> {
    match (served::has_png(paths), arguments.png) {
        (false, _) => Ok(Pictures::None),
        (true, false) => Ok(Pictures::AsTheyAre),
        (true, true) => publish::pictures(entries, base),
    }
}

fn outdated(audit: &Audit, entries: &[Entry]) -> Vec<Found> {
    let shown = entries.iter().filter_map(|entry| match &entry.evidence {
        Evidence::Verified(placed) => audit.outdated(entry.number.as_str(), placed.verified.standing()),
        _ => None,
    });
    shown.collect()
}

fn app(arguments: &Arguments, folder: &Path, paths: &[String]) -> Result<Option<AppFiles>, Error> {
    match (&arguments.app, served::app(paths)) {
        (Some(build), _) => publish::app_files(build).map(Some),
        (None, Some(assets)) => publish::app_files(&folder.join(assets)).map(Some),
        (None, None) => Ok(None),
    }
}
