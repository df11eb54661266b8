//! The app in a real browser: documents held up, and what the page then shows.

#![cfg(target_arch = "wasm32")]
#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};
use carbon_label::{
    app::{Page, Verify, mount},
    credential::{AtHand, Draft, Issuance, SigningKey, Status, StatusList, Verified},
    json::{Json, Limits},
    label::{Instant, Part},
    programme::Programme,
    text::Lang,
};
use ed25519_dalek::Signer;
use flate2::{Compression, write::GzEncoder};
use gloo::utils::{body, document, window};
use js_sys::{Array, Function, Promise};
use std::{io::Write, rc::Rc};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};
use web_sys::{Element, HtmlElement, HtmlTextAreaElement};
use yew::AppHandle;

#[path = "wasm/charts.rs"]
mod charts;

wasm_bindgen_test_configure!(run_in_browser);

const DRAFT: &str = include_str!("fixtures/ok_demonstration.json");
/// A declaration as the page reads it by itself; those of other formats are read by a program that is not here.
const DECLARATION: &str = r#"{"type":"DeclaredFootprint","format":"ilcd-json","name":{"en":"Made-up wood board"},
    "value":"-589.373456","unit":"kgCO2e","per":{"amount":"1","unit":"m3"},"boundary":"cradle-to-gate",
    "inside":[{"stage":"A1","value":"-700.123456"},{"stage":"A2","value":"20.5"},{"stage":"A3","value":"90.25"}],
    "beyond":[{"stage":"A5"},{"stage":"C3","value":"790"},{"stage":"D","scenario":"energy","value":"-250.5"}]}"#;
/// The number in `DRAFT`.
const NUMBER: &str = "7351.2468";

/// An app in a page of its own, taken down when the test ends.
struct App {
    host: Element,
    handle: Option<AppHandle<Verify>>,
}

impl Drop for App {
    fn drop(&mut self) {
        if let Some(handle) = self.handle.take() {
            handle.destroy();
        }
        self.host.remove();
    }
}

fn key() -> SigningKey {
    SigningKey::ed25519(&[7; 32], true)
}

fn programme() -> Programme {
    let public = key().public();
    let text = r#"{
        "programme": {"name": {"en": "Test"}, "region": {"code": "CN-TJ", "name": {"en": "Tianjin"}},
            "operator": {"en": "Test"}, "site": "https://labels.example/", "demonstration": true},
        "issuers": {"issuer": [{"name": {"en": "Test issuer"}, "accreditation": ["pv-module"], "demonstration": true,
            "key": [{"did": "DID", "fingerprint": "PRINT", "from": "2020-01-01", "to": "2999-12-31"}]}]},
        "categories": [{"id": "pv-module", "name": {"en": "Module"}, "per": {"amount": "1", "unit": "kWp"},
            "boundary": "cradle-to-gate", "stages": [],
            "rule": {"id": "TEST", "version": "1", "name": {"en": "Test"}}}],
        "benchmarks": []}"#;
    let text = text.replace("DID", key().did()).replace("PRINT", public.fingerprint().as_str());
    Programme::read(Json::parse(text.as_bytes(), Limits { bytes: 10_000, depth: 10 }).unwrap()).unwrap()
}

/// A label that stays in force as long as this test may be run.
fn credential() -> String {
    let draft = DRAFT.replace("2028-06-04", "2999-12-31");
    key().sign(&Draft::read(draft.as_bytes()).unwrap(), &Issuance::default()).unwrap()
}

/// The same label with another number under the same signature.
fn altered() -> String {
    let credential = credential();
    let mut parts: Vec<String> = credential.split('.').map(str::to_owned).collect();
    let content = String::from_utf8(URL_SAFE_NO_PAD.decode(&parts[1]).unwrap()).unwrap();
    parts[1] = URL_SAFE_NO_PAD.encode(content.replace(NUMBER, "1"));
    assert_ne!(parts.join("."), credential);
    parts.join(".")
}

impl App {
    async fn start() -> Self {
        window().location().set_hash("").unwrap();
        let host = document().create_element("div").unwrap();
        body().append_child(&host).unwrap();
        let page = Page {
            lang: Lang::En,
            programme: Rc::new(programme()),
            root: "/".into(),
            base: "https://labels.example/".into(),
            assets: "/assets".into(),
            png: false,
        };
        let app = Self { handle: Some(mount(host.clone(), page)), host };
        app.until("form").await;
        app
    }

    fn find(&self, selector: &str) -> Option<Element> {
        self.host.query_selector(selector).unwrap()
    }

    fn text(&self, selector: &str) -> String {
        self.find(selector).and_then(|element| element.text_content()).unwrap_or_default()
    }

    /// Waits until there is such an element.
    async fn until(&self, selector: &str) {
        for _ in 0..300 {
            if self.find(selector).is_some() {
                return pause(20).await;
            }
            pause(10).await;
        }
        panic!("no {selector} in {}", self.host.inner_html());
    }

    /// Pastes into the field and presses the button.
    fn check(&self, text: &str) {
        self.find("textarea").unwrap().unchecked_into::<HtmlTextAreaElement>().set_value(text);
        self.find(".verify-form [type=submit]").unwrap().unchecked_into::<HtmlElement>().click();
    }
}

async fn pause(milliseconds: i32) {
    let wait = |resolve: Function, _| {
        window().set_timeout_with_callback_and_timeout_and_arguments_0(&resolve, milliseconds).unwrap();
    };
    JsFuture::from(Promise::new(&mut { wait })).await.unwrap();
}

/// Drops files onto the page; each is its text, and how many milliseconds reading it takes.
fn drop_files(files: &[(&str, u32)]) -> bool {
    let script = "
        const held = files.map(([text, slow], at) => {
            const file = new File([text], `${at}.jwt`), read = file.arrayBuffer.bind(file);
            file.arrayBuffer = () => new Promise((done) => setTimeout(() => done(read()), slow));
            return file;
        });
        const dataTransfer = new DataTransfer();
        held.forEach((file) => dataTransfer.items.add(file));
        Object.defineProperty(dataTransfer, 'files', { value: Object.setPrototypeOf(
            { ...held, item: (at) => held[at], length: held.length }, null) });
        const event = new DragEvent('drop', { bubbles: true, cancelable: true, dataTransfer });
        return !document.body.dispatchEvent(event);";
    let one = |(text, slow): &(&str, u32)| Array::of2(&JsValue::from_str(text), &JsValue::from(*slow));
    let files: Array = files.iter().map(one).collect();
    Function::new_with_args("files", script).call1(&JsValue::NULL, &files).unwrap().is_truthy()
}

#[wasm_bindgen_test]
async fn a_pasted_label_is_verified_and_takes_the_focus() {
    let app = App::start().await;
    app.check(&format!("\n  {}\n", credential()));
    app.until("article").await;
    assert!(app.text("article .cl-number").contains(NUMBER), "{}", app.text("article"));
    assert_eq!(app.find("article").unwrap().get_attribute("data-tone").unwrap(), "good");
    assert_eq!(app.host.query_selector_all(".cl-steps [data-outcome=passed]").unwrap().length(), 5);
    assert_eq!(document().active_element().unwrap().id(), "result");
}

#[wasm_bindgen_test]
async fn an_altered_label_shows_no_digit_of_its_number() {
    let app = App::start().await;
    app.check(&altered());
    app.until("article").await;
    let said = app.text(".verify-result");
    assert!(said.contains("The signature"), "{said}");
    assert!(!said.contains(|c: char| c.is_ascii_digit()), "{said}");
    let outcomes = app.host.query_selector_all(".cl-steps [data-outcome=not-reached]").unwrap();
    assert_eq!(outcomes.length(), 5);
}

#[wasm_bindgen_test]
async fn a_declaration_is_shown_as_declared_and_has_no_steps() {
    let app = App::start().await;
    app.check(DECLARATION);
    app.until("article").await;
    assert!(app.text(".verify-verdict").contains("Declared by the maker, not certified"));
    assert!(app.text("article").contains("Made-up wood board"));
    assert!(app.find(".cl-steps").is_none());
}

#[wasm_bindgen_test]
async fn markup_in_a_document_stays_text() {
    let app = App::start().await;
    app.check(&DECLARATION.replace("Made-up wood board", "<img src=x onerror=alert(1)>"));
    app.until("article").await;
    assert!(app.text("article").contains("<img src=x"));
    assert!(app.find("img").is_none());
}

#[wasm_bindgen_test]
async fn nothing_pasted_is_said_and_clearing_puts_everything_away() {
    let app = App::start().await;
    app.check("  \n ");
    app.until("[role=alert]").await;
    assert_eq!(app.text("[role=alert]"), "Nothing there yet. Paste the label first.");
    app.check(&credential());
    app.until("article").await;
    assert!(app.find("[role=alert]").is_none());
    app.find("[type=reset]").unwrap().unchecked_into::<HtmlElement>().click();
    app.until(".verify-nothing").await;
    assert!(app.find("article").is_none());
    let field: HtmlTextAreaElement = app.find("textarea").unwrap().unchecked_into();
    assert_eq!(field.value(), "");
}

#[wasm_bindgen_test]
async fn of_several_files_the_first_is_checked() {
    let app = App::start().await;
    assert!(drop_files(&[(&credential(), 0), ("second", 0)]));
    app.until("article").await;
    assert_eq!(app.text(".verify-file"), "File 0.jwt");
    assert!(app.text(".verify-result").contains("One file at a time"));
}

#[wasm_bindgen_test]
async fn a_file_larger_than_any_label_is_not_read() {
    let app = App::start().await;
    drop_files(&[(&" ".repeat(5 * 1024 * 1024 + 1), 0)]);
    app.until("[role=alert]").await;
    assert!(app.text("[role=alert]").contains("larger than 5 MB"));
}

#[wasm_bindgen_test]
async fn the_last_document_wins() {
    let app = App::start().await;
    drop_files(&[(&credential(), 200)]);
    app.check(DECLARATION);
    app.until("article").await;
    pause(400).await;
    assert!(app.text("article").contains("Made-up wood board"));
    assert!(!app.text(".verify-result").contains(NUMBER));
}

#[wasm_bindgen_test]
async fn a_label_the_site_does_not_have_is_said() {
    let app = App::start().await;
    for asked in ["#label=NOT-HERE-1", "#label=../../etc/passwd"] {
        window().location().set_hash(asked).unwrap();
        app.until("[role=alert]").await;
        assert!(app.text("[role=alert]").contains("no label of that number"), "{asked}");
        app.check(DECLARATION);
        app.until("article").await;
    }
}

#[wasm_bindgen_test]
async fn an_app_taken_down_listens_no_longer() {
    drop(App::start().await);
    pause(20).await;
    assert!(!drop_files(&[("x", 0)]));
}

/// When the mutations are checked.
fn then() -> Instant {
    "2026-11-24T12:00:00+08:00".parse().unwrap()
}

/// A few hundred texts that differ from this one by a byte: flipped, another letter, missing, too many.
fn mutations(text: &str) -> Vec<Vec<u8>> {
    let bytes = text.as_bytes();
    let at = |at: usize| {
        let (before, after) = (&bytes[..at], &bytes[at + 1..]);
        let flipped = [before, &[bytes[at] ^ 1], after].concat();
        let other = [before, if bytes[at] == b'A' { b"B" } else { b"A" }, after].concat();
        [flipped, other, [before, after].concat(), [before, b".", &bytes[at..]].concat()]
    };
    // Every place in turn would take minutes; both ends, where the parts end, are among these.
    let step = bytes.len() / 100;
    (0..bytes.len()).step_by(step).chain([bytes.len() - 1]).flat_map(at).collect()
}

#[wasm_bindgen_test]
fn no_byte_of_a_label_can_change_in_the_browser() {
    let (label, trust) = (credential(), programme().trust);
    let read = |bytes: &[u8]| Verified::read(bytes, &trust, &Status::InForce, then());
    assert!(read(label.as_bytes()).is_ok());
    for mutation in mutations(&label) {
        assert!(read(&mutation).is_err(), "{}", String::from_utf8_lossy(&mutation));
    }
}

const LIST: &str = "https://labels.example/status/suspension-1.jwt";

/// A status list that suspends nobody, signed as `key` signs: the register makes them natively only.
fn status_list() -> String {
    let mut gzip = GzEncoder::new(Vec::new(), Compression::best());
    gzip.write_all(&[0; 131_072 / 8]).unwrap();
    let payload = format!(
        r#"{{"type":["VerifiableCredential","BitstringStatusListCredential"],"id":"{LIST}","issuer":"{}",
            "validFrom":"2026-06-05T00:00:00+08:00","credentialSubject":{{"type":"BitstringStatusList",
            "statusPurpose":"suspension","encodedList":"u{}"}}}}"#,
        key().did(),
        URL_SAFE_NO_PAD.encode(gzip.finish().unwrap())
    );
    let header = format!(r#"{{"alg":"EdDSA","typ":"vc+jwt","kid":"{}"}}"#, key().key_id());
    let input = format!("{}.{}", URL_SAFE_NO_PAD.encode(header), URL_SAFE_NO_PAD.encode(payload));
    let signature = ed25519_dalek::SigningKey::from_bytes(&[7; 32]).sign(input.as_bytes());
    format!("{input}.{}", URL_SAFE_NO_PAD.encode(signature.to_bytes()))
}

#[wasm_bindgen_test]
fn no_byte_of_a_status_list_can_change_in_the_browser() {
    let (list, trust) = (status_list(), programme().trust);
    let read = |bytes: &[u8]| StatusList::read(bytes, LIST, &trust, &AtHand::default(), then());
    assert!(read(list.as_bytes()).is_ok());
    for mutation in mutations(&list) {
        assert!(read(&mutation).is_err(), "{}", String::from_utf8_lossy(&mutation));
    }
}

#[wasm_bindgen_test]
fn no_byte_of_a_disclosure_can_change_in_the_browser() {
    let output = r#""output":{"amount":"5","unit":"MWp","year":2025},"footprint""#;
    let factory = r#""factory":{"name":{"en":"Works"},"region":"CN-TJ"},"maker""#;
    let draft = DRAFT.replacen("\"footprint\"", output, 1).replacen("\"maker\"", factory, 1);
    let draft = Draft::read(draft.as_bytes()).unwrap();
    let salts: Vec<(Part, [u8; 16])> = Part::ALL.iter().zip(1..).map(|(part, salt)| (*part, [salt; 16])).collect();
    let whole = key().sign(&draft, &Issuance { restricted: &salts, ..Issuance::default() }).unwrap();
    let (token, disclosures) = whole.split_once('~').unwrap();
    assert_eq!(disclosures.matches('~').count(), 2);
    let trust = programme().trust;
    let read = |bytes: &[u8]| Verified::read(bytes, &trust, &Status::InForce, then());
    assert!(read(whole.as_bytes()).unwrap().label().withheld.is_empty());
    for mutation in mutations(disclosures) {
        let altered = [token.as_bytes(), b"~", &mutation].concat();
        assert!(read(&altered).is_err(), "{}", String::from_utf8_lossy(&altered));
    }
}
