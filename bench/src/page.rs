//! The verifier as a page calls it.

use wasm_bindgen::prelude::wasm_bindgen;

/// Whoever verifies, held by the page.
#[wasm_bindgen]
pub struct Verifier(super::Verifier);

#[wasm_bindgen]
impl Verifier {
    /// Of a trust list as JSON and a time; nothing if they do not read.
    pub fn of(trust: &str, now: &str) -> Option<Self> {
        super::Verifier::new(trust, now).map(Self)
    }

    /// Whether bytes are a label to be believed.
    pub fn verifies(&self, bytes: &[u8]) -> bool {
        self.0.verifies(bytes)
    }
}
