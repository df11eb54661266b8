//! What others declare, as products of the catalogue: certified by nobody.

use crate::{
    catalogue::Item,
    compare::Basis,
    criteria::State,
    formats::{
        self, Declared, Passport, Per, named,
        table::{DeclaredRow, Remark},
    },
    label::{Boundary, CarbonUnit, Decimal, DeclaredUnit, Gtin, Line, Name, Number, Share, StageKind, Uncertainty},
};

/// A declared product, but for what only its reader can say.
#[derive(Debug, Clone)]
pub(super) struct Product {
    name: Name,
    maker: Option<Name>,
    model: Option<Line>,
    gtin: Option<Gtin>,
    value: Decimal,
    unit: CarbonUnit,
    per: DeclaredUnit,
    standards: Vec<Line>,
    primary_share: Option<Share>,
    /// What it says its kind is.
    pub(super) category: Option<Line>,
    /// What it says it covers.
    pub(super) boundary: Option<Boundary>,
    /// Its stages, in its own units.
    pub(super) stages: Vec<(StageKind, Decimal)>,
    /// How far its value may be off.
    pub(super) uncertainty: Option<Uncertainty>,
    /// What is to be said of it.
    pub(super) remarks: Vec<Remark>,
}

/// The unit of a document that this package does not know; nothing where the document leaves it to another file.
#[derive(Debug)]
pub(super) struct UnknownUnit(pub(super) Option<Line>);

/// What something counts per, if it converts.
fn known(per: &Per) -> Result<DeclaredUnit, UnknownUnit> {
    match per {
        Per::Unit(unit) => Ok(*unit),
        Per::Other { unit, .. } => Err(UnknownUnit(Some(unit.clone()))),
        Per::Unstated { .. } => Err(UnknownUnit(None)),
    }
}

impl Product {
    pub(super) fn of_row(row: &DeclaredRow) -> Self {
        let number = row.number.as_ref().map(Line::as_str);
        let model: Vec<&str> = row.model.as_ref().map(Line::as_str).into_iter().chain(number).collect();
        Self {
            name: named(row.name.clone()),
            maker: row.maker.clone().map(named),
            model: model.join(" · ").parse().ok(),
            gtin: row.gtin.clone(),
            value: row.value,
            unit: row.unit,
            per: row.per,
            standards: Vec::new(),
            primary_share: None,
            category: row.category.clone(),
            boundary: row.boundary,
            stages: row.stages.as_slice().iter().map(|stage| (stage.kind, stage.value)).collect(),
            uncertainty: row.interval(),
            remarks: row.remarks.clone(),
        }
    }

    pub(super) fn of_declaration(declared: &Declared) -> Result<Self, UnknownUnit> {
        let stage = |module: &formats::Module| Some((module.kind, module.value?));
        Ok(Self {
            name: declared.name.clone(),
            maker: declared.owner.clone(),
            model: declared.id.clone(),
            gtin: declared.gtin(),
            value: declared.value,
            unit: declared.unit,
            per: known(&declared.per)?,
            standards: declared.standards.clone(),
            primary_share: declared.primary_share,
            category: None,
            boundary: declared.boundary,
            stages: declared.inside.iter().filter_map(stage).collect(),
            uncertainty: declared.uncertainty,
            remarks: Vec::new(),
        })
    }

    pub(super) fn of_passport(passport: &Passport) -> Result<Self, UnknownUnit> {
        let (product, card) = (&passport.product, &passport.scorecard);
        let per = known(&card.per)?;
        Ok(Self {
            name: named(product.name.clone()),
            maker: Some(named(product.producer.as_ref().unwrap_or(&passport.issuer).name.clone())),
            model: product.registered_id.clone().or_else(|| Some(product.id.clone())),
            gtin: product.registered_id.as_ref().and_then(|id| id.as_str().parse().ok()),
            value: card.value,
            // The vocabulary has no other: `carbonFootprint` is in kgCO2e.
            unit: CarbonUnit::Kilogram,
            per,
            standards: card.standard.iter().cloned().collect(),
            primary_share: Some(card.primary_share),
            category: None,
            boundary: card.boundary,
            stages: Vec::new(),
            uncertainty: None,
            remarks: Vec::new(),
        })
    }

    /// The product in the catalogue, once its category and boundary are known.
    pub(super) fn item(self, number: Number, category: Number, boundary: Boundary) -> Item {
        Item {
            number,
            gtin: self.gtin,
            name: self.name,
            model: self.model,
            maker: self.maker,
            basis: Basis { category, unit: self.unit, per: self.per, boundary, standards: self.standards, rule: None },
            value: self.value,
            primary_share: self.primary_share,
            period: None,
            certificate: None,
            // Nobody keeps a status list of what nobody certified.
            state: State::StatusUnknown,
            demonstration: false,
        }
    }
}
