//! What went wrong, and what to do.

use crate::{
    credential::{Malformed, Refusal, Rejection, UnusableKey},
    json::{Fault, Kind, Problem},
    label::{Invalid, Line, StageKind},
    text::{Notice, plain},
};

pub(super) fn fault(fault: &Fault) -> String {
    let path = plain(fault.path());
    let place = if path == "$" { String::new() } else { format!("{path}: ") };
    format!("{place}{}", problem(fault.problem()))
}

fn problem(problem: &Problem) -> String {
    match problem {
        Problem::TooLarge { bytes, limit } => {
            format!("the file has {bytes} bytes; the limit is {limit}. Make sure it is the right file.")
        }
        Problem::NotText => "not UTF-8 text. Save it again as UTF-8.".to_owned(),
        Problem::NotJson { line, column } => {
            format!("not JSON: reading stopped at line {line}, column {column}. Check commas and quotes there.")
        }
        Problem::TooDeep { limit } => {
            format!("nested deeper than {limit} levels, not read further. Flatten it.")
        }
        Problem::DuplicateKey => "stands twice. Remove one.".to_owned(),
        Problem::UnknownKey { known: [] } => "an extension that must be understood and is not supported.".to_owned(),
        Problem::UnknownKey { known } => {
            format!("an unknown name. Known here: {}.", known.join(", "))
        }
        Problem::Missing => "missing. Add it.".to_owned(),
        Problem::Kind { expected: Kind::Number, found: Kind::Number } => {
            "should be a whole number, without a fraction and not that large.".to_owned()
        }
        Problem::Kind { expected, found } => {
            format!("should be {}, is {}.", kind(*expected), kind(*found))
        }
        Problem::TooMany { found, limit } => {
            format!("has {found} members; at most {limit} are allowed.")
        }
        Problem::Invalid(invalid) => self::invalid(invalid),
        Problem::Unexpected { found, expected } => {
            format!("is “{}”, should be: {}.", plain(found), plain(expected))
        }
    }
}

fn kind(kind: Kind) -> &'static str {
    match kind {
        Kind::Null => "null",
        Kind::Truth => "true or false",
        Kind::Number => "a whole number",
        Kind::Text => "text",
        Kind::List => "a list",
        Kind::Object => "an object",
    }
}

fn invalid(invalid: &Invalid) -> String {
    let quoted = |text: &str| format!("“{}”", plain(text));
    match invalid {
        Invalid::Decimal(found) => {
            format!("{} is not an exact decimal. Write it as text such as \"750\" or \"-0.25\".", quoted(found))
        }
        Invalid::TooManyDigits(found) => {
            format!("{} has too many digits; 28 are kept.", quoted(found))
        }
        Invalid::Share(found) => {
            format!("{} is not between 0 and 1. Write 62 % as \"0.62\".", quoted(found))
        }
        Invalid::Date(found) => format!("{} is not a date. Write it as 2026-06-05.", quoted(found)),
        Invalid::Instant(found) => {
            format!("{} is not a time with its offset. Write it as 2026-06-05T00:00:00+08:00.", quoted(found))
        }
        Invalid::Number(found) => format!(
            "{} cannot be an id. Use letters, digits and . _ -, a letter or digit first, at most 64.",
            quoted(found)
        ),
        Invalid::Gtin(found) => format!("{} is not a GTIN: 8, 12, 13 or 14 digits.", quoted(found)),
        Invalid::GtinCheckDigit { found, expected } => {
            format!("the check digit of GTIN {} should be {expected}. Check the number.", quoted(found))
        }
        Invalid::CreditCode(found) => {
            format!("{} is not a unified social credit code of 18 characters (GB 32100-2015).", quoted(found))
        }
        Invalid::CreditCodeCheck { found, expected } => {
            format!("the check character of credit code {} should be {expected}. Check the code.", quoted(found))
        }
        Invalid::WebAddress(found) => format!("{} is not an https address.", quoted(found)),
        Invalid::Digest(found) => {
            format!("{} is not a SHA-256 of 64 hexadecimal digits.", quoted(found))
        }
        Invalid::EmptyLine => "empty. Leave the member out if there is nothing to say.".to_owned(),
        Invalid::LongLine(length) => {
            format!("has {length} characters; at most {} are allowed.", Line::MAX)
        }
        Invalid::ControlCharacter(found) => {
            format!("contains the invisible control U+{:04X}, which can reorder text. Remove it.", u32::from(*found))
        }
        Invalid::Tag(found) => format!("{} is not a language tag such as zh or en.", quoted(found)),
        Invalid::Unit(found) => {
            format!("{} is not a known unit. Known: kWp, kWh, kg, m3, m2, piece, …", quoted(found))
        }
        Invalid::CarbonUnit(found) => {
            format!("{} is not a carbon unit. Known: gCO2e, kgCO2e, tCO2e.", quoted(found))
        }
        Invalid::Amount(found) => format!("the amount {} must be above zero.", quoted(found)),
        Invalid::Stage(found) => {
            let known: Vec<&str> = StageKind::ALL.iter().map(|kind| kind.word()).collect();
            format!("{} is not a known stage. Known: {}.", quoted(found), known.join(", "))
        }
        Invalid::RepeatedStage(kind) => format!("stage {} stands twice. Merge them.", kind.word()),
        Invalid::Boundary(found) => {
            let known = "cradle-to-gate, gate-to-gate, cradle-to-grave, main-production-stages";
            format!("{} is not a known boundary. Known: {known}.", quoted(found))
        }
        Invalid::Scheme(found) => {
            format!("{} is not a known scheme. Known: national-pilot, body-filed, other.", quoted(found))
        }
        Invalid::Step(found) => format!("{} is not a known step of certification.", quoted(found)),
        Invalid::Indicator(found) => format!(
            "{} is not a known indicator. Known: reliability, completeness, time, geography, technology.",
            quoted(found)
        ),
        Invalid::Score(found) => format!("score {found} should be between 1 (best) and 5."),
        Invalid::Year(found) => format!("year {found} should be between 1990 and 2100."),
        Invalid::Order { first, second } => {
            format!("{} should not be before (below) {}.", plain(second), plain(first))
        }
        Invalid::NoName => "no name in any language. Give at least zh or en.".to_owned(),
    }
}

pub(super) const ASK_SELLER: &str = "Ask the seller for the original label, or scan the code on the package.";

pub(super) fn rejection(rejection: &Rejection) -> Notice {
    let (title, detail) = match rejection {
        Rejection::Malformed(malformed) => ("Check failed: not a label file", self::malformed(malformed)),
        Rejection::Key(UnusableKey::Method(method)) => {
            let detail = format!("Keys such as “{}” are not supported yet; did:key is.", plain(method));
            ("Check failed: the signing key cannot be had", detail)
        }
        Rejection::Key(_) => {
            ("Check failed: the signing key is wrong", format!("The key the label names cannot be used. {ASK_SELLER}"))
        }
        Rejection::KeyAlgorithm { stated, key } => (
            "Check failed: algorithm and key do not fit",
            format!("The label says {stated}; its key is for {key} only. {ASK_SELLER}"),
        ),
        Rejection::Signature => (
            "Check failed: the content was altered",
            format!("The signature does not fit the content, so no number is shown. {ASK_SELLER}"),
        ),
        Rejection::IssuerMismatch { stated, signer } => (
            "Check failed: two different issuers",
            format!("It says it is from “{}”, but “{}” signed it. {ASK_SELLER}", plain(stated), plain(signer)),
        ),
        Rejection::UnknownIssuer { did } => (
            "Issuer not in the trust list",
            format!("The signature itself is good, but “{}” is not trusted here, so no number is shown.", plain(did)),
        ),
        Rejection::IssuerNotTrustedThen { name, signed, from, to } => (
            "Issuer not trusted at that time",
            format!("Valid from {signed}, but “{}” is trusted from {from} to {to}.", name.in_language("en").1),
        ),
        Rejection::NotAccredited { name, category } => (
            "Issuer not accredited for this category",
            format!("“{}” may not issue labels for {category}.", name.in_language("en").1),
        ),
        Rejection::DemonstrationKey { name } => (
            "A demonstration key cannot issue real labels",
            format!(
                "The key of “{}” is public, and this label is not marked as demonstration.",
                name.in_language("en").1
            ),
        ),
        Rejection::Content(fault) => (
            "Signature good, content not readable as a label",
            format!("{} So no number is shown.", self::fault(fault)),
        ),
    };
    Notice { title: title.to_owned(), detail }
}

fn malformed(malformed: &Malformed) -> String {
    match malformed {
        Malformed::TooLarge { bytes, limit } => {
            format!("The file has {bytes} bytes; a label never has more than {limit}. Make sure it is the right file.")
        }
        Malformed::NotCompact => {
            "A signed label is three parts with points between. Download it again, or copy all of it.".to_owned()
        }
        Malformed::Header(fault) => format!("Its header is wrong: {}", self::fault(fault)),
        Malformed::Algorithm(name) => {
            format!("Signature algorithm “{}” is not accepted. Accepted: EdDSA.", plain(name))
        }
        Malformed::Payload(fault) => format!("Its content does not read: {}", self::fault(fault)),
    }
}

pub(super) fn refusal(refusal: &Refusal) -> String {
    match refusal {
        Refusal::Draft(fault) => format!("the draft is wrong: {}", self::fault(fault)),
        Refusal::Key(fault) => format!("the key file is wrong (its content is not repeated): {}", self::fault(fault)),
        Refusal::KeyMismatch => "the key file's public and private parts are no pair. Make a new one with keygen.".to_owned(),
        Refusal::DemonstrationKey => {
            "a demonstration key signs demonstration labels only. State \"demonstration\": true in the draft, or use another key."
                .to_owned()
        }
    }
}
