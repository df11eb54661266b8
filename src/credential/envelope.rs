//! The compact JWT, taken apart without losing a byte.

use super::{Algorithm, PublicKey, Question, Rejection, Signatures, base64url};
use crate::{
    json::{Fault, Json, Limits, Node, Problem},
    label::beginning,
};

/// A credential secured as a compact JWS (RFC 7515, 7.1), read but not yet believed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Envelope {
    text: String,
    signing_input: usize,
    algorithm: Algorithm,
    key_id: String,
    payload: Json,
    signature: Vec<u8>,
}

/// Why bytes are no credential.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Malformed {
    /// More bytes than a label ever needs.
    TooLarge {
        /// How many there are.
        bytes: usize,
        /// How many are allowed.
        limit: usize,
    },
    /// Not three parts of base64url with points between.
    NotCompact,
    /// A header that does not read.
    Header(Fault),
    /// An algorithm that is not verified here, `none` among them.
    Algorithm(String),
    /// A payload that does not read.
    Payload(Fault),
    /// A claim of VC Data Model 1.1's JWTs, which must not be there (vc-jose-cose, 3.1.1).
    OldClaim(&'static str),
}

/// The media types that make a JWT a credential, without and with disclosures (vc-jose-cose, 3.1.1
/// and 3.2.1).
pub(super) const TYPE: &str = "vc+jwt";
pub(super) const TYPE_WITH_DISCLOSURES: &str = "vc+sd-jwt";

impl Envelope {
    /// Most bytes of a credential.
    pub const MAX_BYTES: usize = 64 * 1024;
    const HEADER: Limits = Limits { bytes: 4096, depth: 4 };
    const PAYLOAD_DEPTH: usize = 20;

    /// Takes a compact JWS apart. Blanks around it, as pasting leaves them, are dropped.
    ///
    /// # Errors
    /// [`Malformed`], by the first part that does not read.
    pub fn parse(bytes: &[u8]) -> Result<Self, Malformed> {
        Self::parse_within(bytes, Self::MAX_BYTES)
    }

    /// [`Envelope::parse`] of a credential that may have another size than a label.
    ///
    /// # Errors
    /// As [`Envelope::parse`].
    pub fn parse_within(bytes: &[u8], limit: usize) -> Result<Self, Malformed> {
        let has_disclosures = bytes.contains(&b'~');
        Self::parse_as(bytes, limit, if has_disclosures { TYPE_WITH_DISCLOSURES } else { TYPE })
    }

    /// Takes a compact JWS of a media type apart.
    pub(super) fn parse_as(bytes: &[u8], limit: usize, expected: &str) -> Result<Self, Malformed> {
        if bytes.len() > limit {
            return Err(Malformed::TooLarge { bytes: bytes.len(), limit });
        }
        let text = std::str::from_utf8(bytes.trim_ascii()).map_err(|_| Malformed::NotCompact)?;
        let token = text.split('~').next().unwrap_or(text);
        let (signing_input, signature) = token.rsplit_once('.').ok_or(Malformed::NotCompact)?;
        let (header, payload) = signing_input.split_once('.').ok_or(Malformed::NotCompact)?;
        let decode = |part| base64url::decode(part).ok_or(Malformed::NotCompact);
        let (header, payload, signature) = (decode(header)?, decode(payload)?, decode(signature)?);
        let header = Json::parse(&header, Self::HEADER).map_err(Malformed::Header)?;
        let (algorithm, key_id) = read_header(&header, expected)?;
        let limits = Limits { bytes: limit, depth: Self::PAYLOAD_DEPTH };
        let payload = Json::parse(&payload, limits).map_err(Malformed::Payload)?;
        no_old_claims(&payload)?;
        let (text, signing_input) = (text.to_owned(), signing_input.len());
        Ok(Self { text, signing_input, algorithm, key_id, payload, signature })
    }

    /// The algorithm it says it is signed with.
    #[must_use]
    pub fn algorithm(&self) -> Algorithm {
        self.algorithm
    }

    /// The DID of the key it says it is signed with, and the whole key id.
    #[must_use]
    pub fn signer(&self) -> (&str, &str) {
        let did = self.key_id.split('#').next().unwrap_or(&self.key_id);
        (did, &self.key_id)
    }

    /// What is to be asked about its signature, over the exact bytes received.
    ///
    /// # Errors
    /// [`Rejection::KeyAlgorithm`] when the key is for another algorithm, [`Rejection::Signature`] when
    /// it can be no signature of the key's.
    pub fn question(&self, key: &PublicKey) -> Result<Question, Rejection> {
        if self.algorithm != key.algorithm() {
            let (stated, key) = (self.algorithm.name(), key.algorithm().name());
            return Err(Rejection::KeyAlgorithm { stated, key });
        }
        let message = &self.text.as_bytes()[..self.signing_input];
        Question::new(*key, message, &self.signature).ok_or(Rejection::Signature)
    }

    /// Checks the signature.
    ///
    /// # Errors
    /// As [`Envelope::question`]; [`Rejection::Signature`] when the key did not sign this,
    /// [`Rejection::NotAsked`] when nobody told whether it did.
    pub fn signed_by(&self, key: &PublicKey, signatures: &Signatures) -> Result<(), Rejection> {
        match signatures.good(&self.question(key)?) {
            Some(true) => Ok(()),
            Some(false) => Err(Rejection::Signature),
            None => Err(Rejection::NotAsked),
        }
    }

    /// What is signed: not to be believed before [`super::verify`] has said so.
    pub(crate) fn payload(&self) -> Node<'_> {
        Node::root(&self.payload)
    }

    /// The credential, byte for byte as it came.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.text
    }
}

/// Refuses the claims in which VC Data Model 1.1 wrapped what is signed.
pub(super) fn no_old_claims(payload: &Json) -> Result<(), Malformed> {
    match ["vc", "vp"].into_iter().find(|claim| payload.member(claim).is_some()) {
        Some(claim) => Err(Malformed::OldClaim(claim)),
        None => Ok(()),
    }
}

fn read_header(header: &Json, expected: &str) -> Result<(Algorithm, String), Malformed> {
    let header = Node::root(header);
    let name = header.field("alg").and_then(|alg| alg.text()).map_err(Malformed::Header)?;
    let algorithm = Algorithm::named(name).ok_or_else(|| Malformed::Algorithm(beginning(name, 40)))?;
    let checked = || {
        let kind = header.field("typ")?;
        let media = kind.text()?;
        let media = media.strip_prefix("application/").unwrap_or(media);
        if !media.eq_ignore_ascii_case(expected) {
            return Err(kind.unexpected(media, expected));
        }
        // RFC 7515, 4.1.11: an extension that must be understood and is not makes the whole invalid.
        if let Some(critical) = header.optional("crit")? {
            return Err(critical.fault(Problem::UnknownKey { known: &[] }));
        }
        header.field("kid")?.text()
    };
    Ok((algorithm, checked().map_err(Malformed::Header)?.to_owned()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(header: &str, payload: &str, expected: Malformed) {
        let text = format!("{}.{}.AA", base64url::encode(header.as_bytes()), base64url::encode(payload.as_bytes()));
        assert_eq!(Envelope::parse(text.as_bytes()), Err(expected));
    }

    #[test]
    fn algorithms_are_refused_by_name() {
        for name in ["none", "HS256", "ES384", "eddsa"] {
            check(&format!(r#"{{"alg":"{name}"}}"#), "{}", Malformed::Algorithm(name.into()));
        }
    }

    #[test]
    fn a_header_says_what_it_is_and_nothing_critical() {
        let fault = |path: &str, problem| Malformed::Header(Fault::new(path, problem));
        check(r#"{"alg":"EdDSA"}"#, "{}", fault("$.typ", Problem::Missing));
        let jwt = Problem::Unexpected { found: "JWT".into(), expected: TYPE.into() };
        check(r#"{"alg":"EdDSA","typ":"JWT"}"#, "{}", fault("$.typ", jwt));
        let critical = Problem::UnknownKey { known: &[] };
        check(r#"{"alg":"EdDSA","typ":"vc+jwt","crit":["b64"],"kid":"x"}"#, "{}", fault("$.crit", critical));
    }

    #[test]
    fn what_is_no_compact_jws_is_refused() {
        for text in ["", "a.b", "e30.e30", "e30=.e30.AA", "é.e30.AA", "{}"] {
            assert_eq!(Envelope::parse(text.as_bytes()), Err(Malformed::NotCompact), "{text}");
        }
        let large = vec![b'a'; Envelope::MAX_BYTES + 1];
        let expected = Malformed::TooLarge { bytes: large.len(), limit: Envelope::MAX_BYTES };
        assert_eq!(Envelope::parse(&large), Err(expected));
    }
}
