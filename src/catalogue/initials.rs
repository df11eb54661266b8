//! The first letters of characters' pinyin, by which Chinese names are looked for: `tjgf` for 天津光伏.

use std::collections::BTreeMap;

/// Which letters a character may begin with, for the characters an index uses.
#[derive(Debug, Clone, Default)]
pub struct Initials(BTreeMap<char, Vec<char>>);

/// Most ways a name is written out in; a name with more ambiguous characters has their first letters only.
const WAYS: usize = 4;

impl Initials {
    /// Reads characters, each with its letters after it: `天t行xh`. What is no such pair is passed over.
    #[must_use]
    pub fn of(table: &str) -> Self {
        let mut letters: BTreeMap<char, Vec<char>> = BTreeMap::new();
        let mut open = None;
        for c in table.chars() {
            match open {
                Some(character) if c.is_ascii_lowercase() => letters.entry(character).or_default().push(c),
                _ => open = Some(c),
            }
        }
        Self(letters)
    }

    /// A text in small letters, and its initials beside it.
    pub(super) fn beside(&self, text: &str) -> String {
        let small = text.to_lowercase();
        let ways = self.ways(&small);
        if ways.is_empty() { small } else { format!("{small} {}", ways.join(" ")) }
    }

    /// The initials of a text's characters, letters and digits as they are, in each way they can be read.
    fn ways(&self, text: &str) -> Vec<String> {
        let mut ways = vec![String::new()];
        let mut any = false;
        for c in text.chars() {
            let own = [c];
            let letters = match self.0.get(&c) {
                Some(letters) => {
                    any = true;
                    letters.as_slice()
                }
                None if c.is_alphanumeric() => &own[..],
                None => continue,
            };
            let letters = if ways.len() * letters.len() > WAYS { &letters[..1] } else { letters };
            let longer = |way: &String| letters.iter().map(|letter| format!("{way}{letter}")).collect::<Vec<_>>();
            ways = ways.iter().flat_map(longer).collect();
        }
        if any { ways } else { Vec::new() }
    }
}
