//! The wasm behind `<carbon-label>`: bindings for [`carbon_label::element`], nothing more.

use carbon_label::{credential, credential::Signatures, element, label::Instant};
use wasm_bindgen::prelude::wasm_bindgen;

/// [`element::Site`].
#[wasm_bindgen]
pub struct Site(element::Site);

/// [`element::Label`].
#[wasm_bindgen]
pub struct Label(element::Label);

/// [`credential::Question`]: answered by whoever knows the curve.
#[wasm_bindgen]
pub struct Question(credential::Question);

#[wasm_bindgen]
impl Site {
    /// What is to be asked before a site is opened.
    pub fn trust_question(operator: &str, trust: &[u8]) -> Option<Question> {
        element::Site::trust_question(operator, trust).map(Question)
    }

    /// Throws a word for why the site's labels cannot be verified.
    #[wasm_bindgen(constructor)]
    pub fn open(
        operator: &str,
        trust: &[u8],
        programme: &str,
        question: Option<Question>,
        good: bool,
        now: f64,
    ) -> Result<Self, String> {
        let now = instant(now).ok_or("clock")?;
        let mut signatures = Signatures::told();
        if let Some(Question(question)) = question {
            signatures.answer(question, good);
        }
        let site = element::Site::open(operator, trust, programme, signatures, now);
        site.map(Self).map_err(|unusable| unusable.word().to_owned())
    }

    /// What is to be asked about a label or a list.
    pub fn question(&self, bytes: &[u8]) -> Option<Question> {
        self.0.question(bytes).map(Question)
    }

    /// Takes an answer.
    pub fn answer(&mut self, question: Question, good: bool) {
        self.0.answer(question.0, good);
    }

    /// Verifies a credential.
    pub fn label(&self, credential: &[u8], now: f64) -> Option<Label> {
        Some(Label(self.0.label(credential, instant(now)?)))
    }

    /// The paths of what is still to be fetched for a label.
    pub fn missing(&self, label: &Label) -> Vec<String> {
        self.0.missing(&label.0)
    }

    /// Takes what was missing, fetched or kept.
    pub fn add(&mut self, path: &str, fetched: Option<Box<[u8]>>, kept: Option<String>, then: f64, now: f64) -> bool {
        let Some(now) = instant(now) else { return false };
        let kept = kept.as_ref().and_then(|text| Some((text.as_bytes(), instant(then)?)));
        self.0.add(path, fetched.as_deref(), kept, now)
    }

    /// The same label, told its status.
    pub fn asked(&self, label: Label) -> Label {
        Label(self.0.asked(label.0))
    }
}

#[wasm_bindgen]
impl Question {
    /// The algorithm's name, as JOSE has it.
    #[wasm_bindgen(getter)]
    pub fn algorithm(&self) -> String {
        self.0.key().algorithm().name().to_owned()
    }

    /// The key's bytes.
    #[wasm_bindgen(getter)]
    pub fn key(&self) -> Vec<u8> {
        self.0.key().bytes()
    }

    /// What is said to be signed.
    #[wasm_bindgen(getter)]
    pub fn message(&self) -> Vec<u8> {
        self.0.message().to_vec()
    }

    /// The signature.
    #[wasm_bindgen(getter)]
    pub fn signature(&self) -> Vec<u8> {
        self.0.signature().to_vec()
    }
}

#[wasm_bindgen]
impl Label {
    /// Its markup.
    pub fn draw(&self, size: &str, lang: &str, root: &str, number: &str) -> Option<String> {
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
