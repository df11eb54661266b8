//! The board of the demonstration programme, published: what counts follows the credentials, on any day.

#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

mod world;

use carbon_label::programme::{FolderFault, read_folder};
use std::fs;
use world::{World, copy, demo, succeeds, text};

/// The targets of the published board, each in a line: how many count, and the state.
fn board(world: &World, at: &str) -> Vec<String> {
    let (programme, site, none) = (world.path("programme"), world.path("site"), world.path("none"));
    let out = ["--out", text(&site), "--app", text(&none), "--element", text(&none), "--quiet", "--at", at];
    succeeds(&[&["publish", text(&programme)], &out[..]].concat());
    let page = fs::read_to_string(site.join("en/targets/index.html")).unwrap();
    let rows = page.split("class=\"site-aim\"").skip(1).map(|row| {
        let between = |from: &str, to: &str| row.split_once(from).unwrap().1.split_once(to).unwrap().0;
        format!("{} {}", between("<strong>", "</strong>"), between("data-state=\"", "\""))
    });
    rows.collect()
}

fn decide(world: &World, number: &str, decision: &str) {
    let (key, programme) = (world.path("keys/body-b.jwk"), world.path("programme"));
    let decide = ["status", "set", number, decision, "--why", "a test"];
    let by = ["--key", text(&key), "--programme", text(&programme), "--at", "2026-11-24"];
    succeeds(&[&decide[..], &by].concat());
}

#[test]
fn the_board_follows_the_credentials() {
    let world = World::new();
    assert_eq!(
        board(&world, "2026-11-25"),
        ["2 so far behind", "10 so far reached", "6 so far reached", "0 so far under-way", "0 so far under-way"]
    );
    // From its own day on, one that is issued but not yet valid.
    assert_eq!(board(&world, "2026-12-16")[1], "11 so far reached");
    // The next year has begun, and nothing was issued in it yet.
    assert_eq!(board(&world, "2027-01-01")[3..], ["0 so far under-way", "0 so far under-way"]);
    // One that is suspended counts no longer, and is named apart.
    decide(&world, "DEMO-2026-0014", "suspended");
    assert_eq!(board(&world, "2026-11-26")[2], "5 so far reached");
    let page = fs::read_to_string(world.path("site/en/targets/index.html")).unwrap();
    let (_, lost) = page.rsplit_once("No longer counted: ").unwrap();
    assert!(lost.contains("DEMO-2026-0014"), "{lost}");
    // Three have expired by then, and the last year is over.
    let late = board(&world, "2028-05-20");
    assert_eq!((late[1].as_str(), late[3].as_str()), ("8 so far reached", "0 so far behind"));
}

/// A page of the published site, in English.
fn page(world: &World, path: &str) -> String {
    fs::read_to_string(world.path("site/en").join(path).join("index.html")).unwrap()
}

#[test]
fn the_pilot_list_follows_the_credentials() {
    let world = World::new();
    let list = world.path("programme/pilot.toml");
    let listed = fs::read_to_string(&list).unwrap();
    assert!(listed.contains("model = \"DEMO-455B\""));
    board(&world, "2026-11-25");
    let before = page(&world, "pilot");
    assert!(before.contains("10 labels in force") && before.contains("DEMO-455B"), "{before}");
    assert!(before.contains("A pilot of Tianjin alone, not yet in the national catalogue"));
    // A candidate of whom there is a label by now is none; one of another maker's model is.
    fs::write(&list, listed.replace("DEMO-455B", "DEMO-560G")).unwrap();
    decide(&world, "DEMO-2026-0014", "suspended");
    board(&world, "2026-11-26");
    let after = page(&world, "pilot");
    let chairs =
        |page: &str| page.split_once(">Desk chair</a>").unwrap().1.split_once("in force").unwrap().0.to_owned();
    assert!(chairs(&before).ends_with("1 label ") && chairs(&after).ends_with("No label "), "{after}");
    assert!(!after.contains("DEMO-560G") && after.contains("DEMO-640G"), "{after}");
    let others = listed.replace("DEMO-640G", "DEMO-560G").replace("Photovoltaics (Tianjin)", "Sunlight");
    let later = others.replace("示范光伏（天津）", "示范阳光").replace("2026-01-05", "2027-01-05");
    fs::write(&list, later).unwrap();
    board(&world, "2026-11-26");
    let later = page(&world, "pilot");
    assert!(later.contains("DEMO-560G") && later.contains("Open to applications since 2025-09-01"), "{later}");
    assert!(later.contains("To open to applications on 2027-01-05"), "{later}");
}

#[test]
fn a_category_tells_its_rule_and_what_changed() {
    let world = World::new();
    board(&world, "2026-11-25");
    let rule = page(&world, "category/pv-module/rule");
    for said in [
        "per 1 kWp",
        "the period of the data<span class=\"site-clause\"> (clause 5.2)",
        "≥ 50%",
        "no stage worse than 3",
        "at most 2 years",
        "100 to 2000 kgCO₂e",
    ] {
        assert!(rule.contains(said), "{said} is not in {rule}");
    }
    let (latest, first) = (rule.find("2024, applies from 2024-07-01"), rule.find("2023, applies from 2023-09-01"));
    assert!(latest.unwrap() < first.unwrap());
    assert!(page(&world, "category/wood-panel/rule").contains("No earlier version is on record."));
    assert!(page(&world, "category/pv-module").contains("href=\"../../../en/category/pv-module/rule/\""));
}

#[test]
fn an_enterprise_has_a_page_of_all_its_labels() {
    let world = World::new();
    decide(&world, "DEMO-2026-0012", "suspended");
    board(&world, "2026-11-26");
    let way = "maker/91120000DEM0FU0186";
    assert!(page(&world, "label/DEMO-2026-0012").contains(&format!("{way}/\"")));
    let maker = page(&world, way);
    let of_it = |number: &str| {
        let (_, rest) = maker.split_once(&format!("label/{number}/"))?;
        Some(rest.split_once("</li>")?.0)
    };
    assert!(of_it("DEMO-2026-0012").unwrap().contains("Suspended"), "{maker}");
    assert!(of_it("DEMO-2026-0013").unwrap().contains("In force"));
    assert!(of_it("DEMO-2024-0002").unwrap().contains("Expired"));
    assert!(maker.contains("4 labels;") && of_it("DEMO-2026-0001").is_none());
    // Whose it is that nobody has to believe nobody knows.
    assert!(!page(&world, "label/DEMO-2026-0024").contains("/maker/"));
}

#[test]
fn recognition_follows_the_agreements_and_the_day() {
    let world = World::new();
    board(&world, "2026-11-25");
    let recognition = page(&world, "recognition");
    let of = |page: &str, id: &str| {
        page.split_once(&format!("id=\"{id}\"")).unwrap().1.split_once("</section>").unwrap().0.to_owned()
    };
    let pv = of(&recognition, "demo-jjj-pv");
    for said in ["Beijing", "Hebei", "category/pv-module/", "2026-07-01 to 2028-06-30", "in force"] {
        assert!(pv.contains(said), "{said} is not in {pv}");
    }
    assert!(of(&recognition, "demo-he-wood").contains("any body on the trust list"));
    // A label it is about says so; one of another category or body does not.
    let label = |number: &str| page(&world, &format!("label/{number}"));
    let by_pv = "Beijing · Hebei <small>(2026-07-01 to 2028-06-30)</small>";
    assert!(label("DEMO-2026-0003").contains(by_pv), "{}", label("DEMO-2026-0003"));
    assert!(!label("DEMO-2026-0023").contains(by_pv));
    assert!(!label("DEMO-2026-0015").contains("Recognised in"));
    // Another day, another state; another agreement, another label.
    let file = world.path("programme/recognition.toml");
    let text = fs::read_to_string(&file).unwrap();
    fs::write(&file, text.replace("2028-06-30", "2026-11-25").replace("\"wood-panel\", ", "\"furniture-table\", "))
        .unwrap();
    board(&world, "2026-11-26");
    assert!(of(&page(&world, "recognition"), "demo-jjj-pv").contains("ended"));
    assert!(page(&world, "label/DEMO-2026-0015").contains("Recognised in"));
}

#[test]
fn data_quality_is_told_stage_by_stage() {
    let world = World::new();
    board(&world, "2026-11-25");
    let label = page(&world, "label/DEMO-2026-0003");
    let (_, quality) = label.split_once("id=\"quality\"").unwrap();
    let (quality, _) = quality.split_once("</section>").unwrap();
    // Two stages of five indicators; of its worst, the label's sum speaks.
    let scores: Vec<&str> = quality.split("data-score=\"").skip(1).map(|rest| &rest[..1]).collect();
    assert_eq!(scores.concat(), "2212111111", "{quality}");
    assert!(quality.contains("1: verified measurements; 5: an unqualified estimate"), "{quality}");
    // One states no scores; another shows its stages only to some.
    for number in ["DEMO-2026-0014", "DEMO-2026-0022"] {
        assert!(!page(&world, &format!("label/{number}")).contains("id=\"quality\""), "{number}");
    }
}

#[test]
fn demand_standards_are_ready_for_use() {
    let world = World::new();
    board(&world, "2026-11-25");
    let standards = page(&world, "criteria");
    for said in ["PV modules (demonstration)", "630 kgCO₂e", "criteria/pv-modules.en.json"] {
        assert!(standards.contains(said), "{said} is not in {standards}");
    }
    // Each standard stands once a language, and its file is what the page was made from.
    assert!(!standards.contains("光伏组件采购"));
    let file = fs::read(world.path("site/criteria/pv-modules.en.json")).unwrap();
    assert_eq!(file, fs::read(demo("criteria/pv-modules.en.json")).unwrap());
}

#[test]
fn stories_are_published_and_a_mistake_in_one_is_named() {
    let world = World::new();
    board(&world, "2026-11-25");
    let (list, story) = (page(&world, "stories"), page(&world, "stories/one-module"));
    let (first, second) = (list.find("A step ahead").unwrap(), list.find("Starting with the books").unwrap());
    assert!(first < second, "the newest comes first");
    for said in ["<h2>First, keep the books</h2>", "<table>", "href=\"../../../en/label/DEMO-2026-0003/\""] {
        assert!(story.contains(said), "{said} is not in {story}");
    }
    let programme = world.path("programme");
    let file = world.path("programme/cases/one-module.en.md");
    let text = fs::read_to_string(&file).unwrap();
    fs::write(&file, text.replace("date: 2026-10-15", "date: October")).unwrap();
    let site = world.path("site");
    let told =
        world::fails(&["publish", world::text(&programme), "--out", world::text(&site), "--at", "2026-11-25"], 1);
    assert!(told.contains("one-module.en.md:4: 2026-11-27 belongs here"), "{told}");
    fs::write(&file, text.replace("labels: DEMO-2026-0001", "labels: DEMO-2026-9999")).unwrap();
    let told = world::fails(&["programme", "check", world::text(&programme), "--at", "2026-11-25"], 1);
    assert!(told.contains("one-module.en.md:5") && told.contains("labels/<number>.jwt belongs here"), "{told}");
    fs::remove_file(&file).unwrap();
    let told =
        world::fails(&["publish", world::text(&programme), "--out", world::text(&site), "--at", "2026-11-25"], 1);
    assert!(told.contains("one-module.en.md"), "{told}");
}

#[test]
fn a_mistake_in_a_file_of_the_plan_is_told_with_file_and_line() {
    #[track_caller]
    fn mistake(file: &str, from: &str, to: &str, line: usize) {
        let folder = tempfile::tempdir().unwrap();
        copy(&demo(""), folder.path());
        let file = folder.path().join(file);
        let text = fs::read_to_string(&file).unwrap();
        assert!(text.contains(from), "{from}");
        fs::write(&file, text.replacen(from, to, 1)).unwrap();
        match read_folder(folder.path()) {
            Err(
                FolderFault::Fault { file: told, line: at, .. } | FolderFault::NotToml { file: told, line: at, .. },
            ) => {
                assert_eq!((told, at), (file, line), "{to}");
            }
            other => panic!("{to}: {other:?}"),
        }
    }
    let check = |from: &str, to: &str, line: usize| mistake("targets.toml", from, to, line);
    check("year = 2025", "year = 25", 4);
    check("\"pv-module\"", "\"pv-modul\"", 6);
    check("[\"pv-module\"]", "[]", 6);
    check("\"accounted\"", "\"counted\"", 7);
    check("least = 3", "least = 0", 8);
    check("least = 3", "reached = 3", 8);
    check("year = 2025", "year = ", 4);
    check("least = 3\n", "", 3);
    let check = |from: &str, to: &str, line: usize| mistake("pilot.toml", from, to, line);
    check("\"2025-07-09\"", "\"2025-07-32\"", 5);
    check("catalogue =", "catalog =", 5);
    check("since = \"2025-09-01\"", "since = \"soon\"", 9);
    check("id = \"pv-module\"", "id = \"pv-modul\"", 12);
    check("national = {", "nation = {", 13);
    check("model = \"DEMO-640G\"", "model = \"\"", 17);
    check("id = \"wood-panel\"", "id = \"pv-module\"", 32);
    check("since = \"2026-10-12\"\n", "", 15);
    let check = |from: &str, to: &str, line: usize| mistake("categories/pv-module.toml", from, to, line);
    check("version = \"2023\", since = \"2023-09-01\"", "version = \"2023\", since = \"2024-09-01\"", 22);
    check("version = \"2024\", since", "version = \"2025\", since", 22);
    check("changed = {", "change = {", 21);
}
