//! The page about data, `data/`: who sees what of a label, what is stored where, what never happens.

use super::{File, Page, Publication};
use crate::{
    label::{Audience, Part},
    text::Lang,
};
use maud::html;

/// Its path inside a language.
pub(super) const PATH: &str = "data/";

pub(super) fn page(publication: &Publication<'_>, lang: Lang) -> File {
    let (page, words) = (Page::new(publication, lang, PATH), lang.data());
    let content = html! {
        div.site-lead {
            h1 { (words.title) }
            p { (words.lead) }
        }
        section aria-labelledby="who" {
            h2 #who { (words.who) }
            div.site-category {
                p { (words.who_note) }
                dl.site-kept {
                    div { dt { (words.everybody) } dd { (words.everything_else) } }
                    @for reader in Audience::ALL {
                        div {
                            dt { ((words.readers)(*reader)) }
                            dd { @if reader.parts().is_empty() { (words.none) } @else { (words.as_well) (parts(reader.parts(), lang)) } }
                        }
                    }
                }
            }
        }
        section aria-labelledby="where" {
            h2 #where { (words.where_kept) }
            dl.site-category.site-kept { @for (place, what) in words.places { div { dt { (place) } dd { (what) } } } }
        }
        section.site-how aria-labelledby="never" {
            h2 #never { (words.never) }
            ul { @for sentence in words.nevers { li { (sentence) } } }
        }
    };
    let name = publication.programme.about.name.in_language(lang.code()).1;
    page.file(&format!("{} – {name}", words.title), words.lead, &content)
}

fn parts(parts: &[Part], lang: Lang) -> String {
    let named: Vec<&str> = parts.iter().map(|part| (lang.data().parts)(*part)).collect();
    named.join(lang.words().separator)
}
