//! The steps of certification (CNCA-CFP-00:2025): complete, in order, shown.
//!
//! In: a verified label and the time. Out: steps that are missing, out of order or ahead of time, and
//! what nothing shows.

use super::{Finding, Kind};
use crate::label::{Date, Label, Step};

/// The steps every certificate goes through, in order; surveillance comes after.
pub const STEPS: &[Step] = &[
    Step::Application,
    Step::Acceptance,
    Step::Planning,
    Step::DocumentReview,
    Step::OnSiteInspection,
    Step::FootprintVerification,
    Step::Decision,
];

/// What is wrong with how a label was certified.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Trace {
    /// Steps the trace does not have.
    Missing {
        /// Which.
        steps: Vec<Step>,
    },
    /// A step dated before one that must come first.
    Order {
        /// What must come first, and its day.
        first: (Step, Date),
        /// What must come after, and its day.
        then: (Step, Date),
    },
    /// A step dated after the day of the audit.
    Ahead {
        /// Which.
        step: Step,
        /// Its day.
        date: Date,
        /// The day of the audit.
        today: Date,
    },
    /// The certificate was issued before it was decided.
    DecisionAfterIssue {
        /// The day of the decision.
        decision: Date,
        /// The day the certificate was issued.
        issued: Date,
    },
    /// No hash of the verification report.
    NoReport,
    /// Steps without a hash of what shows them.
    NoEvidence {
        /// Which.
        steps: Vec<Step>,
    },
}

impl Trace {
    pub(super) fn kind(&self) -> Kind {
        match self {
            Self::Missing { .. } => Kind::StepsMissing,
            Self::Order { .. } => Kind::StepsOrder,
            Self::Ahead { .. } => Kind::StepAhead,
            Self::DecisionAfterIssue { .. } => Kind::DecisionAfterIssue,
            Self::NoReport => Kind::Report,
            Self::NoEvidence { .. } => Kind::StepEvidence,
        }
    }

    pub(super) fn sides(&self) -> Option<(String, String)> {
        let words = |steps: &[Step]| steps.iter().map(|step| step.word()).collect::<Vec<_>>().join(" ");
        let dated = |(step, date): &(Step, Date)| format!("{} {date}", step.word());
        match self {
            Self::Missing { steps } | Self::NoEvidence { steps } => Some((String::new(), words(steps))),
            Self::Order { first, then } => Some((dated(then), dated(first))),
            Self::Ahead { step, date, today } => Some((dated(&(*step, *date)), today.to_string())),
            Self::DecisionAfterIssue { decision, issued } => Some((decision.to_string(), issued.to_string())),
            Self::NoReport => None,
        }
    }
}

pub(super) fn examine(label: &Label, today: Date) -> Vec<Finding> {
    let missing: Vec<Step> = STEPS.iter().filter(|step| first(label, **step).is_none()).copied().collect();
    let missing = (!missing.is_empty()).then_some(Trace::Missing { steps: missing });
    let found = missing.into_iter().chain(order(label)).chain(ahead(label, today)).chain(decision(label));
    found.chain(unshown(label)).map(Finding::Trace).collect()
}

/// The day a step was first taken.
pub(super) fn first(label: &Label, step: Step) -> Option<Date> {
    label.trace.iter().filter(|taken| taken.step == step).map(|taken| taken.date).min()
}

fn last(label: &Label, step: Step) -> Option<Date> {
    label.trace.iter().filter(|taken| taken.step == step).map(|taken| taken.date).max()
}

/// The steps there are, each held against the one before it by the day it was first taken.
fn order(label: &Label) -> Vec<Trace> {
    let steps = STEPS.iter().chain([&Step::Surveillance]);
    let taken: Vec<(Step, Date)> = steps.filter_map(|step| Some((*step, first(label, *step)?))).collect();
    let wrong = taken.windows(2).filter(|pair| pair[1].1 < pair[0].1);
    wrong.map(|pair| Trace::Order { first: pair[0], then: pair[1] }).collect()
}

fn ahead(label: &Label, today: Date) -> impl Iterator<Item = Trace> {
    let ahead = label.trace.iter().filter(move |taken| taken.date > today);
    ahead.map(move |taken| Trace::Ahead { step: taken.step, date: taken.date, today })
}

fn decision(label: &Label) -> Option<Trace> {
    let (decision, issued) = (last(label, Step::Decision)?, label.certificate.issued());
    (decision > issued).then_some(Trace::DecisionAfterIssue { decision, issued })
}

fn unshown(label: &Label) -> impl Iterator<Item = Trace> {
    let report = label.report.is_none().then_some(Trace::NoReport);
    let mut steps: Vec<Step> = Vec::new();
    for taken in label.trace.iter().filter(|taken| taken.evidence.is_none()) {
        if !steps.contains(&taken.step) {
            steps.push(taken.step);
        }
    }
    let evidence = (!steps.is_empty()).then_some(Trace::NoEvidence { steps });
    report.into_iter().chain(evidence)
}

/// The day of the last surveillance, or else of the decision.
#[must_use]
pub fn last_examined(label: &Label) -> Option<Date> {
    last(label, Step::Surveillance).max(last(label, Step::Decision))
}

/// Surveillance comes at least once a year after certification (CNCA-CFP-00:2025). Nothing where the
/// trace has no decision to count from: that is found on its own.
pub(super) fn surveillance(label: &Label, today: Date) -> Option<Finding> {
    let last = last_examined(label).filter(|_| last(label, Step::Decision).is_some())?;
    let due = last.years_later(1);
    (today > due).then_some(Finding::SurveillanceOverdue { last, due })
}
