//! What a category's rule asks of a label, and the clauses that ask it.

use crate::{
    json::{Fault, Node, Problem},
    label::Line,
};

/// A field the rule asks a label to state.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Requirement {
    /// Its path inside the credential's subject: `footprint.period`.
    pub path: Line,
    /// The clause of the rule that asks for it.
    pub clause: Option<Line>,
}

/// The clauses of the rule behind a category's unit, boundary, stages and bars.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Clauses {
    /// Of the declared unit.
    pub per: Option<Line>,
    /// Of the boundary.
    pub boundary: Option<Line>,
    /// Of the stages.
    pub stages: Option<Line>,
    /// Of the age of data.
    pub data_age: Option<Line>,
    /// Of the least share of primary data.
    pub primary_share: Option<Line>,
    /// Of the bar for data quality.
    pub quality_bar: Option<Line>,
}

impl Requirement {
    pub(super) fn read(node: &Node<'_>) -> Result<Self, Fault> {
        node.only(&["path", "clause"])?;
        Ok(Self { path: node.read_field("path")?, clause: node.read_optional("clause")? })
    }
}

impl Clauses {
    pub(super) fn read(node: &Node<'_>) -> Result<Self, Fault> {
        node.only(&["per", "boundary", "stages", "data_age", "primary_share", "quality_bar"])?;
        Ok(Self {
            per: node.read_optional("per")?,
            boundary: node.read_optional("boundary")?,
            stages: node.read_optional("stages")?,
            data_age: node.read_optional("data_age")?,
            primary_share: node.read_optional("primary_share")?,
            quality_bar: node.read_optional("quality_bar")?,
        })
    }
}

/// The most years data may be old, 1 to 20.
pub(super) fn read_years(node: &Node<'_>) -> Result<u8, Fault> {
    let years = node.whole()?;
    match u8::try_from(years) {
        Ok(years @ 1..=20) => Ok(years),
        _ => Err(node.fault(Problem::Unexpected { found: years.to_string(), expected: "1–20".to_owned() })),
    }
}
