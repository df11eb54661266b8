//! The words a language gives a comparison that is handed over.

use super::{Lang, carbon_unit, en, zh};
use crate::label::{CarbonUnit, DeclaredUnit};

/// Words of a comparison's file and of the buttons that make it.
#[allow(missing_docs, reason = "each is what it says")]
pub struct HandoverWords {
    /// What files are called.
    pub file: &'static str,
    pub title: &'static str,

    /// What the buttons are for.
    pub hand_over: &'static str,
    pub xlsx: &'static str,
    pub csv: &'static str,
    pub json: &'static str,
    pub print: &'static str,
    pub link: &'static str,
    pub copied: &'static str,
    pub not_copied: &'static str,
    /// Which products go in: so many that were chosen.
    pub of_chosen: fn(usize) -> String,
    /// All that were found, of which so many fit.
    pub of_found: fn(usize, usize) -> String,
    /// So many of so many checked.
    pub checking: fn(usize, usize) -> String,
    pub making: &'static str,
    /// A file of that name is made.
    pub made: fn(&str) -> String,
    pub to_print: &'static str,
    pub failed: &'static str,
    /// The program that writes XLSX did not load.
    pub no_writer: &'static str,

    /// Names of sheets: at most 31 characters, none of `[]:*?/\`.
    pub comparison: &'static str,
    pub verdicts: &'static str,
    pub stages: &'static str,
    pub about: &'static str,

    pub number: &'static str,
    pub name: &'static str,
    pub maker: &'static str,
    pub model: &'static str,
    pub value: &'static str,
    pub unit: &'static str,
    /// Of what is no product's.
    pub counted_in: &'static str,
    /// The column of numbers in the group's unit.
    pub in_group: fn(&str) -> String,
    pub comparable: &'static str,
    pub compares: &'static str,
    pub state: &'static str,
    pub says: &'static str,
    /// Who says it, in the order of `Source::ALL`.
    pub sources: [&'static str; 3],
    /// Of what did not verify.
    pub refused: &'static str,
    pub checked: &'static str,
    pub not_checked: &'static str,
    pub issuer: &'static str,
    pub issuer_did: &'static str,
    pub issued: &'static str,
    pub expires: &'static str,
    pub period_from: &'static str,
    pub period_to: &'static str,
    pub primary_share: &'static str,
    pub boundary: &'static str,
    /// The column of a stage, in the unit as stated.
    pub stage_value: fn(&str) -> String,
    pub stage: &'static str,
    pub verdict: &'static str,
    pub reasons: &'static str,
    pub worked: &'static str,

    /// The columns of an award and the inputs of its formula.
    pub award_value: fn(&str) -> String,
    pub recomputed: &'static str,
    pub recomputed_bounded: &'static str,
    pub as_stated: &'static str,
    pub recomputed_note: &'static str,
    pub most: &'static str,
    pub least: &'static str,
    pub from: &'static str,
    pub to: &'static str,
    pub places: &'static str,

    pub made_at: &'static str,
    pub reopen: &'static str,
    pub programme: &'static str,
    pub operator: &'static str,
    pub operator_key: &'static str,
    pub region: &'static str,
    pub site: &'static str,
    pub software: &'static str,
    pub group: &'static str,
    pub mind: &'static str,
    pub no_group: &'static str,
    pub no_standard: &'static str,
    pub counts: &'static str,
    pub counted: fn(usize, usize) -> String,
    pub criteria_file: &'static str,
    pub absent: &'static str,
    /// The products in the file are fewer than were found.
    pub cut: fn(usize, usize) -> String,
    /// So many could not be checked.
    pub unchecked: fn(usize) -> String,
    pub benchmarks: &'static str,
    pub benchmark: &'static str,
    pub demanded: &'static str,
    pub no_benchmarks: &'static str,
    /// How the file is to be read.
    pub reading: &'static str,
}

impl Lang {
    /// The words of a comparison that is handed over.
    #[must_use]
    pub fn handover(self) -> &'static HandoverWords {
        match self {
            Self::Zh => &zh::handover::HANDOVER,
            Self::En => &en::handover::HANDOVER,
        }
    }

    /// What a number is counted in and per: `kgCO₂e per 1 kWp`.
    #[must_use]
    pub fn measure(self, unit: CarbonUnit, per: &DeclaredUnit) -> String {
        format!("{} {}", carbon_unit(unit), self.language().per(per))
    }
}
