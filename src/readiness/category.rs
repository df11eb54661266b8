//! A draft against its category: unit, boundary, rule, stages, and the rule's bars.

use super::{Findings, Matter, draft::Parts};
use crate::{
    label::{CarbonUnit, Date, Decimal, Stage, StageKind},
    programme::{Category, Programme},
};

/// Tells of a category the programme does not have.
pub(super) fn unknown(parts: &Parts, programme: &Programme, findings: &mut Findings) {
    if let Some(stated) = parts.category.clone() {
        let known = programme.categories().iter().map(|category| category.id.clone()).collect();
        findings.add("product.category", Matter::UnknownCategory { stated, known });
    }
}

pub(super) fn check(parts: &Parts, category: &Category, today: Date, findings: &mut Findings) {
    check_unit(parts, category, findings);
    check_boundary(parts, category, findings);
    check_rule(parts, category, findings);
    check_range(parts, category, findings);
    check_stages(parts, category, findings);
    check_quality(parts, category, findings);
    check_primary_share(parts, category, findings);
    check_age(parts, category, today, findings);
}

fn check_unit(parts: &Parts, category: &Category, findings: &mut Findings) {
    let wanted = category.per;
    if let Some(stated) = parts.footprint.per
        && (stated.unit(), stated.amount()) != (wanted.unit(), wanted.amount())
    {
        findings.under(category.clauses.per.as_ref(), "footprint.per", Matter::DeclaredUnit { stated, wanted });
    }
}

fn check_boundary(parts: &Parts, category: &Category, findings: &mut Findings) {
    let wanted = category.boundary;
    if let Some(stated) = parts.footprint.boundary
        && stated != wanted
    {
        let clause = category.clauses.boundary.as_ref();
        findings.under(clause, "footprint.boundary", Matter::Boundary { stated, wanted });
    }
}

fn check_rule(parts: &Parts, category: &Category, findings: &mut Findings) {
    let (id, version) = (&category.rule.id, &category.rule.version);
    match &parts.footprint.rule {
        Some(rule) if rule.id != *id => {
            let matter = Matter::Rule { stated: rule.id.clone(), wanted: id.clone() };
            findings.add("footprint.rule.id", matter);
        }
        Some(rule) if rule.version.as_ref() != Some(version) => {
            let matter = Matter::RuleVersion { stated: rule.version.clone(), wanted: version.clone() };
            findings.add("footprint.rule.version", matter);
        }
        None if parts.footprint.rule_unstated => findings.add("footprint.rule", Matter::RuleUnstated(id.clone())),
        _ => {}
    }
}

fn check_range(parts: &Parts, category: &Category, findings: &mut Findings) {
    let Some(range) = category.plausible else { return };
    if let Some(value) = in_units_of(parts, category)
        && (value < range.low || value > range.high)
    {
        findings.add("footprint.value", Matter::Implausible { value, low: range.low, high: range.high });
    }
}

/// The value in kgCO2e per the category's unit.
fn in_units_of(parts: &Parts, category: &Category) -> Option<Decimal> {
    let footprint = &parts.footprint;
    let value = footprint.per?.convert(footprint.value?, &category.per)?;
    footprint.unit?.convert(value, CarbonUnit::Kilogram)
}

fn check_stages(parts: &Parts, category: &Category, findings: &mut Findings) {
    let Some(stages) = &parts.stages else { return };
    let (clause, wanted) = (category.clauses.stages.as_ref(), &category.stages);
    let stated: Vec<StageKind> = stages.as_slice().iter().map(|stage| stage.kind).collect();
    if stated.is_empty() {
        if !category.required.iter().any(|requirement| requirement.path.as_str() == "stages") {
            findings.under(clause, "stages", Matter::NoStages);
        }
        return;
    }
    for missing in wanted.iter().filter(|kind| !stated.contains(kind)) {
        findings.under(clause, "stages", Matter::StageMissing(*missing));
    }
    for (at, foreign) in stated.iter().enumerate().filter(|(_, kind)| !wanted.contains(kind)) {
        let matter = Matter::StageForeign { stated: *foreign, wanted: wanted.clone() };
        findings.under(clause, &format!("stages[{at}].stage"), matter);
    }
    let places = stated.iter().filter_map(|kind| wanted.iter().position(|other| other == kind));
    if !places.is_sorted() {
        findings.under(clause, "stages", Matter::StageOrder(wanted.clone()));
    }
}

fn check_quality(parts: &Parts, category: &Category, findings: &mut Findings) {
    let (Some(stages), Some(bar)) = (&parts.stages, category.quality_bar) else { return };
    for (at, Stage { kind, quality, .. }) in stages.as_slice().iter().enumerate() {
        let matter = match quality.worst() {
            Some(worst) if worst <= bar => continue,
            Some(worst) => Matter::QualityLow { stage: *kind, worst, bar },
            None => Matter::QualityUnstated { stage: *kind, bar },
        };
        findings.under(category.clauses.quality_bar.as_ref(), &format!("stages[{at}].quality"), matter);
    }
}

fn check_primary_share(parts: &Parts, category: &Category, findings: &mut Findings) {
    let Some(least) = category.primary_share else { return };
    let matter = match parts.footprint.primary_share {
        Some(stated) if stated < least => Matter::PrimaryShareLow { stated, least },
        None if parts.footprint.primary_share_unstated => Matter::PrimaryShareUnstated(least),
        _ => return,
    };
    findings.under(category.clauses.primary_share.as_ref(), "footprint.primaryShare", matter);
}

fn check_age(parts: &Parts, category: &Category, today: Date, findings: &mut Findings) {
    let (Some(period), Some(years)) = (parts.footprint.period, category.data_age) else { return };
    if period.to().over_years_before(years, today) {
        let matter = Matter::DataOld { to: period.to(), years, today };
        findings.under(category.clauses.data_age.as_ref(), "footprint.period.to", matter);
    }
}
