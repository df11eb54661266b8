//! A policy applied to figures, line by line.

use super::{Condition, Evaluation, Indicator, LimitPolicy, Policy, RatePolicy, RateRule, Tier, Told};
use crate::label::{Decimal, Name};

/// Places that scores are rounded to.
const SCORE_PLACES: u32 = 2;
/// Places that a limit is rounded to.
const LIMIT_PLACES: u32 = 2;

/// What a policy makes of an enterprise's figures. It is its lender's to decide by.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Advice {
    /// The policy.
    pub policy: Policy,
    /// Its first day has not come: it gives nothing yet.
    pub not_yet: bool,
    /// Each thing asked before approval, in the policy's order.
    pub approval: Vec<Judged>,
    /// The limit.
    pub limit: Option<LimitAdvice>,
    /// The rate.
    pub rate: Option<RateAdvice>,
    /// The sheet, scored.
    pub score: Option<ScoreAdvice>,
}

/// An evaluation sheet, scored.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ScoreAdvice {
    /// Each indicator, in the sheet's order.
    pub indicators: Vec<Scored>,
    /// `Σ score × weight ÷ Σ weight`, to hundredths; what cannot be told scores nothing. Nothing where it does not fit
    /// into 28 digits.
    pub total: Option<Decimal>,
}

/// An indicator, scored.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Scored {
    /// The indicator.
    pub indicator: Indicator,
    /// What the figure is.
    pub figure: Told,
    /// From 0 to 100, to hundredths; nothing where the figure cannot be told.
    pub score: Option<Decimal>,
}

/// A condition, held against its figure.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Judged {
    /// What was asked.
    pub condition: Condition,
    /// What the figure is.
    pub figure: Told,
    /// Whether it holds; nothing where that cannot be told.
    pub holds: Option<bool>,
}

/// Tiers, and which of them counts.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Tiered {
    /// Each tier, in the policy's order.
    pub tiers: Vec<Granted>,
    /// The first that holds.
    pub counts: Option<usize>,
    /// What it gives, or nought where none holds; nothing where it cannot be told: an earlier tier might hold that
    /// would be worse for the enterprise.
    pub gives: Option<Decimal>,
}

/// A tier, held against the figures.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Granted {
    /// Its conditions.
    pub when: Vec<Judged>,
    /// Whether all hold; nothing where that cannot be told.
    pub holds: Option<bool>,
    /// What it gives.
    pub gives: Decimal,
}

/// A limit as the policy has it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LimitAdvice {
    /// What was asked for more.
    pub tiers: Tiered,
    /// The limit; nothing where it cannot be told.
    pub amount: Option<Decimal>,
}

/// A rate as the policy has it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RateAdvice {
    /// Each rule, and what was asked for it.
    pub rules: Vec<(Name, Tiered)>,
    /// What the rules give together, in basis points; nothing where it cannot be told.
    pub sum: Option<Decimal>,
    /// The same, no further below than the policy lets it be.
    pub given: Option<Decimal>,
    /// The rate in per cent, where the policy states what it is counted from.
    pub percent: Option<Decimal>,
}

impl Advice {
    pub(super) fn of(policy: &Policy, evaluation: &Evaluation) -> Self {
        let judge = |condition: &Condition| judged(condition, policy, evaluation);
        let not_yet = evaluation.at.date() < policy.from;
        // A policy that is not in use yet gives nothing, and neither does one to nobody.
        let gives = !not_yet && !evaluation.counted.is_empty();
        Self {
            not_yet,
            approval: policy.approval.iter().map(judge).collect(),
            limit: policy.limit.as_ref().map(|limit| limited(limit, policy, evaluation, gives)),
            rate: policy.rate.as_ref().map(|rate| rated(rate, policy, evaluation, gives)),
            score: (!policy.score.is_empty()).then(|| scored(policy, evaluation)),
            policy: policy.clone(),
        }
    }

    /// Whether all that is asked before approval holds; nothing where that cannot be told, or nothing is asked.
    #[must_use]
    pub fn approves(&self) -> Option<bool> {
        if self.approval.is_empty() || self.not_yet { None } else { all(&self.approval) }
    }
}

impl Tiered {
    /// `worse` tells whether the first is worse for the enterprise than the second.
    fn of(tiers: &[Tier], policy: &Policy, evaluation: &Evaluation, worse: fn(Decimal, Decimal) -> bool) -> Self {
        let grant = |tier: &Tier| {
            let when: Vec<Judged> = tier.when.iter().map(|condition| judged(condition, policy, evaluation)).collect();
            Granted { holds: all(&when), when, gives: tier.gives }
        };
        let tiers: Vec<Granted> = tiers.iter().map(grant).collect();
        let counts = tiers.iter().position(|tier| tier.holds == Some(true));
        let gives = counts.and_then(|at| tiers.get(at)).map_or(Decimal::ZERO, |tier| tier.gives);
        let before = counts.unwrap_or(tiers.len());
        let open = tiers.iter().take(before).filter(|tier| tier.holds.is_none());
        let may_be_worse = open.into_iter().any(|tier| worse(tier.gives, gives));
        Self { counts: counts.filter(|_| !may_be_worse), gives: (!may_be_worse).then_some(gives), tiers }
    }
}

fn judged(condition: &Condition, policy: &Policy, evaluation: &Evaluation) -> Judged {
    let figure = evaluation.figure(&condition.figure);
    let (rests, all) = evaluation.rests_on(&condition.figure);
    let counts = policy.partial || rests == all;
    let holds = figure.ok().filter(|_| counts).map(|figure| condition.bound.admits(figure, condition.value));
    Judged { condition: condition.clone(), figure, holds }
}

/// One that does not hold decides, whatever cannot be told beside it.
fn all(judged: &[Judged]) -> Option<bool> {
    if judged.iter().any(|judged| judged.holds == Some(false)) {
        return Some(false);
    }
    judged.iter().all(|judged| judged.holds.is_some()).then_some(true)
}

fn limited(limit: &LimitPolicy, policy: &Policy, evaluation: &Evaluation, gives: bool) -> LimitAdvice {
    let tiers = Tiered::of(&limit.tiers, policy, evaluation, |one, other| one < other);
    let factor = tiers.gives.filter(|_| gives).and_then(|part| Decimal::ONE.plus(part));
    let amount = factor.and_then(|factor| limit.base.times(factor)).map(|amount| amount.rounded(LIMIT_PLACES));
    LimitAdvice { tiers, amount }
}

fn scored(policy: &Policy, evaluation: &Evaluation) -> ScoreAdvice {
    let score = |indicator: &Indicator| {
        let figure = evaluation.figure(&indicator.figure);
        let part = |is: Decimal| {
            let stretch = indicator.lead.minus(indicator.base)?;
            let part = is.minus(indicator.base)?.shifted(2)?.over(stretch)?.rounded(SCORE_PLACES);
            Some(part.clamp(Decimal::ZERO, Decimal::from(100)).trimmed())
        };
        let (rests, all) = evaluation.rests_on(&indicator.figure);
        let counts = policy.partial || rests == all;
        Scored { score: figure.ok().filter(|_| counts).and_then(part), figure, indicator: indicator.clone() }
    };
    let indicators: Vec<Scored> = policy.score.iter().map(score).collect();
    let total = || {
        let (mut sum, mut weights) = (Decimal::ZERO, Decimal::ZERO);
        for one in &indicators {
            sum = sum.plus(one.score.unwrap_or(Decimal::ZERO).times(one.indicator.weight)?)?;
            weights = weights.plus(one.indicator.weight)?;
        }
        Some(sum.over(weights)?.rounded(SCORE_PLACES).trimmed())
    };
    ScoreAdvice { total: total(), indicators }
}

fn rated(rate: &RatePolicy, policy: &Policy, evaluation: &Evaluation, gives: bool) -> RateAdvice {
    let of = |rule: &RateRule| {
        let tiers = Tiered::of(&rule.tiers, policy, evaluation, |one, other| one > other);
        (rule.name.clone(), tiers)
    };
    let rules: Vec<(Name, Tiered)> = rate.rules.iter().map(of).collect();
    let sum = rules.iter().try_fold(Decimal::ZERO, |sum, (_, tiers)| sum.plus(tiers.gives?)).filter(|_| gives);
    let given = sum.map(|sum| rate.least.map_or(sum, |least| sum.max(least)));
    let percent = rate.percent.zip(given).and_then(|(percent, given)| percent.plus(given.shifted(-2)?));
    RateAdvice { rules, sum, given, percent }
}
