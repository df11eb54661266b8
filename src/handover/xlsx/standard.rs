//! The demand standard, the inputs of its formulas, and the verdicts with those formulas alive.

use super::{Sheet, XlsxError, put};
use crate::{
    criteria::{Award, Worked},
    handover::{
        Comparison, Product, Standard,
        table::{Value, award_heading, award_said, worked},
    },
    label::Decimal,
    workbook::sheet::{exact, numeric},
};
use rust_xlsxwriter::{Formula, utility::row_col_to_cell_absolute};

/// Where the inputs of an award's formula stand; nothing where a spreadsheet does not keep them.
pub(super) struct Inputs {
    most: String,
    least: String,
    from: String,
    to: String,
    places: String,
}

impl Comparison {
    /// The sheet of the demand standard; gives where each award's inputs stand.
    pub(super) fn standard(&self, sheet: &mut Sheet<'_>) -> Result<Vec<Option<Inputs>>, XlsxError> {
        let (words, criteria) = (self.lang.handover(), self.lang.criteria());
        for (width, column) in [60, 18, 16, 16, 14, 30].into_iter().zip(0..) {
            sheet.width(column, width)?;
        }
        let Some(standard) = &self.standard else {
            sheet.text(0, 0, words.no_standard)?;
            return Ok(Vec::new());
        };
        let stated = &standard.criteria;
        let line = |line: &Option<crate::label::Line>| {
            line.as_ref().map_or(Value::Blank, |line| Value::Text(line.to_string().into()))
        };
        let facts = [
            (criteria.name, line(&stated.name)),
            (criteria.bid, Value::Day(stated.bid)),
            (criteria.region, line(&stated.region)),
        ];
        let facts = facts.iter().filter(|(_, value)| *value != Value::Blank);
        let mut row = 0;
        for (term, value) in facts {
            sheet.heading(row, 0, term)?;
            put(sheet, row, 1, value, false)?;
            row += 1;
        }
        row += 1;
        sheet.heading(row, 0, criteria.musts)?;
        for must in &standard.musts {
            row += 1;
            sheet.text(row, 0, must)?;
        }
        let mut inputs = Vec::new();
        for (award, said) in stated.awards.iter().zip(&standard.awards) {
            row += 2;
            sheet.heading(row, 0, &award_heading(award.kind, self.lang))?;
            sheet.text(row + 1, 0, said)?;
            inputs.push(self.inputs(award, row + 2, sheet)?);
            row += 3;
        }
        if !inputs.is_empty() {
            sheet.text(row + 2, 0, words.recomputed_note)?;
        }
        Ok(inputs)
    }

    /// The inputs of an award's formula: a row of what they are, a row of them.
    fn inputs(&self, award: &Award, row: u32, sheet: &mut Sheet<'_>) -> Result<Option<Inputs>, XlsxError> {
        let (words, formula) = (self.lang.handover(), &award.formula);
        let least = formula.least().unwrap_or(Decimal::ZERO);
        let numbers = [formula.most(), least, formula.from(), formula.to(), i64::from(formula.places()).into()];
        let headings = [words.most, words.least, words.from, words.to, words.places];
        for ((heading, number), column) in headings.iter().zip(numbers).zip(0..) {
            sheet.heading(row, column, heading)?;
            sheet.number(row + 1, column, number, false)?;
        }
        sheet.heading(row, 5, words.counted_in)?;
        sheet.text(row + 1, 5, &self.lang.measure(award.unit, &award.per))?;
        let place =
            |column| format!("'{}'!{}", self.lang.criteria().criteria, row_col_to_cell_absolute(row + 1, column));
        let [most, least, from, to, places] = [0, 1, 2, 3, 4].map(place);
        let kept = numbers.into_iter().all(|number| exact(number).is_some());
        Ok(kept.then_some(Inputs { most, least, from, to, places }))
    }

    /// The sheet of the verdicts.
    pub(super) fn verdicts(
        &self,
        standard: &Standard,
        inputs: &[Option<Inputs>],
        sheet: &mut Sheet<'_>,
    ) -> Result<(), XlsxError> {
        let (lang, words) = (self.lang, self.lang.handover());
        let awards = &standard.criteria.awards;
        let of_award = |award: &Award| {
            let unit = lang.measure(award.unit, &award.per);
            let stated = [&award_heading(award.kind, lang), words.as_stated].join(lang.words().separator);
            [
                ((words.award_value)(&unit), 20),
                (words.recomputed.to_owned(), 16),
                (words.recomputed_bounded.to_owned(), 16),
                (stated, 16),
                (words.worked.to_owned(), 40),
            ]
        };
        let first = [(words.number, 20), (words.name, 34), (words.verdict, 24)];
        let first = first.map(|(heading, width)| (heading.to_owned(), width));
        let musts = standard.musts.iter().map(|must| (must.clone(), 34));
        let headings: Vec<(String, u8)> =
            first.into_iter().chain(musts).chain(awards.iter().flat_map(of_award)).collect();
        let headings: Vec<(&str, u8)> = headings.iter().map(|(heading, width)| (heading.as_str(), *width)).collect();
        sheet.head(&headings, self.products.len())?;
        for (product, row) in self.products.iter().zip(1..) {
            sheet.text(row, 0, product.number.as_str())?;
            sheet.text(row, 1, product.name(lang))?;
            let Some(verdict) = &product.verdict else { continue };
            sheet.text(row, 2, &verdict.said)?;
            let mut column = 3;
            for (_, said) in &verdict.musts {
                sheet.text(row, column, said)?;
                column += 1;
            }
            for (at, inputs) in inputs.iter().enumerate() {
                award(product, at, inputs.as_ref(), (row, column), sheet)?;
                column += 5;
            }
        }
        Ok(())
    }
}

/// An award of a product: its number, the formula over it, and what the document states.
fn award(
    product: &Product,
    at: usize,
    inputs: Option<&Inputs>,
    (row, column): (u32, u16),
    sheet: &mut Sheet<'_>,
) -> Result<(), XlsxError> {
    if let Some(worked) = worked(product, at) {
        sheet.number(row, column, worked.value, false)?;
        sheet.number(row, column + 3, worked.awarded, false)?;
        if let Some(inputs) = inputs.filter(|_| exact(worked.value).is_some()) {
            inputs.recompute(&worked, (row, column), sheet)?;
        }
    }
    put(sheet, row, column + 4, &award_said(product, at), false)
}

impl Inputs {
    /// Writes the formula over the number at a place, and its bounds over that; what they give was worked out
    /// already, for those who only look.
    fn recompute(&self, worked: &Worked, (row, column): (u32, u16), sheet: &mut Sheet<'_>) -> Result<(), XlsxError> {
        let Self { most, least, from, to, places } = self;
        let (value, computed) = (
            rust_xlsxwriter::utility::row_col_to_cell(row, column),
            rust_xlsxwriter::utility::row_col_to_cell(row, column + 1),
        );
        let formulas = [
            (format!("=ROUND({most}*({from}-{value})/({from}-{to}),{places})"), worked.computed),
            (format!("=IF({computed}<{least},0,MIN({computed},{most}))"), worked.awarded),
        ];
        for ((formula, result), column) in formulas.into_iter().zip(column + 1..) {
            let formula = Formula::new(formula).set_result(result.to_string());
            sheet.formula(row, column, formula, &numeric(result.places()))?;
        }
        Ok(())
    }
}
