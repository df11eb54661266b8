//! What is said of a product passport: its words, which each language gives, and how they are put together.

use super::{CheckedBy, Lang, Spoken, carbon_unit, figure, per_cent};
use crate::{
    evidence::{Lapse, Presented},
    formats::{Passport, Per, untp::Granularity},
    label::{CarbonUnit, Instant},
};

/// Words of a product passport.
#[allow(missing_docs, reason = "each is what it says")]
pub struct PassportWords {
    /// The state where there is room for a few words only.
    pub stated: &'static str,
    pub signed: &'static str,
    pub unsigned: &'static str,
    pub signed_note: &'static str,
    pub unsigned_note: &'static str,
    pub not_yet_valid: &'static str,
    pub expired: &'static str,
    pub suspended: &'static str,
    pub withdrawn: &'static str,
    pub first_day: fn(&str) -> String,
    pub last_day: fn(&str) -> String,
    pub signer: fn(&str) -> String,
    pub status_unknown: &'static str,
    pub checked: fn(CheckedBy, Instant) -> String,
    pub was: &'static str,
    pub will_be: &'static str,
    pub per_other: fn(&str, &str) -> String,
    pub per_unstated: fn(&str) -> String,
    pub no_boundary: &'static str,
    pub scorecard: &'static str,
    pub boundary: &'static str,
    pub passport: &'static str,
    pub issuer: &'static str,
    pub product: &'static str,
    pub stands_for: &'static str,
    pub item: &'static str,
    pub batch: &'static str,
    pub model: &'static str,
    pub batch_number: &'static str,
    pub serial_number: &'static str,
    pub registered_id: &'static str,
    pub country: &'static str,
    pub made_on: &'static str,
}

impl PassportWords {
    fn granularity(&self, granularity: Granularity) -> &'static str {
        match granularity {
            Granularity::Item => self.item,
            Granularity::Batch => self.batch,
            Granularity::Model => self.model,
        }
    }
}

impl Spoken {
    /// Per what somebody else's document counts.
    pub(crate) fn stated_per(self, per: &Per) -> String {
        match per {
            Per::Unit(unit) => self.per(unit),
            Per::Other { amount, unit } => (self.passport().per_other)(&figure(*amount), unit.as_str()),
            Per::Unstated { amount } => (self.passport().per_unstated)(&figure(*amount)),
        }
    }
}

impl Lang {
    /// The state of a passport in a few words.
    pub(super) fn passport_state(self, presented: &Presented) -> String {
        let words = self.language().passport();
        self.lapsed(presented)
            .unwrap_or(if presented.signer.is_some() { words.stated } else { words.unsigned })
            .to_owned()
    }

    /// The title of a passport's strip, and the sentences below it.
    #[must_use]
    pub fn passport_notice(self, presented: &Presented, by: CheckedBy) -> (&'static str, Vec<String>) {
        let words = self.language().passport();
        let mut notes = Vec::new();
        match presented.lapse() {
            Some(Lapse::NotYetValid { first_day }) => notes.push((words.first_day)(&first_day.to_string())),
            Some(Lapse::Expired { last_day }) => notes.push((words.last_day)(&last_day.to_string())),
            Some(Lapse::Suspended | Lapse::Withdrawn) | None => {}
        }
        let Some(signer) = &presented.signer else {
            notes.push(words.unsigned_note.to_owned());
            return (self.lapsed(presented).unwrap_or(words.unsigned), notes);
        };
        notes.push(words.signed_note.to_owned());
        if presented.status_unknown() {
            notes.push(words.status_unknown.to_owned());
        }
        notes.push((words.signer)(signer));
        notes.push((words.checked)(by, presented.checked_at));
        (self.lapsed(presented).unwrap_or(words.signed), notes)
    }

    fn lapsed(self, presented: &Presented) -> Option<&'static str> {
        let words = self.language().passport();
        Some(match presented.lapse()? {
            Lapse::NotYetValid { .. } => words.not_yet_valid,
            Lapse::Expired { .. } => words.expired,
            Lapse::Suspended => words.suspended,
            Lapse::Withdrawn => words.withdrawn,
        })
    }

    /// What a passport's number is called that is not to be taken for current.
    pub(crate) fn passport_not_current(self, presented: &Presented) -> Option<&'static str> {
        let words = self.language().passport();
        presented.lapse().map(|lapse| match lapse {
            Lapse::NotYetValid { .. } => words.will_be,
            _ => words.was,
        })
    }

    /// Per what, and inside which boundary.
    pub(crate) fn passport_scope(self, passport: &Passport) -> String {
        let (language, scorecard) = (self.language(), &passport.scorecard);
        let boundary =
            scorecard.boundary.map_or(language.passport().no_boundary, |boundary| language.boundary(boundary));
        format!("{}{}{boundary}", language.stated_per(&scorecard.per), self.words().separator)
    }

    /// The rows of a scorecard: what each is called, and its value if the passport states one.
    #[must_use]
    pub fn scorecard(self, passport: &Passport) -> [(&'static str, Option<String>); 5] {
        let (language, words, card) = (self.language(), self.words(), &passport.scorecard);
        let own = language.passport();
        let stated = format!("{} {}", figure(card.value), carbon_unit(CarbonUnit::Kilogram));
        [
            (words.stated_value, Some(stated)),
            (own.boundary, card.boundary.map(|boundary| language.boundary(boundary).to_owned())),
            (words.primary_share, Some(per_cent(card.primary_share.percent()))),
            (words.standard, card.standard.as_ref().map(ToString::to_string)),
            (own.stands_for, passport.granularity.map(|granularity| own.granularity(granularity).to_owned())),
        ]
    }

    /// What every passport is at most: its issuer's own statement.
    #[cfg(feature = "cli")]
    #[must_use]
    pub fn passport_stated(self) -> &'static str {
        self.language().passport().stated
    }

    /// A passport's facts in one line.
    #[cfg(feature = "cli")]
    #[must_use]
    pub fn passport(self, passport: &Passport) -> String {
        let unit = carbon_unit(CarbonUnit::Kilogram);
        format!("{} {unit} {}", figure(passport.scorecard.value), self.passport_scope(passport))
    }
}
