//! Numbers that identify: certificates, products, enterprises, addresses, digests.

use super::{Invalid, decimal::clipped};
use std::{fmt, str::FromStr};

/// Makes a text newtype readable.
macro_rules! readable {
    ($($name:ident),+) => {$(
        impl $name {
            /// The text.
            #[must_use]
            pub fn as_str(&self) -> &str {
                &self.0
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(&self.0)
            }
        }
    )+};
}
readable!(Number, Gtin, CreditCode, WebAddress, Digest);

/// The number of a certificate, or the id of a category, rule or benchmark.
///
/// `[A-Za-z0-9][A-Za-z0-9._-]{0,63}`, no two points in a row: it names files and stands in addresses.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Number(Box<str>);

impl FromStr for Number {
    type Err = Invalid;

    fn from_str(text: &str) -> Result<Self, Invalid> {
        let allowed = |b: u8| b.is_ascii_alphanumeric() || matches!(b, b'.' | b'_' | b'-');
        let first = text.bytes().next().is_some_and(|b| b.is_ascii_alphanumeric());
        let last = text.bytes().last().is_some_and(|b| b != b'.');
        if first
            && last
            && text.len() <= 64
            && text.bytes().all(allowed)
            && !text.as_bytes().windows(2).any(|pair| pair == b"..")
        {
            Ok(Self(text.into()))
        } else {
            Err(Invalid::Number(clipped(text)))
        }
    }
}

/// A Global Trade Item Number of 8, 12, 13 or 14 digits, its check digit right.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Gtin(Box<str>);

impl FromStr for Gtin {
    type Err = Invalid;

    fn from_str(text: &str) -> Result<Self, Invalid> {
        if !matches!(text.len(), 8 | 12 | 13 | 14) || !text.bytes().all(|b| b.is_ascii_digit()) {
            return Err(Invalid::Gtin(clipped(text)));
        }
        // GS1 General Specifications, 7.9: weights 3 and 1 in turn, from the digit before the check digit.
        let (digits, check) = text.split_at(text.len() - 1);
        let weighed = digits.bytes().rev().zip([3, 1].into_iter().cycle());
        let sum: u32 = weighed.map(|(digit, weight)| u32::from(digit - b'0') * weight).sum();
        let expected = char::from(b'0' + u8::try_from((10 - sum % 10) % 10).unwrap_or(0));
        if check.starts_with(expected) {
            Ok(Self(text.into()))
        } else {
            Err(Invalid::GtinCheckDigit { found: text.to_owned(), expected })
        }
    }
}

/// A unified social credit code (GB 32100-2015), its check character right.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CreditCode(Box<str>);

/// GB 32100-2015, table 3: digits and capitals without I, O, S, V, Z, in the order of their values.
const CREDIT_ALPHABET: &[u8; 31] = b"0123456789ABCDEFGHJKLMNPQRTUWXY";

impl FromStr for CreditCode {
    type Err = Invalid;

    fn from_str(text: &str) -> Result<Self, Invalid> {
        let refused = || Invalid::CreditCode(clipped(text));
        if text.len() != 18 {
            return Err(refused());
        }
        let (mut sum, mut weight) = (0, 1);
        for byte in &text.as_bytes()[..17] {
            let value = CREDIT_ALPHABET.iter().position(|letter| letter == byte).ok_or_else(refused)?;
            sum += value * weight;
            // The weight of place i is 3 to the power of i − 1, modulo 31.
            weight = weight * 3 % 31;
        }
        let expected = char::from(CREDIT_ALPHABET[(31 - sum % 31) % 31]);
        if text.ends_with(expected) {
            Ok(Self(text.into()))
        } else {
            Err(Invalid::CreditCodeCheck { found: clipped(text), expected })
        }
    }
}

/// An `https` address: nothing else is ever made a link.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WebAddress(Box<str>);

impl FromStr for WebAddress {
    type Err = Invalid;

    fn from_str(text: &str) -> Result<Self, Invalid> {
        let host = text.strip_prefix("https://").and_then(|rest| rest.split(['/', '?', '#']).next());
        let named = host.is_some_and(|host| !host.is_empty() && !host.contains(['@', '\\']));
        let plain = text.bytes().all(|b| b.is_ascii_graphic() && !matches!(b, b'"' | b'<' | b'>' | b'\\'));
        if named && plain && text.len() <= 500 {
            Ok(Self(text.into()))
        } else {
            Err(Invalid::WebAddress(clipped(text)))
        }
    }
}

/// A SHA-256 digest as 64 hexadecimal digits, kept in lower case.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Digest(Box<str>);

impl FromStr for Digest {
    type Err = Invalid;

    fn from_str(text: &str) -> Result<Self, Invalid> {
        if text.len() == 64 && text.bytes().all(|b| b.is_ascii_hexdigit()) {
            Ok(Self(text.to_ascii_lowercase().into()))
        } else {
            Err(Invalid::Digest(clipped(text)))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_can_name_a_file_and_nothing_else() {
        assert!("DEMO-2026-0001".parse::<Number>().is_ok());
        for bad in ["", ".", "..", "a..b", "a/b", "-x", "a b", "编号", "x.", &"x".repeat(65)] {
            assert_eq!(bad.parse::<Number>(), Err(Invalid::Number(clipped(bad))), "{bad}");
        }
    }

    #[test]
    fn a_gtin_has_its_check_digit() {
        for ok in ["9506000134352", "09506000134352", "96385074", "614141000036"] {
            assert!(ok.parse::<Gtin>().is_ok(), "{ok}");
        }
        let wrong = Invalid::GtinCheckDigit { found: "9506000134353".into(), expected: '2' };
        assert_eq!("9506000134353".parse::<Gtin>(), Err(wrong));
        assert!("950600013435".parse::<Gtin>().is_err());
        assert!("95060001343x2".parse::<Gtin>().is_err());
    }

    #[test]
    fn a_credit_code_has_its_check_character() {
        // The example of GB 32100-2015, appendix A.
        assert!("91350100M000100Y43".parse::<CreditCode>().is_ok());
        let wrong = Invalid::CreditCodeCheck { found: "91350100M000100Y44".into(), expected: '3' };
        assert_eq!("91350100M000100Y44".parse::<CreditCode>(), Err(wrong));
        assert!("91350100I000100Y43".parse::<CreditCode>().is_err());
    }

    #[test]
    fn only_plain_https_addresses_become_links() {
        assert!("https://labels.example/report.pdf".parse::<WebAddress>().is_ok());
        for bad in
            ["http://a.example", "javascript:alert(1)", "https://", "https:///x", "https://a@b/", "https://a/\"x"]
        {
            assert!(bad.parse::<WebAddress>().is_err(), "{bad}");
        }
    }
}
