//! The demand standard: what each product is judged by, filled in, saved, opened again.

use super::fields::{follow, value_of};
use crate::{
    app::{
        Page,
        artwork::download,
        desk::is_narrow,
        listen::{listen, use_listeners},
        view::Step,
    },
    compare::Basis,
    criteria::{AwardKind, Criteria, Whole},
    json::{Json, Limits, Node},
    label::Number,
    portal::{Sheet, View},
    programme::{Benchmark, Grade, Scale},
};
use std::{cell::RefCell, rc::Rc};
use web_sys::Event;
use yew::{Callback, Html, Properties, component, html, use_effect_with, use_mut_ref, use_node_ref};

#[derive(PartialEq, Properties)]
pub(in crate::app) struct Props {
    pub(in crate::app) page: Page,
    pub(in crate::app) view: View,
    pub(in crate::app) change: Callback<(View, Step)>,
    /// The basis of the chosen group as JSON, and the unit of its numbers.
    pub(in crate::app) group: Option<(String, String)>,
}

const BASIS: Limits = Limits { bytes: 64 * 1024, depth: 6 };

/// What listeners need of the page as it is now.
struct Now {
    view: View,
    sheet: Sheet,
    basis: Option<Basis>,
}

impl Default for Now {
    fn default() -> Self {
        Self { view: View::default(), sheet: Sheet::blank(), basis: None }
    }
}

/// The form. It is stated for the group that is chosen.
#[component]
pub(in crate::app) fn Standard(props: &Props) -> Html {
    let (form, page) = (use_node_ref(), props.page.clone());
    let now: Rc<RefCell<Now>> = use_mut_ref(Now::default);
    let stated = props.view.criteria.as_ref().map(Sheet::of);
    {
        let mut now = now.borrow_mut();
        now.view = props.view.clone();
        // What is half filled in is no standard yet, and stays as it is.
        if let Some(stated) = stated {
            now.sheet = merged(&now.sheet, stated);
        }
        now.basis = props.group.as_ref().and_then(|(basis, _)| basis_of(basis));
    }
    let (node, change, heard) = (form.clone(), props.change.clone(), now.clone());
    use_listeners(Box::new(move || {
        let Some(form) = node.get() else { return Vec::new() };
        vec![
            listen(&form, "input", Box::new(move |event| told(event, &heard, &change, &page))),
            listen(&form, "submit", Box::new(|event| event.prevent_default())),
        ]
    }));
    let (node, sheet) = (form.clone(), now.borrow().sheet.clone());
    use_effect_with((props.view.criteria.clone(), sheet), move |(_, sheet)| {
        if let Some(form) = node.cast::<web_sys::Element>() {
            Sheet::FIELDS.iter().for_each(|name| follow(&form, name, sheet.field(name)));
        }
    });
    let words = props.page.lang.portal();
    let (sheet, category) = {
        let now = now.borrow();
        (now.sheet.clone(), now.basis.as_ref().map(|basis| basis.category.clone()))
    };
    let award = if sheet.award.is_empty() { AwardKind::PriceDeduction.word() } else { &sheet.award };
    let grades = category.map(|category| grades(&props.page, &category)).unwrap_or_default();
    let option = |value: &str, said: &str, chosen: &str| {
        let (value, said) = (value.to_owned(), said.to_owned());
        html! { <option key={value.clone()} value={value.clone()} selected={chosen == value}>{ said }</option> }
    };
    let unit = props.group.as_ref().map(|(_, unit)| unit.clone()).unwrap_or_default();
    let criteria = props.page.lang.criteria();
    let tick = |name: &'static str, said: &'static str| {
        html! { <label class="compare-tick"><input type="checkbox" {name} /><span>{ said }</span></label> }
    };
    let number = |name: &'static str, said: String| {
        html! {
            <label class="studio-field">
                <span>{ said }</span>
                <input type="text" {name} inputmode="decimal" autocomplete="off" spellcheck="false" />
            </label>
        }
    };
    html! {
        <form ref={form} class="compare-demand compare-standard" aria-label={words.standard}>
            <details class="compare-filters" open={!is_narrow()}>
            <summary><h2>{ words.standard }</h2></summary>
            <label class="studio-field">
                <span>{ criteria.bid }</span>
                <input type="date" name="bid" />
            </label>
            if props.view.criteria.is_none() {
                <p class="app-note">{ words.standard_help }</p>
            }
            { number("limit", format!("{} ({unit})", words.limit)) }
            { tick("in-force", words.in_force) }
            { tick("accredited", words.accredited) }
            <label class="studio-field">
                <span>{ words.recognised }</span>
                <select name="region">
                    { option("", words.anywhere, &sheet.region) }
                    { for props.page.programme.regions().map(|(code, name)| {
                        option(code.as_str(), name.in_language(props.page.lang.code()).1.as_str(), &sheet.region)
                    }) }
                </select>
            </label>
            { number("primary", words.primary.to_owned()) }
            if !grades.is_empty() {
                <label class="studio-field">
                    <span>{ words.grade }</span>
                    <select name="grade">
                        { option("", words.anywhere, &sheet.grade) }
                        { for grades.iter().map(|(id, said)| option(id, said, &sheet.grade)) }
                    </select>
                </label>
            }
            <fieldset class="studio-group">
                <legend>{ criteria.awards }</legend>
                <label class="studio-field">
                    <span>{ words.award }</span>
                    <select name="award">
                        { option(AwardKind::PriceDeduction.word(), criteria.price_deduction, award) }
                        { option(AwardKind::Points.word(), criteria.points, award) }
                    </select>
                </label>
                { number("deduction", words.deduction.to_owned()) }
                { number("best", format!("{} ({unit})", words.best)) }
            </fieldset>
            if let Some(stated) = &props.view.criteria {
                <label class="studio-field">
                    <span>{ words.outcome }</span>
                    <select name="outcome">
                        <option value="" selected={props.view.outcome.is_none()}>{ words.all_outcomes }</option>
                        { for Whole::ALL.iter().map(|whole| html! {
                            <option key={whole.word()} value={whole.word()} selected={props.view.outcome == Some(*whole)}>
                                { props.page.lang.whole(*whole) }
                            </option>
                        }) }
                    </select>
                </label>
                <p class="app-actions">
                    <a download="demand-standard.json" href={file(stated)}>{ words.save }</a>
                </p>
            }
            </details>
        </form>
    }
}

/// The grades that a category's benchmarks know, each but the worst: that one everything has.
fn grades(page: &Page, category: &Number) -> Vec<(String, String)> {
    let lang = page.lang.code();
    let of = |benchmark: &Benchmark| match &benchmark.scale {
        Scale::Grades(grades) => {
            let name = benchmark.name.in_language(lang).1.as_str();
            let grade = |(at, grade): (usize, &Grade)| {
                let said = format!("{} · {name}", grade.name.in_language(lang).1);
                (format!("{}/{}", benchmark.id, at + 1), said)
            };
            grades.iter().enumerate().take(grades.len().saturating_sub(1)).map(grade).collect()
        }
        _ => Vec::new(),
    };
    page.programme.benchmarks(category).flat_map(|benchmark| of(benchmark)).collect()
}

/// What the address states, with what it cannot say as it was filled in.
fn merged(before: &Sheet, stated: Sheet) -> Sheet {
    let keep = |stated: &str, before: &str| if stated.is_empty() { before.to_owned() } else { stated.to_owned() };
    Sheet {
        most: keep(&stated.most, &before.most),
        award: keep(&stated.award, &before.award),
        share: keep(&stated.share, &before.share),
        deduction: keep(&stated.deduction, &before.deduction),
        best: keep(&stated.best, &before.best),
        ..stated
    }
}

fn basis_of(text: &str) -> Option<Basis> {
    Basis::read(&Node::root(&Json::parse(text.as_bytes(), BASIS).ok()?)).ok()
}

/// The standard as a file.
fn file(criteria: &Criteria) -> String {
    download("application/json", &criteria.json().to_string())
}

fn told(event: &Event, now: &RefCell<Now>, change: &Callback<(View, Step)>, page: &Page) {
    let Some((name, value)) = value_of(event) else { return };
    let mut now = now.borrow_mut();
    if name == "outcome" {
        let view = now.view.clone().with("outcome", &value);
        drop(now);
        return change.emit((view, Step::Forward));
    }
    now.sheet = std::mem::take(&mut now.sheet).with(&name, &value);
    let Some(basis) = &now.basis else { return };
    let criteria = now.sheet.criteria(basis, &page.programme);
    let outcome = now.view.outcome.filter(|_| criteria.is_some());
    let view = View { criteria, outcome, ..now.view.clone() };
    now.view = view.clone();
    drop(now);
    change.emit((view, Step::Same));
}
