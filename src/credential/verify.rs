//! From an envelope to the verdict: one check after another.

use super::{AtHand, Envelope, Issuer, Rejection, Signed, Standing, Status, StatusEntry, TrustList, Verified, wire};
use crate::{
    json::{Fault, Node, Problem},
    label::{Date, Instant, Invalid, Label, beginning},
};
use std::sync::Arc;

/// Checks a credential: signature, issuer, content, dates, status, in that order.
///
/// `now` and what is `at_hand` are told, never asked for. The signature is checked over the bytes
/// received.
///
/// # Errors
/// The [`Rejection`] of the first check that fails. Dates and status never reject: a genuine label
/// that is not in force is [`Verified`] with that [`Standing`].
pub fn verify(envelope: Envelope, trust: &TrustList, at_hand: &AtHand, now: Instant) -> Result<Verified, Rejection> {
    Ok(Signed::open(envelope, trust, at_hand)?.verify(trust, now)?.asked(at_hand))
}

impl Signed {
    /// Checks what [`verify`] checks after the signature; no status is asked yet.
    ///
    /// # Errors
    /// As [`verify`].
    pub fn verify(self, trust: &TrustList, now: Instant) -> Result<Verified, Rejection> {
        // Content is faulted only to issuers on the list: what a stranger signed stops here.
        let (issuer, key) = self.listed(trust)?;
        let payload = self.payload();
        if self.withholds_at_top() {
            return Err(Rejection::Content(payload.unexpected("_sd", "credentialSubject._sd")));
        }
        self.stated_issuer().map_err(Rejection::Content)?;
        check_type(&payload, super::sign::TYPES).map_err(Rejection::Content)?;
        let label = wire::label(&payload.field("credentialSubject").map_err(Rejection::Content)?);
        let label = label.map_err(Rejection::Content)?;
        let validity = Validity::read(&payload, &label).map_err(Rejection::Content)?;
        let entries = payload
            .optional("credentialStatus")
            .and_then(|node| node.map_or_else(|| Ok(Vec::new()), |node| StatusEntry::read_all(&node)));
        let entries = entries.map_err(Rejection::Content)?;
        key.trusted_on(validity.from.date(), issuer)?;
        check_issuer(issuer, &label)?;
        let standing = validity.standing(&Status::NotAsked, now);
        let (issuer, key, envelope) = (Arc::clone(issuer), key.clone(), self.into_envelope());
        Ok(Verified { envelope, label, issuer, key, validity, entries, standing, checked_at: now, status_told: false })
    }
}

/// Whether `type` names all of these.
pub(super) fn check_type(node: &Node<'_>, expected: &[&str]) -> Result<(), Fault> {
    let kinds = node.field("type")?;
    let stated = match kinds.text() {
        Ok(kind) => vec![kind.to_owned()],
        Err(_) => kinds.list(10, |kind| Ok(kind.text()?.to_owned()))?,
    };
    match expected.iter().find(|expected| !stated.iter().any(|kind| kind == *expected)) {
        None => Ok(()),
        Some(missing) => Err(kinds.fault_with(|| Problem::Unexpected {
            found: beginning(&stated.join(", "), 80),
            expected: (*missing).to_owned(),
        })),
    }
}

fn check_issuer(issuer: &Issuer, label: &Label) -> Result<(), Rejection> {
    let name = || issuer.name().clone();
    if !issuer.accreditation().contains(&label.product.category) {
        return Err(Rejection::NotAccredited { name: name(), category: label.product.category.clone() });
    }
    if issuer.demonstration() && !label.demonstration {
        return Err(Rejection::DemonstrationKey { name: name() });
    }
    Ok(())
}

/// When a label counts, as both the credential and the certificate state it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Validity {
    pub(super) from: Instant,
    pub(super) until: Instant,
    expires: Date,
    lists_status: bool,
}

impl Validity {
    pub(super) fn read(payload: &Node<'_>, label: &Label) -> Result<Self, Fault> {
        let (from, until): (Instant, _) = (payload.read_field("validFrom")?, payload.field("validUntil")?);
        let expires = label.certificate.expires();
        let validity =
            Self { from, until: until.read()?, expires, lists_status: payload.optional("credentialStatus")?.is_some() };
        if validity.until < from {
            return Err(until.invalid(Invalid::order(from, validity.until)));
        }
        Ok(validity)
    }

    /// Final states first; then dates; then what comes and goes.
    pub(super) fn standing(&self, status: &Status, now: Instant) -> Standing {
        match status.clone() {
            Status::Withdrawn { since, why } => Standing::Withdrawn { since, why },
            Status::Cancelled { since } => Standing::Cancelled { since },
            _ if now < self.from => Standing::NotYetValid { first_day: self.from.date() },
            _ if now > self.until || now.date() > self.expires => {
                Standing::Expired { last_day: self.expires.min(self.until.date()) }
            }
            Status::Suspended { since, why } => Standing::Suspended { since, why },
            Status::Unreachable { last_in_force } => Standing::StatusUnknown { last_in_force, refused: None },
            Status::Refused(fault) => Standing::StatusUnknown { last_in_force: None, refused: Some(fault) },
            Status::NotAsked if self.lists_status => Standing::StatusUnknown { last_in_force: None, refused: None },
            Status::NotAsked | Status::InForce => Standing::InForce,
        }
    }
}

impl Verified {
    /// Takes bytes apart and verifies them, being told the status.
    ///
    /// # Errors
    /// As [`Envelope::parse`] and [`verify`].
    pub fn read(bytes: &[u8], trust: &TrustList, status: &Status, now: Instant) -> Result<Self, Rejection> {
        let envelope = Envelope::parse(bytes).map_err(Rejection::Malformed)?;
        Ok(verify(envelope, trust, &AtHand::default(), now)?.told(status))
    }
}
