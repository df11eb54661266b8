//! English.

#[cfg(feature = "cli")]
pub(super) mod audit;
#[cfg(feature = "cli")]
mod cli;
mod disclosure;
#[cfg(feature = "cli")]
mod kinds;
mod passport;
pub(super) mod print;
mod problems;
pub(super) mod readiness;
mod sentences;
mod standings;
mod steps;
pub(super) mod studio;
#[cfg(feature = "cli")]
pub(super) mod synth;
mod verdicts;
pub(super) mod words;

/// English.
pub(super) struct English;
