//! The page where an enterprise prepares its application: the form of its category's rule, checked as it is typed.

use crate::{
    app::{
        Page,
        components::{AccountOf, DraftForm, Found, checked},
        drafting::{Change, has_kept, open_file, save_draft, use_drafting},
        listen::{listen, use_listeners},
        now,
    },
    label::Number,
    text::carbon_unit,
};
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlInputElement, HtmlSelectElement};
use yew::{Html, component, html, use_effect_with, use_mut_ref, use_node_ref, use_state_eq};

/// What a reader meets at `/draft/`.
#[component]
pub fn Draft(page: &Page) -> Html {
    let (lang, words) = (page.lang, page.lang.draft());
    let (drafting, change) = use_drafting(page);
    let (said, clearing) = (use_state_eq(String::new), use_state_eq(|| false));
    let (host, current) = (use_node_ref(), use_mut_ref(|| (drafting.clone(), false)));
    *current.borrow_mut() = (drafting.clone(), *clearing);
    let (node, own, send) = (host.clone(), page.clone(), change.clone());
    let (tell, clear) = (said.setter(), clearing.setter());
    use_listeners(Box::new(move || {
        let Some(host) = node.get() else { return Vec::new() };
        let (changing, pressing, page) = (send.clone(), send, own.clone());
        vec![
            listen(
                &host,
                "change",
                Box::new(move |event| {
                    let Some(target) = event.target() else { return };
                    if let Some(select) = target.dyn_ref::<HtmlSelectElement>() {
                        let category = select.value().parse::<Number>().ok();
                        if let Some(category) = category.and_then(|id| page.programme.category(&id).cloned()) {
                            changing.dispatch(Change::Begun(Box::new(category), page.programme.about.demonstration));
                        }
                    } else if let Some(input) = target.dyn_ref::<HtmlInputElement>() {
                        if let Some(file) = input.files().and_then(|files| files.get(0)) {
                            open_file(file, page.clone(), changing.clone());
                        }
                        // The same file again, corrected meanwhile, is news.
                        input.set_value("");
                    }
                }),
            ),
            listen(
                &host,
                "click",
                Box::new(move |event| {
                    let button = event.target().and_then(|target| target.dyn_into::<Element>().ok());
                    let Some(what) = button.and_then(|button| button.get_attribute("data-do")) else { return };
                    let (drafting, asked) = &*current.borrow();
                    match (what.as_str(), asked) {
                        ("save", _) => {
                            tell.set(save_draft(drafting, lang).map_or_else(String::new, |name| (words.saved)(&name)))
                        }
                        ("back", _) => pressing.dispatch(Change::Back),
                        ("anew", false) => clear.set(true),
                        _ => {
                            clear.set(false);
                            pressing.dispatch(Change::Cleared);
                        }
                    }
                }),
            ),
        ]
    }));
    // Whoever goes on has changed their mind.
    let disarm = clearing.setter();
    use_effect_with(drafting.clone(), move |_| disarm.set(false));
    // A rule's page leads to its own form; what was begun before is not thrown away for it.
    let (begin, own) = (change.clone(), page.clone());
    use_effect_with(drafting.form.is_some(), move |begun| {
        let fragment = gloo::utils::window().location().hash().unwrap_or_default();
        let id = fragment.strip_prefix("#category=").and_then(|id| id.parse::<Number>().ok());
        let category = id.and_then(|id| own.programme.category(&id).cloned()).filter(|_| !begun && !has_kept());
        if let Some(category) = category {
            begin.dispatch(Change::Begun(Box::new(category), own.programme.about.demonstration));
        }
    });
    let form = drafting.form.clone();
    let advice = form.as_ref().map(|form| checked(form, &page.programme, now().date()));
    let chosen = form.as_ref().map(|form| form.0.id.clone());
    html! {
        <div class="draft">
            <header class="app-head">
                <h1>{ words.title }</h1>
                <p>{ words.lead }</p>
                <p class="app-note">{ words.stays }</p>
            </header>
            <div ref={host} class="draft-begin">
                if chosen.is_none() {
                    <label>
                        <strong>{ words.category }</strong>
                        <select name="category">
                            <option value="" selected=true>{ words.choose_category }</option>
                            { for page.programme.categories().iter().map(|category| html! {
                                <option value={category.id.to_string()}>{ category.name.in_language(lang.code()).1.to_string() }</option>
                            }) }
                        </select>
                    </label>
                }
                if let Some(form) = &form {
                    <dl class="draft-set">
                        <div><dt>{ words.category }</dt><dd>{ form.0.name.in_language(lang.code()).1.to_string() }</dd></div>
                        <div>
                            <dt>{ words.rule }</dt>
                            <dd><a href={format!("{}{}category/{}/rule/", page.root, lang.folder(), form.0.id)}>{ lang.category_rule(&form.0) }</a></dd>
                        </div>
                        <div>
                            <dt>{ words.set }</dt>
                            <dd>{ carbon_unit(crate::label::CarbonUnit::Kilogram) }{ " " }{ lang.language().per(&form.0.per) }{ lang.words().separator }{ lang.language().boundary(form.0.boundary) }</dd>
                        </div>
                    </dl>
                }
                <div class="app-actions">
                    if form.is_some() {
                        <button type="button" data-do="save" class="app-first">{ words.save }</button>
                    }
                    <label class="draft-open"><span>{ words.open }</span><input type="file" name="open" accept=".json,.xml,application/json,application/xml" /></label>
                    if form.is_some() {
                        <button type="button" data-do="anew">{ if *clearing { words.really_anew } else { words.anew } }</button>
                    }
                    if drafting.before.is_some() { <button type="button" data-do="back">{ words.back }</button> }
                </div>
                <p role="status" class="app-note">{ if said.is_empty() && form.is_some() { words.kept_here.to_owned() } else { (*said).clone() } }</p>
                if let Some(advice) = &advice {
                    <p><a href="#found">{ lang.readiness(advice.0.readiness()) }</a>{ " " }{ lang.stated(&advice.0) }</p>
                }
                if let Some(trouble) = &drafting.trouble { <p class="app-alert" role="alert">{ trouble }</p> }
                if let Some(filled) = &drafting.filled {
                    <p role="status">{ filled.0.clone() }</p>
                    <AccountOf {lang} account={filled.1.clone()} />
                }
            </div>
            if let Some(advice) = advice {
                <DraftForm {lang} drafting={drafting.clone()} advice={advice.clone()} {change} />
                <Found {lang} {advice} />
            }
        </div>
    }
}
