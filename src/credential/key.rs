//! Keys and algorithms: which key may check which signature.
//!
//! A key is for one algorithm only; [`super::Question`] asks about its signatures. `jwk.rs` reads and
//! writes keys as JWK.

use super::{base64url, point};
use crate::label::beginning;
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

/// A key that checks signatures: a point of its algorithm's curve, and none of small order.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct PublicKey {
    algorithm: Algorithm,
    /// The first coordinate; of Ed25519, the point's encoding.
    x: [u8; 32],
    /// The second; nought where there is none.
    y: [u8; 32],
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
#[cfg(feature = "curves")]
pub(super) const SM2_ID: &str = "1234567812345678";

impl PublicKey {
    /// The key inside a `did:key` (W3C CCG did:key, 2).
    ///
    /// # Errors
    /// [`UnusableKey`], by what is wrong with it.
    pub fn from_did(did: &str) -> Result<Self, UnusableKey> {
        let method = || UnusableKey::Method(beginning(did, 80));
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
        let key: [u8; 33] = key.try_into().map_err(|_| UnusableKey::Encoding)?;
        let [sign @ (2 | 3), x @ ..] = key else { return Err(UnusableKey::Point) };
        let y = point::P256.y(&x, sign == 3).ok_or(UnusableKey::Point)?;
        Ok(Self { algorithm: Algorithm::Es256, x, y })
    }

    /// The key of 32 bytes (RFC 8032, 5.1.5).
    ///
    /// # Errors
    /// [`UnusableKey::Point`].
    pub fn ed25519(bytes: &[u8; 32]) -> Result<Self, UnusableKey> {
        let key = Self { algorithm: Algorithm::EdDsa, x: *bytes, y: [0; 32] };
        if point::is_edwards(bytes) { Ok(key) } else { Err(UnusableKey::Point) }
    }

    /// The key of a secret, which is a good one: for Ed25519, its encoding and nought.
    #[cfg(feature = "curves")]
    pub(super) const fn of_secret(algorithm: Algorithm, x: [u8; 32], y: [u8; 32]) -> Self {
        Self { algorithm, x, y }
    }

    /// The key of two coordinates on its algorithm's curve; nothing for what is no such point.
    pub(super) fn of_point(algorithm: Algorithm, x: [u8; 32], y: [u8; 32]) -> Option<Self> {
        let curve = match algorithm {
            Algorithm::EdDsa => return None,
            Algorithm::Es256 => &point::P256,
            Algorithm::Sm2Sm3 => &point::SM2,
        };
        curve.has(&x, &y).then_some(Self { algorithm, x, y })
    }

    /// The `did:key` that says this key; nothing for SM2, which has none.
    #[must_use]
    pub fn did(&self) -> Option<String> {
        let bytes = match self.algorithm {
            Algorithm::EdDsa => [&ED25519_CODEC[..], &self.x].concat(),
            Algorithm::Es256 => [&P256_CODEC[..], &[2 | self.y[31] & 1], &self.x].concat(),
            Algorithm::Sm2Sm3 => return None,
        };
        Some(format!("did:key:z{}", bs58::encode(bytes).into_string()))
    }

    /// The only algorithm this key is for.
    #[must_use]
    pub const fn algorithm(&self) -> Algorithm {
        self.algorithm
    }

    /// Its bytes as those who check signatures take them: 32, or a point in full (SEC 1, 2.3.3).
    #[must_use]
    pub fn bytes(&self) -> Vec<u8> {
        self.coordinates().1.map_or_else(|| self.x.to_vec(), |y| [&[4][..], &self.x, &y].concat())
    }

    /// The key of such bytes; nothing for what is none.
    #[must_use]
    pub fn from_bytes(algorithm: Algorithm, bytes: &[u8]) -> Option<Self> {
        if algorithm == Algorithm::EdDsa {
            return Self::ed25519(bytes.try_into().ok()?).ok();
        }
        let bytes: &[u8; 65] = bytes.try_into().ok()?;
        let ([4], point) = bytes.split_first_chunk()? else { return None };
        let (x, y) = point.split_first_chunk()?;
        Self::of_point(algorithm, *x, y.try_into().ok()?)
    }

    pub(super) fn coordinates(&self) -> ([u8; 32], Option<[u8; 32]>) {
        (self.x, (self.algorithm != Algorithm::EdDsa).then_some(self.y))
    }

    /// Whether `signature` over `message` is this key's. Ed25519 strictly (one signature a message
    /// and key); the others as r and s, fixed in length.
    #[cfg(feature = "curves")]
    #[must_use]
    pub fn signed(&self, message: &[u8], signature: &[u8]) -> bool {
        super::Question::new(*self, message, signature).is_some_and(|question| super::curves::is_good(&question))
    }

    /// The key's fingerprint.
    #[must_use]
    pub fn fingerprint(&self) -> Fingerprint {
        // RFC 7638, 3: the required members alone, in this order, without blanks. Nothing in them needs
        // escaping.
        let ((kty, crv), (x, y)) = (self.algorithm().curve(), self.coordinates());
        let y = y.map_or(String::new(), |y| format!(r#","y":"{}""#, base64url::encode(&y)));
        let canonical = format!(r#"{{"crv":"{crv}","kty":"{kty}","x":"{}"{y}}}"#, base64url::encode(&x));
        Fingerprint(base64url::encode(&Sha256::digest(canonical)).into())
    }
}

/// A JWK thumbprint (RFC 7638, with SHA-256), in base64url.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fingerprint(Box<str>);

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
        (bytes.len() == 32).then(|| Self(text.into()))
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
