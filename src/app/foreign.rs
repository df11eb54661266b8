//! Documents and tables of other people's: read by a program that is loaded for them alone.
//!
//! In: bytes. Out: what they declare, each footprint with what became of its document, in sentences.

use super::{
    Page,
    listen::{self, listen},
    trusted::Script,
};
use crate::{
    formats::{
        begins_as_document, is_foreign,
        table::is_table,
        told::{self, Heard},
    },
    text::Lang,
};
use js_sys::{Object, Promise, Reflect, Uint8Array};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::MessageEvent;

/// Whether it takes that program to read it.
pub(super) fn takes_reader(bytes: &[u8]) -> bool {
    if begins_as_document(bytes) { is_foreign(bytes) } else { is_table(bytes) }
}

/// What a document declares, footprint by footprint; nothing when the program does not load.
pub(super) async fn read(bytes: &[u8], page: &Page) -> Option<Heard> {
    let said = asked(bytes, &page.assets, page.lang).await?;
    told::read(said.as_bytes()).ok()
}

/// The program's answer, from a worker that ends with it.
async fn asked(bytes: &[u8], assets: &str, lang: Lang) -> Option<String> {
    let worker = Script::Reader.start(assets).ok()?;
    let message = Object::new();
    Reflect::set(&message, &"bytes".into(), &Uint8Array::from(bytes)).ok()?;
    Reflect::set(&message, &"lang".into(), &lang.code().into()).ok()?;
    let mut heard = Vec::new();
    let answer = Promise::new(&mut |resolve, _| {
        let failed = resolve.clone();
        let answer = move |event: &web_sys::Event| {
            let data = event.unchecked_ref::<MessageEvent>().data();
            // Whoever waits is told; a promise that is settled stays so.
            let _ = resolve.call1(&JsValue::NULL, &listen::told(&data, "read").unwrap_or(JsValue::NULL));
        };
        let broken = move |_: &web_sys::Event| {
            let _ = failed.call1(&JsValue::NULL, &JsValue::NULL);
        };
        heard.push(listen(&worker, "message", Box::new(answer)));
        heard.push(listen(&worker, "error", Box::new(broken)));
    });
    let answer = if worker.post_message(&message).is_ok() { JsFuture::from(answer).await.ok() } else { None };
    worker.terminate();
    answer?.as_string()
}
