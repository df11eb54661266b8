//! Sealed presentations, opened by the browser's own cipher.
//!
//! In: a compact JWE and its key. Out: what was sealed, or nothing: another key and an altered file
//! cannot be told apart.

use crate::credential::sealed::Sealed;
use gloo::utils::window;
use js_sys::{Array, Object, Reflect, Uint8Array};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::CryptoKey;

pub(super) async fn open(token: &[u8], key: &[u8; 32]) -> Option<Vec<u8>> {
    let sealed = Sealed::parse(std::str::from_utf8(token).ok()?).ok()?;
    // Absent where the page came over plain HTTP from elsewhere.
    let subtle = window().crypto().ok()?.subtle();
    let usages = Array::of1(&"decrypt".into());
    let key = subtle.import_key_with_str("raw", &Uint8Array::from(&key[..]), "AES-GCM", false, &usages).ok()?;
    let key: CryptoKey = JsFuture::from(key).await.ok()?.unchecked_into();
    let parameters = Object::new();
    let members = [("iv", &sealed.iv()[..]), ("additionalData", sealed.protected())];
    Reflect::set(&parameters, &"name".into(), &"AES-GCM".into()).ok()?;
    for (name, bytes) in members {
        Reflect::set(&parameters, &JsValue::from_str(name), &Uint8Array::from(bytes)).ok()?;
    }
    // WebCrypto takes the tag behind the ciphertext.
    let ciphertext = [sealed.ciphertext(), sealed.tag()].concat();
    let opened = subtle.decrypt_with_object_and_u8_array(&parameters, &key, &ciphertext).ok()?;
    Some(Uint8Array::new(&JsFuture::from(opened).await.ok()?).to_vec())
}
