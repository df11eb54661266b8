//! Keys and algorithms: which key may check which signature.
//!
//! One table from `alg` to verifier: a row of [`Algorithm`] is a kind of [`PublicKey`], and a key is
//! for one algorithm only. `jwk.rs` reads and writes keys as JWK.

use super::base64url;
use p256::ecdsa::signature::Verifier;
use sha2::{Digest, Sha256};

/// A signature algorithm this package verifies.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Algorithm {
    /// Ed25519 (RFC 8037).
    EdDsa,
    /// ECDSA over P-256 with SHA-256 (RFC 7518, 3.4).
    Es256,
    /// SM2 with SM3 (GB/T 32918.2; the name is GM/T 0125's), as r and s of 32 bytes each.
    Sm2Sm3,
}

impl Algorithm {
    /// Every algorithm.
    pub const ALL: &[Self] = &[Self::EdDsa, Self::Es256, Self::Sm2Sm3];

    /// Its name in a JOSE header.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::EdDsa => "EdDSA",
            Self::Es256 => "ES256",
            Self::Sm2Sm3 => "SGD_SM3_SM2",
        }
    }

    /// The algorithm of that name; `none` is none of them.
    #[must_use]
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|algorithm| algorithm.name() == name)
    }

    /// `kty` and `crv` of its keys as JWK.
    pub(super) const fn curve(self) -> (&'static str, &'static str) {
        match self {
            Self::EdDsa => ("OKP", "Ed25519"),
            Self::Es256 => ("EC", "P-256"),
            Self::Sm2Sm3 => ("EC", "SM2"),
        }
    }
}

/// A key that checks signatures.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PublicKey {
    /// An Ed25519 point, decoded and not of small order.
    Ed25519(ed25519_dalek::VerifyingKey),
    /// A point of P-256.
    P256(p256::PublicKey),
    /// A point of SM2's curve.
    Sm2(sm2::PublicKey),
}

/// Why a key id gives no key.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum UnusableKey {
    /// Neither `did:key` nor `did:web`.
    Method(String),
    /// A `did:key` that is not base58btc of a multicodec key.
    Encoding,
    /// A multicodec other than Ed25519's and P-256's.
    Codec,
    /// Bytes that are no point of the curve, or one of small order.
    Point,
    /// A `did:web` that leads to no address.
    Address(String),
    /// A `did:web` whose document is not at hand.
    NotAtHand {
        /// Where the document is.
        address: String,
    },
    /// A document that has no such key for signing credentials.
    NotInDocument {
        /// The key id looked for.
        key_id: String,
    },
}

/// Multicodecs of public keys, as varints.
const ED25519_CODEC: [u8; 2] = [0xed, 0x01];
const P256_CODEC: [u8; 2] = [0x80, 0x24];

/// Who signs, where nobody agreed on another name (GM/T 0009, 10).
pub(super) const SM2_ID: &str = "1234567812345678";

impl PublicKey {
    /// The key inside a `did:key` (W3C CCG did:key, 2).
    ///
    /// # Errors
    /// [`UnusableKey`], by what is wrong with it.
    pub fn from_did(did: &str) -> Result<Self, UnusableKey> {
        let method = || UnusableKey::Method(did.chars().take(80).collect());
        Self::from_multibase(did.strip_prefix("did:key:").ok_or_else(method)?)
    }

    /// The key of a multibase, multicodec text, as `did:key` and `publicKeyMultibase` write it.
    ///
    /// # Errors
    /// [`UnusableKey`], by what is wrong with it.
    pub fn from_multibase(multibase: &str) -> Result<Self, UnusableKey> {
        let base58 = multibase.strip_prefix('z').filter(|text| text.len() <= 64).ok_or(UnusableKey::Encoding)?;
        let bytes = bs58::decode(base58).into_vec().map_err(|_| UnusableKey::Encoding)?;
        if let Some(key) = bytes.strip_prefix(&ED25519_CODEC) {
            return Self::ed25519(key.try_into().map_err(|_| UnusableKey::Encoding)?);
        }
        let key = bytes.strip_prefix(&P256_CODEC).ok_or(UnusableKey::Codec)?;
        // SEC 1, 2.3.3, compressed: a second spelling would be a second DID of the same key.
        let key = if key.len() == 33 { key } else { return Err(UnusableKey::Encoding) };
        p256::PublicKey::from_sec1_bytes(key).map(Self::P256).map_err(|_| UnusableKey::Point)
    }

    /// The key of 32 bytes (RFC 8032, 5.1.5).
    ///
    /// # Errors
    /// [`UnusableKey::Point`].
    pub fn ed25519(bytes: &[u8; 32]) -> Result<Self, UnusableKey> {
        let key = ed25519_dalek::VerifyingKey::from_bytes(bytes).map_err(|_| UnusableKey::Point)?;
        if key.is_weak() { Err(UnusableKey::Point) } else { Ok(Self::Ed25519(key)) }
    }

    /// The `did:key` that says this key; nothing for SM2, which has none.
    #[must_use]
    pub fn did(&self) -> Option<String> {
        use p256::elliptic_curve::sec1::ToSec1Point;
        let bytes = match self {
            Self::Ed25519(key) => [&ED25519_CODEC[..], key.as_bytes()].concat(),
            Self::P256(key) => [&P256_CODEC[..], key.to_sec1_point(true).as_bytes()].concat(),
            Self::Sm2(_) => return None,
        };
        Some(format!("did:key:z{}", bs58::encode(bytes).into_string()))
    }

    /// The only algorithm this key is for.
    #[must_use]
    pub const fn algorithm(&self) -> Algorithm {
        match self {
            Self::Ed25519(_) => Algorithm::EdDsa,
            Self::P256(_) => Algorithm::Es256,
            Self::Sm2(_) => Algorithm::Sm2Sm3,
        }
    }

    /// Whether `signature` over `message` is this key's. Ed25519 strictly (one signature a message
    /// and key); the others as r and s, fixed in length.
    #[must_use]
    pub fn signed(&self, message: &[u8], signature: &[u8]) -> bool {
        match self {
            Self::Ed25519(key) => ed25519_dalek::Signature::from_slice(signature)
                .is_ok_and(|signature| key.verify_strict(message, &signature).is_ok()),
            Self::P256(key) => p256::ecdsa::Signature::from_slice(signature)
                .is_ok_and(|signature| p256::ecdsa::VerifyingKey::from(key).verify(message, &signature).is_ok()),
            Self::Sm2(key) => sm2_signed(key, SM2_ID, message, signature),
        }
    }

    /// The key's fingerprint.
    #[must_use]
    pub fn fingerprint(&self) -> Fingerprint {
        let canonical = self.to_jwk().to_string();
        Fingerprint(base64url::encode(&Sha256::digest(canonical)))
    }
}

fn sm2_signed(key: &sm2::PublicKey, id: &str, message: &[u8], signature: &[u8]) -> bool {
    let (Ok(key), Ok(signature)) = (sm2::dsa::VerifyingKey::new(id, *key), sm2::dsa::Signature::from_slice(signature))
    else {
        return false;
    };
    key.verify(message, &signature).is_ok()
}

/// A JWK thumbprint (RFC 7638, with SHA-256), in base64url.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fingerprint(String);

impl Fingerprint {
    /// The fingerprint as text.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Reads a fingerprint; nothing unless it is 32 bytes in base64url.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let bytes = base64url::decode(text)?;
        (bytes.len() == 32).then(|| Self(text.to_owned()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_did_key_says_its_key_and_back() {
        // RFC 8037, appendix A: the public key and its thumbprint.
        let bytes = base64url::decode("11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo").unwrap();
        let key = PublicKey::ed25519(&bytes.try_into().unwrap()).unwrap();
        assert_eq!(key.fingerprint().as_str(), "kPrK_qmxVWaYVA9wwBF6Iuo3vVzz7TxHCTwXBygrS4k");
        assert_eq!(PublicKey::from_did(&key.did().unwrap()), Ok(key));
    }

    #[test]
    fn a_key_of_p256_has_one_did_key() {
        // W3C CCG did:key, test vectors for NIST curves.
        let did = "did:key:zDnaerx9CtbPJ1q36T5Ln5wYt3MQYeGRG5ehnPAmxcf5mDZpv";
        let key = PublicKey::from_did(did).unwrap();
        let jwk = key.to_jwk().to_string();
        assert!(jwk.contains("igrFmi0whuihKnj9R3Om1SoMph72wUGeFaBbzG2vzns"), "{jwk}");
        assert!(jwk.contains("efsX5b10x8yjyrj4ny3pGfLcY7Xby1KzgqOdqnsrJIM"), "{jwk}");
        assert_eq!(key.did().as_deref(), Some(did));
    }

    #[test]
    fn what_gives_no_key_says_why() {
        #[track_caller]
        fn check(did: &str, expected: UnusableKey) {
            assert_eq!(PublicKey::from_did(did), Err(expected));
        }
        check("did:web:labels.example", UnusableKey::Method("did:web:labels.example".into()));
        check("did:key:u7QE", UnusableKey::Encoding);
        check("did:key:z0OIl", UnusableKey::Encoding);
        // secp256k1, as did:key's own vectors have it.
        check("did:key:zQ3shokFTS3brHcDQrn82RUDfCZESWL1ZdCEJwekUDPQiYBme", UnusableKey::Codec);
        let weak = bs58::encode([&ED25519_CODEC[..], &[0; 32]].concat()).into_string();
        check(&format!("did:key:z{weak}"), UnusableKey::Point);
    }
}
