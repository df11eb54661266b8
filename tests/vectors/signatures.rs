//! Keys, signatures and credentials that others made.

use super::*;
use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};
use carbon_label::{
    credential::{
        Algorithm, AtHand, Document, Envelope, Malformed, PublicKey, Rejection, Signatures, Signed, SigningKey,
        TrustList, UnusableKey,
    },
    json::Node,
};

#[test]
fn wycheproof_ed25519_signatures_are_told_apart() {
    let Some(file) = vector("wycheproof/ed25519_test.json") else { return };
    let (mut right, mut wrong) = (0, Vec::new());
    for group in list(&file, "testGroups") {
        let key: [u8; 32] = hex(text(member(group, "publicKey"), "pk")).try_into().unwrap();
        // A key refused counts as each of its signatures refused.
        let key = PublicKey::ed25519(&key).ok();
        for test in list(group, "tests") {
            let (message, signature) = (hex(text(test, "msg")), hex(text(test, "sig")));
            let accepted = key.is_some_and(|key| key.signed(&message, &signature));
            if accepted == (text(test, "result") == "valid") {
                right += 1;
            } else {
                wrong.push((member(test, "tcId").to_string(), text(test, "comment").to_owned()));
            }
        }
    }
    eprintln!("vectors: Wycheproof Ed25519 {right}/{}", right + wrong.len());
    assert_eq!((right, wrong), (151, Vec::new()));
}

#[test]
fn a_did_key_says_the_key_of_its_seed() {
    let Some(Json::Object(cases)) = vector("did-key/ed25519-x25519.json") else { return };
    for (did, case) in &cases {
        let key = SigningKey::ed25519(&hex(text(case, "seed")).try_into().unwrap(), false);
        assert_eq!(key.did(), did);
        assert_eq!(PublicKey::from_did(did).as_ref(), Ok(&key.public()));
        let document = member(case, "didDocument");
        let method = &list(document, "verificationMethod")[0];
        assert_eq!(key.key_id(), text(method, "id"));
        if let Some(jwk) = method.member("publicKeyJwk") {
            assert_eq!(key.to_jwk().member("x"), jwk.member("x"), "{did}");
        }
    }
    eprintln!("vectors: did:key {0}/{0}", cases.len());
    assert_eq!(cases.len(), 5);
}

#[test]
fn wycheproof_p256_signatures_are_told_apart() {
    let Some(file) = vector("wycheproof/ecdsa_secp256r1_sha256_p1363_test.json") else { return };
    let (mut right, mut wrong) = (0, Vec::new());
    for group in list(&file, "testGroups") {
        // 04, then x and y (SEC 1, 2.3.3).
        let point = hex(text(member(group, "publicKey"), "uncompressed"));
        let key = p256_key([&point[1..33], &point[33..]].map(|half| URL_SAFE_NO_PAD.encode(half)));
        for test in list(group, "tests") {
            let (message, signature) = (hex(text(test, "msg")), hex(text(test, "sig")));
            let accepted = key.signed(&message, &signature);
            if accepted == (text(test, "result") == "valid") {
                right += 1;
            } else {
                wrong.push((member(test, "tcId").to_string(), text(test, "comment").to_owned()));
            }
        }
    }
    eprintln!("vectors: Wycheproof P-256 {right}/{}", right + wrong.len());
    assert_eq!((right, wrong), (262, Vec::new()));
}

#[test]
fn sm2_signatures_count_under_the_default_id_only() {
    let Some(Json::List(cases)) = vector("sm2-sm3/sm2_verify.json") else { return };
    for case in &cases {
        let base64url = |name: &str| URL_SAFE_NO_PAD.encode(hex(text(case, name)));
        let jwk = format!(r#"{{"kty":"EC","crv":"SM2","x":"{}","y":"{}"}}"#, base64url("x"), base64url("y"));
        let jwk = Json::parse(jwk.as_bytes(), Limits { bytes: 500, depth: 2 }).unwrap();
        let key = PublicKey::from_jwk(&Node::root(&jwk)).unwrap();
        assert_eq!(key.algorithm(), Algorithm::Sm2Sm3);
        let (message, mut signature) = (text(case, "msg").as_bytes(), hex(text(case, "r")));
        signature.extend(hex(text(case, "s")));
        assert_eq!(key.signed(message, &signature), text(case, "id") == "1234567812345678", "{}", text(case, "name"));
        signature[63] ^= 1;
        assert!(!key.signed(message, &signature));
    }
    eprintln!("vectors: SM2 {0}/{0}", cases.len());
}

#[test]
fn sm3_digests_are_as_published() {
    use sm3::{Digest, Sm3};
    let Some(Json::List(cases)) = vector("sm2-sm3/sm3_gmssl.json") else { return };
    for case in &cases {
        assert_eq!(Sm3::digest(hex(text(case, "msg_hex"))).to_vec(), hex(text(case, "sm3")));
    }
    eprintln!("vectors: SM3 {0}/{0}", cases.len());
    assert_eq!(cases.len(), 10);
}

/// The key of a verification method of the W3C's suite.
fn method(name: &str) -> Option<Json> {
    Some(member(&vector(&format!("vc-jose-cose-tests/vm-{name}.json"))?, "publicKeyJwk").clone())
}

#[test]
fn the_w3c_suites_credentials_are_as_their_names_say() {
    let token = |name: &str| bytes(&format!("vc-jose-cose-tests/credential-jose-{name}.txt"));
    let Some((p256, ed25519)) = method("p256").zip(method("ed25519")) else { return };
    let key = |jwk: &Json| PublicKey::from_jwk(&Node::root(jwk)).unwrap();
    let parse = |name: &str| Envelope::parse(&token(name).unwrap());
    assert_eq!(parse("minimal").unwrap().signed_by(&key(&p256), &Signatures::default()), Ok(()));
    assert_eq!(
        parse("bad-signature").unwrap().signed_by(&key(&ed25519), &Signatures::default()),
        Err(Rejection::Signature)
    );
    assert!(matches!(parse("bad-media-type"), Err(Malformed::Header(fault)) if fault.path() == "$.typ"));
    assert_eq!(parse("vc-vp-claims"), Err(Malformed::OldClaim("vc")));
    // Signed with ES512, which is refused by name, extensions or not; its header and claims are read.
    assert_eq!(parse("unknown-extensions"), Err(Malformed::Algorithm("ES512".into())));
    for curve in ["p384", "p521"] {
        assert!(PublicKey::from_jwk(&Node::root(&method(curve).unwrap())).is_err(), "{curve}");
    }
    eprintln!("vectors: vc-jose-cose 5/5");
}

#[test]
fn the_issuers_of_sd_jwt_tokens_signed_them() {
    let Some(file) = vector("sd-jwt/sd_jwt_examples.json") else { return };
    let coordinates = |json: &Json| {
        let Json::List(both) = json else { panic!("no coordinates") };
        let [Json::Text(x), Json::Text(y)] = &both[..] else { panic!("not two coordinates") };
        p256_key([x.clone(), y.clone()])
    };
    let keys: Vec<PublicKey> = list(&file, "issuer_and_holder_jwks_found").iter().map(coordinates).collect();
    let tokens = list(&file, "tokens");
    for token in tokens {
        let issued = text(token, "compact").split('~').next().unwrap();
        let (signed, signature) = issued.rsplit_once('.').unwrap();
        let signature = URL_SAFE_NO_PAD.decode(signature).unwrap();
        assert!(keys.iter().any(|key| key.signed(signed.as_bytes(), &signature)), "{issued}");
        assert!(!keys.iter().any(|key| key.signed(&signed.as_bytes()[1..], &signature)));
    }
    eprintln!("vectors: SD-JWT issuer signatures {0}/{0}", tokens.len());
    assert_eq!(tokens.len(), 5);
}

/// A key of P-256 from its two coordinates, in base64url.
fn p256_key([x, y]: [String; 2]) -> PublicKey {
    let members = [("crv", "P-256"), ("kty", "EC"), ("x", x.as_str()), ("y", y.as_str())];
    let jwk = Json::object(members.map(|(name, value)| (name, Json::text(value))));
    PublicKey::from_jwk(&Node::root(&jwk)).unwrap()
}

/// The token inside an `EnvelopedVerifiableCredential`.
fn enveloped(name: &str) -> Option<Vec<u8>> {
    let credential = vector(&format!("untp-tests/{name}-v2-enveloped-dpp.json"))?;
    Some(text(&credential, "id").split_once(',').unwrap().1.as_bytes().to_vec())
}

#[test]
fn passports_in_the_wild_are_signed_with_the_key_of_their_document() {
    let Some(document) = bytes("untp-vckit-did/did.json") else { return };
    let mut at_hand = AtHand::default();
    at_hand.documents.push(Document::read(&document).unwrap());
    for name in ["valid", "invalid-schema"] {
        let token = enveloped(name).unwrap();
        let open = |token: &[u8], at_hand: &AtHand| {
            let envelope = Envelope::parse_within(token, 128 * 1024).map_err(Rejection::Malformed)?;
            Signed::open(envelope, &TrustList::default(), at_hand)
        };
        let signed = open(&token, &at_hand).unwrap();
        assert!(signed.is("DigitalProductPassport"));
        let address = "https://uncefact.github.io/project-vckit/test-and-development/did.json".to_owned();
        let missing = Rejection::Key(UnusableKey::NotAtHand { address });
        assert_eq!(open(&token, &AtHand::default()), Err(missing));
        let mut altered = token.clone();
        let middle = altered.len() / 2;
        altered[middle] ^= 1;
        assert!(open(&altered, &at_hand).is_err());
    }
}
