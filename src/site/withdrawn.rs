//! The notice board, `withdrawn/`: labels that were suspended, withdrawn or cancelled, since when, and why.
//!
//! In: the rows of all labels. Out: a page of those decided last. What is said is what the bodies' signed status lists
//! say; who lifts a suspension takes its line away with it.

use super::{File, Page, Publication, Row};
use crate::text::Lang;
use maud::{Markup, html};

/// Its path inside a language.
pub(super) const PATH: &str = "withdrawn/";

/// Decisions the page lists; the audit tells all.
const LISTED: usize = 500;

/// The decisions that are listed, and how many there are.
#[derive(Default)]
pub(super) struct Notices {
    rows: Vec<Row>,
    count: u64,
}

impl Notices {
    /// Takes a label, if something was decided against it.
    pub(super) fn add(&mut self, row: &Row) {
        if row.decided.is_none() {
            return;
        }
        self.count += 1;
        self.rows.push(row.clone());
        if self.rows.len() >= 2 * LISTED {
            self.shorten();
        }
    }

    /// The latest, and no more of them than are listed.
    fn shorten(&mut self) {
        let since = |row: &Row| row.decided.as_ref().and_then(|decided| decided.since.clone());
        self.rows.sort_by(|one, other| since(other).cmp(&since(one)).then_with(|| one.number.cmp(&other.number)));
        self.rows.truncate(LISTED);
    }

    /// All that is listed, the latest first.
    pub(super) fn finish(mut self) -> Self {
        self.shorten();
        self
    }
}

pub(super) fn page(publication: &Publication<'_>, notices: &Notices, lang: Lang) -> File {
    let page = Page::new(publication, lang, PATH);
    let words = page.words();
    let content = html! {
        div.site-lead {
            h1 { (words.withdrawn) }
            p { (words.withdrawn_lead) }
        }
        @if notices.rows.is_empty() { p.site-note { (words.withdrawn_none) } } @else {
            section aria-label=(words.withdrawn) {
                ul.site-labels { @for row in &notices.rows { (notice(row, &page)) } }
            }
        }
        @if notices.count > LISTED as u64 { p.site-note { ((words.withdrawn_rest)(notices.count - LISTED as u64)) } }
    };
    let name = publication.programme.about.name.in_language(lang.code()).1;
    page.file(&format!("{} – {name}", words.withdrawn), words.withdrawn_lead, &content)
}

fn notice(row: &Row, page: &Page<'_>) -> Markup {
    let (lang, words) = (page.lang, page.words());
    let (said, decided) = (row.said(lang), row.decided.as_ref());
    let named = said.and_then(|said| said.name.as_ref().zip(said.maker.as_ref()));
    let since = decided.and_then(|decided| decided.since.as_deref());
    html! {
        li {
            div {
                a href=(page.to(&format!("label/{}/", row.number))) {
                    @if let Some((name, _)) = named { (name) } @else { (row.number) }
                }
                small {
                    @if let Some((_, maker)) = named { (maker) (lang.words().separator) }
                    @if let Some(model) = &row.model { (model) (lang.words().separator) }
                    (row.number)
                }
                @if let Some(why) = decided.and_then(|decided| decided.why.as_ref()) {
                    p.site-reason { (words.withdrawn_reason) (lang.criteria().colon) (why) }
                }
            }
            @if let Some(said) = said { span.cl-badge-state data-tone=(row.tone) { (said.state) } }
            @if let Some(day) = since { time.site-since datetime=(day) { (day) } }
        }
    }
}
