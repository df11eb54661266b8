//! The verdict: a label to be believed, or why not.

use super::{
    AtHand, Check, Envelope, Fingerprint, Issuer, ListFault, Malformed, Status, StatusEntry, TrustedKey, UnusableKey,
    disclosure::DisclosureFault, verify::Validity,
};
use crate::{
    json::Fault,
    label::{Date, Instant, Label, Line, Name, Number, Sum},
};
use std::sync::Arc;

/// A label whose signature, issuer and content were checked. Only [`super::verify`] makes one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Verified {
    pub(super) envelope: Envelope,
    pub(super) label: Label,
    pub(super) issuer: Arc<Issuer>,
    pub(super) key: TrustedKey,
    pub(super) validity: Validity,
    pub(super) entries: Vec<StatusEntry>,
    pub(super) standing: Standing,
    pub(super) checked_at: Instant,
    pub(super) status_told: bool,
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
        /// Why the list is not believed, if one was had.
        refused: Option<Arc<ListFault>>,
    },
    /// Suspended since a day.
    Suspended {
        /// Since when, if the list says so.
        since: Option<Date>,
        /// Why.
        why: Option<Line>,
    },
    /// Withdrawn by the body.
    Withdrawn {
        /// Since when, if the list says so.
        since: Option<Date>,
        /// Why.
        why: Option<Line>,
    },
    /// Cancelled at the holder's request.
    Cancelled {
        /// Since when, if the list says so.
        since: Option<Date>,
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
    /// A word for programs to tell states by.
    #[must_use]
    pub fn word(&self) -> &'static str {
        match self {
            Self::InForce => "in-force",
            Self::StatusUnknown { .. } => "status-unknown",
            Self::Suspended { .. } => "suspended",
            Self::Withdrawn { .. } => "withdrawn",
            Self::Cancelled { .. } => "cancelled",
            Self::Expired { .. } => "expired",
            Self::NotYetValid { .. } => "not-yet-valid",
        }
    }

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
    /// Nobody could tell whether the signature is the key's.
    NotAsked,
    /// Its disclosures are not those that were signed.
    Disclosure(DisclosureFault),
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
    /// Signed as an issuer of the trust list, with a key that is not pinned for it.
    KeyNotPinned {
        /// The issuer's DID.
        did: String,
        /// The key's fingerprint.
        fingerprint: Fingerprint,
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
    /// Signed well; the content does not read as the product passport it says it is.
    Passport(Fault),
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
            | Self::NotAsked
            | Self::Disclosure(_)
            | Self::IssuerMismatch { .. } => Check::Signature,
            Self::UnknownIssuer { .. }
            | Self::KeyNotPinned { .. }
            | Self::IssuerNotTrustedThen { .. }
            | Self::NotAccredited { .. }
            | Self::DemonstrationKey { .. } => Check::Issuer,
            Self::Content(_) | Self::Passport(_) => Check::Content,
        }
    }
}

impl Verified {
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

    /// The key that signed.
    #[must_use]
    pub fn key(&self) -> &TrustedKey {
        &self.key
    }

    /// The places that tell its status.
    #[must_use]
    pub fn status_entries(&self) -> &[StatusEntry] {
        &self.entries
    }

    /// The same label, told its status by the lists at hand; by none, if it names none.
    #[must_use]
    pub fn asked(self, at_hand: &AtHand) -> Self {
        let status = at_hand.status(&self.entries, &self.issuer);
        self.told(&status)
    }

    /// The same label, told its status.
    #[must_use]
    pub fn told(mut self, status: &Status) -> Self {
        self.standing = self.validity.standing(status, self.checked_at);
        self.status_told = !matches!(status, Status::NotAsked | Status::Unreachable { .. } | Status::Refused(_));
        self
    }

    /// Where the certificate stands.
    #[must_use]
    pub fn standing(&self) -> &Standing {
        &self.standing
    }

    /// Whether somebody who knows its status told it; if not, only the dates speak for it.
    #[must_use]
    pub fn status_told(&self) -> bool {
        self.status_told
    }

    /// From when until when the credential is valid.
    #[must_use]
    pub fn valid(&self) -> (Instant, Instant) {
        (self.validity.from, self.validity.until)
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
