//! Words of an evaluation: figures, what they rest on, and what a lender's policy makes of them.

use super::{Lang, carbon_unit, en, figure, grouped, zh};
use crate::{
    evaluate::{Bound, Condition, Figure, Told, Untold, Why},
    label::{CarbonUnit, Decimal, Name, Unit},
    programme::Benchmark,
};

/// The words of one language.
#[allow(missing_docs, reason = "each is what it says")]
pub struct EvaluateWords {
    pub title: &'static str,
    /// What it is of, in a word.
    pub lending: &'static str,
    pub lead: &'static str,
    pub needs_script: &'static str,
    pub loading: &'static str,
    pub not_loaded: &'static str,
    pub not_trusted: &'static str,
    pub stopped: &'static str,

    /// What files are called.
    pub file: &'static str,
    pub enterprise: &'static str,
    pub choose_enterprise: &'static str,
    pub not_listed: &'static str,
    /// The enterprise, with so many labels.
    pub with_labels: fn(&str, u64) -> String,
    pub policy: &'static str,
    pub no_policy: &'static str,
    /// The policy that came in a file.
    pub own_policy: &'static str,
    pub files: &'static str,
    pub files_note: &'static str,
    pub totals: &'static str,
    pub totals_note: &'static str,
    /// The field of a total.
    pub total_in: fn(&str) -> String,
    pub not_a_total: &'static str,
    /// So many of so many labels checked.
    pub checking: fn(usize, usize) -> String,
    pub nothing_yet: &'static str,
    pub again: &'static str,
    pub not_fetched: &'static str,
    /// A file that is neither a label nor a policy.
    pub not_taken: fn(&str) -> String,
    pub not_a_policy: fn(&str, &str) -> String,

    pub result: &'static str,
    pub made_at: &'static str,
    pub advice: &'static str,
    pub advice_note: &'static str,
    pub policy_of: fn(&str, &str, &str) -> String,
    pub policy_demonstration: &'static str,
    pub approval: &'static str,
    pub approves: &'static str,
    pub approves_not: &'static str,
    pub cannot_tell: &'static str,
    pub limit: &'static str,
    pub rate: &'static str,
    pub base_points: fn(&str) -> String,
    pub asked: &'static str,
    pub is: &'static str,
    pub holds: &'static str,
    pub yes: &'static str,
    pub no: &'static str,
    pub gives: &'static str,
    pub nothing_given: &'static str,
    pub always: &'static str,
    pub tiers: &'static str,
    /// A tier's number.
    pub tier: fn(usize) -> String,
    pub held_at_least: fn(&str) -> String,
    pub score: &'static str,
    pub score_formula: &'static str,
    pub indicator: &'static str,
    pub base: &'static str,
    pub leading: &'static str,
    pub weight: &'static str,
    pub points: &'static str,
    pub no_points: &'static str,
    pub limit_formula: &'static str,
    pub rate_formula: &'static str,

    pub figures: &'static str,
    pub figure: &'static str,
    pub value: &'static str,
    pub how: &'static str,
    pub figures_note: &'static str,
    pub means: &'static str,
    pub benchmark: &'static str,
    pub mean: &'static str,
    pub stands: &'static str,
    pub no_means: &'static str,
    /// A figure rests on so many of so many labels.
    pub rests_on: fn(usize, usize) -> String,
    pub not_yet: &'static str,
    pub not_stated: &'static str,
    pub too_many: &'static str,
    pub policy_unknown: &'static str,
    pub mean_of: fn(usize) -> String,
    pub without_output: fn(usize) -> String,
    pub coverage_of: fn(&str, &str) -> String,

    pub labels: &'static str,
    pub labels_in_all: &'static str,
    pub number: &'static str,
    pub product: &'static str,
    pub model: &'static str,
    pub category: &'static str,
    pub unit: &'static str,
    pub output: &'static str,
    pub output_year: &'static str,
    pub emitted: &'static str,
    pub base_year: &'static str,
    pub years: &'static str,
    pub base_value: &'static str,
    pub base_emitted: &'static str,
    pub saved: &'static str,
    pub saved_yearly: &'static str,
    pub primary_share: &'static str,
    pub primary_emitted: &'static str,
    pub shared_emitted: &'static str,
    pub expires: &'static str,
    pub left_out: &'static str,
    pub why: &'static str,
    pub none_counted: &'static str,
    pub not_disclosed: &'static str,
    pub sha256: &'static str,
    /// So many declared units of output.
    pub times: &'static str,
    pub in_kilograms: &'static str,
    pub on_benchmark: fn(&str) -> String,
    pub output_on_benchmark: fn(&str) -> String,
    pub product_on_benchmark: fn(&str) -> String,
    pub total: &'static str,
    pub stated: &'static str,
    pub recomputed: &'static str,

    pub save: &'static str,
    pub xlsx: &'static str,
    pub json: &'static str,
    pub print: &'static str,
    pub making: &'static str,
    pub made: fn(&str) -> String,
    pub no_writer: &'static str,
    pub sign_note: &'static str,
    /// Who signed an evaluation, and when.
    pub signed_by: fn(&str, &str) -> String,
    pub same_figures: &'static str,
    pub other_figures: &'static str,
}

impl Lang {
    /// The words of an evaluation.
    #[must_use]
    pub fn evaluate(self) -> &'static EvaluateWords {
        match self {
            Self::Zh => &zh::evaluate::WORDS,
            Self::En => &en::evaluate::WORDS,
        }
    }

    /// What a figure is called; a mean by its benchmark, where that is known.
    #[must_use]
    pub fn figure_called(self, asked: &Figure, benchmark: Option<&Benchmark>) -> String {
        let of = |name: &Name| name.in_language(self.code()).1.to_string();
        match self {
            Self::Zh => zh::evaluate::figure(asked, benchmark.map(|benchmark| of(&benchmark.name))),
            Self::En => en::evaluate::figure(asked, benchmark.map(|benchmark| of(&benchmark.name))),
        }
    }

    /// How a figure is worked out.
    #[must_use]
    pub fn figure_formula(self, asked: &Figure) -> &'static str {
        match self {
            Self::Zh => zh::evaluate::formula(asked),
            Self::En => en::evaluate::formula(asked),
        }
    }

    /// A figure's value with its unit, or why there is none.
    #[must_use]
    pub fn figure_told(self, asked: &Figure, told: Told, benchmark: Option<&Benchmark>) -> String {
        told.map_or_else(|why| self.untold(why).to_owned(), |value| self.figure_value(asked, value, benchmark))
    }

    /// A value of a figure with its unit.
    #[must_use]
    pub fn figure_value(self, asked: &Figure, value: Decimal, benchmark: Option<&Benchmark>) -> String {
        match (asked, benchmark) {
            (Figure::DaysLeft, _) => match self {
                Self::Zh => format!("{} 天", figure(value)),
                Self::En => format!("{} days", figure(value)),
            },
            (Figure::Mean(_), Some(benchmark)) => {
                // What is judged has more digits than a reader needs.
                let shown = if value.magnitude() < Decimal::ONE { value.significant(4) } else { value.rounded(2) };
                format!("{} {}", figure(shown.trimmed()), self.measure(benchmark.unit, &benchmark.per))
            }
            (asked, _) if asked.is_share() => share(value),
            _ => figure(value.trimmed()),
        }
    }

    /// Why a figure cannot be told.
    #[must_use]
    pub fn untold(self, why: Untold) -> &'static str {
        match self {
            Self::Zh => zh::evaluate::untold(why),
            Self::En => en::evaluate::untold(why),
        }
    }

    /// What a condition asks.
    #[must_use]
    pub fn condition(self, condition: &Condition, benchmark: Option<&Benchmark>) -> String {
        let sign = match condition.bound {
            Bound::AtLeast => "≥",
            Bound::AtMost => "≤",
        };
        let called = self.figure_called(&condition.figure, benchmark);
        format!("{called} {sign} {}", self.figure_value(&condition.figure, condition.value, benchmark))
    }

    /// Why a credential does not count.
    #[must_use]
    pub fn left_out(self, why: &Why) -> String {
        match why {
            Why::Rejected(rejection) => self.rejection(rejection).title,
            Why::NotInForce(verified) => self.standing(verified.standing(), verified.label()).title,
            other => match self {
                Self::Zh => zh::evaluate::why(other),
                Self::En => en::evaluate::why(other),
            },
        }
    }

    /// Basis points with their sign.
    #[must_use]
    pub fn basis_points(self, points: Decimal) -> String {
        let plus = if points.is_negative() || points.is_zero() { "" } else { "+" };
        let points = format!("{plus}{}", figure(points.trimmed()));
        match self {
            Self::Zh => format!("{points} 个基点"),
            Self::En => format!("{points} bp"),
        }
    }

    /// A share that is added to an amount, with its sign.
    #[must_use]
    pub fn added(self, part: Decimal) -> String {
        let plus = if part.is_negative() || part.is_zero() { "" } else { "+" };
        format!("{plus}{}", share(part))
    }

    /// The sign of a unit.
    #[must_use]
    pub fn unit(self, unit: Unit) -> &'static str {
        self.language().unit(unit)
    }

    /// What was emitted, in tonnes.
    #[must_use]
    pub fn tonnes(self, kilograms: Decimal) -> String {
        let tonnes = kilograms.shifted(-3).unwrap_or(kilograms).rounded(1).trimmed();
        format!("{} {}", grouped(tonnes), carbon_unit(CarbonUnit::Tonne))
    }
}

/// A share of one as per cent, to hundredths.
fn share(value: Decimal) -> String {
    let percent = value.shifted(2).unwrap_or(value).rounded(2).trimmed();
    format!("{}%", figure(percent))
}
