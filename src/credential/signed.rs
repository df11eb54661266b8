//! A credential whose signature fits. Whether its issuer counts is the next question, and another.

use super::{
    AtHand, Envelope, Issuer, PublicKey, Question, Rejection, StatusList, TrustList, TrustedKey, UnusableKey,
    did::{self, Document},
    disclosure::{DisclosureFault, resolve, split},
    envelope::no_old_claims,
};
use crate::{
    json::{Fault, Json, Node},
    label::{Date, beginning},
};
use std::sync::Arc;

/// A credential with a good signature: believed to come unaltered from the owner of its key.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Signed {
    envelope: Envelope,
    key: PublicKey,
    /// The payload with its disclosures in place, where it has any.
    disclosed: Option<Json>,
}

impl Signed {
    /// Checks a signature with the key the credential names: in its `did:key`, in a document at hand,
    /// or pinned in the trust list.
    ///
    /// # Errors
    /// The [`Rejection`]: of the key, the algorithm, the signature, an issuer other than the signer, or
    /// a disclosure that was not signed.
    pub fn open(envelope: Envelope, trust: &TrustList, at_hand: &AtHand) -> Result<Self, Rejection> {
        let key = key_of(&envelope, trust, at_hand)?;
        envelope.signed_by(&key, &at_hand.signatures)?;
        let disclosed = disclosed(&envelope).map_err(Rejection::Disclosure)?;
        let signed = Self { envelope, key, disclosed };
        // Of the payload as disclosed: an issuer or an old claim may have been restricted, too.
        let payload = signed.payload();
        if let Ok(stated) = issuer_of(&payload)
            && stated != signed.did()
        {
            let (stated, signer) = (beginning(&stated, 80), signed.did().to_owned());
            return Err(Rejection::IssuerMismatch { stated, signer });
        }
        no_old_claims(payload.value()).map_err(Rejection::Malformed)?;
        Ok(signed)
    }

    /// The DID whose key signed.
    #[must_use]
    pub fn did(&self) -> &str {
        self.envelope.signer().0
    }

    /// Whether its `type` names this.
    #[must_use]
    pub fn is(&self, kind: &str) -> bool {
        super::verify::check_type(&self.payload(), &[kind]).is_ok()
    }

    /// Whether something at the top of the payload may be withheld: nothing there is a reader's to miss.
    pub(super) fn withholds_at_top(&self) -> bool {
        self.envelope.payload().value().member("_sd").is_some()
    }

    /// What was signed, as far as it is disclosed.
    #[must_use]
    pub fn payload(&self) -> Node<'_> {
        self.disclosed.as_ref().map_or_else(|| self.envelope.payload(), Node::root)
    }

    /// The issuer, if the trust list knows it with this key.
    pub(super) fn listed<'a>(&self, trust: &'a TrustList) -> Result<(&'a Arc<Issuer>, &'a TrustedKey), Rejection> {
        let did = self.did();
        let fingerprint = self.key.fingerprint();
        trust.find(did, &fingerprint).ok_or_else(|| {
            if trust.knows(did) {
                Rejection::KeyNotPinned { did: did.to_owned(), fingerprint }
            } else {
                Rejection::UnknownIssuer { did: did.to_owned() }
            }
        })
    }

    /// The issuer, if it was trusted on the day.
    pub(super) fn issuer<'a>(&self, trust: &'a TrustList, day: Date) -> Result<&'a Arc<Issuer>, Rejection> {
        let (issuer, key) = self.listed(trust)?;
        key.trusted_on(day, issuer)?;
        Ok(issuer)
    }

    /// The issuer's DID as the payload states it.
    pub(super) fn stated_issuer(&self) -> Result<String, Fault> {
        issuer_of(&self.payload())
    }

    pub(super) fn into_envelope(self) -> Envelope {
        self.envelope
    }
}

/// The payload with what is disclosed in its place; nothing for a credential without disclosures.
fn disclosed(envelope: &Envelope) -> Result<Option<Json>, DisclosureFault> {
    let (token, disclosures) = split(envelope.as_str())?;
    if token.len() == envelope.as_str().len() {
        return Ok(None);
    }
    if !cfg!(feature = "whole") {
        return Err(DisclosureFault::TooMany { found: disclosures.len(), limit: 0 });
    }
    resolve(envelope.payload().value(), &disclosures).map(Some)
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

impl AtHand {
    /// What is still to be asked about the signature of a label or a list; nothing when its answer is at
    /// hand, or what is wrong with it is not its signature.
    #[must_use]
    pub fn question(&self, bytes: &[u8], trust: &TrustList) -> Option<Question> {
        let envelope = Envelope::parse_within(bytes, StatusList::MAX_BYTES).ok()?;
        let question = envelope.question(&key_of(&envelope, trust, self).ok()?).ok()?;
        self.signatures.good(&question).is_none().then_some(question)
    }
}

fn key_of(envelope: &Envelope, trust: &TrustList, at_hand: &AtHand) -> Result<PublicKey, Rejection> {
    let (did, key_id) = envelope.signer();
    find_key(did, key_id, trust, &at_hand.documents).map_err(Rejection::Key)
}

fn find_key(did: &str, key_id: &str, trust: &TrustList, documents: &[Document]) -> Result<PublicKey, UnusableKey> {
    if !did.starts_with("did:web:") {
        // The trust list has decoded its own.
        let key = trust.signing_as(did).map_or_else(|| PublicKey::from_did(did), |key| Ok(*key))?;
        // A did:key document has one verification method, named by the key itself.
        let own = key_id.strip_prefix(did).and_then(|rest| rest.strip_prefix('#'));
        return if own == did.strip_prefix("did:key:") { Ok(key) } else { Err(UnusableKey::Encoding) };
    }
    // What the operator pinned comes before what anybody may hold up.
    if let Some(key) = trust.pinned(key_id) {
        return Ok(*key);
    }
    if let Some(document) = documents.iter().find(|document| document.id() == did) {
        let not_there = || UnusableKey::NotInDocument { key_id: beginning(key_id, 120) };
        return document.key(key_id).copied().ok_or_else(not_there);
    }
    Err(UnusableKey::NotAtHand { address: did::address(did)? })
}
