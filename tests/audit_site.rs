//! A published site under supervision: every byte is what its labels draw, or is found.
#![cfg(feature = "cli")]
#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

use serde_json::{Value, json};
use std::{
    fs,
    path::{Path, PathBuf},
    process::{Command, Output},
};

fn demo() -> &'static Path {
    Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/demo"))
}

fn carbon_label(arguments: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_carbon-label")).env("LC_ALL", "C").args(arguments).output().unwrap()
}

fn text(path: &Path) -> &str {
    path.to_str().unwrap()
}

/// The labels of a world with pictures: one in force, one whose content was altered.
const KEPT: [&str; 2] = ["DEMO-2026-0003", "DEMO-2026-0024"];

/// The demonstration, signed and published with the command line, in a folder of its own.
struct World(tempfile::TempDir);

impl World {
    fn new() -> Self {
        let world = Self(tempfile::tempdir().unwrap());
        let mut make = Command::new("sh");
        make.arg(demo().join("make.sh")).arg(env!("CARGO_BIN_EXE_carbon-label")).arg(world.path(""));
        let made = make.env("LC_ALL", "C").output().unwrap();
        assert!(made.status.success(), "{}", String::from_utf8_lossy(&made.stderr));
        world.build("app", "// glue");
        let (programme, site, app) = (world.path("programme"), world.path("site"), world.path("app"));
        let arguments = [
            "publish",
            text(&programme),
            "--out",
            text(&site),
            "--app",
            text(&app),
            "--element",
            text(&app),
            "--at",
            "2026-11-20",
        ];
        assert!(carbon_label(&arguments).status.success());
        world
    }

    /// The same with pictures of dots; of a few labels only, as each takes a while.
    fn with_pictures() -> Self {
        let world = Self::new();
        let labels = fs::read_dir(world.path("programme/labels")).unwrap().map(|entry| entry.unwrap().path());
        for label in labels.filter(|path| !KEPT.iter().any(|number| path.ends_with(format!("{number}.jwt")))) {
            fs::remove_file(label).unwrap();
        }
        let (programme, site, app) = (world.path("programme"), world.path("site"), world.path("app"));
        let folders = ["publish", text(&programme), "--out", text(&site), "--app", text(&app), "--element", text(&app)];
        assert!(carbon_label(&[&folders[..], &["--at", "2026-11-20", "--png"]].concat()).status.success());
        world
    }

    fn path(&self, path: &str) -> PathBuf {
        self.0.path().join(path)
    }

    /// A folder as the build of the app leaves it.
    fn build(&self, folder: &str, glue: &str) {
        fs::create_dir(self.path(folder)).unwrap();
        for page in ["verify", "compare", "studio", "evaluate", "draft", "portal", "scan", "sheet", "book", "documents"]
        {
            fs::write(self.path(&format!("{folder}/{page}.js")), glue).unwrap();
            fs::write(self.path(&format!("{folder}/{page}_bg.wasm")), "wasm").unwrap();
        }
        for script in ["shim.js", "program.js"] {
            fs::write(self.path(&format!("{folder}/{script}")), "// of the element").unwrap();
        }
        for part in ["element", "whole", "signatures"] {
            fs::write(self.path(&format!("{folder}/{part}.js")), "// glue").unwrap();
            fs::write(self.path(&format!("{folder}/{part}_bg.wasm")), "wasm").unwrap();
        }
    }

    /// What is found in the site alone, as kind and file.
    fn found(&self, arguments: &[&str]) -> Vec<(String, String)> {
        let (_, report) = self.audit(arguments);
        let found = report["found"].as_array().unwrap().iter();
        let text = |value: &Value| value.as_str().unwrap_or_default().to_owned();
        let found = found.map(|one| (text(&one["kind"]), text(&one["path"])));
        let of_site = ["page-", "app-", "pictures-"];
        found.filter(|(kind, _)| of_site.iter().any(|start| kind.starts_with(start))).collect()
    }

    fn audit(&self, arguments: &[&str]) -> (Option<i32>, Value) {
        let (programme, site) = (self.path("programme"), self.path("site"));
        let common = ["audit", text(&programme), "--site", text(&site), "--at", "2026-11-24", "--json"];
        let output = carbon_label(&[&common[..], arguments].concat());
        (output.status.code(), serde_json::from_slice(&output.stdout).unwrap())
    }
}

fn pair(kind: &str, path: &str) -> (String, String) {
    (kind.to_owned(), path.to_owned())
}

#[test]
fn a_site_as_published_is_what_its_labels_draw() {
    let world = World::new();
    let (code, report) = world.audit(&[]);
    assert_eq!(code, Some(1), "the demonstration has defects of its own");
    // It was drawn as of the day it says itself, not as of the audit's.
    assert_eq!(report["site"]["published_at"], "2026-11-20T12:00:00+08:00");
    assert_eq!(world.found(&[]), [pair("app-not-compared", "")]);
    let app = world.path("app");
    assert_eq!(world.found(&["--app", app.to_str().unwrap()]), []);
}

#[test]
fn a_byte_changed_a_file_gone_and_a_file_added_are_found() {
    let world = World::new();
    let page = world.path("site/label/DEMO-2026-0005/index.html");
    let text = fs::read_to_string(&page).unwrap();
    fs::write(&page, text.replacen(">480<", ">48<", 1)).unwrap();
    assert_ne!(fs::read_to_string(&page).unwrap(), text);
    fs::remove_file(world.path("site/label/DEMO-2026-0006.svg")).unwrap();
    fs::write(world.path("site/promotion.html"), "best").unwrap();
    let expected = [
        pair("page-differs", "label/DEMO-2026-0005/index.html"),
        pair("page-missing", "label/DEMO-2026-0006.svg"),
        pair("page-surplus", "promotion.html"),
        pair("app-not-compared", ""),
    ];
    assert_eq!(world.found(&[]), expected);
    let (_, report) = world.audit(&[]);
    let mut found = report["found"].as_array().unwrap().iter();
    let differs = found.find(|one| one["kind"] == "page-differs").unwrap();
    assert_eq!(differs["labels"], json!(["DEMO-2026-0005"]));
}

#[test]
fn pictures_of_dots_are_taken_as_they_are_unless_they_are_drawn_again() {
    let world = World::with_pictures();
    let [one, other] = ["site/label/DEMO-2026-0003@2x.png", "site/en/label/DEMO-2026-0024.png"];
    for file in [one, other, "site/label/DEMO-2026-0003@3x.png"] {
        assert!(fs::read(world.path(file)).unwrap().starts_with(b"\x89PNG"), "{file}");
    }
    let page = fs::read_to_string(world.path("site/label/DEMO-2026-0003/index.html")).unwrap();
    assert!(
        page.contains("<meta property=\"og:image\" content=\"https://labels.example/label/DEMO-2026-0003@2x.png\">")
    );
    let app = pair("app-not-compared", "");
    assert_eq!(world.found(&["--png"]), std::slice::from_ref(&app));
    let not_compared = [app.clone(), pair("pictures-not-compared", "")];
    assert_eq!(world.found(&[]), not_compared);

    fs::write(world.path(one), fs::read(world.path(other)).unwrap()).unwrap();
    assert_eq!(world.found(&[]), not_compared);
    assert_eq!(world.found(&["--png"]), [pair("page-differs", "label/DEMO-2026-0003@2x.png"), app.clone()]);

    // One that is named and gone, or there and named by nothing, is found without drawing any.
    fs::rename(world.path(one), world.path("site/label/DEMO-2026-9999.png")).unwrap();
    let found = world.found(&[]);
    let expected = [
        pair("page-missing", "label/DEMO-2026-0003@2x.png"),
        pair("page-surplus", "label/DEMO-2026-9999.png"),
        app,
        pair("pictures-not-compared", ""),
    ];
    assert_eq!(found, expected);
}

#[test]
fn one_page_with_another_time_does_not_decide_when_the_site_was_published() {
    let world = World::new();
    let page = world.path("site/label/DEMO-2024-0001/index.html");
    let text = fs::read_to_string(&page).unwrap();
    fs::write(&page, text.replace("2026-11-20 12:00", "2025-11-20 12:00")).unwrap();
    let expected = [pair("page-differs", "label/DEMO-2024-0001/index.html"), pair("app-not-compared", "")];
    assert_eq!(world.found(&[]), expected);
}

#[test]
fn decisions_are_told_with_their_reasons_the_latest_first() {
    let world = World::new();
    let (key, programme) = (world.path("keys/body-a.jwk"), world.path("programme"));
    let restore = ["status", "set", "DEMO-2026-0020", "in-force", "--why", "审核已完成", "--key", text(&key)];
    let restored = carbon_label(&[&restore[..], &["--programme", text(&programme), "--at", "2026-11-02"]].concat());
    assert!(restored.status.success(), "{}", String::from_utf8_lossy(&restored.stderr));
    let (_, report) = world.audit(&["--html", text(&world.path("report.html"))]);
    let decided = report["decisions"].as_array().unwrap().iter();
    let decided: Vec<(&str, &str, &str)> = decided
        .map(|one| (one["number"].as_str().unwrap(), one["decision"].as_str().unwrap(), one["why"].as_str().unwrap()))
        .collect();
    assert_eq!(
        decided,
        [
            ("DEMO-2026-0020", "in-force", "审核已完成"),
            ("DEMO-2026-0021", "revoked", "复核发现原材料数据不实（演示）"),
            ("DEMO-2026-0020", "suspended", "监督审核逾期（演示）"),
        ]
    );
    let page = fs::read_to_string(world.path("report.html")).unwrap();
    assert!(page.contains("Decisions on record") && page.contains("监督审核逾期（演示）"), "{page}");
}

#[test]
fn another_build_of_the_verifier_and_another_address_are_found() {
    let world = World::new();
    world.build("other", "// other glue");
    let found = world.found(&["--app", world.path("other").to_str().unwrap()]);
    let differing: Vec<&str> =
        found.iter().filter(|(kind, _)| kind == "page-differs").map(|(_, path)| path.as_str()).collect();
    let pages = [
        "compare/index.html",
        "draft/index.html",
        "en/compare/index.html",
        "en/draft/index.html",
        "en/evaluate/index.html",
        "en/studio/index.html",
        "en/verify/index.html",
        "evaluate/index.html",
        "studio/index.html",
        "verify/index.html",
    ];
    assert_eq!(differing, pages);
    let others: Vec<_> = found.iter().filter(|(kind, _)| kind != "page-differs").collect();
    assert!(others.iter().all(|(_, path)| path.starts_with("assets/app-")), "{others:?}");
    // Twenty files of programs and six scripts, there and here; those of some size compressed as well.
    let plain = others.iter().filter(|(_, path)| !path.ends_with(".br") && !path.ends_with(".gz"));
    assert_eq!(plain.count(), 52, "{others:?}");
    let found = world.found(&["--base", "https://elsewhere.example/"]);
    assert!(found.contains(&pair("page-differs", "404.html")), "{found:?}");
    assert!(found.contains(&pair("page-differs", "label/DEMO-2026-0003.svg")), "{found:?}");
}

#[test]
fn what_readers_are_sent_compressed_is_held_against_the_page() {
    let world = World::new();
    let page = "label/DEMO-2026-0005/index.html.gz";
    let other = world.path("site").join("label/DEMO-2026-0003/index.html.gz");
    fs::copy(other, world.path("site").join(page)).unwrap();
    assert_eq!(world.found(&[]), [pair("page-differs", page), pair("app-not-compared", "")]);
    fs::write(world.path("site").join(page), "no gzip at all").unwrap();
    assert_eq!(world.found(&[]), [pair("page-differs", page), pair("app-not-compared", "")]);
}

#[cfg(unix)]
#[test]
fn a_link_out_of_the_site_is_no_page() {
    let world = World::new();
    let page = world.path("site/label/DEMO-2026-0005.svg");
    fs::rename(&page, world.path("moved.svg")).unwrap();
    std::os::unix::fs::symlink(world.path("moved.svg"), &page).unwrap();
    assert_eq!(world.found(&[])[0], pair("page-differs", "label/DEMO-2026-0005.svg"));
}

#[test]
fn the_exit_status_tells_findings_from_an_audit_not_carried_out() {
    let world = World::new();
    let status = |programme: &str, more: &[&str]| {
        let programme = world.path(programme);
        carbon_label(&[&["audit", text(&programme), "--at", "2026-11-24"], more].concat()).status.code()
    };
    assert_eq!(status("programme", &[]), Some(1));
    for entry in fs::read_dir(world.path("programme/labels")).unwrap() {
        let path = entry.unwrap().path();
        if !path.ends_with("DEMO-2026-0003.jwt") {
            fs::remove_file(path).unwrap();
        }
    }
    let page = world.path("report/page.html");
    assert_eq!(status("programme", &["--html", page.to_str().unwrap()]), Some(0));
    assert!(fs::read_to_string(page).unwrap().contains("Nothing found."));
    assert_eq!(status("nowhere", &[]), Some(2));
    assert_eq!(status("programme", &["--site", "nowhere"]), Some(2));
    assert_eq!(status("programme", &["--base", "https://a.example/"]), Some(2));
}

#[test]
fn the_demonstration_has_the_defects_it_says_it_has() {
    let (_, report) = World::new().audit(&[]);
    let mut found: Vec<(String, Vec<String>)> = Vec::new();
    for one in report["found"].as_array().unwrap() {
        let kind = one["kind"].as_str().unwrap().to_owned();
        let labels = one["labels"].as_array().unwrap().iter().map(|label| label.as_str().unwrap()[5..].to_owned());
        match found.last_mut().filter(|(last, _)| *last == kind) {
            Some((_, all)) => all.extend(labels),
            None => found.push((kind, labels.collect())),
        }
    }
    let expected = [
        ("signature", vec!["2026-0024"]),
        ("issuer", vec!["2026-0025"]),
        ("step-ahead", vec!["2026-0009"]),
        ("report", vec!["2026-0014"]),
        ("step-evidence", vec!["2026-0014"]),
        ("sum", vec!["2026-0004"]),
        ("primary-share", vec!["2026-0007", "2026-0008", "2026-0014", "2026-0019"]),
        ("not-in-force", vec!["2024-0001", "2024-0002", "2026-0009", "2026-0020", "2026-0021"]),
        ("stages-not-provided", vec!["2026-0014"]),
        ("withheld", vec!["2026-0022"]),
        ("app-not-compared", vec![]),
    ];
    let found: Vec<(&str, Vec<&str>)> =
        found.iter().map(|(kind, labels)| (&kind[..], labels.iter().map(|label| &label[..]).collect())).collect();
    assert_eq!(found, expected);
}

#[test]
fn a_decision_made_since_the_site_was_published_outdates_the_page_and_the_list() {
    let world = World::new();
    let (key, programme) = (world.path("keys/body-a.jwk"), world.path("programme"));
    let arguments = ["status", "set", "DEMO-2026-0003", "suspended", "--why", "x", "--at", "2026-11-22"];
    let made = carbon_label(&[&arguments[..], &["--key", text(&key), "--programme", text(&programme)]].concat());
    assert!(made.status.success(), "{}", String::from_utf8_lossy(&made.stderr));
    let found = world.found(&[]);
    // The page was rightly drawn then: it is outdated, not changed.
    assert!(found.contains(&pair("page-outdated", "")), "{found:?}");
    let mut differing = found.iter().filter(|(kind, _)| kind == "page-differs");
    assert!(differing.all(|(_, path)| path.starts_with("status/")), "{found:?}");
}

#[test]
fn search_engines_are_told_of_labels_in_force_and_of_no_other() {
    let world = World::new();
    let map = fs::read_to_string(world.path("site/sitemap-1.xml")).unwrap();
    for told in ["https://labels.example/</loc>", "/en/category/pv-module/</loc>", "/label/DEMO-2026-0003/</loc>"] {
        assert!(map.contains(told), "{told}");
    }
    // Expired, suspended, revoked, altered, of nobody known, not valid yet.
    for number in ["2024-0001", "2026-0020", "2026-0021", "2026-0024", "2026-0025", "2026-0009"] {
        assert!(!map.contains(number), "{number}");
    }
    let robots = fs::read_to_string(world.path("site/robots.txt")).unwrap();
    assert!(robots.contains("Sitemap: https://labels.example/sitemap.xml"));
    assert!(fs::read_to_string(world.path("site/sitemap.xml")).unwrap().contains("sitemap-1.xml"));
}
