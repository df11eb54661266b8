//! Publishing: the same bytes for the same input, only what changed, whole or not at all, alone or in parts.
#![cfg(feature = "cli")]
#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

mod world;

use std::{
    collections::{BTreeMap, BTreeSet},
    fs,
    os::unix::fs::MetadataExt,
    path::Path,
    process::{Command, Stdio},
    time::{Duration, Instant},
};
use world::{World, fails, files, succeeds, text};

/// A site's files by their paths in it, but for what it remembers of how it was drawn.
fn site_files(site: &Path) -> BTreeMap<String, Vec<u8>> {
    let inside = |path: &Path| path.strip_prefix(site).unwrap().to_str().unwrap().to_owned();
    let all = files(site).into_iter().map(|(path, bytes)| (inside(&path), bytes));
    all.filter(|(path, _)| !path.starts_with(".carbon-label/")).collect()
}

/// Each file's place on the disk: another one when it was written again.
fn inodes(site: &Path) -> BTreeMap<String, u64> {
    let inode = |path: String| (fs::metadata(site.join(&path)).unwrap().ino(), path);
    site_files(site).into_keys().map(inode).map(|(inode, path)| (path, inode)).collect()
}

fn publish(world: &World, site: &str, more: &[&str]) -> String {
    let (programme, site, none) = (world.path("programme"), world.path(site), world.path("none"));
    let common =
        ["publish", text(&programme), "--out", text(&site), "--app", text(&none), "--element", text(&none), "--json"];
    succeeds(&[&common[..], more].concat())
}

fn report(text: &str) -> serde_json::Value {
    serde_json::from_str(text).unwrap()
}

const BEFORE: [&str; 2] = ["--at", "2026-11-24T09:30:00+08:00"];
const AFTER: [&str; 2] = ["--at", "2026-11-25T16:45:00+08:00"];

#[test]
fn what_did_not_change_is_not_written_again() {
    let world = World::new();
    let first = report(&publish(&world, "site", &BEFORE));
    let site = world.path("site");
    let (files, before) = (site_files(&site), inodes(&site));
    let second = report(&publish(&world, "site", &AFTER));
    assert_eq!((&second["labels"], &second["drawn"], &second["kept"]), (&first["labels"], &0.into(), &first["labels"]));
    assert_eq!(second["files"], first["files"]);
    assert_eq!(inodes(&site), before);
    assert_eq!(site_files(&site), files);
}

#[test]
fn one_label_that_changed_is_written_with_the_pages_that_list_it_and_nothing_else() {
    let world = World::new();
    publish(&world, "site", &BEFORE);
    let site = world.path("site");
    let before = inodes(&site);
    let (key, programme) = (world.path("keys/body-a.jwk"), world.path("programme"));
    let decide = ["status", "set", "DEMO-2026-0003", "suspended", "--why", "audit overdue"];
    let by = ["--key", text(&key), "--programme", text(&programme), "--at", "2026-11-25"];
    succeeds(&[&decide[..], &by].concat());
    let told = report(&publish(&world, "site", &AFTER));
    assert_eq!(told["drawn"], 1);
    let after = inodes(&site);
    let written: BTreeSet<&str> =
        after.iter().filter(|(path, inode)| before.get(*path) != Some(inode)).map(|(path, _)| path.as_str()).collect();
    let expected = |path: &&str| {
        let plain = path.trim_end_matches(".gz").trim_start_matches("en/");
        // A suspended label is no longer for search engines.
        let lists = [
            "index.html",
            "category/pv-module/index.html",
            "targets/index.html",
            "pilot/index.html",
            "withdrawn/index.html",
            "formats/index.html",
            "catalogue.json",
            "studio/labels.json",
            "sitemap-1.xml",
        ];
        lists.contains(&plain)
            || plain.starts_with("catalogue/")
            || plain.starts_with("label/DEMO-2026-0003")
            || plain.starts_with("status/body-a/")
            || plain.starts_with("01/")
            || plain.starts_with("maker/")
    };
    let (of_it, others): (Vec<&str>, Vec<&str>) = written.into_iter().partition(expected);
    assert_eq!(others, [] as [&str; 0]);
    for path in [
        "index.html",
        "en/category/pv-module/index.html",
        "label/DEMO-2026-0003/index.html.gz",
        "en/label/DEMO-2026-0003.svg",
    ] {
        assert!(of_it.contains(&path), "{path} is not in {of_it:?}");
    }
    // The credential itself is the same.
    assert!(!of_it.contains(&"label/DEMO-2026-0003.jwt"));
    // Of the portal's index one shard, which goes by another name.
    let is_shard = |path: &str| path.starts_with("catalogue/") && !path.ends_with("z") && !path.ends_with("r");
    assert_eq!(of_it.iter().filter(|path| is_shard(path)).count(), 1);
    // A map with a label less may be small enough to have no compressed form.
    let same = |path: &&String| !path.starts_with("catalogue/") && *path != "sitemap-1.xml.gz";
    let named = |files: &BTreeMap<String, u64>| files.keys().filter(same).cloned().collect::<Vec<_>>();
    assert_eq!(named(&before), named(&after));
}

#[test]
fn a_label_that_is_gone_leaves_nothing_behind() {
    let world = World::new();
    publish(&world, "site", &BEFORE);
    fs::remove_file(world.path("programme/labels/DEMO-2026-0003.jwt")).unwrap();
    let told = report(&publish(&world, "site", &AFTER));
    assert_eq!((&told["removed"], &told["drawn"]), (&1.into(), &0.into()));
    let left = site_files(&world.path("site"));
    let named: Vec<&String> = left.keys().filter(|path| path.contains("DEMO-2026-0003")).collect();
    assert_eq!(named, [] as [&String; 0]);
    assert!(!String::from_utf8_lossy(&left["index.html"]).contains("DEMO-2026-0003"));
}

#[test]
fn a_page_kept_differs_from_one_drawn_anew_by_its_time_alone() {
    let world = World::new();
    publish(&world, "kept", &BEFORE);
    publish(&world, "fresh", &AFTER);
    let (kept, fresh) = (site_files(&world.path("kept")), site_files(&world.path("fresh")));
    assert_eq!(kept.keys().collect::<Vec<_>>(), fresh.keys().collect::<Vec<_>>());
    let plain = |bytes: &[u8]| {
        let text = String::from_utf8_lossy(bytes);
        ["2026-11-24 09:30", "2026-11-25 16:45", "2026-11-24T09:30:00+08:00", "2026-11-25T16:45:00+08:00"]
            .iter()
            .fold(text.into_owned(), |text, time| text.replace(time, "TIME"))
    };
    let mut timed = 0;
    for (path, bytes) in kept.iter().filter(|(path, _)| !path.ends_with(".gz")) {
        timed += usize::from(*bytes != fresh[path]);
        assert_eq!(plain(bytes), plain(&fresh[path]), "{path}");
    }
    assert!(timed > 50, "{timed}: no page says its time");
}

#[test]
fn three_machines_give_together_what_one_gives() {
    let world = World::new();
    publish(&world, "one", &BEFORE);
    let rows = world.path("rows");
    let missing = |shard: &str| {
        let (programme, site) = (world.path("programme"), world.path("lists"));
        let none = world.path("none");
        let gather = [
            "publish",
            text(&programme),
            "--out",
            text(&site),
            "--app",
            text(&none),
            "--element",
            text(&none),
            "--gather",
            "--rows",
            text(&rows),
        ];
        let said = fails(&gather, 1);
        assert!(said.contains(shard), "{said}");
    };
    let mut together = BTreeMap::new();
    for (part, lacking) in [("3/3", "part 1 of 3"), ("1/3", "part 2 of 3"), ("2/3", "")] {
        let site = format!("part-{}", &part[..1]);
        publish(&world, &site, &[&BEFORE[..], &["--shard", part, "--rows", text(&rows)]].concat());
        let own = site_files(&world.path(&site));
        assert!(own.keys().all(|path| path.trim_start_matches("en/").starts_with("label/")), "{:?}", own.keys());
        assert!(own.len() > 20, "{part} has next to nothing");
        together.extend(own);
        if !lacking.is_empty() {
            missing(lacking);
        }
    }
    publish(&world, "lists", &[&BEFORE[..], &["--gather", "--rows", text(&rows)]].concat());
    together.extend(site_files(&world.path("lists")));
    let one = site_files(&world.path("one"));
    assert_eq!(together.keys().collect::<Vec<_>>(), one.keys().collect::<Vec<_>>());
    assert!(together == one);
}

#[test]
fn killed_at_any_moment_it_leaves_one_site_or_the_other() {
    let world = World::new();
    publish(&world, "site", &BEFORE);
    publish(&world, "next", &AFTER);
    let site = world.path("site");
    let (before, after) = (site_files(&site), site_files(&world.path("next")));
    assert!(before != after);
    let run = || {
        let (programme, none) = (world.path("programme"), world.path("none"));
        let mut run = Command::new(env!("CARGO_BIN_EXE_carbon-label"));
        run.args([
            "publish",
            text(&programme),
            "--out",
            text(&site),
            "--fresh",
            "--app",
            text(&none),
            "--element",
            text(&none),
        ]);
        run.args(AFTER).stdout(Stdio::null()).stderr(Stdio::null()).spawn().unwrap()
    };
    let begun = Instant::now();
    assert!(run().wait().unwrap().success());
    let whole = begun.elapsed();
    publish(&world, "site", &[&BEFORE[..], &["--fresh"]].concat());
    let mut stopped = 0;
    // Moments spread over the run and a little beyond, each at another fraction of its steps.
    for moment in 0..16 {
        let mut run = run();
        std::thread::sleep(whole * moment / 14 + Duration::from_millis(u64::from(moment) % 3));
        run.kill().unwrap();
        run.wait().unwrap();
        let found = site_files(&site);
        assert!(found == before || found == after, "neither, at moment {moment}");
        stopped += u32::from(found == before);
        if found == after {
            publish(&world, "site", &[&BEFORE[..], &["--fresh"]].concat());
        }
    }
    assert!(stopped > 2, "no run was stopped in the middle");
    publish(&world, "site", &[&AFTER[..], &["--fresh"]].concat());
    assert!(site_files(&site) == after);
    let left: Vec<_> = fs::read_dir(world.folder.path()).unwrap().map(|entry| entry.unwrap().file_name()).collect();
    assert!(!left.iter().any(|name| name.to_string_lossy().starts_with('.')), "{left:?}");
}

#[test]
fn a_record_nobody_wrote_is_told_with_its_line() {
    let world = World::new();
    publish(&world, "site", &BEFORE);
    let (programme, site) = (world.path("programme"), world.path("site"));
    fs::write(site.join(".carbon-label/labels-1-of-1"), "DEMO-2026-0001 what 1\n").unwrap();
    let before = site_files(&site);
    let none = world.path("none");
    let said =
        fails(&["publish", text(&programme), "--out", text(&site), "--app", text(&none), "--element", text(&none)], 1);
    assert!(said.contains("labels-1-of-1, line 1 ") && said.contains("--fresh"), "{said}");
    assert!(site_files(&site) == before);
    publish(&world, "site", &["--fresh"]);
}

#[test]
fn a_label_as_plain_json_says_what_was_signed_and_a_rejected_one_says_nothing_of_it() {
    let world = World::new();
    publish(&world, "site", &BEFORE);
    let read = |number: &str| report(&fs::read_to_string(world.path("site/label").join(number)).unwrap());
    let good = read("DEMO-2026-0003.json");
    assert_eq!((&good["standing"], &good["demonstration"]), (&"in-force".into(), &true.into()));
    assert_eq!(good["subject"]["footprint"]["value"], "520");
    assert_eq!(good["checkedAt"], "2026-11-24T09:30:00+08:00");
    assert_eq!(good["page"]["en"], "https://labels.example/en/label/DEMO-2026-0003/");
    let altered = read("DEMO-2026-0024.json");
    assert_eq!(altered["standing"], "rejected");
    assert!(altered.get("subject").is_none() && altered.get("checkedAt").is_none(), "{altered}");
}

#[test]
fn an_audit_finds_nothing_in_pages_kept_while_lists_were_signed_again() {
    let world = World::new();
    publish(&world, "site", &BEFORE);
    let (key, programme, site) = (world.path("keys/body-a.jwk"), world.path("programme"), world.path("site"));
    let decide = ["status", "set", "DEMO-2026-0003", "suspended", "--why", "audit overdue", "--key", text(&key)];
    succeeds(&[&decide[..], &["--programme", text(&programme), "--at", "2026-11-25"]].concat());
    assert_eq!(report(&publish(&world, "site", &AFTER))["drawn"], 1);
    let audit = ["audit", text(&programme), "--site", text(&site), "--at", "2026-11-26", "--json"];
    let found = report(&String::from_utf8(world::carbon_label(&audit).stdout).unwrap());
    let of_pages =
        found["found"].as_array().unwrap().iter().filter(|one| one["kind"].as_str().unwrap().starts_with("page-"));
    assert_eq!(of_pages.collect::<Vec<_>>(), [] as [&serde_json::Value; 0]);
}

#[test]
fn a_part_never_takes_the_place_of_a_whole_site() {
    let world = World::new();
    publish(&world, "site", &BEFORE);
    let (programme, site, none, rows) =
        (world.path("programme"), world.path("site"), world.path("none"), world.path("rows"));
    let before = site_files(&site);
    let place = ["publish", text(&programme), "--out", text(&site), "--app", text(&none), "--element", text(&none)];
    let said = fails(&[&place[..], &["--shard", "1/3", "--rows", text(&rows)]].concat(), 1);
    assert!(said.contains("holds another part of a site (1-of-1)"), "{said}");
    assert!(site_files(&site) == before);
}

#[test]
fn rows_of_a_part_that_failed_or_of_another_division_are_refused() {
    let world = World::new();
    let (programme, none, rows) = (world.path("programme"), world.path("none"), world.path("rows"));
    let part = |site: &str, shard: &str, more: &[&str]| {
        publish(&world, site, &[&BEFORE[..], &["--shard", shard, "--rows", text(&rows)], more].concat());
    };
    part("one", "1/2", &[]);
    part("two", "2/2", &[]);
    let lists = world.path("lists");
    let gather = ["publish", text(&programme), "--out", text(&lists), "--app", text(&none), "--element", text(&none)];
    let refused = |expected: &str| {
        let said = fails(&[&gather[..], &["--gather", "--rows", text(&rows)]].concat(), 1);
        assert!(said.contains(expected), "{said}");
    };
    // A part that is drawn again and fails leaves no census of the last time.
    let label = world.path("programme/labels/DEMO-2026-0003.jwt");
    fs::rename(&label, world.path("programme/labels/DEMO-9999.jwt")).unwrap();
    let again = |shard: &'static str, site: &str| {
        let site = world.path(site);
        let arguments =
            ["publish", text(&programme), "--out", text(&site), "--app", text(&none), "--element", text(&none)];
        world::carbon_label(&[&arguments[..], &["--shard", shard, "--rows", text(&rows)]].concat()).status.success()
    };
    let failed: Vec<&str> = [("1/2", "one"), ("2/2", "two")]
        .into_iter()
        .filter(|(shard, site)| !again(shard, site))
        .map(|(shard, _)| shard)
        .collect();
    assert_eq!(failed.len(), 1);
    refused(&format!("no finished rows of part {} of 2", &failed[0][..1]));
    fs::rename(world.path("programme/labels/DEMO-9999.jwt"), label).unwrap();
    part("one", "1/2", &["--compress", "none"]);
    part("two", "2/2", &[]);
    refused("part 1 of 2 in");
    part("three", "3/3", &[]);
    refused("holds parts of 2 and parts of 3");
}

#[test]
fn what_somebody_put_in_place_of_a_compressed_page_does_not_stay() {
    let world = World::new();
    publish(&world, "site", &BEFORE);
    let site = world.path("site");
    let before = site_files(&site);
    // Written anew, as whoever breaks in would: a link's other names are spared.
    for path in ["index.html.gz", "404.html.gz"] {
        fs::remove_file(site.join(path)).unwrap();
        fs::copy(site.join("en/index.html.gz"), site.join(path)).unwrap();
    }
    publish(&world, "site", &BEFORE);
    assert!(site_files(&site) == before);
    publish(&world, "site", &[&BEFORE[..], &["--compress", "all"]].concat());
    assert!(site.join("index.html.br").exists() && site.join("index.html.gz").exists());
}
