//! Every visible word, number and date.
//!
//! In: values of the model, verdicts, faults. Out: plain text in a [`Lang`]; escaping is the
//! drawing's. A further language is one more folder beside `zh` and `en` and one more row of [`Lang`].

#[cfg(feature = "cli")]
mod audit;
mod en;
mod format;
mod passport;
mod readiness;
mod studio;
#[cfg(feature = "cli")]
mod synth;
mod words;
mod zh;

#[cfg(feature = "cli")]
pub use audit::AuditWords;
pub use format::{clock, figure, per_cent, plain};
pub use passport::PassportWords;
pub use studio::StudioWords;
#[cfg(feature = "cli")]
pub use synth::SynthWords;
#[cfg(any(feature = "app", feature = "cli"))]
pub use words::AppWords;
pub use words::Words;
#[cfg(feature = "cli")]
pub use words::{CliWords, ElementWords, SiteWords};

use crate::{
    compare::{Incomparable, Position},
    credential::{Check, Outcome, Rejection, Standing, Verified},
    digital_link::LinkFault,
    evidence::Evidence,
    formats::Declared,
    json::Fault,
    label::{
        Boundary, CarbonUnit, Date, Decimal, DeclaredUnit, Footprint, Instant, Label, Line, Period, Scheme, StageKind,
        Step, Sum, Unit,
    },
    print::Unprintable,
};

/// A language of the drawing.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Lang {
    /// Chinese as written in the mainland.
    Zh,
    /// English.
    En,
}

/// What happened, and what to do next.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Notice {
    /// What happened, in a few words.
    pub title: String,
    /// Why, and what to do next.
    pub detail: String,
}

/// Who checked a label, which the label must not leave open.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CheckedBy {
    /// The publisher of the page, when it was published.
    Publisher,
    /// The reader's own device, just now.
    Device,
}

/// A language, by what it says.
#[derive(Clone, Copy)]
pub(crate) struct Spoken(Lang);

/// Declares the sentences of a language, and how [`Spoken`] passes each on to its own. A call is decided
/// where it stands, not by a table: what a program never says is not in it.
macro_rules! sentences {
    ($($(#[$when:meta])* fn $name:ident(&self $(, $value:ident: $kind:ty)*) -> $said:ty;)*) => {
        /// The sentences of a language; [`Words`] has its fixed words.
        pub(crate) trait Language {
            $($(#[$when])* fn $name(&self $(, $value: $kind)*) -> $said;)*
        }

        impl Spoken {
            $($(#[$when])* pub(crate) fn $name(self $(, $value: $kind)*) -> $said {
                match self.0 {
                    Lang::Zh => zh::Chinese.$name($($value),*),
                    Lang::En => en::English.$name($($value),*),
                }
            })*
        }
    };
}

sentences! {
    fn words(&self) -> &'static Words;
    #[cfg(feature = "cli")]
    fn site(&self) -> &'static SiteWords;
    #[cfg(any(feature = "app", feature = "cli"))]
    fn app(&self) -> &'static AppWords;
    fn passport(&self) -> &'static PassportWords;
    #[cfg(feature = "cli")]
    fn cli(&self) -> &'static CliWords;
    fn unit(&self, unit: Unit) -> &'static str;
    fn per(&self, per: &DeclaredUnit) -> String;
    fn boundary(&self, boundary: Boundary) -> &'static str;
    fn stage(&self, kind: StageKind) -> &'static str;
    fn scheme(&self, scheme: Scheme) -> &'static str;
    fn step(&self, step: Step) -> &'static str;
    fn check(&self, check: Check) -> &'static str;
    fn standing(&self, standing: &Standing, label: &Label) -> Notice;
    fn found(&self, verified: &Verified, check: Check) -> String;
    fn checked(&self, by: CheckedBy, status_told: bool, at: Instant) -> String;
    fn sum(&self, sum: Sum, count: usize) -> String;
    fn position(&self, position: &Position) -> Vec<String>;
    fn incomparable(&self, reason: &Incomparable) -> String;
    fn familiar(&self, kilowatt_hours: Decimal, per: &str) -> String;
    fn period(&self, period: Period) -> String;
    fn fault(&self, fault: &Fault) -> String;
    fn disclosure(&self, fault: &crate::credential::disclosure::DisclosureFault) -> String;
    fn sealed(&self, fault: &crate::credential::sealed::SealedFault) -> String;
    #[cfg(feature = "cli")]
    fn restriction(&self, fault: &crate::credential::disclosure::RestrictionFault) -> String;
    #[cfg(feature = "cli")]
    fn presentation(&self, fault: &crate::credential::disclosure::PresentationFault) -> String;
    fn rejection(&self, rejection: &Rejection) -> Notice;
    #[cfg(feature = "cli")]
    fn refusal(&self, refusal: &crate::credential::Refusal) -> String;
    #[cfg(feature = "cli")]
    fn list(&self, fault: &crate::credential::ListFault) -> String;
    #[cfg(feature = "cli")]
    fn not_recorded(&self, reason: &crate::credential::NotRecorded) -> String;
}

impl Lang {
    /// Every language; the first is the one at the root of a site.
    pub const ALL: &[Self] = &[Self::Zh, Self::En];

    /// The tag for `lang` attributes.
    #[must_use]
    pub const fn tag(self) -> &'static str {
        match self {
            Self::Zh => "zh-CN",
            Self::En => "en",
        }
    }

    /// The language alone, as names are asked for: `zh`, `en`.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Zh => "zh",
            Self::En => "en",
        }
    }

    /// The folder of its pages in a site, with its last slash: the first language stands at the root.
    #[must_use]
    pub const fn folder(self) -> &'static str {
        match self {
            Self::Zh => "",
            Self::En => "en/",
        }
    }

    /// The language of a code or tag.
    #[must_use]
    pub fn of(tag: &str) -> Option<Self> {
        let language = tag.split(['-', '_', '.']).next()?;
        Self::ALL.iter().copied().find(|lang| lang.code().eq_ignore_ascii_case(language))
    }

    pub(crate) fn language(self) -> Spoken {
        Spoken(self)
    }

    /// Its fixed words.
    #[must_use]
    pub fn words(self) -> &'static Words {
        self.language().words()
    }

    /// The words of the command line.
    #[cfg(feature = "cli")]
    #[must_use]
    pub fn cli(self) -> &'static CliWords {
        self.language().cli()
    }

    /// The words of the studio.
    #[must_use]
    pub fn studio(self) -> &'static StudioWords {
        match self {
            Self::Zh => &zh::studio::STUDIO,
            Self::En => &en::studio::STUDIO,
        }
    }

    /// The words of `<carbon-label>`'s scripts.
    #[cfg(feature = "cli")]
    #[must_use]
    pub fn element(self) -> &'static ElementWords {
        match self {
            Self::Zh => &zh::words::ELEMENT,
            Self::En => &en::words::ELEMENT,
        }
    }

    /// The words of an audit's report.
    #[cfg(feature = "cli")]
    #[must_use]
    pub fn audit(self) -> &'static AuditWords {
        match self {
            Self::Zh => &zh::audit::AUDIT,
            Self::En => &en::audit::AUDIT,
        }
    }

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
        let (unit, per) = (carbon_unit(declared.unit), self.language().per(&declared.per));
        let separator = self.words().separator;
        format!("{} {unit} {per}{separator}{}", figure(declared.value), self.words().product_stage)
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

    /// Why a label has no place on a benchmark, in a sentence.
    #[must_use]
    pub fn incomparable(self, reason: &Incomparable) -> String {
        self.language().incomparable(reason)
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

/// The symbol of a carbon unit, the same in every language.
#[must_use]
pub const fn carbon_unit(unit: CarbonUnit) -> &'static str {
    match unit {
        CarbonUnit::Gram => "gCO₂e",
        CarbonUnit::Kilogram => "kgCO₂e",
        CarbonUnit::Tonne => "tCO₂e",
    }
}
