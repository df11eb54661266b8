//! An enterprise's labels as the figures a lender asks for, and what a lender's own policy makes of them.
//!
//! In: labels as they were checked, what the enterprise makes in all, a [`Policy`], the time. Out: an
//! [`Evaluation`], in which every figure rests on named credentials, or says why there is none. Only labels in
//! force count. It advises; nothing here decides.

mod advice;
mod figures;
mod policy;
mod wire;

pub use advice::{Advice, Granted, Judged, LimitAdvice, RateAdvice, ScoreAdvice, Scored, Tiered};
pub use figures::{Coverage, Figure, Mean, Told, Untold};
pub use policy::{Bound, Condition, Indicator, LimitPolicy, Policy, RatePolicy, RateRule, Tier};

use crate::{
    compare::Basis,
    credential::{Rejection, Standing, Verified},
    evidence::Placed,
    label::{
        CarbonUnit, CreditCode, Date, Decimal, DeclaredUnit, Gtin, Instant, Label, Line, Name, Number, Product, Unit,
    },
    programme::{Benchmark, Programme},
};
use sha2::{Digest, Sha256};
use std::fmt::Write;

/// A credential that was held up, and what it turned out to be.
#[derive(Debug, Clone)]
pub struct Held {
    /// What it is called where it came from: its certificate's number, or its file's name.
    pub called: String,
    /// The SHA-256 of its bytes, in hexadecimal.
    pub sha256: String,
    /// The label, or why it is not to be believed.
    pub outcome: Result<Box<Placed>, Rejection>,
}

/// What is evaluated.
pub struct Question<'a> {
    /// Whose labels are counted; without it, those of the maker of the first label in force.
    pub maker: Option<CreditCode>,
    /// What the enterprise makes in a year in all, in the words of whoever asks: one amount a dimension.
    pub totals: &'a [DeclaredUnit],
    /// What is advised by.
    pub policy: Option<&'a Policy>,
    /// When.
    pub at: Instant,
}

/// An enterprise's labels as figures.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Evaluation {
    /// When it was made.
    pub at: Instant,
    /// Whose labels were counted; nothing where no label is in force.
    pub maker: Option<(CreditCode, Name)>,
    /// What counts, in the order of the numbers.
    pub counted: Vec<Counted>,
    /// What does not, with the reason.
    pub left_out: Vec<LeftOut>,
    /// What the enterprise makes in a year in all, as it was stated.
    pub totals: Vec<DeclaredUnit>,
    /// The figures of all labels together, in the order of [`Figure::OF_ALL`].
    pub figures: Vec<(Figure, Told)>,
    /// How much of each total the labels cover.
    pub coverage: Vec<Coverage>,
    /// Where they stand on each benchmark, weighed by output.
    pub means: Vec<Mean>,
    /// What the policy makes of them.
    pub advice: Option<Advice>,
    /// Something about it is not real.
    pub demonstration: bool,
}

/// A label in force.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Counted {
    /// Its certificate's number.
    pub number: Number,
    /// The SHA-256 of its credential.
    pub sha256: String,
    /// The product.
    pub name: Name,
    /// Its model, as it is stated.
    pub model: Option<String>,
    /// Its number and what that is of.
    pub value: Decimal,
    /// What the number is of.
    pub basis: Basis,
    /// The certificate's last day.
    pub expires: Date,
    /// How much was made, and in which year.
    pub output: Option<(DeclaredUnit, u16)>,
    /// `value × output`, in kgCO2e: what of the year's output was emitted.
    pub emitted: Option<Decimal>,
    /// The base year's number, and how many years lie between it and the number's own.
    pub base: Option<Base>,
    /// How much of it rests on primary data.
    pub primary_share: Option<Decimal>,
    /// Where it stands: the benchmark, and its number in that one's units.
    pub positions: Vec<(Number, Decimal)>,
    placed: Vec<crate::evidence::Placement>,
}

/// What a label's number is held against.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Base {
    /// The base year.
    pub year: u16,
    /// The years between it and the last year of the number's data.
    pub years: u16,
    /// Its number, in the label's units.
    pub value: Decimal,
    /// `value × output`, in kgCO2e: what the year's output would have emitted.
    pub emitted: Option<Decimal>,
}

/// A credential that does not count.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LeftOut {
    /// What it is called.
    pub called: String,
    /// Its product, where it is to be believed.
    pub name: Option<Name>,
    /// Why.
    pub why: Why,
}

/// Why a credential does not count.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Why {
    /// It is not to be believed.
    Rejected(Rejection),
    /// Its certificate is not in force.
    NotInForce(Box<Verified>),
    /// Nothing on it is about a real product, and the programme is no demonstration.
    Demonstration,
    /// It is another enterprise's, or its maker has no credit code.
    OtherMaker,
    /// It was held up twice.
    Twice,
    /// A later certificate is of the same product.
    Renewed {
        /// The later one.
        by: Number,
    },
}

impl Held {
    /// Of a credential's bytes.
    #[must_use]
    pub fn new(called: String, bytes: &[u8], outcome: Result<Box<Placed>, Rejection>) -> Self {
        let digest = Sha256::digest(bytes);
        let sha256 = digest.iter().fold(String::with_capacity(64), |mut hex, byte| {
            // Writing to a String cannot fail.
            let _ = write!(hex, "{byte:02x}");
            hex
        });
        Self { called, sha256, outcome }
    }
}

impl Evaluation {
    /// Evaluates credentials.
    #[must_use]
    pub fn of(held: Vec<Held>, question: &Question<'_>, programme: &Programme) -> Self {
        let mut left_out = Vec::new();
        let mut kept: Vec<(String, Box<Placed>)> = Vec::new();
        for Held { called, sha256, outcome } in held {
            let placed = match outcome {
                Ok(placed) => placed,
                Err(rejection) => {
                    left_out.push(LeftOut { called, name: None, why: Why::Rejected(rejection) });
                    continue;
                }
            };
            let why = if !matches!(placed.verified.standing(), Standing::InForce) {
                Why::NotInForce(Box::new(placed.verified.clone()))
            } else if placed.verified.label().demonstration && !programme.about.demonstration {
                Why::Demonstration
            } else if kept.iter().any(|(_, other)| number(other) == number(&placed)) {
                Why::Twice
            } else {
                kept.push((sha256, placed));
                continue;
            };
            left_out.push(not_counted(&placed, why));
        }
        kept.sort_by(|(_, one), (_, other)| number(one).cmp(number(other)));
        let code = question.maker.clone().or_else(|| kept.iter().find_map(|(_, placed)| code(placed).cloned()));
        let (own, others): (Vec<_>, Vec<_>) =
            kept.into_iter().partition(|(_, placed)| code.is_some() && self::code(placed) == code.as_ref());
        left_out.extend(others.into_iter().map(|(_, placed)| not_counted(&placed, Why::OtherMaker)));
        let later: Vec<Option<Number>> = own.iter().map(|(_, placed)| renewed(placed, &own)).collect();
        let maker = own.first().and_then(|(_, first)| Some((code?, first.verified.label().product.maker.name.clone())));
        let mut counted = Vec::new();
        for ((sha256, placed), later) in own.into_iter().zip(later) {
            match later {
                Some(by) => left_out.push(not_counted(&placed, Why::Renewed { by })),
                None => counted.push(Counted::new(sha256, *placed)),
            }
        }
        left_out.sort_by(|one, other| one.called.cmp(&other.called));
        let demonstration = programme.about.demonstration || question.policy.is_some_and(|policy| policy.demonstration);
        let (totals, at) = (question.totals.to_vec(), question.at);
        let coverage = figures::coverage(&counted, &totals);
        let figures = Figure::OF_ALL.iter().map(|figure| {
            let told = figures::of_all(figure, &counted, &coverage, at.date());
            (figure.clone(), told)
        });
        let (figures, means) = (figures.collect(), figures::means(&counted));
        let mut evaluation =
            Self { at, maker, counted, left_out, totals, figures, coverage, means, advice: None, demonstration };
        evaluation.advice = question.policy.map(|policy| Advice::of(policy, &evaluation));
        evaluation
    }

    /// The figure of a kind.
    ///
    /// # Errors
    /// Why it cannot be told.
    pub fn figure(&self, asked: &Figure) -> Told {
        match asked {
            Figure::Mean(benchmark) => {
                let mean = self.means.iter().find(|mean| mean.benchmark.id == *benchmark);
                mean.map_or(Err(Untold::NotPlaced), |mean| mean.value)
            }
            _ => {
                self.figures.iter().find(|(figure, _)| figure == asked).map_or(Err(Untold::NoLabels), |(_, told)| *told)
            }
        }
    }

    /// How many labels a figure rests on, and of how many it would: the others do not disclose their output, or state
    /// no base year or share.
    #[must_use]
    pub fn rests_on(&self, asked: &Figure) -> (usize, usize) {
        let count = |says: &dyn Fn(&Counted) -> bool| self.counted.iter().filter(|label| says(label)).count();
        let all = self.counted.len();
        match asked {
            Figure::InForce | Figure::DaysLeft => (all, all),
            Figure::Coverage => (count(&|label| label.output.is_some()), all),
            Figure::Cut | Figure::YearlyCut => {
                (count(&|label| label.emitted.is_some() && label.base.is_some_and(|base| base.emitted.is_some())), all)
            }
            Figure::PrimaryShare => (count(&|label| label.emitted.is_some() && label.primary_share.is_some()), all),
            Figure::Mean(id) => {
                let mean = self.means.iter().find(|mean| mean.benchmark.id == *id);
                mean.map_or((0, 0), |mean| (mean.labels.len(), mean.labels.len() + mean.without_output.len()))
            }
        }
    }

    /// The benchmark that a figure is of.
    #[must_use]
    pub fn benchmark(&self, asked: &Figure) -> Option<&Benchmark> {
        let Figure::Mean(id) = asked else { return None };
        self.means.iter().map(|mean| mean.benchmark.as_ref()).find(|benchmark| benchmark.id == *id)
    }

    /// The units its labels' output is counted in: one a dimension, the first met.
    #[must_use]
    pub fn units(&self) -> Vec<Unit> {
        let mut units: Vec<Unit> = Vec::new();
        for unit in
            self.counted.iter().map(|label| label.output.map_or(label.basis.per.unit(), |(amount, _)| amount.unit()))
        {
            if !units.iter().any(|known| known.dimension() == unit.dimension()) {
                units.push(unit);
            }
        }
        units
    }
}

impl Counted {
    fn new(sha256: String, placed: Placed) -> Self {
        let label = placed.verified.label();
        let (footprint, basis) = (&label.footprint, Basis::of(label));
        let of_output = |value: Decimal| {
            let amount = label.output.as_ref()?.amount;
            basis.convert(value, CarbonUnit::Kilogram, &amount)
        };
        let base = label.baseline.as_ref().zip(footprint.period).and_then(|(base, period)| {
            let years = u16::try_from(period.to().year() - i32::from(base.year)).ok().filter(|years| *years > 0)?;
            Some(Base { year: base.year, years, value: base.value, emitted: of_output(base.value) })
        });
        let positions = placed.positions().map(|position| (position.benchmark().id.clone(), position.value()));
        Self {
            number: label.certificate.number.clone(),
            sha256,
            name: label.product.name.clone(),
            model: label.product.model.as_ref().map(ToString::to_string),
            value: footprint.value,
            expires: label.certificate.expires(),
            output: label.output.as_ref().map(|output| (output.amount, output.year)),
            emitted: of_output(footprint.value),
            base,
            primary_share: footprint.primary_share.map(crate::label::Share::decimal),
            positions: positions.collect(),
            basis,
            placed: placed.placements,
        }
    }
}

fn number(placed: &Placed) -> &Number {
    &placed.verified.label().certificate.number
}

fn code(placed: &Placed) -> Option<&CreditCode> {
    placed.verified.label().product.maker.credit_code.as_ref()
}

fn not_counted(placed: &Placed, why: Why) -> LeftOut {
    let label = placed.verified.label();
    LeftOut { called: label.certificate.number.to_string(), name: Some(label.product.name.clone()), why }
}

/// The later certificate of the same product: one that was renewed early is in force beside the next, and its
/// output would count twice.
fn renewed(placed: &Placed, all: &[(String, Box<Placed>)]) -> Option<Number> {
    let own = placed.verified.label();
    let since = |label: &Label| (label.certificate.issued(), label.certificate.number.clone());
    let same =
        all.iter().map(|(_, other)| other.verified.label()).filter(|other| is_same(&own.product, &other.product));
    let newest = same.max_by_key(|other| since(other))?;
    (newest.certificate.number != own.certificate.number).then(|| newest.certificate.number.clone())
}

/// Whether two labels are of one product, as far as they tell: what one of them does not disclose sets none apart.
fn is_same(one: &Product, other: &Product) -> bool {
    let differ = |one: Option<&str>, other: Option<&str>| one.zip(other).is_some_and(|(one, other)| one != other);
    let agree = |one: Option<&str>, other: Option<&str>| one.zip(other).is_some_and(|(one, other)| one == other);
    let gtins = (one.gtin.as_ref().map(Gtin::as_str), other.gtin.as_ref().map(Gtin::as_str));
    let models = (one.model.as_ref().map(Line::as_str), other.model.as_ref().map(Line::as_str));
    let factories = one.factory.as_ref().zip(other.factory.as_ref());
    one.category == other.category
        && (agree(gtins.0, gtins.1) || agree(models.0, models.1))
        && !differ(gtins.0, gtins.1)
        && !factories.is_some_and(|(one, other)| one.name != other.name)
}
