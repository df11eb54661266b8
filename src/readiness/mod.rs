//! Whether a draft is ready for the application for certification, and what it still needs.
//!
//! In: a draft as a tree, however incomplete, a [`Programme`] and the day. Out: [`Advice`] with
//! every finding, not only the first: what the category's rule still wants, what does not read,
//! what contradicts, where data are weak. It judges a draft alone and says nothing of whether a
//! label is true; see [`crate::credential`] for that.

mod asked;
mod category;
mod dates;
mod draft;
mod figures;
mod filled;
pub mod form;
mod matter;
mod place;

pub use filled::{Filled, Unfit};
pub use matter::{Matter, Severity};

use crate::{
    json::{Fault, Json, Limits, Problem},
    label::{Date, Line, Number},
    programme::{Category, Programme},
};
use matter::path_of;

/// Something to know about a draft, and where.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Finding {
    /// Its JSON path in the draft, from `$`.
    pub path: String,
    /// The clause of the category's rule that asks for it, where one does.
    pub clause: Option<Line>,
    /// What it is.
    pub matter: Matter,
}

/// What a draft still needs.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Advice {
    /// The category the draft names, where the programme has it.
    pub category: Option<Number>,
    /// How many fields the label and the category's rule ask for at this point.
    pub asked: usize,
    /// How many of them the draft states.
    pub stated: usize,
    findings: Vec<Finding>,
}

/// Whether a draft can be handed in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Readiness {
    /// Nothing stands in the way.
    Ready,
    /// Nothing is wrong, but the data are weak somewhere.
    Weak,
    /// Something is missing, does not read or contradicts.
    NotReady,
}

impl Readiness {
    /// A word for programs.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Ready => "ready",
            Self::Weak => "weak",
            Self::NotReady => "not-ready",
        }
    }
}

impl Advice {
    /// What a draft may cost before it is refused: what signing allows it.
    pub const LIMITS: Limits = crate::credential::Draft::LIMITS;

    /// Every finding, as the draft is read.
    #[must_use]
    pub fn findings(&self) -> &[Finding] {
        &self.findings
    }

    /// The findings of one severity.
    pub fn of(&self, severity: Severity) -> impl Iterator<Item = &Finding> {
        self.findings.iter().filter(move |finding| finding.matter.severity() == severity)
    }

    /// Whether the draft can be handed in.
    #[must_use]
    pub fn readiness(&self) -> Readiness {
        let worst = self.findings.iter().map(|finding| finding.matter.severity()).min();
        match worst {
            Some(Severity::Wanted | Severity::Faulty | Severity::Contradiction) => Readiness::NotReady,
            Some(Severity::Weak) => Readiness::Weak,
            Some(Severity::Hint) | None => Readiness::Ready,
        }
    }
}

/// Checks a draft `{"validFrom", "validUntil", "credentialSubject"}` as of a day.
///
/// A draft without `certificate` is one before certification: what the body will fill in is not
/// asked for yet.
#[must_use]
pub fn check(draft: &Json, programme: &Programme, today: Date) -> Advice {
    let (parts, faults) = draft::read(draft);
    let category = parts.category.as_ref().and_then(|id| programme.category(id));
    let mut findings = Findings::default();
    let (asked, stated) = asked::check(draft, category, &mut findings);
    faults.into_iter().for_each(|fault| findings.fault(&fault));
    match category {
        Some(category) => category::check(&parts, category, today, &mut findings),
        None => category::unknown(&parts, programme, &mut findings),
    }
    figures::check(&parts, &mut findings);
    dates::check(&parts, today, &mut findings);
    if parts.demonstration {
        findings.add("demonstration", Matter::Demonstration);
    }
    Advice { category: category.map(|category| category.id.clone()), asked, stated, findings: findings.0 }
}

/// The fields a label of a category has to state once it is certified, as paths inside its subject, each with the
/// clause that asks for it where the rule has one.
#[must_use]
pub fn asked_of(category: &Category) -> Vec<(&str, Option<&Line>)> {
    asked::asked(Some(category), true)
}

/// The findings so far.
#[derive(Default)]
struct Findings(Vec<Finding>);

impl Findings {
    /// A finding at a path inside the subject.
    fn add(&mut self, path: &str, matter: Matter) {
        self.under(None, path, matter);
    }

    /// A finding at a path from `$`.
    fn at(&mut self, path: String, matter: Matter) {
        self.0.push(Finding { path, clause: None, matter });
    }

    /// A finding that a clause of the category's rule is behind.
    fn under(&mut self, clause: Option<&Line>, path: &str, matter: Matter) {
        self.0.push(Finding { path: path_of(path), clause: clause.cloned(), matter });
    }

    /// A part that does not read, or something needed inside it that is missing.
    fn fault(&mut self, fault: &Fault) {
        let path = fault.path().to_owned();
        let matter = match fault.problem() {
            Problem::Missing => Matter::Missing,
            problem => Matter::Unreadable(problem.clone()),
        };
        let finding = Finding { path, clause: None, matter };
        let same = |matter: &Matter| *matter == Matter::Missing || *matter == finding.matter;
        let told = |other: &Finding| other.path == finding.path && same(&other.matter);
        if !self.0.iter().any(told) {
            self.0.push(finding);
        }
    }
}
