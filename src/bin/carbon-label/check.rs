//! `check`: what a draft still needs before the application, for people and for programs.

use crate::{Outcome, cli::Trust, error::Error, world};
use carbon_label::{
    json::Json,
    label::Date,
    programme::Programme,
    readiness::{self, Advice, Finding, Readiness, Severity},
    text::Lang,
};
use clap::Args;
use serde::Serialize;
use std::{path::PathBuf, process::ExitCode};

/// Nothing is wrong, but the data are weak somewhere.
const WEAK: u8 = 3;

#[derive(Args)]
pub(crate) struct Arguments {
    /// The draft, complete or not.
    draft: PathBuf,
    #[command(flatten)]
    trust: Trust,
    /// Print the advice as JSON.
    #[arg(long)]
    json: bool,
}

pub(crate) fn run(arguments: &Arguments, lang: Lang) -> Outcome {
    let today = world::instant(arguments.trust.at.as_deref())?.date();
    let bytes = world::read(&arguments.draft, Advice::LIMITS.bytes as u64)?;
    let (_, programme) = world::programme_here(arguments.trust.programme.as_deref())?;
    let draft = Json::parse(&bytes, Advice::LIMITS);
    let draft = draft.map_err(|fault| Error::Fault(arguments.draft.clone(), fault))?;
    let advice = readiness::check(&draft, &programme, today);
    if arguments.json {
        println!("{}", json(&advice, today, &programme, lang));
    } else {
        print(&advice, today, &programme, lang);
    }
    Ok(match advice.readiness() {
        Readiness::Ready => ExitCode::SUCCESS,
        Readiness::Weak => ExitCode::from(WEAK),
        Readiness::NotReady => ExitCode::FAILURE,
    })
}

fn print(advice: &Advice, today: Date, programme: &Programme, lang: Lang) {
    println!("{}{}{today}", lang.readiness(advice.readiness()), lang.words().separator);
    println!("  {}", lang.stated(advice));
    if let Some(category) = advice.category.as_ref().and_then(|id| programme.category(id)) {
        println!("  {}", lang.category_rule(category));
    }
    for severity in Severity::ALL {
        let findings: Vec<&Finding> = advice.of(*severity).collect();
        if !findings.is_empty() {
            println!("{}", lang.severity(*severity, findings.len()));
        }
        for finding in findings {
            println!("  {}", lang.placed(finding));
        }
    }
}

/// The advice as a program reads it.
#[derive(Serialize)]
struct Report<'a> {
    readiness: &'static str,
    message: &'static str,
    checked_on: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    category: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    rule: Option<Rule<'a>>,
    asked: usize,
    stated: usize,
    findings: Vec<Row<'a>>,
}

#[derive(Serialize)]
struct Rule<'a> {
    id: &'a str,
    version: &'a str,
}

#[derive(Serialize)]
struct Row<'a> {
    severity: &'static str,
    matter: &'static str,
    path: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    clause: Option<&'a str>,
    message: String,
}

fn json(advice: &Advice, today: Date, programme: &Programme, lang: Lang) -> String {
    let category = advice.category.as_ref().and_then(|id| programme.category(id));
    let by_severity = Severity::ALL.iter().flat_map(|severity| advice.of(*severity));
    let report = Report {
        readiness: advice.readiness().word(),
        message: lang.readiness(advice.readiness()),
        checked_on: today.to_string(),
        category: category.map(|category| category.id.as_str()),
        rule: category.map(|category| Rule { id: category.rule.id.as_str(), version: category.rule.version.as_str() }),
        asked: advice.asked,
        stated: advice.stated,
        findings: by_severity.map(|finding| row(finding, lang)).collect(),
    };
    // A report is texts and counts: nothing in it can fail to be written.
    serde_json::to_string_pretty(&report).unwrap_or_default()
}

fn row(finding: &Finding, lang: Lang) -> Row<'_> {
    Row {
        severity: finding.matter.severity().word(),
        matter: finding.matter.word(),
        path: &finding.path,
        clause: finding.clause.as_ref().map(|clause| clause.as_str()),
        message: lang.finding(finding),
    }
}
