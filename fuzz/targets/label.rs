//! Content of a label behind a good signature: as it is, or a good label of which one value is another.
#![no_main]

use carbon_label::{
    credential::AtHand,
    evidence::Evidence,
    json::{Json, Limits},
};
use carbon_label_fuzz::{BODY, NOW, PROGRAMME, change, check, key, replaced, signed};
use libfuzzer_sys::fuzz_target;
use std::sync::LazyLock;

/// A good label's payload.
static GOOD: LazyLock<Json> = LazyLock::new(|| {
    let draft = include_bytes!("../../demo/drafts/body-a/DEMO-2026-0001.json");
    let Json::Object(mut members) = Json::parse(draft, Limits { bytes: 65536, depth: 16 }).unwrap() else { panic!() };
    let kinds = ["VerifiableCredential", "CarbonFootprintLabel"].map(Json::text);
    members.push(("type".to_owned(), Json::List(kinds.into())));
    members.push(("issuer".to_owned(), Json::text(key(BODY).did())));
    Json::Object(members)
});

fn read(payload: &[u8]) -> Evidence {
    Evidence::read(signed(BODY, payload).as_bytes(), &PROGRAMME, &AtHand::default(), *NOW)
}

fuzz_target!(|data: &[u8]| {
    check(&read(data));
    if let Some((which, new)) = change(data) {
        check(&read(replaced(&GOOD, which, &new).to_string().as_bytes()));
    }
});
