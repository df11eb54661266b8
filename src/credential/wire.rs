//! From the credential's subject to the model: the shape of `subject.schema.json`.
//!
//! Unknown members are left alone; known ones are checked to the last digit.

use super::trust::{read_name, read_words};
use crate::{
    json::{Fault, Json, Node, Problem},
    label::*,
};

/// Most stages, steps and standards a label may state.
pub(crate) const MANY: usize = 40;

pub(super) fn label(subject: &Node<'_>) -> Result<Label, Fault> {
    let footprint = footprint(&subject.field("footprint")?)?;
    let withheld = withheld(subject)?;
    Ok(Label {
        product: product(&subject.field("product")?)?,
        footprint,
        stages: stages(subject)?,
        certificate: certificate(&subject.field("certificate")?)?,
        trace: subject.optional("trace")?.map(|trace| trace.list(MANY, trace_step)).transpose()?.unwrap_or_default(),
        baseline: subject.optional("baseline")?.map(|node| baseline(&node)).transpose()?,
        output: subject.optional("output")?.map(|node| output(&node)).transpose()?,
        report: subject.optional("report")?.map(|node| evidence(&node)).transpose()?,
        withheld,
        source: subject.optional("source")?.map(|node| read_name(&node.field("text")?)).transpose()?,
        demonstration: subject.optional("demonstration")?.map(|flag| flag.truth()).transpose()?.unwrap_or(false),
    })
}

/// The parts that the issuer restricted and that are not here: signed beside them, so that nobody takes
/// "kept for others" for "not provided".
fn withheld(subject: &Node<'_>) -> Result<Vec<Part>, Fault> {
    let Some(restricted) = subject.optional("restricted")? else { return Ok(Vec::new()) };
    let mut parts = restricted.list(Part::ALL.len(), |part| part.read::<Part>())?;
    parts.retain(|part| subject.value().at(part.word()).is_none());
    Ok(parts)
}

fn product(node: &Node<'_>) -> Result<Product, Fault> {
    Ok(Product {
        gtin: node.read_optional("gtin")?,
        name: read_name(&node.field("name")?)?,
        model: node.read_optional("model")?,
        category: node.read_field("category")?,
        maker: maker(&node.field("maker")?)?,
        factory: node.optional("factory")?.map(|node| factory(&node)).transpose()?,
    })
}

fn maker(node: &Node<'_>) -> Result<Maker, Fault> {
    Ok(Maker { name: read_name(&node.field("name")?)?, credit_code: node.read_optional("creditCode")? })
}

fn factory(node: &Node<'_>) -> Result<Factory, Fault> {
    Ok(Factory { name: read_name(&node.field("name")?)?, region: node.read_optional("region")? })
}

fn footprint(node: &Node<'_>) -> Result<Footprint, Fault> {
    let standards = node.field("standard")?;
    let stated = standards.list(MANY, |standard| standard.read())?;
    if stated.is_empty() {
        return Err(standards.fault(Problem::Missing));
    }
    Ok(Footprint {
        value: node.read_field("value")?,
        unit: node.read_field("unit")?,
        per: read_declared_unit(&node.field("per")?)?,
        boundary: node.read_field("boundary")?,
        standards: stated,
        rule: node.optional("rule")?.map(|node| rule(&node)).transpose()?,
        period: node.optional("period")?.map(|node| period(&node)).transpose()?,
        uncertainty: node.optional("uncertainty")?.map(|node| uncertainty(&node)).transpose()?,
        primary_share: node.read_optional("primaryShare")?,
        electricity: node.optional("electricity")?.map(|node| electricity(&node)).transpose()?,
    })
}

/// Reads a declared unit: `{"amount": "1", "unit": "kWp"}`.
///
/// # Errors
/// A [`Fault`] at the member that does not read.
pub(crate) fn read_declared_unit(node: &Node<'_>) -> Result<DeclaredUnit, Fault> {
    let amount = node.field("amount")?;
    DeclaredUnit::new(amount.read()?, node.read_field("unit")?).map_err(|invalid| amount.invalid(invalid))
}

/// Writes what [`read_declared_unit`] reads.
pub(crate) fn write_declared_unit(per: &DeclaredUnit) -> Json {
    Json::object([("amount", Json::text(per.amount().to_string())), ("unit", Json::text(per.unit().word()))])
}

/// Writes what [`rule`] reads.
pub(crate) fn write_rule(rule: &Rule) -> Json {
    let version = rule.version.as_ref().map(|version| Json::text(version.as_str()));
    Json::some([("id", Some(Json::text(rule.id.as_str()))), ("version", version)])
}

pub(crate) fn rule(node: &Node<'_>) -> Result<Rule, Fault> {
    Ok(Rule { id: node.read_field("id")?, version: node.read_optional("version")? })
}

pub(crate) fn period(node: &Node<'_>) -> Result<Period, Fault> {
    let to = node.field("to")?;
    Period::new(node.read_field("from")?, to.read()?).map_err(|invalid| to.invalid(invalid))
}

pub(crate) fn uncertainty(node: &Node<'_>) -> Result<Uncertainty, Fault> {
    let high = node.field("high")?;
    let level = node.read_optional("level")?;
    Uncertainty::new(node.read_field("low")?, high.read()?, level).map_err(|invalid| high.invalid(invalid))
}

pub(crate) fn electricity(node: &Node<'_>) -> Result<Electricity, Fault> {
    if let Some(unit) = node.optional("unit")? {
        expect(&unit, "kgCO2e/kWh")?;
    }
    Ok(Electricity {
        factor: node.read_field("factor")?,
        source: node.optional("source")?.map(|source| read_words(&source)).transpose()?,
        renewable_share: node.read_optional("renewableShare")?,
    })
}

fn expect(node: &Node<'_>, expected: &str) -> Result<(), Fault> {
    let found = node.text()?;
    if found == expected {
        return Ok(());
    }
    Err(node.unexpected(found, expected))
}

fn stages(subject: &Node<'_>) -> Result<Stages, Fault> {
    let Some(node) = subject.optional("stages")? else { return Ok(Stages::default()) };
    Stages::new(node.list(MANY, stage)?).map_err(|invalid| node.invalid(invalid))
}

pub(crate) fn stage(node: &Node<'_>) -> Result<Stage, Fault> {
    Ok(Stage {
        kind: node.read_field("stage")?,
        value: node.read_field("value")?,
        primary_share: node.read_optional("primaryShare")?,
        quality: node.optional("quality")?.map(|node| quality(&node)).transpose()?.unwrap_or_default(),
    })
}

fn quality(node: &Node<'_>) -> Result<Quality, Fault> {
    let mut scores = Vec::new();
    for (indicator, _) in node.object()? {
        let score = node.field(indicator)?;
        let indicator = indicator.parse().map_err(|invalid| score.invalid(invalid))?;
        scores.push((indicator, Score::try_from(score.whole()?).map_err(|invalid| score.invalid(invalid))?));
    }
    Ok(Quality::new(&scores))
}

fn certificate(node: &Node<'_>) -> Result<Certificate, Fault> {
    let body = node.field("body")?;
    let body = Body { name: read_name(&body.field("name")?)?, credit_code: body.read_optional("creditCode")? };
    let (number, scheme) = (node.read_field("number")?, node.read_field("scheme")?);
    let expires = node.field("expires")?;
    let certificate = Certificate::new(number, scheme, body, node.read_field("issued")?, expires.read()?);
    certificate.map_err(|invalid| expires.invalid(invalid))
}

pub(crate) fn trace_step(node: &Node<'_>) -> Result<TraceStep, Fault> {
    Ok(TraceStep {
        step: node.read_field("step")?,
        date: node.read_field("date")?,
        by: node.optional("by")?.map(|by| read_words(&by)).transpose()?,
        evidence: node.optional("evidence")?.map(|node| evidence(&node)).transpose()?,
    })
}

pub(crate) fn evidence(node: &Node<'_>) -> Result<Evidence, Fault> {
    Ok(Evidence { address: node.read_optional("url")?, digest: node.read_field("sha256")? })
}

pub(crate) fn baseline(node: &Node<'_>) -> Result<Baseline, Fault> {
    Ok(Baseline { year: read_year(&node.field("year")?)?, value: node.read_field("value")? })
}

pub(crate) fn output(node: &Node<'_>) -> Result<Output, Fault> {
    Ok(Output { amount: read_declared_unit(node)?, year: read_year(&node.field("year")?)? })
}

/// Reads a year as a whole number.
///
/// # Errors
/// A [`Fault`] unless it lies between 1990 and 2100.
pub(crate) fn read_year(node: &Node<'_>) -> Result<u16, Fault> {
    let year = node.whole()?;
    match u16::try_from(year) {
        Ok(year @ 1990..=2100) => Ok(year),
        _ => Err(node.invalid(Invalid::Year(year))),
    }
}
