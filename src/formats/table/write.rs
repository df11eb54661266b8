//! Cells to CSV that Excel opens rightly, in Chinese too, and takes for no formula.

use super::cells;
use crate::label::Decimal;

/// A cell to be written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Cell<'a> {
    /// Text: never a formula, whatever it begins with.
    Text(&'a str),
    /// A number with its digits; below zero it begins with a minus, as numbers do.
    Number(Decimal),
    /// Nothing.
    Blank,
}

/// CSV in the making: UTF-8 with its mark, without which Excel reads it in the encoding of the system.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Csv(String);

impl Default for Csv {
    fn default() -> Self {
        Self("\u{feff}".to_owned())
    }
}

impl Csv {
    /// Appends a row.
    pub fn row<'a>(&mut self, row: impl IntoIterator<Item = Cell<'a>>) {
        for (at, cell) in row.into_iter().enumerate() {
            if at > 0 {
                self.0.push(',');
            }
            match cell {
                Cell::Text(text) => self.text(text),
                Cell::Number(value) => self.0.push_str(&value.to_string()),
                Cell::Blank => {}
            }
        }
        self.0.push_str("\r\n");
    }

    fn text(&mut self, text: &str) {
        // Other separators too: whoever guesses ours must not find theirs.
        let quoted = text.contains(['"', '\r', '\n', ',', ';', '\t', '|']) || text.trim() != text;
        let quote = if quoted { "\"" } else { "" };
        self.0.push_str(quote);
        let at = self.0.len();
        // No text has a NUL, and readers end there.
        self.0.push_str(&text.replace('\0', "\u{fffd}").replace('"', "\"\""));
        cells::guard(&mut self.0, at);
        self.0.push_str(quote);
    }

    /// The bytes of the file.
    #[must_use]
    pub fn into_bytes(self) -> Vec<u8> {
        self.0.into_bytes()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_text_begins_a_formula_and_numbers_stay_numbers() {
        let mut csv = Csv::default();
        csv.row(["=1+1", "+1", "-1", "@a", "\t=1", "'x", "a\"b"].map(Cell::Text));
        csv.row([Cell::Number("-0.50".parse().unwrap()), Cell::Blank, Cell::Text("实木"), Cell::Text(" x")]);
        let text = String::from_utf8(csv.into_bytes()).unwrap();
        let expected = "\u{feff}'=1+1,'+1,'-1,'@a,\"'\t=1\",''x,\"a\"\"b\"\r\n-0.50,,实木,\" x\"\r\n";
        assert_eq!(text, expected);
    }
}
