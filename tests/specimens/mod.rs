//! One specimen of every state a label can be in, made from the demonstration programme at a fixed time.

use carbon_label::{
    credential::{AtHand, Draft, Issuance, SigningKey, Status},
    evidence::{Evidence, Placed, Presented},
    formats::Document,
    label::{Date, Instant},
    programme::{Programme, read_folder},
};
use sha2::{Digest, Sha256};
use std::{fs, path::Path};

/// When the specimens are checked.
pub(crate) const NOW: &str = "2026-11-24T12:00:00+08:00";

/// The address a specimen's QR symbol leads to.
pub(crate) const ADDRESS: &str = "https://labels.example/label/DEMO-2026-0003/";

fn demo() -> &'static Path {
    Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/demo"))
}

pub(crate) fn programme() -> Programme {
    read_folder(demo()).unwrap()
}

/// The public demonstration key of a name, as `keygen --demonstration` derives it.
pub(crate) fn key(name: &str) -> SigningKey {
    SigningKey::ed25519(&Sha256::digest(format!("carbon-label demonstration key: {name}")).into(), true)
}

/// A draft of the demonstration, signed.
pub(crate) fn signed(key_name: &str, number: &str) -> String {
    let draft = fs::read(demo().join(format!("drafts/{key_name}/{number}.json"))).unwrap();
    key(key_name).sign(&Draft::read(&draft).unwrap(), &Issuance::default()).unwrap()
}

fn now() -> Instant {
    NOW.parse().unwrap()
}

fn read(label: &str, status: &Status) -> Evidence {
    let programme = programme();
    match Evidence::read(label.as_bytes(), &programme, &AtHand::default(), now()) {
        Evidence::Verified(placed) => {
            Evidence::Verified(Box::new(Placed { verified: placed.verified.told(status), ..*placed }))
        }
        other => other,
    }
}

/// Signed by a key nobody trusts.
fn by_a_stranger() -> String {
    let draft = fs::read(demo().join("drafts/body-a/DEMO-2026-0003.json")).unwrap();
    key("nobody").sign(&Draft::read(&draft).unwrap(), &Issuance::default()).unwrap()
}

/// Signed by a body that may not sign for this category.
fn by_the_wrong_body() -> String {
    let draft = fs::read(demo().join("drafts/body-a/DEMO-2026-0003.json")).unwrap();
    key("body-b").sign(&Draft::read(&draft).unwrap(), &Issuance::default()).unwrap()
}

/// One character of the content changed.
fn altered() -> String {
    let mut label = signed("body-a", "DEMO-2026-0003").into_bytes();
    let at = label.iter().position(|byte| *byte == b'.').unwrap() + 40;
    label[at] = if label[at] == b'A' { b'B' } else { b'A' };
    String::from_utf8(label).unwrap()
}

fn day(text: &str) -> Date {
    text.parse().unwrap()
}

/// The passport of the fixtures, signed by the issuer it names, at a time and with a status.
fn passport(status: Status, at: &str) -> Evidence {
    let text = include_str!("../fixtures/passport.json").replacen(
        "\"credentialSubject\"",
        "\"credentialStatus\": {\"type\": \"BitstringStatusListEntry\"}, \"credentialSubject\"",
        1,
    );
    let Ok(Document::Passport(passport)) = Document::read(text.as_bytes()) else { panic!("no passport") };
    let signer = passport.issuer.id.to_string();
    Evidence::Passport(Box::new(Presented::signed(*passport, signer, status, at.parse().unwrap()).unwrap()))
}

/// Every specimen with its name.
pub(crate) fn all() -> Vec<(&'static str, Evidence)> {
    let good = signed("body-a", "DEMO-2026-0003");
    let (a, b) = (|number| signed("body-a", number), |number| signed("body-b", number));
    let asked = |status: Status| read(&good, &status);
    let plain = |label: String| read(&label, &Status::NotAsked);
    let why = Some("监督审核逾期".parse().unwrap());
    let since = Some(day("2026-09-12"));
    let unreachable = Status::Unreachable { last_in_force: None };
    let withdrawn = Status::Withdrawn { since, why: None };
    let declaration = include_bytes!("../fixtures/declaration.json");
    vec![
        ("in-force", asked(Status::InForce)),
        ("no-status-list", asked(Status::NotAsked)),
        ("status-unknown", asked(Status::Unreachable { last_in_force: "2026-11-20T09:30:00+08:00".parse().ok() })),
        ("suspended", asked(Status::Suspended { since, why: why.clone() })),
        ("withdrawn", asked(Status::Withdrawn { since, why })),
        ("cancelled", asked(Status::Cancelled { since })),
        ("expired", plain(signed("body-a-2024", "DEMO-2024-0001"))),
        ("not-yet-valid", plain(a("DEMO-2026-0009"))),
        ("stages-differ", plain(a("DEMO-2026-0004"))),
        ("long-name", plain(a("DEMO-2026-0005"))),
        ("other-method", plain(a("DEMO-2026-0007"))),
        ("sparse", plain(b("DEMO-2026-0014"))),
        ("stored-carbon", plain(b("DEMO-2026-0018"))),
        ("unknown-issuer", plain(by_a_stranger())),
        ("not-accredited", plain(by_the_wrong_body())),
        ("altered", plain(altered())),
        ("malformed", plain("not a label".to_owned())),
        ("declared", Evidence::read(declaration, &programme(), &AtHand::default(), now())),
        (
            "passport",
            Evidence::read(include_bytes!("../fixtures/passport.json"), &programme(), &AtHand::default(), now()),
        ),
        ("passport-signed", passport(Status::InForce, NOW)),
        ("passport-status-unknown", passport(unreachable, NOW)),
        ("passport-expired", passport(Status::InForce, "2031-03-02T12:00:00+08:00")),
        ("passport-withdrawn", passport(withdrawn, NOW)),
        ("unreadable", Evidence::read(b"{\"not\": \"an EPD\"}", &programme(), &AtHand::default(), now())),
        ("checking", Evidence::Checking),
    ]
}
