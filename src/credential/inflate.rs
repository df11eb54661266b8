//! DEFLATE, read (RFC 1951): the bits of a status list.
//!
//! By hand, and held against `miniz_oxide`: lists are small, and a reader made for speed is five times as
//! large in the browser.

/// Why nothing is inflated.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum NotInflated {
    /// It is not DEFLATE.
    Broken,
    /// It becomes more than was allowed.
    TooLong,
}

/// What some bytes inflate to, if it is not more than `most`. Bytes after its end are not looked at.
pub(super) fn inflate(packed: &[u8], most: usize) -> Result<Vec<u8>, NotInflated> {
    let mut inflater = Inflater { packed, at: 0, out: Vec::new(), most, too_long: false };
    match inflater.blocks() {
        Some(()) => Ok(inflater.out),
        None if inflater.too_long => Err(NotInflated::TooLong),
        None => Err(NotInflated::Broken),
    }
}

struct Inflater<'a> {
    packed: &'a [u8],
    /// The next bit.
    at: usize,
    out: Vec<u8>,
    most: usize,
    too_long: bool,
}

/// Most bits of a code.
const LONGEST: usize = 15;
/// The order in which the lengths of the code for lengths are written (3.2.7).
const ORDER: [usize; 19] = [16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15];
/// The symbol after the last byte of a block.
const END: usize = 256;

impl Inflater<'_> {
    fn blocks(&mut self) -> Option<()> {
        loop {
            let last = self.bits(1)? == 1;
            match self.bits(2)? {
                0 => self.stored()?,
                1 => self.block(&Code::fixed(), &Code::of(&[5; 30]))?,
                2 => self.dynamic()?,
                _ => return None,
            }
            if last {
                return Some(());
            }
        }
    }

    /// A number of so many bits, the lowest first.
    fn bits(&mut self, count: usize) -> Option<usize> {
        let mut number = 0;
        for place in 0..count {
            number |= usize::from(self.packed.get(self.at / 8)? >> (self.at % 8) & 1) << place;
            self.at += 1;
        }
        Some(number)
    }

    fn push(&mut self, byte: u8) -> Option<()> {
        self.too_long = self.out.len() == self.most;
        (!self.too_long).then(|| self.out.push(byte))
    }

    fn stored(&mut self) -> Option<()> {
        self.at = self.at.next_multiple_of(8);
        let (length, check) = (self.bits(16)?, self.bits(16)?);
        if length != !check & 0xffff {
            return None;
        }
        for _ in 0..length {
            let byte = self.bits(8)?;
            self.push(byte as u8)?;
        }
        Some(())
    }

    /// A block whose codes are written before it (3.2.7).
    fn dynamic(&mut self) -> Option<()> {
        let (literals, distances, written) = (self.bits(5)? + 257, self.bits(5)? + 1, self.bits(4)? + 4);
        let mut lengths = [0; ORDER.len()];
        for symbol in &ORDER[..written] {
            lengths[*symbol] = self.bits(3)? as u8;
        }
        let code = Code::of(&lengths).complete()?;
        let mut lengths = Vec::new();
        while lengths.len() < literals + distances {
            let (length, times) = match code.read(self)? {
                16 => (*lengths.last()?, 3 + self.bits(2)?),
                17 => (0, 3 + self.bits(3)?),
                18 => (0, 11 + self.bits(7)?),
                length => (length as u8, 1),
            };
            lengths.resize(lengths.len() + times, length);
        }
        if lengths.len() > literals + distances || literals > 286 || distances > 30 || lengths[END] == 0 {
            return None;
        }
        let (literals, distances) = lengths.split_at(literals);
        self.block(&Code::of(literals).of_block()?, &Code::of(distances).of_block()?)
    }

    fn block(&mut self, literals: &Code, distances: &Code) -> Option<()> {
        loop {
            match literals.read(self)? {
                END => return Some(()),
                byte @ ..END => self.push(byte as u8)?,
                symbol => {
                    let length = match symbol - END - 1 {
                        28 => 258,
                        symbol @ ..28 => 3 + self.number(symbol, 4)?,
                        _ => return None,
                    };
                    let symbol = distances.read(self).filter(|symbol| *symbol < 30)?;
                    let distance = 1 + self.number(symbol, 2)?;
                    let from = self.out.len().checked_sub(distance)?;
                    for at in from..from + length {
                        self.push(self.out[at])?;
                    }
                }
            }
        }
    }

    /// The number a symbol and the bits after it stand for (3.2.5): from the second `step` symbols on, each
    /// further `step` has a bit more.
    fn number(&mut self, symbol: usize, step: usize) -> Option<usize> {
        let more = (symbol / step).saturating_sub(1);
        let start = if more == 0 { symbol } else { (step + symbol % step) << more };
        Some(start + self.bits(more)?)
    }
}

/// A Huffman code: how many symbols of each length, and the symbols in the order of their codes (3.2.2).
struct Code {
    counts: [usize; LONGEST + 1],
    symbols: Vec<usize>,
}

impl Code {
    fn of(lengths: &[u8]) -> Self {
        let of_length = |length: usize| (0..lengths.len()).filter(move |at| usize::from(lengths[*at]) == length);
        let mut counts = [0; LONGEST + 1];
        let mut symbols = Vec::new();
        for (length, count) in counts.iter_mut().enumerate().skip(1) {
            symbols.extend(of_length(length));
            *count = of_length(length).count();
        }
        Self { counts, symbols }
    }

    /// The code of literals and lengths in a block that writes none (3.2.6).
    fn fixed() -> Self {
        let mut lengths = [8; 288];
        lengths[144..256].fill(9);
        lengths[256..280].fill(7);
        Self::of(&lengths)
    }

    /// How many of the longest codes are nobody's; nothing when there are more symbols than codes.
    fn unused(&self) -> Option<usize> {
        self.counts[1..].iter().try_fold(1_usize, |left, count| (left * 2).checked_sub(*count))
    }

    /// The code, if every sequence of bits is one of its.
    fn complete(self) -> Option<Self> {
        (self.unused()? == 0).then_some(self)
    }

    /// The code, if it is complete, or has none of more than one bit: a block may repeat from one distance
    /// alone, or from none.
    fn of_block(self) -> Option<Self> {
        let short = self.counts[1] == self.symbols.len();
        (self.unused()? == 0 || short).then_some(self)
    }

    fn read(&self, from: &mut Inflater<'_>) -> Option<usize> {
        let (mut code, mut first, mut before) = (0, 0, 0);
        for count in &self.counts[1..] {
            code = code * 2 + from.bits(1)?;
            first *= 2;
            if code < first + count {
                return self.symbols.get(before + code - first).copied();
            }
            first += count;
            before += count;
        }
        None
    }
}

#[cfg(not(target_arch = "wasm32"))]
#[cfg(test)]
mod tests {
    use super::*;
    use flate2::{Compression, write::DeflateEncoder};
    use miniz_oxide::inflate::decompress_to_vec_with_limit;
    use proptest::{prelude::*, sample::Index};
    use std::io::Write;

    fn packed(bytes: &[u8], level: u32) -> Vec<u8> {
        let mut encoder = DeflateEncoder::new(Vec::new(), Compression::new(level));
        encoder.write_all(bytes).expect("a Vec takes every byte");
        encoder.finish().expect("a Vec takes every byte")
    }

    /// Bytes as of a list: mostly one, and repeated.
    fn bytes() -> impl Strategy<Value = Vec<u8>> {
        let piece = prop_oneof![
            (any::<u8>(), 1..600_usize).prop_map(|(byte, times)| vec![byte; times]),
            prop::collection::vec(any::<u8>(), 0..300),
            prop::collection::vec(0..4_u8, 0..300),
        ];
        prop::collection::vec(piece, 0..8).prop_map(|pieces| pieces.concat())
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(2_000))]

        #[test]
        fn what_is_deflated_inflates(bytes in bytes(), level in 0..=9_u32) {
            let packed = packed(&bytes, level);
            prop_assert_eq!(inflate(&packed, bytes.len()), Ok(bytes.clone()));
            if !bytes.is_empty() {
                prop_assert_eq!(inflate(&packed, bytes.len() - 1), Err(NotInflated::TooLong));
            }
        }

        #[test]
        fn what_was_damaged_reads_as_it_does_there(bytes in bytes(), level in 0..=9_u32, at: Index, bit in 0..8_u32, cut: Index) {
            let mut packed = packed(&bytes, level);
            let at = at.index(packed.len());
            packed[at] ^= 1_u8 << bit;
            if cut.index(4) == 0 {
                packed.truncate(cut.index(packed.len()));
            }
            prop_assert_eq!(inflate(&packed, 1 << 20).ok(), decompress_to_vec_with_limit(&packed, 1 << 20).ok());
        }
    }
}
