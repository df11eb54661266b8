//! What a lower number is worth, by a stated formula.

use crate::label::{CarbonUnit, Decimal, DeclaredUnit, Invalid};

/// Something awarded by a formula.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Award {
    /// What is awarded.
    pub kind: AwardKind,
    /// How much.
    pub formula: Formula,
    /// What the formula's values are counted in.
    pub unit: CarbonUnit,
    /// What they are counted per.
    pub per: DeclaredUnit,
}

/// What is awarded.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum AwardKind {
    /// Per cent off the price, before prices are compared.
    PriceDeduction,
    /// Points.
    Points,
}

impl AwardKind {
    /// Every kind.
    pub const ALL: &[Self] = &[Self::PriceDeduction, Self::Points];

    /// The word in documents.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::PriceDeduction => "price-deduction",
            Self::Points => "points",
        }
    }
}

/// `most × (from − value) ÷ (from − to)`, rounded half away from zero after its one division; then no more
/// than `most`, and nothing below `least`. Rounding is part of it: what is equal after it is a tie.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Formula {
    most: Decimal,
    least: Option<Decimal>,
    from: Decimal,
    to: Decimal,
    places: u8,
}

/// A formula with a product's number in it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Worked {
    /// The number, in the formula's units.
    pub value: Decimal,
    /// What the formula makes of it, rounded, before it is held against the most and the least.
    pub computed: Decimal,
    /// What is awarded.
    pub awarded: Decimal,
}

impl Formula {
    /// Most digits after the point that an award is rounded to.
    pub const MOST_PLACES: u8 = 6;

    /// The formula that gives nothing at `from` and `most` at `to`, which lies below it: more carbon is never
    /// worth more.
    ///
    /// # Errors
    /// [`Invalid::Amount`] for a most that is not above zero; [`Invalid::Order`] for a least outside of nought
    /// to the most, and for a `to` that is not below `from`.
    pub fn new(most: Decimal, least: Option<Decimal>, from: Decimal, to: Decimal, places: u8) -> Result<Self, Invalid> {
        if most <= Decimal::ZERO {
            return Err(Invalid::Amount(most.to_string()));
        }
        let order =
            |first: Decimal, second: Decimal| Invalid::Order { first: first.to_string(), second: second.to_string() };
        match least {
            Some(least) if least.is_negative() => return Err(order(Decimal::ZERO, least)),
            Some(least) if least > most => return Err(order(least, most)),
            _ => {}
        }
        if to >= from {
            return Err(order(to, from));
        }
        Ok(Self { most, least, from, to, places })
    }

    /// The most it gives.
    #[must_use]
    pub fn most(&self) -> Decimal {
        self.most
    }

    /// The least it gives, if not nothing.
    #[must_use]
    pub fn least(&self) -> Option<Decimal> {
        self.least
    }

    /// The value for which it gives nothing.
    #[must_use]
    pub fn from(&self) -> Decimal {
        self.from
    }

    /// The value for which it gives the most.
    #[must_use]
    pub fn to(&self) -> Decimal {
        self.to
    }

    /// How many digits after the point it is rounded to.
    #[must_use]
    pub fn places(&self) -> u8 {
        self.places
    }

    /// Works it out for a value in its units; nothing when numbers do not fit into 28 digits.
    #[must_use]
    pub fn work(&self, value: Decimal) -> Option<Worked> {
        let (below, stretch) = (self.from.minus(value)?, self.from.minus(self.to)?);
        let computed = self.most.times(below)?.over(stretch)?.rounded(self.places.into());
        let least = self.least.unwrap_or(Decimal::ZERO);
        let awarded = if computed < least { Decimal::ZERO } else { computed.min(self.most) };
        Some(Worked { value, computed, awarded })
    }
}
