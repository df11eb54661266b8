//! What a category's rule asks of a label, and the clauses that ask it.

use crate::{
    json::{Fault, Node},
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
        node.only_known(&["path", "clause"])?;
        Ok(Self { path: node.read_field("path")?, clause: node.read_optional("clause")? })
    }
}

impl Clauses {
    pub(super) fn read(node: &Node<'_>) -> Result<Self, Fault> {
        node.only_known(&["per", "boundary", "stages", "data_age", "primary_share", "quality_bar"])?;
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
        _ => Err(node.unexpected(years, "1–20")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::json::{Json, Limits};

    fn fault<T>(text: &str, read: impl Fn(&Node<'_>) -> Result<T, Fault>) -> Option<String> {
        let tree = Json::parse(text.as_bytes(), Limits { bytes: 1000, depth: 4 }).unwrap();
        read(&Node::root(&tree)).err().map(|fault| fault.path().to_owned())
    }

    #[test]
    fn a_requirement_names_its_path_and_at_most_its_clause() {
        assert_eq!(fault(r#"{"path": "product.model"}"#, Requirement::read), None);
        assert_eq!(fault(r#"{"clause": "5.2"}"#, Requirement::read).unwrap(), "$.path");
        assert_eq!(fault(r#"{"path": "stages", "claus": "5.2"}"#, Requirement::read).unwrap(), "$.claus");
        assert_eq!(fault(r#""product.model""#, Requirement::read).unwrap(), "$");
    }

    #[test]
    fn a_clause_belongs_to_something_the_category_states() {
        assert_eq!(fault(r#"{"per": "4.1", "quality_bar": "5.5"}"#, Clauses::read), None);
        assert_eq!(fault(r#"{"required": "4.1"}"#, Clauses::read).unwrap(), "$.required");
    }

    #[test]
    fn data_may_be_one_to_twenty_years_old() {
        assert_eq!(fault("20", read_years), None);
        assert!(
            fault("0", read_years).is_some() && fault("21", read_years).is_some() && fault("-1", read_years).is_some()
        );
    }
}
