//! An enterprise's pages, `maker/<credit code>/`: all its labels, and where each stands.
//!
//! In: the labels of one credit code, in the order of their numbers. Out: a page for so many of them. Of labels that
//! are not to be believed nobody knows whose they are: they are not here.

use super::{AppPage, File, Page, Publication, Row, home, overview::Place};
use crate::text::Lang;
use maud::html;
use serde::{Deserialize, Serialize};

/// Labels of an enterprise that are listed; the others are found in the portal.
pub(super) const LISTED: usize = 2_000;

/// What an enterprise's page needs of a label.
#[derive(Debug, Serialize, Deserialize)]
pub(super) struct Made {
    pub(super) code: String,
    pub(super) number: String,
    model: Option<String>,
    tone: String,
    /// Its product, its maker and its state, in the order of [`Lang::ALL`].
    pub(super) said: Vec<(String, String, String)>,
}

impl Made {
    /// Of a row; nothing of one whose maker has no credit code.
    pub(super) fn of(row: &Row) -> Option<Self> {
        let said = |lang: &Lang| {
            let said = row.said(*lang)?;
            Some((said.name.clone()?, said.maker.clone()?, said.state.clone()))
        };
        Some(Self {
            code: row.maker.clone()?,
            number: row.number.clone(),
            model: row.model.clone(),
            tone: row.tone.clone(),
            said: Lang::ALL.iter().map(said).collect::<Option<_>>()?,
        })
    }
}

/// The path of an enterprise's page, from 1.
pub(super) fn path(code: &str, page: usize) -> String {
    if page == 1 { format!("maker/{code}/") } else { format!("maker/{code}/{page}/") }
}

/// A page of an enterprise that has `count` labels in all.
pub(super) fn page(
    publication: &Publication<'_>,
    place: Place,
    labels: &[Made],
    count: u64,
    lang: Lang,
) -> Option<File> {
    let at = Lang::ALL.iter().position(|known| *known == lang)?;
    let first = labels.first()?;
    let (code, (_, maker, _)) = (first.code.as_str(), first.said.get(at)?);
    let own = path(code, place.page);
    let page = Page::new(publication, lang, &own);
    let words = page.words();
    let title = (words.of_maker)(maker);
    let content = html! {
        div.site-lead {
            h1 { (title) }
            dl.site-facts {
                div { dt { (words.maker) } dd { (maker) } }
                div { dt { (words.credit_code) } dd { code { (code) } } }
            }
            p { ((words.maker_labels)(count)) }
            @if publication.tools().contains(&AppPage::Evaluate) {
                p { a href={ (page.to(AppPage::Evaluate.path())) "#maker=" (code) } { (words.evaluate_maker) } }
            }
        }
        section aria-label=(words.labels) {
            ul.site-labels {
                @for label in labels {
                    @if let Some((name, _, state)) = label.said.get(at) {
                        li {
                            div {
                                a href=(page.to(&format!("label/{}/", label.number))) { (name) }
                                small { @if let Some(model) = &label.model { (model) (lang.words().separator) } (label.number) }
                            }
                            span.cl-badge-state data-tone=(label.tone) { (state) }
                        }
                    }
                }
            }
            (home::others(&|page| path(code, page), place, &page))
        }
        @if count > LISTED as u64 { p.site-note { (words.maker_rest) } }
    };
    Some(page.file(&format!("{title} – {}", page.programme.about.name.in_language(lang.code()).1), &title, &content))
}
