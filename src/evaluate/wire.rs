//! An evaluation as JSON: figures, what each rests on, and what the policy makes of them.

use super::{
    Advice, Counted, Evaluation, Figure, Granted, Judged, LeftOut, ScoreAdvice, Scored, Tiered, Told, Untold, Why,
};
use crate::{
    credential::write_declared_unit,
    json::Json,
    label::{Decimal, Name, Number},
};

/// The version of the document, which grows when an older reader would take it for something else.
const VERSION: i64 = 1;

impl Evaluation {
    /// As a document, in English words for programs; decimals are texts with their digits.
    #[must_use]
    pub fn to_json(&self) -> Json {
        let maker = |(code, said): &(crate::label::CreditCode, Name)| {
            Json::object([("creditCode", text(code)), ("name", name(said))])
        };
        let figure = |(figure, told): &(Figure, Told)| (figure.word().to_owned(), self::told(*told));
        let rests = |(figure, _): &(Figure, Told)| {
            let (rests, all) = self.rests_on(figure);
            let count = |count: usize| Json::Number(count.to_string());
            (figure.word().to_owned(), Json::object([("labels", count(rests)), ("of", count(all))]))
        };
        let coverage = self.coverage.iter().map(|one| {
            let total = write_declared_unit(&one.total);
            Json::object([("total", total), ("covered", text(&one.covered)), ("share", told(one.share))])
        });
        let means = self.means.iter().map(|mean| {
            Json::object([
                ("benchmark", text(&mean.benchmark.id)),
                ("unit", Json::text(mean.benchmark.unit.word())),
                ("per", write_declared_unit(&mean.benchmark.per)),
                ("mean", told(mean.value)),
                ("labels", numbers(&mean.labels)),
                ("withoutOutput", numbers(&mean.without_output)),
            ])
        });
        Json::some([
            ("version", Some(Json::Number(VERSION.to_string()))),
            ("at", Some(text(&self.at))),
            ("demonstration", self.demonstration.then_some(Json::Truth(true))),
            ("maker", self.maker.as_ref().map(maker)),
            ("labels", Some(Json::List(self.counted.iter().map(counted).collect()))),
            ("leftOut", Some(Json::List(self.left_out.iter().map(left_out).collect()))),
            ("figures", Some(Json::Object(self.figures.iter().map(figure).collect()))),
            ("restsOn", Some(Json::Object(self.figures.iter().map(rests).collect()))),
            ("coverage", Some(Json::List(coverage.collect()))),
            ("means", Some(Json::List(means.collect()))),
            ("advice", self.advice.as_ref().map(advice)),
        ])
    }
}

impl Untold {
    /// The word in documents.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::NoLabels => "no-labels",
            Self::NoOutput => "no-output",
            Self::NoBaseline => "no-baseline",
            Self::NoTotal => "no-total",
            Self::OtherDimension => "other-dimension",
            Self::TotalTooSmall => "total-too-small",
            Self::NoShare => "no-share",
            Self::NotPositive => "not-positive",
            Self::NotPlaced => "not-placed",
            Self::TooManyDigits => "too-many-digits",
        }
    }
}

impl Why {
    /// The word in documents.
    #[must_use]
    pub fn word(&self) -> &'static str {
        match self {
            Self::Rejected(_) => "rejected",
            Self::NotInForce(verified) => verified.standing().word(),
            Self::Demonstration => "demonstration",
            Self::OtherMaker => "other-maker",
            Self::Twice => "twice",
            Self::Renewed { .. } => "renewed",
        }
    }
}

fn text(value: &impl ToString) -> Json {
    Json::text(value.to_string())
}

fn name(name: &Name) -> Json {
    let member = |(tag, line): &(crate::label::Tag, crate::label::Line)| (tag.as_str().to_owned(), text(line));
    Json::Object(name.translations().map(member).collect())
}

fn numbers(numbers: &[Number]) -> Json {
    Json::List(numbers.iter().map(text).collect())
}

/// A number, or an object that says why there is none.
fn told(told: Told) -> Json {
    told.map_or_else(|why| Json::object([("untold", Json::text(why.word()))]), |number| text(&number))
}

fn counted(label: &Counted) -> Json {
    let output = label.output.as_ref().map(|(amount, year)| {
        Json::object([("amount", write_declared_unit(amount)), ("year", Json::Number(year.to_string()))])
    });
    let base = label.base.as_ref().map(|base| {
        Json::some([
            ("year", Some(Json::Number(base.year.to_string()))),
            ("years", Some(Json::Number(base.years.to_string()))),
            ("value", Some(text(&base.value))),
            ("emitted", base.emitted.as_ref().map(text)),
        ])
    });
    let position =
        |(benchmark, value): &(Number, Decimal)| Json::object([("benchmark", text(benchmark)), ("value", text(value))]);
    Json::some([
        ("number", Some(text(&label.number))),
        ("sha256", Some(Json::text(label.sha256.as_str()))),
        ("name", Some(name(&label.name))),
        ("model", label.model.as_ref().map(text)),
        ("value", Some(text(&label.value))),
        ("basis", Some(label.basis.to_json())),
        ("expires", Some(text(&label.expires))),
        ("output", output),
        ("emitted", label.emitted.as_ref().map(text)),
        ("baseline", base),
        ("primaryShare", label.primary_share.as_ref().map(text)),
        ("positions", Some(Json::List(label.positions.iter().map(position).collect()))),
    ])
}

fn left_out(one: &LeftOut) -> Json {
    let by = if let Why::Renewed { by } = &one.why { Some(text(by)) } else { None };
    Json::some([
        ("called", Some(Json::text(one.called.as_str()))),
        ("name", one.name.as_ref().map(name)),
        ("why", Some(Json::text(one.why.word()))),
        ("by", by),
    ])
}

fn holds(holds: Option<bool>) -> Json {
    holds.map_or(Json::Null, Json::Truth)
}

fn judged(one: &Judged) -> Json {
    let benchmark = if let Figure::Mean(id) = &one.condition.figure { Some(text(id)) } else { None };
    let bound = match one.condition.bound {
        super::Bound::AtLeast => "at_least",
        super::Bound::AtMost => "at_most",
    };
    Json::some([
        ("figure", Some(Json::text(one.condition.figure.word()))),
        ("benchmark", benchmark),
        (bound, Some(text(&one.condition.value))),
        ("is", Some(told(one.figure))),
        ("holds", Some(holds(one.holds))),
    ])
}

fn tiered(tiered: &Tiered) -> Json {
    let tier = |tier: &Granted| {
        Json::object([
            ("when", Json::List(tier.when.iter().map(judged).collect())),
            ("holds", holds(tier.holds)),
            ("gives", text(&tier.gives)),
        ])
    };
    Json::object([
        ("tiers", Json::List(tiered.tiers.iter().map(tier).collect())),
        ("counts", tiered.counts.map_or(Json::Null, |at| Json::Number(at.to_string()))),
        ("gives", tiered.gives.as_ref().map_or(Json::Null, text)),
    ])
}

fn score(sheet: &ScoreAdvice) -> Json {
    let indicator = |one: &Scored| {
        let benchmark = if let Figure::Mean(id) = &one.indicator.figure { Some(text(id)) } else { None };
        Json::some([
            ("name", Some(name(&one.indicator.name))),
            ("figure", Some(Json::text(one.indicator.figure.word()))),
            ("benchmark", benchmark),
            ("base", Some(text(&one.indicator.base))),
            ("lead", Some(text(&one.indicator.lead))),
            ("weight", Some(text(&one.indicator.weight))),
            ("is", Some(told(one.figure))),
            ("score", one.score.as_ref().map(text)),
        ])
    };
    Json::some([
        ("indicators", Some(Json::List(sheet.indicators.iter().map(indicator).collect()))),
        ("total", sheet.total.as_ref().map(text)),
    ])
}

fn advice(advice: &Advice) -> Json {
    let limit = advice.limit.as_ref().zip(advice.policy.limit.as_ref()).map(|(limit, policy)| {
        Json::some([
            ("base", Some(text(&policy.base))),
            ("currency", Some(text(&policy.currency))),
            ("tiers", Some(tiered(&limit.tiers))),
            ("amount", limit.amount.as_ref().map(text)),
        ])
    });
    let rate = advice.rate.as_ref().map(|rate| {
        let rule = |(said, tiers): &(Name, Tiered)| Json::object([("name", name(said)), ("tiered", tiered(tiers))]);
        Json::some([
            ("rules", Some(Json::List(rate.rules.iter().map(rule).collect()))),
            ("sum", rate.sum.as_ref().map(text)),
            ("basisPoints", rate.given.as_ref().map(text)),
            ("percent", rate.percent.as_ref().map(text)),
        ])
    });
    Json::some([
        ("policy", Some(name(&advice.policy.name))),
        ("lender", Some(name(&advice.policy.lender))),
        ("from", Some(text(&advice.policy.from))),
        ("notYet", advice.not_yet.then_some(Json::Truth(true))),
        ("approval", Some(Json::List(advice.approval.iter().map(judged).collect()))),
        ("approves", (!advice.approval.is_empty()).then(|| holds(advice.approves()))),
        ("limit", limit),
        ("rate", rate),
        ("score", advice.score.as_ref().map(score)),
    ])
}
