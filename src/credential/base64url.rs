//! Base64url without padding (RFC 7515, 2), strict: one spelling a value.
//!
//! By hand, and held against `base64`: the app would pay for the ways of spelling that are not this one.

const ALPHABET: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

pub(super) fn decode(text: &str) -> Option<Vec<u8>> {
    let mut bytes = Vec::with_capacity(text.len() / 4 * 3 + 2);
    let (mut left, mut count) = (0, 0);
    for letter in text.bytes() {
        left = left << 6 | value(letter)?;
        count += 6;
        if count >= 8 {
            count -= 8;
            bytes.push((left >> count) as u8);
            left &= (1 << count) - 1;
        }
    }
    // Loose trailing bits are refused: with them a byte of a label could change unnoticed.
    (count < 6 && left == 0).then_some(bytes)
}

fn value(letter: u8) -> Option<u32> {
    let (first, before) = match letter {
        b'A'..=b'Z' => (b'A', 0),
        b'a'..=b'z' => (b'a', 26),
        b'0'..=b'9' => (b'0', 52),
        b'-' => (b'-', 62),
        b'_' => (b'_', 63),
        _ => return None,
    };
    Some(u32::from(letter - first) + before)
}

pub(super) fn encode(bytes: &[u8]) -> String {
    let mut text = String::with_capacity(bytes.len() / 3 * 4 + 4);
    for part in bytes.chunks(3) {
        let byte = |at: usize| part.get(at).map_or(0, |byte| usize::from(*byte));
        let bits = byte(0) << 16 | byte(1) << 8 | byte(2);
        for place in 0..=part.len() {
            text.push(char::from(ALPHABET[bits >> (18 - 6 * place) & 63]));
        }
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_value_has_one_spelling() {
        assert_eq!(decode("AA"), Some(vec![0]));
        for loose in ["AB", "AA==", "A", "AAAAA", "A A", "+/", "AA\n", "é"] {
            assert_eq!(decode(loose), None, "{loose}");
        }
        assert_eq!(encode(&[251, 255]), "-_8");
    }
}

#[cfg(not(target_arch = "wasm32"))]
#[cfg(test)]
mod held_against_base64 {
    use super::*;
    use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};
    use proptest::prelude::*;

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(20_000))]

        #[test]
        fn bytes_are_written_as_there(bytes in prop::collection::vec(any::<u8>(), 0..40)) {
            prop_assert_eq!(encode(&bytes), URL_SAFE_NO_PAD.encode(&bytes));
        }

        #[test]
        fn text_is_read_as_there(text in "[A-Za-z0-9_+/=-]{0,9}") {
            prop_assert_eq!(decode(&text), URL_SAFE_NO_PAD.decode(&text).ok());
        }
    }
}
