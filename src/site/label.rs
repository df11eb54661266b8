//! A label's page: complete without script, without wasm, without a second request.

use super::{AppPage, Entry, File, Page, Publication, elsewhere, maker, quality, recognition, share};
use crate::{
    evidence::Evidence,
    markup::{Drawing, Size, draw},
    text::{CheckedBy, Lang},
};
use maud::{Markup, html};

pub(super) fn page(publication: &Publication<'_>, entry: &Entry, lang: Lang) -> File {
    let path = format!("label/{}/", entry.number);
    let page = Page::of_label(publication, lang, &path);
    let drawing = Drawing {
        size: Size::Full,
        lang,
        checked_by: CheckedBy::Publisher,
        symbol: entry.symbol(),
        link: None,
        heads_page: true,
    };
    let content = html! {
        (breadcrumb(publication, entry, &page))
        (draw(&entry.evidence, &drawing))
        (actions(publication, entry, &page))
        (recognition::of_label(publication, entry, &page))
        (quality::of_label(entry, &page))
        (how_to_read(&page))
        (elsewhere::section(publication, entry, &page))
    };
    let more = share::head(publication, entry, &page);
    page.file_with(&entry.title(lang), &entry.summary(lang), &more, &content)
}

fn breadcrumb(publication: &Publication<'_>, entry: &Entry, page: &Page<'_>) -> Markup {
    let words = page.words();
    let category = match &entry.evidence {
        Evidence::Verified(placed) => publication.programme.category(&placed.verified.label().product.category),
        _ => None,
    };
    html! {
        nav.site-breadcrumb aria-label=(words.categories) {
            a href=(page.to("")) { (words.home) }
            @if let Some(category) = category {
                " / " a href=(page.to(&format!("category/{}/", category.id))) {
                    (category.name.in_language(page.lang.code()).1)
                }
            }
            @if !matches!(entry.evidence, Evidence::Verified(_)) { h1.cl-hidden { (entry.number) } }
        }
    }
}

fn actions(publication: &Publication<'_>, entry: &Entry, page: &Page<'_>) -> Markup {
    let words = page.words();
    let (root, number) = (page.root(), &entry.number);
    html! {
        p.site-actions {
            @if page.tools.contains(&AppPage::Verify) { a.site-button href=(page.to(&format!("verify/#label={number}"))) { (words.verify_here) } }
            @if let Some(maker) = maker(entry) { a href=(page.to(&maker)) { (words.labels_of_maker) } }
            a href=(format!("{root}label/{number}.jwt")) download { (words.credential_file) }
            a href=(page.to(&format!("label/{number}.svg"))) { (words.picture) }
            @if publication.pictures.exist() { a href=(page.to(&format!("label/{number}@2x.png"))) { (words.picture_png) } }
        }
    }
}

/// The path of its maker's page, where its maker is known by a credit code.
fn maker(entry: &Entry) -> Option<String> {
    let Evidence::Verified(placed) = &entry.evidence else { return None };
    Some(maker::path(placed.verified.label().product.maker.credit_code.as_ref()?.as_str(), 1))
}

fn how_to_read(page: &Page<'_>) -> Markup {
    let words = page.words();
    html! {
        section.site-how {
            h2 { (words.how_to_read) }
            ol {
                @for sentence in [words.read_number, words.read_state, words.read_place, words.read_origin] {
                    li { (sentence) }
                }
            }
        }
    }
}
