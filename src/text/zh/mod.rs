//! 简体中文。

#[cfg(feature = "cli")]
mod audit;
mod problems;
mod sentences;
mod words;

/// Chinese as written in the mainland.
pub(super) struct Chinese;
