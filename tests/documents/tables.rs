//! Tables: written as CSV and as a workbook by the command line, and read again.

use super::{read, samples};
use carbon_label::{
    documents::{Brought, bring, for_page},
    formats::{
        Carbon, Import, Per,
        account::{Account, Warning},
        table::{Choice, Field, Remark, TableFault, is_table, sheet_of_book},
        told::{self, Heard},
    },
    label::{CarbonUnit, Decimal},
    text::Lang,
};
use std::{fs, io::Write, path::Path, process::Command};

fn run(folder: &Path, arguments: &[&str]) -> Vec<u8> {
    let output = Command::new(env!("CARGO_BIN_EXE_carbon-label")).args(arguments).current_dir(folder).output().unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    output.stdout
}

fn rows(bytes: &[u8]) -> Vec<Import> {
    match bring(bytes, None, &|_| None).unwrap() {
        Brought::Rows(rows) => {
            assert_eq!(rows.declarations.problems, []);
            rows.declarations.imports
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
            let kinds = [Carbon::Fossil, Carbon::Biogenic, Carbon::LandUseChange, Carbon::Uptake];
            for (import, document) in [(pact, samples::PACT), (epd, samples::ILCD)] {
                let source = read(document).unwrap().declared;
                for kind in kinds {
                    let [stated, back] = [&source, &import.declared].map(|declared| declared.carbon(kind));
                    assert_eq!(back.map(Decimal::trimmed), stated.map(Decimal::trimmed), "{kind:?}");
                }
            }
        }
    }
}

#[test]
fn nothing_is_assumed_over_a_unit_that_stands_there() {
    let read = |text: &str| match bring(text.as_bytes(), None, &|_| None).unwrap() {
        Brought::Rows(rows) => (rows.declarations.imports, rows.declarations.problems.len()),
        other => panic!("{other:?}"),
    };
    let (rows, _) = read("Product,Carbon footprint,Unit of footprint\nA,5,tCO2e\n");
    assert_eq!(rows[0].declared.unit.word(), "tCO2e");
    let (rows, problems) = read("Name,Value,Unit,Declared unit\nA,5,tCO2e,1 t\nB,5,to CO2e,1 t\nC,5,tCO2e,1 yd3\n");
    let units: Vec<_> = rows.iter().map(|row| (row.declared.unit.word(), &row.declared.per)).collect();
    assert_eq!((units, problems), (vec![("tCO2e", &Per::Unit("1 t".parse().unwrap()))], 2));
    for table in [
        "Name,Value,Unit,Declared unit\nX,5,lb CO2e,1 kg\n",
        "Name,Carbon footprint (lb CO2e)\nX,5\n",
        "Name,Value,Unit,Declared unit\nX,5,t CO2e,1 yd3\n",
    ] {
        let (rows, problems) = read(table);
        assert!(rows.is_empty() && problems > 0, "{table}");
    }
}

#[test]
fn kinds_of_carbon_stand_beside_the_value_and_have_to_fit_it() {
    let rows = rows(
        "Product;GWP-total (kg CO2e);GWP-fossil;GWP-biogenic;GWP-luluc;Weight;Declared unit\n\
         Board;-1,5;3;-5;0,5;7;1 m3\nBeam;20;-3;4;0,5;7;1 m3\n"
            .as_bytes(),
    );
    let carbon = |at: usize| {
        rows[at].declared.carbon.iter().map(|(kind, value)| format!("{} {value}", kind.word())).collect::<Vec<_>>()
    };
    assert_eq!(carbon(0), ["fossil 3", "biogenic -5", "land-use-change 0.5"]);
    assert_eq!(rows[0].account.warnings, []);
    let warnings: Vec<_> =
        rows[1].account.warnings.iter().map(|(warning, path)| (warning.word(), path.as_str())).collect();
    assert_eq!(warnings, [("negative-emission", "$[3]"), ("kinds", "$[3]")]);
}

#[test]
fn a_column_that_no_declaration_has_a_place_for_is_told_as_left_out() {
    let text = b"Product,Model,Footprint (kg CO2e),Weight,Lifetime\nLaptop,X1,300,1.5,4\n";
    let Ok(Brought::Rows(rows)) = bring(text, None, &|_| None) else { panic!() };
    let Account { read, dropped, .. } = rows.declarations.account;
    assert_eq!(
        dropped.iter().map(|dropped| dropped.path.as_str()).collect::<Vec<_>>(),
        ["Model", "Weight", "Lifetime"]
    );
    assert_eq!(read.iter().map(|(fact, _)| fact.word()).collect::<Vec<_>>(), ["name", "value", "value"]);
}

#[test]
fn of_several_sheets_a_hidden_one_is_not_taken_and_the_others_are_named() {
    let rows = |value: &str| {
        format!(
            r#"<row r="1"><c r="A1" t="inlineStr"><is><t>name</t></is></c><c r="B1" t="inlineStr"><is><t>value</t></is></c></row>
            <row r="2"><c r="A2" t="inlineStr"><is><t>Panel</t></is></c><c r="B2"><v>{value}</v></c></row>"#
        )
    };
    let bytes = book_of(&[("Old", " state=\"hidden\"", &rows("99")), ("New", "", &rows("5")), ("Notes", "", "")]);
    let sheet = sheet_of_book(&bytes).unwrap();
    assert_eq!((sheet.name.as_str(), sheet.left), ("New", vec!["Old".to_owned(), "Notes".to_owned()]));
    assert!(String::from_utf8(sheet.csv).unwrap().ends_with("Panel,5\r\n"));
}

#[test]
fn a_heading_of_another_unit_than_the_row_is_told() {
    let rows = rows(b"Name,Carbon footprint (kgCO2e),Unit,Declared unit\nA,5,tCO2e,1 t\nB,5,kgCO2e,1 t\n");
    let told: Vec<_> = rows.iter().map(|row| (row.declared.unit.word(), row.account.warnings.len())).collect();
    assert_eq!(told, [("tCO2e", 1), ("kgCO2e", 0)]);
    let expected = Remark::OtherUnit { heading: CarbonUnit::Kilogram, row: CarbonUnit::Tonne };
    assert_eq!(rows[0].account.warnings[0].0, Warning::Row(expected));
}

#[test]
fn a_sheet_whose_corners_are_far_apart_takes_no_room() {
    let sheet = |far: &str| {
        format!(
            r#"<row r="1"><c r="A1" t="inlineStr"><is><t>name</t></is></c><c r="B1" t="inlineStr"><is><t>value</t></is></c></row>
            {far}"#
        )
    };
    let far = sheet(r#"<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>"#);
    assert_eq!(sheet_of_book(&book(&far)), Err(TableFault::TooManyRows));
    let near = sheet(r#"<row r="3"><c r="A3" t="inlineStr"><is><t>Panel</t></is></c><c r="B3"><v>1.5</v></c></row>"#);
    let csv = String::from_utf8(sheet_of_book(&book(&near)).unwrap().csv).unwrap();
    assert_eq!(csv, "\u{feff}name,value\r\n\r\nPanel,1.5\r\n");
}

/// The least workbook of one sheet.
fn book(rows: &str) -> Vec<u8> {
    book_of(&[("s", "", rows)])
}

/// The least workbook of some sheets: of each its name, further attributes and its rows.
fn book_of(sheets: &[(&str, &str, &str)]) -> Vec<u8> {
    const MAIN: &str = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    const LINKS: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    const PARTS: &str = "http://schemas.openxmlformats.org/package/2006/relationships";
    let link = |id: usize, kind: &str, target: &str| {
        format!(r#"<Relationship Id="r{id}" Type="{LINKS}/{kind}" Target="{target}"/>"#)
    };
    let links = |links: String| format!(r#"<Relationships xmlns="{PARTS}">{links}</Relationships>"#);
    let (mut listed, mut linked, mut parts) = (String::new(), String::new(), Vec::new());
    for (at, (name, attributes, rows)) in sheets.iter().enumerate() {
        let id = at + 1;
        listed.push_str(&format!(r#"<sheet name="{name}" sheetId="{id}" r:id="r{id}"{attributes}/>"#));
        linked.push_str(&link(id, "worksheet", &format!("worksheets/sheet{id}.xml")));
        let sheet = format!(r#"<worksheet xmlns="{MAIN}"><sheetData>{rows}</sheetData></worksheet>"#);
        parts.push((format!("xl/worksheets/sheet{id}.xml"), sheet));
    }
    parts.push(("_rels/.rels".to_owned(), links(link(1, "officeDocument", "xl/workbook.xml"))));
    let workbook = format!(r#"<workbook xmlns="{MAIN}" xmlns:r="{LINKS}"><sheets>{listed}</sheets></workbook>"#);
    parts.push(("xl/workbook.xml".to_owned(), workbook));
    parts.push(("xl/_rels/workbook.xml.rels".to_owned(), links(linked)));
    let mut zip = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    for (name, text) in parts {
        zip.start_file(name, zip::write::SimpleFileOptions::default()).unwrap();
        zip.write_all(text.as_bytes()).unwrap();
    }
    zip.finish().unwrap().into_inner()
}

#[test]
fn a_workbooks_numbers_are_read_as_they_are_beside_texts_with_commas() {
    let cell = |at: &str, text: &str| format!(r#"<c r="{at}" t="inlineStr"><is><t>{text}</t></is></c>"#);
    let sheet = format!(
        r#"<row r="1">{}{}</row><row r="2">{}<c r="B2"><v>1.234</v></c></row><row r="3">{}{}</row>"#,
        cell("A1", "Product"),
        cell("B1", "Footprint (kg CO2e/kg)"),
        cell("A2", "A"),
        cell("A3", "B"),
        cell("B3", "1,5"),
    );
    let values: Vec<_> = rows(&book(&sheet)).iter().map(|row| row.declared.value.to_string()).collect();
    assert_eq!(values, ["1.234", "1.5"]);
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
    assert!(matches!(sheet_of_book(&bomb), Err(TableFault::TooLarge { .. })));
    for bytes in [&b"PK\x03\x04"[..], b"PK\x03\x04 not a zip at all", &bomb[..bomb.len() / 2]] {
        assert!(sheet_of_book(bytes).is_err());
    }
}

/// What the rows of a table say, and how many are wrong: value, unit and what it counts per; `~` before what is assumed.
fn measures(table: &str) -> Vec<String> {
    let Ok(Brought::Rows(rows)) = bring(table.as_bytes(), None, &|_| None) else { panic!("{table}") };
    let assumed = |field: Field| match rows.mapping.get(field) {
        Some(Choice::Assumed(_)) => "~",
        _ => "",
    };
    let (unit, per) = (assumed(Field::Unit), assumed(Field::Per));
    let said = rows.declarations.imports.iter().map(|import| {
        let declared = &import.declared;
        let (value, counted) = (declared.value, declared.per.unit().unwrap());
        format!("{value} {unit}{} {per}{} {}", declared.unit.word(), counted.amount(), counted.unit().word())
    });
    said.collect()
}

#[test]
fn a_heading_says_what_its_values_are_counted_in_and_per() {
    for (heading, expected) in [
        ("Footprint (kg CO2e)", "11 kgCO2e ~1 piece"),
        ("Footprint (g/kWh)", "11 gCO2e 1 kWh"),
        ("GWP (kg/kWh)", "11 kgCO2e 1 kWh"),
        ("Carbon footprint [t]", "11 tCO2e ~1 piece"),
        ("碳足迹(公斤/吨)", "11 kgCO2e 1 t"),
        ("Carbon footprint per kWh (kg CO2e)", "11 kgCO2e 1 kWh"),
        ("每千瓦时碳足迹（g CO2e）", "11 gCO2e 1 kWh"),
        ("每件产品碳足迹（kg CO2e）", "11 kgCO2e 1 piece"),
        ("Carbon footprint", "11 ~kgCO2e ~1 piece"),
    ] {
        assert_eq!(measures(&format!("Product;{heading}\nA;11\n")), [expected], "{heading}");
    }
    // What is not understood is asked for, and never assumed.
    for heading in ["Footprint (lb CO2e/kg)", "Footprint (kg C/kg)", "GWP per year (kg CO2e)", "Footprint (kg/m/a)"] {
        assert_eq!(measures(&format!("Product;{heading}\nA;11\n")), [] as [&str; 0], "{heading}");
    }
}

#[test]
fn a_declared_unit_is_read_with_the_tables_own_mark_and_held_against_the_units() {
    let read = measures("Product;Footprint;Unit;Declared unit\nA;520,5;kg CO2e;1.000 kg\nB;3,5;kg CO2e;1,5 kg\n");
    assert_eq!(read, ["520.5 kgCO2e 1000 kg", "3.5 kgCO2e 1.5 kg"]);
    assert_eq!(measures("Product,Footprint,Unit\nA,3,kg CO2e/kg\nB,4,kg CO2e/t\n"), ["3 kgCO2e 1 kg", "4 kgCO2e 1 t"]);
    let told = rows(b"Product,Footprint,Unit,Declared unit\nA,3,kg CO2e/t,1 kg\nB,3,kg CO2e/kg,1 kg\n");
    let expected = Remark::OtherPer { unit: "1 t".parse().unwrap(), per: "1 kg".parse().unwrap() };
    assert_eq!(told[0].account.warnings, [(Warning::Row(expected), "$[2]".to_owned())]);
    assert_eq!(told[1].account.warnings, []);
}

#[test]
fn an_uncertainty_is_a_share_of_the_value_or_left_out() {
    for (heading, cell, expected) in [
        ("Uncertainty", "0.1", Some("9.0 – 11.0")),
        ("Uncertainty", "±10%", Some("9.00 – 11.00")),
        ("Uncertainty (%)", "10", Some("9.00 – 11.00")),
        ("Uncertainty", "15", None),
    ] {
        let table = format!("Product,Footprint (kg CO2e/kg),{heading}\nA,10,{cell}\n");
        let rows = rows(table.as_bytes());
        let interval = rows[0].declared.uncertainty.as_ref().map(|of| format!("{} – {}", of.low(), of.high()));
        assert_eq!(
            (interval.as_deref(), rows[0].account.warnings.len()),
            (expected, usize::from(expected.is_none())),
            "{heading} {cell}"
        );
    }
}

/// What a page is told of a table.
fn told(table: &str) -> Heard {
    let sheets = Some(("Data".to_owned(), vec!["Notes".to_owned()]));
    told::read(for_page(table.as_bytes(), Lang::En, &|_| None, sheets).to_string().as_bytes()).unwrap()
}

#[test]
fn a_page_is_told_of_each_row_and_once_of_what_they_have_in_common() {
    let heard = told("Product,Carbon footprint (kgCO2e/kg),Colour\nA,5,red\nB,much,blue\nC,-7.50,green\n");
    let [Ok(first), Ok(second)] = heard.footprints.as_slice() else { panic!("{:?}", heard.footprints) };
    assert_eq!((first.declared.value.to_string(), second.declared.value.to_string()), ("5".into(), "-7.50".into()));
    assert_eq!(first.declared.per, Per::Unit("1 kg".parse().unwrap()));
    // A row's own remarks are its own; the row that does not read, and the columns, are said once.
    assert_eq!(first.account.warnings().len(), 0);
    let common = heard.account.as_ref().unwrap();
    assert!(common.warnings().iter().all(|line| line.contains('3')) && common.warnings().len() == 1, "{common:?}");
    let [_, (heading, how), ..] = common.parts.as_slice() else { panic!("{common:?}") };
    assert_eq!(heading, "How the table was read");
    assert_eq!(how[..2], ["sheet “Data”; not read: Notes", "headings in line 1"]);
    let dropped = common.parts.iter().find(|(heading, _)| heading == "Left out").unwrap();
    assert_eq!(dropped.1, ["Colour"]);
    // Who asks for the first alone is told of both.
    let headings: Vec<_> =
        heard.first().unwrap().unwrap().account.parts.into_iter().map(|(heading, _)| heading).collect();
    assert_eq!(headings[..2], ["Rows that are not shown", "How the table was read"]);
}

#[test]
fn of_a_long_table_a_page_is_told_a_part_and_how_much_more_there_is() {
    let rows: String = (0..250).map(|row| format!("P{row},{row},\n")).collect();
    let heard = told(&format!("Product,Carbon footprint (kgCO2e/kg),\n{rows}{}", "X,none,\n".repeat(70)));
    assert_eq!(heard.footprints.len(), 100);
    let common = heard.account.unwrap();
    let [first, problems @ .., last] = common.warnings() else { panic!("{common:?}") };
    assert_eq!(first, "The first 100 are shown, 150 more are not.");
    assert_eq!((problems.len(), last.as_str()), (20, "and 50 more"));
}

#[test]
fn a_table_without_a_row_that_reads_is_a_fault_in_one_sentence() {
    for (table, said) in [("Product,Carbon footprint\nA,much\n", "no column"), ("Product,Carbon footprint\n", "row")] {
        let heard = told(table);
        let [Err(fault)] = heard.footprints.as_slice() else { panic!("{heard:?}") };
        assert!(heard.account.is_none_or(|common| common.parts[0].0 == "How the table was read"));
        assert!(Lang::En.fault(fault).contains(said), "{}", Lang::En.fault(fault));
    }
}

#[test]
fn a_table_is_known_at_a_glance() {
    let utf16: Vec<u8> = "\u{feff}产品,碳足迹\n甲,5\n".encode_utf16().flat_map(u16::to_le_bytes).collect();
    let tables: [&[u8]; 7] = [
        b"a,b\n1,2\n",
        b"Our products\r\n\r\na;b\r\n1,5;2\r\n",
        b"a\tb\ttc\r1\t2\t3\r",
        b"a|b\n1|2",
        b"\xb2\xfa\xc6\xb7,\xcc\xbc\n\xbc\xd7,5\n",
        &utf16,
        b"PK\x03\x04\x14\0",
    ];
    for table in tables {
        assert!(is_table(table), "{}", String::from_utf8_lossy(table));
    }
    let others: [&[u8]; 5] =
        [b"", b"eyJhbGciOiJFUzI1NiJ9.eyJhIjoxfQ.c2ln", b"DEMO-2026-0001", b"Dear all,\nhere it is", b"%PDF-1.7\n"];
    for other in others {
        assert!(!is_table(other), "{}", String::from_utf8_lossy(other));
    }
}
