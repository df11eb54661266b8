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
use std::rc::Rc;
use wasm_bindgen::JsCast;
use web_sys::HtmlSelectElement;
use yew::{Callback, Html, Properties, component, html, use_effect_with, use_node_ref, use_state_eq};

#[derive(PartialEq, Properties)]
pub(in crate::app) struct Props {
    pub(in crate::app) lang: Lang,
    pub(in crate::app) view: View,
    pub(in crate::app) reply: Rc<Reply>,
    /// What was answered last.
    pub(in crate::app) charts: Option<Rc<ChartsSaid>>,
    /// Asks for the charts.
    pub(in crate::app) chart: Callback<ChartRequest>,
}

/// The first products on the screen whose stages are drawn where none is chosen.
const SHOWN: usize = 8;

#[component]
pub(in crate::app) fn Charts(props: &Props) -> Html {
    let (section, quantity) = (use_node_ref(), use_state_eq(Quantity::default));
    let request = request(&props.view, &props.reply, *quantity);
    let ask = props.chart.clone();
    use_effect_with(request, move |request| {
        if let Some(request) = request {
            ask.emit(request.clone());
        }
    });
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
    let charts = props.charts.as_ref().filter(|_| props.reply.group.is_some());
    html! {
        <section ref={section} class="charts" aria-labelledby={charts.map(|_| "charts")}>
            if let Some(charts) = charts {
                <h2 id="charts">{ words.heading }</h2>
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
