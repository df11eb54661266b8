//! English.

mod disclosure;
mod passport;
mod problems;
pub(super) mod readiness;
mod sentences;
mod standings;
mod steps;
mod verdicts;
mod words;

/// English.
pub(super) struct English;
