//! A chart: its drawing, and the same in words and as tables.

use super::table::table;
use crate::{
    app::{
        listen::listen,
        plot::{Kind, draw},
    },
    portal::{ChartSaid, ChartsSaid, Key},
    text::Lang,
};
use gloo::{events::EventListener, utils::window};
use js_sys::Number;
use std::rc::Rc;
use wasm_bindgen::{JsCast, closure::Closure};
use web_sys::{Element, HtmlCanvasElement, MediaQueryList, ResizeObserver};
use yew::{
    Children, Html, NodeRef, Properties, component, hook, html, use_effect_with, use_mut_ref, use_node_ref,
    use_state_eq,
};

#[derive(PartialEq, Properties)]
pub(super) struct Props {
    pub(super) lang: Lang,
    pub(super) kind: Kind,
    pub(super) charts: Rc<ChartsSaid>,
    /// What chooses something of it.
    #[prop_or_default]
    pub(super) children: Children,
}

#[component]
pub(super) fn Figure(props: &Props) -> Html {
    let (figure, canvas) = (use_node_ref(), use_node_ref());
    let screen = use_screen(&figure);
    let (node, words, kind) = (canvas.clone(), props.lang.chart(), props.kind);
    use_effect_with((props.charts.clone(), screen), move |(charts, _)| {
        let said = chart(charts, kind);
        if let Some((canvas, plot)) = node.cast::<HtmlCanvasElement>().zip(said.plot.as_ref()) {
            draw(kind, plot, &said.keys, &canvas);
        }
    });
    let said = chart(&props.charts, kind);
    let name = match kind {
        Kind::Stages => "stages",
        Kind::Distribution => "distribution",
        Kind::Scatter => "scatter",
    };
    html! {
        <figure ref={figure} class="chart" data-chart={name} aria-labelledby={format!("chart-{name}")}>
            <h3 id={format!("chart-{name}")}>{ &said.title }</h3>
            { props.children.clone() }
            if said.plot.is_some() {
                <canvas ref={canvas} role="img" aria-label={said.summary.clone()} />
            }
            { keys(&said.keys) }
            <figcaption>
                <p class="chart-summary">{ &said.summary }</p>
                { for said.notes.iter().map(|note| html! { <p class="app-note">{ note }</p> }) }
            </figcaption>
            if !said.tables.is_empty() {
                <details>
                    <summary>{ words.tables }</summary>
                    { for said.tables.iter().map(table) }
                </details>
            }
        </figure>
    }
}

fn chart(charts: &ChartsSaid, kind: Kind) -> &ChartSaid {
    match kind {
        Kind::Stages => &charts.stages,
        Kind::Distribution => &charts.distribution,
        Kind::Scatter => &charts.scatter,
    }
}

/// What letters on the drawing stand for; patterns are named on the drawing itself.
fn keys(keys: &[Key]) -> Html {
    let lettered = keys.iter().filter(|key| !key.letter.is_empty());
    let key = |key: &Key| html! { <li key={key.letter.clone()}><b>{ &key.letter }</b>{ " " }{ &key.said }</li> };
    let items: Vec<Html> = lettered.map(key).collect();
    if items.is_empty() {
        Html::default()
    } else {
        html! { <ul class="chart-keys">{ for items }</ul> }
    }
}

/// Changes whenever something does that drawings depend on: the element's width, the screen's density, the theme,
/// the colours of the system.
#[hook]
fn use_screen(element: &NodeRef) -> u32 {
    let (times, count, width) = (use_state_eq(|| 0_u32), use_mut_ref(|| 0_u32), use_mut_ref(|| 0));
    let (set, element) = (times.setter(), element.clone());
    use_effect_with(*times, move |_| {
        let change = Rc::new(move || {
            *count.borrow_mut() += 1;
            set.set(*count.borrow());
        });
        // JavaScript writes the number: it brings no formatting of floats.
        let density = Number::from(window().device_pixel_ratio()).to_string_with_radix(10);
        let density = format!("(resolution: {}dppx)", density.map(String::from).unwrap_or_default());
        let queries = ["(prefers-color-scheme: dark)", "(forced-colors: active)", &density];
        let queries = queries.into_iter().filter_map(|query| window().match_media(query).ok().flatten());
        let heard = |query: MediaQueryList| {
            let change = change.clone();
            listen(&query, "change", Box::new(move |_| change()))
        };
        let listeners: Vec<EventListener> = queries.map(heard).collect();
        let observed = element.cast::<Element>();
        let resized = observed.clone();
        let resized = Closure::<dyn FnMut()>::new(move || {
            let now = resized.as_ref().map_or(0, Element::client_width);
            // Of a height that changes, drawing is the cause.
            if width.replace(now) != now {
                change();
            }
        });
        let observer = ResizeObserver::new(resized.as_ref().unchecked_ref()).ok();
        if let Some((observer, observed)) = observer.as_ref().zip(observed) {
            observer.observe(&observed);
        }
        move || {
            if let Some(observer) = observer {
                observer.disconnect();
            }
            drop((listeners, resized));
        }
    });
    *times
}
