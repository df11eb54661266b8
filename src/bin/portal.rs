//! The wasm of the portal's worker: bindings for [`carbon_label::portal`], nothing more.

use carbon_label::{
    credential::{Envelope, StatusList},
    label::{Instant, Number},
    portal::{self, ChartRequest, Reply, Request},
    text::Lang,
};
use js_sys::{Array, Function, Uint32Array};
use wasm_bindgen::{JsCast, JsValue, prelude::wasm_bindgen};

/// [`portal::Portal`].
#[wasm_bindgen]
pub struct Portal {
    portal: portal::Portal,
    last: Option<Reply>,
    charted: Option<ChartRequest>,
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

    /// The most bytes a file may have: `index`, `label` or `list`.
    pub fn most(kind: &str) -> usize {
        match kind {
            "label" => Envelope::MAX_BYTES,
            "list" => StatusList::MAX_BYTES,
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
