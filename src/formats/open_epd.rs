//! openEPD: impacts by method, indicator and EN 15804 module, as JSON.

use super::{
    Import,
    account::{Assumption, Fact, Warning},
    declared::{Carbon, Content, Declared, Format, Module, Per, When},
    modules::{ProductStage, in_product_stage, product_stage, told_product_stage},
    reading::{self, Reading, each},
    units,
};
use crate::{
    json::{Fault, Json, Node, Problem},
    label::{Boundary, Decimal, Invalid, Line, StageKind, Uncertainty},
};

/// The methods openEPD names, the one that is taken first where there are several.
const METHODS: [&str; 18] = [
    "EF 3.1",
    "EF 3.0",
    "EF 2.0",
    "EN 15978:2011",
    "IPCC AR5",
    "CML 2016",
    "CML 2012",
    "CML 2007",
    "CML 2001",
    "CML 1992",
    "TRACI 2.2",
    "TRACI 2.1",
    "TRACI 2.0",
    "TRACI 1.0",
    "ReCiPe 2016",
    "ReCiPe 2008",
    "LIME2",
    "USEtox 2.12",
];

/// The indicators that are kinds of carbon.
const KINDS: [(Carbon, &str); 4] = [
    (Carbon::Fossil, "gwp-fossil"),
    (Carbon::Biogenic, "gwp-biogenic"),
    (Carbon::LandUseChange, "gwp-luluc"),
    (Carbon::BiogenicOther, "gwp-nonCO2"),
];

/// How modules are called here.
const MODULES: [(&str, StageKind); 17] = [
    ("A1A2A3", StageKind::A1ToA3),
    ("A1", StageKind::A1),
    ("A2", StageKind::A2),
    ("A3", StageKind::A3),
    ("A4", StageKind::A4),
    ("A5", StageKind::A5),
    ("B1", StageKind::B1),
    ("B2", StageKind::B2),
    ("B3", StageKind::B3),
    ("B4", StageKind::B4),
    ("B5", StageKind::B5),
    ("B6", StageKind::B6),
    ("B7", StageKind::B7),
    ("C1", StageKind::C1),
    ("C2", StageKind::C2),
    ("C3", StageKind::C3),
    ("C4", StageKind::C4),
];

/// The spellings of a kilogram of carbon dioxide equivalent.
const UNITS: [&str; 5] = ["kgco2e", "kgco2eq", "kgco2eq.", "kgco2-eq", "kgco2eqv"];

pub(super) fn read(root: &Node<'_>) -> Result<Import, Fault> {
    let reading = &Reading::default();
    let name: Line = reading.field(root, "product_name", Fact::Name)?;
    let unit = root.field("declared_unit")?;
    let per = per(&unit, reading)?;
    let impacts = root.field("impacts")?;
    let method = method(&impacts, reading)?;
    let set = impacts.field(method)?;
    let gwp = set.field("gwp")?;
    let (modules, deviations) = modules(&gwp, reading)?;
    let missing = || gwp.fault_of("A1A2A3", Problem::Missing);
    let ProductStage { value, summed, inside, .. } =
        told_product_stage(&modules, &gwp.path(), reading).ok_or_else(missing)?;
    reading.assume(Assumption::ProductStage, gwp.path());
    let mut declared = Declared::new(Format::OpenEpd, reading::named(name), per, value);
    declared.summed = summed;
    declared.beyond = modules.into_iter().filter(|module| !in_product_stage(module.kind)).collect();
    declared.uncertainty = deviations.filter(|_| !summed).and_then(|deviation| {
        let off = super::exact_product(value, deviation)?.magnitude();
        reading.assume(Assumption::OneDeviation(deviation), format!("{}.A1A2A3.rsd", gwp.path()));
        Uncertainty::new(value.minus(off)?, value.plus(off)?, None).ok()
    });
    declared.inside = inside;
    declared.carbon = kinds(&set, reading)?;
    if let Some(warning) = declared.odd_sum() {
        reading.warn(warning, gwp.path());
    }
    declared.indicator = format!("GWP ({method})").parse().ok();
    declared.boundary = Some(Boundary::CradleToGate);
    declared.version = reading.line(root, "openepd_version", Fact::Version);
    reading.pass(root, &["doctype", "private", "language"]);
    declared.id = reading.line(root, "id", Fact::Id);
    declared.owner = root.optional("manufacturer")?.and_then(|maker| reading.name(&maker, "name", Fact::Owner));
    declared.product_ids = reading.line(root, "product_sku", Fact::ProductIds).into_iter().collect();
    declared.mass = amount(root, "kg_per_declared_unit", Fact::Mass, reading)?;
    let content = |content, key| Ok(amount(root, key, Fact::Content, reading)?.map(|value| (content, value)));
    declared.content.extend(content(Content::Total, "kg_C_per_declared_unit")?);
    declared.content.extend(content(Content::Biogenic, "kg_C_biogenic_per_declared_unit")?);
    if let Some(compliance) = root.optional("compliance")? {
        let names = each(&compliance, |one| {
            let short = reading.line(one, "short_name", Fact::Standards);
            Ok(short.or_else(|| reading.line(one, "name", Fact::Standards)))
        })?;
        declared.standards = names.into_iter().flatten().collect();
    }
    declared.rules =
        root.optional("pcr")?.and_then(|pcr| reading.line(&pcr, "name", Fact::Rules)).into_iter().collect();
    (declared.valid_from, declared.valid_until) = validity(root, reading)?;
    let account = reading.account(root);
    Ok(Import { declared, account })
}

/// An amount of a unit.
fn per(unit: &Node<'_>, reading: &Reading) -> Result<Per, Fault> {
    let amount = reading.decimal(unit, "qty", Fact::Per)?.ok_or_else(|| unit.fault_of("qty", Problem::Missing))?;
    let name = unit.field("unit")?;
    let per = units::per(amount, name.text()?).map_err(|invalid| match invalid {
        Invalid::Amount(_) => unit.fault_of("qty", Problem::Invalid(invalid)),
        _ => name.invalid(invalid),
    })?;
    reading.took(Fact::Per, &name);
    Ok(per)
}

/// A mass in kilograms; in another unit it is among what was dropped.
fn amount(root: &Node<'_>, key: &str, fact: Fact, reading: &Reading) -> Result<Option<Decimal>, Fault> {
    let Some(node) = root.optional(key)? else { return Ok(None) };
    let unit = node.optional("unit")?;
    if unit.is_some_and(|unit| unit.text() != Ok("kg")) {
        return Ok(None);
    }
    let amount = reading.amount(&node, "qty", fact)?;
    reading.pass(&node, &["unit"]);
    Ok(amount)
}

/// The method whose results are taken.
fn method<'a>(impacts: &'a Node<'a>, reading: &Reading) -> Result<&'a str, Fault> {
    let names: Vec<&str> = impacts
        .object()?
        .iter()
        .filter(|(_, set)| matches!(set.member("gwp"), Some(Json::Object(scopes)) if !scopes.is_empty()))
        .map(|(name, _)| name.as_str())
        .collect();
    let known = METHODS.iter().find_map(|known| names.iter().copied().find(|name| name == known));
    let taken = known.or_else(|| names.first().copied()).ok_or_else(|| impacts.fault(Problem::Missing))?;
    if known.is_none() {
        reading.warn(Warning::UnknownMethod(taken.to_owned()), format!("{}.{taken}", impacts.path()));
    }
    let left: Vec<&str> = names.into_iter().filter(|name| *name != taken).collect();
    if !left.is_empty() {
        let chosen = Assumption::Chosen { taken: taken.to_owned(), left: left.join(", ") };
        reading.assume(chosen, impacts.path());
    }
    Ok(taken)
}

/// The modules of an indicator, and the relative standard deviation of its product stage.
fn modules(scopes: &Node<'_>, reading: &Reading) -> Result<(Vec<Module>, Option<Decimal>), Fault> {
    let mut modules = Vec::new();
    let mut deviation = None;
    for (key, kind) in MODULES.into_iter().chain([("D", StageKind::D)]) {
        let Some((value, rsd)) = measured(scopes, key, Fact::Modules, reading)? else { continue };
        modules.push(Module { kind, scenario: None, value: Some(value) });
        if kind == StageKind::A1ToA3 {
            deviation = rsd;
        }
    }
    if let Some(scenarios) = scopes.optional("C_scenarios")? {
        let more = each(&scenarios, |scenario| {
            let name: Line = reading.field(scenario, "name", Fact::Modules)?;
            let mut modules = Vec::new();
            for (key, kind) in [
                ("C1", StageKind::C1),
                ("C2", StageKind::C2),
                ("C3", StageKind::C3),
                ("C4", StageKind::C4),
                ("D", StageKind::D),
            ] {
                let measured = measured(scenario, key, Fact::Modules, reading)?;
                let module = |(value, _)| Module { kind, scenario: Some(name.clone()), value: Some(value) };
                modules.extend(measured.map(module));
            }
            Ok(modules)
        })?;
        modules.extend(more.into_iter().flatten());
    }
    Ok((modules, deviation))
}

/// A measurement in kilograms of carbon dioxide equivalent, and its relative standard deviation.
fn measured(
    scopes: &Node<'_>,
    key: &str,
    fact: Fact,
    reading: &Reading,
) -> Result<Option<(Decimal, Option<Decimal>)>, Fault> {
    let Some(node) = scopes.optional(key)? else { return Ok(None) };
    let unit = node.field("unit")?;
    let spelled: String = unit.text()?.to_lowercase().split_whitespace().collect();
    if !UNITS.contains(&spelled.as_str()) {
        return Err(unit.unexpected(unit.text()?, "kgCO2e"));
    }
    let mean = reading.decimal(&node, "mean", fact)?.ok_or_else(|| node.fault_of("mean", Problem::Missing))?;
    reading.pass(&node, &["unit"]);
    let deviation = reading.amount(&node, "rsd", Fact::Uncertainty)?;
    Ok(Some((mean, deviation)))
}

/// The product stage of each kind.
fn kinds(set: &Node<'_>, reading: &Reading) -> Result<Vec<(Carbon, Decimal)>, Fault> {
    let mut carbon = Vec::new();
    for (kind, key) in KINDS {
        let Some(scopes) = set.optional(key)? else { continue };
        // Of a kind of carbon the product stage alone is kept.
        let mut modules = Vec::new();
        for (key, module) in MODULES.into_iter().filter(|(_, module)| in_product_stage(*module)) {
            let value = measured(&scopes, key, Fact::Carbon, reading)?.map(|(value, _)| value);
            modules.extend(value.map(|value| Module { kind: module, scenario: None, value: Some(value) }));
        }
        let Some(ProductStage { value, .. }) = product_stage(&modules) else { continue };
        if let Some(warning) = Warning::of_sign(kind, value) {
            reading.warn(warning, scopes.path());
        }
        carbon.push((kind, value));
    }
    Ok(carbon)
}

fn validity(root: &Node<'_>, reading: &Reading) -> Result<(Option<When>, Option<When>), Fault> {
    let from = reading.day(root, "date_of_issue", Fact::Validity)?;
    let until = reading.day(root, "valid_until", Fact::Validity)?;
    if let (Some(from), Some(until)) = (from, until)
        && until < from
    {
        reading.reversed(root, "valid_until", from, until);
        return Ok((None, None));
    }
    Ok((from.map(When::Day), until.map(When::Day)))
}
