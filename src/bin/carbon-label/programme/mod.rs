//! `programme check`: every mistake of a programme's folder, with file and line, in one run.

mod beside;
mod report;

use crate::{
    error::{Error, folder as sentence, trust_reason},
    publish, world,
};
use beside::Beside;
use carbon_label::{
    label::Number,
    programme::{Counts, FolderFault, Programme, misnamed, review_folder},
    text::Lang,
};
use clap::{Args, Subcommand};
use std::{
    io::Write,
    path::{Path, PathBuf},
    process::ExitCode,
};

#[derive(Args)]
pub(crate) struct Arguments {
    #[command(subcommand)]
    action: Action,
}

#[derive(Subcommand)]
enum Action {
    /// Tell every mistake in a programme's folder, with file and line.
    ///
    /// Its TOML files, by themselves and against each other; and what was signed into it, as of today: labels, status
    /// lists, the trust list. Nothing is fetched, and nothing is changed.
    #[command(after_help = "Exit status: 0 in order, 1 mistakes, 2 not carried out.")]
    Check(Check),
}

#[derive(Args)]
struct Check {
    /// The programme's folder.
    #[arg(value_name = "DIR")]
    programme: PathBuf,
    /// Check as of this day or instant instead of now.
    #[arg(long, value_name = "DATE")]
    at: Option<String>,
    /// Print what was found as JSON.
    #[arg(long)]
    json: bool,
    /// No progress bar.
    #[arg(long)]
    quiet: bool,
}

/// Could not be carried out.
const NOT_DONE: u8 = 2;

/// A mistake, and where it was made.
struct Mistake {
    file: PathBuf,
    /// From 1; nothing where the file as a whole is one.
    line: Option<usize>,
    sentence: String,
}

impl Mistake {
    fn of(fault: &FolderFault, lang: Lang) -> Self {
        Self { file: fault.file().to_owned(), line: fault.line(), sentence: sentence(fault, lang) }
    }
}

impl Mistake {
    /// Why a file was refused.
    fn refused(file: &Path, error: &Error, lang: Lang) -> Self {
        let words = lang.folder_check();
        let (line, sentence) = match error {
            Error::Read(_, reason) => (None, (words.unreadable)(reason)),
            Error::TooLarge(_, limit) => (None, (words.too_large)(*limit)),
            Error::Sealed(_, fault) => (None, lang.sealed(fault)),
            Error::Fault(_, fault) => (None, lang.fault(fault)),
            Error::Story(_, fault) => (Some(fault.line), (lang.cli().no_story)(fault.expected)),
            Error::History { line, fault, .. } => (Some(*line), lang.fault(fault)),
            Error::TrustNotSigned(_) => (None, words.trust_other.to_owned()),
            Error::TrustRefused(_, rejection) => (None, (words.trust_refused)(&trust_reason(rejection, lang))),
            other => (None, other.sentence(lang)),
        };
        Self { file: file.to_owned(), line, sentence }
    }
}

/// What a folder turned out to be.
struct Checked {
    /// By file and line.
    mistakes: Vec<Mistake>,
    /// Nothing where the programme itself does not read.
    counts: Option<Counts>,
    /// What lies beside the programme's files; nothing where nobody could tell whom to believe.
    beside: Option<Beside>,
}

pub(crate) fn run(arguments: &Arguments, lang: Lang) -> ExitCode {
    let Action::Check(arguments) = &arguments.action;
    let checked = match check(arguments, lang) {
        Ok(checked) => checked,
        Err(error) => {
            error.tell(lang);
            return ExitCode::from(NOT_DONE);
        }
    };
    let report =
        if arguments.json { report::json(&checked, &arguments.programme) } else { report::text(&checked, lang) };
    // Whoever reads only the beginning, as `head` does, has heard enough.
    let _ = writeln!(std::io::stdout().lock(), "{report}");
    if checked.mistakes.is_empty() { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}

fn check(arguments: &Check, lang: Lang) -> Result<Checked, Error> {
    let (now, folder) = (world::instant(arguments.at.as_deref())?, &arguments.programme);
    if !is_programme(folder) {
        return Err(Error::NoProgramme(folder.clone()));
    }
    let read = review_folder(folder);
    let mut mistakes: Vec<Mistake> =
        read.faults.iter().chain(&misnamed(folder)).map(|fault| Mistake::of(fault, lang)).collect();
    mistakes.extend(told(folder, lang)?);
    let counts = read.programme.as_ref().map(Programme::counts);
    let beside = read.programme.map(|programme| Beside::look(folder, &programme, now, arguments.quiet, lang));
    let beside = beside.map(|(beside, found)| {
        mistakes.extend(found);
        beside
    });
    mistakes.sort_by(|a, b| (&a.file, a.line).cmp(&(&b.file, b.line)));
    Ok(Checked { mistakes, counts, beside })
}

/// Lenders' policies, demand standards and stories that do not read, and stories of labels that are not there.
fn told(folder: &Path, lang: Lang) -> Result<Vec<Mistake>, Error> {
    let policies = publish::each_policy(&folder.join("policies"))?.into_iter().filter_map(Result::err);
    let standards = publish::each_standard(folder)?.into_iter().filter_map(Result::err);
    let labels = folder.join("labels");
    // A programme that has issued nothing yet may have its stories written.
    let has_issued = !world::listed(&labels)?.is_empty();
    let is_label = |number: &Number| !has_issued || labels.join(format!("{number}.jwt")).is_file();
    let texts = publish::each_text(folder)?.into_iter().map(|text| {
        let (file, _, text) = text?;
        text.knows(is_label).map_err(|fault| Error::Story(file, fault))
    });
    let texts = texts.filter_map(Result::err);
    let mistake = |error: Error| {
        let file = match &error {
            Error::Story(file, _)
            | Error::Fault(file, _)
            | Error::Read(file, _)
            | Error::TooLarge(file, _)
            | Error::FileName(file) => file.clone(),
            _ => folder.to_owned(),
        };
        Mistake::refused(&file, &error, lang)
    };
    Ok(policies.chain(standards).chain(texts).map(mistake).collect())
}

/// Whether somebody meant a folder to be a programme's: any of what each has is there.
fn is_programme(folder: &Path) -> bool {
    let parts = ["programme.toml", "issuers.toml", "categories", "benchmarks"];
    parts.iter().any(|part| folder.join(part).symlink_metadata().is_ok())
}
