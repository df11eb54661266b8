//! Made-up programmes: that they hold what they say, and are the same for the same seed.
#![cfg(feature = "cli")]
#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

use carbon_label::{
    audit::Severity,
    label::Date,
    programme::{Programme, read_folder},
    synth::Synth,
};
use std::{
    collections::{BTreeMap, HashSet},
    fs,
    path::Path,
    process::{Command, Output},
};

const DAY: &str = "2026-11-24";

fn demo() -> Programme {
    read_folder(&Path::new(env!("CARGO_MANIFEST_DIR")).join("demo")).unwrap()
}

fn day() -> Date {
    DAY.parse().unwrap()
}

fn run(folder: &Path, words: &[&str]) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_carbon-label"));
    command.env("LC_ALL", "C").current_dir(folder).args(words).output().unwrap()
}

/// A programme of so many products, in a folder of its own.
fn made(products: &str, seed: &str) -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    let demo = concat!(env!("CARGO_MANIFEST_DIR"), "/demo");
    let words = ["synth", "--products", products, "--seed", seed, "--programme", demo, "--out", "made"];
    let output = run(folder.path(), &words);
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    folder
}

/// Every file under a folder, by its path.
fn files(folder: &Path, into: &mut BTreeMap<String, Vec<u8>>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            files(&path, into);
        } else {
            into.insert(path.display().to_string(), fs::read(&path).unwrap());
        }
    }
}

fn bytes(folder: &tempfile::TempDir) -> Vec<(String, Vec<u8>)> {
    let (root, mut all) = (folder.path().join("made"), BTreeMap::new());
    files(&root, &mut all);
    all.into_iter().map(|(path, bytes)| (path[root.display().to_string().len()..].to_owned(), bytes)).collect()
}

#[test]
fn the_same_seed_gives_the_same_bytes_and_another_seed_others() {
    let [one, again, other] = [made("40", "7"), made("40", "7"), made("40", "8")].map(|folder| bytes(&folder));
    assert_eq!(one, again);
    let labels = |made: &[(String, Vec<u8>)]| -> HashSet<Vec<u8>> {
        made.iter().filter(|(path, _)| path.starts_with("/labels/")).map(|(_, bytes)| bytes.clone()).collect()
    };
    assert_eq!(labels(&one).len(), 40);
    assert!(labels(&one).is_disjoint(&labels(&other)));
}

#[test]
fn a_product_needs_none_of_those_before_it() {
    let programme = demo();
    let synth = Synth::new(&programme, 3, day()).unwrap();
    let last = synth.product(99).draft;
    let all: Vec<_> = (0..100).map(|at| synth.product(at).draft).collect();
    assert_eq!(all[99], last);
    let distinct: HashSet<String> = all.iter().map(ToString::to_string).collect();
    assert_eq!(distinct.len(), 100);
}

#[test]
fn an_audit_finds_every_label_genuine_and_a_few_of_each_kind_that_occurs() {
    let folder = made("400", "1");
    let output = run(folder.path(), &["audit", "made", "--at", DAY, "--json"]);
    let report: serde_json::Value = serde_json::from_slice(&output.stdout).unwrap();
    let count = |name: &str| report["labels"][name].as_u64().unwrap();
    assert_eq!((count("total"), count("rejected")), (400, 0), "{report:#}");
    // Expired, not yet valid, suspended and withdrawn ones: some, and not many.
    assert!((8..60).contains(&count("not_in_force")), "{}", report["labels"]);
    let found = report["found"].as_array().unwrap();
    let major = found.iter().filter(|found| found["severity"] == Severity::Major.word()).count();
    assert_eq!(major, 0, "{report:#}");
    assert!(found.iter().any(|found| found["kind"] == "sum"), "a few labels do not add up");
}

#[test]
fn what_is_there_is_not_touched_and_none_is_too_few() {
    let folder = made("1", "1");
    let demo = concat!(env!("CARGO_MANIFEST_DIR"), "/demo");
    let words = |products| ["synth", "--products", products, "--programme", demo, "--out", "made"];
    let before = bytes(&folder);
    let output = run(folder.path(), &words("2"));
    assert_eq!(output.status.code(), Some(1));
    assert!(String::from_utf8_lossy(&output.stderr).contains("made exists, and nothing there is touched"));
    assert_eq!(bytes(&folder), before);
    for products in ["0", "100000001", "many"] {
        assert_eq!(run(folder.path(), &words(products)).status.code(), Some(2), "{products}");
    }
}
