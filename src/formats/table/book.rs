//! A workbook of Excel's as the table of its first sheet that has one.

use super::{Cell, Csv, Seems, Table, TableFault};
use calamine::{Data, Reader, Xlsx, open_workbook_from_rs};
use std::io::{Cursor, Read, sink};
use zip::ZipArchive;

/// Most bytes that a workbook's parts may have, once they are inflated: sixteen times what a file may have.
const INFLATED: u64 = 16 * Table::MAX_BYTES as u64;

/// Whether bytes begin as a workbook does: as a zip archive.
#[must_use]
pub fn is_book(bytes: &[u8]) -> bool {
    bytes.starts_with(b"PK\x03\x04")
}

/// The first sheet with two cells in a row, as CSV with a line for each of its rows.
///
/// # Errors
/// A [`TableFault`] when it is no workbook, or breaks a limit.
pub fn csv_of_book(bytes: &[u8]) -> Result<Vec<u8>, TableFault> {
    if bytes.len() > Table::MAX_BYTES {
        return Err(TableFault::TooLarge { bytes: bytes.len() });
    }
    let inflated = inflated(bytes).ok_or(TableFault::NotATable(Seems::Zip))?;
    if inflated > INFLATED {
        return Err(TableFault::TooLarge { bytes: usize::try_from(inflated).unwrap_or(usize::MAX) });
    }
    let mut book: Xlsx<_> =
        open_workbook_from_rs(Cursor::new(bytes)).map_err(|_| TableFault::NotATable(Seems::Zip))?;
    for name in book.sheet_names() {
        let range = book.worksheet_range(&name).map_err(|_| TableFault::NotATable(Seems::Workbook))?;
        let filled = |row: &[Data]| row.iter().filter(|cell| !text(cell).trim().is_empty()).count() > 1;
        if !range.rows().any(filled) {
            continue;
        }
        let (height, width) = range.get_size();
        if height > Table::MAX_ROWS {
            return Err(TableFault::TooManyRows);
        }
        if width > Table::MAX_COLUMNS {
            return Err(TableFault::TooManyColumns { line: 1 });
        }
        let mut csv = Csv::default();
        // Lines are the sheet's rows, also where the first ones are empty.
        for _ in 0..range.start().map_or(0, |(row, _)| row) {
            csv.row([Cell::Blank]);
        }
        for row in range.rows() {
            let cells: Vec<String> = row.iter().map(text).collect();
            csv.row(cells.iter().map(|cell| Cell::Text(cell)));
        }
        return Ok(csv.into_bytes());
    }
    Err(TableFault::Empty)
}

/// How many bytes the parts have, inflated: what the archive says of it may be false. Nothing where it is none.
fn inflated(bytes: &[u8]) -> Option<u64> {
    let mut archive = ZipArchive::new(Cursor::new(bytes)).ok()?;
    let mut sum = 0;
    for at in 0..archive.len() {
        let part = archive.by_index(at).ok()?;
        let room = (INFLATED + 1).checked_sub(sum)?;
        sum += std::io::copy(&mut part.take(room), &mut sink()).ok()?;
        if sum > INFLATED {
            break;
        }
    }
    Some(sum)
}

/// A cell as somebody would write it into a table of text.
fn text(cell: &Data) -> String {
    match cell {
        Data::DateTime(at) if at.is_datetime() => {
            let (year, month, day, ..) = at.to_ymd_hms_milli();
            format!("{year:04}-{month:02}-{day:02}")
        }
        // An error, such as a division by nought, is no value.
        Data::Error(_) | Data::Empty => String::new(),
        other => other.to_string(),
    }
}
