//! Numbers, times and quoted text, the same in every language.

use crate::label::{Decimal, Instant, Line};

/// A figure with the digits it has and a real minus sign.
#[must_use]
pub fn figure(value: Decimal) -> String {
    value.to_string().replace('-', "−")
}

/// A figure whose whole part is grouped by thousands: an amount of money, tonnes of a year.
#[must_use]
pub fn grouped(value: Decimal) -> String {
    let shown = figure(value);
    let end = shown.find('.').unwrap_or(shown.len());
    let start = shown.find(|c: char| c.is_ascii_digit()).unwrap_or(0);
    let mut grouped = shown[..start].to_owned();
    for (at, digit) in shown[start..end].char_indices() {
        if at > 0 && (end - start - at).is_multiple_of(3) {
            grouped.push(',');
        }
        grouped.push(digit);
    }
    grouped + &shown[end..]
}

/// A share of one as per cent, to a whole number; `<1%` for what is less and not nothing.
#[must_use]
pub fn per_cent(percent: Decimal) -> String {
    let rounded = percent.rounded(0);
    if rounded.is_zero() && !percent.is_zero() {
        return if percent.is_negative() { ">−1%" } else { "<1%" }.to_owned();
    }
    format!("{}%", figure(rounded))
}

/// Date and time of day in China: `2026-11-23 14:58`.
#[must_use]
pub fn clock(at: Instant) -> String {
    let (hour, minute) = at.clock();
    format!("{} {hour:02}:{minute:02}", at.date())
}

/// Somebody else's text, made safe to repeat in a sentence: short, and nothing that turns it around.
#[must_use]
pub fn plain(text: &str) -> String {
    plain_up_to(text, 80)
}

/// [`plain`], of so many characters.
pub(super) fn plain_up_to(text: &str, most: usize) -> String {
    let mut shown: String = text.chars().take(most).map(|c| if Line::holds(c) { c } else { '\u{fffd}' }).collect();
    if text.chars().nth(most).is_some() {
        shown.push('…');
    }
    shown
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn figures_keep_their_digits_and_get_a_minus() {
        assert_eq!(figure("-647.420".parse().unwrap()), "−647.420");
        assert_eq!(per_cent("65".parse().unwrap()), "65%");
        assert_eq!(per_cent("0.03".parse().unwrap()), "<1%");
        assert_eq!(per_cent("0".parse().unwrap()), "0%");
        assert_eq!(per_cent("-14.2".parse().unwrap()), "−14%");
    }

    #[test]
    fn thousands_are_grouped_before_the_point_alone() {
        let grouped = |text: &str| grouped(text.parse().unwrap());
        assert_eq!(
            ["0", "999", "1000", "-1234567.8912", "100000"].map(grouped),
            ["0", "999", "1,000", "−1,234,567.8912", "100,000"]
        );
    }

    #[test]
    fn hostile_text_is_repeated_harmlessly() {
        assert_eq!(plain("a\u{202e}b\nc"), "a\u{fffd}b\u{fffd}c");
        assert_eq!(plain(&"x".repeat(100)).chars().count(), 81);
    }
}
