//! 简体中文。

mod passport;
mod problems;
pub(super) mod readiness;
mod sentences;
mod steps;
mod verdicts;
mod words;

/// Chinese as written in the mainland.
pub(super) struct Chinese;
