//! The published site, drawn again from the labels and held against what stands there.
//!
//! A site says when its labels were checked, on every label's page; drawn again as of then, every
//! byte has to be the same.

use super::{Arguments, held::Held};
use crate::{
    error::Error,
    progress::Progress,
    publish::{self, Labels, Numbers},
    world,
};
use carbon_label::{
    artwork::Fonts,
    audit::{Audit, Compared, Finding, Found, Served},
    credential::AtHand,
    evidence::Evidence,
    label::{Instant, Number},
    programme::Programme,
    site::{
        AppFiles, Base, Element, Entry, File, Pictures, Publication, Rows, RowsWriter, Target,
        overview::{self, OverviewError},
        served,
    },
    text::Lang,
};
use std::{
    fs,
    path::{Path, PathBuf},
};

/// No page of ours is larger.
pub(super) const MAX_PAGE: u64 = 64 * 1024 * 1024;

/// As many pages as say the time the site was published at.
const WITNESSES: usize = 25;

pub(super) fn run(
    arguments: &Arguments,
    folder: &Path,
    programme: &Programme,
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
    let signed = [published, audit.at].map(|at| publish::trust(&arguments.programme, programme, at).ok());
    let trust = signed.into_iter().flatten().next().unwrap_or_default();
    let pictures = match (served::has_png(&paths), arguments.png) {
        (false, _) => Pictures::None,
        (true, false) => Pictures::AsTheyAre,
        (true, true) => Pictures::Drawn(Fonts::of_this_machine()),
    };
    if matches!(pictures, Pictures::AsTheyAre) {
        audit.add([Found { finding: Finding::Served(Served::PicturesNotCompared), labels: Vec::new() }]);
    }
    let (standards, stories) = (publish::standards(&arguments.programme)?, publish::stories(&arguments.programme)?);
    let publication = Publication { programme, carried, standards, stories, trust, base, app, element, pictures };
    let progress = Progress::of(paths.len(), lang.audit().comparing, arguments.quiet);
    let held = Held::new(folder, paths, progress);
    let again = Again { publication: &publication, folder, labels: arguments.programme.join("labels"), published };
    let outdated = again.draw(audit, &held)?;
    audit.add(outdated);
    audit.add(held.finish());
    Ok(())
}

/// A site drawn again.
struct Again<'a> {
    publication: &'a Publication<'a>,
    folder: &'a Path,
    labels: PathBuf,
    published: Instant,
}

impl Again<'_> {
    /// Draws everything, and gives the labels that stand elsewhere today than the site shows.
    fn draw(&self, audit: &Audit, held: &Held) -> Result<Vec<Found>, Error> {
        let failed = |reason| Error::Write(std::env::temp_dir(), reason);
        let scratch = tempfile::tempdir().map_err(failed)?;
        let file = scratch.path().join("rows");
        let mut rows = RowsWriter::create(&file).map_err(failed)?;
        self.publication.assets().into_iter().try_for_each(|file| held.put(file))?;
        let mut outdated = Vec::new();
        // The lists as the site carries them: a decision made since is no change of the page.
        let lists = publish::lists(self.folder)?;
        let as_of = |now| (now, publish::at_hand(&lists, self.publication.programme, &[now, self.published, audit.at]));
        let mut at_hand = as_of(self.published);
        for number in Numbers::of(&self.labels)?.iter() {
            // No page is from later than the audit.
            let now = self.checked_at(&number)?.min(audit.at);
            // Most labels were checked at one time.
            if at_hand.0 != now {
                at_hand = as_of(now);
            }
            let Some(entry) = self.entry(number, &at_hand.1, now) else { continue };
            outdated.extend(is_outdated(audit, &entry));
            let files =
                self.publication.label(&entry).map_err(|reason| Error::Picture(entry.number.clone(), reason))?;
            files.into_iter().try_for_each(|file| held.put(file))?;
            self.publication.taken(&entry.number).try_for_each(|path| held.take(&path))?;
            rows.add(&entry.row()).map_err(failed)?;
        }
        let census = rows.finish().map_err(failed)?;
        let rows = Rows::open(&[file]).map_err(failed)?;
        let day = self.published.min(audit.at).date();
        let drawn = overview::draw(self.publication, (&census, rows), day, scratch.path(), held);
        drawn.map_err(|reason| match reason {
            OverviewError::Rows(reason) | OverviewError::Scratch(reason) => failed(reason),
            OverviewError::Count { rows, census } => Error::RowsCut { folder: self.folder.to_owned(), rows, census },
            OverviewError::Target(reason) => reason,
        })?;
        Ok(outdated)
    }

    /// When a label was checked, as most of its pages say: a label that did not change keeps its pages.
    fn checked_at(&self, number: &Number) -> Result<Instant, Error> {
        let pages = Lang::ALL.iter().map(|lang| format!("{}label/{number}/index.html", lang.folder()));
        let mut times = Vec::new();
        for page in pages.chain([format!("label/{number}/card.html")]) {
            if self.folder.join(&page).is_file() {
                times.extend(served::checked_at(&String::from_utf8_lossy(&read(self.folder, &page)?)));
            }
        }
        Ok(most(times).unwrap_or(self.published))
    }

    /// A label as `publish` takes it. What that would refuse has no page, and was found already.
    fn entry(&self, number: Number, at_hand: &AtHand, now: Instant) -> Option<Entry> {
        let Publication { programme, base, .. } = self.publication;
        Labels { folder: self.labels.clone(), programme, at_hand, base, now }.read(number).ok()
    }
}

fn is_outdated(audit: &Audit, entry: &Entry) -> Option<Found> {
    match &entry.evidence {
        Evidence::Verified(placed) => audit.outdated(entry.number.as_str(), placed.verified.standing()),
        _ => None,
    }
}

/// What stands in a site's file; a link leads out of the site, and is nothing a site has.
pub(super) fn read(folder: &Path, path: &str) -> Result<Vec<u8>, Error> {
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
    Ok(most(times))
}

/// The time most of them are.
fn most(mut times: Vec<Instant>) -> Option<Instant> {
    times.sort_unstable();
    times.chunk_by(|a, b| a == b).max_by_key(|same| same.len()).map(|same| same[0])
}

fn app(arguments: &Arguments, folder: &Path, paths: &[String]) -> Result<Option<AppFiles>, Error> {
    match (&arguments.app, served::app(paths)) {
        (Some(build), _) => publish::app_files(build).map(Some),
        (None, Some(assets)) => publish::app_files(&folder.join(assets)).map(Some),
        (None, None) => Ok(None),
    }
}
