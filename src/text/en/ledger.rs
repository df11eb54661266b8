//! Words of a body's ledger of certificates.

use super::{English, many};
use crate::{
    credential::{Decision, Standing},
    label::Date,
    ledger::State,
    text::{Language, LedgerWords, clock},
};

pub(in crate::text) const LEDGER: LedgerWords = LedgerWords {
    state,
    days: |issued, expires| format!("issued {issued}, expires {expires}"),
    due: |due, days| match days {
        ..0 => format!("surveillance was due by {due}, {} ago", days_of(days)),
        0 => format!("surveillance is due today, {due}"),
        _ => format!("next surveillance by {due}, in {}", days_of(days)),
    },
    differs: |decision| {
        format!(
            "the register records “{}”; the lists do not say so. Sign them again with `carbon-label status sign`.",
            decision.word()
        )
    },
    listed: |listed, all, at| {
        format!("{listed} of {} as of {} Beijing time", many(all, "certificate", "certificates"), clock(at))
    },
    overdue: |count| format!("{} overdue for surveillance", many(count, "certificate", "certificates")),
    period: |months| {
        format!(
            "surveillance is counted every {}, unless the category states its own period; both are the operator's",
            many(months.into(), "month", "months")
        )
    },
    reading: "reading labels",
    decided: |decision, first| match (decision, first) {
        (Decision::InForce, true) => "entered, in force",
        (Decision::InForce, false) => "restored",
        (Decision::Suspended, _) => "suspended",
        (Decision::Revoked, _) => "withdrawn",
        (Decision::Cancelled, _) => "cancelled",
    },
    decisions: |register| format!("Decided, as register {register} records it"),
    not_entered: "No register has this certificate, so it can be neither suspended nor withdrawn.",
    steps: "Steps of certification, as its label states them",
    step: |step| English.step(step),
    no_steps: "The label states no steps of certification.",
    unknown: |number, folder| {
        format!("neither the labels nor the registers of {folder} have certificate {number}. Check the number.")
    },
    columns: [
        "Certificate",
        "State",
        "Register records",
        "Product",
        "Model",
        "Manufacturer",
        "Credit code",
        "Category",
        "Category name",
        "Certification body",
        "Issued",
        "Expires",
        "Last examined",
        "Surveillance due",
        "Days left",
    ],
    history: ["Time", "From", "What", "Why or by whom"],
    register: "register",
    label: "label",
};

fn days_of(days: i64) -> String {
    many(usize::try_from(days.unsigned_abs()).unwrap_or(usize::MAX), "day", "days")
}

fn state(state: &State) -> String {
    let since = |what: &str, since: &Option<Date>| match since {
        Some(since) => format!("{what} since {since}"),
        None => what.to_owned(),
    };
    match state {
        State::Known(Standing::InForce) => "In force".to_owned(),
        State::Known(Standing::StatusUnknown { .. }) => "Status unknown".to_owned(),
        State::Known(Standing::Suspended { since: day, .. }) => since("Suspended", day),
        State::Known(Standing::Withdrawn { since: day, .. }) => since("Withdrawn", day),
        State::Known(Standing::Cancelled { since: day }) => since("Cancelled", day),
        State::Known(Standing::Expired { .. }) => "Expired".to_owned(),
        State::Known(Standing::NotYetValid { first_day }) => format!("Not yet valid, from {first_day}"),
        State::Rejected(rejection) => format!("Not to be believed ({})", English.rejection(rejection).title),
        State::NoLabel => "No label file".to_owned(),
    }
}
