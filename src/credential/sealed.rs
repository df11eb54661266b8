//! A presentation for one reader: an SD-JWT inside a compact JWE (RFC 7516, 7.1).
//!
//! In: text, or a presentation with a key. Out: the parts of the JWE, whose header says exactly
//! `dir`, `A256GCM` and `vc+sd-jwt`. What opens them is the caller's: a browser has its own cipher,
//! the command line brings one.

use super::base64url;
use crate::json::{Fault, Json, Limits, Node, Problem};

#[cfg(feature = "cli")]
use aes_gcm::{
    Aes256Gcm,
    aead::{Aead, KeyInit, Payload},
};

/// A presentation as it travels, read but not opened.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sealed {
    header: String,
    iv: [u8; 12],
    ciphertext: Vec<u8>,
    tag: [u8; 16],
}

/// Why a sealed presentation is not opened, or not made.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum SealedFault {
    /// More bytes than a presentation ever needs.
    TooLarge {
        /// How many there are.
        bytes: usize,
        /// How many are allowed.
        limit: usize,
    },
    /// Not five parts of base64url with points between.
    NotCompact,
    /// A header that does not read, or says more than it may.
    Header(Fault),
    /// A way to agree on the key other than `dir`.
    Algorithm(String),
    /// A cipher other than `A256GCM`.
    Encryption(String),
    /// Compressed (RFC 7516, 4.1.3): its size would tell of its content.
    Compressed(String),
    /// An encrypted key, which there is none of with `dir`.
    EncryptedKey {
        /// How many bytes it has.
        bytes: usize,
    },
    /// An initialization vector of another length than 12 bytes.
    Iv {
        /// How many bytes it has.
        bytes: usize,
    },
    /// An authentication tag of another length than 16 bytes.
    Tag {
        /// How many bytes it has.
        bytes: usize,
    },
    /// A key that is not 32 bytes as base64url. Nothing of it is repeated.
    Key {
        /// How many characters it has.
        characters: usize,
    },
    /// The key does not open it: another key's, or altered.
    Unopened,
}

/// The header's members and their values (RFC 7518, 4.5 and 5.3; RFC 7516, 4.1.12).
const ALGORITHM: (&str, &str) = ("alg", "dir");
const ENCRYPTION: (&str, &str) = ("enc", "A256GCM");
const CONTENT: (&str, &str) = ("cty", "vc+sd-jwt");

/// Whether a sealed presentation may stand at this path of a site: plain names with `/` between, none
/// hidden, none that steps up or out.
#[must_use]
pub fn is_path(path: &str) -> bool {
    let plain = |b: u8| b.is_ascii_alphanumeric() || matches!(b, b'-' | b'_' | b'.');
    path.split('/').all(|name| !name.is_empty() && !name.starts_with('.') && name.bytes().all(plain))
}

/// A key as it stands in a link: 43 characters of base64url.
#[must_use]
pub fn write_key(key: &[u8; 32]) -> String {
    base64url::encode(key)
}

/// Reads a key of 32 bytes: 43 characters of base64url.
///
/// # Errors
/// [`SealedFault::Key`].
pub fn read_key(text: &str) -> Result<[u8; 32], SealedFault> {
    let key = base64url::decode(text).and_then(|bytes| bytes.try_into().ok());
    key.ok_or_else(|| SealedFault::Key { characters: text.chars().count() })
}

/// Seals a presentation: a compact JWE.
///
/// No `iv` may come twice with one key: whoever sees both could read both.
///
/// # Errors
/// [`SealedFault::TooLarge`] when the JWE would be one that [`Sealed::parse`] refuses.
#[cfg(feature = "cli")]
pub fn seal(plaintext: &[u8], key: &[u8; 32], iv: &[u8; 12]) -> Result<String, SealedFault> {
    let too_large = |bytes| SealedFault::TooLarge { bytes, limit: Sealed::MAX_BYTES };
    let header = [ALGORITHM, ENCRYPTION, CONTENT].map(|(member, value)| (member, Json::text(value)));
    let header = base64url::encode(Json::object(header).to_string().as_bytes());
    let payload = Payload { msg: plaintext, aad: header.as_bytes() };
    let sealed = Aes256Gcm::new(key.into()).encrypt(iv.into(), payload);
    let sealed = sealed.map_err(|_| too_large(plaintext.len()))?;
    let (ciphertext, tag) = sealed.split_at(plaintext.len());
    let [iv, ciphertext, tag] = [iv, ciphertext, tag].map(base64url::encode);
    let text = format!("{header}..{iv}.{ciphertext}.{tag}");
    if text.len() > Sealed::MAX_BYTES { Err(too_large(text.len())) } else { Ok(text) }
}

impl Sealed {
    /// Most bytes of a sealed presentation.
    pub const MAX_BYTES: usize = 128 * 1024;
    const HEADER: Limits = Limits { bytes: 4096, depth: 4 };

    /// Takes a compact JWE apart. Blanks around it, as pasting leaves them, are dropped.
    ///
    /// # Errors
    /// A [`SealedFault`], the first reason it cannot be opened with any key.
    pub fn parse(text: &str) -> Result<Self, SealedFault> {
        if text.len() > Self::MAX_BYTES {
            return Err(SealedFault::TooLarge { bytes: text.len(), limit: Self::MAX_BYTES });
        }
        let parts: Vec<&str> = text.trim_ascii().split('.').collect();
        let [header, key, iv, ciphertext, tag] = parts[..] else { return Err(SealedFault::NotCompact) };
        let decode = |part| base64url::decode(part).ok_or(SealedFault::NotCompact);
        let content = Json::parse(&decode(header)?, Self::HEADER).map_err(SealedFault::Header)?;
        check_header(&Node::root(&content))?;
        let (key, iv, ciphertext, tag) = (decode(key)?, decode(iv)?, decode(ciphertext)?, decode(tag)?);
        if !key.is_empty() {
            return Err(SealedFault::EncryptedKey { bytes: key.len() });
        }
        let iv = <[u8; 12]>::try_from(iv).map_err(|iv| SealedFault::Iv { bytes: iv.len() })?;
        let tag = <[u8; 16]>::try_from(tag).map_err(|tag| SealedFault::Tag { bytes: tag.len() })?;
        Ok(Self { header: header.to_owned(), iv, ciphertext, tag })
    }

    /// The encoded header: the data the tag is over, beside the ciphertext (RFC 7516, 5.1, step 14).
    #[must_use]
    pub fn protected(&self) -> &[u8] {
        self.header.as_bytes()
    }

    /// The initialization vector.
    #[must_use]
    pub fn iv(&self) -> &[u8; 12] {
        &self.iv
    }

    /// The ciphertext, without its tag.
    #[must_use]
    pub fn ciphertext(&self) -> &[u8] {
        &self.ciphertext
    }

    /// The authentication tag. `WebCrypto` takes it behind the ciphertext.
    #[must_use]
    pub fn tag(&self) -> &[u8; 16] {
        &self.tag
    }

    /// Opens it: the presentation, which is still to be verified.
    ///
    /// # Errors
    /// [`SealedFault::Unopened`] when the key is another's, or a bit was altered.
    #[cfg(feature = "cli")]
    pub fn open(&self, key: &[u8; 32]) -> Result<Vec<u8>, SealedFault> {
        let sealed = [self.ciphertext(), self.tag()].concat();
        let payload = Payload { msg: &sealed, aad: self.protected() };
        Aes256Gcm::new(key.into()).decrypt((&self.iv).into(), payload).map_err(|_| SealedFault::Unopened)
    }
}

fn check_header(header: &Node<'_>) -> Result<(), SealedFault> {
    let value = |member| {
        let text = header.field(member).and_then(|node| node.text()).map_err(SealedFault::Header)?;
        Ok::<_, SealedFault>(text.chars().take(40).collect::<String>())
    };
    let algorithm = value(ALGORITHM.0)?;
    if algorithm != ALGORITHM.1 {
        return Err(SealedFault::Algorithm(algorithm));
    }
    let encryption = value(ENCRYPTION.0)?;
    if encryption != ENCRYPTION.1 {
        return Err(SealedFault::Encryption(encryption));
    }
    if header.value().member("zip").is_some() {
        return Err(SealedFault::Compressed(value("zip")?));
    }
    // RFC 7516, 4.1.13: an extension that must be understood and is not makes the whole invalid.
    if header.value().member("crit").is_some() {
        return Err(SealedFault::Header(Fault::new("$.crit", Problem::UnknownKey { known: &[] })));
    }
    header.only(&[ALGORITHM.0, ENCRYPTION.0, CONTENT.0]).map_err(SealedFault::Header)?;
    let (found, expected) = (value(CONTENT.0)?, CONTENT.1.to_owned());
    if found != expected {
        return Err(SealedFault::Header(Fault::new("$.cty", Problem::Unexpected { found, expected })));
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::json::Kind;

    const HEADER: &str = r#"{"alg":"dir","enc":"A256GCM","cty":"vc+sd-jwt"}"#;

    fn compact(header: &str, rest: &str) -> Result<Sealed, SealedFault> {
        Sealed::parse(&format!("{}.{rest}", base64url::encode(header.as_bytes())))
    }

    #[track_caller]
    fn refused(header: &str, fault: SealedFault) {
        assert_eq!(compact(header, ".AAAAAAAAAAAAAAAA.AA.AAAAAAAAAAAAAAAAAAAAAA"), Err(fault));
    }

    #[test]
    fn a_header_says_dir_a256gcm_and_what_is_inside() {
        let sealed = compact(HEADER, ".AAAAAAAAAAAAAAAA.AA.AAAAAAAAAAAAAAAAAAAAAA").unwrap();
        assert_eq!((sealed.iv(), sealed.ciphertext(), sealed.tag()), (&[0; 12], &[0][..], &[0; 16]));
        assert_eq!(sealed.protected(), base64url::encode(HEADER.as_bytes()).as_bytes());
        let header = |path, problem| SealedFault::Header(Fault::new(path, problem));
        refused("{}", header("$.alg", Problem::Missing));
        refused(r#"{"alg":"A256KW"}"#, SealedFault::Algorithm("A256KW".into()));
        refused(r#"{"alg":"dir","enc":"A128GCM"}"#, SealedFault::Encryption("A128GCM".into()));
        let start = r#"{"alg":"dir","enc":"A256GCM","#;
        refused(&format!(r#"{start}"zip":"DEF","cty":"vc+sd-jwt"}}"#), SealedFault::Compressed("DEF".into()));
        for critical in ["null", r#"["exp"]"#] {
            let unknown = header("$.crit", Problem::UnknownKey { known: &[] });
            refused(&format!(r#"{start}"crit":{critical},"cty":"vc+sd-jwt"}}"#), unknown);
        }
        let known = Problem::UnknownKey { known: &["alg", "enc", "cty"] };
        refused(&format!(r#"{start}"kid":"x","cty":"vc+sd-jwt"}}"#), header("$.kid", known));
        let unexpected = Problem::Unexpected { found: "JWT".into(), expected: "vc+sd-jwt".into() };
        refused(&format!(r#"{start}"cty":"JWT"}}"#), header("$.cty", unexpected));
        refused(
            &format!(r#"{start}"typ":"JWE"}}"#),
            header("$.typ", Problem::UnknownKey { known: &["alg", "enc", "cty"] }),
        );
        refused("[]", header("$", Problem::Kind { expected: Kind::Object, found: Kind::List }));
    }

    #[test]
    fn its_parts_are_five_and_of_their_length() {
        let (iv, tag) = ("AAAAAAAAAAAAAAAA", "AAAAAAAAAAAAAAAAAAAAAA");
        for rest in ["", "..", &format!(".{iv}.AA"), &format!(".{iv}.AA.{tag}.AA"), &format!(".{iv}.A=.{tag}")] {
            assert_eq!(compact(HEADER, rest), Err(SealedFault::NotCompact), "{rest}");
        }
        assert_eq!(compact(HEADER, &format!("AA.{iv}.AA.{tag}")), Err(SealedFault::EncryptedKey { bytes: 1 }));
        assert_eq!(compact(HEADER, &format!(".AA.AA.{tag}")), Err(SealedFault::Iv { bytes: 1 }));
        assert_eq!(compact(HEADER, &format!(".{iv}.AA.AA")), Err(SealedFault::Tag { bytes: 1 }));
        let large = "a".repeat(Sealed::MAX_BYTES + 1);
        let too_large = SealedFault::TooLarge { bytes: large.len(), limit: Sealed::MAX_BYTES };
        assert_eq!(Sealed::parse(&large), Err(too_large));
    }

    #[test]
    fn a_key_is_43_characters() {
        assert_eq!(read_key(&"A".repeat(43)), Ok([0; 32]));
        for text in ["", &"A".repeat(42), &"A".repeat(44), &format!("{}B", "A".repeat(42)), &"\u{78b3}".repeat(43)] {
            assert_eq!(read_key(text), Err(SealedFault::Key { characters: text.chars().count() }));
        }
    }
}
