//! What the targets share: the demonstration's programme, its keys, and what must hold of any answer.
//!
//! In: bytes that a fuzzer made up. Out: nothing, or a panic, which is a finding.

use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};
use carbon_label::{
    credential::{Envelope, Rejection, SigningKey},
    evidence::Evidence,
    formats::{
        Document, Import, begins_as_document,
        declared::Total,
        write::{Source, Target},
    },
    json::{Fault, Json, Limits},
    label::Instant,
    markup::{Drawing, Size, draw, picture},
    programme::{Programme, read_folder},
    text::{CheckedBy, Lang},
};
use ed25519_dalek::{Signature, Signer, Verifier, VerifyingKey};
use sha2::{Digest, Sha256};
use std::{path::Path, sync::LazyLock};

#[path = "../../tests/documents/samples.rs"]
pub mod samples;

/// The body that signs what is made up, accredited for photovoltaic modules.
pub const BODY: &str = "body-a";
/// Who signs the trust list.
pub const OPERATOR: &str = "operator";

/// The demonstration's programme.
pub static PROGRAMME: LazyLock<Programme> =
    LazyLock::new(|| read_folder(&Path::new(env!("CARGO_MANIFEST_DIR")).join("../demo")).unwrap());

/// When everything is checked.
pub static NOW: LazyLock<Instant> = LazyLock::new(|| "2026-11-24T12:00:00+08:00".parse().unwrap());

fn secret(name: &str) -> [u8; 32] {
    Sha256::digest(format!("carbon-label demonstration key: {name}")).into()
}

/// A demonstration key, by its name.
pub fn key(name: &str) -> SigningKey {
    SigningKey::ed25519(&secret(name), true)
}

/// A token over any bytes, so that what is behind a signature is reached. Its header is good.
pub fn signed(name: &str, payload: &[u8]) -> String {
    let header = format!(r#"{{"alg":"EdDSA","typ":"vc+jwt","kid":"{}"}}"#, key(name).key_id());
    let input = format!("{}.{}", URL_SAFE_NO_PAD.encode(header), URL_SAFE_NO_PAD.encode(payload));
    let signature = ed25519_dalek::SigningKey::from_bytes(&secret(name)).sign(input.as_bytes());
    format!("{input}.{}", URL_SAFE_NO_PAD.encode(signature.to_bytes()))
}

/// What holds of any document: nothing counts that its key did not sign, what is refused shows no
/// number, and whatever it is can be drawn.
pub fn check(evidence: &Evidence) {
    match evidence {
        Evidence::Verified(placed) => {
            let (key, envelope) = (placed.verified.key(), placed.verified.envelope());
            assert_eq!(envelope.signer().0, key.did());
            assert!(PROGRAMME.trust.find(key.did(), key.fingerprint()).is_some());
            assert!(signed_by(envelope), "verified, but not signed: {}", envelope.as_str());
            let again = Evidence::read(envelope.as_str().as_bytes(), &PROGRAMME, &Default::default(), *NOW);
            assert!(matches!(again, Evidence::Verified(_)));
        }
        Evidence::Rejected(rejection) => said(rejection),
        Evidence::Unreadable(fault) => faulted(fault),
        Evidence::Declared(_) | Evidence::Passport(_) | Evidence::Checking => {}
    }
    drawn(evidence);
}

/// Whether the envelope's own bytes are signed, by a second reading of all of it. Keys other than
/// Ed25519 cannot be forged by chance; the properties cover them.
fn signed_by(envelope: &Envelope) -> bool {
    let token = envelope.as_str().split('~').next().unwrap();
    let (input, signature) = token.rsplit_once('.').unwrap();
    let Some(Ok(key)) = envelope.signer().0.strip_prefix("did:key:").map(|_| public(envelope.signer().0)) else {
        return true;
    };
    let signature = Signature::from_slice(&URL_SAFE_NO_PAD.decode(signature).unwrap()).unwrap();
    key.verify(input.as_bytes(), &signature).is_ok()
}

fn public(did: &str) -> Result<VerifyingKey, ()> {
    let names = ["body-a", "body-a-2024", "body-b"];
    let name = names.iter().find(|name| key(name).did() == did).ok_or(())?;
    Ok(ed25519_dalek::SigningKey::from_bytes(&secret(name)).verifying_key())
}

/// Every rejection has its sentence in every language.
pub fn said(rejection: &Rejection) {
    for lang in Lang::ALL {
        let notice = format!("{:?}", lang.rejection(rejection));
        assert!(notice.len() < 4096, "{notice}");
    }
}

/// A fault names its place, and has its sentence in every language.
pub fn faulted(fault: &Fault) {
    assert!(fault.path().starts_with('$'));
    for lang in Lang::ALL {
        assert!(!lang.fault(fault).is_empty());
    }
}

/// Draws it in every size and language: no markup of a document's comes through.
fn drawn(evidence: &Evidence) {
    for lang in Lang::ALL {
        for size in Size::ALL {
            let (size, lang, checked_by) = (*size, *lang, CheckedBy::Publisher);
            let drawing = Drawing { size, lang, checked_by, symbol: None, link: Some("./"), heads_page: true };
            harmless(&draw(evidence, &drawing).into_string());
        }
        harmless(&picture(evidence, *lang, CheckedBy::Publisher, None));
    }
}

fn harmless(markup: &str) {
    for start in ["<script", "<img", "<iframe", "<object"] {
        assert!(!markup.contains(start), "{start} in {markup}");
    }
}

/// A document of another format, and what must hold of any: it is never taken for verified, what is said of it has
/// sentences in every language, and whatever is written of it reads again with the same value.
pub fn document(sample: &str, data: &[u8]) {
    imported(data);
    if let Ok(tree) = Json::parse(sample.as_bytes(), Limits { bytes: 1 << 20, depth: 32 }) {
        if let Some((which, new)) = change(data) {
            imported(replaced(&tree, which, &new).to_string().as_bytes());
        }
    } else if let Some((at, text)) = data.split_at_checked(2) {
        // XML: some of its text is another.
        let at = usize::from(u16::from_le_bytes([at[0], at[1]])) % sample.len();
        let end = (at + text.len()).min(sample.len());
        imported(&[&sample.as_bytes()[..at], text, &sample.as_bytes()[end..]].concat());
    }
}

fn imported(bytes: &[u8]) {
    let evidence = Evidence::read(bytes, &PROGRAMME, &Default::default(), *NOW);
    // A conformity credential, or a passport, may come behind a good signature.
    if begins_as_document(bytes) {
        assert!(!matches!(evidence, Evidence::Verified(_)));
    }
    check(&evidence);
    let Ok(Document::Declared(imports)) = Document::read(bytes) else { return };
    for import in imports {
        match import {
            Ok(import) => told(&import),
            Err(fault) => faulted(&fault),
        }
    }
}

fn told(import: &Import) {
    let declared = &import.declared;
    for lang in Lang::ALL {
        let said = lang.account(&import.account);
        let lines = [said.read, said.assumed, said.dropped, said.warnings].concat();
        assert!(lines.iter().all(|line| !line.contains('\u{202e}')));
    }
    let source = Source { declared, verified: None, at: *NOW };
    for target in Target::ALL {
        let Ok(written) = source.write(*target) else {
            assert!(!matches!(target, Target::Json));
            continue;
        };
        let again = match Document::read(written.document.to_string().as_bytes()) {
            Ok(Document::Declared(mut imports)) => imports.remove(0),
            other => panic!("{target:?}: {other:?}"),
        };
        let again = again.unwrap_or_else(|fault| panic!("{target:?}: {fault}")).declared;
        if *target == Target::Json {
            assert_eq!(again, *declared);
        }
        // Of a total without uptake another format has the one with it.
        if declared.total == Total::Whole {
            let value = declared.unit.convert(declared.value, again.unit);
            assert_eq!(value, Some(again.value), "{target:?}");
        }
    }
}

/// A tree of which one value, counted in the order they are written, is another.
pub fn replaced(tree: &Json, which: usize, new: &Json) -> Json {
    fn walk(tree: &Json, left: &mut usize, new: &Json) -> Json {
        if *left == 0 {
            *left = usize::MAX;
            return new.clone();
        }
        *left -= 1;
        match tree {
            Json::List(members) => Json::List(members.iter().map(|member| walk(member, left, new)).collect()),
            Json::Object(members) => {
                let member = |(name, value): &(String, Json)| (name.clone(), walk(value, left, new));
                Json::Object(members.iter().map(member).collect())
            }
            other => other.clone(),
        }
    }
    let mut left = which % values(tree);
    walk(tree, &mut left, new)
}

fn values(tree: &Json) -> usize {
    1 + match tree {
        Json::List(members) => members.iter().map(values).sum(),
        Json::Object(members) => members.iter().map(|(_, value)| values(value)).sum::<usize>(),
        _ => 0,
    }
}

/// Which value to replace, and what by: two bytes, then JSON; nothing if that is none.
pub fn change(data: &[u8]) -> Option<(usize, Json)> {
    let (which, text) = data.split_at_checked(2)?;
    let new = Json::parse(text, Limits { bytes: 4096, depth: 16 }).ok()?;
    Some((usize::from(u16::from_le_bytes([which[0], which[1]])), new))
}
