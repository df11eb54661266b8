//! Charts as JSON, there and back.

use super::{
    Axis, Bar, BesideRow, BesideSaid, ChartRequest, ChartSaid, ChartsSaid, Key, Mark, Plot, Quantity, TableSaid, Tick,
};
use crate::{
    criteria::Criteria,
    json::{Fault, Json, Node},
    label::Number,
    portal::{
        MOST,
        message::{LIMITS, lines, text, texts},
    },
};
use std::fmt::Write;

/// Most things of a kind on one drawing: far more than a chart has.
const MANY: usize = 4 * MOST;

impl ChartRequest {
    /// As JSON.
    #[must_use]
    pub fn to_json(&self) -> Json {
        let numbers =
            |numbers: &[Number]| Json::List(numbers.iter().map(|number| Json::text(number.as_str())).collect());
        Json::some([
            ("group", Some(Json::text(self.group.as_str()))),
            ("chosen", Some(numbers(&self.chosen))),
            ("shown", Some(numbers(&self.shown))),
            ("quantity", Some(Json::text(self.quantity.word()))),
            ("criteria", self.criteria.as_ref().map(Criteria::json)),
        ])
    }

    /// Reads [`ChartRequest::to_json`] back.
    ///
    /// # Errors
    /// A [`Fault`] at the member that does not read.
    pub fn read(text: &str) -> Result<Self, Fault> {
        let tree = Json::parse(text.as_bytes(), LIMITS)?;
        let node = Node::root(&tree);
        let numbers = |name| node.field(name)?.list(MOST, |number| number.read());
        Ok(Self {
            group: node.field("group")?.text()?.to_owned(),
            chosen: numbers("chosen")?,
            shown: numbers("shown")?,
            quantity: node.read_field::<Quantity>("quantity")?,
            criteria: node.optional("criteria")?.map(|node| Criteria::of_tree(node.value())).transpose()?,
        })
    }
}

impl ChartsSaid {
    /// As JSON.
    #[must_use]
    pub fn to_json(&self) -> Json {
        Json::some([
            ("stages", Some(self.stages.to_json())),
            ("distribution", Some(self.distribution.to_json())),
            ("scatter", Some(self.scatter.to_json())),
            ("beside", self.beside.as_ref().map(BesideSaid::to_json)),
        ])
    }

    /// Reads [`ChartsSaid::to_json`] back.
    ///
    /// # Errors
    /// A [`Fault`] at the member that does not read.
    pub fn read(text: &str) -> Result<Self, Fault> {
        let tree = Json::parse(text.as_bytes(), LIMITS)?;
        let node = Node::root(&tree);
        Ok(Self {
            stages: ChartSaid::read(&node.field("stages")?)?,
            distribution: ChartSaid::read(&node.field("distribution")?)?,
            scatter: ChartSaid::read(&node.field("scatter")?)?,
            beside: node.optional("beside")?.map(|node| BesideSaid::read(&node)).transpose()?,
        })
    }
}

impl ChartSaid {
    fn to_json(&self) -> Json {
        Json::some([
            ("title", Some(Json::text(self.title.as_str()))),
            ("summary", Some(Json::text(self.summary.as_str()))),
            ("notes", Some(texts(&self.notes))),
            ("keys", Some(list(&self.keys, |key| pair([("letter", &key.letter), ("said", &key.said)])))),
            ("tables", Some(list(&self.tables, TableSaid::to_json))),
            ("plot", self.plot.as_ref().map(Plot::to_json)),
        ])
    }

    fn read(node: &Node<'_>) -> Result<Self, Fault> {
        let key = |node: &Node<'_>| Ok::<_, Fault>(Key { letter: text(node, "letter")?, said: text(node, "said")? });
        Ok(Self {
            title: text(node, "title")?,
            summary: text(node, "summary")?,
            notes: lines(node, "notes")?,
            keys: node.field("keys")?.list(MANY, key)?,
            tables: node.field("tables")?.list(MANY, TableSaid::read)?,
            plot: node.optional("plot")?.map(|node| Plot::read(&node)).transpose()?,
        })
    }
}

impl TableSaid {
    fn to_json(&self) -> Json {
        Json::object([
            ("caption", Json::text(self.caption.as_str())),
            ("columns", texts(&self.columns)),
            ("rows", list(&self.rows, |row| texts(row))),
        ])
    }

    fn read(node: &Node<'_>) -> Result<Self, Fault> {
        let row = |row: &Node<'_>| row.list(MANY, |cell| Ok(cell.text()?.to_owned()));
        Ok(Self {
            caption: text(node, "caption")?,
            columns: lines(node, "columns")?,
            rows: node.field("rows")?.list(MANY, row)?,
        })
    }
}

impl Plot {
    fn to_json(&self) -> Json {
        let bar = |bar: &Bar| Json::List([bar.from, bar.to, bar.at, bar.key].map(part).into());
        let mark = |mark: &Mark| {
            Json::object([("x", part(mark.x)), ("y", part(mark.y)), ("said", Json::text(mark.said.as_str()))])
        };
        Json::object([
            ("x", self.x.to_json()),
            ("y", self.y.to_json()),
            ("bars", list(&self.bars, bar)),
            ("lines", list(&self.lines, Tick::to_json)),
            ("points", Json::text(written(&self.points))),
            ("marks", list(&self.marks, mark)),
        ])
    }

    fn read(node: &Node<'_>) -> Result<Self, Fault> {
        let bar = |node: &Node<'_>| {
            let parts = node.list(4, parts)?;
            let at = |index: usize| parts.get(index).copied().unwrap_or_default();
            Ok::<_, Fault>(Bar { from: at(0), to: at(1), at: at(2), key: at(3) })
        };
        let mark = |node: &Node<'_>| {
            Ok::<_, Fault>(Mark {
                x: parts(&node.field("x")?)?,
                y: parts(&node.field("y")?)?,
                said: text(node, "said")?,
            })
        };
        Ok(Self {
            x: Axis::read(&node.field("x")?)?,
            y: Axis::read(&node.field("y")?)?,
            bars: node.field("bars")?.list(MANY, bar)?,
            lines: node.field("lines")?.list(MANY, Tick::read)?,
            points: points(node.field("points")?.text()?),
            marks: node.field("marks")?.list(MANY, mark)?,
        })
    }
}

impl Axis {
    fn to_json(&self) -> Json {
        Json::object([("title", Json::text(self.title.as_str())), ("ticks", list(&self.ticks, Tick::to_json))])
    }

    fn read(node: &Node<'_>) -> Result<Self, Fault> {
        Ok(Self { title: text(node, "title")?, ticks: node.field("ticks")?.list(MANY, Tick::read)? })
    }
}

impl Tick {
    fn to_json(&self) -> Json {
        Json::object([("at", part(self.at)), ("said", Json::text(self.said.as_str()))])
    }

    fn read(node: &Node<'_>) -> Result<Self, Fault> {
        Ok(Self { at: parts(&node.field("at")?)?, said: text(node, "said")? })
    }
}

impl BesideSaid {
    fn to_json(&self) -> Json {
        let row = |row: &BesideRow| {
            let differs = row.differs.iter().map(|differs| Json::Truth(*differs)).collect();
            Json::object([
                ("name", Json::text(row.name.as_str())),
                ("cells", texts(&row.cells)),
                ("differs", Json::List(differs)),
            ])
        };
        Json::object([
            ("products", texts(&self.products)),
            ("rows", list(&self.rows, row)),
            ("pairs", texts(&self.pairs)),
        ])
    }

    fn read(node: &Node<'_>) -> Result<Self, Fault> {
        let row = |node: &Node<'_>| {
            Ok::<_, Fault>(BesideRow {
                name: text(node, "name")?,
                cells: lines(node, "cells")?,
                differs: node.field("differs")?.list(MANY, |differs| differs.truth())?,
            })
        };
        Ok(Self {
            products: lines(node, "products")?,
            rows: node.field("rows")?.list(MANY, row)?,
            pairs: lines(node, "pairs")?,
        })
    }
}

fn list<T>(items: &[T], write: impl Fn(&T) -> Json) -> Json {
    Json::List(items.iter().map(write).collect())
}

fn pair(members: [(&str, &String); 2]) -> Json {
    Json::object(members.map(|(name, text)| (name, Json::text(text.as_str()))))
}

fn part(part: u16) -> Json {
    Json::Number(part.to_string())
}

fn parts(node: &Node<'_>) -> Result<u16, Fault> {
    Ok(u16::try_from(node.whole()?).unwrap_or(u16::MAX))
}

/// Dots as one text, four hexadecimal digits a coordinate: a tree of twelve thousand pairs would be most of what
/// an answer takes.
fn written(points: &[(u16, u16)]) -> String {
    let mut out = String::with_capacity(points.len() * 8);
    for (x, y) in points {
        // Writing to a string does not fail.
        let _ = write!(out, "{x:04x}{y:04x}");
    }
    out
}

fn points(text: &str) -> Vec<(u16, u16)> {
    let digit = |byte: u8| char::from(byte).to_digit(16).unwrap_or_default();
    let number = |bytes: &[u8]| bytes.iter().fold(0, |number, byte| number << 4 | digit(*byte) as u16);
    text.as_bytes().chunks_exact(8).map(|point| (number(&point[..4]), number(&point[4..]))).collect()
}
