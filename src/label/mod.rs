//! The model: a product's carbon footprint label, every value checked.
//!
//! In: text, through one fallible constructor a type. Out: values the rest of the package can trust.
//! No serde, no files, no clock: a [`Label`] says nothing about whether it is true; see
//! [`crate::credential::Verified`] for that.

mod boundary;
mod certificate;
mod decimal;
mod footprint;
mod identifier;
mod instant;
mod line;
mod part;
mod product;
mod quality;
mod stage;
mod unit;

pub use boundary::Boundary;
pub use certificate::{Body, Certificate, Evidence, Scheme, Step, TraceStep};
pub use decimal::{Decimal, Share};
pub(crate) use decimal::{beginning, told};
pub use footprint::{Baseline, Electricity, Footprint, Output, Period, Rule, Uncertainty};
pub use identifier::{CreditCode, Digest, Gtin, Number, WebAddress};
pub use instant::{Date, Instant};
pub use line::{Line, Name, Tag};
pub use part::{Audience, Part};
pub use product::{Factory, Maker, Product};
pub use quality::{Indicator, Quality, Score};
pub use stage::{Stage, StageKind, Stages, Sum};
pub use unit::{CarbonUnit, DeclaredUnit, Dimension, Unit};

use std::fmt;

/// A product carbon footprint label as its certificate states it (GB/T 24067-2024, ISO 14067).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Label {
    /// What was assessed, and who makes it.
    pub product: Product,
    /// The certified number and all that gives it meaning.
    pub footprint: Footprint,
    /// The number by life-cycle stage, in the order stated.
    pub stages: Stages,
    /// The certificate the number stands on.
    pub certificate: Certificate,
    /// The certification's steps, in the order stated.
    pub trace: Vec<TraceStep>,
    /// The base year's value, where the maker compares with one.
    pub baseline: Option<Baseline>,
    /// How much was made in a year.
    pub output: Option<Output>,
    /// The verification report.
    pub report: Option<Evidence>,
    /// What is restricted and not disclosed here.
    pub withheld: Vec<Part>,
    /// Where a demonstration label's figures come from.
    pub source: Option<Name>,
    /// True when nothing on the label is about a real product.
    pub demonstration: bool,
}

/// Why a text is not the value it should be. One variant a reason, with what was found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Invalid {
    /// Not an exact decimal such as `750` or `-0.25` (no exponent, no plus sign, no `NaN`).
    Decimal(String),
    /// A decimal with more digits than are kept exactly (28).
    TooManyDigits(String),
    /// A share outside 0 to 1.
    Share(String),
    /// Not a calendar date `YYYY-MM-DD`.
    Date(String),
    /// Not an instant as RFC 3339 writes it, with its offset.
    Instant(String),
    /// Not a number that can name a certificate, a rule or a file.
    Number(String),
    /// Not a GTIN of 8, 12, 13 or 14 digits.
    Gtin(String),
    /// A GTIN whose check digit should be another.
    GtinCheckDigit {
        /// The number as found.
        found: String,
        /// The digit the GS1 General Specifications, 7.9, ask for.
        expected: char,
    },
    /// Not a unified social credit code (GB 32100-2015: 18 characters).
    CreditCode(String),
    /// A credit code whose check character should be another.
    CreditCodeCheck {
        /// The code as found.
        found: String,
        /// The character GB 32100-2015, 5.2.6, asks for.
        expected: char,
    },
    /// Not an `https` address without blanks.
    WebAddress(String),
    /// Not a SHA-256 as 64 hexadecimal digits.
    Digest(String),
    /// Text that is empty.
    EmptyLine,
    /// Text longer than [`Line::MAX`] characters.
    LongLine(usize),
    /// Text with a control character, or one that changes the direction of what follows.
    ControlCharacter(char),
    /// Not a language tag of two or three letters, with an optional region or script.
    Tag(String),
    /// Not a unit this package knows.
    Unit(String),
    /// Not a carbon unit this package knows.
    CarbonUnit(String),
    /// A declared unit's amount that is zero or negative.
    Amount(String),
    /// Not a stage this package knows.
    Stage(String),
    /// A stage stated twice.
    RepeatedStage(StageKind),
    /// Not a system boundary this package knows.
    Boundary(String),
    /// A part that cannot be restricted.
    Part(String),
    /// Not a certification scheme this package knows.
    Scheme(String),
    /// Not a word for where a certificate stands.
    Standing(String),
    /// Not a step of CNCA-CFP-00 this package knows.
    Step(String),
    /// Not a data-quality score from 1 (best) to 5.
    Score(i64),
    /// Not a data-quality indicator this package knows.
    Indicator(String),
    /// Not a year between 1990 and 2100.
    Year(i64),
    /// Two dates, or two values, in the wrong order.
    Order {
        /// What should come first.
        first: String,
        /// What should come after it.
        second: String,
    },
    /// A name in no language at all.
    NoName,
}

impl Invalid {
    /// What should come first comes after what should come second.
    pub(crate) fn order(first: impl fmt::Display, second: impl fmt::Display) -> Self {
        Self::Order { first: told(first), second: told(second) }
    }
}

impl fmt::Display for Invalid {
    /// For logs and tests; people read [`crate::text`].
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Debug::fmt(self, f)
    }
}

impl std::error::Error for Invalid {}

/// Where a fixed list of words is an enum: its words in documents.
macro_rules! words {
    ($name:ident, { $($variant:ident = $word:literal),+ $(,)? }) => {
        impl $name {
            /// Every member, in the order people list them.
            pub const ALL: &[Self] = &[$(Self::$variant),+];

            /// The word in documents.
            pub const fn word(self) -> &'static str {
                match self { $(Self::$variant => $word),+ }
            }
        }
    };
}
pub(crate) use words;

/// [`words`], and back from a word.
macro_rules! vocabulary {
    ($name:ident, $invalid:ident, { $($variant:ident = $word:literal),+ $(,)? }) => {
        $crate::label::words!($name, { $($variant = $word),+ });

        impl std::str::FromStr for $name {
            type Err = $crate::label::Invalid;

            fn from_str(text: &str) -> Result<Self, Self::Err> {
                Self::ALL
                    .iter()
                    .copied()
                    .find(|member| member.word() == text)
                    .ok_or_else(|| $crate::label::Invalid::$invalid(text.to_owned()))
            }
        }
    };
}
pub(crate) use vocabulary;
