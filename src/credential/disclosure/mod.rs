//! Selective disclosure for JWTs (SD-JWT, RFC 9901): members of a signed tree that may stay undisclosed.
//!
//! In: a compact SD-JWT, or a tree to be signed. Out: the tree as disclosed ([`resolve`]), the tree
//! with digests in place of members ([`restrict`]), the SD-JWT with fewer disclosures ([`keep`]).
//! Nothing here checks a signature: [`resolve`] is for a payload whose signature has been checked.

mod keep;
mod resolve;
mod restrict;

pub use keep::{PresentationFault, keep};
pub use resolve::resolve;
pub use restrict::{RestrictionFault, restrict};

use super::base64url;
use crate::json::{Fault, Json, Kind, Limits, Problem};
use sha2::{Digest as _, Sha256};

/// The member of a payload that names how digests are made (RFC 9901, 4.1.1), and its one value here.
pub const ALGORITHM: (&str, &str) = ("_sd_alg", "sha-256");

/// Most disclosures of one credential.
pub const MAX_DISCLOSURES: usize = 200;

/// Most bytes of one disclosure, decoded.
pub const MAX_DISCLOSURE_BYTES: usize = 32 * 1024;

/// Most digests of one credential, those of its undisclosed members among them.
pub const MAX_DIGESTS: usize = 1000;

/// Lists and objects inside each other, disclosed ones counted where they belong: as many as where
/// nothing is restricted.
const DEPTH: usize = 20;

/// The list of digests of an object's members (RFC 9901, 4.2.4.1).
const DIGESTS: &str = "_sd";
/// The digest in place of a list's element (RFC 9901, 4.2.4.2).
const PLACEHOLDER: &str = "...";
/// What no member may be called.
const RESERVED: [&str; 3] = [DIGESTS, PLACEHOLDER, ALGORITHM.0];

/// Why a tree and its disclosures are refused. Disclosures are counted from 1.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum DisclosureFault {
    /// Something follows the last `~`: a key-binding JWT, which is not taken here.
    KeyBinding,
    /// `_sd_alg` is not `sha-256`.
    Algorithm(Fault),
    /// `_sd_alg` below the top of the payload.
    NestedAlgorithm {
        /// The JSON path.
        path: String,
    },
    /// More disclosures than [`MAX_DISCLOSURES`].
    TooMany {
        /// How many there are.
        found: usize,
        /// How many are allowed.
        limit: usize,
    },
    /// A disclosure that is not base64url.
    Encoding {
        /// Which disclosure.
        number: usize,
    },
    /// A disclosure that is not JSON, too large, or of other kinds than `[salt, name, value]`.
    Unreadable {
        /// Which disclosure.
        number: usize,
        /// What is wrong in it; the path begins at the disclosure's own list.
        fault: Fault,
    },
    /// A disclosure of neither two nor three elements.
    Elements {
        /// Which disclosure.
        number: usize,
        /// How many elements it has.
        found: usize,
    },
    /// A disclosure given twice.
    Repeated {
        /// Where it stands first.
        first: usize,
        /// Where it stands again.
        again: usize,
    },
    /// `_sd` is not a list of texts.
    Digests(Fault),
    /// `...` anywhere but as the only member, a text, of a list's element.
    Placeholder {
        /// The JSON path.
        path: String,
    },
    /// More digests than [`MAX_DIGESTS`].
    TooManyDigests {
        /// How many are allowed.
        limit: usize,
    },
    /// A digest that stands in two places.
    RepeatedDigest {
        /// The JSON path of the second.
        path: String,
    },
    /// A disclosure `[salt, value]` where a member of an object belongs.
    NotMember {
        /// Which disclosure.
        number: usize,
        /// The JSON path of the object.
        path: String,
    },
    /// A disclosure `[salt, name, value]` where an element of a list belongs.
    NotElement {
        /// Which disclosure.
        number: usize,
        /// The JSON path of the element.
        path: String,
    },
    /// A disclosed member of a reserved name: `_sd`, `...`, `_sd_alg`.
    ReservedName {
        /// Which disclosure.
        number: usize,
        /// The name.
        name: String,
    },
    /// A disclosed member of a name the object has already.
    NameTaken {
        /// Which disclosure.
        number: usize,
        /// The JSON path of the member that is there.
        path: String,
    },
    /// Lists and objects, disclosed ones put in, inside each other deeper than allowed.
    TooDeep {
        /// The JSON path.
        path: String,
        /// How many levels are allowed.
        limit: usize,
    },
    /// A disclosure no digest refers to: altered, or of another credential.
    Unreferenced {
        /// Which disclosure.
        number: usize,
    },
}

/// Cuts a compact SD-JWT (RFC 9901, 4) into its JWT and its disclosures. Blanks around it are
/// dropped. A text without `~` is a JWT without disclosures.
///
/// # Errors
/// [`DisclosureFault::KeyBinding`] when something follows the last `~`.
pub fn split(text: &str) -> Result<(&str, Vec<&str>), DisclosureFault> {
    let text = text.trim_ascii();
    let Some((jwt, rest)) = text.split_once('~') else { return Ok((text, Vec::new())) };
    let mut disclosures: Vec<&str> = rest.split('~').collect();
    match disclosures.pop() {
        Some("") | None => Ok((jwt, disclosures)),
        Some(_) => Err(DisclosureFault::KeyBinding),
    }
}

/// The digest of a disclosure: SHA-256 of its characters, as base64url (RFC 9901, 4.2.3).
#[must_use]
pub fn digest(disclosure: &str) -> String {
    base64url::encode(&Sha256::digest(disclosure.as_bytes()))
}

/// The name of the member a disclosure discloses; nothing for a list's element, and for a text that
/// does not read as a disclosure.
#[must_use]
pub fn name_of(disclosure: &str) -> Option<String> {
    Disclosure::read(disclosure, 1).ok()?.name
}

/// What a disclosure discloses.
struct Disclosure {
    /// The member's name; an element of a list has none.
    name: Option<String>,
    value: Json,
}

impl Disclosure {
    /// Reads the disclosure that stands `number`th (RFC 9901, 4.2.1 and 4.2.2).
    fn read(text: &str, number: usize) -> Result<Self, DisclosureFault> {
        let bytes = base64url::decode(text).ok_or(DisclosureFault::Encoding { number })?;
        let limits = Limits { bytes: MAX_DISCLOSURE_BYTES, depth: DEPTH + 1 };
        let unreadable = |fault| DisclosureFault::Unreadable { number, fault };
        let parts = match Json::parse(&bytes, limits).map_err(unreadable)? {
            Json::List(parts) => parts,
            other => return Err(unreadable(wrong_kind("$", Kind::List, &other))),
        };
        let found = parts.len();
        let mut parts = parts.into_iter();
        let (salt, second, third) = match (parts.next(), parts.next(), parts.next(), parts.next()) {
            (Some(salt), Some(second), third, None) => (salt, second, third),
            _ => return Err(DisclosureFault::Elements { number, found }),
        };
        text_of("$[0]", salt).map_err(unreadable)?;
        match third {
            None => Ok(Self { name: None, value: second }),
            Some(value) => Ok(Self { name: Some(text_of("$[1]", second).map_err(unreadable)?), value }),
        }
    }
}

fn text_of(path: &str, value: Json) -> Result<String, Fault> {
    match value {
        Json::Text(text) => Ok(text),
        other => Err(wrong_kind(path, Kind::Text, &other)),
    }
}

fn wrong_kind(path: &str, expected: Kind, found: &Json) -> Fault {
    Fault::new(path, Problem::Kind { expected, found: found.kind() })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_sd_jwt_is_cut_at_its_tildes() {
        assert_eq!(split("a.b.c"), Ok(("a.b.c", vec![])));
        assert_eq!(split("a.b.c~"), Ok(("a.b.c", vec![])));
        assert_eq!(split(" a.b.c~d~e~\n"), Ok(("a.b.c", vec!["d", "e"])));
        assert_eq!(split("a.b.c~d~~"), Ok(("a.b.c", vec!["d", ""])));
        assert_eq!(split("a.b.c~d~k.b.j"), Err(DisclosureFault::KeyBinding));
    }

    #[test]
    fn a_digest_is_that_of_the_standard() {
        // RFC 9901, 4.2.3.
        let disclosure = "WyJfMjZiYzRMVC1hYzZxMktJNmNCVzVlcyIsICJmYW1pbHlfbmFtZSIsICJNw7ZiaXVzIl0";
        assert_eq!(digest(disclosure), "X9yH0Ajrdm1Oij4tWso9UzzKJvPoDxwmuEcO3XAdRC0");
        assert_eq!(name_of(disclosure).as_deref(), Some("family_name"));
    }

    #[test]
    fn only_a_member_has_a_name() {
        for text in [r#"["s","v"]"#, r#"["s"]"#, r#"["s","n",1,2]"#, r#"[1,"n",2]"#, r#"["s",1,2]"#, "{}", "["] {
            assert_eq!(name_of(&base64url::encode(text.as_bytes())), None, "{text}");
        }
        assert_eq!(name_of("=="), None);
    }
}
