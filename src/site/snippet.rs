//! `label/<number>/snippet.html`: the card for a page that takes HTML and runs no script.
//!
//! In: an entry and a language. Out: `<carbon-label>` with its card in declarative shadow DOM, styled
//! inside and nowhere else, and a link for whoever drops the template. It is a picture of the check at
//! that time and says so; where the element is defined on the page, the element takes it over and checks anew.

use super::{Entry, File, Publication, card, embed};
use crate::{
    evidence::Evidence,
    text::{CheckedBy, Lang},
};
use maud::{PreEscaped, html};
use std::sync::LazyLock;

/// What the page around it says of letters and lines ends at the host.
const RESET: &str = ":host{all:initial}";

/// The element's own look, without which it would change when the element takes over.
static STYLE: LazyLock<String> = LazyLock::new(|| {
    let more = concat!(
        include_str!("../../style/qr.css"),
        include_str!("../../style/element.css"),
        include_str!("../../style/snippet.css")
    );
    format!("{RESET}{}", embed::shadow(more))
});

pub(super) fn file(publication: &Publication<'_>, entry: &Entry, lang: Lang) -> File {
    let base = &publication.base;
    let (words, address) = (lang.language().site(), base.label_in(lang, &entry.number));
    let credential = base.to(&format!("label/{}.jwt", entry.number));
    let snippet = html! {
        carbon-label src=(credential) size="card" lang=(lang.tag()) {
            template shadowrootmode="open" {
                style { (PreEscaped(STYLE.as_str())) }
                (card::card(entry, lang, &address))
                p.card-link { (words.snapshot) " " a href=(address) { (words.state_now) } }
            }
            a href=(address) { (fallback(entry, lang)) }
        }
    };
    let path = format!("{}label/{}/snippet.html", lang.folder(), entry.number);
    File { path, bytes: snippet.into_string().into_bytes() }
}

/// What is read where the template is dropped: the label in a line, and when it was checked.
fn fallback(entry: &Entry, lang: Lang) -> String {
    let checked = match &entry.evidence {
        Evidence::Verified(placed) => {
            let verified = &placed.verified;
            Some(lang.language().checked(CheckedBy::Publisher, verified.status_told(), verified.checked_at()))
        }
        _ => None,
    };
    let parts = [entry.title(lang), entry.facts(lang)].into_iter().chain(checked);
    parts.collect::<Vec<_>>().join(lang.words().separator)
}
