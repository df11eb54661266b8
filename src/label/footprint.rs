//! The certified number and all that gives it meaning.

use super::{Boundary, CarbonUnit, Date, Decimal, DeclaredUnit, Invalid, Line, Name, Number, Share};

/// A product carbon footprint (GB/T 24067-2024; ISO 14067).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Footprint {
    /// The value, with the digits of the certificate.
    pub value: Decimal,
    /// What it is counted in.
    pub unit: CarbonUnit,
    /// What it is counted per.
    pub per: DeclaredUnit,
    /// Which part of the product's life it covers.
    pub boundary: Boundary,
    /// The standards it was quantified by; at least one.
    pub standards: Vec<Line>,
    /// The category's rule it follows.
    pub rule: Option<Rule>,
    /// The period its data are from.
    pub period: Option<Period>,
    /// How far the value may be off.
    pub uncertainty: Option<Uncertainty>,
    /// How much of it rests on primary data.
    pub primary_share: Option<Share>,
    /// The electricity it was counted with.
    pub electricity: Option<Electricity>,
}

/// A product category rule or special implementation rule.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Rule {
    /// Its id.
    pub id: Number,
    /// Its version.
    pub version: Option<Line>,
}

/// A period of days, both ends included.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Period {
    from: Date,
    to: Date,
}

impl Period {
    /// The period.
    ///
    /// # Errors
    /// [`Invalid::Order`] when it ends before it begins.
    pub fn new(from: Date, to: Date) -> Result<Self, Invalid> {
        if to < from {
            return Err(Invalid::order(from, to));
        }
        Ok(Self { from, to })
    }

    /// Its first day.
    #[must_use]
    pub fn from(&self) -> Date {
        self.from
    }

    /// Its last day.
    #[must_use]
    pub fn to(&self) -> Date {
        self.to
    }
}

/// An interval the value lies in, at a level of confidence.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Uncertainty {
    low: Decimal,
    high: Decimal,
    level: Option<Share>,
}

impl Uncertainty {
    /// The interval, in the footprint's unit.
    ///
    /// # Errors
    /// [`Invalid::Order`] when it ends below where it begins.
    pub fn new(low: Decimal, high: Decimal, level: Option<Share>) -> Result<Self, Invalid> {
        if high < low {
            return Err(Invalid::order(low, high));
        }
        Ok(Self { low, high, level })
    }

    /// Its lower end.
    #[must_use]
    pub fn low(&self) -> Decimal {
        self.low
    }

    /// Its upper end.
    #[must_use]
    pub fn high(&self) -> Decimal {
        self.high
    }

    /// How sure it is, such as 0.95.
    #[must_use]
    pub fn level(&self) -> Option<Share> {
        self.level
    }
}

/// The electricity a footprint was counted with.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Electricity {
    /// The footprint factor in kgCO2e/kWh (not the CO2 emission factor of the grid).
    pub factor: Decimal,
    /// Where the factor is from.
    pub source: Option<Name>,
    /// How much of the electricity is renewable.
    pub renewable_share: Option<Share>,
}

/// The base year's value.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Baseline {
    /// The year.
    pub year: u16,
    /// The value, in the footprint's unit and per its declared unit.
    pub value: Decimal,
}

/// How much was made in a year.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Output {
    /// The amount.
    pub amount: DeclaredUnit,
    /// The year.
    pub year: u16,
}
