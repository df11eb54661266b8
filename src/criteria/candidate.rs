//! What is judged: what is known of a product, and who says so.

use crate::{
    compare::Basis,
    label::{Date, Decimal, Share, vocabulary},
};

/// A product, as far as it is judged.
#[derive(Debug, Clone, Copy)]
pub struct Candidate<'a> {
    /// What its number is of, and how it was counted.
    pub basis: &'a Basis,
    /// The number; nothing where none is to be believed.
    pub value: Option<Decimal>,
    /// How much of it rests on primary data.
    pub primary_share: Option<Share>,
    /// The day of its certificate.
    pub issued: Option<Date>,
    /// Its certificate's last day.
    pub expires: Option<Date>,
    /// Where its certificate stands today.
    pub state: State,
    /// The DID whose key signed.
    pub issuer: Option<&'a str>,
    /// Who says all that.
    pub source: Source,
}

/// Where a product's certificate stands, as its word.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
#[allow(missing_docs, reason = "those of `Standing`, and `Rejected` for what is not to be believed")]
pub enum State {
    InForce,
    StatusUnknown,
    NotYetValid,
    Suspended,
    Expired,
    Withdrawn,
    Cancelled,
    Rejected,
}
vocabulary!(State, Standing, {
    InForce = "in-force", StatusUnknown = "status-unknown", NotYetValid = "not-yet-valid", Suspended = "suspended",
    Expired = "expired", Withdrawn = "withdrawn", Cancelled = "cancelled", Rejected = "rejected",
});

/// Who says what is known of a product.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Source {
    /// The site's index, which nobody signs: as published, not checked here.
    Listed,
    /// Its credential, checked here.
    Verified,
    /// Its maker, certified by nobody.
    Declared,
}
vocabulary!(Source, Standing, { Listed = "listed", Verified = "verified", Declared = "declared" });
