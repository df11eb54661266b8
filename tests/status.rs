//! Status lists: made from a body's register, and asked about its labels.
#![cfg(feature = "cli")]
#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};
use carbon_label::{
    credential::{
        Algorithm, AtHand, Decision, Document, Draft, Envelope, Issuance, NotRecorded, Purpose, Register, SigningKey,
        Standing, StatusList, TrustList, Verified, verify,
    },
    json::{Json, Limits, Node},
    label::{Instant, Number},
    text::Lang,
};
use std::{fs, io::Write, path::Path};

const FOLDER: &str = "https://labels.example/status/body/";
const REVOCATION: &str = "https://labels.example/status/body/revocation-1.jwt";
const NOW: &str = "2026-11-23T12:00:00+08:00";

fn at(text: &str) -> Instant {
    text.parse().unwrap()
}

fn key(number: u8) -> SigningKey {
    SigningKey::ed25519(&[number; 32], false)
}

/// Body one signs with keys 1 and 2, body three with key 3.
fn trust() -> TrustList {
    let entry = |keys: &[u8]| {
        let keys = keys.iter().map(|number| {
            let key = key(*number);
            let print = key.public().fingerprint();
            format!(
                r#"{{"did":"{}","fingerprint":"{}","from":"2026-01-01","to":"2026-12-31"}}"#,
                key.did(),
                print.as_str()
            )
        });
        let keys: Vec<String> = keys.collect();
        format!(r#"{{"name":{{"en":"Body"}},"accreditation":["pv-module"],"key":[{}]}}"#, keys.join(","))
    };
    let text = format!(r#"{{"issuer":[{},{}]}}"#, entry(&[1, 2]), entry(&[3]));
    TrustList::read(&Node::root(&json(&text))).unwrap()
}

fn json(text: &str) -> Json {
    Json::parse(text.as_bytes(), Limits { bytes: 100_000, depth: 20 }).unwrap()
}

fn number() -> Number {
    "TJ-2026-000123".parse().unwrap()
}

/// A register with one certificate, and what was decided about it.
fn register(decisions: &[Decision]) -> Register {
    let mut register = Register::default();
    register.enter(&number(), at("2026-06-05T09:00:00+08:00"));
    for decision in decisions {
        register.set(&number(), *decision, "late fees".parse().ok(), at("2026-10-01T09:00:00+08:00")).unwrap();
    }
    register
}

fn draft() -> Draft {
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/ok_minimal.json");
    Draft::read(&fs::read(file).unwrap()).unwrap()
}

fn label(place: u64) -> String {
    let entries = Register::entries(place, FOLDER);
    key(1).sign(&draft(), &Issuance { status: &entries, ..Issuance::default() }).unwrap()
}

fn lists(register: &Register, key: &SigningKey) -> Vec<(String, String)> {
    let list = |purpose| {
        let (name, token) = register.list(purpose, 1, FOLDER, key, at("2026-11-01T00:00:00+08:00").into());
        (format!("{FOLDER}{name}"), token)
    };
    [Purpose::Revocation, Purpose::Suspension].map(list).into()
}

fn ask(label: &str, lists: &[(String, String)], earlier: Option<Instant>) -> Verified {
    let (trust, mut at_hand) = (trust(), AtHand::default());
    for (address, token) in lists {
        at_hand.add_list(address, token.as_bytes(), &trust, at(NOW), earlier);
    }
    verify(Envelope::parse(label.as_bytes()).unwrap(), &trust, &at_hand, at(NOW)).unwrap()
}

fn said(verified: &Verified) -> String {
    let notice = Lang::En.standing(verified.standing(), verified.label());
    format!("{}: {}", notice.title, notice.detail)
}

#[track_caller]
fn check(decisions: &[Decision], expected: &str) {
    let verified = ask(&label(0), &lists(&register(decisions), &key(1)), None);
    assert_eq!(said(&verified), expected);
    assert!(verified.status_told());
}

#[test]
fn a_list_says_what_the_body_decided() {
    check(&[], "In force: until 2028-06-04");
    check(
        &[Decision::Suspended],
        "Suspended: Since 2026-10-01. Reason: late fees. Not valid certification until restored.",
    );
    check(&[Decision::Suspended, Decision::InForce], "In force: until 2028-06-04");
    check(&[Decision::Revoked], "Withdrawn: Since 2026-10-01, for good. Reason: late fees.");
    check(&[Decision::Suspended, Decision::Revoked], "Withdrawn: Since 2026-10-01, for good. Reason: late fees.");
    check(&[Decision::Cancelled], "Cancelled: Since 2026-10-01, at the holder's request.");
}

#[test]
fn a_body_may_sign_its_lists_with_another_of_its_keys() {
    let verified = ask(&label(0), &lists(&register(&[Decision::Revoked]), &key(2)), None);
    assert_eq!(verified.standing().word(), "withdrawn");
}

#[test]
fn what_is_final_stays_and_nothing_is_recorded_twice_or_backwards() {
    let mut register = register(&[Decision::Revoked]);
    let before = register.to_text();
    let mut refused = |number: &Number, decision, day: &str| register.set(number, decision, None, at(day)).unwrap_err();
    let late = "2026-11-01T09:00:00+08:00";
    assert_eq!(refused(&number(), Decision::InForce, late), NotRecorded::Final(Decision::Revoked));
    let unknown: Number = "TJ-1".parse().unwrap();
    assert_eq!(refused(&unknown, Decision::Revoked, late), NotRecorded::Unknown(unknown.clone()));
    assert_eq!(register.to_text(), before);
    let mut fresh = Register::read(before.lines().next().unwrap()).unwrap();
    let already = fresh.set(&number(), Decision::InForce, None, at(late));
    assert_eq!(already, Err(NotRecorded::Already(Decision::InForce)));
    let early = fresh.set(&number(), Decision::Suspended, None, at("2026-06-05T08:59:59+08:00"));
    assert_eq!(early, Err(NotRecorded::Earlier { last: at("2026-06-05T09:00:00+08:00") }));
}

#[test]
fn a_history_comes_back_as_it_was_written() {
    let text = register(&[Decision::Suspended, Decision::InForce, Decision::Cancelled]).to_text();
    assert_eq!(text.lines().count(), 4);
    assert_eq!(Register::read(&text).unwrap().to_text(), text);
    let (line, fault) = Register::read(&text.replacen("\"suspended\"", "\"forgotten\"", 1)).unwrap_err();
    assert_eq!((line, fault.path()), (2, "$.decision"));
}

#[test]
fn a_list_that_cannot_be_had_leaves_the_last_known_answer_with_its_time() {
    let verified = ask(&label(0), &[], None);
    assert_eq!(verified.standing(), &Standing::StatusUnknown { last_in_force: None, refused: None });
    assert!(!verified.status_told());
    let then = at("2026-11-20T09:30:00+08:00");
    let verified = ask(&label(0), &lists(&register(&[]), &key(1)), Some(then));
    assert_eq!(verified.standing(), &Standing::StatusUnknown { last_in_force: Some(then), refused: None });
    // What was withdrawn then is withdrawn now.
    let verified = ask(&label(0), &lists(&register(&[Decision::Revoked]), &key(1)), Some(then));
    assert_eq!(verified.standing().word(), "withdrawn");
}

/// The standing with the revocation list replaced, which has to be "status unknown, because …".
#[track_caller]
fn refused(token: &str, label: &str, expected: &str) {
    let mut lists = lists(&register(&[]), &key(1));
    token.clone_into(&mut lists[0].1);
    let verified = ask(label, &lists, None);
    assert_eq!(said(&verified), format!("Signature good · status unknown: {expected}"));
    assert!(!verified.status_told());
}

/// The revocation list with one text of its payload replaced, signed by `key`.
fn resigned(key: &SigningKey, from: &str, to: &str) -> String {
    let token = lists(&register(&[]), key).swap_remove(0).1;
    let payload = String::from_utf8(URL_SAFE_NO_PAD.decode(token.split('.').nth(1).unwrap()).unwrap()).unwrap();
    assert!(payload.contains(from), "{payload}");
    let header = token.split('.').next().unwrap();
    let input = format!("{header}.{}", URL_SAFE_NO_PAD.encode(payload.replacen(from, to, 1)));
    // Signed as the register's key would: the raw Ed25519 of the tests' key.
    let secret = ed25519_dalek::SigningKey::from_bytes(&[1; 32]);
    let signature = ed25519_dalek::Signer::sign(&secret, input.as_bytes());
    format!("{input}.{}", URL_SAFE_NO_PAD.encode(signature.to_bytes()))
}

fn with_bits(bits: &[u8]) -> String {
    let mut gzip = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::best());
    gzip.write_all(bits).unwrap();
    with_encoded(&format!("u{}", URL_SAFE_NO_PAD.encode(gzip.finish().unwrap())))
}

fn with_encoded(encoded: &str) -> String {
    let token = lists(&register(&[]), &key(1)).swap_remove(0).1;
    let payload = String::from_utf8(URL_SAFE_NO_PAD.decode(token.split('.').nth(1).unwrap()).unwrap()).unwrap();
    let from = payload.split("\"encodedList\":\"").nth(1).unwrap().split('"').next().unwrap();
    resigned(&key(1), from, encoded)
}

#[test]
fn a_list_that_is_not_to_be_believed_is_refused_by_name() {
    let label = label(0);
    refused(
        &with_bits(&[0; 16 * 1024 - 1]),
        &label,
        "The status list has 131064 places; the standard asks for 131072 at least.",
    );
    refused(
        &with_bits(&vec![0; 64 * 1024 * 1024]),
        &label,
        "The status list inflates to more than 2097152 bytes and was not read on.",
    );
    refused(&with_encoded("uAAAA"), &label, "The status list's bits are not gzip.");
    refused(
        &resigned(&key(1), "\"revocation\"", "\"suspension\""),
        &label,
        "The status list is for “suspension”; the label asks it about revocation.",
    );
    refused(
        &resigned(&key(1), "\"revocation\"", "\"refresh\""),
        &label,
        "The status list is for “refresh”; the label asks it about revocation.",
    );
    refused(
        &resigned(&key(1), &format!("\"id\":\"{REVOCATION}\""), "\"id\":\"https://labels.example/other\""),
        &label,
        &format!("The list from {REVOCATION} says it stands at https://labels.example/other."),
    );
    refused(
        &resigned(&key(1), "2026-11-01T00", "2026-12-01T00"),
        &label,
        "The status list is valid from 2026-12-01 00:00 only.",
    );
    let until = "\"validUntil\":\"2026-11-02T00:00:00+08:00\",\"credentialSubject\"";
    refused(
        &resigned(&key(1), "\"credentialSubject\"", until),
        &label,
        "The status list is valid from 2026-11-01 00:00 to 2026-11-02 00:00, which is not now.",
    );
    let others = lists(&register(&[]), &key(3)).swap_remove(0).1;
    refused(&others, &label, "The status list is not signed by the label's issuer.");
    let strangers = lists(&register(&[]), &key(4)).swap_remove(0).1;
    let sentence = format!(
        "The status list is not believed (Issuer not in the trust list). The signature itself is good, but “{}” is \
         not trusted here, so no number is shown.",
        key(4).did()
    );
    refused(&strangers, &label, &sentence);
}

#[test]
fn a_place_behind_the_end_is_refused() {
    let mut label = label(0);
    let payload = String::from_utf8(URL_SAFE_NO_PAD.decode(label.split('.').nth(1).unwrap()).unwrap()).unwrap();
    // Passports in the wild write the place as a number.
    let far = payload.replace("\"statusListIndex\":\"0\"", "\"statusListIndex\":131072");
    let input = format!("{}.{}", label.split('.').next().unwrap(), URL_SAFE_NO_PAD.encode(far));
    let secret = ed25519_dalek::SigningKey::from_bytes(&[1; 32]);
    let signature = ed25519_dalek::Signer::sign(&secret, input.as_bytes());
    label = format!("{input}.{}", URL_SAFE_NO_PAD.encode(signature.to_bytes()));
    let lists = lists(&register(&[]), &key(1));
    let expected = "Signature good · status unknown: The label's place in the list is 131072; the list has 131072.";
    assert_eq!(said(&ask(&label, &lists, None)), expected);
}

#[test]
fn each_place_is_a_bit_from_the_left() {
    let mut bits = vec![0; 16 * 1024];
    bits[1] = 0b0100_0000;
    let mut lists = lists(&register(&[]), &key(1));
    lists[0].1 = with_bits(&bits);
    for place in [0, 1, 8, 10, 16] {
        assert_eq!(ask(&label(place), &lists, None).standing(), &Standing::InForce, "{place}");
    }
    assert_eq!(said(&ask(&label(9), &lists, None)), "Withdrawn: For good.");
}

#[test]
fn every_byte_of_a_list_counts() {
    let (label, mut lists) = (label(0), lists(&register(&[Decision::Revoked]), &key(1)));
    let token = lists[0].1.clone();
    for at in 0..token.len() {
        let mut altered = token.clone().into_bytes();
        altered[at] ^= 1;
        lists[0].1 = String::from_utf8(altered).unwrap();
        assert_eq!(ask(&label, &lists, None).standing().word(), "status-unknown", "{at}");
    }
}

#[test]
fn lists_of_other_algorithms_count_as_well() {
    for (algorithm, did) in [(Algorithm::Es256, None), (Algorithm::Sm2Sm3, Some("did:web:labels.example"))] {
        let key = SigningKey::from_secret(algorithm, &[5; 32], did, false).unwrap();
        let text = format!(
            r#"{{"issuer":[{{"name":{{"en":"Body"}},"accreditation":["pv-module"],"key":[{{"did":"{}","fingerprint":"{}",
               "jwk":{},"from":"2026-01-01","to":"2026-12-31"}}]}}]}}"#,
            key.did(),
            key.public().fingerprint().as_str(),
            key.public().to_jwk()
        );
        let trust = TrustList::read(&Node::root(&json(&text))).unwrap();
        let issuance = Issuance { status: &Register::entries(0, FOLDER), ..Issuance::default() };
        let label = key.sign(&draft(), &issuance).unwrap();
        let mut at_hand = AtHand::default();
        // What is pinned comes before what anybody may hold up.
        if let Some(did) = did {
            let other = SigningKey::from_secret(Algorithm::Es256, &[6; 32], Some(did), false).unwrap();
            at_hand.documents.push(Document::read(other.document().to_string().as_bytes()).unwrap());
        }
        for (address, token) in lists(&register(&[Decision::Suspended]), &key) {
            assert!(StatusList::read(token.as_bytes(), &address, &trust, &at_hand, at(NOW)).is_ok());
            at_hand.add_list(&address, token.as_bytes(), &trust, at(NOW), None);
        }
        let verified = verify(Envelope::parse(label.as_bytes()).unwrap(), &trust, &at_hand, at(NOW)).unwrap();
        assert_eq!(verified.standing().word(), "suspended");
    }
}
