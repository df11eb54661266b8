//! What is known of a certificate's status, and how lists at hand tell it.

use super::{Issuer, ListFault, Purpose, Signatures, StatusEntry, StatusList, TrustList, did::Document};
use crate::label::{Date, Instant, Line};
use std::sync::Arc;

/// The status of a certificate as far as the shell could find out.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub enum Status {
    /// No list was asked.
    #[default]
    NotAsked,
    /// The list says it is in force.
    InForce,
    /// Suspended: comes and goes.
    Suspended {
        /// Since when, if the list says so.
        since: Option<Date>,
        /// Why, in the body's words.
        why: Option<Line>,
    },
    /// Withdrawn by the body: final.
    Withdrawn {
        /// Since when, if the list says so.
        since: Option<Date>,
        /// Why, in the body's words.
        why: Option<Line>,
    },
    /// Cancelled at the holder's request: final.
    Cancelled {
        /// Since when, if the list says so.
        since: Option<Date>,
    },
    /// The list could not be had.
    Unreachable {
        /// When it last said "in force", if it ever did.
        last_in_force: Option<Instant>,
    },
    /// The list is not to be believed.
    Refused(Arc<ListFault>),
}

/// What a shell found for a verifier, who fetches nothing: keys, status lists, whose signatures are good.
#[derive(Debug, Clone, Default)]
pub struct AtHand {
    /// Documents of `did:web` issuers.
    pub documents: Vec<Document>,
    /// What is known of signatures.
    pub signatures: Signatures,
    lists: Vec<ListAtHand>,
}

#[derive(Debug, Clone)]
struct ListAtHand {
    address: String,
    list: Result<StatusList, Arc<ListFault>>,
    /// When it was fetched, if that was not just now.
    earlier: Option<Instant>,
}

impl AtHand {
    /// Nothing but answers about signatures.
    #[must_use]
    pub fn knowing(signatures: Signatures) -> Self {
        Self { signatures, ..Self::default() }
    }

    /// Adds a list as it was fetched from `address`: just now, or `earlier` when it cannot be had now.
    pub fn add_list(&mut self, address: &str, bytes: &[u8], trust: &TrustList, now: Instant, earlier: Option<Instant>) {
        let list = StatusList::read(bytes, address, trust, self, earlier.unwrap_or(now)).map_err(Arc::new);
        self.lists.push(ListAtHand { address: address.to_owned(), list, earlier });
    }

    /// Adds what is known of a list: as `fetched` just now, or as `kept` from before, with its time. What is
    /// not believed, or older than what was, takes nothing's place. True when what was fetched is to be kept.
    pub fn add_latest(
        &mut self,
        address: &str,
        fetched: Option<&[u8]>,
        kept: Option<(&[u8], Instant)>,
        trust: &TrustList,
        now: Instant,
    ) -> bool {
        let from = |bytes: &[u8], at| StatusList::read(bytes, address, trust, self, at).ok().map(|list| list.from());
        let (new, old) = (fetched.and_then(|bytes| from(bytes, now)), kept.and_then(|(bytes, then)| from(bytes, then)));
        match (fetched, kept) {
            (Some(bytes), _) if old.is_none() || new >= old => self.add_list(address, bytes, trust, now, None),
            (_, Some((bytes, then))) => self.add_list(address, bytes, trust, now, Some(then)),
            (_, None) => {}
        }
        new.is_some() && new >= old
    }

    /// Whether a list of that address was added.
    #[must_use]
    pub fn has_list(&self, address: &str) -> bool {
        self.lists.iter().any(|list| list.address == address)
    }

    /// What the lists say together: the gravest of what any of them says.
    pub(super) fn status(&self, entries: &[StatusEntry], issuer: &Issuer) -> Status {
        let told = entries.iter().map(|entry| self.told(entry, issuer));
        told.reduce(graver).unwrap_or_default()
    }

    fn told(&self, entry: &StatusEntry, issuer: &Issuer) -> Status {
        let Some(found) = self.lists.iter().find(|list| list.address == entry.list) else {
            return Status::Unreachable { last_in_force: None };
        };
        let bit = match &found.list {
            Ok(list) => list.at(entry, issuer).map_err(Arc::new),
            Err(fault) => Err(Arc::clone(fault)),
        };
        match bit {
            Err(fault) => Status::Refused(fault),
            Ok(None) if found.earlier.is_some() => Status::Unreachable { last_in_force: found.earlier },
            Ok(None) => Status::InForce,
            Ok(Some(change)) => {
                let (since, why) = (change.map(|change| change.since), change.and_then(|change| change.why.clone()));
                match entry.purpose {
                    Purpose::Suspension => Status::Suspended { since, why },
                    Purpose::Revocation if change.is_some_and(|change| change.cancelled) => Status::Cancelled { since },
                    Purpose::Revocation => Status::Withdrawn { since, why },
                }
            }
        }
    }
}

fn graver(one: Status, other: Status) -> Status {
    let weight = |status: &Status| match status {
        Status::NotAsked | Status::InForce => 0,
        Status::Unreachable { last_in_force: Some(_) } => 1,
        Status::Unreachable { last_in_force: None } => 2,
        Status::Refused(_) => 3,
        Status::Suspended { .. } => 4,
        Status::Withdrawn { .. } | Status::Cancelled { .. } => 5,
    };
    if weight(&other) > weight(&one) { other } else { one }
}
