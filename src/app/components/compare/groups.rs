//! The comparability group: which it is, which others there are, what is to be minded; and what was chosen.

use crate::{
    catalogue::Field,
    portal::{Column, GroupSaid, Reply, View},
    text::PortalWords,
};
use yew::{Html, html};

/// The band over the products.
pub(super) fn groups(reply: &Reply, words: &'static PortalWords) -> Html {
    let Some(chosen) = reply.group.and_then(|at| reply.groups.get(at)) else { return Html::default() };
    let option = |group: &GroupSaid| {
        let said = format!("{} ({})", group.title, (words.in_group)(group.found));
        html! { <option key={group.id.clone()} value={group.id.clone()} selected={group.id == chosen.id}>{ said }</option> }
    };
    html! {
        <div class="compare-group">
            if reply.groups.len() > 1 {
                <label>
                    <strong>{ words.group }</strong>
                    <select name="group">{ for reply.groups.iter().map(option) }</select>
                </label>
            } else {
                <p><strong>{ words.group }</strong>{ " " }{ &chosen.title }</p>
            }
            { for chosen.warnings.iter().map(|warning| html! { <p class="compare-warning">{ warning }</p> }) }
        </div>
    }
}

/// How many products were chosen, and what can be done with them; `data-view` is what each button makes of
/// the view.
pub(super) fn chosen(view: &View, words: &'static PortalWords) -> Html {
    html! {
        <div class="compare-chosen" hidden={view.chosen.is_empty()}>
            <p role="status">{ (words.how_many_chosen)(view.chosen.len()) }</p>
            <button type="button" data-view="only" aria-pressed={view.only_chosen.to_string()}>{ words.only_chosen }</button>
            <button type="button" data-view="none">{ words.clear }</button>
        </div>
    }
}

/// Which columns stand, each to be left out or added.
pub(super) fn columns(view: &View, words: &'static PortalWords) -> Html {
    html! {
        <details class="compare-columns">
            <summary>{ words.columns }</summary>
            <fieldset>
                <legend class="app-note">{ words.columns }</legend>
                { for Column::ALL.iter().map(|column| html! {
                    <label key={column.word()} class="compare-tick" data-column={column.word()}>
                        <input type="checkbox" name="column" value={column.word()} checked={view.columns.contains(column)} />
                        <span>{ called(*column, words) }</span>
                    </label>
                }) }
            </fieldset>
        </details>
    }
}

/// What a column is called.
pub(super) fn called(column: Column, words: &'static PortalWords) -> &'static str {
    match column {
        Column::Stages => words.stages,
        Column::Certificate => words.certificate,
        Column::PrimaryShare => words.primary_share,
        Column::Issuer => words.issuer,
        Column::Period => words.period,
        Column::Rule => words.rule,
    }
}

/// The demand standard in words, and how many products meet it.
pub(super) fn standard(reply: &Reply, view: &View, words: &'static PortalWords) -> Html {
    if view.criteria.is_none() {
        return Html::default();
    }
    let counts = reply.counts;
    html! {
        <div class="compare-judged">
            <p role="status"><strong>{ (words.outcomes)(counts.pass, counts.cannot_tell, counts.fail) }</strong></p>
            <ul>{ for reply.standard.iter().map(|line| html! { <li>{ line }</li> }) }</ul>
        </div>
    }
}

/// What a column orders by.
pub(super) fn sorts(column: Column) -> Option<Field> {
    match column {
        Column::Certificate => Some(Field::Expires),
        Column::PrimaryShare => Some(Field::PrimaryShare),
        Column::Stages | Column::Issuer | Column::Period | Column::Rule => None,
    }
}

/// How many columns there are: box, product and number always.
pub(super) fn count(view: &View) -> usize {
    3 + usize::from(view.criteria.is_some()) + view.columns.len()
}
