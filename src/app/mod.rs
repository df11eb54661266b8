//! The app in the reader's browser: one page so far, where a label is verified.
//!
//! In: the page the publisher filled in (its language, the programme, the way to the site's root) and
//! the documents a reader holds up. Out: the verdict, drawn by [`crate::markup`] like everywhere else.
//! Clock, files, network and DOM are met here and nowhere deeper.

mod check;
mod components;
mod document;
mod listen;
mod page;
mod pages;
mod trusted;

pub use page::Page;
pub use pages::Verify;

use gloo::utils::document;
use wasm_bindgen::{UnwrapThrowExt, throw_str};
use web_sys::Element;
use yew::{AppHandle, Renderer};

/// Starts the app in the page it was loaded by.
///
/// What it throws is shown by `boot.js`: a page without the app's element, or with a programme that
/// does not read, was not made by our publisher.
pub fn start() {
    let host = document().get_element_by_id("app").expect_throw("#app");
    let page = Page::of(&host).unwrap_or_else(|fault| throw_str(fault.path()));
    mount(host, page);
}

/// Puts the app into an element, in place of what is there.
pub fn mount(host: Element, page: Page) -> AppHandle<Verify> {
    Renderer::<Verify>::with_root_and_props(host, page).render()
}
