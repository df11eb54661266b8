//! What could not be fetched, and the button that tries once more.

use crate::app::listen::{listen, use_listeners};
use yew::{Callback, Html, Properties, component, html, use_node_ref};

#[derive(PartialEq, Properties)]
struct Props {
    sentence: &'static str,
    word: &'static str,
    again: Callback<()>,
}

/// A sentence and a button.
pub(in crate::app) fn again(sentence: &'static str, word: &'static str, again: &Callback<()>) -> Html {
    html! { <Again {sentence} {word} again={again.clone()} /> }
}

#[component]
fn Again(props: &Props) -> Html {
    let button = use_node_ref();
    let (pressed, again) = (button.clone(), props.again.clone());
    use_listeners(Box::new(move || {
        pressed.get().map(|button| listen(&button, "click", Box::new(move |_| again.emit(())))).into_iter().collect()
    }));
    html! {
        <div class="app-alert" role="alert">
            <p>{ props.sentence }</p>
            <button ref={button} type="button">{ props.word }</button>
        </div>
    }
}
