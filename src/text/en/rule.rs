//! Words of the page of a category's rule.

use crate::text::RuleWords;

pub(in crate::text) const RULE: RuleWords = RuleWords {
    read: "What the rule asks",
    lead: |category| {
        format!(
            "Footprints in the category “{category}” follow this rule: how they are counted, what a label has to state, and what is asked of the data."
        )
    },
    counts: "How it is counted",
    states: "A label has to state",
    bars: "What is asked of the data",
    primary_share: "Share of primary data",
    quality: "Data quality",
    quality_bar: |worst| format!("no stage worse than {worst} (1 is best, 5 worst)"),
    data_age: "Age of the data",
    years: |years| match years {
        1 => "at most 1 year from the end of the data's period to the application".to_owned(),
        _ => format!("at most {years} years from the end of the data's period to the application"),
    },
    plausible: "Usual range",
    between: |low, high, unit, per| format!("{low} to {high} {unit} {per}"),
    plausible_note: "A value outside it need not be wrong; the check of a draft asks for a second look.",
    versions: "Versions, and what changed",
    since: |version, day| format!("{version}, applies from {day}"),
    no_versions: "No earlier version is on record.",
    same_file: "The check of drafts (carbon-label check) reads the same file as this page, so both always ask the same.",
};
