//! Is it true: the strip of icon and words, and the check step by step.

use super::{Drawing, Verdict, glyph};
use crate::{
    credential::{Check, Outcome, Rejection, Standing, Verified},
    evidence::{Evidence, Lapse, Placed, Presented},
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
        Evidence::Verified(placed) => tone_of(Ok(placed)),
        Evidence::Passport(presented) => of_passport(presented),
        Evidence::Rejected(why) => tone_of(Err(why)),
        Evidence::Unreadable(_) => Tone::Bad,
    }
}

pub(super) fn tone_of(verdict: Verdict<'_>) -> Tone {
    match verdict.map(|placed| placed.verified.standing()) {
        Ok(Standing::InForce) => Tone::Good,
        Ok(Standing::StatusUnknown { .. }) | Err(Rejection::UnknownIssuer { .. }) => Tone::Unknown,
        Ok(Standing::Withdrawn { .. } | Standing::Cancelled { .. }) | Err(_) => Tone::Bad,
        Ok(_) => Tone::Warning,
    }
}

/// A label's state in a few words.
#[must_use]
pub fn of_verdict(verdict: Verdict<'_>, lang: Lang) -> String {
    match verdict {
        Ok(placed) => of_verified(&placed.verified, lang),
        Err(why) => lang.rejection(why).title,
    }
}

/// A verified label's state in a few words.
#[must_use]
pub fn of_verified(verified: &Verified, lang: Lang) -> String {
    lang.standing(verified.standing(), verified.label()).title
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

/// The strip of a verified label; `steps` is what is folded away under it.
pub(super) fn of_placed(placed: &Placed, drawing: &Drawing<'_>, steps: &Markup) -> Markup {
    strip(tone_of(Ok(placed)), &html! { (standing(&placed.verified, drawing)) (steps) })
}

/// The strip of a label that is not to be believed.
pub(super) fn of_rejected(why: &Rejection, drawing: &Drawing<'_>, steps: &Markup) -> Markup {
    let notice = drawing.lang.rejection(why);
    strip(tone_of(Err(why)), &html! { strong { (notice.title) } p { (notice.detail) } (steps) })
}

/// The strip of any other document.
pub(super) fn of_document(evidence: &Evidence, drawing: &Drawing<'_>) -> Markup {
    let (lang, words) = (drawing.lang, drawing.lang.words());
    let said = match evidence {
        Evidence::Declared(_) => html! { strong { (words.declared) } p { (words.declared_note) } },
        Evidence::Passport(presented) => {
            let (title, notes) = lang.passport_notice(presented, drawing.checked_by);
            html! { strong { (title) } @for note in notes { p { (note) } } }
        }
        Evidence::Unreadable(fault) => html! { strong { (words.unreadable) } p { (lang.fault(fault)) } },
        Evidence::Checking => html! { strong { (words.checking) } p { (words.checking_note) } },
        Evidence::Verified(placed) => return of_placed(placed, drawing, &html! {}),
        Evidence::Rejected(why) => return of_rejected(why, drawing, &html! {}),
    };
    strip(tone(evidence), &said)
}

fn strip(tone: Tone, said: &Markup) -> Markup {
    html! { div.cl-state { (glyph::of_tone(tone)) div { (said) } } }
}

fn standing(verified: &Verified, drawing: &Drawing<'_>) -> Markup {
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
pub(super) fn folded(verdict: Verdict<'_>, drawing: &Drawing<'_>) -> Markup {
    html! {
        @if drawing.is_full() && drawing.checked_by == CheckedBy::Publisher {
            details.cl-check { summary { (drawing.lang.words().steps) } (steps_of(verdict, drawing.lang)) }
        }
    }
}

/// The check of a label, step by step; nothing for what is no label.
#[must_use]
pub fn steps(evidence: &Evidence, lang: Lang) -> Option<Markup> {
    match evidence {
        Evidence::Verified(placed) => Some(steps_of(Ok(placed), lang)),
        Evidence::Rejected(why) => Some(steps_of(Err(why), lang)),
        _ => None,
    }
}

fn steps_of(verdict: Verdict<'_>, lang: Lang) -> Markup {
    let verdict = verdict.map(|placed| &placed.verified);
    let outcomes: Vec<(Check, Outcome)> = match verdict {
        Ok(verified) => verified.outcomes().collect(),
        Err(rejection) => rejection.outcomes().collect(),
    };
    html! {
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
    }
}
