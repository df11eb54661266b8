//! The published site: static files that any server carries.
//!
//! In: a [`Publication`]: programme, trust, assets; and its labels one by one, as [`Entry`]. Out:
//! [`File`]s, paths and bytes, the same for the same input. [`press`] draws the labels, on every core and
//! without drawing again what has not changed; [`overview`] the pages that list them; both hand their
//! files to a [`Target`]. Pages are published once a language, Chinese at the root and English under
//! `en/`; every link is relative.

mod app;
mod audit;
mod board;
mod card;
mod catalogue;
mod category;
mod data;
pub mod delivery;
mod elsewhere;
pub mod embed;
mod encoding;
mod entry;
pub mod evaluation;
mod folder;
mod formats;
mod home;
mod label;
mod maker;
pub mod manifest;
mod oembed;
pub mod overview;
mod page;
mod pictures;
mod pilot;
mod plain;
pub mod press;
mod product;
mod quality;
mod recognition;
mod record;
mod row;
mod rule;
pub mod served;
mod share;
mod snippet;
pub mod standards;
pub mod stories;
mod studio;
mod withdrawn;

use crate::{
    artwork::Undrawable,
    credential::SUBJECT_SCHEMA,
    label::{Number, WebAddress},
    programme::Programme,
    text::Lang,
};
pub use app::AppFiles;
use app::AppPage;
pub use audit::report;
pub use catalogue::Index;
pub use embed::{Element, ElementFiles};
pub use encoding::{Encodings, inflated};
pub use entry::Entry;
pub use folder::{Folder, FolderError, MARKER};
use page::Page;
pub use page::standalone;
pub use pictures::Pictures;
pub use record::{Record, RecordFault};
pub use row::{Census, Row, Rows, RowsWriter};
use row::{Lines, LinesWriter};
use sha2::{Digest, Sha256};
pub use standards::Standard;
pub use stories::Story;

/// A file of the site: its path from the site's root, and its bytes.
#[derive(Clone)]
pub struct File {
    /// The path, with `/` between its parts.
    pub path: String,
    /// The content.
    pub bytes: Vec<u8>,
}

/// Where a site's files go.
pub trait Target: Sync {
    /// Why a file could not be put there.
    type Error: Send;

    /// Puts a file in its place, whatever stood there.
    ///
    /// # Errors
    /// When it could not be.
    fn put(&self, file: File) -> Result<(), Self::Error>;

    /// Leaves a file as the earlier site has it; false if that has none.
    ///
    /// # Errors
    /// When it could not be left, though it is there.
    fn keep(&self, path: &str) -> Result<bool, Self::Error>;

    /// Waits until all that was put is there: what comes next leads to it.
    ///
    /// # Errors
    /// The first file's that could not be put.
    fn settle(&self) -> Result<(), Self::Error> {
        Ok(())
    }
}

/// What is published, but for its labels: they are taken one by one, however many there are.
pub struct Publication<'a> {
    /// The programme.
    pub programme: &'a Programme,
    /// Its signed status lists, sealed presentations and lenders' policies, with their paths in the site.
    pub carried: Vec<File>,
    /// Its demand standards.
    pub standards: Vec<Standard>,
    /// Its success stories.
    pub stories: Vec<Story>,
    /// Its trust list, signed by its operator.
    pub trust: Vec<u8>,
    /// Where the site will stand: QR symbols lead there.
    pub base: Base,
    /// The app; without it its pages are left out.
    pub app: Option<AppFiles>,
    /// What other people's pages load; without it they are given no `<carbon-label>`.
    pub element: Option<Element>,
    /// Pictures of dots beside the SVG.
    pub pictures: Pictures,
}

/// The address a site stands at, with a `/` at its end.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Base(String);

impl Base {
    /// The programme's own address.
    #[must_use]
    pub fn of(site: &WebAddress) -> Self {
        Self(format!("{}/", site.as_str().trim_end_matches('/')))
    }

    /// An address for trying out: `https`, or `http` on this machine.
    #[must_use]
    pub fn for_trial(address: &str) -> Option<Self> {
        let local = ["http://127.0.0.1", "http://localhost", "http://[::1]"];
        let is_local = local.iter().any(|host| {
            let rest = address.strip_prefix(host);
            rest.is_some_and(|rest| rest.is_empty() || rest.starts_with([':', '/']))
        });
        let plain = address.bytes().all(|b| b.is_ascii_graphic() && !matches!(b, b'"' | b'<' | b'>'));
        let usable = address.parse::<WebAddress>().is_ok() || (is_local && plain);
        usable.then(|| Self(format!("{}/", address.trim_end_matches('/'))))
    }

    /// The address of a label's page.
    #[must_use]
    pub fn label(&self, number: &Number) -> String {
        self.label_in(Lang::ALL[0], number)
    }

    /// The address of a label's page in a language.
    #[must_use]
    pub fn label_in(&self, lang: Lang, number: &Number) -> String {
        self.to(&format!("{}label/{number}/", lang.folder()))
    }

    /// The address of a path of the site.
    fn to(&self, path: &str) -> String {
        format!("{}{path}", self.0)
    }
}

impl Publication<'_> {
    /// What pages rest on, and what is published as it is: it goes before the pages.
    #[must_use]
    pub fn assets(&self) -> Vec<File> {
        let app = self.app.as_ref().map(app::Assets::new);
        let embed = self.element.iter().flat_map(|element| element.files(self.programme));
        let schema = File { path: "schema/label-v1.json".to_owned(), bytes: SUBJECT_SCHEMA.into() };
        let trust = File { path: "trust.jwt".to_owned(), bytes: self.trust.clone() };
        let fixed = [schema, embed::comparison(), card::host(), trust, delivery::worker()];
        let embed = embed.chain(embed::programme(self.programme)).chain(fixed);
        let assets = app.iter().flat_map(app::Assets::files).chain(embed).chain(delivery::files());
        assets.chain(self.carried.iter().cloned()).chain(self.documents()).collect()
    }

    /// Everything of one label.
    ///
    /// # Errors
    /// Why its picture cannot be drawn.
    pub fn label(&self, entry: &Entry) -> Result<Vec<File>, Undrawable> {
        let number = &entry.number;
        let credential = File { path: format!("label/{number}.jwt"), bytes: entry.credential.clone() };
        let mut files = vec![credential, plain::file(self, entry)];
        for lang in Lang::ALL {
            files.extend(self.pictures.files(entry, *lang)?);
            files.extend([
                label::page(self, entry, *lang),
                card::page(self, entry, *lang),
                snippet::file(self, entry, *lang),
                oembed::file(self, entry, *lang),
            ]);
        }
        Ok(files)
    }

    /// The paths of [`Self::label`]'s files.
    #[must_use]
    pub fn label_paths(&self, number: &Number) -> Vec<String> {
        let mut paths = vec![format!("label/{number}.jwt"), format!("label/{number}.json")];
        for lang in Lang::ALL {
            paths.extend(self.pictures.paths(number, *lang));
            let names = ["index.html", "card.html", "snippet.html", "oembed.json"];
            paths.extend(names.map(|name| format!("{}label/{number}/{name}", lang.folder())));
        }
        paths
    }

    /// The paths of pictures a label's pages name and that are not drawn here.
    pub fn taken(&self, number: &Number) -> impl Iterator<Item = String> {
        let taken = matches!(self.pictures, Pictures::AsTheyAre);
        self.dots(number).filter(move |_| taken)
    }

    /// The paths of a label's pictures of dots, whether they are drawn or not.
    pub fn dots(&self, number: &Number) -> impl Iterator<Item = String> + use<> {
        pictures::dots(number).collect::<Vec<_>>().into_iter()
    }

    /// What every label's files depend on beside the label, in 32 bytes; `edition` is what draws them.
    #[must_use]
    pub fn imprint(&self, edition: &str) -> [u8; 32] {
        let mut hash = Sha256::new();
        let tools: Vec<&str> = self.tools().iter().map(|tool| tool.path()).collect();
        let (programme, issuers) = (self.programme.to_json(), self.programme.issuers().to_string());
        for part in [edition, &programme, &issuers, &self.base.0, &tools.join(" "), self.pictures.word()] {
            hash.update(Sha256::digest(part));
        }
        hash.finalize().into()
    }

    /// The pages that stand beside the labels': the app's, and what a server gives for what is not there.
    fn tool_pages(&self) -> Vec<File> {
        let app = self.app.as_ref().map(app::Assets::new);
        let mut pages = Vec::new();
        for lang in Lang::ALL {
            let tools = app.iter().flat_map(|assets| self.tools().iter().map(move |tool| (assets, *tool)));
            pages.extend(tools.map(|(assets, tool)| app::page(self, assets, tool, *lang)));
        }
        pages.push(page::not_found(self));
        pages
    }

    /// The pages of the app it can have. The studio hands out the element: without one, packed or taken
    /// as it stands, it is left out.
    fn tools(&self) -> &'static [AppPage] {
        let has_element = self.element.is_some() || self.carried.iter().any(|file| file.path == embed::SHIM);
        match (&self.app, has_element) {
            (None, _) => &[],
            (Some(_), false) => &[AppPage::Verify, AppPage::Compare, AppPage::Evaluate, AppPage::Draft],
            (Some(_), true) => &AppPage::ALL,
        }
    }

    /// The DID documents that have their place on the programme's own site.
    fn documents(&self) -> Vec<File> {
        let about = &self.programme.about;
        let own = |(address, document): (String, crate::json::Json)| {
            Some(File { path: about.path_of(&address)?.to_owned(), bytes: document.to_string().into_bytes() })
        };
        self.programme.trust.documents().into_iter().filter_map(own).collect()
    }
}
