//! A draft as a form: its fields in the order of a category's rule, each a text as it was typed, and the draft they
//! make.
//!
//! In: a category or an opened draft, and what is typed. Out: the draft. What the form has no field for (the body's
//! steps, a source) stays as it was in the file; what does not read stays as it was typed, for [`super::check`] to name.

use super::{
    matter::SUBJECT,
    place::{get, pruned, put},
};
use crate::{
    credential::write_declared_unit,
    json::Json,
    label::{Date, Decimal, Indicator, Scheme, StageKind, Unit},
    programme::Category,
};
use std::collections::BTreeMap;

/// A part of the form.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
#[allow(missing_docs, reason = "each is its name")]
pub enum Part {
    Product,
    Footprint,
    Electricity,
    Stages,
    Comparison,
    Report,
    Certificate,
}

impl Part {
    /// In the order of the form.
    pub const ALL: &[Self] = &[
        Self::Product,
        Self::Footprint,
        Self::Stages,
        Self::Electricity,
        Self::Comparison,
        Self::Report,
        Self::Certificate,
    ];
}

/// What a field takes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// A line of text.
    Text,
    /// An exact decimal.
    Decimal,
    /// A share, typed in per cent and kept as a share of one.
    Percent,
    /// A day, `2026-11-27`.
    Day,
    /// A whole number.
    Whole,
    /// One of some words.
    Choice(&'static [&'static str]),
}

/// A field.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Field {
    /// Its path inside the subject: `footprint.period.from`, `stages[0].value`.
    pub path: String,
    /// What it takes.
    pub kind: Kind,
}

/// Scores of data quality, best first.
const SCORES: &[&str] = &["1", "2", "3", "4", "5"];

/// Fields that every category has, by part.
const FIELDS: &[(Part, &[(&str, Kind)])] = &[
    (
        Part::Product,
        &[
            ("product.name.zh", Kind::Text),
            ("product.name.en", Kind::Text),
            ("product.model", Kind::Text),
            ("product.gtin", Kind::Text),
            ("product.maker.name.zh", Kind::Text),
            ("product.maker.name.en", Kind::Text),
            ("product.maker.creditCode", Kind::Text),
            ("product.factory.name.zh", Kind::Text),
            ("product.factory.name.en", Kind::Text),
            ("product.factory.region", Kind::Text),
        ],
    ),
    (
        Part::Footprint,
        &[
            ("footprint.value", Kind::Decimal),
            ("footprint.standard[0]", Kind::Text),
            ("footprint.period.from", Kind::Day),
            ("footprint.period.to", Kind::Day),
            ("footprint.primaryShare", Kind::Percent),
            ("footprint.uncertainty.low", Kind::Decimal),
            ("footprint.uncertainty.high", Kind::Decimal),
            ("footprint.uncertainty.level", Kind::Percent),
        ],
    ),
    (
        Part::Electricity,
        &[
            ("footprint.electricity.factor", Kind::Decimal),
            ("footprint.electricity.source.zh", Kind::Text),
            ("footprint.electricity.source.en", Kind::Text),
            ("footprint.electricity.renewableShare", Kind::Percent),
        ],
    ),
    (
        Part::Comparison,
        &[
            ("baseline.year", Kind::Whole),
            ("baseline.value", Kind::Decimal),
            ("output.amount", Kind::Decimal),
            ("output.unit", Kind::Text),
            ("output.year", Kind::Whole),
        ],
    ),
    (Part::Report, &[("report.url", Kind::Text), ("report.sha256", Kind::Text)]),
    (
        Part::Certificate,
        &[
            ("certificate.number", Kind::Text),
            ("certificate.scheme", Kind::Text),
            ("certificate.body.name.zh", Kind::Text),
            ("certificate.body.name.en", Kind::Text),
            ("certificate.body.creditCode", Kind::Text),
            ("certificate.issued", Kind::Day),
            ("certificate.expires", Kind::Day),
        ],
    ),
];

/// What goes with a factor, and is not asked for: GB/T 24067 states factors so.
const FACTOR_UNIT: (&str, &str) = ("footprint.electricity.unit", "kgCO2e/kWh");

/// A draft in the making.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Form {
    /// What was opened, or nothing but what the category sets.
    base: Json,
    /// What was typed, by path.
    typed: BTreeMap<String, String>,
    stages: Vec<StageKind>,
}

impl Form {
    /// An empty form of a category: what its rule sets is set.
    #[must_use]
    pub fn new(category: &Category, demonstration: bool) -> Self {
        let rule = &category.rule;
        let text = |text: &dyn ToString| Json::text(text.to_string());
        let mut subject = Json::object([
            ("product", Json::object([("category", text(&category.id))])),
            (
                "footprint",
                Json::object([
                    ("unit", Json::text("kgCO2e")),
                    ("per", write_declared_unit(&category.per)),
                    ("boundary", Json::text(category.boundary.word())),
                    ("rule", Json::object([("id", text(&rule.id)), ("version", text(&rule.version))])),
                ]),
            ),
        ]);
        if demonstration {
            put(&mut subject, "demonstration", Some(Json::Truth(true)));
        }
        let typed = BTreeMap::from([("footprint.standard[0]".to_owned(), "GB/T 24067-2024".to_owned())]);
        Self { base: Json::object([(SUBJECT, subject)]), typed, stages: category.stages.clone() }
    }

    /// A draft that was opened, in the form of its category; else the path of a stage that is none, or stands twice:
    /// its numbers would have no place.
    ///
    /// # Errors
    /// That path.
    pub fn of(draft: Json, category: &Category) -> Result<Self, String> {
        let mut form = Self { base: draft, typed: BTreeMap::new(), stages: category.stages.clone() };
        // The stages it states come first, in its own order.
        let stated = form.base.member(SUBJECT).and_then(|subject| subject.member("stages"));
        if let Some(Json::List(stages)) = stated {
            let mut kinds: Vec<StageKind> = Vec::new();
            for (at, stage) in stages.iter().enumerate() {
                let word = if let Some(Json::Text(word)) = stage.member("stage") { word.as_str() } else { "" };
                let kind = word.parse().ok().filter(|kind| !kinds.contains(kind));
                kinds.push(kind.ok_or_else(|| format!("credentialSubject.stages[{at}].stage"))?);
            }
            kinds.extend(category.stages.iter().filter(|kind| !kinds.contains(kind)).copied().collect::<Vec<_>>());
            form.stages = kinds;
        }
        let subject = form.base.member(SUBJECT).cloned().unwrap_or(Json::Null);
        let read = |field: Field| {
            let text = match get(&subject, &field.path)? {
                Json::Text(text) | Json::Number(text) => text.clone(),
                _ => return None,
            };
            Some((field.path, shown(&text, field.kind)))
        };
        form.typed = form.fields(category).into_iter().map(|(_, field)| field).filter_map(read).collect();
        Ok(form)
    }

    /// Its fields, part by part.
    #[must_use]
    pub fn fields(&self, category: &Category) -> Vec<(Part, Field)> {
        let mut fields = Vec::new();
        for part in Part::ALL {
            if *part == Part::Stages {
                fields.extend((0..self.stages.len()).flat_map(stage_fields).map(|field| (*part, field)));
            }
            let fixed = FIELDS.iter().find(|(known, _)| known == part).map_or(&[][..], |(_, fields)| fields);
            fields.extend(fixed.iter().map(|(path, kind)| {
                let kind = match *path {
                    "output.unit" => Kind::Choice(units(category)),
                    "certificate.scheme" => Kind::Choice(SCHEMES),
                    _ => *kind,
                };
                (*part, Field { path: (*path).to_owned(), kind })
            }));
        }
        fields
    }

    /// The stages, in the order of the form.
    #[must_use]
    pub fn stages(&self) -> &[StageKind] {
        &self.stages
    }

    /// What was typed into a field.
    #[must_use]
    pub fn text(&self, path: &str) -> &str {
        self.typed.get(path).map_or("", String::as_str)
    }

    /// Types into a field.
    pub fn set(&mut self, path: &str, text: &str) {
        if text.is_empty() {
            self.typed.remove(path);
        } else {
            self.typed.insert(path.to_owned(), text.to_owned());
        }
    }

    /// Whether nothing was typed yet but what is there from the start.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.typed.keys().all(|path| path == "footprint.standard[0]")
    }

    /// The sum of the stages; nothing while one of them is no number.
    #[must_use]
    pub fn sum(&self) -> Option<Decimal> {
        let values = (0..self.stages.len()).map(|at| self.text(&format!("stages[{at}].value")).trim());
        let values: Vec<&str> = values.filter(|text| !text.is_empty()).collect();
        let sum = values.iter().try_fold(Decimal::ZERO, |sum, text| sum.plus(text.parse().ok()?));
        sum.filter(|_| !values.is_empty())
    }

    /// The draft.
    #[must_use]
    pub fn draft(&self, category: &Category) -> Json {
        let mut draft = self.base.clone();
        let mut subject = draft.member(SUBJECT).cloned().unwrap_or_else(|| Json::object([]));
        for (_, field) in self.fields(category) {
            let text = self.text(&field.path).trim();
            put(&mut subject, &field.path, (!text.is_empty()).then(|| kept(text, field.kind)));
        }
        let has_factor = get(&subject, "footprint.electricity.factor").is_some();
        put(&mut subject, FACTOR_UNIT.0, has_factor.then(|| Json::text(FACTOR_UNIT.1)));
        self.put_stages(&mut subject);
        for (path, key, time) in [("issued", "validFrom", "00:00:00"), ("expires", "validUntil", "23:59:59")] {
            let day = self.text(&format!("certificate.{path}")).trim();
            // A certificate's days are China's.
            let instant = day.parse::<Date>().is_ok().then(|| Json::text(format!("{day}T{time}+08:00")));
            put(&mut draft, key, instant);
        }
        put(&mut draft, SUBJECT, Some(pruned(subject).unwrap_or_else(|| Json::object([]))));
        draft
    }

    /// Stages are stated if one of them says anything, each by its name.
    fn put_stages(&self, subject: &mut Json) {
        let Some(Json::List(mut stages)) = subject.member("stages").cloned() else { return };
        stages.truncate(self.stages.len());
        for (stage, kind) in stages.iter_mut().zip(&self.stages) {
            // Its name first, as people write it.
            if let Json::Object(members) = stage
                && !members.iter().any(|(name, _)| name == "stage")
            {
                members.insert(0, ("stage".to_owned(), Json::text(kind.word())));
            }
        }
        let says = |stage: &Json| matches!(stage, Json::Object(members) if members.len() > 1);
        stages.retain(says);
        put(subject, "stages", (!stages.is_empty()).then_some(Json::List(stages)));
    }
}

/// How a certificate's scheme is written.
const SCHEMES: &[&str] = &[Scheme::NationalPilot.word(), Scheme::BodyFiled.word(), Scheme::Other.word()];

fn stage_fields(at: usize) -> Vec<Field> {
    let field = |name: &str, kind| Field { path: format!("stages[{at}].{name}"), kind };
    let scores =
        Indicator::ALL.iter().map(|indicator| field(&format!("quality.{}", indicator.word()), Kind::Choice(SCORES)));
    [field("value", Kind::Decimal), field("primaryShare", Kind::Percent)].into_iter().chain(scores).collect()
}

/// The units that a category's output can be counted in.
fn units(category: &Category) -> &'static [&'static str] {
    let dimension = category.per.unit().dimension();
    const GROUPS: &[&[&str]] = &[
        &["kWp", "MWp", "Wp"],
        &["kWh", "MWh"],
        &["kg", "t"],
        &["m3", "L"],
        &["m2"],
        &["m"],
        &["piece"],
        &["kW", "W"],
    ];
    let same = |group: &&&[&'static str]| {
        group.first().and_then(|unit| unit.parse::<Unit>().ok()).is_some_and(|unit| unit.dimension() == dimension)
    };
    GROUPS.iter().find(same).copied().unwrap_or(&[])
}

/// A text as the form shows it.
fn shown(text: &str, kind: Kind) -> String {
    let share = text.parse::<Decimal>().ok().filter(|_| kind == Kind::Percent);
    share.and_then(|share| share.shifted(2)).map_or_else(|| text.to_owned(), |percent| percent.trimmed().to_string())
}

/// What a draft keeps of a text.
fn kept(text: &str, kind: Kind) -> Json {
    match kind {
        Kind::Percent => {
            let share = text.parse::<Decimal>().ok().and_then(|percent| percent.shifted(-2));
            Json::text(share.map_or_else(|| text.to_owned(), |share| share.trimmed().to_string()))
        }
        Kind::Whole | Kind::Choice(SCORES) if text.bytes().all(|digit| digit.is_ascii_digit()) && text.len() < 9 => {
            let digits = text.trim_start_matches('0');
            // Noughts alone are nought.
            Json::Number(if digits.is_empty() { "0" } else { digits }.to_owned())
        }
        _ => Json::text(text),
    }
}
