//! The figures: what each is, and why it may not be told.

use super::Counted;
use crate::{
    compare::{self, Position},
    label::{Date, Decimal, DeclaredUnit, Number},
    programme::Benchmark,
};
use std::sync::Arc;

/// Places that shares are rounded to, half away from zero; what a policy asks of them is asked of the rounded.
const SHARE_PLACES: u32 = 6;
/// Digits that a mean number keeps: more than any of its numbers has, fewer than a spreadsheet.
const MEAN_DIGITS: u32 = 12;

/// A figure of an enterprise.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Figure {
    /// How many of its labels are in force.
    InForce,
    /// The days until the first of them ends.
    DaysLeft,
    /// By which share they emit less than in their base years: `(Σ base × output − Σ value × output) ÷ Σ base × output`.
    Cut,
    /// The same a year: `Σ ((base − value) × output ÷ years) ÷ Σ base × output`.
    YearlyCut,
    /// The least share of its output that they cover: `Σ output ÷ total`, of each dimension.
    Coverage,
    /// Which share of what they emit rests on primary data: `Σ share × value × output ÷ Σ value × output`.
    PrimaryShare,
    /// Their mean number on a benchmark, in its units: `Σ value × output ÷ Σ output`.
    Mean(Number),
}

impl Figure {
    /// The figures of all labels together.
    pub const OF_ALL: &[Self] =
        &[Self::InForce, Self::DaysLeft, Self::Cut, Self::YearlyCut, Self::Coverage, Self::PrimaryShare];

    /// The word in documents.
    #[must_use]
    pub const fn word(&self) -> &'static str {
        match self {
            Self::InForce => "labels-in-force",
            Self::DaysLeft => "days-left",
            Self::Cut => "cut",
            Self::YearlyCut => "yearly-cut",
            Self::Coverage => "coverage",
            Self::PrimaryShare => "primary-share",
            Self::Mean(_) => "mean",
        }
    }

    /// Whether it is a share of one.
    #[must_use]
    pub const fn is_share(&self) -> bool {
        matches!(self, Self::Cut | Self::YearlyCut | Self::Coverage | Self::PrimaryShare)
    }
}

/// A figure's value, or why there is none.
pub type Told = Result<Decimal, Untold>;

/// Why a figure cannot be told.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Untold {
    /// No label is in force.
    NoLabels,
    /// No label discloses its output.
    NoOutput,
    /// No label that discloses its output states a base year before its data.
    NoBaseline,
    /// Nobody stated what the enterprise makes in all.
    NoTotal,
    /// A label's output is of a dimension of which no total was stated.
    OtherDimension,
    /// The labels are of more than was stated to be made in all.
    TotalTooSmall,
    /// No label that discloses its output states its share of primary data.
    NoShare,
    /// Numbers that are not above zero: a share of them says nothing.
    NotPositive,
    /// No label is placed on that benchmark.
    NotPlaced,
    /// Numbers that do not fit into 28 digits.
    TooManyDigits,
}

/// How much of a stated total the labels cover.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Coverage {
    /// The total.
    pub total: DeclaredUnit,
    /// What of it the labels are of, in its unit.
    pub covered: Decimal,
    /// The share.
    pub share: Told,
}

/// Where the labels that one benchmark places stand together, weighed by output.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mean {
    /// The benchmark.
    pub benchmark: Arc<Benchmark>,
    /// The labels it places that disclose their output.
    pub labels: Vec<Number>,
    /// Those it places that do not.
    pub without_output: Vec<Number>,
    /// Their mean number, in the benchmark's units.
    pub value: Told,
    /// Where that stands.
    pub position: Option<Position>,
}

/// A figure of all labels together.
pub(super) fn of_all(figure: &Figure, counted: &[Counted], coverage: &[Coverage], today: Date) -> Told {
    match figure {
        Figure::InForce => Ok(Decimal::from(counted.len() as i64)),
        _ if counted.is_empty() => Err(Untold::NoLabels),
        Figure::DaysLeft => days_left(counted, today),
        Figure::Cut => cut(counted, |_| Decimal::ONE),
        Figure::YearlyCut => cut(counted, |years| Decimal::from(i64::from(years))),
        Figure::Coverage => least_covered(counted, coverage),
        Figure::PrimaryShare => primary_share(counted),
        Figure::Mean(_) => Err(Untold::NotPlaced),
    }
}

fn days_left(counted: &[Counted], today: Date) -> Told {
    let days = |label: &Counted| (label.expires.start().unix() - today.start().unix()) / 86_400;
    counted.iter().map(days).min().map(Decimal::from).ok_or(Untold::NoLabels)
}

/// What was saved against base years, as a share of what they would have emitted; each label's saving divided by
/// what `over` makes of its years.
fn cut(counted: &[Counted], over: impl Fn(u16) -> Decimal) -> Told {
    let disclosed = counted.iter().filter_map(|label| Some((label, label.emitted?)));
    let based = disclosed.clone().filter_map(|(label, now)| Some((now, label.base?.emitted?, label.base?.years)));
    let (mut saved, mut before, mut any) = (Decimal::ZERO, Decimal::ZERO, false);
    for (now, then, years) in based {
        let saving = then.minus(now).and_then(|saving| saving.over(over(years)));
        saved = fits(saving.and_then(|saving| saved.plus(saving)))?;
        before = fits(before.plus(then))?;
        // What was below zero before has no share to be cut by.
        if then <= Decimal::ZERO {
            return Err(Untold::NotPositive);
        }
        any = true;
    }
    if any {
        share(saved, before)
    } else {
        Err(if disclosed.count() > 0 { Untold::NoBaseline } else { Untold::NoOutput })
    }
}

fn primary_share(counted: &[Counted]) -> Told {
    let disclosed = counted.iter().filter_map(|label| Some((label, label.emitted?)));
    let shares = disclosed.clone().filter_map(|(label, emitted)| Some((emitted, label.primary_share?)));
    let (mut primary, mut all, mut any) = (Decimal::ZERO, Decimal::ZERO, false);
    for (emitted, share) in shares {
        if emitted <= Decimal::ZERO {
            return Err(Untold::NotPositive);
        }
        primary = fits(emitted.times(share).and_then(|part| primary.plus(part)))?;
        all = fits(all.plus(emitted))?;
        any = true;
    }
    if any { share(primary, all) } else { Err(if disclosed.count() > 0 { Untold::NoShare } else { Untold::NoOutput }) }
}

/// How much of each total the labels cover.
pub(super) fn coverage(counted: &[Counted], totals: &[DeclaredUnit]) -> Vec<Coverage> {
    let of = |total: &DeclaredUnit| {
        let outputs = counted.iter().filter_map(|label| label.output);
        let amounts = outputs.filter_map(|(output, _)| amount_in(&output, total));
        let covered = amounts.fold(Decimal::ZERO, |sum, amount| sum.plus(amount).unwrap_or(sum));
        let share = if covered > total.amount() { Err(Untold::TotalTooSmall) } else { share(covered, total.amount()) };
        Coverage { total: *total, covered, share }
    };
    totals.iter().map(of).collect()
}

/// An amount in the unit of another; nothing for another dimension.
pub(super) fn amount_in(amount: &DeclaredUnit, other: &DeclaredUnit) -> Option<Decimal> {
    // One of the other's unit is so much of this: per one of this there are as many of the other.
    let one = |unit| DeclaredUnit::new(Decimal::ONE, unit).ok();
    one(other.unit())?.convert(amount.amount(), &one(amount.unit())?)
}

/// The least of the shares: what is well covered does not speak for what is not.
fn least_covered(counted: &[Counted], coverage: &[Coverage]) -> Told {
    if coverage.is_empty() {
        return Err(Untold::NoTotal);
    }
    let mut disclosed = counted.iter().filter_map(|label| label.output).peekable();
    if disclosed.peek().is_none() {
        return Err(Untold::NoOutput);
    }
    if disclosed
        .any(|(output, _)| !coverage.iter().any(|known| known.total.unit().dimension() == output.unit().dimension()))
    {
        return Err(Untold::OtherDimension);
    }
    let shares: Vec<Decimal> = coverage.iter().map(|coverage| coverage.share).collect::<Result<_, _>>()?;
    shares.into_iter().min().ok_or(Untold::NoTotal)
}

/// Where the labels stand on each benchmark that places one.
pub(super) fn means(counted: &[Counted]) -> Vec<Mean> {
    let mut benchmarks: Vec<&Arc<Benchmark>> = Vec::new();
    for placement in counted.iter().flat_map(|label| &label.placed).filter(|placement| placement.outcome.is_ok()) {
        if !benchmarks.iter().any(|known| known.id == placement.benchmark.id) {
            benchmarks.push(&placement.benchmark);
        }
    }
    benchmarks.sort_by(|one, other| (&one.category, &one.id).cmp(&(&other.category, &other.id)));
    benchmarks.into_iter().map(|benchmark| mean(benchmark, counted)).collect()
}

fn mean(benchmark: &Arc<Benchmark>, counted: &[Counted]) -> Mean {
    let placed = counted.iter().filter_map(|label| {
        let (_, value) = label.positions.iter().find(|(id, _)| *id == benchmark.id)?;
        Some((label, *value))
    });
    let (with, without): (Vec<_>, Vec<_>) = placed.partition(|(label, _)| label.output.is_some());
    let numbers = |labels: &[(&Counted, Decimal)]| labels.iter().map(|(label, _)| label.number.clone()).collect();
    let value = weighed(benchmark, &with);
    let position = value.ok().zip(with.first()).and_then(|(value, (first, _))| {
        // What is read has the digits a reader needs.
        let value = if value.magnitude() < Decimal::ONE { value.significant(4) } else { value.rounded(2) }.trimmed();
        let mut basis = first.basis.clone();
        (basis.unit, basis.per) = (benchmark.unit, benchmark.per);
        compare::place_value(&basis, value, benchmark).ok()
    });
    Mean {
        labels: numbers(&with),
        without_output: numbers(&without),
        benchmark: Arc::clone(benchmark),
        value,
        position,
    }
}

fn weighed(benchmark: &Benchmark, labels: &[(&Counted, Decimal)]) -> Told {
    let (mut sum, mut weight) = (Decimal::ZERO, Decimal::ZERO);
    for (label, value) in labels {
        let amount = label.output.and_then(|(output, _)| amount_in(&output, &benchmark.per));
        let amount = fits(amount)?;
        sum = fits(value.times(amount).and_then(|part| sum.plus(part)))?;
        weight = fits(weight.plus(amount))?;
    }
    if labels.is_empty() {
        return Err(Untold::NoOutput);
    }
    fits(sum.over(weight)).map(|mean| mean.significant(MEAN_DIGITS).trimmed())
}

fn share(part: Decimal, whole: Decimal) -> Told {
    if whole <= Decimal::ZERO {
        return Err(Untold::NotPositive);
    }
    fits(part.over(whole)).map(|share| share.rounded(SHARE_PLACES).trimmed())
}

fn fits(number: Option<Decimal>) -> Told {
    number.ok_or(Untold::TooManyDigits)
}
