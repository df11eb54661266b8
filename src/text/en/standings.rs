//! Where a certificate stands.

#[cfg(feature = "whole")]
use super::verdicts;
use crate::{
    credential::Standing,
    label::{Label, Line},
    text::{Notice, clock},
};

const UNKNOWN: &str = "Signature good · status unknown";

pub(super) fn standing(standing: &Standing, label: &Label) -> Notice {
    let because = |why: &Option<Line>| why.as_ref().map_or(String::new(), |why| format!(" Reason: {why}."));
    let (title, detail) = match standing {
        Standing::InForce => ("In force", format!("until {}", label.certificate.expires())),
        #[cfg(feature = "whole")]
        Standing::StatusUnknown { refused: Some(fault), .. } => (UNKNOWN, verdicts::list(fault)),
        Standing::StatusUnknown { last_in_force: None, .. } => {
            (UNKNOWN, "The status list could not be asked: it may have been suspended or withdrawn".to_owned())
        }
        Standing::StatusUnknown { last_in_force: Some(at), .. } => {
            (UNKNOWN, format!("last known in force: {} Beijing time", clock(*at)))
        }
        Standing::Suspended { since: Some(since), why } => {
            ("Suspended", format!("Since {since}.{} Not valid certification until restored.", because(why)))
        }
        Standing::Suspended { since: None, why } => {
            ("Suspended", format!("Not valid certification until restored.{}", because(why)))
        }
        Standing::Withdrawn { since: Some(since), why } => {
            ("Withdrawn", format!("Since {since}, for good.{}", because(why)))
        }
        Standing::Withdrawn { since: None, why } => ("Withdrawn", format!("For good.{}", because(why))),
        Standing::Cancelled { since: Some(since) } => ("Cancelled", format!("Since {since}, at the holder's request.")),
        Standing::Cancelled { since: None } => ("Cancelled", "At the holder's request.".to_owned()),
        Standing::Expired { last_day } => ("Expired", format!("Its last day was {last_day}.")),
        Standing::NotYetValid { first_day } => ("Not yet valid", format!("Valid from {first_day}.")),
    };
    Notice { title: title.to_owned(), detail }
}
