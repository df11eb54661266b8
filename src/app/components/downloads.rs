//! The published pictures, to be downloaded.

use super::preview::Props;
use yew::{Html, component, html};

/// Each kind of picture, by its name and the end of its file's. Dots come in three densities.
const PICTURES: [(&str, &str); 4] = [("SVG", ".svg"), ("PNG", ".png"), ("PNG 2×", "@2x.png"), ("PNG 3×", "@3x.png")];

/// The links.
#[component]
pub(in crate::app) fn Downloads(props: &Props) -> Html {
    let (words, files) = (props.page.lang.studio(), props.files());
    let kinds = if props.page.png { PICTURES.as_slice() } else { &PICTURES[..1] };
    html! {
        <section class="studio-downloads" aria-labelledby="downloads">
            <h2 id="downloads">{ words.downloads }</h2>
            <p class="app-actions">
                { for kinds.iter().map(|(kind, end)| html! {
                    <a href={format!("{files}{end}")} download="" aria-label={(words.picture)(kind)}>{ kind }</a>
                }) }
            </p>
            <p class="app-note">{ words.picture_note }</p>
        </section>
    }
}
