//! English.

mod problems;
mod sentences;
mod verdicts;
mod words;

/// English.
pub(super) struct English;
