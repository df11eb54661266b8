//! The certificate, and the trace of steps that led to it.

use super::{CreditCode, Date, Digest, Invalid, Name, Number, WebAddress, vocabulary};

/// The certificate a label stands on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Certificate {
    /// Its number.
    pub number: Number,
    /// Which scheme it belongs to.
    pub scheme: Scheme,
    /// Who certified.
    pub body: Body,
    issued: Date,
    expires: Date,
}

impl Certificate {
    /// The certificate.
    ///
    /// # Errors
    /// [`Invalid::Order`] when it expires before it is issued.
    pub fn new(number: Number, scheme: Scheme, body: Body, issued: Date, expires: Date) -> Result<Self, Invalid> {
        if expires < issued {
            return Err(Invalid::order(issued, expires));
        }
        Ok(Self { number, scheme, body, issued, expires })
    }

    /// The day it was issued.
    #[must_use]
    pub fn issued(&self) -> Date {
        self.issued
    }

    /// Its last day.
    #[must_use]
    pub fn expires(&self) -> Date {
        self.expires
    }
}

/// A certifying body.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Body {
    /// Its name.
    pub name: Name,
    /// Its unified social credit code.
    pub credit_code: Option<CreditCode>,
}

/// The scheme of a certificate. Only the first may carry the national mark.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Scheme {
    /// The national pilot under CNCA-CFP-00:2025.
    NationalPilot,
    /// A rule the body filed itself.
    BodyFiled,
    /// Anything else.
    Other,
}
vocabulary!(Scheme, Scheme, { NationalPilot = "national-pilot", BodyFiled = "body-filed", Other = "other" });

/// A step of certification (CNCA-CFP-00:2025).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[allow(missing_docs, reason = "each is its word below; `text` says it in full")]
pub enum Step {
    Application,
    Acceptance,
    Planning,
    DocumentReview,
    OnSiteInspection,
    FootprintVerification,
    Decision,
    Surveillance,
}
vocabulary!(Step, Step, {
    Application = "application", Acceptance = "acceptance", Planning = "planning",
    DocumentReview = "document-review", OnSiteInspection = "on-site-inspection",
    FootprintVerification = "footprint-verification", Decision = "decision", Surveillance = "surveillance",
});

/// One step that was taken.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TraceStep {
    /// Which step.
    pub step: Step,
    /// When.
    pub date: Date,
    /// By whom.
    pub by: Option<Name>,
    /// What shows it.
    pub evidence: Option<Evidence>,
}

/// A document, by its address and what it hashes to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Evidence {
    /// Where it is.
    pub address: Option<WebAddress>,
    /// Its SHA-256.
    pub digest: Digest,
}
