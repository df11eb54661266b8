//! The words a language gives an audit's report.

use crate::{
    audit::{Compared, Counts, Finding, Kind, Severity},
    label::Instant,
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
    /// What to do about it.
    pub remedy: fn(Kind) -> &'static str,
    /// One finding, with its facts.
    pub finding: fn(&Finding) -> String,
    pub label: &'static str,
    pub found: &'static str,
    pub programme: &'static str,
    pub labels: &'static str,
    pub in_force: &'static str,
    pub not_in_force: &'static str,
    pub rejected: &'static str,
    pub checking: &'static str,
    pub comparing: &'static str,
    pub written: fn(&str) -> String,
}
