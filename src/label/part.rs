//! Parts of a label that may be kept for some readers.

use super::vocabulary;

/// A part that an issuer may restrict: told only to whom its holder shows it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Part {
    /// The number by stage.
    Stages,
    /// Where it is made.
    Factory,
    /// The electricity it is made with.
    Electricity,
    /// How much is made.
    Output,
}
vocabulary!(Part, Part, {
    Stages = "stages",
    Factory = "product.factory",
    Electricity = "footprint.electricity",
    Output = "output",
});

/// A reader whom a holder hands a label to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[allow(missing_docs, reason = "each is its word")]
pub enum Audience {
    Shopper,
    Officer,
    Bank,
    Regulator,
}
impl Audience {
    /// All readers.
    pub const ALL: &[Self] = &[Self::Shopper, Self::Officer, Self::Bank, Self::Regulator];

    /// The reader's word.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Shopper => "shopper",
            Self::Officer => "officer",
            Self::Bank => "bank",
            Self::Regulator => "regulator",
        }
    }

    /// The restricted parts that reader needs, and no more.
    #[must_use]
    pub const fn parts(self) -> &'static [Part] {
        match self {
            Self::Shopper => &[],
            Self::Officer => &[Part::Stages, Part::Electricity],
            Self::Bank => &[Part::Stages, Part::Electricity, Part::Output],
            Self::Regulator => Part::ALL,
        }
    }
}
