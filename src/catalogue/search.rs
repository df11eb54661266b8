//! Texts in which words are looked for.

/// Texts one after the other, so that a search is one pass over all of them.
#[derive(Debug, Default)]
pub(super) struct Haystack {
    text: String,
    /// Where each ends.
    ends: Vec<usize>,
}

/// Stands between texts: no text holds it, no word is looked for with it.
const BETWEEN: char = '\n';

impl Haystack {
    pub(super) fn push(&mut self, text: &str) {
        self.text.extend(text.chars().map(|c| if c == BETWEEN { ' ' } else { c }).flat_map(char::to_lowercase));
        self.text.push(BETWEEN);
        self.ends.push(self.text.len());
    }

    /// Adds those of the entries that are not there yet.
    pub(super) fn extend<'a, T: 'a>(&mut self, entries: impl Iterator<Item = &'a T>, text: impl Fn(&T) -> String) {
        for entry in entries.skip(self.ends.len()) {
            self.push(&text(entry));
        }
    }

    /// Which texts hold a word, by their places.
    pub(super) fn holding(&self, word: &str) -> Vec<bool> {
        let mut found = vec![false; self.ends.len()];
        let (mut at, mut from) = (0, 0);
        while let Some(hit) = self.text.get(from..).and_then(|rest| rest.find(word)) {
            at += self.ends[at..].partition_point(|end| *end <= from + hit);
            let Some(end) = self.ends.get(at) else { break };
            found[at] = true;
            from = *end;
        }
        found
    }
}

/// The words of a search, in small letters.
pub(super) fn words(text: &str) -> Vec<String> {
    text.split_whitespace().map(str::to_lowercase).collect()
}
