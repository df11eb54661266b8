//! `export`: a label, or somebody's declaration, as a document of another format, and what that cannot carry.

use crate::{
    Outcome,
    asking::Asking,
    cli::Trust,
    error::Error,
    import::{self, Found, How},
    world,
};
use carbon_label::{
    credential::{AtHand, Verified},
    documents::{self, Rows},
    evidence::Evidence,
    formats::{
        Declared,
        account::Fact,
        table::Table,
        write::{Column, Source, Tabled, Target, Written, columns},
    },
    json::Json,
    label::Instant,
    text::Lang,
    workbook::{self, Book, Cell},
};
use clap::Args;
use std::{
    path::{Path, PathBuf},
    process::ExitCode,
};

#[derive(Args)]
pub(crate) struct Arguments {
    /// Labels, or documents that `import` reads.
    #[arg(required = true)]
    files: Vec<PathBuf>,
    /// The format.
    #[arg(long, value_parser = target)]
    to: Target,
    /// What the documents do not say and the format asks for, as JSON of our own: it is added, and changes nothing.
    #[arg(long, value_name = "FILE")]
    with: Option<PathBuf>,
    /// The file to write; by default standard output.
    #[arg(long, value_name = "FILE")]
    out: Option<PathBuf>,
    #[command(flatten)]
    how: How,
    #[command(flatten)]
    trust: Trust,
    /// Fetch nothing: neither did.json nor status lists.
    #[arg(long)]
    offline: bool,
}

fn target(word: &str) -> Result<Target, String> {
    let known = Target::ALL.iter().copied().find(|target| target.word() == word);
    known.ok_or_else(|| Target::ALL.iter().map(|target| target.word()).collect::<Vec<_>>().join(", "))
}

/// A footprint, and the label it is of.
struct Footprint {
    declared: Declared,
    verified: Option<Verified>,
}

pub(crate) fn run(arguments: &Arguments, lang: Lang) -> Outcome {
    let now = world::instant(arguments.trust.at.as_deref())?;
    let added = arguments.with.as_deref().map(import::added).transpose()?;
    let mut footprints = Vec::new();
    for file in &arguments.files {
        for mut footprint in read(file, arguments, now, lang)? {
            if let (Some(added), Some(with)) = (&added, &arguments.with) {
                let whole = footprint.declared.with(added).map_err(|fault| Error::Fault(with.clone(), fault))?;
                footprint.declared = whole;
            }
            footprints.push(footprint);
        }
    }
    let sources: Vec<Source<'_>> = footprints
        .iter()
        .map(|footprint| Source { declared: &footprint.declared, verified: footprint.verified.as_ref(), at: now })
        .collect();
    let written = written(&sources, arguments.to, lang)?;
    let bytes = match arguments.to {
        Target::Csv => documents::csv(&sources, lang),
        Target::Xlsx => book(&sources, now, lang).to_xlsx().map_err(|fault| Error::Workbook(fault.to_string()))?,
        _ => documents(written.iter().map(|one| one.document.clone()).collect()),
    };
    let (words, places) = (lang.account_words(), arguments.to.carries());
    for fact in left(&written) {
        let how = if places.contains(&fact) { words.left_in_part } else { words.left };
        eprintln!("{how}: {}", lang.fact(fact));
    }
    let is_text = arguments.to != Target::Xlsx;
    match &arguments.out {
        Some(file) => world::write(file, &bytes)?,
        None => world::print(&bytes, is_text)?,
    }
    Ok(ExitCode::SUCCESS)
}

/// What a file has: a label that is genuine, or what a document declares.
fn read(file: &Path, arguments: &Arguments, now: Instant, lang: Lang) -> Result<Vec<Footprint>, Error> {
    let bytes = world::read(file, Table::MAX_BYTES as u64)?;
    if !bytes.trim_ascii_start().starts_with(b"eyJ") {
        let Found::Footprints(imports, rows) = arguments.how.read(&bytes, file)? else {
            return Err(Error::NotADeclaration(file.to_owned()));
        };
        if let Some(rows) = &rows {
            tell(rows, imports.len(), file, lang)?;
        }
        let footprint = |declared| Footprint { declared, verified: None };
        let declared = imports.into_iter().map(|import| {
            let import = import?;
            // What contradicts itself is written as it stands, and not in silence.
            for warning in lang.account(&import.account).warnings {
                eprintln!("{}: {}: {warning}", lang.account_words().warnings, crate::error::shown(file));
            }
            Ok(footprint(import.declared))
        });
        return declared.collect::<Result<_, _>>().map_err(|fault| Error::Fault(file.to_owned(), fault));
    }
    let (folder, programme) = world::programme_here(arguments.trust.programme.as_deref())?;
    let asking = Asking { programme: &programme, folder: Some(folder), online: !arguments.offline, now };
    match asking.evidence(&bytes, &mut AtHand::default()) {
        Evidence::Verified(placed) => {
            let declared = Declared::of_label(placed.verified.label());
            Ok(vec![Footprint { declared, verified: Some(placed.verified) }])
        }
        Evidence::Rejected(rejection) => Err(Error::NotAccepted(file.to_owned(), rejection)),
        _ => Err(Error::NotADeclaration(file.to_owned())),
    }
}

/// Says which column of a table was taken for what, and which rows were left out.
fn tell(rows: &Rows, read: usize, file: &Path, lang: Lang) -> Result<(), Error> {
    let problems = rows.declarations.problems.iter().map(|problem| lang.table_problem(problem, &rows.table));
    for line in documents::about(rows, lang).into_iter().chain(problems) {
        eprintln!("{}: {line}", crate::error::shown(file));
    }
    if read == 0 { Err(Error::NoFootprints(file.to_owned())) } else { Ok(()) }
}

/// Every footprint in the format.
fn written(sources: &[Source<'_>], target: Target, lang: Lang) -> Result<Vec<Written>, Error> {
    let one = |source: &Source<'_>| {
        let name = || source.declared.name.in_language(lang.code()).1.to_string();
        source.write(target).map_err(|why| Error::Unwritable(name(), Box::new(why)))
    };
    sources.iter().map(one).collect()
}

/// One document, or a list of them.
fn documents(written: Vec<Json>) -> Vec<u8> {
    let document = match <[_; 1]>::try_from(written) {
        Ok([one]) => one,
        Err(several) => Json::List(several),
    };
    documents::pretty(&document).into_bytes()
}

/// What is not in the documents, or not all of it, each fact once.
fn left(written: &[Written]) -> Vec<Fact> {
    let mut left = Vec::new();
    for fact in written.iter().flat_map(|one| &one.left) {
        if !left.contains(fact) {
            left.push(*fact);
        }
    }
    left
}

fn book(sources: &[Source<'_>], now: Instant, lang: Lang) -> Book {
    let columns = columns(sources, lang.code());
    let heads = columns.iter().map(|column| Cell::Heading(documents::heading(*column, lang).to_owned()));
    let row = |source: &Source<'_>| {
        let cell = |column: &Column| match column.cell(source, lang.code()) {
            Tabled::Blank => Cell::Blank,
            Tabled::Text(text) => Cell::Text(text),
            Tabled::Number(number) => Cell::Number(number),
            Tabled::Yes => Cell::Text(lang.account_words().yes.to_owned()),
        };
        columns.iter().map(cell).collect()
    };
    let rows = [heads.collect()].into_iter().chain(sources.iter().map(row)).collect();
    let title = lang.account_words().footprints.to_owned();
    let table = workbook::Table { name: title.clone(), widths: vec![16; columns.len()], headed: true, rows };
    Book { title, software: "carbon-label".to_owned(), at: now, sheets: vec![table] }
}
