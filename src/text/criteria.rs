//! What is said of a demand standard and of what it makes of a product.

use super::{Lang, en, figure, zh};
use crate::{
    criteria::{Award, AwardKind, Criteria, Formula, Must, Outcome, Reason, Verdict, Whole, Worked},
    label::{Decimal, Name, Number},
    programme::{Benchmark, Programme, Scale},
};

/// Words of a demand standard.
#[allow(missing_docs, reason = "each is what it says")]
pub struct CriteriaWords {
    pub criteria: &'static str,
    pub name: &'static str,
    pub bid: &'static str,
    pub region: &'static str,
    pub musts: &'static str,
    pub awards: &'static str,
    pub price_deduction: &'static str,
    pub points: &'static str,
    pub pass: &'static str,
    pub fail: &'static str,
    pub cannot_tell: &'static str,
    /// What is missed by what is not to be believed.
    pub verification: &'static str,
    /// A formula's variable.
    pub value: &'static str,
    /// After a verdict, before what it is for.
    pub colon: &'static str,
    /// Between the parts of a list.
    pub(super) comma: &'static str,
}

impl Lang {
    /// The words of a demand standard.
    #[must_use]
    pub fn criteria(self) -> &'static CriteriaWords {
        match self {
            Self::Zh => &zh::criteria::WORDS,
            Self::En => &en::criteria::WORDS,
        }
    }

    /// What a product must be, as people tick it; a programme gives the names of regions and grades.
    #[must_use]
    pub fn must(self, must: &Must, programme: &Programme) -> String {
        match self {
            Self::Zh => zh::criteria::must(must, programme),
            Self::En => en::criteria::must(must, programme),
        }
    }

    /// What a must is about, in a word.
    #[must_use]
    pub fn must_word(self, must: &Must) -> &'static str {
        match self {
            Self::Zh => zh::criteria::word(must),
            Self::En => en::criteria::word(must),
        }
    }

    /// Whether a product is what is asked for, in a word or two.
    #[must_use]
    pub fn whole(self, whole: Whole) -> &'static str {
        let words = self.criteria();
        match whole {
            Whole::Pass => words.pass,
            Whole::Fail => words.fail,
            Whole::CannotTell => words.cannot_tell,
        }
    }

    /// Why a must is missed or cannot be told, in a sentence with both sides.
    #[must_use]
    pub fn reason(self, reason: &Reason<'_>) -> String {
        match self {
            Self::Zh => zh::criteria::reason(reason),
            Self::En => en::criteria::reason(reason),
        }
    }

    /// What became of a must: the verdict, and why.
    #[must_use]
    pub fn judged(self, outcome: &Outcome<'_>) -> String {
        let because = |whole, reason| [self.whole(whole), self.criteria().colon, &self.reason(reason)].concat();
        match outcome {
            Outcome::Pass => self.whole(Whole::Pass).to_owned(),
            Outcome::Fail(reason) => because(Whole::Fail, reason),
            Outcome::CannotTell(reason) => because(Whole::CannotTell, reason),
        }
    }

    /// A verdict in a few words: what it is, and for which musts.
    #[must_use]
    pub fn verdict(self, verdict: &Verdict<'_>, criteria: &Criteria) -> String {
        let decides = |outcome: &Outcome<'_>| match outcome {
            Outcome::Pass => false,
            Outcome::Fail(_) => verdict.whole == Whole::Fail,
            Outcome::CannotTell(_) => verdict.whole == Whole::CannotTell,
        };
        let judged = criteria.musts.iter().zip(&verdict.musts);
        let mut about: Vec<&str> =
            judged.filter(|(_, outcome)| decides(outcome)).map(|(must, _)| self.must_word(must)).collect();
        about.dedup();
        let words = self.criteria();
        // What is not to be believed misses every must for one reason, even where none is stated.
        let first = verdict.musts.first();
        if verdict.whole == Whole::Fail && first.is_none_or(|first| *first == Outcome::Fail(Reason::NotVerified)) {
            about = vec![words.verification];
        }
        let whole = self.whole(verdict.whole);
        if about.is_empty() { whole.to_owned() } else { [whole, words.colon, &about.join(words.comma)].concat() }
    }

    /// What is awarded.
    #[must_use]
    pub fn award(self, kind: AwardKind) -> &'static str {
        match kind {
            AwardKind::PriceDeduction => self.criteria().price_deduction,
            AwardKind::Points => self.criteria().points,
        }
    }

    /// So much of an award: `4.57%`.
    #[must_use]
    pub fn awarded(self, kind: AwardKind, amount: Decimal) -> String {
        match (kind, self) {
            (AwardKind::PriceDeduction, _) => format!("{}%", figure(amount)),
            (AwardKind::Points, Self::Zh) => zh::criteria::points(amount),
            (AwardKind::Points, Self::En) => en::criteria::points(amount),
        }
    }

    /// The formula of an award, with all that is stated with it.
    #[must_use]
    pub fn formula(self, award: &Award) -> String {
        let amount = |amount| self.awarded(award.kind, amount);
        let formula = &award.formula;
        let expression = expression(&amount(formula.most()), formula, self.criteria().value);
        let stated = Stated {
            award: self.award(award.kind),
            expression: &expression,
            most: &amount(formula.most()),
            least: formula.least().filter(|least| !least.is_zero()).map(amount),
        };
        match self {
            Self::Zh => zh::criteria::formula(award, &stated),
            Self::En => en::criteria::formula(award, &stated),
        }
    }

    /// The formula of an award with a product's numbers, and what comes of it:
    /// `5% × (630 − 420) ÷ (630 − 400) = 4.57%`.
    #[must_use]
    pub fn worked(self, award: &Award, worked: &Worked) -> String {
        let amount = |amount| self.awarded(award.kind, amount);
        let formula = &award.formula;
        let mut said = expression(&amount(formula.most()), formula, &operand(worked.value));
        said.push_str(&format!(" = {}", amount(worked.computed)));
        if worked.computed == worked.awarded {
            return said;
        }
        let bound = match (worked.computed > worked.awarded, formula.least()) {
            (true, _) if !worked.awarded.is_zero() => Bound::Most(amount(formula.most())),
            (true, Some(least)) => Bound::Least(amount(least)),
            _ => Bound::Nothing,
        };
        said + &match self {
            Self::Zh => zh::criteria::bounded(&bound),
            Self::En => en::criteria::bounded(&bound),
        }
    }
}

/// A formula's parts in words, which a language puts together.
pub(super) struct Stated<'a> {
    pub(super) award: &'a str,
    pub(super) expression: &'a str,
    pub(super) most: &'a str,
    pub(super) least: Option<String>,
}

/// Why something else is awarded than a formula makes.
pub(super) enum Bound {
    /// More than the most.
    Most(String),
    /// Less than the least.
    Least(String),
    /// Less than nothing.
    Nothing,
}

/// A grade by its rank from 1, where the programme has it.
pub(super) fn grade<'a>(programme: &'a Programme, benchmark: &Number, rank: u8) -> Option<(&'a Benchmark, &'a Name)> {
    let benchmark = programme.benchmark(benchmark)?;
    let Scale::Grades(grades) = &benchmark.scale else { return None };
    Some((benchmark, &grades.get(usize::from(rank).checked_sub(1)?)?.name))
}

fn expression(most: &str, formula: &Formula, value: &str) -> String {
    let (from, to) = (operand(formula.from()), operand(formula.to()));
    format!("{most} × ({from} − {value}) ÷ ({from} − {to})")
}

/// A number after a sign.
fn operand(value: Decimal) -> String {
    if value.is_negative() { format!("({})", figure(value)) } else { figure(value) }
}
