//! Numbers in, rectangles out: the label's own chart geometry.
//!
//! Nothing here knows words or colours. Values are decimals until they become pixels.

use crate::{
    compare::{Position, Reading},
    label::Decimal,
    programme::Scale,
};

/// A bar along the x axis, in a box as wide as the one asked for.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Bar {
    /// Where it begins.
    pub x: f64,
    /// How long it is.
    pub width: f64,
    /// True when it lies left of zero.
    pub negative: bool,
}

/// Bars of one scale, with its zero.
#[derive(Debug, Clone, PartialEq)]
pub struct Bars {
    /// A bar for each value, in their order; none where there is no value.
    pub bars: Vec<Option<Bar>>,
    /// Where zero lies.
    pub zero: f64,
}

/// The shortest bar that is still seen.
const SLIVER: f64 = 1.0;

/// Bars for `values`, on one scale `width` wide that holds zero and all of them.
#[must_use]
pub fn bars(values: &[Option<Decimal>], width: f64) -> Bars {
    let floats = || values.iter().flatten().map(|value| value.to_f64());
    let (low, high) = (floats().fold(0.0, f64::min), floats().fold(0.0, f64::max));
    let span = if high > low { high - low } else { 1.0 };
    let zero = -low / span * width;
    let bar = |value: &Decimal| {
        let length = value.magnitude().to_f64() / span * width;
        let length = if value.is_zero() { 0.0 } else { length.max(SLIVER) };
        let negative = value.is_negative();
        // Not `clamp`: the sentence of its panic carries the formatting of floats into the app, 7 KB.
        let x = if negative { zero - length } else { zero }.min(width - length).max(0.0);
        Bar { x, width: length, negative }
    };
    Bars { bars: values.iter().map(|value| value.as_ref().map(bar)).collect(), zero }
}

/// A benchmark's scale as a strip of bands with a marker.
#[derive(Debug, Clone, PartialEq)]
pub struct Strip {
    /// The bands, left to right: where each begins and how wide it is.
    pub bands: Vec<(f64, f64)>,
    /// Where each bound, quantile or reference value stands, in the benchmark's order.
    pub ticks: Vec<f64>,
    /// Where the label's value stands.
    pub marker: f64,
    /// Which band the marker is in.
    pub current: usize,
}

/// The strip of a position, `width` wide.
#[must_use]
pub fn strip(position: &Position, width: f64) -> Strip {
    let bounds = bounds(&position.benchmark().scale);
    let value = position.value().to_f64();
    let floats: Vec<f64> = bounds.iter().map(|bound| bound.to_f64()).collect();
    let (from, to) = domain(&floats, value);
    let at = |number: f64| ((number - from) / (to - from) * width).max(0.0).min(width);
    let ticks: Vec<f64> = floats.iter().map(|bound| at(*bound)).collect();
    let banded = !matches!(position.reading(), Reading::References(_));
    let mut edges = vec![0.0];
    if banded {
        edges.extend(&ticks);
    }
    edges.push(width);
    let bands = edges.windows(2).map(|pair| (pair[0], pair[1] - pair[0])).collect();
    Strip { bands, marker: at(value), current: current(position.reading(), &bounds, position.value()), ticks }
}

fn bounds(scale: &Scale) -> Vec<Decimal> {
    match scale {
        Scale::Limit(limit) => vec![limit.value],
        Scale::Grades(grades) => grades.iter().filter_map(|grade| grade.bound).map(|bound| bound.value).collect(),
        Scale::Distribution { quantiles, .. } => quantiles.iter().map(|quantile| quantile.value).collect(),
        Scale::References(references) => references.iter().map(|reference| reference.value).collect(),
    }
}

fn current(reading: &Reading, bounds: &[Decimal], value: Decimal) -> usize {
    match reading {
        Reading::Limit { inside, .. } => usize::from(!inside),
        Reading::Grade { index, .. } => *index,
        Reading::Distribution { .. } => bounds.iter().filter(|bound| **bound <= value).count(),
        Reading::References(_) => 0,
    }
}

/// From zero where all is positive; else a margin around everything. The value is always inside.
fn domain(bounds: &[f64], value: f64) -> (f64, f64) {
    let all = || bounds.iter().copied().chain([value]);
    let (low, high) = (all().fold(f64::INFINITY, f64::min), all().fold(f64::NEG_INFINITY, f64::max));
    let margin = (high - low).max(high.abs() * 0.2).max(f64::MIN_POSITIVE) * 0.3;
    let from = if low >= 0.0 { (low - 2.0 * margin).max(0.0) } else { low - margin };
    (from, high + margin)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn values(texts: &[&str]) -> Vec<Option<Decimal>> {
        texts.iter().map(|text| text.parse().ok()).collect()
    }

    #[test]
    fn positive_bars_start_at_the_left() {
        let drawn = bars(&values(&["338", "146", "36"]), 338.0);
        assert!(drawn.zero.abs() < 1e-9);
        let widths: Vec<f64> = drawn.bars.iter().map(|bar| bar.unwrap().width).collect();
        assert_eq!(widths, [338.0, 146.0, 36.0]);
    }

    #[test]
    fn stored_carbon_lies_left_of_zero() {
        let drawn = bars(&values(&["-764.07", "24.73", "91.92"]), 100.0);
        assert!((drawn.zero - 89.261).abs() < 0.001, "{}", drawn.zero);
        let stored = drawn.bars[0].unwrap();
        assert!(stored.negative && stored.x.abs() < 1e-9 && (stored.width - drawn.zero).abs() < 1e-9);
        let made = drawn.bars[2].unwrap();
        assert!(!made.negative && (made.x + made.width - 100.0).abs() < 1e-9);
    }

    #[test]
    fn a_gap_has_no_bar_a_zero_no_length_and_little_is_still_seen() {
        let drawn = bars(&values(&["", "0", "0.0001", "1000"]), 100.0);
        assert_eq!(drawn.bars[0], None);
        assert!(drawn.bars[1].unwrap().width.abs() < 1e-9);
        assert!((drawn.bars[2].unwrap().width - SLIVER).abs() < 1e-9);
        assert_eq!(bars(&[], 100.0).bars, []);
    }

    #[test]
    fn the_domain_holds_the_value_wherever_it_is() {
        for (bounds, value) in
            [(vec![400.0, 630.0], 520.0), (vec![415.0], 4000.0), (vec![-647.0], -900.0), (vec![0.0], 0.0)]
        {
            let (from, to) = domain(&bounds, value);
            assert!(from <= value && value < to, "{from} {to} {value}");
            assert!(bounds.iter().all(|bound| from <= *bound && *bound < to));
        }
    }
}
