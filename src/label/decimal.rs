//! Exact decimals: the digits of the certificate, never a float.

use super::Invalid;
use std::{fmt, str::FromStr};

/// An exact decimal that keeps the digits it was stated with: `750.0` is not shortened to `750`.
///
/// Equality and order are by value: `750.0 == 750`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Decimal(rust_decimal::Decimal);

impl Decimal {
    /// Zero, with no digits after the point.
    pub const ZERO: Self = Self(rust_decimal::Decimal::ZERO);
    /// One, with no digits after the point.
    pub const ONE: Self = Self(rust_decimal::Decimal::ONE);
    /// Most digits that are kept exactly.
    const MAX_DIGITS: usize = 28;

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

    /// The sum, or nothing when it does not fit into 28 digits.
    #[must_use]
    pub fn plus(self, other: Self) -> Option<Self> {
        self.0.checked_add(other.0).map(Self)
    }

    /// The difference, or nothing when it does not fit into 28 digits.
    #[must_use]
    pub fn minus(self, other: Self) -> Option<Self> {
        self.plus(Self(-other.0))
    }

    /// The product, or nothing when it does not fit into 28 digits.
    #[must_use]
    pub fn times(self, other: Self) -> Option<Self> {
        self.0.checked_mul(other.0).map(Self)
    }

    /// The quotient, or nothing when dividing by zero or when it does not fit.
    #[must_use]
    pub fn over(self, other: Self) -> Option<Self> {
        self.0.checked_div(other.0).map(Self)
    }

    /// The value times ten to the power of `exponent`, exactly, or nothing when it does not fit.
    #[must_use]
    pub fn shifted(self, exponent: i32) -> Option<Self> {
        let scale = i64::from(self.0.scale()) - i64::from(exponent);
        if scale < 0 {
            let factor = 10_i128.checked_pow(u32::try_from(-scale).ok()?)?;
            let mantissa = self.0.mantissa().checked_mul(factor)?;
            return rust_decimal::Decimal::try_from_i128_with_scale(mantissa, 0).ok().map(Self);
        }
        let scale = u32::try_from(scale).ok()?;
        rust_decimal::Decimal::try_from_i128_with_scale(self.0.mantissa(), scale).ok().map(Self)
    }

    /// The value without its sign.
    #[must_use]
    pub fn magnitude(self) -> Self {
        Self(self.0.abs())
    }

    /// Below zero.
    #[must_use]
    pub fn is_negative(self) -> bool {
        self.0 < rust_decimal::Decimal::ZERO
    }

    /// Exactly zero.
    #[must_use]
    pub fn is_zero(self) -> bool {
        self.0.is_zero()
    }

    /// How many digits were stated after the point.
    #[must_use]
    pub fn places(self) -> u32 {
        self.0.scale()
    }

    /// Half a unit of the last digit stated: what rounding may have taken away.
    #[must_use]
    pub fn rounding(self) -> Self {
        let scale = self.0.scale();
        // Five in the place after the last one; at the type's last place, nothing can be left out.
        if scale >= Self::MAX_DIGITS as u32 {
            return Self::ZERO;
        }
        Self(rust_decimal::Decimal::new(5, scale + 1))
    }

    /// Rounded half away from zero to `places` digits after the point; never with more digits than stated.
    #[must_use]
    pub fn rounded(self, places: u32) -> Self {
        let away = rust_decimal::RoundingStrategy::MidpointAwayFromZero;
        Self(self.0.round_dp_with_strategy(places, away))
    }

    /// Rounded to `digits` significant digits, for showing where the full value stands beside it.
    #[must_use]
    pub fn significant(self, digits: u32) -> Self {
        if self.is_zero() {
            return Self::ZERO;
        }
        let written = self.0.mantissa().unsigned_abs().to_string().len();
        // The power of ten of the first digit; a whole number is never cut.
        let first = i64::try_from(written).unwrap_or(0) - i64::from(self.0.scale());
        let places = (i64::from(digits) - first).clamp(0, Self::MAX_DIGITS as i64);
        self.rounded(u32::try_from(places).unwrap_or(0))
    }

    /// The same value without zeros at the end of its fraction.
    #[must_use]
    pub fn trimmed(self) -> Self {
        Self(self.0.normalize())
    }

    /// For pixels only.
    #[must_use]
    pub fn to_f64(self) -> f64 {
        use rust_decimal::prelude::ToPrimitive;
        self.0.to_f64().unwrap_or(0.0)
    }
}

impl From<i64> for Decimal {
    fn from(whole: i64) -> Self {
        Self(whole.into())
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
        if whole.len() + fraction.map_or(0, str::len) > Self::MAX_DIGITS {
            return Err(Invalid::TooManyDigits(clipped(text)));
        }
        let value = rust_decimal::Decimal::from_str_exact(text).map_err(|_| refused())?;
        if value.is_zero() && text.starts_with('-') {
            return Err(refused());
        }
        Ok(Self(value))
    }
}

impl fmt::Display for Decimal {
    /// The digits as stated, with an ASCII minus sign.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(&self.0, f)
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
    if text.chars().count() <= SHOWN {
        return text.to_owned();
    }
    text.chars().take(SHOWN).chain(['…']).collect()
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
