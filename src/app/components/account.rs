//! What became of a document of another format: what contradicts itself at once, the rest when it is asked for.

use crate::{formats::told::Sentences, text::Lang};
use yew::{Html, Properties, component, html};

#[derive(PartialEq, Properties)]
pub(in crate::app) struct Props {
    pub(in crate::app) lang: Lang,
    pub(in crate::app) account: Sentences,
}

/// The account's parts, each under its heading.
#[component]
pub(in crate::app) fn AccountOf(props: &Props) -> Html {
    let Sentences { parts, sound } = &props.account;
    let urgent = usize::from(!sound).min(parts.len());
    let (urgent, others) = parts.split_at(urgent);
    html! {
        <div class="app-account">
            { for urgent.iter().map(part) }
            if !others.is_empty() {
                <details>
                    <summary>{ props.lang.language().app().became }</summary>
                    { for others.iter().map(part) }
                </details>
            }
        </div>
    }
}

fn part((heading, lines): &(String, Vec<String>)) -> Html {
    html! {
        <section>
            <h3>{ heading.clone() }</h3>
            <ul>{ for lines.iter().map(|line| html! { <li>{ line.clone() }</li> }) }</ul>
        </section>
    }
}
