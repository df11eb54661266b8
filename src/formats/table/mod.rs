//! Other people's tables: CSV in, checked rows and what is wrong with the others out; and CSV out.
//!
//! In: bytes of a table of any separator, encoding and way to write numbers. Out: a [`Table`]; by a
//! [`Mapping`], which is guessed and can be corrected, [`DeclaredRow`]s, certified by nobody.

mod apply;
#[cfg(feature = "books")]
mod book;
mod bytes;
mod cells;
mod declared;
mod field;
mod guess;
mod lexicon;
mod mapping;
mod number;
mod row;
mod write;

pub use apply::{Imported, Problem, Reason};
#[cfg(feature = "books")]
pub use book::{Sheet, is_book, sheet_of_book};
pub(super) use bytes::utf16;
pub use bytes::{Seems, is_table};
pub use declared::Declarations;
pub use field::Field;
#[cfg(feature = "documents")]
pub(super) use field::STAGES;
pub use lexicon::Lexicon;
pub use mapping::{Choice, Mapping};
pub use number::Mark;
pub use row::{DeclaredRow, Remark};
pub use write::{Cell, Csv};

use cells::{Cells, Records};

/// What decodes GB18030, strictly: the browser has it at hand, others bring a library.
pub type Gb18030<'a> = &'a dyn Fn(&[u8]) -> Option<String>;

/// Why a file cannot be read as a table at all.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum TableFault {
    /// More bytes than [`Table::MAX_BYTES`].
    TooLarge {
        /// How many there are.
        bytes: usize,
    },
    /// Something else under the name of a table.
    NotATable(Seems),
    /// In no encoding known here.
    Encoding,
    /// A NUL, which no text has.
    Nul {
        /// In which line.
        line: usize,
    },
    /// Nothing in it.
    Empty,
    /// Headings alone.
    NoRows,
    /// More rows than [`Table::MAX_ROWS`].
    TooManyRows,
    /// A row of more cells than [`Table::MAX_COLUMNS`].
    TooManyColumns {
        /// Where it begins.
        line: usize,
    },
    /// A cell of more than [`Table::MAX_CHARACTERS`] characters.
    LongCell {
        /// Where it begins.
        line: usize,
    },
    /// A quotation mark that is never closed.
    Unclosed {
        /// Where it stands.
        line: usize,
    },
    /// Text after a quotation mark that closed a cell.
    AfterQuote {
        /// Where it stands.
        line: usize,
    },
}

/// A table as its file has it: headings, and rows of text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Table {
    headings: Vec<String>,
    heading_line: usize,
    repeated: Vec<usize>,
    separator: u8,
    cells: Cells,
    /// The line each row begins in, and its first cell.
    rows: Vec<(usize, usize)>,
}

/// A row of a [`Table`].
#[derive(Debug, Clone, Copy)]
pub struct Row<'a> {
    cells: &'a Cells,
    line: usize,
    first: usize,
    end: usize,
}

impl Table {
    /// Most bytes of a file.
    pub const MAX_BYTES: usize = 16 * 1024 * 1024;
    /// Most rows, headings among them.
    pub const MAX_ROWS: usize = 200_000;
    /// Most cells of a row.
    pub const MAX_COLUMNS: usize = 500;
    /// Most characters of a cell.
    pub const MAX_CHARACTERS: usize = 4000;

    /// Reads a table. Blank rows are passed over; the headings are the first row with two cells filled.
    ///
    /// # Errors
    /// A [`TableFault`] when the file is no table, or breaks a limit.
    pub fn read(bytes: &[u8], gb18030: Gb18030<'_>) -> Result<Self, TableFault> {
        if bytes.len() > Self::MAX_BYTES {
            return Err(TableFault::TooLarge { bytes: bytes.len() });
        }
        let text = bytes::decoded(bytes, gb18030)?;
        if let Some(at) = text.find('\0') {
            return Err(TableFault::Nul { line: text[..at].lines().count().max(1) });
        }
        let named = cells::named_separator(&text);
        let separator = named.unwrap_or_else(|| cells::separator(&text));
        let mut records = Records::new(&text, separator);
        if named.is_some() {
            records.next(&mut Cells::default())?;
        }
        let (mut cells, mut rows) = (Cells::default(), Vec::new());
        loop {
            let first = cells.len();
            let Some(line) = records.next(&mut cells)? else { break };
            if (first..cells.len()).all(|at| cells.get(at).trim().is_empty()) {
                cells.truncate(first);
            } else if rows.len() == Self::MAX_ROWS {
                return Err(TableFault::TooManyRows);
            } else {
                rows.push((line, first));
            }
        }
        Self::with_headings(cells, rows, separator)
    }

    fn with_headings(cells: Cells, mut rows: Vec<(usize, usize)>, separator: u8) -> Result<Self, TableFault> {
        if rows.is_empty() {
            return Err(TableFault::Empty);
        }
        let mut table =
            Self { headings: Vec::new(), heading_line: 0, repeated: Vec::new(), separator, cells, rows: Vec::new() };
        let ends = rows.iter().skip(1).map(|(_, first)| *first).chain([table.cells.len()]);
        let filled = |(first, end): (usize, usize)| (first..end).filter(|at| !table.cells.get(*at).trim().is_empty());
        let at = rows.iter().map(|(_, first)| *first).zip(ends).position(|row| filled(row).nth(1).is_some());
        let at = at.unwrap_or(0);
        let (line, first) = rows[at];
        let end = rows.get(at + 1).map_or(table.cells.len(), |(_, first)| *first);
        table.heading_line = line;
        for cell in first..end {
            let heading = squeezed(table.cells.get(cell));
            if table.headings.contains(&heading) {
                table.repeated.push(cell - first);
            }
            let heading = table.unused(heading);
            table.headings.push(heading);
        }
        table.rows = rows.split_off(at + 1);
        if table.rows.is_empty() { Err(TableFault::NoRows) } else { Ok(table) }
    }

    /// The heading itself, or with a number where it stands already; of a blank one the column's number.
    fn unused(&self, heading: String) -> String {
        let heading = if heading.is_empty() { format!("#{}", self.headings.len() + 1) } else { heading };
        let numbered = (2..).map(|number| format!("{heading} ({number})"));
        let free = |name: &String| !self.headings.contains(name);
        [heading.clone()].into_iter().chain(numbered).find(free).unwrap_or_default()
    }

    /// The headings, each once: one that stands twice has a number after it, one that is blank the
    /// number of its column.
    #[must_use]
    pub fn headings(&self) -> &[String] {
        &self.headings
    }

    /// The line of the headings; what stands above is no part of the table.
    #[must_use]
    pub fn heading_line(&self) -> usize {
        self.heading_line
    }

    /// The columns whose heading stands already in one before.
    #[must_use]
    pub fn repeated(&self) -> &[usize] {
        &self.repeated
    }

    /// The column of a heading, from 0.
    #[must_use]
    pub fn column(&self, heading: &str) -> Option<usize> {
        self.headings.iter().position(|name| name == heading)
    }

    /// The rows below the headings, in order.
    pub fn rows(&self) -> impl Iterator<Item = Row<'_>> {
        let ends = self.rows.iter().skip(1).map(|(_, first)| *first).chain([self.cells.len()]);
        self.rows.iter().zip(ends).map(|((line, first), end)| Row {
            cells: &self.cells,
            line: *line,
            first: *first,
            end,
        })
    }

    /// The cells of a column that are filled, without blanks around them.
    fn filled(&self, column: usize) -> impl Iterator<Item = &str> {
        self.rows().map(move |row| row.cell(column).trim()).filter(|cell| !cell.is_empty())
    }
}

impl<'a> Row<'a> {
    /// The line it begins in, from 1.
    #[must_use]
    pub fn line(&self) -> usize {
        self.line
    }

    /// How many cells it has, up to the last that is filled.
    #[must_use]
    pub fn width(&self) -> usize {
        let filled = |at: &usize| !self.cells.get(*at).trim().is_empty();
        (self.first..self.end).rev().find(filled).map_or(0, |at| at + 1 - self.first)
    }

    /// The cell of a column; empty where the row is too short.
    #[must_use]
    pub fn cell(&self, column: usize) -> &'a str {
        let at = self.first + column;
        if at < self.end { self.cells.get(at) } else { "" }
    }

    /// Its cells.
    pub fn cells(&self) -> impl Iterator<Item = &'a str> {
        let cells = self.cells;
        (self.first..self.end).map(move |at| cells.get(at))
    }
}

/// A cell in one line: line ends and tabs inside it are blanks, and there are none around it.
fn squeezed(cell: &str) -> String {
    cell.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &[u8]) -> Result<Table, TableFault> {
        Table::read(text, &|_| None)
    }

    #[test]
    fn headings_stand_below_a_title_and_each_once() {
        let text = "Footprints 2025,,,\n\nname,value,value,\n\n,,,\nA,1,2,3\nB,4\n";
        let table = read(text.as_bytes()).unwrap();
        assert_eq!(table.headings(), ["name", "value", "value (2)", "#4"]);
        assert_eq!((table.heading_line(), table.repeated()), (3, &[2][..]));
        let rows: Vec<_> = table.rows().map(|row| (row.line(), row.width(), row.cell(1), row.cell(3))).collect();
        assert_eq!(rows, [(6, 4, "1", "3"), (7, 2, "4", "")]);
    }

    #[test]
    fn the_first_line_may_name_the_separator() {
        let table = read(b"sep=|\r\na|b,c;d\r\n1|2\r\n").unwrap();
        assert_eq!(table.headings(), ["a", "b,c;d"]);
    }

    #[test]
    fn limits_come_before_reading() {
        let wide = vec![b','; 200_000];
        let huge = vec![b'x'; 100 << 20];
        let line = [b"a,b\nx,", &huge[..5_000_000]].concat();
        let long = "a,b\n".repeat(Table::MAX_ROWS + 1);
        for (text, fault) in [
            (&huge[..], TableFault::TooLarge { bytes: 100 << 20 }),
            (&wide[..], TableFault::TooManyColumns { line: 1 }),
            (&line[..], TableFault::LongCell { line: 2 }),
            (long.as_bytes(), TableFault::TooManyRows),
            (b"", TableFault::Empty),
            (b" \n,,\r\n", TableFault::Empty),
            (b"name,value\n", TableFault::NoRows),
            (b"name,value\nA\0,1\n", TableFault::Nul { line: 2 }),
            (b"name,value\n\"A,1\nB,2\n", TableFault::Unclosed { line: 2 }),
        ] {
            assert_eq!(read(text), Err(fault));
        }
    }
}
