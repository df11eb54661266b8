//! A sheet in the making: what a cell takes, and how it looks.

use crate::label::{Date, Decimal};
use rust_xlsxwriter::{ExcelDateTime, Format, FormatAlign, FormatBorder, Formula, Worksheet};

pub use rust_xlsxwriter::XlsxError;

/// Digits that a spreadsheet keeps of a number.
const DIGITS: usize = 15;
/// Most UTF-16 units of a cell.
const LONGEST: usize = 32_767;

/// A sheet in the making.
pub(crate) struct Sheet<'a>(&'a mut Worksheet);

impl<'a> Sheet<'a> {
    pub(crate) fn new(sheet: &'a mut Worksheet, name: &str) -> Result<Self, XlsxError> {
        sheet.set_name(name)?.set_landscape().set_paper_size(A4).set_print_fit_to_pages(1, 0);
        Ok(Self(sheet))
    }

    /// The first row: headings that stay where rows move, repeat on paper, and filter what is below.
    pub(crate) fn head(&mut self, headings: &[(&str, u8)], rows: usize) -> Result<(), XlsxError> {
        for ((heading, width), at) in headings.iter().zip(0..) {
            self.width(at, *width)?;
            self.heading(0, at, heading)?;
        }
        let last = u16::try_from(headings.len()).unwrap_or(u16::MAX).saturating_sub(1);
        // The first column, too: a reader must not lose sight of it.
        self.keep_head()?;
        self.0.autofilter(0, 0, u32::try_from(rows).unwrap_or(u32::MAX), last)?;
        Ok(())
    }

    pub(crate) fn heading(&mut self, row: u32, column: u16, text: &str) -> Result<(), XlsxError> {
        let look = cell().set_bold().set_border_bottom(FormatBorder::Thin);
        self.0.write_string_with_format(row, column, written(text), &look).map(drop)
    }

    /// A text that stays text, also where its cell is edited.
    pub(crate) fn text(&mut self, row: u32, column: u16, text: &str) -> Result<(), XlsxError> {
        self.0.write_string_with_format(row, column, written(text), &cell().set_quote_prefix()).map(drop)
    }

    /// A day, as a spreadsheet counts them.
    pub(crate) fn day(&mut self, row: u32, column: u16, day: Date) -> Result<(), XlsxError> {
        match excel_day(day) {
            Some(at) => {
                self.0.write_datetime_with_format(row, column, &at, &cell().set_num_format("yyyy-mm-dd")).map(drop)
            }
            None => self.text(row, column, &day.to_string()),
        }
    }

    /// A formula, which knows its result.
    pub(crate) fn formula(&mut self, row: u32, column: u16, formula: Formula, look: &Format) -> Result<(), XlsxError> {
        self.0.write_formula_with_format(row, column, formula, look).map(drop)
    }

    /// How wide a column is, in digits.
    pub(crate) fn width(&mut self, column: u16, width: u8) -> Result<(), XlsxError> {
        self.0.set_column_width(column, width).map(drop)
    }

    /// Has the first row and column stay where others move, and the row repeat on paper.
    pub(crate) fn keep_head(&mut self) -> Result<(), XlsxError> {
        self.0.set_freeze_panes(1, 1)?;
        self.0.set_repeat_rows(0, 0).map(drop)
    }

    /// A number, struck through where it is not to be taken for current.
    pub(crate) fn number(&mut self, row: u32, column: u16, number: Decimal, lapsed: bool) -> Result<(), XlsxError> {
        match exact(number) {
            Some(exact) => {
                let look = numeric(number.places());
                let look = if lapsed { look.set_font_strikethrough() } else { look };
                self.0.write_number_with_format(row, column, exact, &look).map(drop)
            }
            None => self.text(row, column, &number.to_string()),
        }
    }
}

/// ISO 216, by the number that spreadsheets have for it.
const A4: u8 = 9;

fn cell() -> Format {
    Format::new().set_text_wrap().set_align(FormatAlign::Top)
}

/// A number with so many digits after the point.
pub(crate) fn numeric(places: u32) -> Format {
    let point = if places > 0 { "." } else { "" };
    cell().set_num_format(["0", point, &"0".repeat(places as usize)].concat())
}

/// The number a spreadsheet has for it, where that keeps all its digits.
pub(crate) fn exact(number: Decimal) -> Option<f64> {
    let text = number.trimmed().to_string();
    let digits: String = text.chars().filter(char::is_ascii_digit).collect();
    let significant = digits.trim_start_matches('0').trim_end_matches('0').len();
    text.parse().ok().filter(|_| significant <= DIGITS)
}

fn excel_day(day: Date) -> Option<ExcelDateTime> {
    ExcelDateTime::parse_from_str(&day.to_string()).ok()
}

/// A text as a cell takes it.
fn written(text: &str) -> String {
    let mut room = LONGEST - 1;
    let kept: String =
        text.chars().take_while(|c| room.checked_sub(c.len_utf16()).map(|left| room = left).is_some()).collect();
    let cut = if kept.len() < text.len() { "…" } else { "" };
    // The writer takes a text between these for markup of its own, and passes it on as it is.
    let blank = if kept.starts_with("<r>") && kept.ends_with("</r>") { " " } else { "" };
    [&kept, cut, blank].concat()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_is_one_only_where_every_digit_is_kept() {
        let exact = |text: &str| exact(text.parse().unwrap()).map(|number| number.to_string());
        assert_eq!(exact("123456789012345").as_deref(), Some("123456789012345"));
        assert_eq!(exact("0.000123456789012345").as_deref(), Some("0.000123456789012345"));
        assert_eq!(exact("750.0").as_deref(), Some("750"));
        assert_eq!(exact("1234567890123456"), None);
        assert_eq!(exact("0.1234567890123456789"), None);
    }

    #[test]
    fn a_text_is_as_long_as_a_cell_takes_and_no_markup() {
        assert_eq!(written(&"碳".repeat(40_000)).encode_utf16().count(), LONGEST);
        assert_eq!(written(&"😀".repeat(40_000)).encode_utf16().count(), LONGEST);
        assert_eq!(written("<r><t>1</t></r>"), "<r><t>1</t></r> ");
        assert_eq!(written("=1+1"), "=1+1");
    }
}
