//! A few products side by side: what differs is marked, what is equal steps back.

use crate::{
    portal::{BesideRow, BesideSaid},
    text::ChartWords,
};
use yew::{Html, html};

/// The products, and of each two whether their numbers differ by more than they may be off.
pub(super) fn beside(said: &BesideSaid, words: &'static ChartWords) -> Html {
    let products = said.products.iter().map(|name| html! { <th scope="col">{ name }</th> });
    html! {
        <section class="chart beside" aria-labelledby="beside">
            <h3 id="beside">{ words.beside }</h3>
            <div class="chart-table" role="group" tabindex="0" aria-label={words.beside}>
                <table>
                    <thead><tr><th scope="col">{ words.fact }</th>{ for products }</tr></thead>
                    <tbody>{ for said.rows.iter().map(|one| row(one, words)) }</tbody>
                </table>
            </div>
            <h4>{ words.pairs }</h4>
            <ul class="beside-pairs">{ for said.pairs.iter().map(|pair| html! { <li>{ pair }</li> }) }</ul>
        </section>
    }
}

fn row(row: &BesideRow, words: &'static ChartWords) -> Html {
    let equal = !row.differs.iter().any(|differs| *differs);
    let cells = row.cells.iter().zip(&row.differs).map(|(text, differs)| {
        html! {
            <td data-differs={differs.then_some("")}>
                if *differs {
                    <span aria-hidden="true">{ "≠ " }</span><span class="app-hidden">{ words.differs }{ " " }</span>
                }
                { text }
            </td>
        }
    });
    html! {
        <tr key={row.name.clone()} data-equal={equal.then_some("")}>
            <th scope="row">{ &row.name }
                if equal { <span class="app-hidden">{ " " }{ words.equal }</span> }
            </th>
            { for cells }
        </tr>
    }
}
