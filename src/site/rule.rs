//! A category's rule, `category/<id>/rule/`: how footprints are counted, what a label states, what is asked of the
//! data, and what changed from version to version.
//!
//! In: the category, from the file that `check` reads. Out: a page.

use super::{AppPage, File, Page, Publication, category};
use crate::{
    label::{CarbonUnit, Line},
    programme::{Category, RuleVersion},
    readiness::asked_of,
    text::{Lang, RuleWords, carbon_unit, figure, per_cent},
};
use maud::{Markup, html};

/// Its path inside a language.
pub(super) fn path(category: &Category) -> String {
    format!("category/{}/rule/", category.id)
}

pub(super) fn page(publication: &Publication<'_>, category: &Category, lang: Lang) -> File {
    let path = path(category);
    let (page, words) = (Page::new(publication, lang, &path), lang.rule());
    let of = category.name.in_language(lang.code()).1.as_str();
    let (rule, lead) = (&category.rule, (words.lead)(of));
    let title = rule.name.in_language(lang.code()).1.as_str();
    let content = html! {
        nav.site-breadcrumb aria-label=(page.words().categories) {
            a href=(page.to("")) { (page.words().home) } " / "
            a href=(page.to(&category::path(category, 1))) { (of) }
        }
        div.site-lead {
            h1 { (title) }
            p.site-note { code { (rule.id) } (lang.words().separator) (rule.version) }
            p { (lead) }
        }
        section aria-labelledby="counts" { h2 #counts { (words.counts) } div.site-category { (counts(category, lang)) } }
        section aria-labelledby="states" {
            h2 #states { (words.states) }
            div.site-category { ul.site-asked { @for (path, clause) in asked_of(category) {
                li { (lang.field(path).unwrap_or(path)) (clause_of(clause, lang)) }
            } } }
        }
        section aria-labelledby="bars" { h2 #bars { (words.bars) } div.site-category { (bars(category, words, lang)) } }
        section aria-labelledby="versions" {
            h2 #versions { (words.versions) }
            (versions(&publication.programme.rule_versions(category), words, lang))
        }
        p.site-note { (words.same_file) }
        @if page.tools.contains(&AppPage::Draft) { p { a href={ (page.to(AppPage::Draft.path())) "#category=" (category.id) } { (lang.draft().title) } } }
    };
    let name = publication.programme.about.name.in_language(lang.code()).1;
    page.file(&format!("{title} – {name}"), &lead, &content)
}

fn clause_of(clause: Option<&Line>, lang: Lang) -> Markup {
    html! { @if let Some(clause) = clause { span.site-clause { (lang.clause(clause)) } } }
}

fn counts(category: &Category, lang: Lang) -> Markup {
    let (words, language, clauses) = (lang.language().site(), lang.language(), &category.clauses);
    let stages: Vec<&str> = category.stages.iter().map(|stage| language.stage(*stage)).collect();
    let rows = [
        (words.declared_unit, language.per(&category.per), &clauses.per),
        (words.boundary, language.boundary(category.boundary).to_owned(), &clauses.boundary),
        (words.stages, stages.join(lang.words().separator), &clauses.stages),
    ];
    html! {
        dl.site-facts { @for (name, value, clause) in rows {
            div { dt { (name) } dd { (value) (clause_of(clause.as_ref(), lang)) } }
        } }
    }
}

fn bars(category: &Category, words: &RuleWords, lang: Lang) -> Markup {
    let clauses = &category.clauses;
    let share = category.primary_share.map(|share| format!("≥ {}", per_cent(share.percent())));
    let quality = category.quality_bar.map(|worst| (words.quality_bar)(worst.number()));
    let rows = [
        (words.primary_share, share, clauses.primary_share.as_ref()),
        (words.quality, quality, clauses.quality_bar.as_ref()),
        (words.data_age, category.data_age.map(words.years), clauses.data_age.as_ref()),
        (
            words.plausible,
            category.plausible.map(|range| {
                let (unit, per) = (carbon_unit(CarbonUnit::Kilogram), lang.language().per(&category.per));
                (words.between)(&figure(range.low), &figure(range.high), unit, &per)
            }),
            None,
        ),
    ];
    html! {
        dl.site-facts { @for (name, value, clause) in rows {
            @if let Some(value) = value { div { dt { (name) } dd { (value) (clause_of(clause, lang)) } } }
        } }
        @if category.plausible.is_some() { p.site-note { (words.plausible_note) } }
    }
}

fn versions(versions: &[RuleVersion], words: &RuleWords, lang: Lang) -> Markup {
    html! {
        @if versions.is_empty() { p.site-note { (words.no_versions) } } @else {
            ul.site-targets { @for one in versions {
                li {
                    p { strong { ((words.since)(one.version.as_str(), one.since)) } }
                    p { (one.changed.in_language(lang.code()).1) }
                }
            } }
        }
    }
}
