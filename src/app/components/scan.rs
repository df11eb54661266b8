//! The camera, or a photo, held at a package's QR code.
//!
//! In: pictures, which a worker reads and nobody keeps. Out: the text of a code.

use crate::{
    app::{
        listen::{listen, told, use_listeners},
        trusted::Script,
    },
    text::{BringWords, Lang},
};
use gloo::{
    events::EventListener,
    utils::{document, window},
};
use js_sys::{Array, Promise, Reflect};
use std::{cell::RefCell, rc::Rc};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::{
    HtmlInputElement, HtmlVideoElement, ImageBitmap, MediaStream, MediaStreamConstraints, MediaStreamTrack,
    MessageEvent, Worker,
};
use yew::{
    Callback, Html, NodeRef, Properties, UseStateSetter, component, html, use_effect_with, use_mut_ref, use_node_ref,
    use_state_eq,
};

#[derive(PartialEq, Properties)]
pub(in crate::app) struct Props {
    pub(in crate::app) lang: Lang,
    /// The folder of the app's files.
    pub(in crate::app) assets: Rc<str>,
    /// Hears the text of a code.
    pub(in crate::app) scanned: Callback<String>,
}

/// What is being looked at.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Looking {
    Nowhere,
    Camera,
    /// The camera may not be used, or there is none.
    NoCamera,
    /// A photo has no code.
    NoCode,
}

/// What runs while it looks.
#[derive(Default)]
struct Running {
    worker: Option<Worker>,
    stream: Option<MediaStream>,
    heard: Option<EventListener>,
}

#[component]
pub(in crate::app) fn Scan(props: &Props) -> Html {
    let (button, stop, photo, video) = (use_node_ref(), use_node_ref(), use_node_ref(), use_node_ref());
    let looking = use_state_eq(|| Looking::Nowhere);
    let running: Rc<RefCell<Running>> = use_mut_ref(Running::default);
    {
        let (button, set) = (button.clone(), looking.setter());
        use_listeners(Box::new(move || {
            let Some(button) = button.get() else { return Vec::new() };
            vec![listen(&button, "click", Box::new(move |_| set.set(Looking::Camera)))]
        }));
    }
    let on = *looking != Looking::Nowhere;
    {
        let (nodes, set, running) = ([stop.clone(), photo.clone()], looking.setter(), running.clone());
        let (assets, scanned, screen) = (props.assets.clone(), props.scanned.clone(), video.clone());
        use_effect_with(on, move |on| {
            let mut listeners = Vec::new();
            if *on {
                listeners = open(&nodes, &screen, &running, &set, &assets, &scanned);
            }
            move || {
                drop(listeners);
                running.take().close();
            }
        });
    }
    let words = props.lang.bring();
    html! {
        <>
            <button ref={button} type="button" aria-expanded={on.to_string()} hidden={on}>{ words.scan }</button>
            if on {
                <div class="compare-scan">
                    if *looking == Looking::Camera { <p role="status">{ words.scanning }</p> }
                    if let Some(trouble) = looking.trouble(words) { <p class="app-alert" role="alert">{ trouble }</p> }
                    <video ref={video} muted=true playsinline=true hidden={*looking != Looking::Camera}
                        aria-label={words.scanning} />
                    <p class="app-actions">
                        <label class="compare-file"><span>{ words.picture }</span>
                            <input ref={photo} type="file" accept="image/*" /></label>
                        <button ref={stop} type="button">{ words.stop }</button>
                    </p>
                </div>
            }
        </>
    }
}

impl Looking {
    fn trouble(self, words: &'static BringWords) -> Option<&'static str> {
        match self {
            Self::NoCamera => Some(words.no_camera),
            Self::NoCode => Some(words.no_code),
            Self::Nowhere | Self::Camera => None,
        }
    }
}

impl Running {
    /// Lets camera and worker go.
    fn close(self) {
        drop(self.heard);
        if let Some(worker) = self.worker {
            worker.terminate();
        }
        if let Some(stream) = self.stream {
            for track in stream.get_tracks().iter() {
                track.unchecked_into::<MediaStreamTrack>().stop();
            }
        }
    }
}

fn open(
    [stop, photo]: &[NodeRef; 2],
    video: &NodeRef,
    running: &Rc<RefCell<Running>>,
    looking: &UseStateSetter<Looking>,
    assets: &str,
    scanned: &Callback<String>,
) -> Vec<EventListener> {
    let (Some(stop), Some(photo), Some(video)) =
        (stop.get(), photo.cast::<HtmlInputElement>(), video.cast::<HtmlVideoElement>())
    else {
        return Vec::new();
    };
    let Ok(worker) = Script::Scanner.start(assets) else {
        looking.set(Looking::NoCamera);
        return Vec::new();
    };
    let heard = hear(&worker, &video, looking, scanned);
    *running.borrow_mut() = Running { worker: Some(worker.clone()), stream: None, heard: Some(heard) };
    spawn_local(film(video, running.clone(), looking.clone()));
    let (stopping, choosing) = (looking.clone(), photo.clone());
    vec![
        listen(&stop, "click", Box::new(move |_| stopping.set(Looking::Nowhere))),
        listen(
            &photo,
            "change",
            Box::new(move |_| {
                if let Some(file) = choosing.files().and_then(|files| files.get(0)) {
                    look(&worker, &file);
                }
            }),
        ),
    ]
}

/// Hears what the worker read; while nothing is read, the next picture of the camera is looked at.
fn hear(
    worker: &Worker,
    video: &HtmlVideoElement,
    looking: &UseStateSetter<Looking>,
    scanned: &Callback<String>,
) -> EventListener {
    let (again, looking, scanned, video) = (worker.clone(), looking.clone(), scanned.clone(), video.clone());
    listen(
        worker,
        "message",
        Box::new(move |event| {
            let data = event.unchecked_ref::<MessageEvent>().data();
            let text = told(&data, "text").and_then(|text| text.as_string());
            match text {
                Some(text) => {
                    scanned.emit(text);
                    looking.set(Looking::Nowhere);
                }
                None if video.src_object().is_some() => look(&again, &video),
                None => looking.set(Looking::NoCode),
            }
        }),
    )
}

/// Shows what the camera sees, and has its first picture looked at.
async fn film(video: HtmlVideoElement, running: Rc<RefCell<Running>>, looking: UseStateSetter<Looking>) {
    let Ok(stream) = camera().await else { return looking.set(Looking::NoCamera) };
    let worker = {
        let mut running = running.borrow_mut();
        running.stream = Some(stream.clone());
        running.worker.clone()
    };
    let Some(worker) = worker else {
        // Stopped before the camera was there.
        return running.take().close();
    };
    video.set_src_object(Some(&stream));
    let playing = video.play().map(JsFuture::from);
    let playing = match playing {
        Ok(playing) => playing.await,
        Err(refused) => Err(refused),
    };
    match playing {
        Ok(_) => look(&worker, &video),
        Err(_) => looking.set(Looking::NoCamera),
    }
}

/// The camera at the back, if there are two.
async fn camera() -> Result<MediaStream, JsValue> {
    let wanted = js_sys::Object::new();
    Reflect::set(&wanted, &"facingMode".into(), &"environment".into())?;
    let constraints = MediaStreamConstraints::new();
    constraints.set_video(&wanted);
    let devices = window().navigator().media_devices()?;
    JsFuture::from(devices.get_user_media_with_constraints(&constraints)?).await?.dyn_into()
}

/// Has a picture read: of the camera now, or a photo.
fn look(worker: &Worker, source: &JsValue) {
    let Some(picture) = bitmap(source) else { return };
    let worker = worker.clone();
    spawn_local(async move {
        // A picture that cannot be had is one without a code; a worker that is gone hears nothing.
        let _ = match JsFuture::from(picture).await {
            Ok(picture) => {
                let moved = Array::of1(&picture);
                worker.post_message_with_transfer(picture.unchecked_ref::<ImageBitmap>(), &moved)
            }
            Err(_) => Ok(()),
        };
    });
}

/// web-sys has one function for each kind of source; all are this one.
fn bitmap(source: &JsValue) -> Option<Promise> {
    let view = document().default_view()?;
    let make: js_sys::Function = Reflect::get(&view, &"createImageBitmap".into()).ok()?.dyn_into().ok()?;
    make.call1(&view, source).ok()?.dyn_into().ok()
}
