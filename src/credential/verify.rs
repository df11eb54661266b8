//! The verdict.

use super::{Envelope, Issuer, Malformed, PublicKey, Status, TrustList, UnusableKey, wire};
use crate::{
    json::{Fault, Node, Problem},
    label::{Date, Instant, Label, Line, Name, Number, Sum},
};

/// A label whose signature, issuer and content were checked. Only [`verify`] makes one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Verified {
    envelope: Envelope,
    label: Label,
    issuer: Issuer,
    standing: Standing,
    checked_at: Instant,
}

/// Where the certificate stands at the time of the check.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Standing {
    /// In force.
    InForce,
    /// Genuine; whether it was suspended or withdrawn could not be asked.
    StatusUnknown {
        /// When the list last said "in force", if it ever did.
        last_in_force: Option<Instant>,
    },
    /// Suspended since a day.
    Suspended {
        /// Since when.
        since: Date,
        /// Why.
        why: Option<Line>,
    },
    /// Withdrawn by the body.
    Withdrawn {
        /// Since when.
        since: Date,
        /// Why.
        why: Option<Line>,
    },
    /// Cancelled at the holder's request.
    Cancelled {
        /// Since when.
        since: Date,
    },
    /// Its last day has passed.
    Expired {
        /// Its last day.
        last_day: Date,
    },
    /// Its first day has not come.
    NotYetValid {
        /// Its first day.
        first_day: Date,
    },
}

impl Standing {
    /// Whether the number may be shown as current.
    #[must_use]
    pub fn shows_current(&self) -> bool {
        matches!(self, Self::InForce | Self::StatusUnknown { .. })
    }
}

/// Why bytes are not a label to be believed. Carries no carbon number.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Rejection {
    /// Not a credential at all.
    Malformed(Malformed),
    /// The key it names cannot be had.
    Key(UnusableKey),
    /// The key is for another algorithm than the one the header names.
    KeyAlgorithm {
        /// The algorithm the header names.
        stated: &'static str,
        /// The algorithm the key is for.
        key: &'static str,
    },
    /// The signature is not this key's over these bytes: altered, or signed by another.
    Signature,
    /// The credential names another issuer than the key's owner.
    IssuerMismatch {
        /// The issuer it names.
        stated: String,
        /// The DID whose key signed.
        signer: String,
    },
    /// Signed well, by somebody the trust list does not know.
    UnknownIssuer {
        /// Their DID.
        did: String,
    },
    /// Signed on a day this issuer was not trusted.
    IssuerNotTrustedThen {
        /// The issuer.
        name: Name,
        /// The day the label is valid from.
        signed: Date,
        /// The first day of trust.
        from: Date,
        /// The last day of trust.
        to: Date,
    },
    /// The issuer is not accredited for the product's category.
    NotAccredited {
        /// The issuer.
        name: Name,
        /// The category.
        category: Number,
    },
    /// A demonstration key signed what is not marked as demonstration.
    DemonstrationKey {
        /// The issuer.
        name: Name,
    },
    /// Signed well; the content does not read as a label.
    Content(Fault),
}

/// A step of checking, in order.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Check {
    /// It reads as a credential.
    Format,
    /// The signature is the named key's.
    Signature,
    /// The issuer is trusted for this, then.
    Issuer,
    /// The content reads as a label.
    Content,
    /// The day lies inside its validity.
    Dates,
    /// Neither suspended nor withdrawn.
    Status,
    /// The stages add up to the total.
    Sum,
}

impl Check {
    /// Every step, in order.
    pub const ALL: &[Self] = &[
        Self::Format,
        Self::Signature,
        Self::Issuer,
        Self::Content,
        Self::Dates,
        Self::Status,
        Self::Sum,
    ];
}

impl Rejection {
    /// The step that failed.
    #[must_use]
    pub fn failed(&self) -> Check {
        match self {
            Self::Malformed(_) => Check::Format,
            Self::Key(_)
            | Self::KeyAlgorithm { .. }
            | Self::Signature
            | Self::IssuerMismatch { .. } => Check::Signature,
            Self::UnknownIssuer { .. }
            | Self::IssuerNotTrustedThen { .. }
            | Self::NotAccredited { .. }
            | Self::DemonstrationKey { .. } => Check::Issuer,
            Self::Content(_) => Check::Content,
        }
    }
}

/// Checks a credential: signature, issuer, content, dates, status, in that order.
///
/// `now` and `status` are told, never asked for. The signature is checked over the bytes received.
///
/// # Errors
/// The [`Rejection`] of the first check that fails. Dates and status never reject: a genuine label
/// that is not in force is [`Verified`] with that [`Standing`].
pub fn verify(
    envelope: Envelope,
    trust: &TrustList,
    status: &Status,
    now: Instant,
) -> Result<Verified, Rejection> {
    check_signature(&envelope)?;
    let payload = envelope.payload();
    let signer = envelope.signer().0;
    let stated = issuer_of(&payload).map_err(Rejection::Content)?;
    if stated != signer {
        let (stated, signer) = (stated.chars().take(80).collect(), signer.to_owned());
        return Err(Rejection::IssuerMismatch { stated, signer });
    }
    let issuer = trust
        .find(signer)
        .ok_or_else(|| Rejection::UnknownIssuer { did: signer.to_owned() })?
        .clone();
    check_type(&payload).map_err(Rejection::Content)?;
    let label = wire::label(&payload.field("credentialSubject").map_err(Rejection::Content)?);
    let label = label.map_err(Rejection::Content)?;
    let validity = Validity::read(&payload, &label).map_err(Rejection::Content)?;
    check_issuer(&issuer, &label, validity.from.date())?;
    let standing = validity.standing(status, now);
    Ok(Verified { label, issuer, standing, checked_at: now, envelope })
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
    if key.signed(envelope.signed_bytes(), envelope.signature()) {
        Ok(())
    } else {
        Err(Rejection::Signature)
    }
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
            let (found, expected) =
                (stated.join(", ").chars().take(80).collect(), (*expected).to_owned());
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
        return Err(Rejection::NotAccredited {
            name: name(),
            category: label.product.category.clone(),
        });
    }
    if issuer.demonstration() && !label.demonstration {
        return Err(Rejection::DemonstrationKey { name: name() });
    }
    Ok(())
}

/// When a label counts, as both the credential and the certificate state it.
struct Validity {
    from: Instant,
    until: Instant,
    expires: Date,
    lists_status: bool,
}

impl Validity {
    fn read(payload: &Node<'_>, label: &Label) -> Result<Self, Fault> {
        let (from, until): (Instant, _) =
            (payload.read_field("validFrom")?, payload.field("validUntil")?);
        let expires = label.certificate.expires();
        let validity = Self {
            from,
            until: until.read()?,
            expires,
            lists_status: payload.optional("credentialStatus")?.is_some(),
        };
        if validity.until < from {
            let (first, second) = (from.to_string(), validity.until.to_string());
            return Err(until.invalid(crate::label::Invalid::Order { first, second }));
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
            Status::NotAsked if self.lists_status => {
                Standing::StatusUnknown { last_in_force: None }
            }
            Status::NotAsked | Status::InForce => Standing::InForce,
        }
    }
}

impl Verified {
    /// Takes bytes apart and verifies them: what every shell does.
    ///
    /// # Errors
    /// As [`Envelope::parse`] and [`verify`].
    pub fn read(
        bytes: &[u8],
        trust: &TrustList,
        status: &Status,
        now: Instant,
    ) -> Result<Self, Rejection> {
        verify(Envelope::parse(bytes).map_err(Rejection::Malformed)?, trust, status, now)
    }

    /// The label.
    #[must_use]
    pub fn label(&self) -> &Label {
        &self.label
    }

    /// Who signed, as the trust list knows them.
    #[must_use]
    pub fn issuer(&self) -> &Issuer {
        &self.issuer
    }

    /// Where the certificate stands.
    #[must_use]
    pub fn standing(&self) -> &Standing {
        &self.standing
    }

    /// When it was checked.
    #[must_use]
    pub fn checked_at(&self) -> Instant {
        self.checked_at
    }

    /// How the stages' sum stands to the total; nothing without stages.
    #[must_use]
    pub fn sum(&self) -> Option<Sum> {
        self.label.stages.sum(self.label.footprint.value)
    }

    /// The credential, byte for byte as it was verified.
    #[must_use]
    pub fn envelope(&self) -> &Envelope {
        &self.envelope
    }
}
