//! A canvas as plotters draws on it, in the dots of the screen.
//!
//! Text is measured by the canvas itself: elements that are measured would need a style of their own, which the
//! page's policy refuses.

use plotters_backend::{
    BackendColor, BackendCoord, BackendStyle, BackendTextStyle, DrawingBackend, DrawingErrorKind, FontTransform,
    text_anchor::{HPos, VPos},
};
use std::{cell::Cell, fmt};
use web_sys::CanvasRenderingContext2d;

/// A canvas, and what it was told last: thousands of dots are of one colour.
pub(super) struct Canvas {
    context: CanvasRenderingContext2d,
    size: (u32, u32),
    fill: Option<BackendColor>,
    font: Cell<Option<u32>>,
}

/// The browser refuses to draw.
#[derive(Debug)]
pub(in crate::app) struct Refused;

impl fmt::Display for Refused {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("canvas")
    }
}

impl std::error::Error for Refused {}

type Drawn = Result<(), DrawingErrorKind<Refused>>;

impl Canvas {
    /// A canvas of so many dots.
    pub(super) fn new(context: CanvasRenderingContext2d, size: (u32, u32)) -> Self {
        Self { context, size, fill: None, font: Cell::new(None) }
    }

    fn fill_by(&mut self, color: BackendColor) {
        let same = |last: BackendColor| last.rgb == color.rgb && last.alpha.to_bits() == color.alpha.to_bits();
        if !self.fill.is_some_and(same) {
            self.context.set_fill_style_str(&hexadecimal(color));
            self.context.set_global_alpha(color.alpha);
            self.fill = Some(color);
        }
    }

    fn stroke_by<S: BackendStyle>(&mut self, style: &S) {
        self.context.set_stroke_style_str(&hexadecimal(style.color()));
        self.context.set_global_alpha(style.color().alpha);
        self.context.set_line_width(style.stroke_width().into());
        self.fill = None;
    }

    fn trace(&self, path: impl IntoIterator<Item = BackendCoord>, shift: f64) {
        self.context.begin_path();
        for (at, (x, y)) in path.into_iter().enumerate() {
            let (x, y) = (f64::from(x) + shift, f64::from(y) + shift);
            if at == 0 { self.context.move_to(x, y) } else { self.context.line_to(x, y) }
        }
    }

    /// Sizes are whole dots: numbers after the point would bring the formatting of floats.
    fn font_of<S: BackendTextStyle>(&self, style: &S) {
        let size = style.size() as u32;
        if self.font.replace(Some(size)) != Some(size) {
            self.context.set_font(&format!("{size}px {}", style.family().as_str()));
        }
    }
}

/// Lines of an odd width run through the middle of dots.
fn shift<S: BackendStyle>(style: &S) -> f64 {
    if style.stroke_width() % 2 == 1 { 0.5 } else { 0.0 }
}

fn hexadecimal(color: BackendColor) -> String {
    let (red, green, blue) = color.rgb;
    format!("#{red:02x}{green:02x}{blue:02x}")
}

fn refused<T>(_: T) -> DrawingErrorKind<Refused> {
    DrawingErrorKind::DrawingError(Refused)
}

impl DrawingBackend for Canvas {
    type ErrorType = Refused;

    fn get_size(&self) -> (u32, u32) {
        self.size
    }

    fn ensure_prepared(&mut self) -> Drawn {
        Ok(())
    }

    fn present(&mut self) -> Drawn {
        Ok(())
    }

    fn draw_pixel(&mut self, (x, y): BackendCoord, color: BackendColor) -> Drawn {
        self.fill_by(color);
        self.context.fill_rect(x.into(), y.into(), 1.0, 1.0);
        Ok(())
    }

    fn draw_line<S: BackendStyle>(&mut self, from: BackendCoord, to: BackendCoord, style: &S) -> Drawn {
        self.draw_path([from, to], style)
    }

    fn draw_rect<S: BackendStyle>(
        &mut self,
        (left, top): BackendCoord,
        (right, bottom): BackendCoord,
        style: &S,
        fill: bool,
    ) -> Drawn {
        if fill {
            self.fill_by(style.color());
            self.context.fill_rect(left.into(), top.into(), (right - left).into(), (bottom - top).into());
            return Ok(());
        }
        self.draw_path([(left, top), (right, top), (right, bottom), (left, bottom), (left, top)], style)
    }

    fn draw_path<S: BackendStyle, I: IntoIterator<Item = BackendCoord>>(&mut self, path: I, style: &S) -> Drawn {
        self.stroke_by(style);
        self.trace(path, shift(style));
        self.context.stroke();
        Ok(())
    }

    fn draw_circle<S: BackendStyle>(&mut self, (x, y): BackendCoord, radius: u32, style: &S, fill: bool) -> Drawn {
        if fill {
            self.fill_by(style.color())
        } else {
            self.stroke_by(style)
        }
        self.context.begin_path();
        self.context.arc(x.into(), y.into(), radius.into(), 0.0, std::f64::consts::TAU).map_err(refused)?;
        if fill {
            self.context.fill()
        } else {
            self.context.stroke()
        }
        Ok(())
    }

    fn fill_polygon<S: BackendStyle, I: IntoIterator<Item = BackendCoord>>(&mut self, path: I, style: &S) -> Drawn {
        self.fill_by(style.color());
        self.trace(path, 0.0);
        self.context.fill();
        Ok(())
    }

    fn draw_text<S: BackendTextStyle>(&mut self, text: &str, style: &S, (x, y): BackendCoord) -> Drawn {
        self.fill_by(style.color());
        self.font_of(style);
        self.context.set_text_align(match style.anchor().h_pos {
            HPos::Left => "left",
            HPos::Center => "center",
            HPos::Right => "right",
        });
        self.context.set_text_baseline(match style.anchor().v_pos {
            VPos::Top => "top",
            VPos::Center => "middle",
            VPos::Bottom => "bottom",
        });
        debug_assert!(matches!(style.transform(), FontTransform::None), "no chart of ours turns its text");
        self.context.fill_text(text, x.into(), y.into()).map_err(refused)
    }

    fn estimate_text_size<S: BackendTextStyle>(
        &self,
        text: &str,
        style: &S,
    ) -> Result<(u32, u32), DrawingErrorKind<Refused>> {
        self.font_of(style);
        let width = self.context.measure_text(text).map_err(refused)?.width();
        Ok((width.ceil() as u32, style.size() as u32))
    }
}
