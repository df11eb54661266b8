//! Where the chosen label stands, in a sentence; nothing of one in force.

use super::again;
use crate::{
    app::chosen::Chosen,
    text::{Lang, Notice, plain},
};
use std::rc::Rc;
use yew::{Callback, Html, Properties, component, html};

#[derive(PartialEq, Properties)]
pub(in crate::app) struct Props {
    pub(in crate::app) lang: Lang,
    /// The way to the site's root.
    pub(in crate::app) root: Rc<str>,
    /// The number that is asked for.
    pub(in crate::app) asked: String,
    pub(in crate::app) chosen: Chosen,
    /// Fetches the label once more.
    pub(in crate::app) again: Callback<()>,
}

/// The sentence, in a place of its own that is read out when it changes.
#[component]
pub(in crate::app) fn Standing(props: &Props) -> Html {
    let (lang, words) = (props.lang, props.lang.studio());
    let said = match &props.chosen {
        Chosen::Nothing => html! { <p class="studio-empty">{ words.choose_first }</p> },
        Chosen::Checking => html! { <p class="studio-empty">{ words.checking }</p> },
        Chosen::Unknown => html! { <p class="app-alert">{ (words.unknown)(&plain(&props.asked)) }</p> },
        Chosen::NotFetched => again(words.not_fetched, words.again, &props.again),
        Chosen::Refused(rejection) => notice(&lang.rejection(rejection), words.refused, "bad", props),
        Chosen::Verified(placed) if placed.verified.standing().shows_current() => Html::default(),
        Chosen::Verified(placed) => {
            let told = lang.standing(placed.verified.standing(), placed.verified.label());
            let shown = (words.shown_as)(&told.title);
            notice(&told, &shown, "warning", props)
        }
    };
    html! { <div class="studio-standing" aria-live="polite">{ said }</div> }
}

fn notice(told: &Notice, meaning: &str, tone: &'static str, props: &Props) -> Html {
    let page = format!("{}{}label/{}/", props.root, props.lang.folder(), props.asked);
    html! {
        <div class="studio-notice" data-tone={tone}>
            <p><strong>{ &told.title }</strong>{ " " }{ &told.detail }</p>
            <p>{ meaning }{ " " }<a href={page}>{ props.lang.studio().label_page }</a></p>
        </div>
    }
}
