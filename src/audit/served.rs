//! The published site against the one the credentials draw.
//!
//! In: the files a site should have, with the bytes they should be, and the bytes that stand there.
//! Out: files that differ, are missing, or that nobody drew.

use super::{Finding, Found, Kind};
use crate::credential::Standing;
use sha2::{Digest, Sha256};
use std::collections::BTreeSet;

/// What is wrong with a published site.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Served {
    /// A file is not what the credentials draw; both by their SHA-256, in hexadecimal.
    Differs {
        /// Its path from the site's root.
        path: String,
        /// What stands there.
        found: String,
        /// What should.
        expected: String,
    },
    /// A file is not there.
    Missing {
        /// Its path from the site's root.
        path: String,
    },
    /// A file is there that nothing draws.
    Surplus {
        /// Its path from the site's root.
        path: String,
    },
    /// The site was rightly drawn when it was published; the certificate stands elsewhere since.
    Outdated {
        /// Where it stood then.
        shown: Standing,
        /// Where it stands at the time of the audit.
        now: Standing,
    },
    /// The app's own files were taken as the site has them: no build was named to compare with.
    AppNotCompared,
    /// The labels' pictures of dots were taken as the site has them: they depend on the publisher's fonts.
    PicturesNotCompared,
}

impl Served {
    pub(super) fn kind(&self) -> Kind {
        match self {
            Self::Differs { .. } => Kind::PageDiffers,
            Self::Missing { .. } => Kind::PageMissing,
            Self::Surplus { .. } => Kind::PageSurplus,
            Self::Outdated { .. } => Kind::PageOutdated,
            Self::AppNotCompared => Kind::AppNotCompared,
            Self::PicturesNotCompared => Kind::PicturesNotCompared,
        }
    }

    pub(super) fn sides(&self) -> Option<(String, String)> {
        match self {
            Self::Differs { found, expected, .. } => Some((found.clone(), expected.clone())),
            Self::Outdated { shown, now } => Some((shown.word().to_owned(), now.word().to_owned())),
            Self::Missing { .. } | Self::Surplus { .. } | Self::AppNotCompared | Self::PicturesNotCompared => None,
        }
    }

    pub(super) fn path(&self) -> Option<&str> {
        match self {
            Self::Differs { path, .. } | Self::Missing { path } | Self::Surplus { path } => Some(path),
            Self::Outdated { .. } | Self::AppNotCompared | Self::PicturesNotCompared => None,
        }
    }
}

/// A site that is being held against its drawing, file by file.
pub struct Site {
    unseen: BTreeSet<String>,
    found: Vec<Served>,
}

impl Site {
    /// A site with these files, by their paths from its root.
    #[must_use]
    pub fn new(paths: impl IntoIterator<Item = String>) -> Self {
        Self { unseen: paths.into_iter().collect(), found: Vec::new() }
    }

    /// Holds one file against its drawing; `found` is nothing where none stands there.
    pub fn compare(&mut self, path: &str, expected: &[u8], found: Option<&[u8]>) {
        self.unseen.remove(path);
        let path = path.to_owned();
        match found {
            None => self.found.push(Served::Missing { path }),
            Some(found) if found != expected => {
                self.found.push(Served::Differs { path, found: hash(found), expected: hash(expected) });
            }
            Some(_) => {}
        }
    }

    /// Takes a file as it stands there.
    pub fn take(&mut self, path: &str) {
        self.unseen.remove(path);
    }

    /// What was found, and the files nothing was held against.
    #[must_use]
    pub fn finish(self) -> Vec<Found> {
        let surplus = self.unseen.into_iter().map(|path| Served::Surplus { path });
        let found = self.found.into_iter().chain(surplus);
        found.map(|served| Found { labels: label_of(&served), finding: Finding::Served(served) }).collect()
    }
}

/// The label a file of the site belongs to: `label/<number>.svg`, `label/<number>@2x.png`,
/// `en/label/<number>/index.html`.
fn label_of(served: &Served) -> Vec<String> {
    let inside = served.path().and_then(|path| path.rsplit_once("label/"));
    let name = inside.and_then(|(_, rest)| match rest.split_once('/') {
        Some((folder, _)) => Some(folder),
        // No number has an @.
        None => rest.rsplit_once('.')?.0.split('@').next(),
    });
    name.map(str::to_owned).into_iter().collect()
}

fn hash(bytes: &[u8]) -> String {
    Sha256::digest(bytes).iter().map(|byte| format!("{byte:02x}")).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_differs_is_missing_or_surplus_is_named() {
        let files = ["index.html", "label/A-1.svg", "en/label/A-1/index.html", "label/A-1/card.html", "phish.html"];
        let paths = files.into_iter().chain(["label/A.1@2x.png"]).map(str::to_owned);
        let mut site = Site::new(paths);
        site.compare("index.html", b"1", Some(b"1"));
        site.compare("label/A-1.svg", b"1", Some(b"2"));
        site.compare("en/label/A-1/index.html", b"1", Some(b"1"));
        site.compare("404.html", b"1", None);
        let found = site.finish();
        let named: Vec<_> = found.iter().map(|one| (one.finding.kind(), one.finding.path(), &one.labels[..])).collect();
        let expected: [(_, _, &[String]); 5] = [
            (Kind::PageDiffers, Some("label/A-1.svg"), &["A-1".to_owned()]),
            (Kind::PageMissing, Some("404.html"), &[]),
            (Kind::PageSurplus, Some("label/A-1/card.html"), &["A-1".to_owned()]),
            (Kind::PageSurplus, Some("label/A.1@2x.png"), &["A.1".to_owned()]),
            (Kind::PageSurplus, Some("phish.html"), &[]),
        ];
        assert_eq!(named, expected);
    }
}
