//! An axis of whole parts, whose values were worded before they came here.

use crate::portal::{PARTS, Tick};
use plotters::coord::ranged1d::{KeyPointHint, NoDefaultFormatting, Ranged, ValueFormatter};
use std::ops::Range;

/// An axis from one number of parts to another, with values at some of them.
#[derive(Clone)]
pub(super) struct Parts {
    range: Range<i32>,
    ticks: Vec<Tick>,
}

impl Parts {
    /// The whole axis, with each so manieth of its values.
    pub(super) fn whole(ticks: &[Tick], each: usize) -> Self {
        Self { range: 0..PARTS.into(), ticks: ticks.iter().step_by(each.max(1)).cloned().collect() }
    }

    /// The same with room before its beginning and after its end.
    pub(super) fn with_room(self, before: i32, after: i32) -> Self {
        Self { range: self.range.start - before..self.range.end + after, ..self }
    }

    /// An axis from `from` to `to`, falling or rising, without values.
    pub(super) fn bare(from: i32, to: i32) -> Self {
        Self { range: from..to, ticks: Vec::new() }
    }
}

impl Ranged for Parts {
    type FormatOption = NoDefaultFormatting;
    type ValueType = i32;

    fn map(&self, value: &i32, (from, to): (i32, i32)) -> i32 {
        let Range { start, end } = self.range;
        let (along, whole) = (i64::from(value - start), i64::from(end - start));
        // An axis of no length has all its values at its beginning.
        let along = (along * i64::from(to - from)).checked_div(whole).unwrap_or_default();
        from + i32::try_from(along).unwrap_or_default()
    }

    fn key_points<Hint: KeyPointHint>(&self, _: Hint) -> Vec<i32> {
        self.ticks.iter().map(|tick| tick.at.into()).collect()
    }

    fn range(&self) -> Range<i32> {
        self.range.clone()
    }
}

impl ValueFormatter<i32> for Parts {
    fn format_ext(&self, value: &i32) -> String {
        let tick = self.ticks.iter().find(|tick| i32::from(tick.at) == *value);
        tick.map(|tick| tick.said.clone()).unwrap_or_default()
    }
}
