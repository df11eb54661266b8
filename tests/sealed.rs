//! Sealed presentations: what was sealed opens, and nothing else does.
#![cfg(feature = "cli")]
#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

use carbon_label::credential::sealed::{Sealed, SealedFault, read_key, seal};
use proptest::{collection::vec, prelude::*, sample::Index};

/// Another's answer: made by the `WebCrypto` of Node.js 20, which is to open what we seal. With
/// `b = x => Buffer.from(x).toString('base64url')`, the key 0, 1 … 31, the iv 100, 101 … 111 and
/// `h = b('{"alg":"dir","enc":"A256GCM","cty":"vc+sd-jwt"}')`:
/// `crypto.subtle.encrypt({name: 'AES-GCM', iv, additionalData: Buffer.from(h)}, key, plaintext)`,
/// whose last 16 bytes are the tag.
const KEY: &str = "AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8";
const PLAINTEXT: &str = "e30.e30.AA~碳足迹~";
const SEALED: &str = "eyJhbGciOiJkaXIiLCJlbmMiOiJBMjU2R0NNIiwiY3R5IjoidmMrc2Qtand0In0..ZGVmZ2hpamtsbW5v.\
    LSjuSBzaZrB_IyEPeNaCS_EqubP1.3J6dHa7cOzVfyu22_Xr1rw";

#[test]
fn web_crypto_makes_the_same_of_the_same() {
    let (key, iv) = (read_key(KEY).unwrap(), *b"defghijklmno");
    assert_eq!(seal(PLAINTEXT.as_bytes(), &key, &iv).as_deref(), Ok(SEALED));
    assert_eq!(Sealed::parse(SEALED).unwrap().open(&key), Ok(PLAINTEXT.into()));
}

#[test]
fn what_would_be_too_large_to_open_is_not_sealed() {
    let sealed = |bytes| seal(&vec![0; bytes], &[1; 32], &[2; 12]);
    let largest = (0..).map(|less| Sealed::MAX_BYTES * 3 / 4 - less).find(|bytes| sealed(*bytes).is_ok()).unwrap();
    assert!(Sealed::parse(&sealed(largest).unwrap()).is_ok());
    let Err(SealedFault::TooLarge { bytes, limit }) = sealed(largest + 1) else { panic!("no fault") };
    assert!(bytes > limit && limit == Sealed::MAX_BYTES);
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn what_was_sealed_opens(plaintext in vec(any::<u8>(), 0..300), key in any::<[u8; 32]>(), iv in any::<[u8; 12]>()) {
        let text = seal(&plaintext, &key, &iv).unwrap();
        let sealed = Sealed::parse(&format!(" {text}\n")).unwrap();
        prop_assert_eq!(sealed.iv(), &iv);
        prop_assert_eq!(sealed.open(&key), Ok(plaintext));
    }

    #[test]
    fn one_changed_character_opens_nothing(place in any::<Index>(), byte in 0x21_u8..0x7f) {
        let mut bytes = SEALED.to_owned().into_bytes();
        *place.get_mut(&mut bytes) = byte;
        let changed = String::from_utf8(bytes).unwrap();
        prop_assume!(changed != SEALED);
        let opened = Sealed::parse(&changed).and_then(|sealed| sealed.open(&read_key(KEY).unwrap()));
        prop_assert!(opened.is_err(), "{}", changed);
    }

    #[test]
    fn another_key_opens_nothing(key in any::<[u8; 32]>()) {
        prop_assume!(key != read_key(KEY).unwrap());
        prop_assert_eq!(Sealed::parse(SEALED).unwrap().open(&key), Err(SealedFault::Unopened));
    }

    /// No text panics, whatever it is.
    #[test]
    fn any_text_is_read_or_refused(text in "[a-z.~=_-]{0,40}|\\PC{0,40}") {
        let _ = (Sealed::parse(&text), read_key(&text));
    }
}
