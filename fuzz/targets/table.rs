//! Other people's tables: read or not, whatever is said of them, and written to be read again.
#![no_main]

use carbon_label::{
    formats::table::{Cell, Csv, Mapping, Table, TableFault},
    text::{LEXICONS, Lang},
};
use libfuzzer_sys::fuzz_target;

/// Any text, where a library would decode GB18030.
fn decoded(bytes: &[u8]) -> Option<String> {
    Some(String::from_utf8_lossy(bytes).into_owned())
}

fn applied(table: &Table, mapping: &Mapping) {
    let imported = mapping.apply(table, LEXICONS);
    assert!(imported.rows.len() <= table.rows().count());
    for lang in Lang::ALL {
        for problem in &imported.problems {
            assert!(!lang.table_problem(problem, table).contains('\u{202e}'));
        }
        for remark in imported.rows.iter().flat_map(|row| &row.remarks) {
            assert!(!lang.table_remark(remark).contains('\u{202e}'));
        }
    }
    imported.rows.iter().for_each(|row| {
        row.interval();
    });
}

/// What was read is written, and read again is the same.
fn written(table: &Table) {
    let mut csv = Csv::default();
    csv.row(table.headings().iter().map(|heading| Cell::Text(heading)));
    table.rows().for_each(|row| csv.row(row.cells().map(Cell::Text)));
    let again = Table::read(&csv.into_bytes(), &decoded);
    // Once its blanks and its guard are gone, a first heading may be how a document of another kind begins, or a number,
    // and so no heading.
    if matches!(again, Err(TableFault::NotATable(_) | TableFault::NoRows)) {
        return;
    }
    // A single column has blank rows, and lines that are no headings of it.
    if table.headings().len() > 1 {
        let again = again.unwrap();
        let cells = |table: &Table| -> Vec<Vec<String>> {
            table.rows().map(|row| row.cells().map(str::to_owned).collect()).collect()
        };
        assert_eq!(cells(&again), cells(table));
    }
}

fuzz_target!(|data: &[u8]| {
    let fragment = String::from_utf8_lossy(data);
    if let Ok(mapping) = Mapping::of_fragment(&fragment) {
        assert_eq!(Mapping::of_fragment(&mapping.fragment()).unwrap(), mapping);
    }
    if let Ok(mapping) = Mapping::read(data) {
        assert_eq!(Mapping::read(mapping.json().to_string().as_bytes()).unwrap(), mapping);
    }
    match Table::read(data, &decoded) {
        Ok(table) => {
            let mapping = Mapping::guess(&table, LEXICONS);
            applied(&table, &mapping);
            written(&table);
        }
        Err(fault) => assert!(Lang::ALL.iter().all(|lang| !lang.table_fault(&fault).is_empty())),
    }
});
