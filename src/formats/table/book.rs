//! A workbook of Excel's as the table of its first sheet that has one.

use super::{Cell, Csv, Mark, Seems, Table, TableFault, bytes::ZIP, number};
use calamine::{DataRef, Reader, SheetVisible, Xlsx, open_workbook_from_rs};
use std::{
    borrow::Cow,
    collections::BTreeMap,
    io::{Cursor, Read, sink},
};
use zip::ZipArchive;

/// Most bytes that a workbook's parts may have, once they are inflated: sixteen times what a file may have.
const INFLATED: u64 = 16 * Table::MAX_BYTES as u64;

/// A sheet's cells that have something, by row and column.
type Cells = BTreeMap<u32, BTreeMap<u32, Filled>>;

/// What a cell has, and whether it is a number to the workbook.
struct Filled {
    text: String,
    is_number: bool,
}

/// Whether bytes begin as a workbook does: as a zip archive.
#[must_use]
pub fn is_book(bytes: &[u8]) -> bool {
    bytes.starts_with(ZIP)
}

/// A workbook's table, and where it stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sheet {
    /// The sheet's name.
    pub name: String,
    /// The table as CSV, with a line for each of the sheet's rows.
    pub csv: Vec<u8>,
    /// The other sheets, which were not read.
    pub left: Vec<String>,
}

/// The table of the first sheet that is shown and has two cells in a row; of one that is hidden where no other has.
///
/// # Errors
/// A [`TableFault`] when it is no workbook, or breaks a limit.
pub fn sheet_of_book(bytes: &[u8]) -> Result<Sheet, TableFault> {
    if bytes.len() > Table::MAX_BYTES {
        return Err(TableFault::TooLarge { bytes: bytes.len() });
    }
    let inflated = inflated(bytes).ok_or(TableFault::NotATable(Seems::Zip))?;
    if inflated > INFLATED {
        return Err(TableFault::TooLarge { bytes: usize::try_from(inflated).unwrap_or(usize::MAX) });
    }
    let mut book: Xlsx<_> = open_workbook_from_rs(Cursor::new(bytes)).map_err(|_| TableFault::NotATable(Seems::Zip))?;
    let sheets = book.sheets_metadata().to_vec();
    let (shown, hidden): (Vec<_>, Vec<_>) = sheets.iter().partition(|sheet| sheet.visible == SheetVisible::Visible);
    for sheet in shown.into_iter().chain(hidden) {
        let cells = cells(&mut book, &sheet.name)?;
        if cells.values().any(|row| row.len() > 1) {
            let left = sheets.iter().filter(|other| other.name != sheet.name).map(|other| other.name.clone());
            return Ok(Sheet { name: sheet.name.clone(), csv: csv(&cells), left: left.collect() });
        }
    }
    Err(TableFault::Empty)
}

/// The cells one after the other: a sheet's corners may be as far apart as they like, what is between takes no room.
fn cells(book: &mut Xlsx<Cursor<&[u8]>>, name: &str) -> Result<Cells, TableFault> {
    let unread = |_| TableFault::NotATable(Seems::Workbook);
    let mut reader = book.worksheet_cells_reader(name).map_err(unread)?;
    let mut cells = Cells::new();
    while let Some(cell) = reader.next_cell().map_err(unread)? {
        let value = cell.get_value();
        let is_number = matches!(value, DataRef::Int(_) | DataRef::Float(_));
        let text = text(value);
        if text.trim().is_empty() {
            continue;
        }
        let (row, column) = cell.get_position();
        if row as usize >= Table::MAX_ROWS {
            return Err(TableFault::TooManyRows);
        }
        if column as usize >= Table::MAX_COLUMNS {
            return Err(TableFault::TooManyColumns { line: row as usize + 1 });
        }
        cells.entry(row).or_default().insert(column, Filled { text, is_number });
    }
    Ok(cells)
}

/// Lines are the sheet's rows, also where some are empty.
fn csv(cells: &Cells) -> Vec<u8> {
    let mut csv = Csv::default();
    let mut next = 0;
    let texts = || cells.values().flat_map(BTreeMap::values).filter(|cell| !cell.is_number);
    let commas = texts().any(|cell| Mark::of([cell.text.as_str()].into_iter()) == Some(Mark::Comma));
    for (row, columns) in cells {
        for _ in next..*row {
            csv.row([Cell::Blank]);
        }
        next = row + 1;
        let last = columns.keys().last().copied().unwrap_or_default();
        let texts = (0..=last).map(|column| columns.get(&column).map(|cell| text_of(cell, commas)));
        let texts: Vec<Option<Cow<'_, str>>> = texts.collect();
        csv.row(texts.iter().map(|text| text.as_ref().map_or(Cell::Blank, |text| Cell::Text(text))));
    }
    csv.into_bytes()
}

/// A cell as text. Beside texts with decimal commas a number such as 1.234 would read as a thousand: it is written so
/// that it reads one way alone, `1234e-3`.
fn text_of(cell: &Filled, commas: bool) -> Cow<'_, str> {
    match cell.text.split_once('.') {
        Some((whole, fraction)) if commas && cell.is_number && number::is_ambiguous(&cell.text) => {
            Cow::Owned(format!("{whole}{fraction}e-{}", fraction.len()))
        }
        _ => Cow::Borrowed(&cell.text),
    }
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
fn text(cell: &DataRef<'_>) -> String {
    match cell {
        DataRef::DateTime(at) if at.is_datetime() => {
            let (year, month, day, ..) = at.to_ymd_hms_milli();
            format!("{year:04}-{month:02}-{day:02}")
        }
        // An error, such as a division by nought, is no value.
        DataRef::Error(_) | DataRef::Empty => String::new(),
        DataRef::SharedString(text) => (*text).to_owned(),
        DataRef::String(text) => text.clone(),
        other => calamine::Data::from(other.clone()).to_string(),
    }
}
