//! Other people's declarations: read or not, drawn either way.
#![no_main]

use carbon_label::{
    credential::AtHand,
    evidence::Evidence,
    formats::Declared,
    json::{Json, Limits},
};
use carbon_label_fuzz::{NOW, PROGRAMME, change, check, replaced};
use libfuzzer_sys::fuzz_target;
use std::sync::LazyLock;

static GOOD: LazyLock<Json> = LazyLock::new(|| {
    let text = include_bytes!("../../tests/fixtures/declaration.json");
    Json::parse(text, Declared::LIMITS).unwrap()
});

fn read(data: &[u8]) {
    let evidence = Evidence::read(data, &PROGRAMME, &AtHand::default(), *NOW);
    assert!(!matches!(evidence, Evidence::Verified(_)));
    check(&evidence);
}

fuzz_target!(|data: &[u8]| {
    // What begins as JSON does is taken for a declaration, or for nothing.
    if data.first() == Some(&b'{') {
        read(data);
    }
    if let Some((which, new)) = change(data) {
        let text = replaced(&GOOD, which, &new).to_string();
        assert!(Json::parse(text.as_bytes(), Limits { bytes: 5 << 20, depth: 64 }).is_ok());
        read(text.as_bytes());
    }
});
