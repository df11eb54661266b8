//! What each step of checking found.

use super::English;
use crate::{
    credential::{Check, Standing, Verified},
    label::Part,
    text::{Language, clock},
};

pub(super) fn found(language: &English, verified: &Verified, check: Check) -> String {
    let (label, key) = (verified.label(), verified.key());
    match check {
        Check::Format => format!("a signed credential of {} bytes", verified.envelope().as_str().len()),
        Check::Signature => {
            format!("{}, key fingerprint {}", verified.envelope().algorithm().name(), key.fingerprint().as_str())
        }
        Check::Issuer => {
            let name = verified.issuer().name().in_language("en").1;
            format!("{name}, trusted from {} to {}", key.trusted().from(), key.trusted().to())
        }
        Check::Content => format!("certificate {}, {} stages", label.certificate.number, label.stages.as_slice().len()),
        Check::Dates => {
            let (from, until) = verified.valid();
            format!("{} to {} Beijing time", clock(from), clock(until))
        }
        Check::Status => status(language, verified),
        Check::Sum => match verified.sum() {
            Some(sum) => language.sum(sum, label.stages.as_slice().len()),
            None if label.withheld.contains(&Part::Stages) => "the values by stage are not disclosed here".to_owned(),
            None => "no values by stage to add up".to_owned(),
        },
    }
}

fn status(language: &English, verified: &Verified) -> String {
    match verified.standing() {
        _ if verified.status_entries().is_empty() && !verified.status_told() => {
            "the label names no status list; only its dates speak for it".to_owned()
        }
        _ if !verified.status_told() => match verified.standing() {
            standing @ Standing::StatusUnknown { .. } => language.standing(standing, verified.label()).detail,
            _ => "the status list could not be asked".to_owned(),
        },
        standing @ (Standing::Suspended { .. } | Standing::Withdrawn { .. } | Standing::Cancelled { .. }) => {
            language.standing(standing, verified.label()).detail
        }
        _ => format!("{} status lists asked; it is in none", verified.status_entries().len()),
    }
}
