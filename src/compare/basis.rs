//! What numbers must have in common before they are compared.

use super::{Incomparable, Mismatch};
use crate::{
    credential::{read_declared_unit, rule, write_declared_unit, write_rule},
    json::{Fault, Json, Node},
    label::{Boundary, CarbonUnit, Decimal, DeclaredUnit, Label, Line, Number, Rule, Unit},
};

/// What a footprint is of and how it was counted: all that decides which others it compares with.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Basis {
    /// The programme's category.
    pub category: Number,
    /// What it is counted in.
    pub unit: CarbonUnit,
    /// What it is counted per.
    pub per: DeclaredUnit,
    /// Which part of the product's life it covers.
    pub boundary: Boundary,
    /// The standards it was quantified by.
    pub standards: Vec<Line>,
    /// The rule it follows, if it states one.
    pub rule: Option<Rule>,
}

/// Most standards a basis names.
const MANY: usize = 40;

impl Basis {
    /// A label's.
    #[must_use]
    pub fn of(label: &Label) -> Self {
        let footprint = &label.footprint;
        Self {
            category: label.product.category.clone(),
            unit: footprint.unit,
            per: footprint.per,
            boundary: footprint.boundary,
            standards: footprint.standards.clone(),
            rule: footprint.rule.clone(),
        }
    }

    /// As JSON, in the words of the credential.
    #[must_use]
    pub fn to_json(&self) -> Json {
        let standards = self.standards.iter().map(|line| Json::text(line.as_str())).collect();
        Json::some([
            ("category", Some(Json::text(self.category.as_str()))),
            ("unit", Some(Json::text(self.unit.word()))),
            ("per", Some(write_declared_unit(&self.per))),
            ("boundary", Some(Json::text(self.boundary.word()))),
            ("standard", Some(Json::List(standards))),
            ("rule", self.rule.as_ref().map(write_rule)),
        ])
    }

    /// Reads [`Basis::to_json`] back.
    ///
    /// # Errors
    /// A [`Fault`] at the member that does not read.
    pub fn read(node: &Node<'_>) -> Result<Self, Fault> {
        node.only(&["category", "unit", "per", "boundary", "standard", "rule"])?;
        Ok(Self {
            category: node.read_field("category")?,
            unit: node.read_field("unit")?,
            per: read_declared_unit(&node.field("per")?)?,
            boundary: node.read_field("boundary")?,
            standards: node.field("standard")?.list(MANY, |standard| standard.read())?,
            rule: node.optional("rule")?.map(|node| rule(&node)).transpose()?,
        })
    }

    /// Whether numbers of this basis compare with numbers of another: the same category, dimension,
    /// boundary, standards and rule. Versions of the rule may differ, which is for the reader to know.
    ///
    /// # Errors
    /// [`Incomparable`], at the first that differs.
    pub fn against(&self, other: &Self) -> Result<(), Incomparable> {
        Ok(self.matches(other)?)
    }

    /// [`Basis::against`], without a copy of what differs.
    ///
    /// # Errors
    /// [`Mismatch`], at the first that differs.
    pub fn matches<'a>(&'a self, other: &'a Self) -> Result<(), Mismatch<'a>> {
        self.same_measure(&other.category, other.per.unit(), other.boundary)?;
        let within = |one: &Self, two: &Self| one.standards.iter().all(|standard| two.standards.contains(standard));
        if !within(self, other) || !within(other, self) {
            return Err(self.other_method(&other.standards));
        }
        self.same_rule(other.rule.as_ref().map(|rule| &rule.id))
    }

    /// A value of this basis in other units; nothing when dimensions differ or it does not fit.
    #[must_use]
    pub fn convert(&self, value: Decimal, unit: CarbonUnit, per: &DeclaredUnit) -> Option<Decimal> {
        self.unit.convert(self.per.convert(value, per)?, unit)
    }

    pub(super) fn same_measure<'a>(
        &'a self,
        category: &'a Number,
        per: Unit,
        boundary: Boundary,
    ) -> Result<(), Mismatch<'a>> {
        if self.category != *category {
            return Err(Mismatch::Category { label: &self.category, other: category });
        }
        self.same_dimension(per)?;
        if self.boundary != boundary {
            return Err(Mismatch::Boundary { label: self.boundary, other: boundary });
        }
        Ok(())
    }

    /// Whether values convert to such a unit at all.
    ///
    /// # Errors
    /// [`Mismatch::Unit`].
    pub fn same_dimension(&self, per: Unit) -> Result<(), Mismatch<'static>> {
        let label = self.per.unit();
        if label.dimension() == per.dimension() { Ok(()) } else { Err(Mismatch::Unit { label, other: per }) }
    }

    pub(super) fn same_rule<'a>(&'a self, other: Option<&'a Number>) -> Result<(), Mismatch<'a>> {
        let label = self.rule.as_ref().map(|rule| &rule.id);
        if label == other { Ok(()) } else { Err(Mismatch::Rule { label, other }) }
    }

    pub(super) fn other_method<'a>(&'a self, other: &'a [Line]) -> Mismatch<'a> {
        Mismatch::Method { label: &self.standards, other }
    }
}
