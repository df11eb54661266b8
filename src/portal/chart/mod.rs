//! The charts of a comparability group, for the page to draw: what is on them in words, and where it stands.
//!
//! In: a [`ChartRequest`]. Out: [`ChartsSaid`]. Numbers in words are exact; where something stands on a drawing
//! is a whole number of parts of its axis ([`PARTS`]), which is all the page needs to know. However many
//! products there are, an answer stays small: they are counted here, not sent.

mod beside;
mod census;
mod distribution;
mod scale;
mod scatter;
mod stages;
mod wire;

use super::Portal;
use crate::{
    catalogue::{Entry, Stated},
    compare::Basis,
    criteria::{Criteria, Source},
    label::{Decimal, Number, vocabulary},
    text::{ChartWords, Lang},
};

/// Into how many parts an axis is divided: finer than any screen.
pub const PARTS: u16 = 10_000;
/// Most products whose stages are drawn, and names that are told one by one.
const SHOWN: usize = 8;
/// Most of the chosen that are marked among all: more would lie over each other.
const MARKED: usize = 24;
/// Most products side by side.
pub const BESIDE: std::ops::RangeInclusive<usize> = 2..=4;

/// What is asked for.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct ChartRequest {
    /// The comparability group, by its id.
    pub group: String,
    /// The products that were chosen.
    pub chosen: Vec<Number>,
    /// Those on the screen: their stages are drawn where none is chosen.
    pub shown: Vec<Number>,
    /// What footprints are drawn against.
    pub quantity: Quantity,
    /// What each product is judged by.
    pub criteria: Option<Criteria>,
}

/// What a footprint is drawn against.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Quantity {
    /// How much of it rests on primary data.
    #[default]
    PrimaryShare,
    /// The day of the certificate.
    Issued,
    /// The certificate's last day.
    Expires,
    /// The last day of its data.
    Period,
}
vocabulary!(Quantity, Standing, {
    PrimaryShare = "primary-share", Issued = "issued", Expires = "expires", Period = "period",
});

/// All charts of a group.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct ChartsSaid {
    /// The stages of the products that were chosen.
    pub stages: ChartSaid,
    /// All numbers of the group.
    pub distribution: ChartSaid,
    /// Numbers against another quantity.
    pub scatter: ChartSaid,
    /// The products that were chosen, side by side, where they are as many as fit.
    pub beside: Option<BesideSaid>,
}

/// A chart in words, and its drawing.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct ChartSaid {
    /// What it shows.
    pub title: String,
    /// What is to be seen on it.
    pub summary: String,
    /// What is not on it, and why; a sentence each.
    pub notes: Vec<String>,
    /// What the letters on the drawing, or its patterns, stand for.
    pub keys: Vec<Key>,
    /// What is drawn, as tables.
    pub tables: Vec<TableSaid>,
    /// The drawing; none where there is nothing to be drawn.
    pub plot: Option<Plot>,
}

/// What a letter on a drawing stands for.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Key {
    /// The letter; of stages none, they go by their pattern.
    pub letter: String,
    /// What it stands for.
    pub said: String,
}

/// A table.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct TableSaid {
    /// What it is of.
    pub caption: String,
    /// The names of its columns.
    pub columns: Vec<String>,
    /// Its rows; the first cell names the row.
    pub rows: Vec<Vec<String>>,
}

/// What stands where on a drawing, in parts of its axes.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Plot {
    /// To the right.
    pub x: Axis,
    /// Upwards; of stages the products, from the first down.
    pub y: Axis,
    /// Bars.
    pub bars: Vec<Bar>,
    /// Lines across: benchmarks, or nought.
    pub lines: Vec<Tick>,
    /// Dots.
    pub points: Vec<(u16, u16)>,
    /// What is pointed out.
    pub marks: Vec<Mark>,
}

/// An axis.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Axis {
    /// What it counts.
    pub title: String,
    /// Its values.
    pub ticks: Vec<Tick>,
}

/// A place on an axis, and what stands there.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Tick {
    /// Where; of an axis of products, which.
    pub at: u16,
    /// What.
    pub said: String,
}

/// A bar.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Bar {
    /// Where it begins, to the right.
    pub from: u16,
    /// Where it ends.
    pub to: u16,
    /// How high it is; of stages, in which row.
    pub at: u16,
    /// Which key it goes by.
    pub key: u16,
}

/// Something pointed out.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Mark {
    /// Where, to the right.
    pub x: u16,
    /// Where, upwards; of stages, in which row.
    pub y: u16,
    /// What stands beside it.
    pub said: String,
}

/// Products side by side.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct BesideSaid {
    /// The products' names.
    pub products: Vec<String>,
    /// What is held beside each other.
    pub rows: Vec<BesideRow>,
    /// Of each two, whether their numbers differ by more than they may be off; a sentence each.
    pub pairs: Vec<String>,
}

/// One fact of products side by side.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct BesideRow {
    /// What it is.
    pub name: String,
    /// Of each product.
    pub cells: Vec<String>,
    /// Of each, whether it differs from what most say; all, where no value is that of most.
    pub differs: Vec<bool>,
}

/// A group on its way to being drawn.
struct Scene<'a> {
    portal: &'a Portal,
    request: &'a ChartRequest,
    basis: &'a Basis,
    /// Whether nothing of the group is certified: then what makers declare is drawn, and said to be that.
    declared: bool,
    /// The group's unit in words.
    unit: String,
    lang: Lang,
    words: &'static ChartWords,
}

impl Portal {
    /// The charts of a group; nothing for a group nobody knows.
    #[must_use]
    pub fn charts(&self, request: &ChartRequest) -> Option<ChartsSaid> {
        let basis = self.catalogue.basis_of(&request.group)?;
        let (lang, words) = (self.lang, self.lang.chart());
        let unit = lang.measure(basis.unit, &basis.per);
        let mut sources = self.catalogue.members(&request.group).filter_map(|one| self.catalogue.entry(one.place));
        let declared = sources.all(|entry| entry.source == Source::Declared);
        let scene = Scene { portal: self, request, basis, declared, unit, lang, words };
        let census = census::Census::of(&scene);
        Some(ChartsSaid {
            stages: stages::said(&scene),
            distribution: distribution::said(&scene, &census),
            scatter: scatter::said(&scene, &census),
            beside: beside::said(&scene),
        })
    }

    /// Which products of the charts are still to be checked: those that are drawn one by one.
    #[must_use]
    pub fn uncharted(&self, request: &ChartRequest) -> Vec<Number> {
        let drawn = request.drawn().iter().filter(|number| self.catalogue.place(number).is_some());
        drawn.filter(|number| !self.is_known(number)).cloned().collect()
    }
}

impl ChartRequest {
    /// The products that are drawn one by one.
    fn drawn(&self) -> &[Number] {
        let drawn = if self.chosen.is_empty() { &self.shown } else { &self.chosen };
        &drawn[..drawn.len().min(SHOWN)]
    }
}

impl<'a> Scene<'a> {
    /// Those of the chosen that are marked: the first ones; and a sentence on how many more there are.
    fn marked<T>(&self, mut chosen: Vec<T>) -> (Vec<T>, Option<String>) {
        let more = chosen.len().saturating_sub(MARKED);
        chosen.truncate(MARKED);
        (chosen, (more > 0).then(|| (self.words.more_marked)(MARKED, more)))
    }

    fn entry(&self, number: &Number) -> Option<(Entry<'a>, Stated<'a>)> {
        let entry = self.portal.catalogue.entry(self.portal.catalogue.place(number)?)?;
        Some((entry, entry.stated?))
    }

    /// What the products are that are drawn.
    fn kind(&self) -> &'static str {
        if self.declared { self.words.all_declared } else { self.words.in_force }
    }

    fn name(&self, number: &Number) -> String {
        let known = self.entry(number).map(|(_, stated)| stated.name.in_language(self.lang.code()).1.to_string());
        known.unwrap_or_else(|| number.to_string())
    }

    /// A product's number in the group's units; nothing when it does not convert, or does not fit.
    fn converted(&self, stated: &Stated<'_>) -> Option<Decimal> {
        stated.basis.convert(stated.value, self.basis.unit, &self.basis.per)
    }

    /// Names in one list, the last of very many left out but counted.
    fn list(&self, names: &[String]) -> String {
        let mut listed = names.iter().take(SHOWN).map(String::as_str).collect::<Vec<_>>().join(self.words.comma);
        if names.len() > SHOWN {
            listed.push_str(&(self.words.and_more)(names.len() - SHOWN));
        }
        listed
    }
}

/// Sentences one after the other.
fn paragraph(lang: Lang, sentences: impl IntoIterator<Item = String>) -> String {
    let sentences: Vec<String> = sentences.into_iter().filter(|sentence| !sentence.is_empty()).collect();
    sentences.join(lang.chart().space)
}
