//! What a policy makes of the figures: first what comes of it, then why, line by line.

use super::{Report, head};
use crate::{
    evaluate::{Advice, Granted, Judged, LimitAdvice, RateAdvice, ScoreAdvice, Scored, Tiered},
    label::Decimal,
    text::{figure, grouped},
};
use maud::{Markup, html};

/// What a tier gives, in words.
type Said<'a> = &'a dyn Fn(Decimal) -> String;

pub(super) fn draw(advice: &Advice, report: &Report<'_>) -> Markup {
    let (lang, words, policy) = (report.lang, report.words, &advice.policy);
    let said = |name: &crate::label::Name| name.in_language(lang.code()).1.to_string();
    html! {
            section.evaluation-advice aria-labelledby="advice" {
                h3 #advice { (words.advice) }
                p { ((words.policy_of)(&said(&policy.name), &said(&policy.lender), &policy.from.to_string())) }
                @if policy.demonstration { p.evaluation-note { strong { (words.policy_demonstration) } } }
                p.evaluation-note { (words.advice_note) }
                @if advice.not_yet { p { strong { (words.not_yet) } } }
                dl.evaluation-outcome {
                    @if !advice.approval.is_empty() {
                        div data-outcome=(outcome(advice.approves())) {
                            dt { (words.approval) }
                            dd { (whole(advice.approves(), report)) }
                        }
                    }
                    @if let (Some(limit), Some(policy)) = (&advice.limit, &policy.limit) {
                        div {
                            dt { (words.limit) }
    dd { @if let Some(amount) = limit.amount { (grouped(amount.trimmed())) " " (policy.currency) } @else { (words.cannot_tell) } }
                        }
                    }
                    @if let Some(rate) = &advice.rate {
                        div {
                            dt { (words.rate) }
                            dd {
                                @if let Some(percent) = rate.percent { (figure(percent)) "%" }
                                @else if let Some(given) = rate.given { (lang.basis_points(given)) }
                                @else { (words.cannot_tell) }
                            }
                        }
                    }
                    @if let Some(total) = advice.score.as_ref().and_then(|score| score.total) {
                        div { dt { (words.score) } dd { (figure(total)) " / 100" } }
                    }
                }
                (approval(&advice.approval, report))
                @if let Some(limit) = &advice.limit { (limited(limit, advice, report)) }
                @if let Some(rate) = &advice.rate { (rated(rate, advice, report)) }
                @if let Some(score) = &advice.score { (scored(score, report)) }
            }
        }
}

/// The word of an outcome, for the stylesheet.
const fn outcome(holds: Option<bool>) -> &'static str {
    match holds {
        Some(true) => "pass",
        Some(false) => "fail",
        None => "cannot-tell",
    }
}

fn whole(holds: Option<bool>, report: &Report<'_>) -> &'static str {
    match holds {
        Some(true) => report.words.approves,
        Some(false) => report.words.approves_not,
        None => report.words.cannot_tell,
    }
}

fn said(holds: Option<bool>, report: &Report<'_>) -> &'static str {
    match holds {
        Some(true) => report.words.yes,
        Some(false) => report.words.no,
        None => report.words.cannot_tell,
    }
}

fn approval(asked: &[Judged], report: &Report<'_>) -> Markup {
    let words = report.words;
    html! {
        @if !asked.is_empty() {
            h4 #approval { (words.approval) }
            div.evaluation-wide tabindex="0" role="group" aria-labelledby="approval" {
                table.evaluation-table.evaluation-three {
                    (head(&[words.asked, words.is, words.holds]))
                    tbody {
                        @for judged in asked {
                            tr {
                                th scope="row" { (condition(judged, report)) }
                                td { (is(judged, report)) (report.rests(&judged.condition.figure)) }
                                td data-outcome=(outcome(judged.holds)) { (said(judged.holds, report)) }
                            }
                        }
                    }
                }
            }
        }
    }
}

fn condition(judged: &Judged, report: &Report<'_>) -> String {
    report.lang.condition(&judged.condition, report.benchmark(&judged.condition.figure))
}

fn is(judged: &Judged, report: &Report<'_>) -> String {
    let asked = &judged.condition.figure;
    report.lang.figure_told(asked, judged.figure, report.benchmark(asked))
}

fn limited(limit: &LimitAdvice, advice: &Advice, report: &Report<'_>) -> Markup {
    let (lang, words) = (report.lang, report.words);
    let base = advice.policy.limit.as_ref().map(|policy| format!("{} {}", grouped(policy.base), policy.currency));
    html! {
        h4 #limit { (words.limit) }
        p { (words.limit_formula) @if let Some(base) = base { (lang.criteria().colon) (base) @if let Some(part) = limit.tiers.gives { " × (1 " (sign(part)) ")" } } }
        (tiers(&limit.tiers, &|part| lang.added(part), "limit", report))
    }
}

/// A share with its sign, as the formula has it.
fn sign(part: Decimal) -> String {
    let sign = if part.is_negative() { "−" } else { "+" };
    format!("{sign} {}", figure(part.magnitude()))
}

fn rated(rate: &RateAdvice, advice: &Advice, report: &Report<'_>) -> Markup {
    let (lang, words) = (report.lang, report.words);
    let Some(policy) = &advice.policy.rate else { return html! {} };
    let reference = policy.reference.in_language(lang.code()).1.as_str();
    html! {
        h4 #rate { (words.rate) }
        p {
            (words.rate_formula) (lang.criteria().colon) ((words.base_points)(reference))
            @if let Some(percent) = policy.percent { " " (figure(percent)) "%" }
            @if let Some(given) = rate.given { (lang.words().separator) (lang.basis_points(given)) }
            @if let Some(least) = policy.least { (lang.words().separator) ((words.held_at_least)(&lang.basis_points(least))) }
        }
        @for (at, (name, tiered)) in rate.rules.iter().enumerate() {
            h5 id={ "rate-" (at) } { (name.in_language(lang.code()).1) }
            (tiers(tiered, &|points| lang.basis_points(points), &format!("rate-{at}"), report))
        }
    }
}

fn scored(sheet: &ScoreAdvice, report: &Report<'_>) -> Markup {
    let (lang, words) = (report.lang, report.words);
    let value =
        |one: &Scored, value| lang.figure_value(&one.indicator.figure, value, report.benchmark(&one.indicator.figure));
    html! {
        h4 #score { (words.score) }
        p { (words.score_formula) }
        div.evaluation-wide tabindex="0" role="group" aria-labelledby="score" {
            table.evaluation-table {
                (head(&[words.indicator, words.is, words.base, words.leading, words.weight, words.points]))
                tbody {
                    @for one in &sheet.indicators {
                        tr {
                            th scope="row" {
                                (one.indicator.name.in_language(lang.code()).1)
                                br; small { (lang.figure_called(&one.indicator.figure, report.benchmark(&one.indicator.figure))) }
                            }
                            td { (lang.figure_told(&one.indicator.figure, one.figure, report.benchmark(&one.indicator.figure))) (report.rests(&one.indicator.figure)) }
                            td { (value(one, one.indicator.base)) }
                            td { (value(one, one.indicator.lead)) }
                            td { (figure(one.indicator.weight)) }
                            td { @if let Some(score) = one.score { strong { (figure(score)) } } @else { (words.no_points) } }
                        }
                    }
                }
            }
        }
    }
}

fn tiers(tiered: &Tiered, gives: Said<'_>, heading: &str, report: &Report<'_>) -> Markup {
    let words = report.words;
    html! {
        div.evaluation-wide tabindex="0" role="group" aria-labelledby=(heading) {
            table.evaluation-table {
                (head(&[words.tiers, words.asked, words.is, words.holds, words.gives]))
                tbody { @for (at, tier) in tiered.tiers.iter().enumerate() { (row(at, tier, tiered, gives, report)) } }
            }
        }
    }
}

fn row(at: usize, tier: &Granted, tiered: &Tiered, gives: Said<'_>, report: &Report<'_>) -> Markup {
    let (words, counts) = (report.words, tiered.counts == Some(at));
    html! {
        tr data-counts=[counts.then_some("yes")] {
            th scope="row" { ((words.tier)(at + 1)) }
            td {
                @if tier.when.is_empty() { (words.always) }
                @for judged in &tier.when { div { (condition(judged, report)) } }
            }
            td { @for judged in &tier.when { div { (is(judged, report)) (report.rests(&judged.condition.figure)) } } }
            td data-outcome=(outcome(tier.holds)) { (said(tier.holds, report)) }
            td { @if counts { strong { (gives(tier.gives)) } } @else { s { (gives(tier.gives)) } " " small { (words.nothing_given) } } }
        }
    }
}
