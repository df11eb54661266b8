//! Words of a product passport.

use crate::text::{CheckedBy, PassportWords, clock, plain};

pub(super) static WORDS: PassportWords = PassportWords {
    stated: "Stated by its issuer, not certified",
    signed: "Signed, by an issuer not in the trust list",
    unsigned: "Unsigned product passport, not certified",
    signed_note: "The number is the issuer's own statement, not certified.",
    unsigned_note: "Without a signature, anybody may have changed it. The number is what the file says; whether it is true was not checked.",
    not_yet_valid: "Product passport not yet valid",
    expired: "Product passport expired",
    suspended: "Product passport suspended by its issuer",
    withdrawn: "Product passport withdrawn by its issuer",
    first_day: |day| format!("Valid from {day}."),
    last_day: |day| format!("Its last day was {day}."),
    signer: |did| format!("Signed by {did}"),
    status_unknown: "Status unknown: its list could not be reached, so it may have been withdrawn.",
    checked: |by, at| {
        let place = match by {
            CheckedBy::Publisher => "checked when this page was published",
            CheckedBy::Device => "checked on this device",
        };
        format!("Signature {place} · {} Beijing time", clock(at))
    },
    was: "Was stated at",
    will_be: "Stated, not yet valid, at",
    per_other: |amount, unit| format!("per {amount} {}", plain(unit)),
    per_unstated: |amount| format!("per {amount} of a unit that another file names"),
    no_boundary: "boundary not stated",
    scorecard: "Emissions scorecard",
    boundary: "System boundary",
    passport: "Product passport",
    issuer: "Issuer, as it says",
    product: "Product",
    stands_for: "Stands for",
    item: "one item",
    batch: "one batch",
    model: "every product of the model",
    batch_number: "Batch",
    serial_number: "Serial no.",
    registered_id: "Registered as",
    country: "Made in",
    made_on: "Made on",
};
