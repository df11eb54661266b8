//! Documents a reader holds up: pasted text, a chosen or dropped file, a label of this site.
//!
//! In: what the browser hands over. Out: its bytes, bounded before they are read, or the [`Trouble`].

use super::sealed;
use crate::{
    credential::{
        Envelope,
        sealed::{Sealed, read_key},
    },
    formats::Declared,
    label::Number,
    text::{AppWords, Lang},
};
use gloo::utils::window;
use js_sys::Uint8Array;
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
    /// A file, the first of those held up.
    File {
        /// The file.
        file: File,
        /// How many others there were.
        left_out: u32,
    },
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

/// Why a document's bytes could not be had.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Trouble {
    Empty,
    TooLarge,
    NotRead,
    NotFetched,
    NotOpened,
}

impl Trouble {
    pub(super) fn sentence(self, lang: Lang) -> &'static str {
        let words: &AppWords = lang.language().app();
        match self {
            Self::Empty => words.empty,
            Self::TooLarge => words.too_large,
            Self::NotRead => words.not_read,
            Self::NotFetched => words.not_fetched,
            Self::NotOpened => words.not_opened,
        }
    }
}

/// The largest document that is read.
const MAX_BYTES: usize = Declared::LIMITS.bytes;

impl Source {
    /// The first of some files; nothing if there is none.
    pub(super) fn first_of(files: &FileList) -> Option<Self> {
        let file = files.get(0)?;
        Some(Self::File { file, left_out: files.length() - 1 })
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
    pub(super) fn name(&self) -> Option<String> {
        match self {
            Self::Text(_) => None,
            Self::File { file, .. } => Some(file.name()),
            Self::Sealed { address, .. } => address.rsplit('/').next().map(str::to_owned),
            Self::Label { number, .. } => number.as_ref().map(|number| format!("{number}.jwt")),
        }
    }

    /// How many documents were held up with it and not read.
    pub(super) fn left_out(&self) -> u32 {
        if let Self::File { left_out, .. } = self { *left_out } else { 0 }
    }

    /// Its bytes.
    pub(super) async fn bytes(&self) -> Result<Vec<u8>, Trouble> {
        match self {
            Self::Text(text) if text.trim().is_empty() => Err(Trouble::Empty),
            Self::Text(text) if text.len() > MAX_BYTES => Err(Trouble::TooLarge),
            Self::Text(text) => Ok(text.clone().into_bytes()),
            Self::File { file, .. } => read(file).await,
            Self::Sealed { key: None, .. } => Err(Trouble::NotOpened),
            Self::Sealed { address, key: Some(key) } => {
                let token = fetch(address, Sealed::MAX_BYTES).await.ok_or(Trouble::NotFetched)?;
                sealed::open(&token, key).await.ok_or(Trouble::NotOpened)
            }
            Self::Label { number: None, .. } => Err(Trouble::NotFetched),
            Self::Label { number: Some(number), root } => {
                fetch(&format!("{root}label/{number}.jwt"), Envelope::MAX_BYTES).await.ok_or(Trouble::NotFetched)
            }
        }
    }
}

/// A path below the site's root, by plain names.
fn is_path(path: &str) -> bool {
    let plain = |b: u8| b.is_ascii_alphanumeric() || matches!(b, b'-' | b'_' | b'.');
    path.split('/').all(|name| !name.is_empty() && !name.starts_with('.') && name.bytes().all(plain))
}

async fn read(file: &File) -> Result<Vec<u8>, Trouble> {
    // A float: sizes are the browser's, and MAX_BYTES is exact in both.
    if file.size() > MAX_BYTES as f64 {
        return Err(Trouble::TooLarge);
    }
    let buffer = JsFuture::from(file.array_buffer()).await.map_err(|_| Trouble::NotRead)?;
    Ok(Uint8Array::new(&buffer).to_vec())
}

/// Same site only: the page's policy forbids more, and nothing about the reader goes along.
pub(super) async fn fetch(url: &str, limit: usize) -> Option<Vec<u8>> {
    let options = RequestInit::new();
    options.set_credentials(RequestCredentials::Omit);
    options.set_referrer_policy(ReferrerPolicy::NoReferrer);
    options.set_redirect(RequestRedirect::Error);
    options.set_cache(RequestCache::NoCache);
    let answer = JsFuture::from(window().fetch_with_str_and_init(url, &options)).await.ok()?;
    let response = answer.dyn_into::<Response>().ok().filter(|response| response.status() == 200)?;
    let buffer = JsFuture::from(response.array_buffer().ok()?).await.ok()?;
    let bytes = Uint8Array::new(&buffer);
    (bytes.length() as usize <= limit).then(|| bytes.to_vec())
}
