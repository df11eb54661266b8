//! Bars of how many products there are, benchmarks as lettered lines across, the chosen as triangles below.

use super::{
    Drawn,
    pen::{Pen, Taken},
};
use crate::portal::Plot;
use plotters::{element::Rectangle, style::Color};

/// Heights of rows of text in CSS pixels: of letters above, of numbers below.
const LETTERS: i32 = 16;
const NUMBERS: i32 = 16;
/// Most rows of each; what has no room in the last is in the table.
const ROWS: i32 = 3;
/// The triangles' height, in CSS pixels.
const TRIANGLE: i32 = 14;
/// The least height of a bar that stands for a product, in CSS pixels.
const SLIVER: i32 = 2;

pub(super) fn draw(plot: &Plot, pen: &Pen) -> Drawn {
    let below = if plot.marks.is_empty() { 0 } else { TRIANGLE + 2 * NUMBERS };
    let above = if plot.lines.is_empty() { 8 } else { ROWS * LETTERS };
    let chart = pen.chart(plot, (below, above))?;
    // Pale, so that lines across are seen on them; edged, so that they are seen on paper.
    let (pale, edge) = (pen.palette.bar_soft.filled(), pen.palette.bar.stroke_width(pen.hair()));
    for bar in &plot.bars {
        let (left, top) = chart.backend_coord(&(bar.from.into(), bar.at.into()));
        let (right, bottom) = chart.backend_coord(&(bar.to.into(), 0));
        let corners = [(left + pen.dots(1), top.min(bottom - pen.dots(SLIVER))), (right, bottom)];
        pen.root.draw(&Rectangle::new(corners, pale))?;
        pen.root.draw(&Rectangle::new(corners, edge))?;
    }
    let (left, ground) = chart.backend_coord(&(0, 0));
    let (right, top) = chart.backend_coord(&(crate::portal::PARTS.into(), crate::portal::PARTS.into()));
    pen.stroke(vec![(left, ground), (right, ground)], pen.palette.soft, pen.hair())?;
    let mut rows: [Taken; ROWS as usize] = Default::default();
    for line in &plot.lines {
        let (x, _) = chart.backend_coord(&(line.at.into(), 0));
        let mut from = top;
        for (row, taken) in (1..).zip(&mut rows) {
            let y = top - pen.dots(row * LETTERS);
            if pen.fit(&line.said, taken, (x, y))? {
                from = y + pen.dots(LETTERS - 2);
                break;
            }
        }
        pen.dashes(x, from, ground)?;
    }
    let mut rows: [Taken; 2] = Default::default();
    for mark in &plot.marks {
        let (x, _) = chart.backend_coord(&(mark.x.into(), 0));
        pen.triangle((x, ground + pen.dots(2)))?;
        for (row, taken) in (0..).zip(&mut rows) {
            if pen.fit(&mark.said, taken, (x, ground + pen.dots(TRIANGLE + row * NUMBERS)))? {
                break;
            }
        }
    }
    Ok(())
}
