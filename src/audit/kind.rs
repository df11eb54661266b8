//! How findings are grouped: each kind has a word for programs, and a weight.

/// How much a finding weighs, in the terms of ISO/IEC 17021-1, 3.11 to 3.13.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Severity {
    /// What the label says cannot be relied on.
    Major,
    /// A requirement is not met, or not shown to be.
    Minor,
    /// Nothing is wrong; a supervisor wants to know it.
    Observation,
}

impl Severity {
    /// Every severity, the gravest first.
    pub const ALL: &[Self] = &[Self::Major, Self::Minor, Self::Observation];

    /// A word for programs.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Major => "major",
            Self::Minor => "minor",
            Self::Observation => "observation",
        }
    }
}

macro_rules! kinds {
    ($($kind:ident, $word:literal, $severity:ident;)+) => {
        /// What a finding is about. In the order reports list them: the gravest first.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
        #[allow(missing_docs, reason = "each is its word; `text` says it in full")]
        pub enum Kind { $($kind),+ }

        impl Kind {
            /// Every kind, in order.
            pub const ALL: &[Self] = &[$(Self::$kind),+];

            /// A word for programs; it stays the same.
            #[must_use]
            pub const fn word(self) -> &'static str {
                match self { $(Self::$kind => $word),+ }
            }

            /// How much it weighs.
            #[must_use]
            pub const fn severity(self) -> Severity {
                match self { $(Self::$kind => Severity::$severity),+ }
            }
        }
    };
}

kinds! {
    Format, "format", Major;
    Signature, "signature", Major;
    Issuer, "issuer", Major;
    Accreditation, "accreditation", Major;
    Content, "content", Major;
    NumberRepeated, "number-repeated", Major;
    GtinRepeated, "gtin-repeated", Major;
    Demonstration, "demonstration", Major;
    Category, "category", Major;
    DecisionAfterIssue, "decision-after-issue", Major;
    PageDiffers, "page-differs", Major;
    PageMissing, "page-missing", Major;
    FileName, "file-name", Minor;
    Unit, "unit", Minor;
    Boundary, "boundary", Minor;
    Stages, "stages", Minor;
    Required, "required", Minor;
    StepsMissing, "steps-missing", Minor;
    StepsOrder, "steps-order", Minor;
    StepAhead, "step-ahead", Minor;
    Report, "report", Minor;
    StepEvidence, "step-evidence", Minor;
    Sum, "sum", Minor;
    Plausible, "plausible", Minor;
    Outlier, "outlier", Minor;
    PrimaryShare, "primary-share", Minor;
    PrimaryShareByStage, "primary-share-by-stage", Minor;
    Period, "period", Minor;
    PageSurplus, "page-surplus", Minor;
    PageOutdated, "page-outdated", Minor;
    NotInForce, "not-in-force", Observation;
    StatusUnknown, "status-unknown", Observation;
    StatusNotAsked, "status-not-asked", Observation;
    Surveillance, "surveillance", Observation;
    StagesNotProvided, "stages-not-provided", Observation;
    Withheld, "withheld", Observation;
    AppNotCompared, "app-not-compared", Observation;
    PicturesNotCompared, "pictures-not-compared", Observation;
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn kinds_stand_in_the_order_of_their_weight_and_have_words_of_their_own() {
        assert!(Kind::ALL.is_sorted_by_key(|kind| kind.severity()));
        let mut words: Vec<&str> = Kind::ALL.iter().map(|kind| kind.word()).collect();
        words.sort_unstable();
        words.dedup();
        assert_eq!(words.len(), Kind::ALL.len());
    }
}
