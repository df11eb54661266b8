//! The products: a table of which only the rows on the screen are there.
//!
//! The keyboard stays on the table itself and moves an active row in it (WAI-ARIA, grid with
//! `aria-activedescendant`), so that rows may come and go.

use super::{
    fields::value_of,
    groups::{called, chosen, columns, count, groups, sorts, standard},
    row,
    rows::{Rows, Scrolled},
};
use crate::{
    app::{
        desk::{Reading, is_narrow},
        listen::{listen, use_listeners},
        view::Step,
    },
    catalogue::Field,
    portal::{Reply, View},
    text::{Lang, PortalWords},
};
use gloo::utils::window;
use std::{cell::RefCell, rc::Rc};
use wasm_bindgen::JsCast;
use web_sys::{Element, Event, HtmlElement, HtmlInputElement, KeyboardEvent};
use yew::{Callback, Html, Properties, component, html, use_effect_with, use_mut_ref, use_node_ref, use_state_eq};

#[derive(PartialEq, Properties)]
pub(in crate::app) struct Props {
    pub(in crate::app) lang: Lang,
    /// The way to the site's root.
    pub(in crate::app) root: Rc<str>,
    pub(in crate::app) view: View,
    pub(in crate::app) change: Callback<(View, Step)>,
    pub(in crate::app) reply: Rc<Reply>,
    pub(in crate::app) reading: Reading,
    /// Hears the first row on the screen.
    pub(in crate::app) reach: Callback<usize>,
}

/// Heights of a row in CSS pixels, wide and narrow: `style/app.css` has the same.
const HEIGHTS: (i32, i32) = (64, 156);
/// What listeners need of the page as it is now.
struct Now {
    view: View,
    reply: Rc<Reply>,
    active: usize,
}

#[component]
pub(in crate::app) fn Grid(props: &Props) -> Html {
    let (table, band) = (use_node_ref(), use_node_ref());
    let (active, scrolled) =
        (use_state_eq(|| 0_usize), use_state_eq(|| Scrolled { first: 0, shown: 20, height: HEIGHTS.0 }));
    let now = use_mut_ref(|| Now { view: View::default(), reply: Rc::default(), active: 0 });
    *now.borrow_mut() = Now { view: props.view.clone(), reply: props.reply.clone(), active: *active };
    let (node, bar, set, moved, reach, change, page) = (
        table.clone(),
        band.clone(),
        scrolled.setter(),
        active.setter(),
        props.reach.clone(),
        props.change.clone(),
        format!("{}{}", props.root, props.lang.folder()),
    );
    use_listeners(Box::new(move || {
        let (Some(table), Some(bar)) = (node.cast::<HtmlElement>(), bar.get()) else { return Vec::new() };
        let measure = {
            let table = table.clone();
            Rc::new(move || {
                let at = place(&table);
                set.set(at);
                reach.emit(at.first);
            })
        };
        measure();
        let (resized, pressed) = (measure.clone(), now.clone());
        let grouped = now.clone();
        let (typing, choosing, banding, picking) = (change.clone(), change.clone(), change.clone(), change);
        let shown = now.clone();
        let focused = table.clone();
        vec![
            listen(&table, "scroll", Box::new(move |_| measure())),
            listen(&window(), "resize", Box::new(move |_| resized())),
            listen(
                &table,
                "keydown",
                Box::new(move |event| {
                    let event: &KeyboardEvent = event.unchecked_ref();
                    if let Some(to) = pressed_key(event, &now.borrow(), &focused, &typing, &page) {
                        event.prevent_default();
                        moved.set(to);
                        show(&focused, to);
                    }
                }),
            ),
            listen(&table, "click", Box::new(move |event| clicked(event, &pressed, &choosing))),
            listen(&bar, "click", Box::new(move |event| picked(event, &shown, &picking))),
            listen(
                &bar,
                "change",
                Box::new(move |event| {
                    if let Some(view) = banded(event, &grouped.borrow().view) {
                        banding.emit((view, Step::Forward));
                    }
                }),
            ),
        ]
    }));
    // Another question is read from its beginning.
    let (node, begin) = (table.clone(), active.setter());
    use_effect_with(props.view.query.clone(), move |_| {
        begin.set(0);
        if let Some(table) = node.cast::<HtmlElement>() {
            table.set_scroll_top(0);
        }
    });
    let (words, reply) = (props.lang.portal(), &props.reply);
    html! {
        <>
            <p class="compare-found" role="status">{ found(reply, props.reading, words) }</p>
            <div ref={band} class="compare-card">
                { groups(reply, words) }
                { standard(reply, &props.view, words) }
                { chosen(&props.view, words) }
                { columns(&props.view, words) }
                <div ref={table} class="compare-grid" data-judged={props.view.criteria.is_some().then_some("")} role="grid" tabindex="0" aria-label={words.table}
                    aria-describedby="compare-help" aria-multiselectable="true" aria-colcount={count(&props.view).to_string()}
                    aria-rowcount={(reply.found + 1).to_string()}
                    aria-activedescendant={is_here(reply, *active).then(|| format!("row-{}", *active))}>
                    { head(&props.view, reply, words) }
                    <Rows lang={props.lang} root={props.root.clone()} {reply} at={*scrolled} active={*active}
                        chosen={props.view.chosen.clone()} columns={props.view.columns.clone()}
                        judged={props.view.criteria.is_some()} />
                </div>
                <p id="compare-help" class="app-note compare-help">{ words.table_help }</p>
            </div>
        </>
    }
}

fn found(reply: &Reply, reading: Reading, words: &'static PortalWords) -> String {
    match (reply.found, reading) {
        (0, Reading::At(..)) => String::new(),
        (0, _) => words.none_found.to_owned(),
        (found, _) => (words.found)(found, reply.comparable),
    }
}

fn is_here(reply: &Reply, row: usize) -> bool {
    (reply.first..reply.first + reply.rows.len()).contains(&row)
}

/// The columns that order the products, and which of them does.
fn head(view: &View, reply: &Reply, words: &'static PortalWords) -> Html {
    let unit = reply.group.and_then(|at| reply.groups.get(at)).map(|group| group.unit.clone());
    let column = |field: Option<Field>, said: &str, class: &'static str, unit: Option<String>| {
        let sorted = field == Some(view.query.sort);
        let order = if view.query.descending { "descending" } else { "ascending" };
        let unit = unit.map(|unit| html! { <span class="app-note">{ unit }</span> });
        html! {
            <div role="columnheader" {class} aria-sort={sorted.then_some(order)}>
                if let Some(field) = field {
                    <button type="button" data-sort={field.word()}>{ said }
                        if sorted { <span aria-hidden="true">{ if view.query.descending { " ↓" } else { " ↑" } }</span> }
                    </button>
                } else {
                    { said }
                }
                { unit }
            </div>
        }
    };
    html! {
        <div role="row" aria-rowindex="1" class="compare-row compare-head">
            { column(None, words.chosen, "compare-choose", None) }
            { column(Some(Field::Name), words.product, "compare-product", None) }
            { column(Some(Field::Value), words.footprint, "compare-value", unit) }
            { for view.columns.iter().map(|one| column(sorts(*one), called(*one, words), row::class(*one), None)) }
            if view.criteria.is_some() {
                { column(None, words.requirement, "compare-verdict", None) }
            }
        </div>
    }
}

/// What was changed over the table: the group, or a column more or less.
fn banded(event: &Event, view: &View) -> Option<View> {
    let (name, value) = value_of(event)?;
    let target: Option<HtmlInputElement> = event.target().and_then(|target| target.dyn_into().ok());
    Some(match target.filter(|_| name == "column") {
        Some(column) => view.clone().toggling(column.value().parse().ok()?),
        None => view.clone().with(&name, &value),
    })
}

/// Which rows are on the screen.
fn place(table: &HtmlElement) -> Scrolled {
    let height = if is_narrow() { HEIGHTS.1 } else { HEIGHTS.0 };
    let whole = |pixels: i32| usize::try_from(pixels / height).unwrap_or(0);
    Scrolled { first: whole(table.scroll_top()), shown: whole(table.client_height()) + 2, height }
}

/// Scrolls the table, and nothing else, to a row.
fn show(table: &HtmlElement, row: usize) {
    let at = place(table);
    let top = i32::try_from(row).unwrap_or(i32::MAX).saturating_mul(at.height);
    let header = table.query_selector(".compare-head").ok().flatten();
    let header =
        header.and_then(|header| header.dyn_into::<HtmlElement>().ok()).map_or(0, |header| header.offset_height());
    if top < table.scroll_top() {
        table.set_scroll_top(top);
    } else if top + at.height + header > table.scroll_top() + table.client_height() {
        table.set_scroll_top(top + at.height + header - table.client_height());
    }
}

/// Which row a key leads to; keys that choose or open do so.
fn pressed_key(
    event: &KeyboardEvent,
    now: &Now,
    table: &HtmlElement,
    change: &Callback<(View, Step)>,
    page: &str,
) -> Option<usize> {
    // Buttons of the head have keys of their own.
    let own = event.target().and_then(|target| target.dyn_into::<Element>().ok());
    if own.is_some_and(|target| target.tag_name() == "BUTTON") {
        return None;
    }
    let last = now.reply.found.saturating_sub(1);
    let screen = place(table).shown.saturating_sub(3).max(1);
    let active = now.active;
    let number = || {
        let row = active.checked_sub(now.reply.first).and_then(|at| now.reply.rows.get(at))?;
        row.number.parse().ok()
    };
    match event.key().as_str() {
        "ArrowDown" => Some((active + 1).min(last)),
        "ArrowUp" => Some(active.saturating_sub(1)),
        "PageDown" => Some((active + screen).min(last)),
        "PageUp" => Some(active.saturating_sub(screen)),
        "Home" => Some(0),
        "End" => Some(last),
        " " => {
            change.emit((now.view.clone().choosing(&number()?), Step::Same));
            Some(active)
        }
        "Enter" => {
            // A browser that refuses stays where it is.
            let _ = window().location().set_href(&format!("{page}label/{}/", number()?));
            Some(active)
        }
        _ => None,
    }
}

/// A click on a button over the table: the chosen alone, or none chosen.
fn picked(event: &Event, now: &RefCell<Now>, change: &Callback<(View, Step)>) {
    let button = event.target().and_then(|target| target.dyn_into::<Element>().ok());
    let Some(word) = button.and_then(|button| button.get_attribute("data-view")) else { return };
    let view = now.borrow().view.clone();
    let only = if view.only_chosen { "" } else { "chosen" };
    let view = match word.as_str() {
        "only" => view.with("only", only),
        _ => view.with("chosen", "").with("only", ""),
    };
    change.emit((view, Step::Forward));
}

/// A click on a head's button sorts, on a row's box chooses.
fn clicked(event: &Event, now: &RefCell<Now>, change: &Callback<(View, Step)>) {
    let Some(target) = event.target().and_then(|target| target.dyn_into::<Element>().ok()) else { return };
    let now = now.borrow();
    if let Some(button) = target.closest("[data-sort]").ok().flatten() {
        let field = button.get_attribute("data-sort").unwrap_or_default();
        let again = now.view.query.sort.word() == field && !now.view.query.descending;
        let sort = if again { format!("-{field}") } else { field };
        let view = now.view.clone().with("sort", &sort);
        drop(now);
        return change.emit((view, Step::Forward));
    }
    let chooses = target.closest(".compare-choose").ok().flatten().is_some();
    let row = target
        .closest("[data-row]")
        .ok()
        .flatten()
        .and_then(|row| row.get_attribute("data-row")?.parse::<usize>().ok());
    let row = row.filter(|_| chooses).and_then(|row| now.reply.rows.get(row.checked_sub(now.reply.first)?));
    let Some(number) = row.and_then(|row| row.number.parse().ok()) else { return };
    let view = now.view.clone().choosing(&number);
    drop(now);
    change.emit((view, Step::Same));
}
