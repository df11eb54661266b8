//! Disclosures behind a good signature, and the tree they are put into.
#![no_main]

use carbon_label::{
    credential::{
        AtHand,
        disclosure::{keep, resolve, split},
    },
    evidence::Evidence,
    json::{Json, Limits},
};
use carbon_label_fuzz::{NOW, PROGRAMME, check};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|data: &[u8]| {
    let Ok(text) = std::str::from_utf8(data) else { return };
    // A payload, a line's end, and disclosures.
    let (payload, rest) = text.split_once('\n').unwrap_or((text, ""));
    if let (Ok(tree), Ok((_, disclosures))) =
        (Json::parse(payload.as_bytes(), Limits { bytes: 16384, depth: 20 }), split(&format!("x~{rest}")))
        && let Ok(shown) = resolve(&tree, &disclosures)
    {
        // What was resolved has nothing left to resolve, at its own level at least.
        assert!(shown.member("_sd").is_none() && shown.member("_sd_alg").is_none());
    }
    check(&Evidence::read(data, &PROGRAMME, &AtHand::default(), *NOW));
    if let Ok(kept) = keep(text, &[]) {
        assert!(!kept.contains('~') || kept.ends_with('~'));
    }
});
