//! Keys and algorithms: which key may check which signature.
//!
//! One table from `alg` to verifier; more algorithms are one more row of [`Algorithm`] and one more
//! kind of [`PublicKey`].

use super::base64url;
use sha2::{Digest, Sha256};

/// A signature algorithm this package verifies (RFC 8037: `EdDSA`).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Algorithm {
    /// Ed25519.
    EdDsa,
}

impl Algorithm {
    /// Every algorithm.
    pub const ALL: &[Self] = &[Self::EdDsa];

    /// Its name in a JOSE header.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::EdDsa => "EdDSA",
        }
    }

    /// The algorithm of that name; `none` is none of them.
    #[must_use]
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|algorithm| algorithm.name() == name)
    }
}

/// A key that checks signatures.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PublicKey {
    /// An Ed25519 point, decoded and not of small order.
    Ed25519(ed25519_dalek::VerifyingKey),
}

/// Why a DID gives no key.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum UnusableKey {
    /// Not a `did:key`, the only method so far.
    Method(String),
    /// A `did:key` that is not base58btc of a multicodec key.
    Encoding,
    /// A multicodec other than Ed25519's `0xed01`.
    Codec,
    /// Bytes that are no point of the curve, or one of small order.
    Point,
}

/// The multicodec of an Ed25519 public key, as a varint.
const ED25519_CODEC: [u8; 2] = [0xed, 0x01];

impl PublicKey {
    /// The key inside a `did:key` (W3C CCG did:key, 2).
    ///
    /// # Errors
    /// [`UnusableKey`], by what is wrong with it.
    pub fn from_did(did: &str) -> Result<Self, UnusableKey> {
        let method = || UnusableKey::Method(did.chars().take(80).collect());
        let multibase = did.strip_prefix("did:key:").ok_or_else(method)?;
        let base58 = multibase.strip_prefix('z').filter(|text| text.len() <= 64).ok_or(UnusableKey::Encoding)?;
        let bytes = bs58::decode(base58).into_vec().map_err(|_| UnusableKey::Encoding)?;
        let key = bytes.strip_prefix(&ED25519_CODEC).ok_or(UnusableKey::Codec)?;
        let key: [u8; 32] = key.try_into().map_err(|_| UnusableKey::Encoding)?;
        Self::ed25519(&key)
    }

    /// The key of 32 bytes (RFC 8032, 5.1.5).
    ///
    /// # Errors
    /// [`UnusableKey::Point`].
    pub fn ed25519(bytes: &[u8; 32]) -> Result<Self, UnusableKey> {
        let key = ed25519_dalek::VerifyingKey::from_bytes(bytes).map_err(|_| UnusableKey::Point)?;
        if key.is_weak() { Err(UnusableKey::Point) } else { Ok(Self::Ed25519(key)) }
    }

    /// The `did:key` that says this key.
    #[must_use]
    pub fn did(&self) -> String {
        let Self::Ed25519(key) = self;
        let bytes = [&ED25519_CODEC[..], key.as_bytes()].concat();
        format!("did:key:z{}", bs58::encode(bytes).into_string())
    }

    /// The key id that credentials signed with it carry: the DID, and its fragment.
    #[must_use]
    pub fn key_id(&self) -> String {
        let did = self.did();
        format!("{did}#{}", &did["did:key:".len()..])
    }

    /// The only algorithm this key is for.
    #[must_use]
    pub const fn algorithm(&self) -> Algorithm {
        match self {
            Self::Ed25519(_) => Algorithm::EdDsa,
        }
    }

    /// Whether `signature` over `message` is this key's. Strict: one signature a message and key.
    #[must_use]
    pub fn signed(&self, message: &[u8], signature: &[u8]) -> bool {
        let Self::Ed25519(key) = self;
        let signature = ed25519_dalek::Signature::from_slice(signature);
        signature.is_ok_and(|signature| key.verify_strict(message, &signature).is_ok())
    }

    /// The key's fingerprint.
    #[must_use]
    pub fn fingerprint(&self) -> Fingerprint {
        let Self::Ed25519(key) = self;
        let x = base64url::encode(key.as_bytes());
        let canonical = format!(r#"{{"crv":"Ed25519","kty":"OKP","x":"{x}"}}"#);
        Fingerprint(base64url::encode(&Sha256::digest(canonical)))
    }
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
        assert_eq!(PublicKey::from_did(&key.did()), Ok(key));
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
        check("did:key:zDnaerx9CtbPJ1q36T5Ln5wYt3MQYeGRG5ehnPAmxcf5mDZpv", UnusableKey::Codec);
        let weak = bs58::encode([&ED25519_CODEC[..], &[0; 32]].concat()).into_string();
        check(&format!("did:key:z{weak}"), UnusableKey::Point);
    }
}
