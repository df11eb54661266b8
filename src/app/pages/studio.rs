//! The page that makes a label ready for other pages and for packages.

use crate::app::{
    Page,
    choice::use_choice,
    chosen::{Chosen, use_chosen},
    components::{Code, Downloads, Looks, Picker, Preview, Print, Standing},
    labels::{Labels, use_labels},
    listen::{field, listen, use_listeners},
};
use web_sys::Event;
use yew::{Html, component, html, use_node_ref};

/// What a reader meets at `/studio/`: on the left what to choose, on the right what comes of it.
#[component]
pub fn Studio(page: &Page) -> Html {
    let (lang, words) = (page.lang, page.lang.studio());
    let (choice, choose) = use_choice(lang);
    let (labels, list_again) = use_labels(page);
    let lacking = labels.lack(&choice.label);
    let (chosen, check_again) =
        use_chosen(page, if labels == Labels::Fetching || lacking { "" } else { &choice.label });
    let chosen = match chosen {
        _ if choice.label.is_empty() => Chosen::Nothing,
        _ if lacking => Chosen::Unknown,
        Chosen::Nothing => Chosen::Checking,
        chosen => chosen,
    };
    let form = use_node_ref();
    let choices = form.clone();
    use_listeners(Box::new(move || {
        let heard = move |event: &Event| field(event).into_iter().for_each(|chosen| choose.emit(chosen));
        let Some(form) = choices.get() else { return Vec::new() };
        // Enter in the search field would send the form away.
        vec![
            listen(&form, "change", Box::new(heard)),
            listen(&form, "submit", Box::new(|event| event.prevent_default())),
        ]
    }));
    let placed = if let Chosen::Verified(placed) = &chosen { Some(placed.clone()) } else { None };
    html! {
        <div class="studio">
            <header class="app-head">
                <h1>{ words.title }</h1>
                <p>{ words.lead }</p>
            </header>
            <form ref={form} class="studio-choices">
                <Picker {lang} {labels} asked={choice.label.clone()} again={list_again} />
                <Looks {lang} choice={choice.clone()} />
            </form>
            <div class="studio-outcome">
                <section aria-labelledby="preview">
                    <h2 id="preview">{ words.preview }</h2>
                    <Standing {lang} root={page.root.clone()} asked={choice.label.clone()} {chosen} again={check_again} />
                    if let Some(placed) = &placed {
                        <Preview page={page.clone()} choice={choice.clone()} placed={placed.clone()} />
                    }
                </section>
                if let Some(placed) = placed {
                    <Code page={page.clone()} choice={choice.clone()} placed={placed.clone()} />
                    <Downloads page={page.clone()} choice={choice.clone()} placed={placed.clone()} />
                    // Another label begins anew.
                    <Print key={choice.label.clone()} page={page.clone()} choice={choice.clone()} {placed} />
                }
            </div>
        </div>
    }
}
