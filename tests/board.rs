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

#[test]
fn a_mistake_in_the_targets_is_told_with_file_and_line() {
    #[track_caller]
    fn check(from: &str, to: &str, line: usize) {
        let folder = tempfile::tempdir().unwrap();
        copy(&demo(""), folder.path());
        let file = folder.path().join("targets.toml");
        let targets = fs::read_to_string(&file).unwrap();
        assert!(targets.contains(from));
        fs::write(&file, targets.replacen(from, to, 1)).unwrap();
        match read_folder(folder.path()) {
            Err(
                FolderFault::Fault { file: told, line: at, .. } | FolderFault::NotToml { file: told, line: at, .. },
            ) => {
                assert_eq!((told, at), (file, line), "{to}");
            }
            other => panic!("{to}: {other:?}"),
        }
    }
    check("year = 2025", "year = 25", 4);
    check("\"pv-module\"", "\"pv-modul\"", 6);
    check("[\"pv-module\"]", "[]", 6);
    check("\"accounted\"", "\"counted\"", 7);
    check("least = 3", "least = 0", 8);
    check("least = 3", "reached = 3", 8);
    check("year = 2025", "year = ", 4);
    check("least = 3\n", "", 3);
}
