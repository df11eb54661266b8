//! The charts under the products, and products side by side.

use super::{beside::beside, figure::Figure};
use crate::{
    app::{
        listen::{listen, use_listeners},
        plot::Kind,
    },
    portal::{ChartRequest, ChartsSaid, Quantity, Reply, View},
    text::{ChartWords, Lang},
};
use js_sys::Array;
use std::rc::Rc;
use wasm_bindgen::{JsCast, closure::Closure};
use web_sys::{Element, HtmlSelectElement, IntersectionObserver, IntersectionObserverEntry, IntersectionObserverInit};
use yew::{
    Callback, Html, NodeRef, Properties, component, hook, html, use_effect_with, use_mut_ref, use_node_ref,
    use_state_eq,
};

#[derive(PartialEq, Properties)]
pub(in crate::app) struct Props {
    pub(in crate::app) lang: Lang,
    pub(in crate::app) view: View,
    pub(in crate::app) reply: Rc<Reply>,
    /// What was answered last.
    pub(in crate::app) charts: Option<Rc<ChartsSaid>>,
    /// Asks for the charts, or for none.
    pub(in crate::app) chart: Callback<Option<ChartRequest>>,
}

/// How far below the screen charts are asked for already: a group's take as long as the next question.
const NEAR: &str = "100px";
/// The first products on the screen whose stages are drawn where none is chosen.
const SHOWN: usize = 8;

#[component]
pub(in crate::app) fn Charts(props: &Props) -> Html {
    let (section, quantity) = (use_node_ref(), use_state_eq(Quantity::default));
    let (request, near) = (request(&props.view, &props.reply, *quantity), use_near(&section));
    let (ask, asked) = (props.chart.clone(), use_mut_ref(|| None::<ChartRequest>));
    if near {
        asked.borrow_mut().clone_from(&request);
    }
    // Charts of another question are not those of this one.
    let of_this = request.is_some() && *asked.borrow() == request;
    use_effect_with(request.filter(|_| near), move |request| ask.emit(request.clone()));
    let (node, set) = (section.clone(), quantity.setter());
    use_listeners(Box::new(move || {
        let Some(section) = node.get() else { return Vec::new() };
        let chosen = move |event: &web_sys::Event| {
            let select = event.target().and_then(|target| target.dyn_into::<HtmlSelectElement>().ok());
            if let Some(quantity) = select.and_then(|select| select.value().parse().ok()) {
                set.set(quantity);
            }
        };
        vec![listen(&section, "change", Box::new(chosen))]
    }));
    let (lang, words) = (props.lang, props.lang.chart());
    let charts = props.charts.as_ref().filter(|_| of_this);
    html! {
        <section ref={section} class="charts" aria-labelledby={props.reply.group.map(|_| "charts")}>
            if props.reply.group.is_some() {
                <h2 id="charts">{ words.heading }</h2>
            }
            if let Some(charts) = charts {
                if let Some(said) = &charts.beside {
                    { beside(said, words) }
                }
                <Figure {lang} kind={Kind::Distribution} charts={charts.clone()} />
                <Figure {lang} kind={Kind::Stages} charts={charts.clone()} />
                <Figure {lang} kind={Kind::Scatter} charts={charts.clone()}>{ across(*quantity, words) }</Figure>
            }
        </section>
    }
}

/// Whether something is on the screen, or is about to be.
#[hook]
fn use_near(node: &NodeRef) -> bool {
    let near = use_state_eq(|| false);
    let (node, set) = (node.clone(), near.setter());
    use_effect_with((), move |()| {
        let heard = Closure::<dyn Fn(Array)>::new(move |entries: Array| {
            if let Ok(last) = entries.pop().dyn_into::<IntersectionObserverEntry>() {
                set.set(last.is_intersecting());
            }
        });
        let options = IntersectionObserverInit::new();
        options.set_root_margin(NEAR);
        let observer = IntersectionObserver::new_with_options(heard.as_ref().unchecked_ref(), &options).ok();
        if let (Some(observer), Some(element)) = (&observer, node.cast::<Element>()) {
            observer.observe(&element);
        }
        move || {
            if let Some(observer) = observer {
                observer.disconnect();
            }
            drop(heard);
        }
    });
    *near
}

fn request(view: &View, reply: &Reply, quantity: Quantity) -> Option<ChartRequest> {
    let group = reply.groups.get(reply.group?)?.id.clone();
    let shown = reply.rows.iter().filter(|row| row.apart.is_empty()).take(SHOWN);
    let shown = shown.filter_map(|row| row.number.parse().ok()).collect();
    Some(ChartRequest { group, chosen: view.chosen.clone(), shown, quantity, criteria: view.criteria.clone() })
}

/// What footprints are drawn against.
fn across(chosen: Quantity, words: &'static ChartWords) -> Html {
    let option = |(quantity, said): (&Quantity, &'static str)| {
        html! { <option value={quantity.word()} selected={*quantity == chosen}>{ said }</option> }
    };
    html! {
        <label class="chart-choice">
            <span>{ words.across }</span>
            <select name="quantity">{ for Quantity::ALL.iter().zip(words.quantities).map(option) }</select>
        </label>
    }
}
