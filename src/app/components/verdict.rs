//! What the document turned out to be.

use super::{AccountOf, Drawing};
use crate::{
    app::{
        beside::{Compared, Named, named},
        check::{Shown, State},
        trusted::Drawn,
    },
    evidence::Evidence,
    formats::told::Sentences,
    markup::{self, Size},
    text::{CheckedBy, Lang, plain},
};
use web_sys::HtmlElement;
use yew::{Html, Properties, component, html, use_effect_with, use_node_ref};

#[derive(PartialEq, Properties)]
pub(in crate::app) struct Props {
    pub(in crate::app) lang: Lang,
    pub(in crate::app) state: State,
    pub(in crate::app) compared: Option<Compared>,
}

/// The result; its heading takes the focus when there is one.
#[component]
pub(in crate::app) fn Verdict(props: &Props) -> Html {
    let heading = use_node_ref();
    use_effect_with((props.state.clone(), heading.clone()), |(state, heading)| {
        if let (State::Checked(..), Some(heading)) = (state, heading.cast::<HtmlElement>()) {
            // Fails only for an element without focus, and this one has a tabindex.
            let _ = heading.focus();
        }
    });
    let lang = props.lang;
    html! {
        <section class="verify-result" aria-live="polite" aria-labelledby="result">
            <h2 id="result" ref={heading} tabindex="-1">{ lang.language().app().result }</h2>
            { match &props.state {
                State::Empty => nothing(lang.language().app().nothing_yet),
                State::Stopped(_) => nothing(lang.language().app().no_verdict),
                State::Reading(_) => nothing(lang.words().checking),
                State::Checked(_, shown) => checked(shown, props.compared.as_ref(), lang),
            } }
        </section>
    }
}

fn nothing(sentence: &'static str) -> Html {
    html! { <p class="verify-nothing">{ sentence }</p> }
}

fn checked(shown: &Shown, compared: Option<&Compared>, lang: Lang) -> Html {
    let (words, evidence) = (lang.language().app(), &shown.evidence);
    html! {
        <>
            if let Some(name) = &shown.name {
                <p class="verify-file">{ words.checked_file }{ " " }<bdi>{ plain(name) }</bdi></p>
            }
            if shown.left_out {
                <p class="app-note">{ words.several_files }</p>
            }
            <p class="verify-verdict">
                { words.verdict }{ lang.words().separator }<strong>{ lang.state(evidence) }</strong>
            </p>
            { held_beside(evidence, compared, lang) }
            if let Some(steps) = markup::steps(evidence, lang) {
                <h3>{ lang.words().steps }</h3>
                <Drawing drawn={Drawn::from(steps)} />
            }
            if let Some(account) = &shown.table {
                <AccountOf {lang} account={account.clone()} />
            } else if !shown.more.is_empty() {
                <p class="app-note">{ (words.several)(shown.more.len() + 1) }</p>
            }
            { drawn(evidence, shown.account.as_ref(), lang) }
            { for shown.more.iter().map(|(evidence, account)| drawn(evidence, account.as_ref(), lang)) }
        </>
    }
}

/// A label, or a footprint with what became of its document.
fn drawn(evidence: &Evidence, account: Option<&Sentences>, lang: Lang) -> Html {
    html! {
        <>
            // The verdict was said above: the whole label, read aloud unasked, would be too much.
            <div class="verify-label" aria-live="off">
                <Drawing drawn={Drawn::from(label(evidence, lang))} />
            </div>
            if let Some(account) = account {
                <AccountOf {lang} account={account.clone()} />
            }
        </>
    }
}

/// What a file beside the label is of it; before one is held up, that it may be.
fn held_beside(evidence: &Evidence, compared: Option<&Compared>, lang: Lang) -> Html {
    let words = lang.language().app();
    let Some(compared) = compared else {
        let names = matches!(evidence, Evidence::Verified(placed) if !named(&placed.verified).is_empty());
        return if names {
            html! { <p class="app-note">{ words.hold_beside }</p> }
        } else {
            Html::default()
        };
    };
    let name = plain(&compared.name);
    let (tone, said) = match compared.is {
        Some(Named::Report) => ("good", (words.is_report)(&name)),
        Some(Named::Step(step)) => ("good", (words.is_evidence)(&name, lang.language().step(step))),
        None => ("bad", (words.is_neither)(&name)),
    };
    html! { <p class="verify-beside" role="status" data-tone={tone}>{ said }</p> }
}

fn label(evidence: &Evidence, lang: Lang) -> maud::Markup {
    let drawing = markup::Drawing {
        size: Size::Full,
        lang,
        checked_by: CheckedBy::Device,
        symbol: None,
        link: None,
        heads_page: false,
    };
    markup::draw(evidence, &drawing)
}
