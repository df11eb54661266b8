//! Other people's documents: in come the vectors' files and samples of what they have none of, out go megabytes a
//! second of each format, ours beside what a parser of its syntax alone does with the same bytes.

use carbon_label::{documents::bring, formats::table::sheet_of_book, json::Json, label::Decimal};
use std::{fs, hint::black_box, io::Cursor, path::Path, time::Instant};

/// How long each is measured, in seconds, in turns.
const SECONDS: f64 = 0.6;
const TURNS: usize = 5;

/// A format: its name, its files below the vectors, and its peer.
type Row = (&'static str, &'static [&'static str], &'static str, fn(&[u8]));

const FORMATS: [Row; 7] = [
    ("pact", &["pact-demo-api/footprints.json", "pact-demo-api/footprintsV3.json"], "serde_json", value),
    ("catena-x", &["catenax-pcf/7.0.0/Pcf.json", "catenax-pcf/9.0.0/Pcf.json"], "serde_json", value),
    (
        "ilcd-json",
        &[
            "ilcd-json-epdx/023f3b97-976a-41c4-b0f1-5357b9dc5b3e.json",
            "ilcd-json-epdx/f63ac879-fa7d-4f91-813e-e816cbdf1927.json",
        ],
        "serde_json",
        value,
    ),
    (
        "ilcd-xml",
        &[
            "ilcd-epd-format/EPDv1.3_example_57a4ae65-d305-421e-b21f-a3f0c35b8abe.xml",
            "ilcd-epd-format/Kalk_(CaO__Feinkalk).xml",
        ],
        "roxmltree",
        tree,
    ),
    ("dcc", &["untp-spec/untp-dcc-instance.json"], "serde_json", value),
    ("csv", &["boavizta/boavizta-data-us.csv"], "csv", records),
    ("openepd", &[], "serde_json", value),
];

fn value(bytes: &[u8]) {
    black_box(serde_json::from_slice::<serde_json::Value>(bytes).is_ok());
}

fn tree(bytes: &[u8]) {
    black_box(std::str::from_utf8(bytes).is_ok_and(|text| roxmltree::Document::parse(text).is_ok()));
}

fn records(bytes: &[u8]) {
    black_box(csv::Reader::from_reader(bytes).records().count());
}

fn cells(bytes: &[u8]) {
    use calamine::{Reader, Xlsx};
    let mut book: Xlsx<_> = calamine::open_workbook_from_rs(Cursor::new(bytes)).expect("a workbook of ours");
    black_box(book.worksheets().len());
}

/// Measures every format and prints it as JSON.
pub(crate) fn formats(vectors: &Path) -> Option<Json> {
    let mut rows = Vec::new();
    for (name, files, peer, theirs) in FORMATS {
        let documents: Vec<Vec<u8>> = if files.is_empty() {
            vec![open_epd().into_bytes()]
        } else {
            files.iter().map(|file| fs::read(vectors.join(file)).ok()).collect::<Option<_>>()?
        };
        let ours = |bytes: &[u8]| {
            black_box(bring(bytes, None, &|_| None).is_ok());
        };
        rows.push(row(name, &documents, peer, &ours, &theirs));
    }
    let book = vec![workbook(&fs::read(vectors.join("boavizta/boavizta-data-us.csv")).ok()?)?];
    let ours = |bytes: &[u8]| {
        black_box(sheet_of_book(bytes).is_ok_and(|sheet| bring(&sheet.csv, None, &|_| None).is_ok()));
    };
    rows.push(row("xlsx", &book, "calamine", &ours, &cells));
    Some(Json::List(rows))
}

/// Ours and theirs in turns, so that a machine that slows down slows both.
fn row(name: &str, documents: &[Vec<u8>], peer: &str, ours: &dyn Fn(&[u8]), theirs: &dyn Fn(&[u8])) -> Json {
    let (mut one, mut other): (Vec<f64>, Vec<f64>) = (Vec::new(), Vec::new());
    for _ in 0..TURNS {
        one.push(speed(documents, ours));
        other.push(speed(documents, theirs));
    }
    let bytes: usize = documents.iter().map(Vec::len).sum();
    let figure = |speeds: &mut Vec<f64>| {
        speeds.sort_by(f64::total_cmp);
        Json::Number(format!("{:.1}", speeds[speeds.len() / 2]))
    };
    Json::object([
        ("name", Json::text(name)),
        ("bytes", Json::Number(bytes.to_string())),
        ("ours", figure(&mut one)),
        ("peer", Json::text(peer)),
        ("theirs", figure(&mut other)),
    ])
}

/// Megabytes a second.
fn speed(documents: &[Vec<u8>], read: &dyn Fn(&[u8])) -> f64 {
    let began = Instant::now();
    let mut bytes = 0;
    loop {
        for document in documents {
            read(document);
            bytes += document.len();
        }
        let seconds = began.elapsed().as_secs_f64();
        if seconds >= SECONDS / TURNS as f64 {
            return bytes as f64 / seconds / 1e6;
        }
    }
}

/// An openEPD with as many indicators as an EPD has; the vectors have none.
fn open_epd() -> String {
    let modules = ["A1A2A3", "A4", "A5", "B1", "B2", "C1", "C2", "C3", "C4", "D"];
    let scopes = |unit: &str| {
        let one =
            |module: &&str| format!(r#""{module}":{{"mean":1.234567,"unit":"{unit}","rsd":0.1,"dist":"normal"}}"#);
        format!("{{{}}}", modules.iter().map(one).collect::<Vec<_>>().join(","))
    };
    let gwp =
        ["gwp", "gwp-fossil", "gwp-biogenic", "gwp-luluc"].map(|name| format!(r#""{name}":{}"#, scopes("kgCO2e")));
    let other = ["odp", "ap", "ep-fresh", "ep-marine", "pocp"].map(|name| format!(r#""{name}":{}"#, scopes("kg")));
    let set = [gwp.as_slice(), &other].concat().join(",");
    format!(
        r#"{{"doctype":"openEPD","openepd_version":"0.1","product_name":"Panel","declared_unit":{{"qty":1,"unit":"m3"}},
        "impacts":{{"EF 3.1":{{{set}}},"TRACI 2.1":{{{set}}}}}}}"#
    )
}

/// The table as a workbook.
fn workbook(csv: &[u8]) -> Option<Vec<u8>> {
    use carbon_label::workbook::{Book, Cell, Table};
    let mut reader = csv::ReaderBuilder::new().has_headers(false).from_reader(csv);
    let cell = |text: &str| match text.parse::<Decimal>() {
        Ok(number) => Cell::Number(number),
        Err(_) if text.is_empty() => Cell::Blank,
        Err(_) => Cell::Text(text.to_owned()),
    };
    let rows: Vec<Vec<Cell>> = reader.records().flatten().map(|record| record.iter().map(cell).collect()).collect();
    let sheet = Table { name: "devices".to_owned(), widths: Vec::new(), headed: true, rows };
    let at = "2026-11-24T12:00:00+08:00".parse().ok()?;
    Book { title: "devices".to_owned(), software: "bench".to_owned(), at, sheets: vec![sheet] }.to_xlsx().ok()
}
