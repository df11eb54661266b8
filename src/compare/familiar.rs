//! A footprint as something familiar: how much electricity has the same one.

use crate::label::{CarbonUnit, Decimal, Dimension, Label};

/// The 2024 national average electricity *footprint* factor, in 10⁻⁴ kgCO2e/kWh (notice of the Ministry
/// of Ecology and Environment, 2025). Not the CO2 *emission* factor, which is another number.
const ELECTRICITY: i64 = 5777;

/// How many kilowatt-hours have this label's footprint, to three significant digits.
///
/// Nothing for stored carbon, nor for electricity itself, which is no more familiar than it is.
#[must_use]
pub fn kilowatt_hours(label: &Label) -> Option<Decimal> {
    let footprint = &label.footprint;
    if footprint.per.unit().dimension() == Dimension::Energy {
        return None;
    }
    let kilograms = footprint.unit.convert(footprint.value, CarbonUnit::Kilogram)?;
    if kilograms <= Decimal::ZERO {
        return None;
    }
    let hours = kilograms.shifted(4)?.over(Decimal::from(ELECTRICITY))?;
    Some(hours.significant(3).trimmed())
}
