//! A comparison as a workbook: the products, the demand standard with the inputs of its formulas, the verdicts
//! with those formulas alive, the stages, and all that makes the rest mean something.
//!
//! What a cell takes is [`crate::workbook`]'s: no text is ever a formula.

mod about;
mod standard;

use super::{
    Comparison, Product,
    table::{Value, columns},
};
use crate::workbook::sheet::Sheet;
use rust_xlsxwriter::{DocProperties, ExcelDateTime, Workbook};

pub use crate::workbook::sheet::XlsxError;

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
                put(sheet, row, at, &(column.cell)(product), product.is_lapsed())?;
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
            put(sheet, row, 3, &Value::Number(*value), product.is_lapsed())?;
            sheet.text(row, 4, &lang.measure(item.basis.unit, &item.basis.per))?;
        }
        Ok(())
    }
}

/// Puts a value into a cell, struck through where it is not to be taken for current.
fn put(sheet: &mut Sheet<'_>, row: u32, column: u16, value: &Value<'_>, lapsed: bool) -> Result<(), XlsxError> {
    match value {
        Value::Text(text) => sheet.text(row, column, text),
        Value::Number(number) => sheet.number(row, column, *number, lapsed),
        Value::Day(day) => sheet.day(row, column, *day),
        Value::Blank => Ok(()),
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
