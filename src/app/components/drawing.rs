//! The drawing inside the app.

use crate::app::trusted::Drawn;
use web_sys::Element;
use yew::{Html, Properties, component, html, use_effect_with, use_node_ref};

#[derive(PartialEq, Properties)]
pub(in crate::app) struct Props {
    pub(in crate::app) drawn: Drawn,
}

/// An element with our own markup as its content, which is Yew's to make and ours to fill.
#[component]
pub(in crate::app) fn Drawing(props: &Props) -> Html {
    let host = use_node_ref();
    use_effect_with((props.drawn.clone(), host.clone()), |(drawn, host)| {
        if let Some(element) = host.cast::<Element>() {
            drawn.fill(&element);
        }
    });
    html! { <div ref={host} /> }
}
