//! What to hold up: a certificate's number, a file, or text to paste.

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
use std::rc::Rc;
use web_sys::{HtmlInputElement, HtmlTextAreaElement};
use yew::{Html, NodeRef, Properties, component, html, use_node_ref};

#[derive(PartialEq, Properties)]
pub(in crate::app) struct Props {
    pub(in crate::app) lang: Lang,
    /// The way to the site, whose labels are known by their numbers.
    pub(in crate::app) root: Rc<str>,
    pub(in crate::app) dragging: Dragging,
    pub(in crate::app) hold: Hold,
}

/// What the file dialog offers first.
const ACCEPTED: &str = ".jwt,.json,.xml,.csv,.xlsx,.txt,.pdf,application/vc+jwt,application/json,application/pdf";

/// The two forms. Clearing is their own reset, so that no field is forgotten.
#[component]
pub(in crate::app) fn Input(props: &Props) -> Html {
    let (form, file, text) = (use_node_ref(), use_node_ref(), use_node_ref());
    let (asking, number) = (use_node_ref(), use_node_ref());
    let nodes = [form.clone(), file.clone(), text.clone(), asking.clone(), number.clone()];
    let (hold, root) = (props.hold.clone(), props.root.clone());
    use_listeners(Box::new(move || listeners(&nodes, &root, &hold)));
    let words = props.lang.language().app();
    let drop = match props.dragging {
        Dragging::Nothing => words.drop_here,
        Dragging::Files => words.drop_now,
    };
    html! { <>
        <form ref={asking} class="verify-number">
            <label for="number">{ words.by_number }</label>
            <input ref={number} id="number" type="text" required=true maxlength="64" placeholder={words.number_hint}
                spellcheck="false" autocomplete="off" autocapitalize="characters" enterkeyhint="search" dir="ltr" />
            <button type="submit">{ words.look_up }</button>
        </form>
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
    </> }
}

fn listeners([form, file, text, asking, number]: &[NodeRef; 5], root: &Rc<str>, hold: &Hold) -> Vec<EventListener> {
    let (Some(form), Some(file), Some(text)) =
        (form.get(), file.cast::<HtmlInputElement>(), text.cast::<HtmlTextAreaElement>())
    else {
        return Vec::new();
    };
    let (Some(asking), Some(number)) = (asking.get(), number.cast::<HtmlInputElement>()) else {
        return Vec::new();
    };
    let (asked, chosen, cleared) = (file.clone(), file.clone(), number.clone());
    let (submitting, choosing, resetting) = (hold.clone(), hold.clone(), hold.clone());
    let (looking, root) = (hold.clone(), root.clone());
    vec![
        // Without this, choosing the same file again, corrected meanwhile, would be no change.
        listen(&file, "click", Box::new(move |_| asked.set_value(""))),
        listen(&file, "change", Box::new(move |_| choose(&chosen, &choosing))),
        listen(
            &form,
            "reset",
            Box::new(move |_| {
                cleared.set_value("");
                resetting.emit(None);
            }),
        ),
        listen(
            &asking,
            "submit",
            Box::new(move |event| {
                event.prevent_default();
                let number = number.value().trim().parse().ok();
                looking.emit(Some(Source::Label { number, root: root.clone() }));
            }),
        ),
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
