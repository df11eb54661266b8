//! Listeners of the browser that go with the component that set them.
//!
//! Yew's own `onclick=` keeps its closures for good when an app is taken down; these do not.

use gloo::events::{EventListener, EventListenerOptions};
use js_sys::Reflect;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Event, EventTarget, HtmlInputElement};
use yew::{hook, use_effect_with};

/// What is done when something happens. Boxed: as generic code each would be there in full.
type Heard = Box<dyn Fn(&Event)>;

/// Calls `heard` on each event of that name, which may prevent what the browser would do.
pub(super) fn listen(target: &EventTarget, name: &'static str, heard: Heard) -> EventListener {
    let options = EventListenerOptions::enable_prevent_default();
    EventListener::new_with_options(target, name, options, heard)
}

/// Name and value of the field in which something happened.
pub(super) fn field(event: &Event) -> Option<(String, String)> {
    let input: HtmlInputElement = event.target()?.dyn_into().ok()?;
    Some((input.name(), input.value()))
}

/// What a message says under a name; nothing where it says nothing.
pub(super) fn told(data: &JsValue, name: &str) -> Option<JsValue> {
    Reflect::get(data, &name.into()).ok().filter(|value| !value.is_undefined())
}

/// Sets listeners when the component is there, and removes them when it goes.
#[hook]
pub(super) fn use_listeners(set: Box<dyn FnOnce() -> Vec<EventListener>>) {
    use_effect_with((), move |()| {
        let listeners = set();
        move || drop(listeners)
    });
}
