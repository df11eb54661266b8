//! Whole journeys through the command line, on real files.
#![cfg(feature = "cli")]
#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

mod world;

use std::{collections::BTreeMap, fs, path::Path};
use world::{DAY, World, carbon_label, copy, demo, fails, files, succeeds, text};

#[test]
fn each_demo_label_verifies_and_with_a_byte_changed_shows_no_number() {
    let world = World::new();
    let labels = world.labels();
    assert!(labels.len() >= 12, "{}", labels.len());
    let deliberate = ["DEMO-2026-0024.jwt", "DEMO-2026-0025.jwt"];
    let good = labels.iter().filter(|(file, _)| !deliberate.iter().any(|name| file.ends_with(name)));
    let mut states = BTreeMap::<String, usize>::new();
    for (index, (file, bytes)) in good.enumerate() {
        let report =
            carbon_label(&["verify", text(file), "--programme", text(&world.path("programme")), "--at", DAY, "--json"]);
        let report: serde_json::Value = serde_json::from_slice(&report.stdout).unwrap();
        let value = report["label"]["value"].as_str().unwrap().replace('-', "");
        *states.entry(report["state"].as_str().unwrap().to_owned()).or_default() += 1;
        let changed = world.path("changed.jwt");
        let mut altered = bytes.clone();
        // Another place in every label: header, payload and signature all come up.
        let at = bytes.len() * (2 * index + 1) / (2 * labels.len());
        altered[at] ^= 1;
        fs::write(&changed, altered).unwrap();
        let programme = world.path("programme");
        let said = fails(&["verify", text(&changed), "--programme", text(&programme), "--at", DAY], 1);
        assert!(!said.contains(&value) && !said.contains("CO₂e"), "{said}");
    }
    let states: Vec<_> = states.iter().map(|(state, count)| (state.as_str(), *count)).collect();
    assert_eq!(states, [("expired", 2), ("in-force", 20), ("not-yet-valid", 1), ("suspended", 1), ("withdrawn", 1)]);
    for (name, failed) in deliberate.iter().zip(["signature", "issuer"]) {
        let file = world.path("programme/labels").join(name);
        let said =
            fails(&["verify", text(&file), "--programme", text(&world.path("programme")), "--at", DAY, "--json"], 1);
        assert!(said.contains(&format!("\"failed_check\": \"{failed}\"")) && !said.contains("520"), "{said}");
    }
}

#[test]
fn publishing_twice_gives_the_same_bytes_and_leaves_nothing_beside() {
    let world = World::new();
    let first = files(&world.publish("site"));
    let second = files(&world.publish("site"));
    assert!(first == second);
    let beside: Vec<_> = fs::read_dir(world.folder.path()).unwrap().map(|entry| entry.unwrap().file_name()).collect();
    assert_eq!(beside.len(), 5, "{beside:?}");
}

#[test]
fn a_label_that_does_not_verify_is_published_as_what_it_is() {
    let world = World::new();
    let file = world.path("programme/labels/DEMO-2026-0003.jwt");
    let mut label = fs::read(&file).unwrap();
    let middle = label.len() / 2;
    label[middle] ^= 1;
    fs::write(&file, label).unwrap();
    let site = world.publish("site");
    let page = fs::read_to_string(site.join("label/DEMO-2026-0003/index.html")).unwrap();
    assert!(page.contains("核验失败"), "{page}");
    assert!(!page.contains("kgCO₂e") && !page.contains("认证有效"));
    let home = fs::read_to_string(site.join("index.html")).unwrap();
    assert!(!home.contains("单晶硅双玻光伏组件 580 W"));
}

#[test]
fn a_label_under_anothers_number_is_refused_and_the_earlier_site_stays() {
    let world = World::new();
    let site = world.publish("site");
    let before = files(&site);
    let labels = world.path("programme/labels");
    fs::rename(labels.join("DEMO-2026-0003.jwt"), labels.join("DEMO-9999.jwt")).unwrap();
    let (programme, none) = (world.path("programme"), world.path("no-app"));
    let place = ["--out", text(&site), "--app", text(&none), "--element", text(&none), "--at", DAY];
    let said = fails(&[&["publish", text(&programme)][..], &place].concat(), 1);
    assert!(said.contains("Rename it to DEMO-2026-0003.jwt"), "{said}");
    assert!(files(&site) == before);
}

#[test]
fn a_key_file_is_private_and_never_overwritten() {
    let folder = tempfile::tempdir().unwrap();
    let key = folder.path().join("key.json");
    let said = succeeds(&["keygen", "--out", text(&key)]);
    let kept = fs::read_to_string(&key).unwrap();
    let jwk: serde_json::Value = serde_json::from_str(&kept).unwrap();
    assert!(!said.contains(jwk["d"].as_str().unwrap()), "the secret is printed");
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        assert_eq!(fs::metadata(&key).unwrap().permissions().mode() & 0o777, 0o600);
    }
    let said = fails(&["keygen", "--out", text(&key)], 1);
    assert!(said.contains("never overwritten"), "{said}");
    assert_eq!(fs::read_to_string(&key).unwrap(), kept);
}

#[test]
fn a_key_outside_the_trust_list_signs_nothing() {
    let folder = tempfile::tempdir().unwrap();
    let key = folder.path().join("key.json");
    succeeds(&["keygen", "--out", text(&key)]);
    let (draft, programme) = (demo("drafts/body-a/DEMO-2026-0003.json"), folder.path().join("programme"));
    copy(&demo(""), &programme);
    let said = fails(&["issue", text(&draft), "--key", text(&key), "--programme", text(&programme)], 1);
    assert!(said.contains("is not in the programme's trust list"), "{said}");
    assert!(!programme.join("labels").exists());
}

#[test]
fn of_several_drafts_all_are_signed_or_none() {
    let world = World::new();
    fs::remove_dir_all(world.path("programme/labels")).unwrap();
    let good = demo("drafts/body-a/DEMO-2026-0003.json");
    let draft = fs::read_to_string(&good).unwrap();
    let (key, programme, bad) = (world.path("keys/body-a.jwk"), world.path("programme"), world.path("bad.json"));
    let issue = |defect: &str| {
        fs::write(&bad, defect).unwrap();
        let place = ["--key", text(&key), "--programme", text(&programme), "--register", "body-a"];
        let arguments = [&["issue", text(&good), text(&bad)][..], &place].concat();
        let said = fails(&arguments, 1);
        assert!(!programme.join("labels").exists(), "half of it was written");
        said
    };
    let said = issue(&draft.replacen("\"520\"", "\"NaN\"", 1));
    assert!(said.contains("$.credentialSubject.footprint.value: “NaN” is not an exact decimal"), "{said}");
    let said = issue(&draft.replace("\"pv-module\"", "\"pv-modul\""));
    assert!(said.contains("has no category “pv-modul”. It has: "), "{said}");
    let said = issue(&draft.replace("\"pv-module\"", "\"wood-panel\""));
    assert!(said.contains("Issuer not accredited for this category"), "{said}");
    let said = issue(&draft.replace("\"demonstration\": true", "\"demonstration\": false"));
    assert!(said.contains("a demonstration key signs demonstration labels only"), "{said}");
    let said = issue(&draft.replacen("raw-materials", "<img src=x>\u{202e}", 1));
    assert!(said.contains("“<img src=x>\u{fffd}” is not a known stage"), "{said}");
}

#[test]
fn a_mistake_in_the_programme_is_told_with_file_and_line() {
    let world = World::new();
    let (programme, site) = (world.path("programme"), world.path("site"));
    let check = |file: &str, from: &str, to: &str, expected: &str| {
        let path = programme.join(file);
        let kept = fs::read_to_string(&path).unwrap();
        assert!(kept.contains(from), "{file} has no {from}");
        fs::write(&path, kept.replacen(from, to, 1)).unwrap();
        let said = fails(&["publish", text(&programme), "--out", text(&site)], 1);
        assert!(said.contains(expected), "{said}");
        assert!(!site.exists());
        fs::write(&path, kept).unwrap();
    };
    check("categories/pv-module.toml", "kWp", "kWc", "pv-module.toml:");
    check("categories/pv-module.toml", "kWp", "kWc", "“kWc” is not a known unit");
    check("benchmarks/epeat-pv.toml", "\"kWp\"", "\"kWh\"", "$.per.unit: is “kWh”, should be: kWp");
    check("benchmarks/epeat-pv.toml", "\"EPEAT\"", "\"EPEAT\"\nyeer = 2023", "$.yeer: an unknown name. Known here:");
    check("benchmarks/epeat-pv.toml", "cradle-to-gate", "cradle-to-grave", "$.boundary: is “cradle-to-grave”");
    check("benchmarks/epeat-pv.toml", "method =", "method = [", "epeat-pv.toml:");
    check("issuers.toml", "rN8A", "rN8B", "$.issuer[0].key[1].fingerprint");
    check("issuers.toml", "\"pv-electricity\"", "\"pv-electrics\"", "is “pv-electrics”, should be: ");
}

#[test]
fn a_huge_file_is_refused_before_it_is_read() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("huge.json");
    fs::write(&file, vec![b' '; 20 * 1024 * 1024]).unwrap();
    let said = fails(&["import", text(&file)], 1);
    assert!(said.contains("has more than 16777216 bytes and was not read"), "{said}");
    let programme = demo("");
    let said = fails(&["verify", text(&file), "--programme", text(&programme)], 1);
    assert!(said.contains("has more than 524288 bytes and was not read"), "{said}");
}

#[test]
fn a_picture_is_written_whole_or_not_at_all() {
    let folder = tempfile::tempdir().unwrap();
    let out = folder.path().join("label.svg");
    let label = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cli/in-force.jwt");
    let programme = demo("");
    let arguments = ["render", text(&label), "--programme", text(&programme), "--at", DAY, "--out", text(&out)];
    succeeds(&arguments);
    assert!(fs::read_to_string(&out).unwrap().starts_with("<svg "));
    let blocked = folder.path().join("label.svg/inside.svg");
    let arguments = ["render", text(&label), "--programme", text(&programme), "--at", DAY, "--out", text(&blocked)];
    assert!(fails(&arguments, 1).contains("What was there is unchanged"));
}
