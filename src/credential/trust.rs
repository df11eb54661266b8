//! The trust list: whose signature counts, for what and when.

use super::{Envelope, Fingerprint, PublicKey, Question, Rejection, Signatures, Term, did, verify::check_type};
use crate::{
    json::{Fault, Json, Node, Problem},
    label::{Date, Instant, Name, Number, Period},
};
use std::sync::Arc;

/// An issuer the programme's operator trusts.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Issuer {
    name: Name,
    accreditation: Vec<Number>,
    keys: Vec<TrustedKey>,
    demonstration: bool,
}

/// A key an issuer signs with, and the days its signature counts. Who changes keys adds one and ends
/// the other: what the old one signed in its days stays good.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TrustedKey {
    did: String,
    fingerprint: Fingerprint,
    pinned: Option<PublicKey>,
    trusted: Period,
}

/// The issuers a programme trusts.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct TrustList(Vec<Arc<Issuer>>);

impl Issuer {
    /// Reads one entry of the list.
    ///
    /// # Errors
    /// A [`Fault`]; among them, a fingerprint that is not the key's.
    pub fn read(node: &Node<'_>) -> Result<Self, Fault> {
        node.only(&["name", "accreditation", "key", "demonstration"])?;
        Ok(Self {
            name: read_name(&node.field("name")?)?,
            accreditation: node.field("accreditation")?.list(100, |id| id.read())?,
            keys: node.field("key")?.list(20, TrustedKey::read)?,
            demonstration: node.optional("demonstration")?.map(|flag| flag.truth()).transpose()?.unwrap_or(false),
        })
    }

    /// Its keys, in the order listed.
    #[must_use]
    pub fn keys(&self) -> &[TrustedKey] {
        &self.keys
    }

    /// Its name, as the trust list gives it: never as a credential claims.
    #[must_use]
    pub fn name(&self) -> &Name {
        &self.name
    }

    /// The categories it is accredited for.
    #[must_use]
    pub fn accreditation(&self) -> &[Number] {
        &self.accreditation
    }

    /// Whether its keys are public and may sign demonstration labels only.
    #[must_use]
    pub fn demonstration(&self) -> bool {
        self.demonstration
    }
}

impl TrustedKey {
    fn read(node: &Node<'_>) -> Result<Self, Fault> {
        node.only(&["did", "fingerprint", "jwk", "from", "to"])?;
        let did = node.field("did")?;
        let stated = node.field("fingerprint")?;
        let jwk = node.optional("jwk")?;
        let read = |jwk: &Node<'_>| {
            // Above all no private part: this list is published.
            jwk.only(&["kty", "crv", "x", "y", "alg", "use", "kid"])?;
            PublicKey::from_jwk(jwk)
        };
        let jwk = jwk.as_ref().map(read).transpose()?;
        let own = key_of(&did)?;
        if let (Some(jwk), Some(own)) = (jwk, own)
            && jwk != own
        {
            return Err(unexpected(&did, &jwk.did().unwrap_or_else(|| "did:web:…".to_owned())));
        }
        let key = own.or(jwk);
        let fingerprint = match key {
            Some(key) => key.fingerprint(),
            None => Fingerprint::parse(stated.text()?).ok_or_else(|| unexpected(&stated, "32 bytes, base64url"))?,
        };
        if stated.text()? != fingerprint.as_str() {
            return Err(unexpected(&stated, fingerprint.as_str()));
        }
        let to = node.field("to")?;
        let trusted = Period::new(node.read_field("from")?, to.read()?).map_err(|invalid| to.invalid(invalid))?;
        Ok(Self { did: did.text()?.to_owned(), fingerprint, pinned: key, trusted })
    }

    /// The DID it signs as.
    #[must_use]
    pub fn did(&self) -> &str {
        &self.did
    }

    /// Its fingerprint.
    #[must_use]
    pub fn fingerprint(&self) -> &Fingerprint {
        &self.fingerprint
    }

    /// The days its signature counts.
    #[must_use]
    pub fn trusted(&self) -> Period {
        self.trusted
    }

    pub(super) fn trusted_on(&self, day: Date, issuer: &Issuer) -> Result<(), Rejection> {
        let (from, to) = (self.trusted.from(), self.trusted.to());
        if from <= day && day <= to {
            return Ok(());
        }
        Err(Rejection::IssuerNotTrustedThen { name: issuer.name.clone(), signed: day, from, to })
    }
}

/// The key a `did:key` says; nothing for a `did:web`, which says where one is.
fn key_of(did: &Node<'_>) -> Result<Option<PublicKey>, Fault> {
    let text = did.text()?;
    if text.starts_with("did:web:") {
        return did::address(text).map(|_| None).map_err(|_| unexpected(did, "did:web:labels.example"));
    }
    PublicKey::from_did(text).map(Some).map_err(|_| unexpected(did, "did:key:z6Mk…"))
}

fn unexpected(node: &Node<'_>, expected: &str) -> Fault {
    node.unexpected(node.text().unwrap_or_default(), expected)
}

impl TrustList {
    /// Reads `{"issuer": [...]}`.
    ///
    /// # Errors
    /// A [`Fault`]; among them, a key listed twice.
    pub fn read(node: &Node<'_>) -> Result<Self, Fault> {
        node.only(&["issuer"])?;
        let list = node.field("issuer")?;
        let issuers = list.list(1000, |issuer| Issuer::read(issuer).map(Arc::new))?;
        let mut seen: Vec<&Fingerprint> = Vec::new();
        for (at, issuer) in issuers.iter().enumerate() {
            for (which, key) in issuer.keys.iter().enumerate() {
                if seen.contains(&&key.fingerprint) {
                    let path = || format!("{}[{at}].key[{which}].fingerprint", list.path());
                    return Err(Fault::at(path, || Problem::DuplicateKey));
                }
                seen.push(&key.fingerprint);
            }
        }
        Ok(Self(issuers))
    }

    /// Most bytes of a signed list.
    pub const MAX_BYTES: usize = 2 * 1024 * 1024;

    /// Reads a list that the programme's operator signed with the key pinned for it.
    ///
    /// # Errors
    /// A [`Rejection`], as of a label.
    pub fn read_signed(
        bytes: &[u8],
        operator: &PublicKey,
        signatures: &Signatures,
        now: Instant,
    ) -> Result<Self, Rejection> {
        let envelope = Envelope::parse_within(bytes, Self::MAX_BYTES).map_err(Rejection::Malformed)?;
        envelope.signed_by(operator, signatures)?;
        let payload = envelope.payload();
        let read = || {
            check_type(&payload, TRUST_TYPES)?;
            Term::check(&payload, now)?;
            Self::read(&payload.field("credentialSubject")?)
        };
        read().map_err(Rejection::Content)
    }

    /// What is to be asked about the signature of such a list; nothing for what can be none.
    #[must_use]
    pub fn question(bytes: &[u8], operator: &PublicKey) -> Option<Question> {
        Envelope::parse_within(bytes, Self::MAX_BYTES).ok()?.question(operator).ok()
    }

    /// The issuers, in the order listed.
    #[must_use]
    pub fn issuers(&self) -> &[Arc<Issuer>] {
        &self.0
    }

    /// The issuer that signs as `did` with that key.
    #[must_use]
    pub fn find(&self, did: &str, fingerprint: &Fingerprint) -> Option<(&Arc<Issuer>, &TrustedKey)> {
        self.keys().find(|(_, key)| key.did == did && &key.fingerprint == fingerprint)
    }

    /// Whether an issuer signs as `did`, with whichever key.
    #[must_use]
    pub fn knows(&self, did: &str) -> bool {
        self.issuer(did).is_some()
    }

    /// The issuer that signs as `did`, with whichever key.
    #[must_use]
    pub fn issuer(&self, did: &str) -> Option<&Issuer> {
        self.keys().find(|(_, key)| key.did == did).map(|(issuer, _)| issuer.as_ref())
    }

    /// The key of a `did:key` that is listed.
    pub(super) fn signing_as(&self, did: &str) -> Option<&PublicKey> {
        self.keys().find(|(_, key)| key.did == did)?.1.pinned.as_ref()
    }

    /// Whether the key of a key id is in the list itself, so that nobody need be asked for it.
    #[must_use]
    pub fn pins(&self, key_id: &str) -> bool {
        self.pinned(key_id).is_some()
    }

    /// The key pinned for a key id: a DID, `#` and the key's fingerprint, as we name our own.
    pub(super) fn pinned(&self, key_id: &str) -> Option<&PublicKey> {
        let (did, name) = key_id.split_once('#')?;
        let (_, key) = self.keys().find(|(_, key)| key.did == did && key.fingerprint.as_str() == name)?;
        key.pinned.as_ref()
    }

    /// The documents of the `did:web` issuers whose keys are pinned, each with its address: what those
    /// issuers publish, for whoever verifies without this list.
    #[must_use]
    pub fn documents(&self) -> Vec<(String, Json)> {
        let pinned = || self.keys().filter_map(|(_, key)| Some((key.did.as_str(), key.pinned?)));
        let mut dids: Vec<&str> = pinned().map(|(did, _)| did).collect();
        dids.dedup();
        let document = |did: &str| {
            let keys: Vec<PublicKey> = pinned().filter(|(of, _)| *of == did).map(|(_, key)| key).collect();
            Some((did::address(did).ok()?, did::document(did, &keys)))
        };
        dids.into_iter().filter_map(document).collect()
    }

    fn keys(&self) -> impl Iterator<Item = (&Arc<Issuer>, &TrustedKey)> {
        self.0.iter().flat_map(|issuer| issuer.keys.iter().map(move |key| (issuer, key)))
    }
}

/// The types of a signed trust list.
pub(super) const TRUST_TYPES: &[&str] = &[super::sign::VC_TYPE, "CarbonFootprintTrustList"];

/// Reads a name in one or more languages: `{"zh": "…", "en": "…"}`.
///
/// # Errors
/// A [`Fault`] at the language that does not read.
pub(crate) fn read_name(node: &Node<'_>) -> Result<Name, Fault> {
    const MANY: usize = 20;
    let members = node.object()?;
    if members.len() > MANY {
        return Err(node.fault(Problem::TooMany { found: members.len(), limit: MANY }));
    }
    let mut translations = Vec::new();
    for (tag, _) in members {
        let line = node.field(tag)?;
        translations.push((tag.parse().map_err(|invalid| line.invalid(invalid))?, line.read()?));
    }
    Name::new(translations).map_err(|invalid| node.invalid(invalid))
}

/// Reads a name, or a plain text of no stated language.
///
/// # Errors
/// As [`read_name`].
pub(crate) fn read_words(node: &Node<'_>) -> Result<Name, Fault> {
    match node.value() {
        Json::Text(_) => Ok(Name::unmarked(node.read()?)),
        _ => read_name(node),
    }
}
