//! The published site: static files that any server carries.
//!
//! In: a [`Publication`]: programme, credentials, the time. Out: [`File`]s, paths and bytes, the same
//! for the same input; [`folder`] writes them whole or not at all. Pages are published once a
//! language, Chinese at the root and English under `en/`; every link is relative.

mod app;
mod audit;
mod card;
mod category;
mod elsewhere;
pub mod embed;
pub mod folder;
mod home;
mod label;
pub mod manifest;
mod oembed;
mod page;
mod pictures;
mod product;
pub mod served;
mod share;
mod snippet;
mod studio;

use crate::{
    credential::SUBJECT_SCHEMA,
    evidence::Evidence,
    label::{Number, WebAddress},
    programme::Programme,
    text::Lang,
};
pub use app::AppFiles;
use app::AppPage;
pub use audit::report;
pub use embed::{Element, ElementFiles};
use page::Page;
pub use page::standalone;
pub use pictures::Pictures;

/// A file of the site: its path from the site's root, and its bytes.
#[derive(Clone)]
pub struct File {
    /// The path, with `/` between its parts.
    pub path: String,
    /// The content.
    pub bytes: Vec<u8>,
}

/// A label of the site: its number, its credential, and what that turned out to be.
pub struct Entry {
    /// The number, which names its file and its page.
    pub number: Number,
    /// The credential, byte for byte.
    pub credential: Vec<u8>,
    /// What it turned out to be: a verified label, or a rejection, whose page says so.
    pub evidence: Evidence,
}

/// What is published.
pub struct Publication<'a> {
    /// The programme.
    pub programme: &'a Programme,
    /// Its labels, by number.
    pub entries: Vec<Entry>,
    /// Its signed status lists and sealed presentations, with their paths in the site.
    pub carried: Vec<File>,
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

impl Entry {
    /// The certificate number its credential states, where that is another than its file's name.
    #[must_use]
    pub fn misnamed(&self) -> Option<&Number> {
        match &self.evidence {
            Evidence::Verified(placed) => {
                Some(&placed.verified.label().certificate.number).filter(|stated| **stated != self.number)
            }
            _ => None,
        }
    }
}

impl Publication<'_> {
    /// The site's files, assets before pages, made one by one.
    pub fn files(&self) -> impl Iterator<Item = File> {
        let app = self.app.as_ref().map(app::Assets::new);
        let embed = self.element.iter().flat_map(|element| element.files(self.programme));
        let assets = app.iter().flat_map(app::Assets::files).chain(embed).collect::<Vec<_>>();
        let studio = self.tools().contains(&AppPage::Studio).then(|| [studio::index(self), studio::preview()]);
        let schema = File { path: "schema/label-v1.json".to_owned(), bytes: SUBJECT_SCHEMA.into() };
        let labels = self.entries.iter().flat_map(|entry| self.label_files(entry));
        let pages = Lang::ALL.iter().flat_map(move |lang| self.pages(*lang, app.as_ref()));
        let missing = page::not_found(self);
        let trust = File { path: "trust.jwt".to_owned(), bytes: self.trust.clone() };
        let programme = embed::programme(self.programme);
        let fixed = [schema, programme, card::host(), trust];
        let fixed =
            assets.into_iter().chain(studio.into_iter().flatten()).chain(fixed).chain(self.carried.iter().cloned());
        fixed.chain(self.documents()).chain(labels).chain(pages).chain([missing])
    }

    /// The pages of the app it can have. The studio hands out the element: without one, packed or taken
    /// as it stands, it is left out.
    fn tools(&self) -> &'static [AppPage] {
        let has_element = self.element.is_some() || self.carried.iter().any(|file| file.path == embed::SHIM);
        match (&self.app, has_element) {
            (None, _) => &[],
            (Some(_), false) => &[AppPage::Verify],
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

    fn label_files(&self, entry: &Entry) -> Vec<File> {
        let credential = File { path: format!("label/{}.jwt", entry.number), bytes: entry.credential.clone() };
        let ways = Lang::ALL.iter().flat_map(|lang| self.ways(entry, *lang));
        [credential].into_iter().chain(ways).collect()
    }

    /// The ways a label goes into other people's pages, in a language.
    fn ways(&self, entry: &Entry, lang: Lang) -> Vec<File> {
        let mut files = self.pictures.files(&self.base, entry, lang);
        files.extend([
            card::page(self, entry, lang),
            snippet::file(self, entry, lang),
            oembed::file(self, entry, lang),
        ]);
        files
    }

    /// The paths of pictures its pages name and that it does not draw.
    pub fn taken(&self) -> impl Iterator<Item = String> {
        let taken = matches!(self.pictures, Pictures::AsTheyAre);
        self.entries.iter().filter(move |_| taken).flat_map(pictures::paths)
    }

    fn pages<'a>(&'a self, lang: Lang, app: Option<&app::Assets>) -> impl Iterator<Item = File> + use<'a> {
        let tools =
            app.into_iter().flat_map(|assets| self.tools().iter().map(|page| app::page(self, assets, *page, lang)));
        let tools = tools.collect::<Vec<_>>();
        let home = std::iter::once_with(move || home::page(self, lang));
        let categories = self.programme.categories().iter().map(move |one| category::page(self, one, lang));
        let labels = self.entries.iter().map(move |entry| label::page(self, entry, lang));
        let products = product::products(self).into_iter();
        let products = products.map(move |(gtin, entries)| product::page(self, &gtin, &entries, lang));
        home.chain(categories).chain(labels).chain(products).chain(tools)
    }
}
