//! Product passports: plain, and behind the signature of somebody the trust list knows.
#![no_main]

use carbon_label::{
    credential::AtHand,
    evidence::Evidence,
    json::{Json, Limits},
};
use carbon_label_fuzz::{BODY, NOW, PROGRAMME, change, check, replaced, signed};
use libfuzzer_sys::fuzz_target;
use std::sync::LazyLock;

static GOOD: LazyLock<Json> = LazyLock::new(|| {
    let text = include_bytes!("../../tests/fixtures/passport.json");
    Json::parse(text, Limits { bytes: 65536, depth: 20 }).unwrap()
});

fn read(payload: &[u8]) {
    let signed = signed(BODY, payload);
    let envelope = format!(
        r#"{{"@context":["https://www.w3.org/ns/credentials/v2"],"type":"EnvelopedVerifiableCredential",
        "id":"data:application/vc+jwt,{signed}"}}"#
    );
    for bytes in [payload, signed.as_bytes(), envelope.as_bytes()] {
        let evidence = Evidence::read(bytes, &PROGRAMME, &AtHand::default(), *NOW);
        check(&evidence);
    }
}

fuzz_target!(|data: &[u8]| {
    read(data);
    if let Some((which, new)) = change(data) {
        read(replaced(&GOOD, which, &new).to_string().as_bytes());
    }
});
