//! The page of recognition, `recognition/`: whose labels count where, for what and since when; and the same of a label.
//!
//! In: the programme's agreements. Out: a page, on the day of the check; programmes without agreements have none.

use super::{Entry, File, Page, Publication, category};
use crate::{
    credential::Issuer,
    evidence::Evidence,
    label::{Date, Name},
    programme::{Agreement, Programme},
    text::{Lang, RecognitionState, RecognitionWords},
};
use maud::{Markup, html};

/// Its path inside a language.
pub(super) const PATH: &str = "recognition/";

pub(super) fn page(publication: &Publication<'_>, day: Date, lang: Lang) -> File {
    let (page, words) = (Page::new(publication, lang, PATH), lang.recognition());
    let programme = publication.programme;
    let content = html! {
        div.site-lead {
            h1 { (words.title) }
            p { (words.lead) }
        }
        @for agreement in programme.agreements() { (section(agreement, day, programme, &page)) }
        section.site-how aria-labelledby="how" {
            h2 #how { (words.how) }
            ul { @for sentence in [words.how_counts, words.how_asked] { li { (sentence) } } }
        }
    };
    page.file(&format!("{} – {}", words.title, said(&programme.about.name, lang)), words.lead, &content)
}

fn said(name: &Name, lang: Lang) -> &str {
    name.in_language(lang.code()).1.as_str()
}

fn section(agreement: &Agreement, day: Date, programme: &Programme, page: &Page<'_>) -> Markup {
    let (lang, words, separator) = (page.lang, page.lang.recognition(), page.lang.words().separator);
    let regions: Vec<&str> = agreement.regions.iter().map(|(_, name)| said(name, lang)).collect();
    let issuers: Vec<&str> = named(agreement, programme).map(|issuer| said(issuer.name(), lang)).collect();
    let state = state(agreement, day);
    html! {
        section aria-labelledby=(agreement.id) {
            h2 id=(agreement.id) { (said(&agreement.name, lang)) }
            dl.site-facts.site-category {
                div { dt { (words.regions) } dd { (regions.join(separator)) } }
                div {
                    dt { (words.categories) }
                    dd {
                        @if agreement.categories.is_empty() { (words.all_categories) }
                        @for (at, known) in agreement.categories.iter().filter_map(|id| programme.category(id)).enumerate() {
                            @if at > 0 { (separator) }
                            a href=(page.to(&category::path(known, 1))) { (said(&known.name, lang)) }
                        }
                    }
                }
                div {
                    dt { (words.issuers) }
                    dd { @if agreement.issuers.is_empty() { (words.all_issuers) } @else { (issuers.join(separator)) } }
                }
                div {
                    dt { (words.term) }
                    dd { (term(agreement, words)) " " span.site-progress data-state=(state.word()) { ((words.states)(state)) } }
                }
                @if let Some(document) = &agreement.document { div { dt { (words.document) } dd { (document) } } }
            }
        }
    }
}

/// The issuers an agreement names.
fn named<'a>(agreement: &'a Agreement, programme: &'a Programme) -> impl Iterator<Item = &'a Issuer> {
    let has = |issuer: &Issuer| issuer.keys().iter().any(|key| agreement.issuers.iter().any(|did| did == key.did()));
    programme.trust.issuers().iter().map(AsRef::as_ref).filter(move |issuer| has(issuer))
}

fn term(agreement: &Agreement, words: &RecognitionWords) -> String {
    agreement.to.map_or_else(|| (words.since)(agreement.from), |to| (words.between)(agreement.from, to))
}

fn state(agreement: &Agreement, day: Date) -> RecognitionState {
    match agreement.to {
        _ if day < agreement.from => RecognitionState::Ahead,
        Some(to) if to < day => RecognitionState::Ended,
        _ => RecognitionState::InForce,
    }
}

/// Where a label is recognised. It names terms and no state: the page stands while days go by.
pub(super) fn of_label(publication: &Publication<'_>, entry: &Entry, page: &Page<'_>) -> Markup {
    let Evidence::Verified(placed) = &entry.evidence else { return html! {} };
    if !placed.verified.standing().shows_current() {
        return html! {};
    }
    let (lang, words, programme) = (page.lang, page.lang.recognition(), publication.programme);
    let (issuer, category) = (placed.verified.issuer(), &placed.verified.label().product.category);
    let about: Vec<&Agreement> =
        programme.agreements().iter().filter(|agreement| agreement.is_about(issuer, category)).collect();
    html! {
        @if !about.is_empty() {
            p.site-recognised {
                strong { (words.recognised_in) } (lang.criteria().colon)
                @for (at, agreement) in about.iter().enumerate() {
                    @if at > 0 { (lang.words().separator) }
                    @for (which, (_, name)) in agreement.regions.iter().enumerate() {
                        @if which > 0 { (lang.words().separator) }
                        (said(name, lang))
                    }
                    " "
                    small { "(" (term(agreement, words)) ")" }
                }
                " " a href=(page.to(PATH)) { (words.title) }
            }
        }
    }
}
