//! A request's answer.
//!
//! In: a request's head. Out: a file of the site or a part of it, "not changed", another address, or the
//! page for what is missing, each with its headers of the table.

use super::{
    address::{self, Address},
    asked::{self, Part},
    body::Answered,
    shelf::{Content, Held, Shelf},
};
use carbon_label::site::delivery::{self, Life};
use hyper::{
    HeaderMap, Method, Request, Response, StatusCode,
    header::{self, HeaderName, HeaderValue},
};
use std::{ops::Range, path::Path, sync::Arc};

/// The methods there are.
const METHODS: &str = "GET, HEAD";

/// A site's folder, as it is asked.
pub(super) struct Site {
    shelf: Shelf,
}

/// A file, chosen for its reader.
struct Chosen {
    held: Arc<Held>,
    /// The content coding it lies in.
    coding: Option<&'static str>,
    /// Whether another reader might be given another.
    varies: bool,
}

impl Site {
    pub(super) fn new(folder: &Path) -> Self {
        Self { shelf: Shelf::new(folder) }
    }

    pub(super) async fn answer<B>(&self, request: &Request<B>) -> Response<Answered> {
        let asked = request.uri().path();
        let mut response = if !matches!(*request.method(), Method::GET | Method::HEAD) {
            let mut response = bare(StatusCode::METHOD_NOT_ALLOWED);
            response.headers_mut().insert(header::ALLOW, HeaderValue::from_static(METHODS));
            response
        } else {
            match address::read(asked) {
                Address::File(path) => match self.file(&path, request).await {
                    Some(response) => response,
                    None => self.beside(asked, &path, request.headers()).await,
                },
                Address::Elsewhere(path) => moved(StatusCode::FOUND, &format!("/{path}")),
                Address::Nothing => self.missing(request.headers()).await,
            }
        };
        tell(asked, &mut response);
        if request.method() == Method::HEAD {
            *response.body_mut() = Answered::nothing();
        }
        response
    }

    /// A file, in the first coding its reader takes that it lies in.
    async fn choose(&self, path: &str, headers: &HeaderMap) -> Option<Chosen> {
        let accepted = text(headers, &header::ACCEPT_ENCODING).unwrap_or_default();
        let varies = delivery::is_compressible(path);
        for (coding, ending) in delivery::ENCODINGS.into_iter().filter(|_| varies) {
            if asked::takes(accepted, coding)
                && let Some(held) = self.shelf.get(&format!("{path}{ending}")).await
            {
                return Some(Chosen { held, coding: Some(coding), varies });
            }
        }
        let held = self.shelf.get(path).await?;
        Some(Chosen { held, coding: None, varies })
    }

    async fn file<B>(&self, path: &str, request: &Request<B>) -> Option<Response<Answered>> {
        let headers = request.headers();
        let chosen = self.choose(path, headers).await?;
        let (held, tag) = (&chosen.held, chosen.tag());
        let unchanged = match text(headers, &header::IF_NONE_MATCH) {
            Some(tags) => asked::names(tags, &tag),
            None => text(headers, &header::IF_MODIFIED_SINCE)
                .is_some_and(|stated| asked::unchanged_since(stated, held.modified)),
        };
        let may_be_part = text(headers, &header::IF_RANGE).is_none_or(|one| asked::is_of(one, &tag, held.modified));
        let part = text(headers, &header::RANGE).filter(|_| may_be_part);
        let part = part.map_or(Part::All, |range| asked::part(range, held.length));
        let mut response = match part {
            _ if unchanged => bare(StatusCode::NOT_MODIFIED),
            Part::All => whole(StatusCode::OK, held, 0..held.length),
            Part::Some(range) => {
                let place = format!("bytes {}-{}/{}", range.start, range.end - 1, held.length);
                let mut response = whole(StatusCode::PARTIAL_CONTENT, held, range);
                insert(&mut response, header::CONTENT_RANGE, &place);
                response
            }
            Part::Beyond => {
                let mut response = bare(StatusCode::RANGE_NOT_SATISFIABLE);
                insert(&mut response, header::CONTENT_RANGE, &format!("bytes */{}", held.length));
                response
            }
        };
        if !response.status().is_client_error() {
            insert(&mut response, header::ETAG, &tag);
            insert(&mut response, header::LAST_MODIFIED, &httpdate::fmt_http_date(held.modified));
            response.headers_mut().insert(header::ACCEPT_RANGES, HeaderValue::from_static("bytes"));
        }
        chosen.describe(path, &mut response);
        Some(response)
    }

    /// Where there is no such file: the folder of that name, or nothing.
    async fn beside(&self, asked: &str, path: &str, headers: &HeaderMap) -> Response<Answered> {
        if !asked.ends_with('/') && self.shelf.has_page(path).await {
            return moved(StatusCode::MOVED_PERMANENTLY, &format!("{asked}/"));
        }
        self.missing(headers).await
    }

    async fn missing(&self, headers: &HeaderMap) -> Response<Answered> {
        let Some(chosen) = self.choose(delivery::MISSING, headers).await else { return bare(StatusCode::NOT_FOUND) };
        let mut response = whole(StatusCode::NOT_FOUND, &chosen.held, 0..chosen.held.length);
        chosen.describe(delivery::MISSING, &mut response);
        response
    }
}

impl Chosen {
    fn tag(&self) -> String {
        match self.coding {
            Some(coding) => format!("\"{}-{coding}\"", self.held.tag),
            None => format!("\"{}\"", self.held.tag),
        }
    }

    /// Says what is sent, or would be.
    fn describe(&self, path: &str, response: &mut Response<Answered>) {
        let bare = response.status() == StatusCode::RANGE_NOT_SATISFIABLE;
        let unchanged = response.status() == StatusCode::NOT_MODIFIED;
        let headers = response.headers_mut();
        if self.varies {
            headers.insert(header::VARY, HeaderValue::from_static("Accept-Encoding"));
        }
        if bare || unchanged {
            return;
        }
        headers.insert(header::CONTENT_TYPE, HeaderValue::from_static(delivery::media_type(path)));
        if let Some(coding) = self.coding {
            headers.insert(header::CONTENT_ENCODING, HeaderValue::from_static(coding));
        }
    }
}

/// Says what the table says of a path.
fn tell(asked: &str, response: &mut Response<Answered>) {
    let path = asked.trim_start_matches('/');
    let refused = response.status().is_client_error();
    let life = if refused { Life::Asked } else { delivery::life(path) };
    let headers = response.headers_mut();
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static(life.control()));
    for (name, value) in delivery::headers(path) {
        // The table's names are header names: a test asks for each of them.
        if let Ok(name) = HeaderName::from_bytes(name.as_bytes()) {
            headers.insert(name, HeaderValue::from_static(value));
        }
    }
}

fn text<'a>(headers: &'a HeaderMap, name: &HeaderName) -> Option<&'a str> {
    headers.get(name)?.to_str().ok()
}

fn bare(status: StatusCode) -> Response<Answered> {
    let mut response = Response::new(Answered::nothing());
    *response.status_mut() = status;
    response
}

/// So many bytes of a file.
fn whole(status: StatusCode, held: &Held, range: Range<u64>) -> Response<Answered> {
    let length = HeaderValue::from(range.end - range.start);
    let body = match &held.content {
        Content::Kept(bytes) => {
            // A kept file is at most a megabyte long, and a range ends within its file.
            let at = |place: u64| usize::try_from(place).map_or(bytes.len(), |place| place.min(bytes.len()));
            Answered::Bytes(bytes.slice(at(range.start)..at(range.end)))
        }
        Content::Large(file) => Answered::File { file: Arc::clone(file), left: range, reading: None },
    };
    let mut response = Response::new(body);
    *response.status_mut() = status;
    response.headers_mut().insert(header::CONTENT_LENGTH, length);
    response
}

fn moved(status: StatusCode, path: &str) -> Response<Answered> {
    let mut response = bare(status);
    insert(&mut response, header::LOCATION, path);
    response
}

/// A header of our own making: digits, tags and paths that were sent as a header could.
fn insert(response: &mut Response<Answered>, name: HeaderName, value: &str) {
    if let Ok(value) = HeaderValue::from_str(value) {
        response.headers_mut().insert(name, value);
    }
}
