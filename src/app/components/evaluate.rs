//! What is evaluated, and what the evaluation is saved as.

use super::again;
use crate::{
    app::{
        added::Added,
        evaluation::{Asked, Choice, Offered},
        handover::{print, save},
        listen::{field, listen, told, use_listeners},
        trusted::Script,
    },
    evaluate::Evaluation,
    handover::evaluation::{book, file_name},
    label::{Decimal, Unit},
    text::Lang,
};
use gloo::events::EventListener;
use js_sys::Array;
use std::{cell::RefCell, rc::Rc};
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Blob, Element, Event, FileList, HtmlInputElement, HtmlSelectElement, MessageEvent, Worker};
use yew::{
    Callback, Html, Properties, UseStateSetter, component, html, use_effect_with, use_mut_ref, use_node_ref,
    use_state_eq,
};

#[derive(PartialEq, Properties)]
pub(in crate::app) struct AskingProps {
    pub(in crate::app) lang: Lang,
    pub(in crate::app) asked: Asked,
    pub(in crate::app) offered: Offered,
    /// Fetches the lists once more.
    pub(in crate::app) again: Callback<()>,
    /// The units that totals are asked in.
    pub(in crate::app) units: Vec<Unit>,
    pub(in crate::app) added: Added,
    pub(in crate::app) ask: Callback<(String, String)>,
    pub(in crate::app) add: Callback<FileList>,
}

/// The form: enterprise, policy, totals, files.
#[component]
pub(in crate::app) fn Asking(props: &AskingProps) -> Html {
    let form = use_node_ref();
    let (node, ask, add) = (form.clone(), props.ask.clone(), props.add.clone());
    let current = use_mut_ref(Callback::<(String, String)>::default);
    *current.borrow_mut() = ask;
    use_listeners(Box::new(move || {
        let Some(form) = node.get() else { return Vec::new() };
        let typed = current.clone();
        vec![
            listen(&form, "submit", Box::new(|event| event.prevent_default())),
            listen(&form, "change", Box::new(move |event| changed(event, &current, &add))),
            listen(
                &form,
                "input",
                Box::new(move |event| {
                    let total = field(event).filter(|(name, _)| name.starts_with("total-"));
                    total.into_iter().for_each(|total| typed.borrow().emit(total));
                }),
            ),
        ]
    }));
    let words = props.lang.evaluate();
    html! {
        <form ref={form} class="evaluate-asking">
            { match &props.offered {
                Offered::Fetching => html! { <p class="app-note" role="status">{ words.loading }</p> },
                Offered::NotFetched => again(words.not_fetched, words.again, &props.again),
                Offered::Listed { enterprises, policies } => lists(enterprises, policies, props),
            } }
            if !props.units.is_empty() {
                <fieldset>
                    <legend>{ words.totals }</legend>
                    <p class="app-note" id="totals-note">{ words.totals_note }</p>
                    { for props.units.iter().map(|unit| total(*unit, props)) }
                </fieldset>
            }
            <label class="evaluate-files">
                <strong>{ words.files }</strong>
                <input type="file" name="files" multiple=true accept=".json,.jwt,.txt,application/json,application/vc+jwt" />
                <span class="app-note">{ words.files_note }</span>
            </label>
            <div role="alert">
                { for props.added.troubles.iter().map(|trouble| html! { <p class="app-alert">{ trouble }</p> }) }
            </div>
        </form>
    }
}

fn lists(enterprises: &[Choice], policies: &[Choice], props: &AskingProps) -> Html {
    let (words, asked) = (props.lang.evaluate(), &props.asked);
    let option = |key: &str, called: String, chosen: &str| {
        html! { <option key={key.to_owned()} value={key.to_owned()} selected={key == chosen}>{ called }</option> }
    };
    let unlisted = !asked.maker.is_empty() && !enterprises.iter().any(|one| one.key == asked.maker);
    html! {
        <>
            <label>
                <strong>{ words.enterprise }</strong>
                <select name="maker">
                    { option("", words.choose_enterprise.to_owned(), &asked.maker) }
                    if unlisted { { option(&asked.maker, format!("{} {}", asked.maker, words.not_listed), &asked.maker) } }
                    { for enterprises.iter().map(|one| option(&one.key, (words.with_labels)(&one.name, one.labels), &asked.maker)) }
                </select>
            </label>
            <label>
                <strong>{ words.policy }</strong>
                <select name="policy">
                    { option("", words.no_policy.to_owned(), &asked.policy) }
                    { for policies.iter().map(|one| option(&one.key, one.name.clone(), &asked.policy)) }
                    if props.added.policy.is_some() { { option(Asked::BROUGHT, words.own_policy.to_owned(), &asked.policy) } }
                </select>
            </label>
        </>
    }
}

fn total(unit: Unit, props: &AskingProps) -> Html {
    let (words, typed) = (props.lang.evaluate(), props.asked.total(unit).to_owned());
    let bad = !typed.is_empty() && !typed.parse::<Decimal>().is_ok_and(|amount| amount > Decimal::ZERO);
    let (name, note) = (format!("total-{}", unit.word()), format!("not-total-{}", unit.word()));
    html! {
        <label key={name.clone()} class="evaluate-total">
            <span>{ (words.total_in)(props.lang.unit(unit)) }</span>
            <input {name} inputmode="decimal" autocomplete="off" value={typed} aria-invalid={bad.then_some("true")}
                aria-describedby={if bad { note.clone() } else { "totals-note".to_owned() }} />
            if bad { <span id={note} class="evaluate-bad">{ words.not_a_total }</span> }
        </label>
    }
}

fn changed(event: &Event, ask: &Rc<RefCell<Callback<(String, String)>>>, add: &Callback<FileList>) {
    let Some(target) = event.target() else { return };
    if let Some(select) = target.dyn_ref::<HtmlSelectElement>() {
        ask.borrow().emit((select.name(), select.value()));
    } else if let Some(input) = target.dyn_ref::<HtmlInputElement>().filter(|input| input.name() == "files") {
        input.files().into_iter().for_each(|files| add.emit(files));
        // The same file again, corrected meanwhile, is news.
        input.set_value("");
    }
}

#[derive(PartialEq, Properties)]
pub(in crate::app) struct SavingProps {
    pub(in crate::app) lang: Lang,
    pub(in crate::app) assets: Rc<str>,
    pub(in crate::app) evaluation: Rc<Evaluation>,
}

/// What came of saving.
#[derive(Debug, Clone, PartialEq)]
enum Saved {
    Nothing,
    Making,
    File(String),
    NoWriter,
}

/// The buttons, and what came of the last.
#[component]
pub(in crate::app) fn Saving(props: &SavingProps) -> Html {
    let (group, saved) = (use_node_ref(), use_state_eq(|| Saved::Nothing));
    let current = use_mut_ref(|| None::<(Rc<Evaluation>, Lang, Rc<str>)>);
    *current.borrow_mut() = Some((props.evaluation.clone(), props.lang, props.assets.clone()));
    let writing = use_mut_ref(|| None::<Writing>);
    let last = use_mut_ref(|| None::<String>);
    let (node, set) = (group.clone(), saved.setter());
    use_listeners(Box::new(move || {
        let Some(group) = node.get() else { return Vec::new() };
        vec![listen(
            &group,
            "click",
            Box::new(move |event| {
                if let (Some(way), Some((evaluation, lang, assets))) = (way(event), &*current.borrow()) {
                    *writing.borrow_mut() = saved_as(&way, evaluation, *lang, assets, &set, &last);
                }
            }),
        )]
    }));
    // What was said was of another evaluation.
    let forget = saved.setter();
    use_effect_with(props.evaluation.clone(), move |_| forget.set(Saved::Nothing));
    let words = props.lang.evaluate();
    let (said, trouble) = match &*saved {
        Saved::Nothing => (String::new(), None),
        Saved::Making => (words.making.to_owned(), None),
        Saved::File(name) => ((words.made)(name), None),
        Saved::NoWriter => (String::new(), Some(words.no_writer)),
    };
    html! {
        <div ref={group} class="evaluate-saving" role="group" aria-label={words.save}>
            <p class="app-actions">
                <button type="button" data-way="xlsx" class="app-first">{ words.xlsx }</button>
                <button type="button" data-way="json">{ words.json }</button>
                <button type="button" data-way="print">{ words.print }</button>
            </p>
            <p class="app-note">{ words.sign_note }</p>
            <p role="status">{ said }</p>
            if let Some(trouble) = trouble { <p class="app-alert" role="alert">{ trouble }</p> }
        </div>
    }
}

/// A worker that is writing, and what hears it.
struct Writing {
    worker: Worker,
    _heard: [EventListener; 2],
}

impl Drop for Writing {
    fn drop(&mut self) {
        self.worker.terminate();
    }
}

fn way(event: &Event) -> Option<String> {
    event.target()?.dyn_into::<Element>().ok()?.closest("[data-way]").ok()??.get_attribute("data-way")
}

/// What made it, with its version.
const SOFTWARE: &str = concat!("carbon-label ", env!("CARGO_PKG_VERSION"));

fn saved_as(
    way: &str,
    evaluation: &Evaluation,
    lang: Lang,
    assets: &str,
    saved: &UseStateSetter<Saved>,
    last: &Rc<RefCell<Option<String>>>,
) -> Option<Writing> {
    let name = file_name(evaluation, lang);
    match way {
        "xlsx" => {
            saved.set(Saved::Making);
            let book = book(evaluation, lang, SOFTWARE).to_json().to_string();
            let writing = written(&book, format!("{name}.xlsx"), assets, saved, last);
            if writing.is_err() {
                saved.set(Saved::NoWriter);
            }
            writing.ok()
        }
        "json" => {
            let text = Array::of1(&evaluation.to_json().to_string().into());
            if let Ok(file) = Blob::new_with_str_sequence(&text) {
                keep(&file, format!("{name}.json"), saved, last);
            }
            None
        }
        _ => {
            print();
            None
        }
    }
}

fn keep(file: &Blob, name: String, saved: &UseStateSetter<Saved>, last: &Rc<RefCell<Option<String>>>) {
    let before = last.take();
    last.replace(save(file, &name, before));
    saved.set(Saved::File(name));
}

/// Has the writer make a workbook.
fn written(
    book: &str,
    name: String,
    assets: &str,
    saved: &UseStateSetter<Saved>,
    last: &Rc<RefCell<Option<String>>>,
) -> Result<Writing, JsValue> {
    let worker = Script::Writer.start(assets)?;
    let (set, kept, failed) = (saved.clone(), last.clone(), saved.clone());
    let heard = listen(
        &worker,
        "message",
        Box::new(move |event| {
            let data = event.unchecked_ref::<MessageEvent>().data();
            match told(&data, "file").and_then(|file| file.dyn_into::<Blob>().ok()) {
                Some(file) => keep(&file, name.clone(), &set, &kept),
                None => set.set(Saved::NoWriter),
            }
        }),
    );
    let broken = listen(&worker, "error", Box::new(move |_| failed.set(Saved::NoWriter)));
    worker.post_message(&JsValue::from_str(book))?;
    Ok(Writing { worker, _heard: [heard, broken] })
}
