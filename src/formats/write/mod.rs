//! Declarations as documents of other people's formats.
//!
//! In: a [`Declared`], and where it is a label the [`Verified`] it came from. Out: the document, and what it could not
//! carry; or what it still needs. Nothing is made up to please a schema.

mod catena_x;
mod dcc;
mod ilcd;
mod pact;
mod table;

pub use table::{Column, Tabled, columns};

use super::{
    account::{self, Fact},
    declared::{Carbon, Content, Declared, Per},
};
use crate::{
    credential::Verified,
    json::{Fault, Json, Node, Problem},
    label::{Boundary, CarbonUnit, Decimal, Instant, Invalid, StageKind, words},
};

/// A format that is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Target {
    /// A UNTP digital conformity credential 0.6, unsigned.
    Dcc,
    /// A PACT `ProductFootprint` 3.0.
    Pact,
    /// A Catena-X `Pcf` 9.0.0.
    CatenaX,
    /// ILCD+EPD 1.2, as JSON.
    Ilcd,
    /// A table, as CSV.
    Csv,
    /// A table, as a workbook.
    Xlsx,
    /// JSON of our own, which keeps everything.
    Json,
}
words!(Target, { Dcc = "dcc", Pact = "pact", CatenaX = "catena-x", Ilcd = "ilcd", Csv = "csv", Xlsx = "xlsx", Json = "json" });

/// What is written, and what it says.
#[derive(Debug, Clone, Copy)]
pub struct Source<'a> {
    /// The footprint.
    pub declared: &'a Declared,
    /// The label it is of, checked; nothing where it is somebody's declaration.
    pub verified: Option<&'a Verified>,
    /// When it is written.
    pub at: Instant,
}

/// A document, and what of the footprint is not in it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Written {
    /// The document.
    pub document: Json,
    /// What it has no place for, of what the footprint says.
    pub left: Vec<Fact>,
}

/// What a format asks for and the footprint does not say.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Need {
    /// A fact.
    Fact(Fact),
    /// A kind of carbon.
    Carbon(Carbon),
    /// Carbon in the product.
    Content(Content),
}

/// Why a document cannot be written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Unwritable {
    /// It asks for what the footprint does not say. All of it, so that it is told in one go.
    Needs(Vec<Need>),
    /// The format has no such declared unit.
    Unit(Per),
    /// The format has no such boundary.
    Boundary(Boundary),
    /// The format has no such module.
    Stage(StageKind),
    /// Only a label that was verified is written as a conformity credential.
    NotVerified,
    /// The label is not in force.
    NotInForce,
    /// A number has more digits than are kept exactly.
    NotExact,
}

impl Target {
    /// The facts that the format has a place for.
    #[must_use]
    pub const fn carries(self) -> &'static [Fact] {
        use Fact as F;
        match self {
            Self::Dcc => &[F::Id, F::Name, F::ProductIds, F::Owner, F::Value, F::Per, F::Standards, F::Validity],
            Self::Pact => &[
                F::Id,
                F::Name,
                F::ProductIds,
                F::Owner,
                F::Value,
                F::Per,
                F::Mass,
                F::Boundary,
                F::Carbon,
                F::Content,
                F::Factors,
                F::Standards,
                F::Rules,
                F::Geography,
                F::Period,
                F::Validity,
                F::PrimaryShare,
                F::Quality,
                F::Exempted,
            ],
            Self::CatenaX => &[
                F::Id,
                F::Name,
                F::ProductIds,
                F::Owner,
                F::Value,
                F::Per,
                F::Mass,
                F::Boundary,
                F::Modules,
                F::Carbon,
                F::Content,
                F::Geography,
                F::Period,
                F::Validity,
                F::PrimaryShare,
                F::Quality,
                F::Exempted,
            ],
            Self::Ilcd => &[
                F::Id,
                F::Name,
                F::Owner,
                F::Value,
                F::Per,
                F::Boundary,
                F::Modules,
                F::Carbon,
                F::Content,
                F::Indicator,
                F::Standards,
                F::Geography,
                F::Period,
                F::Validity,
            ],
            Self::Csv | Self::Xlsx => &[
                F::Id,
                F::Name,
                F::ProductIds,
                F::Owner,
                F::Value,
                F::Per,
                F::Boundary,
                F::Modules,
                F::Carbon,
                F::Period,
            ],
            Self::Json => Fact::ALL,
        }
    }

    /// What of a footprint's facts the format has no place for.
    #[must_use]
    pub fn leaves(self, declared: &Declared) -> Vec<Fact> {
        declared.facts().into_iter().filter(|fact| !self.carries().contains(fact)).collect()
    }
}

impl Source<'_> {
    /// The document in a format that is JSON; of a table, its rows as JSON of our own.
    ///
    /// # Errors
    /// An [`Unwritable`]: the format cannot say it, or asks for more.
    pub fn write(self, target: Target) -> Result<Written, Unwritable> {
        let mut left = target.leaves(self.declared);
        let document = match target {
            Target::Dcc => dcc::write(self)?,
            Target::Pact => pact::write(self, &mut left)?,
            Target::CatenaX => catena_x::write(self, &mut left)?,
            Target::Ilcd => ilcd::write(self, &mut left)?,
            Target::Csv | Target::Xlsx => {
                if matches!(self.declared.per, Per::Unstated { .. }) {
                    return Err(Unwritable::Unit(self.declared.per.clone()));
                }
                table::leaves(self.declared, &mut left);
                self.own()
            }
            Target::Json => self.own(),
        };
        Ok(Written { document, left })
    }

    /// JSON of our own; of a label with where it stands, and when that was checked.
    fn own(self) -> Json {
        let Json::Object(mut members) = self.declared.to_json() else { return Json::Null };
        if let Some(verified) = self.verified {
            let checked = Json::object([
                ("state", Json::text(verified.standing().word())),
                ("checkedAt", Json::text(verified.checked_at().to_string())),
                ("issuer", Json::text(verified.key().did())),
            ]);
            members.push(("label".to_owned(), checked));
        }
        Json::Object(members)
    }
}

impl Declared {
    /// The facts it states.
    #[must_use]
    pub fn facts(&self) -> Vec<Fact> {
        let states = |fact: &Fact| match fact {
            Fact::Version => self.version.is_some(),
            Fact::Id => self.id.is_some(),
            Fact::Name | Fact::Value => true,
            Fact::ProductIds => !self.product_ids.is_empty(),
            Fact::Owner => self.owner.is_some() || !self.owner_ids.is_empty(),
            Fact::Per => !matches!(self.per, Per::Unstated { .. }),
            Fact::Mass => self.mass.is_some(),
            Fact::Boundary => self.boundary.is_some(),
            Fact::Modules => !self.inside.is_empty() || !self.beyond.is_empty(),
            Fact::Carbon => !self.carbon.is_empty(),
            Fact::Content => !self.content.is_empty(),
            Fact::Indicator => self.indicator.is_some(),
            Fact::Factors => !self.factors.is_empty(),
            Fact::Standards => !self.standards.is_empty(),
            Fact::Rules => !self.rules.is_empty(),
            Fact::Geography => self.geography.is_some(),
            Fact::Period => self.period.is_some() || self.year.is_some(),
            Fact::Validity => self.valid_from.is_some() || self.valid_until.is_some(),
            Fact::PrimaryShare => self.primary_share.is_some(),
            Fact::Quality => !self.quality.is_empty(),
            Fact::Uncertainty => self.uncertainty.is_some(),
            Fact::Exempted => self.exempted.is_some(),
        };
        // The version is one of the format it came in.
        Fact::ALL.iter().copied().filter(|fact| *fact != Fact::Version).filter(states).collect()
    }

    /// The same with what somebody adds, in JSON of our own: what is there already stays as it is.
    ///
    /// # Errors
    /// A [`Fault`] in what is added.
    pub fn with(&self, added: &Json) -> Result<Self, Fault> {
        let root = Node::root(added);
        root.only(ADDED)?;
        let mut whole = self.to_json();
        let Json::Object(members) = &mut whole else { return Ok(self.clone()) };
        for (key, value) in root.object()? {
            match members.iter_mut().find(|(name, _)| name == key) {
                None => members.push((key.clone(), value.clone())),
                // Of kinds, those that are not there yet.
                Some((_, Json::Object(there))) if KINDS.contains(&key.as_str()) => {
                    for (kind, value) in root.field(key)?.object()? {
                        if there.iter().any(|(known, _)| known == kind) {
                            return Err(root.field(key)?.field(kind)?.fault(Problem::DuplicateKey));
                        }
                        there.push((kind.clone(), value.clone()));
                    }
                }
                Some(_) => return Err(root.field(key)?.fault(Problem::DuplicateKey)),
            }
        }
        let whole = Self::of_json(&Node::root(&whole))?;
        match whole.contradictions(&root).warnings.into_iter().next() {
            Some((account::Warning::Reversed { from, to }, path)) => {
                Err(Fault::new(path, Problem::Invalid(Invalid::Order { first: from, second: to })))
            }
            _ => Ok(whole),
        }
    }
}

/// What may be added: what a document may leave out.
const ADDED: &[&str] = &[
    "productIds",
    "owner",
    "ownerIds",
    "mass",
    "boundary",
    "carbon",
    "carbonContent",
    "factors",
    "standards",
    "rules",
    "geography",
    "period",
    "validFrom",
    "validUntil",
    "primaryShare",
    "quality",
    "exempted",
];
/// Of these some may be there.
const KINDS: &[&str] = &["carbon", "carbonContent", "quality"];

/// A value of the footprint in kilograms.
fn kilograms(declared: &Declared, value: Decimal) -> Result<Decimal, Unwritable> {
    declared.unit.convert(value, CarbonUnit::Kilogram).ok_or(Unwritable::NotExact)
}

/// Notes that a fact is not in the document, or not all of it.
fn leave(left: &mut Vec<Fact>, fact: Fact) {
    if !left.contains(&fact) {
        left.push(fact);
    }
}

fn text(value: impl std::fmt::Display) -> Json {
    Json::text(value.to_string())
}

fn list<'a>(lines: impl IntoIterator<Item = &'a crate::label::Line>) -> Option<Json> {
    let texts: Vec<Json> = lines.into_iter().map(|line| Json::text(line.as_str())).collect();
    (!texts.is_empty()).then_some(Json::List(texts))
}

/// What is said in front of everything that is about no real product.
const DEMONSTRATION: &str = "DEMONSTRATION DATA, no real product. ";
