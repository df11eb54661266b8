//! `register`: a body's certificates by what is asked of them, what is due, and what was decided.
#![cfg(feature = "cli")]
#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

mod world;

use std::{fs, io::Write};
use world::{DAY, World, carbon_label, demo, fails, succeeds, text};

/// The ledger as JSON, as of a day.
fn ledger(world: &World, at: &str, asked: &[&str]) -> serde_json::Value {
    let programme = world.path("programme");
    let every = ["register", "--programme", text(&programme), "--at", at, "--format", "json"];
    serde_json::from_str(&succeeds(&[&every[..], asked].concat())).unwrap()
}

/// The last digits of the numbers that are listed, in the order listed.
fn listed(world: &World, at: &str, asked: &[&str]) -> Vec<String> {
    let ledger = ledger(world, at, asked);
    let certificates = ledger["certificates"].as_array().unwrap();
    let number = |one: &serde_json::Value| one["number"].as_str().unwrap().trim_start_matches("DEMO-20").to_owned();
    certificates.iter().map(number).collect()
}

/// What is listed of one certificate.
fn of(world: &World, at: &str, number: &str, asked: &[&str]) -> serde_json::Value {
    let ledger = ledger(world, at, asked);
    let mut found = ledger["certificates"].as_array().unwrap().iter().filter(|one| one["number"] == number);
    found.next().unwrap().clone()
}

/// A further certificate of body A, whose draft was changed.
fn issue(world: &World, number: &str, change: impl FnOnce(&mut serde_json::Value)) {
    let draft = fs::read_to_string(demo("drafts/body-a/DEMO-2026-0003.json")).unwrap();
    let mut draft: serde_json::Value = serde_json::from_str(&draft).unwrap();
    draft["credentialSubject"]["certificate"]["number"] = number.into();
    change(&mut draft["credentialSubject"]);
    let file = world.path(&format!("{number}.json"));
    fs::write(&file, draft.to_string()).unwrap();
    let (key, programme) = (world.path("keys/body-a.jwk"), world.path("programme"));
    let place = ["--key", text(&key), "--programme", text(&programme), "--register", "body-a", "--at", "2026-11-20"];
    succeeds(&[&["issue", text(&file)][..], &place].concat());
}

#[test]
fn every_certificate_is_listed_with_the_state_its_credential_has() {
    let world = World::new();
    let ledger = ledger(&world, DAY, &[]);
    assert_eq!(ledger["certificates_in_all"], 27);
    let certificates = ledger["certificates"].as_array().unwrap();
    assert!(certificates.is_sorted_by_key(|one| one["number"].as_str().unwrap()));
    let count = |state: &str| certificates.iter().filter(|one| one["state"] == state).count();
    let states = ["in-force", "expired", "not-yet-valid", "suspended", "withdrawn", "rejected"].map(count);
    assert_eq!(states, [20, 2, 1, 1, 1, 2]);
    // What nobody has to believe says nothing of itself.
    let rejected = of(&world, DAY, "DEMO-2026-0024", &[]);
    assert!(rejected.get("product").is_none() && rejected.get("surveillance_due").is_none(), "{rejected}");
    assert_eq!(self::ledger(&world, DAY, &[]), ledger);
    // Another day, another state, from the same folder.
    assert_eq!(of(&world, "2026-12-20", "DEMO-2026-0009", &[])["state"], "in-force");
    assert_eq!(of(&world, "2028-06-01", "DEMO-2026-0003", &[])["state"], "in-force");
    assert_eq!(of(&world, "2029-06-01", "DEMO-2026-0003", &[])["state"], "expired");
}

#[test]
fn filters_leave_what_is_asked_for() {
    let world = World::new();
    let of = |asked: &[&str]| listed(&world, DAY, asked);
    assert_eq!(of(&["--state", "suspended,withdrawn"]), ["26-0020", "26-0021"]);
    assert_eq!(of(&["--state", "rejected"]), ["26-0024", "26-0025"]);
    assert_eq!(of(&["--category", "wood-panel"]), ["26-0018", "26-0019"]);
    assert_eq!(of(&["--category", "pv-module", "--state", "expired"]), ["24-0001"]);
    assert_eq!(of(&["--maker", "91120000DEM0FU0186"]), ["24-0002", "26-0012", "26-0013", "26-0021"]);
    assert_eq!(of(&["--maker", "示范家具"]), of(&["--maker", "91120000dem0fu0186"]));
    assert_eq!(of(&["--maker", "demonstration furniture"]), of(&["--maker", "示范家具"]));
    assert_eq!(of(&["--body", "商用密码"]), ["26-0023"]);
    assert_eq!(of(&["--body", "wood products"]).len(), 10);
    assert_eq!(of(&["--find", "床头柜 实木"]), ["26-0012", "26-0021"]);
    assert_eq!(of(&["--find", "PEDESTAL steel"]), ["26-0017"]);
    assert_eq!(of(&["--find", "2026-0018"]), ["26-0018"]);
    assert_eq!(of(&["--find", "demo-640"]), [""; 0]);
    let told = |asked: &[&str], code| fails(&[&["register", "--programme", "demo"], asked].concat(), code);
    assert!(told(&["--state", "valid"], 2).contains("known: in-force, status-unknown"));
    assert!(told(&["--category", "cars"], 1).contains("has no category “cars”. It has: furniture-bedside-cabinet"));
    assert!(told(&["--history", "DEMO-1", "--due"], 2).contains("cannot be used with"));
    assert!(told(&["--every", "0"], 2).contains("0 is not in 1..=120"));
    assert!(told(&["--at", "soon"], 1).contains("is not a date or time"));
}

#[test]
fn surveillance_is_due_a_period_after_the_last_or_the_decision() {
    let world = World::new();
    let due = |number: &str, asked: &[&str]| of(&world, DAY, number, asked)["surveillance_due"].clone();
    // The decision of 1 June 2026, and a year.
    assert_eq!(due("DEMO-2026-0003", &[]), "2027-06-01");
    assert_eq!(due("DEMO-2026-0003", &["--every", "18"]), "2027-12-01");
    // None after its last day, and none for what is over.
    assert!(due("DEMO-2026-0003", &["--every", "25"]).is_null());
    assert!(due("DEMO-2024-0001", &[]).is_null() && due("DEMO-2026-0021", &[]).is_null());
    assert!(!due("DEMO-2026-0020", &[]).is_null());
    // A surveillance begins the period anew; a month without that day ends before it.
    issue(&world, "DEMO-2026-0100", |subject| {
        let by = serde_json::json!({ "en": "A body" });
        let step = serde_json::json!({ "step": "surveillance", "date": "2026-08-31", "by": by });
        subject["trace"].as_array_mut().unwrap().push(step);
    });
    assert_eq!(of(&world, DAY, "DEMO-2026-0100", &["--every", "6"])["surveillance_due"], "2027-02-28");
    assert_eq!(of(&world, DAY, "DEMO-2026-0100", &[])["last_examined"], "2026-08-31");
    // Without any step nobody can say.
    issue(&world, "DEMO-2026-0101", |subject| drop(subject.as_object_mut().unwrap().remove("trace")));
    assert!(of(&world, DAY, "DEMO-2026-0101", &[])["surveillance_due"].is_null());
    // What a category states goes before what is asked.
    let file = world.path("programme/categories/pv-module.toml");
    let category = fs::read_to_string(&file).unwrap();
    fs::write(&file, format!("surveillance_months = 9\n{category}")).unwrap();
    assert_eq!(of(&world, DAY, "DEMO-2026-0003", &["--every", "18"])["surveillance_due"], "2027-03-01");
    assert_eq!(of(&world, DAY, "DEMO-2026-0018", &["--every", "18"])["surveillance_due"], "2027-12-25");
    fs::write(&file, format!("surveillance_months = 0\n{category}")).unwrap();
    let programme = world.path("programme");
    let said = fails(&["register", "--programme", text(&programme)], 1);
    assert!(said.contains("pv-module.toml:1: $.surveillance_months: is “0”, should be: 1 … 120"), "{said}");
}

#[test]
fn what_is_due_comes_first_and_what_is_overdue_before_it() {
    let world = World::new();
    let of = |at: &str, asked: &[&str]| listed(&world, at, asked);
    // On 5 February, 12 and 19 March, 16 April 2027.
    assert_eq!(of("2027-02-04", &["--due", "0"]), [""; 0]);
    assert_eq!(of("2027-02-05", &["--due", "0"]), ["26-0014"]);
    assert_eq!(of("2027-02-10", &["--due"]), ["26-0014", "26-0002"]);
    assert_eq!(of("2027-02-10", &["--due", "37"]), ["26-0014", "26-0002", "26-0015"]);
    assert_eq!(of("2027-02-10", &["--due", "60", "--category", "pv-module"]), ["26-0002"]);
    assert_eq!(of("2027-02-10", &["--due", "65", "--category", "pv-module"]), ["26-0002", "26-0004"]);
    let overdue = |number: &str| self::of(&world, "2027-02-10", number, &[])["surveillance_overdue"].clone();
    assert!(overdue("DEMO-2026-0014") == true && overdue("DEMO-2026-0002") == false);
    let programme = world.path("programme");
    let said = succeeds(&["register", "--programme", text(&programme), "--at", "2027-02-10", "--due"]);
    assert!(said.contains("surveillance was due by 2027-02-05, 5 days ago"), "{said}");
    assert!(said.contains("next surveillance by 2027-03-12, in 30 days"));
    assert!(said.contains("1 certificate overdue for surveillance\n"));
    // The last days: 8 February, 15 and 22 March 2028; what was withdrawn does not expire.
    assert_eq!(of("2028-02-08", &["--expiring", "0"]), ["26-0014"]);
    assert_eq!(of("2028-02-09", &["--expiring", "42"]), ["26-0002", "26-0015"]);
    assert!(!of("2028-06-01", &["--expiring", "60"]).contains(&"26-0021".to_owned()));
}

#[test]
fn what_the_register_records_stands_beside_what_the_lists_say() {
    let world = World::new();
    let history = world.path("programme/status/body-b/history.jsonl");
    let mut file = fs::OpenOptions::new().append(true).open(&history).unwrap();
    let place = |number: &str| {
        let line = fs::read_to_string(&history).unwrap();
        let line = line.lines().find(|line| line.contains(number)).unwrap().to_owned();
        serde_json::from_str::<serde_json::Value>(&line).unwrap()["place"].clone()
    };
    let (at, number) = ("2026-11-23T09:00:00+08:00", "DEMO-2026-0018");
    let line = serde_json::json!({ "at": at, "number": number, "place": place(number), "decision": "suspended" });
    writeln!(file, "{line}").unwrap();
    // The lists were not signed since: it still is what they say.
    let found = of(&world, DAY, number, &[]);
    assert_eq!((&found["state"], &found["register_records"]), (&"in-force".into(), &"suspended".into()));
    assert_eq!(found["register_differs"], true);
    let (key, programme) = (world.path("keys/body-b.jwk"), world.path("programme"));
    let by = ["--key", text(&key), "--programme", text(&programme), "--at", DAY];
    succeeds(&[&["status", "sign", "body-b"][..], &by].concat());
    let found = of(&world, DAY, number, &[]);
    assert_eq!((&found["state"], &found["register_differs"]), (&"suspended".into(), &false.into()));
    // A list nobody has leaves the state unknown; the register is no list.
    fs::remove_file(world.path("programme/status/body-b/suspension-1.jwt")).unwrap();
    assert_eq!(of(&world, DAY, number, &[])["state"], "status-unknown");
    // Without its file a certificate is in the register alone.
    fs::remove_file(world.path("programme/labels/DEMO-2026-0018.jwt")).unwrap();
    let found = of(&world, DAY, number, &["--state", "no-label"]);
    assert!(found["register_records"] == "suspended" && found.get("product").is_none(), "{found}");
}

#[test]
fn a_history_has_what_was_decided_with_reasons_and_the_steps() {
    let world = World::new();
    let programme = world.path("programme");
    let ask = |number: &str, more: &[&str]| {
        let history = ["register", "--programme", text(&programme), "--at", DAY, "--history", number];
        succeeds(&[&history[..], more].concat())
    };
    let past: serde_json::Value = serde_json::from_str(&ask("DEMO-2026-0021", &["--format", "json"])).unwrap();
    assert_eq!((&past["register"], &past["certificate"]["state"]), (&"body-b".into(), &"withdrawn".into()));
    let decided = past["decisions"].as_array().unwrap();
    assert_eq!((decided.len(), &decided[1]["decision"]), (2, &"revoked".into()));
    assert_eq!(decided[1]["why"], "复核发现原材料数据不实（演示）");
    assert_eq!(past["steps"].as_array().unwrap().len(), 7);
    let said = ask("DEMO-2026-0021", &["--messages", "zh"]);
    assert!(said.contains("2026-10-20 12:00 · 撤销 · 复核发现原材料数据不实（演示）"), "{said}");
    let csv = ask("DEMO-2026-0021", &["--format", "csv"]);
    let rows: Vec<&str> = csv.trim_start_matches('\u{feff}').split("\r\n").collect();
    assert_eq!(rows[0], "Time,From,What,Why or by whom");
    assert!(rows[2].starts_with("2026-10-20 12:00,register,withdrawn,"), "{csv}");
    assert_eq!(rows.len(), 1 + 2 + 7 + 1);
    // What is altered states no steps that anybody has to believe.
    let altered = ask("DEMO-2026-0024", &[]);
    assert!(altered.contains("Not to be believed") && altered.contains("entered, in force"), "{altered}");
    assert!(!altered.contains("Application"));
    let unknown = ["register", "--programme", text(&programme), "--history", "DEMO-2026-9999"];
    assert!(fails(&unknown, 1).contains("have certificate DEMO-2026-9999"));
}

#[test]
fn a_table_opens_in_a_spreadsheet_and_computes_nothing() {
    let world = World::new();
    issue(&world, "DEMO-2026-0102", |subject| {
        subject["product"]["name"] = serde_json::json!({ "en": "=HYPERLINK(\"https://x.example\",\"a\")" });
        subject["product"]["maker"]["name"] = serde_json::json!({ "en": "+1; Demonstration, \"Ltd.\"" });
        subject["product"]["model"] = "@SUM(A1:A9)".into();
    });
    let programme = world.path("programme");
    let every = ["register", "--programme", text(&programme), "--at", DAY, "--format", "csv"];
    let output = carbon_label(&every);
    let csv = String::from_utf8(output.stdout).unwrap();
    assert!(csv.starts_with("\u{feff}Certificate,State,Register records,Product,"), "{csv}");
    assert!(csv.ends_with("\r\n") && !csv.replace("\r\n", "").contains('\n'));
    let rows: Vec<&str> = csv.trim_start_matches('\u{feff}').trim_end().split("\r\n").collect();
    assert_eq!(rows.len(), 1 + 28);
    let row = rows.iter().find(|row| row.contains("0102")).unwrap();
    assert_eq!(
        **row,
        *"DEMO-2026-0102,In force,in-force,\"'=HYPERLINK(\"\"https://x.example\"\",\"\"a\"\")\",'@SUM(A1:A9),\
          \"'+1; Demonstration, \"\"Ltd.\"\"\",91120000DEM0PA0189,pv-module,PV module,Demonstration Certification Centre,\
          2026-06-05,2028-06-04,2026-06-01,2027-06-01,189"
    );
    // No cell of any row begins a formula.
    for row in &rows {
        let begins = row.split(',').map(|cell| cell.trim_start_matches('"'));
        assert!(begins.into_iter().all(|cell| !cell.starts_with(['=', '+', '@', '\t'])), "{row}");
    }
    // The same into a file, in Chinese headings.
    let file = world.path("ledger.csv");
    succeeds(&[&every[..], &["--messages", "zh", "--out", text(&file)]].concat());
    let written = fs::read_to_string(&file).unwrap();
    assert!(written.starts_with("\u{feff}证书编号,状态,名册记录,产品,"), "{written}");
    assert!(written.contains("\r\nDEMO-2026-0020,已暂停（自 2026-10-12 起）,suspended,"));
}
