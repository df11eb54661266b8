//! Words of the page about documents of other formats: what is read of each, what is written, and what is lost.

use crate::formats::{Format, write::Target};
use crate::text::{Lang, en, zh};

/// The words of one language.
#[allow(missing_docs, reason = "each is what it says")]
pub struct FormatsWords {
    pub title: &'static str,
    /// What it is of, in a word.
    pub exchange: &'static str,
    pub lead: &'static str,
    pub read: &'static str,
    pub read_lead: &'static str,
    /// Of a format that is read: its versions and kinds of file, and what to mind.
    pub reads: fn(Format) -> (&'static str, &'static str),
    /// Of product passports: their versions and kinds of file, and what to mind.
    pub passport: (&'static str, &'static str),
    pub written: &'static str,
    pub written_lead: &'static str,
    /// Of a format that is written: its version, and what it asks for or refuses.
    pub writes: fn(Target) -> (&'static str, &'static str),
    pub carried: &'static str,
    pub lost: &'static str,
    /// Of a format that is read: what it has no place for.
    pub absent: &'static str,
    pub nothing_lost: &'static str,
    /// Between the things of a list.
    pub comma: &'static str,
    pub stages: &'static str,
    pub stages_lead: &'static str,
    pub module: &'static str,
    pub stage: &'static str,
    pub beyond: &'static str,
    pub try_it: &'static str,
}

impl Lang {
    /// The words of the page about formats.
    #[must_use]
    pub fn formats(self) -> &'static FormatsWords {
        match self {
            Self::Zh => &zh::formats::WORDS,
            Self::En => &en::formats::WORDS,
        }
    }
}
