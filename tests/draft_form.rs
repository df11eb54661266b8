//! A draft as a form: what is typed becomes a draft that `check` and `issue` take, and a draft that is opened stays itself.

#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

use carbon_label::{
    credential::Draft,
    json::{Json, Limits},
    programme::{Category, Programme, read_folder},
    readiness::{Readiness, check, form::Form},
    text::Lang,
};
use std::path::Path;

fn demo() -> Programme {
    read_folder(&Path::new(env!("CARGO_MANIFEST_DIR")).join("demo")).unwrap()
}

fn category(programme: &Programme) -> &Category {
    programme.category(&"pv-module".parse().unwrap()).unwrap()
}

#[test]
fn a_form_filled_in_makes_a_draft_that_can_be_handed_in() {
    let programme = demo();
    let category = category(&programme);
    let today = "2026-02-01".parse().unwrap();
    let mut form = Form::new(category, true);
    assert!(form.is_empty());
    let draft = form.draft(category);
    assert_eq!(check(&draft, &programme, today).readiness(), Readiness::NotReady);
    for (path, text) in [
        ("product.name.zh", "组件"),
        ("product.model", "X-1"),
        ("product.maker.name.zh", "企业"),
        ("product.factory.name.zh", "工厂"),
        ("footprint.value", " 520 "),
        ("footprint.period.from", "2025-01-01"),
        ("footprint.period.to", "2025-12-31"),
        ("footprint.primaryShare", "62.5"),
        ("stages[0].value", "361.8"),
        ("stages[1].value", "158.2"),
        ("stages[0].quality.time", "2"),
        ("stages[1].quality.time", "1"),
    ] {
        form.set(path, text);
    }
    assert_eq!(form.sum().unwrap().to_string(), "520.0");
    let draft = form.draft(category);
    let advice = check(&draft, &programme, today);
    assert_eq!(advice.readiness(), Readiness::Ready, "{:?}", advice.findings());
    assert_eq!(draft.at("credentialSubject.footprint.primaryShare"), Some(&Json::text("0.625")));
    assert_eq!(draft.at("credentialSubject.footprint.electricity"), None);
    assert!(draft.to_string().contains(r#""stages":[{"stage":"raw-materials","value":"361.8","#), "{draft}");
    // What is emptied is gone, and what it stood in with it.
    for path in ["stages[0].value", "stages[1].value", "stages[0].quality.time", "stages[1].quality.time"] {
        form.set(path, "");
    }
    assert_eq!(form.draft(category).at("credentialSubject.stages"), None);
}

#[test]
fn what_is_opened_is_saved_as_it_was() {
    let programme = demo();
    let text =
        std::fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("demo/drafts/body-a/DEMO-2026-0003.json"));
    let draft = Json::parse(text.unwrap().as_bytes(), Limits { bytes: 100_000, depth: 12 }).unwrap();
    let form = Form::of(draft.clone(), category(&programme)).unwrap();
    assert_eq!(form.text("footprint.primaryShare"), "65");
    assert_eq!(form.draft(category(&programme)), draft);
}

#[test]
fn what_does_not_read_stays_as_it_was_typed() {
    let programme = demo();
    let mut form = Form::new(category(&programme), true);
    form.set("footprint.value", "about 500");
    form.set("baseline.year", "last year");
    form.set("footprint.primaryShare", "most");
    form.set("output.year", "00");
    let draft = form.draft(category(&programme));
    assert_eq!(draft.at("credentialSubject.baseline.year"), Some(&Json::text("last year")));
    assert_eq!(Form::of(draft.clone(), category(&programme)).unwrap().text("footprint.primaryShare"), "most");
    let advice = check(&draft, &programme, "2026-02-01".parse().unwrap());
    assert!(advice.findings().iter().any(|finding| finding.path == "$.credentialSubject.footprint.value"));
    assert_eq!(draft.at("credentialSubject.output.year").unwrap().to_string(), "0");
    assert_eq!(form.sum(), None);
    // Numbers of a stage that is none have no place in the form.
    let stages = |stages: &str| {
        let text = format!(r#"{{"credentialSubject": {{"stages": {stages}}}}}"#);
        Json::parse(text.as_bytes(), Limits { bytes: 1000, depth: 9 }).unwrap()
    };
    for wrong in
        [r#"[{"stage": "raw-material", "value": "1"}]"#, r#"[{"stage": "production"}, {"stage": "production"}]"#, "[1]"]
    {
        assert!(Form::of(stages(wrong), category(&programme)).unwrap_err().starts_with("credentialSubject.stages["));
    }
}

#[test]
fn a_draft_with_its_certificate_is_one_that_can_be_signed() {
    let programme = demo();
    let mut form = Form::new(category(&programme), true);
    for (path, text) in [
        ("product.name.zh", "组件"),
        ("product.maker.name.zh", "企业"),
        ("footprint.value", "520"),
        ("certificate.number", "X-1"),
        ("certificate.scheme", "other"),
        ("certificate.body.name.zh", "机构"),
        ("certificate.issued", "2026-06-05"),
        ("certificate.expires", "2028-06-04"),
    ] {
        form.set(path, text);
    }
    let draft = form.draft(category(&programme));
    assert_eq!(draft.member("validUntil"), Some(&Json::text("2028-06-04T23:59:59+08:00")));
    assert!(Draft::read(draft.to_string().as_bytes()).is_ok());
}

#[test]
fn every_field_of_every_category_has_its_words() {
    let programme = demo();
    for category in programme.categories() {
        for (_, field) in Form::new(category, true).fields(category) {
            for lang in Lang::ALL {
                assert!(!lang.form_field(&field.path).0.is_empty(), "{} {}", lang.code(), field.path);
            }
        }
    }
}
