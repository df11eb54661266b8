//! What is asked for: words, category, state, bounds.

use super::fields::{follow, value_of};
use crate::{
    app::{
        Page,
        desk::is_narrow,
        listen::{listen, use_listeners},
        view::Step,
    },
    criteria::State,
    portal::View,
};
use std::{cell::RefCell, rc::Rc};
use wasm_bindgen::JsCast;
use web_sys::{Event, HtmlSelectElement};
use yew::{Callback, Html, Properties, component, html, use_effect_with, use_mut_ref, use_node_ref};

#[derive(PartialEq, Properties)]
pub(in crate::app) struct Props {
    pub(in crate::app) page: Page,
    pub(in crate::app) view: View,
    pub(in crate::app) change: Callback<(View, Step)>,
}

/// The form. What is typed counts at once; what is chosen is a step of the browser's history.
#[component]
pub(in crate::app) fn Demand(props: &Props) -> Html {
    let form = use_node_ref();
    // What listeners change is the view of now, not of when they were set.
    let current: Rc<RefCell<View>> = use_mut_ref(View::default);
    *current.borrow_mut() = props.view.clone();
    let (node, change) = (form.clone(), props.change.clone());
    use_listeners(Box::new(move || {
        let Some(form) = node.get() else { return Vec::new() };
        let (typing, choosing) = (current.clone(), current);
        let (typed, chosen) = (change.clone(), change);
        vec![
            listen(&form, "input", Box::new(move |event| told(event, true, &typing, &typed))),
            listen(&form, "change", Box::new(move |event| told(event, false, &choosing, &chosen))),
            listen(&form, "submit", Box::new(|event| event.prevent_default())),
        ]
    }));
    use_typed(&form, &props.view);
    let (lang, words, query) = (props.page.lang, props.page.lang.portal(), &props.view.query);
    let categories = props.page.programme.categories().iter().map(|category| {
        let chosen = query.category.as_ref() == Some(&category.id);
        let name = category.name.in_language(lang.code()).1.to_string();
        html! { <option key={category.id.to_string()} value={category.id.to_string()} selected={chosen}>{ name }</option> }
    });
    let states = State::ALL.iter().zip(words.state).map(|(state, said)| {
        let chosen = query.states.first() == Some(state);
        html! { <option key={state.word()} value={state.word()} selected={chosen}>{ said }</option> }
    });
    html! {
        <form ref={form} class="compare-demand" role="search" aria-label={words.search}>
            <label class="studio-field compare-words">
                <span>{ words.search }</span>
                <input type="search" name="text" placeholder={words.search_hint} spellcheck="false"
                    autocomplete="off" enterkeyhint="search" maxlength="200" />
            </label>
            <details class="compare-filters" open={!is_narrow()}>
            <summary>{ words.filters }</summary>
            <label class="studio-field">
                <span>{ words.category }</span>
                <select name="category">
                    <option value="" selected={query.category.is_none()}>{ words.all_categories }</option>
                    { for categories }
                </select>
            </label>
            <label class="studio-field">
                <span>{ words.states }</span>
                <select name="state">
                    <option value="" selected={query.states.is_empty()}>{ words.all_states }</option>
                    { for states }
                </select>
            </label>
            { bound("least", words.least) }
            { bound("most", words.most) }
            </details>
        </form>
    }
}

fn bound(name: &'static str, called: &'static str) -> Html {
    html! {
        <label class="studio-field">
            <span>{ called }</span>
            <input type="text" {name} inputmode="decimal" autocomplete="off" spellcheck="false" />
        </label>
    }
}

/// Fields follow the address when it says something else than they do.
#[yew::hook]
fn use_typed(form: &yew::NodeRef, view: &View) {
    let form = form.clone();
    use_effect_with(view.clone(), move |view| {
        let Some(form) = form.cast::<web_sys::Element>() else { return };
        let written = |bound: Option<crate::label::Decimal>| bound.map(|bound| bound.to_string()).unwrap_or_default();
        follow(&form, "text", &view.query.text);
        follow(&form, "least", &written(view.query.value.0));
        follow(&form, "most", &written(view.query.value.1));
    });
}

/// Passes on what a field says: typed text as it is typed, choices when they are made.
fn told(event: &Event, typing: bool, current: &RefCell<View>, change: &Callback<(View, Step)>) {
    let is_choice = event.target().is_some_and(|target| target.has_type::<HtmlSelectElement>());
    // A choice is told by both events.
    let (Some((name, value)), true) = (value_of(event), is_choice != typing) else { return };
    let step = if typing { Step::Same } else { Step::Forward };
    let view = current.borrow().clone().with(&name, &value);
    current.replace(view.clone());
    change.emit((view, step));
}
