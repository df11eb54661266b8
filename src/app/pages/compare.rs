//! The page where products are compared for a purchase.

use crate::{
    app::{
        Page,
        components::{Bring, Charts, Demand, Grid, HandOver, Standard, again},
        desk::{Reading, use_desk},
        view::{Step, use_view},
    },
    portal::View,
};
use yew::{Callback, Html, component, html, use_callback, use_effect_with, use_mut_ref, use_state_eq};

/// Rows asked for around those on the screen, which are 13 at most: `style/app.css` says how tall the table is.
/// Each is worded, sent and checked, and the next question waits for that.
const WINDOW: usize = 36;

/// What a reader meets at `/compare/`: on the left what is asked for, on the right the products.
#[component]
pub fn Compare(page: &Page) -> Html {
    let (lang, words) = (page.lang, page.lang.portal());
    let (view, change) = use_view();
    let first = use_state_eq(|| 0_usize);
    let desk = use_desk(page, view.query.category.as_ref().map(ToString::to_string));
    let ask = desk.ask.clone();
    use_effect_with((view.clone(), *first), move |(view, first)| ask.emit(view.request(*first, WINDOW)));
    let (set, changed, ask) = (first.setter(), change.clone(), desk.ask.clone());
    // Another question is read from its beginning. It is asked before the page is drawn anew: the worker
    // answers meanwhile.
    let change: Callback<(View, Step)> = use_callback((), move |(view, step): (View, Step), ()| {
        ask.emit(view.request(0, WINDOW));
        set.set(0);
        changed.emit((view, step));
    });
    let (set, found) = (first.setter(), use_mut_ref(|| 0));
    *found.borrow_mut() = desk.reply.found;
    let reach = use_callback((), move |row: usize, ()| {
        // In steps, so that not every row that passes is a question; some rows above it stay at hand, and all of a
        // list that is no longer than a window.
        let first = row.saturating_sub(WINDOW / 4) / (WINDOW / 6) * (WINDOW / 6);
        set.set(first.min(found.borrow().saturating_sub(WINDOW)));
    });
    let (now, changed) = (view.clone(), change.clone());
    use_effect_with(desk.brought.news.clone(), move |(_, news)| {
        let news = news.as_ref().filter(|news| {
            news.group.is_some() || news.demand.is_some() || news.view.is_some() || !news.chosen.is_empty()
        });
        if let Some(news) = news {
            changed.emit((now.bringing(news), Step::Forward));
        }
    });
    let group = desk.reply.group.and_then(|at| desk.reply.groups.get(at));
    let group = group.map(|group| (group.basis.clone(), group.unit.clone()));
    let said = match desk.reading {
        Reading::Stopped => html! { <p class="app-alert" role="alert">{ words.stopped }</p> },
        Reading::Failed => again(words.not_read, words.again, &desk.again),
        Reading::At(read, of) => {
            html! { <p class="app-note" role="status">{ (words.reading)(read, of) }</p> }
        }
        Reading::Whole => Html::default(),
    };
    html! {
        <div class="compare">
            <header class="app-head">
                <h1>{ words.title }</h1>
                <p>{ words.lead }</p>
            </header>
            <div class="compare-asked">
                <Demand page={page.clone()} view={view.clone()} change={change.clone()} />
                <Standard page={page.clone()} view={view.clone()} change={change.clone()} {group} />
            </div>
            <div class="compare-outcome">
                { said }
                if desk.reading != Reading::Stopped {
                    <Bring {lang} assets={page.assets.clone()} notes={desk.brought} bring={desk.bring} note={desk.note} />
                }
                if desk.replied && desk.reading != Reading::Stopped {
                    <HandOver {lang} view={view.clone()} found={desk.reply.found} ready={desk.reading == Reading::Whole}
                        handed={desk.handed} hand_over={desk.hand_over} />
                    <Grid {lang} root={page.root.clone()} view={view.clone()} {change} reply={desk.reply.clone()} {reach}
                        reading={desk.reading} />
                    <Charts {lang} {view} reply={desk.reply} charts={desk.charts} chart={desk.chart} />
                }
            </div>
        </div>
    }
}
