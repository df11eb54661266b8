//! `import`: somebody's own declaration, read and shown as one.

use crate::{Outcome, error::Error, passport, world};
use carbon_label::{
    formats::{Declared, Document, Module},
    text::{Lang, figure},
};
use clap::Args;
use serde::Serialize;
use std::{path::PathBuf, process::ExitCode};

#[derive(Args)]
pub(crate) struct Arguments {
    /// The declaration.
    file: PathBuf,
    /// Print what was read as JSON.
    #[arg(long)]
    json: bool,
}

pub(crate) fn run(arguments: &Arguments, lang: Lang) -> Outcome {
    let bytes = world::read(&arguments.file, Declared::LIMITS.bytes as u64)?;
    if bytes.trim_ascii_start().starts_with(b"eyJ") {
        return Err(Error::IsALabel(arguments.file.clone()));
    }
    let fault = |fault| Error::Fault(arguments.file.clone(), fault);
    match Document::read(&bytes).map_err(fault)? {
        Document::Declared(declared) if arguments.json => println!("{}", json(&declared, lang)),
        Document::Declared(declared) => print(&declared, lang),
        Document::Passport(passport) => passport::tell(&passport, false, arguments.json, lang),
        Document::Enveloped(jwt) => {
            passport::tell(&passport::inside(&jwt).map_err(fault)?, true, arguments.json, lang);
        }
    }
    Ok(ExitCode::SUCCESS)
}

fn print(declared: &Declared, lang: Lang) {
    let words = lang.words();
    println!("{}", words.declared);
    println!("  {}", declared.name.in_language(lang.code()).1);
    println!("  {}", lang.declaration(declared));
    if declared.summed {
        println!("  {}", words.summed);
    }
    modules(&declared.inside, lang);
    if !declared.beyond.is_empty() {
        println!("  {}: {}", words.beyond, words.beyond_note);
        modules(&declared.beyond, lang);
    }
}

fn modules(modules: &[Module], lang: Lang) {
    for module in modules {
        let value = module.value.map_or_else(|| lang.words().not_provided.to_owned(), figure);
        let scenario = module.scenario.as_ref().map_or(String::new(), |scenario| format!(" ({scenario})"));
        println!("    {}{scenario}: {value}", lang.stage(module.kind));
    }
}

#[derive(Serialize)]
struct Report {
    certified: bool,
    name: String,
    value: String,
    unit: &'static str,
    per: String,
    summed: bool,
    inside: Vec<Row>,
    beyond: Vec<Row>,
}

#[derive(Serialize)]
struct Row {
    stage: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    scenario: Option<String>,
    value: Option<String>,
}

fn json(declared: &Declared, lang: Lang) -> String {
    let row = |module: &Module| Row {
        stage: module.kind.word(),
        scenario: module.scenario.as_ref().map(ToString::to_string),
        value: module.value.map(|value| value.to_string()),
    };
    let report = Report {
        certified: false,
        name: declared.name.in_language(lang.code()).1.to_string(),
        value: declared.value.to_string(),
        unit: declared.unit.word(),
        per: format!("{} {}", declared.per.amount(), declared.per.unit().word()),
        summed: declared.summed,
        inside: declared.inside.iter().map(row).collect(),
        beyond: declared.beyond.iter().map(row).collect(),
    };
    // A report is texts and truths: nothing in it can fail to be written.
    serde_json::to_string_pretty(&report).unwrap_or_default()
}
