//! Which label: a list to search in and to choose from.

use crate::{
    app::{
        labels::{Labels, Listed},
        listen::{listen, use_listeners},
    },
    text::{Lang, StudioWords},
};
use web_sys::HtmlInputElement;
use yew::{Callback, Html, Properties, component, html, use_node_ref, use_state_eq};

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
    let words = props.lang.studio();
    html! {
        <fieldset class="studio-labels">
            <legend>{ words.which }</legend>
            <input ref={field} class="studio-search" type="search" aria-label={words.search}
                placeholder={words.search_hint} spellcheck="false" autocomplete="off" enterkeyhint="search" />
            { match &props.labels {
                Labels::Fetching => html! { <p class="app-note" role="status">{ words.listing }</p> },
                Labels::NotFetched => again(words.not_listed, words.again, &props.again),
                Labels::Listed(labels) => list(labels, &typed, props),
            } }
        </fieldset>
    }
}

fn list(labels: &[Listed], typed: &str, props: &Props) -> Html {
    let words = props.lang.studio();
    let found: Vec<&Listed> = labels.iter().filter(|label| label.fits(typed)).collect();
    let listed = &found[..found.len().min(LISTED)];
    html! {
        <>
            <p class="app-note" role="status">{ told(words, labels.len(), found.len(), listed.len()) }</p>
            if !listed.is_empty() {
                <div class="studio-list">{ for listed.iter().map(|label| row(label, props)) }</div>
            }
        </>
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
