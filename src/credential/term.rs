//! The days of a list that its signer keeps signing again: from when it counts, and until when.
//!
//! A list without an end can be shown to a reader for ever after it was replaced; one with an end can
//! be shown no longer than that.

use crate::{
    json::{Fault, Node},
    label::{Instant, Invalid},
};

/// When a signed list counts (VC Data Model 2.0, 4.9).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Term {
    /// Its first instant.
    pub from: Instant,
    /// Its last; nothing when it counts until the next is seen.
    pub until: Option<Instant>,
}

impl From<Instant> for Term {
    /// From that instant on, without an end.
    fn from(from: Instant) -> Self {
        Self { from, until: None }
    }
}

impl Term {
    /// From an instant on, for so many days.
    #[must_use]
    pub fn of_days(from: Instant, days: Option<u16>) -> Self {
        Self { from, until: days.map(|days| from.days_later(days)) }
    }

    /// Whether a list counts at that time.
    #[must_use]
    pub fn covers(&self, now: Instant) -> bool {
        self.from <= now && self.until.is_none_or(|until| now <= until)
    }

    pub(super) fn read(payload: &Node<'_>) -> Result<Self, Fault> {
        Ok(Self { from: payload.read_field("validFrom")?, until: payload.read_optional("validUntil")? })
    }

    /// Refuses a payload that does not count at that time, naming the end that is passed.
    pub(super) fn check(payload: &Node<'_>, now: Instant) -> Result<(), Fault> {
        let term = Self::read(payload)?;
        let order = |member, first: Instant, second: Instant| {
            Err(payload.field(member)?.invalid(Invalid::order(first, second)))
        };
        match term.until {
            _ if now < term.from => order("validFrom", term.from, now),
            Some(until) if until < now => order("validUntil", now, until),
            _ => Ok(()),
        }
    }
}
