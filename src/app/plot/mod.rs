//! The portal's charts on canvases, drawn with plotters.
//!
//! In: a [`Plot`], in which everything stands at whole parts of its axes and is worded. Out: the dots of a
//! canvas, as many as the screen has. Nothing here knows a value: floats are pixels.

mod axis;
mod canvas;
mod distribution;
mod palette;
mod pen;
mod scatter;
mod stages;

use crate::portal::{Key, Plot};
use canvas::{Canvas, Refused};
use gloo::utils::window;
use palette::Palette;
use pen::Pen;
use plotters::drawing::{DrawingAreaErrorKind, IntoDrawingArea};
use wasm_bindgen::JsCast;
use web_sys::{CanvasRenderingContext2d, HtmlCanvasElement};

/// Which chart it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// Stages as bars, a row a product.
    Stages,
    /// How many products have about the same number.
    Distribution,
    /// Numbers against another quantity.
    Scatter,
}

/// What came of drawing.
type Drawn = Result<(), DrawingAreaErrorKind<Refused>>;

/// Heights in CSS pixels.
const HEIGHT: i32 = 340;
/// No canvas has more dots to a side: beyond it browsers show none.
const MOST: f64 = 8_192.0;

/// Draws a chart as wide as its canvas is shown, in as many dots as the screen has for it. Does nothing while
/// the canvas is not shown.
pub fn draw(kind: Kind, plot: &Plot, keys: &[Key], canvas: &HtmlCanvasElement) {
    let context = canvas.get_context("2d").ok().flatten();
    let Some(context) = context.and_then(|context| context.dyn_into::<CanvasRenderingContext2d>().ok()) else { return };
    let (width, density) = (canvas.client_width(), window().device_pixel_ratio());
    if width <= 0 {
        return;
    }
    let Some(palette) = Palette::of(canvas, &context) else { return };
    let density = density.max(0.5).min(MOST / f64::from(width));
    let dots = |pixels: i32| (f64::from(pixels) * density + 0.5) as u32;
    let legend = stages::Legend::of(keys, width, &context, &palette.font);
    let height = if kind == Kind::Stages { stages::height(plot, &legend) } else { HEIGHT };
    // This empties it, and what it was told.
    canvas.set_width(dots(width));
    canvas.set_height(dots(height));
    let size = (canvas.width(), canvas.height());
    let pen = Pen::new(Canvas::new(context, size).into_drawing_area(), palette, density);
    // What a browser refuses to draw stands beside it in words and in a table.
    let _ = match kind {
        Kind::Distribution => distribution::draw(plot, &pen),
        Kind::Scatter => scatter::draw(plot, &pen),
        Kind::Stages => stages::draw(plot, &legend, &pen),
    };
}
