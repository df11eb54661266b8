//! Untrusted bytes end here.
//!
//! In: the bytes of a credential (W3C VC 2.0 secured as a JWT, vc-jose-cose), a [`TrustList`], what is
//! [`AtHand`] of keys and status lists, and the time, all as arguments. Out: [`Verified`], which nothing else can make, or a
//! [`Rejection`], which carries no carbon number.

mod base64url;
mod check;
#[cfg(feature = "curves")]
mod curves;
mod did;
pub mod disclosure;
mod envelope;
mod field;
mod inflate;
mod jwk;
mod key;
mod list;
mod point;
#[cfg(feature = "cli")]
mod presentation;
#[cfg(feature = "cli")]
mod register;
pub mod sealed;
#[cfg(feature = "curves")]
mod secret;
mod sign;
mod signature;
mod signed;
#[cfg(feature = "curves")]
mod signing;
mod status;
mod term;
mod trust;
mod verdict;
mod verify;
pub(crate) mod wire;

pub use check::{Check, Outcome};
#[cfg(feature = "curves")]
pub use curves::is_good;
pub use did::{Document, address};
pub use envelope::{Envelope, Malformed};
pub use key::{Algorithm, Fingerprint, PublicKey, UnusableKey};
pub use list::{ListFault, Purpose, StatusEntry, StatusList};
#[cfg(feature = "cli")]
pub use presentation::Presentation;
#[cfg(feature = "cli")]
pub use register::{Decision, NotRecorded, Recorded, Register};
#[cfg(feature = "curves")]
pub use signing::SigningKey;
pub use status::{AtHand, Status};
pub use term::Term;
pub use trust::{Issuer, TrustList, TrustedKey};
pub(crate) use trust::{read_name, read_words};
pub use verdict::{Rejection, Standing, Verified};
pub use verify::verify;
pub(crate) use wire::{period, read_declared_unit, read_year, rule, write_declared_unit, write_rule};
pub use {
    sign::{Draft, Issuance, Refusal},
    signature::{Question, Signatures},
    signed::Signed,
};

/// The JSON Schema (2020-12) of the credential's subject, published beside the labels.
pub const SUBJECT_SCHEMA: &str = include_str!("subject.schema.json");
