//! A demand standard, and whether a product meets it.

use super::{English, readiness::percent};
use crate::{
    criteria::{Award, Must, Reason},
    label::{CarbonUnit, Decimal, DeclaredUnit, Line, Name, Rule},
    programme::{Limit, Programme},
    text::{
        Beside, CriteriaWords, Language, carbon_unit,
        criteria::{Bound, Stated, grade},
        figure, plain,
    },
};

pub(in crate::text) static WORDS: CriteriaWords = CriteriaWords {
    criteria: "Demand standard",
    name: "Name",
    bid: "Bid opening",
    region: "Region of the purchase",
    musts: "Required",
    awards: "Awards",
    price_deduction: "Price deduction",
    points: "Points",
    pass: "Met",
    fail: "Not met",
    cannot_tell: "Cannot tell",
    verification: "verification",
    value: "value",
    colon: ": ",
    comma: ", ",
};

pub(in crate::text) fn must(must: &Must, programme: &Programme) -> String {
    match must {
        Must::InForce => "Certificate in force on the day bids are opened".to_owned(),
        Must::Accredited => "Issuer on the trust list and accredited for the category".to_owned(),
        Must::RecognisedIn(region) => {
            let known = programme.regions().find(|(code, _)| code == region);
            format!("Issuer recognised in {}", known.map_or(region.as_str(), |(_, known)| name(known)))
        }
        Must::Boundary(boundary) => format!("System boundary {}", English.boundary(*boundary)),
        Must::AtMost { limit, unit, per } => format!("Footprint {}", bound(limit, *unit, per)),
        Must::Grade { benchmark, at_least } => match grade(programme, benchmark, *at_least) {
            Some((benchmark, grade)) => format!("Grade “{}” or better ({})", name(grade), name(&benchmark.name)),
            None => format!("Grade {at_least} or better of the reference {benchmark}"),
        },
        Must::PrimaryShare(least) => format!("At least {} primary data", percent(*least)),
        Must::Rule(wanted) => format!("Counted by the product rule {}", rule(wanted)),
    }
}

pub(in crate::text) fn word(must: &Must) -> &'static str {
    match must {
        Must::InForce => "certificate",
        Must::Accredited => "issuer",
        Must::RecognisedIn(_) => "region",
        Must::Boundary(_) => "boundary",
        Must::AtMost { .. } => "limit",
        Must::Grade { .. } => "grade",
        Must::PrimaryShare(_) => "primary data",
        Must::Rule(_) => "rule",
    }
}

pub(in crate::text) fn reason(reason: &Reason<'_>) -> String {
    match reason {
        Reason::NotVerified => "It did not verify, so nothing it says counts.".to_owned(),
        Reason::Uncertified => "Declared by its maker, certified by nobody.".to_owned(),
        Reason::Withdrawn => "The certificate was withdrawn.".to_owned(),
        Reason::Cancelled => "The certificate was cancelled.".to_owned(),
        Reason::NotYetIssued { issued, bid } => {
            format!("The certificate is issued on {issued}, after bids are opened ({bid}).")
        }
        Reason::Lapsed { expires, bid } => {
            format!("The certificate ends on {expires}, before bids are opened ({bid}).")
        }
        Reason::Expired { bid, .. } => format!("The label has expired and is not valid when bids are opened ({bid})."),
        Reason::NotYetValid { bid, .. } => format!("The label is not valid yet when bids are opened ({bid})."),
        Reason::Suspended { bid, .. } => {
            format!("The certificate is suspended and does not count as in force when bids are opened ({bid}).")
        }
        Reason::SuspendedNow { bid, .. } => {
            format!("The certificate is suspended now; whether it is restored before bids are opened ({bid}) is open.")
        }
        Reason::StatusUnknown => {
            "The status list could not be asked: the certificate may have been suspended or withdrawn.".to_owned()
        }
        Reason::DatesUnstated => "The certificate's day of issue or last day is not stated.".to_owned(),
        Reason::IssuerUnstated => "The issuer is not stated.".to_owned(),
        Reason::IssuerUnknown(did) => format!("The issuer “{}” is not on the trust list.", plain(did)),
        Reason::NotAccredited { issuer, category } => {
            format!("“{}” may not issue labels for {category}.", name(issuer))
        }
        Reason::RecognitionUnknown { own, wanted } => {
            let (own, wanted) = (name(own), plain(wanted.as_str()));
            format!("Nothing at hand says whether {wanted} recognises labels of {own}.")
        }
        Reason::NotRecognised { agreement, bid, .. } => {
            let name = name(&agreement.name);
            format!("“{name}” does not cover this issuer, this kind of product, or the day of the bid ({bid}).")
        }
        Reason::Boundary { stated, wanted } => {
            format!("The boundary is {}; required is {}.", English.boundary(*stated), English.boundary(*wanted))
        }
        Reason::NoValue => "No footprint is stated.".to_owned(),
        Reason::Incomparable(mismatch) => English.incomparable(&(*mismatch).into(), Beside::Criteria),
        Reason::Above { value, limit, unit, per } => {
            let (value, asked) = (figure(*value), bound(limit, *unit, per));
            format!("The footprint is {value} {}; required is {asked}.", carbon_unit(*unit))
        }
        Reason::BenchmarkUnknown(id) => format!("The programme has no reference {id}."),
        Reason::GradeUnknown { benchmark, wanted } => {
            format!("The reference “{}” has no grade {wanted}.", name(&benchmark.name))
        }
        Reason::Unplaced(mismatch) => English.incomparable(&(*mismatch).into(), Beside::Benchmark),
        Reason::Grade { reached, wanted } => {
            format!("The grade is “{}”; required is “{}” or better.", name(reached), name(wanted))
        }
        Reason::PrimaryShareUnstated { least } => {
            format!("The share of primary data is not stated; required is {} or more.", percent(*least))
        }
        Reason::PrimaryShare { stated, least } => {
            format!("{} primary data; required is {} or more.", percent(*stated), percent(*least))
        }
        Reason::RuleUnstated { wanted } => format!("No product rule is stated; required is {}.", rule(wanted)),
        Reason::RuleVersionUnstated { wanted } => {
            format!("The version of the product rule is not stated; required is {}.", rule(wanted))
        }
        Reason::Rule { stated, wanted } => {
            format!("The product rule is {}; required is {}.", rule(stated), rule(wanted))
        }
        Reason::MustsUnmet => "Not all that is required is met, so nothing is worked out.".to_owned(),
    }
}

pub(in crate::text) fn points(amount: Decimal) -> String {
    format!("{} {}", figure(amount), if amount == Decimal::ONE { "point" } else { "points" })
}

pub(in crate::text) fn formula(award: &Award, stated: &Stated<'_>) -> String {
    let rounded = match award.formula.places() {
        0 => "rounded to a whole number".to_owned(),
        1 => "rounded to 1 decimal place".to_owned(),
        places => format!("rounded to {places} decimal places"),
    };
    let least = stated.least.as_ref().map_or(String::new(), |least| format!(", nothing below {least}"));
    let (name, expression, most) = (stated.award, stated.expression, stated.most);
    let (unit, per) = (carbon_unit(award.unit), English.per(&award.per));
    format!("{name} = {expression}, {rounded}, halves up; at most {most}{least}. The value is in {unit} {per}.")
}

pub(in crate::text) fn bounded(bound: &Bound) -> String {
    match bound {
        Bound::Most(most) => format!(", at most {most}"),
        Bound::Least(least) => format!(", below {least}: nothing"),
        Bound::Nothing => ", below zero: nothing".to_owned(),
    }
}

fn name(name: &Name) -> &str {
    name.in_language("en").1.as_str()
}

fn bound(limit: &Limit, unit: CarbonUnit, per: &DeclaredUnit) -> String {
    let sign = if limit.inclusive { "at most" } else { "below" };
    format!("{sign} {} {} {}", figure(limit.value), carbon_unit(unit), English.per(per))
}

fn rule(rule: &Rule) -> String {
    let version = |version: &Line| format!(", version {}", plain(version.as_str()));
    format!("{}{}", rule.id, rule.version.as_ref().map(version).unwrap_or_default())
}
