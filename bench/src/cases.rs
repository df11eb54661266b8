//! One draft, signed with each algorithm: what every verifier of the bench is given.

use carbon_label::{
    credential::{Algorithm, Draft, Issuance, Purpose, SigningKey, StatusEntry},
    json::Json,
};
use sha2::{Digest, Sha256};

/// The body that `demo/make.sh` signs this draft as.
const BODY: &str = "carbon-label demonstration key: body-a";
/// Who signs with SM2, which has no `did:key`.
const DID: &str = "did:web:labels.example:body-a";
/// A time at which the label counts.
const NOW: &str = "2026-11-24T12:00:00+08:00";

/// Prints `[{"name", "token", "jwk", "trust", "now"}]`; nothing if the draft does not read.
pub(crate) fn cases(draft: &str) -> Option<Json> {
    let draft = Draft::read(&std::fs::read(draft).ok()?).ok()?;
    let cases = Algorithm::ALL.iter().map(|algorithm| case(*algorithm, &draft));
    cases.collect::<Option<_>>().map(Json::List)
}

fn case(algorithm: Algorithm, draft: &Draft) -> Option<Json> {
    let did = (algorithm == Algorithm::Sm2Sm3).then_some(DID);
    let key = SigningKey::from_secret(algorithm, &Sha256::digest(BODY).into(), did, true).ok()?;
    let entry = |purpose: Purpose| {
        let list = format!("https://labels.example/status/body-a/{}-1.jwt", purpose.word());
        StatusEntry { purpose, index: 0, list }
    };
    let status = [Purpose::Revocation, Purpose::Suspension].map(entry);
    let token = key.sign(draft, &Issuance { status: &status, ..Issuance::default() }).ok()?;
    Some(Json::object([
        ("name", Json::text(algorithm.name())),
        ("token", Json::text(token)),
        ("jwk", key.public().to_jwk()),
        ("trust", trust(&key, draft)),
        ("now", Json::text(NOW)),
    ]))
}

/// A trust list of the one key, pinned.
fn trust(key: &SigningKey, draft: &Draft) -> Json {
    let pinned = Json::object([
        ("did", Json::text(key.did())),
        ("fingerprint", Json::text(key.public().fingerprint().as_str())),
        ("jwk", key.public().to_jwk()),
        ("from", Json::text("2026-01-01")),
        ("to", Json::text("2029-12-31")),
    ]);
    let issuer = Json::object([
        ("name", Json::object([("en", Json::text("Body"))])),
        ("accreditation", Json::List(vec![Json::text(draft.label().product.category.as_str())])),
        ("key", Json::List(vec![pinned])),
        ("demonstration", Json::Truth(true)),
    ]);
    Json::object([("issuer", Json::List(vec![issuer]))])
}
