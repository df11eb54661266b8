//! 简体中文。

mod passport;
mod problems;
mod sentences;
mod words;

/// Chinese as written in the mainland.
pub(super) struct Chinese;
