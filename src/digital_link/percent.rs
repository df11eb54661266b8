//! Percent-encoding (RFC 3986) of values in a URI.

/// Where in a URI a value stands: a blank is `+` in the query.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Place {
    /// Between slashes.
    Path,
    /// After the question mark.
    Query,
}

/// A value as it may stand there.
#[must_use]
pub fn escaped(value: &str, place: Place) -> String {
    let mut escaped = String::new();
    for byte in value.bytes() {
        match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'-' | b'.' | b'_' | b'~' => escaped.push(char::from(byte)),
            b' ' if place == Place::Query => escaped.push('+'),
            other => escaped.push_str(&format!("%{other:02X}")),
        }
    }
    escaped
}

/// The bytes a value stands for; a `%` without two hexadecimal digits is itself.
#[must_use]
pub fn unescaped(escaped: &str, place: Place) -> Vec<u8> {
    let (mut bytes, mut rest) = (Vec::new(), escaped.as_bytes());
    while let Some((byte, after)) = rest.split_first() {
        let digit = |at: usize| after.get(at).and_then(|byte| char::from(*byte).to_digit(16));
        rest = after;
        match (byte, digit(0), digit(1)) {
            (b'%', Some(high), Some(low)) => {
                bytes.extend(u8::try_from(high * 16 + low));
                rest = &after[2..];
            }
            (b'+', ..) if place == Place::Query => bytes.push(b' '),
            (other, ..) => bytes.push(*other),
        }
    }
    bytes
}
