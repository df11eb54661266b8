//! A table of texts that scrolls by itself where it is wider than its place.

use crate::portal::TableSaid;
use yew::{Html, html};

/// The table; whoever scrolls by keyboard reaches it.
pub(super) fn table(said: &TableSaid) -> Html {
    let cell = |(at, text): (usize, &String)| {
        if at == 0 {
            html! { <th key={at} scope="row">{ text }</th> }
        } else {
            html! { <td key={at}>{ text }</td> }
        }
    };
    let row = |(at, cells): (usize, &Vec<String>)| {
        html! { <tr key={at}>{ for cells.iter().enumerate().map(cell) }</tr> }
    };
    let rows = said.rows.iter().enumerate().map(row);
    html! {
        <div class="chart-table" role="group" tabindex="0" aria-label={said.caption.clone()}>
            <table>
                <caption>{ &said.caption }</caption>
                <thead><tr>{ for said.columns.iter().map(|column| html! { <th scope="col">{ column }</th> }) }</tr></thead>
                <tbody>{ for rows }</tbody>
            </table>
        </div>
    }
}
