//! What many products share, kept once.

use std::collections::BTreeMap;

/// Entries in the order they came, each with a text that tells it from the others.
#[derive(Debug)]
pub(super) struct Dictionary<T> {
    codes: BTreeMap<String, u32>,
    entries: Vec<T>,
}

impl<T> Default for Dictionary<T> {
    fn default() -> Self {
        Self { codes: BTreeMap::new(), entries: Vec::new() }
    }
}

impl<T> Dictionary<T> {
    /// The place of an entry, made if it is not there.
    pub(super) fn code(&mut self, key: String, entry: impl FnOnce() -> T) -> u32 {
        let next = u32::try_from(self.entries.len()).unwrap_or(u32::MAX);
        let code = *self.codes.entry(key).or_insert(next);
        if code == next {
            self.entries.push(entry());
        }
        code
    }

    /// All entries, by their places.
    pub(super) fn entries(&self) -> &[T] {
        &self.entries
    }

    /// The entry at a place.
    pub(super) fn get(&self, code: u32) -> Option<&T> {
        self.entries.get(code as usize)
    }

    /// Their texts, in the order they came.
    pub(super) fn keys(&self) -> Vec<&str> {
        let mut keys = vec![""; self.codes.len()];
        for (key, code) in &self.codes {
            keys[*code as usize] = key;
        }
        keys
    }
}
