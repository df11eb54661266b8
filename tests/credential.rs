//! From bytes to verdict: drafts, signatures, issuers, standings, and what each says.

#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};
use carbon_label::{
    credential::{
        Check, Draft, Envelope, Issuance, Refusal, Rejection, SUBJECT_SCHEMA, SigningKey, Standing, Status, TrustList,
        Verified,
    },
    evidence::{Evidence, Placed},
    json::{Json, Limits, Node},
    label::{
        Boundary, CarbonUnit, CreditCode, Date, Decimal, DeclaredUnit, Digest, Gtin, Indicator, Instant, Invalid, Line,
        Number, Part, Scheme, Share, StageKind, Step, Unit, WebAddress,
    },
    markup::{Drawing, Size, draw, picture},
    text::{CheckedBy, Lang},
};
use ed25519_dalek::Signer;
use std::{collections::BTreeSet, fs, path::Path, str::FromStr};

/// Every draft that must be refused: its file, the path of the fault, and the sentence after the path.
#[rustfmt::skip]
const FAULTS: &[(&str, &str, &str)] = &[
    ("fail_amount_zero", "$.credentialSubject.footprint.per.amount", "the amount “0.0” must be above zero."),
    ("fail_boundary", "$.credentialSubject.footprint.boundary", "“cradle-to-cradle” is not a known boundary. Known: cradle-to-gate, gate-to-gate, cradle-to-grave, main-production-stages."),
    ("fail_category_path", "$.credentialSubject.product.category", "“../x” cannot be an id. Use letters, digits and . _ -, a letter or digit first, at most 64."),
    ("fail_certificate_order", "$.credentialSubject.certificate.expires", "2026-06-04 should not be before (below) 2026-06-05."),
    ("fail_credit_code", "$.credentialSubject.product.maker.creditCode", "the check character of credit code “91350100M000100Y44” should be 3. Check the code."),
    ("fail_credit_code_letter", "$.credentialSubject.product.maker.creditCode", "“91350100I000100Y43” is not a unified social credit code of 18 characters (GB 32100-2015)."),
    ("fail_date_of_no_year", "$.credentialSubject.certificate.issued", "“2026-02-29” is not a date. Write it as 2026-06-05."),
    ("fail_date_slashes", "$.credentialSubject.certificate.issued", "“2026/06/05” is not a date. Write it as 2026-06-05."),
    ("fail_dates_order", "$.validUntil", "2026-06-04T23:59:59+08:00 should not be before (below) 2026-06-05T00:00:00+08:00."),
    ("fail_deep", "$.credentialSubject.unknown[0][0][0][0][0][0][0][0]", "nested deeper than 10 levels, not read further. Flatten it."),
    ("fail_demonstration_text", "$.credentialSubject.demonstration", "should be true or false, is text."),
    ("fail_duplicate_key", "$.credentialSubject.footprint.value", "stands twice. Remove one."),
    ("fail_electricity_unit", "$.credentialSubject.footprint.electricity.unit", "is “gCO2e/kWh”, should be: kgCO2e/kWh."),
    ("fail_gtin", "$.credentialSubject.product.gtin", "the check digit of GTIN “9506000134353” should be 2. Check the number."),
    ("fail_gtin_length", "$.credentialSubject.product.gtin", "“9506000134” is not a GTIN: 8, 12, 13 or 14 digits."),
    ("fail_indicator_unknown", "$.credentialSubject.stages[0].quality.precision", "“precision” is not a known indicator. Known: reliability, completeness, time, geography, technology."),
    ("fail_missing_value", "$.credentialSubject.footprint.value", "missing. Add it."),
    ("fail_model_long", "$.credentialSubject.product.model", "has 401 characters; at most 400 are allowed."),
    ("fail_name_bidi", "$.credentialSubject.product.name.en", "contains the invisible control U+202E, which can reorder text. Remove it."),
    ("fail_name_blank", "$.credentialSubject.product.name.en", "empty. Leave the member out if there is nothing to say."),
    ("fail_name_none", "$.credentialSubject.product.name", "no name in any language. Give at least zh or en."),
    ("fail_name_tag", "$.credentialSubject.product.name.zh_CN", "“zh_CN” is not a language tag such as zh or en."),
    ("fail_name_text", "$.credentialSubject.product.name", "should be an object, is text."),
    ("fail_name_too_many_languages", "$.credentialSubject.product.name", "has 21 members; at most 20 are allowed."),
    ("fail_not_json", "$", "not JSON: reading stopped at line 12, column 7. Check commas and quotes there."),
    ("fail_period_order", "$.credentialSubject.footprint.period.to", "2025-01-01 should not be before (below) 2025-12-31."),
    ("fail_report_http", "$.credentialSubject.report.url", "“http://labels.example/r.pdf” is not an https address."),
    ("fail_report_sha256", "$.credentialSubject.report.sha256", "“abababababababababababababababababababab…” is not a SHA-256 of 64 hexadecimal digits."),
    ("fail_scheme", "$.credentialSubject.certificate.scheme", "“national” is not a known scheme. Known: national-pilot, body-filed, other."),
    ("fail_score", "$.credentialSubject.stages[0].quality.reliability", "score 6 should be between 1 (best) and 5."),
    ("fail_score_fraction", "$.credentialSubject.stages[0].quality.reliability", "should be a whole number, without a fraction and not that large."),
    ("fail_share", "$.credentialSubject.footprint.primaryShare", "“62” is not between 0 and 1. Write 62 % as \"0.62\"."),
    ("fail_stage_repeated", "$.credentialSubject.stages", "stage A1 stands twice. Merge them."),
    ("fail_stage_unknown", "$.credentialSubject.stages[0].stage", "“<b onclick=alert(1)>�A1</b>” is not a known stage. Known: raw-materials, production, distribution, use, end-of-life, upstream, core, downstream, A1, A2, A3, A1-A3, A4, A5, B1, B2, B3, B4, B5, B6, B7, C1, C2, C3, C4, D."),
    ("fail_stages_object", "$.credentialSubject.stages", "should be a list, is an object."),
    ("fail_standard_empty", "$.credentialSubject.footprint.standard", "missing. Add it."),
    ("fail_standard_too_many", "$.credentialSubject.footprint.standard", "has 41 members; at most 40 are allowed."),
    ("fail_step", "$.credentialSubject.trace[0].step", "“audit” is not a known step of certification."),
    ("fail_step_by_number", "$.credentialSubject.trace[0].by", "should be an object, is a number."),
    ("fail_subject_list", "$.credentialSubject", "should be an object, is a list."),
    ("fail_uncertainty_order", "$.credentialSubject.footprint.uncertainty.high", "7300 should not be before (below) 7400."),
    ("fail_unit_carbon", "$.credentialSubject.footprint.unit", "“kg” is not a carbon unit. Known: gCO2e, kgCO2e, tCO2e."),
    ("fail_unit_unknown", "$.credentialSubject.footprint.per.unit", "“kWc” is not a known unit. Known: kWp, kWh, kg, m3, m2, piece, …"),
    ("fail_unknown_beside_subject", "$.validTill", "an unknown name. Known here: validFrom, validUntil, credentialSubject."),
    ("fail_valid_from_without_offset", "$.validFrom", "“2026-06-05T00:00:00” is not a time with its offset. Write it as 2026-06-05T00:00:00+08:00."),
    ("fail_value_comma", "$.credentialSubject.footprint.value", "“7351,2468” is not an exact decimal. Write it as text such as \"750\" or \"-0.25\"."),
    ("fail_value_digits", "$.credentialSubject.footprint.value", "“1234567890.1234567890123456789” has too many digits; 28 are kept."),
    ("fail_value_exponent", "$.credentialSubject.footprint.value", "“7.3512468e3” is not an exact decimal. Write it as text such as \"750\" or \"-0.25\"."),
    ("fail_value_minus_zero", "$.credentialSubject.footprint.value", "“-0.0” is not an exact decimal. Write it as text such as \"750\" or \"-0.25\"."),
    ("fail_value_nan", "$.credentialSubject.footprint.value", "“NaN” is not an exact decimal. Write it as text such as \"750\" or \"-0.25\"."),
    ("fail_value_number", "$.credentialSubject.footprint.value", "should be text, is a number."),
    ("fail_year", "$.credentialSubject.baseline.year", "year 1989 should be between 1990 and 2100."),
];

/// The value of the fixture most tests use: no other figure looks like it.
const NUMBER: &str = "7351.2468";

fn fixture(name: &str) -> Vec<u8> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures");
    fs::read(folder.join(format!("{name}.json"))).unwrap()
}

fn fixtures(prefix: &str) -> BTreeSet<String> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures");
    let names = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().file_name().into_string().unwrap());
    names
        .filter_map(|name| name.strip_suffix(".json").map(str::to_owned))
        .filter(|name| name.starts_with(prefix))
        .collect()
}

fn json(text: &str) -> Json {
    Json::parse(text.as_bytes(), Limits { bytes: 64 * 1024, depth: 32 }).unwrap()
}

/// A key of the tests; its number is its secret.
fn key(number: u8) -> SigningKey {
    SigningKey::ed25519(&[number; 32], false)
}

/// A trust list of one: key 1, for photovoltaic modules, in 2026, with `changes` to its entry.
fn trust_with(changes: &[(&str, &str)]) -> TrustList {
    let public = key(1).public();
    let mut entry = format!(
        r#"{{"name":{{"en":"Body one"}},"accreditation":["pv-module"],"demonstration":false,
            "key":[{{"did":"{}","fingerprint":"{}","from":"2026-01-01","to":"2026-12-31"}}]}}"#,
        key(1).did(),
        public.fingerprint().as_str()
    );
    for (from, to) in changes {
        assert!(entry.contains(from), "{from}");
        entry = entry.replace(from, to);
    }
    TrustList::read(&Node::root(&json(&format!(r#"{{"issuer":[{entry}]}}"#)))).unwrap()
}

fn trust() -> TrustList {
    trust_with(&[])
}

fn at(instant: &str) -> Instant {
    instant.parse().unwrap()
}

fn noon() -> Instant {
    at("2026-11-23T12:00:00+08:00")
}

fn signed(name: &str) -> String {
    key(1).sign(&Draft::read(&fixture(name)).unwrap(), &Issuance::default()).unwrap()
}

fn part(token: &str, index: usize) -> String {
    let bytes = URL_SAFE_NO_PAD.decode(token.split('.').nth(index).unwrap()).unwrap();
    String::from_utf8(bytes).unwrap()
}

/// Signs any header and payload, as somebody would who writes their own tools.
fn forged(number: u8, header: &str, payload: &str) -> String {
    let input = format!("{}.{}", URL_SAFE_NO_PAD.encode(header), URL_SAFE_NO_PAD.encode(payload));
    let signature = ed25519_dalek::SigningKey::from_bytes(&[number; 32]).sign(input.as_bytes());
    format!("{input}.{}", URL_SAFE_NO_PAD.encode(signature.to_bytes()))
}

/// `ok_minimal` with its payload changed and signed again by key 1.
fn resigned(from: &str, to: &str) -> String {
    let token = signed("ok_minimal");
    let payload = part(&token, 1);
    assert!(payload.contains(from), "{from} is not in {payload}");
    forged(1, &part(&token, 0), &payload.replace(from, to))
}

fn read(token: &str) -> Result<Verified, Rejection> {
    Verified::read(token.as_bytes(), &trust(), &Status::NotAsked, noon())
}

/// Every size in every language.
fn drawings(evidence: &Evidence) -> Vec<String> {
    let sizes = Size::ALL.iter().flat_map(|size| Lang::ALL.iter().map(move |lang| (*size, *lang)));
    let drawn = sizes.map(|(size, lang)| {
        let checked_by = CheckedBy::Device;
        draw(evidence, &Drawing { size, lang, checked_by, symbol: None, link: None, heads_page: false }).into_string()
    });
    drawn.collect()
}

/// No carbon number in what a rejection says, in any form it takes.
#[track_caller]
fn assert_without_number(rejection: Rejection) {
    let mut said = vec![format!("{rejection:?}")];
    for lang in Lang::ALL {
        let notice = lang.rejection(&rejection);
        said.extend([notice.title, notice.detail]);
    }
    let evidence = Evidence::Rejected(rejection);
    said.extend(drawings(&evidence));
    said.push(picture(&evidence, Lang::En, CheckedBy::Device, None));
    for text in said {
        assert!(!text.contains(NUMBER) && !text.contains("7351"), "{text}");
    }
}

#[test]
fn every_draft_that_must_fail_says_where_and_why() {
    let listed: BTreeSet<String> = FAULTS.iter().map(|(name, ..)| (*name).to_owned()).collect();
    assert_eq!(fixtures("fail_"), listed);
    for (name, path, sentence) in FAULTS {
        let Err(Refusal::Draft(fault)) = Draft::read(&fixture(name)) else { panic!("{name} is read") };
        assert_eq!(fault.path(), *path, "{name}");
        let place = if *path == "$" { String::new() } else { format!("{path}: ") };
        assert_eq!(Lang::En.fault(&fault), format!("{place}{sentence}"), "{name}");
    }
}

#[test]
fn every_draft_that_is_good_comes_back_as_it_was_signed() {
    for name in fixtures("ok_") {
        let draft = Draft::read(&fixture(&name)).map_err(|refusal| Lang::En.refusal(&refusal));
        let draft = draft.unwrap_or_else(|refusal| panic!("{name}: {refusal}"));
        let token = key(1).sign(&draft, &Issuance::default()).unwrap();
        let verified = read(&format!(" {token}\r\n")).unwrap_or_else(|rejection| panic!("{name}: {rejection:?}"));
        assert_eq!(verified.label(), draft.label(), "{name}");
        assert_eq!(verified.envelope().as_str(), token, "{name}");
        assert_eq!(verified.standing(), &Standing::InForce, "{name}");
        let stated = json(&String::from_utf8(fixture(&name)).unwrap());
        let stated = stated.member("credentialSubject").unwrap().clone();
        let signed = json(&part(&token, 1)).member("credentialSubject").unwrap().clone();
        assert_eq!(signed, stated, "{name}: members were lost or changed");
        let value = stated.member("footprint").unwrap().member("value").unwrap();
        assert_eq!(value, &Json::text(verified.label().footprint.value.to_string()), "{name}: digits were lost");
    }
}

#[test]
fn markup_in_a_name_is_drawn_as_text() {
    let verified = read(&signed("ok_markup_in_name")).unwrap();
    for html in drawings(&placed(verified)) {
        assert!(!html.contains("<img") && !html.contains("<b>"), "{html}");
    }
}

#[test]
fn the_schema_knows_the_words_the_model_knows() {
    #[track_caller]
    fn check(path: &[&str], words: Vec<&str>) {
        let schema = json(SUBJECT_SCHEMA);
        let node = path.iter().fold(&schema, |node, key| node.member(key).unwrap());
        let expected = words.into_iter().map(Json::text).collect();
        assert_eq!(node, &Json::List(expected), "{path:?}");
    }
    let words = Boundary::ALL.iter().map(|word| word.word()).collect();
    check(&["$defs", "footprint", "properties", "boundary", "enum"], words);
    let words = CarbonUnit::ALL.iter().map(|word| word.word()).collect();
    check(&["$defs", "footprint", "properties", "unit", "enum"], words);
    check(&["$defs", "unit", "enum"], Unit::ALL.iter().map(|word| word.word()).collect());
    let words = StageKind::ALL.iter().map(|word| word.word()).collect();
    check(&["$defs", "stage", "properties", "stage", "enum"], words);
    let words = Scheme::ALL.iter().map(|word| word.word()).collect();
    check(&["$defs", "certificate", "properties", "scheme", "enum"], words);
    check(&["$defs", "traceStep", "properties", "step", "enum"], Step::ALL.iter().map(|word| word.word()).collect());
    check(&["$defs", "quality", "propertyNames", "enum"], Indicator::ALL.iter().map(|word| word.word()).collect());
}

/// The browser tests ask the schema's patterns the same.
#[test]
fn a_text_is_read_exactly_when_it_fits_its_pattern() {
    fn reads<T: FromStr<Err = Invalid>>(text: &str) -> bool {
        text.parse::<T>().is_ok()
    }
    fn reads_amount(text: &str) -> bool {
        text.parse().is_ok_and(|amount: Decimal| DeclaredUnit::new(amount, Unit::Piece).is_ok())
    }
    let Json::Object(kinds) = json(&String::from_utf8(fixture("texts")).unwrap()) else { panic!("no kinds") };
    for (kind, cases) in &kinds {
        let reads: fn(&str) -> bool = match kind.as_str() {
            "line" => reads::<Line>,
            "decimal" => reads::<Decimal>,
            "amount" => reads_amount,
            "share" => reads::<Share>,
            "number" => reads::<Number>,
            "gtin" => reads::<Gtin>,
            "creditCode" => reads::<CreditCode>,
            "date" => reads::<Date>,
            "address" => reads::<WebAddress>,
            "sha256" => reads::<Digest>,
            other => panic!("{other} is no kind"),
        };
        for (answer, expected) in [("yes", true), ("no", false)] {
            let Some(Json::List(texts)) = cases.member(answer) else { panic!("{kind} has no {answer}") };
            for text in texts {
                let Json::Text(text) = text else { panic!("{text} is no text") };
                assert_eq!(reads(text), expected, "{kind} {text:?}");
            }
        }
    }
    assert_eq!(kinds.len(), 10);
}

#[test]
fn a_label_with_any_byte_changed_is_rejected_and_shows_no_number() {
    let (token, trust) = (signed("ok_minimal"), trust());
    let mut seen = BTreeSet::new();
    let mut reject = |bytes: &[u8]| {
        let rejection = Verified::read(bytes, &trust, &Status::NotAsked, noon()).err();
        let rejection = rejection.unwrap_or_else(|| panic!("accepted: {}", String::from_utf8_lossy(bytes)));
        if seen.insert(format!("{rejection:?}")) {
            assert_without_number(rejection);
        }
    };
    for at in 0..token.len() {
        let mut bytes = token.clone().into_bytes();
        bytes[at] ^= 1;
        reject(&bytes);
        for other in [b'A', b'_', b'.', b'=', b' ', 0xff] {
            bytes[at] = other;
            if bytes != token.as_bytes() {
                reject(&bytes);
            }
        }
    }
}

/// The last character of a signature has four bits that say nothing.
#[test]
fn a_signature_has_one_spelling() {
    let token = signed("ok_minimal");
    let (rest, last) = token.split_at(token.len() - 1);
    for other in ('A'..='Z').chain('a'..='z').chain('0'..='9').chain(['-', '_']) {
        assert_eq!(read(&format!("{rest}{other}")).is_ok(), last.starts_with(other), "{last} {other}");
    }
}

#[test]
fn a_label_cut_short_or_made_longer_is_rejected() {
    let token = signed("ok_minimal");
    for end in 0..token.len() {
        assert!(read(&token[..end]).is_err(), "{end}");
    }
    for longer in [format!("{token}A"), format!("{token}=="), format!("{token}."), format!("{token}~"), token.repeat(2)]
    {
        assert!(read(&longer).is_err(), "{longer}");
    }
}

#[test]
fn a_header_may_say_its_media_type_in_full() {
    let token = signed("ok_minimal");
    let header = part(&token, 0).replace("vc+jwt", "application/VC+JWT");
    assert!(read(&forged(1, &header, &part(&token, 1))).is_ok());
}

#[test]
fn an_issuer_is_a_text_or_an_object() {
    let did = key(1).did().to_owned();
    let object = format!(r#""issuer":{{"id":"{did}"}}"#);
    assert!(read(&resigned(&object, &format!(r#""issuer":"{did}""#))).is_ok());
    let named = format!(r#""issuer":{{"id":"{did}","name":{{"en":"Anybody"}}}}"#);
    let verified = read(&resigned(&object, &named)).unwrap();
    assert_eq!(verified.issuer().name().in_language("en").1.as_str(), "Body one");
}

#[track_caller]
fn check_with(trust: &TrustList, token: &str, failed: Check, expected: [&str; 2]) {
    let rejection = Verified::read(token.as_bytes(), trust, &Status::NotAsked, noon()).unwrap_err();
    let notice = Lang::En.rejection(&rejection);
    assert_eq!([notice.title.as_str(), notice.detail.as_str()], expected);
    assert_eq!(rejection.failed(), failed);
    assert_without_number(rejection);
}

#[track_caller]
fn check(token: &str, failed: Check, expected: [&str; 2]) {
    check_with(&trust(), token, failed, expected);
}

const ASK: &str = "Ask the seller for the original label, or scan the code on the package.";

#[test]
fn what_is_no_credential_is_rejected() {
    let title = "Check failed: not a label file";
    let parts = "A signed label is three parts with points between. Download it again, or copy all of it.";
    check("", Check::Format, [title, parts]);
    check("https://labels.example/label/TEST-1/", Check::Format, [title, parts]);
    let large = "A".repeat(Envelope::MAX_BYTES + 1);
    let sentence = "The file has 65537 bytes; a label never has more than 65536. Make sure it is the right file.";
    check(&large, Check::Format, [title, sentence]);
    let token = signed("ok_minimal");
    let header = |from, to| forged(1, &part(&token, 0).replace(from, to), &part(&token, 1));
    let sentence = "Its header is wrong: $.typ: is “JWT”, should be: vc+jwt.";
    check(&header("vc+jwt", "JWT"), Check::Format, [title, sentence]);
    let sentence = "Signature algorithm “none” is not accepted. Accepted: EdDSA, ES256, SGD_SM3_SM2.";
    check(&header("EdDSA", "none"), Check::Format, [title, sentence]);
    let sentence = "Its header is wrong: $.crit: an extension that must be understood and is not supported.";
    check(&header(r#"{"alg""#, r#"{"crit":["exp"],"alg""#), Check::Format, [title, sentence]);
    let twice = resigned(r#""unit":"kgCO2e""#, r#""unit":"kgCO2e","unit":"gCO2e""#);
    let sentence = "Its content does not read: $.credentialSubject.footprint.unit: stands twice. Remove one.";
    check(&twice, Check::Format, [title, sentence]);
}

#[test]
fn a_key_that_cannot_be_had_is_rejected() {
    let token = signed("ok_minimal");
    let kid = key(1).key_id();
    let named = |kid_now: &str| forged(1, &part(&token, 0).replace(&kid, kid_now), &part(&token, 1));
    let sentence = "Keys such as “did:ion:abc” are not supported; did:key and did:web are.";
    let title = "Check failed: the signing key cannot be had";
    check(&named("did:ion:abc#1"), Check::Signature, [title, sentence]);
    let title = "Cannot be checked: the issuer's key is missing";
    let sentence = "The key is at https://labels.example/.well-known/did.json and was not fetched. \
                    Download that file and check it together with the label.";
    check(&named("did:web:labels.example#1"), Check::Signature, [title, sentence]);
    let title = "Check failed: the signing key is wrong";
    let sentence = format!("The key the label names cannot be used. {ASK}");
    // The fragment of a did:key names the key itself, and nothing else.
    for bad in [format!("{}#0", key(1).did()), key(1).did().to_owned(), "did:key:zz".to_owned()] {
        check(&named(&bad), Check::Signature, [title, &sentence]);
    }
}

#[test]
fn a_label_that_names_the_key_of_another_is_rejected() {
    let token = signed("ok_minimal");
    let altered = [
        "Check failed: the content was altered",
        &format!("The signature does not fit the content, so no number is shown. {ASK}"),
    ];
    // Key 2 signs and says it was key 1; key 1 signed and key 2 is named.
    check(&forged(2, &part(&token, 0), &part(&token, 1)), Check::Signature, altered);
    let (one, two) = (key(1), key(2));
    let header = part(&token, 0).replace(&one.key_id(), &two.key_id());
    check(&forged(1, &header, &part(&token, 1)), Check::Signature, altered);
    // Key 2 signs as itself and says the label is from key 1's owner.
    let sentence = format!("It says it is from “{}”, but “{}” signed it. {ASK}", one.did(), two.did());
    let title = "Check failed: two different issuers";
    check(&forged(2, &header, &part(&token, 1)), Check::Signature, [title, &sentence]);
}

#[test]
fn a_key_is_for_one_algorithm() {
    // Not to be had from bytes while EdDSA is the only algorithm.
    let notice = Lang::En.rejection(&Rejection::KeyAlgorithm { stated: "ES256", key: "EdDSA" });
    assert_eq!(notice.title, "Check failed: algorithm and key do not fit");
    assert_eq!(notice.detail, format!("The label says ES256; its key is for EdDSA only. {ASK}"));
}

#[test]
fn a_label_of_a_stranger_is_rejected() {
    let sentence =
        |did: &str| format!("The signature itself is good, but “{did}” is not trusted here, so no number is shown.");
    let (title, did) = ("Issuer not in the trust list", key(1).did().to_owned());
    check_with(&TrustList::default(), &signed("ok_minimal"), Check::Issuer, [title, &sentence(&did)]);
    // What a stranger's label lacks is not looked at.
    let bare = forged(2, &part(&signed("ok_minimal"), 0).replace(&key(1).key_id(), &key(2).key_id()), "{}");
    check(&bare, Check::Issuer, [title, &sentence(key(2).did())]);
}

#[test]
fn a_label_from_before_or_after_the_trust_is_rejected() {
    let title = "Issuer not trusted at that time";
    let after = trust_with(&[("2026-01-01", "2026-06-06")]);
    let sentence = "Valid from 2026-06-05, but “Body one” is trusted from 2026-06-06 to 2026-12-31.";
    check_with(&after, &signed("ok_minimal"), Check::Issuer, [title, sentence]);
    let before = trust_with(&[("2026-12-31", "2026-06-04")]);
    let sentence = "Valid from 2026-06-05, but “Body one” is trusted from 2026-01-01 to 2026-06-04.";
    check_with(&before, &signed("ok_minimal"), Check::Issuer, [title, sentence]);
    // The one day on which it is trusted, in China's time, is enough, and stays enough.
    let day = trust_with(&[("2026-01-01", "2026-06-05"), ("2026-12-31", "2026-06-05")]);
    assert!(Verified::read(signed("ok_minimal").as_bytes(), &day, &Status::NotAsked, noon()).is_ok());
}

#[test]
fn a_body_signs_only_what_it_is_accredited_for() {
    let furniture = trust_with(&[("pv-module", "furniture-table")]);
    let expected = ["Issuer not accredited for this category", "“Body one” may not issue labels for pv-module."];
    check_with(&furniture, &signed("ok_minimal"), Check::Issuer, expected);
}

#[test]
fn a_demonstration_key_makes_demonstration_labels_only() {
    let key = SigningKey::ed25519(&[1; 32], true);
    let real = Draft::read(&fixture("ok_minimal")).unwrap();
    let refusal = key.sign(&real, &Issuance::default()).unwrap_err();
    assert_eq!(
        Lang::En.refusal(&refusal),
        "a demonstration key signs demonstration labels only. State \"demonstration\": true in the draft, or use another key."
    );
    // Around the refusal: the same secret in somebody's own tool.
    let listed = trust_with(&[("\"demonstration\":false", "\"demonstration\":true")]);
    let expected = [
        "A demonstration key cannot issue real labels",
        "The key of “Body one” is public, and this label is not marked as demonstration.",
    ];
    check_with(&listed, &signed("ok_minimal"), Check::Issuer, expected);
    let token = key.sign(&Draft::read(&fixture("ok_demonstration")).unwrap(), &Issuance::default()).unwrap();
    let verified = Verified::read(token.as_bytes(), &listed, &Status::NotAsked, noon()).unwrap();
    assert!(drawings(&placed(verified)).iter().all(|html| html.contains("Demonstration") || html.contains("演示")));
}

#[test]
fn content_that_is_no_label_is_rejected() {
    let title = "Signature good, content not readable as a label";
    let is = |token: &str, sentence: &str| {
        check(token, Check::Content, [title, &format!("{sentence} So no number is shown.")]);
    };
    let sentence = "$.type: is “VerifiableCredential”, should be: CarbonFootprintLabel.";
    is(&resigned(r#","CarbonFootprintLabel""#, ""), sentence);
    is(&resigned(r#""type":["#, r#""kind":["#), "$.type: missing. Add it.");
    is(&resigned(r#""credentialSubject""#, r#""subject""#), "$.credentialSubject: missing. Add it.");
    is(&resigned(r#""issuer""#, r#""by""#), "$.issuer: missing. Add it.");
    is(
        &resigned(NUMBER, "NaN"),
        "$.credentialSubject.footprint.value: “NaN” is not an exact decimal. Write it as text such as \"750\" or \"-0.25\".",
    );
    let sentence = "$.validUntil: 2025-06-04T23:59:59+08:00 should not be before (below) 2026-06-05T00:00:00+08:00.";
    is(&resigned("2028-06-04T23", "2025-06-04T23"), sentence);
}

fn standing_of(token: &str, status: &Status, now: &str) -> Standing {
    Verified::read(token.as_bytes(), &trust(), status, at(now)).unwrap().standing().clone()
}

fn date(text: &str) -> Date {
    text.parse().unwrap()
}

fn suspended() -> Status {
    Status::Suspended { since: Some(date("2026-10-01")), why: Some("late fees".parse().unwrap()) }
}

#[track_caller]
fn stands(status: &Status, now: &str, expected: &str) {
    let (standing, label) = (standing_of(&signed("ok_minimal"), status, now), read(&signed("ok_minimal")).unwrap());
    let notice = Lang::En.standing(&standing, label.label());
    assert_eq!(format!("{}: {}", notice.title, notice.detail), expected);
}

#[test]
fn a_certificate_begins_and_ends_with_its_days_in_china() {
    let (first, last) = ("Not yet valid: Valid from 2026-06-05.", "Expired: Its last day was 2028-06-04.");
    stands(&Status::InForce, "2026-06-04T23:59:59+08:00", first);
    stands(&Status::InForce, "2026-06-05T00:00:00+08:00", "In force: until 2028-06-04");
    stands(&Status::InForce, "2026-06-04T16:00:00Z", "In force: until 2028-06-04");
    stands(&Status::InForce, "2028-06-04T23:59:59+08:00", "In force: until 2028-06-04");
    stands(&Status::InForce, "2028-06-05T00:00:00+08:00", last);
    stands(&Status::InForce, "2028-06-04T16:00:00Z", last);
}

#[test]
fn the_earlier_of_certificate_and_credential_ends_it() {
    let check = |from, to, now, last_day| {
        let expected = Standing::Expired { last_day: date(last_day) };
        assert_eq!(standing_of(&resigned(from, to), &Status::InForce, now), expected);
    };
    check("2028-06-04T23:59:59", "2027-06-04T12:00:00", "2027-06-04T12:00:01+08:00", "2027-06-04");
    check(r#""expires":"2028"#, r#""expires":"2027"#, "2027-06-05T00:00:00+08:00", "2027-06-04");
}

#[test]
fn the_status_told_is_the_standing() {
    let now = "2026-11-23T12:00:00+08:00";
    let why = Some("audit failed".parse().unwrap());
    let sentence = "Suspended: Since 2026-10-01. Reason: late fees. Not valid certification until restored.";
    stands(&suspended(), now, sentence);
    let withdrawn = Status::Withdrawn { since: Some(date("2026-10-01")), why };
    stands(&withdrawn, now, "Withdrawn: Since 2026-10-01, for good. Reason: audit failed.");
    let cancelled = Status::Cancelled { since: Some(date("2026-10-01")) };
    stands(&cancelled, now, "Cancelled: Since 2026-10-01, at the holder's request.");
    let last = Status::Unreachable { last_in_force: Some(at("2026-11-22T01:00:00Z")) };
    let sentence = "Signature good · status unknown: last known in force: 2026-11-22 09:00 Beijing time";
    stands(&last, now, sentence);
    let never = Status::Unreachable { last_in_force: None };
    let sentence =
        "Signature good · status unknown: The status list could not be asked: it may have been suspended or withdrawn";
    stands(&never, now, sentence);
}

#[test]
fn what_is_final_comes_before_dates_and_dates_before_what_comes_and_goes() {
    let (early, late) = ("2026-06-01T00:00:00+08:00", "2029-01-01T00:00:00+08:00");
    let finals = [
        (Status::Withdrawn { since: Some(date("2026-10-01")), why: None }, "withdrawn"),
        (Status::Cancelled { since: Some(date("2026-10-01")) }, "cancelled"),
    ];
    let passing = [suspended(), Status::Unreachable { last_in_force: None }, Status::InForce, Status::NotAsked];
    let token = signed("ok_minimal");
    for (status, word) in &finals {
        assert_eq!(standing_of(&token, status, early).word(), *word);
        assert_eq!(standing_of(&token, status, late).word(), *word);
    }
    for status in &passing {
        assert_eq!(standing_of(&token, status, early).word(), "not-yet-valid");
        assert_eq!(standing_of(&token, status, late).word(), "expired");
    }
}

#[test]
fn a_label_that_names_a_status_list_nobody_asked_is_of_unknown_status() {
    let token = resigned(r#""credentialSubject""#, r#""credentialStatus":[],"credentialSubject""#);
    let now = "2026-11-23T12:00:00+08:00";
    assert_eq!(
        standing_of(&token, &Status::NotAsked, now),
        Standing::StatusUnknown { last_in_force: None, refused: None }
    );
    assert_eq!(standing_of(&token, &Status::InForce, now), Standing::InForce);
}

fn placed(verified: Verified) -> Evidence {
    Evidence::Verified(Box::new(Placed { verified, placements: Vec::new() }))
}

/// Drawn with the number struck out, after what it is said to be, and nowhere else.
#[track_caller]
fn assert_not_current(status: &Status, now: &str, said: [&str; 2]) {
    let verified = Verified::read(signed("ok_minimal").as_bytes(), &trust(), status, at(now)).unwrap();
    for html in drawings(&placed(verified)) {
        let (before, rest) = html.split_once("<s>").unwrap_or_else(|| panic!("nothing struck out: {html}"));
        let (struck, after) = rest.split_once("</s>").unwrap();
        assert!(struck.contains(NUMBER), "{html}");
        assert!(!before.contains(NUMBER) && !after.contains(NUMBER), "{html}");
        assert!(said.iter().any(|said| before.contains(said)), "{html}");
        assert!(!html.contains("In force") && !html.contains("认证有效"), "{html}");
    }
}

const WAS: [&str; 2] = ["Was certified at", "原认证值"];

#[test]
fn an_expired_certificate_shows_no_number_as_current() {
    assert_not_current(&Status::InForce, "2028-06-05T00:00:00+08:00", WAS);
}

#[test]
fn a_certificate_not_yet_valid_shows_no_number_as_current_nor_as_past() {
    let will_be = ["Certified, not yet valid, at", "认证值，尚未生效"];
    assert_not_current(&Status::InForce, "2026-06-04T23:59:59+08:00", will_be);
}

#[test]
fn a_certificate_suspended_withdrawn_or_cancelled_shows_no_number_as_current() {
    let now = "2026-11-23T12:00:00+08:00";
    assert_not_current(&suspended(), now, WAS);
    assert_not_current(&Status::Withdrawn { since: Some(date("2026-10-01")), why: None }, now, WAS);
    assert_not_current(&Status::Cancelled { since: Some(date("2026-10-01")) }, now, WAS);
}

#[test]
fn stages_that_do_not_add_up_are_drawn_with_the_difference() {
    let verified = read(&signed("ok_stages_do_not_add_up")).unwrap();
    let html = drawings(&placed(verified)).join("");
    assert!(html.contains("Note: the stages add up to 7350.2468 less than the certified value, beyond rounding."));
}

#[test]
fn a_private_key_comes_back_from_its_file_and_never_shows_in_a_refusal() {
    let jwk = key(7).to_jwk().to_string();
    assert_eq!(SigningKey::from_jwk(jwk.as_bytes()).unwrap().public(), key(7).public());
    let secret = json(&jwk).member("d").unwrap().clone();
    let Json::Text(secret) = secret else { panic!("no secret") };
    let other = key(8).to_jwk().to_string();
    let Json::Text(public) = json(&other).member("x").unwrap().clone() else { panic!("no public part") };
    let own = json(&jwk).member("x").unwrap().to_string();
    let bad = [
        jwk.replace(&own, &format!("\"{public}\"")),
        jwk.replace(&secret, &secret[1..]),
        jwk.replace("OKP", &secret),
        jwk.replace("\"kty\"", &format!("\"{secret}\"")),
    ];
    for file in bad {
        let Err(refusal) = SigningKey::from_jwk(file.as_bytes()) else { panic!("{file} is a key") };
        for lang in Lang::ALL {
            assert!(!lang.refusal(&refusal).contains(&secret[2..]), "{refusal:?}");
        }
        assert!(!format!("{refusal:?}").contains(&secret[2..]));
    }
}

#[test]
fn a_did_key_listed_with_another_key_is_refused() {
    let (one, two) = (key(1), key(2));
    let print = two.public().fingerprint();
    let text = format!(
        r#"{{"issuer":[{{"name":{{"en":"Body"}},"accreditation":[],"key":[{{"did":"{}","fingerprint":"{}","jwk":{},
           "from":"2026-01-01","to":"2026-12-31"}}]}}]}}"#,
        one.did(),
        print.as_str(),
        two.public().to_jwk()
    );
    let fault = TrustList::read(&Node::root(&json(&text))).unwrap_err();
    assert_eq!(fault.path(), "$.issuer[0].key[0].did");
}

#[test]
fn a_draft_does_not_say_itself_what_is_restricted() {
    let draft = String::from_utf8(fixture("ok_minimal")).unwrap();
    let draft = draft.replacen("\"footprint\"", "\"restricted\":[\"stages\"],\"footprint\"", 1);
    let Err(refusal) = Draft::read(draft.as_bytes()) else { panic!("it reads") };
    let said = Lang::En.refusal(&refusal);
    assert!(said.contains("$.credentialSubject.restricted: is “restricted”, should be: issue --restrict"), "{said}");
}

#[test]
fn nothing_at_the_top_of_a_label_may_be_withheld() {
    // A holder could leave out the disclosure of `credentialStatus`, and with it a withdrawal.
    let token = signed("ok_minimal");
    let header = part(&token, 0).replace("vc+jwt", "vc+sd-jwt");
    let withheld = r#"{"_sd_alg":"sha-256","_sd":["47DEQpj8HBSa-_TImW-5JCeuQeRkm5NMpJWZG3hSuFU"],"#;
    let token = forged(1, &header, &part(&token, 1).replacen('{', withheld, 1)) + "~";
    let title = "Signature good, content not readable as a label";
    check(&token, Check::Content, [title, "is “_sd”, should be: credentialSubject._sd. So no number is shown."]);
}

#[test]
fn every_byte_of_a_disclosure_is_covered_by_the_signature() {
    let output = r#""output":{"amount":"5","unit":"MWp","year":2025},"footprint""#;
    let draft = String::from_utf8(fixture("ok_minimal")).unwrap().replacen("\"footprint\"", output, 1);
    let issuance = Issuance { restricted: &[(Part::Output, [9; 16])], ..Issuance::default() };
    let whole = key(1).sign(&Draft::read(draft.as_bytes()).unwrap(), &issuance).unwrap();
    let (token, _) = whole.split_once('~').unwrap();
    assert!(read(&whole).unwrap().label().output.is_some());
    let public = read(&format!("{token}~")).unwrap();
    assert_eq!((public.label().output, &public.label().withheld[..]), (None, &[Part::Output][..]));
    for at in token.len()..whole.len() {
        for bit in 0..8 {
            let mut altered = whole.clone().into_bytes();
            altered[at] ^= 1 << bit;
            let verdict = Verified::read(&altered, &trust(), &Status::NotAsked, noon());
            assert!(verdict.is_err(), "{}", String::from_utf8_lossy(&altered));
        }
    }
}
