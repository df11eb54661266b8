//! A product's address, `01/<GTIN>/`: where the QR symbol on its package leads (GS1 Digital Link).
//!
//! In: the labels whose products have a GTIN. Out: a page each product, which sends on to its label in
//! force and lists them all. Addresses with batch and serial number are longer: a server answers them
//! with this page (`try_files`, a rewrite), since no folder holds them all.

use super::{Entry, File, Page, Publication, home};
use crate::{evidence::Evidence, label::Label, text::Lang};
use maud::html;
use std::collections::BTreeMap;

/// The labels of each product, by its GTIN in 14 digits.
pub(super) fn products<'a>(publication: &'a Publication<'_>) -> BTreeMap<String, Vec<&'a Entry>> {
    let mut products: BTreeMap<String, Vec<&Entry>> = BTreeMap::new();
    for entry in &publication.entries {
        if let Some(gtin) = label(entry).and_then(|label| label.product.gtin.as_ref()) {
            products.entry(format!("{:0>14}", gtin.as_str())).or_default().push(entry);
        }
    }
    products
}

fn label(entry: &Entry) -> Option<&Label> {
    match &entry.evidence {
        Evidence::Verified(placed) => Some(placed.verified.label()),
        _ => None,
    }
}

fn is_current(entry: &Entry) -> bool {
    matches!(&entry.evidence, Evidence::Verified(placed) if placed.verified.standing().shows_current())
}

/// The page. One label is where to go; of several, the one in force that was issued last.
pub(super) fn page(publication: &Publication<'_>, gtin: &str, entries: &[&Entry], lang: Lang) -> File {
    let path = format!("01/{gtin}/");
    let page = Page::anywhere(publication, lang, &path);
    let issued = |entry: &Entry| label(entry).map(|label| label.certificate.issued());
    let current = entries.iter().filter(|entry| is_current(entry)).max_by_key(|entry| issued(entry));
    let onward = current.or_else(|| entries.first().filter(|_| entries.len() == 1));
    let title = onward.or_else(|| entries.first()).map_or_else(|| gtin.to_owned(), |entry| entry.title(lang));
    let more = html! {
        @if let Some(entry) = onward {
            meta http-equiv="refresh" content={ "0; url=" (page.to(&format!("label/{}/", entry.number))) };
        }
    };
    let content = html! {
        div.site-lead { h1 { (title) } p.site-note { "GTIN " (gtin) } }
        section { (home::list(entries, &page)) }
    };
    page.file_with(&title, &title, &more, &content)
}
