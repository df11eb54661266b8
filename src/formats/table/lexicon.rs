//! What people call things in tables: of each language the words, and how texts are read by them.

use super::{Field, number};
use crate::label::{Boundary, CarbonUnit, Decimal, DeclaredUnit, Invalid, Unit};

/// The words of one language; `text` has them. All are in small letters.
///
/// A heading is read as words with single blanks between them, and measures without blanks.
#[allow(missing_docs, reason = "the words of each are below")]
pub struct Lexicon {
    /// What columns are headed by; of a field, the surest first.
    pub fields: &'static [(Field, &'static [&'static str])],
    /// What says that a column holds shares of a whole.
    pub shares: &'static [&'static str],
    /// What says nothing in a heading.
    pub filler: &'static [&'static str],
    /// Masses, as they stand before [`Self::carbon`].
    pub masses: &'static [(&'static str, CarbonUnit)],
    /// Carbon dioxide equivalent.
    pub carbon: &'static [&'static str],
    /// What stands between a footprint's unit and what it is counted per.
    pub per: &'static [&'static str],
    /// What products are counted in, beside the symbols of [`Unit`].
    pub units: &'static [(&'static str, Unit)],
    /// System boundaries, beside the words of [`Boundary`].
    pub boundaries: &'static [(&'static str, Boundary)],
}

/// The unit of a footprint and what it is counted per, as one text: `kg CO2-eq / kWp`.
pub(super) struct Measure {
    pub(super) unit: CarbonUnit,
    pub(super) per: Per,
}

/// What a text says a footprint is counted per.
pub(super) enum Per {
    Unstated,
    Stated(DeclaredUnit),
    /// Something nobody here knows.
    Unknown,
}

/// A footprint's unit, with or without what it counts per: `kg CO2-eq / kWp`.
pub(super) fn measure(text: &str, lexicons: &[&Lexicon]) -> Option<Measure> {
    parted(text, lexicons, carbon_unit)
}

/// A mass alone, of carbon that goes without saying: `kg/kWh`.
pub(super) fn bare_measure(text: &str, lexicons: &[&Lexicon]) -> Option<Measure> {
    parted(text, lexicons, mass)
}

fn parted(text: &str, lexicons: &[&Lexicon], unit: fn(&str, &[&Lexicon]) -> Option<CarbonUnit>) -> Option<Measure> {
    let text = lowered(text);
    let parts = lexicons.iter().flat_map(|one| one.per).find_map(|word| text.split_once(word));
    let (counted, per) = parts.map_or((&*text, None), |(counted, per)| (counted, Some(per)));
    let per = match per.map(|per| declared_unit(per, lexicons)) {
        Some(Some(per)) => Per::Stated(per),
        Some(None) => Per::Unknown,
        None => Per::Unstated,
    };
    Some(Measure { unit: unit(&squeezed(counted), lexicons)?, per })
}

/// What the words of a heading say that something counts per: `footprint per kwh`, `每千瓦时碳足迹`.
pub(super) fn per_in_words(words: &str, lexicons: &[&Lexicon]) -> Per {
    for word in lexicons.iter().flat_map(|one| one.per).filter(|word| **word != "/") {
        // Units tell capitals from small letters, words do not.
        let Some(at) = words.to_ascii_lowercase().find(word) else { continue };
        let rest = &words[at + word.len()..];
        if word.is_ascii() {
            return declared_unit(rest, lexicons).map_or(Per::Unknown, Per::Stated);
        }
        // No blank ends the unit.
        let ends = rest.char_indices().map(|(at, c)| at + c.len_utf8()).collect::<Vec<_>>();
        if let Some(per) = ends.iter().rev().find_map(|end| declared_unit(&rest[..*end], lexicons)) {
            return Per::Stated(per);
        }
    }
    Per::Unstated
}

/// Whether a text names carbon dioxide equivalent, in whatever mass.
pub(super) fn names_carbon(text: &str, lexicons: &[&Lexicon]) -> bool {
    let text = squeezed(&lowered(text));
    lexicons.iter().flat_map(|one| one.carbon).any(|carbon| text.contains(carbon))
}

fn mass(text: &str, lexicons: &[&Lexicon]) -> Option<CarbonUnit> {
    let masses = lexicons.iter().flat_map(|one| one.masses);
    masses.filter(|(mass, _)| *mass == text).map(|(_, unit)| *unit).next()
}

fn carbon_unit(text: &str, lexicons: &[&Lexicon]) -> Option<CarbonUnit> {
    let masses = lexicons.iter().flat_map(|one| one.masses);
    let carbon = |rest: &str| lexicons.iter().any(|one| one.carbon.contains(&rest));
    masses.filter(|(mass, _)| text.strip_prefix(mass).is_some_and(carbon)).map(|(_, unit)| *unit).next()
}

/// What a footprint is counted per: an amount, or none for one, and a unit.
pub(super) fn declared_unit(text: &str, lexicons: &[&Lexicon]) -> Option<DeclaredUnit> {
    read_declared_unit(text, lexicons, number::Mark::Point).ok()
}

/// The same, with this mark before fractions.
///
/// # Errors
/// An [`Invalid`]: the amount is no number or not above nought, or nobody knows the unit.
pub(super) fn read_declared_unit(
    text: &str,
    lexicons: &[&Lexicon],
    mark: number::Mark,
) -> Result<DeclaredUnit, Invalid> {
    let stated = text;
    let text = number::plain(text);
    let text = text.trim_start_matches('(');
    let end = text.find(|c: char| !c.is_ascii_digit() && !matches!(c, '.' | ',' | ' ')).unwrap_or(text.len());
    let (amount, unit) = text.split_at(end);
    let amount = match amount.trim() {
        "" => Decimal::ONE,
        amount => number::read(amount, mark)?,
    };
    let unit = unit.trim_matches([' ', '(', ')']);
    // What is said of a kilogram, `kg product`, does not make it another unit.
    let first = unit.split(' ').next().unwrap_or(unit);
    let unit = self::unit(unit, lexicons).or_else(|| self::unit(first, lexicons));
    DeclaredUnit::new(amount, unit.ok_or_else(|| Invalid::Unit(stated.to_owned()))?)
}

fn unit(text: &str, lexicons: &[&Lexicon]) -> Option<Unit> {
    // Symbols tell capitals from small letters, words do not.
    let symbol = |unit: &&Unit| unit.word().eq_ignore_ascii_case(text);
    let squeezed = squeezed(&lowered(text));
    let word = || lexicons.iter().flat_map(|one| one.units).find(|(word, _)| *word == squeezed).map(|(_, unit)| *unit);
    text.parse().ok().or_else(word).or_else(|| Unit::ALL.iter().find(symbol).copied())
}

/// A system boundary.
pub(super) fn boundary(text: &str, lexicons: &[&Lexicon]) -> Option<Boundary> {
    let squeezed = squeezed(&lowered(text));
    let word = || lexicons.iter().flat_map(|one| one.boundaries).find(|(word, _)| *word == squeezed);
    let ours = Boundary::ALL.iter().find(|boundary| self::squeezed(boundary.word()) == squeezed);
    ours.copied().or_else(|| word().map(|(_, boundary)| *boundary))
}

/// Small letters, wide ones narrow, and the small two of CO₂ a plain one.
pub(super) fn lowered(text: &str) -> String {
    number::plain(text).to_lowercase().replace('\u{2082}', "2")
}

/// Letters and digits alone.
fn squeezed(text: &str) -> String {
    text.chars().filter(|c| c.is_alphanumeric()).collect()
}
