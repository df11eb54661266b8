//! Private keys: the only place that holds one.

use super::{
    Algorithm, PublicKey,
    jwk::{read_coordinate, read_curve},
    key::SM2_ID,
};
use crate::json::{Fault, Node};
use ed25519_dalek::Signer;
use p256::elliptic_curve::sec1::ToSec1Point;

pub(super) enum Secret {
    Ed25519(ed25519_dalek::SigningKey),
    P256(p256::SecretKey),
    Sm2(sm2::dsa::SigningKey),
}

impl Secret {
    /// The key of 32 bytes; nothing for nought, and for what exceeds the curve's order.
    pub(super) fn of(algorithm: Algorithm, bytes: &[u8; 32]) -> Option<Self> {
        Some(match algorithm {
            Algorithm::EdDsa => Self::Ed25519(ed25519_dalek::SigningKey::from_bytes(bytes)),
            Algorithm::Es256 => Self::P256(p256::SecretKey::from_slice(bytes).ok()?),
            Algorithm::Sm2Sm3 => Self::Sm2(sm2::dsa::SigningKey::from_slice(SM2_ID, bytes).ok()?),
        })
    }

    pub(super) fn bytes(&self) -> [u8; 32] {
        match self {
            Self::Ed25519(key) => key.to_bytes(),
            Self::P256(key) => key.to_bytes().into(),
            Self::Sm2(key) => key.to_bytes().into(),
        }
    }

    pub(super) fn public(&self) -> PublicKey {
        // Uncompressed points of 256-bit curves are 65 bytes (SEC 1, 2.3.3).
        let halves = |algorithm, sec1: &[u8]| {
            let (mut x, mut y) = ([0; 32], [0; 32]);
            x.copy_from_slice(&sec1[1..33]);
            y.copy_from_slice(&sec1[33..65]);
            PublicKey::of_secret(algorithm, x, y)
        };
        match self {
            Self::Ed25519(key) => PublicKey::of_secret(Algorithm::EdDsa, key.verifying_key().to_bytes(), [0; 32]),
            Self::P256(key) => halves(Algorithm::Es256, key.public_key().to_sec1_point(false).as_bytes()),
            Self::Sm2(key) => {
                let public = sm2::PublicKey::from_secret_scalar(key.as_nonzero_scalar());
                halves(Algorithm::Sm2Sm3, public.to_sec1_point(false).as_bytes())
            }
        }
    }

    /// The signature: the same every time (RFC 8032; RFC 6979 for the others).
    pub(super) fn sign(&self, message: &[u8]) -> [u8; 64] {
        match self {
            Self::Ed25519(key) => key.sign(message).to_bytes(),
            Self::P256(key) => {
                let signature: p256::ecdsa::Signature = p256::ecdsa::SigningKey::from(key).sign(message);
                signature.to_bytes().into()
            }
            Self::Sm2(key) => {
                let signature: sm2::dsa::Signature = key.sign(message);
                signature.to_bytes().into()
            }
        }
    }
}

/// The algorithm and the secret bytes of a private JWK.
pub(super) fn read(jwk: &Node<'_>) -> Result<(Algorithm, [u8; 32]), Fault> {
    Ok((read_curve(jwk)?, read_coordinate(jwk, "d")?))
}
