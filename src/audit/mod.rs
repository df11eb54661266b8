//! Supervision (认证监管): everything a supervisor would check again, over a whole programme.
//!
//! In: a programme, the verdicts on its label files one by one, the time. Out: an [`Audit`]: what was
//! found, each with both sides of the check. Work and memory grow with the labels, never with their
//! pairs; of a label, only what is compared across labels is kept.

mod conformity;
mod figures;
mod finding;
mod kind;
mod peers;
mod register;
mod served;
mod trace;

pub use conformity::Conformity;
pub use figures::Figures;
pub use finding::Finding;
pub use kind::{Kind, Severity};
pub use peers::Outlier;
pub use register::Filing;
pub use served::{Served, Site};
pub use trace::{STEPS, Trace, last_examined};

use crate::{
    credential::{Recorded, Rejection, Standing, Verified},
    label::{Instant, Number},
    programme::{Category, Programme},
};
use peers::Peers;
use register::Register;
use std::collections::HashMap;

/// A finding, and the files of the labels it is about.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Found {
    /// What was found.
    pub finding: Finding,
    /// The labels, by the names they are filed under; none where it is about the site as a whole.
    pub labels: Vec<String>,
}

/// What an audit looked at.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Counts {
    /// Labels in all.
    pub labels: usize,
    /// Genuine and in force, or not known to be otherwise.
    pub in_force: usize,
    /// Genuine, but expired, suspended, withdrawn or not yet valid.
    pub not_in_force: usize,
    /// Not to be believed.
    pub rejected: usize,
}

/// The site that was held against its drawing.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Compared {
    /// How many files stand there.
    pub files: usize,
    /// When its labels were checked, as it says.
    pub published: Instant,
}

/// What an audit found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Audit {
    /// As of when.
    pub at: Instant,
    /// What it looked at.
    pub counts: Counts,
    /// The site it looked at.
    pub site: Option<Compared>,
    /// What bodies decided after issuing, as their registers have it: each register's name, and the line.
    pub decisions: Vec<(String, Recorded)>,
    found: Vec<Found>,
    standings: HashMap<String, Standing>,
}

/// An audit under way: takes the labels one by one.
pub struct Auditor<'a> {
    programme: &'a Programme,
    categories: HashMap<&'a Number, &'a Category>,
    now: Instant,
    counts: Counts,
    found: Vec<Found>,
    unasked: Vec<String>,
    standings: HashMap<String, Standing>,
    register: Register,
    peers: Peers,
}

impl<'a> Auditor<'a> {
    /// An audit of a programme as of `now`.
    #[must_use]
    pub fn new(programme: &'a Programme, now: Instant) -> Self {
        Self {
            programme,
            categories: programme.categories().iter().map(|category| (&category.id, category)).collect(),
            now,
            counts: Counts::default(),
            found: Vec::new(),
            unasked: Vec::new(),
            standings: HashMap::new(),
            register: Register::default(),
            peers: Peers::default(),
        }
    }

    /// Examines one label: its file's name without the ending, and its verdict as of the audit's time.
    /// Who asked for keys and status lists, and where, is the shell's to say.
    pub fn take(&mut self, name: &str, verdict: Result<&Verified, Rejection>) {
        self.counts.labels += 1;
        match verdict {
            Ok(verified) => self.examine(name, verified),
            Err(rejection) => {
                self.counts.rejected += 1;
                let misnamed = Filing::of_name(name, None).map(Finding::Filing);
                self.note(name, misnamed.into_iter().chain([Finding::Rejected(rejection)]));
            }
        }
    }

    fn examine(&mut self, name: &str, verified: &Verified) {
        let (label, standing) = (verified.label(), verified.standing());
        let (in_force, today) = (standing.shows_current(), self.now.date());
        self.count(name, verified);
        self.register.enter(name, label, in_force);
        let filing = Filing::of_name(name, Some(&label.certificate.number)).map(Finding::Filing);
        self.note(name, filing);
        let demonstration = (label.demonstration, self.programme.about.demonstration);
        if demonstration.0 != demonstration.1 {
            let (label, programme) = demonstration;
            self.note(name, [Finding::Conformity(Conformity::Demonstration { label, programme })]);
        }
        self.note(name, trace::examine(label, today));
        if in_force {
            self.note(name, trace::surveillance(label, today));
        }
        let stated = &label.product.category;
        let Some(category) = self.categories.get(stated).copied() else {
            self.note(name, [Finding::Conformity(Conformity::Category { stated: stated.clone() })]);
            return;
        };
        self.note(name, conformity::examine(label, category));
        self.note(name, figures::examine(label, category));
        if let Some(value) = figures::comparable(label, category).filter(|_| in_force) {
            self.peers.enter(name, stated, label.footprint.boundary, (value, category.per));
        }
    }

    fn count(&mut self, name: &str, verified: &Verified) {
        let standing = verified.standing();
        let counted = if standing.shows_current() { &mut self.counts.in_force } else { &mut self.counts.not_in_force };
        *counted += 1;
        self.standings.insert(name.to_owned(), standing.clone());
        if standing != &Standing::InForce {
            self.note(name, [Finding::NotInForce(standing.clone())]);
        } else if !verified.status_told() {
            self.unasked.push(name.to_owned());
        }
    }

    fn note(&mut self, name: &str, findings: impl IntoIterator<Item = Finding>) {
        let found = findings.into_iter().map(|finding| Found { finding, labels: vec![name.to_owned()] });
        self.found.extend(found);
    }

    /// What was found, once every label was taken.
    #[must_use]
    pub fn finish(self) -> Audit {
        let (at, counts, standings) = (self.now, self.counts, self.standings);
        let mut audit = Audit { at, counts, site: None, decisions: Vec::new(), found: self.found, standings };
        let unasked = Found { finding: Finding::StatusNotAsked, labels: self.unasked };
        let unasked = Some(unasked).filter(|found| !found.labels.is_empty());
        audit.add(self.register.repeated().chain(self.peers.outliers()).chain(unasked));
        audit
    }
}

impl Audit {
    /// Adds what was found elsewhere, as in a published site.
    pub fn add(&mut self, found: impl IntoIterator<Item = Found>) {
        self.found.extend(found);
        // Paths last: of one label, the site's files stand in order.
        self.found.sort_by(|a, b| order(a).cmp(&order(b)));
    }

    /// What was found, the gravest first; then by kind, by label, by file.
    #[must_use]
    pub fn found(&self) -> &[Found] {
        &self.found
    }

    /// What was found, kind by kind, the gravest first.
    pub fn by_kind(&self) -> impl Iterator<Item = (Kind, &[Found])> {
        let groups = self.found.chunk_by(|a, b| a.finding.kind() == b.finding.kind());
        groups.filter_map(|group| Some((group.first()?.finding.kind(), group)))
    }

    /// How many findings have this severity.
    #[must_use]
    pub fn count(&self, severity: Severity) -> usize {
        self.found.iter().filter(|found| found.finding.kind().severity() == severity).count()
    }

    /// Whether anything but observations was found.
    #[must_use]
    pub fn has_nonconformities(&self) -> bool {
        self.found.iter().any(|found| found.finding.kind().severity() != Severity::Observation)
    }

    /// The finding that a site shows a label as what it no longer is: `shown` is where it stood when
    /// the site was published.
    #[must_use]
    pub fn outdated(&self, name: &str, shown: &Standing) -> Option<Found> {
        let now = self.standings.get(name)?;
        let same = shown.shows_current() == now.shows_current();
        let served = Served::Outdated { shown: shown.clone(), now: now.clone() };
        (!same).then(|| Found { finding: Finding::Served(served), labels: vec![name.to_owned()] })
    }
}

fn order(found: &Found) -> (Kind, &[String], Option<&str>) {
    (found.finding.kind(), &found.labels, found.finding.path())
}
