//! Documents a reader holds up: pasted text, a chosen or dropped file, a label of this site.
//!
//! In: what the browser hands over. Out: its bytes, bounded before they are read, or the [`Trouble`].

use super::sealed;
use crate::{
    credential::{
        Document, Envelope,
        sealed::{Sealed, is_path, read_key},
    },
    formats::Declared,
    label::Number,
    text::{AppWords, Lang},
};
use gloo::utils::window;
use js_sys::{Promise, Uint8Array};
use std::rc::Rc;
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::JsFuture;
use web_sys::{
    File, FileList, ReferrerPolicy, RequestCache, RequestCredentials, RequestInit, RequestRedirect, Response,
};

/// Where a document comes from.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Source {
    /// Pasted.
    Text(String),
    /// Files held up together. The first that is no `did.json` is what is checked; a `did.json` beside
    /// it tells its issuer's keys.
    Files(Vec<File>),
    /// A presentation this site publishes sealed; its key came in the link's fragment, which no server
    /// sees.
    Sealed {
        /// The way to the file from here.
        address: Rc<str>,
        /// The key; nothing if the link has none that reads.
        key: Option<[u8; 32]>,
    },
    /// A label this site publishes.
    Label {
        /// Its number; nothing if the address names none.
        number: Option<Number>,
        /// The way to the site's root.
        root: Rc<str>,
    },
}

/// What was held up.
#[derive(Default)]
pub(super) struct Held {
    /// What it is called; pasted text has no name.
    pub(super) name: Option<String>,
    /// What is to be checked.
    pub(super) bytes: Vec<u8>,
    /// The documents of issuers that came with it.
    pub(super) documents: Vec<Document>,
    /// Whether something else was held up, too, and not read.
    pub(super) left_out: bool,
}

/// Most files held up at once.
const MANY: u32 = 10;

/// Why a document's bytes could not be had.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Trouble {
    Empty,
    TooLarge,
    NotRead,
    NotFetched,
    /// The site has no label of the number.
    NoLabel,
    NotOpened,
    /// The program that reads other people's documents did not load.
    NoReader,
}

impl Trouble {
    pub(super) fn sentence(self, lang: Lang) -> &'static str {
        let words: &AppWords = lang.language().app();
        match self {
            Self::Empty => words.empty,
            Self::TooLarge => words.too_large,
            Self::NotRead => words.not_read,
            Self::NotFetched => words.not_fetched,
            Self::NoLabel => words.no_label,
            Self::NotOpened => words.not_opened,
            Self::NoReader => words.no_reader,
        }
    }
}

/// The largest document that is read.
pub(super) const MAX_BYTES: usize = Declared::LIMITS.bytes;

impl Source {
    /// Some files; nothing if there is none.
    pub(super) fn of_files(files: &FileList) -> Option<Self> {
        let files: Vec<File> = (0..files.length().min(MANY)).filter_map(|at| files.get(at)).collect();
        (!files.is_empty()).then_some(Self::Files(files))
    }

    /// The label an address asks for behind its `#`; nothing if it asks for none.
    pub(super) fn of_fragment(fragment: &str, root: &Rc<str>) -> Option<Self> {
        if let Some(number) = fragment.strip_prefix("#label=") {
            return Some(Self::Label { number: number.parse().ok(), root: root.clone() });
        }
        let (path, key) = fragment.strip_prefix("#open=")?.split_once("&key=")?;
        let key = read_key(key).ok().filter(|_| is_path(path));
        Some(Self::Sealed { address: format!("{root}{path}").into(), key })
    }

    /// What to call it; pasted text has no name.
    fn name(&self) -> Option<String> {
        match self {
            Self::Text(_) => None,
            Self::Files(_) => None,
            Self::Sealed { address, .. } => address.rsplit('/').next().map(str::to_owned),
            Self::Label { number, .. } => number.as_ref().map(|number| format!("{number}.jwt")),
        }
    }

    /// What was held up, read.
    pub(super) async fn held(&self) -> Result<Held, Trouble> {
        let Self::Files(files) = self else {
            return Ok(Held { name: self.name(), bytes: self.bytes().await?, ..Held::default() });
        };
        let mut held = Held::default();
        let mut found = false;
        for file in files {
            // Of several, only what is checked has to be readable.
            let bytes = match read(file, MAX_BYTES).await {
                Err(trouble) if !found => return Err(trouble),
                Err(_) => Vec::new(),
                Ok(bytes) => bytes,
            };
            match Document::read(&bytes) {
                Ok(document) if files.len() > 1 => held.documents.push(document),
                _ if found => held.left_out = true,
                _ => {
                    (held.bytes, held.name) = (bytes, Some(file.name()));
                    found = true;
                }
            }
        }
        if found { Ok(held) } else { Err(Trouble::Empty) }
    }

    /// Its bytes.
    async fn bytes(&self) -> Result<Vec<u8>, Trouble> {
        match self {
            Self::Text(text) if text.trim().is_empty() => Err(Trouble::Empty),
            Self::Text(text) if text.len() > MAX_BYTES => Err(Trouble::TooLarge),
            Self::Text(text) => Ok(text.clone().into_bytes()),
            Self::Files(_) => Err(Trouble::Empty),
            Self::Sealed { key: None, .. } => Err(Trouble::NotOpened),
            Self::Sealed { address, key: Some(key) } => {
                let token = fetch(address, Sealed::MAX_BYTES).await.ok_or(Trouble::NotFetched)?;
                sealed::open(&token, key).await.ok_or(Trouble::NotOpened)
            }
            Self::Label { number: None, .. } => Err(Trouble::NoLabel),
            Self::Label { number: Some(number), root } => {
                let answer = answered(asked(&format!("{root}label/{number}.jwt"))).await.ok_or(Trouble::NotFetched)?;
                if answer.status() == 404 {
                    return Err(Trouble::NoLabel);
                }
                body(answer, Envelope::MAX_BYTES).await.ok_or(Trouble::NotFetched)
            }
        }
    }
}

/// A file's bytes, within a limit.
///
/// # Errors
/// [`Trouble`]: it is larger, or cannot be read.
pub(super) async fn read(file: &File, limit: usize) -> Result<Vec<u8>, Trouble> {
    // A float: sizes are the browser's, and limits are exact in both.
    if file.size() > limit as f64 {
        return Err(Trouble::TooLarge);
    }
    let buffer = JsFuture::from(file.array_buffer()).await.map_err(|_| Trouble::NotRead)?;
    Ok(Uint8Array::new(&buffer).to_vec())
}

/// The SHA-256 of a file, in hexadecimal, worked out by the browser: a report may be of any size.
pub(super) async fn sha256(file: &File) -> Option<String> {
    let buffer = JsFuture::from(file.array_buffer()).await.ok()?;
    let bytes = Uint8Array::new(&buffer);
    let subtle = window().crypto().ok()?.subtle();
    let digest = subtle.digest_with_str_and_buffer_source("SHA-256", bytes.unchecked_ref()).ok()?;
    let digest = Uint8Array::new(&JsFuture::from(digest).await.ok()?).to_vec();
    Some(digest.iter().map(|byte| format!("{byte:02x}")).collect())
}

/// Same site only: the page's policy forbids more, and nothing about the reader goes along.
pub(super) async fn fetch(url: &str, limit: usize) -> Option<Vec<u8>> {
    arrived(asked(url), limit).await
}

/// Asks for a file at once, for [`arrived`] to wait for.
pub(super) fn asked(url: &str) -> Promise {
    let options = RequestInit::new();
    options.set_credentials(RequestCredentials::Omit);
    options.set_referrer_policy(ReferrerPolicy::NoReferrer);
    options.set_redirect(RequestRedirect::Error);
    options.set_cache(RequestCache::NoCache);
    window().fetch_with_str_and_init(url, &options)
}

/// A file that was asked for, within its limit.
pub(super) async fn arrived(answer: Promise, limit: usize) -> Option<Vec<u8>> {
    body(answered(answer).await?, limit).await
}

async fn answered(answer: Promise) -> Option<Response> {
    JsFuture::from(answer).await.ok()?.dyn_into().ok()
}

/// What came with an answer, within its limit.
async fn body(response: Response, limit: usize) -> Option<Vec<u8>> {
    if response.status() != 200 {
        return None;
    }
    let buffer = JsFuture::from(response.array_buffer().ok()?).await.ok()?;
    let bytes = Uint8Array::new(&buffer);
    (bytes.length() as usize <= limit).then(|| bytes.to_vec())
}
