//! The wasm of the portal's worker: bindings for [`carbon_label::portal`], nothing more.

use carbon_label::{
    credential::{Envelope, StatusList},
    formats::table::Table,
    handover::{self, Comparison},
    label::{Instant, Number},
    portal::{self, ChartRequest, Reply, Request, View},
    text::Lang,
};
use js_sys::{Array, Function, Uint8Array, Uint32Array};
use wasm_bindgen::{JsCast, JsValue, prelude::wasm_bindgen};

/// [`portal::Portal`].
#[wasm_bindgen]
pub struct Portal {
    portal: portal::Portal,
    last: Option<Reply>,
    charted: Option<ChartRequest>,
}

/// [`portal::Brought`].
#[wasm_bindgen]
pub struct Brought(portal::Brought);

#[wasm_bindgen]
impl Brought {
    /// For the page, as JSON.
    #[wasm_bindgen(getter)]
    pub fn json(&self) -> String {
        self.0.to_json().to_string()
    }

    /// The paths of the status lists that its check takes.
    #[wasm_bindgen(getter)]
    pub fn lists(&self) -> Vec<String> {
        self.0.lists.clone()
    }

    /// The numbers it brought one by one.
    #[wasm_bindgen(getter)]
    pub fn chosen(&self) -> Vec<String> {
        self.0.chosen.clone()
    }
}

#[wasm_bindgen]
impl Portal {
    /// Throws a word for why the site's products cannot be looked at.
    #[wasm_bindgen(constructor)]
    pub fn open(operator: &str, trust: &[u8], programme: &str, lang: &str, now: f64) -> Result<Self, String> {
        let now = instant(now).ok_or("clock")?;
        let lang = Lang::of(lang).unwrap_or(Lang::ALL[0]);
        let opened = portal::Portal::open(operator, trust, programme, lang, now);
        let portal = opened.map_err(|unusable| unusable.word().to_owned())?;
        Ok(Self { portal, last: None, charted: None })
    }

    /// The most bytes a file may have: `index`, `label`, `list` or `brought`.
    pub fn most(kind: &str) -> usize {
        match kind {
            "label" => Envelope::MAX_BYTES,
            "list" => StatusList::MAX_BYTES,
            "brought" => Table::MAX_BYTES,
            _ => portal::MAX_BYTES,
        }
    }

    /// The index's files, those of a category first; nothing when it does not read.
    pub fn manifest(&mut self, bytes: &[u8], category: &str) -> Option<Vec<String>> {
        let mut listed = self.portal.manifest(bytes).ok()?;
        listed.sort_by_key(|listed| listed.category.as_str() != category);
        Some(listed.into_iter().map(|listed| listed.file).collect())
    }

    /// How many products the index has, read or not.
    #[wasm_bindgen(getter)]
    pub fn listed(&self) -> usize {
        self.portal.listed()
    }

    /// How many products were read.
    #[wasm_bindgen(getter)]
    pub fn products(&self) -> usize {
        self.portal.products()
    }

    /// Takes a file of the index; false when it does not read.
    pub fn shard(&mut self, bytes: &[u8]) -> bool {
        self.portal.shard(bytes).is_ok()
    }

    /// Makes an order that may be asked for next; false when all are made.
    pub fn prepare(&mut self, ranks: &Function) -> bool {
        self.portal.prepare(&|texts| collated(texts, ranks))
    }

    /// Answers a request with a reply, both as JSON; nothing when it does not read.
    pub fn ask(&mut self, request: &str, ranks: &Function) -> Option<String> {
        let request = Request::read(request).ok()?;
        let reply = self.portal.ask(&request, &|texts| collated(texts, ranks));
        Some(self.last.insert(reply).to_json().to_string())
    }

    /// The charts of a request, both as JSON; nothing when it does not read, or of a group nobody knows.
    pub fn charts(&mut self, request: &str) -> Option<String> {
        let request = self.charted.insert(ChartRequest::read(request).ok()?);
        Some(self.portal.charts(request)?.to_json().to_string())
    }

    /// Which products of the last reply, and of the last charts, are still to be checked.
    pub fn unchecked(&self) -> Vec<String> {
        let mut unchecked = self.last.as_ref().map(|reply| self.portal.unchecked(reply)).unwrap_or_default();
        for number in self.charted.as_ref().map(|request| self.portal.uncharted(request)).unwrap_or_default() {
            if !unchecked.contains(&number) {
                unchecked.push(number);
            }
        }
        unchecked.into_iter().map(|number| number.to_string()).collect()
    }

    /// Takes a file of this name; gives what becomes of it as JSON. `gb18030` decodes bytes, or gives nothing.
    pub fn bring(&mut self, file: &str, bytes: &[u8], gb18030: &Function, now: f64) -> Option<Brought> {
        let decode = |bytes: &[u8]| gb18030.call1(&JsValue::NULL, &Uint8Array::from(bytes)).ok()?.as_string();
        Some(Brought(self.portal.bring(file, bytes, &decode, instant(now)?)))
    }

    /// Whether a file takes the program that reads other people's documents.
    pub fn foreign(bytes: &[u8]) -> bool {
        portal::Portal::is_foreign(bytes)
    }

    /// Takes what that program told of a file, or that it did not load.
    pub fn documents(&mut self, file: &str, told: Option<String>) -> Brought {
        Brought(self.portal.documents(file, told.as_deref()))
    }

    /// Says of a waiting file where a field's text is from.
    pub fn correct(&mut self, id: usize, word: &str, choice: &str) -> Option<Brought> {
        self.portal.correct(id, word, choice).map(Brought)
    }

    /// Takes a waiting file as it stands.
    pub fn take(&mut self, id: usize, now: f64) -> Option<Brought> {
        self.portal.take(id, instant(now)?).map(Brought)
    }

    /// Lets a waiting file go.
    pub fn leave(&mut self, id: usize) {
        self.portal.let_go(id);
    }

    /// The numbers that addresses, certificate numbers and GTINs stand for and that are not at hand yet.
    pub fn sought(&self, text: &str) -> Vec<String> {
        let numbers = self.portal.sought(text).numbers.into_iter();
        numbers.filter(|number| !self.portal.has(number)).map(|number| number.to_string()).collect()
    }

    /// What came of them.
    pub fn found(&self, text: &str) -> Brought {
        Brought(self.portal.found(&self.portal.sought(text)))
    }

    /// Checks a credential; gives the paths of the status lists it takes.
    pub fn label(&mut self, number: &str, bytes: &[u8], now: f64) -> Vec<String> {
        let (Ok(number), Some(now)) = (number.parse::<Number>(), instant(now)) else { return Vec::new() };
        self.portal.label(&number, bytes, now)
    }

    /// Takes a status list, or that it could not be had.
    pub fn list(&mut self, path: &str, bytes: Option<Box<[u8]>>, now: f64) {
        if let Some(now) = instant(now) {
            self.portal.list(path, bytes.as_deref(), now);
        }
    }

    /// Puts what was checked in the place of what was listed.
    pub fn settle(&mut self, number: &str) {
        if let Ok(number) = number.parse() {
            self.portal.settle(&number);
        }
    }

    /// Which products a view is handed over with that are still to be checked; the view is a fragment.
    pub fn handing(&mut self, view: &str, ranks: &Function) -> Vec<String> {
        let numbers = self.portal.to_check(&View::of(view), &|texts| collated(texts, ranks));
        numbers.into_iter().map(|number| number.to_string()).collect()
    }

    /// The view as a document; nothing when the page's address does not read.
    #[wasm_bindgen(js_name = handOver)]
    pub fn hand_over(&mut self, view: &str, page: &str, now: f64, ranks: &Function) -> Option<Handover> {
        let (page, now) = (page.parse().ok()?, instant(now)?);
        let made = self.portal.hand_over(&View::of(view), &page, now, &|texts| collated(texts, ranks));
        made.ok().map(Handover)
    }
}

/// [`Comparison`].
#[wasm_bindgen]
pub struct Handover(Comparison);

#[wasm_bindgen]
impl Handover {
    /// How its file is called, without an ending.
    #[wasm_bindgen(getter)]
    pub fn name(&self) -> String {
        self.0.file_name()
    }

    /// As JSON, which the program that writes workbooks reads, too.
    pub fn json(&self) -> String {
        self.0.to_json().to_string()
    }

    /// As CSV.
    pub fn csv(&self) -> Vec<u8> {
        self.0.to_csv()
    }

    /// As markup to print, escaped by construction.
    pub fn print(&self) -> String {
        handover::print(&self.0).into_string()
    }
}

/// The ranks of texts in the language of a browser's collator.
fn collated(texts: &[&str], ranks: &Function) -> Vec<u32> {
    let texts: Array = texts.iter().map(|text| JsValue::from_str(text)).collect();
    let ranks = ranks.call1(&JsValue::NULL, &texts).ok().and_then(|ranks| ranks.dyn_into::<Uint32Array>().ok());
    ranks.map(|ranks| ranks.to_vec()).unwrap_or_default()
}

/// Milliseconds since 1970, as a browser's clock counts, to an instant.
fn instant(milliseconds: f64) -> Option<Instant> {
    Instant::from_unix((milliseconds / 1000.0) as i64)
}

fn main() {}
