//! A category of products, and the rule its footprints follow.

use super::{Clauses, Requirement, requirement, requirement::read_years, review::once, surveillance, version};
use crate::{
    credential::{read_declared_unit, read_name},
    json::{Fault, Node},
    label::{Boundary, Decimal, DeclaredUnit, Line, Name, Number, Score, Share, StageKind},
};

/// A category: only its products compare.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Category {
    /// Its id.
    pub id: Number,
    /// Its name.
    pub name: Name,
    /// What is counted.
    pub summary: Option<Name>,
    /// The declared unit of its footprints.
    pub per: DeclaredUnit,
    /// The boundary of its footprints.
    pub boundary: Boundary,
    /// Its stages, in order.
    pub stages: Vec<StageKind>,
    /// The rule.
    pub rule: CategoryRule,
    /// What the rule asks a label to state.
    pub required: Vec<Requirement>,
    /// The range a value is expected in.
    pub plausible: Option<Plausible>,
    /// The least share of primary data.
    pub primary_share: Option<Share>,
    /// The worst data-quality score a stage may have.
    pub quality_bar: Option<Score>,
    /// The most years that may lie between the last day of the data and the application.
    pub data_age: Option<u8>,
    /// Which clauses of the rule ask for unit, boundary, stages and bars.
    pub clauses: Clauses,
}

/// A category's rule.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CategoryRule {
    /// Its id.
    pub id: Number,
    /// Its version.
    pub version: Line,
    /// Its name.
    pub name: Name,
}

/// The range a category's values are expected in, per its declared unit, in kgCO2e.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Plausible {
    /// The lower end.
    pub low: Decimal,
    /// The upper end.
    pub high: Decimal,
}

const KEYS: &[&str] = &[
    "id",
    "name",
    "summary",
    "per",
    "boundary",
    "stages",
    "rule",
    "required",
    "plausible",
    "primary_share",
    "quality_bar",
    "data_age",
    "clauses",
    // Read when they are asked for: `version.rs`, `surveillance.rs`.
    "versions",
    "surveillance_months",
];

impl Category {
    /// Most categories of a programme.
    pub(super) const MOST: usize = 500;

    pub(super) fn read(node: &Node<'_>) -> Result<Self, Fault> {
        node.only_known(KEYS)?;
        let plausible = node.optional("plausible")?.map(|node| Plausible::read(&node)).transpose()?;
        let required = node.optional("required")?;
        let required = required.map(|list| list.list(100, Requirement::read)).transpose()?;
        Ok(Self {
            id: node.read_field("id")?,
            name: read_name(&node.field("name")?)?,
            summary: node.optional("summary")?.map(|summary| read_name(&summary)).transpose()?,
            per: read_declared_unit(&node.field("per")?)?,
            boundary: node.read_field("boundary")?,
            stages: node.field("stages")?.list(40, |stage| stage.read())?,
            rule: CategoryRule::read(&node.field("rule")?)?,
            required: required.unwrap_or_default(),
            plausible,
            primary_share: node.read_optional("primary_share")?,
            quality_bar: node.optional("quality_bar")?.map(|node| read_score(&node)).transpose()?,
            data_age: node.optional("data_age")?.map(|node| read_years(&node)).transpose()?,
            clauses: node.optional("clauses")?.map(|node| Clauses::read(&node)).transpose()?.unwrap_or_default(),
        })
    }
}

/// Reads one as its operator wrote it, with the versions of its rule: it names nothing twice, and asks labels for
/// nothing that none can state.
pub(super) fn review(node: &Node<'_>) -> Result<Category, Fault> {
    let category = Category::read(node)?;
    once(node, |at| format!("stages[{at}]"), &category.stages)?;
    requirement::review(node, &category.required)?;
    version::review(node)?;
    surveillance::review(node)?;
    Ok(category)
}

fn read_score(node: &Node<'_>) -> Result<Score, Fault> {
    Score::try_from(node.whole()?).map_err(|invalid| node.invalid(invalid))
}

impl CategoryRule {
    fn read(node: &Node<'_>) -> Result<Self, Fault> {
        node.only_known(&["id", "version", "name"])?;
        Ok(Self {
            id: node.read_field("id")?,
            version: node.read_field("version")?,
            name: read_name(&node.field("name")?)?,
        })
    }
}

impl Plausible {
    fn read(node: &Node<'_>) -> Result<Self, Fault> {
        node.only_known(&["low", "high"])?;
        let plausible = Self { low: node.read_field("low")?, high: node.read_field("high")? };
        if plausible.high < plausible.low {
            return Err(node.unexpected(plausible.high, format_args!("≥ {}", plausible.low)));
        }
        Ok(plausible)
    }
}
