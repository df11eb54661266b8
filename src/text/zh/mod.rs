//! 简体中文。

mod disclosure;
mod passport;
mod problems;
pub(super) mod readiness;
mod sentences;
mod standings;
mod steps;
mod verdicts;
mod words;

/// Chinese as written in the mainland.
pub(super) struct Chinese;
