//! Why a credential is not believed, and what to do.

use super::problems::fault;
#[cfg(feature = "cli")]
use crate::credential::{Decision, NotRecorded, Refusal};
use crate::{
    credential::{Algorithm, ListFault, Malformed, Rejection, Term, UnusableKey},
    text::{Notice, clock, plain},
};

pub(super) const ASK_SELLER: &str = "Ask the seller for the original label, or scan the code on the package.";

pub(super) fn rejection(rejection: &Rejection) -> Notice {
    let (title, detail) = match rejection {
        Rejection::Malformed(malformed) => ("Check failed: not a label file", self::malformed(malformed)),
        Rejection::Key(unusable) => return key(unusable),
        Rejection::KeyAlgorithm { stated, key } => (
            "Check failed: algorithm and key do not fit",
            format!("The label says {stated}; its key is for {key} only. {ASK_SELLER}"),
        ),
        Rejection::Signature => (
            "Check failed: the content was altered",
            format!("The signature does not fit the content, so no number is shown. {ASK_SELLER}"),
        ),
        Rejection::NotAsked => (
            "This kind of signature cannot be checked here",
            format!(
                "Nothing is known against the label, but nothing for it either, so no number is shown. {ASK_SELLER}"
            ),
        ),
        Rejection::Disclosure(found) => (
            "Check failed: what is disclosed is not what was signed",
            format!("{} So no number is shown.", super::disclosure::disclosure(found)),
        ),
        Rejection::IssuerMismatch { stated, signer } => (
            "Check failed: two different issuers",
            format!("It says it is from “{}”, but “{}” signed it. {ASK_SELLER}", plain(stated), plain(signer)),
        ),
        Rejection::UnknownIssuer { did } => (
            "Issuer not in the trust list",
            format!("The signature itself is good, but “{}” is not trusted here, so no number is shown.", plain(did)),
        ),
        Rejection::KeyNotPinned { did, fingerprint } => (
            "This key is not the issuer's",
            format!(
                "“{}” is in the trust list, but not with the key of fingerprint {}, so no number is shown.",
                plain(did),
                fingerprint.as_str()
            ),
        ),
        Rejection::IssuerNotTrustedThen { name, signed, from, to } => (
            "Issuer not trusted at that time",
            format!("Valid from {signed}, but “{}” is trusted from {from} to {to}.", name.in_language("en").1),
        ),
        Rejection::NotAccredited { name, category } => (
            "Issuer not accredited for this category",
            format!("“{}” may not issue labels for {category}.", name.in_language("en").1),
        ),
        Rejection::DemonstrationKey { name } => (
            "A demonstration key cannot issue real labels",
            format!(
                "The key of “{}” is public, and this label is not marked as demonstration.",
                name.in_language("en").1
            ),
        ),
        Rejection::Passport(found) => (
            "Signature good, content not readable as a product passport",
            format!("{} So no number is shown.", fault(found)),
        ),
        Rejection::Content(found) => {
            ("Signature good, content not readable as a label", format!("{} So no number is shown.", fault(found)))
        }
    };
    Notice { title: title.to_owned(), detail }
}

pub(super) fn malformed(malformed: &Malformed) -> String {
    match malformed {
        Malformed::TooLarge { bytes, limit } => {
            format!("The file has {bytes} bytes; a label never has more than {limit}. Make sure it is the right file.")
        }
        Malformed::NotCompact => {
            "A signed label is three parts with points between. Download it again, or copy all of it.".to_owned()
        }
        Malformed::Header(found) => format!("Its header is wrong: {}", fault(found)),
        Malformed::Algorithm(name) => {
            format!("Signature algorithm “{}” is not accepted. Accepted: {}.", plain(name), algorithms(", "))
        }
        Malformed::OldClaim(claim) => {
            format!(
                "It has the claim “{claim}” of older credentials, which VC 2.0 forbids. Ask its issuer for a new one."
            )
        }
        Malformed::Payload(found) => format!("Its content does not read: {}", fault(found)),
    }
}

#[cfg(feature = "cli")]
pub(super) fn refusal(refusal: &Refusal) -> String {
    match refusal {
        Refusal::Draft(found) => format!("the draft is wrong: {}", fault(found)),
        Refusal::Key(found) => format!("the key file is wrong (its content is not repeated): {}", fault(found)),
        Refusal::KeyMismatch => "the key file's public and private parts are no pair. Make a new one with keygen.".to_owned(),
        Refusal::NoDid => "SM2 keys have no did:key. Name your did:web with --did.".to_owned(),
        Refusal::Did(_) => "this DID cannot be the key's. Write did:web:labels.example, or leave it out.".to_owned(),
        Refusal::Restriction(found) => super::disclosure::restriction(found),
        Refusal::DemonstrationKey => {
            "a demonstration key signs demonstration labels only. State \"demonstration\": true in the draft, or use another key."
                .to_owned()
        }
    }
}

fn algorithms(separator: &str) -> String {
    Algorithm::ALL.iter().map(|algorithm| algorithm.name()).collect::<Vec<_>>().join(separator)
}

fn key(unusable: &UnusableKey) -> Notice {
    const WRONG: &str = "Check failed: the signing key is wrong";
    let (title, detail) = match unusable {
        UnusableKey::Method(method) => (
            "Check failed: the signing key cannot be had",
            format!("Keys such as “{}” are not supported; did:key and did:web are.", plain(method)),
        ),
        UnusableKey::Address(did) => (WRONG, format!("“{}” is not a proper did:web. {ASK_SELLER}", plain(did))),
        UnusableKey::NotAtHand { address } => (
            "Cannot be checked: the issuer's key is missing",
            format!(
                "The key is at {} and was not fetched. Download that file and check it together with the label.",
                plain(address)
            ),
        ),
        UnusableKey::NotInDocument { key_id } => (
            WRONG,
            format!("The issuer's did.json names no key “{}” for signing credentials. {ASK_SELLER}", plain(key_id)),
        ),
        UnusableKey::Encoding | UnusableKey::Codec | UnusableKey::Point => {
            (WRONG, format!("The key the label names cannot be used. {ASK_SELLER}"))
        }
    };
    Notice { title: title.to_owned(), detail }
}

/// Why a status list does not count: one sentence.
#[cfg_attr(not(feature = "whole"), expect(dead_code, reason = "said only where a list is told to be refused"))]
pub(super) fn list(list: &ListFault) -> String {
    match list {
        ListFault::Rejected(rejected) => {
            let Notice { title, detail } = rejection(rejected);
            format!("The status list is not believed ({title}). {detail}")
        }
        ListFault::Content(found) => format!("The status list does not read: {}", fault(found)),
        ListFault::NotGzip => "The status list's bits are not gzip.".to_owned(),
        ListFault::TooLong { limit } => {
            format!("The status list inflates to more than {limit} bytes and was not read on.")
        }
        ListFault::Short { entries, least } => {
            format!("The status list has {entries} places; the standard asks for {least} at least.")
        }
        ListFault::Purpose { stated, wanted } => {
            format!("The status list is for “{}”; the label asks it about {}.", plain(stated), wanted.word())
        }
        ListFault::OutOfRange { index, entries } => {
            format!("The label's place in the list is {index}; the list has {entries}.")
        }
        ListFault::OtherIssuer => "The status list is not signed by the label's issuer.".to_owned(),
        ListFault::OtherAddress { stated, fetched } => {
            format!("The list from {} says it stands at {}.", plain(fetched), plain(stated))
        }
        ListFault::NotCurrent(Term { from, until: None }) => {
            format!("The status list is valid from {} only.", clock(*from))
        }
        ListFault::NotCurrent(Term { from, until: Some(until) }) => {
            format!("The status list is valid from {} to {}, which is not now.", clock(*from), clock(*until))
        }
    }
}

#[cfg(feature = "cli")]
pub(super) fn not_recorded(reason: &NotRecorded) -> String {
    match reason {
        NotRecorded::Unknown(number) => format!("the register has no {number}."),
        NotRecorded::Final(Decision::Cancelled) => {
            "it was cancelled, for good. Issue a new certificate instead.".to_owned()
        }
        NotRecorded::Final(_) => "it was revoked, for good. Issue a new certificate instead.".to_owned(),
        NotRecorded::Already(decision) => format!("it is {} already; nothing was changed.", decision.word()),
        NotRecorded::Earlier { last } => {
            format!("that is before the register's last line about it ({}).", clock(*last))
        }
    }
}
