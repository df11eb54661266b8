//! Figures of a draft against each other.

use super::{
    Findings, Matter,
    draft::{FootprintParts, Parts},
};
use crate::label::{Decimal, Share, Stage, Sum};

/// The most a footprint factor of electricity is, in kgCO2e/kWh: no plant that burns coal reaches it.
const MOST: i64 = 2;

pub(super) fn check(parts: &Parts, findings: &mut Findings) {
    check_sum(parts, findings);
    check_primary_shares(parts, findings);
    check_uncertainty(&parts.footprint, findings);
    check_electricity(&parts.footprint, findings);
}

fn check_sum(parts: &Parts, findings: &mut Findings) {
    let (Some(stages), Some(value)) = (&parts.stages, parts.footprint.value) else { return };
    if let Some(Sum::Differs(difference)) = stages.sum(value)
        && let Some(sum) = value.minus(difference)
    {
        findings.add("stages", Matter::Sum { value, sum, difference });
    }
}

fn check_primary_shares(parts: &Parts, findings: &mut Findings) {
    let (Some(stages), Some(stated)) = (&parts.stages, parts.footprint.primary_share) else { return };
    if let Some((weighted, tolerance)) = weighted(stages.as_slice())
        && let Some(tolerance) = tolerance.plus(stated.decimal().rounding())
        && let Some(difference) = stated.decimal().minus(weighted)
        && difference.magnitude() > tolerance
    {
        let weighted = weighted.rounded(stated.decimal().places().max(2));
        findings.add("footprint.primaryShare", Matter::PrimaryShares { stated, weighted });
    }
}

/// The stages' share of primary data, each weighted by the size of its part whatever its sign, and
/// how far rounding of shares and parts may have moved it. Nothing unless every stage states one.
fn weighted(stages: &[Stage]) -> Option<(Decimal, Decimal)> {
    let (mut whole, mut primary, mut tolerance) = (Decimal::ZERO, Decimal::ZERO, Decimal::ZERO);
    for stage in stages {
        let (weight, share) = (stage.value.magnitude(), stage.primary_share.map(Share::decimal)?);
        whole = whole.plus(weight)?;
        primary = primary.plus(weight.times(share)?)?;
        // A share moves by no more than its own rounding, nor by more than what moves of its part.
        tolerance = tolerance.plus(weight.times(share.rounding())?)?.plus(stage.value.rounding())?;
    }
    Some((primary.over(whole)?, tolerance.over(whole)?))
}

fn check_uncertainty(footprint: &FootprintParts, findings: &mut Findings) {
    let (Some(value), Some(uncertainty)) = (footprint.value, footprint.uncertainty) else { return };
    let (low, high) = (uncertainty.low(), uncertainty.high());
    if value < low || value > high {
        findings.add("footprint.uncertainty", Matter::OutsideUncertainty { value, low, high });
    }
}

fn check_electricity(footprint: &FootprintParts, findings: &mut Findings) {
    let Some(factor) = footprint.electricity.as_ref().map(|electricity| electricity.factor) else { return };
    let most = Decimal::from(MOST);
    if factor.is_negative() || factor > most {
        findings.add("footprint.electricity.factor", Matter::ElectricityFactor { factor, most });
    }
}
