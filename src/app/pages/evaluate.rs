//! The page where an enterprise's labels become the figures a lender asks for.

use crate::{
    app::{
        Page,
        added::{together, use_added},
        components::{Asking, Drawing, Saving, again},
        evaluation::{Asked, Labels, use_asked, use_enterprise, use_offered, use_policy},
        now,
        trusted::Drawn,
    },
    evaluate::{Evaluation, Question},
    handover::evaluation::report,
};
use std::rc::Rc;
use yew::{Html, component, html, use_callback, use_memo};

/// What a reader meets at `/evaluate/`: on the left whom to evaluate and by what, on the right the evaluation.
#[component]
pub fn Evaluate(page: &Page) -> Html {
    let (lang, words) = (page.lang, page.lang.evaluate());
    let (asked, ask) = use_asked();
    let (offered, list_again) = use_offered(page);
    let (labels, check_again) = use_enterprise(page, &asked.maker);
    let came = use_callback(ask.clone(), |(), ask| ask.emit(("policy".to_owned(), Asked::BROUGHT.to_owned())));
    let (added, add) = use_added(page, came);
    let fetched = use_policy(page, &asked.policy);
    let policy = if asked.policy == Asked::BROUGHT { added.policy.clone() } else { fetched };
    let given = (labels.clone(), added.clone(), asked.clone(), policy.as_ref().map(Rc::as_ptr));
    let programme = page.programme.clone();
    let evaluation = use_memo(given, move |(labels, added, asked, _)| {
        let published = if let Labels::Checked(held) = labels { Some(held) } else { None };
        let held = together(published.map_or(&[][..], |held| held.as_slice()), &added.labels);
        if held.is_empty() && published.is_none() {
            return None;
        }
        let totals = asked.amounts();
        let question =
            Question { maker: asked.maker.parse().ok(), totals: &totals, policy: policy.as_deref(), at: now() };
        Some(Rc::new(Evaluation::of(held, &question, &programme)))
    });
    let units = evaluation.as_ref().as_ref().map(|evaluation| evaluation.units()).unwrap_or_default();
    html! {
        <div class="evaluate">
            <header class="app-head">
                <h1>{ words.title }</h1>
                <p>{ words.lead }</p>
            </header>
            <Asking {lang} {asked} {offered} again={list_again} {units} {added} {ask} {add} />
            <div class="evaluate-outcome">
                <div role="status">
                    if let Labels::Checking(done, of) = &labels { <p class="app-note">{ (words.checking)(*done, *of) }</p> }
                </div>
                if labels == Labels::NotFetched {
                    { again(words.not_fetched, words.again, &check_again) }
                }
                if let Some(evaluation) = &*evaluation {
                    <Saving {lang} assets={page.assets.clone()} evaluation={evaluation.clone()} />
                    <Drawing drawn={Drawn::from(report(evaluation, lang, &page.root))} />
                } else if labels == Labels::Nothing {
                    <p class="evaluate-empty">{ words.nothing_yet }</p>
                }
            </div>
        </div>
    }
}
