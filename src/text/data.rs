//! Words of the page about data: who sees what of a label, and what is stored where.

use super::{Lang, en, zh};
use crate::label::{Audience, Part};

/// The words of one language.
#[allow(missing_docs, reason = "each is what it says")]
pub struct DataWords {
    pub title: &'static str,
    pub lead: &'static str,
    pub who: &'static str,
    pub who_note: &'static str,
    /// What is never restricted.
    pub everybody: &'static str,
    pub everything_else: &'static str,
    pub readers: fn(Audience) -> &'static str,
    pub parts: fn(Part) -> &'static str,
    /// Of the restricted parts, before those a reader needs; and of whom none.
    pub as_well: &'static str,
    pub none: &'static str,
    pub where_kept: &'static str,
    /// Places, and what is there.
    pub places: [(&'static str, &'static str); 5],
    pub never: &'static str,
    pub nevers: [&'static str; 4],
}

impl Lang {
    /// The words of the page about data.
    #[must_use]
    pub fn data(self) -> &'static DataWords {
        match self {
            Self::Zh => &zh::data::DATA,
            Self::En => &en::data::DATA,
        }
    }
}
