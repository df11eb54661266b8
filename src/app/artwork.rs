//! A drawing made in the page, as a file to look at and to keep, and as a sheet of its own size.

use gloo::utils::document;
use js_sys::{Array, Function, Reflect, encode_uri_component};
use wasm_bindgen::{JsCast, JsValue};
use yew::{hook, use_effect_with};

/// A drawing as the address of its own file: nothing to fetch, and nothing to put away.
pub(super) fn file(drawn: &str) -> String {
    download("image/svg+xml", drawn)
}

/// A text of a type as the address of its own file.
pub(super) fn download(kind: &str, text: &str) -> String {
    format!("data:{kind};charset=utf-8,{}", encode_uri_component(text))
}

/// Has the browser print on a sheet of the drawing's size, without margins.
///
/// A stylesheet made by script: the page's policy allows no other that is not its own.
#[hook]
pub(super) fn use_sheet(drawn: Option<&str>) {
    let size = drawn.and_then(size).map(|(width, height)| format!("@page{{size:{width} {height};margin:0}}"));
    use_effect_with(size, |size| {
        let sheets: Array = size.as_deref().and_then(sheet).into_iter().collect();
        // A browser without such sheets prints on the paper it has.
        let _ = Reflect::set(&document(), &"adoptedStyleSheets".into(), &sheets);
        || {
            let _ = Reflect::set(&document(), &"adoptedStyleSheets".into(), &Array::new());
        }
    });
}

/// Width and height as the drawing states them, with their unit.
fn size(drawn: &str) -> Option<(&str, &str)> {
    let stated = |name| Some(drawn.split_once(name)?.1.split_once('"')?.0);
    Some((stated(" width=\"")?, stated(" height=\"")?))
}

fn sheet(rules: &str) -> Option<JsValue> {
    let constructor: Function = Reflect::get(&js_sys::global(), &"CSSStyleSheet".into()).ok()?.dyn_into().ok()?;
    let sheet = Reflect::construct(&constructor, &Array::new()).ok()?;
    let replace: Function = Reflect::get(&sheet, &"replaceSync".into()).ok()?.dyn_into().ok()?;
    replace.call1(&sheet, &rules.into()).ok()?;
    Some(sheet)
}
