//! The wasm that writes workbooks: a comparison's document in, or a workbook as data; its bytes out.

use carbon_label::{handover::Comparison, workbook::Book};
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

fn main() {}
