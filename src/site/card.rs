//! The card in a frame: `label/<number>/card.html`, and the small script a host may put beside it.
//!
//! In: an entry and a language. Out: a page of nothing but the card, `embed/host.js`.

use super::{Entry, File, Page, Publication, page};
use crate::{
    evidence::Evidence,
    markup::{self, Drawing, Size, draw},
    snippet,
    text::{CheckedBy, Lang},
};
use maud::{Markup, PreEscaped, html};
use std::sync::LazyLock;

static STYLE: LazyLock<String> = LazyLock::new(|| {
    page::own(&[markup::CARD_STYLESHEET, include_str!("../../style/card.css"), include_str!("../../style/snippet.css")])
});
static SCRIPT: LazyLock<String> = LazyLock::new(|| page::spare(include_str!("card.js")));
static POLICY: LazyLock<String> = LazyLock::new(|| {
    format!(
        "default-src 'none'; style-src 'sha256-{}'; script-src 'sha256-{}'; img-src data:; base-uri 'none'; \
         form-action 'none'; require-trusted-types-for 'script'",
        page::content_hash(&STYLE),
        page::content_hash(&SCRIPT)
    )
});

pub(super) fn host() -> File {
    File { path: snippet::HOST.to_owned(), bytes: include_str!("host.js").into() }
}

/// The card's page. Its links leave the frame: `base` opens them in a window of their own, which
/// browsers then give no way back.
pub(super) fn page(publication: &Publication<'_>, entry: &Entry, lang: Lang) -> File {
    let path = format!("label/{}/", entry.number);
    let page = Page::new(publication, lang, &path);
    let head = html! {
        link rel="icon" href="data:,";
        meta name="robots" content="noindex";
        base target="_blank";
        (page.in_languages("card.html"))
        link rel="canonical" href="./";
    };
    let body = html! {
        main {
            (card(entry, lang, "./"))
            @if !shows_product(entry) {
                p.card-link { (entry.number) (lang.words().separator) a href="./" { (page.words().state_now) } }
            }
        }
        script { (PreEscaped(SCRIPT.as_str())) }
    };
    let document = page::bare(lang, &entry.title(lang), &POLICY, &STYLE, &head, &body);
    File { path: page.file_named("card.html"), bytes: document.into_bytes() }
}

/// The card with the way to its label's page; where it shows no product, a heading for listeners alone.
pub(super) fn card(entry: &Entry, lang: Lang, link: &str) -> Markup {
    let drawing = Drawing {
        size: Size::Card,
        lang,
        checked_by: CheckedBy::Publisher,
        symbol: entry.symbol(),
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

#[cfg(test)]
mod tests {
    use std::{collections::BTreeSet, fs};

    fn classes(css: &str) -> BTreeSet<&str> {
        css.split(".cl-")
            .skip(1)
            .filter_map(|rest| rest.split(|c: char| !c.is_ascii_lowercase() && c != '-').next())
            .collect()
    }

    #[test]
    fn badges_and_cards_have_nothing_that_only_the_whole_label_has_a_style_for() {
        // Neither is ever as wide as what follows.
        let (full, _) = include_str!("../../style/full.css").split_once("@container").unwrap();
        let (label, badge) = (
            classes(concat!(include_str!("../../style/label.css"), include_str!("../../style/qr.css"))),
            classes(include_str!("../../style/badge.css")),
        );
        let whole = &classes(full) - &label;
        assert!(whole.contains("trace") && whole.contains("steps"), "{whole:?}");
        let of_cards = &whole | &(&badge - &label);
        for (size, missing) in [("-card-", &of_cards), ("-badge-", &whole)] {
            let golden = fs::read_dir(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/golden")).unwrap();
            let drawn = golden.map(|file| file.unwrap().path()).filter(|path| path.to_string_lossy().contains(size));
            let mut seen = 0;
            for drawn in drawn {
                let text = fs::read_to_string(&drawn).unwrap();
                let mut words = text.split(|c: char| !c.is_ascii_lowercase() && c != '-');
                let unstyled = words.find(|word| word.strip_prefix("cl-").is_some_and(|class| missing.contains(class)));
                assert_eq!(unstyled, None, "{}", drawn.display());
                seen += 1;
            }
            assert!(seen > 10, "{size}: {seen}");
        }
    }
}
