//! The lines to paste, and the button that copies them.

use super::{again, preview::Props};
use crate::{
    app::{
        document::fetch,
        listen::{listen, use_listeners},
    },
    credential::PublicKey,
    snippet::{self, Snippet, Way},
};
use gloo::utils::window;
use js_sys::Reflect;
use std::{cell::Cell, rc::Rc};
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::HtmlTextAreaElement;
use yew::{
    Html, UseStateSetter, component, hook, html, use_callback, use_effect_with, use_node_ref, use_state, use_state_eq,
};

/// How copying went.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Copied {
    NotYet,
    Done,
    /// The text is selected: the reader's own keys copy it.
    ByHand,
}

/// Largest file of a label as markup.
const MAX_FILE: usize = 256 * 1024;

/// The code. A label's markup is a file of the site; everything else is written here.
#[component]
pub(in crate::app) fn Code(props: &Props) -> Html {
    let words = props.page.lang.studio();
    let (field, button, copied) = (use_node_ref(), use_node_ref(), use_state_eq(|| Copied::NotYet));
    let (code, fetch_again) = use_code(props);
    let (text, pressed, set) = (field.clone(), button.clone(), copied.setter());
    use_listeners(Box::new(move || {
        let copy = move |_: &web_sys::Event| {
            if let Some(field) = text.cast::<HtmlTextAreaElement>() {
                copy(&field, set.clone());
            }
        };
        pressed.get().map(|button| listen(&button, "click", Box::new(copy))).into_iter().collect()
    }));
    let set = copied.setter();
    use_effect_with(code.clone(), move |_| set.set(Copied::NotYet));
    let rows = code.as_ref().map_or(1, |code| code.lines().count().clamp(3, 20) + 1);
    html! {
        <section class="studio-code" aria-labelledby="code">
            <h2 id="code">{ words.snippet }</h2>
            <textarea ref={field} readonly=true rows={rows.to_string()} spellcheck="false" dir="ltr" aria-labelledby="code"
                hidden={code.is_err()} value={code.clone().unwrap_or_default()} />
            if code == Err(Missing::NotFetched) {
                { again(words.snippet_not_fetched, words.again, &fetch_again) }
            }
            <p class="app-actions">
                <button ref={button} class="app-first" type="button" disabled={code.is_err()}>{ words.copy }</button>
                <span role="status">{ match *copied {
                    Copied::NotYet => "",
                    Copied::Done => words.copied,
                    Copied::ByHand => words.copy_by_hand,
                } }</span>
            </p>
        </section>
    }
}

/// Why there is no code yet.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Missing {
    Fetching,
    NotFetched,
}

/// The code of what is chosen, and what fetches it once more.
#[hook]
fn use_code(props: &Props) -> (Result<String, Missing>, yew::Callback<()>) {
    let (fetched, attempt) = (use_state_eq(|| Err(Missing::Fetching)), use_state(|| 0_u32));
    let file = (props.choice.way == Way::Static).then(|| format!("{}/snippet.html", props.files()));
    let set = fetched.setter();
    use_effect_with((file.clone(), *attempt), move |(file, _)| {
        let wanted = Rc::new(Cell::new(true));
        if let Some(file) = file.clone() {
            set.set(Err(Missing::Fetching));
            let wanted = wanted.clone();
            spawn_local(async move {
                let text = fetch(&file, MAX_FILE).await.and_then(|bytes| String::from_utf8(bytes).ok());
                if wanted.get() {
                    set.set(text.ok_or(Missing::NotFetched));
                }
            });
        }
        move || wanted.set(false)
    });
    let again = use_callback(attempt, |(), attempt| attempt.set(**attempt + 1));
    (written(props).map_or_else(|| (*fetched).clone(), Ok), again)
}

/// What [`Snippet`] writes of what is chosen.
fn written(props: &Props) -> Option<String> {
    let (choice, label) = (&props.choice, props.label());
    let (lang, standing) = (choice.lang, props.placed.verified.standing());
    // What is pasted stays as it is: no number is in it, which may be withdrawn one day.
    let title = props.title();
    let operator = props.page.programme.about.operator_key.and_then(|key: PublicKey| key.did());
    let written = Snippet {
        base: &props.page.base,
        number: &label.certificate.number,
        size: choice.size,
        lang,
        theme: choice.theme,
        operator: operator.as_deref(),
        height: snippet::height(Some(standing)),
        png: props.page.png,
        title: &title,
        fallback: &title,
    };
    written.write(choice.way)
}

/// Copies a field's text; where the browser refuses, selects it.
fn copy(field: &HtmlTextAreaElement, copied: UseStateSetter<Copied>) {
    let (text, field) = (field.value(), field.clone());
    let by_hand = move |copied: &UseStateSetter<Copied>| {
        // A field that is there takes the focus.
        let _ = field.focus();
        field.select();
        copied.set(Copied::ByHand);
    };
    let navigator = window().navigator();
    // Absent where the page came over plain HTTP from elsewhere.
    let has_clipboard = Reflect::get(&navigator, &"clipboard".into()).is_ok_and(|clipboard| clipboard.is_object());
    if !has_clipboard {
        return by_hand(&copied);
    }
    spawn_local(async move {
        match JsFuture::from(navigator.clipboard().write_text(&text)).await {
            Ok(_) => copied.set(Copied::Done),
            Err(_) => by_hand(&copied),
        }
    });
}
