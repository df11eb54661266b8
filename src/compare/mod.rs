//! Where a label stands against a benchmark, or why it cannot be placed.
//!
//! In: a [`Label`] and a [`Benchmark`]. Out: a [`Position`], which only [`place`] can make, or an
//! [`Incomparable`] with both sides of what differs. Nothing is compared across categories, units,
//! boundaries, methods or rules.

mod familiar;
mod position;

pub use familiar::kilowatt_hours;
pub use position::{Position, Reading, Share};

use crate::{
    label::{Boundary, Decimal, Label, Line, Number, Unit},
    programme::Benchmark,
};

/// Why a label cannot be placed on a benchmark.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Incomparable {
    /// Another category.
    Category {
        /// The label's.
        label: Number,
        /// The benchmark's.
        benchmark: Number,
    },
    /// A declared unit of another dimension.
    Unit {
        /// The label's.
        label: Unit,
        /// The benchmark's.
        benchmark: Unit,
    },
    /// Another system boundary.
    Boundary {
        /// The label's.
        label: Boundary,
        /// The benchmark's.
        benchmark: Boundary,
    },
    /// A method the benchmark does not accept.
    Method {
        /// The label's standards.
        label: Vec<String>,
        /// The benchmark's method.
        benchmark: String,
    },
    /// Another rule than the one the benchmark asks for.
    Rule {
        /// The label's, if it states one.
        label: Option<Number>,
        /// The benchmark's.
        benchmark: Number,
    },
    /// Numbers too large to convert exactly.
    TooManyDigits,
}

/// Places a label on a benchmark.
///
/// # Errors
/// [`Incomparable`], at the first of category, unit, boundary, method and rule that differs.
pub fn place(label: &Label, benchmark: &Benchmark) -> Result<Position, Incomparable> {
    let footprint = &label.footprint;
    if label.product.category != benchmark.category {
        let (label, benchmark) = (label.product.category.clone(), benchmark.category.clone());
        return Err(Incomparable::Category { label, benchmark });
    }
    let (stated, wanted) = (footprint.per.unit(), benchmark.per.unit());
    if stated.dimension() != wanted.dimension() {
        return Err(Incomparable::Unit { label: stated, benchmark: wanted });
    }
    if footprint.boundary != benchmark.boundary {
        return Err(Incomparable::Boundary { label: footprint.boundary, benchmark: benchmark.boundary });
    }
    check_method(label, benchmark)?;
    check_rule(label, benchmark)?;
    let value = in_units_of(label, benchmark).ok_or(Incomparable::TooManyDigits)?;
    position::read(value, benchmark).ok_or(Incomparable::TooManyDigits)
}

fn check_method(label: &Label, benchmark: &Benchmark) -> Result<(), Incomparable> {
    let standards = &label.footprint.standards;
    let accepted = |standard: &Line| *standard == benchmark.method || benchmark.accepts.contains(standard);
    if standards.iter().any(accepted) {
        return Ok(());
    }
    let label = standards.iter().map(ToString::to_string).collect();
    Err(Incomparable::Method { label, benchmark: benchmark.method.to_string() })
}

fn check_rule(label: &Label, benchmark: &Benchmark) -> Result<(), Incomparable> {
    let stated = label.footprint.rule.as_ref().map(|rule| &rule.id);
    match &benchmark.rule {
        Some(wanted) if stated != Some(wanted) => {
            Err(Incomparable::Rule { label: stated.cloned(), benchmark: wanted.clone() })
        }
        _ => Ok(()),
    }
}

fn in_units_of(label: &Label, benchmark: &Benchmark) -> Option<Decimal> {
    let footprint = &label.footprint;
    let value = footprint.per.convert(footprint.value, &benchmark.per)?;
    footprint.unit.convert(value, benchmark.unit)
}

#[cfg(test)]
mod tests;
