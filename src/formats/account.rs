//! What became of a document's content: what was read, assumed, dropped, and what contradicts itself.

use super::declared::Carbon;
use crate::label::{Decimal, words};

/// An account of an import, each entry with its JSON path (of XML: the path of the elements' names).
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Account {
    /// What was read, and from where.
    pub read: Vec<(Fact, String)>,
    /// What the document does not say and was taken for granted.
    pub assumed: Vec<(Assumption, String)>,
    /// What was not carried over.
    pub dropped: Vec<Dropped>,
    /// How many more paths were not, beyond those.
    pub dropped_beyond: usize,
    /// What is wrong in a document that could still be read.
    pub warnings: Vec<(Warning, String)>,
}

/// A part of the document that was not carried over.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Dropped {
    /// Where; `[]` stands for any entry of a list.
    pub path: String,
    /// How many places that path has.
    pub times: usize,
}

/// What was read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
#[allow(missing_docs, reason = "each is its word below, a field of `Declared`")]
pub enum Fact {
    Version,
    Id,
    Name,
    ProductIds,
    Owner,
    Value,
    Per,
    Mass,
    Boundary,
    Modules,
    Carbon,
    Content,
    Indicator,
    Factors,
    Standards,
    Rules,
    Geography,
    Period,
    Validity,
    PrimaryShare,
    Quality,
    Uncertainty,
    Exempted,
}
words!(Fact, {
    Version = "version", Id = "id", Name = "name", ProductIds = "product-ids", Owner = "owner", Value = "value",
    Per = "per", Mass = "mass", Boundary = "boundary", Modules = "modules", Carbon = "carbon",
    Content = "carbon-content", Indicator = "indicator", Factors = "factors", Standards = "standards",
    Rules = "rules", Geography = "geography", Period = "period", Validity = "validity",
    PrimaryShare = "primary-share", Quality = "quality", Uncertainty = "uncertainty",
    Exempted = "exempted",
});

/// What was taken for granted.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Assumption {
    /// The value is the one with what plants took up taken off (ISO 14067, EN 15804 GWP-total).
    WithUptake,
    /// The value leaves out what plants took up, because no other is stated.
    WithoutUptake,
    /// The value is what comes from fossil sources, because no total is stated.
    FossilAlone,
    /// Values count per one declared unit, whatever amount of it the product is (PACT 2.x, `unitaryProductAmount`).
    PerOneUnit {
        /// The product's amount.
        product: Decimal,
    },
    /// The format's footprints end at the factory's gate.
    CradleToGate,
    /// The value is the product stage, A1 to A3.
    ProductStage,
    /// The value is our sum of A1, A2 and A3.
    Summed,
    /// The indicator was known by its name, not by its id.
    IndicatorByName(String),
    /// Of several indicators, or methods, the one taken.
    Chosen {
        /// The one.
        taken: String,
        /// The others.
        left: String,
    },
    /// A relative standard deviation, taken as one to each side.
    OneDeviation(Decimal),
    /// An accuracy (UNTP), taken as that share of the value to each side.
    Accuracy(Decimal),
    /// A mass stands for a mass of carbon dioxide equivalent, because the metric's name says so.
    MassOfCarbon(String),
    /// The footprint counts per one product.
    PerPiece,
    /// Stated several times alike: counted once.
    Once,
    /// A table states nothing of it: what tables mostly mean.
    Usual {
        /// The field's word.
        field: super::table::Field,
        /// The text taken.
        text: String,
    },
}

/// What is wrong in a document that could still be read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Warning {
    /// The stated total and the sum of its stages differ by more than rounding.
    Sum {
        /// The total.
        stated: Decimal,
        /// The sum.
        sum: Decimal,
    },
    /// The stated total and the sum of its kinds of carbon differ by more than rounding.
    Kinds {
        /// The total.
        stated: Decimal,
        /// The sum.
        sum: Decimal,
    },
    /// What is let out is below zero.
    NegativeEmission(Carbon, Decimal),
    /// What is taken away is above zero.
    PositiveRemoval(Carbon, Decimal),
    /// Taking uptake off made the number larger.
    UptakeAdds,
    /// It ends before it begins; the period was left out.
    Reversed {
        /// Its stated beginning.
        from: String,
        /// Its stated end.
        to: String,
    },
    /// A number lies outside what it can be; it was left out.
    Outside {
        /// The number.
        value: Decimal,
        /// The least it can be.
        low: u8,
        /// The most.
        high: u8,
    },
    /// What cannot be below nought is; it was left out.
    Negative(Decimal),
    /// A number beside the value has more digits than are kept exactly; it was left out.
    NotExact(String),
    /// Characterisation factors, or a method, nobody knows.
    UnknownMethod(String),
    /// The file does not say what its values are counted per: another file does.
    UnitElsewhere,
    /// Its owner says a newer version took its place.
    Superseded,
    /// Whoever assessed it says that it does not conform.
    NotConforming,
    /// Parts of the product stage that stand beside its value and are not in it: which.
    Beside(String),
    /// Something that is said about a row of a table, in the words of tables.
    Row(super::table::Remark),
}

impl Assumption {
    /// Its word for programs.
    #[must_use]
    pub const fn word(&self) -> &'static str {
        match self {
            Self::WithUptake => "with-uptake",
            Self::WithoutUptake => "without-uptake",
            Self::FossilAlone => "fossil-alone",
            Self::PerOneUnit { .. } => "per-one-unit",
            Self::CradleToGate => "cradle-to-gate",
            Self::ProductStage => "product-stage",
            Self::Summed => "summed",
            Self::IndicatorByName(_) => "indicator-by-name",
            Self::Chosen { .. } => "chosen",
            Self::OneDeviation(_) => "one-deviation",
            Self::Accuracy(_) => "accuracy",
            Self::MassOfCarbon(_) => "mass-of-carbon",
            Self::PerPiece => "per-piece",
            Self::Once => "once",
            Self::Usual { .. } => "usual",
        }
    }
}

impl Warning {
    /// What is let out below zero, or taken away above it.
    pub(super) fn of_sign(kind: Carbon, value: Decimal) -> Option<Self> {
        if kind.is_emission() && value.is_negative() {
            Some(Self::NegativeEmission(kind, value))
        } else if kind.is_removal() && value > Decimal::ZERO {
            Some(Self::PositiveRemoval(kind, value))
        } else {
            None
        }
    }

    /// Its word for programs.
    #[must_use]
    pub const fn word(&self) -> &'static str {
        match self {
            Self::Sum { .. } => "sum",
            Self::Kinds { .. } => "kinds",
            Self::NegativeEmission(..) => "negative-emission",
            Self::PositiveRemoval(..) => "positive-removal",
            Self::UptakeAdds => "uptake-adds",
            Self::Reversed { .. } => "reversed",
            Self::Outside { .. } => "outside",
            Self::Negative(_) => "negative",
            Self::NotExact(_) => "not-exact",
            Self::UnknownMethod(_) => "unknown-method",
            Self::UnitElsewhere => "unit-elsewhere",
            Self::Superseded => "superseded",
            Self::NotConforming => "not-conforming",
            Self::Beside(_) => "beside",
            Self::Row(_) => "row",
        }
    }
}

impl Account {
    /// Most entries of each kind: a document may be made to have any number.
    pub const MOST: usize = 1000;

    /// Whether nothing contradicts anything.
    #[must_use]
    pub fn is_sound(&self) -> bool {
        self.warnings.is_empty()
    }
}
