//! A draft in the making, and where it is kept: this browser's own storage.
//!
//! In: fields as they are typed, a file that is opened. Out: the form, and its draft as a file. Nothing goes over the
//! network.

use super::{
    Page,
    document::{MAX_BYTES, read, sha256},
    foreign,
    handover::save,
};
use crate::{
    formats::told::{Heard, Sentences, Told},
    json::Json,
    label::Number,
    programme::Category,
    readiness::{Advice, form::Form},
    text::Lang,
};
use gloo::utils::window;
use js_sys::Array;
use std::rc::Rc;
use wasm_bindgen_futures::spawn_local;
use web_sys::{Blob, File, Storage};
use yew::{Callback, Reducible, UseReducerDispatcher, hook, use_effect_with, use_reducer};

/// What the form holds.
#[derive(Clone, Default)]
pub(super) struct Drafting {
    /// The category, and the form by its rule; nothing before one is chosen.
    pub(super) form: Option<Rc<(Category, Form)>>,
    /// What was there before the last draft was opened, or cleared.
    pub(super) before: Option<Rc<(Category, Form)>>,
    /// Why the last file is no draft.
    pub(super) trouble: Option<String>,
    /// What was filled in from a document of another format, and what became of that.
    pub(super) filled: Option<Rc<(String, Sentences)>>,
    /// How often something changed.
    changed: usize,
}

impl PartialEq for Drafting {
    fn eq(&self, other: &Self) -> bool {
        self.changed == other.changed
    }
}

/// What happens to it.
pub(super) enum Change {
    /// A form of a category is begun.
    Begun(Box<Category>, bool),
    /// A draft is opened, with its category.
    Opened(Box<Category>, Box<Form>),
    /// The form is filled in from a document of another format.
    Filled(Box<Told>, Lang),
    /// What was there before the last draft was opened, or cleared, comes back.
    Back,
    /// A file was none.
    Trouble(String),
    /// A field, and what stands in it now.
    Typed(String, String),
    Cleared,
}

impl Reducible for Drafting {
    type Action = Change;

    fn reduce(self: Rc<Self>, change: Change) -> Rc<Self> {
        let mut next = (*self).clone();
        next.changed += 1;
        let set = |form: &Option<Rc<(Category, Form)>>, path: &str, text: &str| {
            let mut form = form.as_ref().map(|form| (**form).clone())?;
            form.1.set(path, text);
            Some(Rc::new(form))
        };
        match change {
            Change::Typed(path, text) => next.form = set(&next.form, &path, &text),
            Change::Trouble(trouble) => next.trouble = Some(trouble),
            Change::Filled(told, lang) => {
                let Some(form) = next.form.clone() else {
                    next.trouble = Some(lang.draft().category_first.to_owned());
                    return Rc::new(next);
                };
                let (category, mut filled) = (*form).clone();
                let came = filled.fill(&told.declared, &category);
                (next.trouble, next.before) = (None, Some(form).filter(|form| !form.1.is_empty()));
                next.filled = Some(Rc::new((lang.filled(&told.declared, came), told.account)));
                next.form = Some(Rc::new((category, filled)));
            }
            other => {
                (next.trouble, next.filled) = (None, None);
                if !matches!(other, Change::Back) {
                    next.before = next.form.take().filter(|form| !form.1.is_empty());
                }
                next.form = match other {
                    Change::Begun(category, demonstration) => {
                        let form = Form::new(&category, demonstration);
                        Some(Rc::new((*category, form)))
                    }
                    Change::Opened(category, form) => Some(Rc::new((*category, *form))),
                    Change::Back => next.before.take(),
                    _ => None,
                };
            }
        }
        Rc::new(next)
    }
}

/// The draft, as this browser kept it, and what changes it.
#[hook]
pub(super) fn use_drafting(page: &Page) -> (Drafting, UseReducerDispatcher<Drafting>) {
    let drafting = use_reducer(Drafting::default);
    let (dispatch, page) = (drafting.dispatcher(), page.clone());
    use_effect_with((), move |()| {
        if let Some(text) = kept() {
            open(text.as_bytes(), &page, &dispatch, true);
        }
    });
    use_effect_with((*drafting).clone(), |drafting| {
        let draft = drafting.form.as_ref().map(|form| form.1.draft(&form.0).to_string());
        // Before anything was kept or typed there is nothing to forget either.
        if let Some(storage) = storage().filter(|_| drafting.changed > 0) {
            // A browser that keeps nothing does without.
            let _ = match draft {
                Some(draft) => storage.set_item(KEY, &draft),
                None => storage.remove_item(KEY),
            };
        }
    });
    ((*drafting).clone(), drafting.dispatcher())
}

const KEY: &str = "carbon-label:draft";

fn storage() -> Option<Storage> {
    window().local_storage().ok().flatten()
}

fn kept() -> Option<String> {
    storage()?.get_item(KEY).ok()?
}

/// Whether this browser has kept a draft.
pub(super) fn has_kept() -> bool {
    kept().is_some()
}

/// Opens a draft; what was kept and is none any longer is passed over.
pub(super) fn open(bytes: &[u8], page: &Page, dispatch: &UseReducerDispatcher<Drafting>, quietly: bool) {
    let words = page.lang.draft();
    let change = match Json::parse(bytes, Advice::LIMITS) {
        Err(fault) => Change::Trouble((words.not_opened)(&page.lang.fault(&fault))),
        Ok(draft) => match category_of(&draft).map(|id| (page.programme.category(&id).cloned(), id)) {
            Some((Some(category), _)) => match Form::of(draft, &category) {
                Ok(form) => Change::Opened(Box::new(category), Box::new(form)),
                Err(path) => Change::Trouble((words.not_opened)(&path)),
            },
            Some((None, id)) => Change::Trouble((words.no_category)(id.as_str())),
            None => Change::Trouble((words.not_opened)("credentialSubject.product.category")),
        },
    };
    if !(quietly && matches!(change, Change::Trouble(_))) {
        dispatch.dispatch(change);
    }
}

fn category_of(draft: &Json) -> Option<Number> {
    match draft.at("credentialSubject.product.category")? {
        Json::Text(id) => id.parse().ok(),
        _ => None,
    }
}

/// Opens a file.
pub(super) fn open_file(file: File, page: Page, dispatch: UseReducerDispatcher<Drafting>) {
    spawn_local(async move {
        match read(&file, MAX_BYTES).await {
            Ok(bytes) if is_document(&bytes) => fill(&bytes, &page, &dispatch).await,
            Ok(bytes) => open(&bytes, &page, &dispatch, false),
            Err(_) => {
                dispatch.dispatch(Change::Trouble((page.lang.draft().not_opened)(&crate::text::plain(&file.name()))))
            }
        }
    });
}

/// Whether it is a footprint document of another format, and no draft.
fn is_document(bytes: &[u8]) -> bool {
    let is_draft = || Json::parse(bytes, Advice::LIMITS).is_ok_and(|tree| tree.member("credentialSubject").is_some());
    foreign::takes_reader(bytes) && !is_draft()
}

/// Fills the form in from a document of another format: from the first of its footprints.
async fn fill(bytes: &[u8], page: &Page, dispatch: &UseReducerDispatcher<Drafting>) {
    let words = page.lang.language().app();
    let change = match foreign::read(bytes, page).await.map(Heard::first) {
        None => Change::Trouble(words.no_reader.to_owned()),
        Some(None) => Change::Trouble(words.empty.to_owned()),
        Some(Some(Err(fault))) => Change::Trouble(page.lang.fault(&fault)),
        Some(Some(Ok(told))) => Change::Filled(Box::new(told), page.lang),
    };
    dispatch.dispatch(change);
}

/// The SHA-256 of a report's file, told when it is worked out.
pub(super) fn digest(file: File, told: Callback<String>) {
    spawn_local(async move {
        if let Some(digest) = sha256(&file).await {
            told.emit(digest);
        }
    });
}

/// Puts the draft among the reader's files; gives its name.
pub(super) fn save_draft(drafting: &Drafting, lang: Lang) -> Option<String> {
    let form = drafting.form.as_ref()?;
    let model = form.1.text("product.model");
    let safe: String = model.chars().filter(|c| c.is_ascii_alphanumeric() || *c == '-').take(40).collect();
    let name = format!("{}-{}.json", lang.draft().file, if safe.is_empty() { form.0.id.as_str() } else { &safe });
    let text = Array::of1(&indented(&form.1.draft(&form.0)).into());
    save(&Blob::new_with_str_sequence(&text).ok()?, &name, None)?;
    Some(name)
}

/// JSON that a person can read.
fn indented(draft: &Json) -> String {
    let compact = draft.to_string();
    js_sys::JSON::parse(&compact)
        .and_then(|value| {
            js_sys::JSON::stringify_with_replacer_and_space(&value, &wasm_bindgen::JsValue::NULL, &2.into())
        })
        .map_or(compact, String::from)
}
