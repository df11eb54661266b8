//! UNTP product passports of UN/CEFACT's own tests and specification, from `../shared/vectors`; where that
//! folder is not, those tests say so and pass. And any tree at all, which must never stop the reader.

#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]
#![allow(clippy::print_stderr, reason = "what ran, and what could not, is said")]

use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};
use carbon_label::{
    credential::{AtHand, Check, Document as DidDocument, Outcome, Rejection, Status},
    evidence::{Evidence, Lapse, Presented},
    formats::{Document, Passport, Per, untp::Granularity},
    json::{Fault, Json, Limits, Node, Problem},
    label::{Boundary, DeclaredUnit, Instant},
    markup::picture,
    programme::read_folder,
    text::{CheckedBy, Lang},
};
use proptest::{
    collection::vec,
    prelude::{Just, ProptestConfig, Strategy, any, prop_assert_eq, prop_oneof, proptest},
    sample::Index,
};
use std::{fs, path::Path};

const LIMITS: Limits = Limits { bytes: 1_000_000, depth: 32 };

/// The bytes of a vector, or nothing where the folder is not.
fn bytes(file: &str) -> Option<Vec<u8>> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/vectors");
    if !folder.is_dir() {
        eprintln!("vectors: not here");
        return None;
    }
    Some(fs::read(folder.join(file)).unwrap_or_else(|error| panic!("{file}: {error}")))
}

/// What stands inside an enveloped credential, its signature not checked.
fn inside(file: &str) -> Option<Json> {
    let Document::Enveloped(jwt) = Document::read(&bytes(file)?).unwrap() else { panic!("{file} is no envelope") };
    let payload = URL_SAFE_NO_PAD.decode(jwt.split('.').nth(1).unwrap()).unwrap();
    Some(Json::parse(&payload, LIMITS).unwrap())
}

fn read(tree: &Json) -> Result<Passport, Fault> {
    Passport::read(&Node::root(tree))
}

/// What both passports of UN/CEFACT state: they are the same example, two versions apart.
#[track_caller]
fn assert_is_the_example(passport: &Passport, version: &str, issuer: &str, serial: Option<&str>) {
    let (product, card) = (&passport.product, &passport.scorecard);
    let said = |line: &Option<carbon_label::label::Line>| line.as_ref().map(ToString::to_string);
    assert_eq!(passport.version.as_str(), version);
    assert_eq!(passport.issuer.id.as_str(), issuer);
    assert_eq!(passport.issuer.name.as_str(), "Example Company Pty Ltd");
    assert_eq!(passport.id.as_str(), "https://example-company.com/credentials/2a423366-a0d6-4855-ba65-2e0c926d09b0");
    assert_eq!(passport.valid_from.unwrap().to_string(), "2024-03-15T20:00:00+08:00");
    assert_eq!(passport.valid_until.unwrap().to_string(), "2034-03-15T20:00:00+08:00");
    assert_eq!(product.name.as_str(), "EV battery 300Ah.");
    assert_eq!(product.id.as_str(), "https://id.gs1.org/01/09520123456788/21/12345");
    assert_eq!(said(&product.registered_id).as_deref(), Some("09520123456788.21.12345"));
    assert_eq!(said(&product.id_scheme).as_deref(), Some("Global Trade Identification Number (GTIN)"));
    assert_eq!((said(&product.serial).as_deref(), said(&product.batch).as_deref()), (serial, Some("6789")));
    assert_eq!(product.producer.as_ref().unwrap().name.as_str(), "Sample Company Pty Ltd.");
    assert_eq!(product.facility.as_ref().unwrap().name.as_str(), "Greenacres battery factory");
    assert_eq!(said(&product.country).as_deref(), Some("AU"));
    assert_eq!(product.made_on, Some("2024-04-25".parse().unwrap()));
    assert_eq!(card.value.to_string(), "1.8");
    assert_eq!(card.per, Per::Unit("1 kg".parse::<DeclaredUnit>().unwrap()));
    assert_eq!(card.boundary, Some(Boundary::CradleToGate));
    assert_eq!(card.primary_share, "0.3".parse().unwrap());
    assert_eq!(said(&card.standard).as_deref(), Some("GBA Battery Passport Greenhouse Gas Rulebook - V.2.0"));
}

#[test]
fn the_valid_passport_reads_whole() {
    let Some(tree) = inside("untp-tests/valid-v2-enveloped-dpp.json") else { return };
    let passport = read(&tree).unwrap();
    let issuer = "did:web:uncefact.github.io:project-vckit:test-and-development";
    assert_is_the_example(&passport, "0.6.0-beta1", issuer, Some("12345678"));
    assert_eq!((passport.granularity, passport.lists_status), (Some(Granularity::Batch), true));
}

#[test]
fn the_passport_of_the_specification_reads_whole() {
    let Some(bytes) = bytes("untp-spec/untp-dpp-instance.json") else { return };
    let Document::Passport(passport) = Document::read(&bytes).unwrap() else { panic!("no passport") };
    assert_is_the_example(&passport, "working", "did:web:identifiers.example-company.com:12345", Some("12345678"));
    assert!(!passport.lists_status);
}

/// The invalid one fails UN/CEFACT's own schema check by its first context, and so it does here. With its
/// contexts in order it reads: nothing else in it is refused that a scorecard needs.
#[test]
fn the_invalid_passport_is_refused_by_its_first_context() {
    let Some(mut tree) = inside("untp-tests/invalid-schema-v2-enveloped-dpp.json") else { return };
    let fault = read(&tree).unwrap_err();
    let (found, expected) = ("https://www.example.com".to_owned(), "https://www.w3.org/ns/credentials/v2".to_owned());
    assert_eq!(fault, Fault::new("$.@context[0]", Problem::Unexpected { found, expected }));
    let sentence = "$.@context[0]: is “https://www.example.com”, should be: https://www.w3.org/ns/credentials/v2.";
    assert_eq!(Lang::En.fault(&fault), sentence);
    let Json::List(contexts) = member_of(&mut tree, "@context") else { panic!("no list") };
    contexts.remove(0);
    let passport = read(&tree).unwrap();
    assert_eq!(passport.product.name.as_str(), "EcoCharge EV Battery Pack");
    assert_eq!(passport.product.registered_id.unwrap().as_str(), "09520123456788");
    assert_eq!(passport.scorecard.value.to_string(), "25");
    assert_eq!(passport.scorecard.primary_share, "0.95".parse().unwrap());
    assert_eq!(passport.granularity, Some(Granularity::Item));
}

#[test]
fn a_conformity_credential_is_no_passport() {
    let Some(bytes) = bytes("untp-spec/untp-dcc-instance.json") else { return };
    // It is somebody's declaration, whoever attests it.
    assert!(matches!(Document::read(&bytes), Ok(Document::Declared(found)) if found.len() == 1));
    let tree = Json::parse(&bytes, Limits { bytes: 1 << 20, depth: 32 }).unwrap();
    let found = "DigitalConformityCredential, VerifiableCredential".to_owned();
    let problem = Problem::Unexpected { found, expected: "DigitalProductPassport".into() };
    assert_eq!(read(&tree).unwrap_err(), Fault::new("$.type", problem));
}

fn at(day: &str) -> Instant {
    format!("{day}T12:00:00+08:00").parse().unwrap()
}

/// Our own passport, which counts from 2026-03-01 to 2031-03-01 and names a status list or none.
fn ours(lists_status: bool) -> Passport {
    let passport = read(&Json::parse(include_bytes!("fixtures/passport.json"), LIMITS).unwrap()).unwrap();
    Passport { lists_status, ..passport }
}

fn signed(status: Status, day: &str) -> Presented {
    let passport = ours(true);
    let signer = passport.issuer.id.to_string();
    Presented::signed(passport, signer, status, at(day)).unwrap()
}

#[test]
fn nobody_signs_for_another_issuer() {
    let (stated, signer) = (ours(true).issuer.id.to_string(), "did:web:somebody.else.example".to_owned());
    let refused = Presented::signed(ours(true), signer.clone(), Status::InForce, at("2026-11-24")).unwrap_err();
    assert_eq!(refused, Rejection::IssuerMismatch { stated, signer });
}

#[test]
fn a_passport_lapses_for_good_before_it_lapses_by_date() {
    let since = Some("2026-09-12".parse().unwrap());
    let (withdrawn, suspended) = (Status::Withdrawn { since, why: None }, Status::Suspended { since, why: None });
    let (first_day, last_day) = ("2026-03-01".parse().unwrap(), "2031-03-01".parse().unwrap());
    for (status, day, lapse) in [
        (Status::InForce, "2026-11-24", None),
        (Status::InForce, "2026-02-28", Some(Lapse::NotYetValid { first_day })),
        (Status::InForce, "2031-03-02", Some(Lapse::Expired { last_day })),
        (suspended.clone(), "2026-11-24", Some(Lapse::Suspended)),
        (suspended, "2031-03-02", Some(Lapse::Expired { last_day })),
        (withdrawn.clone(), "2026-11-24", Some(Lapse::Withdrawn)),
        (withdrawn, "2031-03-02", Some(Lapse::Withdrawn)),
        (Status::Cancelled { since }, "2026-11-24", Some(Lapse::Withdrawn)),
    ] {
        assert_eq!(signed(status, day).lapse(), lapse, "{day}");
    }
    assert_eq!(Presented::unsigned(ours(false), at("2031-03-02")).lapse(), Some(Lapse::Expired { last_day }));
}

#[test]
fn a_status_is_unknown_only_where_a_list_was_named_and_did_not_answer() {
    let unreachable = Status::Unreachable { last_in_force: None };
    let day = "2026-11-24";
    assert!(signed(unreachable.clone(), day).status_unknown() && signed(Status::NotAsked, day).status_unknown());
    assert!(!signed(Status::InForce, day).status_unknown());
    assert!(!Presented { passport: ours(false), ..signed(unreachable, day) }.status_unknown());
    assert!(!Presented::unsigned(ours(true), at(day)).status_unknown());
}

fn member_of<'a>(json: &'a mut Json, key: &str) -> &'a mut Json {
    let Json::Object(members) = json else { panic!("no object") };
    &mut members.iter_mut().find(|(name, _)| name == key).unwrap().1
}

/// Every place of a tree, counted through: the value of one of them is changed.
fn change(json: &mut Json, place: &mut usize, to: &Json) {
    if *place == 0 {
        *json = to.clone();
    }
    *place = place.wrapping_sub(1);
    match json {
        Json::List(members) => members.iter_mut().for_each(|member| change(member, place, to)),
        Json::Object(members) => members.iter_mut().for_each(|(_, member)| change(member, place, to)),
        _ => {}
    }
}

fn places(json: &Json) -> usize {
    1 + match json {
        Json::List(members) => members.iter().map(places).sum(),
        Json::Object(members) => members.iter().map(|(_, member)| places(member)).sum(),
        _ => 0,
    }
}

/// Any tree, with the names of a passport among its keys.
fn tree() -> impl Strategy<Value = Json> {
    let key = prop_oneof![
        Just("@context".to_owned()),
        Just("type".to_owned()),
        Just("id".to_owned()),
        Just("product".to_owned()),
        Just("emissionsScorecard".to_owned()),
        any::<String>(),
    ];
    let leaf = prop_oneof![
        Just(Json::Null),
        any::<bool>().prop_map(Json::Truth),
        // Whatever a tree may hold, and more: numbers are checked where they are read.
        any::<String>().prop_map(Json::Number),
        "-?[0-9]{1,30}(\\.[0-9]{1,30})?([eE][+-]?[0-9]{1,12})?".prop_map(Json::Number),
        any::<String>().prop_map(Json::Text),
    ];
    leaf.prop_recursive(6, 60, 6, move |inner| {
        prop_oneof![
            vec(inner.clone(), 0..6).prop_map(Json::List),
            vec((key.clone(), inner), 0..6).prop_map(Json::Object),
        ]
    })
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(2000) })]

    #[test]
    fn no_tree_stops_the_reader(tree in tree()) {
        let _ = read(&tree);
    }

    #[test]
    fn no_part_of_a_passport_changed_stops_the_reader(place in any::<Index>(), to in tree()) {
        let mut passport = Json::parse(include_bytes!("fixtures/passport.json"), LIMITS).unwrap();
        let mut place = place.index(places(&passport));
        change(&mut passport, &mut place, &to);
        let evidence = match read(&passport) {
            Ok(passport) => Evidence::Passport(Box::new(Presented::unsigned(passport, at("2026-11-24")))),
            Err(fault) => Evidence::Unreadable(fault),
        };
        for lang in Lang::ALL {
            let drawn = picture(&evidence, *lang, CheckedBy::Device, None);
            prop_assert_eq!(drawn.contains("kgCO₂e"), matches!(evidence, Evidence::Passport(_)));
        }
    }
}

/// What an enveloped passport is worth, with its issuer's document at hand or without.
fn presented(file: &str, with_document: bool) -> Option<Evidence> {
    let mut at_hand = AtHand::default();
    if with_document {
        at_hand.documents.push(DidDocument::read(&bytes("untp-vckit-did/did.json")?).unwrap());
    }
    let demo = Path::new(env!("CARGO_MANIFEST_DIR")).join("demo");
    let now = "2026-11-24T12:00:00+08:00".parse().unwrap();
    Some(Evidence::read(&bytes(&format!("untp-tests/{file}"))?, &read_folder(&demo).unwrap(), &at_hand, now))
}

#[test]
fn a_passport_in_the_wild_is_signed_by_a_stranger_and_of_unknown_status() {
    let Some(evidence) = presented("valid-v2-enveloped-dpp.json", true) else { return };
    let Evidence::Passport(passport) = &evidence else { panic!("{evidence:?}") };
    assert_eq!(passport.signer.as_deref(), Some("did:web:uncefact.github.io:project-vckit:test-and-development"));
    assert!(passport.status_unknown() && passport.lapse().is_none());
    assert_eq!(Lang::En.state(&evidence), "Stated by its issuer, not certified");
    let drawn = picture(&evidence, Lang::En, CheckedBy::Device, None);
    assert!(drawn.contains("Signed, by an issuer not in") && !drawn.contains("In force"), "{drawn}");
}

#[test]
fn a_passport_with_a_good_signature_and_a_wrong_shape_says_both() {
    let Some(evidence) = presented("invalid-schema-v2-enveloped-dpp.json", true) else { return };
    let Evidence::Rejected(rejection) = &evidence else { panic!("{evidence:?}") };
    let notice = Lang::En.rejection(rejection);
    assert_eq!(notice.title, "Signature good, content not readable as a product passport");
    assert!(notice.detail.starts_with("$.@context[0]: is “https://www.example.com”"), "{}", notice.detail);
}

#[test]
fn a_passport_without_its_issuers_document_cannot_be_checked() {
    let Some(evidence) = presented("valid-v2-enveloped-dpp.json", false) else { return };
    let Evidence::Rejected(rejection) = &evidence else { panic!("{evidence:?}") };
    assert_eq!(Lang::En.rejection(rejection).title, "Cannot be checked: the issuer's key is missing");
    assert!(rejection.outcomes().any(|step| step == (Check::Signature, Outcome::NotPossible)));
}
