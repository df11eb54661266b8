//! Exact decimals: the digits of the certificate, never a float.

mod arithmetic;

use super::Invalid;
use arithmetic::{cut, digits, raised};
use std::{fmt, fmt::Write, str::FromStr};

/// An exact decimal that keeps the digits it was stated with: `750.0` is not shortened to `750`.
///
/// Equality and order are by value: `750.0 == 750`.
#[derive(Debug, Clone, Copy)]
pub struct Decimal {
    /// The digits without the point, at most 28: less than 2⁹⁶, in two parts that take half an `i128`'s room.
    low: u64,
    high: u32,
    /// How many of them stand after the point: at most 28.
    scale: u8,
    negative: bool,
}

impl Decimal {
    /// Zero, with no digits after the point.
    pub const ZERO: Self = Self::of(0, 0);
    /// One, with no digits after the point.
    pub const ONE: Self = Self::of(1, 0);
    /// Most digits that are kept exactly, all in all and after the point.
    const MAX_DIGITS: u32 = 28;

    /// A whole number of at most 28 digits, with so many of them after the point.
    const fn of(mantissa: i128, scale: u32) -> Self {
        let digits = mantissa.unsigned_abs();
        Self { low: digits as u64, high: (digits >> 64) as u32, scale: scale as u8, negative: mantissa < 0 }
    }

    fn mantissa(self) -> i128 {
        let digits = i128::from(self.high) << 64 | i128::from(self.low);
        if self.negative { -digits } else { digits }
    }

    fn scale(self) -> u32 {
        self.scale.into()
    }

    /// Reads also what scientific notation writes (`-3.56E-06`), as other people's documents do.
    ///
    /// # Errors
    /// [`Invalid::Decimal`] when it is no number, [`Invalid::TooManyDigits`] when it does not fit.
    pub fn from_scientific(text: &str) -> Result<Self, Invalid> {
        let (mantissa, exponent) = text.split_once(['e', 'E']).unwrap_or((text, "0"));
        // The minus that floats leave before nought says nothing.
        let nought = mantissa.strip_prefix('-').filter(|rest| rest.bytes().all(|b| matches!(b, b'0' | b'.')));
        let mantissa: Self = nought.unwrap_or(mantissa).parse()?;
        let exponent: i32 = exponent.parse().map_err(|_| Invalid::Decimal(text.to_owned()))?;
        mantissa.shifted(exponent).ok_or_else(|| Invalid::TooManyDigits(text.to_owned()))
    }

    /// The value times ten to the power of `exponent`, exactly, or nothing when it does not fit.
    #[must_use]
    pub fn shifted(self, exponent: i32) -> Option<Self> {
        if exponent == 0 {
            return Some(self);
        }
        let scale = i64::from(self.scale) - i64::from(exponent);
        let (mantissa, scale) = match u32::try_from(scale) {
            Ok(scale) => (self.mantissa(), scale),
            Err(_) => (raised(self.mantissa(), u32::try_from(-scale).ok()?)?, 0),
        };
        (digits(mantissa).max(scale) <= Self::MAX_DIGITS).then(|| Self::of(mantissa, scale))
    }

    /// The value without its sign.
    #[must_use]
    pub fn magnitude(self) -> Self {
        Self { negative: false, ..self }
    }

    /// Below zero.
    #[must_use]
    pub fn is_negative(self) -> bool {
        self.negative
    }

    /// Exactly zero.
    #[must_use]
    pub fn is_zero(self) -> bool {
        self.low == 0 && self.high == 0
    }

    /// How many digits were stated after the point.
    #[must_use]
    pub fn places(self) -> u32 {
        self.scale()
    }

    /// Half a unit of the last digit stated: what rounding may have taken away.
    #[must_use]
    pub fn rounding(self) -> Self {
        // Five in the place after the last one; at the type's last place, nothing can be left out.
        if self.scale() >= Self::MAX_DIGITS { Self::ZERO } else { Self::of(5, self.scale() + 1) }
    }

    /// Rounded half away from zero to `places` digits after the point; never with more digits than stated.
    #[must_use]
    pub fn rounded(self, places: u32) -> Self {
        let scale = self.scale().min(places);
        Self::of(cut(self.mantissa(), self.scale() - scale), scale)
    }

    /// Rounded to `digits` significant digits, for showing where the full value stands beside it.
    #[must_use]
    pub fn significant(self, digits: u32) -> Self {
        if self.is_zero() {
            return Self::ZERO;
        }
        // The places before the first digit count, where there are any; a whole number is never cut.
        self.rounded((digits + self.scale()).saturating_sub(arithmetic::digits(self.mantissa())))
    }

    /// The same value without zeros at the end of its fraction.
    #[must_use]
    pub fn trimmed(self) -> Self {
        let (mut mantissa, mut scale) = (self.mantissa(), self.scale());
        while scale > 0 && mantissa % 10 == 0 {
            (mantissa, scale) = (mantissa / 10, scale - 1);
        }
        Self::of(mantissa, scale)
    }

    /// For pixels only.
    #[must_use]
    pub fn to_f64(self) -> f64 {
        (0..self.scale).fold(self.mantissa() as f64, |value, _| value / 10.0)
    }

    /// The whole number it is, if it is one and fits.
    pub(crate) fn whole(self) -> Option<i64> {
        let whole = self.trimmed();
        i64::try_from(whole.mantissa()).ok().filter(|_| whole.scale == 0)
    }
}

impl From<i64> for Decimal {
    fn from(whole: i64) -> Self {
        Self::of(whole.into(), 0)
    }
}

impl FromStr for Decimal {
    type Err = Invalid;

    /// The grammar of the credential: `-?(0|[1-9][0-9]*)(\.[0-9]+)?`, at most 28 digits, no `-0`.
    fn from_str(text: &str) -> Result<Self, Invalid> {
        let refused = || Invalid::Decimal(clipped(text));
        let unsigned = text.strip_prefix('-').unwrap_or(text);
        let (whole, fraction) = match unsigned.split_once('.') {
            Some((whole, fraction)) => (whole, Some(fraction)),
            None => (unsigned, None),
        };
        let digits = |part: &str| !part.is_empty() && part.bytes().all(|b| b.is_ascii_digit());
        let leading_zero = whole.len() > 1 && whole.starts_with('0');
        if !digits(whole) || leading_zero || fraction.is_some_and(|part| !digits(part)) {
            return Err(refused());
        }
        let scale = fraction.map_or(0, str::len);
        if whole.len() + scale > Self::MAX_DIGITS as usize {
            return Err(Invalid::TooManyDigits(clipped(text)));
        }
        let digits = unsigned.bytes().filter(|b| *b != b'.').map(|b| i128::from(b - b'0'));
        let mantissa = digits.fold(0, |number, digit| number * 10 + digit);
        let negative = unsigned.len() < text.len();
        if negative && mantissa == 0 {
            return Err(refused());
        }
        Ok(Self { negative, ..Self::of(mantissa, scale as u32) })
    }
}

impl fmt::Display for Decimal {
    /// The digits as stated, with an ASCII minus sign.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.is_negative() {
            f.write_str("-")?;
        }
        // At least one digit before the point.
        let (mut digits, mut left) = ([b'0'; Self::MAX_DIGITS as usize + 1], self.mantissa().unsigned_abs());
        let mut at = digits.len();
        let whole = at - usize::from(self.scale);
        while left > 0 || at >= whole {
            at -= 1;
            digits[at] += (left % 10) as u8;
            left /= 10;
        }
        for (place, digit) in digits.iter().enumerate().skip(at) {
            if place == whole {
                f.write_str(".")?;
            }
            f.write_char(char::from(*digit))?;
        }
        Ok(())
    }
}

/// A share of a whole, 0 to 1, as `0.62`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Share(Decimal);

impl Share {
    /// The share as a decimal from 0 to 1.
    #[must_use]
    pub fn decimal(self) -> Decimal {
        self.0
    }

    /// The share in per cent, exactly.
    #[must_use]
    pub fn percent(self) -> Decimal {
        // A share has at most 28 digits, none of them before the point but a 1: two places always fit.
        self.0.shifted(2).unwrap_or(self.0)
    }
}

impl FromStr for Share {
    type Err = Invalid;

    fn from_str(text: &str) -> Result<Self, Invalid> {
        let value: Decimal = text.parse()?;
        if value.is_negative() || value > Decimal::ONE {
            return Err(Invalid::Share(clipped(text)));
        }
        Ok(Self(value))
    }
}

/// The beginning of a text that is too long to repeat in a message.
pub(super) fn clipped(text: &str) -> String {
    const SHOWN: usize = 40;
    let mut shown = beginning(text, SHOWN);
    if cfg!(feature = "whole") && shown.len() < text.len() {
        shown.push('…');
    }
    shown
}

/// A value that a message repeats; nothing without the feature `whole`, where nobody is told why.
pub(crate) fn told(value: impl fmt::Display) -> String {
    if cfg!(feature = "whole") { value.to_string() } else { String::new() }
}

/// The beginning of a text, as [`told`].
pub(crate) fn beginning(text: &str, most: usize) -> String {
    if cfg!(feature = "whole") { text.chars().take(most).collect() } else { String::new() }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn decimal(text: &str) -> Decimal {
        text.parse().unwrap()
    }

    #[test]
    fn the_digits_stated_are_the_digits_kept() {
        for text in ["750", "750.0", "-764.0695889049085", "0.10", "0"] {
            assert_eq!(decimal(text).to_string(), text);
        }
    }

    #[test]
    fn what_is_not_an_exact_decimal_is_refused() {
        let refused = [
            "", "-", "+1", "1.", ".5", "01", "1e3", "NaN", "inf", "1,5", "-0", "-0.0", " 1", "١", "1_0", "0x1", "−1",
            "1.2.3",
        ];
        for text in refused {
            assert_eq!(text.parse::<Decimal>(), Err(Invalid::Decimal(text.to_owned())), "{text}");
        }
        let long = "1".repeat(29);
        assert!(matches!(long.parse::<Decimal>(), Err(Invalid::TooManyDigits(_))));
    }

    #[test]
    fn scientific_notation_is_read_exactly() {
        assert_eq!(Decimal::from_scientific("-3.56121612494432E-06").unwrap().to_string(), "-0.00000356121612494432");
        assert_eq!(Decimal::from_scientific("1.6E-4").unwrap().to_string(), "0.00016");
        assert_eq!(Decimal::from_scientific("2e3").unwrap().to_string(), "2000");
        assert_eq!(Decimal::from_scientific("-0.0").unwrap().to_string(), "0.0");
        assert_eq!(Decimal::from_scientific("-0.50").unwrap().to_string(), "-0.50");
        assert!(Decimal::from_scientific("-").is_err());
        assert!(Decimal::from_scientific("1e308").is_err());
        assert!(Decimal::from_scientific("1e99999999999").is_err());
    }

    #[test]
    fn rounding_is_half_a_unit_of_the_last_digit() {
        assert_eq!(decimal("520").rounding(), decimal("0.5"));
        assert_eq!(decimal("12.26").rounding(), decimal("0.005"));
    }

    #[test]
    fn significant_digits_never_cut_a_whole_number() {
        assert_eq!(decimal("-647.4201396839651").significant(5).to_string(), "-647.42");
        assert_eq!(decimal("0.0314319145962237").significant(3).to_string(), "0.0314");
        assert_eq!(decimal("123456.7").significant(3).to_string(), "123457");
    }

    #[test]
    fn a_share_lies_between_nought_and_one() {
        assert_eq!("0.62".parse::<Share>().unwrap().percent().to_string(), "62");
        assert!("1.01".parse::<Share>().is_err());
        assert!("-0.1".parse::<Share>().is_err());
    }
}
