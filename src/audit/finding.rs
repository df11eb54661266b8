//! One thing a supervisor finds, with both sides of the check.

use super::{
    Kind, conformity::Conformity, figures::Figures, peers::Outlier, register::Filing, served::Served, trace::Trace,
};
use crate::{
    credential::{Check, Rejection, Standing},
    label::Date,
};

/// A finding, with its facts. Grouped by the part of the audit that makes it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Finding {
    /// The label is not to be believed.
    Rejected(Rejection),
    /// About the register: names of files, numbers, GTINs.
    Filing(Filing),
    /// Genuine, but not in force, or not known to be.
    NotInForce(Standing),
    /// Only the dates speak for its being in force: no status list was asked.
    StatusNotAsked,
    /// The yearly surveillance after certification is overdue.
    SurveillanceOverdue {
        /// The last surveillance, or the decision.
        last: Date,
        /// The day it was due.
        due: Date,
    },
    /// The label and its category.
    Conformity(Conformity),
    /// The label's figures among themselves and against the category.
    Figures(Figures),
    /// The value among those of its kind.
    Outlier(Outlier),
    /// The steps of certification and what shows them.
    Trace(Trace),
    /// The published site.
    Served(Served),
}

impl Finding {
    /// What it is about.
    #[must_use]
    pub fn kind(&self) -> Kind {
        match self {
            Self::Rejected(rejection) => of_rejection(rejection),
            Self::Filing(filing) => filing.kind(),
            Self::NotInForce(Standing::StatusUnknown { .. }) => Kind::StatusUnknown,
            Self::NotInForce(_) => Kind::NotInForce,
            Self::StatusNotAsked => Kind::StatusNotAsked,
            Self::SurveillanceOverdue { .. } => Kind::Surveillance,
            Self::Conformity(conformity) => conformity.kind(),
            Self::Figures(figures) => figures.kind(),
            Self::Outlier(_) => Kind::Outlier,
            Self::Trace(trace) => trace.kind(),
            Self::Served(served) => served.kind(),
        }
    }

    /// Both sides of the check that failed, for programs: what was found, and what was expected.
    #[must_use]
    pub fn sides(&self) -> Option<(String, String)> {
        match self {
            Self::Rejected(_) | Self::StatusNotAsked => None,
            Self::Filing(filing) => filing.sides(),
            Self::NotInForce(standing) => Some((standing.word().to_owned(), Standing::InForce.word().to_owned())),
            Self::SurveillanceOverdue { last, due } => Some((last.to_string(), due.to_string())),
            Self::Conformity(conformity) => conformity.sides(),
            Self::Figures(figures) => Some(figures.sides()),
            Self::Outlier(outlier) => Some((outlier.value.to_string(), outlier.median.to_string())),
            Self::Trace(trace) => trace.sides(),
            Self::Served(served) => served.sides(),
        }
    }

    /// The file of the site it is about.
    #[must_use]
    pub fn path(&self) -> Option<&str> {
        match self {
            Self::Served(served) => served.path(),
            _ => None,
        }
    }
}

/// By the step of checking that failed; who may certify what is a supervisor's own question.
fn of_rejection(rejection: &Rejection) -> Kind {
    match (rejection, rejection.failed()) {
        (Rejection::NotAccredited { .. }, _) => Kind::Accreditation,
        (Rejection::DemonstrationKey { .. }, _) => Kind::Demonstration,
        (_, Check::Format) => Kind::Format,
        (_, Check::Issuer) => Kind::Issuer,
        (_, Check::Content) => Kind::Content,
        _ => Kind::Signature,
    }
}
