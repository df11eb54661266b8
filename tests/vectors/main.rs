//! Other people's test vectors, from `../shared/vectors`. Where that folder is not, each test says so
//! and passes: they are not ours to hand on.

#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]
#![allow(clippy::print_stderr, reason = "what ran, and what could not, is said")]

mod devices;
mod digital_links;
mod documents;
mod epds;
mod exceptions;
mod signatures;
mod symbols;

use carbon_label::json::{Json, Limits};
use std::{fs, path::Path};

/// The bytes of a vector, or nothing where the folder is not.
fn bytes(file: &str) -> Option<Vec<u8>> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/vectors");
    if !folder.is_dir() {
        eprintln!("vectors: not here");
        return None;
    }
    Some(fs::read(folder.join(file)).unwrap_or_else(|error| panic!("{file}: {error}")))
}

fn vector(file: &str) -> Option<Json> {
    Some(Json::parse(&bytes(file)?, Limits { bytes: 10_000_000, depth: 32 }).unwrap())
}

fn member<'a>(json: &'a Json, key: &str) -> &'a Json {
    json.member(key).unwrap_or_else(|| panic!("no {key}"))
}

fn list<'a>(json: &'a Json, key: &str) -> &'a [Json] {
    let Json::List(members) = member(json, key) else { panic!("{key} is no list") };
    members
}

fn text<'a>(json: &'a Json, key: &str) -> &'a str {
    let Json::Text(text) = member(json, key) else { panic!("{key} is no text") };
    text
}

fn hex(text: &str) -> Vec<u8> {
    let digits: Vec<u8> = text.chars().map(|c| u8::try_from(c.to_digit(16).unwrap()).unwrap()).collect();
    digits.chunks(2).map(|pair| pair[0] << 4 | pair[1]).collect()
}
