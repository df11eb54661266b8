//! The portal's desk over real credentials of the demonstration: listed, checked, refused.

#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

use carbon_label::{
    catalogue::{Item, Query, ShardWriter, by_code_point},
    credential::{AtHand, Draft, Issuance, SigningKey},
    evidence::Placed,
    label::{Instant, Number},
    portal::{Portal, Reply, Request},
    programme::{Programme, read_folder},
    text::Lang,
};
use sha2::{Digest, Sha256};
use std::{fs, path::Path};

#[path = "portal/charts.rs"]
mod charts;

fn now() -> Instant {
    "2026-11-24T10:00:00+08:00".parse().unwrap()
}

fn demo() -> &'static Path {
    Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/demo"))
}

fn programme() -> Programme {
    read_folder(demo()).unwrap()
}

/// A draft of the demonstration, signed by the body it is for.
fn signed_by(body: &str, number: &str) -> String {
    let draft = fs::read(demo().join(format!("drafts/{body}/{number}.json"))).unwrap();
    let key = SigningKey::ed25519(&Sha256::digest(format!("carbon-label demonstration key: {body}")).into(), true);
    key.sign(&Draft::read(&draft).unwrap(), &Issuance::default()).unwrap()
}

fn signed(number: &str) -> String {
    signed_by("body-a", number)
}

/// A portal whose index lists those labels of the demonstration as they are.
fn portal(lang: Lang, numbers: &[&str]) -> Portal {
    portal_of("body-a", lang, numbers)
}

fn portal_of(body: &str, lang: Lang, numbers: &[&str]) -> Portal {
    let programme = programme();
    let operator = SigningKey::ed25519(&[7; 32], true);
    let trust = operator.sign_trust(programme.issuers(), now().into()).unwrap();
    let mut portal = Portal::open(operator.did(), trust.as_bytes(), &programme.to_json(), lang, now()).unwrap();
    let mut writer = ShardWriter::default();
    for number in numbers {
        let placed = Placed::read(signed_by(body, number).as_bytes(), &programme, &AtHand::default(), now()).unwrap();
        writer.add(&Item::of(&placed.verified));
    }
    let manifest = r#"{"version":1,"rows":4,"initials":"光g伏f","rejected":["DEMO-2026-0099"],
        "shards":[{"file":"catalogue/0a.json","category":"pv-module","rows":3,"bytes":1}]}"#;
    let shards = portal.manifest(manifest.as_bytes()).unwrap();
    assert_eq!((shards[0].file.as_str(), shards[0].rows), ("catalogue/0a.json", 3));
    portal.shard(writer.finish(true).as_bytes()).unwrap();
    portal
}

fn ask(portal: &mut Portal, query: Query) -> Reply {
    portal.ask(&Request { query, count: 50, ..Request::default() }, &by_code_point)
}

fn number(text: &str) -> Number {
    text.parse().unwrap()
}

#[test]
fn what_is_listed_is_said_to_be_listed_until_it_was_checked() {
    let mut portal = portal(Lang::Zh, &["DEMO-2026-0001", "DEMO-2026-0002"]);
    let reply = ask(&mut portal, Query::default());
    let row = |reply: &Reply, number: &str| reply.rows.iter().find(|row| row.number == number).unwrap().clone();
    let listed = row(&reply, "DEMO-2026-0001");
    assert!(listed.state.starts_with("目录所载："), "{}", listed.state);
    assert_eq!((listed.tone.as_str(), listed.checked, listed.stages.len()), ("plain", false, 0));
    assert!(portal.unchecked(&reply).contains(&number("DEMO-2026-0001")));

    portal.label(&number("DEMO-2026-0001"), signed("DEMO-2026-0001").as_bytes(), now());
    portal.settle(&number("DEMO-2026-0001"));
    let checked = row(&ask(&mut portal, Query::default()), "DEMO-2026-0001");
    assert!(checked.checked && !checked.state.contains("目录"), "{}", checked.state);
    assert!(!checked.stages.is_empty());
    assert_eq!(checked.value, listed.value);
}

#[test]
fn another_labels_file_under_a_listed_name_is_refused_and_shows_no_number() {
    let mut portal = portal(Lang::En, &["DEMO-2026-0001", "DEMO-2026-0002"]);
    portal.label(&number("DEMO-2026-0001"), signed("DEMO-2026-0002").as_bytes(), now());
    portal.settle(&number("DEMO-2026-0001"));
    let reply = ask(&mut portal, Query::default());
    let refused = reply.rows.iter().find(|row| row.number == "DEMO-2026-0001").unwrap();
    assert_eq!((refused.value.as_str(), refused.tone.as_str()), ("", "bad"));
    assert_eq!(refused.apart, "Did not verify; nothing of it is shown");
    let rejected = reply.rows.iter().find(|row| row.number == "DEMO-2026-0099").unwrap();
    assert_eq!((rejected.state.as_str(), rejected.value.as_str()), ("As listed: Check failed", ""));
}

#[test]
fn what_does_not_compare_stays_and_says_why() {
    let mut portal = portal(Lang::En, &["DEMO-2026-0001", "DEMO-2026-0002", "DEMO-2026-0003"]);
    let all = ask(&mut portal, Query::default());
    assert!(all.found > all.comparable, "{} of {}", all.comparable, all.found);
    let apart: Vec<&str> = all.rows[all.comparable..].iter().map(|row| row.apart.as_str()).collect();
    assert!(apart.iter().all(|why| !why.is_empty()), "{apart:?}");
    assert!(all.rows[..all.comparable].iter().all(|row| row.apart.is_empty() && row.unit.is_empty()));
}

#[test]
fn a_portal_takes_trust_from_its_operator_alone() {
    let programme = programme();
    let (operator, other) = (SigningKey::ed25519(&[7; 32], true), SigningKey::ed25519(&[8; 32], true));
    let trust = other.sign_trust(programme.issuers(), now().into()).unwrap();
    let opened = Portal::open(operator.did(), trust.as_bytes(), &programme.to_json(), Lang::Zh, now());
    assert!(opened.is_err());
}
