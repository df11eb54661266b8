//! The document as JSON, both ways. What reads is whole: its verdicts answer the standard beside them, and what
//! can be worked out again was.

mod product;

use super::{Benchmark, Comparison, Counts, Group, Origin, Product, Standard};
use crate::{
    compare::Basis,
    credential::{read_declared_unit, read_year, write_declared_unit},
    criteria::Criteria,
    json::{Fault, Json, Limits, Node, Problem},
    label::Line,
    text::Lang,
};
use product::Within;

const KIND: &str = "comparison";
/// Grows when an older reader would take the document for something else.
const VERSION: &str = "1";
const LIMITS: Limits = Limits { bytes: Comparison::MAX_BYTES, depth: 8 };
/// Most characters of a sentence: one may name forty standards.
const LONGEST: usize = 20_000;
/// Most lines of a list of them: a standard has no more musts.
const LINES: usize = 40;
/// A programme has no more.
const BENCHMARKS: usize = 5_000;
/// Most products found, however many a document has.
const FOUND: usize = 100_000_000;

impl Comparison {
    /// Largest document.
    pub const MAX_BYTES: usize = 32 * 1024 * 1024;

    /// As JSON.
    #[must_use]
    pub fn to_json(&self) -> Json {
        let Counts { found, comparable, pass, cannot_tell, fail } = self.counts;
        let counts = Json::object([
            ("found", number(found)),
            ("comparable", number(comparable)),
            ("pass", number(pass)),
            ("cannotTell", number(cannot_tell)),
            ("fail", number(fail)),
        ]);
        Json::some([
            ("kind", Some(Json::text(KIND))),
            ("version", Some(Json::Number(VERSION.to_owned()))),
            ("language", Some(Json::text(self.lang.code()))),
            ("at", Some(text(&self.at))),
            ("software", Some(text(&self.software))),
            ("programme", Some(self.programme.to_json())),
            ("link", Some(text(&self.link))),
            ("demonstration", Some(Json::Truth(self.demonstration))),
            ("group", self.group.as_ref().map(Group::to_json)),
            ("standard", self.standard.as_ref().map(Standard::to_json)),
            ("counts", Some(counts)),
            ("absent", Some(list(&self.absent, text))),
            ("benchmarks", Some(list(&self.benchmarks, Benchmark::to_json))),
            ("products", Some(list(&self.products, Product::to_json))),
        ])
    }

    /// Reads [`Comparison::to_json`] back. Whoever made the bytes, nothing in them was checked here.
    ///
    /// # Errors
    /// A [`Fault`] at the first place that does not read, or says something else than the rest of the document.
    pub fn read(bytes: &[u8]) -> Result<Self, Fault> {
        let tree = Json::parse(bytes, LIMITS)?;
        let root = Node::root(&tree);
        let kind = root.field("kind")?;
        if kind.text()? != KIND {
            return Err(kind.unexpected(kind.text()?, KIND));
        }
        let version = root.field("version")?;
        if version.whole()?.to_string() != VERSION {
            return Err(version.unexpected(version.whole()?, VERSION));
        }
        root.only(KEYS)?;
        let group = root.optional("group")?.map(|group| Group::read(&group)).transpose()?;
        let standard = root.optional("standard")?.map(|standard| Standard::read(&standard)).transpose()?;
        let within = Within { group: group.as_ref(), standard: standard.as_ref() };
        let products = root.field("products")?.list(Self::MOST, |product| within.product(product))?;
        let counts = root.field("counts")?;
        let comparison = Self {
            lang: language(&root.field("language")?)?,
            at: root.read_field("at")?,
            software: sentence(&root.field("software")?)?,
            programme: Origin::read(&root.field("programme")?)?,
            link: root.read_field("link")?,
            demonstration: root.field("demonstration")?.truth()?,
            counts: Counts::read(&counts)?,
            absent: root.field("absent")?.list(Self::MOST, |number| number.read())?,
            benchmarks: root.field("benchmarks")?.list(BENCHMARKS, Benchmark::read)?,
            products,
            group,
            standard,
        };
        if comparison.counts.found < comparison.products.len() {
            let found = counts.field("found")?;
            return Err(found.unexpected(comparison.counts.found, format!("≥ {}", comparison.products.len())));
        }
        Ok(comparison)
    }
}

const KEYS: &[&str] = &[
    "kind",
    "version",
    "language",
    "at",
    "software",
    "programme",
    "link",
    "demonstration",
    "group",
    "standard",
    "counts",
    "absent",
    "benchmarks",
    "products",
];

impl Origin {
    fn to_json(&self) -> Json {
        Json::some([
            ("name", Some(text(&self.name))),
            ("operator", Some(text(&self.operator))),
            ("operatorKey", self.key.as_ref().map(text)),
            ("region", Some(text(&self.region))),
            ("site", Some(text(&self.site))),
        ])
    }

    fn read(node: &Node<'_>) -> Result<Self, Fault> {
        node.only(&["name", "operator", "operatorKey", "region", "site"])?;
        Ok(Self {
            name: node.read_field("name")?,
            operator: node.read_field("operator")?,
            key: node.optional("operatorKey")?.map(|key| sentence(&key)).transpose()?,
            region: node.read_field("region")?,
            site: node.read_field("site")?,
        })
    }
}

impl Group {
    fn to_json(&self) -> Json {
        Json::object([
            ("id", text(&self.id)),
            ("title", text(&self.title)),
            ("basis", self.basis.to_json()),
            ("warnings", list(&self.warnings, text)),
        ])
    }

    fn read(node: &Node<'_>) -> Result<Self, Fault> {
        node.only(&["id", "title", "basis", "warnings"])?;
        Ok(Self {
            id: node.read_field("id")?,
            title: sentence(&node.field("title")?)?,
            basis: Basis::read(&node.field("basis")?)?,
            warnings: node.field("warnings")?.list(LINES, sentence)?,
        })
    }
}

impl Standard {
    fn to_json(&self) -> Json {
        Json::object([
            ("criteria", self.criteria.json()),
            ("musts", list(&self.musts, text)),
            ("awards", list(&self.awards, text)),
        ])
    }

    fn read(node: &Node<'_>) -> Result<Self, Fault> {
        node.only(&["criteria", "musts", "awards"])?;
        // Criteria read from a tree of their own: their faults begin at its root.
        let criteria = node.field("criteria")?;
        let criteria = Criteria::of_tree(criteria.value())
            .map_err(|fault| Fault::new(criteria.path() + &fault.path()[1..], fault.problem().clone()))?;
        Ok(Self {
            musts: as_many(&node.field("musts")?, criteria.musts.len(), |_, must| sentence(must))?,
            awards: as_many(&node.field("awards")?, criteria.awards.len(), |_, award| sentence(award))?,
            criteria,
        })
    }
}

impl Counts {
    fn read(node: &Node<'_>) -> Result<Self, Fault> {
        node.only(&["found", "comparable", "pass", "cannotTell", "fail"])?;
        let count = |name: &str| {
            let node = node.field(name)?;
            let whole = usize::try_from(node.whole()?).ok().filter(|whole| *whole <= FOUND);
            whole.ok_or_else(|| node.unexpected(node.whole().unwrap_or_default(), format!("0 … {FOUND}")))
        };
        let (found, comparable) = (count("found")?, count("comparable")?);
        Ok(Self { found, comparable, pass: count("pass")?, cannot_tell: count("cannotTell")?, fail: count("fail")? })
    }
}

impl Benchmark {
    fn to_json(&self) -> Json {
        Json::some([
            ("id", Some(text(&self.id))),
            ("name", Some(text(&self.name))),
            ("method", Some(text(&self.method))),
            ("unit", Some(Json::text(self.unit.word()))),
            ("per", Some(write_declared_unit(&self.per))),
            ("boundary", Some(Json::text(self.boundary.word()))),
            ("year", self.year.map(|year| number(year.into()))),
            ("source", Some(text(&self.source))),
            ("address", self.address.as_ref().map(text)),
            ("demanded", Some(Json::Truth(self.demanded))),
        ])
    }

    fn read(node: &Node<'_>) -> Result<Self, Fault> {
        node.only(&["id", "name", "method", "unit", "per", "boundary", "year", "source", "address", "demanded"])?;
        Ok(Self {
            id: node.read_field("id")?,
            name: node.read_field("name")?,
            method: node.read_field("method")?,
            unit: node.read_field("unit")?,
            per: read_declared_unit(&node.field("per")?)?,
            boundary: node.read_field("boundary")?,
            year: node.optional("year")?.map(|year| read_year(&year)).transpose()?,
            source: node.read_field("source")?,
            address: node.read_optional("address")?,
            demanded: node.field("demanded")?.truth()?,
        })
    }
}

/// A list that has as many members as what it answers.
fn as_many<T>(
    node: &Node<'_>,
    count: usize,
    read: impl Fn(usize, &Node<'_>) -> Result<T, Fault>,
) -> Result<Vec<T>, Fault> {
    let at = std::cell::Cell::new(0);
    let list = node.list(count, |member| read(at.replace(at.get() + 1), member))?;
    if list.len() < count { Err(node.unexpected(list.len(), count)) } else { Ok(list) }
}

/// Words of a document: not too many, and none that turn around what stands beside them.
fn sentence(node: &Node<'_>) -> Result<String, Fault> {
    let said = node.text()?;
    if said.chars().count() > LONGEST {
        return Err(node.fault(Problem::TooMany { found: said.chars().count(), limit: LONGEST }));
    }
    match said.chars().find(|c| !Line::holds(*c)) {
        Some(found) => Err(node.invalid(crate::label::Invalid::ControlCharacter(found))),
        None => Ok(said.to_owned()),
    }
}

fn language(node: &Node<'_>) -> Result<Lang, Fault> {
    let code = node.text()?;
    let known = Lang::ALL.iter().copied().find(|lang| lang.code() == code);
    known.ok_or_else(|| node.unexpected(code, "zh, en"))
}

fn text(value: &impl ToString) -> Json {
    Json::text(value.to_string())
}

fn number(number: usize) -> Json {
    Json::Number(number.to_string())
}

fn list<T>(values: &[T], json: impl Fn(&T) -> Json) -> Json {
    Json::List(values.iter().map(json).collect())
}
