//! The app in the reader's browser: pages where a label is verified, where it is made ready for other pages
//! and for packages, and where products are compared.
//!
//! In: the page the publisher filled in (its language, the programme, the way to the site's root) and
//! the documents a reader holds up or chooses. Out: the verdict, drawn by [`crate::markup`] like everywhere
//! else; the lines of [`crate::snippet`]. Each page is a program of its own (`src/bin/`).
//! Clock, files, network and DOM are met here and nowhere deeper.

mod added;
mod artwork;
mod beside;
mod bringing;
mod check;
mod choice;
mod chosen;
mod components;
mod desk;
mod document;
mod drafting;
mod evaluation;
mod foreign;
mod handover;
mod labels;
mod listen;
mod lists;
mod page;
mod pages;
mod plot;
mod sealed;
mod trusted;
mod view;

pub use page::{Page, Unmade};
pub use pages::{Compare, Draft, Evaluate, Studio, Verify};
pub use plot::{Kind as ChartKind, draw as draw_chart};

use crate::label::Instant;
use gloo::utils::document;
use wasm_bindgen::{UnwrapThrowExt, throw_str};
use web_sys::Element;
use yew::{AppHandle, BaseComponent, Renderer};

/// Starts one of the app's pages in the document it was loaded by.
///
/// What it throws is shown by `boot.js`: a trust list that is not the operator's, or else a page that
/// our publisher did not make.
pub fn start<P: BaseComponent<Properties = Page>>() {
    let host = document().get_element_by_id("app").expect_throw("#app");
    let page = Page::of(&host).unwrap_or_else(|unmade| {
        throw_str(if matches!(unmade, Unmade::Trust(_)) { "trust" } else { "#app" });
    });
    mount::<P>(host, page);
}

/// Puts a page of the app into an element, in place of what is there.
pub fn mount<P: BaseComponent<Properties = Page>>(host: Element, page: Page) -> AppHandle<P> {
    Renderer::<P>::with_root_and_props(host, page).render()
}

/// The last second of the year 9999.
const LATEST: f64 = 253_402_300_799.0;

fn now() -> Instant {
    let seconds = (js_sys::Date::now() / 1000.0).clamp(0.0, LATEST);
    Instant::from_unix(seconds as i64).expect("clamped to what an Instant holds")
}
