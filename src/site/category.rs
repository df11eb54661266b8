//! A category's pages: what is counted and how, what it is placed against, and its labels, so many a page.

use super::{File, Page, Publication, Row, home, overview::Place, rule};
use crate::{
    markup::name,
    programme::{Benchmark, Category, Scale},
    text::{Lang, carbon_unit, figure},
};
use maud::{Markup, html};

pub(super) fn page(publication: &Publication<'_>, category: &Category, place: Place, rows: &[Row], lang: Lang) -> File {
    let path = path(category, place.page);
    let page = Page::new(publication, lang, &path);
    let words = page.words();
    let title = category.name.in_language(lang.code()).1.as_str();
    let summary = category.summary.as_ref().map(|summary| summary.in_language(lang.code()).1.as_str());
    let content = html! {
        div.site-lead {
            h1 { (title) }
            @if let Some(summary) = summary { p { (summary) } }
            (facts(category, &page))
        }
        section aria-labelledby="labels" {
            h2 #labels { (words.labels) }
            (home::list(rows, &page))
            (home::others(&|page| self::path(category, page), place, &page))
        }
        section aria-labelledby="benchmarks" {
            h2 #benchmarks { (words.benchmarks) }
            p.site-note { (words.benchmark_note) }
            (benchmarks(publication, category, lang))
        }
    };
    let name = publication.programme.about.name.in_language(lang.code()).1;
    let title = if place.page == 1 {
        title.to_owned()
    } else {
        format!("{title} · {}", (words.page)(place.page, place.pages))
    };
    page.file(&format!("{title} – {name}"), summary.unwrap_or(&title), &content)
}

/// The path of a category's page, from 1.
pub(super) fn path(category: &Category, page: usize) -> String {
    if page == 1 { format!("category/{}/", category.id) } else { format!("category/{}/{page}/", category.id) }
}

fn facts(category: &Category, page: &Page<'_>) -> Markup {
    let lang = page.lang;
    let (words, label_words, language) = (lang.language().site(), lang.words(), lang.language());
    let stages: Vec<&str> = category.stages.iter().map(|stage| language.stage(*stage)).collect();
    html! {
        dl.site-facts {
            div { dt { (words.declared_unit) } dd { (language.per(&category.per)) } }
            div { dt { (words.boundary) } dd { (language.boundary(category.boundary)) } }
            div { dt { (words.stages) } dd { (stages.join(label_words.separator)) } }
            div {
                dt { (label_words.rule) }
                dd {
                    (category.rule.name.in_language(lang.code()).1) (label_words.separator)
                    (category.rule.id) (label_words.separator) (category.rule.version)
                    br; a href=(page.to(&rule::path(category))) { (lang.rule().read) }
                }
            }
        }
    }
}

fn benchmarks(publication: &Publication<'_>, category: &Category, lang: Lang) -> Markup {
    let all: Vec<&Benchmark> = publication.programme.benchmarks(&category.id).map(AsRef::as_ref).collect();
    html! {
        @if all.is_empty() { p { (lang.language().site().no_benchmarks) } } @else {
            div.site-benchmarks { @for benchmark in all { (one(benchmark, lang)) } }
        }
    }
}

fn one(benchmark: &Benchmark, lang: Lang) -> Markup {
    let (words, language) = (lang.words(), lang.language());
    html! {
        article.site-benchmark {
            h3 { (benchmark.name.in_language(lang.code()).1) }
            p.site-note { (carbon_unit(benchmark.unit)) " " (language.per(&benchmark.per)) }
            table {
                tbody { @for (name, value) in values(&benchmark.scale, lang) {
                    tr { th scope="row" { (name) } td { (value) } }
                } }
            }
            p.site-note {
                (words.method) " " (benchmark.method) (words.separator)
                (words.year) " " @if let Some(year) = benchmark.year { (year) } @else { (words.undecided) }
                br;
                (words.source) " "
                @if let Some(address) = &benchmark.source.address {
                    a href=(address) rel="noreferrer" { (name(&benchmark.source.text, lang)) }
                } @else { (name(&benchmark.source.text, lang)) }
            }
        }
    }
}

/// The benchmark's values as rows: what each is called, and what it is.
fn values(scale: &Scale, lang: Lang) -> Vec<(String, String)> {
    let in_words = |name: &crate::label::Name| name.in_language(lang.code()).1.to_string();
    let bound = |bound: &crate::programme::Limit| {
        format!("{} {}", if bound.inclusive { "≤" } else { "<" }, figure(bound.value))
    };
    match scale {
        Scale::Limit(limit) => vec![(lang.words().value.to_owned(), bound(limit))],
        Scale::Grades(grades) => {
            let last = |index: usize| {
                let before = index.checked_sub(1).and_then(|before| grades[before].bound);
                before.map_or(String::new(), |before| {
                    format!("{} {}", if before.inclusive { ">" } else { "≥" }, figure(before.value))
                })
            };
            let row = |(index, grade): (usize, &crate::programme::Grade)| {
                (in_words(&grade.name), grade.bound.as_ref().map_or_else(|| last(index), bound))
            };
            grades.iter().enumerate().map(row).collect()
        }
        Scale::Distribution { quantiles, .. } => {
            quantiles.iter().map(|one| (format!("{}%", figure(one.share.percent())), figure(one.value))).collect()
        }
        Scale::References(references) => {
            references.iter().map(|one| (in_words(&one.name), figure(one.value))).collect()
        }
    }
}
