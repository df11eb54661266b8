//! The home page: the programme, its categories and labels, whose signatures count.

use super::{Entry, File, Page, Publication};
use crate::{
    evidence::Evidence,
    label::Name,
    markup::{Drawing, Size, draw},
    programme::Category,
    text::{CheckedBy, Lang},
};
use maud::{Markup, html};

pub(super) fn page(publication: &Publication<'_>, lang: Lang) -> File {
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
            @for category in publication.programme.categories() { (category_block(publication, &page, category)) }
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
    html! {
        dl.site-facts {
            div { dt { (words.region) } dd { (in_lang(&about.region.1, lang)) } }
            div { dt { (words.operator) } dd { (in_lang(&about.operator, lang)) } }
            @if let Some((document, name)) = &about.plan {
                div { dt { (words.plan) } dd { (in_lang(name, lang)) " " span lang="zh-CN" { (document) } } }
            }
        }
    }
}

fn category_block(publication: &Publication<'_>, page: &Page<'_>, category: &Category) -> Markup {
    let entries: Vec<&Entry> = publication.entries.iter().filter(|entry| belongs(entry, category)).collect();
    html! {
        section.site-category {
            h3 { a href=(page.to(&format!("category/{}/", category.id))) { (in_lang(&category.name, page.lang)) } }
            (list(&entries, page))
        }
    }
}

/// Whether a verified label is of a category.
pub(super) fn belongs(entry: &Entry, category: &Category) -> bool {
    matches!(&entry.evidence, Evidence::Verified(placed) if placed.verified.label().product.category == category.id)
}

/// Labels, a row each: product, maker, and the badge that leads to its page.
pub(super) fn list(entries: &[&Entry], page: &Page<'_>) -> Markup {
    html! {
        @if entries.is_empty() { p.site-note { (page.words().no_labels) } } @else {
            ul.site-labels { @for entry in entries { (row(entry, page)) } }
        }
    }
}

fn row(entry: &Entry, page: &Page<'_>) -> Markup {
    let link = page.to(&format!("label/{}/", entry.number));
    let drawing = Drawing {
        size: Size::Badge,
        lang: page.lang,
        checked_by: CheckedBy::Publisher,
        symbol: None,
        link: None,
        heads_page: false,
    };
    html! {
        li {
            @if let Evidence::Verified(placed) = &entry.evidence {
                @let product = &placed.verified.label().product;
                div {
                    a href=(link) { (in_lang(&product.name, page.lang)) }
                    small {
                        (in_lang(&product.maker.name, page.lang))
                        @if let Some(model) = &product.model { (page.lang.words().separator) (model) }
                    }
                }
            } @else { div { a href=(link) { (entry.number) } } }
            (draw(&entry.evidence, &drawing))
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
