//! A product's address, `01/<GTIN>/`: where the QR symbol on its package leads (GS1 Digital Link).
//!
//! In: the labels of one GTIN. Out: a page that sends on to the one in force and lists them all; with one
//! label, a page of next to nothing, since it is fetched in a shop and read by nobody.
//! Addresses with batch and serial number are longer: a server answers them with this page (`try_files`,
//! a rewrite), since no folder holds them all.

use super::{File, Page, Publication, Row, home, page};
use crate::text::Lang;
use maud::{Markup, html};

/// The page of a product. One label is where to go; of several, the one in force that was issued last.
pub(super) fn page(publication: &Publication<'_>, gtin: &str, rows: &[Row], lang: Lang) -> File {
    let path = format!("01/{gtin}/");
    let page = Page::anywhere(publication, lang, &path);
    let current = rows.iter().filter(|row| row.current).max_by_key(|row| &row.issued);
    let onward = current.or_else(|| rows.first().filter(|_| rows.len() == 1));
    let said = onward.or_else(|| rows.first()).and_then(|row| row.said(lang));
    let title = said.map_or(gtin, |said| &said.title);
    if let ([only], Some(_)) = (rows, onward) {
        return way_on(&page, only, title);
    }
    let more = html! {
        @if let Some(row) = onward { (refresh(&to(&page, row))) }
    };
    let content = html! {
        div.site-lead { h1 { (title) } p.site-note { "GTIN " (gtin) } }
        section { (home::list(rows, &page)) }
    };
    page.file_with(title, title, &more, &content)
}

fn to(page: &Page<'_>, row: &Row) -> String {
    page.to(&format!("label/{}/", row.number))
}

fn refresh(address: &str) -> Markup {
    html! { meta http-equiv="refresh" content={ "0; url=" (address) }; }
}

/// A page that leads to a product's only label.
fn way_on(page: &Page<'_>, row: &Row, title: &str) -> File {
    let address = to(page, row);
    let head = html! { (refresh(&address)) link rel="canonical" href=(address); };
    let body = html! { main { h1 { a href=(address) { (title) } } } };
    let policy = format!("default-src 'none'; style-src 'sha256-{}'; img-src data:", page::content_hash(STYLE));
    let document = page::bare(page.lang, title, &policy, STYLE, &head, &body);
    File { path: page.file_path(), bytes: document.into_bytes() }
}

/// For the moment it is seen, in light and in dark.
const STYLE: &str =
    ":root{color-scheme:light dark}body{font:16px/1.5 system-ui,sans-serif;margin:24px}h1{font-size:1em}";
