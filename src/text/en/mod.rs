//! English.

#[cfg(feature = "cli")]
mod audit;
#[cfg(feature = "cli")]
mod kinds;
mod problems;
mod sentences;
mod words;

/// English.
pub(super) struct English;
