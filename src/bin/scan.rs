//! The wasm that reads QR symbols where the browser cannot: dots of a picture in, the text of a symbol out.

use rqrr::PreparedImage;
use wasm_bindgen::prelude::wasm_bindgen;

/// The most dots of a picture's side: finer ones are no easier to read.
const MOST: usize = 4_096;
/// The parts of a dot: red, green, blue, and how far it covers.
const PARTS: usize = 4;

/// The text of a QR symbol in a picture of so many columns, in RGBA; nothing where none reads.
#[wasm_bindgen]
#[must_use]
pub fn read(dots: &[u8], width: usize) -> Option<String> {
    if width == 0 || width > MOST || dots.len() > width * MOST * PARTS {
        return None;
    }
    let height = dots.len() / (width * PARTS);
    // ITU-R BT.601: how bright each colour is seen.
    let grey = |x: usize, y: usize| {
        let dot = &dots[(y * width + x) * PARTS..][..PARTS - 1];
        let bright = 299 * u32::from(dot[0]) + 587 * u32::from(dot[1]) + 114 * u32::from(dot[2]);
        u8::try_from(bright / 1_000).unwrap_or(u8::MAX)
    };
    let mut image = PreparedImage::prepare_from_greyscale(width, height, grey);
    image.detect_grids().iter().find_map(|grid| grid.decode().ok()).map(|(_, text)| text)
}

fn main() {}
