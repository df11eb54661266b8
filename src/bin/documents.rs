//! The wasm that reads other people's documents for the app's pages: their bytes in, what they say as JSON out.

use carbon_label::{documents::for_page, text::Lang};
use wasm_bindgen::prelude::wasm_bindgen;

/// What a document says, in a language's words; see [`for_page`].
#[wasm_bindgen]
#[must_use]
pub fn read(bytes: &[u8], lang: &str) -> String {
    let known = Lang::ALL.iter().copied().find(|known| known.code() == lang);
    for_page(bytes, known.unwrap_or(Lang::Zh)).to_string()
}

fn main() {}
