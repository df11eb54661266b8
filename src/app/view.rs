//! What the portal's page is asked for, as its address says it.

use super::listen::{listen, use_listeners};
use crate::portal::View;
use gloo::utils::window;
use wasm_bindgen::JsValue;
use yew::{Callback, hook, use_callback, use_state_eq};

/// Whether a change is a step of the browser's history.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Step {
    Forward,
    /// Typing is not.
    Same,
}

/// The view, and what changes it.
#[hook]
pub(super) fn use_view() -> (View, Callback<(View, Step)>) {
    let asked = || View::of(&window().location().hash().unwrap_or_default());
    let view = use_state_eq(asked);
    let (set, follow) = (view.setter(), view.setter());
    use_listeners(Box::new(move || vec![listen(&window(), "hashchange", Box::new(move |_| follow.set(asked())))]));
    let change = use_callback((), move |(view, step): (View, Step), ()| {
        // A browser that refuses loses the address, not the view.
        let _ = match step {
            Step::Forward => window().location().set_hash(&view.fragment()),
            Step::Same => window()
                .history()
                .and_then(|all| all.replace_state_with_url(&JsValue::NULL, "", Some(&view.fragment()))),
        };
        set.set(view);
    });
    ((*view).clone(), change)
}
