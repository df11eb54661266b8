//! A benchmark: values a label can be placed against, with all that makes them mean something.

use super::{Category, review::once};
use crate::{
    credential::{read_declared_unit, read_name, read_words, read_year},
    json::{Fault, Node, Problem},
    label::{Boundary, CarbonUnit, Decimal, DeclaredUnit, Invalid, Line, Name, Number, Share, WebAddress},
};
use std::fmt;

/// A benchmark of a category.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Benchmark {
    /// Its id.
    pub id: Number,
    /// The category it is for.
    pub category: Number,
    /// Its name; never "average" unless its source says so.
    pub name: Name,
    /// The method its values were made by.
    pub method: Line,
    /// Other methods whose results the operator places on it.
    pub accepts: Vec<Line>,
    /// Why those are placed on it.
    pub because: Option<Name>,
    /// The rule a label must follow to be placed on it, where it asks for one.
    pub rule: Option<Number>,
    /// What its values are counted in.
    pub unit: CarbonUnit,
    /// What its values are counted per.
    pub per: DeclaredUnit,
    /// The boundary of its values.
    pub boundary: Boundary,
    /// Its year, where its source states one.
    pub year: Option<u16>,
    /// Where it is from.
    pub source: Source,
    /// Its values.
    pub scale: Scale,
}

/// Where a benchmark is from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Source {
    /// The source in words.
    pub text: Name,
    /// Its address.
    pub address: Option<WebAddress>,
}

/// The values of a benchmark.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Scale {
    /// A value not to be exceeded.
    Limit(Limit),
    /// Grades with bounds between them, best first; at least two, the last without a bound.
    Grades(Vec<Grade>),
    /// Quantiles of a sample, rising; at least two.
    Distribution {
        /// The quantiles.
        quantiles: Vec<Quantile>,
        /// How many products are in the sample.
        sample: u32,
    },
    /// Single values to stand beside; at least one.
    References(Vec<Reference>),
}

/// A bound, and whether the value itself still lies inside.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Limit {
    /// The bound.
    pub value: Decimal,
    /// Whether a value equal to the bound is inside.
    pub inclusive: bool,
}

impl Limit {
    /// Whether `value` lies inside.
    #[must_use]
    pub fn admits(&self, value: Decimal) -> bool {
        value < self.value || (self.inclusive && value == self.value)
    }
}

/// A grade.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Grade {
    /// Its name, in the source's words.
    pub name: Name,
    /// Its upper bound; none for the last.
    pub bound: Option<Limit>,
}

/// A quantile.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Quantile {
    /// The share of the sample at or below the value.
    pub share: Share,
    /// The value.
    pub value: Decimal,
}

/// A single value to stand beside.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reference {
    /// Its name.
    pub name: Name,
    /// The value.
    pub value: Decimal,
}

const KEYS: &[&str] = &[
    "id",
    "category",
    "kind",
    "name",
    "method",
    "accepts",
    "because",
    "rule",
    "unit",
    "per",
    "boundary",
    "year",
    "source",
    "limit",
    "inclusive",
    "grade",
    "sample",
    "quantile",
    "reference",
];

/// What states the values of each kind.
const VALUES: [(&str, &[&str]); 4] = [
    ("limit", &["limit", "inclusive"]),
    ("grades", &["grade"]),
    ("distribution", &["sample", "quantile"]),
    ("reference", &["reference"]),
];

impl Benchmark {
    /// Most benchmarks of a programme.
    pub(super) const MOST: usize = 5000;

    pub(super) fn read(node: &Node<'_>, categories: &[Category]) -> Result<Self, Fault> {
        let benchmark = Self::read_alone(node)?;
        benchmark.check_fit(node, categories)?;
        Ok(benchmark)
    }

    /// Without its category.
    fn read_alone(node: &Node<'_>) -> Result<Self, Fault> {
        node.only_known(KEYS)?;
        Ok(Self {
            id: node.read_field("id")?,
            category: node.read_field("category")?,
            name: read_name(&node.field("name")?)?,
            method: node.read_field("method")?,
            accepts: node
                .optional("accepts")?
                .map(|list| list.list(20, |id| id.read()))
                .transpose()?
                .unwrap_or_default(),
            because: node.optional("because")?.map(|because| read_name(&because)).transpose()?,
            rule: node.read_optional("rule")?,
            unit: node.read_field("unit")?,
            per: read_declared_unit(&node.field("per")?)?,
            boundary: node.read_field("boundary")?,
            year: node.optional("year")?.map(|year| read_year(&year)).transpose()?,
            source: Source::read(&node.field("source")?)?,
            scale: Scale::read(node)?,
        })
    }

    /// A benchmark that could never be compared with its category's labels is a mistake.
    fn check_fit(&self, node: &Node<'_>, categories: &[Category]) -> Result<(), Fault> {
        let Some(category) = categories.iter().find(|category| category.id == self.category) else {
            let ids = || categories.iter().map(|category| &category.id);
            let problem = || Problem::Unexpected {
                found: self.category.to_string(),
                expected: super::ids(&self.category, ids()),
            };
            return Err(node.field("category")?.fault_with(problem));
        };
        if self.per.unit().dimension() != category.per.unit().dimension() {
            let per = node.field("per")?;
            return Err(per.field("unit")?.unexpected(self.per.unit().word(), category.per.unit().word()));
        }
        if self.boundary != category.boundary {
            return Err(node.field("boundary")?.unexpected(self.boundary.word(), category.boundary.word()));
        }
        if !self.accepts.is_empty() && self.because.is_none() {
            return Err(node.fault_of("because", Problem::Missing));
        }
        Ok(())
    }
}

/// Reads one as its operator wrote it: it names no method twice, and has the values of its own kind alone. Of a
/// category that did not read it is not known whether the benchmark fits.
pub(super) fn review(node: &Node<'_>, categories: &[Category], known: &[Number]) -> Result<Benchmark, Fault> {
    let benchmark = Benchmark::read_alone(node)?;
    let kind = node.field("kind")?.text()?;
    if let Some((_, own)) = VALUES.iter().find(|(of, _)| *of == kind) {
        let others = VALUES.iter().flat_map(|(_, keys)| keys.iter()).filter(|key| !own.contains(key));
        for key in others {
            if node.optional(key)?.is_some() {
                return Err(node.fault_of(key, Problem::UnknownKey { known: own }));
            }
        }
    }
    once(node, |at| format!("accepts[{at}]"), &benchmark.accepts)?;
    let has = |id: &Number| categories.iter().any(|category| &category.id == id);
    if has(&benchmark.category) || !known.contains(&benchmark.category) {
        benchmark.check_fit(node, categories)?;
    }
    Ok(benchmark)
}

/// What is not above what it follows.
fn above(found: impl ToString, last: impl fmt::Display) -> Problem {
    Problem::Unexpected { found: found.to_string(), expected: format!("> {last}") }
}

impl Source {
    fn read(node: &Node<'_>) -> Result<Self, Fault> {
        node.only_known(&["text", "url"])?;
        Ok(Self { text: read_words(&node.field("text")?)?, address: node.read_optional("url")? })
    }
}

impl Scale {
    fn read(node: &Node<'_>) -> Result<Self, Fault> {
        let kind = node.field("kind")?;
        match kind.text()? {
            "limit" => {
                let inclusive = node.optional("inclusive")?.map(|flag| flag.truth()).transpose()?.unwrap_or(true);
                Ok(Self::Limit(Limit { value: node.read_field("limit")?, inclusive }))
            }
            "grades" => Self::read_grades(&node.field("grade")?),
            "distribution" => Self::read_distribution(node),
            "reference" => {
                let list = node.field("reference")?;
                let references = list.list(50, Reference::read)?;
                if references.is_empty() { Err(list.fault(Problem::Missing)) } else { Ok(Self::References(references)) }
            }
            found => Err(kind.unexpected(found, "limit, grades, distribution, reference")),
        }
    }

    fn read_grades(list: &Node<'_>) -> Result<Self, Fault> {
        let grades = list.list(20, Grade::read)?;
        let place = |at: usize, rest: &str| format!("{}[{at}]{rest}", list.path());
        // Above the last bound there is a grade, too.
        if grades.len() < 2 || grades.last().is_some_and(|last| last.bound.is_some()) {
            return Err(Fault::at(|| place(grades.len(), ""), || Problem::Missing));
        }
        for (at, pair) in grades.windows(2).enumerate() {
            let Some(bound) = pair[0].bound else {
                return Err(Fault::at(|| place(at, ".up_to"), || Problem::Missing));
            };
            if let Some(next) = pair[1].bound.filter(|next| next.value <= bound.value) {
                let key = if next.inclusive { ".up_to" } else { ".below" };
                return Err(Fault::at(|| place(at + 1, key), || above(next.value, bound.value)));
            }
        }
        Ok(Self::Grades(grades))
    }

    fn read_distribution(node: &Node<'_>) -> Result<Self, Fault> {
        let (list, sample) = (node.field("quantile")?, node.field("sample")?);
        let quantiles = list.list(100, Quantile::read)?;
        let place = |at: usize, rest: &str| format!("{}[{at}]{rest}", list.path());
        if quantiles.len() < 2 {
            return Err(Fault::at(|| place(quantiles.len(), ""), || Problem::Missing));
        }
        for (at, pair) in quantiles.windows(2).enumerate() {
            let (low, high) = (pair[0], pair[1]);
            if high.share <= low.share {
                return Err(Fault::at(|| place(at + 1, ".share"), || above(high.share.decimal(), low.share.decimal())));
            }
            if high.value < low.value {
                let problem = || Problem::Invalid(Invalid::order(low.value, high.value));
                return Err(Fault::at(|| place(at + 1, ".value"), problem));
            }
        }
        let count = sample.whole()?;
        match u32::try_from(count) {
            Ok(sample) if sample > 0 => Ok(Self::Distribution { quantiles, sample }),
            _ => Err(sample.unexpected(count, format_args!("1 … {}", u32::MAX))),
        }
    }
}

impl Grade {
    fn read(node: &Node<'_>) -> Result<Self, Fault> {
        node.only_known(&["name", "up_to", "below"])?;
        let up_to = node.read_optional("up_to")?.map(|value| Limit { value, inclusive: true });
        let below = node.read_optional("below")?.map(|value| Limit { value, inclusive: false });
        if up_to.is_some() && below.is_some() {
            return Err(node.field("below")?.fault(Problem::DuplicateKey));
        }
        Ok(Self { name: read_name(&node.field("name")?)?, bound: up_to.or(below) })
    }
}

impl Quantile {
    fn read(node: &Node<'_>) -> Result<Self, Fault> {
        node.only_known(&["share", "value"])?;
        Ok(Self { share: node.read_field("share")?, value: node.read_field("value")? })
    }
}

impl Reference {
    fn read(node: &Node<'_>) -> Result<Self, Fault> {
        node.only_known(&["name", "value"])?;
        Ok(Self { name: read_name(&node.field("name")?)?, value: node.read_field("value")? })
    }
}
