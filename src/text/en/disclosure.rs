//! What is wrong with disclosures and sealed presentations, and what to do.

use super::problems::fault as sentence;
use crate::{
    credential::{disclosure::DisclosureFault, sealed::SealedFault},
    text::plain,
};

const ASK_HOLDER: &str = "Ask whoever sent it for the whole presentation again.";
const ASK_ISSUER: &str = "Only the issuer can correct this.";

pub(super) fn disclosure(fault: &DisclosureFault) -> String {
    use DisclosureFault::*;
    match fault {
        KeyBinding => "Something follows the last ~. Key binding is not accepted: ask for it without.".to_owned(),
        Algorithm(fault) => format!("Only SHA-256 digests are accepted. {}", sentence(fault)),
        NestedAlgorithm { path } => {
            format!("{}: the digest algorithm may be named at the top only. {ASK_ISSUER}", plain(path))
        }
        TooMany { found, limit } => format!("It has {found} disclosures; at most {limit} are allowed. Present fewer."),
        Encoding { number } => format!("Disclosure {number} is not base64url. {ASK_HOLDER}"),
        Unreadable { number, fault } => format!("Disclosure {number} does not read: {}", sentence(fault)),
        Elements { number, found } => {
            format!("Disclosure {number} has {found} elements; it should have two or three. {ASK_ISSUER}")
        }
        Repeated { first, again } => {
            format!("Disclosure {again} is the same as disclosure {first}. Remove one of the two.")
        }
        Digests(fault) => format!("A list of digests does not read: {} {ASK_ISSUER}", sentence(fault)),
        Placeholder { path } => format!("{}: a placeholder stands where none may. {ASK_ISSUER}", plain(path)),
        TooManyDigests { limit } => format!("It has more than {limit} digests, not read further. {ASK_ISSUER}"),
        RepeatedDigest { path } => format!("{}: this digest stands elsewhere, too. {ASK_ISSUER}", plain(path)),
        NotMember { number, path } => {
            format!("Disclosure {number} has no name, but {} needs one. {ASK_ISSUER}", plain(path))
        }
        NotElement { number, path } => {
            format!("Disclosure {number} has a name, but {} needs none. {ASK_ISSUER}", plain(path))
        }
        ReservedName { number, name } => {
            format!("Disclosure {number} uses the reserved name “{}”. {ASK_ISSUER}", plain(name))
        }
        NameTaken { number, path } => {
            format!("Disclosure {number} would replace {}, which is there already. {ASK_ISSUER}", plain(path))
        }
        TooDeep { path, limit } => {
            format!("{}: nested deeper than {limit} levels, not read further. {ASK_ISSUER}", plain(path))
        }
        Unreferenced { number } => {
            format!("Disclosure {number} was altered, or belongs to another label. {ASK_HOLDER}")
        }
    }
}

pub(super) fn sealed(fault: &SealedFault) -> String {
    use SealedFault::*;
    match fault {
        TooLarge { bytes, limit } => {
            format!("It has {bytes} bytes; a sealed presentation has at most {limit}. Make sure it is the right file.")
        }
        NotCompact => {
            "A sealed presentation is five parts with points between. Copy all of it, or ask for it again.".to_owned()
        }
        Header(fault) => format!("Its header is wrong: {}", sentence(fault)),
        Algorithm(found) => format!("Key agreement “{}” is not accepted. Accepted: dir.", plain(found)),
        Encryption(found) => format!("Cipher “{}” is not accepted. Accepted: A256GCM.", plain(found)),
        Compressed(found) => {
            format!("It is compressed (“{}”), which is not accepted. Ask for it uncompressed.", plain(found))
        }
        EncryptedKey { bytes } => {
            format!("It brings an encrypted key of {bytes} bytes, but says that the reader has the key. {ASK_HOLDER}")
        }
        Iv { bytes } => format!("Its initialization vector has {bytes} bytes, should have 12. {ASK_HOLDER}"),
        Tag { bytes } => format!("Its authentication tag has {bytes} bytes, should have 16. {ASK_HOLDER}"),
        Key { characters } => format!(
            "The key has {characters} characters; it should be 43 of A–Z, a–z, 0–9, - and _. Copy it again, whole."
        ),
        Unopened => {
            "The key does not open it: it is for something else, or the content was altered. Check that both came together."
                .to_owned()
        }
    }
}

#[cfg(feature = "cli")]
pub(super) use holder::{presentation, restriction};

/// What issuers and holders are told.
#[cfg(feature = "cli")]
mod holder {
    use crate::{
        credential::disclosure::{PresentationFault, RestrictionFault},
        text::plain,
    };

    pub(in crate::text::en) fn restriction(fault: &RestrictionFault) -> String {
        match fault {
            RestrictionFault::TooMany { found, limit } => {
                format!("{found} parts to restrict; at most {limit} are allowed. Restrict what is around them.")
            }
            RestrictionFault::Absent { path } => {
                format!("“{}” is not in the draft. Write paths such as stages or product.factory.", plain(path))
            }
            RestrictionFault::Repeated { path } => format!("“{}” is named twice. Name it once.", plain(path)),
            RestrictionFault::ReservedName { name } => {
                format!("the draft uses the reserved name “{}”. Rename that member.", plain(name))
            }
            RestrictionFault::TooLarge { path, bytes, limit } => format!(
                "“{}” takes {bytes} bytes; a restricted part has at most {limit}. Restrict its parts instead.",
                plain(path)
            ),
            RestrictionFault::RepeatedSalt => {
                "the source of randomness gave the same value twice. Nothing was signed; check this machine.".to_owned()
            }
        }
    }

    pub(in crate::text::en) fn presentation(fault: &PresentationFault) -> String {
        match fault {
            PresentationFault::Jwt(malformed) => super::super::verdicts::malformed(malformed),
            PresentationFault::Disclosures(fault) => super::disclosure(fault),
            PresentationFault::Undisclosable { path, known } if known.is_empty() => {
                format!("“{}” cannot be disclosed: this label has no restricted parts.", plain(path))
            }
            PresentationFault::Undisclosable { path, known } => {
                let known: Vec<String> = known.iter().map(|known| plain(known)).collect();
                format!("“{}” is no restricted part. Those here: {}.", plain(path), known.join(", "))
            }
            PresentationFault::Ambiguous { path } => {
                format!(
                    "“{}” stands for two restricted parts, so neither is disclosed. {}",
                    plain(path),
                    super::ASK_ISSUER
                )
            }
        }
    }
}
