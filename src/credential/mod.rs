//! Untrusted bytes end here.
//!
//! In: the bytes of a credential (W3C VC 2.0 secured as a JWT, vc-jose-cose), a [`TrustList`], what is
//! [`AtHand`] of keys and status lists, and the time, all as arguments. Out: [`Verified`], which nothing else can make, or a
//! [`Rejection`], which carries no carbon number.

mod base64url;
mod check;
mod did;
pub mod disclosure;
mod envelope;
mod jwk;
mod key;
mod list;
#[cfg(feature = "cli")]
mod register;
pub mod sealed;
mod secret;
mod sign;
mod signed;
mod status;
mod term;
mod trust;
mod verdict;
mod verify;
pub(crate) mod wire;

pub use check::{Check, Outcome};
pub use did::{Document, address};
pub use envelope::{Envelope, Malformed};
pub use key::{Algorithm, Fingerprint, PublicKey, UnusableKey};
pub use list::{ListFault, Purpose, StatusEntry, StatusList};
#[cfg(feature = "cli")]
pub use register::{Decision, NotRecorded, Recorded, Register};
pub use sign::{Draft, Issuance, Refusal, SigningKey};
pub use signed::Signed;
pub use status::{AtHand, Status};
pub use term::Term;
pub use trust::{Issuer, TrustList, TrustedKey};
pub(crate) use trust::{read_name, read_words};
pub use verdict::{Rejection, Standing, Verified};
pub use verify::verify;
pub(crate) use wire::{read_declared_unit, read_year};

/// The JSON Schema (2020-12) of the credential's subject, published beside the labels.
pub const SUBJECT_SCHEMA: &str = include_str!("subject.schema.json");
