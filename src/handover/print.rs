//! A comparison as pages to print: everything the document says, in the order a reviewer asks for it.
//!
//! The markup is a section of the page it was made in, which stands on paper alone; its look is in
//! `style/handover.css`.

use super::{
    Benchmark, Comparison, Group, Product, Standard, Verdict,
    table::{award_heading, says},
};
use crate::{
    criteria::Award,
    text::{HandoverWords, Lang, carbon_unit, clock, figure, per_cent},
};
use maud::{Markup, html};

/// The pages.
#[must_use]
pub fn print(comparison: &Comparison) -> Markup {
    let (lang, words) = (comparison.lang, comparison.lang.handover());
    html! {
        section.handover lang=(lang.tag()) {
            h1 { (words.title) }
            @if comparison.demonstration {
                p.handover-demonstration { strong { (lang.words().demonstration) } " " (lang.words().demonstration_note) }
            }
            (facts(comparison, words))
            (notes(comparison, words))
            (standard(comparison.standard.as_ref(), lang))
            (products(comparison, words))
            (benchmarks(&comparison.benchmarks, lang))
            p.handover-note { (words.reading) }
        }
    }
}

/// A term and what it is; what is empty is left out.
fn fact(term: &str, said: &str) -> Markup {
    html! { @if !said.is_empty() { div { dt { (term) } dd { (said) } } } }
}

fn facts(comparison: &Comparison, words: &'static HandoverWords) -> Markup {
    let (lang, programme, counts) = (comparison.lang, &comparison.programme, &comparison.counts);
    let at = format!("{} ({})", clock(comparison.at), lang.words().beijing_time);
    html! {
        dl.handover-facts {
            (fact(words.made_at, &at))
            (fact(words.programme, programme.name.as_str()))
            (fact(words.operator, programme.operator.as_str()))
            (fact(words.operator_key, programme.key.as_deref().unwrap_or_default()))
            (fact(words.site, programme.site.as_str()))
            (fact(words.counts, &(words.counted)(counts.found, counts.comparable)))
            (fact(words.group, comparison.group.as_ref().map_or(words.no_group, |group| group.title.as_str())))
            (fact(words.software, &comparison.software))
            (fact(words.reopen, comparison.link.as_str()))
        }
    }
}

/// What is to be minded before anything is read.
fn notes(comparison: &Comparison, words: &'static HandoverWords) -> Markup {
    let warnings = comparison.group.iter().flat_map(|group: &Group| &group.warnings);
    let absent: Vec<&str> = comparison.absent.iter().map(|number| number.as_str()).collect();
    let (cut, unchecked) = (comparison.is_cut(), comparison.unchecked());
    html! {
        ul.handover-notes {
            @if cut { li { ((words.cut)(comparison.products.len(), comparison.counts.found)) } }
            @if unchecked > 0 { li { ((words.unchecked)(unchecked)) } }
            @if !absent.is_empty() { li { (words.absent) (comparison.lang.criteria().colon) (absent.join(", ")) } }
            @for warning in warnings { li { (warning) } }
        }
    }
}

fn standard(standard: Option<&Standard>, lang: Lang) -> Markup {
    let (words, criteria) = (lang.handover(), lang.criteria());
    html! {
        h2 { (criteria.criteria) }
        @if let Some(standard) = standard {
            p {
                @if let Some(name) = &standard.criteria.name { strong { (name) } " · " }
                (criteria.bid) " " (standard.criteria.bid)
            }
            ol { @for must in &standard.musts { li { (must) } } }
            @for award in &standard.awards { p { (award) } }
        } @else {
            p { (words.no_standard) }
        }
    }
}

fn products(comparison: &Comparison, words: &'static HandoverWords) -> Markup {
    let lang = comparison.lang;
    let unit = comparison.group.as_ref().map(|group| lang.measure(group.basis.unit, &group.basis.per));
    let judged = comparison.standard.as_ref();
    html! {
        h2 { (words.comparison) }
        table.handover-table {
            thead {
                tr {
                    th scope="col" { (words.name) }
                    th scope="col" { @if let Some(unit) = &unit { ((words.in_group)(unit)) } @else { (words.value) } }
                    th scope="col" { (words.state) }
                    th scope="col" { (words.issuer) }
                    th scope="col" { (words.stages) }
                    @if judged.is_some() { th scope="col" { (words.verdict) } }
                }
            }
            tbody {
                @for product in &comparison.products {
                    tr {
                        th scope="row" { (who(product, lang)) }
                        td { (value(product, lang)) }
                        td { (state(product, words)) }
                        td { (certificate(product, lang)) }
                        td { (stages(product, lang)) }
                        @if let Some(standard) = judged {
                            td { @if let Some(verdict) = &product.verdict { (judgement(verdict, standard, lang)) } }
                        }
                    }
                }
            }
        }
    }
}

fn who(product: &Product, lang: Lang) -> Markup {
    let item = product.item.as_ref();
    html! {
        strong { (product.name(lang)) }
        @if let Some(item) = item {
            @if let Some(maker) = &item.maker { br; (maker.in_language(lang.code()).1) }
            @if let Some(model) = &item.model { br; (model) }
            @if let Some(gtin) = &item.gtin { br; "GTIN " (gtin) }
            br; (product.number)
        }
    }
}

/// The number in the group's unit; else as it is stated, with why it does not compare.
fn value(product: &Product, lang: Lang) -> Markup {
    let Some(item) = &product.item else {
        return html! { (product.apart.as_deref().unwrap_or_default()) };
    };
    let stated = format!("{} {}", figure(item.value), lang.measure(item.basis.unit, &item.basis.per));
    let (shown, rest) = match product.in_group {
        Some(value) => (figure(value), Some(stated)),
        None => (stated, None),
    };
    html! {
        @if product.is_lapsed() { s { (shown) } } @else { strong { (shown) } }
        @if let Some(rest) = rest { br; small { (rest) } }
        @if let Some(apart) = &product.apart { br; (apart) }
    }
}

fn state(product: &Product, words: &'static HandoverWords) -> Markup {
    html! {
        strong { (product.state_said) }
        br; (says(product, words))
        @if let Some(at) = product.checked { br; (clock(at)) }
    }
}

fn certificate(product: &Product, lang: Lang) -> Markup {
    let (words, language) = (lang.handover(), lang.language());
    let (issued, expires) = product.days();
    let day = |term: &str, day: Option<crate::label::Date>| {
        html! { @if let Some(day) = day { br; (term) " " (day) } }
    };
    html! {
        @if let Some(issuer) = &product.issuer { (issuer) }
        @if let Some(did) = product.issuer_did() { br; small { (did) } }
        (day(words.issued, issued))
        (day(words.expires, expires))
        @if let Some(item) = &product.item {
            @if let Some(period) = item.period { br; (lang.words().period) " " (language.period(period)) }
            @if let Some(share) = item.primary_share {
                br; (lang.words().primary_share) " " (per_cent(share.percent()))
            }
        }
    }
}

fn stages(product: &Product, lang: Lang) -> Markup {
    html! {
        @for (kind, value) in &product.stages { (lang.language().stage(*kind)) " " (figure(*value)) br; }
    }
}

/// The verdict, with what became of every must and every award.
fn judgement(verdict: &Verdict, standard: &Standard, lang: Lang) -> Markup {
    let award = |award: &Award| award_heading(award.kind, lang);
    html! {
        strong { (verdict.said) }
        ul {
            @for (must, (outcome, said)) in standard.musts.iter().zip(&verdict.musts) {
                li data-outcome=(outcome.word()) {
                    (must) (lang.criteria().colon) (said)
                }
            }
            @for (one, (_, said)) in standard.criteria.awards.iter().zip(&verdict.awards) {
                li { (award(one)) (lang.criteria().colon) (said) }
            }
        }
    }
}

fn benchmarks(benchmarks: &[Benchmark], lang: Lang) -> Markup {
    let (words, label) = (lang.handover(), lang.words());
    html! {
        h2 { (words.benchmarks) }
        @if benchmarks.is_empty() { p { (words.no_benchmarks) } } @else {
            table.handover-table {
                thead {
                    tr {
                        @for heading in [words.benchmark, label.method, words.counted_in, words.boundary, label.year, label.source] {
                            th scope="col" { (heading) }
                        }
                    }
                }
                tbody {
                    @for benchmark in benchmarks {
                        tr {
                            th scope="row" {
                                (benchmark.name) br; small { (benchmark.id) }
                                @if benchmark.demanded { br; (words.demanded) }
                            }
                            td { (benchmark.method) }
                            td { (carbon_unit(benchmark.unit)) " " (lang.language().per(&benchmark.per)) }
                            td { (lang.language().boundary(benchmark.boundary)) }
                            td { @if let Some(year) = benchmark.year { (year) } @else { (label.undecided) } }
                            td {
                                (benchmark.source)
                                @if let Some(address) = &benchmark.address { br; small { (address) } }
                            }
                        }
                    }
                }
            }
        }
    }
}
