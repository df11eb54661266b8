//! The demonstration's programme, of which one value is another: it reads and comes back, or it does not read.
#![no_main]

use carbon_label::{
    json::{Json, Limits},
    programme::Programme,
};
use carbon_label_fuzz::{PROGRAMME, change, faulted, replaced};
use libfuzzer_sys::fuzz_target;
use std::sync::LazyLock;

const LIMITS: Limits = Limits { bytes: 4 << 20, depth: 12 };

static GOOD: LazyLock<Json> = LazyLock::new(|| {
    let Ok(Json::Object(mut members)) = Json::parse(PROGRAMME.to_json().as_bytes(), LIMITS) else { panic!() };
    members.push(("issuers".to_owned(), PROGRAMME.issuers().clone()));
    Json::Object(members)
});

fn read(tree: Json) {
    match Programme::read(tree) {
        Ok(programme) => {
            // What was read from a tree deeper than any text may be cannot come back.
            if let Ok(again) = Programme::from_json(&programme.to_json(), programme.trust.clone()) {
                assert_eq!(again.categories(), programme.categories());
                assert_eq!((again.about, again.trust), (programme.about, programme.trust));
            }
        }
        Err(fault) => faulted(&fault),
    }
}

fuzz_target!(|data: &[u8]| {
    if let Ok(tree) = Json::parse(data, LIMITS) {
        read(tree);
    }
    if let Some((which, new)) = change(data) {
        read(replaced(&GOOD, which, &new));
    }
});
