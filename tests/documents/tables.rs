//! Tables: written as CSV and as a workbook by the command line, and read again.

use super::samples;
use carbon_label::{
    documents::{Brought, bring},
    formats::{
        Import, Per,
        table::{TableFault, csv_of_book},
    },
};
use std::{fs, io::Write, path::Path, process::Command};

fn run(folder: &Path, arguments: &[&str]) -> Vec<u8> {
    let output = Command::new(env!("CARGO_BIN_EXE_carbon-label")).args(arguments).current_dir(folder).output().unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    output.stdout
}

fn rows(bytes: &[u8]) -> Vec<Import> {
    match bring(bytes, None, &|_| None).unwrap() {
        Brought::Rows { imports, problems, .. } => {
            assert_eq!(problems, []);
            imports
        }
        other => panic!("{other:?}"),
    }
}

#[test]
fn a_table_written_in_either_language_and_form_is_read_as_it_was() {
    let folder = tempfile::tempdir().unwrap();
    for (file, document) in [("pact.json", samples::PACT), ("epd.json", samples::ILCD)] {
        fs::write(folder.path().join(file), document).unwrap();
    }
    for lang in ["zh", "en"] {
        for form in ["csv", "xlsx"] {
            let out = format!("{lang}.{form}");
            run(folder.path(), &["--messages", lang, "export", "pact.json", "epd.json", "--to", form, "--out", &out]);
            let imports = rows(&fs::read(folder.path().join(&out)).unwrap());
            let [pact, epd] = imports.as_slice() else { panic!("{}", imports.len()) };
            assert_eq!(pact.declared.value.to_string(), if form == "csv" { "1.00" } else { "1" });
            assert_eq!(pact.declared.per, Per::Unit("2 m2".parse().unwrap()));
            assert_eq!(pact.declared.gtin().unwrap().to_string(), "6901234567892");
            assert_eq!(pact.declared.boundary, Some(carbon_label::label::Boundary::CradleToGate));
            assert_eq!(pact.declared.year, Some(2025));
            // Of EN 15804's modules the stages: 1.2 + 0.3, and 2.5.
            let stages: Vec<String> =
                epd.declared.inside.iter().map(|module| module.value.unwrap().to_string()).collect();
            assert_eq!(stages, ["1.5", "2.5"]);
            assert_eq!(epd.declared.value.to_string(), "4");
        }
    }
}

#[test]
fn a_hostile_workbook_is_refused() {
    // Sixteen files that are each the inflated limit, of noughts.
    let mut zip = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    let options = zip::write::SimpleFileOptions::default().compression_method(zip::CompressionMethod::Deflated);
    let block = vec![0_u8; 1 << 20];
    zip.start_file("xl/worksheets/sheet1.xml", options).unwrap();
    for _ in 0..300 {
        zip.write_all(&block).unwrap();
    }
    let bomb = zip.finish().unwrap().into_inner();
    assert!(bomb.len() < 1 << 20);
    assert!(matches!(csv_of_book(&bomb), Err(TableFault::TooLarge { .. })));
    for bytes in [&b"PK\x03\x04"[..], b"PK\x03\x04 not a zip at all", &bomb[..bomb.len() / 2]] {
        assert!(csv_of_book(bytes).is_err());
    }
}
