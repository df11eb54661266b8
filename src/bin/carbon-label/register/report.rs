//! The ledger, for people, for spreadsheets and for programs.

use super::Console;
use carbon_label::{
    formats::table::{Cell, Csv},
    label::{Date, Decimal, Name},
    ledger::{Entry, Facts},
    text::plain,
};
use serde::Serialize;

pub(super) fn text(console: &Console<'_>, entries: &[Entry], all: usize) -> String {
    let (words, today) = (console.lang.ledger(), console.now.date());
    let mut lines: Vec<String> = entries.iter().flat_map(|entry| lines(console, entry)).collect();
    lines.push((words.listed)(entries.len(), all, console.now));
    let overdue = entries.iter().filter(|entry| entry.due().is_some_and(|due| due < today)).count();
    if overdue > 0 {
        lines.push((words.overdue)(overdue));
    }
    if entries.iter().any(|entry| entry.due().is_some()) {
        lines.push((words.period)(console.arguments.every));
    }
    lines.join("\n") + "\n"
}

/// A certificate: its number and state, what it is of, its days.
pub(super) fn lines(console: &Console<'_>, entry: &Entry) -> Vec<String> {
    let (words, separator) = (console.lang.ledger(), console.lang.words().separator);
    let mut lines = vec![format!("{}{separator}{}", plain(&entry.number), (words.state)(&entry.state))];
    if let Some(facts) = &entry.facts {
        let model = facts.model.iter().map(ToString::to_string);
        let product = [named(console, &facts.product)].into_iter().chain(model);
        let others = [named(console, &facts.maker), category(console, facts), named(console, &facts.body)];
        lines.push(format!("  {}", product.chain(others).collect::<Vec<_>>().join(separator)));
        let due = facts.due.map(|due| (words.due)(due, console.now.date().days_until(due)));
        let days = [(words.days)(facts.issued, facts.expires)].into_iter().chain(due);
        lines.push(format!("  {}", days.collect::<Vec<_>>().join(separator)));
    }
    if let Some(recorded) = entry.recorded.filter(|_| entry.differs()) {
        lines.push(format!("  {}", (words.differs)(recorded)));
    }
    lines
}

fn named(console: &Console<'_>, name: &Name) -> String {
    name.in_language(console.lang.code()).1.to_string()
}

/// The category's name, if the programme has it; else its id.
fn category(console: &Console<'_>, facts: &Facts) -> String {
    let known = console.programme.category(&facts.category);
    known.map_or_else(|| facts.category.to_string(), |category| named(console, &category.name))
}

/// The columns stand in the words of the language, in this order.
pub(super) fn csv(console: &Console<'_>, entries: &[Entry]) -> Vec<u8> {
    let (words, mut csv) = (console.lang.ledger(), Csv::default());
    csv.row(words.columns.map(Cell::Text));
    for entry in entries {
        let of = |cell: &dyn Fn(&Facts) -> String| entry.facts.as_ref().map(cell).unwrap_or_default();
        let day = |day: Option<Date>| day.map_or(String::new(), |day| day.to_string());
        let texts = [
            entry.number.clone(),
            (words.state)(&entry.state),
            entry.recorded.map_or("", |recorded| recorded.word()).to_owned(),
            of(&|facts| named(console, &facts.product)),
            of(&|facts| facts.model.as_ref().map_or(String::new(), ToString::to_string)),
            of(&|facts| named(console, &facts.maker)),
            of(&|facts| facts.credit_code.clone().unwrap_or_default()),
            of(&|facts| facts.category.to_string()),
            of(&|facts| category(console, facts)),
            of(&|facts| named(console, &facts.body)),
            of(&|facts| facts.issued.to_string()),
            of(&|facts| facts.expires.to_string()),
            of(&|facts| day(facts.examined)),
            of(&|facts| day(facts.due)),
        ];
        let days = entry.due().map(|due| console.now.date().days_until(due));
        let days = days.and_then(|days| days.to_string().parse::<Decimal>().ok());
        let cells = texts.iter().map(|text| if text.is_empty() { Cell::Blank } else { Cell::Text(text) });
        csv.row(cells.chain([days.map_or(Cell::Blank, Cell::Number)]));
    }
    csv.into_bytes()
}

/// The ledger as a program reads it; names stay the same.
#[derive(Serialize)]
struct Ledger {
    checked_at: String,
    certificates_in_all: usize,
    certificates: Vec<Certificate>,
}

#[derive(Serialize)]
pub(super) struct Certificate {
    number: String,
    state: &'static str,
    state_in_words: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    register_records: Option<&'static str>,
    register_differs: bool,
    #[serde(flatten)]
    about: Option<About>,
}

/// Only what was verified.
#[derive(Serialize)]
struct About {
    product: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    model: Option<String>,
    maker: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    credit_code: Option<String>,
    category: String,
    body: String,
    issued: String,
    expires: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    last_examined: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    surveillance_due: Option<String>,
    surveillance_overdue: bool,
}

pub(super) fn json(console: &Console<'_>, entries: &[Entry], all: usize) -> String {
    let ledger = Ledger {
        checked_at: console.now.to_string(),
        certificates_in_all: all,
        certificates: entries.iter().map(|entry| certificate(console, entry)).collect(),
    };
    // A ledger is texts and numbers: nothing in it can fail to be written.
    serde_json::to_string_pretty(&ledger).unwrap_or_default() + "\n"
}

pub(super) fn certificate(console: &Console<'_>, entry: &Entry) -> Certificate {
    Certificate {
        number: entry.number.clone(),
        state: entry.state.word(),
        state_in_words: (console.lang.ledger().state)(&entry.state),
        register_records: entry.recorded.map(|recorded| recorded.word()),
        register_differs: entry.differs(),
        about: entry.facts.as_ref().map(|facts| About {
            product: named(console, &facts.product),
            model: facts.model.as_ref().map(ToString::to_string),
            maker: named(console, &facts.maker),
            credit_code: facts.credit_code.clone(),
            category: facts.category.to_string(),
            body: named(console, &facts.body),
            issued: facts.issued.to_string(),
            expires: facts.expires.to_string(),
            last_examined: facts.examined.map(|day| day.to_string()),
            surveillance_due: facts.due.map(|day| day.to_string()),
            surveillance_overdue: facts.due.is_some_and(|due| due < console.now.date()),
        }),
    }
}
