//! Why numbers do not compare, by reference: whoever holds many against one copies nothing.

use super::Incomparable;
use crate::label::{Boundary, Line, Number, Unit};

/// An [`Incomparable`] that points at what differs.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[allow(missing_docs, reason = "each is the variant of `Incomparable` of its name")]
pub enum Mismatch<'a> {
    Category { label: &'a Number, other: &'a Number },
    Unit { label: Unit, other: Unit },
    Boundary { label: Boundary, other: Boundary },
    Method { label: &'a [Line], other: &'a [Line] },
    Rule { label: Option<&'a Number>, other: Option<&'a Number> },
    TooManyDigits,
}

impl From<Mismatch<'_>> for Incomparable {
    fn from(mismatch: Mismatch<'_>) -> Self {
        let words = |lines: &[Line]| lines.iter().map(ToString::to_string).collect();
        match mismatch {
            Mismatch::Category { label, other } => Self::Category { label: label.clone(), other: other.clone() },
            Mismatch::Unit { label, other } => Self::Unit { label, other },
            Mismatch::Boundary { label, other } => Self::Boundary { label, other },
            Mismatch::Method { label, other } => Self::Method { label: words(label), other: words(other) },
            Mismatch::Rule { label, other } => Self::Rule { label: label.cloned(), other: other.cloned() },
            Mismatch::TooManyDigits => Self::TooManyDigits,
        }
    }
}
