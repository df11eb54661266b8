//! The verify page: the app's template, filled, and its files under a name that changes with them.

use super::{AppFiles, File, Page, Publication, page};
use crate::{markup, text::Lang};
use sha2::{Digest, Sha256};
use std::fmt::Write;

const TEMPLATE: &str = include_str!("../../index.html");
const BOOT: &str = include_str!("../app/boot.js");

/// The app's files as published.
pub(super) struct Assets {
    folder: String,
    files: Vec<(&'static str, Vec<u8>)>,
}

impl Assets {
    pub(super) fn new(app: &AppFiles) -> Self {
        let files = vec![("app.js", app.glue.clone()), ("app_bg.wasm", app.wasm.clone()), ("boot.js", BOOT.into())];
        let mut hash = Sha256::new();
        for (name, bytes) in &files {
            hash.update(name);
            hash.update(Sha256::digest(bytes));
        }
        let mut folder = "assets/app-".to_owned();
        for byte in &hash.finalize()[..8] {
            // Writing to a String cannot fail.
            let _ = write!(folder, "{byte:02x}");
        }
        Self { folder, files }
    }

    pub(super) fn files(&self) -> Vec<File> {
        let file =
            |(name, bytes): &(&str, Vec<u8>)| File { path: format!("{}/{name}", self.folder), bytes: bytes.clone() };
        self.files.iter().map(file).collect()
    }
}

pub(super) fn page(publication: &Publication<'_>, assets: &Assets, lang: Lang) -> File {
    let page = Page::new(publication, lang, "verify/");
    let words = lang.language().app();
    let style = page::compact(
        &[markup::STYLESHEET, include_str!("../../style/site.css"), include_str!("../../style/app.css")].concat(),
    );
    let policy = format!(
        "default-src 'none'; style-src 'sha256-{}'; script-src 'self' 'wasm-unsafe-eval'; img-src 'self' data:; \
         connect-src 'self'; base-uri 'none'; form-action 'none'; require-trusted-types-for 'script'; \
         trusted-types carbon-label",
        page::content_hash(&style)
    );
    let name = publication.programme.about.name.in_language(lang.code()).1;
    let filled = fill(
        TEMPLATE,
        &[
            ("lang", lang.tag()),
            ("title", &escaped(&format!("{} – {name}", words.verify_title))),
            ("csp", &escaped(&policy)),
            ("style", &style),
            ("header", &page.header().into_string()),
            ("footer", &page.footer().into_string()),
            ("root", &page.root()),
            ("boot", &format!("{}{}/boot.js", page.root(), assets.folder)),
            ("operator", &publication.programme.about.operator_key.and_then(|key| key.did()).unwrap_or_default()),
            ("programme", &page::in_script(&publication.programme.to_json())),
            ("trust", &page::in_script(&String::from_utf8_lossy(&publication.trust))),
            ("loading", &escaped(words.loading)),
            ("needs_script", &escaped(words.needs_script)),
            ("not_loaded", &escaped(words.not_loaded)),
            ("not_trusted", &escaped(words.not_trusted)),
            ("stopped", &escaped(words.stopped)),
        ],
    );
    File { path: page.file_path(), bytes: filled.into_bytes() }
}

/// Puts each value in the place of its name, in one pass: a value is never searched for names.
fn fill(template: &str, values: &[(&str, &str)]) -> String {
    let mut out = String::with_capacity(template.len() * 2);
    let mut rest = template;
    while let Some((before, after)) = rest.split_once("{{") {
        let (name, after) = after.split_once("}}").unwrap_or((after, ""));
        out.push_str(before);
        out.push_str(values.iter().find(|(known, _)| *known == name).map_or("", |(_, value)| value));
        rest = after;
    }
    out.push_str(rest);
    out
}

fn escaped(text: &str) -> String {
    maud::html! { (text) }.into_string()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_are_filled_in_once_and_never_searched() {
        assert_eq!(fill("a{{x}}b{{y}}", &[("x", "{{y}}"), ("y", "1")]), "a{{y}}b1");
    }
}
