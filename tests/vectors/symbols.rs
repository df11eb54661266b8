//! Zint's QR symbols, module for module where mode, version and mask can be asked for; and what a real
//! decoder reads in ours.

use super::*;
use carbon_label::qr::{Correction, QUIET_ZONE, Symbol};
use qrcode::{
    Color, EcLevel, Version,
    bits::Bits,
    canvas::{Canvas, MaskPattern},
};
use std::collections::BTreeMap;

const LEVELS: [EcLevel; 4] = [EcLevel::L, EcLevel::M, EcLevel::Q, EcLevel::H];
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

/// Zint's symbol: a row a text, `1` for a dark module.
fn rows(case: &Json) -> Vec<String> {
    let row = |row: &Json| match row {
        Json::Text(row) => row.clone(),
        other => panic!("{other:?} is no row"),
    };
    list(case, "modules").iter().map(row).collect()
}

/// The module rows of a drawn symbol, from its path of rectangles one module high.
fn drawn(symbol: &Symbol) -> Vec<String> {
    let mut rows = vec![vec![b'0'; symbol.modules]; symbol.modules];
    for rectangle in symbol.areas().split('M').skip(1) {
        let numbers: Vec<usize> = rectangle.split(|c: char| !c.is_ascii_digit()).flat_map(str::parse).collect();
        let [x, y, width, ..] = numbers[..] else { panic!("{rectangle}") };
        rows[y][x..x + width].fill(b'1');
    }
    rows.into_iter().map(|row| String::from_utf8(row).unwrap()).collect()
}

/// What a decoder reads in a symbol, at four dots a module.
fn decoded(rows: &[String]) -> Option<Vec<u8>> {
    let side = (rows.len() + 2 * QUIET_ZONE) * 4;
    let dark = |x: usize, y: usize| {
        let (x, y) = ((x / 4).checked_sub(QUIET_ZONE)?, (y / 4).checked_sub(QUIET_ZONE)?);
        Some(rows.get(y)?.as_bytes().get(x)? == &b'1')
    };
    let shade = |x, y| if dark(x, y) == Some(true) { 0 } else { 255 };
    let mut image = rqrr::PreparedImage::prepare_from_greyscale(side, side, shade);
    let mut bytes = Vec::new();
    image.detect_grids().first()?.decode_to(&mut bytes).ok()?;
    Some(bytes)
}

/// The crate's symbol of these bytes at Zint's size, level and mask, in byte mode or in mixed modes.
fn like(case: &Json, bytes: &[u8], mixed: bool, mask: MaskPattern) -> Option<Vec<String>> {
    let side: usize = member(case, "size").to_string().parse().unwrap();
    let version = Version::Normal(i16::try_from((side - 17) / 4).unwrap());
    LEVELS.iter().find_map(|level| {
        let mut bits = Bits::new(version);
        if let Some(designator) = eci(case) {
            bits.push_eci_designator(designator).ok()?;
        }
        if mixed {
            bits.push_optimal_data(bytes).ok()?
        } else {
            bits.push_byte_data(bytes).ok()?
        }
        bits.push_terminator(*level).ok()?;
        let (data, correction) = qrcode::ec::construct_codewords(&bits.into_bytes(), version, *level).ok()?;
        let mut canvas = Canvas::new(version, *level);
        canvas.draw_all_functional_patterns();
        canvas.draw_data(&data, &correction);
        canvas.apply_mask(mask);
        let modules = canvas.into_colors();
        let row = |row: &[Color]| row.iter().map(|color| color.select('1', '0')).collect();
        Some(modules.chunks(side).map(row).collect::<Vec<String>>()).filter(|ours| *ours == rows(case))
    })
}

fn eci(case: &Json) -> Option<u32> {
    member(case, "eci").to_string().parse().ok()
}

/// Whether the crate draws it module for module. The bytes are those a decoder reads in Zint's symbol:
/// of some character sets, others than those of the text.
fn is_matched(case: &Json) -> bool {
    let Some(bytes) = decoded(&rows(case)) else { return false };
    MASKS.iter().any(|mask| [false, true].iter().any(|mixed| like(case, &bytes, *mixed, *mask).is_some()))
}

#[test]
fn symbols_are_those_of_zint_or_read_as_the_same_text() {
    let Some(Json::List(cases)) = vector("qr-zint/qr_encode_vectors.json") else { return };
    let (mut matched, mut read, mut differing) = (0, 0, BTreeMap::new());
    for case in &cases {
        let payload = String::from_utf8(hex(text(case, "data_hex")));
        let of_a_sequence = text(case, "structapp") != "0, 0, \"\"";
        let reads = |payload: &String| {
            let symbol = Symbol::encode(payload, Correction::Quartile).unwrap();
            decoded(&drawn(&symbol)).as_deref() == Some(payload.as_bytes())
        };
        if is_matched(case) {
            matched += 1;
        } else if !of_a_sequence && payload.as_ref().is_ok_and(reads) {
            read += 1;
        } else {
            differing.insert(member(case, "n").to_string(), format!("{payload:?}"));
        }
    }
    eprintln!("vectors: QR of Zint: {matched} module for module, {read} read as the same text, of {}", cases.len());
    exceptions::settle("qr", &differing);
    assert_eq!(cases.len(), 62);
}

#[test]
fn a_symbol_of_ours_reads_as_its_address_at_either_correction() {
    for correction in [Correction::Medium, Correction::Quartile] {
        for address in ["https://labels.example/01/09506000134352/10/A%2F1", "HTTPS://LABELS.EXAMPLE/01/09506000134352"]
        {
            let symbol = Symbol::encode(address, correction).unwrap();
            assert_eq!(decoded(&drawn(&symbol)).unwrap(), address.as_bytes());
            assert_eq!(symbol.modules, 17 + 4 * symbol.version());
        }
    }
}
