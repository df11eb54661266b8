//! The wasm that reads other people's documents for the app's pages: their bytes in, what they say as JSON out.

use carbon_label::{documents::for_page, text::Lang};
use js_sys::{Function, Uint8Array};
use wasm_bindgen::{JsValue, prelude::wasm_bindgen};

/// What a document says, in a language's words; see [`for_page`]. `gb18030` decodes bytes, or gives nothing; of a
/// workbook with several sheets `sheet` is the one the bytes are of, and `left` are the others.
#[wasm_bindgen]
#[must_use]
pub fn read(bytes: &[u8], lang: &str, gb18030: &Function, sheet: Option<String>, left: Option<Vec<String>>) -> String {
    let decode = |bytes: &[u8]| gb18030.call1(&JsValue::NULL, &Uint8Array::from(bytes)).ok()?.as_string();
    for_page(bytes, Lang::of(lang).unwrap_or(Lang::Zh), &decode, sheet.zip(left)).to_string()
}

fn main() {}
