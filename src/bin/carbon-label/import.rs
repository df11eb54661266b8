//! `import`: what somebody else's document declares, and what became of it: read, never certified.

use crate::{Outcome, error::Error, passport, world};
use carbon_label::{
    documents::{self, Brought, Rows},
    formats::{
        Account, Declared, Document, Import, Module, Passport, Per,
        table::{Mapping, Table},
    },
    json::{Fault, Json},
    text::{Lang, figure},
};
use clap::Args;
use std::{
    path::{Path, PathBuf},
    process::ExitCode,
};

/// Footprints that are told at length; of more, a line each.
const AT_LENGTH: usize = 3;

#[derive(Args)]
pub(crate) struct Arguments {
    /// The document: PACT, Catena-X PCF, ILCD+EPD (also a package as ZIP), openEPD, UNTP, JSON of our own, CSV or XLSX.
    file: PathBuf,
    #[command(flatten)]
    how: How,
    /// Print what was read, and its account, as JSON.
    #[arg(long)]
    json: bool,
}

/// What a document leaves open, and its reader knows.
#[derive(Args)]
pub(crate) struct How {
    /// What the values count per, where the document leaves that to another file: "1 kg".
    #[arg(long, value_name = "AMOUNT UNIT", value_parser = per)]
    per: Option<Per>,
    /// Of a table: which column is what, as `import --json` prints it.
    #[arg(long, value_name = "FILE")]
    mapping: Option<PathBuf>,
}

fn per(text: &str) -> Result<Per, String> {
    Per::of(text).map_err(|_| "an amount and a unit, such as \"1 kg\" or \"1 piece\"".to_owned())
}

/// What a file has.
pub(crate) enum Found {
    /// Footprints, of each what it says or why it does not read; of a table with what it is.
    Footprints(Vec<Result<Import, Fault>>, Option<Box<Rows>>),
    /// A product passport with its account, and whether somebody signed it, which nobody checked.
    Passport(Box<Passport>, Account, bool),
}

impl How {
    /// Reads a document of any kind.
    pub(crate) fn read(&self, bytes: &[u8], file: &Path) -> Result<Found, Error> {
        let mapping = self.mapping.as_deref().map(mapping).transpose()?;
        let fault = |fault| Error::Fault(file.to_owned(), fault);
        let mut brought = bring(bytes, mapping.as_ref(), file)?;
        let mut inside = None;
        if let Brought::Document(Document::Enveloped(jwt)) = &brought {
            // Somebody signed it, which nobody checks here: what is imported is a declaration either way.
            let payload = inside.insert(passport::inside(jwt).map_err(fault)?);
            brought = match Document::read(payload).map_err(fault)? {
                Document::Declared(imports) => Brought::Footprints(imports),
                other => Brought::Document(other),
            };
        }
        let (mut imports, rows) = match brought {
            Brought::Footprints(imports) => (imports, None),
            Brought::Rows(mut rows) => {
                let imports = std::mem::take(&mut rows.declarations.imports);
                (imports.into_iter().map(Ok).collect(), Some(rows))
            }
            Brought::Document(Document::Passport(passport)) => {
                let account = Passport::account(inside.as_deref().unwrap_or(bytes)).map_err(fault)?;
                return Ok(Found::Passport(passport, account, inside.is_some()));
            }
            Brought::Document(_) => return Err(Error::NotADeclaration(file.to_owned())),
        };
        for import in imports.iter_mut().flatten() {
            import.read_flow(bytes, &|folder, id| data_set(file, folder, id));
            if let Some(unit) = &self.per {
                import.state_per(unit).map_err(|stated| Error::PerStated(file.to_owned(), stated))?;
            }
        }
        // One that does not read is no list of which one does not.
        if let [Err(fault)] = imports.as_slice() {
            return Err(Error::Fault(file.to_owned(), fault.clone()));
        }
        Ok(Found::Footprints(imports, rows))
    }
}

pub(crate) fn run(arguments: &Arguments, lang: Lang) -> Outcome {
    let bytes = world::read(&arguments.file, Table::MAX_BYTES as u64)?;
    if bytes.trim_ascii_start().starts_with(b"eyJ") {
        return Err(Error::IsALabel(arguments.file.clone()));
    }
    let (imports, rows) = match arguments.how.read(&bytes, &arguments.file)? {
        Found::Footprints(imports, rows) => (imports, rows),
        Found::Passport(passport, account, signed) => {
            passport::tell(&passport, &account, signed, arguments.json, lang);
            return Ok(ExitCode::SUCCESS);
        }
    };
    if arguments.json {
        world::print(documents::pretty(&documents::json(&imports, rows.as_deref(), lang)).as_bytes(), true)?;
    } else {
        tell(&imports, rows.as_deref(), lang);
    }
    let whole = imports.iter().all(Result::is_ok) && rows.is_none_or(|rows| rows.table.rows().count() == imports.len());
    Ok(if whole { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

/// A data set of the package that a process was unpacked with: `../flows/ID.xml`, its version perhaps behind the id.
fn data_set(process: &Path, folder: &str, id: &str) -> Option<Vec<u8>> {
    let folder = process.canonicalize().ok()?.parent()?.parent()?.join(folder);
    let name = |path: &Path| path.file_name().and_then(|name| name.to_str()).map(str::to_owned);
    let is = |path: &PathBuf| name(path).is_some_and(|name| name.starts_with(id) && name.ends_with(".xml"));
    let file = std::fs::read_dir(folder).ok()?.filter_map(|entry| Some(entry.ok()?.path())).find(is)?;
    world::read(&file, Declared::LIMITS.bytes as u64).ok()
}

fn bring(bytes: &[u8], mapping: Option<&Mapping>, file: &Path) -> Result<Brought, Error> {
    documents::bring(bytes, mapping, &gb18030).map_err(|refused| match refused {
        documents::Refused::Fault(fault) => Error::Fault(file.to_owned(), fault),
        documents::Refused::Table(fault) => Error::Table(file.to_owned(), fault),
    })
}

fn mapping(file: &Path) -> Result<Mapping, Error> {
    let bytes = world::read(file, Mapping::LIMITS.bytes as u64)?;
    Mapping::read(&bytes).map_err(|fault| Error::Fault(file.to_owned(), fault))
}

fn gb18030(bytes: &[u8]) -> Option<String> {
    let text = encoding_rs::GB18030.decode_without_bom_handling_and_without_replacement(bytes)?;
    Some(text.into_owned())
}

fn tell(imports: &[Result<Import, Fault>], rows: Option<&Rows>, lang: Lang) {
    println!("{}", lang.words().declared);
    if let Some(rows) = rows {
        for line in documents::about(rows, lang) {
            println!("  {line}");
        }
    }
    let briefly = imports.len() > AT_LENGTH;
    for import in imports {
        match import {
            Ok(import) if briefly => brief(import, lang),
            Ok(import) => print(import, lang),
            Err(fault) => println!("  {}", lang.fault(fault)),
        }
    }
    if let Some(rows) = rows {
        for problem in &rows.declarations.problems {
            println!("  {}", lang.table_problem(problem, &rows.table));
        }
        account(&rows.declarations.account, lang);
    }
}

fn brief(import: &Import, lang: Lang) {
    let declared = &import.declared;
    let name = declared.name.in_language(lang.code()).1;
    println!("  {name}{}{}", lang.words().separator, lang.declaration(declared));
    for warning in lang.account(&import.account).warnings {
        println!("    {}: {warning}", lang.account_words().warnings);
    }
}

fn print(import: &Import, lang: Lang) {
    let (declared, words) = (&import.declared, lang.words());
    println!("  {}", declared.name.in_language(lang.code()).1);
    println!("  {}", lang.declaration(declared));
    if declared.summed {
        println!("  {}", words.summed);
    }
    modules(&declared.inside, lang);
    if let Some(stages) = declared.five_stages().filter(|_| declared.is_product_stage()) {
        println!("  {}:", lang.carbon_words().five);
        for (stage, value) in stages {
            println!("    {}: {}", lang.stage(stage), figure(value));
        }
    }
    if !declared.beyond.is_empty() {
        println!("  {}: {}", words.beyond, words.beyond_note);
        modules(&declared.beyond, lang);
    }
    if !declared.carbon.is_empty() {
        println!("  {}:", lang.carbon_words().kinds);
        for (kind, value) in &declared.carbon {
            println!("    {}: {}", lang.carbon(*kind), figure(*value));
        }
    }
    account(&import.account, lang);
}

pub(crate) fn account(account: &Account, lang: Lang) {
    for (heading, lines) in lang.account(account).parts(lang) {
        println!("  {heading}:");
        for line in lines {
            println!("    {line}");
        }
    }
}

fn modules(modules: &[Module], lang: Lang) {
    for module in modules {
        let value = module.value.map_or_else(|| lang.words().not_provided.to_owned(), figure);
        let scenario = module.scenario.as_ref().map_or(String::new(), |scenario| format!(" ({scenario})"));
        println!("    {}{scenario}: {value}", lang.stage(module.kind));
    }
}

/// What somebody adds to a footprint, as a file.
pub(crate) fn added(file: &Path) -> Result<Json, Error> {
    let bytes = world::read(file, carbon_label::formats::Declared::LIMITS.bytes as u64)?;
    Json::parse(&bytes, carbon_label::formats::Declared::LIMITS).map_err(|fault| Error::Fault(file.to_owned(), fault))
}
