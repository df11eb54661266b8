//! QR symbols: an address in, one path out.
//!
//! The `qrcode` crate chooses the version and encodes (ISO/IEC 18004); the mask is chosen here, as it would
//! choose it, in a quarter of the time. Runs of dark modules in a row become one rectangle for what is printed,
//! and one line for pages, half as many bytes.

use qrcode::{
    Color, EcLevel,
    bits::encode_auto,
    canvas::{Canvas, MaskPattern},
    ec::construct_codewords,
    types::QrResult,
};
use std::{
    fmt::Write,
    ops::{BitAnd, BitOr, BitXor, Not},
    sync::OnceLock,
};

/// A QR symbol, ready to be drawn.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Symbol {
    /// Modules a side, without the quiet zone.
    pub modules: usize,
    dark: Vec<bool>,
    lines: OnceLock<String>,
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
            Correction::Medium => EcLevel::M,
            Correction::Quartile => EcLevel::Q,
        };
        let (modules, colors) = encode(payload, level).map_err(|_| TooLong { bytes: payload.len() })?;
        let dark = colors.into_iter().map(|color| color == Color::Dark).collect();
        Ok(Self { modules, dark, lines: OnceLock::new() })
    }

    /// An SVG path in modules, to be filled; its origin is the symbol's corner inside the quiet zone.
    #[must_use]
    pub fn areas(&self) -> String {
        let mut path = String::new();
        for (x, y, width) in self.runs() {
            // Writing to a String cannot fail.
            let _ = write!(path, "M{x} {y}h{width}v1h-{width}z");
        }
        path
    }

    /// The same as lines, one module thick, to be stroked: for screens, where many symbols travel. Print takes
    /// areas: a viewer may thin or thicken lines to its dots.
    #[must_use]
    pub fn lines(&self) -> &str {
        self.lines.get_or_init(|| {
            let (mut path, mut pen) = (String::new(), None);
            for (x, y, width) in self.runs() {
                // Writing to a String cannot fail.
                let _ = match pen {
                    Some((end, row)) if row == y => write!(path, "m{} 0h{width}", x - end),
                    _ => write!(path, "M{x} {y}.5h{width}"),
                };
                pen = Some((x + width, y));
            }
            path
        })
    }

    /// Runs of dark modules: where each begins, its row, how many they are.
    fn runs(&self) -> impl Iterator<Item = (usize, usize, usize)> {
        self.dark.chunks(self.modules.max(1)).zip(0..).flat_map(|(row, y)| {
            row.chunk_by(|left, right| left == right)
                .scan(0, |x, run| Some((std::mem::replace(x, *x + run.len()), run)))
                .filter(|(_, run)| run[0])
                .map(move |(x, run)| (x, y, run.len()))
        })
    }
}

/// Modules a side and their colours, row by row.
fn encode(payload: &str, level: EcLevel) -> QrResult<(usize, Vec<Color>)> {
    let bits = encode_auto(payload.as_bytes(), level)?;
    let version = bits.version();
    let (data, check) = construct_codewords(&bits.into_bytes(), version, level)?;
    let mut canvas = Canvas::new(version, level);
    canvas.draw_all_functional_patterns();
    canvas.draw_data(&data, &check);
    let modules = usize::try_from(version.width()).unwrap_or_default();
    let masked = MASKS.map(|mask| {
        let mut canvas = canvas.clone();
        canvas.apply_mask(mask);
        canvas.into_colors()
    });
    let best = masked.into_iter().min_by_key(|colors| penalty(modules, colors));
    Ok((modules, best.unwrap_or_default()))
}

/// In the order of their numbers; of those that are as good, the first is taken.
const MASKS: [MaskPattern; 8] = [
    MaskPattern::Checkerboard,
    MaskPattern::HorizontalLines,
    MaskPattern::VerticalLines,
    MaskPattern::DiagonalLines,
    MaskPattern::LargeCheckerboard,
    MaskPattern::Fields,
    MaskPattern::Diamonds,
    MaskPattern::Meadow,
];

/// What makes a symbol hard to read (ISO/IEC 18004, 7.8.3), the share of dark modules to half a per cent.
fn penalty(modules: usize, colors: &[Color]) -> usize {
    let dark = |color: &Color| *color == Color::Dark;
    // Modules that have a next one.
    let inner = Bits::of((1..modules).map(|_| true));
    let rows: Vec<Bits> = colors.chunks(modules).map(|row| Bits::of(row.iter().map(dark))).collect();
    let column = |x| Bits::of(colors.iter().skip(x).step_by(modules).map(dark));
    let lines = rows.iter().copied().chain((0..modules).map(column)).map(|line| of_line(line, inner)).sum::<usize>();
    let blocks = rows.windows(2).map(|pair| {
        let alike = pair[0].pairs(inner) & pair[1].pairs(inner) & !(pair[0] ^ pair[1]);
        alike.count()
    });
    let dark = rows.iter().map(|row| row.count()).sum::<usize>();
    let half_per_cents = dark * 200 / colors.len().max(1);
    lines + 3 * blocks.sum::<usize>() + half_per_cents.abs_diff(100)
}

/// A row's or a column's part: five or more of a colour, and what looks like a finder pattern.
fn of_line(line: Bits, inner: Bits) -> usize {
    let pairs = line.pairs(inner);
    let five = pairs & pairs.ahead(1) & pairs.ahead(2) & pairs.ahead(3);
    // A run of n begins n - 4 times, and counts n - 2.
    let runs = five.count() + 2 * (five & !five.behind(1)).count();
    let pattern =
        line & !line.ahead(1) & line.ahead(2) & line.ahead(3) & line.ahead(4) & !line.ahead(5) & line.ahead(6);
    let before = line.behind(1) | line.behind(2) | line.behind(3) | line.behind(4);
    let after = line.ahead(7) | line.ahead(8) | line.ahead(9) | line.ahead(10);
    runs + 40 * (pattern & !(before & after)).count()
}

/// A row or a column, a bit a module, the first the lowest: 177 modules fit. Beside it, it is light.
#[derive(Clone, Copy)]
struct Bits([u64; 3]);

impl Bits {
    fn of(line: impl Iterator<Item = bool>) -> Self {
        let mut bits = [0; 3];
        line.enumerate().for_each(|(at, dark)| bits[at / 64] |= u64::from(dark) << (at % 64));
        Self(bits)
    }

    /// At each module the one so many further on.
    fn ahead(self, by: u32) -> Self {
        let Self([low, middle, high]) = self;
        Self([low >> by | middle << (64 - by), middle >> by | high << (64 - by), high >> by])
    }

    /// At each module the one so many before.
    fn behind(self, by: u32) -> Self {
        let Self([low, middle, high]) = self;
        Self([low << by, middle << by | low >> (64 - by), high << by | middle >> (64 - by)])
    }

    /// Of the `inner` modules, which have a next one, those that are as it is.
    fn pairs(self, inner: Self) -> Self {
        !(self ^ self.ahead(1)) & inner
    }

    fn count(self) -> usize {
        self.0.iter().map(|bits| bits.count_ones() as usize).sum()
    }

    fn with(self, other: Self, both: impl Fn(u64, u64) -> u64) -> Self {
        Self(std::array::from_fn(|at| both(self.0[at], other.0[at])))
    }
}

impl BitAnd for Bits {
    type Output = Self;

    fn bitand(self, other: Self) -> Self {
        self.with(other, |one, other| one & other)
    }
}

impl BitOr for Bits {
    type Output = Self;

    fn bitor(self, other: Self) -> Self {
        self.with(other, |one, other| one | other)
    }
}

impl BitXor for Bits {
    type Output = Self;

    fn bitxor(self, other: Self) -> Self {
        self.with(other, |one, other| one ^ other)
    }
}

impl Not for Bits {
    type Output = Self;

    fn not(self) -> Self {
        Self(self.0.map(|bits| !bits))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Addresses and other texts, up to the largest symbols.
    fn payloads() -> impl Iterator<Item = String> {
        let address = |at: usize| format!("https://labels.example/{}/{at:04}/", "label/".repeat(at % 9));
        let long = |length: usize| "0123456789 CARBON label ".repeat(120)[..length].to_owned();
        (0..40).map(address).chain((1..1600).step_by(190).map(long))
    }

    #[test]
    fn the_mask_is_the_one_that_is_chosen_by_the_crate() {
        for (payload, level) in payloads().flat_map(|payload| [(payload.clone(), EcLevel::M), (payload, EcLevel::Q)]) {
            let code = qrcode::QrCode::with_error_correction_level(&payload, level).unwrap();
            let (modules, colors) = encode(&payload, level).unwrap();
            assert_eq!(modules, code.width());
            assert!(colors == code.to_colors(), "{payload}");
        }
    }

    #[test]
    fn every_dark_module_is_drawn_once() {
        let payload = "https://labels.example/label/DEMO-2026-0003/";
        let symbol = Symbol::encode(payload, Correction::Medium).unwrap();
        let code = qrcode::QrCode::with_error_correction_level(payload, EcLevel::M).unwrap();
        let dark = code.to_colors().iter().filter(|color| **color == Color::Dark).count();
        let areas = symbol.areas();
        let widths = areas.split('h').skip(1).filter_map(|part| part.split('v').next()?.parse::<usize>().ok());
        assert_eq!((widths.sum::<usize>(), symbol.modules), (dark, code.width()));
        let lines = symbol.lines();
        let lengths = lines.split('h').skip(1).filter_map(|part| part.split(['m', 'M']).next()?.parse::<usize>().ok());
        assert_eq!(lengths.sum::<usize>(), dark);
        assert!(lines.len() * 2 < areas.len() && lines.starts_with("M0 0.5h7m"), "{lines}");
    }

    #[test]
    fn what_no_symbol_holds_is_refused() {
        assert_eq!(Symbol::encode(&"x".repeat(3000), Correction::Medium), Err(TooLong { bytes: 3000 }));
    }
}
