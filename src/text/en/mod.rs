//! English.

mod passport;
mod problems;
mod sentences;
mod words;

/// English.
pub(super) struct English;
