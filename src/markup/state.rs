//! Is it true: the strip of icon and words, and the check step by step.

use super::{Drawing, Size, glyph};
use crate::{
    credential::{Check, Outcome, Rejection, Standing, Verified},
    evidence::{Evidence, Lapse, Presented},
    text::{CheckedBy, Lang},
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
        Evidence::Passport(presented) => of_passport(presented),
        Evidence::Rejected(Rejection::UnknownIssuer { .. }) => Tone::Unknown,
        Evidence::Rejected(_) | Evidence::Unreadable(_) => Tone::Bad,
    }
}

/// A passport is somebody's statement, as a declaration is: at best it is plain.
fn of_passport(presented: &Presented) -> Tone {
    match presented.lapse() {
        Some(Lapse::Withdrawn) => Tone::Bad,
        Some(_) => Tone::Warning,
        None if presented.status_unknown() => Tone::Unknown,
        None => Tone::Plain,
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
                    Evidence::Passport(presented) => {
                        @let (title, notes) = lang.passport_notice(presented, drawing.checked_by);
                        strong { (title) }
                        @for note in notes { p { (note) } }
                    },
                    Evidence::Unreadable(fault) => { strong { (lang.words().unreadable) } p { (lang.fault(fault)) } },
                    Evidence::Checking => { strong { (lang.words().checking) } p { (lang.words().checking_note) } },
                }
                (folded(evidence, drawing))
            }
        }
    }
}

fn of_verified(verified: &Verified, drawing: &Drawing<'_>) -> Markup {
    let lang = drawing.lang;
    let notice = lang.standing(verified.standing(), verified.label());
    let checked = lang.language().checked(drawing.checked_by, verified.status_told(), verified.checked_at());
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

/// The steps folded away under the strip, where nothing else on the page shows them.
fn folded(evidence: &Evidence, drawing: &Drawing<'_>) -> Markup {
    let shown = drawing.size == Size::Full && drawing.checked_by == CheckedBy::Publisher;
    html! {
        @if let Some(steps) = steps(evidence, drawing.lang).filter(|_| shown) {
            details.cl-check { summary { (drawing.lang.words().steps) } (steps) }
        }
    }
}

/// The check of a label, step by step; nothing for what is no label.
#[must_use]
pub fn steps(evidence: &Evidence, lang: Lang) -> Option<Markup> {
    let verdict = match evidence {
        Evidence::Verified(placed) => Ok(&placed.verified),
        Evidence::Rejected(rejection) => Err(rejection),
        _ => return None,
    };
    let outcomes: Vec<(Check, Outcome)> = match verdict {
        Ok(verified) => verified.outcomes().collect(),
        Err(rejection) => rejection.outcomes().collect(),
    };
    Some(html! {
        ol.cl-steps {
            @for (check, outcome) in outcomes {
                @let (class, tone) = match outcome {
                    Outcome::Passed => ("passed", Tone::Good),
                    Outcome::Failed => ("failed", Tone::Bad),
                    Outcome::NotPossible => ("not-possible", Tone::Unknown),
                    Outcome::NotReached => ("not-reached", Tone::Plain),
                };
                li data-outcome=(class) {
                    (glyph::of_tone(tone))
                    span {
                        (lang.check(check))
                        @if let Some(found) = lang.found(verdict, check, outcome) { small { (found) } }
                    }
                    strong { (lang.outcome(outcome)) }
                }
            }
        }
    })
}
