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
    let sees = |reader: Audience, part: Part| reader.parts().contains(&part);
    let content = html! {
        div.site-lead {
            h1 { (words.title) }
            p { (words.lead) }
        }
        section aria-labelledby="who" {
            h2 #who { (words.who) }
            div.site-category {
                p { (words.who_note) }
                div.site-wide tabindex="0" role="group" aria-labelledby="who" {
                    table.site-seen {
                        thead {
                            tr {
                                th scope="col" { (words.part) }
                                @for reader in Audience::ALL { th scope="col" { ((words.readers)(*reader)) } }
                            }
                        }
                        tbody {
                            tr {
                                th scope="row" { (words.everything_else) }
                                @for _ in Audience::ALL { td { (words.seen) } }
                            }
                            @for part in Part::ALL {
                                tr {
                                    th scope="row" { ((words.parts)(*part)) }
                                    @for reader in Audience::ALL {
                                        td data-seen=[sees(*reader, *part).then_some("yes")] {
                                            @if sees(*reader, *part) { (words.seen) } @else { (words.not_seen) }
                                        }
                                    }
                                }
                            }
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
