//! Exact scales: edges at round values, and where between them a value lies.

use super::{PARTS, Tick};
use crate::{
    label::{Date, Decimal},
    text::figure,
};

/// Edges, rising, at least two, that hold a range of values.
pub(super) struct Scale {
    edges: Vec<(Decimal, String)>,
    /// Whether they are days.
    is_calendar: bool,
}

/// What a step may begin with.
const ROUND: [i64; 3] = [1, 2, 5];
/// The powers of ten a step may be of.
const POWERS: std::ops::Range<i32> = -24..24;
/// The steps of calendars, in months.
const MONTHS: [i32; 10] = [1, 2, 3, 6, 12, 24, 60, 120, 600, 1200];

impl Scale {
    /// At most `most` steps of 1, 2 or 5 times a power of ten, and one to make both ends round.
    pub(super) fn of(from: Decimal, to: Decimal, most: i64) -> Option<Self> {
        Self::stepped(from, to, most, POWERS.start)
    }

    /// From none to so many, in whole steps.
    pub(super) fn counting(to: usize, most: i64) -> Option<Self> {
        Self::stepped(Decimal::ZERO, Decimal::from(i64::try_from(to).ok()?), most, 0)
    }

    fn stepped(from: Decimal, to: Decimal, most: i64, least: i32) -> Option<Self> {
        let width = to.minus(from)?;
        let size = if from.magnitude() > to.magnitude() { from.magnitude() } else { to.magnitude() };
        // A single value has a neighbourhood, too.
        let width = if width > Decimal::ZERO { width } else { size };
        let width = if width > Decimal::ZERO { width } else { Decimal::ONE };
        let most = Decimal::from(most);
        let steps = (least..POWERS.end).flat_map(|power| ROUND.map(|round| Decimal::from(round).shifted(power)));
        let step = steps.flatten().find(|step| step.times(most).is_some_and(|reach| reach >= width))?;
        let mut edges = vec![floor(from, step)?];
        while edges.len() < 2 || edges.last().is_some_and(|last| *last < to) {
            edges.push(edges.last()?.plus(step)?);
        }
        let edges = edges.into_iter().map(|edge| (edge.trimmed(), figure(edge.trimmed()))).collect();
        Some(Self { edges, is_calendar: false })
    }

    /// The first days of months, at most `most` steps and one; values are seconds since 1970.
    pub(super) fn calendar(from: Date, to: Date, most: i32) -> Option<Self> {
        let (first, last) = (month(from)?, month(to)?);
        let step = *MONTHS.iter().find(|step| (last - first + 1) <= **step * most)?;
        let mut edges = Vec::new();
        let mut at = first / step * step;
        loop {
            let date: Date = format!("{:04}-{:02}-01", at / 12, at % 12 + 1).parse().ok()?;
            let text = date.to_string();
            let said = if step % 12 == 0 { &text[..4] } else { &text[..7] };
            edges.push((seconds(date), said.to_owned()));
            if at > last {
                return Some(Self { edges, is_calendar: true });
            }
            at += step;
        }
    }

    /// The same edges in other words.
    pub(super) fn said(mut self, say: impl Fn(&str) -> String) -> Self {
        self.edges.iter_mut().for_each(|(_, said)| *said = say(said));
        self
    }

    pub(super) fn from(&self) -> Decimal {
        self.edges.first().map_or(Decimal::ZERO, |(edge, _)| *edge)
    }

    pub(super) fn to(&self) -> Decimal {
        self.edges.last().map_or(Decimal::ZERO, |(edge, _)| *edge)
    }

    /// The edges in words.
    pub(super) fn edges(&self) -> &[(Decimal, String)] {
        &self.edges
    }

    pub(super) fn is_calendar(&self) -> bool {
        self.is_calendar
    }

    /// Between which edges a value lies: at the lower, or after it. The last interval has its end, too.
    pub(super) fn interval(&self, value: Decimal) -> usize {
        let above = self.edges.partition_point(|(edge, _)| *edge <= value);
        above.saturating_sub(1).min(self.edges.len() - 2)
    }

    /// Where a value lies, in parts of the whole; beyond the ends, at them.
    pub(super) fn at(&self, value: Decimal) -> u16 {
        let part = |value: Decimal| value.minus(self.from()).unwrap_or(Decimal::ZERO).to_f64();
        let (at, whole) = (part(value), part(self.to()));
        (at / whole * f64::from(PARTS) + 0.5).max(0.0).min(PARTS.into()) as u16
    }

    /// The edges as marks of an axis.
    pub(super) fn ticks(&self) -> Vec<Tick> {
        self.edges.iter().map(|(edge, said)| Tick { at: self.at(*edge), said: said.clone() }).collect()
    }
}

/// A day as a value of [`Scale::calendar`].
pub(super) fn seconds(date: Date) -> Decimal {
    Decimal::from(date.start().unix())
}

/// The last multiple of a step that is not above a value.
fn floor(value: Decimal, step: Decimal) -> Option<Decimal> {
    let steps = value.over(step)?;
    let near = steps.rounded(0);
    let whole = if near > steps { near.minus(Decimal::ONE)? } else { near };
    whole.times(step)
}

/// Months since the year 0.
fn month(date: Date) -> Option<i32> {
    let text = date.to_string();
    let month: i32 = text.get(5..7)?.parse().ok()?;
    Some(date.year() * 12 + month - 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn edges(from: &str, to: &str, most: i64) -> Vec<String> {
        let scale = Scale::of(from.parse().unwrap(), to.parse().unwrap(), most).unwrap();
        scale.edges.into_iter().map(|(_, said)| said).collect()
    }

    #[test]
    fn edges_are_round_and_hold_both_ends() {
        assert_eq!(edges("412.50", "581", 6), ["400", "450", "500", "550", "600"]);
        assert_eq!(edges("-764.07", "91.92", 4), ["−1000", "−500", "0", "500"]);
        assert_eq!(edges("0.0123", "0.0187", 4), ["0.012", "0.014", "0.016", "0.018", "0.02"]);
        assert_eq!(edges("0", "0", 5), ["0", "0.2"]);
        assert_eq!(edges("520", "520", 10), ["500", "600"]);
    }

    #[test]
    fn the_last_interval_has_its_end() {
        let scale = Scale::of("400".parse().unwrap(), "600".parse().unwrap(), 4).unwrap();
        let at = |value: &str| scale.interval(value.parse().unwrap());
        assert_eq!([at("400"), at("449.9"), at("450"), at("600")], [0, 0, 1, 3]);
        let at = |value: &str| scale.at(value.parse().unwrap());
        assert_eq!([at("500"), at("399"), at("1000")], [5_000, 0, PARTS]);
    }

    #[test]
    fn a_calendar_has_the_first_days_of_months() {
        let day = |text: &str| text.parse::<Date>().unwrap();
        let said = |from: &str, to: &str| -> Vec<String> {
            Scale::calendar(day(from), day(to), 5).unwrap().edges.into_iter().map(|(_, said)| said).collect()
        };
        assert_eq!(said("2025-11-30", "2026-01-01"), ["2025-11", "2025-12", "2026-01", "2026-02"]);
        assert_eq!(said("2022-05-01", "2026-11-24"), ["2022", "2023", "2024", "2025", "2026", "2027"]);
        assert!(Scale::calendar(day("2000-01-01"), day("9999-12-31"), 5).is_none());
    }
}
