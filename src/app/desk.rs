//! The portal's worker, from the page's side.
//!
//! In: requests. Out: how far the index was read, and the last reply. What waits is the worker's to drop.

use super::{
    Page,
    bringing::{Bringing, Noted, Notes},
    handover::{self, Handed},
    listen::{listen, told},
    trusted::Script,
};
use crate::{
    json::Json,
    portal::{Brought, ChartRequest, ChartsSaid, Reply, Request},
};
use gloo::{
    events::EventListener,
    utils::{document, window},
};
use std::rc::Rc;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Element, MessageEvent, Worker};
use yew::{
    Callback, UseReducerDispatcher, UseStateSetter, hook, use_callback, use_effect_with, use_mut_ref, use_reducer,
    use_state, use_state_eq,
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
    pub(super) chart: Callback<Option<ChartRequest>>,
    /// Reads the index once more.
    pub(super) again: Callback<()>,
    /// What became of what was brought, the last at the end.
    pub(super) brought: Rc<Notes>,
    pub(super) bring: Callback<Bringing>,
    pub(super) note: UseReducerDispatcher<Notes>,
    /// What came of the last wish to hand over.
    pub(super) handed: Handed,
    /// Hands over: the wish as the worker takes it, or nothing to forget what came of the last.
    pub(super) hand_over: Callback<Option<Json>>,
}

/// A worker for this page, while it is open.
#[hook]
pub(super) fn use_desk(page: &Page, category: Option<String>) -> Desk {
    let (reading, reply, attempt) =
        (use_state(|| Reading::At(0, 0)), use_state(|| None::<Rc<Reply>>), use_state(|| 0_u32));
    let brought = use_reducer(Notes::default);
    let (worker, handed) = (use_mut_ref(|| None::<Worker>), use_state_eq(|| Handed::Nothing));
    let asked = use_mut_ref(|| None::<Request>);
    let (charts, charted) = (use_state(|| None::<Rc<ChartsSaid>>), use_mut_ref(|| None::<ChartRequest>));
    let (set, told, kept, last) = (reading.setter(), reply.setter(), worker.clone(), asked.clone());
    let noted = brought.dispatcher();
    let (drawn, wanted) = (charts.setter(), charted.clone());
    let (page, hear_handed) = (page.clone(), handed.setter());
    use_effect_with(*attempt, move |_| {
        set.set(Reading::At(0, 0));
        let listeners = match open(&page, category.as_deref()) {
            Ok(opened) => {
                let listeners = (hear(&opened, set, told, (drawn, noted)), handover::hear(&opened, hear_handed));
                if let Some(request) = &*last.borrow() {
                    post(&opened, "ask", &question(&request.to_json()));
                }
                if let Some(request) = &*wanted.borrow() {
                    post(&opened, "chart", &question(&request.to_json()));
                }
                *kept.borrow_mut() = Some(opened);
                Some(listeners)
            }
            Err(_) => {
                set.set(Reading::Stopped);
                None
            }
        };
        move || {
            drop(listeners);
            if let Some(worker) = kept.borrow_mut().take() {
                worker.terminate();
            }
        }
    });
    let (bearer, asking) = (worker.clone(), worker.clone());
    let (handing, forget) = (worker.clone(), handed.setter());
    let hand_over = use_callback((), move |wish: Option<Json>, ()| match (&*handing.borrow(), wish) {
        (Some(worker), Some(wish)) => post(worker, "handOver", &wish),
        _ => forget.set(Handed::Nothing),
    });
    let ask = use_callback((), move |request: Request, ()| {
        if asked.borrow().as_ref() == Some(&request) {
            return;
        }
        if let Some(worker) = &*asking.borrow() {
            post(worker, "ask", &question(&request.to_json()));
        }
        *asked.borrow_mut() = Some(request);
    });
    let chart = use_callback((), move |request: Option<ChartRequest>, ()| {
        if let Some(worker) = &*worker.borrow() {
            let message = request.as_ref().map(|request| question(&request.to_json()));
            post(worker, "chart", &message.unwrap_or_else(|| Json::object([])));
        }
        *charted.borrow_mut() = request;
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
        handed: (*handed).clone(),
        hand_over,
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
            let member = |name: &str| told(&data, name);
            let text = |name: &str| member(name).and_then(|text| text.as_string());
            let whole = |name: &str| member(name).and_then(|number| number.as_f64()).unwrap_or_default() as usize;
            if let Some(text) = text("reply") {
                reply.set(Reply::read(&text).ok().map(Rc::new));
            } else if let Some(text) = text("charts") {
                charts.set(ChartsSaid::read(&text).ok().map(Rc::new));
            } else if let Some(text) = text("brought") {
                if let Ok(brought) = Brought::read(&text) {
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
