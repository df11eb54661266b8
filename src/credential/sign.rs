//! Making a credential: an issuer's key over a draft.

use super::{PublicKey, base64url, envelope, verify::Validity, wire};
use crate::{
    json::{Fault, Json, Limits, Node, Problem},
    label::{Instant, Label},
};
use ed25519_dalek::Signer;

/// The credential's contexts and types (VC Data Model 2.0, 4.3 and 4.5).
const CONTEXTS: [&str; 2] = ["https://www.w3.org/ns/credentials/v2", "https://carbon-label.example/context/v1"];
pub(super) const TYPES: &[&str] = &["VerifiableCredential", "CarbonFootprintLabel"];

/// An issuer's private key. Never printed, never part of an error.
pub struct SigningKey {
    secret: ed25519_dalek::SigningKey,
    demonstration: bool,
}

/// A label to be signed, checked as a verifier will check it.
pub struct Draft {
    valid_from: Instant,
    valid_until: Instant,
    subject: Json,
    label: Label,
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
    /// A demonstration key signs demonstration labels only.
    DemonstrationKey,
}

const DRAFT: Limits = Limits { bytes: super::Envelope::MAX_BYTES / 2, depth: 10 };
const KEY: Limits = Limits { bytes: 4096, depth: 4 };

impl SigningKey {
    /// The key of 32 secret bytes.
    #[must_use]
    pub fn from_secret(secret: &[u8; 32], demonstration: bool) -> Self {
        Self { secret: ed25519_dalek::SigningKey::from_bytes(secret), demonstration }
    }

    /// Reads a private JWK (RFC 8037, 2).
    ///
    /// # Errors
    /// [`Refusal::Key`] or [`Refusal::KeyMismatch`].
    pub fn from_jwk(bytes: &[u8]) -> Result<Self, Refusal> {
        let tree = Json::parse(bytes, KEY).map_err(Refusal::Key)?;
        let jwk = Node::root(&tree);
        let (secret, public) = read_jwk(&jwk).map_err(Refusal::Key)?;
        let demonstration = jwk.optional("demonstration").ok().flatten().is_some_and(|flag| flag.truth() == Ok(true));
        let key = Self::from_secret(&secret, demonstration);
        if key.secret.verifying_key().as_bytes() == &public { Ok(key) } else { Err(Refusal::KeyMismatch) }
    }

    /// The private JWK: to be written to its one file, and nowhere else.
    #[must_use]
    pub fn to_jwk(&self) -> Json {
        let public = self.secret.verifying_key();
        let mut members = vec![
            ("kty".to_owned(), Json::text("OKP")),
            ("crv".to_owned(), Json::text("Ed25519")),
            ("x".to_owned(), Json::text(base64url::encode(public.as_bytes()))),
            ("d".to_owned(), Json::text(base64url::encode(self.secret.as_bytes()))),
        ];
        if self.demonstration {
            members.push(("demonstration".to_owned(), Json::Truth(true)));
        }
        Json::Object(members)
    }

    /// The key that checks its signatures.
    #[must_use]
    pub fn public(&self) -> PublicKey {
        PublicKey::Ed25519(self.secret.verifying_key())
    }

    /// Signs a draft: the compact credential.
    ///
    /// # Errors
    /// [`Refusal::DemonstrationKey`] for a demonstration key and a draft that is not.
    pub fn sign(&self, draft: &Draft, issuer_name: Option<&Json>) -> Result<String, Refusal> {
        if self.demonstration && !draft.label.demonstration {
            return Err(Refusal::DemonstrationKey);
        }
        let public = self.public();
        let header = Json::object([
            ("alg", Json::text(public.algorithm().name())),
            ("typ", Json::text(envelope::TYPE)),
            ("kid", Json::text(public.key_id())),
        ]);
        let payload = draft.credential(&public.did(), issuer_name);
        let encode = |json: &Json| base64url::encode(json.to_string().as_bytes());
        let signing_input = format!("{}.{}", encode(&header), encode(&payload));
        let signature = self.secret.sign(signing_input.as_bytes());
        Ok(format!("{signing_input}.{}", base64url::encode(&signature.to_bytes())))
    }
}

fn read_jwk(jwk: &Node<'_>) -> Result<([u8; 32], [u8; 32]), Fault> {
    for (member, expected) in [("kty", "OKP"), ("crv", "Ed25519")] {
        let node = jwk.field(member)?;
        if node.text()? != expected {
            let problem = Problem::Unexpected { found: "…".to_owned(), expected: expected.to_owned() };
            return Err(node.fault(problem));
        }
    }
    let bytes = |member: &str| {
        let node = jwk.field(member)?;
        let decoded = base64url::decode(node.text()?).and_then(|bytes| bytes.try_into().ok());
        let expected = "32 bytes, base64url".to_owned();
        decoded.ok_or_else(|| node.fault(Problem::Unexpected { found: "…".to_owned(), expected }))
    };
    Ok((bytes("d")?, bytes("x")?))
}

impl Draft {
    /// Reads `{"validFrom", "validUntil", "credentialSubject"}`.
    ///
    /// # Errors
    /// [`Refusal::Draft`], naming the place.
    pub fn read(bytes: &[u8]) -> Result<Self, Refusal> {
        let tree = Json::parse(bytes, DRAFT).map_err(Refusal::Draft)?;
        Self::from_tree(&Node::root(&tree)).map_err(Refusal::Draft)
    }

    fn from_tree(draft: &Node<'_>) -> Result<Self, Fault> {
        draft.only(&["validFrom", "validUntil", "credentialSubject"])?;
        let subject = draft.field("credentialSubject")?;
        let label = wire::label(&subject)?;
        let validity = Validity::read(draft, &label)?;
        Ok(Self { valid_from: validity.from, valid_until: validity.until, subject: subject.value().clone(), label })
    }

    /// The label it will become.
    #[must_use]
    pub fn label(&self) -> &Label {
        &self.label
    }

    fn credential(&self, did: &str, issuer_name: Option<&Json>) -> Json {
        let list = |words: &[&str]| Json::List(words.iter().map(|word| Json::text(*word)).collect());
        let mut issuer = vec![("id".to_owned(), Json::text(did))];
        issuer.extend(issuer_name.map(|name| ("name".to_owned(), name.clone())));
        Json::object([
            ("@context", list(&CONTEXTS)),
            ("type", list(TYPES)),
            ("id", Json::text(format!("urn:carbon-label:{}", self.label.certificate.number))),
            ("issuer", Json::Object(issuer)),
            ("validFrom", Json::text(self.valid_from.to_string())),
            ("validUntil", Json::text(self.valid_until.to_string())),
            ("credentialSubject", self.subject.clone()),
        ])
    }
}
