//! The wasm behind `<carbon-label>`: bindings for [`carbon_label::element`], nothing more.

use carbon_label::{element, label::Instant};
use wasm_bindgen::prelude::wasm_bindgen;

/// [`element::Site`].
#[wasm_bindgen]
pub struct Site(element::Site);

/// [`element::Label`].
#[wasm_bindgen]
pub struct Label(element::Label);

#[wasm_bindgen]
impl Site {
    /// Throws a word for why the site's labels cannot be verified.
    #[wasm_bindgen(constructor)]
    pub fn open(operator: &str, trust: &[u8], programme: &str, now: f64) -> Result<Self, String> {
        let site = instant(now).map(|now| element::Site::open(operator, trust, programme, now));
        site.ok_or("clock")?.map(Self).map_err(|unusable| unusable.word().to_owned())
    }

    /// Verifies a credential.
    pub fn label(&self, credential: &[u8], now: f64) -> Option<Label> {
        Some(Label(self.0.label(credential, instant(now)?)))
    }

    /// The paths of the status lists that are still to be fetched.
    pub fn missing(&self, label: &Label) -> Vec<String> {
        self.0.missing(&label.0).into_iter().map(str::to_owned).collect()
    }

    /// Takes a status list, fetched or kept.
    pub fn add_list(
        &mut self,
        path: &str,
        fetched: Option<Box<[u8]>>,
        kept: Option<String>,
        then: f64,
        now: f64,
    ) -> bool {
        let Some(now) = instant(now) else { return false };
        let kept = kept.as_ref().and_then(|text| Some((text.as_bytes(), instant(then)?)));
        self.0.add_list(path, fetched.as_deref(), kept, now)
    }

    /// The same label, told its status.
    pub fn asked(&self, label: Label) -> Label {
        Label(self.0.asked(label.0))
    }
}

#[wasm_bindgen]
impl Label {
    /// Its markup.
    pub fn draw(&self, size: &str, lang: &str, root: &str, number: &str) -> String {
        self.0.draw(size, lang, root, number)
    }

    /// Its certificate's number.
    #[wasm_bindgen(getter)]
    pub fn number(&self) -> Option<String> {
        Some(self.0.verified()?.label().certificate.number.to_string())
    }

    /// A word for where its certificate stands.
    #[wasm_bindgen(getter)]
    pub fn standing(&self) -> Option<String> {
        Some(self.0.verified()?.standing().word().to_owned())
    }

    /// Its number in words.
    pub fn value(&self, lang: &str) -> Option<String> {
        self.0.value(lang)
    }

    /// Its state in a few words.
    pub fn state(&self, lang: &str) -> String {
        self.0.state(lang)
    }
}

/// Milliseconds since 1970, as a browser's clock counts, to an instant.
fn instant(milliseconds: f64) -> Option<Instant> {
    Instant::from_unix((milliseconds / 1000.0) as i64)
}

fn main() {}
