//! Our own drawing on its way into the DOM, and our own scripts on their way into a worker, also where the
//! page's policy demands trusted types.
//!
//! In: markup that [`crate::markup`] escaped, names of scripts beside `boot.js`. Out: an element's content, a
//! worker. Nothing else may come here: the policy lets everything pass.

use js_sys::{Array, Function, Object, Reflect};
use maud::Markup;
use std::rc::Rc;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Element, Worker};

/// Markup, escaped by construction.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Drawn(Rc<str>);

impl From<Markup> for Drawn {
    fn from(markup: Markup) -> Self {
        Self(markup.into_string().into())
    }
}

impl Drawn {
    /// Markup that our own worker made, which drew it as we would: it comes as text, as all it says.
    pub(super) fn of_worker(markup: String) -> Self {
        Self(markup.into())
    }
}

/// The policy's name, as the page's Content-Security-Policy allows it.
const POLICY: &str = "carbon-label";

thread_local! {
    /// A page may make a policy of one name only once.
    static TRUSTED_TYPES: Option<JsValue> = policy();
}

impl Drawn {
    /// Makes it the content of an element.
    pub(super) fn fill(&self, element: &Element) {
        match trusted("createHTML", &self.0) {
            Some(trusted) => {
                // Setting a property of an element of this page does not fail.
                let _ = Reflect::set(element, &"innerHTML".into(), &trusted);
            }
            None => element.set_inner_html(&self.0),
        }
    }
}

/// A script that the publisher put beside `boot.js`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Script {
    /// The portal's worker.
    Worker,
    /// The reader of QR codes.
    Scanner,
    /// The writer of workbooks.
    Writer,
    /// The reader of other people's documents.
    Reader,
}

impl Script {
    const fn name(self) -> &'static str {
        match self {
            Self::Worker => "worker.js",
            Self::Scanner => "scanner.js",
            Self::Writer => "writer.js",
            Self::Reader => "reader.js",
        }
    }

    /// Starts it as a worker, from the folder the page names.
    ///
    /// # Errors
    /// The browser's.
    pub(super) fn start(self, assets: &str) -> Result<Worker, JsValue> {
        let address = format!("{assets}/{}", self.name());
        let address = trusted("createScriptURL", &address).unwrap_or_else(|| JsValue::from_str(&address));
        let options = Object::new();
        Reflect::set(&options, &"type".into(), &"module".into())?;
        let worker: Function = Reflect::get(&js_sys::global(), &"Worker".into())?.dyn_into()?;
        // web-sys takes the address as a string, which trusted types refuse.
        Reflect::construct(&worker, &Array::of2(&address, &options)).map(JsCast::unchecked_into)
    }
}

/// A text as the policy lets it pass; nothing in browsers that know no trusted types.
fn trusted(kind: &str, text: &str) -> Option<JsValue> {
    TRUSTED_TYPES.with(|policy| {
        let policy = policy.as_ref()?;
        method(policy, kind)?.call1(policy, &JsValue::from_str(text)).ok()
    })
}

/// The policy; nothing in browsers that know no trusted types.
fn policy() -> Option<JsValue> {
    let global = js_sys::global();
    let factory = Reflect::get(&global, &"trustedTypes".into()).ok()?;
    let rules = Object::new();
    // `String(text)` is the text: a function that is there already.
    for kind in ["createHTML", "createScriptURL"] {
        Reflect::set(&rules, &kind.into(), method(&global, "String")?.as_ref()).ok()?;
    }
    method(&factory, "createPolicy")?.call2(&factory, &POLICY.into(), &rules).ok()
}

fn method(object: &JsValue, name: &str) -> Option<Function> {
    Reflect::get(object, &name.into()).ok()?.dyn_into().ok()
}
