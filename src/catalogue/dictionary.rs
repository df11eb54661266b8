//! What many products share, kept once.

use indexmap::IndexSet;
use std::hash::Hash;

/// Entries in the order they came.
#[derive(Debug)]
pub(super) struct Dictionary<T>(IndexSet<T>);

impl<T> Default for Dictionary<T> {
    fn default() -> Self {
        Self(IndexSet::default())
    }
}

impl<T> Dictionary<T> {
    /// All entries, by their places.
    pub(super) fn entries(&self) -> impl ExactSizeIterator<Item = &T> {
        self.0.iter()
    }

    /// The entry at a place.
    pub(super) fn get(&self, code: u32) -> Option<&T> {
        self.0.get_index(code as usize)
    }
}

impl<T: Hash + Eq> Dictionary<T> {
    /// The place of an entry, added if it is not there.
    pub(super) fn code(&mut self, entry: T) -> u32 {
        super::code(self.0.insert_full(entry).0)
    }
}
