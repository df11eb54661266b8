//! A lender's policy: what it asks before it approves, and by what it sets limit and rate.

use super::Figure;
use crate::{
    credential::read_name,
    json::{Fault, Json, Limits, Node, Problem},
    label::{Date, Decimal, Line, Name},
};

/// A lender's policy, as its file states it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Policy {
    /// What it is called.
    pub name: Name,
    /// Whose it is.
    pub lender: Name,
    /// The first day it counts.
    pub from: Date,
    /// No lender stands behind it.
    pub demonstration: bool,
    /// Whether a figure counts that leaves labels out, because they do not disclose their output or state no base year
    /// or share. Without it such a figure decides nothing: else withholding a bad label would better all of them.
    pub partial: bool,
    /// What is asked before a loan is approved: all of it.
    pub approval: Vec<Condition>,
    /// How the limit follows from figures.
    pub limit: Option<LimitPolicy>,
    /// How the rate does.
    pub rate: Option<RatePolicy>,
    /// What an evaluator scores.
    pub score: Vec<Indicator>,
}

/// An indicator of an evaluation sheet, scored between a base value (基准值) and a leading one (引领值), as GB/T 36132
/// scores a green factory's: `(is − base) ÷ (lead − base) × 100`, no less than 0 and no more than 100.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Indicator {
    /// What it is called on the sheet.
    pub name: Name,
    /// The figure.
    pub figure: Figure,
    /// The value that scores nothing.
    pub base: Decimal,
    /// The value that scores 100; it may lie below the base.
    pub lead: Decimal,
    /// Its part of the whole.
    pub weight: Decimal,
}

/// What is asked of a figure.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Condition {
    /// The figure.
    pub figure: Figure,
    /// On which side of the value it has to be.
    pub bound: Bound,
    /// The value: of shares a share of one, of a mean in its benchmark's units.
    pub value: Decimal,
}

/// A side of a value.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Bound {
    /// The value or more.
    AtLeast,
    /// The value or less.
    AtMost,
}

impl Bound {
    /// Whether a number is on that side.
    #[must_use]
    pub fn admits(self, number: Decimal, value: Decimal) -> bool {
        match self {
            Self::AtLeast => number >= value,
            Self::AtMost => number <= value,
        }
    }
}

/// What is given if all of its conditions hold.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Tier {
    /// What is asked.
    pub when: Vec<Condition>,
    /// What is given: of a limit the share of it that is added, of a rate basis points.
    pub gives: Decimal,
}

/// A limit: `base × (1 + what the first tier that holds gives)`, rounded half away from zero to hundredths.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LimitPolicy {
    /// The limit where no tier holds.
    pub base: Decimal,
    /// What it is counted in (ISO 4217).
    pub currency: Line,
    /// The first that holds counts.
    pub tiers: Vec<Tier>,
}

/// A rate: the reference and the sum of what each rule gives, no further below than `least`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RatePolicy {
    /// What it is counted from, such as a loan prime rate.
    pub reference: Name,
    /// That in per cent, if the policy states it.
    pub percent: Option<Decimal>,
    /// The fewest basis points the sum may be.
    pub least: Option<Decimal>,
    /// Each gives what its first tier that holds does.
    pub rules: Vec<RateRule>,
}

/// A reason for another rate.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RateRule {
    /// What it rewards.
    pub name: Name,
    /// The first that holds counts.
    pub tiers: Vec<Tier>,
}

/// The version of the document, which grows when an older reader would take it for something else.
const VERSION: i64 = 1;
const MOST: usize = 40;
const CONDITION: &[&str] = &["figure", "benchmark", "at_least", "at_most"];

impl Policy {
    /// How large and deep a policy's file may be.
    pub const LIMITS: Limits = Limits { bytes: 64 * 1024, depth: 9 };

    /// Reads a policy's file.
    ///
    /// # Errors
    /// A [`Fault`] at the first place that does not read.
    pub fn read(bytes: &[u8]) -> Result<Self, Fault> {
        Self::of_tree(&Node::root(&Json::parse(bytes, Self::LIMITS)?))
    }

    /// Reads a policy.
    ///
    /// # Errors
    /// As [`Policy::read`].
    pub fn of_tree(root: &Node<'_>) -> Result<Self, Fault> {
        root.only(&[
            "version",
            "name",
            "lender",
            "from",
            "demonstration",
            "partial",
            "approval",
            "limit",
            "rate",
            "score",
        ])?;
        let version = root.field("version")?;
        if version.whole()? != VERSION {
            return Err(version.unexpected(version.whole()?, VERSION));
        }
        let approval = root.optional("approval")?.map(|list| list.list(MOST, condition)).transpose()?;
        Ok(Self {
            name: read_name(&root.field("name")?)?,
            lender: read_name(&root.field("lender")?)?,
            from: root.read_field("from")?,
            demonstration: root.optional("demonstration")?.map(|flag| flag.truth()).transpose()?.unwrap_or(false),
            partial: root.optional("partial")?.map(|flag| flag.truth()).transpose()?.unwrap_or(false),
            approval: approval.unwrap_or_default(),
            limit: root.optional("limit")?.map(|limit| LimitPolicy::read(&limit)).transpose()?,
            rate: root.optional("rate")?.map(|rate| RatePolicy::read(&rate)).transpose()?,
            score: root
                .optional("score")?
                .map(|list| list.list(MOST, Indicator::read))
                .transpose()?
                .unwrap_or_default(),
        })
    }
}

impl Indicator {
    fn read(node: &Node<'_>) -> Result<Self, Fault> {
        node.only(&["name", "figure", "benchmark", "base", "lead", "weight"])?;
        let (base, lead, weight): (Decimal, Decimal, Decimal) =
            (node.read_field("base")?, node.read_field("lead")?, node.read_field("weight")?);
        if base == lead {
            return Err(node.field("lead")?.unexpected(lead, format!("≠ {base}")));
        }
        if weight <= Decimal::ZERO {
            return Err(node.field("weight")?.unexpected(weight, "> 0"));
        }
        Ok(Self { name: read_name(&node.field("name")?)?, figure: figure(node)?, base, lead, weight })
    }
}

impl LimitPolicy {
    fn read(node: &Node<'_>) -> Result<Self, Fault> {
        node.only(&["base", "currency", "tiers"])?;
        let base = node.field("base")?;
        let (amount, currency): (Decimal, Line) = (base.read()?, node.read_field("currency")?);
        if amount <= Decimal::ZERO {
            return Err(base.unexpected(amount, "> 0"));
        }
        if currency.as_str().len() != 3 || !currency.as_str().bytes().all(|letter| letter.is_ascii_uppercase()) {
            return Err(node.field("currency")?.unexpected(currency, "CNY"));
        }
        Ok(Self { base: amount, currency, tiers: tiers(node, "add")? })
    }
}

impl RatePolicy {
    fn read(node: &Node<'_>) -> Result<Self, Fault> {
        node.only(&["reference", "percent", "least", "rules"])?;
        let rule = |node: &Node<'_>| {
            node.only(&["name", "tiers"])?;
            Ok(RateRule { name: read_name(&node.field("name")?)?, tiers: tiers(node, "basis_points")? })
        };
        Ok(Self {
            reference: read_name(&node.field("reference")?)?,
            percent: node.read_optional("percent")?,
            least: node.read_optional("least")?,
            rules: node.field("rules")?.list(MOST, rule)?,
        })
    }
}

/// The tiers of something, which say what they give under a name of their own.
fn tiers(node: &Node<'_>, gives: &'static str) -> Result<Vec<Tier>, Fault> {
    let known: &'static [&'static str] = if gives == "add" { &["when", "add"] } else { &["when", "basis_points"] };
    let tier = |node: &Node<'_>| {
        node.only(known)?;
        Ok(Tier { when: node.field("when")?.list(MOST, condition)?, gives: node.read_field(gives)? })
    };
    node.field("tiers")?.list(MOST, tier)
}

/// The figure a node names.
fn figure(node: &Node<'_>) -> Result<Figure, Fault> {
    let word = node.field("figure")?;
    let figure = match word.text()? {
        "mean" => Figure::Mean(node.read_field("benchmark")?),
        other => {
            let found = Figure::OF_ALL.iter().find(|figure| figure.word() == other).cloned();
            let known = || Figure::OF_ALL.iter().map(Figure::word).chain(["mean"]).collect::<Vec<_>>().join(", ");
            found.ok_or_else(|| word.unexpected(other.chars().take(40).collect::<String>(), known()))?
        }
    };
    if let (false, Some(benchmark)) = (matches!(figure, Figure::Mean(_)), node.optional("benchmark")?) {
        return Err(benchmark.fault(Problem::UnknownKey { known: &["figure", "at_least", "at_most"] }));
    }
    Ok(figure)
}

fn condition(node: &Node<'_>) -> Result<Condition, Fault> {
    node.only(CONDITION)?;
    let figure = figure(node)?;
    let (least, most) = (node.read_optional("at_least")?, node.read_optional("at_most")?);
    let (bound, value) = match (least, most) {
        (Some(least), None) => (Bound::AtLeast, least),
        (None, Some(most)) => (Bound::AtMost, most),
        _ => return Err(node.unexpected(if least.is_some() { "at_least, at_most" } else { "–" }, "at_least / at_most")),
    };
    Ok(Condition { figure, bound, value })
}
