//! The portal's worker, from the page's side.
//!
//! In: requests. Out: how far the index was read, and the last reply. What waits is the worker's to drop.

use super::{Page, listen::listen, trusted::Script};
use crate::{
    json::{Json, Limits, Node},
    portal::{Brought, ChartRequest, ChartsSaid, Reply, Request},
};
use gloo::{
    events::EventListener,
    utils::{document, window},
};
use js_sys::{ArrayBuffer, Object, Reflect};
use std::rc::Rc;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Element, MessageEvent, Worker};
use yew::{
    Callback, Reducible, UseReducerDispatcher, UseStateSetter, hook, use_callback, use_effect_with, use_mut_ref,
    use_reducer, use_state,
};

/// How far the index was read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Reading {
    /// So many of so many products.
    At(usize, usize),
    Whole,
    Failed,
    /// The worker has stopped: nothing it would say is true any longer.
    Stopped,
}

/// What came of the requests.
#[derive(Clone)]
pub(super) struct Desk {
    pub(super) reading: Reading,
    pub(super) reply: Rc<Reply>,
    /// Whether there was a reply at all.
    pub(super) replied: bool,
    pub(super) ask: Callback<Request>,
    /// The charts that were asked for last; none before the index is read.
    pub(super) charts: Option<Rc<ChartsSaid>>,
    pub(super) chart: Callback<ChartRequest>,
    /// Reads the index once more.
    pub(super) again: Callback<()>,
    /// What became of what was brought, the last at the end.
    pub(super) brought: Rc<Notes>,
    pub(super) bring: Callback<Bringing>,
    pub(super) note: UseReducerDispatcher<Notes>,
}

/// Something a reader brings, or says of what was brought.
pub(super) enum Bringing {
    File { name: String, bytes: ArrayBuffer },
    Seek(String),
    Correct { id: usize, field: String, choice: String },
    Take(usize),
    Leave(usize),
}

/// What was said of what was brought.
#[derive(Default, Clone, PartialEq)]
pub(super) struct Notes {
    pub(super) notes: Vec<Rc<Brought>>,
    /// The last that was said, and how many there were: the same words twice are news.
    pub(super) news: (usize, Option<Rc<Brought>>),
}

/// What happens to the notes.
pub(super) enum Noted {
    Said(Rc<Brought>),
    /// One was read and is put away.
    Closed(usize),
    /// A file is no longer open.
    Done(usize),
}

/// Most notes that are shown: of more, the first go.
const MOST_NOTES: usize = 12;

impl Reducible for Notes {
    type Action = Noted;

    fn reduce(self: Rc<Self>, noted: Noted) -> Rc<Self> {
        let (mut notes, mut news) = (self.notes.clone(), self.news.clone());
        let id_of = |note: &Brought| note.open.as_ref().map(|open| open.id);
        match noted {
            Noted::Said(said) => {
                news = (news.0 + 1, Some(said.clone()));
                let same = notes.iter().position(|note| id_of(note).is_some() && id_of(note) == id_of(&said));
                match same {
                    Some(at) => notes[at] = said,
                    None => notes.push(said),
                }
                if notes.len() > MOST_NOTES {
                    notes.remove(0);
                }
            }
            Noted::Closed(at) if at < notes.len() => drop(notes.remove(at)),
            Noted::Closed(_) => {}
            Noted::Done(id) => notes.retain(|note| id_of(note) != Some(id)),
        }
        Self { notes, news }.into()
    }
}

/// A worker for this page, while it is open.
#[hook]
pub(super) fn use_desk(page: &Page, category: Option<String>) -> Desk {
    let (reading, reply, attempt) =
        (use_state(|| Reading::At(0, 0)), use_state(|| None::<Rc<Reply>>), use_state(|| 0_u32));
    let brought = use_reducer(Notes::default);
    let worker = use_mut_ref(|| None::<Worker>);
    let asked = use_mut_ref(|| None::<Request>);
    let (charts, charted) = (use_state(|| None::<Rc<ChartsSaid>>), use_mut_ref(|| None::<ChartRequest>));
    let (set, told, kept, last) = (reading.setter(), reply.setter(), worker.clone(), asked.clone());
    let noted = brought.dispatcher();
    let (drawn, wanted) = (charts.setter(), charted.clone());
    let page = page.clone();
    use_effect_with(*attempt, move |_| {
        set.set(Reading::At(0, 0));
        let listener = match open(&page, category.as_deref()) {
            Ok(opened) => {
                let listener = hear(&opened, set, told, (drawn, noted));
                if let Some(request) = &*last.borrow() {
                    post(&opened, "ask", &question(&request.to_json()));
                }
                if let Some(request) = &*wanted.borrow() {
                    post(&opened, "chart", &question(&request.to_json()));
                }
                *kept.borrow_mut() = Some(opened);
                Some(listener)
            }
            Err(_) => {
                set.set(Reading::Stopped);
                None
            }
        };
        move || {
            drop(listener);
            if let Some(worker) = kept.borrow_mut().take() {
                worker.terminate();
            }
        }
    });
    let (bearer, asking) = (worker.clone(), worker.clone());
    let ask = use_callback((), move |request: Request, ()| {
        if let Some(worker) = &*asking.borrow() {
            post(worker, "ask", &question(&request.to_json()));
        }
        *asked.borrow_mut() = Some(request);
    });
    let chart = use_callback((), move |request: ChartRequest, ()| {
        if let Some(worker) = &*worker.borrow() {
            post(worker, "chart", &question(&request.to_json()));
        }
        *charted.borrow_mut() = Some(request);
    });
    let again = use_callback(attempt, |(), attempt| attempt.set(**attempt + 1));
    let bring = use_callback((), move |bringing: Bringing, ()| {
        if let Some(worker) = &*bearer.borrow() {
            // A worker that is gone takes nothing.
            let _ = bringing.message().and_then(|message| worker.post_message(&message));
        }
    });
    let replied = reply.is_some();
    Desk {
        reading: *reading,
        reply: (*reply).clone().unwrap_or_default(),
        replied,
        ask,
        charts: (*charts).clone(),
        chart,
        again,
        brought: Rc::new((*brought).clone()),
        bring,
        note: brought.dispatcher(),
    }
}

impl Bringing {
    /// As the worker takes it.
    fn message(self) -> Result<JsValue, JsValue> {
        let (what, said): (&str, Vec<(&str, JsValue)>) = match self {
            Self::File { name, bytes } => ("file", vec![("name", name.into()), ("bytes", bytes.into())]),
            Self::Seek(text) => ("seek", vec![("text", text.into())]),
            Self::Correct { id, field, choice } => {
                ("correct", vec![("id", id.into()), ("field", field.into()), ("choice", choice.into())])
            }
            Self::Take(id) => ("take", vec![("id", id.into())]),
            Self::Leave(id) => ("leave", vec![("id", id.into())]),
        };
        let (bring, message) = (Object::new(), Object::new());
        Reflect::set(&bring, &"what".into(), &what.into())?;
        for (name, value) in said {
            Reflect::set(&bring, &name.into(), &value)?;
        }
        Reflect::set(&message, &"bring".into(), &bring)?;
        Ok(message.into())
    }
}

fn open(page: &Page, category: Option<&str>) -> Result<Worker, JsValue> {
    let worker = Script::Worker.start(&page.assets)?;
    let text = |id: &str| document().get_element_by_id(id).and_then(|data| data.text_content()).unwrap_or_default();
    let operator = document().get_element_by_id("app").and_then(|host| Element::get_attribute(&host, "data-operator"));
    let root = document().base_uri()?.unwrap_or_default();
    let root = web_sys::Url::new_with_base(&page.root, &root)?.href();
    let opened = Json::object([
        ("operator", Json::text(operator.unwrap_or_default())),
        ("trust", Json::text(text("trust"))),
        ("programme", Json::text(text("programme"))),
        ("lang", Json::text(page.lang.code())),
        ("root", Json::text(root)),
        ("category", Json::text(category.unwrap_or_default())),
    ]);
    post(&worker, "open", &opened);
    Ok(worker)
}

fn question(request: &Json) -> Json {
    Json::object([("request", Json::text(request.to_string()))])
}

/// Messages are objects of JavaScript: made from JSON, which both sides can.
fn post(worker: &Worker, kind: &str, message: &Json) {
    let message = Json::object([(kind, message.clone())]).to_string();
    if let Ok(message) = js_sys::JSON::parse(&message) {
        // A worker that is gone hears nothing.
        let _ = worker.post_message(&message);
    }
}

/// The worker's words are a few numbers, and replies.
const LIMITS: Limits = Limits { bytes: 8 * 1024 * 1024, depth: 4 };

fn hear(
    worker: &Worker,
    reading: UseStateSetter<Reading>,
    reply: UseStateSetter<Option<Rc<Reply>>>,
    (charts, noted): (UseStateSetter<Option<Rc<ChartsSaid>>>, UseReducerDispatcher<Notes>),
) -> EventListener {
    listen(
        worker,
        "message",
        Box::new(move |event| {
            let data = event.unchecked_ref::<MessageEvent>().data();
            let Some(text) = js_sys::JSON::stringify(&data).ok().and_then(|text| text.as_string()) else { return };
            let Ok(tree) = Json::parse(text.as_bytes(), LIMITS) else { return };
            let node = Node::root_of_any_version(&tree);
            let member = |name: &str| tree.member(name);
            let whole = |name: &str| {
                let whole = node.field(name).and_then(|number| number.whole());
                usize::try_from(whole.unwrap_or_default()).unwrap_or_default()
            };
            if let Some(Json::Text(text)) = member("reply") {
                reply.set(Reply::read(text).ok().map(Rc::new));
            } else if let Some(Json::Text(text)) = member("charts") {
                charts.set(ChartsSaid::read(text).ok().map(Rc::new));
            } else if let Some(Json::Text(text)) = member("brought") {
                if let Ok(brought) = Brought::read(text) {
                    noted.dispatch(Noted::Said(Rc::new(brought)));
                }
            } else if member("read").is_some() {
                reading.set(Reading::At(whole("read"), whole("of")));
            } else if member("whole").is_some() {
                reading.set(Reading::Whole);
            } else if member("failed").is_some() {
                reading.set(Reading::Failed);
            } else if member("stopped").is_some() {
                reading.set(Reading::Stopped);
            }
        }),
    )
}

/// Whether the reader's window is that of a hand-held device: a row has more height there.
pub(super) fn is_narrow() -> bool {
    let query = window().match_media("(max-width: 640px)").ok().flatten();
    query.is_some_and(|query| query.matches())
}
