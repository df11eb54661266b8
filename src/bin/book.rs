//! The wasm that reads workbooks: their bytes in, the table as CSV out.

use carbon_label::formats::table::csv_of_book;
use wasm_bindgen::prelude::wasm_bindgen;

/// A workbook's table as CSV; nothing when it has none, or is none.
#[wasm_bindgen]
#[must_use]
pub fn table(bytes: &[u8]) -> Option<Vec<u8>> {
    csv_of_book(bytes).ok()
}

fn main() {}
