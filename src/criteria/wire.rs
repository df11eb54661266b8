//! Criteria as JSON, both ways.

use super::{Award, AwardKind, Criteria, Formula, Must};
use crate::{
    compare::Basis,
    credential::{read_declared_unit, rule, write_declared_unit, write_rule},
    json::{Fault, Json, Limits, Node, Problem},
    label::{CarbonUnit, DeclaredUnit},
    programme::Limit,
};
use std::ops::RangeInclusive;

/// The version of the document, which grows when an older reader would take it for something else.
const VERSION: i64 = 1;
const KEYS: &[&str] = &["version", "name", "bid", "region", "basis", "musts", "awards"];
const LIMITS: Limits = Limits { bytes: 64 * 1024, depth: 5 };
const MOST_MUSTS: usize = 40;
const MOST_AWARDS: usize = 10;
/// A benchmark has no more grades.
const GRADES: RangeInclusive<u8> = 1..=20;

/// A kind of must, as documents have it.
pub(super) struct Kind {
    pub(super) word: &'static str,
    /// Its members, in the order of a link.
    pub(super) members: &'static [&'static str],
    read: fn(&Node<'_>) -> Result<Must, Fault>,
}

pub(super) const MUSTS: &[Kind] = &[
    Kind { word: "in-force", members: &["must"], read: |_| Ok(Must::InForce) },
    Kind { word: "accredited", members: &["must"], read: |_| Ok(Must::Accredited) },
    Kind {
        word: "recognised-in",
        members: &["must", "region"],
        read: |node| Ok(Must::RecognisedIn(node.read_field("region")?)),
    },
    Kind {
        word: "boundary",
        members: &["must", "boundary"],
        read: |node| Ok(Must::Boundary(node.read_field("boundary")?)),
    },
    Kind { word: "at-most", members: &["must", "limit", "unit", "per"], read: |node| limit(node, true) },
    Kind { word: "below", members: &["must", "limit", "unit", "per"], read: |node| limit(node, false) },
    Kind {
        word: "grade",
        members: &["must", "benchmark", "grade"],
        read: |node| {
            let at_least = within(&node.field("grade")?, GRADES)?;
            Ok(Must::Grade { benchmark: node.read_field("benchmark")?, at_least })
        },
    },
    Kind {
        word: "primary-share",
        members: &["must", "least"],
        read: |node| Ok(Must::PrimaryShare(node.read_field("least")?)),
    },
    Kind { word: "rule", members: &["must", "rule"], read: |node| Ok(Must::Rule(rule(&node.field("rule")?)?)) },
];

/// The members of an award, in the order of a link.
pub(super) const AWARD: &[&str] = &["award", "most", "least", "from", "to", "unit", "per", "places"];

impl Criteria {
    /// Reads [`Criteria::json`] back.
    ///
    /// # Errors
    /// A [`Fault`] at the first place that does not read.
    pub fn read(bytes: &[u8]) -> Result<Self, Fault> {
        Self::of_tree(&Json::parse(bytes, LIMITS)?)
    }

    /// Reads [`Criteria::json`] back.
    ///
    /// # Errors
    /// As [`Criteria::read`].
    pub fn of_tree(tree: &Json) -> Result<Self, Fault> {
        let root = Node::root(tree);
        let version = root.field("version")?;
        if version.whole()? != VERSION {
            return Err(unexpected(&version, version.whole()?.to_string(), VERSION.to_string()));
        }
        root.only(KEYS)?;
        let musts = root.optional("musts")?.map(|list| list.list(MOST_MUSTS, must)).transpose()?;
        let awards = root.optional("awards")?.map(|list| list.list(MOST_AWARDS, award)).transpose()?;
        Ok(Self {
            name: root.read_optional("name")?,
            bid: root.read_field("bid")?,
            region: root.read_optional("region")?,
            basis: root.optional("basis")?.map(|basis| Basis::read(&basis)).transpose()?,
            musts: musts.unwrap_or_default(),
            awards: awards.unwrap_or_default(),
        })
    }

    /// The criteria as a document.
    #[must_use]
    pub fn json(&self) -> Json {
        Json::some([
            ("version", Some(Json::Number(VERSION.to_string()))),
            ("name", self.name.as_ref().map(text)),
            ("bid", Some(text(&self.bid))),
            ("region", self.region.as_ref().map(text)),
            ("basis", self.basis.as_ref().map(Basis::to_json)),
            ("musts", Some(Json::List(self.musts.iter().map(must_json).collect()))),
            ("awards", Some(Json::List(self.awards.iter().map(award_json).collect()))),
        ])
    }
}

impl Must {
    /// The word in documents.
    #[must_use]
    pub const fn word(&self) -> &'static str {
        match self {
            Self::InForce => "in-force",
            Self::Accredited => "accredited",
            Self::RecognisedIn(_) => "recognised-in",
            Self::Boundary(_) => "boundary",
            Self::AtMost { limit: Limit { inclusive: true, .. }, .. } => "at-most",
            Self::AtMost { .. } => "below",
            Self::Grade { .. } => "grade",
            Self::PrimaryShare(_) => "primary-share",
            Self::Rule(_) => "rule",
        }
    }
}

fn must(node: &Node<'_>) -> Result<Must, Fault> {
    let word = node.field("must")?;
    let (found, known) = (word.text()?, || MUSTS.iter().map(|kind| kind.word));
    let Some(kind) = MUSTS.iter().find(|kind| kind.word == found) else {
        return Err(unknown(&word, known()));
    };
    node.only(kind.members)?;
    (kind.read)(node)
}

fn limit(node: &Node<'_>, inclusive: bool) -> Result<Must, Fault> {
    let (unit, per) = units(node)?;
    Ok(Must::AtMost { limit: Limit { value: node.read_field("limit")?, inclusive }, unit, per })
}

fn award(node: &Node<'_>) -> Result<Award, Fault> {
    node.only(AWARD)?;
    let word = node.field("award")?;
    let found = word.text()?;
    let Some(kind) = AwardKind::ALL.iter().find(|kind| kind.word() == found) else {
        return Err(unknown(&word, AwardKind::ALL.iter().map(|kind| kind.word())));
    };
    let (unit, per) = units(node)?;
    let places = within(&node.field("places")?, 0..=Formula::MOST_PLACES)?;
    let formula = Formula::new(
        node.read_field("most")?,
        node.read_optional("least")?,
        node.read_field("from")?,
        node.read_field("to")?,
        places,
    );
    Ok(Award { kind: *kind, formula: formula.map_err(|invalid| node.invalid(invalid))?, unit, per })
}

fn units(node: &Node<'_>) -> Result<(CarbonUnit, DeclaredUnit), Fault> {
    Ok((node.read_field("unit")?, read_declared_unit(&node.field("per")?)?))
}

fn within(node: &Node<'_>, range: RangeInclusive<u8>) -> Result<u8, Fault> {
    let whole = node.whole()?;
    let fits = u8::try_from(whole).ok().filter(|whole| range.contains(whole));
    fits.ok_or_else(|| unexpected(node, whole.to_string(), format!("{} … {}", range.start(), range.end())))
}

fn unknown(word: &Node<'_>, known: impl Iterator<Item = &'static str>) -> Fault {
    let found = word.text().unwrap_or_default().chars().take(40).collect();
    unexpected(word, found, known.collect::<Vec<_>>().join(", "))
}

fn unexpected(node: &Node<'_>, found: String, expected: String) -> Fault {
    node.fault(Problem::Unexpected { found, expected })
}

fn text(value: &impl ToString) -> Json {
    Json::text(value.to_string())
}

fn must_json(must: &Must) -> Json {
    let word = ("must", Json::text(must.word()));
    match must {
        Must::InForce | Must::Accredited => Json::object([word]),
        Must::RecognisedIn(region) => Json::object([word, ("region", text(region))]),
        Must::Boundary(boundary) => Json::object([word, ("boundary", Json::text(boundary.word()))]),
        Must::AtMost { limit, unit, per } => {
            let (unit, per) = (("unit", Json::text(unit.word())), ("per", write_declared_unit(per)));
            Json::object([word, ("limit", text(&limit.value)), unit, per])
        }
        Must::Grade { benchmark, at_least } => {
            Json::object([word, ("benchmark", text(benchmark)), ("grade", Json::Number(at_least.to_string()))])
        }
        Must::PrimaryShare(least) => Json::object([word, ("least", text(&least.decimal()))]),
        Must::Rule(rule) => Json::object([word, ("rule", write_rule(rule))]),
    }
}

fn award_json(award: &Award) -> Json {
    let formula = &award.formula;
    Json::some([
        ("award", Some(Json::text(award.kind.word()))),
        ("most", Some(text(&formula.most()))),
        ("least", formula.least().map(|least| text(&least))),
        ("from", Some(text(&formula.from()))),
        ("to", Some(text(&formula.to()))),
        ("unit", Some(Json::text(award.unit.word()))),
        ("per", Some(write_declared_unit(&award.per))),
        ("places", Some(Json::Number(formula.places().to_string()))),
    ])
}
