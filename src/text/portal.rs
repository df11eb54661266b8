//! The words a language gives the procurement portal.

/// Words and sentences of the page where products are compared for a purchase.
#[allow(missing_docs, reason = "each is what it says")]
pub struct PortalWords {
    pub title: &'static str,
    pub lead: &'static str,
    pub needs_script: &'static str,
    pub loading: &'static str,
    pub not_loaded: &'static str,
    pub not_trusted: &'static str,
    pub stopped: &'static str,

    pub search: &'static str,
    pub search_hint: &'static str,
    pub category: &'static str,
    pub all_categories: &'static str,
    pub group: &'static str,
    /// How many products a group has.
    pub in_group: fn(usize) -> String,
    /// Which states are kept.
    pub states: &'static str,
    pub all_states: &'static str,
    /// Those of an index, in the order of `State::ALL`.
    pub state: [&'static str; 8],
    pub least: &'static str,
    pub most: &'static str,
    pub only_chosen: &'static str,
    pub columns: &'static str,
    pub issuer: &'static str,
    pub period: &'static str,
    pub rule: &'static str,
    pub filters: &'static str,

    /// How many were found, and how many of them compare.
    pub found: fn(usize, usize) -> String,
    pub none_found: &'static str,
    pub no_products: &'static str,
    /// So many of so many products read.
    pub reading: fn(usize, usize) -> String,
    pub not_read: &'static str,
    pub again: &'static str,
    /// The versions of a rule that occur in a group.
    pub versions: fn(&str) -> String,
    /// How many periods of data occur in a group.
    pub periods: fn(usize) -> String,

    pub chosen: &'static str,
    /// Of a product: what its box chooses.
    pub choose: fn(&str) -> String,
    pub how_many_chosen: fn(usize) -> String,
    pub clear: &'static str,
    pub product: &'static str,
    pub footprint: &'static str,
    pub stages: &'static str,
    pub stages_as: fn(&str) -> String,
    pub certificate: &'static str,
    pub primary_share: &'static str,
    pub not_provided: &'static str,
    pub until: fn(&str) -> String,
    pub table: &'static str,
    pub table_help: &'static str,
    pub rising: &'static str,
    pub falling: &'static str,
    /// Before the state an index lists.
    pub listed: fn(&str) -> String,
    pub rejected: &'static str,
    pub not_comparable: &'static str,
    pub label_page: &'static str,

    pub standard: &'static str,
    pub standard_help: &'static str,
    pub in_force: &'static str,
    pub accredited: &'static str,
    pub recognised: &'static str,
    pub anywhere: &'static str,
    pub limit: &'static str,
    pub primary: &'static str,
    pub grade: &'static str,
    pub award: &'static str,
    pub deduction: &'static str,
    pub best: &'static str,
    /// The column of verdicts.
    pub requirement: &'static str,
    /// How many pass, cannot be told, and fail.
    pub outcomes: fn(usize, usize, usize) -> String,
    pub outcome: &'static str,
    pub all_outcomes: &'static str,
    pub print: &'static str,
    pub save: &'static str,
}
