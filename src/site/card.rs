//! The card in a frame: `label/<number>/card.html`, and the small script a host may put beside it.
//!
//! In: an entry and a language. Out: a page of nothing but the card, `embed/host.js`.

use super::{Entry, File, Page, Publication, page};
use crate::{
    evidence::Evidence,
    markup::{self, Drawing, Size, draw},
    qr::{Correction, Symbol},
    snippet,
    text::{CheckedBy, Lang},
};
use maud::{Markup, PreEscaped, html};
use std::sync::LazyLock;

static STYLE: LazyLock<String> = LazyLock::new(|| {
    page::compact(
        &[markup::STYLESHEET, include_str!("../../style/card.css"), include_str!("../../style/snippet.css")].concat(),
    )
});
static SCRIPT: &str = include_str!("card.js");

pub(super) fn host() -> File {
    File { path: snippet::HOST.to_owned(), bytes: include_str!("host.js").into() }
}

/// The card's page. Its links leave the frame: `base` opens them in a window of their own, which
/// browsers then give no way back.
pub(super) fn page(publication: &Publication<'_>, entry: &Entry, lang: Lang) -> File {
    let path = format!("label/{}/", entry.number);
    let page = Page::new(publication, lang, &path);
    let policy = format!(
        "default-src 'none'; style-src 'sha256-{}'; script-src 'sha256-{}'; img-src data:; base-uri 'none'; \
         form-action 'none'; require-trusted-types-for 'script'",
        page::content_hash(&STYLE),
        page::content_hash(SCRIPT)
    );
    let head = html! {
        meta name="robots" content="noindex";
        base target="_blank";
        (page.alternates("card.html"))
        link rel="canonical" href="./";
    };
    let body = html! {
        main {
            (card(publication, entry, lang, "./"))
            @if !shows_product(entry) {
                p.card-link { (entry.number) (lang.words().separator) a href="./" { (page.words().state_now) } }
            }
        }
        script { (PreEscaped(SCRIPT)) }
    };
    let document = page::bare(lang, &entry.title(lang), &policy, &STYLE, &head, &body);
    File { path: page.file_named("card.html"), bytes: document.into_bytes() }
}

/// The card with the way to its label's page; where it shows no product, a heading for listeners alone.
pub(super) fn card(publication: &Publication<'_>, entry: &Entry, lang: Lang, link: &str) -> Markup {
    let symbol = Symbol::encode(&publication.base.label(&entry.number), Correction::Medium).ok();
    let drawing = Drawing {
        size: Size::Card,
        lang,
        checked_by: CheckedBy::Publisher,
        symbol: symbol.as_ref(),
        link: Some(link),
        heads_page: true,
    };
    html! {
        @if !shows_product(entry) { h1.cl-hidden { (entry.number) } }
        (draw(&entry.evidence, &drawing))
    }
}

/// Whether the drawing names a product, and leads to its page.
fn shows_product(entry: &Entry) -> bool {
    matches!(entry.evidence, Evidence::Verified(_))
}
