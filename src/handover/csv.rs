//! A comparison as CSV: a row a product, headed in its language.

use super::{
    Comparison,
    table::{Value, columns},
};
use crate::formats::table::{Cell, Csv};

impl Comparison {
    /// As CSV, which Excel opens rightly and in which no text is a formula.
    #[must_use]
    pub fn to_csv(&self) -> Vec<u8> {
        let columns = columns(self);
        let mut csv = Csv::default();
        csv.row(columns.iter().map(|column| Cell::Text(&column.heading)));
        for product in &self.products {
            // Days are text here: a spreadsheet reads them as days where it can.
            let texts: Vec<Value<'_>> = columns.iter().map(|column| (column.cell)(product)).collect();
            let days: Vec<String> = texts.iter().map(day).collect();
            csv.row(texts.iter().zip(&days).map(|(value, day)| match value {
                Value::Text(text) => Cell::Text(text),
                Value::Number(number) => Cell::Number(*number),
                Value::Day(_) => Cell::Text(day),
                Value::Blank => Cell::Blank,
            }));
        }
        csv.into_bytes()
    }
}

fn day(value: &Value<'_>) -> String {
    if let Value::Day(day) = value { day.to_string() } else { String::new() }
}
