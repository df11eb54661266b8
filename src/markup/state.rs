//! Is it true: the strip of icon and words, and the check step by step.

use super::{Drawing, glyph};
use crate::{
    credential::{Check, Rejection, Standing, Verified},
    evidence::Evidence,
    label::Sum,
    text::Lang,
};
use maud::{Markup, html};

/// A state's shade; its words and icon differ too.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Tone {
    Good,
    Unknown,
    Warning,
    Bad,
    Plain,
}

impl Tone {
    pub(super) fn word(self) -> &'static str {
        match self {
            Self::Good => "good",
            Self::Unknown => "unknown",
            Self::Warning => "warning",
            Self::Bad => "bad",
            Self::Plain => "plain",
        }
    }
}

pub(super) fn tone(evidence: &Evidence) -> Tone {
    match evidence {
        Evidence::Checking | Evidence::Declared(_) => Tone::Plain,
        Evidence::Verified(placed) => match placed.verified.standing() {
            Standing::InForce => Tone::Good,
            Standing::StatusUnknown { .. } => Tone::Unknown,
            Standing::Withdrawn { .. } | Standing::Cancelled { .. } => Tone::Bad,
            _ => Tone::Warning,
        },
        Evidence::Rejected(Rejection::UnknownIssuer { .. }) => Tone::Unknown,
        Evidence::Rejected(_) | Evidence::Unreadable(_) => Tone::Bad,
    }
}

/// The strip.
pub(super) fn strip(evidence: &Evidence, drawing: &Drawing<'_>) -> Markup {
    let lang = drawing.lang;
    html! {
        div.cl-state {
            (glyph::of_tone(tone(evidence)))
            div {
                @match evidence {
                    Evidence::Verified(placed) => (of_verified(&placed.verified, drawing)),
                    Evidence::Rejected(rejection) => {
                        @let notice = lang.rejection(rejection);
                        strong { (notice.title) }
                        p { (notice.detail) }
                    },
                    Evidence::Declared(_) => { strong { (lang.words().declared) } p { (lang.words().declared_note) } },
                    Evidence::Unreadable(fault) => { strong { (lang.words().unreadable) } p { (lang.fault(fault)) } },
                    Evidence::Checking => { strong { (lang.words().checking) } p { (lang.words().checking_note) } },
                }
            }
        }
    }
}

fn of_verified(verified: &Verified, drawing: &Drawing<'_>) -> Markup {
    let lang = drawing.lang;
    let notice = lang.standing(verified.standing(), verified.label());
    let checked = lang.language().checked(drawing.checked_by, verified.standing(), verified.checked_at());
    html! {
        strong { (notice.title) }
        @if verified.standing() == &Standing::InForce {
            (lang.words().separator) (notice.detail)
        } @else {
            p { (notice.detail) }
        }
        p.cl-checked { (checked) }
    }
}

/// How a step of checking went.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Outcome {
    Passed,
    Failed,
    NotPossible,
    NotReached,
}

/// The check, step by step: each passed, failed, not possible or not reached.
#[must_use]
pub fn steps(evidence: &Evidence, lang: Lang) -> Option<Markup> {
    let outcome: &dyn Fn(Check) -> Outcome = match evidence {
        Evidence::Verified(placed) => &|check| of_check(&placed.verified, check),
        Evidence::Rejected(rejection) => &|check| match check.cmp(&rejection.failed()) {
            std::cmp::Ordering::Less => Outcome::Passed,
            std::cmp::Ordering::Equal => Outcome::Failed,
            std::cmp::Ordering::Greater => Outcome::NotReached,
        },
        _ => return None,
    };
    let words = lang.words();
    Some(html! {
        ol.cl-steps {
            @for check in Check::ALL {
                @let (class, tone, word) = match outcome(*check) {
                    Outcome::Passed => ("passed", Tone::Good, words.passed),
                    Outcome::Failed => ("failed", Tone::Bad, words.failed),
                    Outcome::NotPossible => ("not-possible", Tone::Unknown, words.not_possible),
                    Outcome::NotReached => ("not-reached", Tone::Plain, words.not_reached),
                };
                li data-outcome=(class) { (glyph::of_tone(tone)) span { (lang.check(*check)) } strong { (word) } }
            }
        }
    })
}

fn of_check(verified: &Verified, check: Check) -> Outcome {
    let passed = |passes: bool| if passes { Outcome::Passed } else { Outcome::Failed };
    match (check, verified.standing()) {
        (Check::Dates, Standing::Expired { .. } | Standing::NotYetValid { .. }) => Outcome::Failed,
        (Check::Status, Standing::StatusUnknown { .. }) => Outcome::NotPossible,
        (Check::Status, Standing::Suspended { .. } | Standing::Withdrawn { .. } | Standing::Cancelled { .. }) => {
            Outcome::Failed
        }
        (Check::Sum, _) => match verified.sum() {
            None => Outcome::NotPossible,
            Some(sum) => passed(!matches!(sum, Sum::Differs(_))),
        },
        _ => Outcome::Passed,
    }
}
