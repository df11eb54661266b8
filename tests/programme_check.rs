//! `programme check`: each mistake a hand-edited folder can have, told with file and line, and nothing else told.
#![cfg(feature = "cli")]
#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

mod world;

use carbon_label::programme::{FolderFault, read_folder, review_folder};
use std::{fs, path::Path};
use world::{DAY, World, carbon_label, copy, demo, fails, succeeds, text};

/// File, line and a piece of the sentence.
type Told<'a> = (&'a str, usize, &'a str);

/// No line.
const WHOLE: usize = 0;

const PV: &str = "categories/pv-module.toml";
const WOOD: &str = "categories/wood-panel.toml";
const GRADES: &str = "benchmarks/epeat-pv.toml";
const LIMIT: &str = "benchmarks/cn-pv-draft-2025.toml";
const REFERENCE: &str = "benchmarks/uk-pedestal.toml";

/// The demonstration's folder, not signed.
fn folder() -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    copy(&demo(""), folder.path());
    fs::remove_dir_all(folder.path().join("drafts")).unwrap();
    folder
}

/// What is told of a folder: file, line (0 where there is none), sentence.
fn told(folder: &Path) -> Vec<(String, usize, String)> {
    let output = carbon_label(&["programme", "check", text(folder), "--at", DAY, "--json"]);
    let report: serde_json::Value = serde_json::from_slice(&output.stdout).unwrap();
    let mistakes = report["mistakes"].as_array().unwrap();
    assert_eq!(output.status.code(), Some(i32::from(!mistakes.is_empty())));
    assert_eq!(report["in_order"].as_bool(), Some(mistakes.is_empty()));
    let one = |mistake: &serde_json::Value| {
        let line = mistake["line"].as_u64().unwrap_or_default().try_into().unwrap();
        (mistake["file"].as_str().unwrap().to_owned(), line, mistake["message"].as_str().unwrap().to_owned())
    };
    mistakes.iter().map(one).collect()
}

/// These are told of a folder, in this order, and no other.
#[track_caller]
fn tells(folder: &Path, expected: &[Told<'_>]) {
    let told = told(folder);
    let places: Vec<(&str, usize)> = told.iter().map(|(file, line, _)| (file.as_str(), *line)).collect();
    let wanted: Vec<(&str, usize)> = expected.iter().map(|(file, line, _)| (*file, *line)).collect();
    assert_eq!(places, wanted, "{told:#?}");
    for ((_, _, sentence), (_, _, piece)) in told.iter().zip(expected) {
        assert!(sentence.contains(piece), "“{piece}” is not in “{sentence}”");
    }
}

/// Puts `to` in the place of `from` in a file, once.
#[track_caller]
fn edit(folder: &Path, file: &str, from: &str, to: &str) {
    let file = folder.join(file);
    let before = fs::read_to_string(&file).unwrap();
    assert!(before.contains(from), "{from}");
    fs::write(&file, before.replacen(from, to, 1)).unwrap();
}

/// Something done to the folder, and what is told then.
#[track_caller]
fn after(change: impl FnOnce(&Path), expected: &[Told<'_>]) {
    let folder = folder();
    change(folder.path());
    tells(folder.path(), expected);
}

#[test]
fn the_demonstration_is_in_order() {
    let folder = folder();
    let said = succeeds(&["programme", "check", text(folder.path())]);
    assert!(said.ends_with("In order: 8 categories, 11 benchmarks, 3 issuers, 0 labels.\n"), "{said}");
    assert!(said.contains("trust list is not signed yet"));
    let said = succeeds(&["programme", "check", text(folder.path()), "--messages", "zh"]);
    assert!(said.ends_with("没有发现错误：8 个类别、11 个参照、3 家签发机构、0 份标识。\n"), "{said}");
}

/// The file, what is written there, what is written instead, the line, and a piece of the sentence.
type Mistake = (&'static str, &'static str, &'static str, usize, &'static str);

/// Each is the only mistake there is, and told as nothing else.
const MISTAKES: &[Mistake] = &[
    // What TOML is not.
    ("programme.toml", "site = \"https", "site = https", 9, "not TOML: missing opening quote"),
    ("programme.toml", "lists_days = 730", "lists_days = ", 7, "not TOML"),
    ("programme.toml", "lists_days = 730", "lists_days", 7, "not TOML: key with no value"),
    ("programme.toml", "lists_days = 730", "lists_days = 0730", 7, "not TOML: unexpected leading zero"),
    ("issuers.toml", "[[issuer]]", "[[issuer]", 3, "not TOML: unclosed array table"),
    ("issuers.toml", "from = \"2024-01-01\"", "from = \"2024-01-01", 12, "not TOML: invalid basic string"),
    ("issuers.toml", "from = \"2024-01-01\"", "from = 2024-02-30", 12, "not TOML: invalid date"),
    (
        PV,
        "stages = [\"raw-materials\", \"production\"]",
        "stages = [\"raw-materials\" \"production\"]",
        6,
        "not TOML: missing comma",
    ),
    (
        PV,
        "stages = [",
        "stages = [[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[",
        6,
        "not TOML: cannot recurse further",
    ),
    ("pilot.toml", "id = \"pv-module\"", "id = \"pv-module\" national", 12, "not TOML: unexpected key or value"),
    // Keys.
    ("targets.toml", "least = 3", "least = 3\nleast = 4", 9, "$.least: stands twice"),
    (PV, "boundary = ", "name = { en = \"PV\" }\nboundary = ", 5, "$.name: stands twice"),
    ("programme.toml", "demonstration = true", "demonstration = true\nowner = \"me\"", 11, "$.owner: an unknown name"),
    (
        "issuers.toml",
        "demonstration = true",
        "demonstration = true\nemail = \"a@b.cn\"",
        7,
        "$.issuer[0].email: an unknown name",
    ),
    (
        "issuers.toml",
        "to = \"2025-12-31\"",
        "to = \"2025-12-31\"\nuntil = \"2026\"",
        14,
        "$.issuer[0].key[0].until: an unknown name",
    ),
    (PV, "quality_bar = 3", "quality_bars = 3", 16, "$.quality_bars: an unknown name"),
    (PV, "clause = \"5.2\"", "clauses = \"5.2\"", 11, "$.required[1].clauses: an unknown name"),
    (GRADES, "year = 2023", "yaer = 2023", 11, "$.yaer: an unknown name"),
    (LIMIT, "limit = \"415\"", "limit = \"415\"\nsample = 12", 14, "Known here: limit, inclusive"),
    (
        "recognition.toml",
        "id = \"demo-he-wood\"",
        "id = \"demo-he-wood\"\nsince = \"2026-07-01\"",
        18,
        "$.agreement[1].since: an unknown name",
    ),
    ("targets.toml", "least = 3", "least = 3\nreached = 3", 9, "$.target[0].reached: an unknown name"),
    ("pilot.toml", "catalogue =", "source = \"somewhere\"\ncatalogue =", 5, "$.source: an unknown name"),
    (
        "pilot.toml",
        "model = \"DEMO-640G\"",
        "model = \"DEMO-640G\"\ngtin = \"09506000134352\"",
        18,
        "candidate[0].gtin: an unknown name",
    ),
    // What is missing.
    ("programme.toml", "site = \"https://labels.example/\"\n", "", 1, "$.site: missing"),
    ("programme.toml", "code = \"CN-TJ\", ", "", 3, "$.region.code: missing"),
    ("issuers.toml", "from = \"2024-01-01\"\n", "", 9, "$.issuer[0].key[0].from: missing"),
    (
        "issuers.toml",
        "fingerprint = \"L9-Ka-cxRmNA1A39t_lKns1AWoN29L8d-sNUn1cbmxI\"\n",
        "",
        26,
        "$.issuer[1].key[0].fingerprint: missing",
    ),
    (WOOD, "rule = {", "# rule = {", 1, "$.rule: missing"),
    (WOOD, "version = \"2024\", ", "", 7, "$.rule.version: missing"),
    (LIMIT, "limit = \"415\"\n", "", 1, "$.limit: missing"),
    (GRADES, "because = {", "# because = {", 1, "$.because: missing"),
    (REFERENCE, "value = \"28\"\n", "", 13, "$.reference[0].value: missing"),
    (
        "recognition.toml",
        "region = [{ code = \"CN-HE\", name = { zh = \"河北省\", en = \"Hebei\" } }]",
        "region = []",
        19,
        "$.agreement[1].region: missing",
    ),
    ("targets.toml", "least = 3\n", "", 3, "$.target[0].least: missing"),
    ("targets.toml", "[\"pv-module\"]", "[]", 6, "$.target[0].categories: missing"),
    ("pilot.toml", "since = \"2026-01-05\"\n", "", 27, "$.batch[1].since: missing"),
    // The wrong kind.
    ("programme.toml", "demonstration = true", "demonstration = \"yes\"", 10, "should be true or false, is text"),
    ("programme.toml", "operator = {", "operator = \"We\" # {", 4, "should be an object, is text"),
    (
        "issuers.toml",
        "accreditation = [\"pv-module\"]",
        "accreditation = \"pv-module\"",
        34,
        "should be a list, is text",
    ),
    (PV, "amount = \"1\"", "amount = 1", 4, "$.per.amount: should be text, is a number"),
    (PV, "quality_bar = 3", "quality_bar = 2.5", 16, "should be a whole number"),
    (PV, "data_age = 2", "data_age = \"2\"", 17, "should be a number, is text"),
    ("targets.toml", "year = 2025", "year = nan", 4, "should be a whole number"),
    // Values.
    ("programme.toml", "CN-TJ", "Tianjin", 3, "is “Tianjin”, should be: ISO 3166-2"),
    ("programme.toml", "CN-TJ", "cn-tj", 3, "is “cn-tj”, should be: ISO 3166-2"),
    ("programme.toml", "https://labels.example/", "http://labels.example/", 9, "is not an https address"),
    (
        "programme.toml",
        "https://labels.example/",
        "https://labels.example/?at=1",
        9,
        "should be: https://labels.example/",
    ),
    ("programme.toml", "z6MkoGCmpX1RjFmNw6BASuvhPB6a6ym9MC3Prr8bKiCifMvQ", "z6Mk", 5, "should be: did:key:z6Mk"),
    ("programme.toml", "lists_days = 730", "lists_days = 0", 7, "is “0”, should be: 1 … 3660"),
    ("programme.toml", "lists_days = 730", "lists_days = 0xFFFF", 7, "is “65535”, should be: 1 … 3660"),
    ("programme.toml", "en = \"Tianjin\" }", "english = \"Tianjin\" }", 3, "is not a language tag"),
    ("programme.toml", "en = \"Tianjin\" }", "en = \"\" }", 3, "$.region.name.en: empty"),
    ("programme.toml", "name = { zh = \"天津市\", en = \"Tianjin\" }", "name = {}", 3, "no name in any language"),
    (
        "programme.toml",
        "Demonstration Carbon Label Office",
        "Demonstration\\u202E Carbon Label Office",
        4,
        "invisible control U+202E",
    ),
    (
        "issuers.toml",
        "did:key:z6MkoM4zKbhZY3cdGPkKeQWV3DiJ5nXKzVbTcatvrWQpLeLq",
        "did:kye:z6MkoM4zKbhZY3cdGPkKeQWV3DiJ5nXKzVbTcatvrWQpLeLq",
        10,
        "should be: did:key:z6Mk",
    ),
    ("issuers.toml", "did:web:labels.example:body-c", "did:web:", 39, "should be: did:web:labels.example"),
    ("issuers.toml", "lanWI-nbnS3N36", "lanWI-nbnS3N37", 11, "should be: lanWI-nbnS3N36"),
    ("issuers.toml", "x = \"VOjFgzz4", "x = \"VOjFgzz5", 41, "$.issuer[2].key[0].jwk"),
    ("issuers.toml", "crv = \"SM2\",", "crv = \"SM2\", d = \"AA\",", 41, "$.issuer[2].key[0].jwk.d: an unknown name"),
    (
        "issuers.toml",
        "to = \"2025-12-31\"",
        "to = \"2023-12-31\"",
        13,
        "2023-12-31 should not be before (below) 2024-01-01",
    ),
    ("issuers.toml", "to = \"2025-12-31\"", "to = \"2025-12-32\"", 13, "is not a date"),
    (
        "issuers.toml",
        "\"pv-module\", \"pv-electricity\"",
        "\"pv-module\", \"pv-heat\"",
        5,
        "is “pv-heat”, should be: pv-electricity, pv-module, furniture",
    ),
    (
        "issuers.toml",
        "\"pv-module\", \"pv-electricity\"",
        "\"pv-module\", \"pv-module\"",
        5,
        "accreditation[1]: stands twice",
    ),
    (
        "issuers.toml",
        "fingerprint = \"rN8AldAF3xmYsJN44IwI8Dxe6gLWl4GsY20H0if2zIs\"",
        "fingerprint = \"lanWI-nbnS3N36zXbw0HmdfYaUwccLP7Gp_Ji3iAdv0\"",
        17,
        "should be: rN8AldAF3x",
    ),
    (PV, "unit = \"kWp\"", "unit = \"kwp\"", 4, "is not a known unit"),
    (PV, "amount = \"1\"", "amount = \"0\"", 4, "must be above zero"),
    (PV, "cradle-to-gate", "cradle-to-door", 5, "is not a known boundary"),
    (PV, "\"raw-materials\", \"production\"", "\"raw-materials\", \"packing\"", 6, "is not a known stage"),
    (PV, "\"raw-materials\", \"production\"", "\"production\", \"production\"", 6, "$.stages[1]: stands twice"),
    (PV, "footprint.period", "footprint.perod", 11, "is “footprint.perod”, should be: value, unit"),
    (
        PV,
        "\"product.model\", clause = \"4.4\"",
        "\"footprint.period\", clause = \"4.4\"",
        11,
        "$.required[1].path: stands twice",
    ),
    (PV, "low = \"100\"", "low = \"3000\"", 14, "is “2000”, should be: ≥ 3000"),
    (PV, "low = \"100\"", "low = \"1e2\"", 14, "is not an exact decimal"),
    (PV, "primary_share = \"0.5\"", "primary_share = \"50\"", 15, "is not between 0 and 1"),
    (PV, "quality_bar = 3", "quality_bar = 6", 16, "should be between 1 (best) and 5"),
    (PV, "data_age = 2", "surveillance_months = 200 # data_age = 2", 17, "is “200”, should be: 1 … 120"),
    (PV, "data_age = 2", "data_age = -2", 17, "is “-2”, should be: 1–20"),
    (PV, "since = \"2023-09-01\"", "since = \"2024-09-01\"", 22, "is “2024-07-01”, should be: > 2024-09-01"),
    (PV, "{ version = \"2024\", since", "{ version = \"2025\", since", 22, "is “2025”, should be: 2024"),
    (PV, "{ version = \"2023\", since", "{ version = \"2024\", since", 22, "$.versions[1].version: stands twice"),
    (GRADES, "kind = \"grades\"", "kind = \"grade\"", 3, "should be: limit, grades, distribution, reference"),
    (GRADES, "unit = \"kgCO2e\"", "unit = \"kgCO2\"", 8, "is not a carbon unit"),
    (GRADES, "unit = \"kWp\"", "unit = \"kWh\"", 9, "is “kWh”, should be: kWp"),
    (GRADES, "cradle-to-gate", "cradle-to-grave", 10, "is “cradle-to-grave”, should be: cradle-to-gate"),
    (
        GRADES,
        "category = \"pv-module\"",
        "category = \"pv-modules\"",
        2,
        "is “pv-modules”, should be: pv-module, pv-electricity",
    ),
    (GRADES, "year = 2023", "year = 23", 11, "year 23 should be between 1990 and 2100"),
    (GRADES, "https://global", "ftp://global", 12, "is not an https address"),
    (GRADES, "[\"GB/T 24067-2024\"]", "[\"GB/T 24067-2024\", \"GB/T 24067-2024\"]", 6, "$.accepts[1]: stands twice"),
    (GRADES, "up_to = \"630\"", "up_to = \"390\"", 21, "is “390”, should be: > 400"),
    (GRADES, "up_to = \"630\"", "up_to = \"400\"", 21, "is “400”, should be: > 400"),
    (GRADES, "up_to = \"400\"\n", "", 15, "$.grade[0].up_to: missing"),
    (
        GRADES,
        "en = \"above the EPEAT thresholds\" }",
        "en = \"above the EPEAT thresholds\" }\nup_to = \"900\"",
        23,
        "$.grade[3]: missing",
    ),
    (GRADES, "up_to = \"630\"", "up_to = \"630\"\nbelow = \"630\"", 22, "$.grade[1].below: stands twice"),
    (LIMIT, "limit = \"415\"", "limit = \"<415\"", 13, "is not an exact decimal"),
    ("recognition.toml", "CN-BJ", "Peking", 8, "is “Peking”, should be: ISO 3166-2"),
    ("recognition.toml", "CN-BJ", "CN-HE", 9, "$.agreement[0].region[1].code: stands twice"),
    (
        "recognition.toml",
        "z6MkpcZ6M48pyQT5iBRLRvfZcTZ7EpiPkHcUzstZ6ngzH2Qe",
        "z6Mkpc",
        11,
        "is “did:key:z6Mkpc”, should be: did:key:z6MkoM4",
    ),
    (
        "recognition.toml",
        "[\"pv-module\", \"pv-electricity\"]",
        "[\"pv-module\", \"wind\"]",
        12,
        "is “wind”, should be: wood-panel",
    ),
    (
        "recognition.toml",
        "to = \"2028-06-30\"",
        "to = \"2026-06-30\"",
        14,
        "2026-06-30 should not be before (below) 2026-07-01",
    ),
    ("recognition.toml", "demo-he-wood", "demo-jjj-pv", 17, "$.agreement[1].id: stands twice"),
    ("recognition.toml", "demo-he-wood", "示范", 17, "cannot be an id"),
    ("targets.toml", "year = 2025", "year = 25", 4, "is “25”, should be: 2000 … 2100"),
    ("targets.toml", "[\"pv-module\"]", "[\"pv-modul\"]", 6, "is “pv-modul”, should be: pv-module"),
    ("targets.toml", "[\"pv-module\"]", "[\"pv-module\", \"pv-module\"]", 6, "$.target[0].categories[1]: stands twice"),
    ("targets.toml", "\"accounted\"", "\"counted\"", 7, "is “counted”, should be: accounted, certified"),
    ("targets.toml", "least = 3", "least = -3", 8, "is “-3”, should be: 1 … 1000000"),
    (
        "targets.toml",
        "year = 2025\nname = { zh = \"光伏组件\", en = \"PV modules\" }\ncategories = [\"pv-module\"]\nwork = \"accounted\"",
        "year = 2026\nname = { zh = \"光伏组件\", en = \"PV modules\" }\ncategories = [\"pv-module\"]\nwork = \"certified\"",
        10,
        "$.target[1]: stands twice",
    ),
    ("pilot.toml", "\"2025-07-09\"", "\"2025-7-9\"", 5, "is not a date"),
    ("pilot.toml", "id = \"wood-panel\"", "id = \"pv-module\"", 32, "$.batch[1].category[0].id: stands twice"),
    ("pilot.toml", "id = \"wood-panel\"", "id = \"wood-board\"", 32, "is “wood-board”, should be: wood-panel"),
    ("pilot.toml", "DEMO-455B", "DEMO-640G", 23, "candidate[1].model: stands twice"),
    ("pilot.toml", "model = \"DEMO-640G\"", "model = \"\"", 17, "model: empty"),
];

#[test]
fn each_mistake_is_told_with_file_and_line_and_nothing_else_is() {
    assert!(MISTAKES.len() > 90);
    let mut wrong = Vec::new();
    for (file, from, to, line, piece) in MISTAKES {
        let folder = folder();
        edit(folder.path(), file, from, to);
        let told = told(folder.path());
        let [(at, number, sentence)] = &told[..] else {
            wrong.push(format!("{file}: {to}: {told:#?}"));
            continue;
        };
        if (at.as_str(), number) != (*file, line) || !sentence.contains(piece) {
            wrong.push(format!("{file}:{line}: {to}: {piece}: {at}:{number}: {sentence}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// A distribution, which the demonstration has none of.
const DISTRIBUTION: &str = "id = \"uk-desk-chair\"\ncategory = \"furniture-desk-chair\"\nkind = \"distribution\"\n\
    name = { en = \"Chairs\" }\nmethod = \"FIRA-2011\"\nunit = \"kgCO2e\"\nper = { amount = \"1\", unit = \"piece\" }\n\
    boundary = \"cradle-to-gate\"\nsource = { text = \"made up\" }\nsample = 40\nquantile = [\n\
    { share = \"0.25\", value = \"60\" },\n{ share = \"0.5\", value = \"72\" },\n{ share = \"0.75\", value = \"90\" },\n]\n";

#[test]
fn a_distribution_rises() {
    const FILE: &str = "benchmarks/uk-desk-chair.toml";
    let after = |from: &str, to: &str, line, piece| {
        after(
            |at| {
                fs::write(at.join(FILE), DISTRIBUTION).unwrap();
                edit(at, FILE, from, to);
            },
            &[(FILE, line, piece)],
        );
    };
    let whole = folder();
    fs::write(whole.path().join(FILE), DISTRIBUTION).unwrap();
    tells(whole.path(), &[]);
    after("sample = 40", "sample = -40", 10, "is “-40”, should be: 1 … 4294967295");
    after("\"0.5\"", "\"0.25\"", 13, "is “0.25”, should be: > 0.25");
    after("\"0.5\"", "\"0.8\"", 14, "is “0.75”, should be: > 0.8");
    after("\"0.5\"", "\"1.5\"", 13, "is not between 0 and 1");
    after("value = \"90\"", "value = \"70\"", 14, "70 should not be before (below) 72");
    after(
        "{ share = \"0.5\", value = \"72\" },\n{ share = \"0.75\", value = \"90\" },\n",
        "",
        12,
        "$.quantile[1]: missing",
    );
    after("sample = 40", "sample = 40\nlimit = \"90\"", 11, "Known here: sample, quantile");
}

#[test]
fn a_misspelt_key_is_unknown_and_the_right_one_missing() {
    let of = |file: &str, from: &str, to: &str, lines: [usize; 2], missing: &str, unknown: &str| {
        let folder = folder();
        edit(folder.path(), file, from, to);
        tells(folder.path(), &[(file, lines[0], missing), (file, lines[1], unknown)]);
    };
    of("programme.toml", "operator =", "operater =", [1, 4], "$.operator: missing", "$.operater: an unknown name");
    of("issuers.toml", "did =", "Did =", [9, 10], "$.issuer[0].key[0].did: missing", "key[0].Did: an unknown name");
    of(PV, "stages =", "steps =", [1, 6], "$.stages: missing", "$.steps: an unknown name");
    of(
        "targets.toml",
        "year = 2026",
        "yaer = 2026",
        [10, 11],
        "$.target[1].year: missing",
        "$.target[1].yaer: an unknown",
    );
}

#[test]
fn files_that_are_not_what_they_should_be() {
    // Not UTF-8, in the line where it ceases to be.
    let latin = |at: &Path| {
        let file = at.join("pilot.toml");
        let mut bytes = fs::read(&file).unwrap();
        let at = bytes.windows(9).position(|window| window == b"DEMO-640G").unwrap();
        bytes[at] = 0xe9;
        fs::write(&file, bytes).unwrap();
    };
    after(latin, &[("pilot.toml", 17, "not UTF-8 text. Save it again as UTF-8")]);
    let utf_16 = |at: &Path| fs::write(at.join("targets.toml"), b"\xff\xfe[\x00[\x00").unwrap();
    after(utf_16, &[("targets.toml", 1, "not UTF-8 text")]);
    let large = |at: &Path| fs::write(at.join("pilot.toml"), "#".repeat(1024 * 1024 + 1)).unwrap();
    after(large, &[("pilot.toml", WHOLE, "more than 1048576 bytes")]);
    let deep = |at: &Path| fs::write(at.join("targets.toml"), format!("target = {}", "[".repeat(900_000))).unwrap();
    after(deep, &[("targets.toml", 1, "not TOML")]);
    let nought = |at: &Path| fs::write(at.join("targets.toml"), "a = 1\n\0").unwrap();
    after(nought, &[("targets.toml", 2, "not TOML")]);
    let empty = |file: &'static str| move |at: &Path| fs::write(at.join(file), "").unwrap();
    after(empty("targets.toml"), &[("targets.toml", 1, "$.target: missing")]);
    after(empty("recognition.toml"), &[("recognition.toml", 1, "$.agreement: missing")]);
    after(empty("issuers.toml"), &[("issuers.toml", 1, "$.issuer: missing")]);
    let table = |at: &Path| edit(at, GRADES, "[[grade]]", "[grade]");
    after(table, &[(GRADES, 19, "$.grade: stands twice"), (GRADES, 23, "$.grade: stands twice")]);
    let both = [("pilot.toml", 1, "$.batch: missing"), ("pilot.toml", 1, "$.catalogue: missing")];
    let folder = folder();
    empty("pilot.toml")(folder.path());
    let mut told = told(folder.path());
    told.sort();
    assert_eq!(told.len(), 2);
    for ((file, line, sentence), (wanted, at, piece)) in told.iter().zip(both) {
        assert!((file.as_str(), *line) == (wanted, at) && sentence.contains(piece), "{sentence}");
    }
}

#[test]
fn what_every_programme_has_is_there() {
    let remove = |file: &'static str| move |at: &Path| fs::remove_file(at.join(file)).unwrap();
    after(remove("programme.toml"), &[("programme.toml", WHOLE, "is not there")]);
    after(remove("issuers.toml"), &[("issuers.toml", WHOLE, "is not there")]);
    let away = |folder: &'static str| move |at: &Path| fs::remove_dir_all(at.join(folder)).unwrap();
    after(away("benchmarks"), &[("benchmarks", WHOLE, "is not there")]);
    let file = |at: &Path| {
        fs::remove_dir_all(at.join("benchmarks")).unwrap();
        fs::write(at.join("benchmarks"), "").unwrap();
    };
    after(file, &[("benchmarks", WHOLE, "is no folder")]);
    let folder = |at: &Path| {
        fs::remove_file(at.join("targets.toml")).unwrap();
        fs::create_dir(at.join("targets.toml")).unwrap();
    };
    after(folder, &[("targets.toml", WHOLE, "is no ordinary file")]);
    // Without categories, whoever names one names none that there is.
    let categories = self::folder();
    away("categories")(categories.path());
    let told = told(categories.path());
    assert_eq!((told[11].0.as_str(), told[11].1), ("categories", WHOLE), "{told:#?}");
    assert!(told.len() > 30);
    // What a programme may do without may go.
    for file in ["recognition.toml", "targets.toml", "pilot.toml"] {
        after(remove(file), &[]);
    }
}

#[cfg(unix)]
#[test]
fn policies_and_stories_are_read() {
    let folder = folder();
    let (policy, story) = ("policies/footprint-linked.json", "cases/one-module.en.md");
    edit(folder.path(), policy, "\"labels-in-force\"", "\"goodwill\"");
    edit(folder.path(), story, "date: 2026-10-15", "date: soon");
    fs::remove_file(folder.path().join("cases/one-chair.zh.md")).unwrap();
    tells(
        folder.path(),
        &[
            ("cases/one-chair.zh.md", WHOLE, "is not there"),
            (story, 4, "2026-11-27 belongs here"),
            (policy, WHOLE, "goodwill"),
        ],
    );
}

#[test]
fn links_lead_somewhere() {
    use std::os::unix::fs::symlink;
    let astray = |file: &'static str| {
        move |at: &Path| {
            let _ = fs::remove_file(at.join(file));
            symlink("nowhere", at.join(file)).unwrap();
        }
    };
    after(astray("targets.toml"), &[("targets.toml", WHOLE, "a link to nowhere")]);
    after(astray("programme.toml"), &[("programme.toml", WHOLE, "a link to nowhere")]);
    after(astray("categories/new.toml"), &[("categories/new.toml", WHOLE, "a link to nowhere")]);
    // Whoever names the category is not at fault.
    after(astray(PV), &[(PV, WHOLE, "a link to nowhere")]);
    let round = |at: &Path| {
        fs::remove_file(at.join("pilot.toml")).unwrap();
        symlink("pilot.toml", at.join("pilot.toml")).unwrap();
    };
    after(round, &[("pilot.toml", WHOLE, "cannot be read")]);
    let good = |at: &Path| {
        fs::rename(at.join("pilot.toml"), at.join("list")).unwrap();
        symlink("list", at.join("pilot.toml")).unwrap();
    };
    after(good, &[]);
}

#[test]
fn a_file_of_nearly_the_right_name_is_told() {
    let named = |from: &'static str, to: &'static str| move |at: &Path| fs::rename(at.join(from), at.join(to)).unwrap();
    after(named("targets.toml", "target.toml"), &[("target.toml", WHOLE, "Rename it to targets.toml")]);
    after(named("pilot.toml", "Pilots.TOML"), &[("Pilots.TOML", WHOLE, "Rename it to pilot.toml")]);
    // Others may have files of their own there.
    after(|at| fs::write(at.join("netlify.toml"), "[build]").unwrap(), &[]);
}

#[test]
fn marks_and_ends_of_lines_of_other_systems_are_read() {
    let written = |change: fn(String) -> String| {
        move |at: &Path| {
            for file in ["programme.toml", "issuers.toml", "targets.toml", PV, GRADES] {
                let text = fs::read_to_string(at.join(file)).unwrap();
                fs::write(at.join(file), change(text)).unwrap();
            }
        }
    };
    let crlf: fn(String) -> String = |text| text.replace('\n', "\r\n");
    let bom: fn(String) -> String = |text| format!("\u{feff}{text}");
    for change in [crlf, bom] {
        after(written(change), &[]);
        let mistaken = |at: &Path| {
            edit(at, "targets.toml", "least = 3", "least = 0");
            edit(at, PV, "kWp", "kwp");
            written(change)(at);
        };
        after(mistaken, &[(PV, 4, "is not a known unit"), ("targets.toml", 8, "is “0”")]);
    }
    // The end of a line of an old Mac is none: TOML says so, too.
    let cr: fn(String) -> String = |text| text.replace('\n', "\r");
    let folder = folder();
    fs::write(folder.path().join("targets.toml"), cr("a = 1\nb = 2\n".to_owned())).unwrap();
    assert_eq!(told(folder.path())[0].1, 1);
}

#[test]
fn all_mistakes_are_told_at_once_by_file_and_line() {
    let folder = folder();
    let edits = [
        ("programme.toml", "CN-TJ", "Tianjin"),
        ("programme.toml", "https://", "http://"),
        ("programme.toml", "lists_days = 730", "lists_days = 0"),
        ("issuers.toml", "to = \"2025-12-31\"", "to = \"2023-12-31\""),
        ("issuers.toml", "[\"pv-module\"]", "[\"pv-modul\"]"),
        ("issuers.toml", "did:web:labels.example:body-c", "did:web:"),
        (PV, "unit = \"kWp\"", "unit = \"kwp\""),
        (PV, "boundary = \"cradle-to-gate\"", "boundary = \"cradle-to-door\""),
        (PV, "\"raw-materials\"", "\"raw\""),
        (PV, "product.model", "product.modell"),
        (PV, "primary_share = \"0.5\"", "primary_share = \"50 %\""),
        (PV, "clauses = { per", "clauses = { pre"),
        (WOOD, "stages = [", "stages = [[["),
        (GRADES, "year = 2023", "year = 23"),
        (GRADES, "up_to = \"400\"", "up_to = \"4OO\""),
        (GRADES, "[[grade]]\nname = { zh = \"EPEAT 低碳\"", "[[grade]]\nnam = { zh = \"EPEAT 低碳\""),
        (LIMIT, "kind = \"limit\"", "kind = \"limits\""),
        (LIMIT, "unit = \"kgCO2e\"", "unit = \"kg\""),
        ("recognition.toml", "CN-BJ", "BJ"),
        ("recognition.toml", "from = \"2026-07-01\"", "from = \"soon\""),
        ("recognition.toml", "\"wood-panel\"", "\"wood\""),
        ("targets.toml", "year = 2025", "year = 25"),
        ("targets.toml", "work = \"accounted\"", "work = \"counted\""),
        ("targets.toml", "least = 1", "least = 0"),
        ("targets.toml", "\"furniture-pedestal\"", "\"pedestal\""),
        ("pilot.toml", "\"2025-07-09\"", "\"July\""),
        ("pilot.toml", "model = \"DEMO-640G\"", "modell = \"DEMO-640G\""),
        ("pilot.toml", "id = \"furniture-table\"", "id = \"table\""),
    ];
    for (file, from, to) in edits {
        edit(folder.path(), file, from, to);
    }
    fs::remove_file(folder.path().join("benchmarks/ppe2.toml")).unwrap();
    fs::create_dir(folder.path().join("benchmarks/ppe2.toml")).unwrap();
    tells(
        folder.path(),
        &[
            (LIMIT, 3, "is “limits”"),
            (LIMIT, 8, "is not a carbon unit"),
            (GRADES, 11, "year 23"),
            (GRADES, 17, "is not an exact decimal"),
            (GRADES, 19, "$.grade[1].name: missing"),
            (GRADES, 20, "$.grade[1].nam: an unknown name"),
            ("benchmarks/ppe2.toml", WHOLE, "is no ordinary file"),
            (PV, 4, "is not a known unit"),
            (PV, 5, "is not a known boundary"),
            (PV, 6, "is not a known stage"),
            (PV, 10, "is “product.modell”"),
            (PV, 15, "is not an exact decimal"),
            (PV, 18, "$.clauses.pre: an unknown name"),
            (WOOD, 7, "not TOML"),
            ("issuers.toml", 13, "should not be before"),
            ("issuers.toml", 34, "is “pv-modul”"),
            ("issuers.toml", 39, "should be: did:web:"),
            ("pilot.toml", 5, "is not a date"),
            ("pilot.toml", 15, "candidate[0].model: missing"),
            ("pilot.toml", 17, "candidate[0].modell: an unknown name"),
            ("pilot.toml", 39, "is “table”"),
            ("programme.toml", 3, "is “Tianjin”"),
            ("programme.toml", 7, "is “0”"),
            ("programme.toml", 9, "is not an https address"),
            ("recognition.toml", 8, "is “BJ”"),
            ("recognition.toml", 13, "is not a date"),
            ("recognition.toml", 20, "is “wood”"),
            ("targets.toml", 4, "is “25”"),
            ("targets.toml", 7, "is “counted”"),
            ("targets.toml", 20, "is “pedestal”"),
            ("targets.toml", 22, "is “0”"),
        ],
    );
    let said = fails(&["programme", "check", text(folder.path())], 1);
    assert!(said.ends_with("31 mistakes in 10 files.\n"), "{said}");
    assert!(said.contains("Labels and signed lists were not looked at"));
    let line = format!("{}:15: $.primary_share: “50 %” is not", folder.path().join(PV).display());
    assert!(said.contains(&line), "{said}");
}

#[test]
fn whatever_is_cut_is_told_in_a_line_the_file_has() {
    let folder = folder();
    let files: Vec<_> =
        world::files(folder.path()).into_iter().filter(|(file, _)| file.extension().is_some()).collect();
    let mut faults = 0;
    for (file, whole) in files.iter().filter(|(file, _)| file.extension().unwrap() == "toml") {
        let lines: Vec<&[u8]> = whole.split_inclusive(|byte| *byte == b'\n').collect();
        let without = (0..lines.len()).map(|at| [&lines[..at], &lines[at + 1..]].concat().concat());
        let cut = (0..whole.len()).step_by(397).map(|at| whole[..at].to_vec());
        for text in without.chain(cut) {
            fs::write(file, &text).unwrap();
            let told = review_folder(folder.path()).faults;
            for fault in told.iter().filter(|fault| fault.file() == file) {
                let lines = 1 + text.iter().filter(|byte| **byte == b'\n').count();
                assert!(fault.line().is_some_and(|line| (1..=lines).contains(&line)), "{fault:?}");
                faults += 1;
            }
        }
        fs::write(file, whole).unwrap();
    }
    assert!(faults > 300, "{faults}");
    assert!(read_folder(folder.path()).is_ok());
}

#[test]
fn of_a_file_full_of_mistakes_a_hundred_are_told() {
    let folder = folder();
    let targets: Vec<String> = (0..400).map(|n| format!("[[target]]\nyear = {n}\n")).collect();
    fs::write(folder.path().join("targets.toml"), targets.concat()).unwrap();
    let keys: Vec<String> = (0..2_000).map(|n| format!("k{n} = {n}\n")).collect();
    fs::write(folder.path().join("pilot.toml"), keys.concat()).unwrap();
    let told = review_folder(folder.path()).faults;
    let of = |name: &str| told.iter().filter(|fault| fault.file().ends_with(name)).count();
    assert_eq!((of("targets.toml"), of("pilot.toml"), told.len()), (100, 100, 200));
    assert!(told.iter().all(|fault| matches!(fault, FolderFault::Fault { .. })));
}

/// A signed programme in which every label is what it says.
fn signed() -> World {
    let world = World::new();
    // Two are there to be refused.
    for number in ["DEMO-2026-0024", "DEMO-2026-0025"] {
        fs::remove_file(world.path(&format!("programme/labels/{number}.jwt"))).unwrap();
    }
    world
}

/// Something done to a signed programme, and what is told then.
#[track_caller]
fn after_signing(change: impl FnOnce(&World, &Path), expected: &[Told<'_>]) {
    let world = signed();
    let folder = world.path("programme");
    change(&world, &folder);
    tells(&folder, expected);
}

#[test]
fn a_signed_programme_is_in_order() {
    let world = signed();
    let folder = world.path("programme");
    let said = succeeds(&["programme", "check", text(&folder), "--at", DAY]);
    assert_eq!(said, "In order: 8 categories, 11 benchmarks, 3 issuers, 25 labels.\n");
}

#[test]
fn labels_are_believed_and_bear_their_numbers() {
    const LABEL: &str = "labels/DEMO-2026-0003.jwt";
    let bytes = |change: fn(&mut Vec<u8>)| {
        move |_: &World, at: &Path| {
            let mut label = fs::read(at.join(LABEL)).unwrap();
            change(&mut label);
            fs::write(at.join(LABEL), label).unwrap();
        }
    };
    after_signing(bytes(|label| label[900] ^= 1), &[(LABEL, WHOLE, "Check failed")]);
    after_signing(bytes(Vec::clear), &[(LABEL, WHOLE, "Check failed: not a label file")]);
    after_signing(bytes(|label| label.resize(80_000, b'A')), &[(LABEL, WHOLE, "Check failed: not a label file")]);
    let copied = |_: &World, at: &Path| fs::copy(at.join(LABEL), at.join("labels/COPY.jwt")).map(drop).unwrap();
    let expected = [
        ("labels/COPY.jwt", WHOLE, "2 files hold certificate DEMO-2026-0003"),
        ("labels/COPY.jwt", WHOLE, "The file named COPY holds certificate DEMO-2026-0003"),
        (LABEL, WHOLE, "2 files hold certificate DEMO-2026-0003"),
    ];
    after_signing(copied, &expected);
    let named = |name: &'static str| move |_: &World, at: &Path| fs::rename(at.join(LABEL), at.join(name)).unwrap();
    // A story leads to its page, which is then elsewhere or nowhere.
    let [en, zh] = ["cases/one-module.en.md", "cases/one-module.zh.md"]
        .map(|story| (story, 5, "labels/<number>.jwt belongs here"));
    after_signing(named("labels/OTHER.jwt"), &[en, zh, ("labels/OTHER.jwt", WHOLE, "The file named OTHER holds")]);
    after_signing(named("labels/a b.jwt"), &[en, zh, ("labels/a b.jwt", WHOLE, "cannot be a certificate number")]);
    // Whom nobody accredits any more, and whom nobody trusts any more.
    let other = |_: &World, at: &Path| {
        edit(at, "issuers.toml", "\"pv-module\", \"pv-electricity\"", "\"pv-module\"");
        fs::remove_file(at.join("trust.jwt")).unwrap();
    };
    let told = {
        let world = signed();
        let folder = world.path("programme");
        other(&world, &folder);
        told(&folder)
    };
    assert!(
        !told.is_empty()
            && told
                .iter()
                .all(|(file, _, sentence)| { file.starts_with("labels/") && sentence.contains("not accredited") }),
        "{told:#?}"
    );
}

/// A label as its body would have signed it, had its text been another.
fn resign(world: &World, label: &str, from: &str, to: &str) {
    use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD as BASE64};
    use ed25519_dalek::Signer;
    let jwk: serde_json::Value = serde_json::from_slice(&fs::read(world.path("keys/body-a.jwk")).unwrap()).unwrap();
    let secret: [u8; 32] = BASE64.decode(jwk["d"].as_str().unwrap()).unwrap().try_into().unwrap();
    let file = world.path("programme").join(label);
    let token = fs::read_to_string(&file).unwrap();
    let parts: Vec<&str> = token.trim().split('.').collect();
    let payload = String::from_utf8(BASE64.decode(parts[1]).unwrap()).unwrap();
    assert!(payload.contains(from));
    let signed = format!("{}.{}", parts[0], BASE64.encode(payload.replacen(from, to, 1)));
    let signature = ed25519_dalek::SigningKey::from_bytes(&secret).sign(signed.as_bytes());
    fs::write(&file, format!("{signed}.{}", BASE64.encode(signature.to_bytes()))).unwrap();
}

#[test]
fn what_a_body_signed_wrongly_is_told_as_well() {
    const LABEL: &str = "labels/DEMO-2026-0003.jwt";
    let signed = |from: &'static str, to: &'static str| move |world: &World, _: &Path| resign(world, LABEL, from, to);
    let expected = [(LABEL, WHOLE, "the check character of credit code “91120000DEM0PA0188” should be 9")];
    after_signing(signed("91120000DEM0PA0189", "91120000DEM0PA0188"), &expected);
    let expected = [(LABEL, WHOLE, "the check digit of GTIN “09506000100037” should be 6")];
    after_signing(signed("09506000100036", "09506000100037"), &expected);
    after_signing(signed("\"pv-module\"", "\"wood-panel\""), &[(LABEL, WHOLE, "not accredited")]);
}

#[test]
fn labels_of_a_demonstration_are_in_no_real_programme() {
    let world = signed();
    let folder = world.path("programme");
    edit(&folder, "programme.toml", "demonstration = true", "demonstration = false");
    let told = told(&folder);
    assert_eq!(told.len(), 25, "{told:#?}");
    let of = |(file, line, sentence): &(String, usize, String)| {
        file.starts_with("labels/") && *line == WHOLE && sentence.contains("demonstration")
    };
    assert!(told.iter().all(of), "{told:#?}");
}

#[cfg(unix)]
#[test]
fn links_of_labels_and_lists_lead_somewhere() {
    use std::os::unix::fs::symlink;
    let astray = |_: &World, at: &Path| {
        symlink("nowhere", at.join("labels/DEMO-2026-0099.jwt")).unwrap();
        symlink("nowhere", at.join("status/body-a/revocation-2.jwt")).unwrap();
    };
    let expected = [
        ("labels/DEMO-2026-0099.jwt", WHOLE, "a link to nowhere"),
        ("status/body-a/revocation-2.jwt", WHOLE, "a link to nowhere"),
    ];
    after_signing(astray, &expected);
}

#[test]
fn lists_histories_and_presentations_are_what_they_say() {
    const LIST: &str = "status/body-a/revocation-1.jwt";
    const HISTORY: &str = "status/body-a/history.jsonl";
    let written =
        |file: &'static str, text: &'static str| move |_: &World, at: &Path| fs::write(at.join(file), text).unwrap();
    after_signing(written(LIST, "no list"), &[(LIST, WHOLE, "The status list is not believed")]);
    let moved =
        |_: &World, at: &Path| fs::copy(at.join(LIST), at.join("status/body-b/revocation-1.jwt")).map(drop).unwrap();
    after_signing(moved, &[("status/body-b/revocation-1.jwt", WHOLE, "says it stands at")]);
    let label = |_: &World, at: &Path| fs::copy(at.join("labels/DEMO-2026-0003.jwt"), at.join(LIST)).map(drop).unwrap();
    after_signing(label, &[(LIST, WHOLE, "The status list does not read")]);
    let decided = |_: &World, at: &Path| edit(at, HISTORY, "\"suspended\"", "\"paused\"");
    let told = {
        let world = signed();
        let folder = world.path("programme");
        decided(&world, &folder);
        told(&folder)
    };
    let [(file, line, sentence)] = &told[..] else { panic!("{told:#?}") };
    assert!(file == HISTORY && *line > 1 && sentence.contains("is “paused”, should be: in-force"), "{told:#?}");
    let unsealed = |_: &World, at: &Path| {
        fs::copy(at.join("labels/DEMO-2026-0022.jwt"), at.join("presented/bank.jwe")).map(drop).unwrap();
    };
    after_signing(unsealed, &[("presented/bank.jwe", WHOLE, "")]);
    let file = |_: &World, at: &Path| {
        fs::remove_dir_all(at.join("presented")).unwrap();
        fs::write(at.join("presented"), "").unwrap();
    };
    after_signing(file, &[("presented", WHOLE, "is no folder")]);
}

#[test]
fn the_signed_trust_list_is_of_these_issuers_and_lasts() {
    const TRUST: &str = "trust.jwt";
    let days = |_: &World, at: &Path| edit(at, "issuers.toml", "to = \"2029-12-31\"", "to = \"2029-12-30\"");
    after_signing(days, &[(TRUST, WHOLE, "not this issuers.toml as the operator_key of programme.toml signs it")]);
    let nobody = |_: &World, at: &Path| edit(at, "programme.toml", "operator_key = ", "# operator_key = ");
    after_signing(nobody, &[(TRUST, WHOLE, "not this issuers.toml")]);
    let other = |world: &World, at: &Path| {
        let key = fs::read_to_string(world.path("keys/body-a.txt")).unwrap();
        let did = key.lines().find_map(|line| line.strip_prefix("DID: ")).unwrap();
        edit(at, "programme.toml", "did:key:z6MkoGCmpX1RjFmNw6BASuvhPB6a6ym9MC3Prr8bKiCifMvQ", did);
    };
    after_signing(other, &[(TRUST, WHOLE, "does not count. The signature does not fit")]);
    after_signing(|_, at| fs::write(at.join(TRUST), "").unwrap(), &[(TRUST, WHOLE, "does not count.")]);
    let ended = signed();
    let folder = ended.path("programme");
    let said = fails(&["programme", "check", text(&folder), "--at", "2028-07-01"], 1);
    assert!(said.contains("trust.jwt: does not count. $.validUntil: 2028-05-31"), "{said}");
    assert!(said.contains("revocation-1.jwt: The status list is valid from 2026-06-05 12:00 to 2028-06-04 12:00"));
    // With the issuers at fault nobody is accused of what they alone make wrong.
    edit(&folder, "issuers.toml", "from = \"2024-01-01\"", "from = \"2024\"");
    tells(&folder, &[("issuers.toml", 12, "is not a date")]);
}

#[test]
fn a_check_that_is_not_carried_out_is_told_from_mistakes() {
    let folder = folder();
    for (arguments, piece) in [
        (vec!["programme", "check", "src"], "no programme.toml"),
        (vec!["programme", "check", "nowhere"], "no programme.toml"),
        (vec!["programme", "check", text(folder.path()), "--at", "soon"], "is not a date or time"),
        (vec!["programme", "check"], "required arguments"),
    ] {
        assert!(fails(&arguments, 2).contains(piece), "{arguments:?}");
    }
}

#[test]
fn chinese_says_the_same_places() {
    let folder = folder();
    let edits = [
        ("programme.toml", "CN-TJ", "Tianjin"),
        ("issuers.toml", "[[issuer]]", "[[issuer]"),
        (GRADES, "up_to = \"630\"", "up_to = \"390\""),
        ("targets.toml", "least = 3", "least = 3\nleast = 4"),
    ];
    for (file, from, to) in edits {
        edit(folder.path(), file, from, to);
    }
    let said = fails(&["programme", "check", text(folder.path()), "--messages", "zh"], 1);
    let lines: Vec<&str> = said.lines().collect();
    let ends = [
        "epeat-pv.toml:21: $.grade[1].up_to：“390”不对，应为：> 400。",
        "issuers.toml:3: 不是正确的 TOML：表名缺少“]]”。",
        "programme.toml:3: $.region.code：“Tianjin”不对，应为：ISO 3166-2: CN-TJ, CN-BJ, CN-HE …。",
        "targets.toml:9: $.least：同一名称出现了两次。请删去其中一个。",
        "标识和已签署的名单没有检查：请先改正 programme.toml 和 issuers.toml。",
        "4 个文件中共有 4 处错误。",
    ];
    assert_eq!(lines.len(), ends.len(), "{said}");
    for (line, end) in lines.iter().zip(ends) {
        assert!(line.ends_with(end), "{line}");
    }
}
