//! Comparisons that were handed over: what reads comes back the same, and can be written every way.
#![no_main]

use carbon_label::{
    handover::{Comparison, print},
    json::{Json, Limits},
    portal::View,
};
use carbon_label_fuzz::{change, faulted, replaced};
use libfuzzer_sys::fuzz_target;
use std::sync::LazyLock;

const GOOD: &[u8] = include_bytes!("../../tests/fixtures/comparison.json");

static TREE: LazyLock<Json> = LazyLock::new(|| Json::parse(GOOD, Limits { bytes: 1 << 20, depth: 10 }).unwrap());

fn read(bytes: &[u8]) {
    match Comparison::read(bytes) {
        Ok(comparison) => written(&comparison),
        Err(fault) => faulted(&fault),
    }
}

/// Whatever reads is written every way; its view is one.
fn written(comparison: &Comparison) {
    let text = comparison.to_json().to_string();
    assert_eq!(Comparison::read(text.as_bytes()).as_ref(), Ok(comparison));
    let view = View::of(comparison.link.fragment());
    assert_eq!(View::of(&view.fragment()), view);
    assert!(comparison.to_csv().starts_with(b"\xef\xbb\xbf"));
    assert!(comparison.to_xlsx().unwrap().starts_with(b"PK"));
    let pages = print(comparison).into_string();
    for start in ["<script", "<img", "<iframe", "<a "] {
        assert!(!pages.contains(start), "{start} in {pages}");
    }
}

fuzz_target!(|data: &[u8]| {
    read(data);
    if let Some((which, new)) = change(data) {
        read(replaced(&TREE, which, &new).to_string().as_bytes());
    }
});
