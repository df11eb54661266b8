//! What is written is what is read again, by us and by others.

use super::*;
use carbon_label::formats::table::{Cell, Csv};
use proptest::prelude::*;

/// Cells such as people and others write: separators, quotes, line ends, formulas, Chinese.
fn cell() -> impl Strategy<Value = String> {
    prop_oneof!["[a-z实木=+@'\",;|\t\r\n 0-9.-]{0,12}", "\\PC{0,20}", "'*[=+@-].{0,5}"]
        .prop_map(|cell| cell.replace('\0', ""))
}

fn written(rows: &[Vec<String>]) -> Vec<u8> {
    let mut csv = Csv::default();
    rows.iter().for_each(|row| csv.row(row.iter().map(|cell| Cell::Text(cell))));
    csv.into_bytes()
}

fn rows() -> impl Strategy<Value = Vec<Vec<String>>> {
    (2..6_usize).prop_flat_map(|columns| {
        let row = || prop::collection::vec(cell(), columns);
        let filled = prop::collection::vec("[a-z]{1,8}", columns);
        (filled, prop::collection::vec(row(), 1..8)).prop_map(|(heading, rows)| [vec![heading], rows].concat())
    })
}

fn is_filled(row: &[String]) -> bool {
    row.iter().any(|cell| !cell.trim().is_empty())
}

proptest! {
    #[test]
    fn what_is_written_is_read_again(rows in rows()) {
        let expected: Vec<Vec<String>> = rows.iter().skip(1).filter(|row| is_filled(row)).cloned().collect();
        prop_assume!(!expected.is_empty());
        let table = read(&written(&rows)).unwrap();
        let found: Vec<Vec<String>> = table.rows().map(|row| row.cells().map(str::to_owned).collect()).collect();
        prop_assert_eq!(found, expected);
    }

    #[test]
    fn no_cell_that_is_written_begins_a_formula(rows in rows()) {
        let bytes = written(&rows);
        let mut reader = csv::ReaderBuilder::new().has_headers(false).from_reader(&bytes[3..]);
        let mut count = 0;
        for (found, row) in reader.records().zip(&rows) {
            let found = found.unwrap();
            prop_assert_eq!(found.len(), row.len());
            for (found, cell) in found.iter().zip(row) {
                prop_assert!(!found.starts_with(['=', '+', '-', '@', '\t', '\r', '\n']), "{:?}", found);
                prop_assert!(found == cell || found.strip_prefix('\'') == Some(cell));
            }
            count += 1;
        }
        prop_assert_eq!(count, rows.len());
    }

    /// Quotes as the `csv` crate reads them, wherever they are kept to.
    #[test]
    fn cells_are_those_a_second_reader_finds(rows in prop::collection::vec("[ab,\"\r\n]{1,20}", 1..6)) {
        let text = format!("a,b\n{}", rows.join("\n"));
        let Ok(table) = read(text.as_bytes()) else { return Ok(()) };
        let mut reader = csv::ReaderBuilder::new().has_headers(true).flexible(true).from_reader(text.as_bytes());
        let theirs: Vec<Vec<String>> = reader
            .records()
            .map(|row| row.unwrap().iter().map(str::to_owned).collect::<Vec<_>>())
            .filter(|row| is_filled(row))
            .collect();
        let ours: Vec<Vec<String>> = table.rows().map(|row| row.cells().map(str::to_owned).collect()).collect();
        prop_assert_eq!(ours, theirs);
    }

    #[test]
    fn a_mapping_comes_back_as_it_was(bytes in prop::collection::vec(any::<u8>(), 0..200), text in "\\PC{0,40}") {
        if let Ok(mapping) = Mapping::of_fragment(&String::from_utf8_lossy(&bytes)) {
            prop_assert_eq!(Mapping::of_fragment(&mapping.fragment()).unwrap(), mapping);
        }
        let mut mapping = Mapping::default();
        for field in carbon_label::formats::table::Field::ALL {
            mapping.set(*field, Some(carbon_label::formats::table::Choice::Column(format!("{text}{}", field.word()))));
        }
        prop_assert_eq!(&Mapping::of_fragment(&mapping.fragment()).unwrap(), &mapping);
        prop_assert_eq!(Mapping::read(mapping.json().to_string().as_bytes()).unwrap(), mapping);
    }
}
