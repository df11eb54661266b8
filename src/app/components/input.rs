//! What to hold up: a file, or text to paste.

use super::Dragging;
use crate::{
    app::{
        check::Hold,
        document::Source,
        listen::{listen, use_listeners},
    },
    text::Lang,
};
use gloo::events::EventListener;
use web_sys::{HtmlInputElement, HtmlTextAreaElement};
use yew::{Html, NodeRef, Properties, component, html, use_node_ref};

#[derive(PartialEq, Properties)]
pub(in crate::app) struct Props {
    pub(in crate::app) lang: Lang,
    pub(in crate::app) dragging: Dragging,
    pub(in crate::app) hold: Hold,
}

/// What the file dialog offers first.
const ACCEPTED: &str = ".jwt,.json,.txt,.pdf,application/vc+jwt,application/json,application/pdf";

/// The form. Clearing is the form's own reset, so that no field is forgotten.
#[component]
pub(in crate::app) fn Input(props: &Props) -> Html {
    let (form, file, text) = (use_node_ref(), use_node_ref(), use_node_ref());
    let nodes = [form.clone(), file.clone(), text.clone()];
    let hold = props.hold.clone();
    use_listeners(Box::new(move || listeners(&nodes, &hold)));
    let words = props.lang.language().app();
    let drop = match props.dragging {
        Dragging::Nothing => words.drop_here,
        Dragging::Files => words.drop_now,
    };
    html! {
        <form ref={form} class="verify-form">
            <label class="verify-drop">
                <strong>{ words.choose_file }</strong>
                <input ref={file} type="file" multiple=true accept={ACCEPTED} />
                <span class="app-note">{ drop }</span>
            </label>
            <label class="verify-paste">
                <strong>{ words.paste }</strong>
                <textarea ref={text} rows="5" placeholder={words.paste_hint} spellcheck="false"
                    autocomplete="off" autocapitalize="off" dir="ltr" />
            </label>
            <p class="app-actions">
                <button type="submit">{ words.check }</button>
                <button type="reset">{ words.clear }</button>
            </p>
        </form>
    }
}

fn listeners([form, file, text]: &[NodeRef; 3], hold: &Hold) -> Vec<EventListener> {
    let (Some(form), Some(file), Some(text)) =
        (form.get(), file.cast::<HtmlInputElement>(), text.cast::<HtmlTextAreaElement>())
    else {
        return Vec::new();
    };
    let (asked, chosen) = (file.clone(), file.clone());
    let (submitting, choosing, resetting) = (hold.clone(), hold.clone(), hold.clone());
    vec![
        // Without this, choosing the same file again, corrected meanwhile, would be no change.
        listen(&file, "click", Box::new(move |_| asked.set_value(""))),
        listen(&file, "change", Box::new(move |_| choose(&chosen, &choosing))),
        listen(&form, "reset", Box::new(move |_| resetting.emit(None))),
        listen(
            &form,
            "submit",
            Box::new(move |event| {
                event.prevent_default();
                submitting.emit(Some(Source::Text(text.value())));
            }),
        ),
    ]
}

fn choose(file: &HtmlInputElement, hold: &Hold) {
    if let Some(source) = file.files().and_then(|files| Source::of_files(&files)) {
        hold.emit(Some(source));
    }
}
