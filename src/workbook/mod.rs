//! A workbook as plain data: sheets of cells, some of which are formulas, and the same as JSON, so that a program
//! that has the writer can be handed it by one that has not.
//!
//! In: cells. Out: the data, its JSON and back, and where a program has the writer the file itself. A text is never
//! a formula, and a number is one only where a spreadsheet keeps all its digits.

#[cfg(feature = "xlsx")]
pub(crate) mod sheet;
#[cfg(feature = "xlsx")]
mod write;

use crate::{
    json::{Fault, Json, Limits, Node, Problem},
    label::{Date, Decimal, Instant},
};

/// A workbook.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Book {
    /// Its title, among its properties.
    pub title: String,
    /// What made it.
    pub software: String,
    /// When.
    pub at: Instant,
    /// Its sheets.
    pub sheets: Vec<Table>,
}

/// A sheet.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Table {
    /// Its name: at most 31 characters, none of `[]:*?/\`.
    pub name: String,
    /// How wide each column is, in digits.
    pub widths: Vec<u8>,
    /// Whether the first row stays where others move.
    pub headed: bool,
    /// The rows.
    pub rows: Vec<Vec<Cell>>,
}

/// A cell.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Cell {
    /// Nothing.
    Blank,
    /// A heading.
    Heading(String),
    /// A text that stays one.
    Text(String),
    /// A number with its digits.
    Number(Decimal),
    /// A day.
    Day(Date),
    /// A formula, and what it was worked out to.
    Formula {
        /// The formula, which begins with `=`.
        formula: String,
        /// Its value, as text where it is none.
        result: String,
        /// Digits after the point that are shown.
        places: u8,
    },
}

const LIMITS: Limits = Limits { bytes: 32 * 1024 * 1024, depth: 8 };
const MOST_SHEETS: usize = 40;
const MOST_ROWS: usize = 100_000;
const MOST_COLUMNS: usize = 1_000;

impl Book {
    /// As JSON.
    #[must_use]
    pub fn to_json(&self) -> Json {
        Json::object([
            ("title", Json::text(self.title.as_str())),
            ("software", Json::text(self.software.as_str())),
            ("at", Json::text(self.at.to_string())),
            ("sheets", Json::List(self.sheets.iter().map(Table::to_json).collect())),
        ])
    }

    /// Reads [`Book::to_json`] back.
    ///
    /// # Errors
    /// A [`Fault`] at the first place that does not read.
    pub fn read(bytes: &[u8]) -> Result<Self, Fault> {
        let tree = Json::parse(bytes, LIMITS)?;
        let root = Node::root(&tree);
        root.only(&["title", "software", "at", "sheets"])?;
        Ok(Self {
            title: root.field("title")?.text()?.to_owned(),
            software: root.field("software")?.text()?.to_owned(),
            at: root.read_field("at")?,
            sheets: root.field("sheets")?.list(MOST_SHEETS, Table::read)?,
        })
    }
}

impl Table {
    fn to_json(&self) -> Json {
        let widths = self.widths.iter().map(|width| Json::Number(width.to_string())).collect();
        let row = |row: &Vec<Cell>| Json::List(row.iter().map(Cell::to_json).collect());
        Json::object([
            ("name", Json::text(self.name.as_str())),
            ("widths", Json::List(widths)),
            ("headed", Json::Truth(self.headed)),
            ("rows", Json::List(self.rows.iter().map(row).collect())),
        ])
    }

    fn read(node: &Node<'_>) -> Result<Self, Fault> {
        node.only(&["name", "widths", "headed", "rows"])?;
        let width = |node: &Node<'_>| {
            let width = node.whole()?;
            u8::try_from(width).map_err(|_| node.unexpected(width, "0 … 255"))
        };
        Ok(Self {
            name: node.field("name")?.text()?.to_owned(),
            widths: node.field("widths")?.list(MOST_COLUMNS, width)?,
            headed: node.field("headed")?.truth()?,
            rows: node.field("rows")?.list(MOST_ROWS, |row| row.list(MOST_COLUMNS, Cell::read))?,
        })
    }
}

impl Cell {
    /// A cell of a text.
    #[must_use]
    pub fn text(text: impl Into<String>) -> Self {
        Self::Text(text.into())
    }

    /// A cell of a heading.
    #[must_use]
    pub fn heading(text: impl Into<String>) -> Self {
        Self::Heading(text.into())
    }

    /// A number, or nothing.
    #[must_use]
    pub fn number(number: Option<Decimal>) -> Self {
        number.map_or(Self::Blank, Self::Number)
    }

    /// One member, whose name is the kind.
    fn to_json(&self) -> Json {
        match self {
            Self::Blank => Json::Null,
            Self::Heading(text) => Json::object([("h", Json::text(text.as_str()))]),
            Self::Text(text) => Json::object([("t", Json::text(text.as_str()))]),
            Self::Number(number) => Json::object([("n", Json::text(number.to_string()))]),
            Self::Day(day) => Json::object([("d", Json::text(day.to_string()))]),
            Self::Formula { formula, result, places } => Json::object([
                ("f", Json::text(formula.as_str())),
                ("r", Json::text(result.as_str())),
                ("p", Json::Number(places.to_string())),
            ]),
        }
    }

    fn read(node: &Node<'_>) -> Result<Self, Fault> {
        if matches!(node.value(), Json::Null) {
            return Ok(Self::Blank);
        }
        let text = |key| Ok::<_, Fault>(node.field(key)?.text()?.to_owned());
        let Some((kind, _)) = node.object()?.first() else { return Err(node.fault(Problem::Missing)) };
        Ok(match kind.as_str() {
            "h" => Self::Heading(text("h")?),
            "t" => Self::Text(text("t")?),
            "n" => Self::Number(node.read_field("n")?),
            "d" => Self::Day(node.read_field("d")?),
            "f" => {
                let places = node.field("p")?;
                let whole = places.whole()?;
                let fits = u8::try_from(whole).ok().filter(|places| *places <= 28);
                let places = fits.ok_or_else(|| places.unexpected(whole, "0 … 28"))?;
                Self::Formula { formula: text("f")?, result: text("r")?, places }
            }
            other => return Err(node.unexpected(other, "h, t, n, d, f")),
        })
    }
}

/// The place of a cell, from nought each, as a formula has it: `C2`, or `$C$2` where it is not to move along.
#[must_use]
pub fn place(row: usize, column: usize) -> String {
    let (mut letters, mut left) = (Vec::new(), column + 1);
    while left > 0 {
        letters.push(b'A' + ((left - 1) % 26) as u8);
        left = (left - 1) / 26;
    }
    let letters: String = letters.iter().rev().map(|letter| char::from(*letter)).collect();
    format!("{letters}{}", row + 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_are_those_of_a_spreadsheet() {
        assert_eq!(
            [place(0, 0), place(1, 25), place(9, 26), place(0, 701), place(0, 702)],
            ["A1", "Z2", "AA10", "ZZ1", "AAA1"]
        );
    }

    #[test]
    fn a_book_reads_back_as_it_was() {
        let cells = vec![
            Cell::Blank,
            Cell::heading("碳"),
            Cell::text("=1+1"),
            Cell::Number("-647.420".parse().unwrap()),
            Cell::Day("2026-11-27".parse().unwrap()),
            Cell::Formula { formula: "=A1*2".to_owned(), result: "3.50".to_owned(), places: 2 },
        ];
        let table = Table { name: "一".to_owned(), widths: vec![12, 30], headed: true, rows: vec![cells, Vec::new()] };
        let at = "2026-11-27T12:00:00Z".parse().unwrap();
        let book = Book { title: "t".to_owned(), software: "s".to_owned(), at, sheets: vec![table] };
        assert_eq!(Book::read(book.to_json().to_string().as_bytes()).unwrap(), book);
        let hostile = br#"{"title":"t","software":"s","at":"2026-11-27T12:00:00Z","sheets":[{"name":"a","widths":[],"headed":false,"rows":[[{"x":1}]]}]}"#;
        assert_eq!(Book::read(hostile).unwrap_err().path(), "$.sheets[0].rows[0][0]");
    }
}
