//! The state of the page, and how it changes.
//!
//! In: documents, one after the other and as fast as a reader likes. Out: one [`State`]; an answer
//! counts only while its document is the one being read, so the last document wins.

use super::{
    Page,
    beside::{Compared, beside, compare},
    document::{Held, Source, Trouble},
    foreign, lists, now,
};
use crate::{
    credential::AtHand,
    evidence::Evidence,
    formats::told::{Sentences, Told},
    json::{Fault, Problem},
};
use std::rc::Rc;
use wasm_bindgen_futures::spawn_local;
use yew::{Callback, Reducible, UseReducerDispatcher, hook, use_callback, use_mut_ref, use_reducer, use_state_eq};

/// A document, and what it turned out to be.
pub(super) struct Shown {
    /// What it is called; pasted text has no name.
    pub(super) name: Option<String>,
    /// Whether something was held up with it and not read.
    pub(super) left_out: bool,
    /// What it turned out to be.
    pub(super) evidence: Evidence,
    /// Of a document of another format: what became of it.
    pub(super) account: Option<Sentences>,
    /// The other footprints it has.
    pub(super) more: Vec<(Evidence, Option<Sentences>)>,
    /// Of a table: what became of all its rows.
    pub(super) table: Option<Sentences>,
}

/// What the page shows.
#[derive(Clone, Default)]
pub(super) enum State {
    /// Nothing was held up yet.
    #[default]
    Empty,
    /// A document is being read.
    Reading(Rc<Source>),
    /// A document could not be had.
    Stopped(Trouble),
    /// A document, and what it turned out to be.
    Checked(Rc<Source>, Rc<Shown>),
}

impl PartialEq for State {
    /// A document held up twice is two documents: the second answer is news, too.
    fn eq(&self, other: &Self) -> bool {
        match (self, other) {
            (Self::Empty, Self::Empty) => true,
            (Self::Stopped(one), Self::Stopped(other)) => one == other,
            (Self::Reading(one), Self::Reading(other)) => Rc::ptr_eq(one, other),
            (Self::Checked(one, _), Self::Checked(other, _)) => Rc::ptr_eq(one, other),
            _ => false,
        }
    }
}

/// What happens to it.
pub(super) enum Change {
    /// A document is held up.
    Opened(Rc<Source>),
    /// Its reading ended.
    Ended(Rc<Source>, Result<Shown, Trouble>),
    /// The reader puts everything away.
    Cleared,
}

impl Reducible for State {
    type Action = Change;

    fn reduce(self: Rc<Self>, change: Change) -> Rc<Self> {
        let next = match (&*self, change) {
            (_, Change::Opened(source)) => Self::Reading(source),
            (_, Change::Cleared) => Self::Empty,
            (Self::Reading(current), Change::Ended(source, outcome)) if Rc::ptr_eq(current, &source) => match outcome {
                Ok(shown) => Self::Checked(source, shown.into()),
                Err(trouble) => Self::Stopped(trouble),
            },
            (_, Change::Ended(..)) => return self,
        };
        next.into()
    }
}

/// Takes what a reader holds up; nothing, when they put everything away.
pub(super) type Hold = Callback<Option<Source>>;

/// The state, what a file beside the label on display is of it, and what changes both. The page is the root's, which
/// never changes.
#[hook]
pub(super) fn use_check(page: &Page) -> (State, Option<Compared>, Hold) {
    let (state, compared) = (use_reducer(State::default), use_state_eq(|| None::<Compared>));
    let current = use_mut_ref(State::default);
    *current.borrow_mut() = (*state).clone();
    let (change, page, tell) = (state.dispatcher(), page.clone(), compared.setter());
    let times = use_mut_ref(|| 0_u32);
    let hold = use_callback((), move |source: Option<Source>, ()| {
        tell.set(None);
        let mine = *times.borrow() + 1;
        *times.borrow_mut() = mine;
        let Some(source) = source else { return change.dispatch(Change::Cleared) };
        match beside(&source, &current.borrow()) {
            None => open(source, change.clone(), page.clone()),
            Some((file, digests)) => {
                let (change, page, tell, times) = (change.clone(), page.clone(), tell.clone(), times.clone());
                spawn_local(async move {
                    let compared = compare(&file, &digests).await;
                    // Something was held up since: the last counts.
                    if *times.borrow() != mine {
                        return;
                    }
                    match compared {
                        Some(compared) => tell.set(Some(compared)),
                        None => open(source, change, page),
                    }
                });
            }
        }
    });
    ((*state).clone(), (*compared).clone(), hold)
}

fn open(source: Source, change: UseReducerDispatcher<State>, page: Page) {
    let source = Rc::new(source);
    change.dispatch(Change::Opened(source.clone()));
    spawn_local(async move {
        let outcome = match source.held().await {
            Ok(held) if foreign::takes_reader(&held.bytes) => foreign(held, &page).await,
            Ok(held) => Ok(read(held, &page).await),
            Err(trouble) => Err(trouble),
        };
        change.dispatch(Change::Ended(source, outcome));
    });
}

/// What a document turns out to be, its status lists asked.
async fn read(held: Held, page: &Page) -> Shown {
    let now = now();
    let mut at_hand = AtHand::default();
    at_hand.documents = held.documents;
    let evidence = Evidence::read(&held.bytes, &page.programme, &at_hand, now);
    lists::find(evidence.status_entries(), page, now, &mut at_hand).await;
    let evidence = evidence.asked(&at_hand);
    Shown { name: held.name, left_out: held.left_out, evidence, account: None, more: Vec::new(), table: None }
}

/// What a document of another format declares.
async fn foreign(held: Held, page: &Page) -> Result<Shown, Trouble> {
    let heard = foreign::read(&held.bytes, page).await.ok_or(Trouble::NoReader)?;
    let shown = |footprint| match footprint {
        Ok(Told { declared, account }) => (Evidence::Declared(Box::new(declared)), Some(account)),
        Err(fault) => (Evidence::Unreadable(fault), None),
    };
    let mut more: Vec<_> = heard.footprints.into_iter().map(shown).collect();
    if more.is_empty() {
        more.push((Evidence::Unreadable(Fault::new("$", Problem::Missing)), None));
    }
    let (evidence, account) = more.remove(0);
    Ok(Shown { name: held.name, left_out: held.left_out, evidence, account, more, table: heard.account })
}
