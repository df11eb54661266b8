//! The page where an enterprise's labels become the figures a lender asks for.

use crate::{
    app::{
        Page,
        added::{together, use_added},
        components::{Asking, Drawing, Saving, again},
        evaluation::{Asked, Chosen, Labels, Offered, use_asked, use_enterprise, use_offered, use_policy},
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
    let (added, add) = use_added(page, &asked.maker, came);
    // A link may name any file: only what the site offers is applied.
    let offers = |path: &str| match &offered {
        Offered::Listed { policies, .. } => policies.iter().any(|one| one.key == path),
        _ => false,
    };
    let (chosen, policy_again) = use_policy(page, if offers(&asked.policy) { &asked.policy } else { "" });
    let policy = match &chosen {
        _ if asked.policy == Asked::BROUGHT => added.policy.clone(),
        Chosen::Policy(policy) => Some(policy.clone()),
        _ => None,
    };
    let unknown = matches!(offered, Offered::Listed { .. })
        && !matches!(asked.policy.as_str(), "" | Asked::BROUGHT)
        && !offers(&asked.policy);
    let given = (labels.clone(), added.clone(), asked.clone(), policy.as_ref().map(Rc::as_ptr));
    let programme = page.programme.clone();
    let evaluation = use_memo(given, move |(labels, added, asked, _)| {
        let published = if let Labels::Checked(held, at) = labels { Some((held, *at)) } else { None };
        let held = together(published.map_or(&[][..], |(held, _)| held.as_slice()), &added.labels);
        // As of when they were verified, not of when somebody looks at them.
        let at = [published.map(|(_, at)| at), added.at].into_iter().flatten().min()?;
        let totals = asked.amounts();
        let question = Question { maker: asked.maker.parse().ok(), totals: &totals, policy: policy.as_deref(), at };
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
                if labels == Labels::TooMany { <p class="app-alert" role="alert">{ words.too_many }</p> }
                if unknown { <p class="app-alert" role="alert">{ words.policy_unknown }</p> }
                if matches!(chosen, Chosen::Failed) { { again(words.not_fetched, words.again, &policy_again) } }
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
