//! Our own drawing on its way into the DOM, also where the page's policy demands trusted types.
//!
//! In: markup that [`crate::markup`] escaped. Out: an element's content. Nothing else may come here:
//! the policy lets everything pass.

use js_sys::{Function, Object, Reflect};
use maud::Markup;
use std::rc::Rc;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::Element;

/// Markup, escaped by construction.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Drawn(Rc<str>);

impl From<Markup> for Drawn {
    fn from(markup: Markup) -> Self {
        Self(markup.into_string().into())
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
        match TRUSTED_TYPES.with(|policy| policy.as_ref().and_then(|policy| self.trusted(policy))) {
            Some(trusted) => {
                // Setting a property of an element of this page does not fail.
                let _ = Reflect::set(element, &"innerHTML".into(), &trusted);
            }
            None => element.set_inner_html(&self.0),
        }
    }

    fn trusted(&self, policy: &JsValue) -> Option<JsValue> {
        method(policy, "createHTML")?.call1(policy, &JsValue::from_str(&self.0)).ok()
    }
}

/// The policy; nothing in browsers that know no trusted types.
fn policy() -> Option<JsValue> {
    let global = js_sys::global();
    let factory = Reflect::get(&global, &"trustedTypes".into()).ok()?;
    let rules = Object::new();
    // `String(text)` is the text: a function that is there already.
    Reflect::set(&rules, &"createHTML".into(), method(&global, "String")?.as_ref()).ok()?;
    method(&factory, "createPolicy")?.call2(&factory, &POLICY.into(), &rules).ok()
}

fn method(object: &JsValue, name: &str) -> Option<Function> {
    Reflect::get(object, &name.into()).ok()?.dyn_into().ok()
}
