//! The sheet of the policy: each condition over the cell of its figure, each tier over its conditions, limit and
//! rate over the tiers.

use super::book::Cells;
use crate::{
    evaluate::{Advice, Bound, Evaluation, Figure, Judged, ScoreAdvice, Tiered, Told},
    label::Decimal,
    text::{EvaluateWords, Lang},
    workbook::{Cell, Table, place},
};

const ASKED: usize = 1;
const IS: usize = 2;
const VALUE: usize = 4;
const HOLDS: usize = 5;
const GIVES: usize = 6;

/// The sheet; nothing without a policy.
pub(super) fn sheet(evaluation: &Evaluation, lang: Lang, cells: &Cells) -> Option<Table> {
    let advice = evaluation.advice.as_ref()?;
    let words = lang.evaluate();
    let mut sheet = Sheet { evaluation, lang, words, cells, rows: Vec::new() };
    sheet.draw(advice);
    let widths = vec![30, 60, 24, 6, 18, 16, 18];
    Some(Table { name: words.policy.to_owned(), widths, headed: false, rows: sheet.rows })
}

struct Sheet<'a> {
    evaluation: &'a Evaluation,
    lang: Lang,
    words: &'static EvaluateWords,
    cells: &'a Cells,
    rows: Vec<Vec<Cell>>,
}

impl Sheet<'_> {
    fn draw(&mut self, advice: &Advice) {
        let (lang, words, policy) = (self.lang, self.words, &advice.policy);
        let said = |name: &crate::label::Name| name.in_language(lang.code()).1.to_string();
        let title = (words.policy_of)(&said(&policy.name), &said(&policy.lender), &policy.from.to_string());
        self.rows.push(vec![Cell::text(title)]);
        if policy.demonstration {
            self.rows.push(vec![Cell::text(words.policy_demonstration)]);
        }
        self.rows.push(vec![Cell::text(words.advice_note)]);
        self.rows.push(Vec::new());
        self.rows
            .push(["", words.asked, words.is, "", words.value, words.holds, words.gives].map(Cell::heading).to_vec());
        if !advice.approval.is_empty() {
            self.conditions(&advice.approval, words.approval, advice.approves(), None);
        }
        if let (Some(limit), Some(policy)) = (&advice.limit, &policy.limit) {
            let gives = self.tiers(&limit.tiers, words.limit);
            let base = self.input(&format!("{} ({})", words.limit, policy.currency), policy.base);
            self.outcome(words.limit_formula, format!("=ROUND({base}*(1+{gives}),2)"), limit.amount, 2);
        }
        if let Some(score) = &advice.score {
            self.scores(score);
        }
        if let (Some(rate), Some(policy)) = (&advice.rate, &policy.rate) {
            let rules: Vec<String> = rate.rules.iter().map(|(name, tiers)| self.tiers(tiers, &said(name))).collect();
            let sum = if rules.is_empty() { "0".to_owned() } else { rules.join("+") };
            let least = policy.least.map(|least| self.input(&(words.held_at_least)(&lang.basis_points(least)), least));
            let given = least.map_or_else(|| format!("={sum}"), |least| format!("=MAX({sum},{least})"));
            let given = self.outcome(words.rate_formula, given, rate.given, 2);
            if let Some(percent) = policy.percent {
                let reference = self.input(&(words.base_points)(&said(&policy.reference)), percent);
                self.outcome(words.rate, format!("={reference}+{given}/100"), rate.percent, 4);
            }
        }
    }

    /// The sheet's indicators, each over its figure's cell, and their total.
    fn scores(&mut self, sheet: &ScoreAdvice) {
        let words = self.words;
        let headings = [words.score, words.indicator, words.is, words.base, words.leading, words.weight, words.points];
        self.rows.push(headings.map(Cell::heading).to_vec());
        let first = self.rows.len();
        for one in &sheet.indicators {
            let row = self.rows.len();
            let (asked, indicator) = (&one.indicator.figure, &one.indicator);
            let [is, base, lead] = [IS, IS + 1, VALUE].map(|column| place(row, column));
            let counts = self.counts(asked, &is);
            let formula = format!("=IF({counts},ROUND(MAX(0,MIN(100,({is}-{base})/({lead}-{base})*100)),2),0)");
            let result = one.score.unwrap_or(Decimal::ZERO).to_string();
            self.rows.push(vec![
                Cell::text(indicator.name.in_language(self.lang.code()).1.as_str()),
                Cell::text(self.lang.figure_called(asked, self.evaluation.benchmark(asked))),
                self.figure(asked, one.figure),
                Cell::Number(indicator.base),
                Cell::Number(indicator.lead),
                Cell::Number(indicator.weight),
                Cell::Formula { formula, result, places: 2 },
            ]);
        }
        let last = self.rows.len() - 1;
        let range = |column| format!("{}:{}", place(first, column), place(last, column));
        let formula = format!("=ROUND(SUMPRODUCT({},{})/SUM({}),2)", range(GIVES), range(HOLDS), range(HOLDS));
        self.outcome(words.score_formula, formula, sheet.total, 2);
    }

    /// A figure by its cell on the sheet of figures.
    fn figure(&self, asked: &Figure, told: Told) -> Cell {
        match self.cells.iter().find(|place| place.figure == *asked) {
            Some(at) => Cell::Formula {
                formula: format!("={}", at.value),
                result: told.map_or_else(|why| self.lang.untold(why).to_owned(), |value| value.to_string()),
                places: told.map_or(0, |value| value.places().min(6) as u8),
            },
            None => told.map_or_else(|why| Cell::text(self.lang.untold(why)), Cell::Number),
        }
    }

    /// Whether a figure decides anything: it is one, and leaves no label out unless the policy lets it.
    fn counts(&self, asked: &Figure, is: &str) -> String {
        let partial = self.evaluation.advice.as_ref().is_some_and(|advice| advice.policy.partial);
        match self.cells.iter().find(|place| place.figure == *asked).filter(|_| !partial) {
            Some(at) => format!("AND(ISNUMBER({is}),{}={})", at.rests, at.all),
            None => format!("ISNUMBER({is})"),
        }
    }

    /// A number the policy states; gives its cell.
    fn input(&mut self, called: &str, number: Decimal) -> String {
        let row = self.rows.len();
        self.rows.push(vec![Cell::text(called), Cell::Blank, Cell::Blank, Cell::Blank, Cell::Number(number)]);
        place(row, VALUE)
    }

    /// What comes of it; gives its cell.
    fn outcome(&mut self, called: &str, formula: String, value: Option<Decimal>, places: u8) -> String {
        let row = self.rows.len();
        let open = || Cell::text(self.words.cannot_tell);
        let cell = value.map_or_else(open, |value| Cell::Formula { formula, result: value.to_string(), places });
        let mut cells = vec![Cell::heading(called)];
        cells.resize(GIVES, Cell::Blank);
        cells.push(cell);
        self.rows.push(cells);
        self.rows.push(Vec::new());
        place(row, GIVES)
    }

    /// Tiers, one after the other; gives what the first that holds gives, as a formula's part.
    fn tiers(&mut self, tiered: &Tiered, called: &str) -> String {
        let mut places = Vec::new();
        for (at, tier) in tiered.tiers.iter().enumerate() {
            let called = format!("{called} {}", (self.words.tier)(at + 1));
            places.push(self.conditions(&tier.when, &called, tier.holds, Some(tier.gives)));
        }
        // From the last: each is what counts unless an earlier one does.
        let yes = self.words.yes;
        places.iter().rev().fold("0".to_owned(), |rest, row| {
            format!("IF({}=\"{yes}\",{},{rest})", place(*row, HOLDS), place(*row, GIVES))
        })
    }

    /// Conditions, and below them whether all hold; gives that row.
    fn conditions(&mut self, asked: &[Judged], called: &str, holds: Option<bool>, gives: Option<Decimal>) -> usize {
        let (yes, no, open) = (self.words.yes, self.words.no, self.words.cannot_tell);
        let first = self.rows.len();
        for judged in asked {
            self.condition(judged, called);
        }
        let last = self.rows.len();
        let formula = if asked.is_empty() {
            format!("=\"{yes}\"")
        } else {
            let range = format!("{}:{}", place(first, HOLDS), place(last - 1, HOLDS));
            format!(
                "=IF(COUNTIF({range},\"{no}\")>0,\"{no}\",IF(COUNTIF({range},\"{yes}\")={},\"{yes}\",\"{open}\"))",
                asked.len()
            )
        };
        let mut cells = vec![Cell::heading(called)];
        cells.resize(HOLDS, Cell::Blank);
        cells.push(Cell::Formula { formula, result: self.said(holds).to_owned(), places: 0 });
        cells.push(Cell::number(gives));
        self.rows.push(cells);
        last
    }

    fn condition(&mut self, judged: &Judged, called: &str) {
        let (yes, no, open) = (self.words.yes, self.words.no, self.words.cannot_tell);
        let (row, asked) = (self.rows.len(), &judged.condition.figure);
        let benchmark = self.evaluation.benchmark(asked);
        let sign = match judged.condition.bound {
            Bound::AtLeast => ">=",
            Bound::AtMost => "<=",
        };
        let (is, value) = (place(row, IS), place(row, VALUE));
        let counts = self.counts(asked, &is);
        let holds = format!("=IF({counts},IF({is}{sign}{value},\"{yes}\",\"{no}\"),\"{open}\")");
        let figure = self.figure(asked, judged.figure);
        let mut cells = vec![Cell::Blank; GIVES];
        cells[0] = Cell::text(called);
        cells[ASKED] = Cell::text(self.lang.condition(&judged.condition, benchmark));
        cells[IS] = figure;
        cells[IS + 1] = Cell::text(if sign == ">=" { "≥" } else { "≤" });
        cells[VALUE] = Cell::Number(judged.condition.value);
        cells[HOLDS] = Cell::Formula { formula: holds, result: self.said(judged.holds).to_owned(), places: 0 };
        self.rows.push(cells);
    }

    fn said(&self, holds: Option<bool>) -> &'static str {
        match holds {
            Some(true) => self.words.yes,
            Some(false) => self.words.no,
            None => self.words.cannot_tell,
        }
    }
}
