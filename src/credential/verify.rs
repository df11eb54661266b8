//! From an envelope to the verdict: one check after another.

use super::{Envelope, Issuer, PublicKey, Rejection, Standing, Status, TrustList, UnusableKey, Verified, wire};
use crate::{
    json::{Fault, Node, Problem},
    label::{Date, Instant, Invalid, Label},
};

/// Checks a credential: signature, issuer, content, dates, status, in that order.
///
/// `now` and `status` are told, never asked for. The signature is checked over the bytes received.
///
/// # Errors
/// The [`Rejection`] of the first check that fails. Dates and status never reject: a genuine label
/// that is not in force is [`Verified`] with that [`Standing`].
pub fn verify(envelope: Envelope, trust: &TrustList, status: &Status, now: Instant) -> Result<Verified, Rejection> {
    check_signature(&envelope)?;
    let payload = envelope.payload();
    let signer = envelope.signer().0;
    let stated = issuer_of(&payload);
    if let Ok(stated) = &stated
        && stated != signer
    {
        let (stated, signer) = (stated.chars().take(80).collect(), signer.to_owned());
        return Err(Rejection::IssuerMismatch { stated, signer });
    }
    // Content is faulted only to issuers on the list: what a stranger signed stops here.
    let issuer = trust.find(signer).ok_or_else(|| Rejection::UnknownIssuer { did: signer.to_owned() })?.clone();
    stated.map_err(Rejection::Content)?;
    check_type(&payload).map_err(Rejection::Content)?;
    let label = wire::label(&payload.field("credentialSubject").map_err(Rejection::Content)?);
    let label = label.map_err(Rejection::Content)?;
    let validity = Validity::read(&payload, &label).map_err(Rejection::Content)?;
    check_issuer(&issuer, &label, validity.from.date())?;
    let standing = validity.standing(status, now);
    let status_told = !matches!(status, Status::NotAsked | Status::Unreachable { .. });
    Ok(Verified { label, issuer, standing, checked_at: now, status_told, envelope })
}

fn check_signature(envelope: &Envelope) -> Result<(), Rejection> {
    let (did, key_id) = envelope.signer();
    let key = PublicKey::from_did(did).map_err(Rejection::Key)?;
    // A did:key document has one verification method, named by the key itself.
    if key_id != key.key_id() {
        return Err(Rejection::Key(UnusableKey::Encoding));
    }
    if envelope.algorithm() != key.algorithm() {
        let (stated, key) = (envelope.algorithm().name(), key.algorithm().name());
        return Err(Rejection::KeyAlgorithm { stated, key });
    }
    if key.signed(envelope.signed_bytes(), envelope.signature()) { Ok(()) } else { Err(Rejection::Signature) }
}

/// The issuer's DID: a text, or an object with an `id` (VC Data Model 2.0, 4.7).
fn issuer_of(payload: &Node<'_>) -> Result<String, Fault> {
    let issuer = payload.field("issuer")?;
    if let Ok(did) = issuer.text() {
        return Ok(did.to_owned());
    }
    let id = issuer.field("id")?;
    id.text().map(str::to_owned)
}

fn check_type(payload: &Node<'_>) -> Result<(), Fault> {
    let kinds = payload.field("type")?;
    for expected in super::sign::TYPES {
        let stated = kinds.list(10, |kind| Ok(kind.text()?.to_owned()))?;
        if !stated.iter().any(|kind| kind == expected) {
            let (found, expected) = (stated.join(", ").chars().take(80).collect(), (*expected).to_owned());
            return Err(kinds.fault(Problem::Unexpected { found, expected }));
        }
    }
    Ok(())
}

fn check_issuer(issuer: &Issuer, label: &Label, signed: Date) -> Result<(), Rejection> {
    let name = || issuer.name().clone();
    if !issuer.trusted_on(signed) {
        let (from, to) = (issuer.trusted().from(), issuer.trusted().to());
        return Err(Rejection::IssuerNotTrustedThen { name: name(), signed, from, to });
    }
    if !issuer.accreditation().contains(&label.product.category) {
        return Err(Rejection::NotAccredited { name: name(), category: label.product.category.clone() });
    }
    if issuer.demonstration() && !label.demonstration {
        return Err(Rejection::DemonstrationKey { name: name() });
    }
    Ok(())
}

/// When a label counts, as both the credential and the certificate state it.
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
            let (first, second) = (from.to_string(), validity.until.to_string());
            return Err(until.invalid(Invalid::Order { first, second }));
        }
        Ok(validity)
    }

    /// Final states first; then dates; then what comes and goes.
    fn standing(&self, status: &Status, now: Instant) -> Standing {
        match status.clone() {
            Status::Withdrawn { since, why } => Standing::Withdrawn { since, why },
            Status::Cancelled { since } => Standing::Cancelled { since },
            _ if now < self.from => Standing::NotYetValid { first_day: self.from.date() },
            _ if now > self.until || now.date() > self.expires => {
                Standing::Expired { last_day: self.expires.min(self.until.date()) }
            }
            Status::Suspended { since, why } => Standing::Suspended { since, why },
            Status::Unreachable { last_in_force } => Standing::StatusUnknown { last_in_force },
            Status::NotAsked if self.lists_status => Standing::StatusUnknown { last_in_force: None },
            Status::NotAsked | Status::InForce => Standing::InForce,
        }
    }
}

impl Verified {
    /// Takes bytes apart and verifies them: what every shell does.
    ///
    /// # Errors
    /// As [`Envelope::parse`] and [`verify`].
    pub fn read(bytes: &[u8], trust: &TrustList, status: &Status, now: Instant) -> Result<Self, Rejection> {
        verify(Envelope::parse(bytes).map_err(Rejection::Malformed)?, trust, status, now)
    }
}
