//! An evaluation as it is read and handed over: a page, which is also what is printed, and a workbook that works
//! every figure out again.

mod book;
mod policy;
mod policy_sheet;

pub use book::book;

use crate::{
    evaluate::{Coverage, Evaluation, Figure, Mean},
    programme::Benchmark,
    text::{EvaluateWords, Lang, clock, figure, grouped},
};
use maud::{Markup, html};

/// Everything an evaluation says, in the order a lender asks for it; `root` leads to the site's labels.
#[must_use]
pub fn report(evaluation: &Evaluation, lang: Lang, root: &str) -> Markup {
    let (words, label) = (lang.evaluate(), lang.words());
    let page = Report { evaluation, lang, words, root };
    html! {
        section.evaluation lang=(lang.tag()) aria-labelledby="evaluation" {
            header.evaluation-head {
                h2 #evaluation tabindex="-1" { (page.title()) }
                p {
                    @if let Some((code, _)) = &evaluation.maker { code { (code) } (label.separator) }
                    (words.made_at) " " (clock(evaluation.at)) " (" (label.beijing_time) ")"
                }
                @if evaluation.demonstration {
                    p.evaluation-demonstration { strong { (label.demonstration) } " " (label.demonstration_note) }
                }
            }
            @if let Some(advice) = &evaluation.advice { (policy::draw(advice, &page)) }
            (page.figures())
            (page.means())
            (page.labels())
            (page.left_out())
        }
    }
}

/// How an evaluation's file is called, without an ending.
#[must_use]
pub fn file_name(evaluation: &Evaluation, lang: Lang) -> String {
    let code = evaluation.maker.as_ref().map(|(code, _)| format!("-{code}")).unwrap_or_default();
    format!("{}{code}-{}", lang.evaluate().file, evaluation.at.date())
}

struct Report<'a> {
    evaluation: &'a Evaluation,
    lang: Lang,
    words: &'static EvaluateWords,
    root: &'a str,
}

impl Report<'_> {
    fn title(&self) -> String {
        let maker = self.evaluation.maker.as_ref().map(|(_, name)| name.in_language(self.lang.code()).1.to_string());
        maker.unwrap_or_else(|| self.words.result.to_owned())
    }

    fn benchmark(&self, figure: &Figure) -> Option<&Benchmark> {
        self.evaluation.benchmark(figure)
    }

    fn figures(&self) -> Markup {
        let Self { evaluation, lang, words, .. } = self;
        html! {
            section aria-labelledby="figures" {
                h3 #figures { (words.figures) }
                p.evaluation-note { (words.figures_note) }
                div.evaluation-wide tabindex="0" role="group" aria-labelledby="figures" {
                    table.evaluation-table.evaluation-three {
                        (head(&[words.figure, words.value, words.how]))
                        tbody {
                            @for (asked, told) in &evaluation.figures {
                                tr {
                                    th scope="row" { (lang.figure_called(asked, None)) }
                                    td data-told=[told.is_ok().then_some("yes")] {
                                        (lang.figure_told(asked, *told, None))
                                        (self.rests(asked))
                                        @if *asked == Figure::Coverage {
                                            @for one in &evaluation.coverage { br; small { (self.covered(one)) } }
                                        }
                                    }
                                    td { (lang.figure_formula(asked)) }
                                }
                            }
                        }
                    }
                }
            }
        }
    }

    /// That a figure leaves labels out, where it does.
    fn rests(&self, asked: &Figure) -> Markup {
        let (rests, all) = self.evaluation.rests_on(asked);
        html! { @if rests < all && rests > 0 { br; small { ((self.words.rests_on)(rests, all)) } } }
    }

    fn covered(&self, one: &Coverage) -> String {
        let unit = self.lang.unit(one.total.unit());
        let amount = |amount| format!("{} {unit}", grouped(amount));
        (self.words.coverage_of)(&amount(one.covered.trimmed()), &amount(one.total.amount()))
    }

    fn means(&self) -> Markup {
        let Self { evaluation, words, .. } = self;
        html! {
            section aria-labelledby="means" {
                h3 #means { (words.means) }
                @if evaluation.means.is_empty() { p { (words.no_means) } } @else {
                    div.evaluation-wide tabindex="0" role="group" aria-labelledby="means" {
                        table.evaluation-table.evaluation-three {
                            (head(&[words.benchmark, words.mean, words.stands]))
                            tbody { @for mean in &evaluation.means { (self.mean(mean)) } }
                        }
                    }
                }
            }
        }
    }

    fn mean(&self, mean: &Mean) -> Markup {
        let Self { lang, words, .. } = self;
        let (benchmark, asked) = (&mean.benchmark, Figure::Mean(mean.benchmark.id.clone()));
        let source = benchmark.source.text.in_language(lang.code()).1;
        html! {
            tr {
                th scope="row" {
                    (benchmark.name.in_language(lang.code()).1)
                    br; small { (source) @if let Some(year) = benchmark.year { (lang.words().separator) (year) } }
                }
                td data-told=[mean.value.is_ok().then_some("yes")] {
                    (lang.figure_told(&asked, mean.value, Some(benchmark)))
                    br; small {
                        ((words.mean_of)(mean.labels.len()))
                        @if !mean.without_output.is_empty() {
                            (lang.words().separator) ((words.without_output)(mean.without_output.len()))
                        }
                    }
                }
                td { @if let Some(position) = &mean.position { @for line in lang.language().position(position) { div { (line) } } } }
            }
        }
    }

    fn labels(&self) -> Markup {
        let Self { evaluation, lang, words, root } = self;
        let unsaid = || words.not_disclosed.to_owned();
        html! {
            section aria-labelledby="counted" {
                h3 #counted { (words.labels) }
                @if evaluation.counted.is_empty() { p { (words.none_counted) } } @else {
                    div.evaluation-wide tabindex="0" role="group" aria-labelledby="counted" {
                        table.evaluation-table {
                            (head(&[
                                words.product, words.value, words.output, words.emitted, words.base_value,
                                words.primary_share, words.expires,
                            ]))
                            tbody {
                                @for label in &evaluation.counted {
                                    tr {
                                        th scope="row" {
                                            (label.name.in_language(lang.code()).1)
                                            @if let Some(model) = &label.model { br; small { (model) } }
                                            br; small {
                                                a href={ (root) (lang.folder()) "label/" (label.number) "/" } { (label.number) }
                                            }
                                        }
                                        td { (figure(label.value)) br; small { (lang.measure(label.basis.unit, &label.basis.per)) } }
                                        td {
                                            @if let Some((amount, year)) = &label.output {
                                                (grouped(amount.amount())) " " (lang.unit(amount.unit()))
                                                br; small { (year) }
                                            } @else { (words.not_disclosed) }
                                        }
                                        td { (label.emitted.map_or_else(unsaid, |emitted| lang.tonnes(emitted))) }
                                        td {
                                            @if let Some(base) = &label.base { (figure(base.value)) br; small { (base.year) } }
                                            @else { (words.not_stated) }
                                        }
                                        td {
                                            (label.primary_share.map_or_else(|| words.not_stated.to_owned(), |share| {
                                                lang.figure_value(&Figure::PrimaryShare, share, None)
                                            }))
                                        }
                                        td { time datetime=(label.expires) { (label.expires) } }
                                    }
                                }
                            }
                        }
                    }
                }
            }
        }
    }

    fn left_out(&self) -> Markup {
        let Self { evaluation, lang, words, root } = self;
        html! {
            @if !evaluation.left_out.is_empty() {
                section aria-labelledby="left-out" {
                    h3 #left-out { (words.left_out) }
                    ul.evaluation-left {
                        @for one in &evaluation.left_out {
                            li {
                                @if let Some(name) = &one.name {
                                    (name.in_language(lang.code()).1) " "
                                    a href={ (root) (lang.folder()) "label/" (one.called) "/" } { (one.called) }
                                } @else { bdi { (crate::text::plain(&one.called)) } }
                                (lang.criteria().colon) (lang.left_out(&one.why))
                            }
                        }
                    }
                }
            }
        }
    }
}

fn head(headings: &[&str]) -> Markup {
    html! { thead { tr { @for heading in headings { th scope="col" { (heading) } } } } }
}
