//! Status lists of this site's labels, and what they said last.
//!
//! In: the lists a label names. Out: those this site publishes, fetched now or, if that fails, as this
//! browser remembers them. Lists elsewhere are not asked: nobody else learns what is checked here.

use super::{Page, document::fetch};
use crate::{
    credential::{AtHand, StatusEntry, StatusList},
    label::Instant,
};
use gloo::utils::window;
use web_sys::Storage;

/// Adds the lists of some entries to what is at hand.
pub(super) async fn find(entries: &[StatusEntry], page: &Page, now: Instant, at_hand: &mut AtHand) {
    let (about, trust) = (&page.programme.about, &page.programme.trust);
    for StatusEntry { list, .. } in entries {
        let Some(path) = about.path_of(list) else { continue };
        if at_hand.has_list(list) {
            continue;
        }
        let fresh = fetch(&format!("{}{path}", page.root), StatusList::MAX_BYTES).await;
        let kept = remembered(list);
        let before = kept.as_ref().map(|(text, then)| (text.as_bytes(), *then));
        if at_hand.add_latest(list, fresh.as_deref(), before, trust, now)
            && let Some(bytes) = fresh
        {
            remember(list, &bytes, now);
        }
    }
}

fn storage() -> Option<Storage> {
    window().local_storage().ok().flatten()
}

fn key(list: &str) -> String {
    format!("carbon-label:{list}")
}

/// Keeps a list with its time. A browser that keeps nothing does without.
fn remember(list: &str, bytes: &[u8], now: Instant) {
    if let (Some(storage), Ok(text)) = (storage(), std::str::from_utf8(bytes)) {
        let _ = storage.set_item(&key(list), &format!("{now} {text}"));
    }
}

fn remembered(list: &str) -> Option<(String, Instant)> {
    let kept = storage()?.get_item(&key(list)).ok()??;
    let (then, text) = kept.split_once(' ')?;
    Some((text.to_owned(), then.parse().ok()?))
}
