//! A comparison as one table, a row a product: what CSV and the first sheet of a workbook have in common.

use super::{Comparison, Product};
use crate::{
    catalogue::Item,
    criteria::{AwardKind, Source, State, Worked},
    label::{Date, Decimal, Line},
    text::{HandoverWords, Lang, clock},
};
use std::borrow::Cow;

/// What a cell holds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Value<'a> {
    /// Text, which is never more than text.
    Text(Cow<'a, str>),
    /// A number with its digits.
    Number(Decimal),
    /// A day.
    Day(Date),
    /// Nothing.
    Blank,
}

/// A column: its heading, and its cells.
pub(super) struct Column<'a> {
    pub(super) heading: Cow<'a, str>,
    pub(super) cell: Box<dyn Fn(&'a Product) -> Value<'a> + 'a>,
}

impl<'a> Value<'a> {
    fn text(text: impl Into<Cow<'a, str>>) -> Self {
        Self::Text(text.into())
    }

    fn line(line: Option<&'a Line>) -> Self {
        line.map_or(Self::Blank, |line| Self::text(line.as_str()))
    }

    fn number(number: Option<Decimal>) -> Self {
        number.map_or(Self::Blank, Self::Number)
    }

    fn day(day: Option<Date>) -> Self {
        day.map_or(Self::Blank, Self::Day)
    }
}

fn column<'a>(heading: impl Into<Cow<'a, str>>, cell: impl Fn(&'a Product) -> Value<'a> + 'a) -> Column<'a> {
    Column { heading: heading.into(), cell: Box::new(cell) }
}

/// A column of what is stated; blank for what is not to be believed.
fn stated<'a>(heading: &'static str, cell: impl Fn(&'a Item) -> Value<'a> + 'a) -> Column<'a> {
    column(heading, move |product| product.item.as_ref().map_or(Value::Blank, &cell))
}

/// The columns, in the words of the document's language.
pub(super) fn columns(comparison: &Comparison) -> Vec<Column<'_>> {
    let (lang, words) = (comparison.lang, comparison.lang.handover());
    let mut columns = product(comparison, words);
    columns.extend(certificate(lang, words));
    columns.extend(comparison.stages().map(|kind| {
        column((words.stage_value)(lang.language().stage(kind)), move |product| {
            Value::number(product.stages.iter().find(|(stage, _)| *stage == kind).map(|(_, value)| *value))
        })
    }));
    columns.extend(verdict(comparison, words));
    columns
}

/// What it is, and its number.
fn product<'a>(comparison: &'a Comparison, words: &'static HandoverWords) -> Vec<Column<'a>> {
    let lang = comparison.lang;
    let mut columns = vec![
        column(words.number, |product| Value::text(product.number.as_str())),
        column(words.name, move |product| match &product.item {
            Some(_) => Value::text(product.name(lang)),
            None => Value::Blank,
        }),
        column(lang.portal().category, |product| Value::line(product.category.as_ref())),
        stated(words.maker, move |item| Value::line(item.maker.as_ref().map(|maker| maker.in_language(lang.code()).1))),
        stated(words.model, |item| Value::line(item.model.as_ref())),
        stated("GTIN", |item| item.gtin.as_ref().map_or(Value::Blank, |gtin| Value::text(gtin.as_str()))),
        stated(words.value, |item| Value::Number(item.value)),
        stated(words.unit, move |item| Value::text(lang.measure(item.basis.unit, &item.basis.per))),
    ];
    if let Some(group) = &comparison.group {
        let unit = lang.measure(group.basis.unit, &group.basis.per);
        columns.push(column((words.in_group)(&unit), |product| Value::number(product.in_group)));
    }
    columns.push(column(words.comparable, |product| match (&product.apart, product.in_group) {
        (Some(apart), _) => Value::text(apart.as_str()),
        (None, Some(_)) => Value::text(words.compares),
        (None, None) => Value::Blank,
    }));
    columns
}

/// Who says so, and of when it is.
fn certificate<'a>(lang: Lang, words: &'static HandoverWords) -> Vec<Column<'a>> {
    vec![
        column(words.state, |product| Value::text(product.state_said.as_str())),
        column(words.says, move |product| Value::text(says(product, words))),
        column(words.checked, move |product| {
            Value::text(product.checked.map_or_else(|| words.not_checked.to_owned(), clock))
        }),
        column(words.issuer, |product| Value::line(product.issuer.as_ref())),
        column(words.issuer_did, |product| product.issuer_did().map_or(Value::Blank, Value::text)),
        column(words.issued, |product| Value::day(product.days().0)),
        column(words.expires, |product| Value::day(product.days().1)),
        stated(words.period_from, |item| Value::day(item.period.map(|period| period.from()))),
        stated(words.period_to, |item| Value::day(item.period.map(|period| period.to()))),
        stated(words.primary_share, |item| Value::number(item.primary_share.map(|share| share.percent()))),
        stated(words.boundary, move |item| Value::text(lang.language().boundary(item.basis.boundary))),
        stated(lang.words().standard, |item| {
            let standards: Vec<&str> = item.basis.standards.iter().map(Line::as_str).collect();
            Value::text(standards.join("; "))
        }),
        stated(lang.words().rule, |item| {
            let Some(rule) = &item.basis.rule else { return Value::Blank };
            let version = rule.version.as_ref().map_or("", Line::as_str);
            Value::text([rule.id.as_str(), version].join(" ").trim_end().to_owned())
        }),
    ]
}

/// What the demand standard makes of it: of each must and each award.
fn verdict<'a>(comparison: &'a Comparison, words: &'static HandoverWords) -> Vec<Column<'a>> {
    let Some(standard) = &comparison.standard else { return Vec::new() };
    let said = |product: &'a Product| product.verdict.as_ref().map_or(Value::Blank, |one| Value::text(&*one.said));
    let mut columns = vec![column(words.verdict, said)];
    columns.extend(standard.musts.iter().enumerate().map(|(at, must)| {
        column(must.as_str(), move |product| {
            let judged = product.verdict.as_ref().and_then(|verdict| verdict.musts.get(at));
            judged.map_or(Value::Blank, |(_, said)| Value::text(said.as_str()))
        })
    }));
    for (at, award) in standard.criteria.awards.iter().enumerate() {
        let heading = award_heading(award.kind, comparison.lang);
        columns.push(column(heading.clone(), move |product| {
            Value::number(worked(product, at).map(|worked| worked.awarded))
        }));
        let heading = [&heading, words.worked].join(comparison.lang.words().separator);
        columns.push(column(heading, move |product| award_said(product, at)));
    }
    columns
}

pub(super) fn says(product: &Product, words: &'static HandoverWords) -> &'static str {
    if product.source == Source::Verified && product.state == State::Rejected {
        return words.refused;
    }
    words.sources.get(product.source as usize).copied().unwrap_or_default()
}

/// An award as it heads a column of numbers.
pub(super) fn award_heading(kind: AwardKind, lang: Lang) -> String {
    let percent = if kind == AwardKind::PriceDeduction { " (%)" } else { "" };
    format!("{}{percent}", lang.award(kind))
}

/// An award of a product, if its formula was worked out.
pub(super) fn worked(product: &Product, at: usize) -> Option<Worked> {
    product.verdict.as_ref()?.awards.get(at)?.0
}

pub(super) fn award_said(product: &Product, at: usize) -> Value<'_> {
    let said = product.verdict.as_ref().and_then(|verdict| verdict.awards.get(at));
    said.map_or(Value::Blank, |(_, said)| Value::text(said.as_str()))
}
