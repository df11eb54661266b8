//! `audit`: everything a supervisor would check, over a whole programme and, if asked, its site.

mod compare;
mod held;
mod report;

use crate::{asking::Asking, error::Error, progress::Progress, register, world};
use carbon_label::{
    audit::{Audit, Auditor},
    credential::{AtHand, Envelope, Malformed, Recorded, Rejection},
    label::Instant,
    programme::Programme,
    site,
    text::Lang,
};
use std::{
    collections::HashSet,
    fs,
    io::Write,
    path::{Path, PathBuf},
    process::ExitCode,
};

#[derive(clap::Args)]
pub(crate) struct Arguments {
    /// The programme's folder.
    #[arg(value_name = "DIR")]
    programme: PathBuf,
    /// Also hold this published site against what the labels draw.
    #[arg(long, value_name = "SITE")]
    site: Option<PathBuf>,
    /// Where the site stands; by default the programme's own address.
    #[arg(long, value_name = "URL", requires = "site")]
    base: Option<String>,
    /// When the site was published; by default, when its pages say they were checked.
    #[arg(long, value_name = "DATE", requires = "site")]
    published: Option<String>,
    /// The packed app to compare the site's with; by default the site's own is taken as it is.
    #[arg(long, value_name = "DIR", requires = "site")]
    app: Option<PathBuf>,
    /// What `<carbon-label>` loads, packed, to compare the site's with; by default the site's own is
    /// taken as it is.
    #[arg(long, value_name = "DIR", requires = "site")]
    element: Option<PathBuf>,
    /// Draw the site's PNGs again, in this machine's fonts; by default they are taken as they are.
    #[arg(long, requires = "site")]
    png: bool,
    /// Audit as of this day or instant instead of now.
    #[arg(long, value_name = "DATE")]
    at: Option<String>,
    /// Print the report as JSON.
    #[arg(long)]
    json: bool,
    /// Also write the report as one page.
    #[arg(long, value_name = "FILE")]
    html: Option<PathBuf>,
    /// No progress bar.
    #[arg(long)]
    quiet: bool,
}

/// Could not be carried out.
const NOT_DONE: u8 = 2;

pub(crate) fn run(arguments: &Arguments, lang: Lang) -> ExitCode {
    match audit(arguments, lang) {
        Ok(audit) if audit.has_nonconformities() => ExitCode::FAILURE,
        Ok(_) => ExitCode::SUCCESS,
        Err(error) => {
            error.tell(lang);
            ExitCode::from(NOT_DONE)
        }
    }
}

fn audit(arguments: &Arguments, lang: Lang) -> Result<Audit, Error> {
    let now = world::instant(arguments.at.as_deref())?;
    let programme = world::programme(&arguments.programme)?;
    let files = world::tokens(&arguments.programme.join("labels"))?;
    let progress = Progress::of(files.len(), lang.audit().checking, arguments.quiet);
    let mut audit = examine(&arguments.programme, &programme, &files, now, &progress)?;
    audit.decisions = decisions(&arguments.programme, now)?;
    if let Some(site) = &arguments.site {
        compare::run(arguments, site, &programme, &mut audit, lang)?;
    }
    if let Some(file) = &arguments.html {
        world::write(file, site::report(&audit, &programme, lang).as_bytes())?;
    }
    let report = if arguments.json { report::json(&audit, lang) } else { report::text(&audit, lang) };
    // Whoever reads only the beginning, as `head` does, has heard enough.
    let _ = writeln!(std::io::stdout().lock(), "{report}");
    Ok(audit)
}

/// What bodies decided after issuing, by then, the latest first.
fn decisions(folder: &Path, now: Instant) -> Result<Vec<(String, Recorded)>, Error> {
    let mut decisions = Vec::new();
    for (name, register) in register::registers(folder)? {
        let mut entered = HashSet::new();
        for line in register.history().iter().filter(|line| line.at <= now) {
            // The first line of each is its entry.
            if !entered.insert(&line.number) {
                decisions.push((name.clone(), line.clone()));
            }
        }
    }
    decisions.sort_by(|(_, one), (_, other)| other.at.cmp(&one.at).then_with(|| one.number.cmp(&other.number)));
    Ok(decisions)
}

/// Audits the labels of these files of a programme's folder.
pub(crate) fn examine(
    folder: &Path,
    programme: &Programme,
    files: &[PathBuf],
    now: Instant,
    progress: &Progress,
) -> Result<Audit, Error> {
    let mut auditor = Auditor::new(programme, now);
    // Offline: an audit of the same folder finds the same tomorrow.
    let asking = Asking { programme, folder: Some(folder.to_owned()), online: false, now };
    let mut at_hand = AtHand::default();
    for file in files {
        let name = file.file_stem().unwrap_or_default().to_string_lossy().into_owned();
        let verdict = match read(file)? {
            Ok(bytes) => asking.verify(&bytes, &mut at_hand),
            Err(too_large) => Err(Rejection::Malformed(too_large)),
        };
        auditor.take(&name, verdict.as_ref().map_err(Clone::clone));
        progress.step();
    }
    Ok(auditor.finish())
}

/// A label file's bytes; one too large to be a label is not read, and no reason to stop.
pub(crate) fn read(file: &Path) -> Result<Result<Vec<u8>, Malformed>, Error> {
    let limit = Envelope::MAX_BYTES;
    let length = fs::metadata(file).map_err(|reason| Error::Read(file.to_owned(), reason))?.len();
    let bytes = usize::try_from(length).unwrap_or(usize::MAX);
    if bytes > limit {
        return Ok(Err(Malformed::TooLarge { bytes, limit }));
    }
    world::read(file, limit as u64).map(Ok)
}
