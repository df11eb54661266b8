//! The check, step by step: what each step found.

use super::{Rejection, Standing, UnusableKey, Verified};
use crate::label::Sum;

/// A step of checking, in order.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Check {
    /// It reads as a credential.
    Format,
    /// The signature is the named key's.
    Signature,
    /// The issuer is trusted for this, then.
    Issuer,
    /// The content reads as a label.
    Content,
    /// The day lies inside its validity.
    Dates,
    /// Neither suspended nor withdrawn.
    Status,
    /// The stages add up to the total.
    Sum,
}

impl Check {
    /// A word for programs to tell steps by.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Format => "format",
            Self::Signature => "signature",
            Self::Issuer => "issuer",
            Self::Content => "content",
            Self::Dates => "dates",
            Self::Status => "status",
            Self::Sum => "sum",
        }
    }

    /// Every step, in order.
    pub const ALL: &[Self] =
        &[Self::Format, Self::Signature, Self::Issuer, Self::Content, Self::Dates, Self::Status, Self::Sum];
}

/// How a step went.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Outcome {
    /// It passed.
    Passed,
    /// It failed.
    Failed,
    /// It could not be told.
    NotPossible,
    /// An earlier step failed.
    NotReached,
}

impl Verified {
    /// Every step with its outcome.
    pub fn outcomes(&self) -> impl Iterator<Item = (Check, Outcome)> {
        Check::ALL.iter().map(|check| (*check, self.outcome(*check)))
    }

    fn outcome(&self, check: Check) -> Outcome {
        match (check, self.standing()) {
            (Check::Dates, Standing::Expired { .. } | Standing::NotYetValid { .. }) => Outcome::Failed,
            (Check::Status, _) if !self.status_told() => Outcome::NotPossible,
            (Check::Status, Standing::Suspended { .. } | Standing::Withdrawn { .. } | Standing::Cancelled { .. }) => {
                Outcome::Failed
            }
            (Check::Sum, _) => match self.sum() {
                None => Outcome::NotPossible,
                Some(Sum::Differs(_)) => Outcome::Failed,
                Some(_) => Outcome::Passed,
            },
            _ => Outcome::Passed,
        }
    }
}

impl Rejection {
    /// Every step with its outcome: one failed, those after it were not reached.
    pub fn outcomes(&self) -> impl Iterator<Item = (Check, Outcome)> {
        let failed = self.failed();
        // Whether an issuer was trusted on the day is in the content: what does not read leaves it open.
        let open = matches!(self, Self::Content(_) | Self::Passport(_));
        Check::ALL.iter().map(move |check| match check.cmp(&failed) {
            _ if open && *check == Check::Issuer => (*check, Outcome::NotPossible),
            std::cmp::Ordering::Less => (*check, Outcome::Passed),
            // A key or an answer that is not at hand says nothing against the signature.
            std::cmp::Ordering::Equal if matches!(self, Self::Key(UnusableKey::NotAtHand { .. }) | Self::NotAsked) => {
                (*check, Outcome::NotPossible)
            }
            std::cmp::Ordering::Equal => (*check, Outcome::Failed),
            std::cmp::Ordering::Greater => (*check, Outcome::NotReached),
        })
    }
}
