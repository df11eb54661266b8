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
    account::{Fact, Warning},
    declared::{Aspect, Carbon, Content, Declared, Per},
};
use crate::{
    credential::Verified,
    json::{Fault, Json, Node, Problem},
    label::{Boundary, CarbonUnit, Decimal, Instant, Invalid, Name, StageKind, words},
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
    /// What of the footprint's facts is not in it, or not all of it.
    pub left: Vec<Fact>,
}

/// What a format asks for and the footprint does not say.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Need {
    /// A fact.
    Fact(Fact),
    /// An id of whoever declares it that is a URN.
    OwnerId,
    /// Whether packaging is counted in.
    Packaging,
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
    /// What the footprint counts per stands in another file.
    UnitElsewhere,
    /// The format has no such boundary.
    Boundary(Boundary),
    /// The format has no such module.
    Stage(StageKind),
    /// Only a label that was verified is written as a conformity credential.
    NotVerified,
    /// The label is not in force.
    NotInForce,
    /// What is let out is below zero, or what is taken away above: no schema has that.
    Sign(Carbon),
    /// A number has more digits than are kept exactly.
    NotExact,
}

impl Source<'_> {
    /// The document in a format that is JSON; of a table, its rows as JSON of our own.
    ///
    /// # Errors
    /// An [`Unwritable`]: the format cannot say it, or asks for more.
    pub fn write(self, target: Target) -> Result<Written, Unwritable> {
        if target != Target::Json && matches!(self.declared.per, Per::Unstated { .. }) {
            return Err(Unwritable::UnitElsewhere);
        }
        let mut left = target.leaves(self.declared);
        let document = match target {
            Target::Dcc => dcc::write(self, &mut left)?,
            Target::Pact => pact::write(self, &mut left)?,
            Target::CatenaX => catena_x::write(self, &mut left)?,
            Target::Ilcd => ilcd::write(self, &mut left)?,
            Target::Csv | Target::Xlsx => {
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
                // Of ids and names, further ones.
                Some((_, Json::List(there))) if LISTS.contains(&key.as_str()) => {
                    if let Json::List(more) = value {
                        there.extend(more.iter().filter(|one| !there.contains(one)).cloned().collect::<Vec<_>>());
                    } else {
                        return Err(root.field(key)?.unexpected("", "[…]"));
                    }
                }
                Some(_) => return Err(root.field(key)?.fault(Problem::DuplicateKey)),
            }
        }
        let whole = Self::of_json(&Node::root(&whole))?;
        // What contradicted itself before is told elsewhere; a period is somebody's who adds it.
        for (warning, key) in whole.contradictions() {
            if let Warning::Reversed { from, to } = warning {
                let problem = Problem::Invalid(Invalid::Order { first: from, second: to });
                return Err(Fault::new(format!("{}.{key}", root.path()), problem));
            }
        }
        Ok(whole)
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
    "worstRating",
    "packagingIncluded",
    "exempted",
];
/// Of these some may be there.
const KINDS: &[&str] = &["carbon", "carbonContent", "quality"];
/// And of these.
const LISTS: &[&str] = &["productIds", "ownerIds", "factors", "standards", "rules"];

/// A value of the footprint in kilograms.
fn kilograms(declared: &Declared, value: Decimal) -> Result<Decimal, Unwritable> {
    declared.unit.convert(value, CarbonUnit::Kilogram).ok_or(Unwritable::NotExact)
}

/// The ratings that are on the scale from 1 to 5.
fn rated(declared: &Declared) -> impl Iterator<Item = (Aspect, Decimal)> + '_ {
    let on_scale = declared.worst_rating == Some(WORST);
    declared.quality.iter().copied().filter(move |(aspect, _)| on_scale && *aspect != Aspect::Coverage)
}
/// The worst rating in PACT 3.0 and Catena-X 9.0.0.
const WORST: u8 = 5;

/// Notes names of which there are more than the one language that the format has room for.
fn leave_languages(declared: &Declared, left: &mut Vec<Fact>) {
    let several = |name: &Name| name.translations().count() > 1;
    if several(&declared.name) {
        leave(left, Fact::Name);
    }
    if declared.owner.as_ref().is_some_and(several) {
        leave(left, Fact::Owner);
    }
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
