//! The wasm that writes workbooks: a comparison's document in, its bytes out.

use carbon_label::handover::Comparison;
use wasm_bindgen::prelude::wasm_bindgen;

/// A document as a workbook; nothing when it does not read.
#[wasm_bindgen]
pub fn sheet(document: &str) -> Option<Vec<u8>> {
    Comparison::read(document.as_bytes()).ok()?.to_xlsx().ok()
}

fn main() {}
