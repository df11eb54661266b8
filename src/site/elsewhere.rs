//! A label's page on how to show the label elsewhere.
//!
//! In: an entry and its page. Out: the code of a frame and of a picture, to be copied, and the ways to
//! the rest. A label that is not believed has none of it.

use super::{AppPage, Entry, Page, Publication};
use crate::{
    evidence::Evidence,
    markup::Size,
    snippet::{self, Snippet, Theme, Way},
    text::Lang,
};
use maud::{Markup, html};

pub(super) fn section(publication: &Publication<'_>, entry: &Entry, page: &Page<'_>) -> Markup {
    let (words, title) = (page.words(), entry.title(page.lang));
    let label = of(publication, entry, page.lang, &title);
    let code = |way| label.write(way).unwrap_or_default();
    html! {
        @if matches!(entry.evidence, Evidence::Verified(_)) {
            section.site-embed aria-labelledby="embed" {
                h2 #embed { (words.embed) }
                p.site-note { (words.embed_note) }
                (way(words.embed_frame, words.embed_frame_note, &code(Way::Frame), page))
                (way(words.embed_picture, words.embed_picture_note, &code(Way::Picture), page))
                p.site-note { (words.embed_snippet_note) " " a href="snippet.html" download { (words.embed_snippet) } }
                @if page.tools.contains(&AppPage::Studio) {
                    p.site-note { a href=(page.to(&format!("studio/#label={}", entry.number))) { (page.lang.studio().more) } }
                }
            }
        }
    }
}

/// A label's snippet without its number: what is pasted stays where it is.
pub(super) fn of<'a>(publication: &'a Publication<'_>, entry: &'a Entry, lang: Lang, title: &'a str) -> Snippet<'a> {
    let standing = match &entry.evidence {
        Evidence::Verified(placed) => Some(placed.verified.standing()),
        _ => None,
    };
    Snippet {
        height: snippet::height(standing),
        png: publication.pictures.exist(),
        base: &publication.base.0,
        number: &entry.number,
        size: Size::Card,
        lang,
        theme: Theme::Auto,
        operator: None,
        title,
        fallback: title,
    }
}

fn way(name: &str, note: &str, code: &str, page: &Page<'_>) -> Markup {
    let words = page.lang.words();
    html! {
        details {
            summary { (name) }
            p.site-note { (note) }
            pre tabindex="0" { code { (code) } }
            button.site-copy type="button" hidden data-copied=(words.copied) { (words.copy) }
        }
    }
}
