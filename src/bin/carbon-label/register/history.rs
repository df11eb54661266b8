//! One certificate: what was decided about it, and the steps its label states.

use super::{Console, report};
use crate::error::Error;
use carbon_label::{
    credential::{AtHand, Recorded},
    formats::table::{Cell, Csv},
    label::{Number, TraceStep},
    ledger::{Entry, State},
    text::{Lang, clock},
};
use serde::Serialize;

/// A certificate's past.
pub(super) struct History {
    entry: Entry,
    /// The register that has it, and what was decided, the oldest first.
    register: Option<(String, Vec<Recorded>)>,
    /// As its label states them; none where that is not to be believed.
    steps: Vec<TraceStep>,
}

impl History {
    /// The past of a certificate.
    ///
    /// # Errors
    /// [`Error::NoCertificate`] where neither a label nor a register has its number.
    pub(super) fn of(console: &Console<'_>, number: &Number) -> Result<Self, Error> {
        let register = console.registers.iter().find_map(|(name, register)| {
            let lines: Vec<Recorded> =
                register.history().iter().filter(|line| line.number == *number).cloned().collect();
            (!lines.is_empty()).then(|| (name.clone(), lines))
        });
        let file = console.folder.join("labels").join(format!("{number}.jwt"));
        let verdict = file.exists().then(|| console.verdict(&file, &mut AtHand::default())).transpose()?;
        let recorded = register.as_ref().and_then(|(_, lines)| Some(lines.last()?.decision));
        let labelled = verdict.as_ref().map(|verdict| console.entry(&file, verdict));
        let entry = labelled.or_else(|| recorded.map(|recorded| Entry::without_label(number, recorded)));
        let unknown = || Error::NoCertificate(number.clone(), console.folder.clone());
        let verified = verdict.and_then(Result::ok);
        let steps = verified.map(|verified| verified.label().trace.clone()).unwrap_or_default();
        Ok(Self { entry: entry.ok_or_else(unknown)?, register, steps })
    }

    pub(super) fn text(&self, console: &Console<'_>) -> String {
        let (words, lang) = (console.lang.ledger(), console.lang);
        let separator = lang.words().separator;
        let mut lines = report::lines(console, &self.entry);
        match &self.register {
            Some((name, decided)) => {
                lines.push((words.decisions)(name));
                for (at, line) in decided.iter().enumerate() {
                    let what = (words.decided)(line.decision, at == 0);
                    let why = line.why.iter().map(ToString::to_string);
                    let parts = [clock(line.at), what.to_owned()].into_iter().chain(why);
                    lines.push(format!("  {}", parts.collect::<Vec<_>>().join(separator)));
                }
            }
            None => lines.push(words.not_entered.to_owned()),
        }
        if matches!(self.entry.state, State::Known(_)) {
            lines.push(if self.steps.is_empty() { words.no_steps } else { words.steps }.to_owned());
        }
        for step in &self.steps {
            let parts = [step.date.to_string(), (words.step)(step.step).to_owned()].into_iter().chain(by(step, lang));
            lines.push(format!("  {}", parts.collect::<Vec<_>>().join(separator)));
        }
        lines.join("\n") + "\n"
    }

    pub(super) fn csv(&self, console: &Console<'_>) -> Vec<u8> {
        let (words, lang) = (console.lang.ledger(), console.lang);
        let mut csv = Csv::default();
        csv.row(words.history.map(Cell::Text));
        let decided = self.register.iter().flat_map(|(_, decided)| decided).enumerate().map(|(at, line)| {
            let what = (words.decided)(line.decision, at == 0).to_owned();
            [clock(line.at), words.register.to_owned(), what, line.why.iter().map(ToString::to_string).collect()]
        });
        let steps = self.steps.iter().map(|step| {
            let by = by(step, lang).unwrap_or_default();
            [step.date.to_string(), words.label.to_owned(), (words.step)(step.step).to_owned(), by]
        });
        for row in decided.chain(steps) {
            csv.row(row.iter().map(|text| if text.is_empty() { Cell::Blank } else { Cell::Text(text) }));
        }
        csv.into_bytes()
    }

    pub(super) fn json(&self, console: &Console<'_>) -> String {
        let decided = self.register.iter().flat_map(|(_, decided)| decided).map(|line| Decided {
            at: line.at.to_string(),
            decision: line.decision.word(),
            why: line.why.as_ref().map(ToString::to_string),
        });
        let steps = self.steps.iter().map(|step| Step {
            date: step.date.to_string(),
            step: step.step.word(),
            by: by(step, console.lang),
        });
        let past = Past {
            checked_at: console.now.to_string(),
            certificate: report::certificate(console, &self.entry),
            register: self.register.as_ref().map(|(name, _)| name.clone()),
            decisions: decided.collect(),
            steps: steps.collect(),
        };
        // A history is texts: nothing in it can fail to be written.
        serde_json::to_string_pretty(&past).unwrap_or_default() + "\n"
    }
}

/// Who did a step.
fn by(step: &TraceStep, lang: Lang) -> Option<String> {
    step.by.as_ref().map(|by| by.in_language(lang.code()).1.to_string())
}

/// A certificate's past as a program reads it; names stay the same.
#[derive(Serialize)]
struct Past {
    checked_at: String,
    certificate: report::Certificate,
    #[serde(skip_serializing_if = "Option::is_none")]
    register: Option<String>,
    decisions: Vec<Decided>,
    steps: Vec<Step>,
}

#[derive(Serialize)]
struct Decided {
    at: String,
    decision: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    why: Option<String>,
}

#[derive(Serialize)]
struct Step {
    date: String,
    step: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    by: Option<String>,
}
