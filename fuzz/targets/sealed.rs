//! Sealed presentations: parsed, and never opened with a key that did not seal them.
#![no_main]

use carbon_label::credential::sealed::{Sealed, read_key, seal, write_key};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|data: &[u8]| {
    if let Ok(text) = std::str::from_utf8(data) {
        if let Ok(sealed) = Sealed::parse(text) {
            assert!(sealed.open(&[1; 32]).is_err());
        }
        if let Ok(key) = read_key(text) {
            assert_eq!(write_key(&key), text);
        }
    }
    if let Ok(token) = seal(data, &[2; 32], &[3; 12]) {
        let sealed = Sealed::parse(&token).unwrap();
        assert_eq!(sealed.open(&[2; 32]).unwrap(), data);
        assert!(sealed.open(&[1; 32]).is_err());
    }
});
