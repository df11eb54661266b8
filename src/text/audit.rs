//! The words a language gives an audit's report.

use crate::{
    audit::{Compared, Counts, Finding, Kind, Severity},
    label::Instant,
    text::plain,
};

/// Words and sentences of a supervisor's report.
#[allow(missing_docs, reason = "each is what it says")]
pub struct AuditWords {
    pub title: &'static str,
    pub lead: &'static str,
    pub at: fn(Instant) -> String,
    pub counts: fn(&Counts) -> String,
    pub compared: fn(&Compared) -> String,
    pub severity: fn(Severity) -> &'static str,
    pub count: fn(Severity, usize) -> String,
    pub nothing: &'static str,
    /// What a kind of finding is called.
    pub kind: fn(Kind) -> &'static str,
    /// Its heading, with how many there are.
    pub group: fn(Kind, usize) -> String,
    /// What to do about it.
    pub remedy: fn(Kind) -> &'static str,
    /// One finding, with its facts.
    pub finding: fn(&Finding) -> String,
    /// A finding's line: the labels, then the sentence. Of many labels, the first few.
    pub line: fn(&[String], &str) -> String,
    /// What bodies decided after issuing, and a decision's column.
    pub decisions: &'static str,
    pub decided: &'static str,
    pub label: &'static str,
    pub found: &'static str,
    pub site: &'static str,
    pub labels: &'static str,
    pub in_force: &'static str,
    pub not_in_force: &'static str,
    pub rejected: &'static str,
    pub checking: &'static str,
    pub comparing: &'static str,
}

/// The labels a line names: the first few, and how many there are where that is not all.
pub(super) fn named(labels: &[String], separator: &str) -> (String, Option<usize>) {
    const SHOWN: usize = 10;
    let shown: Vec<String> = labels.iter().take(SHOWN).map(|label| plain(label)).collect();
    (shown.join(separator), Some(labels.len()).filter(|count| *count > SHOWN))
}
