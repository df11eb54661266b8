//! `publish`: a programme folder becomes a site.

mod labels;
mod parts;
mod place;
mod report;
mod sources;
mod store;

use crate::{Outcome, error::Error, progress::Progress, world};
use carbon_label::{
    artwork::Fonts,
    label::{Instant, Number},
    programme::Programme,
    site::{
        Base, Census, Encodings, Pictures, Publication, RecordFault, Rows, RowsWriter, Target,
        overview::{self, OverviewError},
        press::{Books, Press, PressError, Pressed},
    },
    text::Lang,
};
use labels::Notes;
pub(crate) use labels::{Labels, Numbers, Part};
use place::Place;
use report::Report;
use sha2::{Digest, Sha256};
pub(crate) use sources::{
    app_files, at_hand, carried, each_policy, each_standard, each_text, element_files, list, lists, presented,
    standards, stories, trust,
};
use std::{
    fs,
    path::{Path, PathBuf},
    process::ExitCode,
    time::Duration,
};

#[derive(clap::Args)]
pub(crate) struct Arguments {
    /// The programme's folder.
    programme: PathBuf,
    /// The site's folder: new, empty, or an earlier site, of which what has not changed is kept. Or a place in an
    /// object store: s3://bucket/prefix, gs://bucket/prefix, az://container/prefix; keys are the environment's.
    #[arg(long, value_name = "SITE")]
    out: PathBuf,
    /// Where the site will stand; by default the programme's own address.
    #[arg(long, value_name = "URL")]
    base: Option<String>,
    /// Check as of this day or instant instead of now.
    #[arg(long, value_name = "DATE")]
    at: Option<String>,
    /// The folder with the packed app.
    #[arg(long, value_name = "DIR", default_value = "pkg/app")]
    app: PathBuf,
    /// The folder with what `<carbon-label>` loads, packed.
    #[arg(long, value_name = "DIR", default_value = "pkg/element")]
    element: PathBuf,
    /// Also publish every label as PNG, in three densities, its text in this machine's fonts.
    #[arg(long)]
    png: bool,
    /// Which compressed forms stand beside the files for a server to send: none, gzip, or all (gzip and brotli).
    #[arg(long, value_name = "WHICH", default_value = "gzip", value_parser = encodings)]
    compress: Encodings,
    /// Draw every label again, also where nothing but the time of the check would change.
    #[arg(long)]
    fresh: bool,
    /// Only the labels of one part of several, `2/3`: for several machines. Their rows go to --rows.
    #[arg(long, value_name = "I/N", value_parser = Part::parse, requires = "rows", conflicts_with = "gather")]
    shard: Option<Part>,
    /// Only what is no label's own: assets, lists, the app's pages. The labels' rows are those of all parts in --rows.
    #[arg(long, requires = "rows")]
    gather: bool,
    /// The folder in which parts leave the rows of their labels.
    #[arg(long, value_name = "DIR")]
    rows: Option<PathBuf>,
    /// How long a store may take for one object before it is asked again.
    #[arg(long, value_name = "SECONDS", default_value_t = 30, value_parser = clap::value_parser!(u64).range(1..=3600))]
    timeout: u64,
    /// No progress bar.
    #[arg(long)]
    quiet: bool,
    /// Say what was done as JSON.
    #[arg(long)]
    json: bool,
}

fn encodings(text: &str) -> Result<Encodings, String> {
    let all = [Encodings::None, Encodings::Gzip, Encodings::All];
    let words = || all.map(Encodings::word).join(", ");
    all.into_iter().find(|one| one.word() == text).ok_or_else(words)
}

pub(crate) fn run(arguments: &Arguments, lang: Lang) -> Outcome {
    let now = whole_minute(world::instant(arguments.at.as_deref())?);
    let programme = world::programme(&arguments.programme)?;
    let base = match &arguments.base {
        Some(address) => Base::for_trial(address).ok_or_else(|| Error::Base(address.clone()))?,
        None => Base::of(&programme.about.site),
    };
    let publication = Publication {
        programme: &programme,
        carried: carried(&arguments.programme)?,
        standards: standards(&arguments.programme)?,
        stories: stories(&arguments.programme)?,
        trust: trust(&arguments.programme, &programme, now)?,
        base,
        app: sources::app(&arguments.app, lang)?,
        element: sources::element(&arguments.element, lang)?,
        pictures: if arguments.png { Pictures::Drawn(Fonts::of_this_machine()) } else { Pictures::None },
    };
    let part = if arguments.gather { GATHERED.to_owned() } else { arguments.part().name() };
    let timeout = Duration::from_secs(arguments.timeout);
    let place = Place::begin(&arguments.out, arguments.compress, &part, timeout, arguments.fresh)?;
    let run = Run { arguments, publication: &publication, place: &place, now, lang };
    let (mut report, gone) = run.run(&programme)?;
    // Also pictures that this run does not draw, but an earlier one may have.
    let paths = |number: &Number| publication.label_paths(number).into_iter().chain(publication.dots(number));
    let number = |number: &String| number.parse().ok().map(|number| paths(&number).collect::<Vec<_>>());
    (report.sent, report.taken_away) = place.finish(&part, gone.iter().filter_map(number).flatten())?.unzip();
    report.tell(arguments, lang);
    Ok(ExitCode::SUCCESS)
}

/// What is remembered of pages that are no label's own, when labels are drawn elsewhere.
const GATHERED: &str = "gathered";

impl Arguments {
    fn part(&self) -> Part {
        self.shard.unwrap_or(Part::WHOLE)
    }
}

/// A page says when its label was checked to the minute; a label is checked as of that time, so that it
/// can be checked again.
fn whole_minute(now: Instant) -> Instant {
    Instant::from_unix(now.unix() - now.unix().rem_euclid(60)).unwrap_or(now)
}

/// A site under way.
struct Run<'a> {
    arguments: &'a Arguments,
    publication: &'a Publication<'a>,
    place: &'a Place,
    now: Instant,
    lang: Lang,
}

impl Run<'_> {
    /// Publishes what was asked for. Gives the labels an earlier run had and this one has not, too.
    fn run(&self, programme: &Programme) -> Result<(Report, Vec<String>), Error> {
        let mut report = Report::default();
        if self.arguments.gather {
            let (files, census) = parts::parts(self.rows_folder(), &self.imprint()?)?;
            report.files += self.put_assets()?;
            report.files += self.lists(&files, &census)?;
            report.labels = census.labels;
            return Ok((report, Vec::new()));
        }
        let part = self.arguments.part();
        let whole = self.arguments.shard.is_none();
        if whole {
            report.files += self.put_assets()?;
        }
        let rows = match &self.arguments.rows {
            Some(folder) => folder.join(parts::rows_name(part)),
            None => self.place.scratch().join(parts::rows_name(part)),
        };
        let (census, pressed) = self.labels(part, programme, &rows, &mut report)?;
        self.place.settle()?;
        if whole {
            report.files += self.lists(&[rows], &census)?;
        }
        Ok((report, pressed.gone))
    }

    fn rows_folder(&self) -> &Path {
        // Clap asks for one.
        self.arguments.rows.as_deref().unwrap_or(Path::new("."))
    }

    fn put_assets(&self) -> Result<u64, Error> {
        let assets = self.publication.assets();
        let files = assets.len() as u64;
        assets.into_iter().try_for_each(|file| self.place.put(file))?;
        self.place.settle()?;
        Ok(files)
    }

    fn labels(
        &self,
        part: Part,
        programme: &Programme,
        rows: &Path,
        report: &mut Report,
    ) -> Result<(Census, Pressed), Error> {
        let folder = self.arguments.programme.join("labels");
        let at_hand = at_hand(&self.publication.carried, programme, &[self.now]);
        let numbers = Numbers::of(&folder)?.part(part);
        let labels = Labels { folder, programme, at_hand: &at_hand, base: &self.publication.base, now: self.now };
        let notes = Notes::new(self.lang);
        let read = |number| {
            let entry = labels.read(number)?;
            notes.hear(&labels.folder, &entry);
            Ok(entry)
        };
        let written = |reason| Error::Write(rows.to_owned(), reason);
        // Until this part is through, it has no census.
        parts::forget(rows)?;
        rows.parent().map_or(Ok(()), fs::create_dir_all).map_err(written)?;
        let name = format!("labels-{}", part.name());
        let (before, nowhere) = (self.place.earlier_memory(&name), self.place.scratch().join("none"));
        let books = Books {
            before: if self.arguments.fresh { &nowhere } else { &before },
            record: &self.place.memory(&name),
            rows: RowsWriter::create(rows).map_err(written)?,
        };
        let press =
            Press { publication: self.publication, target: self.place, imprint: self.imprint()?, now: self.now };
        let progress = Progress::of(numbers.len(), self.lang.cli().publishing, self.arguments.quiet);
        let drawn = press.draw(numbers.iter(), read, || progress.step(), books);
        let (pressed, writer) = drawn.map_err(|reason| press_error(reason, rows, &before))?;
        let census = writer.finish().map_err(written)?;
        parts::write_census(rows, &census, &press.imprint)?;
        report.pressed(&pressed, notes.finish());
        Ok((census, pressed))
    }

    fn lists(&self, rows: &[PathBuf], census: &Census) -> Result<u64, Error> {
        let first = || rows.first().cloned().unwrap_or_default();
        let open = Rows::open(rows).map_err(|reason| Error::Read(first(), reason))?;
        let drawn =
            overview::draw(self.publication, (census, open), self.now.date(), &self.place.scratch(), self.place);
        drawn.map_err(|reason| match reason {
            OverviewError::Count { rows, census } => Error::RowsCut { folder: first(), rows, census },
            OverviewError::Rows(reason) => Error::Read(first(), reason),
            OverviewError::Scratch(reason) => Error::Write(self.place.scratch(), reason),
            OverviewError::Target(reason) => reason,
        })
    }

    fn imprint(&self) -> Result<[u8; 32], Error> {
        Ok(self.publication.imprint(&self.edition()?))
    }

    /// What draws, and how: the program itself, since nobody would remember to count its versions.
    fn edition(&self) -> Result<String, Error> {
        let program = std::env::current_exe().and_then(fs::read);
        let program = program.map_err(|reason| Error::Read(PathBuf::from("carbon-label"), reason))?;
        let digest: String = Sha256::digest(program).iter().map(|byte| format!("{byte:02x}")).collect();
        Ok(format!("{digest} {}", self.arguments.compress.word()))
    }
}

fn press_error(error: PressError<Error, Error>, rows: &Path, before: &Path) -> Error {
    match error {
        PressError::Entry(error) | PressError::Target(error) => error,
        PressError::Undrawable(number, reason) => Error::Picture(number, reason),
        PressError::Books(reason) => Error::Write(rows.to_owned(), reason),
        PressError::Before(RecordFault::Io(reason)) => Error::Read(before.to_owned(), reason),
        PressError::Before(RecordFault::Line(line)) => Error::Record(before.to_owned(), line),
    }
}
