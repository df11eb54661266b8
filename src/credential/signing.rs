//! Making a credential: an issuer's key over a draft.

use super::{
    Algorithm, Draft, Issuance, PublicKey, Refusal, StatusEntry, Term, TrustList, base64url,
    disclosure::{self, restrict},
    envelope,
    list::ENTRY_TYPE,
    secret::Secret,
    sign::{TYPES, texts},
    trust::TRUST_TYPES,
};
use crate::json::{Json, Limits, Node};

/// The credential's contexts (VC Data Model 2.0, 4.3).
pub(super) const VC_CONTEXT: &str = "https://www.w3.org/ns/credentials/v2";
const CONTEXTS: [&str; 2] = [VC_CONTEXT, "https://carbon-label.example/context/v1"];

/// A private key and the name it signs as. Never printed, never part of an error.
pub struct SigningKey {
    secret: Secret,
    did: String,
    demonstration: bool,
}

const KEY: Limits = Limits { bytes: 4096, depth: 4 };

impl SigningKey {
    /// The key of 32 secret bytes, signing as its `did:key`, or as a `did:web` that the issuer keeps.
    ///
    /// # Errors
    /// [`Refusal::KeyMismatch`] for bytes that are no key of the algorithm, [`Refusal::NoDid`],
    /// [`Refusal::Did`].
    pub fn from_secret(
        algorithm: Algorithm,
        secret: &[u8; 32],
        did: Option<&str>,
        demonstration: bool,
    ) -> Result<Self, Refusal> {
        let secret = Secret::of(algorithm, secret).ok_or(Refusal::KeyMismatch)?;
        let own = secret.public().did();
        let did = match did {
            Some(did) if own.as_deref() == Some(did) => did.to_owned(),
            Some(did) => super::address(did).map(|_| did.to_owned()).map_err(Refusal::Did)?,
            None => own.ok_or(Refusal::NoDid)?,
        };
        Ok(Self { secret, did, demonstration })
    }

    /// The Ed25519 key of 32 secret bytes, signing as its `did:key`.
    #[must_use]
    pub fn ed25519(secret: &[u8; 32], demonstration: bool) -> Self {
        let secret = Secret::Ed25519(ed25519_dalek::SigningKey::from_bytes(secret));
        let did = secret.public().did().unwrap_or_default();
        Self { secret, did, demonstration }
    }

    /// Reads a private JWK (RFC 7517; RFC 8037, 2). Its `kid`, if it has one, names the DID.
    ///
    /// # Errors
    /// [`Refusal::Key`], or as [`SigningKey::from_secret`].
    pub fn from_jwk(bytes: &[u8]) -> Result<Self, Refusal> {
        let tree = Json::parse(bytes, KEY).map_err(Refusal::Key)?;
        let jwk = Node::root(&tree);
        let (algorithm, secret) = super::secret::read(&jwk).map_err(Refusal::Key)?;
        let public = PublicKey::from_jwk(&jwk).map_err(Refusal::Key)?;
        let key_id = jwk.optional("kid").and_then(|kid| kid.map(|kid| kid.text()).transpose()).map_err(Refusal::Key)?;
        let did = key_id.and_then(|id| id.split('#').next());
        let demonstration = jwk.optional("demonstration").ok().flatten().is_some_and(|flag| flag.truth() == Ok(true));
        let key = Self::from_secret(algorithm, &secret, did, demonstration)?;
        if key.public() == public { Ok(key) } else { Err(Refusal::KeyMismatch) }
    }

    /// The private JWK: to be written to its one file, and nowhere else.
    #[must_use]
    pub fn to_jwk(&self) -> Json {
        let Json::Object(mut members) = self.public().to_jwk() else { return Json::Null };
        members.push(("d".to_owned(), Json::text(base64url::encode(&self.secret.bytes()))));
        members.push(("kid".to_owned(), Json::text(self.key_id())));
        if self.demonstration {
            members.push(("demonstration".to_owned(), Json::Truth(true)));
        }
        Json::Object(members)
    }

    /// The key that checks its signatures.
    #[must_use]
    pub fn public(&self) -> PublicKey {
        self.secret.public()
    }

    /// The DID it signs as.
    #[must_use]
    pub fn did(&self) -> &str {
        &self.did
    }

    /// The key id that credentials signed with it carry: the DID, and in its fragment the `did:key`
    /// again (CCG did:key, 3.1) or the fingerprint.
    #[must_use]
    pub fn key_id(&self) -> String {
        match self.did.strip_prefix("did:key:") {
            Some(key) => format!("{}#{key}", self.did),
            None => format!("{}#{}", self.did, self.public().fingerprint().as_str()),
        }
    }

    /// The `did:web` document that publishes this key (DID Core, 5).
    #[must_use]
    pub fn document(&self) -> Json {
        super::did::document(&self.did, &[self.public()])
    }

    /// Signs a draft: the compact credential.
    ///
    /// # Errors
    /// [`Refusal::DemonstrationKey`] for a demonstration key and a draft that is not.
    pub fn sign(&self, draft: &Draft, issuance: &Issuance<'_>) -> Result<String, Refusal> {
        if self.demonstration && !draft.label.demonstration {
            return Err(Refusal::DemonstrationKey);
        }
        let restricted: Vec<_> =
            issuance.restricted.iter().filter(|(part, _)| draft.subject.at(part.word()).is_some()).collect();
        if restricted.is_empty() {
            return Ok(self.token(envelope::TYPE, &draft.credential(&self.did, issuance, &draft.subject)));
        }
        let words: Vec<&str> = restricted.iter().map(|(part, _)| part.word()).collect();
        let Json::Object(mut members) = draft.subject.clone() else { return Err(Refusal::KeyMismatch) };
        members.push(("restricted".to_owned(), texts(&words)));
        let mut salts = restricted.iter().map(|(_, salt)| *salt);
        // As many salts as parts: restrict takes one for each.
        let (subject, disclosures) = restrict(&Json::Object(members), &words, || salts.next().unwrap_or_default())
            .map_err(Refusal::Restriction)?;
        let credential = draft.credential(&self.did, issuance, &subject);
        let token = self.token(envelope::TYPE_WITH_DISCLOSURES, &credential);
        Ok(format!("{token}~{}", disclosures.iter().map(|one| format!("{one}~")).collect::<String>()))
    }

    /// Signs a trust list, `{"issuer": [...]}`, as the programme's operator.
    ///
    /// # Errors
    /// [`Refusal::Draft`] when it does not read.
    pub fn sign_trust(&self, list: &Json, term: Term) -> Result<String, Refusal> {
        TrustList::read(&Node::root(list)).map_err(Refusal::Draft)?;
        Ok(self.renewed([("@context", texts(&CONTEXTS)), ("type", texts(TRUST_TYPES))], term, list.clone()))
    }

    /// A list that is signed again and again: its first members, when it counts, and its subject.
    pub(super) fn renewed<const N: usize>(&self, first: [(&str, Json); N], term: Term, subject: Json) -> String {
        let named = |(name, value): (&str, Json)| (name.to_owned(), value);
        let first = first.into_iter().chain([("issuer", Json::text(&self.did))]).map(named);
        let subject = [named(("credentialSubject", subject))];
        self.token(envelope::TYPE, &Json::Object(first.chain(term.members()).chain(subject).collect()))
    }

    /// A compact JWS of that media type (RFC 7515, 7.1).
    pub(super) fn token(&self, media: &str, payload: &Json) -> String {
        let header = Json::object([
            ("alg", Json::text(self.public().algorithm().name())),
            ("typ", Json::text(media)),
            ("kid", Json::text(self.key_id())),
        ]);
        let encode = |json: &Json| base64url::encode(json.to_string().as_bytes());
        let signing_input = format!("{}.{}", encode(&header), encode(payload));
        let signature = self.secret.sign(signing_input.as_bytes());
        format!("{signing_input}.{}", base64url::encode(&signature))
    }
}

impl Draft {
    fn credential(&self, did: &str, issuance: &Issuance<'_>, subject: &Json) -> Json {
        let mut issuer = vec![("id".to_owned(), Json::text(did))];
        issuer.extend(issuance.issuer_name.map(|name| ("name".to_owned(), name.clone())));
        let mut members = vec![
            ("@context", texts(&CONTEXTS)),
            ("type", texts(TYPES)),
            ("id", Json::text(format!("urn:carbon-label:{}", self.label.certificate.number))),
            ("issuer", Json::Object(issuer)),
            ("validFrom", Json::text(self.valid_from.to_string())),
            ("validUntil", Json::text(self.valid_until.to_string())),
        ];
        if !issuance.status.is_empty() {
            let entries = issuance.status.iter().map(StatusEntry::to_json).collect();
            members.push(("credentialStatus", Json::List(entries)));
        }
        members.push(("credentialSubject", subject.clone()));
        if !issuance.restricted.is_empty() {
            members.push((disclosure::ALGORITHM.0, Json::text(disclosure::ALGORITHM.1)));
        }
        Json::Object(members.into_iter().map(|(name, value)| (name.to_owned(), value)).collect())
    }
}

impl Term {
    /// Its members of a credential.
    pub(super) fn members(&self) -> impl Iterator<Item = (String, Json)> {
        let until = self.until.map(|until| ("validUntil", until));
        let members = [Some(("validFrom", self.from)), until].into_iter().flatten();
        members.map(|(name, at)| (name.to_owned(), Json::text(at.to_string())))
    }
}

impl StatusEntry {
    pub(super) fn to_json(&self) -> Json {
        Json::object([
            ("type", Json::text(ENTRY_TYPE)),
            ("statusPurpose", Json::text(self.purpose.word())),
            ("statusListIndex", Json::text(self.index.to_string())),
            ("statusListCredential", Json::text(&self.list)),
        ])
    }
}
