//! A product passport for `import` and `verify`: its scorecard, as its issuer states it.

use crate::import;
use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};
use carbon_label::{
    documents,
    evidence::Presented,
    formats::{Account, Passport, Per},
    json::{Fault, Json, Problem},
    text::{CheckedBy, Lang},
};
use serde::Serialize;

/// What a JWT holds, its signature not checked.
pub(super) fn inside(jwt: &str) -> Result<Vec<u8>, Fault> {
    let payload = jwt.split('.').nth(1).and_then(|part| URL_SAFE_NO_PAD.decode(part).ok());
    payload.ok_or_else(|| Fault::new("$.id", Problem::NotText))
}

/// A passport whose signature was not checked.
pub(super) fn tell(passport: &Passport, account: &Account, signed: bool, json: bool, lang: Lang) {
    if json {
        println!("{}", report(passport, None, Some(documents::account(account, lang))));
        return;
    }
    println!("{}", lang.passport_stated());
    scorecard(passport, lang);
    if signed {
        println!("  {}", lang.cli().signature_unchecked);
    }
    import::account(account, lang);
}

/// A passport as it was verified.
pub(super) fn verdict(presented: &Presented, json: bool, lang: Lang) {
    if json {
        println!("{}", report(&presented.passport, presented.signer.as_deref(), None));
        return;
    }
    let (title, notes) = lang.passport_notice(presented, CheckedBy::Device);
    println!("{title}");
    for note in notes {
        println!("  {note}");
    }
    scorecard(&presented.passport, lang);
}

fn scorecard(passport: &Passport, lang: Lang) {
    println!("  {}", passport.product.name);
    println!("  {}", lang.passport(passport));
    for (term, value) in lang.scorecard(passport) {
        println!("    {term}: {}", value.as_deref().unwrap_or(lang.words().not_provided));
    }
}

#[derive(Serialize)]
struct Report<'a> {
    certified: bool,
    #[serde(skip_serializing_if = "Option::is_none")]
    signed_by: Option<&'a str>,
    name: &'a str,
    value: String,
    unit: &'static str,
    per: String,
    boundary: Option<&'static str>,
    primary_share: String,
    standard: Option<&'a str>,
    issuer: &'a str,
    issuer_name: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    account: Option<Json>,
}

fn report(passport: &Passport, signed_by: Option<&str>, account: Option<Json>) -> String {
    let card = &passport.scorecard;
    let report = Report {
        certified: false,
        signed_by,
        name: passport.product.name.as_str(),
        value: card.value.to_string(),
        unit: "kgCO2e",
        per: match &card.per {
            Per::Unit(unit) => format!("{} {}", unit.amount(), unit.unit().word()),
            Per::Other { amount, unit } => format!("{amount} {unit}"),
            Per::Unstated { .. } => String::new(),
        },
        boundary: card.boundary.map(|boundary| boundary.word()),
        primary_share: card.primary_share.decimal().to_string(),
        standard: card.standard.as_ref().map(|standard| standard.as_str()),
        issuer: passport.issuer.id.as_str(),
        issuer_name: passport.issuer.name.as_str(),
        account,
    };
    // A report is texts and truths: nothing in it can fail to be written.
    serde_json::to_string_pretty(&report).unwrap_or_default()
}
