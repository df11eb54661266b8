//! The label chosen in the studio, verified here and now.
//!
//! In: its number. Out: a verified label, or why there is none. Whatever the studio writes about a
//! label it takes from this, never from the list.

use super::{Page, document::fetch, lists, now};
use crate::{
    credential::{self, AtHand, Envelope, Rejection},
    evidence::Placed,
    label::Number,
};
use std::{cell::Cell, rc::Rc};
use wasm_bindgen_futures::spawn_local;
use yew::{Callback, hook, use_callback, use_effect_with, use_state};

/// What became of the label that was asked for.
#[derive(Clone)]
pub(super) enum Chosen {
    /// None was.
    Nothing,
    Checking,
    /// No number names it, or the site has none of that number.
    Unknown,
    NotFetched,
    Refused(Rc<Rejection>),
    Verified(Rc<Placed>),
}

impl PartialEq for Chosen {
    fn eq(&self, other: &Self) -> bool {
        match (self, other) {
            (Self::Refused(one), Self::Refused(other)) => Rc::ptr_eq(one, other),
            (Self::Verified(one), Self::Verified(other)) => Rc::ptr_eq(one, other),
            _ => std::mem::discriminant(self) == std::mem::discriminant(other),
        }
    }
}

/// The label of a number, and what fetches it once more. Of several asked for, the last counts.
#[hook]
pub(super) fn use_chosen(page: &Page, label: &str) -> (Chosen, Callback<()>) {
    let (chosen, attempt) = (use_state(|| Chosen::Nothing), use_state(|| 0_u32));
    let (set, page) = (chosen.setter(), page.clone());
    use_effect_with((label.to_owned(), *attempt), move |(label, _)| {
        let wanted = Rc::new(Cell::new(true));
        match label.parse::<Number>() {
            _ if label.is_empty() => set.set(Chosen::Nothing),
            Err(_) => set.set(Chosen::Unknown),
            Ok(number) => {
                set.set(Chosen::Checking);
                let wanted = wanted.clone();
                spawn_local(async move {
                    let found = find(&number, &page).await;
                    if wanted.get() {
                        set.set(found);
                    }
                });
            }
        }
        move || wanted.set(false)
    });
    let again = use_callback(attempt, |(), attempt| attempt.set(**attempt + 1));
    ((*chosen).clone(), again)
}

async fn find(number: &Number, page: &Page) -> Chosen {
    let Some(bytes) = fetch(&format!("{}label/{number}.jwt", page.root), Envelope::MAX_BYTES).await else {
        return Chosen::NotFetched;
    };
    match verified(&bytes, page).await {
        // Another's file under this name is not the label that was asked for.
        Ok(placed) if placed.verified.label().certificate.number != *number => Chosen::Unknown,
        Ok(placed) => Chosen::Verified(placed.into()),
        Err(rejection) => Chosen::Refused(rejection.into()),
    }
}

async fn verified(bytes: &[u8], page: &Page) -> Result<Placed, Rejection> {
    let (now, trust, mut at_hand) = (now(), &page.programme.trust, AtHand::default());
    let envelope = Envelope::parse(bytes).map_err(Rejection::Malformed)?;
    let verified = credential::verify(envelope, trust, &at_hand, now)?;
    lists::find(verified.status_entries(), page, now, &mut at_hand).await;
    // Neither snippet nor print shows a place among others: what finds it is not carried here.
    Ok(Placed { verified: verified.asked(&at_hand), placements: Vec::new() })
}
