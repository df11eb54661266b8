//! Whether two numbers differ by more than they may be off.

use super::Basis;
use crate::label::{Decimal, Label, Uncertainty};

/// How the intervals of two comparable footprints lie.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Overlap {
    /// Apart: the difference is larger than the uncertainty.
    Apart,
    /// They share values: the difference is within the uncertainty.
    Within,
    /// One states no interval, or they are stated at different levels of confidence.
    CannotTell,
}

impl Overlap {
    /// Of two labels; [`Overlap::CannotTell`] also where they do not compare.
    #[must_use]
    pub fn of(one: &Label, other: &Label) -> Self {
        let stated = |label: &Label| (Basis::of(label), label.footprint.uncertainty);
        let ((basis, first), (ours, second)) = (stated(one), stated(other));
        Self::between((&basis, first), (&ours, second))
    }

    /// Of two numbers, by what each is of and the interval it states.
    #[must_use]
    pub fn between(one: (&Basis, Option<Uncertainty>), other: (&Basis, Option<Uncertainty>)) -> Self {
        let (basis, ours) = (one.0, other.0);
        if ours.matches(basis).is_err() {
            return Self::CannotTell;
        }
        let (Some(first), Some(second)) = (one.1, other.1) else { return Self::CannotTell };
        let convert = |value: Decimal| ours.convert(value, basis.unit, &basis.per);
        match (convert(second.low()), convert(second.high())) {
            (Some(low), Some(high)) if first.level() == second.level() => {
                if first.low() <= high && low <= first.high() { Self::Within } else { Self::Apart }
            }
            _ => Self::CannotTell,
        }
    }
}
