//! `label/<number>/oembed.json`: how a page that only has a label's address shows its card (oEmbed 1.0).
//!
//! In: an entry and a language. Out: a response of type `rich`, whose HTML is the card's frame.

use super::{Entry, File, Publication, elsewhere, pictures::Dots};
use crate::{json::Json, snippet, text::Lang};

/// For how long a card may be shown without asking again, in seconds: a certificate may be suspended any day.
const CACHE_AGE: u32 = 24 * 60 * 60;

pub(super) fn path(entry: &Entry, lang: Lang) -> String {
    format!("{}label/{}/oembed.json", lang.folder(), entry.number)
}

pub(super) fn file(publication: &Publication<'_>, entry: &Entry, lang: Lang) -> File {
    let number = |number: u32| Json::Number(number.to_string());
    let provider = publication.programme.about.name.in_language(lang.code()).1.as_str();
    let title = entry.title(lang);
    let snippet = elsewhere::of(publication, entry, lang, &title);
    let mut response = vec![
        ("version", Json::text("1.0")),
        ("type", Json::text("rich")),
        ("title", Json::text(title.as_str())),
        ("provider_name", Json::text(provider)),
        ("provider_url", Json::text(publication.base.to(lang.folder()))),
        ("cache_age", number(CACHE_AGE)),
        ("width", number(snippet::WIDTH)),
        ("height", number(snippet.height)),
        ("html", Json::text(snippet.frame())),
    ];
    if publication.pictures.exist() {
        let dots = Dots::of(&publication.base, entry, lang, 1);
        response.extend([
            ("thumbnail_url", Json::text(dots.address)),
            ("thumbnail_width", number(dots.width)),
            ("thumbnail_height", number(dots.height)),
        ]);
    }
    let response = Json::Object(response.into_iter().map(|(name, value)| (name.to_owned(), value)).collect());
    File { path: path(entry, lang), bytes: response.to_string().into_bytes() }
}
