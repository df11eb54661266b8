//! What a category's rule asks of a label, and the clauses that ask it.

use super::review::once;
use crate::{
    credential::SUBJECT_SCHEMA,
    json::{Fault, Json, Limits, Node},
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

/// Refuses a path that stands twice, or that no label can state: the subject's schema has it not.
pub(super) fn review(node: &Node<'_>, required: &[Requirement]) -> Result<(), Fault> {
    if required.is_empty() {
        return Ok(());
    }
    let schema = Json::parse(SUBJECT_SCHEMA.as_bytes(), Limits { bytes: SUBJECT_SCHEMA.len(), depth: 32 })?;
    node.field("required")?.list(required.len(), |node| {
        let path: Line = node.read_field("path")?;
        let known = |place: &Json| -> Vec<String> { members(&schema, place).into_iter().map(str::to_owned).collect() };
        let mut place = &schema;
        for name in path.as_str().split('.') {
            match member(&schema, place, name) {
                Some(inner) => place = inner,
                None => return Err(node.field("path")?.unexpected(&path, known(place).join(", "))),
            }
        }
        Ok(())
    })?;
    let paths: Vec<&Line> = required.iter().map(|requirement| &requirement.path).collect();
    once(node, |at| format!("required[{at}].path"), &paths)
}

/// What a schema says of a place, behind references and beside null.
fn resolved<'a>(schema: &'a Json, place: &'a Json) -> &'a Json {
    if let Some(Json::List(either)) = place.member("anyOf") {
        return either.first().map_or(place, |one| resolved(schema, one));
    }
    let Some(Json::Text(reference)) = place.member("$ref") else { return place };
    let inner = reference.strip_prefix("#/$defs/").and_then(|name| schema.member("$defs")?.member(name));
    inner.unwrap_or(place)
}

fn member<'a>(schema: &'a Json, place: &'a Json, name: &str) -> Option<&'a Json> {
    resolved(schema, place).member("properties")?.member(name)
}

fn members<'a>(schema: &'a Json, place: &'a Json) -> Vec<&'a str> {
    match resolved(schema, place).member("properties") {
        Some(Json::Object(members)) => members.iter().map(|(name, _)| name.as_str()).collect(),
        _ => Vec::new(),
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
