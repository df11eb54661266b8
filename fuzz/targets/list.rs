//! Content of a status list behind a good signature.
#![no_main]

use carbon_label::credential::{AtHand, StatusList};
use carbon_label_fuzz::{BODY, NOW, PROGRAMME, signed};
use libfuzzer_sys::fuzz_target;

/// Where the seeds' lists stand.
const ADDRESS: &str = "https://labels.example/status/body-a/revocation-1.jwt";

fuzz_target!(|data: &[u8]| {
    let token = signed(BODY, data);
    if let Ok(list) = StatusList::read(token.as_bytes(), ADDRESS, &PROGRAMME.trust, &AtHand::default(), *NOW) {
        // Bitstring Status List v1.0, 6.1, and what we read at most.
        assert!((131_072..=16_777_216).contains(&list.entries()));
    }
});
