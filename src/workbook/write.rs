//! A workbook's file.

use super::{
    Book, Cell,
    sheet::{Sheet, XlsxError, numeric},
};
use rust_xlsxwriter::{DocProperties, ExcelDateTime, Formula, Workbook};

impl Book {
    /// The file.
    ///
    /// # Errors
    /// The writer's.
    pub fn to_xlsx(&self) -> Result<Vec<u8>, XlsxError> {
        let mut book = Workbook::new();
        let mut properties = DocProperties::new().set_title(&self.title).set_comment(&self.software);
        if let Ok(at) = ExcelDateTime::from_timestamp(self.at.unix()) {
            properties = properties.set_creation_datetime(&at);
        }
        book.set_properties(&properties);
        for table in &self.sheets {
            let mut sheet = Sheet::new(book.add_worksheet(), &table.name)?;
            for (width, column) in table.widths.iter().zip(0..) {
                sheet.width(column, *width)?;
            }
            if table.headed {
                sheet.keep_head()?;
            }
            for (cells, row) in table.rows.iter().zip(0..) {
                for (cell, column) in cells.iter().zip(0..) {
                    put(&mut sheet, row, column, cell)?;
                }
            }
        }
        book.save_to_buffer()
    }
}

fn put(sheet: &mut Sheet<'_>, row: u32, column: u16, cell: &Cell) -> Result<(), XlsxError> {
    match cell {
        Cell::Blank => Ok(()),
        Cell::Heading(text) => sheet.heading(row, column, text),
        Cell::Text(text) => sheet.text(row, column, text),
        Cell::Number(number) => sheet.number(row, column, *number, false),
        Cell::Day(day) => sheet.day(row, column, *day),
        Cell::Formula { formula, result, places } => {
            let formula = Formula::new(formula).set_result(result);
            sheet.formula(row, column, formula, &numeric((*places).into()))
        }
    }
}
