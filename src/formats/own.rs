//! A declared footprint as JSON of our own: everything [`Declared`] holds, both ways.

#[cfg(feature = "documents")]
use super::account::{Dropped, Fact};
use super::{
    Import,
    account::Account,
    declared::{Declared, Format, Module, Per, Total},
    reading,
};
use crate::{
    json::{Fault, Json, Node, Problem},
    label::{CarbonUnit, Decimal, DeclaredUnit, Invalid, Line, Name, Period, Tag, Uncertainty, Unit},
};
use std::{fmt::Display, str::FromStr};

/// What such a document says it is.
pub(super) const TYPE: &str = "DeclaredFootprint";

/// The members, and the fact that each states.
#[cfg(feature = "documents")]
const MEMBERS: [(&str, Option<Fact>); 38] = [
    ("type", None),
    ("format", None),
    ("version", Some(Fact::Version)),
    ("id", Some(Fact::Id)),
    ("name", Some(Fact::Name)),
    ("productIds", Some(Fact::ProductIds)),
    ("owner", Some(Fact::Owner)),
    ("ownerIds", Some(Fact::Owner)),
    ("value", Some(Fact::Value)),
    ("unit", None),
    ("per", Some(Fact::Per)),
    ("mass", Some(Fact::Mass)),
    ("boundary", Some(Fact::Boundary)),
    ("total", None),
    ("summed", None),
    ("inside", Some(Fact::Modules)),
    ("beyond", Some(Fact::Modules)),
    ("carbon", Some(Fact::Carbon)),
    ("packagingIncluded", None),
    ("carbonContent", Some(Fact::Content)),
    ("indicator", Some(Fact::Indicator)),
    ("factors", Some(Fact::Factors)),
    ("standards", Some(Fact::Standards)),
    ("rules", Some(Fact::Rules)),
    ("geography", Some(Fact::Geography)),
    ("period", Some(Fact::Period)),
    ("year", Some(Fact::Period)),
    ("validFrom", Some(Fact::Validity)),
    ("validUntil", Some(Fact::Validity)),
    ("primaryShare", Some(Fact::PrimaryShare)),
    ("quality", Some(Fact::Quality)),
    ("worstRating", None),
    ("uncertainty", Some(Fact::Uncertainty)),
    ("exempted", Some(Fact::Exempted)),
    ("superseded", None),
    ("demonstration", None),
    // What `import --json` puts around it.
    ("certified", None),
    ("account", None),
];

/// Most entries of a list.
const MANY: usize = 1000;

impl Declared {
    /// It as JSON; [`Declared::of_json`] reads it back.
    #[must_use]
    pub fn to_json(&self) -> Json {
        let lines = |lines: &[Line]| list(lines.iter().map(|line| Json::text(line.as_str())).collect());
        Json::some([
            ("type", Some(Json::text(TYPE))),
            ("format", Some(Json::text(self.format.word()))),
            ("version", line(self.version.as_ref())),
            ("id", line(self.id.as_ref())),
            ("name", Some(name(&self.name))),
            ("productIds", lines(&self.product_ids)),
            ("owner", self.owner.as_ref().map(name)),
            ("ownerIds", lines(&self.owner_ids)),
            ("value", Some(Json::text(self.value.to_string()))),
            ("unit", Some(Json::text(self.unit.word()))),
            ("per", per(&self.per)),
            ("mass", text(self.mass)),
            ("boundary", self.boundary.map(|boundary| Json::text(boundary.word()))),
            ("total", (self.total != Total::Whole).then(|| Json::text(self.total.word()))),
            ("summed", self.summed.then_some(Json::Truth(true))),
            ("inside", modules(&self.inside)),
            ("beyond", modules(&self.beyond)),
            ("carbon", values(self.carbon.iter().map(|(kind, value)| (kind.word(), *value)))),
            ("packagingIncluded", self.packaging_included.map(Json::Truth)),
            ("carbonContent", values(self.content.iter().map(|(content, value)| (content.word(), *value)))),
            ("indicator", line(self.indicator.as_ref())),
            ("factors", lines(&self.factors)),
            ("standards", lines(&self.standards)),
            ("rules", lines(&self.rules)),
            ("geography", line(self.geography.as_ref())),
            ("period", self.period.map(|period| pair(("from", period.from()), ("to", period.to())))),
            ("year", self.year.map(|year| Json::Number(year.to_string()))),
            ("validFrom", text(self.valid_from)),
            ("validUntil", text(self.valid_until)),
            ("primaryShare", text(self.primary_share.map(|share| share.decimal()))),
            ("quality", values(self.quality.iter().map(|(aspect, value)| (aspect.word(), *value)))),
            ("worstRating", self.worst_rating.map(|worst| Json::Number(worst.to_string()))),
            ("uncertainty", self.uncertainty.as_ref().map(uncertainty)),
            ("exempted", text(self.exempted)),
            ("superseded", self.superseded.then_some(Json::Truth(true))),
            ("demonstration", self.demonstration.then_some(Json::Truth(true))),
        ])
    }

    /// Reads [`Declared::to_json`].
    ///
    /// # Errors
    /// A [`Fault`] that names its place.
    pub fn of_json(root: &Node<'_>) -> Result<Self, Fault> {
        let kind = root.field("type")?;
        if kind.text()? != TYPE {
            return Err(kind.unexpected(kind.text()?, TYPE));
        }
        let format = root.field("format")?;
        let known = Format::ALL.iter().find(|known| Ok(known.word()) == format.text());
        let known = *known.ok_or_else(|| format.unexpected(format.text().unwrap_or(""), words()))?;
        let per = read_per(&root.field("per")?)?;
        let mut declared = Self::new(known, read_name(&root.field("name")?)?, per, root.read_field("value")?);
        declared.version = root.read_optional("version")?;
        declared.id = root.read_optional("id")?;
        declared.product_ids = read_lines(root, "productIds")?;
        declared.owner = root.optional("owner")?.map(|owner| read_name(&owner)).transpose()?;
        declared.owner_ids = read_lines(root, "ownerIds")?;
        declared.unit = root.read_field::<CarbonUnit>("unit")?;
        declared.mass = root.optional("mass")?.map(|mass| read_amount(&mass)).transpose()?;
        declared.boundary = root.read_optional("boundary")?;
        declared.total = read_total(root)?;
        declared.summed = read_truth(root, "summed")?;
        declared.inside = read_modules(root, "inside")?;
        declared.beyond = read_modules(root, "beyond")?;
        declared.carbon = read_values(root, "carbon")?;
        declared.packaging_included = root.optional("packagingIncluded")?.map(|truth| truth.truth()).transpose()?;
        declared.content = read_values(root, "carbonContent")?;
        declared.indicator = root.read_optional("indicator")?;
        declared.factors = read_lines(root, "factors")?;
        declared.standards = read_lines(root, "standards")?;
        declared.rules = read_lines(root, "rules")?;
        declared.geography = root.read_optional("geography")?;
        declared.period = root.optional("period")?.map(|period| read_period(&period)).transpose()?;
        declared.year = root.optional("year")?.map(|year| reading::year(&year)).transpose()?;
        declared.valid_from = root.read_optional("validFrom")?;
        declared.valid_until = root.read_optional("validUntil")?;
        declared.primary_share = root.read_optional("primaryShare")?;
        declared.quality = read_values(root, "quality")?;
        declared.worst_rating = root.optional("worstRating")?.map(|worst| read_rating(&worst)).transpose()?;
        declared.uncertainty = root.optional("uncertainty")?.map(|node| read_uncertainty(&node)).transpose()?;
        declared.exempted = root.optional("exempted")?.map(|exempted| read_amount(&exempted)).transpose()?;
        declared.superseded = read_truth(root, "superseded")?;
        declared.demonstration = read_truth(root, "demonstration")?;
        Ok(declared)
    }
}

/// A number that is not below nought.
fn read_amount(node: &Node<'_>) -> Result<Decimal, Fault> {
    let amount: Decimal = node.read()?;
    if amount.is_negative() { Err(node.invalid(Invalid::Amount(amount.to_string()))) } else { Ok(amount) }
}

/// Reads a document of our own. Nobody asks a program without other formats for an account.
#[cfg(not(feature = "documents"))]
pub(super) fn read(root: &Node<'_>) -> Result<Import, Fault> {
    Ok(Import { declared: Declared::of_json(root)?, account: Account::default() })
}

/// Reads a document of our own, with its account: whoever wrote it may have changed it since.
#[cfg(feature = "documents")]
pub(super) fn read(root: &Node<'_>) -> Result<Import, Fault> {
    let declared = Declared::of_json(root)?;
    let mut account = Account::default();
    for (key, _) in root.object()? {
        let path = format!("{}.{key}", root.path());
        match MEMBERS.iter().find(|(known, _)| known == key) {
            Some((_, fact)) => account.read.extend(fact.map(|fact| (fact, path))),
            None if account.dropped.len() < Account::MOST => account.dropped.push(Dropped { path, times: 1 }),
            None => account.dropped_beyond += 1,
        }
    }
    let warnings = declared.contradictions().into_iter();
    account.warnings = warnings.map(|(warning, key)| (warning, format!("{}.{key}", root.path()))).collect();
    Ok(Import { declared, account })
}

fn read_total(root: &Node<'_>) -> Result<Total, Fault> {
    let Some(node) = root.optional("total")? else { return Ok(Total::Whole) };
    let known = Total::ALL.iter().find(|known| Ok(known.word()) == node.text());
    known.copied().ok_or_else(|| node.unexpected(node.text().unwrap_or(""), "without-uptake, fossil-alone"))
}

fn read_truth(root: &Node<'_>, key: &str) -> Result<bool, Fault> {
    root.optional(key)?.map_or(Ok(false), |truth| truth.truth())
}

fn words() -> String {
    Format::ALL.iter().map(|format| format.word()).collect::<Vec<_>>().join(", ")
}

fn list(entries: Vec<Json>) -> Option<Json> {
    (!entries.is_empty()).then_some(Json::List(entries))
}

fn line(line: Option<&Line>) -> Option<Json> {
    line.map(|line| Json::text(line.as_str()))
}

fn text(value: Option<impl Display>) -> Option<Json> {
    value.map(|value| Json::text(value.to_string()))
}

fn pair<T: Display>(one: (&str, T), other: (&str, T)) -> Json {
    Json::object([(one.0, Json::text(one.1.to_string())), (other.0, Json::text(other.1.to_string()))])
}

/// A name in its languages; one that nobody marked is under `und` (RFC 5646, 2.2).
fn name(name: &Name) -> Json {
    let member = |(tag, line): &(Tag, Line)| (tag.as_str().to_owned(), Json::text(line.as_str()));
    Json::Object(name.translations().map(member).collect())
}

fn per(per: &Per) -> Option<Json> {
    match per {
        Per::Unit(unit) => Some(pair(("amount", unit.amount().to_string().as_str()), ("unit", unit.unit().word()))),
        Per::Other { amount, unit } => Some(pair(("amount", amount.to_string().as_str()), ("other", unit.as_str()))),
        Per::Unstated { amount } => Some(Json::object([("amount", Json::text(amount.to_string()))])),
    }
}

fn modules(modules: &[Module]) -> Option<Json> {
    let module = |module: &Module| {
        Json::some([
            ("stage", Some(Json::text(module.kind.word()))),
            ("scenario", line(module.scenario.as_ref())),
            ("value", text(module.value)),
        ])
    };
    list(modules.iter().map(module).collect())
}

fn values<'a>(values: impl Iterator<Item = (&'a str, Decimal)>) -> Option<Json> {
    let members: Vec<_> = values.map(|(word, value)| (word.to_owned(), Json::text(value.to_string()))).collect();
    (!members.is_empty()).then_some(Json::Object(members))
}

fn uncertainty(uncertainty: &Uncertainty) -> Json {
    Json::some([
        ("low", text(Some(uncertainty.low()))),
        ("high", text(Some(uncertainty.high()))),
        ("level", text(uncertainty.level().map(|level| level.decimal()))),
    ])
}

fn read_name(node: &Node<'_>) -> Result<Name, Fault> {
    let members = node.object()?;
    let mut names = Vec::new();
    for (tag, _) in members {
        let line: Line = node.read_field(tag)?;
        if tag == Tag::UNDETERMINED {
            return Ok(Name::unmarked(line));
        }
        names.push((tag.parse().map_err(|invalid| node.invalid(invalid))?, line));
    }
    Name::new(names).map_err(|invalid| node.invalid(invalid))
}

fn read_lines(root: &Node<'_>, key: &str) -> Result<Vec<Line>, Fault> {
    root.optional(key)?.map_or(Ok(Vec::new()), |list| list.list(MANY, |line| line.read()))
}

fn read_per(node: &Node<'_>) -> Result<Per, Fault> {
    let amount: Decimal = node.read_field("amount")?;
    if amount <= Decimal::ZERO {
        return Err(node.fault_of("amount", Problem::Invalid(Invalid::Amount(amount.to_string()))));
    }
    if let Some(unit) = node.optional("other")? {
        return Ok(Per::Other { amount, unit: unit.read()? });
    }
    let Some(unit) = node.optional("unit")? else { return Ok(Per::Unstated { amount }) };
    let unit: Unit = unit.read()?;
    DeclaredUnit::new(amount, unit).map(Per::Unit).map_err(|invalid| node.invalid(invalid))
}

fn read_modules(root: &Node<'_>, key: &str) -> Result<Vec<Module>, Fault> {
    let module = |node: &Node<'_>| {
        Ok(Module {
            kind: node.read_field("stage")?,
            scenario: node.read_optional("scenario")?,
            value: node.read_optional("value")?,
        })
    };
    root.optional(key)?.map_or(Ok(Vec::new()), |list| list.list(MANY, module))
}

fn read_values<T: FromStr<Err = Invalid>>(root: &Node<'_>, key: &str) -> Result<Vec<(T, Decimal)>, Fault> {
    let Some(node) = root.optional(key)? else { return Ok(Vec::new()) };
    let value = |(word, _): &(String, Json)| {
        let kind = word.parse().map_err(|invalid| node.fault_of(word, Problem::Invalid(invalid)))?;
        Ok((kind, node.read_field(word)?))
    };
    node.object()?.iter().map(value).collect()
}

fn read_period(node: &Node<'_>) -> Result<Period, Fault> {
    let period = Period::new(node.read_field("from")?, node.read_field("to")?);
    period.map_err(|invalid| node.invalid(invalid))
}

fn read_rating(node: &Node<'_>) -> Result<u8, Fault> {
    let worst = node.whole()?;
    u8::try_from(worst).map_err(|_| node.unexpected(worst.to_string(), "3, 5"))
}

fn read_uncertainty(node: &Node<'_>) -> Result<Uncertainty, Fault> {
    let (low, high) = (node.read_field("low")?, node.read_field("high")?);
    Uncertainty::new(low, high, node.read_optional("level")?).map_err(|invalid| node.invalid(invalid))
}
