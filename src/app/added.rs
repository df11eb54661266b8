//! Files a reader adds to an evaluation: an enterprise's whole labels, a lender's policy.
//!
//! In: files, chosen or dropped. Out: each as what it is. They stay in the page.

use super::{Page, document::read, evaluation::hold, now};
use crate::{
    credential::{AtHand, Envelope},
    evaluate::{Held, Policy},
    label::Instant,
    text::plain,
};
use std::rc::Rc;
use wasm_bindgen_futures::spawn_local;
use web_sys::{File, FileList};
use yew::{Callback, Reducible, hook, use_callback, use_effect_with, use_mut_ref, use_reducer};

/// What came in files, the last at the end.
#[derive(Clone, Default)]
pub(super) struct Added {
    /// Labels, each once.
    pub(super) labels: Rc<Vec<Held>>,
    /// When the first of them was verified.
    pub(super) at: Option<Instant>,
    /// The last policy.
    pub(super) policy: Option<Rc<Policy>>,
    /// What could not be taken, in sentences.
    pub(super) troubles: Rc<Vec<String>>,
    /// How often something came.
    pub(super) times: usize,
}

impl PartialEq for Added {
    fn eq(&self, other: &Self) -> bool {
        self.times == other.times
    }
}

/// What came of a file.
pub(super) enum Came {
    Label(Box<Held>),
    Policy(Box<Policy>),
    Trouble(String),
    /// Another enterprise is asked for: labels of the last are not its.
    Left,
    /// Files are read anew: what was said of earlier ones goes.
    Begun,
}

impl Reducible for Added {
    type Action = Came;

    fn reduce(self: Rc<Self>, came: Came) -> Rc<Self> {
        let mut next = (*self).clone();
        next.times += 1;
        match came {
            Came::Label(held) => {
                let mut labels: Vec<Held> =
                    next.labels.iter().filter(|known| known.sha256 != held.sha256).cloned().collect();
                labels.push(*held);
                next.labels = Rc::new(labels);
                next.at = next.at.or_else(|| Some(now()));
            }
            Came::Policy(policy) => next.policy = Some(Rc::new(*policy)),
            Came::Trouble(sentence) => {
                next.troubles = Rc::new(next.troubles.iter().cloned().chain([sentence]).collect());
            }
            Came::Left => (next.labels, next.at) = (Rc::default(), None),
            Came::Begun => next.troubles = Rc::default(),
        }
        Rc::new(next)
    }
}

/// Most bytes of a file: no label or policy is larger.
const MOST: usize = if Envelope::MAX_BYTES > Policy::LIMITS.bytes { Envelope::MAX_BYTES } else { Policy::LIMITS.bytes };
/// Most files at once.
const MANY: u32 = 200;

/// What came, and what takes files; the second callback is told when a policy came.
#[hook]
pub(super) fn use_added(page: &Page, maker: &str, policy_came: Callback<()>) -> (Added, Callback<FileList>) {
    let added = use_reducer(Added::default);
    let (leave, last) = (added.dispatcher(), use_mut_ref(String::new));
    use_effect_with(maker.to_owned(), move |maker| {
        let before = last.replace(maker.clone());
        if !before.is_empty() && before != *maker {
            leave.dispatch(Came::Left);
        }
    });
    let (dispatch, page) = (added.dispatcher(), page.clone());
    let take = use_callback((), move |files: FileList, ()| {
        let files: Vec<File> = (0..files.length().min(MANY)).filter_map(|at| files.get(at)).collect();
        let (dispatch, page, policy_came) = (dispatch.clone(), page.clone(), policy_came.clone());
        dispatch.dispatch(Came::Begun);
        spawn_local(async move {
            let mut at_hand = AtHand::default();
            for file in files {
                let came = taken(&file, &page, &mut at_hand).await;
                let is_policy = matches!(came, Came::Policy(_));
                dispatch.dispatch(came);
                if is_policy {
                    policy_came.emit(());
                }
            }
        });
    });
    ((*added).clone(), take)
}

async fn taken(file: &File, page: &Page, at_hand: &mut AtHand) -> Came {
    let (name, lang) = (file.name(), page.lang);
    let bytes = match read(file, MOST).await {
        Ok(bytes) => bytes,
        Err(trouble) => return Came::Trouble(trouble.sentence(lang).to_owned()),
    };
    let begins = bytes.trim_ascii_start().first();
    if begins == Some(&b'{') {
        return match Policy::read(&bytes) {
            Ok(policy) => Came::Policy(Box::new(policy)),
            Err(fault) => Came::Trouble((lang.evaluate().not_a_policy)(&plain(&name), &lang.fault(&fault))),
        };
    }
    match Envelope::parse(&bytes) {
        Err(_) => Came::Trouble((lang.evaluate().not_taken)(&plain(&name))),
        Ok(_) => Came::Label(Box::new(hold(name, &bytes, page, at_hand).await)),
    }
}

/// Both: the enterprise's published labels, and those that were added, which take the place of published ones of
/// their number.
pub(super) fn together(published: &[Held], added: &[Held]) -> Vec<Held> {
    let number =
        |held: &Held| held.outcome.as_ref().ok().map(|placed| placed.verified.label().certificate.number.clone());
    let replaced: Vec<_> = added.iter().filter_map(number).collect();
    let kept = published.iter().filter(|held| number(held).is_none_or(|number| !replaced.contains(&number)));
    kept.chain(added).cloned().collect()
}
