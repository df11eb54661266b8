//! Words of recognition between regions.

use super::{Lang, en, zh};
use crate::label::Date;

/// The words of one language.
#[allow(missing_docs, reason = "each is what it says")]
pub struct RecognitionWords {
    /// What it is of, in a word.
    pub recognition: &'static str,
    pub title: &'static str,
    pub lead: &'static str,
    /// Where, for what and whose.
    pub regions: &'static str,
    pub categories: &'static str,
    pub all_categories: &'static str,
    pub issuers: &'static str,
    pub all_issuers: &'static str,
    pub term: &'static str,
    pub document: &'static str,
    /// From a day on, and from one day to another.
    pub since: fn(Date) -> String,
    pub between: fn(Date, Date) -> String,
    pub states: fn(State) -> &'static str,
    pub how: &'static str,
    pub how_counts: &'static str,
    pub how_asked: &'static str,
    /// On a label: before the regions, and where there is none.
    pub recognised_in: &'static str,
}

/// Where an agreement is on a day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[allow(missing_docs, reason = "each is its name")]
pub enum State {
    Ahead,
    InForce,
    Ended,
}

impl State {
    /// The word for the stylesheet: those of the board.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Ahead => "under-way",
            Self::InForce => "reached",
            Self::Ended => "behind",
        }
    }
}

impl Lang {
    /// The words of recognition between regions.
    #[must_use]
    pub fn recognition(self) -> &'static RecognitionWords {
        match self {
            Self::Zh => &zh::recognition::RECOGNITION,
            Self::En => &en::recognition::RECOGNITION,
        }
    }
}
