//! What can be found in a draft: one variant a reason, with both sides of what differs.

use crate::{
    json::Problem,
    label::{Boundary, Date, Decimal, DeclaredUnit, Line, Number, Score, Share, StageKind, Step},
};

/// How much a finding matters, the gravest first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Severity {
    /// Something asked for is missing.
    Wanted,
    /// Something stated does not read.
    Faulty,
    /// Two things stated, or one and the rule, contradict.
    Contradiction,
    /// Data below a bar, or a figure out of the ordinary.
    Weak,
    /// Good to know; nothing has to be done.
    Hint,
}

impl Severity {
    /// Every severity, the gravest first.
    pub const ALL: &[Self] = &[Self::Wanted, Self::Faulty, Self::Contradiction, Self::Weak, Self::Hint];

    /// A word for programs.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Wanted => "wanted",
            Self::Faulty => "faulty",
            Self::Contradiction => "contradiction",
            Self::Weak => "weak",
            Self::Hint => "hint",
        }
    }
}

/// What was found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Matter {
    /// A field that is asked for is not stated.
    Missing,
    /// A stage of the category is not stated, while others are.
    StageMissing(StageKind),
    /// A part does not read.
    Unreadable(Problem),
    /// A category the programme does not have.
    UnknownCategory {
        /// The draft's.
        stated: Number,
        /// The programme's.
        known: Vec<Number>,
    },
    /// Another declared unit than the category's.
    DeclaredUnit {
        /// The draft's.
        stated: DeclaredUnit,
        /// The category's.
        wanted: DeclaredUnit,
    },
    /// Another boundary than the category's.
    Boundary {
        /// The draft's.
        stated: Boundary,
        /// The category's.
        wanted: Boundary,
    },
    /// Another rule than the category's.
    Rule {
        /// The draft's.
        stated: Number,
        /// The category's.
        wanted: Number,
    },
    /// Another version of the rule than the category's, or none.
    RuleVersion {
        /// The draft's.
        stated: Option<Line>,
        /// The category's.
        wanted: Line,
    },
    /// No rule stated.
    RuleUnstated(Number),
    /// A stage the category does not have.
    StageForeign {
        /// The draft's.
        stated: StageKind,
        /// The category's.
        wanted: Vec<StageKind>,
    },
    /// The category's stages in another order.
    StageOrder(Vec<StageKind>),
    /// No stage stated.
    NoStages,
    /// The stages do not add up to the value, beyond rounding.
    Sum {
        /// The value stated.
        value: Decimal,
        /// What the stages add up to.
        sum: Decimal,
        /// `value − sum`.
        difference: Decimal,
    },
    /// The share of primary data stated is not that of the stages, beyond rounding.
    PrimaryShares {
        /// The whole's.
        stated: Share,
        /// That of the stages, each weighted by its part of the value; 0 to 1.
        weighted: Decimal,
    },
    /// The value lies outside its own uncertainty.
    OutsideUncertainty {
        /// The value.
        value: Decimal,
        /// The lower end.
        low: Decimal,
        /// The upper end.
        high: Decimal,
    },
    /// A footprint factor of electricity that none has in kgCO2e/kWh.
    ElectricityFactor {
        /// The draft's.
        factor: Decimal,
        /// The most any has.
        most: Decimal,
    },
    /// Data of days that are still to come.
    PeriodAhead {
        /// The last day of the data.
        to: Date,
        /// Today.
        today: Date,
    },
    /// Two steps of certification in the wrong order.
    TraceOrder {
        /// What stands first.
        first: (Step, Date),
        /// What stands after it.
        then: (Step, Date),
    },
    /// Issued before it was decided.
    IssuedBeforeDecision {
        /// The day of issue.
        issued: Date,
        /// The day of the decision.
        decided: Date,
    },
    /// A year that is still to come.
    YearAhead {
        /// The draft's.
        stated: u16,
        /// This year.
        this: i32,
    },
    /// A value outside what its category expects, in kgCO2e per the category's unit.
    Implausible {
        /// The draft's.
        value: Decimal,
        /// The lower end.
        low: Decimal,
        /// The upper end.
        high: Decimal,
    },
    /// Data older than the rule wants them.
    DataOld {
        /// The last day of the data.
        to: Date,
        /// The most years the rule admits.
        years: u8,
        /// Today.
        today: Date,
    },
    /// Less primary data than the rule's bar.
    PrimaryShareLow {
        /// The draft's.
        stated: Share,
        /// The rule's.
        least: Share,
    },
    /// No share of primary data stated, where the rule has a bar.
    PrimaryShareUnstated(Share),
    /// A stage whose worst data-quality score is below the rule's bar.
    QualityLow {
        /// The stage.
        stage: StageKind,
        /// Its worst score.
        worst: Score,
        /// The worst the rule admits.
        bar: Score,
    },
    /// A stage without scores, where the rule has a bar.
    QualityUnstated {
        /// The stage.
        stage: StageKind,
        /// The worst the rule admits.
        bar: Score,
    },
    /// A field nobody asks for here, but a certificate names (认证证书和认证标志管理办法, art. 7).
    Recommended,
    /// No certificate yet: the body fills it in.
    BeforeCertification,
    /// The draft is a demonstration.
    Demonstration,
}

impl Matter {
    /// How much it matters.
    #[must_use]
    pub const fn severity(&self) -> Severity {
        match self {
            Self::Missing | Self::StageMissing(_) => Severity::Wanted,
            Self::Unreadable(_) => Severity::Faulty,
            Self::UnknownCategory { .. }
            | Self::DeclaredUnit { .. }
            | Self::Boundary { .. }
            | Self::Rule { .. }
            | Self::StageForeign { .. }
            | Self::Sum { .. }
            | Self::PrimaryShares { .. }
            | Self::OutsideUncertainty { .. }
            | Self::ElectricityFactor { .. }
            | Self::PeriodAhead { .. }
            | Self::TraceOrder { .. }
            | Self::IssuedBeforeDecision { .. }
            | Self::YearAhead { .. } => Severity::Contradiction,
            Self::RuleVersion { .. }
            | Self::NoStages
            | Self::Implausible { .. }
            | Self::DataOld { .. }
            | Self::PrimaryShareLow { .. }
            | Self::PrimaryShareUnstated(_)
            | Self::QualityLow { .. }
            | Self::QualityUnstated { .. } => Severity::Weak,
            Self::RuleUnstated(_)
            | Self::StageOrder(_)
            | Self::Recommended
            | Self::BeforeCertification
            | Self::Demonstration => Severity::Hint,
        }
    }

    /// A word for programs to tell findings by.
    #[must_use]
    pub const fn word(&self) -> &'static str {
        match self {
            Self::Missing => "missing",
            Self::StageMissing(_) => "stage-missing",
            Self::Unreadable(_) => "unreadable",
            Self::UnknownCategory { .. } => "unknown-category",
            Self::DeclaredUnit { .. } => "declared-unit",
            Self::Boundary { .. } => "boundary",
            Self::Rule { .. } => "rule",
            Self::RuleVersion { .. } => "rule-version",
            Self::RuleUnstated(_) => "rule-unstated",
            Self::StageForeign { .. } => "stage-foreign",
            Self::StageOrder(_) => "stage-order",
            Self::NoStages => "no-stages",
            Self::Sum { .. } => "sum",
            Self::PrimaryShares { .. } => "primary-shares",
            Self::OutsideUncertainty { .. } => "outside-uncertainty",
            Self::ElectricityFactor { .. } => "electricity-factor",
            Self::PeriodAhead { .. } => "period-ahead",
            Self::TraceOrder { .. } => "trace-order",
            Self::IssuedBeforeDecision { .. } => "issued-before-decision",
            Self::YearAhead { .. } => "year-ahead",
            Self::Implausible { .. } => "implausible",
            Self::DataOld { .. } => "data-old",
            Self::PrimaryShareLow { .. } => "primary-share-low",
            Self::PrimaryShareUnstated(_) => "primary-share-unstated",
            Self::QualityLow { .. } => "quality-low",
            Self::QualityUnstated { .. } => "quality-unstated",
            Self::Recommended => "recommended",
            Self::BeforeCertification => "before-certification",
            Self::Demonstration => "demonstration",
        }
    }
}

/// The path in a draft of a path inside its subject.
pub(super) fn path_of(inside: &str) -> String {
    format!("$.{SUBJECT}.{inside}")
}

/// The member of a draft that becomes the credential's subject.
pub(super) const SUBJECT: &str = "credentialSubject";
