//! A comparison as a workbook: the products, the demand standard with the inputs of its formulas, the verdicts
//! with those formulas alive, the stages, and all that makes the rest mean something.
//!
//! A number is a number only where a spreadsheet keeps every digit of it; else it is text. Text is never a
//! formula, not even after somebody edits its cell, and never a link.

mod about;
mod standard;

use super::{
    Comparison, Product,
    table::{Value, columns},
};
use crate::label::{Date, Decimal};
use rust_xlsxwriter::{DocProperties, ExcelDateTime, Format, FormatAlign, FormatBorder, Workbook, Worksheet};

pub use rust_xlsxwriter::XlsxError;

/// Digits that a spreadsheet keeps of a number.
const DIGITS: usize = 15;
/// Most UTF-16 units of a cell.
const LONGEST: usize = 32_767;

impl Comparison {
    /// As a workbook.
    ///
    /// # Errors
    /// The writer's; there is none for what [`Comparison::read`] lets pass.
    pub fn to_xlsx(&self) -> Result<Vec<u8>, XlsxError> {
        let words = self.lang.handover();
        let mut book = Workbook::new();
        let mut properties = DocProperties::new().set_title(words.title).set_comment(&self.software);
        if let Ok(at) = ExcelDateTime::from_timestamp(self.at.unix()) {
            properties = properties.set_creation_datetime(&at);
        }
        book.set_properties(&properties);
        self.products(&mut Sheet::new(book.add_worksheet(), words.comparison)?)?;
        let inputs = self.standard(&mut Sheet::new(book.add_worksheet(), self.lang.criteria().criteria)?)?;
        if let Some(standard) = &self.standard {
            self.verdicts(standard, &inputs, &mut Sheet::new(book.add_worksheet(), words.verdicts)?)?;
        }
        self.stage_rows(&mut Sheet::new(book.add_worksheet(), words.stages)?)?;
        self.about(&mut Sheet::new(book.add_worksheet(), words.about)?)?;
        book.save_to_buffer()
    }

    /// The sheet of the products.
    fn products(&self, sheet: &mut Sheet<'_>) -> Result<(), XlsxError> {
        let columns = columns(self);
        let widths = columns.iter().map(|column| {
            let cells = self.products.iter().map(|product| width(&(column.cell)(product)));
            cells.max().unwrap_or_default().clamp(NARROWEST, WIDEST)
        });
        let headings: Vec<(&str, u8)> = columns.iter().map(|column| &*column.heading).zip(widths).collect();
        sheet.head(&headings, self.products.len())?;
        for (product, row) in self.products.iter().zip(1..) {
            for (column, at) in columns.iter().zip(0..) {
                sheet.put(row, at, &(column.cell)(product), product.is_lapsed())?;
            }
        }
        Ok(())
    }

    /// The sheet of the stages: a row each.
    fn stage_rows(&self, sheet: &mut Sheet<'_>) -> Result<(), XlsxError> {
        let (lang, words) = (self.lang, self.lang.handover());
        let stages = |product: &Product| product.item.as_ref().map_or(0, |_| product.stages.len());
        let headings = [(words.number, 20), (words.name, 34), (words.stage, 24), (words.value, 16), (words.unit, 22)];
        sheet.head(&headings, self.products.iter().map(stages).sum())?;
        let stated = self.products.iter().filter_map(|product| Some((product, product.item.as_ref()?)));
        let rows = stated.flat_map(|(product, item)| product.stages.iter().map(move |stage| (product, item, stage)));
        for ((product, item, (kind, value)), row) in rows.zip(1..) {
            sheet.text(row, 0, product.number.as_str())?;
            sheet.text(row, 1, product.name(lang))?;
            sheet.text(row, 2, lang.language().stage(*kind))?;
            sheet.put(row, 3, &Value::Number(*value), product.is_lapsed())?;
            sheet.text(row, 4, &lang.measure(item.basis.unit, &item.basis.per))?;
        }
        Ok(())
    }
}

/// A sheet in the making.
struct Sheet<'a>(&'a mut Worksheet);

impl<'a> Sheet<'a> {
    fn new(sheet: &'a mut Worksheet, name: &str) -> Result<Self, XlsxError> {
        sheet.set_name(name)?.set_landscape().set_paper_size(A4).set_print_fit_to_pages(1, 0);
        Ok(Self(sheet))
    }

    /// The first row: headings that stay where rows move, repeat on paper, and filter what is below.
    fn head(&mut self, headings: &[(&str, u8)], rows: usize) -> Result<(), XlsxError> {
        for ((heading, width), at) in headings.iter().zip(0..) {
            self.0.set_column_width(at, *width)?;
            self.heading(0, at, heading)?;
        }
        let last = u16::try_from(headings.len()).unwrap_or(u16::MAX).saturating_sub(1);
        // Beside the first, of which a reader must not lose sight.
        self.0.set_freeze_panes(1, 1)?;
        self.0.set_repeat_rows(0, 0)?;
        self.0.autofilter(0, 0, u32::try_from(rows).unwrap_or(u32::MAX), last)?;
        Ok(())
    }

    fn heading(&mut self, row: u32, column: u16, text: &str) -> Result<(), XlsxError> {
        let look = cell().set_bold().set_border_bottom(FormatBorder::Thin);
        self.0.write_string_with_format(row, column, written(text), &look).map(drop)
    }

    /// A text that stays text, also where its cell is edited.
    fn text(&mut self, row: u32, column: u16, text: &str) -> Result<(), XlsxError> {
        self.0.write_string_with_format(row, column, written(text), &cell().set_quote_prefix()).map(drop)
    }

    fn put(&mut self, row: u32, column: u16, value: &Value<'_>, lapsed: bool) -> Result<(), XlsxError> {
        match value {
            Value::Text(text) => self.text(row, column, text),
            Value::Number(number) => self.number(row, column, *number, lapsed),
            Value::Day(day) => match excel_day(*day) {
                Some(at) => {
                    self.0.write_datetime_with_format(row, column, &at, &cell().set_num_format("yyyy-mm-dd")).map(drop)
                }
                None => self.text(row, column, &day.to_string()),
            },
            Value::Blank => Ok(()),
        }
    }

    /// A number, struck through where it is not to be taken for current.
    fn number(&mut self, row: u32, column: u16, number: Decimal, lapsed: bool) -> Result<(), XlsxError> {
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

/// Characters that columns have room for.
const NARROWEST: u8 = 12;
const WIDEST: u8 = 36;

/// How wide a value is, in the width of a digit: Chinese is twice as wide.
fn width(value: &Value<'_>) -> u8 {
    let wide = |text: &str| text.chars().map(|c| if c < '\u{2e80}' { 1 } else { 2 }).sum::<usize>();
    let width = match value {
        Value::Text(text) => wide(text),
        Value::Number(number) => wide(&number.to_string()),
        Value::Day(_) | Value::Blank => 0,
    };
    // Room for the button that filters.
    u8::try_from(width + 2).unwrap_or(WIDEST)
}

/// ISO 216, by the number that spreadsheets have for it.
const A4: u8 = 9;

fn cell() -> Format {
    Format::new().set_text_wrap().set_align(FormatAlign::Top)
}

/// A number with so many digits after the point.
fn numeric(places: u32) -> Format {
    let point = if places > 0 { "." } else { "" };
    cell().set_num_format(["0", point, &"0".repeat(places as usize)].concat())
}

/// The number a spreadsheet has for it, where that keeps all its digits.
fn exact(number: Decimal) -> Option<f64> {
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
