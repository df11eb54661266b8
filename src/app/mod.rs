//! The app in the reader's browser: one page so far, where a label is verified.
//!
//! In: the page the publisher filled in (its language, the programme, the way to the site's root) and
//! the documents a reader holds up. Out: the verdict, drawn by [`crate::markup`] like everywhere else.
//! Clock, files, network and DOM are met here and nowhere deeper.

mod check;
mod components;
mod document;
mod listen;
mod lists;
mod page;
mod pages;
mod sealed;
mod trusted;

pub use page::{Page, Unmade};
pub use pages::Verify;

use crate::label::Instant;
use gloo::utils::document;
use wasm_bindgen::{UnwrapThrowExt, throw_str};
use web_sys::Element;
use yew::{AppHandle, Renderer};

/// Starts the app in the page it was loaded by.
///
/// What it throws is shown by `boot.js`: a trust list that is not the operator's, or else a page that
/// our publisher did not make.
pub fn start() {
    let host = document().get_element_by_id("app").expect_throw("#app");
    let page = Page::of(&host).unwrap_or_else(|unmade| {
        throw_str(if matches!(unmade, Unmade::Trust(_)) { "trust" } else { "#app" });
    });
    mount(host, page);
}

/// Puts the app into an element, in place of what is there.
pub fn mount(host: Element, page: Page) -> AppHandle<Verify> {
    Renderer::<Verify>::with_root_and_props(host, page).render()
}

/// The last second of the year 9999.
const LATEST: f64 = 253_402_300_799.0;

fn now() -> Instant {
    let seconds = (js_sys::Date::now() / 1000.0).clamp(0.0, LATEST);
    Instant::from_unix(seconds as i64).expect("clamped to what an Instant holds")
}
