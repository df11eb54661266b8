//! The board, `targets/`: how far the programme is with its plan's targets, on the day of the check.
//!
//! In: what came of each target. Out: a page that names every label it counts; programmes without targets have none.

use super::{File, Page, Publication};
use crate::{
    board::{Progress, State},
    label::{Date, Number},
    text::{BoardWords, Lang},
};
use maud::{Markup, html};

/// Its path inside a language.
pub(super) const PATH: &str = "targets/";

pub(super) fn page(publication: &Publication<'_>, progress: &[Progress<'_>], lang: Lang) -> File {
    let (page, words) = (Page::new(publication, lang, PATH), lang.board());
    let about = &publication.programme.about;
    let content = html! {
        div.site-lead {
            h1 { (words.title) }
            p { (words.lead) }
            @if let Some((document, name)) = &about.plan {
                p.site-note { (name.in_language(lang.code()).1) " " span lang="zh-CN" { (document) } }
            }
        }
        @for year in progress.chunk_by(|one, next| one.target.year == next.target.year) { (of_year(year, &page, words)) }
        section.site-how aria-labelledby="how" {
            h2 #how { (words.how) }
            ul { @for sentence in [words.how_accounted, words.how_certified, words.how_kept] { li { (sentence) } } }
        }
    };
    page.file(&format!("{} – {}", words.title, about.name.in_language(lang.code()).1), words.lead, &content)
}

fn of_year(rows: &[Progress<'_>], page: &Page<'_>, words: &BoardWords) -> Markup {
    let Some(year) = rows.first().map(|row| row.target.year) else { return html! {} };
    html! {
        section aria-labelledby={ "year-" (year) } {
            h2 id={ "year-" (year) } { ((words.year)(year)) }
            ul.site-targets { @for row in rows { li { (target(row, page, words)) } } }
        }
    }
}

fn target(row: &Progress<'_>, page: &Page<'_>, words: &BoardWords) -> Markup {
    let target = row.target;
    let name = target.name.in_language(page.lang.code()).1.as_str();
    let state = match row.state {
        State::Reached => "reached",
        State::UnderWay => "under-way",
        State::Behind => "behind",
    };
    html! {
        div.site-aim {
            h3 { ((words.aim)(target.work, name, target.least)) }
            p {
                strong { ((words.so_far)(row.reached)) } " "
                span.site-progress data-state=(state) { ((words.states)(row.state)) }
            }
        }
        p {
            (words.labels)
            @if row.counted.is_empty() { (words.none) } @else { (numbers(&row.counted, page)) }
            @if let further @ 1.. = row.reached.saturating_sub(row.counted.len() as u32) {
                (page.lang.words().separator) ((words.further)(further))
            }
        }
        @if !row.lost.is_empty() { p.site-note { (words.lost) (numbers(&row.lost, page)) } }
    }
}

/// Labels, each with the way to its page and the day it did what is counted.
fn numbers(numbers: &[(Number, Date)], page: &Page<'_>) -> Markup {
    html! {
        @for (at, (number, day)) in numbers.iter().enumerate() {
            @if at > 0 { (page.lang.words().separator) }
            span.cl-nowrap { a href=(page.to(&format!("label/{number}/"))) { (number) } " " time datetime=(day) { (day) } }
        }
    }
}
