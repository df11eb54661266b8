//! The wasm that writes workbooks, and reads them: a comparison's document in, or a workbook as data, its bytes out; or a
//! workbook's bytes in, its table as CSV out.

use carbon_label::{formats::table::csv_of_book, handover::Comparison, workbook::Book};
use wasm_bindgen::prelude::wasm_bindgen;

/// A document as a workbook; nothing when it does not read.
#[wasm_bindgen]
pub fn sheet(document: &str) -> Option<Vec<u8>> {
    Comparison::read(document.as_bytes()).ok()?.to_xlsx().ok()
}

/// A workbook's file; nothing when the data do not read.
#[wasm_bindgen]
pub fn workbook(book: &str) -> Option<Vec<u8>> {
    Book::read(book.as_bytes()).ok()?.to_xlsx().ok()
}

/// A workbook's table as CSV; nothing when it has none, or is none.
#[wasm_bindgen]
pub fn table(bytes: &[u8]) -> Option<Vec<u8>> {
    csv_of_book(bytes).ok()
}

fn main() {}
