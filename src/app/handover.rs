//! A comparison on its way out of the page: what the worker says of it, and the file or the pages it makes.
//!
//! In: the worker's words, a file as a blob or markup of ours. Out: a file among the reader's own, or pages for
//! the page to print.

use super::{
    listen::{listen, told},
    trusted::Drawn,
};
use gloo::{
    events::EventListener,
    utils::{document, window},
};
use std::cell::RefCell;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Blob, HtmlElement, MessageEvent, Url, Worker};
use yew::UseStateSetter;

/// What came of handing over.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Handed {
    Nothing,
    /// So many of so many products checked.
    Checking(usize, usize),
    /// All are.
    Making,
    /// A file of that name.
    File(String),
    /// Pages to print.
    Pages(Drawn),
    /// The view could not be read.
    Unread,
    /// The program that writes workbooks did not load.
    NoWriter,
}

/// Hears the worker's words of it.
pub(super) fn hear(worker: &Worker, handed: UseStateSetter<Handed>) -> EventListener {
    // The address of the last file: the browser keeps the file as long as that stands.
    let last = RefCell::new(None::<String>);
    listen(
        worker,
        "message",
        Box::new(move |event| {
            let data = event.unchecked_ref::<MessageEvent>().data();
            if let Some(now) = handed_now(&data, &last) {
                handed.set(now);
            }
        }),
    )
}

fn handed_now(data: &JsValue, last: &RefCell<Option<String>>) -> Option<Handed> {
    let member = |name: &str| told(data, name);
    let count = |value: JsValue| value.as_f64().map_or(0, |count| count as usize);
    if let (Some(done), Some(of)) = (member("handing"), member("of")) {
        let (done, of) = (count(done), count(of));
        return Some(if done < of { Handed::Checking(done, of) } else { Handed::Making });
    }
    if let Some(why) = member("unmade") {
        return Some(if why.as_string().as_deref() == Some("writer") { Handed::NoWriter } else { Handed::Unread });
    }
    match member("handed")?.dyn_into::<Blob>() {
        Ok(file) => {
            let name = member("name")?.as_string()?;
            let before = last.take();
            last.replace(save(&file, &name, before));
            Some(Handed::File(name))
        }
        Err(markup) => markup.as_string().map(|markup| Handed::Pages(Drawn::of_worker(markup))),
    }
}

/// Puts a file among the reader's; gives the address it has until the next.
pub(super) fn save(file: &Blob, name: &str, last: Option<String>) -> Option<String> {
    if let Some(last) = last {
        // An address that is gone already is as good.
        let _ = Url::revoke_object_url(&last);
    }
    let address = Url::create_object_url_with_blob(file).ok()?;
    let link: HtmlElement = document().create_element("a").ok()?.dyn_into().ok()?;
    link.set_attribute("href", &address).ok()?;
    link.set_attribute("download", name).ok()?;
    link.click();
    Some(address)
}

/// Has the browser print the page.
pub(super) fn print() {
    // A browser that cannot print says so itself.
    window().print().unwrap_or_default();
}
