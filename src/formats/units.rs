//! How each format spells its units. One row a unit: what has no spelling in a format cannot be written in it.

use super::declared::Per;
use crate::label::{Decimal, DeclaredUnit, Invalid, Line, Unit};

/// A unit and its spellings.
struct Row {
    unit: What,
    /// UN/ECE Recommendation 20.
    code: Option<&'static str>,
    /// PACT and Catena-X.
    pact: Option<&'static str>,
    /// ILCD's reference units.
    ilcd: Option<&'static str>,
    /// What else is read.
    also: &'static [&'static str],
}

/// A unit that converts, or one of which no more than the name is known.
#[derive(Clone, Copy, PartialEq, Eq)]
enum What {
    Known(Unit),
    Named(&'static str),
}

const fn row(
    unit: Unit,
    code: Option<&'static str>,
    pact: Option<&'static str>,
    ilcd: Option<&'static str>,
    also: &'static [&'static str],
) -> Row {
    Row { unit: What::Known(unit), code, pact, ilcd, also }
}

/// Recommendation 20 has no code for peak power, and so nobody has who goes by it.
const ROWS: [Row; 21] = [
    row(Unit::Kilogram, Some("KGM"), Some("kilogram"), Some("kg"), &[]),
    row(Unit::Gram, Some("GRM"), None, None, &[]),
    row(Unit::Tonne, Some("TNE"), None, None, &["metric ton", "tonne"]),
    row(
        Unit::Piece,
        Some("C62"),
        Some("piece"),
        Some("Item(s)"),
        &["EA", "H87", "pcs", "pcs.", "Stück", "unit", "item", "each"],
    ),
    row(Unit::Litre, Some("LTR"), Some("liter"), None, &["l", "litre"]),
    row(Unit::CubicMetre, Some("MTQ"), Some("cubic meter"), Some("m3"), &["m^3", "m³"]),
    row(Unit::SquareMetre, Some("MTK"), Some("square meter"), Some("m2"), &["m^2", "m²", "qm"]),
    row(Unit::Metre, Some("MTR"), None, Some("m"), &[]),
    row(Unit::WattHour, Some("WHR"), None, None, &[]),
    row(Unit::KilowattHour, Some("KWH"), Some("kilowatt hour"), None, &[]),
    row(Unit::MegawattHour, Some("MWH"), None, None, &[]),
    row(Unit::Watt, Some("WTT"), None, None, &[]),
    row(Unit::Kilowatt, Some("KWT"), None, None, &[]),
    row(Unit::Megawatt, Some("MAW"), None, None, &[]),
    row(Unit::WattPeak, None, None, None, &[]),
    row(Unit::KilowattPeak, None, None, None, &[]),
    row(Unit::MegawattPeak, None, None, None, &[]),
    Row { unit: What::Named("MJ"), code: Some("3B"), pact: Some("megajoule"), ilcd: Some("MJ"), also: &[] },
    Row { unit: What::Named("t·km"), code: Some("TKM"), pact: Some("ton kilometer"), ilcd: Some("t*km"), also: &[] },
    Row { unit: What::Named("h"), code: Some("HUR"), pact: Some("hour"), ilcd: None, also: &[] },
    Row { unit: What::Named("Mbit·s"), code: None, pact: Some("megabit second"), ilcd: None, also: &[] },
];

/// Whose spelling.
#[derive(Clone, Copy)]
pub(super) enum Spelling {
    Pact,
    Ilcd,
}

impl Row {
    fn spelled(&self, spelling: Spelling) -> Option<&'static str> {
        match spelling {
            Spelling::Pact => self.pact,
            Spelling::Ilcd => self.ilcd,
        }
    }

    fn symbol(&self) -> &'static str {
        match self.unit {
            What::Known(unit) => unit.word(),
            What::Named(name) => name,
        }
    }
}

/// So much of a unit, by any spelling; what nobody knows stays as stated.
pub(super) fn per(amount: Decimal, text: &str) -> Result<Per, Invalid> {
    let text = text.trim();
    let known = |row: &&Row| {
        row.symbol() == text
            || row.also.contains(&text)
            || row.pact.is_some_and(|name| name.eq_ignore_ascii_case(text))
            || [row.code, row.ilcd].contains(&Some(text))
    };
    match ROWS.iter().find(known).map(|row| row.unit) {
        Some(What::Known(unit)) => DeclaredUnit::new(amount, unit).map(Per::Unit),
        Some(What::Named(name)) => other(amount, name.parse()?),
        None => other(amount, text.parse()?),
    }
}

/// An amount and a unit in one text: `1 kg`, `1000kg`; of a unit alone, one: `kWh`.
pub(super) fn in_one(text: &str) -> Result<Per, Invalid> {
    let text = text.trim();
    let end = text.find(|c: char| !c.is_ascii_digit() && !matches!(c, '.' | ',' | '-' | '+')).unwrap_or(text.len());
    match text.split_at(end) {
        ("", unit) => per(Decimal::ONE, unit),
        // `1 000 kg` is no unit of the name `000 kg`.
        (_, unit) if is_number(unit) => Err(Invalid::Decimal(text.to_owned())),
        (amount, unit) => per(amount.parse()?, unit),
    }
}

/// Whether what stands behind a number goes on with it: ` 000 kg`, `e3 kg`.
fn is_number(rest: &str) -> bool {
    rest.trim_start()
        .trim_start_matches(['e', 'E'])
        .trim_start_matches(['-', '+'])
        .starts_with(|c: char| c.is_ascii_digit())
}

fn other(amount: Decimal, unit: Line) -> Result<Per, Invalid> {
    // The same rule as for every declared unit.
    DeclaredUnit::new(amount, Unit::Piece)?;
    Ok(Per::Other { amount, unit })
}

/// How a format spells what a footprint counts per: the amount, and the unit. Units without a spelling are written
/// by one of their dimension that has one, exactly.
pub(super) fn spelled(per: &Per, spelling: Spelling) -> Option<(Decimal, &'static str)> {
    let row = |unit: What| ROWS.iter().find(|row| row.unit == unit);
    match per {
        Per::Unit(unit) => {
            let own = row(What::Known(unit.unit())).and_then(|row| row.spelled(spelling));
            if let Some(name) = own {
                return Some((unit.amount(), name));
            }
            ROWS.iter().find_map(|row| {
                let (What::Known(of), Some(name)) = (row.unit, row.spelled(spelling)) else { return None };
                // So many of `of` as the amount is: the other way round than values convert.
                let one = DeclaredUnit::new(Decimal::ONE, of).ok()?;
                let single = DeclaredUnit::new(Decimal::ONE, unit.unit()).ok()?;
                Some((one.convert(unit.amount(), &single)?.trimmed(), name))
            })
        }
        Per::Other { amount, unit } => {
            let known = ROWS.iter().find(|row| row.symbol() == unit.as_str())?;
            Some((*amount, known.spelled(spelling)?))
        }
        Per::Unstated { .. } => None,
    }
}
