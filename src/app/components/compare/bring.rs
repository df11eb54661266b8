//! Products from elsewhere: files chosen or dropped, addresses and numbers typed, codes scanned.

use super::open;
use crate::{
    app::{
        bringing::{Bringing, Noted, Notes},
        components::{Dragging, Scan, use_held_up},
        document::Source,
        listen::{listen, use_listeners},
    },
    portal::Brought,
    text::{BringWords, Lang},
};
use gloo::events::EventListener;
use js_sys::Uint8Array;
use std::rc::Rc;
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::{Element, File, HtmlInputElement};
use yew::{
    Callback, Html, NodeRef, Properties, UseReducerDispatcher, component, html, use_callback, use_node_ref,
    use_state_eq,
};

#[derive(PartialEq, Properties)]
pub(in crate::app) struct Props {
    pub(in crate::app) lang: Lang,
    /// The folder of the app's files.
    pub(in crate::app) assets: Rc<str>,
    pub(in crate::app) notes: Rc<Notes>,
    pub(in crate::app) bring: Callback<Bringing>,
    pub(in crate::app) note: UseReducerDispatcher<Notes>,
}

/// What the file dialog offers first.
const ACCEPTED: &str = ".jwt,.json,.csv,.tsv,.txt,application/vc+jwt,application/json,text/csv";
/// Largest file that is read: no kind may have more.
const MAX_BYTES: f64 = 16.0 * 1024.0 * 1024.0;

/// Why a file did not reach the worker.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Trouble {
    NotRead,
    TooLarge,
}

/// The bar over the products, and what is said of what was brought.
#[component]
pub(in crate::app) fn Bring(props: &Props) -> Html {
    let (form, file) = (use_node_ref(), use_node_ref());
    let trouble = use_state_eq(|| None::<Trouble>);
    let (bring, set) = (props.bring.clone(), trouble.setter());
    let hold = use_callback((), move |source: Option<Source>, ()| {
        set.set(None);
        match source {
            Some(Source::Files(files)) => {
                for file in files {
                    let (bring, set) = (bring.clone(), set.clone());
                    spawn_local(async move {
                        match read(&file).await {
                            Ok(bringing) => bring.emit(bringing),
                            Err(trouble) => set.set(Some(trouble)),
                        }
                    });
                }
            }
            Some(Source::Text(text)) => bring.emit(of_text(text)),
            _ => {}
        }
    });
    let dragging = use_held_up(&hold);
    let (nodes, holding) = ([form.clone(), file.clone()], hold.clone());
    use_listeners(Box::new(move || listeners(&nodes, &holding)));
    let words = props.lang.bring();
    let scanned = use_callback(props.bring.clone(), |text: String, bring| bring.emit(Bringing::Seek(text)));
    let note = props.note.clone();
    let close = use_callback((), move |at: usize, ()| note.dispatch(Noted::Closed(at)));
    html! {
        <section class="compare-bring" aria-label={words.title} data-drag={dragging.word()}>
            <div class="compare-bring-bar">
                <label class="compare-file">
                    <span>{ if dragging == Dragging::Files { words.drop_now } else { words.files } }</span>
                    <input ref={file} type="file" multiple=true accept={ACCEPTED} />
                </label>
                <form ref={form} class="compare-seek">
                    <input type="text" name="addresses" aria-label={words.addresses} placeholder={words.addresses}
                        title={words.addresses_hint} autocomplete="off" spellcheck="false" maxlength="4000" />
                    <button type="submit">{ words.add }</button>
                </form>
                <Scan lang={props.lang} assets={props.assets.clone()} {scanned} />
            </div>
            if let Some(trouble) = *trouble {
                <p class="app-alert" role="alert">{ trouble.sentence(words) }</p>
            }
            <div role="status" class="compare-notes">
                { for props.notes.notes.iter().enumerate().map(|(at, brought)| said(at, brought, words, &close)) }
            </div>
            { for props.notes.notes.iter().filter(|brought| brought.open.is_some()).map(|brought| html! {
                <open::Meaning key={brought.open.as_ref().map_or(0, |open| open.id)} lang={props.lang}
                    brought={brought.clone()} bring={props.bring.clone()} note={props.note.clone()} />
            }) }
        </section>
    }
}

impl Trouble {
    fn sentence(self, words: &'static BringWords) -> &'static str {
        match self {
            Self::NotRead => words.not_read,
            Self::TooLarge => words.too_large,
        }
    }
}

/// What became of something; what is asked of an open file stands in its own form.
fn said(at: usize, brought: &Brought, words: &'static BringWords, close: &Callback<usize>) -> Html {
    if brought.open.is_some() {
        return Html::default();
    }
    html! {
        <NoteBox key={at} {at} refused={brought.refused} file={brought.file.clone()} said={brought.said.clone()}
            called={words.close} close={close.clone()} />
    }
}

#[derive(PartialEq, Properties)]
struct NoteProps {
    at: usize,
    refused: bool,
    file: String,
    said: Vec<String>,
    called: &'static str,
    close: Callback<usize>,
}

/// A note, until it is put away.
#[component]
fn NoteBox(props: &NoteProps) -> Html {
    let button = use_node_ref();
    let (node, close, at) = (button.clone(), props.close.clone(), props.at);
    use_listeners(Box::new(move || {
        let Some(button) = node.get() else { return Vec::new() };
        vec![listen(&button, "click", Box::new(move |_| close.emit(at)))]
    }));
    html! {
        <div class="compare-note" data-refused={props.refused.then_some("")}>
            if !props.file.is_empty() { <strong>{ &props.file }</strong> }
            { for props.said.iter().map(|line| html! { <p>{ line }</p> }) }
            <button ref={button} type="button">{ props.called }</button>
        </div>
    }
}

fn listeners([form, file]: &[NodeRef; 2], hold: &Callback<Option<Source>>) -> Vec<EventListener> {
    let (Some(form), Some(file)) = (form.cast::<Element>(), file.cast::<HtmlInputElement>()) else {
        return Vec::new();
    };
    let (asked, chosen) = (file.clone(), file.clone());
    let (choosing, seeking) = (hold.clone(), hold.clone());
    let field = form.clone();
    vec![
        // Without this, choosing the same file again, corrected meanwhile, would be no change.
        listen(&file, "click", Box::new(move |_| asked.set_value(""))),
        listen(
            &file,
            "change",
            Box::new(move |_| choosing.emit(chosen.files().and_then(|files| Source::of_files(&files)))),
        ),
        listen(
            &form,
            "submit",
            Box::new(move |event| {
                event.prevent_default();
                let input = field.query_selector("input").ok().flatten();
                let Some(input) = input.and_then(|input| input.dyn_into::<HtmlInputElement>().ok()) else { return };
                if !input.value().trim().is_empty() {
                    seeking.emit(Some(Source::Text(input.value())));
                    input.set_value("");
                }
            }),
        ),
    ]
}

/// A credential or document pasted is a file without a name; all else is looked for.
fn of_text(text: String) -> Bringing {
    if text.trim_start().starts_with('{') || text.trim_start().starts_with("eyJ") {
        let bytes = Uint8Array::from(text.as_bytes()).buffer();
        return Bringing::File { name: String::new(), bytes };
    }
    Bringing::Seek(text)
}

/// A file as the worker takes it, bounded before it is read.
async fn read(file: &File) -> Result<Bringing, Trouble> {
    if file.size() > MAX_BYTES {
        return Err(Trouble::TooLarge);
    }
    let buffer = JsFuture::from(file.array_buffer()).await.map_err(|_| Trouble::NotRead)?;
    let bytes = buffer.dyn_into().map_err(|_| Trouble::NotRead)?;
    Ok(Bringing::File { name: file.name(), bytes })
}
