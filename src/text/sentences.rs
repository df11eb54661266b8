//! What a language says of values, verdicts and faults, as plain text.

use super::{Beside, Lang, Notice, carbon_unit, en, figure, zh};
use crate::{
    compare::Incomparable,
    credential::{Check, Outcome, Rejection, Standing, Verified},
    digital_link::LinkFault,
    evidence::Evidence,
    formats::{Declared, Per},
    json::Fault,
    label::{Date, Footprint, Label, Line, StageKind},
    print::Unprintable,
};

impl Lang {
    /// A label's facts in one line: number, unit, per what, boundary, standards.
    #[must_use]
    pub fn number(self, footprint: &Footprint) -> String {
        let language = self.language();
        let mut line =
            format!("{} {} {}", figure(footprint.value), carbon_unit(footprint.unit), language.per(&footprint.per));
        for part in
            [language.boundary(footprint.boundary)].into_iter().chain(footprint.standards.iter().map(Line::as_str))
        {
            line.push_str(self.words().separator);
            line.push_str(part);
        }
        line
    }

    /// A declaration's facts in one line.
    #[must_use]
    pub fn declaration(self, declared: &Declared) -> String {
        format!("{} {} {}", figure(declared.value), carbon_unit(declared.unit), self.counted(declared))
    }

    /// What somebody else's document counts per.
    #[must_use]
    pub fn stated_per(self, per: &Per) -> String {
        self.language().stated_per(per)
    }

    /// What a declaration counts per, and which part of the product's life it covers.
    #[must_use]
    pub(crate) fn counted(self, declared: &Declared) -> String {
        let mut counted = self.language().stated_per(&declared.per);
        let stage = declared.is_product_stage().then_some(self.words().product_stage);
        let covers = stage.or(declared.boundary.map(|boundary| self.language().boundary(boundary)));
        if let Some(part) = covers {
            counted.push_str(self.words().separator);
            counted.push_str(part);
        }
        counted
    }

    /// The name of a stage.
    #[must_use]
    pub fn stage(self, kind: StageKind) -> &'static str {
        self.language().stage(kind)
    }

    /// A fault in a sentence, with its place and the remedy.
    #[must_use]
    pub fn fault(self, fault: &Fault) -> String {
        self.language().fault(fault)
    }

    /// Why disclosures are refused, in a sentence.
    #[must_use]
    pub fn disclosure(self, fault: &crate::credential::disclosure::DisclosureFault) -> String {
        self.language().disclosure(fault)
    }

    /// Why a sealed presentation is not opened, in a sentence.
    #[must_use]
    pub fn sealed(self, fault: &crate::credential::sealed::SealedFault) -> String {
        self.language().sealed(fault)
    }

    /// Why parts of a draft are not restricted, in a sentence.
    #[cfg(feature = "cli")]
    #[must_use]
    pub fn restriction(self, fault: &crate::credential::disclosure::RestrictionFault) -> String {
        self.language().restriction(fault)
    }

    /// Why a presentation is not made, in a sentence.
    #[cfg(feature = "cli")]
    #[must_use]
    pub fn presentation(self, fault: &crate::credential::disclosure::PresentationFault) -> String {
        self.language().presentation(fault)
    }

    /// A rejection: what happened, and what to do.
    #[must_use]
    pub fn rejection(self, rejection: &Rejection) -> Notice {
        self.language().rejection(rejection)
    }

    /// Why a draft is not signed, in a sentence.
    #[cfg(feature = "cli")]
    #[must_use]
    pub fn refusal(self, refusal: &crate::credential::Refusal) -> String {
        self.language().refusal(refusal)
    }

    /// Why a status list does not count, in a sentence.
    #[cfg(feature = "cli")]
    #[must_use]
    pub fn list(self, fault: &crate::credential::ListFault) -> String {
        self.language().list(fault)
    }

    /// Why a decision is not recorded, in a sentence.
    #[cfg(feature = "cli")]
    #[must_use]
    pub fn not_recorded(self, reason: &crate::credential::NotRecorded) -> String {
        self.language().not_recorded(reason)
    }

    /// What a printed label says of its certificate, which may be withdrawn after printing.
    #[must_use]
    pub fn printed(self, expires: Date) -> String {
        match self {
            Self::Zh => zh::print::printed(expires),
            Self::En => en::print::printed(expires),
        }
    }

    /// Why a label is not printed, and what to do.
    #[must_use]
    pub fn unprintable(self, reason: &Unprintable) -> String {
        match self {
            Self::Zh => zh::print::unprintable(reason),
            Self::En => en::print::unprintable(reason),
        }
    }

    /// Why a product has no Digital Link, and what to do.
    #[must_use]
    pub fn link(self, fault: &LinkFault) -> String {
        match self {
            Self::Zh => zh::print::link(fault),
            Self::En => en::print::link(fault),
        }
    }

    /// Where a certificate stands: the state, and since or until when.
    #[must_use]
    pub fn standing(self, standing: &Standing, label: &Label) -> Notice {
        self.language().standing(standing, label)
    }

    /// What a number is called that is not to be taken for current; nothing for one that is.
    #[must_use]
    pub fn not_current(self, standing: &Standing) -> Option<&'static str> {
        match standing {
            Standing::NotYetValid { .. } => Some(self.words().will_be),
            other => (!other.shows_current()).then_some(self.words().was),
        }
    }

    /// The name of a step of checking.
    #[must_use]
    pub fn check(self, check: Check) -> &'static str {
        self.language().check(check)
    }

    /// What a step of checking found, in a sentence; nothing for a step that was not reached.
    #[must_use]
    pub fn found(self, verdict: Result<&Verified, &Rejection>, check: Check, outcome: Outcome) -> Option<String> {
        match (verdict, outcome) {
            (Ok(verified), _) => Some(self.language().found(verified, check)),
            (Err(rejection), Outcome::Failed) => Some(self.rejection(rejection).detail),
            _ => None,
        }
    }

    /// How a step of checking went, in a word or two.
    #[must_use]
    pub fn outcome(self, outcome: Outcome) -> &'static str {
        let words = self.words();
        match outcome {
            Outcome::Passed => words.passed,
            Outcome::Failed => words.failed,
            Outcome::NotPossible => words.not_possible,
            Outcome::NotReached => words.not_reached,
        }
    }

    /// Why a label does not compare with what is beside it, in a sentence.
    #[must_use]
    pub fn incomparable(self, reason: &Incomparable, beside: Beside) -> String {
        self.language().incomparable(reason, beside)
    }

    /// The state of a document in a few words.
    #[must_use]
    pub fn state(self, evidence: &Evidence) -> String {
        match evidence {
            Evidence::Checking => self.words().checking.to_owned(),
            Evidence::Verified(placed) => self.standing(placed.verified.standing(), placed.verified.label()).title,
            Evidence::Rejected(rejection) => self.rejection(rejection).title,
            Evidence::Declared(_) => self.words().declared.to_owned(),
            Evidence::Passport(presented) => self.passport_state(presented),
            Evidence::Unreadable(_) => self.words().unreadable.to_owned(),
        }
    }
}
