//! Keys as JWK (RFC 7517; RFC 8037 for Ed25519; `crv` SM2 as GM/T 0125 has it).

use super::{Algorithm, PublicKey, base64url};
use crate::json::{Fault, Json, Node, Problem};
use p256::elliptic_curve::point::AffineCoordinates;

impl PublicKey {
    /// Reads a public JWK (RFC 7517; RFC 8037 for Ed25519; `crv` SM2 as GM/T 0125 has it).
    ///
    /// # Errors
    /// A [`Fault`] at the member that does not fit.
    pub fn from_jwk(jwk: &Node<'_>) -> Result<Self, Fault> {
        let algorithm = read_curve(jwk)?;
        let x = read_coordinate(jwk, "x")?;
        let no_point = || {
            let expected = algorithm.curve().1.to_owned();
            jwk.fault(Problem::Unexpected { found: "x, y".to_owned(), expected })
        };
        if algorithm == Algorithm::EdDsa {
            return Self::ed25519(&x).map_err(|_| no_point());
        }
        // By coordinates: what finds y from x is needed for a did:key alone, which SM2 has none of.
        let (x, y) = (x.into(), read_coordinate(jwk, "y")?.into());
        let key = match algorithm {
            Algorithm::Es256 => p256::AffinePoint::from_coordinates(&x, &y)
                .into_option()
                .and_then(|point| p256::PublicKey::from_affine(point).ok())
                .map(Self::P256),
            _ => sm2::AffinePoint::from_coordinates(&x, &y)
                .into_option()
                .and_then(|point| sm2::PublicKey::from_affine(point).ok())
                .map(Self::Sm2),
        };
        key.ok_or_else(no_point)
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

    pub(super) fn coordinates(&self) -> ([u8; 32], Option<[u8; 32]>) {
        use p256::elliptic_curve::sec1::ToSec1Point;
        let halves = |sec1: &[u8]| {
            let (mut x, mut y) = ([0; 32], [0; 32]);
            x.copy_from_slice(&sec1[1..33]);
            y.copy_from_slice(&sec1[33..65]);
            (x, Some(y))
        };
        match self {
            Self::Ed25519(key) => (*key.as_bytes(), None),
            // Uncompressed points of 256-bit curves are 65 bytes (SEC 1, 2.3.3).
            Self::P256(key) => halves(key.to_sec1_point(false).as_bytes()),
            Self::Sm2(key) => halves(key.to_sec1_point(false).as_bytes()),
        }
    }
}

/// The algorithm a JWK is for. What else it says of itself must agree.
pub(super) fn read_curve(jwk: &Node<'_>) -> Result<Algorithm, Fault> {
    let crv = jwk.field("crv")?;
    let found = crv.text()?;
    let algorithm = Algorithm::ALL.iter().copied().find(|algorithm| algorithm.curve().1 == found);
    let algorithm = algorithm.ok_or_else(|| {
        let known: Vec<&str> = Algorithm::ALL.iter().map(|algorithm| algorithm.curve().1).collect();
        crv.fault(Problem::Unexpected { found: found.chars().take(40).collect(), expected: known.join(", ") })
    })?;
    let kty = jwk.field("kty")?;
    let alg = jwk.optional("alg")?;
    for (node, expected) in [(Some(kty), algorithm.curve().0), (alg, algorithm.name())] {
        let Some(node) = node else { continue };
        if node.text()? != expected {
            let found = node.text()?.chars().take(40).collect();
            return Err(node.fault(Problem::Unexpected { found, expected: expected.to_owned() }));
        }
    }
    Ok(algorithm)
}

/// Thirty-two bytes of a JWK. What is there instead is not repeated: it may be secret.
pub(super) fn read_coordinate(jwk: &Node<'_>, member: &str) -> Result<[u8; 32], Fault> {
    let node = jwk.field(member)?;
    let decoded = base64url::decode(node.text()?).and_then(|bytes| bytes.try_into().ok());
    let expected = "32 bytes, base64url".to_owned();
    decoded.ok_or_else(|| node.fault(Problem::Unexpected { found: "…".to_owned(), expected }))
}
