//! Every visible word, number and date.
//!
//! In: values of the model, verdicts, faults. Out: plain text in a [`Lang`]; escaping is the
//! drawing's. A further language is one more folder beside `zh` and `en` and one more row of [`Lang`].

#[cfg(feature = "cli")]
mod audit;
#[cfg(feature = "cli")]
mod board;
mod bring;
mod chart;
#[cfg(feature = "cli")]
mod cli;
mod criteria;
#[cfg(feature = "cli")]
mod data;
pub mod documents;
mod draft;
mod en;
mod evaluate;
#[cfg(feature = "cli")]
mod folder;
mod format;
mod handover;
#[cfg(feature = "cli")]
mod ledger;
mod passport;
#[cfg(feature = "cli")]
mod pilot;
mod portal;
mod readiness;
#[cfg(feature = "cli")]
mod recognition;
#[cfg(feature = "cli")]
mod rule;
mod sentences;
mod studio;
#[cfg(feature = "cli")]
mod synth;
mod table;
mod words;
mod zh;

#[cfg(feature = "cli")]
pub use audit::AuditWords;
#[cfg(feature = "cli")]
pub use board::BoardWords;
pub use bring::BringWords;
pub use chart::ChartWords;
#[cfg(feature = "cli")]
pub use cli::CliWords;
pub use criteria::CriteriaWords;
#[cfg(feature = "cli")]
pub use data::DataWords;
pub use draft::DraftWords;
pub use evaluate::EvaluateWords;
#[cfg(feature = "cli")]
pub use folder::FolderWords;
pub use format::{clock, figure, grouped, per_cent, plain};
pub use handover::HandoverWords;
#[cfg(feature = "cli")]
pub use ledger::LedgerWords;
pub use passport::PassportWords;
#[cfg(feature = "cli")]
pub use pilot::PilotWords;
pub use portal::PortalWords;
#[cfg(feature = "cli")]
pub use recognition::{RecognitionWords, State as RecognitionState};
#[cfg(feature = "cli")]
pub use rule::RuleWords;
pub use studio::StudioWords;
#[cfg(feature = "cli")]
pub use synth::SynthWords;
pub use table::LEXICONS;
#[cfg(any(feature = "app", feature = "cli"))]
pub use words::AppWords;
pub use words::Words;
#[cfg(feature = "cli")]
pub use words::{ElementWords, SiteWords};

use crate::{
    compare::{Incomparable, Position},
    credential::{Check, Rejection, Standing, Verified},
    json::Fault,
    label::{Boundary, CarbonUnit, Decimal, DeclaredUnit, Instant, Label, Period, Scheme, StageKind, Step, Sum, Unit},
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

/// What a label is held beside.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Beside {
    /// A benchmark.
    Benchmark,
    /// The labels a reader compares.
    Group,
    /// What a demand standard is stated for.
    Criteria,
    /// A benchmark, on which a whole group would stand.
    Scale,
    /// Another label.
    Other,
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
    fn incomparable(&self, reason: &Incomparable, beside: Beside) -> String;
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

    /// What made-up programmes are put together from.
    #[cfg(feature = "cli")]
    #[must_use]
    pub fn synth(self) -> &'static SynthWords {
        match self {
            Self::Zh => &zh::synth::SYNTH,
            Self::En => &en::synth::SYNTH,
        }
    }

    /// The words of the board.
    #[cfg(feature = "cli")]
    #[must_use]
    pub fn board(self) -> &'static BoardWords {
        match self {
            Self::Zh => &zh::board::BOARD,
            Self::En => &en::board::BOARD,
        }
    }

    /// The words of the list of pilot products.
    #[cfg(feature = "cli")]
    #[must_use]
    pub fn pilot(self) -> &'static PilotWords {
        match self {
            Self::Zh => &zh::pilot::PILOT,
            Self::En => &en::pilot::PILOT,
        }
    }

    /// The words of a category's rule.
    #[cfg(feature = "cli")]
    #[must_use]
    pub fn rule(self) -> &'static RuleWords {
        match self {
            Self::Zh => &zh::rule::RULE,
            Self::En => &en::rule::RULE,
        }
    }

    /// The words of the check of a programme's folder.
    #[cfg(feature = "cli")]
    #[must_use]
    pub fn folder_check(self) -> &'static FolderWords {
        match self {
            Self::Zh => &zh::folder::FOLDER,
            Self::En => &en::folder::FOLDER,
        }
    }

    /// The words of a body's ledger of certificates.
    #[cfg(feature = "cli")]
    #[must_use]
    pub fn ledger(self) -> &'static LedgerWords {
        match self {
            Self::Zh => &zh::ledger::LEDGER,
            Self::En => &en::ledger::LEDGER,
        }
    }

    /// The words of the command line.
    #[cfg(feature = "cli")]
    #[must_use]
    pub fn cli(self) -> &'static CliWords {
        self.language().cli()
    }

    /// The words of the procurement portal.
    #[must_use]
    pub fn portal(self) -> &'static PortalWords {
        match self {
            Self::Zh => &zh::portal::PORTAL,
            Self::En => &en::portal::PORTAL,
        }
    }

    /// The words of bringing products to the portal.
    #[must_use]
    pub fn bring(self) -> &'static BringWords {
        match self {
            Self::Zh => &zh::bring::BRING,
            Self::En => &en::bring::BRING,
        }
    }

    /// The words of the portal's charts.
    #[must_use]
    pub fn chart(self) -> &'static ChartWords {
        match self {
            Self::Zh => &zh::chart::CHART,
            Self::En => &en::chart::CHART,
        }
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
