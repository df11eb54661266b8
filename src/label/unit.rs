//! Units: what the footprint is counted in, and what it is counted per.

use super::{Decimal, Invalid, told, vocabulary};
use std::str::FromStr;

/// What the footprint is counted in: a mass of carbon dioxide equivalent.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CarbonUnit {
    /// Grams of CO₂ equivalent.
    Gram,
    /// Kilograms of CO₂ equivalent.
    Kilogram,
    /// Tonnes of CO₂ equivalent.
    Tonne,
}
vocabulary!(CarbonUnit, CarbonUnit, { Gram = "gCO2e", Kilogram = "kgCO2e", Tonne = "tCO2e" });

impl CarbonUnit {
    /// The power of ten that makes grams of it.
    const fn power(self) -> i32 {
        match self {
            Self::Gram => 0,
            Self::Kilogram => 3,
            Self::Tonne => 6,
        }
    }

    /// `value`, stated in this unit, in `other`. Nothing when it does not fit into 28 digits.
    #[must_use]
    pub fn convert(self, value: Decimal, other: Self) -> Option<Decimal> {
        value.shifted(self.power() - other.power())
    }
}

/// What a product is counted in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[allow(missing_docs, reason = "the unit's symbol, written in the vocabulary below, is its definition")]
pub enum Unit {
    Watt,
    Kilowatt,
    Megawatt,
    WattPeak,
    KilowattPeak,
    MegawattPeak,
    WattHour,
    KilowattHour,
    MegawattHour,
    Gram,
    Kilogram,
    Tonne,
    CubicMetre,
    Litre,
    SquareMetre,
    Metre,
    Piece,
}
vocabulary!(Unit, Unit, {
    Watt = "W", Kilowatt = "kW", Megawatt = "MW",
    WattPeak = "Wp", KilowattPeak = "kWp", MegawattPeak = "MWp",
    WattHour = "Wh", KilowattHour = "kWh", MegawattHour = "MWh",
    Gram = "g", Kilogram = "kg", Tonne = "t",
    CubicMetre = "m3", Litre = "L", SquareMetre = "m2", Metre = "m", Piece = "piece",
});

/// What a unit measures. Only units of one dimension convert.
///
/// Rated power, peak power and energy are three dimensions: a module's kilowatt-peak is
/// neither a kilowatt at the grid nor a kilowatt-hour, and no factor makes one of another.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[allow(missing_docs, reason = "each is its name")]
pub enum Dimension {
    Power,
    PeakPower,
    Energy,
    Mass,
    Volume,
    Area,
    Length,
    Count,
}

impl Unit {
    /// What it measures, and the power of ten that makes the dimension's smallest unit of it.
    const fn measure(self) -> (Dimension, i32) {
        match self {
            Self::Watt => (Dimension::Power, 0),
            Self::Kilowatt => (Dimension::Power, 3),
            Self::Megawatt => (Dimension::Power, 6),
            Self::WattPeak => (Dimension::PeakPower, 0),
            Self::KilowattPeak => (Dimension::PeakPower, 3),
            Self::MegawattPeak => (Dimension::PeakPower, 6),
            Self::WattHour => (Dimension::Energy, 0),
            Self::KilowattHour => (Dimension::Energy, 3),
            Self::MegawattHour => (Dimension::Energy, 6),
            Self::Gram => (Dimension::Mass, 0),
            Self::Kilogram => (Dimension::Mass, 3),
            Self::Tonne => (Dimension::Mass, 6),
            Self::Litre => (Dimension::Volume, 0),
            Self::CubicMetre => (Dimension::Volume, 3),
            Self::SquareMetre => (Dimension::Area, 0),
            Self::Metre => (Dimension::Length, 0),
            Self::Piece => (Dimension::Count, 0),
        }
    }

    /// What it measures.
    #[must_use]
    pub const fn dimension(self) -> Dimension {
        self.measure().0
    }
}

/// The declared unit (ISO 14067, 3.1.3.9): an amount of a unit, such as 1 kWp.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct DeclaredUnit {
    amount: Decimal,
    unit: Unit,
}

impl DeclaredUnit {
    /// The declared unit.
    ///
    /// # Errors
    /// [`Invalid::Amount`] unless the amount is above zero.
    pub fn new(amount: Decimal, unit: Unit) -> Result<Self, Invalid> {
        if amount <= Decimal::ZERO {
            return Err(Invalid::Amount(told(amount)));
        }
        Ok(Self { amount, unit })
    }

    /// How much of the unit; above zero.
    #[must_use]
    pub fn amount(&self) -> Decimal {
        self.amount
    }

    /// The unit.
    #[must_use]
    pub fn unit(&self) -> Unit {
        self.unit
    }

    /// `value`, stated per this, as per `other`. Nothing when the dimensions differ or it does not fit.
    #[must_use]
    pub fn convert(&self, value: Decimal, other: &Self) -> Option<Decimal> {
        let ((dimension, power), (wanted, wanted_power)) = (self.unit.measure(), other.unit.measure());
        if dimension != wanted {
            return None;
        }
        let value = value.shifted(wanted_power - power)?;
        if self.amount == other.amount { Some(value) } else { value.times(other.amount)?.over(self.amount) }
    }
}

impl FromStr for DeclaredUnit {
    type Err = Invalid;

    /// `1 kWp`: the amount, a blank, the unit.
    fn from_str(text: &str) -> Result<Self, Invalid> {
        let (amount, unit) = text.split_once(' ').unwrap_or(("1", text));
        Self::new(amount.parse()?, unit.parse()?)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(value: &str, from: &str, to: &str, expected: Option<&str>) {
        let (from, to): (DeclaredUnit, DeclaredUnit) = (from.parse().unwrap(), to.parse().unwrap());
        let converted = from.convert(value.parse().unwrap(), &to);
        assert_eq!(converted.map(|v| v.to_string()).as_deref(), expected);
    }

    #[test]
    fn watts_and_kilowatts_convert() {
        check("0.75", "1 W", "1 kW", Some("750"));
        check("750", "1 kWp", "1 Wp", Some("0.750"));
        check("750", "2 kWp", "1 kWp", Some("375"));
        check("-647.42", "1 m3", "1 L", Some("-0.64742"));
    }

    #[test]
    fn peak_power_power_and_energy_never_convert() {
        check("12.2", "1 kWh", "1 kWp", None);
        check("750", "1 kWp", "1 kWh", None);
        check("750", "1 kW", "1 kWp", None);
    }

    #[test]
    fn carbon_units_convert_exactly() {
        let twelve = "12.2".parse().unwrap();
        assert_eq!(CarbonUnit::Gram.convert(twelve, CarbonUnit::Kilogram).unwrap().to_string(), "0.0122");
        assert_eq!(CarbonUnit::Tonne.convert(twelve, CarbonUnit::Kilogram).unwrap().to_string(), "12200");
    }

    #[test]
    fn nothing_is_declared_per_nothing() {
        assert_eq!("0 kWp".parse::<DeclaredUnit>(), Err(Invalid::Amount("0".into())));
        assert_eq!("1 kWc".parse::<DeclaredUnit>(), Err(Invalid::Unit("kWc".into())));
    }
}
