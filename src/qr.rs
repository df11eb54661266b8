//! QR symbols: an address in, one path out.
//!
//! The `qrcode` crate chooses version and mask (ISO/IEC 18004); runs of dark modules in a row become
//! one rectangle, which makes the path about a third of the size of one square a module.

use std::fmt::Write;

/// A QR symbol, ready to be drawn.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Symbol {
    /// Modules a side, without the quiet zone.
    pub modules: usize,
    /// An SVG path in modules; its origin is the symbol's corner inside the quiet zone.
    pub path: String,
}

/// How much of a symbol may be covered and it still reads.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Correction {
    /// 15 %: on screens.
    Medium,
    /// 25 %: on packages.
    Quartile,
}

/// A payload longer than any symbol holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct TooLong {
    /// Its length in bytes.
    pub bytes: usize,
}

/// Light modules that must stay free on every side (ISO/IEC 18004, 6.3.8).
pub const QUIET_ZONE: usize = 4;

impl Symbol {
    /// Its version, 1 to 40: the size of its square (ISO/IEC 18004, 6.3.1).
    #[must_use]
    pub const fn version(&self) -> usize {
        (self.modules - 17) / 4
    }

    /// The smallest symbol that holds `payload`.
    ///
    /// # Errors
    /// [`TooLong`].
    pub fn encode(payload: &str, correction: Correction) -> Result<Self, TooLong> {
        let level = match correction {
            Correction::Medium => qrcode::EcLevel::M,
            Correction::Quartile => qrcode::EcLevel::Q,
        };
        let code = qrcode::QrCode::with_error_correction_level(payload, level);
        let code = code.map_err(|_| TooLong { bytes: payload.len() })?;
        let (modules, colors) = (code.width(), code.to_colors());
        let path = colors.chunks(modules).enumerate().map(|(y, row)| row_path(y, row)).collect();
        Ok(Self { modules, path })
    }
}

/// Rectangles one module high, one for each run of dark modules.
fn row_path(y: usize, row: &[qrcode::Color]) -> String {
    let mut path = String::new();
    let mut x = 0;
    for run in row.chunk_by(|left, right| left == right) {
        if run[0] == qrcode::Color::Dark {
            let width = run.len();
            // Writing to a String cannot fail.
            let _ = write!(path, "M{x} {y}h{width}v1h-{width}z");
        }
        x += run.len();
    }
    path
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_dark_module_is_drawn_once() {
        let payload = "https://labels.example/label/DEMO-2026-0003/";
        let symbol = Symbol::encode(payload, Correction::Medium).unwrap();
        let code = qrcode::QrCode::with_error_correction_level(payload, qrcode::EcLevel::M).unwrap();
        let dark = code.to_colors().iter().filter(|color| **color == qrcode::Color::Dark).count();
        let widths = symbol.path.split('h').skip(1).filter_map(|part| part.split('v').next()?.parse::<usize>().ok());
        assert_eq!(widths.sum::<usize>(), dark);
        assert_eq!(symbol.modules, code.width());
    }

    #[test]
    fn what_no_symbol_holds_is_refused() {
        assert_eq!(Symbol::encode(&"x".repeat(3000), Correction::Medium), Err(TooLong { bytes: 3000 }));
    }
}
