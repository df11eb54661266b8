//! A product's address, `01/<GTIN>/`: where the QR symbol on its package leads (GS1 Digital Link).
//!
//! In: the labels of one GTIN. Out: a page of next to nothing, since it is fetched in a shop and read by nobody:
//! it sends on to the label in force, in the reader's language, and lists them all where there are several.
//! One page speaks every language, because a package has one symbol for all who scan it.
//! Addresses with batch and serial number are longer: a server answers them with this page (`try_files`,
//! a rewrite), since no folder holds them all.

use super::{File, Page, Publication, Row, page};
use crate::text::Lang;
use maud::{Markup, PreEscaped, html};
use serde::{Deserialize, Serialize};
use std::sync::LazyLock;

/// What a product's page needs of a label.
#[derive(Debug, Serialize, Deserialize)]
pub(super) struct Labelled {
    pub(super) gtin: String,
    number: String,
    current: bool,
    issued: Option<String>,
    /// Title and state, in the order of [`Lang::ALL`].
    said: Vec<(String, String)>,
}

impl Labelled {
    /// Of a row; nothing of one without a GTIN.
    pub(super) fn of(row: &Row) -> Option<Self> {
        let said = |lang: &Lang| row.said(*lang).map(|said| (said.title.clone(), said.state.clone()));
        Some(Self {
            gtin: row.gtin.clone()?,
            number: row.number.clone(),
            current: row.current,
            issued: row.issued.clone(),
            said: Lang::ALL.iter().filter_map(said).collect(),
        })
    }

    /// Its page in a language, by its whole address: this page is met at any.
    fn address(&self, publication: &Publication<'_>, lang: Lang) -> String {
        Page::anywhere(publication, lang, "").to(&format!("label/{}/", self.number))
    }
}

/// The page of a product. One label is where to go; of several, the one in force that was issued last.
pub(super) fn page(publication: &Publication<'_>, gtin: &str, labels: &[Labelled]) -> File {
    let current = labels.iter().filter(|label| label.current).max_by_key(|label| &label.issued);
    let onward = current.or_else(|| labels.first().filter(|_| labels.len() == 1));
    let titled = onward.or_else(|| labels.first());
    let title = |at: usize| titled.and_then(|label| label.said.get(at)).map_or(gtin, |(title, _)| title);
    let main = Lang::ALL[0];
    let head = html! {
        @if let Some(label) = onward {
            @let address = label.address(publication, main);
            noscript { meta http-equiv="refresh" content={ "0; url=" (address) }; }
            link rel="canonical" href=(address);
        }
    };
    let body = html! {
        main {
            @for (at, lang) in Lang::ALL.iter().enumerate() {
                section lang=(lang.tag()) {
                    h1 {
                        @if let Some(label) = onward {
                            a hreflang=(lang.tag()) href=(label.address(publication, *lang)) { (title(at)) }
                        } @else { (title(at)) }
                    }
                    @if labels.len() > 1 { (list(publication, gtin, labels, at, *lang)) }
                }
            }
        }
        script { (PreEscaped(SCRIPT.as_str())) }
    };
    let document = page::bare(main, title(0), &POLICY, STYLE, &head, &body);
    File { path: format!("01/{gtin}/index.html"), bytes: document.into_bytes() }
}

fn list(publication: &Publication<'_>, gtin: &str, labels: &[Labelled], at: usize, lang: Lang) -> Markup {
    html! {
        p { "GTIN " (gtin) }
        ul {
            @for label in labels {
                li {
                    a href=(label.address(publication, lang)) { (label.number) }
                    @if let Some((_, state)) = label.said.get(at) { (lang.words().separator) (state) }
                }
            }
        }
    }
}

static SCRIPT: LazyLock<String> = LazyLock::new(|| page::spare(include_str!("product.js")));
static POLICY: LazyLock<String> = LazyLock::new(|| {
    let (style, script) = (page::content_hash(STYLE), page::content_hash(&SCRIPT));
    format!(
        "default-src 'none'; style-src 'sha256-{style}'; script-src 'sha256-{script}'; img-src data:; \
         base-uri 'none'; form-action 'none'; require-trusted-types-for 'script'"
    )
});

/// For the moment it is seen, in light and in dark.
const STYLE: &str =
    ":root{color-scheme:light dark}body{font:16px/1.5 system-ui,sans-serif;margin:24px}h1{font-size:1em}";
