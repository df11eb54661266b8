//! A signed presentation of credentials and of what their reader makes of them (VC Data Model 2.0, 4.13;
//! vc-jose-cose, 3.1.2).
//!
//! In: the compact JWS. Out: who signed it, the credentials byte for byte, and what was worked out from them. The
//! signature says who presents; each credential is verified by itself.

use super::{Envelope, PublicKey, Rejection, Signatures, SigningKey, sign::texts};
use crate::{
    json::{Fault, Json, Node},
    label::Instant,
};

/// Credentials, and what the signer makes of them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Presentation {
    /// The DID that signed.
    pub holder: String,
    /// When, as it says.
    pub at: Instant,
    /// The credentials.
    pub credentials: Vec<String>,
    /// What was made of them.
    pub evaluation: Json,
}

/// The media type (vc-jose-cose, 3.1.2).
const TYPE: &str = "vp+jwt";
const TYPES: &[&str] = &["VerifiablePresentation", "CarbonFootprintEvaluation"];
const CONTEXTS: &[&str] = &["https://www.w3.org/ns/credentials/v2"];
/// How an enveloped credential's `id` begins, with disclosures and without (VC Data Model 2.0, 4.13.1).
const ENVELOPES: [&str; 2] = ["data:application/vc+jwt,", "data:application/vc+sd-jwt,"];
const MANY: usize = 20_000;

impl Presentation {
    /// Most bytes of one: some thousand labels.
    pub const MAX_BYTES: usize = 32 * 1024 * 1024;

    /// Signs it.
    #[must_use]
    pub fn sign(credentials: &[String], evaluation: Json, at: Instant, key: &SigningKey) -> String {
        let enveloped = |credential: &String| {
            let kind = ENVELOPES[usize::from(credential.contains('~'))];
            Json::object([
                ("@context", texts(CONTEXTS)),
                ("type", texts(&["EnvelopedVerifiableCredential"])),
                ("id", Json::text(format!("{kind}{credential}"))),
            ])
        };
        let payload = Json::object([
            ("@context", texts(CONTEXTS)),
            ("type", texts(TYPES)),
            ("holder", Json::text(key.did())),
            ("issuanceDate", Json::text(at.to_string())),
            ("verifiableCredential", Json::List(credentials.iter().map(enveloped).collect())),
            ("evaluation", evaluation),
        ]);
        key.token(TYPE, &payload)
    }

    /// Takes one apart that a `did:key` signed, and checks that signature.
    ///
    /// # Errors
    /// [`Rejection`]: what is wrong with it.
    pub fn read(bytes: &[u8]) -> Result<Self, Rejection> {
        let envelope = Envelope::parse_as(bytes, Self::MAX_BYTES, TYPE).map_err(Rejection::Malformed)?;
        let signer = envelope.signer().0.to_owned();
        let key = PublicKey::from_did(&signer).map_err(Rejection::Key)?;
        envelope.signed_by(&key, &Signatures::default())?;
        let presented = Self::of(&envelope.payload()).map_err(Rejection::Content)?;
        if presented.holder == signer {
            Ok(presented)
        } else {
            Err(Rejection::IssuerMismatch { stated: presented.holder, signer })
        }
    }

    fn of(payload: &Node<'_>) -> Result<Self, Fault> {
        let credential = |node: &Node<'_>| {
            let id = node.field("id")?;
            let text = id.text()?;
            let token = ENVELOPES.iter().find_map(|kind| text.strip_prefix(kind));
            token
                .map(str::to_owned)
                .ok_or_else(|| id.unexpected(text.chars().take(40).collect::<String>(), ENVELOPES[0]))
        };
        Ok(Self {
            holder: payload.field("holder")?.text()?.to_owned(),
            at: payload.read_field("issuanceDate")?,
            credentials: payload.field("verifiableCredential")?.list(MANY, credential)?,
            evaluation: payload.field("evaluation")?.value().clone(),
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::credential::Malformed;

    fn signed() -> String {
        let key = SigningKey::ed25519(&[3; 32], true);
        let at = "2026-11-27T12:00:00Z".parse().unwrap();
        let credentials = ["a.b.c".to_owned(), "d.e.f~g~".to_owned()];
        Presentation::sign(&credentials, Json::object([("version", Json::Number("1".to_owned()))]), at, &key)
    }

    #[test]
    fn what_was_signed_reads_back() {
        let read = Presentation::read(signed().as_bytes()).unwrap();
        assert_eq!(read.credentials, ["a.b.c", "d.e.f~g~"]);
        assert_eq!(read.holder, SigningKey::ed25519(&[3; 32], true).did());
        assert_eq!(read.evaluation.to_string(), r#"{"version":1}"#);
    }

    #[test]
    fn what_was_altered_or_is_a_label_is_refused() {
        let signed = signed();
        let (before, signature) = signed.rsplit_once('.').unwrap();
        let (header, _) = before.split_once('.').unwrap();
        let other = Presentation::sign(&[], Json::Null, Instant::LAST, &SigningKey::ed25519(&[4; 32], true));
        let payload = other.split('.').nth(1).unwrap();
        let mixed = format!("{header}.{payload}.{signature}");
        assert_eq!(Presentation::read(mixed.as_bytes()), Err(Rejection::Signature));
        // A label's media type is another, and so is a presentation's to whoever reads labels.
        assert!(matches!(Envelope::parse(signed.as_bytes()), Err(Malformed::Header(_))));
    }
}
