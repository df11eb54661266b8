//! The form of a draft, part by part, and what was found in it.

use crate::{
    app::{
        drafting::{Change, Drafting, digest},
        listen::{listen, use_listeners},
    },
    label::{Date, Indicator},
    programme::{Category, Programme},
    readiness::{
        self, Advice, Finding, Readiness, Severity,
        form::{Field, Form, Kind, Part},
    },
    text::{DraftWords, Lang, figure},
};
use std::rc::Rc;
use wasm_bindgen::JsCast;
use web_sys::{Element, Event, HtmlElement, HtmlInputElement, HtmlSelectElement};
use yew::{Callback, Html, Properties, UseReducerDispatcher, component, html, use_node_ref};

#[derive(PartialEq, Properties)]
pub(in crate::app) struct FormProps {
    pub(in crate::app) lang: Lang,
    pub(in crate::app) drafting: Drafting,
    pub(in crate::app) advice: Rc<Checked>,
    pub(in crate::app) change: UseReducerDispatcher<Drafting>,
}

/// What was found, as a comparison needs it.
#[derive(PartialEq)]
pub(in crate::app) struct Checked(pub(in crate::app) Advice);

/// A draft, checked.
pub(in crate::app) fn checked(form: &(Category, Form), programme: &Programme, today: Date) -> Rc<Checked> {
    Rc::new(Checked(readiness::check(&form.1.draft(&form.0), programme, today)))
}

/// The fields, each with what was found at it.
#[component]
pub(in crate::app) fn DraftForm(props: &FormProps) -> Html {
    let host = use_node_ref();
    let (node, change) = (host.clone(), props.change.clone());
    use_listeners(Box::new(move || {
        let Some(host) = node.get() else { return Vec::new() };
        let (typing, choosing, pressing) = (change.clone(), change.clone(), change);
        vec![
            listen(&host, "input", Box::new(move |event| typed(event, &typing))),
            listen(&host, "change", Box::new(move |event| report(event, &choosing))),
            listen(&host, "click", Box::new(move |event| pressed(event, &pressing))),
        ]
    }));
    // The host stands before a form does: what hears its fields is set once.
    let Some(form) = &props.drafting.form else { return html! { <div ref={host} class="draft-form" /> } };
    let (category, form) = &**form;
    let fields = form.fields(category);
    let part = |part: &Part| {
        let (title, note) = (props.lang.draft().parts)(*part);
        let own: Vec<&Field> = fields.iter().filter(|(of, _)| of == part).map(|(_, field)| field).collect();
        let body = html! {
            <>
                <p class="app-note">{ note }</p>
                { if *part == Part::Stages { stages(&own, form, props) } else { html! { <div class="draft-fields">{ for own.iter().map(|field| draw(field, form, props)) }</div> } } }
                if *part == Part::Report { { digest_field(props.lang.draft()) } }
            </>
        };
        // What the body fills in is out of the way until somebody wants it.
        if *part == Part::Certificate {
            html! { <details class="draft-part"><summary>{ title }</summary>{ body }</details> }
        } else {
            html! { <fieldset class="draft-part"><legend>{ title }</legend>{ body }</fieldset> }
        }
    };
    html! {
        <div ref={host} class="draft-form">{ for Part::ALL.iter().map(part) }</div>
    }
}

fn stages(fields: &[&Field], form: &Form, props: &FormProps) -> Html {
    let words = props.lang.draft();
    let each = form.stages().iter().enumerate().map(|(at, kind)| {
        let own = fields.iter().filter(|field| field.path.starts_with(&format!("stages[{at}].")));
        html! {
            <fieldset class="draft-stage">
                <legend>{ props.lang.stage(*kind) }</legend>
                <div class="draft-fields">{ for own.map(|field| draw(field, form, props)) }</div>
            </fieldset>
        }
    });
    html! {
        <>
            { for each }
            if let Some(sum) = form.sum() {
                <p class="app-actions draft-sum">
                    <span role="status">{ (words.sum)(&figure(sum)) }</span>
                    <button type="button" data-sum={sum.to_string()}>{ words.use_sum }</button>
                </p>
            }
        </>
    }
}

fn digest_field(words: &'static DraftWords) -> Html {
    html! {
        <label class="draft-field">
            <span>{ words.digest_of }</span>
            <input type="file" name="digest" />
            <small>{ words.digest_note }</small>
        </label>
    }
}

/// The id of a field's element.
fn id_of(path: &str) -> String {
    format!("field-{}", path.replace(['.', '[', ']'], "-"))
}

fn draw(field: &Field, form: &Form, props: &FormProps) -> Html {
    let (lang, words) = (props.lang, props.lang.draft());
    let (called, hint) = lang.form_field(&field.path);
    let (id, text) = (id_of(&field.path), form.text(&field.path).to_owned());
    let found: Vec<&Finding> = here(&props.advice.0, &field.path).collect();
    let bad =
        found.iter().any(|finding| matches!(finding.matter.severity(), Severity::Faulty | Severity::Contradiction));
    let note = format!("{id}-note");
    let name = field.path.clone();
    let (invalid, described) = (bad.then_some("true"), note.clone());
    let input = match field.kind {
        Kind::Choice(choices) => html! {
            <select id={id} {name} aria-invalid={invalid} aria-describedby={described}>
                <option value="" selected={text.is_empty()}>{ words.not_chosen }</option>
                { for choices.iter().enumerate().map(|(at, choice)| html! {
                    <option value={*choice} selected={text == *choice}>{ chosen(&field.path, choice, at, lang) }</option>
                }) }
            </select>
        },
        kind => {
            let mode = if matches!(kind, Kind::Decimal | Kind::Percent | Kind::Whole) { "decimal" } else { "text" };
            html! {
                <span class="draft-input">
                    <input id={id} {name} value={text} inputmode={mode} autocomplete="off" spellcheck="false"
                        aria-invalid={invalid} aria-describedby={described} />
                    if kind == Kind::Percent { <span aria-hidden="true">{ words.per_cent }</span> }
                </span>
            }
        }
    };
    html! {
        <div key={field.path.clone()} class="draft-field">
            <label for={id_of(&field.path)}>{ called }</label>
            { input }
            <small id={note}>
                { hint }
                { for found.iter().map(|finding| html! { <span class="draft-found" data-severity={finding.matter.severity().word()}>{ lang.finding(finding) }</span> }) }
            </small>
        </div>
    }
}

/// What a choice is called.
fn chosen(path: &str, choice: &str, at: usize, lang: Lang) -> String {
    if path.contains("quality.") {
        return lang.draft().scores.get(at).map_or_else(String::new, |score| (*score).to_owned());
    }
    if path == "output.unit" {
        return choice.parse().map_or_else(|_| choice.to_owned(), |unit| lang.unit(unit).to_owned());
    }
    choice.parse().map_or_else(|_| choice.to_owned(), |scheme| lang.language().scheme(scheme).to_owned())
}

/// What was found at a field: not what is merely missing, which the list beside says once.
fn here<'a>(advice: &'a Advice, path: &str) -> impl Iterator<Item = &'a Finding> {
    let full = format!("$.credentialSubject.{}", path.strip_suffix("[0]").unwrap_or(path));
    let whole = full.strip_suffix(".zh").or(full.strip_suffix(".en")).map(str::to_owned);
    advice.findings().iter().filter(move |finding| {
        let own = finding.path == full || whole.as_ref() == Some(&finding.path) && full.ends_with(".zh");
        own && !matches!(finding.matter.severity(), Severity::Wanted | Severity::Hint)
    })
}

fn typed(event: &Event, change: &UseReducerDispatcher<Drafting>) {
    let Some(target) = event.target() else { return };
    let told = target
        .dyn_ref::<HtmlInputElement>()
        .filter(|input| input.type_() != "file")
        .map(|input| (input.name(), input.value()))
        .or_else(|| target.dyn_ref::<HtmlSelectElement>().map(|select| (select.name(), select.value())));
    if let Some((path, text)) = told {
        change.dispatch(Change::Typed(path, text));
    }
}

/// A report's file is chosen: its digest goes into its field.
fn report(event: &Event, change: &UseReducerDispatcher<Drafting>) {
    let input = event.target().and_then(|target| target.dyn_into::<HtmlInputElement>().ok());
    let Some(file) = input.filter(|input| input.name() == "digest").and_then(|input| input.files()?.get(0)) else {
        return;
    };
    let change = change.clone();
    digest(
        file,
        Callback::from(move |digest: String| {
            change.dispatch(Change::Typed("report.sha256".to_owned(), digest));
        }),
    );
}

fn pressed(event: &Event, change: &UseReducerDispatcher<Drafting>) {
    let target = event.target().and_then(|target| target.dyn_into::<Element>().ok());
    if let Some(sum) = target.and_then(|target| target.get_attribute("data-sum")) {
        change.dispatch(Change::Typed("footprint.value".to_owned(), sum));
    }
}

#[derive(PartialEq, Properties)]
pub(in crate::app) struct FoundProps {
    pub(in crate::app) lang: Lang,
    pub(in crate::app) advice: Rc<Checked>,
}

/// What was found, the gravest first; each leads to its field.
#[component]
pub(in crate::app) fn Found(props: &FoundProps) -> Html {
    let host = use_node_ref();
    let node = host.clone();
    use_listeners(Box::new(move || {
        node.get().map(|host| listen(&host, "click", Box::new(lead))).into_iter().collect()
    }));
    let (lang, words, advice) = (props.lang, props.lang.draft(), &props.advice.0);
    let readiness = advice.readiness();
    let tone = match readiness {
        Readiness::Ready => "good",
        Readiness::Weak => "warning",
        Readiness::NotReady => "bad",
    };
    let severity = |severity: &Severity| {
        let found: Vec<&Finding> = advice.of(*severity).collect();
        html! {
            if !found.is_empty() {
                <h3>{ lang.severity(*severity, found.len()) }</h3>
                <ul>{ for found.iter().map(|finding| html! { <li>{ finding_row(finding, lang) }</li> }) }</ul>
            }
        }
    };
    html! {
        <section ref={host} class="draft-found-all" aria-labelledby="found">
            <h2 id="found">{ words.advice }</h2>
            <p role="status" data-tone={tone}><strong>{ lang.readiness(readiness) }</strong>{ " " }{ lang.stated(advice) }</p>
            if advice.findings().is_empty() { <p>{ words.nothing_found }</p> }
            { for Severity::ALL.iter().map(severity) }
            <p class="app-note">{ words.then }</p>
        </section>
    }
}

fn finding_row(finding: &Finding, lang: Lang) -> Html {
    let path = finding.path.strip_prefix("$.credentialSubject.").unwrap_or(&finding.path);
    html! {
        <>
            { lang.finding(finding) }{ " " }
            if let Some(field) = field_at(path) { <a href={format!("#{}", id_of(field.0.as_str()))} data-field={id_of(&field.0)}>{ lang.form_field(&field.1).0 }</a> }
        </>
    }
}

/// The field of the form that a finding is about: its own, or the first below it; and a path that names it.
fn field_at(path: &str) -> Option<(String, String)> {
    let below = [
        path.to_owned(),
        format!("{path}.zh"),
        format!("{path}[0]"),
        format!("{path}.name.zh"),
        format!("{path}.from"),
        format!("{path}.value"),
        format!("{path}.factor"),
        format!("{path}.amount"),
        format!("{path}.number"),
        format!("{path}.low"),
        format!("{path}[0].value"),
        format!("{path}.quality.{}", Indicator::Reliability.word()),
        format!("{path}.{}", Indicator::Reliability.word()),
    ];
    let found = below.into_iter().find(|path| !Lang::En.form_field(path).0.is_empty())?;
    Some((found.clone(), found))
}

/// Leads to a field, and opens what it is folded in. The address is left alone.
fn lead(event: &Event) {
    let link = event.target().and_then(|target| target.dyn_into::<Element>().ok());
    let Some(id) = link.and_then(|link| link.get_attribute("data-field")) else { return };
    let field = gloo::utils::document().get_element_by_id(&id);
    let Some(field) = field.and_then(|field| field.dyn_into::<HtmlElement>().ok()) else { return };
    event.prevent_default();
    if let Ok(Some(folded)) = field.closest("details") {
        // Setting an attribute of our own element does not fail.
        let _ = folded.set_attribute("open", "");
    }
    let _ = field.focus();
}
