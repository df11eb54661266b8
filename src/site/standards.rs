//! Demand standards ready for use, `criteria/`: what each asks and awards in words, and the way to compare by it.
//!
//! In: `criteria/<name>.<language>.json`, criteria as the portal saves them. Out: a page; programmes without any have
//! none.

use super::{AppPage, File, Page, Publication};
use crate::{criteria::Criteria, label::Number, portal::View, text::Lang};
use maud::{Markup, html};

/// Its path inside a language, and the folder of the files in a programme and in a site.
pub const PATH: &str = "criteria/";

/// A demand standard in a language.
#[derive(Debug, Clone)]
pub struct Standard {
    /// Stands for it in addresses.
    pub name: Number,
    /// The language of its name.
    pub lang: Lang,
    /// What it asks and awards.
    pub criteria: Criteria,
}

impl Standard {
    /// The path of its file in the site.
    #[must_use]
    pub fn path(&self) -> String {
        format!("{PATH}{}.{}.json", self.name, self.lang.code())
    }
}

/// Whether there are any.
pub(super) fn exist(publication: &Publication<'_>) -> bool {
    !publication.standards.is_empty()
}

pub(super) fn page(publication: &Publication<'_>, lang: Lang) -> File {
    let page = Page::new(publication, lang, PATH);
    let words = page.words();
    let content = html! {
        div.site-lead {
            h1 { (words.standards) }
            p { (words.standards_lead) }
        }
        @for standard in publication.standards.iter().filter(|standard| standard.lang == lang) {
            (section(standard, publication, &page))
        }
    };
    let name = publication.programme.about.name.in_language(lang.code()).1;
    page.file(&format!("{} – {name}", words.standards), words.standards_lead, &content)
}

fn section(standard: &Standard, publication: &Publication<'_>, page: &Page<'_>) -> Markup {
    let (lang, criteria) = (page.lang, &standard.criteria);
    let (words, said) = (page.words(), lang.criteria());
    let mut view = View { criteria: Some(criteria.clone()), ..View::default() };
    view.query.category = criteria.basis.as_ref().map(|basis| basis.category.clone());
    let name = criteria.name.as_ref().map_or(standard.name.as_str(), |name| name.as_str());
    html! {
        section aria-labelledby=(standard.name) {
            h2 id=(standard.name) { (name) }
            div.site-category {
                h3 { (said.musts) }
                ul.site-asked { @for must in &criteria.musts { li { (lang.must(must, publication.programme)) } } }
                @if !criteria.awards.is_empty() {
                    h3 { (said.awards) }
                    ul.site-asked { @for award in &criteria.awards { li { (lang.formula(award)) } } }
                }
                p {
                    @if page.tools.contains(&AppPage::Compare) {
                        a href={ (page.to(AppPage::Compare.path())) (view.fragment()) } { (words.compare_by_it) }
                        (lang.words().separator)
                    }
                    a href={ (page.root()) (standard.path()) } download { "JSON" }
                }
            }
        }
    }
}
