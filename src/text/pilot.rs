//! Words of the list of pilot products.

use crate::label::Date;

/// The words of one language.
#[allow(missing_docs, reason = "each is what it says")]
pub struct PilotWords {
    /// What it is of, in a word.
    pub products: &'static str,
    pub title: &'static str,
    pub lead: &'static str,
    /// Which catalogue the list is matched with: its name, and the day it was published.
    pub catalogue: fn(&str, Date) -> String,
    /// A batch that is open, and one that will be.
    pub since: fn(Date) -> String,
    pub planned: fn(Date) -> String,
    /// What the national catalogue calls the products.
    pub national: fn(&str) -> String,
    /// Of products that only this region, by its name, has taken up.
    pub local: fn(&str) -> String,
    /// So many labels are in force.
    pub certified: fn(u64) -> String,
    pub none: &'static str,
    /// Before the products that are on their way.
    pub candidates: &'static str,
    /// The day a product came on the list.
    pub listed: fn(Date) -> String,
    pub how: &'static str,
    pub how_certified: &'static str,
    pub how_candidates: &'static str,
    pub how_batches: &'static str,
}
