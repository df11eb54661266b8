//! The label as it will be on somebody's page: the published page in a frame, or the published picture.

use crate::{
    app::{
        Page,
        choice::Choice,
        listen::{listen, told, use_listeners},
    },
    evidence::Placed,
    snippet::{Theme, Way},
};
use gloo::utils::window;
use std::rc::Rc;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{HtmlIFrameElement, MessageEvent};
use yew::{Html, NodeRef, Properties, UseStateSetter, component, html, use_node_ref, use_state_eq};

#[derive(Properties)]
pub(in crate::app) struct Props {
    pub(in crate::app) page: Page,
    pub(in crate::app) choice: Choice,
    pub(in crate::app) placed: Rc<Placed>,
}

impl PartialEq for Props {
    fn eq(&self, other: &Self) -> bool {
        self.page == other.page && self.choice == other.choice && Rc::ptr_eq(&self.placed, &other.placed)
    }
}

impl Props {
    pub(super) fn label(&self) -> &crate::label::Label {
        self.placed.verified.label()
    }

    /// The way to the label's files in the chosen language: `../label/NUMBER`.
    pub(super) fn files(&self) -> String {
        let folder = self.choice.lang.folder();
        format!("{}{folder}label/{}", self.page.root, self.label().certificate.number)
    }

    /// The page that shows it: of the element, or of the card.
    fn framed(&self, files: &str, theme: Theme) -> String {
        let Choice { size, lang, way, .. } = &self.choice;
        let number = &self.label().certificate.number;
        if way.is_element() {
            let (root, size, lang, theme) = (&self.page.root, size.word(), lang.tag(), theme.word());
            format!("{root}studio/preview.html#label={number}&size={size}&lang={lang}&theme={theme}")
        } else {
            format!("{files}/card.html#theme={}", theme.word())
        }
    }

    /// What it is: its product, that this is its label, and what a reader must know of it at once.
    pub(super) fn title(&self) -> String {
        let (lang, label, standing) = (self.choice.lang, self.label(), self.placed.verified.standing());
        let words = lang.words();
        let demonstration = label.demonstration.then(|| words.demonstration.to_owned());
        let state = (!standing.shows_current()).then(|| lang.standing(standing, label).title);
        let parts = [words.label.to_owned()].into_iter().chain(demonstration).chain(state);
        let name = label.product.name.in_language(lang.code()).1.as_str();
        format!("{name} – {}", parts.collect::<Vec<_>>().join(words.separator))
    }
}

/// The height of a frame that has not told its own.
const HEIGHT: u32 = 420;
/// No frame is made taller; what is scrolls.
const TALLEST: f64 = 6000.0;

/// The preview, on a ground of the theme's colour.
#[component]
pub(in crate::app) fn Preview(props: &Props) -> Html {
    let (frame, height) = (use_node_ref(), use_state_eq(|| HEIGHT));
    let (heard, set) = (frame.clone(), height.setter());
    use_listeners(Box::new(move || {
        vec![listen(&window(), "message", Box::new(move |event| fit(event.unchecked_ref(), &heard, &set)))]
    }));
    let (choice, files, title) = (&props.choice, props.files(), props.title());
    let theme = if choice.way.takes_theme() { choice.theme } else { Theme::Auto };
    let source = props.framed(&files, theme);
    html! {
        <div class="studio-stage" data-theme={theme.word()} lang={choice.lang.tag()}>
            if choice.way == Way::Picture {
                <img src={format!("{files}.svg")} alt={title} width="400" />
            } else {
                // Another frame each time: leading one elsewhere would be a step of the browser's history.
                <iframe ref={frame} key={source.clone()} {title} height={height.to_string()} src={source} />
            }
        </div>
    }
}

/// A frame's height, as its page tells it.
fn fit(event: &MessageEvent, frame: &NodeRef, height: &UseStateSetter<u32>) {
    let ours = frame.cast::<HtmlIFrameElement>().and_then(|frame| frame.content_window());
    let source = event.source();
    if !ours.is_some_and(|ours| source.is_some_and(|source| JsValue::from(ours) == JsValue::from(source))) {
        return;
    }
    let data = event.data();
    let kind = told(&data, "type").and_then(|kind| kind.as_string());
    if !kind.is_some_and(|kind| kind == "carbon-label:ready" || kind == "carbon-label:height") {
        return;
    }
    if let Some(tall) = told(&data, "height").and_then(|height| height.as_f64()).filter(|tall| tall.is_finite()) {
        height.set(tall.clamp(1.0, TALLEST) as u32);
    }
}
