//! One defect each, and what may be left out.

use super::*;
use crate::{
    formats::Document,
    json::{Json, Limits},
};

const PASSPORT: &str = include_str!("../../../tests/fixtures/passport.json");

fn read(text: &str) -> Result<Passport, Fault> {
    Passport::read(&Node::root(&Json::parse(text.as_bytes(), Limits { bytes: 10_000, depth: 12 }).unwrap()))
}

/// The fixture with one text in place of another.
fn with(old: &str, new: &str) -> String {
    assert!(PASSPORT.contains(old), "{old}");
    PASSPORT.replacen(old, new, 1)
}

#[track_caller]
fn refused(old: &str, new: &str, path: &str, problem: Problem) {
    assert_eq!(read(&with(old, new)).unwrap_err(), Fault::new(path, problem));
}

fn other(found: &str, expected: &str) -> Problem {
    unexpected(found, expected)
}

fn kind(expected: crate::json::Kind, found: crate::json::Kind) -> Problem {
    Problem::Kind { expected, found }
}

#[test]
fn contexts_have_their_order() {
    let second = r#", "https://test.uncefact.org/vocabulary/untp/dpp/0.6.0/""#;
    refused(second, "", "$.@context[1]", Problem::Missing);
    refused(second, r#", "https://example.com/""#, "$.@context[1]", other("https://example.com/", PASSPORTS));
    refused("dpp/0.6.0/", "dpp/", "$.@context[1]", other(PASSPORTS, PASSPORTS));
    refused(
        &format!(r#""{CREDENTIALS}""#),
        r#""https://e.example""#,
        "$.@context[0]",
        other("https://e.example", CREDENTIALS),
    );
    assert_eq!(read(&with("dpp/0.6.0/", "dpp/0.5.0")).unwrap().version.as_str(), "0.5.0");
}

#[test]
fn every_part_is_of_the_class_it_must_be() {
    refused(r#""DigitalProductPassport", "#, "", "$.type", other("VerifiableCredential", "DigitalProductPassport"));
    for (class, path) in [
        ("CredentialIssuer", "$.issuer"),
        ("ProductPassport", "$.credentialSubject"),
        ("Product", "$.credentialSubject.product"),
        ("EmissionsPerformance", "$.credentialSubject.emissionsScorecard"),
        ("Standard", "$.credentialSubject.emissionsScorecard.reportingStandard"),
    ] {
        refused(&format!(r#"["{class}"]"#), r#"["Thing"]"#, &format!("{path}.type"), other("Thing", class));
        assert_eq!(read(&with(&format!(r#""type": ["{class}"],"#), "")), read(PASSPORT), "{class}");
    }
}

#[test]
fn what_the_schema_requires_is_required() {
    for (key, path) in [
        ("@context", "$"),
        ("type", "$"),
        ("id", "$"),
        ("issuer", "$"),
        ("credentialSubject", "$"),
        ("product", "$.credentialSubject"),
        ("emissionsScorecard", "$.credentialSubject"),
        ("carbonFootprint", "$.credentialSubject.emissionsScorecard"),
        ("declaredUnit", "$.credentialSubject.emissionsScorecard"),
        ("operationalScope", "$.credentialSubject.emissionsScorecard"),
        ("primarySourcedRatio", "$.credentialSubject.emissionsScorecard"),
        ("issuingParty", "$.credentialSubject.emissionsScorecard.reportingStandard"),
    ] {
        refused(&format!("\"{key}\":"), "\"other\":", &format!("{path}.{key}"), Problem::Missing);
    }
}

#[test]
fn numbers_are_numbers_and_shares_are_shares() {
    use crate::json::Kind::{Number, Text};
    let scorecard = "$.credentialSubject.emissionsScorecard";
    refused("61.80", r#""61.80""#, &format!("{scorecard}.carbonFootprint"), kind(Number, Text));
    refused(
        "0.35",
        "1.35",
        &format!("{scorecard}.primarySourcedRatio"),
        Problem::Invalid(Invalid::Share("1.35".into())),
    );
    refused("\"KWH\"", "3", &format!("{scorecard}.declaredUnit"), kind(Text, Number));
    assert_eq!(read(&with("61.80", "6.180E1")).unwrap().scorecard.value.to_string(), "61.80");
    assert_eq!(read(&with("61.80", "-0.5")).unwrap().scorecard.value.to_string(), "-0.5");
}

#[test]
fn words_of_a_list_are_of_that_list() {
    let scope = "$.credentialSubject.emissionsScorecard.operationalScope";
    refused("CradleToGate", "GateToGate", scope, other("GateToGate", "CradleToGate, CradleToGrave, None"));
    refused("\"batch\"", "\"lot\"", "$.credentialSubject.granularityLevel", other("lot", "item, batch, model"));
    assert_eq!(read(&with("CradleToGate", "None")).unwrap().scorecard.boundary, None);
}

#[test]
fn a_unit_nobody_knows_is_kept_as_stated() {
    let per = |code: &str| read(&with("KWH", code)).unwrap().scorecard.per;
    assert_eq!(per("KGM"), Per::Unit("1 kg".parse().unwrap()));
    assert_eq!(per("EA"), Per::Unit("1 piece".parse().unwrap()));
    assert_eq!(per("NIU"), Per::Other { amount: Decimal::ONE, unit: "NIU".parse().unwrap() });
}

#[test]
fn it_never_ends_before_it_begins() {
    let order =
        Invalid::Order { first: "2026-03-01T08:00:00+08:00".into(), second: "2021-03-01T08:00:00+08:00".into() };
    refused("2031-03", "2021-03", "$.validUntil", Problem::Invalid(order));
    let open = read(&with(r#""validUntil""#, r#""until""#)).unwrap();
    assert_eq!((open.valid_from.is_some(), open.valid_until), (true, None));
}

#[test]
fn a_blank_text_is_nothing_stated() {
    let passport = read(PASSPORT).unwrap();
    assert_eq!((passport.product.serial, passport.product.batch.unwrap().as_str()), (None, "A-2026-11"));
    assert_eq!(read(&with(r#""name": "ISO 14067:2018","#, "")).unwrap().scorecard.standard, None);
}

#[test]
fn a_credential_of_another_type_is_no_passport() {
    let text = with("DigitalProductPassport", "DigitalFacilityRecord");
    let fault = Document::read(text.as_bytes()).unwrap_err();
    let found = "DigitalFacilityRecord, VerifiableCredential";
    assert_eq!(fault, Fault::new("$.type", other(found, "DigitalProductPassport")));
}
