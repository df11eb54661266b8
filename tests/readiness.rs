//! What is told of a draft before the application, finding by finding: each test spoils a draft
//! that has nothing wrong in one place, and states everything that is then found.
#![cfg(feature = "cli")]
#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

use carbon_label::{
    json::Json,
    programme::{Programme, read_folder},
    readiness::{Advice, Readiness, Severity, check},
    text::Lang,
};
use serde_json::{Value, json};
use std::{collections::BTreeMap, fs, path::PathBuf};

const DAY: &str = "2026-11-24";

fn root(path: &str) -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join(path)
}

fn programme() -> Programme {
    read_folder(&root("demo")).unwrap()
}

fn ready() -> Value {
    serde_json::from_str(&fs::read_to_string(root("tests/fixtures/check/ready.json")).unwrap()).unwrap()
}

fn advise(draft: &Value) -> Advice {
    let draft = Json::parse(draft.to_string().as_bytes(), Advice::LIMITS).unwrap();
    check(&draft, &programme(), DAY.parse().unwrap())
}

/// Puts a value at a path, inside the subject unless it starts at the root.
fn put(draft: &mut Value, path: &str, value: Value) {
    let path = path.strip_prefix("$.").map_or_else(|| format!("credentialSubject.{path}"), ToOwned::to_owned);
    let mut place = draft;
    for key in path.split('.') {
        place = match key.parse::<usize>() {
            Ok(index) => &mut place[index],
            Err(_) => &mut place[key],
        };
    }
    *place = value;
}

fn shown(advice: &Advice) -> Vec<String> {
    let inside = |path: &str| path.strip_prefix("$.credentialSubject.").unwrap_or(path).to_owned();
    let shown = advice.findings().iter().map(|finding| {
        let clause = finding.clause.as_ref().map_or(String::new(), |clause| format!(" [{clause}]"));
        format!("{} {} {}{clause}", finding.matter.severity().word(), finding.matter.word(), inside(&finding.path))
    });
    shown.collect()
}

/// Changes the draft that is ready, and holds all that is found against what is expected. The
/// sentences in both languages repeat the figures of `told`.
#[track_caller]
fn finds(changes: &[(&str, Value)], expected: &[&str], told: &[&str]) {
    let mut draft = ready();
    changes.iter().for_each(|(path, value)| put(&mut draft, path, value.clone()));
    let advice = advise(&draft);
    assert_eq!(shown(&advice), expected);
    for lang in Lang::ALL {
        let sentences: Vec<String> = advice.findings().iter().map(|finding| lang.finding(finding)).collect();
        let all = sentences.join("\n");
        assert!(sentences.iter().all(|sentence| sentence.chars().count() > 5), "{all}");
        assert!(told.iter().all(|figure| all.contains(figure)), "{told:?} in {all}");
    }
}

#[test]
fn a_draft_with_nothing_wrong_is_ready() {
    finds(&[], &[], &[]);
    let advice = advise(&ready());
    assert_eq!((advice.readiness(), advice.stated, advice.asked), (Readiness::Ready, 15, 15));
}

#[test]
fn every_field_the_schema_demands_is_missed_by_name() {
    let demanded = [
        "product.name",
        "product.maker.name",
        "footprint.value",
        "footprint.unit",
        "footprint.per",
        "footprint.boundary",
        "footprint.standard",
        "certificate.scheme",
        "certificate.body.name",
        "certificate.issued",
        "certificate.expires",
    ];
    for path in demanded {
        let mut draft = ready();
        put(&mut draft, path, Value::Null);
        let advice = advise(&draft);
        assert_eq!(shown(&advice), [format!("wanted missing {path}")]);
        assert_eq!((advice.readiness(), advice.stated, advice.asked), (Readiness::NotReady, 14, 15), "{path}");
        // Named, not only pointed to.
        assert!(!Lang::En.finding(&advice.findings()[0]).starts_with("missing"), "{path}");
        assert!(!Lang::Zh.finding(&advice.findings()[0]).contains("这一项"), "{path}");
    }
}

#[test]
fn the_fields_demanded_are_those_of_the_schema() {
    let minimal = fs::read_to_string(root("tests/fixtures/ok_minimal.json")).unwrap();
    let advice = advise(&serde_json::from_str(&minimal).unwrap());
    let missing: Vec<_> = advice.of(Severity::Wanted).map(|finding| finding.path.as_str()).collect();
    // What is left is the category's own.
    assert_eq!(missing, ["$.credentialSubject.product.model", "$.credentialSubject.footprint.period"]);
    assert_eq!(advice.asked, 15);
}

#[test]
fn a_field_of_the_rule_comes_with_its_clause() {
    finds(&[("footprint.period", Value::Null)], &["wanted missing footprint.period [5.2]"], &["5.2"]);
    finds(&[("product.model", json!(" "))], &["wanted missing product.model [4.4]"], &["4.4"]);
    finds(&[("certificate.number", Value::Null)], &["wanted missing certificate.number [7.1]"], &["7.1"]);
    finds(&[("footprint.standard", json!([]))], &["wanted missing footprint.standard"], &[]);
}

#[test]
fn validity_is_wanted_of_a_certificate() {
    finds(&[("$.validFrom", Value::Null)], &["wanted missing $.validFrom"], &[]);
    finds(&[("$.validUntil", Value::Null)], &["wanted missing $.validUntil"], &[]);
    let reversed = json!("2026-06-04T00:00:00+08:00");
    finds(&[("$.validUntil", reversed)], &["faulty unreadable $.validUntil"], &["2026-06-04", "2026-06-05"]);
}

#[test]
fn before_certification_nothing_of_the_certificate_is_wanted() {
    let changes = [("certificate", Value::Null), ("$.validFrom", Value::Null), ("$.validUntil", Value::Null)];
    finds(&changes, &["hint before-certification certificate"], &[]);
}

#[test]
fn without_a_subject_everything_is_wanted() {
    let advice = advise(&json!({}));
    assert_eq!((advice.stated, advice.asked, advice.of(Severity::Wanted).count()), (0, 8, 8));
    assert_eq!(advice.readiness(), Readiness::NotReady);
}

#[test]
fn what_is_no_draft_is_said_once() {
    let advice = advise(&json!([]));
    assert_eq!(advice.of(Severity::Faulty).count(), 1);
    let advice = advise(&json!({"credentialSubject": "draft"}));
    let faulty: Vec<_> = advice.of(Severity::Faulty).map(|finding| finding.path.as_str()).collect();
    assert_eq!(faulty, ["$.credentialSubject"]);
    finds(&[("$.issuer", json!("did:example:1"))], &["faulty unreadable $.issuer"], &[]);
}

#[test]
fn a_field_inside_a_stated_part_is_missed_too() {
    finds(&[("footprint.period.from", Value::Null)], &["wanted missing footprint.period.from"], &[]);
    finds(&[("stages.0.value", Value::Null)], &["wanted missing stages[0].value"], &[]);
    finds(&[("product.factory.name", Value::Null)], &["wanted missing product.factory.name"], &[]);
    finds(&[("trace.1.date", Value::Null)], &["wanted missing trace[1].date"], &[]);
}

#[test]
fn what_does_not_read_is_told_at_its_place() {
    let cases = [
        ("product.gtin", json!("9506000100013")),
        ("product.maker.creditCode", json!("91120000DEM0PA0188")),
        ("certificate.body.creditCode", json!("91120000DEM0PA018")),
        ("product.name", json!("Module")),
        ("product.category", json!("a/b")),
        ("product.factory.region", json!("")),
        ("footprint.value", json!(750)),
        ("footprint.unit", json!("kg")),
        ("footprint.boundary", json!("cradle")),
        ("footprint.primaryShare", json!("1.62")),
        ("footprint.electricity.renewableShare", json!("-0.1")),
        ("footprint.electricity.unit", json!("kgCO2e/MWh")),
        ("stages.0.primaryShare", json!("62")),
        ("stages.1.stage", json!("packing")),
        ("certificate.scheme", json!("mine")),
        ("certificate.issued", json!("2026-02-30")),
        ("trace.0.step", json!("decided")),
        ("output.unit", json!("kWc")),
        ("baseline.year", json!(202)),
        ("report", json!({"sha256": "0"})),
        ("demonstration", json!("yes")),
    ];
    for (path, value) in cases {
        let mut draft = ready();
        put(&mut draft, path, value.clone());
        let found: Vec<String> = advise(&draft).of(Severity::Faulty).map(|finding| finding.path.clone()).collect();
        let first = path.split('.').next().unwrap();
        assert_eq!(found.len(), 1, "{path}: {found:?}");
        assert!(found[0].starts_with(&format!("$.credentialSubject.{first}")), "{path}: {found:?}");
    }
}

#[test]
fn one_fault_hides_no_other() {
    let changes = [
        ("product.gtin", json!("9506000100013")),
        ("footprint.value", json!("1e3")),
        ("footprint.boundary", json!("cradle-to-grave")),
        ("stages.0.value", json!("x")),
        ("stages.1.value", json!("y")),
        ("baseline.year", json!(2027)),
    ];
    let expected = [
        "faulty unreadable product.gtin",
        "faulty unreadable footprint.value",
        "faulty unreadable stages[0].value",
        "faulty unreadable stages[1].value",
        "contradiction boundary footprint.boundary [4.2]",
        "contradiction year-ahead baseline.year",
    ];
    finds(&changes, &expected, &["9506000100013", "1e3", "2027", "2026"]);
}

#[test]
fn days_in_the_wrong_order_do_not_read() {
    finds(
        &[("footprint.period.to", json!("2024-12-31"))],
        &["faulty unreadable footprint.period.to"],
        &["2024-12-31", "2025-01-01"],
    );
    finds(
        &[("certificate.expires", json!("2026-06-04"))],
        &["faulty unreadable certificate.expires"],
        &["2026-06-04", "2026-06-05"],
    );
}

#[test]
fn a_category_the_programme_does_not_have_is_told_with_those_it_has() {
    let expected = ["contradiction unknown-category product.category"];
    finds(&[("product.category", json!("pv-modules"))], &expected, &["pv-modules", "wood-panel"]);
}

#[test]
fn unit_boundary_and_rule_are_the_categorys() {
    let kilowatt_hour = json!({"amount": "1", "unit": "kWh"});
    finds(&[("footprint.per", kilowatt_hour)], &["contradiction declared-unit footprint.per [4.1]"], &["kWh", "kWp"]);
    finds(&[("footprint.per.amount", json!("2"))], &["contradiction declared-unit footprint.per [4.1]"], &["2 kWp"]);
    finds(&[("footprint.boundary", json!("gate-to-gate"))], &["contradiction boundary footprint.boundary [4.2]"], &[]);
    let expected = ["contradiction rule footprint.rule.id"];
    finds(&[("footprint.rule.id", json!("OTHER-1"))], &expected, &["OTHER-1", "DEMO-CFP-PV-MODULE"]);
    let expected = ["weak rule-version footprint.rule.version"];
    finds(&[("footprint.rule.version", json!("2019"))], &expected, &["2019", "2024"]);
    finds(&[("footprint.rule.version", Value::Null)], &expected, &["2024"]);
    finds(&[("footprint.rule", Value::Null)], &["hint rule-unstated footprint.rule"], &["DEMO-CFP-PV-MODULE"]);
}

#[test]
fn the_stages_are_the_categorys() {
    let first = ready()["credentialSubject"]["stages"][0].clone();
    let second = ready()["credentialSubject"]["stages"][1].clone();
    let whole = |stage: &Value| {
        let mut stage = stage.clone();
        stage["value"] = json!("750");
        stage["primaryShare"] = json!("0.62");
        json!([stage])
    };
    finds(&[("stages", whole(&first))], &["wanted stage-missing stages [4.3]"], &["production"]);
    finds(&[("stages", json!([second, first]))], &["hint stage-order stages [4.3]"], &["raw-materials"]);
    finds(&[("stages", json!([first, first]))], &["faulty unreadable stages"], &["raw-materials"]);
    finds(&[("stages", Value::Null)], &["weak no-stages stages [4.3]"], &[]);
    let expected = ["wanted stage-missing stages [4.3]", "contradiction stage-foreign stages[1].stage [4.3]"];
    finds(&[("stages.1.stage", json!("use"))], &expected, &["use", "production"]);
}

#[test]
fn stages_that_do_not_add_up_are_told_with_the_difference() {
    let changes = [("stages.1.value", json!("230.6"))];
    finds(&changes, &["contradiction sum stages"], &["752.0", "750", "2.0"]);
    let changes = [("stages.1.value", json!("226.6"))];
    finds(&changes, &["contradiction sum stages"], &["748.0", "750", "2.0"]);
    // Within rounding: half a unit of 750, and half a tenth of each stage.
    finds(&[("stages.1.value", json!("229.2"))], &[], &[]);
}

#[test]
fn the_share_of_primary_data_is_that_of_the_stages() {
    let expected = ["contradiction primary-shares footprint.primaryShare"];
    finds(&[("footprint.primaryShare", json!("0.71"))], &expected, &["0.71", "0.62"]);
    // Rounded shares: 0.6202 may be stated as 0.62, and as 0.63 when the stages' own are rounded.
    finds(&[("footprint.primaryShare", json!("0.63"))], &[], &[]);
    finds(&[("footprint.primaryShare", json!("0.64"))], &expected, &["0.64", "0.62"]);
    // Not every stage states its share: nothing can be said.
    finds(&[("footprint.primaryShare", json!("0.71")), ("stages.0.primaryShare", Value::Null)], &[], &[]);
}

#[test]
fn stored_carbon_weighs_by_its_size() {
    let changes = [
        ("footprint.value", json!("-100")),
        ("footprint.uncertainty", Value::Null),
        ("stages.0.value", json!("-300")),
        ("stages.0.primaryShare", json!("0.5")),
        ("stages.1.value", json!("200")),
        ("stages.1.primaryShare", json!("0.8")),
    ];
    let expected = ["weak implausible footprint.value"];
    finds(&changes, &expected, &["−100", "100", "2000"]);
}

#[test]
fn a_value_lies_inside_its_uncertainty() {
    let expected = ["contradiction outside-uncertainty footprint.uncertainty"];
    finds(&[("footprint.uncertainty.low", json!("751"))], &expected, &["750", "751", "788"]);
    finds(&[("footprint.uncertainty.high", json!("749.9"))], &expected, &["750", "712", "749.9"]);
    finds(&[("footprint.uncertainty.high", json!("750.0"))], &[], &[]);
}

#[test]
fn a_factor_in_grams_is_no_factor_in_kilograms() {
    let expected = ["contradiction electricity-factor footprint.electricity.factor"];
    finds(&[("footprint.electricity.factor", json!("577.7"))], &expected, &["577.7"]);
    finds(&[("footprint.electricity.factor", json!("-0.5"))], &expected, &["−0.5"]);
    finds(&[("footprint.electricity.factor", json!("2"))], &[], &[]);
}

#[test]
fn a_value_outside_the_plausible_range_is_weak() {
    // In tonnes where kilograms were meant.
    let expected = ["weak implausible footprint.value"];
    finds(&[("footprint.unit", json!("tCO2e"))], &expected, &["750000", "100", "2000"]);
}

#[test]
fn data_are_neither_from_tomorrow_nor_too_old() {
    let ahead = json!({"from": "2026-01-01", "to": "2026-12-31"});
    finds(&[("footprint.period", ahead)], &["contradiction period-ahead footprint.period.to"], &["2026-12-31", DAY]);
    finds(&[("footprint.period", json!({"from": "2026-01-01", "to": DAY}))], &[], &[]);
    let old = json!({"from": "2023-11-24", "to": "2024-11-23"});
    finds(&[("footprint.period", old)], &["weak data-old footprint.period.to [5.3]"], &["2024-11-23", DAY, "2"]);
    finds(&[("footprint.period", json!({"from": "2023-11-25", "to": "2024-11-24"}))], &[], &[]);
}

#[test]
fn steps_and_their_dates_stand_in_order() {
    let expected = ["contradiction trace-order trace"];
    finds(&[("trace.0.date", json!("2026-04-07"))], &expected, &["2026-04-07", "2026-04-06"]);
    finds(&[("trace.0.step", json!("document-review")), ("trace.1.step", json!("planning"))], &expected, &[]);
    finds(&[("trace.0.date", json!("2026-04-06"))], &[], &[]);
}

#[test]
fn nothing_is_issued_before_it_is_decided() {
    let expected = ["contradiction issued-before-decision certificate.issued"];
    finds(&[("trace.2.date", json!("2026-06-06"))], &expected, &["2026-06-05", "2026-06-06"]);
    finds(&[("trace.2.date", json!("2026-06-05"))], &[], &[]);
}

#[test]
fn years_still_to_come_are_told() {
    finds(&[("baseline.year", json!(2027))], &["contradiction year-ahead baseline.year"], &["2027", "2026"]);
    finds(&[("output.year", json!(2030))], &["contradiction year-ahead output.year"], &["2030", "2026"]);
    finds(&[("baseline.year", json!(2026))], &[], &[]);
}

#[test]
fn each_stages_data_are_held_against_the_bar() {
    let expected = ["weak quality-low stages[0].quality [5.5]"];
    finds(&[("stages.0.quality.time", json!(4))], &expected, &["4", "3", "5.5"]);
    finds(&[("stages.1.quality", Value::Null)], &["weak quality-unstated stages[1].quality [5.5]"], &["3"]);
}

#[test]
fn primary_data_are_held_against_the_bar() {
    let stages = [("stages.0.primaryShare", Value::Null), ("footprint.primaryShare", json!("0.499"))];
    finds(&stages, &["weak primary-share-low footprint.primaryShare [5.4]"], &["49.9%", "50%"]);
    let expected = ["weak primary-share-unstated footprint.primaryShare [5.4]"];
    finds(&[("footprint.primaryShare", Value::Null)], &expected, &["50%"]);
}

#[test]
fn what_a_certificate_names_is_recommended() {
    finds(&[("product.factory", Value::Null)], &["hint recommended product.factory"], &[]);
}

#[test]
fn a_demonstration_is_said_to_be_one() {
    finds(&[("demonstration", json!(true))], &["hint demonstration demonstration"], &[]);
    finds(&[("demonstration", json!(false))], &[], &[]);
}

#[test]
fn weak_data_do_not_stand_in_the_way_and_hints_even_less() {
    let readiness = |path: &str, value: Value| {
        let mut draft = ready();
        put(&mut draft, path, value);
        advise(&draft).readiness()
    };
    assert_eq!(readiness("stages.0.quality.time", json!(5)), Readiness::Weak);
    assert_eq!(readiness("product.factory", Value::Null), Readiness::Ready);
    assert_eq!(readiness("baseline.year", json!(2027)), Readiness::NotReady);
    assert_eq!(readiness("product.gtin", json!("1")), Readiness::NotReady);
}

/// What is found in each demonstration draft, beside that it is a demonstration. Those not listed
/// are ready.
const DEMONSTRATION: &[(&str, &[&str])] = &[
    ("DEMO-2024-0001", &["weak data-old"]),
    ("DEMO-2024-0002", &["weak quality-unstated", "weak quality-unstated", "weak data-old"]),
    ("DEMO-2026-0004", &["contradiction sum"]),
    ("DEMO-2026-0006", &["weak quality-unstated", "weak quality-unstated"]),
    ("DEMO-2026-0007", &["weak quality-unstated", "weak quality-unstated", "weak primary-share-unstated"]),
    ("DEMO-2026-0008", &["weak quality-unstated", "weak quality-unstated", "weak primary-share-unstated"]),
    ("DEMO-2026-0010", &["hint recommended"]),
    ("DEMO-2026-0011", &["hint recommended", "hint recommended"]),
    ("DEMO-2026-0014", &["hint recommended", "hint recommended", "weak no-stages", "weak primary-share-unstated"]),
    ("DEMO-2026-0015", &["weak quality-unstated", "weak quality-unstated"]),
    (
        "DEMO-2026-0019",
        &["weak quality-unstated", "weak quality-unstated", "weak quality-unstated", "weak primary-share-unstated"],
    ),
];

#[test]
fn each_demo_draft_gets_the_advice_expected() {
    let mut expected: BTreeMap<&str, &[&str]> = DEMONSTRATION.iter().copied().collect();
    let list = |folder: PathBuf| fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    for file in list(root("demo/drafts")).flat_map(list) {
        let name = file.file_stem().unwrap().to_str().unwrap();
        let advice = advise(&serde_json::from_str(&fs::read_to_string(&file).unwrap()).unwrap());
        let words = advice
            .findings()
            .iter()
            .map(|finding| format!("{} {}", finding.matter.severity().word(), finding.matter.word()));
        let found: Vec<String> = words.filter(|words| words != "hint demonstration").collect();
        assert_eq!(found, expected.remove(name).unwrap_or_default(), "{name}");
        assert_eq!(advice.findings().len(), found.len() + 1, "{name} is a demonstration");
        assert_eq!(advice.stated, advice.asked, "{name}");
    }
    assert!(expected.is_empty(), "no such draft: {expected:?}");
}

#[test]
fn every_clause_of_a_demonstration_rule_is_stated_and_its_paths_exist() {
    let (programme, ready) = (programme(), ready());
    for category in programme.categories() {
        for requirement in &category.required {
            let pointer = format!("/credentialSubject/{}", requirement.path.as_str().replace('.', "/"));
            assert!(ready.pointer(&pointer).is_some(), "{}: {}", category.id, requirement.path);
            assert!(requirement.clause.is_some(), "{}: {}", category.id, requirement.path);
        }
        let clauses = &category.clauses;
        assert!(clauses.per.is_some() && clauses.boundary.is_some() && clauses.stages.is_some());
        assert_eq!(clauses.quality_bar.is_some(), category.quality_bar.is_some(), "{}", category.id);
        assert_eq!(clauses.data_age.is_some(), category.data_age.is_some(), "{}", category.id);
        assert_eq!(clauses.primary_share.is_some(), category.primary_share.is_some(), "{}", category.id);
    }
}
