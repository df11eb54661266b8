//! The rows of the table that are on the screen.

use super::row;
use crate::{
    label::Number,
    portal::{Column, Reply},
    text::Lang,
};
use std::rc::Rc;
use yew::{Html, Properties, component, html};

/// Rows drawn beyond those on the screen.
const BEYOND: usize = 5;
/// No box of a browser is reliably higher: what lies beyond is reached by narrowing the search.
const TALLEST: usize = 8_000_000;

/// Where the table stands.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) struct Scrolled {
    pub(super) first: usize,
    pub(super) shown: usize,
    pub(super) height: i32,
}

/// What the rows on the screen are drawn from.
#[derive(PartialEq, Properties)]
pub(super) struct Props {
    pub(super) lang: Lang,
    pub(super) root: Rc<str>,
    pub(super) reply: Rc<Reply>,
    pub(super) at: Scrolled,
    pub(super) active: usize,
    pub(super) chosen: Vec<Number>,
    pub(super) columns: Vec<Column>,
    pub(super) judged: bool,
}

/// The rows on the screen: a component of their own, so that they are not drawn with every letter that is typed, but
/// when its answer is there.
#[component]
pub(super) fn Rows(props: &Props) -> Html {
    let Props { lang, root, reply, at, active, chosen, columns, judged } = props;
    let (words, page) = (lang.portal(), format!("{root}{}", lang.folder()));
    let height = at.height as usize;
    let all = reply.found.min(TALLEST / height);
    let first = at.first.saturating_sub(BEYOND).min(all);
    let last = (at.first + at.shown + BEYOND).min(all);
    let drawn = (first..last).map(|index| match index.checked_sub(reply.first).and_then(|at| reply.rows.get(at)) {
        Some(said) => {
            let chosen = chosen.iter().any(|number| number.as_str() == said.number);
            row::row(said, index, index == *active, chosen, &page, (columns, *judged), words)
        }
        None => row::waiting(index),
    });
    // Heights are attributes of drawings: the page's policy takes no style of an element.
    let space = |rows: usize| {
        html! { <div aria-hidden="true" class="compare-space"><svg width="1" height={(rows * height).to_string()} /></div> }
    };
    html! {
        <>
            { space(first) }
            <div role="rowgroup">{ for drawn }</div>
            { space(all - last) }
        </>
    }
}
