//! Other people's tables: what is read, what is told, what is refused, and what is written.
#![cfg(feature = "cli")]
#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

mod hostile;
mod mapping;
mod rows;
mod written;

use carbon_label::{
    formats::table::{Imported, Mapping, Table, TableFault},
    text::LEXICONS,
};

/// GB18030, strictly, as the browser's `TextDecoder` has it with `fatal`.
fn gb18030(bytes: &[u8]) -> Option<String> {
    let text = encoding_rs::GB18030.decode_without_bom_handling_and_without_replacement(bytes)?;
    Some(text.into_owned())
}

fn read(bytes: &[u8]) -> Result<Table, TableFault> {
    Table::read(bytes, &gb18030)
}

fn table(text: &str) -> Table {
    read(text.as_bytes()).unwrap()
}

/// The mapping guessed, as it stands in an address: short, and every choice shows.
fn guessed(text: &str) -> Mapping {
    Mapping::guess(&table(text), LEXICONS)
}

fn imported(text: &str) -> Imported {
    guessed(text).apply(&table(text), LEXICONS)
}
