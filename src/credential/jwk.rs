//! Keys as JWK (RFC 7517; RFC 8037 for Ed25519; `crv` SM2 as GM/T 0125 has it).

use super::{Algorithm, PublicKey, base64url};
use crate::{
    json::{Fault, Json, Node, Problem},
    label::beginning,
};

impl PublicKey {
    /// Reads a public JWK (RFC 7517; RFC 8037 for Ed25519; `crv` SM2 as GM/T 0125 has it).
    ///
    /// # Errors
    /// A [`Fault`] at the member that does not fit.
    pub fn from_jwk(jwk: &Node<'_>) -> Result<Self, Fault> {
        let algorithm = read_curve(jwk)?;
        let x = read_coordinate(jwk, "x")?;
        let no_point = || jwk.unexpected("x, y", algorithm.curve().1);
        if algorithm == Algorithm::EdDsa {
            return Self::ed25519(&x).map_err(|_| no_point());
        }
        Self::of_point(algorithm, x, read_coordinate(jwk, "y")?).ok_or_else(no_point)
    }

    /// The public JWK, its members in the order of RFC 7638.
    #[must_use]
    pub fn to_jwk(&self) -> Json {
        let (kty, crv) = self.algorithm().curve();
        let (x, y) = self.coordinates();
        let mut members = vec![("crv", crv.to_owned()), ("kty", kty.to_owned()), ("x", base64url::encode(&x))];
        members.extend(y.map(|y| ("y", base64url::encode(&y))));
        Json::Object(members.into_iter().map(|(name, text)| (name.to_owned(), Json::Text(text))).collect())
    }
}

/// The algorithm a JWK is for. What else it says of itself must agree.
pub(super) fn read_curve(jwk: &Node<'_>) -> Result<Algorithm, Fault> {
    let crv = jwk.field("crv")?;
    let found = crv.text()?;
    let algorithm = Algorithm::ALL.iter().copied().find(|algorithm| algorithm.curve().1 == found);
    // Of what is found no more is repeated than would not be a whole secret.
    let unexpected = |found, expected| Problem::Unexpected { found: beginning(found, 40), expected };
    let algorithm = algorithm.ok_or_else(|| {
        crv.fault_with(|| {
            let known: Vec<&str> = Algorithm::ALL.iter().map(|algorithm| algorithm.curve().1).collect();
            unexpected(found, known.join(", "))
        })
    })?;
    let kty = jwk.field("kty")?;
    let alg = jwk.optional("alg")?;
    for (node, expected) in [(Some(kty), algorithm.curve().0), (alg, algorithm.name())] {
        let Some(node) = node else { continue };
        let found = node.text()?;
        if found != expected {
            return Err(node.fault_with(|| unexpected(found, expected.to_owned())));
        }
    }
    Ok(algorithm)
}

/// Thirty-two bytes of a JWK. What is there instead is not repeated: it may be secret.
pub(super) fn read_coordinate(jwk: &Node<'_>, member: &str) -> Result<[u8; 32], Fault> {
    let node = jwk.field(member)?;
    let decoded = base64url::decode(node.text()?).and_then(|bytes| bytes.try_into().ok());
    decoded.ok_or_else(|| node.unexpected("…", "32 bytes, base64url"))
}
