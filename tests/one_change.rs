//! One credential changes, and everything that speaks of it follows after `publish`: the board, its category's page,
//! where it is recognised, its enterprise's evaluation, the notices and the audit.

#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

mod world;

use serde_json::Value;
use std::fs;
use world::{World, carbon_label, demo, succeeds, text};

const NUMBER: &str = "DEMO-2026-0003";
const MAKER: &str = "91120000DEM0PA0189";

/// What anybody is told on a day.
#[derive(Debug, Clone, PartialEq)]
struct Told {
    /// Labels that count for the board's second target: PV modules certified in 2026.
    board: String,
    /// What its category's page says of the label; nothing where it does not list it.
    category: Option<String>,
    /// Whether its own page says where it is recognised.
    recognised: bool,
    /// The labels its enterprise's evaluation rests on.
    evaluated: Vec<String>,
    /// Whether it is among the notices of what was suspended or withdrawn.
    noticed: bool,
    /// Labels in force, as the audit counts them.
    in_force: u64,
}

fn told(world: &World, number: &str, day: &str) -> Told {
    let (programme, site, none) = (world.path("programme"), world.path("site"), world.path("none"));
    let out = ["--out", text(&site), "--app", text(&none), "--element", text(&none), "--quiet", "--at", day];
    succeeds(&[&["publish", text(&programme)], &out[..]].concat());
    let page = |path: &str| fs::read_to_string(site.join("en").join(path).join("index.html")).unwrap_or_default();
    let between = |text: &str, from: &str, to: &str| {
        Some(text.split_once(from)?.1.split_once(to)?.0.to_owned()).filter(|found| !found.is_empty())
    };
    let targets = page("targets");
    let evaluation =
        carbon_label(&["evaluate", "--programme", text(&programme), "--maker", MAKER, "--json", "--at", day]);
    let evaluation: Value = serde_json::from_slice(&evaluation.stdout).unwrap_or_default();
    let labels = evaluation["labels"].as_array().cloned().unwrap_or_default();
    let audit = carbon_label(&["audit", text(&programme), "--json", "--quiet", "--at", day]);
    let audit: Value = serde_json::from_slice(&audit.stdout).unwrap();
    let listed = between(&page("category/pv-module"), &format!("label/{number}/"), "</li>");
    Told {
        board: between(targets.split("class=\"site-aim\"").nth(2).unwrap(), "<strong>", "</strong>").unwrap(),
        category: listed
            .and_then(|row| between(&row, "class=\"cl-badge-state\"", "</span>"))
            .map(|state| state.rsplit('>').next().unwrap_or_default().trim().to_owned()),
        recognised: page(&format!("label/{number}")).contains("Recognised in"),
        evaluated: labels.iter().map(|label| label["number"].as_str().unwrap().to_owned()).collect(),
        noticed: page("withdrawn").contains(&format!("label/{number}/")),
        in_force: audit["labels"]["in_force"].as_u64().unwrap(),
    }
}

fn decide(world: &World, decision: &str, day: &str) {
    let (key, programme) = (world.path("keys/body-a.jwk"), world.path("programme"));
    let set = ["status", "set", NUMBER, decision, "--why", "a part was exchanged", "--key", text(&key)];
    succeeds(&[&set[..], &["--programme", text(&programme), "--at", day]].concat());
}

#[test]
fn a_suspended_label_is_gone_everywhere_and_comes_back_everywhere() {
    let world = World::new();
    let before = told(&world, NUMBER, "2026-11-24");
    assert_eq!(before.category.as_deref(), Some("In force"));
    assert!(before.recognised && before.evaluated.iter().any(|number| number == NUMBER) && !before.noticed);
    decide(&world, "suspended", "2026-11-25");
    let after = told(&world, NUMBER, "2026-11-26");
    assert_ne!(after.board, before.board);
    assert!(after.category.as_deref().unwrap().starts_with("Suspended"), "{after:?}");
    assert!(!after.recognised && !after.evaluated.iter().any(|number| number == NUMBER) && after.noticed);
    assert_eq!(after.in_force, before.in_force - 1);
    let notices = fs::read_to_string(world.path("site/en/withdrawn/index.html")).unwrap();
    let (_, notice) = notices.split_once(&format!("label/{NUMBER}/")).unwrap();
    let (notice, _) = notice.split_once("</li>").unwrap();
    assert!(notice.contains("a part was exchanged") && notice.contains("2026-11-25"), "{notice}");
    assert!(notices.find(NUMBER) < notices.find("DEMO-2026-0021"), "the latest comes first");
    decide(&world, "in-force", "2026-11-27");
    assert_eq!(told(&world, NUMBER, "2026-11-28"), before);
}

#[test]
fn an_expired_label_counts_nowhere() {
    let world = World::new();
    // It is valid to the end of 4 June 2028: by then its lists and the trust list are signed anew.
    let programme = world.path("programme");
    for (key, sign) in [
        ("operator", &["trust"][..]),
        ("body-a", &["status", "sign", "body-a"]),
        ("body-b", &["status", "sign", "body-b"]),
        ("body-c", &["status", "sign", "body-c"]),
    ] {
        let key = world.path(&format!("keys/{key}.jwk"));
        let by = ["--key", text(&key), "--programme", text(&programme), "--at", "2028-06-01"];
        succeeds(&[sign, &by].concat());
    }
    let (last, after) = (told(&world, NUMBER, "2028-06-04"), told(&world, NUMBER, "2028-06-05"));
    assert_eq!(last.category.as_deref(), Some("In force"));
    assert!(last.recognised && last.evaluated.iter().any(|number| number == NUMBER), "{last:?}");
    assert_ne!(after.board, last.board);
    assert!(after.category.as_deref().unwrap().starts_with("Expired"), "{after:?}");
    // Nobody decided anything: it is no notice.
    assert!(!after.recognised && !after.evaluated.iter().any(|number| number == NUMBER) && !after.noticed);
    assert!(after.in_force < last.in_force);
}

#[test]
fn a_label_more_counts_everywhere() {
    let (world, number) = (World::new(), "DEMO-2026-0099");
    let before = told(&world, number, "2026-11-26");
    assert_eq!((before.category.as_deref(), before.recognised), (None, false));
    let draft = fs::read_to_string(demo(&format!("drafts/body-a/{NUMBER}.json"))).unwrap();
    let drafts = world.path("drafts");
    fs::create_dir(&drafts).unwrap();
    let draft =
        draft.replace(NUMBER, number).replace("DEMO-580G", "DEMO-590G").replace("09506000100036", "09506000199993");
    fs::write(drafts.join(format!("{number}.json")), draft).unwrap();
    let (key, programme) = (world.path("keys/body-a.jwk"), world.path("programme"));
    let issue = ["issue", text(&drafts), "--key", text(&key), "--programme", text(&programme)];
    succeeds(&[&issue[..], &["--register", "body-a", "--at", "2026-11-25"]].concat());
    let after = told(&world, number, "2026-11-26");
    assert_ne!(after.board, before.board);
    assert_eq!(after.category.as_deref(), Some("In force"));
    assert!(after.recognised && after.evaluated.iter().any(|one| one == number) && !after.noticed);
    assert_eq!(after.evaluated.len(), before.evaluated.len() + 1);
    assert_eq!(after.in_force, before.in_force + 1);
}
