//! Which label: a list to search in and to choose from.

use crate::{
    app::{
        labels::{Labels, Listed},
        listen::{listen, use_listeners},
    },
    text::{Lang, StudioWords},
};
use wasm_bindgen::JsCast;
use web_sys::{HtmlElement, HtmlInputElement};
use yew::{Callback, Html, NodeRef, Properties, component, html, use_effect_with, use_node_ref, use_state_eq};

use super::again;

#[derive(PartialEq, Properties)]
pub(in crate::app) struct Props {
    pub(in crate::app) lang: Lang,
    pub(in crate::app) labels: Labels,
    /// The number that is asked for.
    pub(in crate::app) asked: String,
    /// Fetches the list once more.
    pub(in crate::app) again: Callback<()>,
}

/// Most labels listed at once: more are found by typing.
const LISTED: usize = 50;

/// The list. Its rows are one group of radio buttons: arrows move in it, Tab leaves it.
#[component]
pub(in crate::app) fn Picker(props: &Props) -> Html {
    let (field, typed) = (use_node_ref(), use_state_eq(String::new));
    let (input, set) = (field.clone(), typed.setter());
    use_listeners(Box::new(move || {
        let Some(input) = input.cast::<HtmlInputElement>() else { return Vec::new() };
        let asked = input.clone();
        vec![listen(&input, "input", Box::new(move |_| set.set(asked.value())))]
    }));
    let list = use_node_ref();
    let shown = list.clone();
    use_effect_with((props.labels.clone(), props.asked.clone()), move |_| {
        if let Some(list) = shown.cast::<HtmlElement>() {
            show_chosen(&list);
        }
    });
    let words = props.lang.studio();
    html! {
        <fieldset class="studio-labels">
            <legend>{ words.which }</legend>
            <input ref={field} class="studio-search" type="search" aria-label={words.search}
                placeholder={words.search_hint} spellcheck="false" autocomplete="off" enterkeyhint="search" />
            { match &props.labels {
                Labels::Fetching => html! { <p class="app-note" role="status">{ words.listing }</p> },
                Labels::NotFetched => again(words.not_listed, words.again, &props.again),
                Labels::Listed(labels) => rows(labels, &typed, &list, props),
            } }
        </fieldset>
    }
}

fn rows(labels: &[Listed], typed: &str, list: &NodeRef, props: &Props) -> Html {
    let words = props.lang.studio();
    let found: Vec<&Listed> = labels.iter().filter(|label| label.fits(typed)).collect();
    let listed = &found[..found.len().min(LISTED)];
    html! {
        <>
            <p class="app-note" role="status">{ told(words, labels.len(), found.len(), listed.len()) }</p>
            if !listed.is_empty() {
                <div ref={list.clone()} class="studio-list">{ for listed.iter().map(|label| row(label, props)) }</div>
            }
        </>
    }
}

/// Scrolls the list, and nothing else, to the chosen row where it is out of sight.
fn show_chosen(list: &HtmlElement) {
    let chosen = list.query_selector(".studio-row:has(:checked)").ok().flatten();
    let Some(row) = chosen.and_then(|row| row.dyn_into::<HtmlElement>().ok()) else { return };
    let (top, bottom) = (row.offset_top(), row.offset_top() + row.offset_height());
    if top < list.scroll_top() || bottom > list.scroll_top() + list.client_height() {
        list.set_scroll_top(top - (list.client_height() - row.offset_height()) / 2);
    }
}

fn told(words: &StudioWords, all: usize, found: usize, listed: usize) -> String {
    match (all, found) {
        (0, _) => words.no_labels.to_owned(),
        (_, 0) => words.no_match.to_owned(),
        _ => (words.matches)(found, listed),
    }
}

fn row(label: &Listed, props: &Props) -> Html {
    let (lang, number) = (props.lang, label.number.as_str());
    let about: Vec<&str> = [label.maker(lang), label.model.as_deref()].into_iter().flatten().collect();
    html! {
        <label key={number} class="studio-row">
            <input type="radio" name="label" value={number.to_owned()} checked={number == props.asked} />
            <span class="studio-name">{ label.name(lang).unwrap_or(number) }</span>
            if !about.is_empty() {
                <span class="app-note">{ about.join(lang.words().separator) }</span>
            }
            <span class="studio-facts">
                if label.name(lang).is_some() {
                    <span>{ number }</span>
                }
                <span class="studio-state" data-tone={label.tone.clone()}>{ label.state(lang) }</span>
            </span>
        </label>
    }
}
