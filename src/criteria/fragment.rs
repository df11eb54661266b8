//! Criteria as the fragment of a link: one line that people can read, too.
//!
//! `version=1&bid=2026-12-10&category=pv-module&…&must=at-most,630,kgCO2e,1+kWp`. It is the document of
//! [`Criteria::json`] written flat, and is read by way of it: what one refuses the other does.

use super::{
    Criteria,
    wire::{AWARD, MUSTS},
};
use crate::{
    digital_link::{Place, escaped, unescaped},
    json::{Fault, Json, Problem},
};

/// Most bytes of a fragment.
const MOST_BYTES: usize = 8 * 1024;
const KEYS: &[&str] =
    &["version", "name", "bid", "region", "category", "unit", "per", "boundary", "standard", "rule", "must", "award"];
/// Those of the whole document.
const WHOLE: &[&str] = &["version", "name", "bid", "region"];
/// Those of its basis; a standard stands once for each.
const BASIS: &[&str] = &["category", "unit", "per", "boundary", "standard", "rule"];
/// What has two parts in the document, and a blank between them here.
const PARTS: &[(&str, [&str; 2])] = &[("per", ["amount", "unit"]), ("rule", ["id", "version"])];
/// What is a number in the document.
const NUMBERS: &[&str] = &["version", "grade", "places"];

impl Criteria {
    /// The criteria as the fragment of a link, without its `#`.
    #[must_use]
    pub fn fragment(&self) -> String {
        let tree = self.json();
        let mut pairs = Vec::new();
        let mut put = |key: &str, value: String| pairs.push(format!("{key}={value}"));
        for key in WHOLE {
            tree.member(key).into_iter().for_each(|value| put(key, flat(value)));
        }
        for key in BASIS {
            let value = tree.member("basis").and_then(|basis| basis.member(key));
            members(value).iter().for_each(|value| put(key, flat(value)));
        }
        for must in members(tree.member("musts")) {
            let kind = MUSTS.iter().find(|kind| must.member("must") == Some(&Json::text(kind.word)));
            put("must", record(must, kind.map_or(&[], |kind| kind.members)));
        }
        members(tree.member("awards")).iter().for_each(|award| put("award", record(award, AWARD)));
        pairs.join("&")
    }

    /// Reads [`Criteria::fragment`] back, with its `#` or without.
    ///
    /// # Errors
    /// A [`Fault`] at the first place that does not read, by its path in the document.
    pub fn of_fragment(text: &str) -> Result<Self, Fault> {
        if text.len() > MOST_BYTES {
            return Err(Fault::new("$", Problem::TooLarge { bytes: text.len(), limit: MOST_BYTES }));
        }
        let text = text.strip_prefix('#').unwrap_or(text);
        let mut parts = Document::default();
        text.split('&').filter(|pair| !pair.is_empty()).try_for_each(|pair| parts.take(pair))?;
        Self::of_tree(&parts.tree())
    }
}

/// A value as one list has it; a value of its own is a list of one.
fn members(value: Option<&Json>) -> &[Json] {
    match value {
        Some(Json::List(list)) => list,
        Some(value) => std::slice::from_ref(value),
        None => &[],
    }
}

/// The members of an object, with commas between; what is not there leaves its place empty.
fn record(object: &Json, keys: &[&str]) -> String {
    let value = |key: &&str| object.member(key).map(flat).unwrap_or_default();
    keys.iter().map(value).collect::<Vec<_>>().join(",")
}

fn flat(value: &Json) -> String {
    let text = match value {
        Json::Text(text) | Json::Number(text) => text.clone(),
        Json::Object(parts) => {
            let text =
                |(_, part): &(String, Json)| if let Json::Text(text) = part { text.clone() } else { String::new() };
            parts.iter().map(text).collect::<Vec<_>>().join(" ")
        }
        _ => String::new(),
    };
    escaped(&text, Place::Query)
}

/// The document, as far as it is read.
#[derive(Default)]
struct Document {
    whole: Vec<(String, Json)>,
    basis: Vec<(String, Json)>,
    standards: Vec<Json>,
    musts: Vec<Json>,
    awards: Vec<Json>,
}

impl Document {
    fn take(&mut self, pair: &str) -> Result<(), Fault> {
        let (key, value) = pair.split_once('=').unwrap_or((pair, ""));
        let at = |path: &str, index: usize| format!("$.{path}[{index}]");
        match key {
            "must" => {
                let word = value.split(',').next().unwrap_or_default();
                let kind = MUSTS.iter().find(|kind| kind.word == word);
                let members = kind.map_or(&["must"][..], |kind| kind.members);
                self.musts.push(object(value, members, &at("musts", self.musts.len()))?);
            }
            "award" => self.awards.push(object(value, AWARD, &at("awards", self.awards.len()))?),
            "standard" => self.standards.extend(leaf(key, value, &at("basis.standard", self.standards.len()))?),
            _ if WHOLE.contains(&key) => put(&mut self.whole, "$", key, value)?,
            _ if BASIS.contains(&key) => put(&mut self.basis, "$.basis", key, value)?,
            _ => return Err(Fault::new(format!("$.{key}"), Problem::UnknownKey { known: KEYS })),
        }
        Ok(())
    }

    fn tree(self) -> Json {
        let Self { mut whole, mut basis, standards, musts, awards } = self;
        if !basis.is_empty() || !standards.is_empty() {
            basis.push(("standard".to_owned(), Json::List(standards)));
            whole.push(("basis".to_owned(), Json::Object(basis)));
        }
        whole.push(("musts".to_owned(), Json::List(musts)));
        whole.push(("awards".to_owned(), Json::List(awards)));
        Json::Object(whole)
    }
}

/// Puts a member where it may stand once.
fn put(into: &mut Vec<(String, Json)>, place: &str, key: &str, value: &str) -> Result<(), Fault> {
    let path = format!("{place}.{key}");
    if into.iter().any(|(name, _)| name == key) {
        return Err(Fault::new(path, Problem::DuplicateKey));
    }
    into.extend(leaf(key, value, &path)?.map(|value| (key.to_owned(), value)));
    Ok(())
}

fn object(record: &str, keys: &[&str], path: &str) -> Result<Json, Fault> {
    let found = record.split(',').count();
    if found > keys.len() {
        return Err(Fault::new(path, Problem::TooMany { found, limit: keys.len() }));
    }
    let mut members = Vec::new();
    for (key, value) in keys.iter().zip(record.split(',')) {
        let value = leaf(key, value, &format!("{path}.{key}"))?;
        members.extend(value.map(|value| ((*key).to_owned(), value)));
    }
    Ok(Json::Object(members))
}

/// A value as the document has it; nothing where its place is empty.
fn leaf(key: &str, value: &str, path: &str) -> Result<Option<Json>, Fault> {
    let text = String::from_utf8(unescaped(value, Place::Query)).map_err(|_| Fault::new(path, Problem::NotText))?;
    let parts = PARTS.iter().find(|(name, _)| *name == key);
    Ok(match parts {
        _ if text.is_empty() => None,
        Some((_, names)) => {
            let parts = names.iter().zip(text.splitn(2, ' '));
            Some(Json::Object(parts.map(|(name, part)| ((*name).to_owned(), Json::text(part))).collect()))
        }
        None if NUMBERS.contains(&key) && text.bytes().all(|byte| byte.is_ascii_digit()) => Some(Json::Number(text)),
        None => Some(Json::Text(text)),
    })
}
