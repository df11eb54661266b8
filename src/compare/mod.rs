//! Where a label stands against a benchmark, and whether it compares with another, or why not.
//!
//! In: a [`Label`] and a [`Benchmark`], or the [`Basis`] of each of two. Out: a [`Position`], which only
//! this module makes, or an [`Incomparable`] with both sides of what differs. Nothing is compared across
//! categories, units, boundaries, methods or rules.

mod basis;
mod familiar;
mod mismatch;
mod overlap;
mod position;

pub use basis::Basis;
pub use familiar::kilowatt_hours;
pub use mismatch::Mismatch;
pub use overlap::Overlap;
pub use position::{Position, Reading, Share};

use crate::{
    label::{Boundary, Decimal, Label, Line, Number, Unit},
    programme::Benchmark,
};
use std::sync::Arc;

/// Why a label cannot be placed on a benchmark, or compared with other labels.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Incomparable {
    /// Another category.
    Category {
        /// The label's.
        label: Number,
        /// The other's.
        other: Number,
    },
    /// A declared unit of another dimension.
    Unit {
        /// The label's.
        label: Unit,
        /// The other's.
        other: Unit,
    },
    /// Another system boundary.
    Boundary {
        /// The label's.
        label: Boundary,
        /// The other's.
        other: Boundary,
    },
    /// Another method, or one the benchmark does not accept.
    Method {
        /// The label's standards.
        label: Vec<String>,
        /// What the other's were made by.
        other: Vec<String>,
    },
    /// Another rule.
    Rule {
        /// The label's, if it states one.
        label: Option<Number>,
        /// The one a benchmark asks for; of another label, the one it states, if any.
        other: Option<Number>,
    },
    /// Numbers too large to convert exactly.
    TooManyDigits,
}

/// Places a label on a benchmark.
///
/// # Errors
/// [`Incomparable`], at the first of category, unit, boundary, method and rule that differs.
pub fn place(label: &Label, benchmark: &Arc<Benchmark>) -> Result<Position, Incomparable> {
    place_value(&Basis::of(label), label.footprint.value, benchmark)
}

/// Places a value on a benchmark.
///
/// # Errors
/// As [`place`].
pub fn place_value(basis: &Basis, value: Decimal, benchmark: &Arc<Benchmark>) -> Result<Position, Incomparable> {
    let (value, reading) = read_value(basis, value, benchmark)?;
    Ok(Position::new(benchmark, value, reading))
}

/// A value in a benchmark's units, and what is read off for it; nothing is kept of the benchmark.
///
/// # Errors
/// [`Mismatch`], where [`place_value`] has an [`Incomparable`].
pub fn read_value<'a>(
    basis: &'a Basis,
    value: Decimal,
    benchmark: &'a Benchmark,
) -> Result<(Decimal, Reading), Mismatch<'a>> {
    basis.same_measure(&benchmark.category, benchmark.per.unit(), benchmark.boundary)?;
    let accepted = |standard: &Line| *standard == benchmark.method || benchmark.accepts.contains(standard);
    if !basis.standards.iter().any(accepted) {
        return Err(basis.other_method(std::slice::from_ref(&benchmark.method)));
    }
    if benchmark.rule.is_some() {
        basis.same_rule(benchmark.rule.as_ref())?;
    }
    let value = basis.convert(value, benchmark.unit, &benchmark.per).ok_or(Mismatch::TooManyDigits)?;
    let reading = position::read(value, &benchmark.scale).ok_or(Mismatch::TooManyDigits)?;
    Ok((value, reading))
}

#[cfg(test)]
mod tests;
