//! What `<carbon-label>` asks in wasm, asked natively: whom it trusts, what it draws, what it tells.

#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

use carbon_label::{
    credential::{Draft, Issuance, Purpose, Register, Rejection, Signatures, SigningKey, is_good},
    element::{Label, Site, Unusable, benchmarks},
    json::{Json, Limits},
    label::{Instant, Number},
    programme::read_folder,
};
use std::path::Path;

const DRAFT: &str = include_str!("fixtures/ok_demonstration.json");
const FOLDER: &str = "https://labels.example/status/test/";

fn now() -> Instant {
    "2026-11-24T12:00:00+08:00".parse().unwrap()
}

fn operator() -> SigningKey {
    SigningKey::ed25519(&[1; 32], true)
}

fn body() -> SigningKey {
    SigningKey::ed25519(&[7; 32], true)
}

fn trust() -> String {
    let text = r#"{"issuer": [{"name": {"en": "Test issuer"}, "accreditation": ["pv-module"], "demonstration": true,
        "key": [{"did": "DID", "fingerprint": "PRINT", "from": "2020-01-01", "to": "2999-12-31"}]}]}"#;
    let text = text.replace("DID", body().did()).replace("PRINT", body().public().fingerprint().as_str());
    let list = Json::parse(text.as_bytes(), Limits { bytes: 10_000, depth: 10 }).unwrap();
    operator().sign_trust(&list, now().into()).unwrap()
}

const PROGRAMME: &str = r#"{
    "programme": {"name": {"en": "Test"}, "region": {"code": "CN-TJ", "name": {"en": "Tianjin"}},
        "operator": {"en": "Test"}, "site": "https://labels.example/", "demonstration": true},
    "categories": [{"id": "pv-module", "name": {"en": "Module"}, "per": {"amount": "1", "unit": "kWp"},
        "boundary": "cradle-to-gate", "stages": [], "rule": {"id": "TEST", "version": "1", "name": {"en": "Test"}}}],
    "benchmarks": []}"#;

/// Opens a site as the shell does: asked about the trust list's signature first.
fn open(operator: &str, trust: &str, programme: &str) -> Result<Site, Unusable> {
    let mut signatures = Signatures::told();
    if let Some(question) = Site::trust_question(operator, trust.as_bytes()) {
        let good = is_good(&question);
        signatures.answer(question, good);
    }
    Site::open(operator, trust.as_bytes(), programme, signatures, now())
}

/// Answers what a site asks about a file.
fn tell(site: &mut Site, file: &str) {
    if let Some(question) = site.question(file.as_bytes()) {
        let good = is_good(&question);
        site.answer(question, good);
    }
}

/// A site that was told about the label.
fn site(programme: &str) -> Result<Site, Unusable> {
    let mut site = open(operator().did(), &trust(), programme)?;
    tell(&mut site, &token());
    Ok(site)
}

fn token() -> String {
    let entries = Register::entries(0, FOLDER);
    let issuance = Issuance { status: &entries, ..Issuance::default() };
    body().sign(&Draft::read(DRAFT.as_bytes()).unwrap(), &issuance).unwrap()
}

fn label(site: &Site) -> Label {
    site.label(token().as_bytes(), now())
}

#[test]
fn a_site_counts_by_its_operator_s_signature_alone() {
    let open = |operator: &str, trust: &str| open(operator, trust, PROGRAMME).err();
    let word = |unusable: Option<Unusable>| unusable.map(|unusable| unusable.word());
    assert_eq!(word(open(operator().did(), &trust())), None);
    assert_eq!(word(open(body().did(), &trust())), Some("trust"));
    assert_eq!(word(open(operator().did(), &trust().replace('.', ".e"))), Some("trust"));
    assert_eq!(word(open("did:web:labels.example", &trust())), Some("operator"));
    assert_eq!(word(site("{}").err()), Some("programme"));
}

#[test]
fn a_site_of_a_later_version_is_read_as_far_as_this_one_knows_it() {
    let later = PROGRAMME
        .replace(r#""demonstration": true}"#, r#""demonstration": true, "later": {"a": [1]}}"#)
        .replace(r#""stages": [],"#, r#""stages": [], "later": 1,"#)
        .replace(r#""benchmarks": []"#, r#""benchmarks": [{"id": "x", "kind": "cloud"}], "later": null"#);
    let site = site(&later).unwrap();
    assert_eq!(label(&site).verified().unwrap().label().product.category.as_str(), "pv-module");
}

#[test]
fn a_label_names_its_lists_until_they_are_at_hand_and_then_where_it_stands() {
    let mut site = site(PROGRAMME).unwrap();
    let found = label(&site);
    let paths = site.missing(&found);
    assert_eq!(paths, ["status/test/revocation-1.jwt", "status/test/suspension-1.jwt"]);
    assert_eq!(found.verified().unwrap().standing().word(), "status-unknown");
    let mut register = Register::default();
    let number: Number = found.verified().unwrap().label().certificate.number.clone();
    register.enter(&number, now());
    for (purpose, path) in [Purpose::Revocation, Purpose::Suspension].into_iter().zip(&paths) {
        let (_, list) = register.list(purpose, 1, FOLDER, &body(), now().into());
        tell(&mut site, &list);
        assert!(site.add(path, Some(list.as_bytes()), None, now()), "{path} is to be kept");
        assert!(!site.add(path, Some(list.as_bytes()), None, now()), "{path} is known");
    }
    assert!(site.missing(&found).is_empty());
    let asked = site.asked(found);
    assert_eq!(asked.verified().unwrap().standing().word(), "in-force");
}

#[test]
fn what_is_not_to_be_believed_has_no_number_anywhere() {
    let mut site = site(PROGRAMME).unwrap();
    let (head, rest) = token().split_once('.').map(|(head, rest)| (head.to_owned(), rest.to_owned())).unwrap();
    for credential in ["", "{}", "eyJ", &format!("{head}.A{rest}")] {
        tell(&mut site, credential);
        let label = site.label(credential.as_bytes(), now());
        assert!(label.verified().is_none() && label.value("en").is_none(), "{credential}");
        assert!(label.state("en").starts_with("Check failed"), "{}", label.state("en"));
        for size in ["badge", "card", "full"] {
            let drawn = label.draw(size, "en", "https://labels.example/", "X").unwrap();
            assert!(!drawn.contains("CO₂e") && !drawn.contains("<data"), "{drawn}");
        }
    }
}

#[test]
fn a_badge_and_a_card_lead_to_the_label_s_page_in_the_reader_s_language() {
    let site = site(PROGRAMME).unwrap();
    let drawn = |size: &str, lang: &str| label(&site).draw(size, lang, "https://labels.example/", "A").unwrap();
    for (size, lang, way) in
        [("badge", "zh-CN", "label/A/"), ("card", "en", "en/label/A/"), ("big", "fr", "en/label/A/")]
    {
        assert!(drawn(size, lang).contains(&format!("href=\"https://labels.example/{way}\"")), "{size} {lang}");
    }
    assert!(!drawn("full", "en").contains("label/A/"));
}

#[test]
fn what_a_site_gives_the_element_draws_every_label_as_the_whole_programme_would() {
    let programme = read_folder(&Path::new(env!("CARGO_MANIFEST_DIR")).join("demo")).unwrap();
    let (whole, lean) = (programme.to_json(), programme.to_label_json());
    assert!(lean.len() < whole.len() && !lean.contains("clauses") && !lean.contains("pv-module"), "{lean}");
    let by_whole = site(&whole).unwrap();
    let mut by_lean = site(&lean).unwrap();
    assert!(by_whole.missing(&label(&by_whole)).iter().all(|path| path.starts_with("status/")));
    let path = benchmarks("pv-module");
    assert!(by_lean.missing(&label(&by_lean)).contains(&path));
    let draw = |site: &Site, size: &str, lang: &str| {
        site.asked(label(site)).draw(size, lang, "https://labels.example/", "A").unwrap()
    };
    // What cannot be had, or read, places nothing, and is asked for again.
    for nothing in [None, Some(&b"{"[..]), Some(&b"{\"categories\": [{}]}"[..])] {
        assert!(!by_lean.add(&path, nothing, None, now()));
        assert!(by_lean.missing(&label(&by_lean)).contains(&path));
        assert!(!draw(&by_lean, "full", "en").contains("cl-marker"));
    }
    let placing = programme.to_benchmark_json(&"pv-module".parse().unwrap());
    assert!(!placing.contains("clauses") && !placing.contains("wood-panel"), "{placing}");
    assert!(!by_lean.add(&path, Some(placing.as_bytes()), None, now()), "nobody signed it: it is not kept");
    assert!(!by_lean.missing(&label(&by_lean)).contains(&path));
    for (size, lang) in ["badge", "card", "full"].into_iter().flat_map(|size| [(size, "zh"), (size, "en")]) {
        let drawn = draw(&by_whole, size, lang);
        assert_eq!(drawn, draw(&by_lean, size, lang), "{size} {lang}");
        assert!(size == "badge" || drawn.contains("cl-marker"), "no benchmark placed it: {drawn}");
    }
}

#[test]
fn what_nobody_answered_is_not_believed() {
    let open = |signatures| Site::open(operator().did(), trust().as_bytes(), PROGRAMME, signatures, now());
    assert_eq!(open(Signatures::told()).err(), Some(Unusable::Trust(Rejection::NotAsked)));
    let site = self::open(operator().did(), &trust(), PROGRAMME).unwrap();
    let label = label(&site);
    assert!(label.verified().is_none());
    assert_eq!(label.state("en"), "This kind of signature cannot be checked here");
}

#[test]
fn an_answer_counts_for_its_own_question_alone() {
    let mut site = open(operator().did(), &trust(), PROGRAMME).unwrap();
    let label = token();
    let question = |site: &Site, text: &str| site.question(text.as_bytes());
    let asked = question(&site, &label).unwrap();
    // The same key and message, another signature.
    let stranger = SigningKey::ed25519(&[9; 32], true);
    let foreign = stranger.sign(&Draft::read(DRAFT.as_bytes()).unwrap(), &Issuance::default()).unwrap();
    let (message, _) = label.rsplit_once('.').unwrap();
    let (_, signature) = foreign.rsplit_once('.').unwrap();
    let mixed = format!("{message}.{signature}");
    site.answer(asked, true);
    assert!(question(&site, &label).is_none());
    assert!(site.label(mixed.as_bytes(), now()).verified().is_none());
    assert!(question(&site, &mixed).is_some());
    // And a bad answer is an answer.
    let asked = question(&site, &mixed).unwrap();
    assert!(!is_good(&asked));
    site.answer(asked, false);
    assert!(site.label(mixed.as_bytes(), now()).state("en").starts_with("Check failed"));
}
