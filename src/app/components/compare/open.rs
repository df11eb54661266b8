//! What a file means, as it was guessed: shown for correction before its products are taken.

use super::fields::value_of;
use crate::{
    app::{
        bringing::{Bringing, Noted, Notes},
        listen::{listen, use_listeners},
    },
    portal::{Asked, Brought, Open},
    text::{BringWords, Lang},
};
use std::rc::Rc;
use wasm_bindgen::JsCast;
use web_sys::Element;
use yew::{Callback, Html, Properties, UseReducerDispatcher, component, html, use_node_ref};

#[derive(PartialEq, Properties)]
pub(super) struct Props {
    pub(super) lang: Lang,
    pub(super) brought: Rc<Brought>,
    pub(super) bring: Callback<Bringing>,
    pub(super) note: UseReducerDispatcher<Notes>,
}

/// The form: of each thing that is asked, where it stands.
#[component]
pub(super) fn Meaning(props: &Props) -> Html {
    let form = use_node_ref();
    let (node, bring, note) = (form.clone(), props.bring.clone(), props.note.clone());
    let id = props.brought.open.as_ref().map_or(0, |open| open.id);
    use_listeners(Box::new(move || {
        let Some(form) = node.get() else { return Vec::new() };
        let (correcting, taking) = (bring.clone(), bring.clone());
        let taken = note.clone();
        vec![
            listen(
                &form,
                "change",
                Box::new(move |event| {
                    if let Some((field, choice)) = value_of(event) {
                        correcting.emit(Bringing::Correct { id, field, choice });
                    }
                }),
            ),
            listen(
                &form,
                "submit",
                Box::new(move |event| {
                    event.prevent_default();
                    taken.dispatch(Noted::Done(id));
                    taking.emit(Bringing::Take(id));
                }),
            ),
            listen(
                &form,
                "click",
                Box::new(move |event| {
                    let target = event.target().and_then(|target| target.dyn_into::<Element>().ok());
                    if target.is_some_and(|target| target.has_attribute("data-leave")) {
                        note.dispatch(Noted::Done(id));
                        bring.emit(Bringing::Leave(id));
                    }
                }),
            ),
        ]
    }));
    let (brought, words) = (&props.brought, props.lang.bring());
    let Some(open) = &brought.open else { return Html::default() };
    let (first, rest): (Vec<&Asked>, Vec<&Asked>) = open.fields.iter().partition(|field| field.needed || !open.table);
    html! {
        <form ref={form} class="compare-meaning" aria-label={(words.meaning)(&brought.file)}>
            <h2>{ if open.table { (words.meaning)(&brought.file) } else { brought.file.clone() } }</h2>
            if open.table { <p class="app-note">{ words.meaning_note }</p> }
            <div class="compare-fields">{ for first.into_iter().map(|field| asked(field, open, words)) }</div>
            if open.table {
                <details>
                    <summary>{ words.more_columns }</summary>
                    <div class="compare-fields">
                        { for rest.into_iter().map(|field| asked(field, open, words)) }
                        { mark(open, words) }
                        <label class="compare-tick">
                            <input type="checkbox" name="per-cent" checked={open.per_cent} /><span>{ words.per_cent }</span>
                        </label>
                    </div>
                </details>
                { samples(open, words) }
            }
            if !brought.said.is_empty() {
                <div role="status">
                    <ul class="compare-said">{ for brought.said.iter().map(|line| html! { <li>{ line }</li> }) }</ul>
                </div>
            }
            <p class="app-actions">
                <button type="submit" disabled={open.products == 0}>{ (words.take)(open.products) }</button>
                <button type="button" data-leave="">{ words.leave }</button>
            </p>
            <p class="app-note">{ words.kept }</p>
        </form>
    }
}

fn asked(field: &Asked, open: &Open, words: &'static BringWords) -> Html {
    let option = |value: String, said: &str| {
        html! { <option key={value.clone()} value={value.clone()} selected={field.choice == value}>{ said }</option> }
    };
    let missing = field.needed && field.choice.is_empty();
    html! {
        <label key={field.word.clone()} class="studio-field" data-missing={missing.then_some("")}>
            <span>{ &field.name }{ if missing { format!(" · {}", words.needed) } else { String::new() } }</span>
            <select name={field.word.clone()} aria-invalid={missing.then_some("true")}>
                { option(String::new(), words.nowhere) }
                if !open.columns.is_empty() {
                    <optgroup label={words.columns}>
                        { for open.columns.iter().map(|column| option(format!("column:{column}"), column)) }
                    </optgroup>
                }
                if !field.fixed.is_empty() {
                    <optgroup label={words.all_rows}>
                        { for field.fixed.iter().map(|(choice, said)| option(choice.clone(), said)) }
                    </optgroup>
                }
            </select>
        </label>
    }
}

fn mark(open: &Open, words: &'static BringWords) -> Html {
    let option = |value: &'static str, said: &'static str| {
        html! { <option {value} selected={open.mark == value}>{ said }</option> }
    };
    html! {
        <label class="studio-field">
            <span>{ words.mark }</span>
            <select name="mark">
                { option("", words.mark_found) }
                { option(".", words.mark_point) }
                { option(",", words.mark_comma) }
            </select>
        </label>
    }
}

fn samples(open: &Open, words: &'static BringWords) -> Html {
    html! {
        <div class="compare-samples" tabindex="0" role="region" aria-label={words.sample}>
            <table>
                <caption>{ words.sample }</caption>
                <thead><tr>{ for open.columns.iter().map(|column| html! { <th scope="col">{ column }</th> }) }</tr></thead>
                <tbody>
                    { for open.samples.iter().map(|row| html! {
                        <tr>{ for row.iter().map(|cell| html! { <td>{ cell }</td> }) }</tr>
                    }) }
                </tbody>
            </table>
        </div>
    }
}
