//! The page's colours and font, as they are on a canvas: of the theme that is on, or of the reader's system.

use gloo::utils::window;
use plotters::style::RGBColor;
use wasm_bindgen::JsValue;
use web_sys::{CanvasRenderingContext2d, CssStyleDeclaration, HtmlCanvasElement};

/// What drawings are made of.
pub(super) struct Palette {
    pub(super) ink: RGBColor,
    pub(super) soft: RGBColor,
    pub(super) line: RGBColor,
    pub(super) paper: RGBColor,
    pub(super) bar: RGBColor,
    pub(super) bar_soft: RGBColor,
    pub(super) band: RGBColor,
    pub(super) font: String,
}

/// The tokens of `style/tokens.css`, and what takes their place where colours are the system's.
const TOKENS: [(&str, &str); 7] = [
    ("--carbon-label-ink", "CanvasText"),
    ("--carbon-label-ink-soft", "CanvasText"),
    ("--carbon-label-line", "GrayText"),
    ("--carbon-label-paper", "Canvas"),
    ("--carbon-label-bar", "Highlight"),
    ("--carbon-label-bar-soft", "GrayText"),
    ("--carbon-label-band", "Canvas"),
];

/// Whether a media query holds.
pub(super) fn holds(query: &str) -> bool {
    window().match_media(query).ok().flatten().is_some_and(|query| query.matches())
}

impl Palette {
    /// Of where a canvas stands; nothing where the browser computes no style.
    pub(super) fn of(canvas: &HtmlCanvasElement, context: &CanvasRenderingContext2d) -> Option<Self> {
        let style = window().get_computed_style(canvas).ok().flatten()?;
        let forced = holds("(forced-colors: active)");
        let [ink, soft, line, paper, bar, bar_soft, band] = TOKENS.map(|(token, system)| {
            let value = if forced { system.to_owned() } else { of_style(&style, token) };
            color(context, value.trim())
        });
        Some(Self { ink, soft, line, paper, bar, bar_soft, band, font: of_style(&style, "font-family") })
    }
}

fn of_style(style: &CssStyleDeclaration, name: &str) -> String {
    style.get_property_value(name).unwrap_or_default()
}

/// Any colour that CSS can write: the canvas says it in one way. What it says otherwise is not opaque, and black.
fn color(context: &CanvasRenderingContext2d, css: &str) -> RGBColor {
    context.set_fill_style_str("black");
    context.set_fill_style_str(css);
    let said = JsValue::as_string(&context.fill_style()).unwrap_or_default();
    let byte = |at: usize| said.get(at..at + 2).and_then(|digits| u8::from_str_radix(digits, 16).ok());
    match (said.len(), byte(1), byte(3), byte(5)) {
        (7, Some(red), Some(green), Some(blue)) => RGBColor(red, green, blue),
        _ => RGBColor::default(),
    }
}
