//! What holds for every input of a kind: mutations of signed bytes, names of keys, decisions of a body.
#![cfg(feature = "cli")]
#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

mod decisions;
mod mutations;
mod names;

use carbon_label::{
    credential::{Algorithm, Draft, Issuance, SigningKey, StatusEntry, TrustList},
    json::{Json, Limits, Node},
    label::Instant,
};

const DRAFT: &str = include_str!("../fixtures/ok_demonstration.json");
/// Where the tests' status lists are.
const FOLDER: &str = "https://labels.example/status/";

fn key(algorithm: Algorithm) -> SigningKey {
    SigningKey::from_secret(algorithm, &[7; 32], Some("did:web:labels.example"), true).unwrap()
}

fn now() -> Instant {
    "2026-11-24T12:00:00+08:00".parse().unwrap()
}

/// What an operator signs to trust that key, in `{"issuer": [...]}`.
fn issuers(key: &SigningKey) -> Json {
    let pinned = Json::object([
        ("did", Json::text(key.did())),
        ("fingerprint", Json::text(key.public().fingerprint().as_str())),
        ("jwk", key.public().to_jwk()),
        ("from", Json::text("2026-01-01")),
        ("to", Json::text("2026-12-31")),
    ]);
    let issuer = Json::object([
        ("name", Json::object([("en", Json::text("Body"))])),
        ("accreditation", Json::List(vec![Json::text("pv-module")])),
        ("demonstration", Json::Truth(true)),
        ("key", Json::List(vec![pinned])),
    ]);
    Json::object([("issuer", Json::List(vec![issuer]))])
}

fn trust(key: &SigningKey) -> TrustList {
    TrustList::read(&Node::root(&issuers(key))).unwrap()
}

/// A label of that number that names those places of status lists.
fn label(key: &SigningKey, number: &str, status: &[StatusEntry]) -> String {
    let draft = Draft::read(DRAFT.replace("TEST-1", number).as_bytes()).unwrap();
    key.sign(&draft, &Issuance { status, ..Issuance::default() }).unwrap()
}

fn json(bytes: &[u8]) -> Option<Json> {
    Json::parse(bytes, Limits { bytes: 64 * 1024, depth: 20 }).ok()
}
