//! The wasm that `<carbon-label>` asks about signatures where the browser cannot tell.

use carbon_label::credential::{Algorithm, PublicKey, Question, is_good};
use wasm_bindgen::prelude::wasm_bindgen;

/// Whether a signature over a message is the key's; the algorithm by its name in JOSE.
#[wasm_bindgen]
pub fn good(algorithm: &str, key: &[u8], message: &[u8], signature: &[u8]) -> bool {
    let key = Algorithm::named(algorithm).and_then(|algorithm| PublicKey::from_bytes(algorithm, key));
    key.and_then(|key| Question::new(key, message, signature)).is_some_and(|question| is_good(&question))
}

fn main() {}
