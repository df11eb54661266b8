//! The app's pages: one template, filled for each, and their programs under a name that changes with them.

use super::{File, Page, Publication, page};
use crate::{markup, text::Lang};
use sha2::{Digest, Sha256};
use std::fmt::Write;

const TEMPLATE: &str = include_str!("../../index.html");
/// What is published beside the programs as it is written: what starts them, the portal's worker, the reader of QR
/// codes, the writer of workbooks, the reader of other people's documents, and what these workers share.
const SCRIPTS: [(&str, &str); 6] = [
    ("boot.js", include_str!("../app/boot.js")),
    ("worker.js", include_str!("../app/worker.js")),
    ("scanner.js", include_str!("../app/scanner.js")),
    ("writer.js", include_str!("../app/writer.js")),
    ("reader.js", include_str!("../app/reader.js")),
    ("programs.js", include_str!("../app/programs.js")),
];

const STYLESHEET: &str = concat!(
    include_str!("../../style/site.css"),
    include_str!("../../style/app.css"),
    include_str!("../../style/handover.css"),
    include_str!("../../style/evaluation.css"),
    include_str!("../../style/draft.css")
);

/// How the path of the app's folder begins; what follows changes with its files.
pub(super) const APP: &str = "assets/app-";

/// A page of the app. Each has a program of its own, so that none loads what another needs.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum AppPage {
    /// Where a label is verified, step by step.
    Verify,
    /// Where products are compared for a purchase.
    Compare,
    /// Where a label is made ready for other pages and for packages.
    Studio,
    /// Where an enterprise's labels become the figures a lender asks for.
    Evaluate,
    /// Where an application is prepared.
    Draft,
}

/// What a page says before its program does, and instead of it.
struct Said {
    title: &'static str,
    needs_script: &'static str,
    loading: &'static str,
    not_loaded: &'static str,
    not_trusted: &'static str,
    stopped: &'static str,
}

impl AppPage {
    pub(super) const ALL: [Self; 5] = [Self::Verify, Self::Compare, Self::Studio, Self::Evaluate, Self::Draft];

    /// Its name: of its folder, and of its program, which `boot.js` starts by it.
    const fn name(self) -> &'static str {
        match self {
            Self::Verify => "verify",
            Self::Compare => "compare",
            Self::Studio => "studio",
            Self::Evaluate => "evaluate",
            Self::Draft => "draft",
        }
    }

    /// Its path inside its language.
    pub(super) const fn path(self) -> &'static str {
        match self {
            Self::Verify => "verify/",
            Self::Compare => "compare/",
            Self::Studio => "studio/",
            Self::Evaluate => "evaluate/",
            Self::Draft => "draft/",
        }
    }

    /// Whether every page leads there; the others are for readers of some pages.
    pub(super) const fn is_in_header(self) -> bool {
        !matches!(self, Self::Evaluate | Self::Draft)
    }

    /// What it is called where pages lead to it.
    pub(super) fn called(self, lang: Lang) -> &'static str {
        match self {
            Self::Verify => lang.language().site().verify,
            Self::Compare => lang.portal().title,
            Self::Studio => lang.studio().title,
            Self::Evaluate => lang.evaluate().title,
            Self::Draft => lang.draft().title,
        }
    }

    fn said(self, lang: Lang) -> Said {
        /// The words that every page has under the same names.
        macro_rules! said {
            ($words:expr, $title:ident) => {{
                let words = $words;
                Said {
                    title: words.$title,
                    needs_script: words.needs_script,
                    loading: words.loading,
                    not_loaded: words.not_loaded,
                    not_trusted: words.not_trusted,
                    stopped: words.stopped,
                }
            }};
        }
        match self {
            Self::Verify => said!(lang.language().app(), verify_title),
            Self::Compare => said!(lang.portal(), title),
            Self::Studio => said!(lang.studio(), title),
            Self::Evaluate => said!(lang.evaluate(), title),
            Self::Draft => said!(lang.draft(), title),
        }
    }

    /// What it may load beside its program. The studio shows other pages of the site in a frame.
    const fn sources(self) -> &'static str {
        match self {
            Self::Verify | Self::Draft => "img-src 'self' data:",
            Self::Compare | Self::Evaluate => "img-src 'self' data:; worker-src 'self'",
            Self::Studio => "img-src 'self' data:; frame-src 'self'",
        }
    }
}

/// The app's programs, as the build packed them.
pub struct AppFiles(Vec<(&'static str, Vec<u8>)>);

impl AppFiles {
    /// The names of their files, in the build and in a site: glue and program of each page, of the workers
    /// beside one, and of what those load to write workbooks.
    pub const NAMES: [&str; 20] = [
        "verify.js",
        "verify_bg.wasm",
        "compare.js",
        "compare_bg.wasm",
        "studio.js",
        "studio_bg.wasm",
        "evaluate.js",
        "evaluate_bg.wasm",
        "draft.js",
        "draft_bg.wasm",
        "portal.js",
        "portal_bg.wasm",
        "scan.js",
        "scan_bg.wasm",
        "sheet.js",
        "sheet_bg.wasm",
        "book.js",
        "book_bg.wasm",
        "documents.js",
        "documents_bg.wasm",
    ];

    /// The files, each as `read` gives it.
    ///
    /// # Errors
    /// The first of `read`.
    pub fn read<E>(read: impl Fn(&str) -> Result<Vec<u8>, E>) -> Result<Self, E> {
        Self::NAMES.into_iter().map(|name| Ok((name, read(name)?))).collect::<Result<_, E>>().map(Self)
    }
}

/// The app's files as published.
pub(super) struct Assets {
    folder: String,
    files: Vec<(&'static str, Vec<u8>)>,
}

impl Assets {
    pub(super) fn new(app: &AppFiles) -> Self {
        let mut files = app.0.clone();
        files.extend(SCRIPTS.map(|(name, script)| (name, script.into())));
        let mut hash = Sha256::new();
        for (name, bytes) in &files {
            hash.update(name);
            hash.update(Sha256::digest(bytes));
        }
        let mut folder = APP.to_owned();
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

pub(super) fn page(publication: &Publication<'_>, assets: &Assets, which: AppPage, lang: Lang) -> File {
    let page = Page::new(publication, lang, which.path());
    let said = which.said(lang);
    let style = page::compact(&[markup::STYLESHEET, STYLESHEET].concat());
    let policy = format!(
        "default-src 'none'; style-src 'sha256-{}'; script-src 'self' 'wasm-unsafe-eval'; {}; connect-src 'self'; \
         base-uri 'none'; form-action 'none'; require-trusted-types-for 'script'; trusted-types carbon-label",
        page::content_hash(&style),
        which.sources()
    );
    let name = publication.programme.about.name.in_language(lang.code()).1;
    let filled = fill(
        TEMPLATE,
        &[
            ("lang", lang.tag()),
            ("title", &escaped(&format!("{} – {name}", said.title))),
            ("csp", &escaped(&policy)),
            ("style", &style),
            ("header", &page.header().into_string()),
            ("footer", &page.footer().into_string()),
            ("page", which.name()),
            ("root", &page.root()),
            ("base", &escaped(&publication.base.0)),
            ("pictures", if publication.pictures.exist() { "svg png" } else { "svg" }),
            ("assets", &format!("{}{}", page.root(), assets.folder)),
            ("operator", &publication.programme.about.operator_key.and_then(|key| key.did()).unwrap_or_default()),
            ("programme", &page::in_script(&publication.programme.to_json())),
            ("trust", &page::in_script(&String::from_utf8_lossy(&publication.trust))),
            ("loading", &escaped(said.loading)),
            ("needs_script", &escaped(said.needs_script)),
            ("not_loaded", &escaped(said.not_loaded)),
            ("not_trusted", &escaped(said.not_trusted)),
            ("stopped", &escaped(said.stopped)),
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

    #[test]
    fn every_page_has_its_program_and_the_portal_its_workers() {
        let programs =
            AppPage::ALL.iter().map(|page| page.name()).chain(["portal", "scan", "sheet", "book", "documents"]);
        let expected = programs.flat_map(|name| [".js", "_bg.wasm"].map(|end| format!("{name}{end}")));
        assert!(expected.eq(AppFiles::NAMES));
    }
}
