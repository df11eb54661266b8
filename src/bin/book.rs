//! The wasm that reads workbooks: their bytes in, the table as CSV out, and which sheet it stands on.

use carbon_label::formats::table;
use wasm_bindgen::prelude::wasm_bindgen;

/// [`table::Sheet`].
#[wasm_bindgen]
pub struct Sheet(table::Sheet);

#[wasm_bindgen]
impl Sheet {
    /// The table as CSV.
    #[wasm_bindgen(getter)]
    pub fn csv(&self) -> Vec<u8> {
        self.0.csv.clone()
    }

    /// The sheet's name, where there are others.
    #[wasm_bindgen(getter)]
    pub fn name(&self) -> Option<String> {
        (!self.0.left.is_empty()).then(|| self.0.name.clone())
    }

    /// The names of the others.
    #[wasm_bindgen(getter)]
    pub fn left(&self) -> Vec<String> {
        self.0.left.clone()
    }
}

/// A workbook's table; nothing when it has none, or is none.
#[wasm_bindgen]
#[must_use]
pub fn sheet(bytes: &[u8]) -> Option<Sheet> {
    table::sheet_of_book(bytes).ok().map(Sheet)
}

fn main() {}
