//! A workbook as somebody else reads it, and its formulas as somebody else works them out.

use calamine::{Data, Reader, Xlsx};
use rust_decimal::{Decimal, RoundingStrategy};
use std::{collections::BTreeMap, io::Cursor};

/// The sheets of a workbook, by name.
pub(crate) struct Book(BTreeMap<String, Sheet>);

/// The cells of a sheet and the formulas behind some of them, by row and column.
#[derive(Default)]
pub(crate) struct Sheet {
    pub(crate) cells: BTreeMap<(u32, u32), Data>,
    pub(crate) formulas: BTreeMap<(u32, u32), String>,
}

impl Book {
    pub(crate) fn read(bytes: &[u8]) -> Self {
        let mut book: Xlsx<_> = Xlsx::new(Cursor::new(bytes.to_vec())).unwrap();
        let names = book.sheet_names();
        let sheet = |name: String| {
            let mut sheet = Sheet::default();
            let range = book.worksheet_range(&name).unwrap();
            let (row, column) = range.start().unwrap_or_default();
            let cells =
                range.used_cells().map(|(down, right, cell)| (down as u32 + row, right as u32 + column, cell.clone()));
            sheet.cells.extend(cells.map(|(row, column, cell)| ((row, column), cell)));
            let range = book.worksheet_formula(&name).unwrap();
            let (row, column) = range.start().unwrap_or_default();
            for (down, right, formula) in range.used_cells() {
                if !formula.is_empty() {
                    sheet.formulas.insert((down as u32 + row, right as u32 + column), formula.clone());
                }
            }
            (name, sheet)
        };
        Self(names.into_iter().map(sheet).collect())
    }

    pub(crate) fn sheets(&self) -> impl Iterator<Item = (&String, &Sheet)> {
        self.0.iter()
    }

    #[track_caller]
    pub(crate) fn sheet(&self, name: &str) -> &Sheet {
        self.0.get(name).unwrap_or_else(|| panic!("no sheet {name} among {:?}", self.0.keys()))
    }

    /// What a formula comes to, all it refers to worked out again.
    pub(crate) fn worked(&self, sheet: &str, at: (u32, u32)) -> Decimal {
        let formula = &self.sheet(sheet).formulas[&at];
        let mut reader = Formula { book: self, sheet, rest: formula };
        let value = reader.compared();
        assert_eq!(reader.rest, "", "{formula}");
        value
    }

    fn value(&self, sheet: &str, at: (u32, u32)) -> Decimal {
        if self.sheet(sheet).formulas.contains_key(&at) {
            return self.worked(sheet, at);
        }
        match self.sheet(sheet).cells.get(&at) {
            // The shortest text of a number is what stands in the file.
            Some(Data::Float(number)) => number.to_string().parse().unwrap(),
            Some(Data::Int(number)) => (*number).into(),
            other => panic!("{other:?} at {at:?} of {sheet} is no number"),
        }
    }
}

impl Sheet {
    /// A row as text, up to the last cell.
    pub(crate) fn row(&self, row: u32) -> Vec<String> {
        let last = self.cells.range((row, 0)..(row + 1, 0)).map(|((_, column), _)| *column).max();
        let cell = |column| self.cells.get(&(row, column)).map(ToString::to_string).unwrap_or_default();
        last.map_or(Vec::new(), |last| (0..=last).map(cell).collect())
    }

    /// The row that begins with a text.
    #[track_caller]
    pub(crate) fn row_of(&self, first: &str) -> u32 {
        let found = self.cells.iter().find(|((_, column), cell)| *column == 0 && *cell == first);
        found.unwrap_or_else(|| panic!("no row {first}")).0.0
    }

    /// All its text.
    pub(crate) fn text(&self) -> String {
        self.cells.values().map(ToString::to_string).collect::<Vec<_>>().join("\n")
    }
}

/// A formula as far as it is read: only what our formulas have.
struct Formula<'a> {
    book: &'a Book,
    sheet: &'a str,
    rest: &'a str,
}

impl Formula<'_> {
    fn takes(&mut self, word: &str) -> bool {
        let rest = self.rest.strip_prefix(word);
        rest.inspect(|rest| self.rest = rest).is_some()
    }

    #[track_caller]
    fn must(&mut self, word: &str) {
        assert!(self.takes(word), "{word} before {}", self.rest);
    }

    fn compared(&mut self) -> Decimal {
        let left = self.sum();
        if self.takes("<") { Decimal::from(u8::from(left < self.sum())) } else { left }
    }

    fn sum(&mut self) -> Decimal {
        let mut sum = self.product();
        while self.takes("-") {
            sum -= self.product();
        }
        sum
    }

    fn product(&mut self) -> Decimal {
        let mut product = self.part();
        loop {
            if self.takes("*") {
                product *= self.part();
            } else if self.takes("/") {
                product /= self.part();
            } else {
                return product;
            }
        }
    }

    fn part(&mut self) -> Decimal {
        for (name, count) in [("ROUND(", 2), ("IF(", 3), ("MIN(", 2), ("(", 1)] {
            if self.takes(name) {
                let mut values = vec![self.compared()];
                for _ in 1..count {
                    self.must(",");
                    values.push(self.compared());
                }
                self.must(")");
                return match name {
                    "ROUND(" => {
                        let places = values[1].to_string().parse().unwrap();
                        values[0].round_dp_with_strategy(places, RoundingStrategy::MidpointAwayFromZero)
                    }
                    "IF(" if values[0].is_zero() => values[2],
                    "IF(" => values[1],
                    "MIN(" => values[0].min(values[1]),
                    _ => values[0],
                };
            }
        }
        let end = self.rest.find(|c: char| !c.is_ascii_digit() && c != '.').unwrap_or(self.rest.len());
        if end > 0 {
            let (number, rest) = self.rest.split_at(end);
            self.rest = rest;
            return number.parse().unwrap();
        }
        self.cell()
    }

    fn cell(&mut self) -> Decimal {
        let mut sheet = self.sheet.to_owned();
        if self.takes("'") {
            let (name, rest) = self.rest.split_once("'!").unwrap();
            (sheet, self.rest) = (name.to_owned(), rest);
        }
        self.takes("$");
        let letters = self.rest.find(|c: char| !c.is_ascii_uppercase()).unwrap();
        let (column, rest) = self.rest.split_at(letters);
        self.rest = rest;
        self.takes("$");
        let digits = self.rest.find(|c: char| !c.is_ascii_digit()).unwrap_or(self.rest.len());
        let (row, rest) = self.rest.split_at(digits);
        self.rest = rest;
        let column = column.bytes().fold(0, |column, letter| column * 26 + u32::from(letter - b'A') + 1);
        self.book.value(&sheet, (row.parse::<u32>().unwrap() - 1, column - 1))
    }
}
