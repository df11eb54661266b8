//! A label's page on how to show the label elsewhere.
//!
//! In: an entry and its page. Out: the code of a frame and of a picture, to be copied, and the ways to
//! the rest. A label that is not believed has none of it.

use super::{Entry, Page, Publication, card};
use crate::evidence::Evidence;
use maud::{Markup, html};

pub(super) fn section(publication: &Publication<'_>, entry: &Entry, page: &Page<'_>) -> Markup {
    let words = page.words();
    let host = publication.base.to(card::HOST);
    let frame = card::frame(publication, entry, page.lang);
    let script = html! { script src=(host) defer {} }.into_string();
    html! {
        @if matches!(entry.evidence, Evidence::Verified(_)) {
            section.site-embed aria-labelledby="embed" {
                h2 #embed { (words.embed) }
                p.site-note { (words.embed_note) }
                (way(words.embed_frame, words.embed_frame_note, &format!("{frame}\n{script}"), page))
                (way(words.embed_picture, words.embed_picture_note, &picture(publication, entry, page), page))
                p.site-note { (words.embed_snippet_note) " " a href="snippet.html" download { (words.embed_snippet) } }
            }
        }
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

/// The picture with its link. Its words stay where they are pasted, so they name no number.
fn picture(publication: &Publication<'_>, entry: &Entry, page: &Page<'_>) -> String {
    let address = publication.base.label_in(page.lang, &entry.number);
    let file = address.trim_end_matches('/');
    let (source, denser) = if publication.pictures.exist() {
        (format!("{file}.png"), Some(format!("{file}@2x.png 2x, {file}@3x.png 3x")))
    } else {
        (format!("{file}.svg"), None)
    };
    let alt = format!("{} {}", page.lang.words().label, entry.number);
    html! { a href=(address) { img src=(source) srcset=[denser] width="400" alt=(alt) loading="lazy"; } }.into_string()
}
