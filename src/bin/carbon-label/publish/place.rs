//! Where a site is published to: a folder, or an object store.

use super::store::{self, Store};
use crate::error::Error;
use carbon_label::site::{Encodings, File, Folder, Target};
use std::{
    path::{Path, PathBuf},
    time::Duration,
};

pub(super) enum Place {
    Folder(Folder),
    Store(Box<Store>),
}

impl Place {
    /// Begins a site anew; `part` names what of it is published.
    pub(super) fn begin(
        out: &Path,
        encodings: Encodings,
        part: &str,
        timeout: Duration,
        fresh: bool,
    ) -> Result<Self, Error> {
        match out.to_str().filter(|_| store::is_address(out)) {
            Some(address) => Store::open(address, part, timeout, fresh).map(Box::new).map(Self::Store),
            None => Folder::begin(out, encodings, part).map(Self::Folder).map_err(Error::Site),
        }
    }

    /// A folder for what is not the site's, gone at the end.
    pub(super) fn scratch(&self) -> PathBuf {
        match self {
            Self::Folder(folder) => folder.scratch(),
            Self::Store(store) => store.scratch(),
        }
    }

    /// Where what is to be remembered is written.
    pub(super) fn memory(&self, name: &str) -> PathBuf {
        match self {
            Self::Folder(folder) => folder.memory(name),
            Self::Store(store) => store.memory(name),
        }
    }

    /// Where what an earlier run remembered stands, if there was one.
    pub(super) fn earlier_memory(&self, name: &str) -> PathBuf {
        match self {
            Self::Folder(folder) => folder.earlier_memory(name),
            Self::Store(store) => store.earlier_memory(name),
        }
    }

    /// Puts the site in place. Gives what a store was sent and what was taken away there; `gone` are files of
    /// labels that are no longer there.
    pub(super) fn finish(self, part: &str, gone: impl Iterator<Item = String>) -> Result<Option<(u64, u64)>, Error> {
        match self {
            Self::Folder(folder) => folder.finish().map(|()| None).map_err(Error::Site),
            Self::Store(store) => store.finish(part, gone).map(Some),
        }
    }
}

impl Target for Place {
    type Error = Error;

    fn put(&self, file: File) -> Result<(), Error> {
        match self {
            Self::Folder(folder) => folder.put(file).map_err(Error::Site),
            Self::Store(store) => store.put(file),
        }
    }

    fn keep(&self, path: &str) -> Result<bool, Error> {
        match self {
            Self::Folder(folder) => folder.keep(path).map_err(Error::Site),
            Self::Store(store) => store.keep(path),
        }
    }

    fn settle(&self) -> Result<(), Error> {
        match self {
            Self::Folder(folder) => folder.settle().map_err(Error::Site),
            Self::Store(store) => store.settle(),
        }
    }
}
