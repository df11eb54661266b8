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

<<<<<<< HEAD:src/handover/wire.rs
impl Product {
    fn to_json(&self) -> Json {
        let stage = |(kind, value): &(StageKind, Decimal)| {
            Json::object([("stage", Json::text(kind.word())), ("value", text(value))])
        };
        Json::some([
            ("number", Some(text(&self.number))),
            ("item", self.item.as_ref().map(Item::to_json)),
            ("category", self.category.as_ref().map(text)),
            ("state", Some(Json::text(self.state.word()))),
            ("stateSaid", Some(text(&self.state_said))),
            ("source", Some(Json::text(self.source.word()))),
            ("checked", self.checked.as_ref().map(text)),
            ("issuer", self.issuer.as_ref().map(text)),
            ("inGroup", self.in_group.as_ref().map(text)),
            ("apart", self.apart.as_ref().map(text)),
            ("stages", Some(list(&self.stages, stage))),
            ("verdict", self.verdict.as_ref().map(Verdict::to_json)),
        ])
    }
}

impl Verdict {
    fn to_json(&self) -> Json {
        let award = |(worked, said): &(Option<Worked>, String)| {
            Json::some([
                ("value", worked.map(|worked| text(&worked.value))),
                ("computed", worked.map(|worked| text(&worked.computed))),
                ("awarded", worked.map(|worked| text(&worked.awarded))),
                ("said", Some(text(said))),
            ])
        };
        Json::object([
            ("outcome", Json::text(self.whole.word())),
            ("said", text(&self.said)),
            (
                "musts",
                list(&self.musts, |(outcome, said)| {
                    Json::object([("outcome", Json::text(outcome.word())), ("said", text(said))])
                }),
            ),
            ("awards", list(&self.awards, award)),
        ])
    }

    fn read(node: &Node<'_>, criteria: &Criteria) -> Result<Self, Fault> {
        node.only(&["outcome", "said", "musts", "awards"])?;
        let must = |_, must: &Node<'_>| {
            must.only(&["outcome", "said"])?;
            Ok((must.read_field("outcome")?, sentence(&must.field("said")?)?))
        };
        let award = |at: usize, node: &Node<'_>| {
            node.only(&["value", "computed", "awarded", "said"])?;
            Ok((worked(node, &criteria.awards[at])?, sentence(&node.field("said")?)?))
        };
        Ok(Self {
            whole: node.read_field("outcome")?,
            said: sentence(&node.field("said")?)?,
            musts: as_many(&node.field("musts")?, criteria.musts.len(), must)?,
            awards: as_many(&node.field("awards")?, criteria.awards.len(), award)?,
        })
    }
}

/// A formula worked out: what is stated is what it gives.
fn worked(node: &Node<'_>, award: &Award) -> Result<Option<Worked>, Fault> {
    let Some(value) = node.read_optional::<Decimal>("value")? else {
        let rest = ["computed", "awarded"].into_iter().find(|name| node.value().member(name).is_some());
        return rest.map_or(Ok(None), |name| Err(node.fault_of(name, Problem::UnknownKey { known: &["said"] })));
    };
    let again = award.formula.work(value);
    let stated = Worked { value, computed: node.read_field("computed")?, awarded: node.read_field("awarded")? };
    if again.as_ref() != Some(&stated) {
        let expected = again.map_or_else(String::new, |again| again.awarded.to_string());
        return Err(node.field("awarded")?.unexpected(stated.awarded, expected));
    }
    // The digits too, which equality by value does not see.
    Ok(again.map(|again| Worked { value, ..again }))
}

/// What a product is held against.
struct Within<'a> {
    group: Option<&'a Group>,
    standard: Option<&'a Standard>,
}

impl Within<'_> {
    fn product(&self, node: &Node<'_>) -> Result<Product, Fault> {
        node.only(&[
            "number",
            "item",
            "category",
            "state",
            "stateSaid",
            "source",
            "checked",
            "issuer",
            "inGroup",
            "apart",
            "stages",
            "verdict",
        ])?;
        let read = node.optional("item")?;
        let item = read.as_ref().map(Item::read).transpose()?;
        let number: Number = node.read_field("number")?;
        let state: State = node.read_field("state")?;
        if let (Some(item), Some(node)) = (&item, &read) {
            if item.number != number {
                return Err(node.field("number")?.unexpected(&item.number, &number));
            }
            if item.state != state {
                return Err(node.field("state")?.unexpected(item.state.word(), state.word()));
            }
            node.optional("issuer")?.map(|did| sentence(&did)).transpose()?;
        }
        let (in_group, apart) = self.compared(node, item.as_ref())?;
        let stages = |stage: &Node<'_>| {
            stage.only(&["stage", "value"])?;
            Ok((stage.read_field("stage")?, stage.read_field("value")?))
        };
        let verdict = match (node.optional("verdict")?, self.standard) {
            (Some(verdict), Some(standard)) => Some(Verdict::read(&verdict, &standard.criteria)?),
            (None, None) => None,
            (Some(_), None) => return Err(node.fault_of("verdict", Problem::UnknownKey { known: &["number", "item"] })),
            (None, Some(_)) => return Err(node.fault_of("verdict", Problem::Missing)),
        };
        Ok(Product {
            number,
            item,
            category: node.read_optional("category")?,
            state,
            state_said: sentence(&node.field("stateSaid")?)?,
            source: node.read_field("source")?,
            checked: node.read_optional("checked")?,
            issuer: node.read_optional::<Line>("issuer")?,
            in_group,
            apart,
            stages: node.field("stages")?.list(StageKind::ALL.len(), stages)?,
            verdict,
        })
    }

    /// The number in the group's units, or why there is none: never both.
    fn compared(&self, node: &Node<'_>, item: Option<&Item>) -> Result<(Option<Decimal>, Option<String>), Fault> {
        let stated = node.read_optional::<Decimal>("inGroup")?;
        let apart = node.optional("apart")?.map(|apart| sentence(&apart)).transpose()?;
        let group = self.group.map(|group| &group.basis);
        let converted = item.zip(group).and_then(|(item, group)| {
            item.basis.matches(group).ok()?;
            item.basis.convert(item.value, group.unit, &group.per)
        });
        if stated != converted {
            let expected = converted.map_or_else(|| "–".to_owned(), |value| value.to_string());
            let found = stated.map_or_else(|| "–".to_owned(), |value| value.to_string());
            return Err(node.fault_of("inGroup", Problem::Unexpected { found, expected }));
        }
        if self.group.is_some() && converted.is_none() && apart.is_none() {
            return Err(node.fault_of("apart", Problem::Missing));
        }
        Ok((converted, apart))
    }
}

=======
>>>>>>> w-h:src/handover/wire/mod.rs
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
