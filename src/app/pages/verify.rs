//! The page that verifies a label, step by step.

use crate::app::{
    Page,
    check::{Hold, State, use_check},
    components::{Input, Verdict, use_held_up},
    document::Source,
    listen::{listen, use_listeners},
};
use gloo::utils::window;
use std::rc::Rc;
use yew::{Html, component, hook, html};

/// What a reader meets at `/verify/`: on the left what to hold up, on the right what it is.
#[component]
pub fn Verify(page: &Page) -> Html {
    let (state, compared, hold) = use_check(page);
    let dragging = use_held_up(&hold);
    use_address(&page.root, &hold);
    let (lang, words) = (page.lang, page.words());
    let trouble = if let State::Stopped(trouble) = &state { Some(*trouble) } else { None };
    html! {
        <div class="verify" data-drag={dragging.word()}>
            <header class="app-head">
                <h1>{ words.verify_title }</h1>
                <p>{ words.verify_lead }</p>
                <p class="app-note">{ words.stays_here }</p>
            </header>
            <div class="verify-input">
                <Input {lang} root={page.root.clone()} {dragging} {hold} />
                if let Some(trouble) = trouble {
                    <p class="app-alert" role="alert">{ trouble.sentence(lang) }</p>
                }
            </div>
            <Verdict {lang} {state} {compared} />
        </div>
    }
}

/// Opens the label that the address asks for, now and whenever it changes.
#[hook]
fn use_address(root: &Rc<str>, hold: &Hold) {
    let (root, hold) = (root.clone(), hold.clone());
    let follow = move || {
        let fragment = window().location().hash().unwrap_or_default();
        if let Some(source) = Source::of_fragment(&fragment, &root) {
            hold.emit(Some(source));
        }
    };
    use_listeners(Box::new(move || {
        follow();
        vec![listen(&window(), "hashchange", Box::new(move |_| follow()))]
    }));
}
