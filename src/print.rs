//! What may go on a package, and how small: only a label in force, only a symbol that scans.
//!
//! Measures are millimetres. Modules are those of the GS1 General Specifications, 5.12.3, for a QR symbol
//! with a Digital Link at the point of sale: 0.396 to 0.990 mm a side, best 0.495.

use crate::{
    credential::Standing,
    evidence::{Evidence, Placed},
    qr::{QUIET_ZONE, Symbol, TooLong},
};
use std::{fmt, str::FromStr};

/// The least side of a module.
pub const LEAST_MODULE: f64 = 0.396;

/// The side of a module where there is room for it.
pub const GOOD_MODULE: f64 = 0.495;

/// What stays free around the plate of a symbol in the narrowest label.
const EDGE: f64 = 1.0;

/// How wide a label is printed, in tenths of a millimetre.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Width(u16);

impl Width {
    /// Narrower, no text reads.
    pub const LEAST: Self = Self(200);

    /// Wider, modules grow larger than a till reads.
    pub const MOST: Self = Self(1200);

    /// The least whole tenth that is not narrower.
    #[must_use]
    pub fn holding(millimetres: f64) -> Self {
        // Floats that are too large become the largest whole number. A tenth of a thousandth is noise.
        Self((millimetres * 10.0 - 1e-4).ceil() as u16)
    }

    /// In millimetres.
    #[must_use]
    pub fn millimetres(self) -> f64 {
        f64::from(self.0) / 10.0
    }
}

impl fmt::Display for Width {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.0 % 10 {
            0 => write!(f, "{}", self.0 / 10),
            tenths => write!(f, "{}.{tenths}", self.0 / 10),
        }
    }
}

/// No width in millimetres, with at most one decimal.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct NoWidth;

impl FromStr for Width {
    type Err = NoWidth;

    fn from_str(text: &str) -> Result<Self, NoWidth> {
        let (whole, tenths) = text.split_once('.').unwrap_or((text, "0"));
        let digits = |text: &str| !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit());
        if !digits(whole) || !digits(tenths) || tenths.len() != 1 {
            return Err(NoWidth);
        }
        let tenths = format!("{whole}{tenths}").parse().map_err(|_| NoWidth)?;
        Ok(Self(tenths))
    }
}

/// In which ink a label is printed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Ink {
    /// Green and ink on white.
    Colour,
    /// One ink, on white.
    Black,
    /// White on one ink; the symbol stays dark on a white plate, since not every scanner reads it reversed.
    Reversed,
}

impl Ink {
    /// Every ink.
    pub const ALL: &[Self] = &[Self::Colour, Self::Black, Self::Reversed];

    /// Its word in options and file names.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Colour => "colour",
            Self::Black => "black",
            Self::Reversed => "reversed",
        }
    }
}

/// Why a label is not printed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Unprintable {
    /// It is none, or was not verified.
    NotVerified,
    /// It is not in force, or nobody could say whether it is.
    NotInForce(Standing),
    /// The symbol or the number would be too small.
    TooNarrow {
        /// The width asked for.
        asked: Width,
        /// The least width.
        needed: Width,
        /// The symbol's version.
        version: usize,
    },
    /// Wider than [`Width::MOST`].
    TooWide(Width),
    /// No symbol holds its address.
    Address(TooLong),
}

/// The label, if it may be printed.
///
/// # Errors
/// [`Unprintable::NotVerified`] and [`Unprintable::NotInForce`].
pub fn printable(evidence: &Evidence) -> Result<&Placed, Unprintable> {
    let Evidence::Verified(placed) = evidence else { return Err(Unprintable::NotVerified) };
    match placed.verified.standing() {
        Standing::InForce => Ok(placed),
        other => Err(Unprintable::NotInForce(other.clone())),
    }
}

/// The side of a symbol with its quiet zone.
#[must_use]
pub fn plate(symbol: &Symbol, module: f64) -> f64 {
    (symbol.modules + 2 * QUIET_ZONE) as f64 * module
}

/// The width of the narrowest label that holds a symbol.
#[must_use]
pub fn width_for(symbol: &Symbol) -> Width {
    Width::holding(plate(symbol, LEAST_MODULE) + 2.0 * EDGE).max(Width::LEAST)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::qr::Correction;

    #[test]
    fn a_width_is_written_in_tenths_at_most() {
        for (text, width) in [("30", Width(300)), ("30.5", Width(305)), ("0", Width(0)), ("120.0", Width(1200))] {
            assert_eq!(text.parse(), Ok(width));
        }
        for bad in ["", "30.55", "30.", ".5", "-3", "3e1", "30 mm", "99999", "NaN"] {
            assert_eq!(bad.parse::<Width>(), Err(NoWidth), "{bad}");
        }
        assert_eq!([Width(300).to_string(), Width(305).to_string()], ["30", "30.5"]);
    }

    #[test]
    fn a_width_holds_what_it_is_asked_to_hold() {
        for millimetres in [18.0, 18.01, 18.236, 19.95, 30.3] {
            let width = Width::holding(millimetres).millimetres();
            assert!(width > millimetres - 0.001 && width < millimetres + 0.1, "{millimetres}: {width}");
        }
    }

    #[test]
    fn the_narrowest_label_holds_symbol_and_quiet_zone_at_the_least_module() {
        let symbol = Symbol::encode(&"x".repeat(100), Correction::Quartile).unwrap();
        let width = width_for(&symbol);
        assert!(width.millimetres() - 2.0 * EDGE >= plate(&symbol, LEAST_MODULE) - 0.001, "{width}");
        assert_eq!(width_for(&Symbol::encode("x", Correction::Quartile).unwrap()), Width::LEAST);
    }
}
