//! What a comparison is handed over as: files, pages, a link.

use crate::{
    app::{
        components::Drawing,
        handover::{Handed, print},
        listen::{listen, use_listeners},
    },
    json::Json,
    portal::{MOST, View},
    text::{HandoverWords, Lang},
};
use gloo::utils::window;
use js_sys::Reflect;
use std::{cell::RefCell, rc::Rc};
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::{Element, Event};
use yew::{
    Callback, Html, Properties, UseStateSetter, component, html, use_effect_with, use_mut_ref, use_node_ref,
    use_state_eq,
};

#[derive(PartialEq, Properties)]
pub(in crate::app) struct Props {
    pub(in crate::app) lang: Lang,
    pub(in crate::app) view: View,
    /// How many products were found.
    pub(in crate::app) found: usize,
    /// Whether the whole index was read: of less no file is made.
    pub(in crate::app) ready: bool,
    pub(in crate::app) handed: Handed,
    pub(in crate::app) hand_over: Callback<Option<Json>>,
}

/// The ways, as the worker knows them.
const WAYS: [&str; 4] = ["xlsx", "csv", "json", "print"];
/// The way that needs no worker.
const LINK: &str = "link";

/// The buttons, how far the file is, and the pages that are printed.
#[component]
pub(in crate::app) fn HandOver(props: &Props) -> Html {
    let (group, copied) = (use_node_ref(), use_state_eq(|| None::<bool>));
    // What listeners hand over is the view of now, not of when they were set.
    let current: Rc<RefCell<View>> = use_mut_ref(View::default);
    *current.borrow_mut() = props.view.clone();
    let (node, wish, set) = (group.clone(), props.hand_over.clone(), copied.setter());
    use_listeners(Box::new(move || {
        let Some(group) = node.get() else { return Vec::new() };
        vec![listen(&group, "click", Box::new(move |event| pressed(event, &current.borrow(), &wish, &set)))]
    }));
    // What was said, and drawn, was of another view.
    let (forget, set) = (props.hand_over.clone(), copied.setter());
    use_effect_with(props.view.clone(), move |_| {
        forget.emit(None);
        set.set(None);
    });
    let pages = if let Handed::Pages(drawn) = &props.handed { Some(drawn.clone()) } else { None };
    use_effect_with(pages.clone(), |pages| {
        if pages.is_some() {
            print();
        }
    });
    let words = props.lang.handover();
    let called = [words.xlsx, words.csv, words.json, words.print];
    let off = !props.ready || props.found == 0;
    let button = |(way, called): (&'static str, &'static str)| {
        html! { <button type="button" data-way={way} class={(way == WAYS[0]).then_some("app-first")} disabled={off}>{ called }</button> }
    };
    html! {
        <>
            <div ref={group} class="compare-hand-over" role="group" aria-label={words.hand_over}>
                <p><strong>{ words.hand_over }</strong>{ " " }{ what(&props.view, props.found, words) }</p>
                <div class="app-actions">
                    { for WAYS.into_iter().zip(called).map(button) }
                    { button((LINK, words.link)) }
                </div>
                <p role="status">{ said(&props.handed, *copied, words) }</p>
                if let Some(trouble) = trouble(&props.handed, *copied, words) {
                    <p class="app-alert" role="alert">{ trouble }</p>
                }
            </div>
            if let Some(drawn) = pages {
                <div class="handover-pages"><Drawing {drawn} /></div>
            }
        </>
    }
}

/// Which products go in.
fn what(view: &View, found: usize, words: &'static HandoverWords) -> String {
    match view.chosen.len() {
        0 => (words.of_found)(found, MOST),
        chosen => (words.of_chosen)(chosen),
    }
}

fn said(handed: &Handed, copied: Option<bool>, words: &'static HandoverWords) -> String {
    match (handed, copied) {
        (_, Some(true)) => words.copied.to_owned(),
        (Handed::Checking(done, of), _) => (words.checking)(*done, *of),
        (Handed::Making, _) => words.making.to_owned(),
        (Handed::File(name), _) => (words.made)(name),
        (Handed::Pages(_), _) => words.to_print.to_owned(),
        _ => String::new(),
    }
}

fn trouble(handed: &Handed, copied: Option<bool>, words: &'static HandoverWords) -> Option<&'static str> {
    match (handed, copied) {
        (_, Some(false)) => Some(words.not_copied),
        (Handed::Unread, _) => Some(words.failed),
        (Handed::NoWriter, _) => Some(words.no_writer),
        _ => None,
    }
}

fn pressed(event: &Event, view: &View, wish: &Callback<Option<Json>>, copied: &UseStateSetter<Option<bool>>) {
    let target = event.target().and_then(|target| target.dyn_into::<Element>().ok());
    let Some(way) = target.and_then(|target| target.get_attribute("data-way")) else { return };
    // The address as it is now: its fragment says the view.
    let Ok(page) = window().location().href() else { return };
    copied.set(None);
    if way == LINK {
        wish.emit(None);
        return copy(page, copied.clone());
    }
    wish.emit(Some(Json::object([
        ("view", Json::text(view.fragment())),
        ("page", Json::text(page)),
        ("way", Json::text(way)),
    ])));
}

fn copy(text: String, copied: UseStateSetter<Option<bool>>) {
    let navigator = window().navigator();
    // Absent where the page came over plain HTTP from elsewhere.
    if !Reflect::get(&navigator, &"clipboard".into()).is_ok_and(|clipboard| clipboard.is_object()) {
        return copied.set(Some(false));
    }
    spawn_local(async move {
        copied.set(Some(JsFuture::from(navigator.clipboard().write_text(&text)).await.is_ok()));
    });
}
