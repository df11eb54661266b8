//! The published pictures, to be downloaded.

use super::preview::Props;
use yew::{Html, component, html};

/// Each kind of picture there is, by its name and the end of its file's.
const PICTURES: [(&str, &str); 1] = [("SVG", ".svg")];

/// The links.
#[component]
pub(in crate::app) fn Downloads(props: &Props) -> Html {
    let (words, files) = (props.page.lang.studio(), props.files());
    html! {
        <section class="studio-downloads" aria-labelledby="downloads">
            <h2 id="downloads">{ words.downloads }</h2>
            <p class="app-actions">
                { for PICTURES.iter().map(|(kind, end)| html! {
                    <a class="site-button" href={format!("{files}{end}")} download="">{ (words.picture)(kind) }</a>
                }) }
            </p>
            <p class="app-note">{ words.picture_note }</p>
        </section>
    }
}
