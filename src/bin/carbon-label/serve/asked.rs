//! What a request's headers ask for: a content coding, a part, an answer only if something changed.
//!
//! In: header values. Out: choices. What cannot be read asks for nothing.

use std::{ops::Range, time::SystemTime};

/// Whether a coding is welcome (`Accept-Encoding`, RFC 9110, 12.5.3).
pub(super) fn takes(accepted: &str, coding: &str) -> bool {
    let weight = |wanted: &str| {
        accepted.split(',').find_map(|item| {
            let (name, parameter) = item.split_once(';').unwrap_or((item, ""));
            let is_it = name.trim().eq_ignore_ascii_case(wanted);
            let refused = parameter.trim().strip_prefix("q=").is_some_and(|q| q.trim().parse() == Ok(0.0_f32));
            is_it.then_some(!refused)
        })
    };
    weight(coding).or_else(|| weight("*")).unwrap_or(false)
}

/// Whether a tag is among those of `If-None-Match`.
pub(super) fn names(tags: &str, tag: &str) -> bool {
    tags.split(',').map(str::trim).any(|one| one == "*" || one.strip_prefix("W/").unwrap_or(one) == tag)
}

/// Whether a file has not changed since the time a header states, in whole seconds.
pub(super) fn unchanged_since(stated: &str, modified: SystemTime) -> bool {
    httpdate::parse_http_date(stated).is_ok_and(|since| seconds(modified) <= seconds(since))
}

/// Whether a part may be sent: what the reader has of it (`If-Range`) is of the same file.
pub(super) fn is_of(condition: &str, tag: &str, modified: SystemTime) -> bool {
    condition == tag || httpdate::parse_http_date(condition).is_ok_and(|date| seconds(date) == seconds(modified))
}

fn seconds(time: SystemTime) -> u64 {
    time.duration_since(SystemTime::UNIX_EPOCH).map_or(0, |since| since.as_secs())
}

/// The part of a file that `Range` asks for.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Part {
    /// All of it: no part was asked for, or several, or none that can be read.
    All,
    /// These bytes.
    Some(Range<u64>),
    /// Bytes it does not have.
    Beyond,
}

/// Reads `Range` for a file of this length.
pub(super) fn part(range: &str, length: u64) -> Part {
    let Some((from, to)) = range.strip_prefix("bytes=").and_then(|range| range.split_once('-')) else {
        return Part::All;
    };
    let number = |text: &str| text.bytes().all(|b| b.is_ascii_digit()).then(|| text.parse::<u64>().ok()).flatten();
    let range = match (number(from), number(to)) {
        (Some(from), Some(to)) if from <= to => from..to.saturating_add(1).min(length),
        (Some(from), None) if to.is_empty() => from..length,
        (None, Some(last)) if from.is_empty() => length.saturating_sub(last)..length,
        _ => return Part::All,
    };
    if range.is_empty() { Part::Beyond } else { Part::Some(range) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_coding_counts_unless_it_is_refused() {
        assert!(takes("gzip, deflate, br", "br") && takes("BR;q=0.5", "br") && takes("*", "br"));
        assert!(!takes("gzip", "br") && !takes("br;q=0, *", "br") && !takes("", "gzip") && !takes("*;q=0.0", "gzip"));
    }

    #[test]
    fn a_part_is_one_range_of_bytes() {
        assert_eq!(part("bytes=0-3", 10), Part::Some(0..4));
        assert_eq!(part("bytes=4-", 10), Part::Some(4..10));
        assert_eq!(part("bytes=-3", 10), Part::Some(7..10));
        assert_eq!(part("bytes=-30", 10), Part::Some(0..10));
        assert_eq!(part("bytes=8-18446744073709551615", 10), Part::Some(8..10));
        for beyond in ["bytes=10-", "bytes=10-12", "bytes=-0"] {
            assert_eq!(part(beyond, 10), Part::Beyond, "{beyond}");
        }
        for all in ["bytes=0-1,3-4", "bytes=3-1", "bytes=+1-2", "bytes=-", "lines=0-3", "bytes=a-b", ""] {
            assert_eq!(part(all, 10), Part::All, "{all}");
        }
    }

    #[test]
    fn conditions_go_by_tag_and_by_whole_seconds() {
        let modified = SystemTime::UNIX_EPOCH + std::time::Duration::from_millis(784_111_777_500);
        assert!(unchanged_since("Sun, 06 Nov 1994 08:49:37 GMT", modified));
        assert!(!unchanged_since("Sun, 06 Nov 1994 08:49:36 GMT", modified) && !unchanged_since("x", modified));
        assert!(names("\"a\", W/\"b\"", "\"b\"") && names("*", "\"b\"") && !names("\"a\"", "\"b\""));
        assert!(is_of("\"a\"", "\"a\"", modified) && !is_of("W/\"a\"", "\"a\"", modified));
    }
}
