//! Words of the board: how far the plan's targets are.

use crate::{board::State, programme::Work};

/// The words of one language.
#[allow(missing_docs, reason = "each is what it says")]
pub struct BoardWords {
    /// What it is of, in a word.
    pub aims: &'static str,
    pub title: &'static str,
    pub lead: &'static str,
    /// A year's heading.
    pub year: fn(i32) -> String,
    /// Before the labels that count.
    pub labels: &'static str,
    /// A target: work, products, and the least number.
    pub aim: fn(Work, &str, u32) -> String,
    /// So many count.
    pub so_far: fn(u32) -> String,
    pub states: fn(State) -> &'static str,
    /// Of the labels, so many are not named.
    pub further: fn(u32) -> String,
    /// Before the labels that no longer count.
    pub lost: &'static str,
    pub none: &'static str,
    pub how: &'static str,
    pub how_accounted: &'static str,
    pub how_certified: &'static str,
    pub how_kept: &'static str,
}
