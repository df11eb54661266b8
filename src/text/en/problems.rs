//! What went wrong, and what to do.

use crate::{
    json::{Fault, Kind, Problem},
    label::{Invalid, Line, Part, StageKind},
    text::plain,
};

pub(super) fn fault(fault: &Fault) -> String {
    let path = plain(fault.path());
    let place = if path == "$" { String::new() } else { format!("{path}: ") };
    format!("{place}{}", problem(fault.problem()))
}

pub(super) fn problem(problem: &Problem) -> String {
    match problem {
        Problem::TooLarge { bytes, limit } => {
            format!("the file has {bytes} bytes; the limit is {limit}. Make sure it is the right file.")
        }
        Problem::NotText => "not UTF-8 text. Save it again as UTF-8.".to_owned(),
        Problem::NotJson { line, column } => {
            format!("not JSON: reading stopped at line {line}, column {column}. Check commas and quotes there.")
        }
        Problem::NotXml { line, column } => {
            format!(
                "not XML, or XML with a document type, which is not read: reading stopped at line {line}, column \
                 {column}. Look at what stands there."
            )
        }
        Problem::Told(said) => said.clone(),
        Problem::UnknownFormat { keys } => format!(
            "a footprint document of no format that is read here; it begins with: {}. Read are PACT, Catena-X PCF, \
             ILCD+EPD, openEPD, UNTP and tables.",
            plain(keys)
        ),
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
        Kind::Number => "a number",
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
        Invalid::Part(found) => {
            let known: Vec<&str> = Part::ALL.iter().map(|part| part.word()).collect();
            format!("{} cannot be restricted. What can: {}.", quoted(found), known.join(", "))
        }
        Invalid::Scheme(found) => {
            format!("{} is not a known scheme. Known: national-pilot, body-filed, other.", quoted(found))
        }
        Invalid::Standing(found) => format!("{} is not a known state of a certificate.", quoted(found)),
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
