//! Numbers as people write them in tables: with a decimal comma or point, in groups, in per cent.

use crate::label::{Decimal, Invalid, words};
use std::borrow::Cow;

/// What stands before the fraction of a number.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Mark {
    /// `1,234.5`
    Point,
    /// `1.234,5`
    Comma,
}
words!(Mark, { Point = ".", Comma = "," });

/// What stands between groups of three digits besides the mark that is not the decimal one.
const GROUPERS: [char; 2] = [' ', '\''];

/// How a cell may be read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Sign {
    /// With this mark alone.
    Only(Mark),
    /// Either way, to another value each: `1.234`.
    Either,
    /// The same either way, or no number.
    Neither,
}

impl Mark {
    /// The mark of a column, if its cells tell: that of most of them.
    pub(super) fn of<'a>(cells: impl Iterator<Item = &'a str>) -> Option<Self> {
        let (mut points, mut commas) = (0_usize, 0_usize);
        for cell in cells {
            match sign(&plain(cell)) {
                Sign::Only(Self::Point) => points += 1,
                Sign::Only(Self::Comma) => commas += 1,
                Sign::Either | Sign::Neither => {}
            }
        }
        (points + commas > 0).then_some(if commas > points { Self::Comma } else { Self::Point })
    }

    const fn character(self) -> char {
        match self {
            Self::Point => '.',
            Self::Comma => ',',
        }
    }

    const fn other(self) -> Self {
        match self {
            Self::Point => Self::Comma,
            Self::Comma => Self::Point,
        }
    }
}

/// Whether a cell is another number with the other mark.
pub(super) fn is_ambiguous(cell: &str) -> bool {
    sign(&plain(cell)) == Sign::Either
}

fn sign(cell: &str) -> Sign {
    let (number, _) = split(cell);
    let readings = [Mark::Point, Mark::Comma].map(|mark| number_of(number, mark).ok());
    match readings {
        [Some(point), Some(comma)] if point != comma => Sign::Either,
        [Some(_), None] => Sign::Only(Mark::Point),
        [None, Some(_)] => Sign::Only(Mark::Comma),
        _ => Sign::Neither,
    }
}

/// Reads a cell that is a number and nothing else.
///
/// # Errors
/// [`Invalid::Decimal`] when it is no number, [`Invalid::TooManyDigits`] when it is not kept exactly.
pub(super) fn read(cell: &str, mark: Mark) -> Result<Decimal, Invalid> {
    number_of(&plain(cell), mark).map_err(|problem| invalid(problem, cell))
}

/// Reads a cell that is a number with something behind it, such as its unit, which is given back.
///
/// # Errors
/// As [`read`].
pub(super) fn read_before(cell: &str, mark: Mark) -> Result<(Decimal, String), Invalid> {
    let plain = plain(cell);
    let (number, rest) = split(&plain);
    let value = number_of(number, mark).map_err(|problem| invalid(problem, cell))?;
    Ok((value, rest.to_owned()))
}

/// Whether a cell states per cent.
pub(super) fn is_per_cent(cell: &str) -> bool {
    plain(cell).ends_with('%')
}

/// Whether a cell stands for no number: a stroke, or a word for it.
pub(super) fn is_blank(cell: &str) -> bool {
    const BLANK: [&str; 12] =
        ["", "-", "--", "/", "\\", "\u{2013}", "\u{2014}", "\u{2014}\u{2014}", "n/a", "na", "n.a.", "null"];
    BLANK.contains(&plain(cell).to_lowercase().as_str())
}

enum NotRead {
    NotANumber,
    TooManyDigits,
}

fn invalid(problem: NotRead, cell: &str) -> Invalid {
    match problem {
        NotRead::NotANumber => Invalid::Decimal(cell.to_owned()),
        NotRead::TooManyDigits => Invalid::TooManyDigits(cell.to_owned()),
    }
}

/// A cell in ASCII as far as numbers go: wide digits, every minus and every blank are the plain ones.
pub(super) fn plain(cell: &str) -> Cow<'_, str> {
    if cell.is_ascii() {
        return Cow::Borrowed(cell.trim());
    }
    let narrow = |c: char| match c {
        // The wide forms stand in the order of ASCII.
        '\u{ff01}'..='\u{ff5e}' => char::from_u32(u32::from(c) - 0xfee0).unwrap_or(c),
        '\u{2212}' => '-',
        '\u{2019}' => '\'',
        c if c.is_whitespace() => ' ',
        c => c,
    };
    Cow::Owned(cell.chars().map(narrow).collect::<String>().trim().to_owned())
}

/// A number and what stands behind it: letters, but for an exponent's.
fn split(cell: &str) -> (&str, &str) {
    let digit = |c: char| c.is_ascii_digit();
    let exponent = |at: usize| {
        let after = cell[at..].strip_prefix(['e', 'E']).map(|after| after.trim_start_matches(['+', '-']));
        after.is_some_and(|after| after.starts_with(digit)) && cell[..at].ends_with(digit)
    };
    let end = cell.char_indices().find(|(at, c)| c.is_alphabetic() && !exponent(*at)).map_or(cell.len(), |(at, _)| at);
    (cell[..end].trim(), cell[end..].trim())
}

fn number_of(text: &str, mark: Mark) -> Result<Decimal, NotRead> {
    let (text, per_cent) = match text.strip_suffix('%') {
        Some(rest) => (rest.trim_end(), true),
        None => (text, false),
    };
    let (mantissa, exponent) = text.split_once(['e', 'E']).unwrap_or((text, "0"));
    let unsigned = mantissa.strip_prefix(['-', '+']).unwrap_or(mantissa);
    let (whole, fraction) = match unsigned.split_once(mark.character()) {
        Some((whole, fraction)) => (whole, Some(fraction)),
        None => (unsigned, None),
    };
    let digits = |part: &str| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit());
    let whole = ungrouped(whole, mark).ok_or(NotRead::NotANumber)?;
    let whole_fits = digits(&whole) || whole.is_empty() && fraction.is_some();
    if !whole_fits || fraction.is_some_and(|part| !digits(part)) {
        return Err(NotRead::NotANumber);
    }
    let whole = whole.trim_start_matches('0');
    let whole = if whole.is_empty() { "0" } else { whole };
    let minus = if mantissa.starts_with('-') { "-" } else { "" };
    let (point, fraction) = fraction.map_or(("", ""), |fraction| (".", fraction));
    let value = Decimal::from_scientific(&format!("{minus}{whole}{point}{fraction}e{exponent}"));
    let value = value.map_err(|invalid| match invalid {
        Invalid::TooManyDigits(_) => NotRead::TooManyDigits,
        _ => NotRead::NotANumber,
    })?;
    if per_cent { value.shifted(-2).ok_or(NotRead::TooManyDigits) } else { Ok(value) }
}

/// A whole part without what groups it: all groups by one character, each of three digits but the
/// first, which has one to three and does not begin with nought.
fn ungrouped(whole: &str, mark: Mark) -> Option<Cow<'_, str>> {
    let grouper = |c: &char| *c == mark.other().character() || GROUPERS.contains(c);
    let Some(by) = whole.chars().find(grouper) else { return Some(Cow::Borrowed(whole)) };
    let mut groups = whole.split(by);
    let first = groups.next().filter(|group| matches!(group.len(), 1..=3) && !group.starts_with('0'));
    (first.is_some() && groups.all(|group| group.len() == 3)).then(|| Cow::Owned(whole.replace(by, "")))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(mark: Mark, cell: &str, expected: Option<&str>) {
        let value = read(cell, mark).ok().map(|value| value.to_string());
        assert_eq!(value.as_deref(), expected, "{cell}");
    }

    #[test]
    fn numbers_are_read_exactly_by_their_mark() {
        for (cell, expected) in [
            ("1,234.5", Some("1234.5")),
            ("1 234.50", Some("1234.50")),
            ("1\u{202f}234\u{202f}567", Some("1234567")),
            ("1'234.5", Some("1234.5")),
            ("1.5e-3", Some("0.0015")),
            ("+007", Some("7")),
            (".5", Some("0.5")),
            ("15 %", Some("0.15")),
            ("-0.0", Some("0.0")),
            ("\u{ff11}\u{ff12}\u{ff0e}\u{ff15}\u{ff05}", Some("0.125")),
            ("\u{2212}3", Some("-3")),
            ("1,5", None),
            ("0,500", None),
            ("1,23,456", None),
            ("5.", None),
            ("--5", None),
            ("1.2.3", None),
            ("", None),
        ] {
            check(Mark::Point, cell, expected);
        }
        for (cell, expected) in [("1.234,5", Some("1234.5")), ("1 234,5", Some("1234.5")), ("1,5", Some("1.5"))] {
            check(Mark::Comma, cell, expected);
        }
    }

    #[test]
    fn what_is_no_number_or_too_long_a_one_is_refused() {
        for cell in ["NaN", "inf", "-Infinity", "1e", "0x10", "=1+1", "1e99999999999", "\u{661}"] {
            assert_eq!(read(cell, Mark::Point), Err(Invalid::Decimal(cell.to_owned())));
        }
        for cell in ["1e308", "1e-308", &"9".repeat(29)] {
            assert_eq!(read(cell, Mark::Point), Err(Invalid::TooManyDigits(cell.to_owned())));
        }
    }

    #[test]
    fn a_column_tells_its_mark() {
        for (cells, expected) in [
            (&["1.234", "1.5"][..], Some(Mark::Point)),
            (&["1.234", "1,5"], Some(Mark::Comma)),
            (&["1.234.567"], Some(Mark::Comma)),
            (&["0.234"], Some(Mark::Point)),
            (&["1.234", "12"], None),
            (&["520,5 kg"], Some(Mark::Comma)),
            (&["n/a", ""], None),
        ] {
            assert_eq!(Mark::of(cells.iter().copied()), expected, "{cells:?}");
        }
        assert!(is_ambiguous("1.234") && is_ambiguous("1,234") && !is_ambiguous("1.23") && !is_ambiguous("12"));
    }

    #[test]
    fn a_unit_may_stand_behind_a_number() {
        let read = |cell| read_before(cell, Mark::Point).map(|(value, rest)| (value.to_string(), rest)).ok();
        assert_eq!(read("520 kgCO2e/kWp"), Some(("520".to_owned(), "kgCO2e/kWp".to_owned())));
        assert_eq!(read("1.5e2eq"), Some(("150".to_owned(), "eq".to_owned())));
        assert_eq!(read("520千克"), Some(("520".to_owned(), "千克".to_owned())));
        assert_eq!(read("组件 5"), None);
    }
}
