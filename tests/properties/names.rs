//! Names of keys and documents about them, well made and not.

use super::{json, key};
use carbon_label::{
    credential::{Algorithm, Document, PublicKey, address},
    json::Node,
};
use proptest::{prelude::*, sample::select};

/// Pieces of DIDs, keys and addresses.
const PIECES: &[&str] = &[
    "did:",
    "did:key:",
    "did:web:",
    "z",
    "z6Mk",
    "zDn",
    "u",
    "1",
    ":",
    "::",
    "%3A",
    "%3a",
    "%2F",
    "%",
    "#",
    "?",
    "/",
    "\\",
    "@",
    "+",
    "-",
    ".",
    "..",
    "443",
    "0",
    "65536",
    "labels.example",
    "localhost",
    "a",
    "\u{78b3}",
    "\u{202e}",
    " ",
    "\0",
    "\n",
];

/// Pieces of a DID document, which make one often enough.
const MEMBERS: &[&str] = &[
    "{",
    "}",
    "[",
    "]",
    ",",
    ":",
    "\"id\":",
    "\"controller\":",
    "\"did:web:a.example\"",
    "\"did:web:a.example#k\"",
    "\"#k\"",
    "\"verificationMethod\":",
    "\"assertionMethod\":",
    "\"publicKeyMultibase\":",
    "\"publicKeyJwk\":",
    "{\"kty\":\"OKP\",\"crv\":\"Ed25519\",\"x\":\"11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo\"}",
    "\"kty\":\"EC\"",
    "\"crv\":\"SM2\"",
    "\"crv\":\"P-256\"",
    "\"x\":\"AA\"",
    "null",
    "1",
    "\"z6Mk\"",
];

fn pieces() -> impl Strategy<Value = String> {
    prop::collection::vec(select(PIECES), 0..10).prop_map(|pieces| pieces.concat())
}

/// A key's secret, and its algorithm; nought is the secret of none.
fn keys() -> impl Strategy<Value = PublicKey> {
    (select(Algorithm::ALL), any::<[u8; 16]>()).prop_map(|(algorithm, half)| {
        let mut secret = [1; 32];
        secret[16..].copy_from_slice(&half);
        let did = Some("did:web:labels.example");
        carbon_label::credential::SigningKey::from_secret(algorithm, &secret, did, true).unwrap().public()
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(5000))]

    /// A DID gives a key or a reason; one that gives a key is the only way to write it.
    #[test]
    fn a_did_is_a_key_or_none(did in prop_oneof![pieces(), any::<String>(), "did:key:z[1-9A-HJ-NP-Za-km-z]{0,70}"]) {
        if let Ok(key) = PublicKey::from_did(&did) {
            prop_assert_eq!(key.did(), Some(did));
        }
    }

    /// Bytes of the length of a key: a point or none, and its DID says it.
    #[test]
    fn any_point_has_one_did(bytes: [u8; 32]) {
        if let Ok(key) = PublicKey::ed25519(&bytes) {
            prop_assert_eq!(PublicKey::from_did(&key.did().unwrap()), Ok(key));
        }
    }

    /// A key's DID and JWK say it, whatever the key.
    #[test]
    fn a_key_comes_back_from_its_names(key in keys()) {
        prop_assert_eq!(PublicKey::from_jwk(&Node::root(&key.to_jwk())), Ok(key));
        match key.did() {
            Some(did) => prop_assert_eq!(PublicKey::from_did(&did), Ok(key)),
            None => prop_assert_eq!(key.algorithm(), Algorithm::Sm2Sm3),
        }
    }

    /// Where a did:web leads, it leads to a document of exactly the host it names.
    #[test]
    fn a_did_web_leads_to_its_host(did in prop_oneof![pieces(), "did:web:[a-z.-]{1,5}(%3A[0-9+-]{0,6})?(:[a-z0-9.%/]{0,4}){0,3}", any::<String>()]) {
        let Ok(address) = address(&did) else { return Ok(()) };
        let host = did["did:web:".len()..].split(':').next().unwrap().replace("%3A", ":");
        let (scheme, rest) = address.split_once("://").unwrap();
        prop_assert_eq!(rest.split('/').next(), Some(&*host));
        let local = host == "localhost" || host.starts_with("localhost:");
        prop_assert_eq!(scheme, if local { "http" } else { "https" });
        prop_assert!(rest.ends_with("/did.json"));
        prop_assert!(address.bytes().all(|b| b.is_ascii_alphanumeric() || b":/.-_%".contains(&b)), "{}", address);
        prop_assert!(!address.split('/').any(|step| step == ".." || step == "."), "{}", address);
    }

    /// A document reads or not; what reads is about a DID that leads somewhere.
    #[test]
    fn a_document_reads_or_not(pieces in prop::collection::vec(select(MEMBERS), 0..24)) {
        if let Ok(document) = Document::read(pieces.concat().as_bytes()) {
            prop_assert!(address(document.id()).is_ok());
        }
    }

    /// Any one piece of a good document may be another: it reads or not, and its key is still the key.
    #[test]
    fn a_changed_document_gives_its_own_key_or_none(at: prop::sample::Index, piece in select(MEMBERS)) {
        let key = key(Algorithm::EdDsa);
        let text = key.document().to_string();
        let places: Vec<usize> = text.match_indices('"').map(|(place, _)| place).collect();
        let place = places[at.index(places.len())];
        let changed = format!("{}{piece}{}", &text[..place], &text[place..]);
        if let Ok(document) = Document::read(changed.as_bytes())
            && let Some(found) = document.key(&key.key_id())
        {
            prop_assert_eq!(*found, key.public());
        }
    }

    /// A JWK reads to the key it is written from, or not at all.
    #[test]
    fn a_jwk_has_one_meaning(key in keys(), member in select(&["x", "y", "crv", "kty"][..]), text in any::<String>()) {
        let changed = key.to_jwk().to_string().replace(&format!("\"{member}\":\""), &format!("\"{member}\":\"{}", text.escape_debug()));
        if let Some(jwk) = json(changed.as_bytes())
            && let Ok(found) = PublicKey::from_jwk(&Node::root(&jwk))
        {
            prop_assert_eq!(found, key);
        }
    }
}
