//! Base64url without padding (RFC 7515, 2), strict: one spelling a value.

use base64::{
    Engine,
    alphabet::URL_SAFE,
    engine::{GeneralPurpose, GeneralPurposeConfig, general_purpose::NO_PAD},
};

/// Loose trailing bits are refused: with them a byte of a label could change unnoticed.
const STRICT: GeneralPurposeConfig = NO_PAD.with_decode_allow_trailing_bits(false);
const ENGINE: GeneralPurpose = GeneralPurpose::new(&URL_SAFE, STRICT);

pub(super) fn decode(text: &str) -> Option<Vec<u8>> {
    ENGINE.decode(text).ok()
}

pub(super) fn encode(bytes: &[u8]) -> String {
    ENGINE.encode(bytes)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_value_has_one_spelling() {
        assert_eq!(decode("AA"), Some(vec![0]));
        for loose in ["AB", "AA==", "A", "A A", "+/", "AA\n"] {
            assert_eq!(decode(loose), None, "{loose}");
        }
        assert_eq!(encode(&[251, 255]), "-_8");
    }
}
