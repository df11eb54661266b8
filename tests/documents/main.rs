//! Everybody's footprint documents, wrong ones and whole ones: what is told of those, and that these come back from
//! every format as they were.
#![cfg(feature = "cli")]
#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

mod facts;
mod packages;
mod samples;
mod schemas;
#[allow(dead_code, reason = "no symbol is drawn here")]
#[path = "../specimens/mod.rs"]
mod specimens;
mod tables;
mod trips;
mod wrong;

use carbon_label::{
    formats::{Document, Import},
    json::Fault,
    label::Decimal,
};

/// The first footprint of a document.
fn read(text: &str) -> Result<Import, Fault> {
    match Document::read(text.as_bytes())? {
        Document::Declared(mut imports) => imports.remove(0),
        other => panic!("no declaration: {other:?}"),
    }
}

fn decimal(text: &str) -> Decimal {
    text.parse().unwrap()
}
