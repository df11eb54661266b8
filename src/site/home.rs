//! The home page: the programme, its categories and their first labels, whose signatures count.

use super::{
    AppPage, File, Page, Publication, Row, board, formats, overview::Place, pilot, recognition, standards, stories,
    withdrawn,
};
use crate::{label::Name, programme::Category, text::Lang};
use maud::{Markup, PreEscaped, html};

/// A category, how many labels it has, and the first of them.
pub(super) struct Listed<'a> {
    pub(super) category: &'a Category,
    pub(super) labels: u64,
    pub(super) first: Vec<Row>,
}

pub(super) fn page(publication: &Publication<'_>, listed: &[Listed<'_>], lang: Lang) -> File {
    let page = Page::new(publication, lang, "");
    let about = &publication.programme.about;
    let (words, title) = (page.words(), in_lang(&about.name, lang));
    let summary = about.summary.as_ref().map(|summary| in_lang(summary, lang)).unwrap_or_default();
    let content = html! {
        div.site-lead {
            h1 { (title) }
            p { (summary) }
            (facts(publication, lang))
        }
        section aria-labelledby="labels" {
            h2 #labels { (words.labels) }
            @for one in listed { (category_block(one, &page)) }
        }
        section aria-labelledby="issuers" {
            h2 #issuers { (words.issuers) }
            (issuers(publication, lang))
        }
    };
    page.file(title, summary, &content)
}

fn in_lang(name: &Name, lang: Lang) -> &str {
    name.in_language(lang.code()).1.as_str()
}

fn facts(publication: &Publication<'_>, lang: Lang) -> Markup {
    let (about, words) = (&publication.programme.about, lang.language().site());
    let ways = [
        (!publication.programme.targets().is_empty()).then(|| (lang.board().aims, lang.board().title, board::PATH)),
        publication.programme.pilot().map(|_| (lang.pilot().products, lang.pilot().title, pilot::PATH)),
        (!publication.programme.agreements().is_empty())
            .then(|| (lang.recognition().recognition, lang.recognition().title, recognition::PATH)),
        Some((words.supervision, words.withdrawn, withdrawn::PATH)),
        Some((lang.formats().exchange, lang.formats().title, formats::PATH)),
        standards::exist(publication).then_some((words.procurement, words.standards, standards::PATH)),
        stories::exist(publication).then_some((words.promotion, words.stories, stories::PATH)),
        publication
            .tools()
            .contains(&AppPage::Draft)
            .then(|| (words.enterprises, lang.draft().title, AppPage::Draft.path())),
        publication
            .tools()
            .contains(&AppPage::Evaluate)
            .then(|| (lang.evaluate().lending, lang.evaluate().title, AppPage::Evaluate.path())),
    ];
    html! {
        dl.site-facts {
            div { dt { (words.region) } dd { (in_lang(&about.region.1, lang)) } }
            div { dt { (words.operator) } dd { (in_lang(&about.operator, lang)) } }
            @if let Some((document, name)) = &about.plan {
                div { dt { (words.plan) } dd { (in_lang(name, lang)) " " span lang="zh-CN" { (document) } } }
            }
            @for (of, title, path) in ways.into_iter().flatten() {
                div { dt { (of) } dd { a href=(Page::new(publication, lang, "").to(path)) { (title) } } }
            }
        }
    }
}

fn category_block(listed: &Listed<'_>, page: &Page<'_>) -> Markup {
    let Listed { category, labels, first } = listed;
    let link = page.to(&format!("category/{}/", category.id));
    html! {
        section.site-category {
            h3 { a href=(link) { (in_lang(&category.name, page.lang)) } }
            (list(first, page))
            @if *labels > first.len() as u64 { p.site-note { a href=(link) { ((page.words().all_labels)(*labels)) } } }
        }
    }
}

/// Labels, a row each: product, maker, and the badge that leads to its page.
pub(super) fn list(rows: &[Row], page: &Page<'_>) -> Markup {
    html! {
        @if rows.is_empty() { p.site-note { (page.words().no_labels) } } @else {
            ul.site-labels { @for one in rows { (row(one, page)) } }
        }
    }
}

/// The ways to the page before, the one after, the first and the last of a list, whose paths are told from 1.
pub(super) fn others(path: &dyn Fn(usize) -> String, place: Place, page: &Page<'_>) -> Markup {
    let (words, Place { page: here, pages }) = (page.words(), place);
    let way = |to: usize, name: &str, rel: Option<&str>| html! { a href=(page.to(&path(to))) rel=[rel] { (name) } };
    html! {
        @if pages > 1 {
            nav.site-pages aria-label=(words.pages) {
                @if here > 1 { (way(here - 1, words.page_before, Some("prev"))) }
                @if here > 2 { (way(1, "1", None)) }
                span aria-current="page" { ((words.page)(here, pages)) }
                @if here + 1 < pages { (way(pages, &pages.to_string(), None)) }
                @if here < pages { (way(here + 1, words.page_after, Some("next"))) }
            }
        }
    }
}

fn row(row: &Row, page: &Page<'_>) -> Markup {
    let link = page.to(&format!("label/{}/", row.number));
    let said = row.said(page.lang);
    html! {
        li {
            @if let Some((name, maker)) = said.and_then(|said| said.name.as_ref().zip(said.maker.as_ref())) {
                div {
                    a href=(link) { (name) }
                    small {
                        (maker)
                        @if let Some(model) = &row.model { (page.lang.words().separator) (model) }
                    }
                }
            } @else { div { a href=(link) { (row.number) } } }
            @if let Some(said) = said { (PreEscaped(&said.badge)) }
        }
    }
}

fn issuers(publication: &Publication<'_>, lang: Lang) -> Markup {
    let (words, programme) = (lang.language().site(), publication.programme);
    let categories = |ids: &[crate::label::Number]| {
        let names = ids.iter().filter_map(|id| programme.category(id)).map(|category| in_lang(&category.name, lang));
        names.collect::<Vec<_>>().join(lang.words().separator)
    };
    html! {
        ul.site-issuers {
            @for issuer in programme.trust.issuers() {
                li {
                    strong { (in_lang(issuer.name(), lang)) }
                    @if issuer.demonstration() { " " span.cl-demo { (lang.words().demonstration) } }
                    dl.site-facts {
                        div { dt { (words.accredited_for) } dd { (categories(issuer.accreditation())) } }
                        @for key in issuer.keys() {
                            div { dt { (words.trusted) } dd { (key.trusted().from()) " – " (key.trusted().to()) } }
                            div { dt { (words.fingerprint) } dd { code { (key.fingerprint().as_str()) } } }
                        }
                    }
                }
            }
        }
    }
}
