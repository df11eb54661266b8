//! Words of a body's ledger of certificates.

use crate::{
    credential::Decision,
    label::{Date, Instant, Step},
    ledger::State,
};

/// The words of one language.
#[allow(missing_docs, reason = "each is what it says")]
pub struct LedgerWords {
    pub state: fn(&State) -> String,
    /// The certificate's own days: the first and the last.
    pub days: fn(Date, Date) -> String,
    /// When the next surveillance is due, so many days from now; below nought it is overdue.
    pub due: fn(Date, i64) -> String,
    /// What the register records, where the lists say otherwise.
    pub differs: fn(Decision) -> String,
    /// So many of so many certificates, at a time.
    pub listed: fn(usize, usize, Instant) -> String,
    /// So many are overdue for surveillance.
    pub overdue: fn(usize) -> String,
    /// Whose the months between two surveillances are.
    pub period: fn(u16) -> String,
    pub reading: &'static str,
    /// A decision, and whether it is the certificate's first.
    pub decided: fn(Decision, bool) -> &'static str,
    /// What a register, by its folder's name, records.
    pub decisions: fn(&str) -> String,
    pub not_entered: &'static str,
    pub steps: &'static str,
    pub step: fn(Step) -> &'static str,
    pub no_steps: &'static str,
    /// A number that stands nowhere in a programme's folder.
    pub unknown: fn(&str, &str) -> String,
    /// The columns of the ledger as a table.
    pub columns: [&'static str; 15],
    /// The columns of one certificate's history as a table.
    pub history: [&'static str; 4],
    /// Where a line of a history is from.
    pub register: &'static str,
    pub label: &'static str,
}
