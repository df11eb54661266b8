//! Supervision: for each finding a programme in which exactly that is found, and one in which nothing is.
#![cfg(feature = "cli")]
#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};
use carbon_label::{
    audit::{Audit, Auditor, Conformity, Figures, Filing, Finding, Kind, Outlier, Served, Severity, Trace},
    credential::{Draft, Issuance, Malformed, Rejection, SigningKey, Standing, Status, TrustList, Verified},
    json::{Json, Limits, Node},
    label::{CarbonUnit, Date, Decimal, Instant, Line, Part, Period, Step},
    programme::{Plausible, Programme, read_folder},
    site,
    text::Lang,
};
use ed25519_dalek::Signer;
use serde_json::{Value, json};
use sha2::{Digest, Sha256};
use std::{fs, path::Path, str::FromStr};

const NOW: &str = "2026-11-24T12:00:00+08:00";

fn demo() -> &'static Path {
    Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/demo"))
}

fn programme() -> Programme {
    read_folder(demo()).unwrap()
}

fn read<T: FromStr<Err: std::fmt::Debug>>(text: &str) -> T {
    text.parse().unwrap()
}

/// A draft without a defect.
fn draft() -> Value {
    serde_json::from_slice(&fs::read(demo().join("drafts/body-a/DEMO-2026-0003.json")).unwrap()).unwrap()
}

fn sign(key: &str, draft: &Value) -> Vec<u8> {
    let secret = Sha256::digest(format!("carbon-label demonstration key: {key}"));
    let draft = Draft::read(draft.to_string().as_bytes()).unwrap();
    SigningKey::ed25519(&secret.into(), true).sign(&draft, &Issuance::default()).unwrap().into_bytes()
}

/// A label as it is filed, and what is known of its status.
struct Filed {
    name: String,
    bytes: Vec<u8>,
    status: Status,
}

/// A draft, signed and filed under its number, its status told.
fn filed(draft: &Value) -> Filed {
    let name = draft["credentialSubject"]["certificate"]["number"].as_str().unwrap().to_owned();
    Filed { name, bytes: sign("body-a", draft), status: Status::InForce }
}

fn audited_at(now: &str, programme: &Programme, labels: &[Filed]) -> Audit {
    let mut auditor = Auditor::new(programme, read(now));
    for Filed { name, bytes, status } in labels {
        let verdict = Verified::read(bytes, &programme.trust, status, read(now));
        auditor.take(name, verdict.as_ref().map_err(Clone::clone));
    }
    auditor.finish()
}

fn audited(labels: &[Filed]) -> Audit {
    audited_at(NOW, &programme(), labels)
}

fn chinese(text: &str) -> bool {
    text.chars().any(|c| matches!(c, '\u{3400}'..='\u{9fff}'))
}

/// The one thing that was found.
#[track_caller]
fn only(audit: &Audit) -> &Finding {
    let findings: Vec<&Finding> = audit.found().iter().map(|found| &found.finding).collect();
    let [finding] = findings[..] else { panic!("not one finding: {findings:#?}") };
    finding
}

/// Changes one thing of the draft without a defect: exactly this is found, and told so.
#[track_caller]
fn finds(change: impl Fn(&mut Value), expected: &Finding, told: &str) {
    let mut changed = draft();
    change(&mut changed["credentialSubject"]);
    let audit = audited(&[filed(&changed)]);
    assert_eq!(only(&audit), expected);
    assert_eq!((Lang::En.audit().finding)(expected), told);
    assert!(chinese(&(Lang::Zh.audit().finding)(expected)));
    assert!(audit.has_nonconformities() == (expected.kind().severity() != Severity::Observation));
}

/// The member at a pointer, which has to be there.
#[track_caller]
fn at<'a>(subject: &'a mut Value, pointer: &str) -> &'a mut Value {
    subject.pointer_mut(pointer).unwrap()
}

fn without(subject: &mut Value, pointer: &str, member: &str) {
    assert!(at(subject, pointer).as_object_mut().unwrap().remove(member).is_some(), "{member} was not there");
}

#[test]
fn a_clean_programme_has_no_findings() {
    let audit = audited(&[filed(&draft())]);
    assert_eq!(audit.found(), []);
    assert!(!audit.has_nonconformities());
    assert_eq!((audit.counts.labels, audit.counts.in_force), (1, 1));
}

#[test]
fn steps_of_certification_are_complete_and_in_order() {
    let trace = |trace| Finding::Trace(trace);
    let steps = vec![Step::Planning];
    let planning = |subject: &mut Value| drop(at(subject, "/trace").as_array_mut().unwrap().remove(2));
    finds(planning, &trace(Trace::Missing { steps }), "Not recorded: planning.");
    let early = Trace::Order {
        first: (Step::DocumentReview, read("2026-03-13")),
        then: (Step::OnSiteInspection, read("2026-03-12")),
    };
    let told = "On-site inspection on 2026-03-12, before document review on 2026-03-13.";
    finds(|subject| *at(subject, "/trace/4/date") = json!("2026-03-12"), &trace(early), told);
    let late = Trace::DecisionAfterIssue { decision: read("2026-06-06"), issued: read("2026-06-05") };
    let told = "Issued on 2026-06-05, decided on 2026-06-06.";
    finds(|subject| *at(subject, "/trace/6/date") = json!("2026-06-06"), &trace(late), told);
    let surveillance = |date: &str| {
        let step = json!({"step": "surveillance", "date": date, "evidence": {"sha256": "0".repeat(64)}});
        move |subject: &mut Value| at(subject, "/trace").as_array_mut().unwrap().push(step.clone())
    };
    let early =
        Trace::Order { first: (Step::Decision, read("2026-06-01")), then: (Step::Surveillance, read("2026-05-31")) };
    let told = "Surveillance on 2026-05-31, before decision on 2026-06-01.";
    finds(surveillance("2026-05-31"), &trace(early), told);
    let (step, date, today) = (Step::Surveillance, read("2026-11-25"), read("2026-11-24"));
    let told = "Surveillance is dated 2026-11-25, after the day of the audit, 2026-11-24.";
    finds(surveillance("2026-11-25"), &trace(Trace::Ahead { step, date, today }), told);
}

#[test]
fn no_trace_at_all_is_one_finding() {
    let missing = Finding::Trace(Trace::Missing { steps: carbon_label::audit::STEPS.to_vec() });
    finds(|subject| without(subject, "", "trace"), &missing, "No step of certification is recorded.");
}

#[test]
fn what_shows_the_certification_is_hashed() {
    let report = Finding::Trace(Trace::NoReport);
    let told = "The label gives no SHA-256 of its verification report.";
    finds(|subject| without(subject, "", "report"), &report, told);
    let evidence = Finding::Trace(Trace::NoEvidence { steps: vec![Step::Decision] });
    finds(|subject| without(subject, "/trace/6", "evidence"), &evidence, "No hash for: decision.");
}

#[test]
fn surveillance_is_due_a_year_after_the_last() {
    let label = || [filed(&draft())];
    assert_eq!(audited_at("2027-06-01T12:00:00+08:00", &programme(), &label()).found(), []);
    let audit = audited_at("2027-06-02T00:00:00+08:00", &programme(), &label());
    let overdue = Finding::SurveillanceOverdue { last: read("2026-06-01"), due: read("2027-06-01") };
    assert_eq!(only(&audit), &overdue);
    assert!(!audit.has_nonconformities());
    let mut surveyed = draft();
    let step = json!({"step": "surveillance", "date": "2027-05-20", "evidence": {"sha256": "0".repeat(64)}});
    at(&mut surveyed, "/credentialSubject/trace").as_array_mut().unwrap().push(step);
    assert_eq!(audited_at("2027-06-02T00:00:00+08:00", &programme(), &[filed(&surveyed)]).found(), []);
    // What is no longer in force is no longer surveyed.
    let suspended = Status::Suspended { since: Some(read("2027-01-01")), why: None };
    let suspended = Filed { status: suspended, ..filed(&draft()) };
    let audit = audited_at("2027-06-02T00:00:00+08:00", &programme(), &[suspended]);
    assert_eq!(only(&audit).kind(), Kind::NotInForce);
}

#[test]
fn figures_fit_each_other_and_the_category() {
    let figures = |figures| Finding::Figures(figures);
    let sum = Figures::Sum { total: read("520"), difference: read("6.0"), unit: CarbonUnit::Kilogram };
    let told = "The stages make 514.0 kgCO₂e: 6.0 less than the certified 520, beyond rounding.";
    finds(|subject| *at(subject, "/stages/1/value") = json!("152.2"), &figures(sum), told);
    let range = Plausible { low: read("100"), high: read("2000") };
    let implausible = Figures::Implausible { value: read("2001"), range, per: read("1 kWp") };
    let told = "2001 kgCO₂e per 1 kWp; the category expects 100 to 2000.";
    let change = |subject: &mut Value| {
        *at(subject, "/footprint/value") = json!("2.001");
        *at(subject, "/footprint/unit") = json!("tCO2e");
        *at(subject, "/stages/0/value") = json!("1.392");
        *at(subject, "/stages/1/value") = json!("0.609");
    };
    finds(change, &figures(implausible), told);
    let below = Figures::PrimaryShare { stated: Some(read("0.49")), bar: read("0.5") };
    let change = |subject: &mut Value| {
        *at(subject, "/footprint/primaryShare") = json!("0.49");
        *at(subject, "/stages/0/primaryShare") = json!("0.29");
    };
    finds(change, &figures(below), "49% primary data; the category asks for 50% or more.");
    let unstated = Figures::PrimaryShare { stated: None, bar: read("0.5") };
    let told = "No share of primary data stated; the category asks for 50% or more.";
    finds(|subject| without(subject, "/footprint", "primaryShare"), &figures(unstated), told);
}

#[test]
fn shares_of_primary_data_agree_within_their_rounding() {
    let change =
        |share: &'static str| move |subject: &mut Value| *at(subject, "/footprint/primaryShare") = json!(share);
    // The stages weigh 0.6538…, each share known to half a hundredth.
    for fits in ["0.65", "0.66"] {
        let mut fitting = draft();
        change(fits)(&mut fitting["credentialSubject"]);
        assert_eq!(audited(&[filed(&fitting)]).found(), [], "{fits}");
    }
    let mut changed = draft();
    change("0.67")(&mut changed["credentialSubject"]);
    let audit = audited(&[filed(&changed)]);
    let Finding::Figures(Figures::PrimaryShareByStage { stated, weighed }) = only(&audit) else {
        panic!("{:?}", audit.found());
    };
    assert_eq!((*stated, weighed.rounded(6)), (read("0.67"), read("0.653862")));
    let told = "67% stated for the whole; the stages, weighed, make 65.4%.";
    assert_eq!((Lang::En.audit().finding)(only(&audit)), told);
}

#[test]
fn data_are_from_before_the_certificate_and_not_too_old_at_the_application() {
    let period = |from: &str, to: &str| Period::new(read(from), read(to)).unwrap();
    let change = |from: &'static str, to: &'static str| {
        move |subject: &mut Value| *at(subject, "/footprint/period") = json!({"from": from, "to": to})
    };
    let (asked, issued) = (read("2026-02-03"), read("2026-06-05"));
    let old = Figures::DataOld { period: period("2023-02-03", "2024-02-02"), asked, years: 2 };
    let told = "The data end on 2024-02-02, more than 2 years before the application of 2026-02-03.";
    finds(change("2023-02-03", "2024-02-02"), &Finding::Figures(old), told);
    let ahead = Figures::DataAhead { period: period("2026-01-01", "2026-06-06"), issued };
    let told = "The data run to 2026-06-06, the certificate was issued on 2026-06-05.";
    finds(change("2026-01-01", "2026-06-06"), &Finding::Figures(ahead), told);
    let mut just = draft();
    change("2023-02-04", "2024-02-03")(&mut just["credentialSubject"]);
    assert_eq!(audited(&[filed(&just)]).found(), []);
}

#[test]
fn a_label_is_as_its_category_says() {
    let conformity = |conformity| Finding::Conformity(conformity);
    let unit = Conformity::Unit { stated: read("1 kWh"), expected: read("1 kWp") };
    let told = "Stated per 1 kWh, which does not convert to the category's per 1 kWp.";
    finds(|subject| *at(subject, "/footprint/per/unit") = json!("kWh"), &conformity(unit), told);
    let (stated, expected) = (read("gate-to-gate"), read("cradle-to-gate"));
    let told = "Stated gate to gate; the category says cradle to gate.";
    let boundary = conformity(Conformity::Boundary { stated, expected });
    finds(|subject| *at(subject, "/footprint/boundary") = json!("gate-to-gate"), &boundary, told);
    let stages = Conformity::Stages { missing: vec![read("production")], foreign: vec![read("use")] };
    let told = "Missing: Production; not in the category: Use.";
    finds(|subject| *at(subject, "/stages/1/stage") = json!("use"), &conformity(stages), told);
    let none = Conformity::NoStages { expected: vec![read("raw-materials"), read("production")] };
    let told = "The category has Raw materials, Production; the label states none.";
    finds(|subject| without(subject, "", "stages"), &conformity(none), told);
    let required = Conformity::Required { path: read::<Line>("product.model") };
    let told = "The category's rule asks for product.model.";
    finds(|subject| without(subject, "/product", "model"), &conformity(required), told);
}

#[test]
fn what_is_kept_back_is_not_taken_for_left_out() {
    let secret = Sha256::digest("carbon-label demonstration key: body-a");
    let restricted = [(Part::Stages, [1; 16]), (Part::Factory, [2; 16])];
    let issuance = Issuance { restricted: &restricted, ..Issuance::default() };
    let draft = Draft::read(draft().to_string().as_bytes()).unwrap();
    let whole = SigningKey::ed25519(&secret.into(), true).sign(&draft, &issuance).unwrap();
    // Without its disclosures: the signed token alone, with the mark at its end.
    let bare = format!("{}~", whole.split('~').next().unwrap());
    let of = |token: String| Filed { name: "DEMO-2026-0003".to_owned(), bytes: token.into(), status: Status::InForce };
    assert_eq!(audited(&[of(whole)]).found(), []);
    let withheld = Conformity::Withheld { parts: vec![Part::Stages, Part::Factory] };
    let audit = audited(&[of(bare)]);
    assert_eq!(only(&audit), &Finding::Conformity(withheld));
    let told = "Not disclosed, and so not audited: values by stage, factory.";
    assert_eq!((Lang::En.audit().finding)(only(&audit)), told);
    assert!(!audit.has_nonconformities());
}

#[test]
fn another_unit_of_the_same_dimension_is_no_finding() {
    let mut per_watt = draft();
    let subject = &mut per_watt["credentialSubject"];
    *at(subject, "/footprint/per/unit") = json!("MWp");
    *at(subject, "/footprint/unit") = json!("tCO2e");
    assert_eq!(audited(&[filed(&per_watt)]).found(), []);
}

/// A label with its text changed and signed anew, as the signer of a draft would refuse to.
fn signed_again(label: &[u8], from: &str, to: &str) -> Vec<u8> {
    let label = str::from_utf8(label).unwrap();
    let [header, payload, _] = label.split('.').collect::<Vec<_>>()[..] else { panic!("{label}") };
    let payload = String::from_utf8(URL_SAFE_NO_PAD.decode(payload).unwrap()).unwrap();
    assert!(payload.contains(from), "{payload}");
    let signed = format!("{header}.{}", URL_SAFE_NO_PAD.encode(payload.replace(from, to)));
    let key = Sha256::digest("carbon-label demonstration key: body-a");
    let signature = ed25519_dalek::SigningKey::from_bytes(&key.into()).sign(signed.as_bytes());
    format!("{signed}.{}", URL_SAFE_NO_PAD.encode(signature.to_bytes())).into_bytes()
}

#[test]
fn a_label_that_does_not_verify_is_found_by_why() {
    let good = filed(&draft());
    let mut altered = good.bytes.clone();
    let signature = altered.iter().rposition(|byte| *byte == b'.').unwrap() + 1;
    altered[signature] = if altered[signature] == b'A' { b'B' } else { b'A' };
    let mut early = draft();
    early["validFrom"] = json!("2023-12-31T00:00:00+08:00");
    let cases = [
        (altered, Kind::Signature),
        (b"not a label".to_vec(), Kind::Format),
        (sign("nobody", &draft()), Kind::Issuer),
        (sign("body-b", &draft()), Kind::Accreditation),
        (sign("body-a", &early), Kind::Issuer),
        (signed_again(&good.bytes, "\"520\"", "\"NaN\""), Kind::Content),
        (signed_again(&good.bytes, "\"demonstration\":true", "\"demonstration\":false"), Kind::Demonstration),
    ];
    for (bytes, kind) in cases {
        let audit = audited(&[Filed { bytes, name: good.name.clone(), status: Status::NotAsked }]);
        assert_eq!((only(&audit).kind(), kind.severity()), (kind, Severity::Major));
        assert_eq!((audit.counts.rejected, audit.counts.labels), (1, 1));
        // What a rejection says to a shopper is not said to a supervisor.
        for lang in Lang::ALL {
            let told = (lang.audit().finding)(only(&audit));
            assert!(!told.contains("seller") && !told.contains("销售方") && !told.contains("520"), "{told}");
        }
    }
}

#[test]
fn a_file_too_large_to_read_is_found_by_its_size() {
    let programme = programme();
    let mut auditor = Auditor::new(&programme, read(NOW));
    auditor.take("HUGE", Err(Rejection::Malformed(Malformed::TooLarge { bytes: 70_000, limit: 65_536 })));
    let audit = auditor.finish();
    assert_eq!(only(&audit).kind(), Kind::Format);
    assert!((Lang::En.audit().finding)(only(&audit)).contains("70000"));
}

#[test]
fn where_a_certificate_stands_is_an_observation() {
    let since: Option<Date> = Some(read("2026-09-12"));
    let cases = [
        (
            Status::Suspended { since, why: None },
            Standing::Suspended { since, why: None },
            "Suspended since 2026-09-12.",
        ),
        (
            Status::Withdrawn { since, why: None },
            Standing::Withdrawn { since, why: None },
            "Withdrawn since 2026-09-12.",
        ),
        (Status::Cancelled { since }, Standing::Cancelled { since }, "Cancelled since 2026-09-12."),
        (
            Status::Unreachable { last_in_force: None },
            Standing::StatusUnknown { last_in_force: None, refused: None },
            "The status list could not be asked, or is not to be believed.",
        ),
    ];
    for (status, standing, told) in cases {
        let audit = audited(&[Filed { status, ..filed(&draft()) }]);
        assert_eq!(only(&audit), &Finding::NotInForce(standing));
        assert_eq!((Lang::En.audit().finding)(only(&audit)), told);
        assert!(!audit.has_nonconformities());
    }
    let audit = audited_at("2026-06-04T12:00:00+08:00", &programme(), &[filed(&draft())]);
    assert_eq!(only(&audit).kind(), Kind::NotInForce);
    assert_eq!((Lang::En.audit().finding)(only(&audit)), "Not valid before 2026-06-05.");
    let unasked = [Filed { status: Status::NotAsked, ..filed(&draft()) }];
    assert_eq!(only(&audited(&unasked)), &Finding::StatusNotAsked);
}

/// Another label like the one without a defect.
fn like(number: &str, gtin: Option<&str>, value: &str) -> Filed {
    let mut other = draft();
    let subject = &mut other["credentialSubject"];
    *at(subject, "/certificate/number") = json!(number);
    *at(subject, "/footprint/value") = json!(value);
    match gtin {
        Some(gtin) => *at(subject, "/product/gtin") = json!(gtin),
        None => without(subject, "/product", "gtin"),
    }
    // One stage short of rounding would be a finding of its own: both make up the value.
    let value: Decimal = read(value);
    *at(subject, "/stages/0/value") = json!(value.times(read("0.7")).unwrap().to_string());
    *at(subject, "/stages/1/value") = json!(value.times(read("0.3")).unwrap().to_string());
    filed(&other)
}

#[test]
fn a_number_names_one_file_and_a_file_is_named_by_its_number() {
    let misnamed = Filed { name: "CFP-1".to_owned(), ..filed(&draft()) };
    let filing = Filing::Misnamed { file: "CFP-1".to_owned(), stated: read("DEMO-2026-0003") };
    assert_eq!(only(&audited(&[misnamed])), &Finding::Filing(filing));
    let unnamed = Filed { name: "CFP 1".to_owned(), ..filed(&draft()) };
    assert_eq!(only(&audited(&[unnamed])), &Finding::Filing(Filing::Name { file: "CFP 1".to_owned() }));
    // The same number in two files: one of them must be misnamed. Without a GTIN it is that alone.
    let second = Filed { name: "CFP-2".to_owned(), ..like("CFP-1", None, "520") };
    let audit = audited(&[like("CFP-1", None, "530"), second]);
    let kinds: Vec<Kind> = audit.found().iter().map(|found| found.finding.kind()).collect();
    assert_eq!(kinds, [Kind::NumberRepeated, Kind::FileName]);
    assert_eq!(audit.found()[0].labels, ["CFP-1", "CFP-2"]);
}

#[test]
fn a_product_has_one_label_in_force() {
    // Thirteen digits and fourteen, filled up with a nought, are one number.
    let pair = || [like("CFP-1", Some("9506000134352"), "520"), like("CFP-2", Some("09506000134352"), "530")];
    let audit = audited(&pair());
    let repeated = Filing::GtinRepeated { gtin: read("9506000134352"), labels: 2 };
    assert_eq!(only(&audit), &Finding::Filing(repeated));
    assert_eq!(audit.found()[0].labels, ["CFP-1", "CFP-2"]);
    let [first, second] = pair();
    let second = Filed { status: Status::Cancelled { since: Some(read("2026-09-12")) }, ..second };
    assert_eq!(only(&audited(&[first, second])).kind(), Kind::NotInForce);
}

#[test]
fn a_value_far_from_its_peers_is_found() {
    let values = ["500", "505", "510", "515", "520", "1500"];
    let labels = |values: &[&str]| -> Vec<Filed> {
        values.iter().enumerate().map(|(at, value)| like(&format!("CFP-{at}"), None, value)).collect()
    };
    let audit = audited(&labels(&values));
    // Median 512.5; distances 2.5, 2.5, 7.5, 7.5, 12.5, 987.5: MAD 7.5.
    let (value, median, score) = (read("1500"), read("512.5"), read("88.8"));
    assert_eq!(only(&audit), &Finding::Outlier(Outlier { value, median, score, peers: 5, per: read("1 kWp") }));
    assert_eq!(audit.found()[0].labels, ["CFP-5"]);
    assert_eq!(audited(&labels(&values[1..])).found(), [], "four peers say nothing");
    assert_eq!(audited(&labels(&["520"; 8])).found(), []);
}

#[test]
fn demonstration_and_real_labels_do_not_mix() {
    let mut real = programme();
    real.about.demonstration = false;
    let audit = audited_at(NOW, &real, &[filed(&draft())]);
    let mixed = Conformity::Demonstration { label: true, programme: false };
    assert_eq!(only(&audit), &Finding::Conformity(mixed));
    assert!(audit.has_nonconformities());
}

#[test]
fn a_category_the_programme_does_not_have_is_found() {
    let mut unknown = draft();
    unknown["credentialSubject"]["product"]["category"] = json!("pv-inverter");
    let mut programme = programme();
    let issuer = programme.trust.issuers()[0].clone();
    let key = issuer.keys().last().unwrap();
    let list = json!({"issuer": [{
        "name": {"en": "Somebody"}, "accreditation": ["pv-inverter"], "demonstration": true,
        "key": [{"did": key.did(), "fingerprint": key.fingerprint().as_str(), "from": "2024-01-01", "to": "2029-12-31"}],
    }]});
    let list = Json::parse(list.to_string().as_bytes(), Limits { bytes: 10_000, depth: 6 }).unwrap();
    programme.trust = TrustList::read(&Node::root(&list)).unwrap();
    let audit = audited_at(NOW, &programme, &[filed(&unknown)]);
    assert_eq!(only(&audit), &Finding::Conformity(Conformity::Category { stated: read("pv-inverter") }));
}

#[test]
fn a_site_that_shows_another_state_than_todays_is_found() {
    let now: Instant = read("2028-06-05T12:00:00+08:00");
    let audit = audited_at(&now.to_string(), &programme(), &[filed(&draft())]);
    let found = audit.outdated("DEMO-2026-0003", &Standing::InForce).unwrap();
    let expired = Standing::Expired { last_day: read("2028-06-04") };
    let outdated = Served::Outdated { shown: Standing::InForce, now: expired.clone() };
    assert_eq!(found.finding, Finding::Served(outdated));
    assert_eq!((Lang::En.audit().finding)(&found.finding), "Shown as in force; now expired after 2028-06-04.");
    assert_eq!(audit.outdated("DEMO-2026-0003", &expired), None);
    assert_eq!(audit.outdated("NOBODY", &Standing::InForce), None);
}

#[test]
fn each_kind_is_told_in_words_of_its_language() {
    for lang in Lang::ALL {
        let mut headings = Vec::new();
        for kind in Kind::ALL {
            let (heading, remedy) = ((lang.audit().kind)(*kind), (lang.audit().remedy)(*kind));
            assert!(chinese(heading) == (*lang == Lang::Zh) && chinese(remedy) == (*lang == Lang::Zh), "{heading}");
            headings.push(heading);
        }
        headings.sort_unstable();
        headings.dedup();
        assert_eq!(headings.len(), Kind::ALL.len());
    }
}

#[test]
fn the_report_is_one_page_that_loads_nothing_and_runs_nothing() {
    let programme = programme();
    let mut crooked = draft();
    without(&mut crooked["credentialSubject"], "", "report");
    let mut audit = audited(&[filed(&crooked)]);
    let hostile = Served::Surplus { path: "<script>alert(1)</script>\u{202e}".to_owned() };
    audit.add([carbon_label::audit::Found { finding: Finding::Served(hostile), labels: Vec::new() }]);
    for lang in Lang::ALL {
        let page = site::report(&audit, &programme, *lang);
        for word in ["<script", "http://", "src=", "\u{202e}", "@import", "url("] {
            assert!(!page.contains(word) || word == "http://" && page.matches("http://").count() == 1, "{word}");
        }
        assert!(page.contains("default-src 'none'") && page.contains("DEMO-2026-0003"));
        assert!(page.contains(&format!("<html lang=\"{}\"", lang.tag())));
    }
}
