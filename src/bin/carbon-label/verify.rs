//! `verify`: the verdict, for people and for programs. A rejected label's number is never printed.

use crate::{Outcome, asking::Asking, cli::Trust, error::Error, passport, world};
use carbon_label::{
    credential::{Rejection, Standing, Verified},
    evidence::Evidence,
    label::Instant,
    text::{Lang, clock},
};
use clap::Args;
use serde::Serialize;
use std::{path::PathBuf, process::ExitCode};

/// Labels have 64 KB at most, passports bring their templates.
const MAX_BYTES: u64 = 512 * 1024;

/// Genuine, but not in force, or not known to be.
const NOT_IN_FORCE: u8 = 3;

#[derive(Args)]
pub(crate) struct Arguments {
    /// The label.
    file: PathBuf,
    #[command(flatten)]
    trust: Trust,
    /// The issuer's did.json, for a did:web that is not pinned in the trust list.
    #[arg(long, value_name = "FILE")]
    did: Vec<PathBuf>,
    /// Fetch nothing: neither did.json nor status lists.
    #[arg(long)]
    offline: bool,
    /// Print the verdict as JSON.
    #[arg(long)]
    json: bool,
}

pub(crate) fn run(arguments: &Arguments, lang: Lang) -> Outcome {
    let now = world::instant(arguments.trust.at.as_deref())?;
    let bytes = world::read(&arguments.file, MAX_BYTES)?;
    let (folder, programme) = world::programme_here(arguments.trust.programme.as_deref())?;
    let asking = Asking { programme: &programme, folder: Some(folder), online: !arguments.offline, now };
    let verdict = match asking.evidence(&bytes, &mut Asking::documents(&arguments.did)?) {
        Evidence::Verified(placed) => Ok(placed.verified),
        Evidence::Rejected(rejection) => Err(rejection),
        Evidence::Unreadable(fault) => return Err(Error::Fault(arguments.file.clone(), fault)),
        Evidence::Passport(presented) => {
            passport::verdict(&presented, arguments.json, lang);
            return Ok(ExitCode::from(NOT_IN_FORCE));
        }
        Evidence::Declared(_) | Evidence::Checking => return Err(Error::NotSigned(arguments.file.clone())),
    };
    if arguments.json {
        println!("{}", json(&verdict, now, lang));
    } else {
        print(&verdict, now, lang);
    }
    Ok(match &verdict {
        Ok(verified) if verified.standing() == &Standing::InForce => ExitCode::SUCCESS,
        Ok(_) => ExitCode::from(NOT_IN_FORCE),
        Err(_) => ExitCode::FAILURE,
    })
}

fn print(verdict: &Result<Verified, Rejection>, now: Instant, lang: Lang) {
    let words = lang.words();
    let notice = match verdict {
        Ok(verified) => lang.standing(verified.standing(), verified.label()),
        Err(rejection) => lang.rejection(rejection),
    };
    println!("{}{}{}", notice.title, words.separator, notice.detail);
    if let Ok(verified) = verdict {
        let (label, was) = (verified.label(), lang.not_current(verified.standing()).unwrap_or_default());
        println!("  {}", label.product.name.in_language(lang.code()).1);
        println!("  {was}{}{}", if was.is_empty() { "" } else { ": " }, lang.number(&label.footprint));
        if label.demonstration {
            println!("  {}", words.demonstration_note);
        }
    }
    let outcomes: Vec<_> = match verdict {
        Ok(verified) => verified.outcomes().collect(),
        Err(rejection) => rejection.outcomes().collect(),
    };
    for (check, outcome) in outcomes {
        println!("  [{}] {}", lang.outcome(outcome), lang.check(check));
        // A failed check was told above.
        if let Some(found) = lang.found(verdict.as_ref(), check, outcome).filter(|_| verdict.is_ok()) {
            println!("      {found}");
        }
    }
    println!("  {} {}", clock(now), words.beijing_time);
}

/// The verdict as a program reads it. Without `value` unless the label is genuine.
#[derive(Serialize)]
struct Report<'a> {
    state: &'a str,
    message: String,
    detail: String,
    checked_at: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    failed_check: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    label: Option<Facts>,
}

#[derive(Serialize)]
struct Facts {
    number: String,
    value: String,
    unit: &'static str,
    per: String,
    boundary: &'static str,
    current: bool,
    expires: String,
    issuer: String,
    demonstration: bool,
}

fn json(verdict: &Result<Verified, Rejection>, now: Instant, lang: Lang) -> String {
    let notice = match verdict {
        Ok(verified) => lang.standing(verified.standing(), verified.label()),
        Err(rejection) => lang.rejection(rejection),
    };
    let report = Report {
        state: verdict.as_ref().map_or("rejected", |verified| verified.standing().word()),
        message: notice.title,
        detail: notice.detail,
        checked_at: now.to_string(),
        failed_check: verdict.as_ref().err().map(|rejection| rejection.failed().word()),
        label: verdict.as_ref().ok().map(facts),
    };
    // A report is texts and truths: nothing in it can fail to be written.
    serde_json::to_string_pretty(&report).unwrap_or_default()
}

fn facts(verified: &Verified) -> Facts {
    let label = verified.label();
    let footprint = &label.footprint;
    Facts {
        number: label.certificate.number.to_string(),
        value: footprint.value.to_string(),
        unit: footprint.unit.word(),
        per: format!("{} {}", footprint.per.amount(), footprint.per.unit().word()),
        boundary: footprint.boundary.word(),
        current: verified.standing().shows_current(),
        expires: label.certificate.expires().to_string(),
        issuer: verified.key().did().to_owned(),
        demonstration: label.demonstration,
    }
}
