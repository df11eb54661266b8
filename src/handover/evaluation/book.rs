//! An evaluation as a workbook: the labels, the figures as formulas over them, the policy as formulas over those.
//! Beside each stands what was stated, so that a reviewer sees both.

use crate::{
    evaluate::{Counted, Evaluation, Figure, Mean, Told},
    label::{CarbonUnit, Decimal, DeclaredUnit},
    text::{EvaluateWords, Lang, clock},
    workbook::{Book, Cell, Table, place},
};

/// Where columns of the sheet of labels stand. Those of each total and benchmark follow.
mod column {
    pub(super) const NUMBER: usize = 0;
    pub(super) const VALUE: usize = 3;
    pub(super) const KILOGRAMS: usize = 5;
    pub(super) const TIMES: usize = 8;
    pub(super) const EMITTED: usize = 9;
    pub(super) const YEARS: usize = 11;
    pub(super) const BASE: usize = 12;
    pub(super) const BASE_EMITTED: usize = 13;
    pub(super) const SAVED: usize = 14;
    pub(super) const SAVED_YEARLY: usize = 15;
    pub(super) const SHARE: usize = 16;
    pub(super) const PRIMARY: usize = 17;
    pub(super) const SHARED: usize = 18;
    pub(super) const EXPIRES: usize = 19;
    pub(super) const FIRST_TOTAL: usize = 21;
}

/// Places that a share is rounded to: as [`crate::evaluate`] does.
const SHARE_PLACES: u8 = 6;
/// Places of a mean that are shown; it is not rounded.
const MEAN_SHOWN: u8 = 4;

/// The workbook.
#[must_use]
pub fn book(evaluation: &Evaluation, lang: Lang, software: &str) -> Book {
    let sheets = Sheets { evaluation, lang, words: lang.evaluate() };
    let (figures, cells) = sheets.figures();
    let mut tables = vec![figures, sheets.labels()];
    tables.extend(super::policy_sheet::sheet(evaluation, lang, &cells));
    tables.push(sheets.left_out());
    Book { title: lang.evaluate().title.to_owned(), software: software.to_owned(), at: evaluation.at, sheets: tables }
}

/// A figure's cells on its sheet, for the policy's formulas: its value, how many labels it rests on, and of how many.
pub(super) struct Place {
    pub(super) figure: Figure,
    pub(super) value: String,
    pub(super) rests: String,
    pub(super) all: String,
}

/// The cells of each figure.
pub(super) type Cells = Vec<Place>;

struct Sheets<'a> {
    evaluation: &'a Evaluation,
    lang: Lang,
    words: &'static EvaluateWords,
}

impl Sheets<'_> {
    /// The column of an output in a total's unit.
    fn total_column(at: usize) -> usize {
        column::FIRST_TOTAL + at
    }

    /// The first of a benchmark's three columns: number, output, and their product.
    fn mean_column(&self, at: usize) -> usize {
        column::FIRST_TOTAL + self.evaluation.totals.len() + 3 * at
    }

    /// A column of all labels, as formulas on other sheets name it.
    fn range(&self, column: usize) -> String {
        let last = self.evaluation.counted.len().max(1);
        format!("'{}'!{}:{}", self.words.labels, place(1, column), place(last, column))
    }

    fn labels(&self) -> Table {
        let Self { evaluation, words, lang } = self;
        let fixed = [
            words.number,
            words.product,
            words.model,
            words.value,
            words.unit,
            words.in_kilograms,
            words.output,
            words.output_year,
            words.times,
            words.emitted,
            words.base_year,
            words.years,
            words.base_value,
            words.base_emitted,
            words.saved,
            words.saved_yearly,
            words.primary_share,
            words.primary_emitted,
            words.shared_emitted,
            words.expires,
            words.sha256,
        ];
        let mut headings: Vec<Cell> = fixed.iter().map(|heading| Cell::heading(*heading)).collect();
        headings.extend(
            evaluation
                .totals
                .iter()
                .map(|total| Cell::heading(format!("{} ({})", words.output, lang.unit(total.unit())))),
        );
        for mean in &evaluation.means {
            let id = mean.benchmark.id.as_str();
            headings.extend(
                [words.on_benchmark, words.output_on_benchmark, words.product_on_benchmark]
                    .map(|of| Cell::heading(of(id))),
            );
        }
        let widths = headings.iter().enumerate().map(|(at, _)| match at {
            column::NUMBER | 4 => 22,
            1 => 34,
            20 => 30,
            _ => 16,
        });
        let (widths, rows) = (widths.collect(), evaluation.counted.iter().enumerate());
        let rows = std::iter::once(headings).chain(rows.map(|(at, label)| self.label(at + 1, label))).collect();
        Table { name: words.labels.to_owned(), widths, headed: true, rows }
    }

    /// A label's row: what is certified as numbers, the rest as formulas over them.
    fn label(&self, row: usize, label: &Counted) -> Vec<Cell> {
        let Self { evaluation, lang, .. } = self;
        let kilograms = label.basis.unit.convert(Decimal::ONE, CarbonUnit::Kilogram);
        let made = label.output.and_then(|(amount, _)| times(&label.basis.per, &amount));
        let base = label.base;
        let at = |column| place(row, column);
        let of = |formula: String, value: Option<Decimal>| computed(formula, value);
        let (emitted, then) = (label.emitted, base.and_then(|base| base.emitted));
        let saved = then.zip(emitted).and_then(|(then, now)| then.minus(now));
        let yearly = saved.zip(base).and_then(|(saved, base)| saved.over(Decimal::from(i64::from(base.years))));
        let primary = emitted.zip(label.primary_share).and_then(|(emitted, share)| emitted.times(share));
        let mut cells = vec![
            Cell::text(label.number.as_str()),
            Cell::text(label.name.in_language(lang.code()).1.as_str()),
            label.model.as_deref().map_or(Cell::Blank, Cell::text),
            Cell::Number(label.value),
            Cell::text(lang.measure(label.basis.unit, &label.basis.per)),
            Cell::number(kilograms),
            label.output.map_or(Cell::Blank, |(amount, _)| {
                Cell::text(format!("{} {}", amount.amount(), lang.unit(amount.unit())))
            }),
            Cell::number(label.output.map(|(_, year)| Decimal::from(i64::from(year)))),
            Cell::number(made),
            of(format!("={}*{}*{}", at(column::VALUE), at(column::TIMES), at(column::KILOGRAMS)), emitted),
            Cell::number(base.map(|base| Decimal::from(i64::from(base.year)))),
            Cell::number(base.map(|base| Decimal::from(i64::from(base.years)))),
            Cell::number(base.map(|base| base.value)),
            of(format!("={}*{}*{}", at(column::BASE), at(column::TIMES), at(column::KILOGRAMS)), then),
            of(format!("={}-{}", at(column::BASE_EMITTED), at(column::EMITTED)), saved),
            of(format!("={}/{}", at(column::SAVED), at(column::YEARS)), yearly),
            Cell::number(label.primary_share),
            of(format!("={}*{}", at(column::EMITTED), at(column::SHARE)), primary),
            of(format!("={}", at(column::EMITTED)), primary.and(emitted)),
            Cell::Day(label.expires),
            Cell::text(label.sha256.as_str()),
        ];
        cells.extend(evaluation.totals.iter().map(|total| {
            let output = label.output.and_then(|(amount, _)| times(&one(total.unit())?, &amount));
            Cell::number(output)
        }));
        for (which, mean) in evaluation.means.iter().enumerate() {
            cells.extend(self.on_benchmark(which, mean, label, row));
        }
        cells
    }

    fn on_benchmark(&self, which: usize, mean: &Mean, label: &Counted, row: usize) -> [Cell; 3] {
        let first = self.mean_column(which);
        let placed = label.positions.iter().find(|(id, _)| *id == mean.benchmark.id).map(|(_, value)| *value);
        let output = placed.and(label.output).and_then(|(amount, _)| times(&one(mean.benchmark.per.unit())?, &amount));
        // Without its output it does not weigh anything.
        let product = placed.zip(output).and_then(|(value, output)| value.times(output));
        let formula = format!("={}*{}", place(row, first), place(row, first + 1));
        [Cell::number(placed), Cell::number(output), computed(formula, product)]
    }

    /// The sheet of the figures, and where each stands.
    fn figures(&self) -> (Table, Cells) {
        let Self { evaluation, words, lang } = self;
        let headings =
            [words.figure, words.recomputed, words.stated, words.how, words.unit, words.labels, words.labels_in_all];
        let headings = headings.map(Cell::heading).to_vec();
        let mut rows =
            vec![vec![Cell::heading(words.made_at), Cell::text(clock(evaluation.at)), Cell::Day(evaluation.at.date())]];
        if let Some((code, name)) = &evaluation.maker {
            rows.push(vec![
                Cell::heading(words.enterprise),
                Cell::text(name.in_language(lang.code()).1.as_str()),
                Cell::text(code.as_str()),
            ]);
        }
        rows.push(Vec::new());
        let mut coverage = Vec::new();
        for (at, one) in evaluation.coverage.iter().enumerate() {
            let row = rows.len();
            let unit = lang.unit(one.total.unit());
            let formula =
                format!("=ROUND(SUM({})/{},{SHARE_PLACES})", self.range(Self::total_column(at)), place(row, 3));
            rows.push(vec![
                Cell::text(format!("{} ({unit})", lang.figure_called(&Figure::Coverage, None))),
                told(formula, one.share, SHARE_PLACES, *lang),
                stated(one.share, *lang),
                Cell::Number(one.total.amount()),
                Cell::text(words.total),
            ]);
            coverage.push(place(row, 1));
        }
        rows.push(headings);
        let mut cells = Cells::new();
        for (asked, value) in &evaluation.figures {
            let (formula, places) = self.formula(asked, &coverage);
            self.put(asked.clone(), *value, formula, places, &mut rows, &mut cells);
        }
        for (at, mean) in evaluation.means.iter().enumerate() {
            let first = self.mean_column(at);
            let formula = format!("=SUM({})/SUM({})", self.range(first + 2), self.range(first + 1));
            self.put(Figure::Mean(mean.benchmark.id.clone()), mean.value, formula, MEAN_SHOWN, &mut rows, &mut cells);
        }
        rows.push(Vec::new());
        rows.push(vec![Cell::text(words.figures_note)]);
        (Table { name: words.figures.to_owned(), widths: vec![44, 18, 18, 70, 22, 14, 14], headed: false, rows }, cells)
    }

    fn put(
        &self,
        asked: Figure,
        value: Told,
        formula: String,
        places: u8,
        rows: &mut Vec<Vec<Cell>>,
        cells: &mut Cells,
    ) {
        let benchmark = self.evaluation.benchmark(&asked);
        let called = self.lang.figure_called(&asked, benchmark);
        let unit = benchmark.map(|benchmark| self.lang.measure(benchmark.unit, &benchmark.per));
        let (row, (rests, all)) = (rows.len(), self.evaluation.rests_on(&asked));
        let at = |column| format!("'{}'!{}", self.words.figures, place(row, column));
        cells.push(Place { figure: asked.clone(), value: at(1), rests: at(5), all: at(6) });
        rows.push(vec![
            Cell::text(called),
            told(formula, value, places, self.lang),
            stated(value, self.lang),
            Cell::text(self.lang.figure_formula(&asked)),
            unit.map_or(Cell::Blank, Cell::text),
            count(rests),
            count(all),
        ]);
    }

    /// The formula of a figure of all labels, and the places of its value.
    fn formula(&self, asked: &Figure, coverage: &[String]) -> (String, u8) {
        let share =
            |part, whole| format!("=ROUND(SUM({})/SUM({}),{SHARE_PLACES})", self.range(part), self.range(whole));
        match asked {
            Figure::InForce => (format!("=COUNTA({})", self.range(column::NUMBER)), 0),
            // The day of the evaluation is on this sheet's first row.
            Figure::DaysLeft => (format!("=MIN({})-{}", self.range(column::EXPIRES), place(0, 2)), 0),
            Figure::Cut => (share(column::SAVED, column::BASE_EMITTED), SHARE_PLACES),
            Figure::YearlyCut => (share(column::SAVED_YEARLY, column::BASE_EMITTED), SHARE_PLACES),
            Figure::Coverage => (format!("=MIN({})", coverage.join(",")), SHARE_PLACES),
            Figure::PrimaryShare => (share(column::PRIMARY, column::SHARED), SHARE_PLACES),
            Figure::Mean(_) => (String::new(), MEAN_SHOWN),
        }
    }

    fn left_out(&self) -> Table {
        let Self { evaluation, words, lang } = self;
        let headings = [words.number, words.product, words.why].map(Cell::heading).to_vec();
        let row = |one: &crate::evaluate::LeftOut| {
            let name =
                one.name.as_ref().map_or(Cell::Blank, |name| Cell::text(name.in_language(lang.code()).1.as_str()));
            vec![Cell::text(one.called.as_str()), name, Cell::text(lang.left_out(&one.why))]
        };
        let rows = std::iter::once(headings).chain(evaluation.left_out.iter().map(row)).collect();
        Table { name: words.left_out.to_owned(), widths: vec![24, 40, 50], headed: true, rows }
    }
}

fn count(labels: usize) -> Cell {
    Cell::Number(Decimal::from(labels as i64))
}

/// One of a unit.
fn one(unit: crate::label::Unit) -> Option<DeclaredUnit> {
    DeclaredUnit::new(Decimal::ONE, unit).ok()
}

/// How often an amount holds a declared unit.
fn times(per: &DeclaredUnit, amount: &DeclaredUnit) -> Option<Decimal> {
    per.convert(Decimal::ONE, amount)
}

/// A formula where there is a value; nothing else.
fn computed(formula: String, value: Option<Decimal>) -> Cell {
    value.map_or(Cell::Blank, |value| {
        let value = value.trimmed();
        Cell::Formula { formula, result: value.to_string(), places: value.places().min(6) as u8 }
    })
}

/// A figure's formula, or why it cannot be told.
fn told(formula: String, value: Told, places: u8, lang: Lang) -> Cell {
    match value {
        Ok(value) => Cell::Formula { formula, result: value.to_string(), places },
        Err(why) => Cell::text(lang.untold(why)),
    }
}

fn stated(value: Told, lang: Lang) -> Cell {
    value.map_or_else(|why| Cell::text(lang.untold(why)), Cell::Number)
}
