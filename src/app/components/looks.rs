//! How the label is to look, and where it goes.

use crate::{
    app::choice::Choice,
    markup::Size,
    snippet::{Theme, Way},
    text::Lang,
};
use yew::{Html, Properties, component, html};

#[derive(PartialEq, Properties)]
pub(in crate::app) struct Props {
    pub(in crate::app) lang: Lang,
    pub(in crate::app) choice: Choice,
}

/// The choices, a group of radio buttons each; a group that the way leaves no choice is out of use.
#[component]
pub(in crate::app) fn Looks(props: &Props) -> Html {
    let (words, choice) = (props.lang.studio(), &props.choice);
    let sizes = Size::ALL.iter().map(|size| size.word()).zip(words.sizes);
    let langs = Lang::ALL.iter().map(|lang| lang.code()).zip(words.langs);
    let themes = Theme::ALL.iter().map(|theme| theme.word()).zip(words.themes);
    let ways = Way::ALL.iter().map(|way| way.word()).zip(words.ways.map(|(name, _)| name));
    let way = Way::ALL.iter().position(|way| *way == choice.way);
    let note = way.map_or("", |way| words.ways[way].1);
    html! {
        <>
            { group("way", words.way, ways, choice.way.word(), None) }
            <p class="app-note studio-way-note" role="status">{ note }</p>
            { group("size", words.size, sizes, choice.size.word(), fixed(choice.way.takes_size(), props.lang)) }
            { group("lang", words.lang, langs, choice.lang.code(), None) }
            { group("theme", words.theme, themes, choice.theme.word(), fixed(choice.way.takes_theme(), props.lang)) }
        </>
    }
}

/// Why a group is out of use.
fn fixed(takes: bool, lang: Lang) -> Option<&'static str> {
    (!takes).then(|| lang.studio().not_for_this_way)
}

fn group<'a>(
    name: &'static str,
    legend: &'static str,
    choices: impl Iterator<Item = (&'static str, &'a str)>,
    chosen: &str,
    fixed: Option<&'static str>,
) -> Html {
    let choices = choices.map(|(value, called)| {
        let lang = (name == "lang").then_some(value);
        html! {
            <label key={value} class="studio-choice">
                <input type="radio" {name} {value} checked={value == chosen} />
                <span {lang}>{ called }</span>
            </label>
        }
    });
    html! {
        <fieldset class={format!("studio-group studio-{name}")} disabled={fixed.is_some()}>
            <legend>{ legend }</legend>
            <div>{ for choices }</div>
            if let Some(fixed) = fixed {
                <p class="app-note">{ fixed }</p>
            }
        </fieldset>
    }
}
