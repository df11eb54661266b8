//! A demand standard: what a purchase asks of a product, and what it awards for a lower number.
//!
//! In: a [`Criteria`], from its file or the fragment of a link, and [`Candidate`]s. Out: a [`Verdict`] on each:
//! of every [`Must`] whether it is met, missed or cannot be told, with both sides of the reason, and of every
//! [`Award`] its formula worked out. It judges what it is told of a candidate, and nothing a source says is
//! made more of: see [`Source`].

mod award;
mod candidate;
mod fragment;
mod judge;
mod reason;
mod wire;

pub use award::{Award, AwardKind, Formula, Worked};
pub use candidate::{Candidate, Source, State};
pub use judge::{Outcome, Verdict, Whole, judge};
pub use reason::Reason;

use crate::{
    compare::Basis,
    label::{Boundary, CarbonUnit, Date, DeclaredUnit, Line, Number, Rule, Share},
    programme::Limit,
};

/// What a purchase asks and awards.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Criteria {
    /// What it is called.
    pub name: Option<Line>,
    /// The day bids are opened: certificates must be good on it.
    pub bid: Date,
    /// Where the purchase is made, as a programme writes its region (ISO 3166-2).
    pub region: Option<Line>,
    /// What its limits and formulas are stated for: a number that does not compare with it is held against none.
    pub basis: Option<Basis>,
    /// What a product must be.
    pub musts: Vec<Must>,
    /// What it is awarded, once it is all that.
    pub awards: Vec<Award>,
}

/// Something a product must be.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Must {
    /// Its certificate is in force on the day of the bid.
    InForce,
    /// Its issuer is on the trust list and accredited for its category.
    Accredited,
    /// Its issuer counts in a region: the programme's own, or one that recognises the programme's.
    RecognisedIn(Line),
    /// Its number covers this part of its life.
    Boundary(Boundary),
    /// Its number does not pass a limit.
    AtMost {
        /// The limit.
        limit: Limit,
        /// What the limit is counted in.
        unit: CarbonUnit,
        /// What the limit is counted per.
        per: DeclaredUnit,
    },
    /// Its number is of a grade of a benchmark, or of a better one.
    Grade {
        /// The benchmark's id.
        benchmark: Number,
        /// Which grade, from 1, the best.
        at_least: u8,
    },
    /// At least so much of its number rests on primary data.
    PrimaryShare(Share),
    /// Its number follows a rule: any version of it, unless one is named.
    Rule(Rule),
}

#[cfg(test)]
mod tests;
