//! A published site, held against the files that are drawn for it again.
//!
//! In: files, one by one, as a site's target takes them. Out: what differs, is missing or surplus. A file's
//! compressed forms are what most readers are sent: inflated, they have to be the file, or at
//! least the one that stands beside them, which is then found itself.

use super::compare::{MAX_PAGE, read};
use crate::{error::Error, progress::Progress};
use carbon_label::{
    audit::{Found, Site},
    site::{File, Target, delivery, inflated},
};
use std::{
    collections::HashSet,
    path::{Path, PathBuf},
    sync::{Mutex, PoisonError},
};

/// No file of ours says more.
const MOST: usize = MAX_PAGE as usize;

/// A site's folder, and what was found of it so far.
pub(super) struct Held {
    folder: PathBuf,
    there: HashSet<String>,
    site: Mutex<Site>,
    progress: Progress,
}

impl Held {
    pub(super) fn new(folder: &Path, paths: Vec<String>, progress: Progress) -> Self {
        let there = paths.iter().cloned().collect();
        Self { folder: folder.to_owned(), there, site: Mutex::new(Site::new(paths)), progress }
    }

    /// Takes a file as it stands there.
    pub(super) fn take(&self, path: &str) -> Result<(), Error> {
        let mut site = self.site.lock().unwrap_or_else(PoisonError::into_inner);
        if self.there.contains(path) {
            site.take(path)
        } else {
            site.compare(path, &[], None)
        }
        Ok(())
    }

    pub(super) fn finish(self) -> Vec<Found> {
        self.site.into_inner().unwrap_or_else(PoisonError::into_inner).finish()
    }

    fn compare(&self, path: &str, expected: &[u8], found: Option<&[u8]>) {
        self.site.lock().unwrap_or_else(PoisonError::into_inner).compare(path, expected, found);
    }

    fn found(&self, path: &str) -> Result<Option<Vec<u8>>, Error> {
        self.there.contains(path).then(|| read(&self.folder, path)).transpose()
    }
}

impl Target for Held {
    type Error = Error;

    fn put(&self, file: File) -> Result<(), Error> {
        let plain = self.found(&file.path)?;
        self.compare(&file.path, &file.bytes, plain.as_deref());
        self.progress.step();
        for (_, ending) in delivery::ENCODINGS {
            let path = format!("{}{ending}", file.path);
            if let Some(found) = self.found(&path)? {
                // As it is, where it says nothing.
                let inflated = inflated(&path, &found, MOST).unwrap_or(found);
                let expected = plain.as_ref().filter(|plain| **plain == inflated).unwrap_or(&file.bytes);
                self.compare(&path, expected, Some(&inflated));
                self.progress.step();
            }
        }
        Ok(())
    }

    fn keep(&self, _path: &str) -> Result<bool, Error> {
        Ok(false)
    }
}
