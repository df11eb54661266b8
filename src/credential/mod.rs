//! Untrusted bytes end here.
//!
//! In: the bytes of a credential (W3C VC 2.0 secured as a JWT, vc-jose-cose), a [`TrustList`], a
//! [`Status`] and the time, all as arguments. Out: [`Verified`], which nothing else can make, or a
//! [`Rejection`], which carries no carbon number.

mod base64url;
mod check;
pub mod disclosure;
mod envelope;
mod key;
pub mod sealed;
mod sign;
mod status;
mod trust;
mod verdict;
mod verify;
mod wire;

pub use check::{Check, Outcome};
pub use envelope::{Envelope, Malformed};
pub use key::{Algorithm, Fingerprint, PublicKey, UnusableKey};
pub use sign::{Draft, Refusal, SigningKey};
pub use status::Status;
pub use trust::{Issuer, TrustList};
pub(crate) use trust::{read_name, read_words};
pub use verdict::{Rejection, Standing, Verified};
pub use verify::verify;
pub(crate) use wire::{read_declared_unit, read_year};

/// The JSON Schema (2020-12) of the credential's subject, published beside the labels.
pub const SUBJECT_SCHEMA: &str = include_str!("subject.schema.json");
