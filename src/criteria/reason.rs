//! Why a must is missed, or cannot be told: one variant a reason, with both sides.

use crate::{
    compare::Mismatch,
    label::{Boundary, CarbonUnit, Date, Decimal, DeclaredUnit, Line, Name, Number, Rule, Share},
    programme::{Agreement, Benchmark, Limit},
};

/// Why. It points into candidate, criteria and programme: nothing is copied for what is only counted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Reason<'a> {
    /// Its credential is not to be believed.
    NotVerified,
    /// Its maker's own word, certified by nobody.
    Uncertified,
    /// The body withdrew the certificate.
    Withdrawn,
    /// The certificate was cancelled at its holder's request.
    Cancelled,
    /// The certificate begins after the bid.
    NotYetIssued {
        /// Its day of issue.
        issued: Date,
        /// The day of the bid.
        bid: Date,
    },
    /// The certificate ends before the bid.
    Lapsed {
        /// Its last day.
        expires: Date,
        /// The day of the bid.
        bid: Date,
    },
    /// The label has expired, and the day of the bid is still to come.
    Expired {
        /// The day of the bid.
        bid: Date,
        /// Today.
        today: Date,
    },
    /// The label is not valid yet, and the day of the bid has come.
    NotYetValid {
        /// The day of the bid.
        bid: Date,
        /// Today.
        today: Date,
    },
    /// The certificate is suspended, and the day of the bid has come.
    Suspended {
        /// The day of the bid.
        bid: Date,
        /// Today.
        today: Date,
    },
    /// The certificate is suspended now; it may be restored before the bid.
    SuspendedNow {
        /// The day of the bid.
        bid: Date,
        /// Today.
        today: Date,
    },
    /// Whether the certificate was suspended or withdrawn could not be asked.
    StatusUnknown,
    /// The certificate's days are not stated.
    DatesUnstated,
    /// Who issued is not stated.
    IssuerUnstated,
    /// The trust list does not know who issued.
    IssuerUnknown(&'a str),
    /// The issuer is not accredited for the category.
    NotAccredited {
        /// The issuer.
        issuer: &'a Name,
        /// The product's category.
        category: &'a Number,
    },
    /// Whether another region recognises the programme's labels is not known.
    RecognitionUnknown {
        /// The programme's region.
        own: &'a Name,
        /// The region asked for.
        wanted: &'a Line,
    },
    /// No agreement with a region that has some covers the issuer, the category and the day of the bid.
    NotRecognised {
        /// The region asked for.
        wanted: &'a Line,
        /// The first agreement with it.
        agreement: &'a Agreement,
        /// The day of the bid.
        bid: Date,
    },
    /// Another boundary.
    Boundary {
        /// The product's.
        stated: Boundary,
        /// The one asked for.
        wanted: Boundary,
    },
    /// No number is stated.
    NoValue,
    /// The number does not compare with what the criteria are stated for.
    Incomparable(Mismatch<'a>),
    /// The number passes the limit.
    Above {
        /// The number, in the limit's units.
        value: Decimal,
        /// The limit.
        limit: Limit,
        /// What both are counted in.
        unit: CarbonUnit,
        /// What both are counted per.
        per: DeclaredUnit,
    },
    /// The programme has no such benchmark.
    BenchmarkUnknown(&'a Number),
    /// The benchmark has no such grade.
    GradeUnknown {
        /// The benchmark.
        benchmark: &'a Benchmark,
        /// The grade asked for, from 1.
        wanted: u8,
    },
    /// The number cannot be placed on the benchmark.
    Unplaced(Mismatch<'a>),
    /// The number is of a worse grade.
    Grade {
        /// The product's, in the benchmark's words.
        reached: &'a Name,
        /// The one asked for.
        wanted: &'a Name,
    },
    /// The share of primary data is not stated.
    PrimaryShareUnstated {
        /// The least asked for.
        least: Share,
    },
    /// Too small a share of primary data.
    PrimaryShare {
        /// The product's.
        stated: Share,
        /// The least asked for.
        least: Share,
    },
    /// No rule is stated.
    RuleUnstated {
        /// The one asked for.
        wanted: &'a Rule,
    },
    /// The rule is stated without its version.
    RuleVersionUnstated {
        /// The one asked for.
        wanted: &'a Rule,
    },
    /// Another rule, or another version of it.
    Rule {
        /// The product's.
        stated: &'a Rule,
        /// The one asked for.
        wanted: &'a Rule,
    },
    /// Nothing is awarded to what does not meet every must.
    MustsUnmet,
}
