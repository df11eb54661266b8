//! English.

#[cfg(feature = "cli")]
mod audit;
mod problems;
mod sentences;
mod words;

/// English.
pub(super) struct English;
