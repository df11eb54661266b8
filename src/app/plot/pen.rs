//! What all charts are drawn with: sizes in CSS pixels, the page's font and colours, room for text.

use super::{
    Drawn,
    axis::Parts,
    canvas::{Canvas, Refused},
    palette::Palette,
};
use crate::portal::{Plot, Tick};
use plotters::{
    chart::{ChartBuilder, ChartContext},
    coord::{Shift, cartesian::Cartesian2d},
    drawing::{DrawingArea, DrawingAreaErrorKind},
    element::{PathElement, Polygon},
    style::{
        Color, FontDesc, FontFamily, FontStyle, RGBColor, TextStyle,
        text_anchor::{HPos, Pos, VPos},
    },
};

/// The size of text, in CSS pixels.
pub(super) const TEXT: i32 = 12;
/// Room between two texts.
const APART: i32 = 8;

/// A drawing under way.
pub(super) struct Pen {
    pub(super) root: DrawingArea<Canvas, Shift>,
    pub(super) palette: Palette,
    density: f64,
}

pub(super) type Chart<'a> = ChartContext<'a, Canvas, Cartesian2d<Parts, Parts>>;

/// What stands where on a line, so that nothing is written over it.
#[derive(Default)]
pub(super) struct Taken(Vec<(i32, i32)>);

impl Taken {
    /// Takes the room from one place to another, if it is free.
    pub(super) fn take(&mut self, from: i32, to: i32) -> bool {
        let free = self.0.iter().all(|(start, end)| to <= *start || *end <= from);
        if free {
            self.0.push((from, to));
        }
        free
    }
}

impl Pen {
    pub(super) fn new(root: DrawingArea<Canvas, Shift>, palette: Palette, density: f64) -> Self {
        Self { root, palette, density }
    }

    /// CSS pixels in dots.
    pub(super) fn dots(&self, pixels: i32) -> i32 {
        (f64::from(pixels) * self.density + 0.5) as i32
    }

    /// The width of a line that is one pixel of CSS.
    pub(super) fn hair(&self) -> u32 {
        self.dots(1).max(1).unsigned_abs()
    }

    pub(super) fn size(&self) -> (i32, i32) {
        let (width, height) = self.root.dim_in_pixel();
        (width as i32, height as i32)
    }

    pub(super) fn text(&self, color: RGBColor, across: HPos, down: VPos) -> TextStyle<'_> {
        let size = f64::from(self.dots(TEXT));
        let font = FontDesc::new(FontFamily::Name(&self.palette.font), size, FontStyle::Normal);
        let style = TextStyle::from(font).pos(Pos::new(across, down));
        TextStyle { color: color.to_backend_color(), ..style }
    }

    pub(super) fn width_of(&self, text: &str) -> i32 {
        let style = self.text(self.palette.ink, HPos::Left, VPos::Top);
        self.root.estimate_text_size(text, &style).map_or(0, |(width, _)| width as i32)
    }

    pub(super) fn widest<'a>(&self, texts: impl Iterator<Item = &'a str>) -> i32 {
        texts.map(|text| self.width_of(text)).max().unwrap_or(0)
    }

    pub(super) fn write(&self, text: &str, color: RGBColor, across: HPos, at: (i32, i32)) -> Drawn {
        self.root.draw_text(text, &self.text(color, across, VPos::Top), at)
    }

    /// A text around a place, where it has room; whether it has.
    pub(super) fn fit(
        &self,
        text: &str,
        taken: &mut Taken,
        (x, y): (i32, i32),
    ) -> Result<bool, DrawingAreaErrorKind<Refused>> {
        let (half, (whole, _)) = (self.width_of(text) / 2, self.size());
        let x = x.max(half).min(whole - half);
        let free = taken.take(x - half - self.dots(APART / 2), x + half + self.dots(APART / 2));
        if free {
            self.write(text, self.palette.ink, HPos::Center, (x, y))?;
        }
        Ok(free)
    }

    pub(super) fn stroke(&self, points: Vec<(i32, i32)>, color: RGBColor, width: u32) -> Drawn {
        self.root.draw(&PathElement::new(points, color.stroke_width(width)))
    }

    /// A line of dashes, downwards.
    pub(super) fn dashes(&self, x: i32, from: i32, to: i32) -> Drawn {
        let (dash, gap) = (self.dots(5), self.dots(4));
        let mut at = from;
        while at < to {
            self.stroke(vec![(x, at), (x, (at + dash).min(to))], self.palette.ink, self.hair())?;
            at += dash + gap;
        }
        Ok(())
    }

    /// A triangle with its tip at a place, on paper so that it is seen over anything.
    pub(super) fn triangle(&self, (x, y): (i32, i32)) -> Drawn {
        let corners = |size: i32, above: i32| {
            let (wide, high) = (self.dots(size), self.dots(size * 2));
            let top = y - self.dots(above);
            vec![(x, top), (x + wide, top + high), (x - wide, top + high)]
        };
        self.root.draw(&Polygon::new(corners(7, 2), self.palette.paper.filled()))?;
        self.root.draw(&Polygon::new(corners(5, 0), self.palette.ink.filled()))
    }

    /// Axes and the lines across, with the titles at their ends: none is turned. `room` is what the axis upwards
    /// has beyond its ends, in pixels of CSS: below and above.
    pub(super) fn chart(
        &self,
        plot: &Plot,
        (below, above): (i32, i32),
    ) -> Result<Chart<'_>, DrawingAreaErrorKind<Refused>> {
        let said = |ticks: &[Tick]| self.widest(ticks.iter().map(|tick| tick.said.as_str()));
        let (wide, high) = self.size();
        let left = said(&plot.y.ticks) + self.dots(14);
        let (top, bottom, right) = (self.dots(22), self.dots(44), said(&plot.x.ticks) / 2 + self.dots(6));
        let inside = (wide - left - right).max(1);
        let (below, above) = (self.dots(below), self.dots(above));
        let length = (high - top - bottom - below - above).max(1);
        let parts = |dots: i32| dots.saturating_mul(crate::portal::PARTS.into()) / length;
        let needed = said(&plot.x.ticks) + self.dots(APART);
        let steps = plot.x.ticks.len().saturating_sub(1).max(1);
        let each = needed * steps as i32 / inside + 1;
        let x = Parts::whole(&plot.x.ticks, each.unsigned_abs() as usize);
        let y = Parts::whole(&plot.y.ticks, 1).with_room(parts(below), parts(above));
        self.root.fill(&self.palette.paper)?;
        let mut chart = ChartBuilder::on(&self.root)
            .margin_top(top)
            .margin_right(right)
            .x_label_area_size(bottom)
            .y_label_area_size(left)
            .build_cartesian_2d(x, y)?;
        chart
            .configure_mesh()
            .disable_x_mesh()
            .max_light_lines(1)
            .light_line_style(self.palette.line.stroke_width(self.hair()))
            .bold_line_style(self.palette.line.stroke_width(self.hair()))
            .axis_style(self.palette.line.stroke_width(self.hair()))
            .set_all_tick_mark_size(self.dots(3))
            .label_style(self.text(self.palette.soft, HPos::Left, VPos::Top))
            .draw()?;
        self.write(&plot.y.title, self.palette.soft, HPos::Left, (0, self.dots(2)))?;
        self.write(&plot.x.title, self.palette.soft, HPos::Right, (wide - self.dots(1), high - self.dots(TEXT + 4)))?;
        Ok(chart)
    }
}
