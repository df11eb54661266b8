//! Documents held up anywhere on the page: files dropped, text or files pasted.

use crate::app::{
    check::Hold,
    document::Source,
    listen::{listen, use_listeners},
};
use gloo::{events::EventListener, utils::window};
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{ClipboardEvent, DragEvent, Element, Event};
use yew::{UseStateSetter, hook, use_state_eq};

/// Whether files are over the page, ready to be dropped.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::app) enum Dragging {
    Nothing,
    Files,
}

impl Dragging {
    /// Its word for the stylesheet.
    pub(in crate::app) fn word(self) -> Option<&'static str> {
        match self {
            Self::Nothing => None,
            Self::Files => Some("files"),
        }
    }
}

/// Opens what is dropped or pasted anywhere; tells whether something is about to be dropped.
#[hook]
pub(in crate::app) fn use_held_up(hold: &Hold) -> Dragging {
    let dragging = use_state_eq(|| Dragging::Nothing);
    let (hold, set) = (hold.clone(), dragging.setter());
    use_listeners(Box::new(move || listeners(&hold, &set)));
    *dragging
}

fn listeners(hold: &Hold, dragging: &UseStateSetter<Dragging>) -> Vec<EventListener> {
    let over = |name| {
        let dragging = dragging.clone();
        listen(&window(), name, Box::new(move |event| over(event.unchecked_ref(), &dragging)))
    };
    let (away, here, pasting, hold) = (dragging.clone(), dragging.clone(), hold.clone(), hold.clone());
    vec![
        over("dragenter"),
        over("dragover"),
        listen(&window(), "dragleave", Box::new(move |event| leave(event.unchecked_ref(), &away))),
        listen(&window(), "drop", Box::new(move |event| drop(event.unchecked_ref(), &here, &hold))),
        listen(&window(), "paste", Box::new(move |event| paste(event.unchecked_ref(), &pasting))),
    ]
}

fn over(event: &DragEvent, dragging: &UseStateSetter<Dragging>) {
    if carries_files(event) {
        // Otherwise the browser would open the file in place of this page.
        event.prevent_default();
        dragging.set(Dragging::Files);
    }
}

fn leave(event: &DragEvent, dragging: &UseStateSetter<Dragging>) {
    // Into another element of the page is not away.
    if event.related_target().is_none() {
        dragging.set(Dragging::Nothing);
    }
}

fn drop(event: &DragEvent, dragging: &UseStateSetter<Dragging>, hold: &Hold) {
    dragging.set(Dragging::Nothing);
    if carries_files(event) {
        event.prevent_default();
        let files = event.data_transfer().and_then(|data| data.files());
        if let Some(source) = files.and_then(|files| Source::of_files(&files)) {
            hold.emit(Some(source));
        }
    }
}

fn carries_files(event: &DragEvent) -> bool {
    let files = JsValue::from_str("Files");
    event.data_transfer().is_some_and(|data| data.types().includes(&files, 0))
}

fn paste(event: &ClipboardEvent, hold: &Hold) {
    let Some(data) = event.clipboard_data() else { return };
    let file = data.files().and_then(|files| Source::of_files(&files));
    let text = || data.get_data("text").ok().map(Source::Text).filter(|_| !in_field(event));
    if let Some(source) = file.or_else(text) {
        event.prevent_default();
        hold.emit(Some(source));
    }
}

fn in_field(event: &Event) -> bool {
    let element = event.target().and_then(|target| target.dyn_into::<Element>().ok());
    element.is_some_and(|element| matches!(element.tag_name().as_str(), "INPUT" | "TEXTAREA"))
}
