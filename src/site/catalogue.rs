//! The index of all products, for the portal: `catalogue.json` and the shards it names.
//!
//! In: rows, in the order of their numbers. Out: [`File`]s, each shard as soon as it is full. A shard holds
//! products of one category and ends where a number's own digest says so: whatever else is added or taken
//! away, the other shards stay the same bytes, under the same names.

use super::{File, Row};
use crate::{
    catalogue::{Item, MOST, ShardWriter},
    json::{Json, Limits, Node},
    label::Name,
};
use pinyin::ToPinyinMulti;
use sha2::{Digest, Sha256};
use std::{
    collections::{BTreeMap, BTreeSet},
    fmt::Write,
};

/// What names the shards.
pub(super) const MANIFEST: &str = "catalogue.json";
/// The folder they are in.
pub(super) const FOLDER: &str = "catalogue/";
/// A number in so many ends a shard.
const ONE_IN: u32 = 8_192;
const ITEM: Limits = Limits { bytes: 64 * 1024, depth: 8 };

/// The index, being written.
pub struct Index {
    demonstration: bool,
    open: BTreeMap<String, ShardWriter>,
    shards: Vec<Json>,
    rejected: Vec<Json>,
    rows: usize,
    characters: BTreeSet<char>,
}

impl Index {
    /// An empty one; `demonstration` says that nothing in it is real.
    #[must_use]
    pub fn new(demonstration: bool) -> Self {
        let (open, shards, rejected, characters) = (BTreeMap::new(), Vec::new(), Vec::new(), BTreeSet::new());
        Self { demonstration, open, shards, rejected, rows: 0, characters }
    }

    /// Adds a label. Gives a shard that is full by that.
    pub fn add(&mut self, row: &Row) -> Option<File> {
        self.rows += 1;
        let Some(item) = row.item.as_deref().and_then(read) else {
            self.rejected.push(Json::text(row.number.as_str()));
            return None;
        };
        for (_, line) in item.name.translations().chain(item.maker.iter().flat_map(Name::translations)) {
            self.characters.extend(line.as_str().chars().filter(|c| !c.is_ascii()));
        }
        let category = item.basis.category.to_string();
        let shard = self.open.entry(category.clone()).or_default();
        shard.add(&item);
        let digest = Sha256::digest(&row.number);
        let drawn = digest.iter().take(4).fold(0_u32, |number, byte| number << 8 | u32::from(*byte));
        if shard.rows() < MOST && drawn % ONE_IN != 0 {
            return None;
        }
        self.open.remove(&category).map(|shard| self.close(&category, shard))
    }

    /// The shards that are not full.
    pub fn rest(&mut self) -> Vec<File> {
        std::mem::take(&mut self.open).into_iter().map(|(category, shard)| self.close(&category, shard)).collect()
    }

    fn close(&mut self, category: &str, shard: ShardWriter) -> File {
        let rows = shard.rows();
        let bytes = shard.finish(self.demonstration).into_bytes();
        let digest = Sha256::digest(&bytes);
        let name = digest.iter().take(8).fold(String::new(), |mut name, byte| {
            // Writing to a String cannot fail.
            let _ = write!(name, "{byte:02x}");
            name
        });
        let path = format!("{FOLDER}{name}.json");
        let number = |number: usize| Json::Number(number.to_string());
        self.shards.push(Json::object([
            ("file", Json::text(path.as_str())),
            ("category", Json::text(category)),
            ("rows", number(rows)),
            ("bytes", number(bytes.len())),
        ]));
        File { path, bytes }
    }

    /// What names the shards: it goes after them.
    #[must_use]
    pub fn manifest(self) -> File {
        let manifest = Json::object([
            ("version", Json::Number("1".to_owned())),
            ("rows", Json::Number(self.rows.to_string())),
            ("initials", Json::text(initials(&self.characters))),
            ("rejected", Json::List(self.rejected)),
            ("shards", Json::List(self.shards)),
        ]);
        File { path: MANIFEST.to_owned(), bytes: manifest.to_string().into_bytes() }
    }
}

/// A row's product; nothing of what is not to be believed.
fn read(text: &str) -> Option<Item> {
    Item::read(&Node::root(&Json::parse(text.as_bytes(), ITEM).ok()?)).ok()
}

/// Characters, each with the letters its pinyin may begin with: `天t重zc`.
fn initials(characters: &BTreeSet<char>) -> String {
    let mut table = String::new();
    for character in characters {
        let Some(readings) = character.to_pinyin_multi() else { continue };
        table.push(*character);
        let mut letters: Vec<&str> = Vec::new();
        for letter in readings.into_iter().filter_map(|reading| reading.plain().get(..1)) {
            if !letters.contains(&letter) {
                letters.push(letter);
            }
        }
        letters.iter().for_each(|letter| table.push_str(letter));
    }
    table
}

#[cfg(test)]
mod tests {
    use super::initials;

    #[test]
    fn a_character_has_the_first_letters_of_its_readings_the_usual_one_first() {
        assert_eq!(initials(&"重天行A".chars().collect()), "天t行xh重zct");
    }
}
