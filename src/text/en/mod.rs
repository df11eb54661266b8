//! English.

#[cfg(feature = "documents")]
pub(super) mod account;
#[cfg(feature = "cli")]
pub(super) mod audit;
#[cfg(feature = "cli")]
pub(super) mod board;
pub(super) mod bring;
pub(super) mod carbon;
pub(super) mod chart;
#[cfg(feature = "cli")]
mod cli;
pub(super) mod criteria;
#[cfg(feature = "cli")]
pub(super) mod data;
mod disclosure;
pub(super) mod draft;
pub(super) mod evaluate;
#[cfg(feature = "cli")]
pub(super) mod folder;
#[cfg(feature = "cli")]
pub(super) mod formats;
pub(super) mod handover;
#[cfg(feature = "cli")]
mod kinds;
#[cfg(feature = "cli")]
pub(super) mod ledger;
mod passport;
#[cfg(feature = "cli")]
pub(super) mod pilot;
pub(super) mod portal;
pub(super) mod print;
mod problems;
pub(super) mod readiness;
#[cfg(feature = "cli")]
pub(super) mod recognition;
#[cfg(feature = "cli")]
pub(super) mod rule;
mod sentences;
mod standings;
mod steps;
pub(super) mod studio;
#[cfg(feature = "cli")]
pub(super) mod synth;
pub(super) mod table;
mod verdicts;
pub(super) mod words;

/// English.
pub(super) struct English;

/// A count and what is counted.
#[cfg(feature = "cli")]
fn many(count: usize, one: &str, more: &str) -> String {
    format!("{count} {}", if count == 1 { one } else { more })
}
