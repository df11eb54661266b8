//! A position, read off a benchmark's scale.

use crate::{
    label::Decimal,
    programme::{Benchmark, Limit, Quantile, Scale},
};
use std::sync::Arc;

/// Where a value stands on a benchmark. Made by [`super::place`] alone.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Position {
    benchmark: Arc<Benchmark>,
    value: Decimal,
    reading: Reading,
}

/// A difference as a share of what it is compared with, in per cent to one place.
///
/// Only where both are above zero: against nothing, or against stored carbon, a share says nothing.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Share(pub(super) Option<Decimal>);

impl Share {
    /// The per cent, without a sign.
    #[must_use]
    pub fn percent(self) -> Option<Decimal> {
        self.0
    }
}

/// What is read off the scale. Differences are `value − bound`, exact.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Reading {
    /// Against a limit.
    Limit {
        /// Whether the value lies inside.
        inside: bool,
        /// How far from the limit.
        difference: Decimal,
        /// The same in per cent of the limit.
        share: Share,
    },
    /// Among grades, best first.
    Grade {
        /// Which grade, from 0.
        index: usize,
        /// How far above the bound of the next better grade, if there is one.
        to_better: Option<Decimal>,
    },
    /// In a sample.
    Distribution {
        /// The largest quantile not above the value, in per cent; none when below the first.
        above: Option<Decimal>,
        /// The smallest quantile above the value, in per cent; none when at or above the last.
        below: Option<Decimal>,
    },
    /// Beside single values: the difference to each, in their order.
    References(Vec<(Decimal, Share)>),
}

impl Position {
    pub(super) fn new(benchmark: &Arc<Benchmark>, value: Decimal, reading: Reading) -> Self {
        Self { benchmark: Arc::clone(benchmark), value, reading }
    }

    /// The benchmark it stands on.
    #[must_use]
    pub fn benchmark(&self) -> &Benchmark {
        &self.benchmark
    }

    /// The label's value, in the benchmark's units.
    #[must_use]
    pub fn value(&self) -> Decimal {
        self.value
    }

    /// What is read off.
    #[must_use]
    pub fn reading(&self) -> &Reading {
        &self.reading
    }
}

/// Reads `value`, in the scale's units; nothing when numbers do not fit into 28 digits.
pub(super) fn read(value: Decimal, scale: &Scale) -> Option<Reading> {
    Some(match scale {
        Scale::Limit(limit) => read_limit(value, limit)?,
        Scale::Grades(grades) => {
            let admits = |bound: Option<Limit>| bound.is_none_or(|bound| bound.admits(value));
            let index = grades.iter().position(|grade| admits(grade.bound))?;
            let better = index.checked_sub(1).and_then(|index| grades[index].bound);
            let to_better = better.map(|bound| value.minus(bound.value));
            Reading::Grade { index, to_better: to_better.map_or(Some(None), |fits| fits.map(Some))? }
        }
        Scale::Distribution { quantiles, .. } => read_distribution(value, quantiles),
        Scale::References(references) => {
            let against = |bound: Decimal| Some((value.minus(bound)?, share(value, bound)));
            Reading::References(references.iter().map(|reference| against(reference.value)).collect::<Option<_>>()?)
        }
    })
}

fn read_limit(value: Decimal, limit: &Limit) -> Option<Reading> {
    let difference = value.minus(limit.value)?;
    Some(Reading::Limit { inside: limit.admits(value), difference, share: share(value, limit.value) })
}

fn read_distribution(value: Decimal, quantiles: &[Quantile]) -> Reading {
    let percent = |quantile: &Quantile| quantile.share.percent();
    Reading::Distribution {
        above: quantiles.iter().rev().find(|quantile| quantile.value <= value).map(percent),
        below: quantiles.iter().find(|quantile| quantile.value > value).map(percent),
    }
}

fn share(value: Decimal, bound: Decimal) -> Share {
    if value <= Decimal::ZERO || bound <= Decimal::ZERO {
        return Share(None);
    }
    let percent = value.minus(bound).and_then(|difference| difference.over(bound)?.shifted(2));
    Share(percent.map(|percent| percent.magnitude().rounded(1).trimmed()))
}
