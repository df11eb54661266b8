//! What a request's path asks for.
//!
//! In: the path as it was sent. Out: a file's path inside the site, another address, or nothing. What
//! comes out has no part that is empty, begins with a dot or holds a slash, a backslash or a control
//! character: it can name nothing outside the site's folder, nor what is hidden in it.

use carbon_label::site::delivery;
use std::borrow::Cow;

/// What stands for a folder.
const INDEX: &str = "index.html";

/// What a path asks for.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Address {
    /// A file of the site.
    File(String),
    /// What is elsewhere on the site, at this path from its root.
    Elsewhere(String),
    /// Nothing a site has.
    Nothing,
}

/// Reads a request's path.
pub(super) fn read(path: &str) -> Address {
    let Some(path) = path.strip_prefix('/').and_then(decoded) else { return Address::Nothing };
    let (folder, is_folder) = path.strip_suffix('/').map_or((path.as_ref(), path.is_empty()), |folder| (folder, true));
    if !path.is_empty() && !folder.split('/').all(is_plain) {
        return Address::Nothing;
    }
    if let Some(page) = delivery::product_page(&path) {
        return Address::Elsewhere(page);
    }
    if delivery::ENCODINGS.iter().any(|(_, ending)| path.ends_with(ending)) {
        return Address::Nothing;
    }
    Address::File(if is_folder { format!("{path}{INDEX}") } else { path.into_owned() })
}

/// Whether a part of a path may name something in a site: of what begins with a dot, only what standards
/// have put there.
fn is_plain(part: &str) -> bool {
    let hidden = part.starts_with('.') && part != ".well-known";
    !part.is_empty() && !hidden && !part.chars().any(|c| c.is_control() || matches!(c, '\\' | '/'))
}

/// A path without its percent signs; nothing where that is no text, or hides a slash.
fn decoded(path: &str) -> Option<Cow<'_, str>> {
    if !path.contains('%') {
        return Some(Cow::Borrowed(path));
    }
    let mut bytes = Vec::with_capacity(path.len());
    let mut pieces = path.split('%');
    bytes.extend(pieces.next().unwrap_or_default().bytes());
    for piece in pieces {
        let (digits, rest) = piece.split_at_checked(2)?;
        let is_hexadecimal = digits.bytes().all(|b| b.is_ascii_hexdigit());
        let byte = u8::from_str_radix(digits, 16).ok().filter(|_| is_hexadecimal)?;
        if byte == b'/' {
            return None;
        }
        bytes.push(byte);
        bytes.extend(rest.bytes());
    }
    String::from_utf8(bytes).ok().map(Cow::Owned)
}

#[cfg(test)]
mod tests {
    use super::{Address, read};

    fn file(path: &str) -> Address {
        Address::File(path.to_owned())
    }

    #[test]
    fn a_folder_is_its_index_and_a_path_is_decoded_once() {
        assert_eq!(read("/"), file("index.html"));
        assert_eq!(read("/label/A/"), file("label/A/index.html"));
        assert_eq!(read("/label/A%402x.png"), file("label/A@2x.png"));
        assert_eq!(read("/label/%2541"), file("label/%41"));
        assert_eq!(read("/.well-known/did.json"), file(".well-known/did.json"));
    }

    #[test]
    fn tricks_name_nothing() {
        for path in [
            "",
            "label/",
            "//",
            "//evil.example/",
            "/a//b",
            "/..",
            "/../",
            "/a/../b",
            "/a/%2e%2e/b",
            "/%2e%2e%2fetc",
            "/a%2fb",
            "/a%2Fb",
            "/a%5cb",
            "/a\\b",
            "/..%5c..",
            "/%00",
            "/a%0a",
            "/.carbon-label-site",
            "/.git/config",
            "/.well-known/.x",
            "/.",
            "/a/./b",
            "/%",
            "/%4",
            "/%zz",
            "/%+1",
            "/%ff",
            "/index.html.br",
            "/index.html.gz",
        ] {
            assert_eq!(read(path), Address::Nothing, "{path}");
        }
    }

    #[test]
    fn a_digital_link_leads_to_its_product() {
        assert_eq!(read("/01/9506000134352/10/A"), Address::Elsewhere("01/09506000134352/".to_owned()));
        assert_eq!(read("/01/09506000134352/10/..%2f"), Address::Nothing);
    }
}
