//! What a demand standard makes of the products, each judged once.

use crate::{
    catalogue::{Catalogue, Entry},
    criteria::{Candidate, Criteria, Whole},
    label::Date,
    programme::Programme,
};

/// The verdicts on the products of a catalogue, by their places.
#[derive(Default)]
pub(super) struct Judged {
    criteria: Option<Criteria>,
    /// Of those that were asked for.
    wholes: Vec<Option<Whole>>,
}

/// How many products meet a demand standard.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Counts {
    /// Those that meet it.
    pub pass: usize,
    /// Those of which it cannot be told.
    pub cannot_tell: usize,
    /// Those that do not.
    pub fail: usize,
}

impl Counts {
    pub(super) fn add(&mut self, whole: Whole) {
        match whole {
            Whole::Pass => self.pass += 1,
            Whole::CannotTell => self.cannot_tell += 1,
            Whole::Fail => self.fail += 1,
        }
    }
}

impl Judged {
    /// Judges by these criteria from now on.
    pub(super) fn by(&mut self, criteria: Option<&Criteria>) {
        if self.criteria.as_ref() != criteria {
            (self.criteria, self.wholes) = (criteria.cloned(), Vec::new());
        }
    }

    /// Forgets what was said of a product, as it says something else now.
    pub(super) fn forget(&mut self, place: u32) {
        if let Some(whole) = self.wholes.get_mut(place as usize) {
            *whole = None;
        }
    }

    /// The verdict on a product; nothing without criteria.
    pub(super) fn whole(
        &mut self,
        place: u32,
        catalogue: &Catalogue,
        programme: &Programme,
        today: Date,
    ) -> Option<Whole> {
        let criteria = self.criteria.as_ref()?;
        let at = place as usize;
        if self.wholes.len() <= at {
            self.wholes.resize(catalogue.len().max(at + 1), None);
        }
        if self.wholes[at].is_none() {
            let entry = catalogue.entry(place)?;
            let whole = candidate(&entry).map_or(Whole::Fail, |one| criteria.outcome(&one, programme, today));
            self.wholes[at] = Some(whole);
        }
        self.wholes[at]
    }
}

/// A product as it is judged; nothing of what is not to be believed.
pub(super) fn candidate<'a>(entry: &Entry<'a>) -> Option<Candidate<'a>> {
    let stated = entry.stated?;
    Some(Candidate {
        basis: stated.basis,
        value: Some(stated.value),
        primary_share: stated.primary_share,
        issued: stated.certificate.map(|certificate| certificate.issued),
        expires: stated.certificate.map(|certificate| certificate.expires),
        state: entry.state,
        issuer: stated.certificate.map(|certificate| certificate.issuer),
        source: entry.source,
    })
}
