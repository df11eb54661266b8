//! A dot a product, the chosen as numbered triangles.

use super::{
    Drawn,
    pen::{Pen, TEXT, Taken},
};
use crate::portal::Plot;
use plotters::{element::Circle, style::Color};

/// The radius of a dot in CSS pixels: smaller where there are many.
fn radius(dots: usize) -> i32 {
    match dots {
        0..200 => 4,
        200..2_000 => 3,
        _ => 2,
    }
}

pub(super) fn draw(plot: &Plot, pen: &Pen) -> Drawn {
    let mut chart = pen.chart(plot, (0, 8))?;
    let radius = pen.dots(radius(plot.points.len())).max(1);
    // Where dots lie over each other it is darker.
    let style = pen.palette.bar.mix(if plot.points.len() < 200 { 0.8 } else { 0.6 }).filled();
    chart.draw_series(plot.points.iter().map(|(x, y)| Circle::new((i32::from(*x), i32::from(*y)), radius, style)))?;
    let mut taken = Taken::default();
    for mark in &plot.marks {
        let (x, y) = chart.backend_coord(&(mark.x.into(), mark.y.into()));
        pen.triangle((x, y - pen.dots(5)))?;
        pen.fit(&mark.said, &mut taken, (x, y - pen.dots(TEXT + 9)))?;
    }
    Ok(())
}
