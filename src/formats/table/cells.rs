//! Text to cells, as RFC 4180 quotes them, by any separator and any line end.

use super::{Table, TableFault};

/// What may stand between cells. Where two fit alike the earlier does: text has commas of its own, and
/// so have numbers.
pub(super) const SEPARATORS: [u8; 4] = *b"\t;|,";

/// How many rows a separator is judged by.
const SAMPLE: usize = 20;

/// What makes a cell a formula for a spreadsheet, when it stands first: the wide forms too, in some.
const FORMULA: [char; 11] = ['=', '+', '-', '@', '\t', '\r', '\n', '\u{ff1d}', '\u{ff0b}', '\u{ff0d}', '\u{ff20}'];
/// What keeps it text there.
const GUARD: char = '\'';

/// Whether a text needs a guard before it: it would be a formula, or looks guarded already.
pub(super) fn needs_guard(text: &str) -> bool {
    text.starts_with(FORMULA) || text.starts_with(GUARD)
}

/// A text with its guard, so that no spreadsheet takes it for a formula.
pub(super) fn guard(text: &mut String, at: usize) {
    if needs_guard(&text[at..]) {
        text.insert(at, GUARD);
    }
}

/// The cells of a table, one after the other.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Cells {
    text: String,
    ends: Vec<usize>,
}

impl Cells {
    pub(super) fn len(&self) -> usize {
        self.ends.len()
    }

    pub(super) fn get(&self, at: usize) -> &str {
        let start = if at == 0 { 0 } else { self.ends[at - 1] };
        &self.text[start..self.ends[at]]
    }

    /// Forgets all cells from this one on.
    pub(super) fn truncate(&mut self, at: usize) {
        self.ends.truncate(at);
        self.text.truncate(self.ends.last().copied().unwrap_or(0));
    }

    fn end(&mut self, line: usize) -> Result<(), TableFault> {
        let start = self.ends.last().copied().unwrap_or(0);
        let cell = &self.text[start..];
        if cell.len() > Table::MAX_CHARACTERS && cell.chars().nth(Table::MAX_CHARACTERS).is_some() {
            return Err(TableFault::LongCell { line });
        }
        if cell.strip_prefix(GUARD).is_some_and(needs_guard) {
            self.text.remove(start);
        }
        self.ends.push(self.text.len());
        Ok(())
    }
}

/// A reader of records.
pub(super) struct Records<'a> {
    rest: &'a str,
    line: usize,
    separator: u8,
    /// A quote stood within a cell that is not quoted: an inch sign, or the sign of another separator.
    stray: bool,
}

impl<'a> Records<'a> {
    pub(super) fn new(text: &'a str, separator: u8) -> Self {
        Self { rest: text, line: 1, separator, stray: false }
    }

    /// Appends the cells of the next record and gives the line it begins in; nothing at the end.
    ///
    /// # Errors
    /// A [`TableFault`] where quotes or limits are not kept to.
    pub(super) fn next(&mut self, cells: &mut Cells) -> Result<Option<usize>, TableFault> {
        if self.rest.is_empty() {
            return Ok(None);
        }
        let (line, first) = (self.line, cells.len());
        loop {
            self.cell(cells)?;
            if cells.len() - first > Table::MAX_COLUMNS {
                return Err(TableFault::TooManyColumns { line });
            }
            let Some(next) = self.rest.bytes().next() else { return Ok(Some(line)) };
            if next == self.separator {
                self.rest = &self.rest[1..];
            } else {
                let end = if self.rest.starts_with("\r\n") { 2 } else { 1 };
                self.rest = &self.rest[end..];
                self.line += 1;
                return Ok(Some(line));
            }
        }
    }

    /// Appends one cell; what comes after is a separator, the line's end or the text's.
    fn cell(&mut self, cells: &mut Cells) -> Result<(), TableFault> {
        let line = self.line;
        if let Some(quoted) = self.rest.strip_prefix('"') {
            self.rest = quoted;
            self.quoted(cells, line)?;
        } else {
            let end = self.rest.bytes().position(|byte| self.ends_cell(byte)).unwrap_or(self.rest.len());
            let cell = &self.rest[..end];
            self.stray |= cell.contains('"');
            cells.text.push_str(cell);
            self.rest = &self.rest[end..];
        }
        cells.end(line)
    }

    fn quoted(&mut self, cells: &mut Cells, line: usize) -> Result<(), TableFault> {
        loop {
            let end = self.rest.find('"').ok_or(TableFault::Unclosed { line })?;
            let inner = &self.rest[..end];
            cells.text.push_str(inner);
            self.line += inner.bytes().filter(|byte| matches!(byte, b'\n' | b'\r')).count();
            self.line -= inner.matches("\r\n").count();
            self.rest = &self.rest[end + 1..];
            let Some(rest) = self.rest.strip_prefix('"') else { break };
            cells.text.push('"');
            self.rest = rest;
        }
        self.rest = self.rest.trim_start_matches(' ');
        match self.rest.bytes().next() {
            Some(next) if !self.ends_cell(next) => Err(TableFault::AfterQuote { line: self.line }),
            _ => Ok(()),
        }
    }

    fn ends_cell(&self, byte: u8) -> bool {
        byte == self.separator || matches!(byte, b'\n' | b'\r')
    }
}

/// The separator a text seems to have, and the text without a first line that names it, as Excel writes
/// and reads: `sep=;`.
pub(super) fn separator(text: &str) -> u8 {
    let fits = SEPARATORS.into_iter().rev().filter_map(|separator| Some((fit(text, separator)?, separator)));
    match fits.max_by_key(|((whole, agreeing, most), _)| (*whole, *most > 1, *agreeing, *most)) {
        // Of rows that mostly have one cell the quotes tell which separator it is.
        Some(((_, _, most), separator)) if most > 1 || text.contains('"') => separator,
        _ => b',',
    }
}

/// The separator a first line names for Excel, `sep=;`.
pub(super) fn named_separator(text: &str) -> Option<u8> {
    let named = text.lines().next()?.strip_prefix("sep=")?.as_bytes();
    if let [separator] = named
        && SEPARATORS.contains(separator)
    {
        Some(*separator)
    } else {
        None
    }
}

/// How well a separator fits: whether quotes are kept to and stand at cells' beginnings, how many rows in a thousand have the number
/// of cells that most have, and that number. Nothing where it cuts nothing.
fn fit(text: &str, separator: u8) -> Option<(bool, usize, usize)> {
    let (mut records, mut cells, mut counts, mut whole) =
        (Records::new(text, separator), Cells::default(), Vec::new(), true);
    while counts.len() < SAMPLE {
        cells.truncate(0);
        match records.next(&mut cells) {
            Ok(Some(_)) if cells.text.is_empty() => {}
            Ok(Some(_)) => {
                whole &= !records.stray;
                counts.push(cells.len());
            }
            Ok(None) => break,
            Err(_) => {
                whole = false;
                break;
            }
        }
    }
    let agreeing = |count: usize| counts.iter().filter(|other| **other == count).count();
    let most = counts.iter().copied().max_by_key(|count| (agreeing(*count), *count))?;
    let cuts = counts.iter().any(|count| *count > 1);
    cuts.then(|| (whole, agreeing(most) * 1000 / counts.len(), most))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cells(text: &str) -> Result<Vec<(usize, Vec<String>)>, TableFault> {
        let (mut records, mut rows) = (Records::new(text, separator(text)), Vec::new());
        loop {
            let mut cells = Cells::default();
            let Some(line) = records.next(&mut cells)? else { return Ok(rows) };
            rows.push((line, (0..cells.len()).map(|at| cells.get(at).to_owned()).collect()));
        }
    }

    #[track_caller]
    fn check(text: &str, expected: &[(usize, &[&str])]) {
        let expected: Vec<(usize, Vec<String>)> = expected
            .iter()
            .map(|(line, cells)| (*line, cells.iter().map(|cell| (*cell).to_owned()).collect()))
            .collect();
        assert_eq!(cells(text).unwrap(), expected);
    }

    #[test]
    fn quotes_are_read_and_lines_counted() {
        check(
            "a,b\r\n\"x, \"\"y\"\"\nz\",1\n2,15.6\" screen\r3,",
            &[(1, &["a", "b"]), (2, &["x, \"y\"\nz", "1"]), (4, &["2", "15.6\" screen"]), (5, &["3", ""])],
        );
        assert_eq!(cells("a,b\n\"1,2\n3,4"), Err(TableFault::Unclosed { line: 2 }));
        assert_eq!(cells("a,b\n\"1\"x,2"), Err(TableFault::AfterQuote { line: 2 }));
    }

    #[test]
    fn the_separator_is_the_one_that_most_rows_agree_on() {
        for (text, expected) in [
            ("a;b\n1,5;2,5\n", b';'),
            ("name;gwp, total\nA, B;15\n", b';'),
            ("a\tb, c\n1\t2,5\n", b'\t'),
            ("a|b\n1|2\n", b'|'),
            ("a,b,c\n1,2;3,4\n", b','),
            ("\"a;b\",\"c;d\"\n1,2\n", b','),
            ("name\nlonely\n", b','),
            ("Title\n\na;b;c\n1;2,5;3\n", b';'),
            ("[,\"|=\"\n'/,|\n", b','),
            ("a;b\n5\" pipe;1\n6\" pipe;2\n", b';'),
            ("unit,\"a;\tb\"\n\"x;\t\"\n\"y;\tz\"\n", b','),
        ] {
            assert_eq!(separator(text), expected, "{text}");
        }
        assert_eq!(named_separator("sep=;\r\na;b"), Some(b';'));
        assert_eq!(named_separator("sep=x\n"), None);
    }

    #[test]
    fn a_guard_before_a_formula_is_taken_off() {
        check("a,b\n'=1+1,''tis\n'5,'-5", &[(1, &["a", "b"]), (2, &["=1+1", "'tis"]), (3, &["'5", "-5"])]);
    }
}
