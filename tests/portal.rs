//! The portal's desk over real credentials of the demonstration: listed, checked, refused.

#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

use carbon_label::{
    catalogue::{Item, Query, ShardWriter, by_code_point},
    credential::{AtHand, Draft, Issuance, SigningKey},
    criteria::Criteria,
    evidence::Placed,
    label::{Instant, Number},
    portal::{Brought, Open, Portal, Reply, Request},
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

fn bringing(portal: &mut Portal, file: &str, bytes: &[u8]) -> Brought {
    portal.bring(file, bytes, &|_| None, now())
}

#[test]
fn a_credential_that_is_brought_is_checked_like_one_of_the_site() {
    let mut portal = portal(Lang::Zh, &["DEMO-2026-0001"]);
    let brought = bringing(&mut portal, "label.jwt", signed("DEMO-2026-0002").as_bytes());
    assert_eq!((brought.refused, brought.chosen.as_slice()), (false, &["DEMO-2026-0002".to_owned()][..]));
    portal.settle(&number("DEMO-2026-0002"));
    let reply = ask(&mut portal, Query::default());
    let row = reply.rows.iter().find(|row| row.number == "DEMO-2026-0002").unwrap();
    assert!(row.checked && !row.declared && !row.value.is_empty());
    let mut altered = signed("DEMO-2026-0003");
    altered.replace_range(300..301, if &altered[300..301] == "A" { "B" } else { "A" });
    let refused = bringing(&mut portal, "altered.jwt", altered.as_bytes());
    assert!(refused.refused && refused.chosen.is_empty() && refused.said.len() == 2, "{refused:?}");
    assert!(!portal.has(&number("DEMO-2026-0003")));
}

#[test]
fn a_list_waits_for_what_it_leaves_open_and_stays_its_makers_word() {
    let mut portal = portal(Lang::En, &["DEMO-2026-0001"]);
    let list = "name,maker,value (kg CO2e/piece)\nA,X,2\nB,,1.50\nC,X,soon\n";
    let brought = bringing(&mut portal, "list.csv", list.as_bytes());
    let open = brought.open.clone().unwrap();
    assert_eq!((open.products, open.left, open.table), (0, 3, true));
    let choice = |open: &Open, word: &str| open.fields.iter().find(|field| field.word == word).unwrap().choice.clone();
    assert_eq!((choice(&open, "maker").as_str(), choice(&open, "category").as_str()), ("column:maker", ""));
    portal.correct(open.id, "category", "text:chair").unwrap();
    let brought = portal.correct(open.id, "boundary", "text:cradle-to-grave").unwrap();
    let open = brought.open.clone().unwrap();
    assert_eq!((open.products, open.left), (2, 1));
    assert!(brought.said.iter().any(|line| line.contains("4") && line.contains("soon")), "{:?}", brought.said);
    assert_eq!(Brought::read(&brought.to_json().to_string()).unwrap(), brought);

    let taken = portal.take(open.id, now()).unwrap();
    assert_eq!(taken.said[0], "2 products read. Declared by their makers, certified by nobody.");
    assert!(portal.take(open.id, now()).is_none(), "it is taken once");
    let reply = ask(&mut portal, Query { group: taken.group, ..Query::default() });
    assert_eq!((reply.found, reply.comparable), (4, 2));
    let said: Vec<_> = reply.rows[..2].iter().map(|row| (row.name.as_str(), row.value.as_str())).collect();
    assert_eq!(said, [("B", "1.50"), ("A", "2")]);
    for row in &reply.rows[..2] {
        assert!(row.declared && row.state == "Declared by the maker, not certified" && row.until.is_empty(), "{row:?}");
    }
    assert!(reply.groups[reply.group.unwrap()].title.starts_with("chair"), "{:?}", reply.groups);
    // Nothing at hand checks what nobody signed.
    assert!(portal.unchecked(&reply).iter().all(|number| number.as_str().starts_with("DEMO")));
}

#[test]
fn a_declared_product_meets_nothing_that_asks_for_a_certificate() {
    let mut portal = portal(Lang::En, &["DEMO-2026-0001"]);
    let list = "name,value (kg CO2e/piece),category,boundary\nA,2,chair,cradle to grave\n";
    let open = bringing(&mut portal, "list.csv", list.as_bytes()).open.unwrap();
    let group = portal.take(open.id, now()).unwrap().group;
    let criteria = Criteria::of_fragment("version=1&bid=2026-12-10&must=in-force").unwrap();
    let query = Query { group, ..Query::default() };
    let request = Request { query, criteria: Some(criteria), count: 50, ..Request::default() };
    let reply = portal.ask(&request, &by_code_point);
    let row = reply.rows.iter().find(|row| row.declared).unwrap();
    assert_eq!((row.outcome.as_str(), row.reasons.len()), ("fail", 1));
    assert!(row.reasons[0].contains("certified by nobody"), "{:?}", row.reasons);
}

#[test]
fn a_declaration_is_asked_for_its_category_alone() {
    let mut portal = portal(Lang::Zh, &["DEMO-2026-0001"]);
    let declaration = fs::read(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/fixtures/declaration.json")).unwrap();
    let open = bringing(&mut portal, "epd.json", &declaration).open.unwrap();
    let asked: Vec<&str> = open.fields.iter().map(|field| field.word.as_str()).collect();
    assert_eq!((asked.as_slice(), open.products, open.table), (&["category"][..], 0, false));
    let open = portal.correct(open.id, "category", "text:wood-panel").unwrap().open.unwrap();
    assert_eq!(open.products, 1);
    let taken = portal.take(open.id, now()).unwrap();
    assert_eq!(taken.chosen.len(), 1);
    portal.let_go(open.id);
}

#[test]
fn what_is_sought_is_a_number_an_address_of_this_site_or_a_gtin() {
    let portal = portal(Lang::En, &["DEMO-2026-0001", "DEMO-2026-0003"]);
    let text = "https://labels.example/label/DEMO-2026-0001/ https://labels.example/en/label/DEMO-2026-0001.jwt \
        DEMO-2026-0003 X-1 https://other.example/label/X-2/ \u{202e}";
    let sought = portal.sought(text);
    assert_eq!(sought.numbers, [number("DEMO-2026-0001"), number("DEMO-2026-0003"), number("X-1")]);
    assert_eq!(sought.said.len(), 2);
    let found = portal.found(&sought);
    assert_eq!(found.chosen, ["DEMO-2026-0001", "DEMO-2026-0003"]);
    assert!(!found.refused && found.said.iter().any(|line| line.contains("X-1")), "{:?}", found.said);
}

#[test]
fn files_of_no_known_kind_are_refused_and_only_some_wait() {
    let mut portal = portal(Lang::Zh, &["DEMO-2026-0001"]);
    for bytes in [&b""[..], b" \n", b"{", b"[[", b"eyJ", b"eyJ..", b"PK\x03\x04aaaa", b"\0\0", b"{\"bid\":1}", b"{}"] {
        let brought = bringing(&mut portal, "x", bytes);
        assert!(brought.refused && !brought.said[0].is_empty(), "{bytes:?} {brought:?}");
    }
    let list = b"name,value (kg CO2e/piece)\nA,2\n";
    let ids: Vec<usize> = (0..20).map(|_| bringing(&mut portal, "l.csv", list).open.unwrap().id).collect();
    assert!(portal.take(ids[0], now()).is_none() && portal.take(ids[19], now()).is_some());
}
