//! Declarations as a table: one row a footprint, under headings that our own reader knows again.

use super::{
    super::{
        account::Fact,
        declared::{Carbon, Declared, Per, Total},
        modules::FIVE,
        table::{Field, STAGES},
    },
    Source, leave, leave_languages,
};
use crate::label::{Decimal, Gtin};

/// A column.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Column {
    /// A field that tables are read by.
    Field(Field),
    /// A kind of carbon.
    Carbon(Carbon),
    /// Where a label stands.
    State,
    /// When that was checked.
    Checked,
    /// Whether nothing in it is about a real product.
    Demonstration,
}

/// What stands in a cell.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Tabled {
    /// Nothing.
    Blank,
    /// A text.
    Text(String),
    /// A number.
    Number(Decimal),
    /// A word the language has for yes.
    Yes,
}

/// What every table has.
const FIELDS: [Field; 9] = [
    Field::Name,
    Field::Maker,
    Field::Number,
    Field::Gtin,
    Field::Value,
    Field::Unit,
    Field::Per,
    Field::Boundary,
    Field::Date,
];

/// The columns of some footprints: those that any of them fills.
#[must_use]
pub fn columns(sources: &[Source<'_>], lang: &str) -> Vec<Column> {
    let fields = FIELDS.into_iter().chain(STAGES.map(|(_, field, _)| field)).map(Column::Field);
    let kinds = Carbon::ALL.iter().copied().map(Column::Carbon);
    let all = fields.chain(kinds).chain([Column::State, Column::Checked, Column::Demonstration]);
    all.filter(|column| sources.iter().any(|source| column.cell(source, lang) != Tabled::Blank)).collect()
}

/// What of a footprint's facts a table has only in part: modules that are no stages, or beyond the value; ids that are
/// no GTIN; names in one language; of days the year.
pub(super) fn leaves(declared: &Declared, left: &mut Vec<Fact>) {
    leave_languages(declared, left);
    let modules = !declared.beyond.is_empty() || !declared.inside.iter().all(|module| FIVE.contains(&module.kind));
    let ids = declared
        .product_ids
        .iter()
        .filter(|id| id.as_str().rsplit([':', '/']).next() != declared.gtin().as_ref().map(Gtin::as_str));
    for (fact, some) in [
        (Fact::Modules, modules),
        (Fact::ProductIds, ids.count() > 0),
        (Fact::Owner, !declared.owner_ids.is_empty()),
        (Fact::Period, declared.period.is_some()),
        // What of the carbon it is.
        (Fact::Value, declared.total != Total::Whole),
    ] {
        if some {
            leave(left, fact);
        }
    }
}

impl Column {
    /// What of a footprint stands in it.
    #[must_use]
    pub fn cell(self, source: &Source<'_>, lang: &str) -> Tabled {
        let declared = source.declared;
        match self {
            Self::Field(field) => field_of(declared, field, lang),
            Self::Carbon(kind) => declared.carbon(kind).map_or(Tabled::Blank, Tabled::Number),
            Self::State => text(source.verified.map(|verified| verified.standing().word())),
            Self::Checked => text(source.verified.map(crate::credential::Verified::checked_at)),
            Self::Demonstration => {
                if declared.demonstration {
                    Tabled::Yes
                } else {
                    Tabled::Blank
                }
            }
        }
    }
}

fn text(value: Option<impl std::fmt::Display>) -> Tabled {
    value.map_or(Tabled::Blank, |value| Tabled::Text(value.to_string()))
}

fn field_of(declared: &Declared, field: Field, lang: &str) -> Tabled {
    let in_lang = |name: &crate::label::Name| name.in_language(lang).1.to_string();
    match field {
        Field::Name => Tabled::Text(in_lang(&declared.name)),
        Field::Maker => text(declared.owner.as_ref().map(in_lang)),
        Field::Number => text(declared.id.as_ref()),
        Field::Gtin => text(declared.gtin()),
        Field::Value => Tabled::Number(declared.value),
        Field::Unit => Tabled::Text(declared.unit.word().to_owned()),
        Field::Per => match &declared.per {
            Per::Unit(unit) => Tabled::Text(format!("{} {}", unit.amount(), unit.unit().word())),
            Per::Other { amount, unit } => Tabled::Text(format!("{amount} {unit}")),
            Per::Unstated { .. } => Tabled::Blank,
        },
        Field::Boundary => text(declared.boundary.map(|boundary| boundary.word())),
        Field::Date => {
            let year = declared.year.map(i32::from);
            text(year.or_else(|| declared.period.map(|period| period.to().year())))
        }
        _ => {
            let stage = STAGES.iter().find(|(_, of, _)| *of == field).map(|(kind, ..)| *kind);
            let stages = declared.five_stages().unwrap_or_default();
            let value = stages.iter().find(|(kind, _)| Some(*kind) == stage);
            value.map_or(Tabled::Blank, |(_, value)| Tabled::Number(*value))
        }
    }
}
