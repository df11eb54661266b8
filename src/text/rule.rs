//! Words of the page of a category's rule.

use crate::label::Date;

/// The words of one language.
#[allow(missing_docs, reason = "each is what it says")]
pub struct RuleWords {
    /// The way to the page.
    pub read: &'static str,
    /// What the page is for, by the category's name.
    pub lead: fn(&str) -> String,
    pub counts: &'static str,
    pub states: &'static str,
    pub bars: &'static str,
    pub primary_share: &'static str,
    pub quality: &'static str,
    pub quality_bar: fn(u8) -> String,
    pub data_age: &'static str,
    pub years: fn(u8) -> String,
    pub plausible: &'static str,
    /// The lower and the upper end, the unit, and per what.
    pub between: fn(&str, &str, &str, &str) -> String,
    pub plausible_note: &'static str,
    pub versions: &'static str,
    /// A version, and its first day.
    pub since: fn(&str, Date) -> String,
    pub no_versions: &'static str,
    pub same_file: &'static str,
}
