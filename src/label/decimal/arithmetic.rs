//! Sums, products, quotients and order: exact where 28 digits hold them, else rounded at the last of them.

use super::Decimal;
use std::cmp::Ordering;

/// What no mantissa reaches: one more than 28 nines.
const LIMIT: i128 = 10_i128.pow(Decimal::MAX_DIGITS);
/// What may still be multiplied by ten.
const ROOM: i128 = i128::MAX / 10;
/// Most digits of a number that is put together before it is rounded.
const PRODUCT_DIGITS: u32 = 38;

impl Decimal {
    /// The sum, or nothing when it does not fit into 28 digits.
    #[must_use]
    pub fn plus(self, other: Self) -> Option<Self> {
        let (coarse, mut fine) = if self.scale < other.scale { (self, other) } else { (other, self) };
        loop {
            if let Some(mantissa) = raised(coarse.mantissa(), fine.scale() - coarse.scale()) {
                return Self::fitted(mantissa + fine.mantissa(), fine.scale());
            }
            fine = fine.rounded(fine.scale() - 1);
        }
    }

    /// The difference, or nothing when it does not fit into 28 digits.
    #[must_use]
    pub fn minus(self, other: Self) -> Option<Self> {
        self.plus(Self::of(-other.mantissa(), other.scale()))
    }

    /// The product, or nothing when it does not fit into 28 digits.
    #[must_use]
    pub fn times(self, other: Self) -> Option<Self> {
        let (mut long, mut short) = (self, other);
        loop {
            let (most, least) = (digits(long.mantissa()), digits(short.mantissa()));
            if most + least <= PRODUCT_DIGITS {
                return Self::fitted(long.mantissa() * short.mantissa(), long.scale() + short.scale());
            }
            // The one with more digits loses one, if it has any after the point.
            if long.scale == 0 || (short.scale > 0 && most < least) {
                (long, short) = (short, long);
            }
            long = long.rounded(long.scale().checked_sub(1)?);
        }
    }

    /// The quotient, or nothing when dividing by zero or when it does not fit.
    #[must_use]
    pub fn over(self, other: Self) -> Option<Self> {
        if other.is_zero() {
            return None;
        }
        let divisor = other.mantissa();
        let (mut quotient, mut rest) = (self.mantissa() / divisor, self.mantissa() % divisor);
        let (mut raised, lowered) = (self.scale(), other.scale());
        // One digit more than are kept, for rounding.
        while raised < lowered || (rest != 0 && quotient.abs() < LIMIT && raised - lowered <= Self::MAX_DIGITS) {
            if quotient.abs() >= LIMIT {
                return None;
            }
            quotient = quotient * 10 + rest * 10 / divisor;
            rest = rest * 10 % divisor;
            raised += 1;
        }
        Self::fitted(quotient, raised - lowered)
    }

    /// A value of as many of its digits as are kept; nothing when those before the point are more.
    fn fitted(mantissa: i128, scale: u32) -> Option<Self> {
        let over = digits(mantissa).max(scale).saturating_sub(Self::MAX_DIGITS);
        if over == 0 {
            return Some(Self::of(mantissa, scale));
        }
        // Rounding 28 nines up leaves a digit more once again.
        Self::fitted(cut(mantissa, over), scale.checked_sub(over)?)
    }
}

/// How many digits a whole number has; nought has none.
pub(super) fn digits(number: i128) -> u32 {
    let (mut digits, mut left) = (0, number);
    while left != 0 {
        left /= 10;
        digits += 1;
    }
    digits
}

/// A whole number times ten, so many times; nothing when it does not fit, or would not if it were any but nought.
pub(super) fn raised(number: i128, times: u32) -> Option<i128> {
    if times > PRODUCT_DIGITS {
        return None;
    }
    (0..times).try_fold(number, |number, _| (number.abs() <= ROOM).then(|| number * 10))
}

/// A whole number without its last digits, rounded half away from zero.
pub(super) fn cut(number: i128, last: u32) -> i128 {
    // What has no such digit is less than half of the unit.
    raised(1, last).map_or(0, |unit| (number + number.signum() * (unit / 2)) / unit)
}

impl Ord for Decimal {
    fn cmp(&self, other: &Self) -> Ordering {
        if self.scale > other.scale {
            return other.cmp(self).reverse();
        }
        match raised(self.mantissa(), other.scale() - self.scale()) {
            Some(mantissa) => mantissa.cmp(&other.mantissa()),
            // Larger than whatever has the other's places.
            None => self.mantissa().cmp(&0),
        }
    }
}

impl PartialOrd for Decimal {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl PartialEq for Decimal {
    fn eq(&self, other: &Self) -> bool {
        self.cmp(other).is_eq()
    }
}

impl Eq for Decimal {}

#[cfg(not(target_arch = "wasm32"))]
#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use rust_decimal::{Decimal as Theirs, RoundingStrategy, prelude::ToPrimitive};

    /// Up to 28 digits, as a certificate may state them.
    fn number() -> impl Strategy<Value = Theirs> {
        (0..=28_u32, 0..=28_u32, any::<u128>(), any::<bool>()).prop_map(|(digits, scale, value, negative)| {
            let mantissa = i128::try_from(value % 10_u128.pow(digits)).expect("28 digits fit");
            Theirs::from_i128_with_scale(if negative { -mantissa } else { mantissa }, scale)
        })
    }

    /// Few digits: sums and products are exact.
    fn short() -> impl Strategy<Value = Theirs> {
        (-99_999_999..=99_999_999_i64, 0..=6_u32).prop_map(|(mantissa, scale)| Theirs::new(mantissa, scale))
    }

    fn ours(theirs: Theirs) -> Decimal {
        Decimal::of(theirs.mantissa(), theirs.scale())
    }

    /// Both round at their last digit; theirs may have one more.
    fn near(ours: Option<Decimal>, theirs: Option<Theirs>, places: u32) -> bool {
        match (ours, theirs) {
            (Some(ours), Some(theirs)) => {
                let ours: Theirs = ours.to_string().parse().expect("a decimal of the other kind");
                (ours - theirs).abs() <= theirs.abs() * Theirs::new(1, places) + Theirs::new(1, 27)
            }
            (None, Some(theirs)) => theirs.trunc().mantissa().unsigned_abs() >= LIMIT.unsigned_abs(),
            (Some(_), None) => false,
            (None, None) => true,
        }
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(5_000))]

        #[test]
        fn order_is_that_of_rust_decimal(a in number(), b in number()) {
            prop_assert_eq!(ours(a).cmp(&ours(b)), a.cmp(&b));
            prop_assert_eq!(ours(a).cmp(&ours(a.normalize())), Ordering::Equal);
        }

        #[test]
        fn what_is_exact_is_exactly_theirs(a in short(), b in short(), places in 0..8_u32) {
            prop_assert_eq!(ours(a).plus(ours(b)), Some(ours(a + b)));
            prop_assert_eq!(ours(a).minus(ours(b)), Some(ours(a - b)));
            prop_assert_eq!(ours(a).times(ours(b)), Some(ours(a * b)));
            let rounded = a.round_dp_with_strategy(places, RoundingStrategy::MidpointAwayFromZero);
            prop_assert_eq!(ours(a).rounded(places).to_string(), rounded.to_string());
            prop_assert_eq!(ours(a).trimmed().to_string(), a.normalize().to_string());
        }

        #[test]
        fn what_is_rounded_is_near_theirs(a in number(), b in number()) {
            prop_assert!(near(ours(a).plus(ours(b)), a.checked_add(b), 26), "{a} + {b}");
            prop_assert!(near(ours(a).times(ours(b)), a.checked_mul(b), 8), "{a} * {b}");
            prop_assert!(near(ours(a).over(ours(b)), a.checked_div(b), 26), "{a} / {b}");
        }

        #[test]
        fn digits_read_and_written_are_theirs(a in number()) {
            let text = a.to_string();
            prop_assert_eq!(ours(a).to_string(), text.clone());
            let read = text.parse::<Decimal>().ok().map(|read| (read.mantissa(), read.scale()));
            let fits = text.bytes().filter(u8::is_ascii_digit).count() <= 28;
            prop_assert_eq!(read, fits.then_some((a.mantissa(), a.scale())));
            let (float, theirs) = (ours(a).to_f64(), a.to_f64().unwrap());
            prop_assert!((float - theirs).abs() <= theirs.abs() * 1e-12);
        }
    }

    #[test]
    fn a_quotient_that_ends_is_exact_and_nothing_divides_by_nought() {
        let decimal = |text: &str| text.parse::<Decimal>().unwrap();
        assert_eq!(decimal("1").over(decimal("8")).unwrap().to_string(), "0.125");
        assert_eq!(decimal("2").over(decimal("3")).unwrap().to_string(), "0.6666666666666666666666666667");
        assert_eq!(decimal("1").over(decimal("0.0")), None);
        assert_eq!(decimal("9999999999999999999999999999").over(decimal("0.1")), None);
        assert_eq!(decimal("9999999999999999999999999999").plus(Decimal::ONE), None);
    }
}
