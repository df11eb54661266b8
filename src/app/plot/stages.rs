//! A row a product: its name, and under it its stages, one bar after the other; each stage has its colour and its
//! pattern, which a legend above names.

use super::{
    Drawn,
    axis::Parts,
    palette::Palette,
    pen::{Pen, TEXT},
};
use crate::portal::{Key, PARTS, Plot, Tick};
use plotters::{
    chart::ChartBuilder,
    element::Rectangle,
    style::{Color, RGBColor, text_anchor::HPos, text_anchor::VPos},
};
use web_sys::CanvasRenderingContext2d;

/// Heights in CSS pixels: of a row with its name and its bar, of a line of the legend, of the axis with its title.
const ROW: i32 = 46;
const NAME: i32 = 18;
const BAR: i32 = 16;
const LEGEND: i32 = 22;
const AXIS: i32 = 44;
/// A patch of the legend, and the room around it.
const PATCH: i32 = 14;
const GAP: i32 = 6;

/// The names of the stages, each with its place.
pub(super) struct Legend<'a> {
    entries: Vec<(i32, i32, &'a str)>,
    lines: i32,
}

impl<'a> Legend<'a> {
    /// Set in lines of a width in CSS pixels.
    pub(super) fn of(keys: &'a [Key], width: i32, context: &CanvasRenderingContext2d, font: &str) -> Self {
        context.set_font(&format!("{TEXT}px {font}"));
        let (mut entries, mut x, mut lines) = (Vec::new(), 0, 1);
        for key in keys {
            let text = context.measure_text(&key.said).map_or(0, |measured| measured.width().ceil() as i32);
            let wide = PATCH + GAP + text + 3 * GAP;
            if x > 0 && x + wide > width {
                (x, lines) = (0, lines + 1);
            }
            entries.push((x, (lines - 1) * LEGEND, key.said.as_str()));
            x += wide;
        }
        Self { entries, lines }
    }
}

/// How high the drawing is, in CSS pixels.
pub(super) fn height(plot: &Plot, legend: &Legend<'_>) -> i32 {
    legend.lines * LEGEND + rows(plot) * ROW + AXIS
}

fn rows(plot: &Plot) -> i32 {
    i32::try_from(plot.y.ticks.len()).unwrap_or(0)
}

pub(super) fn draw(plot: &Plot, legend: &Legend<'_>, pen: &Pen) -> Drawn {
    pen.root.fill(&pen.palette.paper)?;
    for ((x, y, said), key) in legend.entries.iter().zip(0..) {
        let (x, y) = (pen.dots(*x), pen.dots(*y));
        patch(pen, key, (x, y, x + pen.dots(PATCH), y + pen.dots(PATCH)))?;
        pen.write(said, pen.palette.ink, HPos::Left, (x + pen.dots(PATCH + GAP), y + pen.dots(1)))?;
    }
    let (wide, high) = pen.size();
    let said = |ticks: &[Tick]| pen.widest(ticks.iter().map(|tick| tick.said.as_str()));
    // The numbers stand after the bars, of which the longest ends at the axis's last value at most.
    let right = pen.widest(plot.marks.iter().map(|mark| mark.said.as_str())) + pen.dots(2 * GAP);
    let left = said(&plot.x.ticks) / 2 + pen.dots(2);
    let steps = plot.x.ticks.len().saturating_sub(1).max(1) as i32;
    let each = (said(&plot.x.ticks) + pen.dots(GAP)) * steps / (wide - left - right).max(1) + 1;
    let mut chart = ChartBuilder::on(&pen.root)
        .margin_top(pen.dots(legend.lines * LEGEND))
        .margin_left(left)
        .margin_right(right)
        .x_label_area_size(pen.dots(AXIS))
        .build_cartesian_2d(
            Parts::whole(&plot.x.ticks, each.unsigned_abs() as usize),
            Parts::bare(rows(plot) * ROW, 0),
        )?;
    chart
        .configure_mesh()
        .max_light_lines(1)
        .light_line_style(pen.palette.line.stroke_width(pen.hair()))
        .bold_line_style(pen.palette.line.stroke_width(pen.hair()))
        .axis_style(pen.palette.line.stroke_width(pen.hair()))
        .set_all_tick_mark_size(pen.dots(3))
        .label_style(pen.text(pen.palette.soft, HPos::Left, VPos::Top))
        .draw()?;
    pen.write(&plot.x.title, pen.palette.soft, HPos::Right, (wide - pen.dots(1), high - pen.dots(TEXT + 4)))?;
    for bar in &plot.bars {
        let top = i32::from(bar.at) * ROW + NAME + GAP;
        let (left, top) = chart.backend_coord(&(bar.from.into(), top));
        let (right, _) = chart.backend_coord(&(bar.to.into(), 0));
        patch(pen, bar.key.into(), (left, top, right.max(left + pen.dots(1)), top + pen.dots(BAR)))?;
    }
    for zero in &plot.lines {
        let (x, top) = chart.backend_coord(&(zero.at.into(), 0));
        let (_, bottom) = chart.backend_coord(&(zero.at.into(), rows(plot) * ROW));
        pen.stroke(vec![(x, top), (x, bottom)], pen.palette.soft, pen.hair())?;
    }
    for name in &plot.y.ticks {
        let (x, y) = chart.backend_coord(&(0, i32::from(name.at) * ROW + GAP));
        let room = wide - x;
        let said = shortened(pen, &name.said, room);
        // On paper, as lines of the axis run through it.
        let beneath = [(x, y), (x + pen.width_of(&said), y + pen.dots(TEXT + 2))];
        pen.root.draw(&Rectangle::new(beneath, pen.palette.paper.filled()))?;
        pen.write(&said, pen.palette.ink, HPos::Left, (x, y))?;
    }
    for mark in &plot.marks {
        let (x, y) = chart.backend_coord(&(mark.x.into(), i32::from(mark.y) * ROW + NAME + GAP));
        pen.write(&mark.said, pen.palette.ink, HPos::Left, (x + pen.dots(GAP), y + pen.dots(2)))?;
    }
    debug_assert!(plot.bars.iter().all(|bar| bar.to <= PARTS), "bars end on the axis");
    Ok(())
}

/// As much of a text as has room.
fn shortened(pen: &Pen, text: &str, room: i32) -> String {
    if pen.width_of(text) <= room {
        return text.to_owned();
    }
    let mut kept: String = text.to_owned();
    while kept.pop().is_some() && pen.width_of(&kept) + pen.width_of("…") > room {}
    kept.push('…');
    kept
}

/// A stage's colour, and what is drawn over it: both go round, one slower than the other.
fn look(palette: &Palette, key: usize) -> (RGBColor, Pattern) {
    let colors = [palette.bar, palette.bar_soft, palette.band, palette.soft];
    let patterns = [Pattern::Plain, Pattern::Rising, Pattern::Upright, Pattern::Falling];
    (colors[key % 4], patterns[(key + key / 4) % 4])
}

#[derive(Clone, Copy)]
enum Pattern {
    Plain,
    Rising,
    Upright,
    Falling,
}

/// A piece of a bar: filled, patterned, edged.
fn patch(pen: &Pen, key: usize, (left, top, right, bottom): (i32, i32, i32, i32)) -> Drawn {
    let (color, pattern) = look(&pen.palette, key);
    pen.root.draw(&Rectangle::new([(left, top), (right, bottom)], color.filled()))?;
    // On what is pale, lines are dark.
    let over = if color == pen.palette.band { pen.palette.ink } else { pen.palette.paper };
    let (high, step) = (bottom - top, pen.dots(6).max(2));
    // From where each line begins at the bottom to where it ends at the top.
    let slope = match pattern {
        Pattern::Plain => None,
        Pattern::Rising => Some(high),
        Pattern::Upright => Some(0),
        Pattern::Falling => Some(-high),
    };
    if let Some(slope) = slope {
        let mut at = left - high;
        while at < right + high {
            let points = clipped((at, bottom), slope, high, (left, right));
            if let Some(points) = points {
                pen.stroke(points, over, pen.hair())?;
            }
            at += step;
        }
    }
    let edge = vec![(left, top), (right, top), (right, bottom), (left, bottom), (left, top)];
    pen.stroke(edge, pen.palette.ink, pen.hair())
}

/// A line upwards from a place, as far as it lies between two others.
fn clipped((x, bottom): (i32, i32), slope: i32, high: i32, (left, right): (i32, i32)) -> Option<Vec<(i32, i32)>> {
    let at = |x: i32, end: i32| if slope == 0 { end } else { (x * slope.signum()).max(0).min(high) };
    let inside = |x: i32| x.max(left).min(right);
    let (from, to) = (inside(x), inside(x + slope));
    let (low, top) = (at(from - x, 0), at(to - x, high));
    let crosses = if slope == 0 { (left..right).contains(&x) } else { from != to };
    crosses.then(|| vec![(from, bottom - low), (to, bottom - top)])
}
