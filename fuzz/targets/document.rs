//! `Document::read` and the addresses of did:web.
#![no_main]

use carbon_label::credential::{Document, PublicKey, address};
use carbon_label_fuzz::faulted;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|data: &[u8]| {
    match Document::read(data) {
        Ok(document) => assert!(address(document.id()).is_ok()),
        Err(fault) => faulted(&fault),
    }
    let Ok(text) = std::str::from_utf8(data) else { return };
    if let Ok(key) = PublicKey::from_did(text) {
        assert_eq!(key.did().as_deref(), Some(text));
    }
    if let Ok(found) = address(text) {
        assert!(
            found.starts_with("https://")
                || found.starts_with("http://localhost")
                || found.starts_with("http://127.0.0.1")
        );
        assert!(found.ends_with("/did.json") && !found.contains(['@', '?', '#', ' ', '\\']), "{found}");
    }
});
