//! Words of the guided draft: what each field is, and what to mind.

use super::{Lang, en, plain, zh};
use crate::{
    formats::Declared,
    readiness::{Filled, Unfit, form::Part},
};

/// The words of one language.
#[allow(missing_docs, reason = "each is what it says")]
pub struct DraftWords {
    pub title: &'static str,
    /// What it is of, in a word.
    pub preparing: &'static str,
    pub lead: &'static str,
    pub stays: &'static str,
    pub needs_script: &'static str,
    pub loading: &'static str,
    pub not_loaded: &'static str,
    pub not_trusted: &'static str,
    pub stopped: &'static str,
    pub category: &'static str,
    pub choose_category: &'static str,
    pub rule: &'static str,
    /// What the rule sets: unit, boundary.
    pub set: &'static str,
    pub open: &'static str,
    pub not_opened: fn(&str) -> String,
    /// A form filled in from a document: of which product, how many fields, and that a category comes first.
    pub filled: fn(&str, usize) -> String,
    pub unfit: fn(Unfit) -> &'static str,
    pub category_first: &'static str,
    pub no_category: fn(&str) -> String,
    pub save: &'static str,
    pub saved: fn(&str) -> String,
    /// What files are called.
    pub file: &'static str,
    pub anew: &'static str,
    pub really_anew: &'static str,
    pub back: &'static str,
    pub kept_here: &'static str,
    pub parts: fn(Part) -> (&'static str, &'static str),
    pub sum: fn(&str) -> String,
    pub use_sum: &'static str,
    pub digest_of: &'static str,
    pub digest_note: &'static str,
    pub not_chosen: &'static str,
    pub advice: &'static str,
    pub nothing_found: &'static str,
    pub then: &'static str,
    pub per_cent: &'static str,
    /// The score of an indicator, best and worst.
    pub scores: [&'static str; 5],
}

impl Lang {
    /// The words of the guided draft.
    #[must_use]
    pub fn draft(self) -> &'static DraftWords {
        match self {
            Self::Zh => &zh::draft::WORDS,
            Self::En => &en::draft::WORDS,
        }
    }

    /// What came of filling the form in from a document.
    #[must_use]
    pub fn filled(self, declared: &Declared, filled: Filled) -> String {
        let words = self.draft();
        let name = plain(declared.name.in_language(self.code()).1.as_str());
        let said = (words.filled)(&name, filled.fields);
        filled.number.err().map_or(said.clone(), |unfit| format!("{said} {}", (words.unfit)(unfit)))
    }

    /// What a field of the form is called, and what to mind; by its path without the place in a list.
    #[must_use]
    pub fn form_field(self, path: &str) -> (&'static str, &'static str) {
        let path = path.split_once("].").filter(|_| path.starts_with("stages[")).map_or(path, |(_, rest)| rest);
        match self {
            Self::Zh => zh::draft::field(path),
            Self::En => en::draft::field(path),
        }
    }
}
