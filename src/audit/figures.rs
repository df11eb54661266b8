//! A label's figures: among themselves, and against what its category expects.
//!
//! In: a verified label and the programme's category. Out: figures that do not fit each other, or
//! fall outside. All arithmetic is exact.

use super::{Finding, Kind};
use crate::{
    label::{CarbonUnit, Date, Decimal, DeclaredUnit, Label, Period, Share, Stage, Step, Sum},
    programme::{Category, Plausible},
};

/// A figure that does not fit.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Figures {
    /// The stages do not add up to the value, beyond rounding.
    Sum {
        /// The value stated.
        total: Decimal,
        /// `total − sum of the stages`.
        difference: Decimal,
        /// What both are counted in.
        unit: CarbonUnit,
    },
    /// The value lies outside the range its category expects, both in kgCO2e per the category's unit.
    Implausible {
        /// The value, converted.
        value: Decimal,
        /// The range.
        range: Plausible,
        /// What it is counted per.
        per: DeclaredUnit,
    },
    /// Less primary data than the category asks for, or no word on how much.
    PrimaryShare {
        /// The share stated.
        stated: Option<Share>,
        /// The least share.
        bar: Share,
    },
    /// The stages' shares of primary data, weighed by the stages' values, do not give the label's.
    PrimaryShareByStage {
        /// The share stated for the whole.
        stated: Share,
        /// The share the stages give, exactly.
        weighed: Decimal,
    },
    /// The data were older at the application than the category's rule admits.
    DataOld {
        /// The period the data are from.
        period: Period,
        /// The day of the application; of the certificate, where the trace has none.
        asked: Date,
        /// The most years between them.
        years: u8,
    },
    /// The data run on after the certificate was issued.
    DataAhead {
        /// The period the data are from.
        period: Period,
        /// The day the certificate was issued.
        issued: Date,
    },
}

impl Figures {
    pub(super) fn kind(&self) -> Kind {
        match self {
            Self::Sum { .. } => Kind::Sum,
            Self::Implausible { .. } => Kind::Plausible,
            Self::PrimaryShare { .. } => Kind::PrimaryShare,
            Self::PrimaryShareByStage { .. } => Kind::PrimaryShareByStage,
            Self::DataOld { .. } | Self::DataAhead { .. } => Kind::Period,
        }
    }

    pub(super) fn sides(&self) -> (String, String) {
        match self {
            Self::Sum { total, difference, .. } => {
                let sum = total.minus(*difference).unwrap_or(*total);
                (sum.to_string(), total.to_string())
            }
            Self::Implausible { value, range, .. } => (value.to_string(), format!("{} to {}", range.low, range.high)),
            Self::PrimaryShare { stated, bar } => {
                let stated = stated.map_or(String::new(), |share| share.decimal().to_string());
                (stated, bar.decimal().to_string())
            }
            Self::PrimaryShareByStage { stated, weighed } => {
                (stated.decimal().to_string(), weighed.rounded(4).to_string())
            }
            Self::DataOld { period, asked: day, .. } | Self::DataAhead { period, issued: day } => {
                (period.to().to_string(), day.to_string())
            }
        }
    }
}

/// The value in kgCO2e per the category's unit; nothing where it does not convert.
pub(super) fn comparable(label: &Label, category: &Category) -> Option<Decimal> {
    let footprint = &label.footprint;
    let kilograms = footprint.unit.convert(footprint.value, CarbonUnit::Kilogram)?;
    footprint.per.convert(kilograms, &category.per)
}

pub(super) fn examine(label: &Label, category: &Category) -> Vec<Finding> {
    let figures = [
        sum(label),
        implausible(label, category),
        primary_share(label, category),
        by_stage(label),
        period(label, category),
    ];
    figures.into_iter().flatten().map(Finding::Figures).collect()
}

fn sum(label: &Label) -> Option<Figures> {
    let footprint = &label.footprint;
    match label.stages.sum(footprint.value)? {
        Sum::Differs(difference) => Some(Figures::Sum { total: footprint.value, difference, unit: footprint.unit }),
        Sum::Exact | Sum::Rounded(_) => None,
    }
}

fn implausible(label: &Label, category: &Category) -> Option<Figures> {
    let (range, value) = (category.plausible?, comparable(label, category)?);
    let outside = value < range.low || value > range.high;
    outside.then_some(Figures::Implausible { value, range, per: category.per })
}

fn primary_share(label: &Label, category: &Category) -> Option<Figures> {
    let (bar, stated) = (category.primary_share?, label.footprint.primary_share);
    let met = stated.is_some_and(|share| share >= bar);
    (!met).then_some(Figures::PrimaryShare { stated, bar })
}

/// Holds the label's share against the stages', each weighed by what its value weighs without its
/// sign: stored carbon rests on data as emissions do. Every share may be off by its own rounding.
fn by_stage(label: &Label) -> Option<Figures> {
    let stated = label.footprint.primary_share?;
    let (mut weight, mut part, mut rounding) = (Decimal::ZERO, Decimal::ZERO, Decimal::ZERO);
    for Stage { value, primary_share, .. } in label.stages.as_slice() {
        let (value, share) = (value.magnitude(), (*primary_share)?.decimal());
        weight = weight.plus(value)?;
        part = part.plus(value.times(share)?)?;
        rounding = rounding.plus(value.times(share.rounding())?)?;
    }
    let tolerance = rounding.over(weight)?.plus(stated.decimal().rounding())?;
    let weighed = part.over(weight)?;
    let differs = weighed.minus(stated.decimal())?.magnitude() > tolerance;
    differs.then_some(Figures::PrimaryShareByStage { stated, weighed })
}

fn period(label: &Label, category: &Category) -> Option<Figures> {
    let (period, issued) = (label.footprint.period?, label.certificate.issued());
    if period.to() > issued {
        return Some(Figures::DataAhead { period, issued });
    }
    let (years, asked) = (category.data_age?, super::trace::first(label, Step::Application).unwrap_or(issued));
    period.to().over_years_before(years, asked).then_some(Figures::DataOld { period, asked, years })
}
