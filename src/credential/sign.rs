//! What is to be signed: a draft, checked as a verifier will check the label it becomes.

use super::{StatusEntry, UnusableKey, disclosure::RestrictionFault, verify::Validity, wire};
use crate::{
    json::{Fault, Json, Limits, Node},
    label::{Instant, Label, Part},
};

/// The credential's types (VC Data Model 2.0, 4.5).
pub(super) const TYPES: &[&str] = &[VC_TYPE, "CarbonFootprintLabel"];
pub(super) const VC_TYPE: &str = "VerifiableCredential";

/// A label to be signed, checked as a verifier will check it.
#[cfg_attr(not(feature = "curves"), expect(dead_code, reason = "what is signed is for who signs"))]
pub struct Draft {
    pub(super) valid_from: Instant,
    pub(super) valid_until: Instant,
    pub(super) subject: Json,
    pub(super) label: Label,
}

/// What an issuer adds to a draft.
#[derive(Default)]
pub struct Issuance<'a> {
    /// The issuer's name, in one or more languages.
    pub issuer_name: Option<&'a Json>,
    /// The places in lists that will tell the label's status.
    pub status: &'a [StatusEntry],
    /// The parts that are disclosed only to whom the holder shows them, each with 16 bytes that nobody
    /// can guess. Parts that the draft does not have are passed over.
    pub restricted: &'a [(Part, [u8; 16])],
}

/// Why a draft is not signed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Refusal {
    /// The draft does not read.
    Draft(Fault),
    /// The key file does not read. Nothing of its content is repeated.
    Key(Fault),
    /// The key's public part is not the one of its private part.
    KeyMismatch,
    /// A key without a DID: SM2's have no `did:key`.
    NoDid,
    /// A DID that is not this key's to sign as.
    Did(UnusableKey),
    /// A part cannot be restricted.
    Restriction(RestrictionFault),
    /// A demonstration key signs demonstration labels only.
    DemonstrationKey,
}

impl Draft {
    /// What a draft may cost: half of what a label may.
    pub const LIMITS: Limits = Limits { bytes: super::Envelope::MAX_BYTES / 2, depth: 10 };

    /// Reads `{"validFrom", "validUntil", "credentialSubject"}`.
    ///
    /// # Errors
    /// [`Refusal::Draft`], naming the place.
    pub fn read(bytes: &[u8]) -> Result<Self, Refusal> {
        let tree = Json::parse(bytes, Self::LIMITS).map_err(Refusal::Draft)?;
        Self::from_tree(&Node::root(&tree)).map_err(Refusal::Draft)
    }

    fn from_tree(draft: &Node<'_>) -> Result<Self, Fault> {
        draft.only(&["validFrom", "validUntil", "credentialSubject"])?;
        let subject = draft.field("credentialSubject")?;
        // What is restricted is the issuer's to say, beside the disclosures that make it true.
        if let Some(restricted) = subject.optional("restricted")? {
            return Err(restricted.unexpected("restricted", "issue --restrict"));
        }
        let label = wire::label(&subject)?;
        let validity = Validity::read(draft, &label)?;
        Ok(Self { valid_from: validity.from, valid_until: validity.until, subject: subject.value().clone(), label })
    }

    /// The label it will become.
    #[must_use]
    pub fn label(&self) -> &Label {
        &self.label
    }
}

pub(super) fn texts(words: &[&str]) -> Json {
    Json::List(words.iter().map(|word| Json::text(*word)).collect())
}
