//! A programme's label files: which there are, and what each turned out to be.

use crate::{
    error::{Error, shown},
    issue, world,
};
use carbon_label::{
    credential::{AtHand, Envelope},
    evidence::Evidence,
    label::{Instant, Number},
    programme::Programme,
    site::{Base, Entry},
    text::Lang,
};
use sha2::{Digest, Sha256};
use std::{
    fs,
    path::{Path, PathBuf},
    sync::atomic::{AtomicUsize, Ordering},
};

/// The numbers of a folder's labels, in their order. Of a million, each takes some twenty bytes.
pub(crate) struct Numbers {
    text: String,
    ends: Vec<(u32, u8)>,
}

impl Numbers {
    /// The labels of a folder.
    pub(crate) fn of(folder: &Path) -> Result<Self, Error> {
        let (mut text, mut ends) = (String::new(), Vec::new());
        let listed = match fs::read_dir(folder) {
            Ok(listed) => Some(listed),
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => None,
            Err(error) => return Err(Error::Read(folder.to_owned(), error)),
        };
        for entry in listed.into_iter().flatten() {
            let name = entry.map_err(|reason| Error::Read(folder.to_owned(), reason))?.file_name();
            let path = Path::new(&name);
            if path.extension().is_none_or(|extension| extension != "jwt") {
                continue;
            }
            let number = path.file_stem().and_then(|stem| stem.to_str()?.parse::<Number>().ok());
            let number = number.ok_or_else(|| Error::FileName(folder.join(path)))?;
            // Numbers have at most 64 characters; folders of four billion of them are listed by nobody.
            let (start, length) = (u32::try_from(text.len()), u8::try_from(number.as_str().len()));
            let (Ok(start), Ok(length)) = (start, length) else { return Err(Error::FileName(folder.join(path))) };
            text.push_str(number.as_str());
            ends.push((start, length));
        }
        let mut numbers = Self { text, ends: Vec::new() };
        ends.sort_unstable_by(|a, b| numbers.at(*a).cmp(numbers.at(*b)));
        numbers.ends = ends;
        Ok(numbers)
    }

    /// Those of one part of several: the parts have no label in common, and leave none out.
    pub(crate) fn part(mut self, part: Part) -> Self {
        let ends = std::mem::take(&mut self.ends);
        self.ends = ends.into_iter().filter(|end| part.has(self.at(*end))).collect();
        self
    }

    fn at(&self, (start, length): (u32, u8)) -> &str {
        let start = start as usize;
        &self.text[start..start + usize::from(length)]
    }

    pub(crate) fn len(&self) -> usize {
        self.ends.len()
    }

    /// Each, in their order.
    pub(crate) fn iter(&self) -> impl Iterator<Item = Number> {
        // What was listed was a number.
        self.ends.iter().filter_map(|end| self.at(*end).parse().ok())
    }
}

/// A part of a programme's labels: `2/3`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Part {
    /// From 1.
    pub(crate) part: u16,
    pub(crate) of: u16,
}

impl Part {
    pub(crate) const WHOLE: Self = Self { part: 1, of: 1 };

    /// Reads `2/3`.
    pub(crate) fn parse(text: &str) -> Result<Self, String> {
        let parts = text.split_once('/').and_then(|(part, of)| Some((part.parse().ok()?, of.parse().ok()?)));
        let part = parts.map(|(part, of)| Self { part, of }).filter(|one| (1..=one.of).contains(&one.part));
        part.ok_or_else(|| "1/3".to_owned())
    }

    /// Whether a label is in it: its number alone decides, so that machines need not talk.
    fn has(self, number: &str) -> bool {
        let digest = Sha256::digest(number);
        let drawn = digest[..8].iter().fold(0_u64, |sum, byte| sum << 8 | u64::from(*byte));
        drawn % u64::from(self.of) == u64::from(self.part - 1)
    }

    /// The ending of names of what belongs to it.
    pub(crate) fn name(self) -> String {
        format!("{}-of-{}", self.part, self.of)
    }
}

/// Reads a programme's labels and checks them.
pub(crate) struct Labels<'a> {
    pub(crate) folder: PathBuf,
    pub(crate) programme: &'a Programme,
    pub(crate) at_hand: &'a AtHand,
    pub(crate) base: &'a Base,
    pub(crate) now: Instant,
}

impl Labels<'_> {
    /// The label of a number. One that does not verify is published as what it is: whoever scans its
    /// package must learn that, not find nothing.
    pub(crate) fn read(&self, number: Number) -> Result<Entry, Error> {
        let file = self.folder.join(format!("{number}.jwt"));
        let credential = world::read(&file, Envelope::MAX_BYTES as u64)?;
        if !credential.starts_with(b"eyJ") {
            return Err(Error::NotALabel(file));
        }
        // Whatever lies in the folder, a site shows what everybody may see.
        let credential = issue::public(&String::from_utf8_lossy(&credential)).into_bytes();
        let evidence = Evidence::read(&credential, self.programme, self.at_hand, self.now).asked(self.at_hand);
        let entry = Entry::new(number, credential, evidence, self.base);
        match entry.misnamed() {
            Some(stated) => Err(Error::Misnamed(file, stated.clone())),
            None => Ok(entry),
        }
    }
}

/// Says of some labels that do not verify why they do not, and of the others how many there are.
pub(crate) struct Notes {
    lang: Lang,
    told: AtomicUsize,
}

/// Labels that are named.
const NAMED: usize = 20;

impl Notes {
    pub(crate) fn new(lang: Lang) -> Self {
        Self { lang, told: AtomicUsize::new(0) }
    }

    pub(crate) fn hear(&self, folder: &Path, entry: &Entry) {
        if matches!(entry.evidence, Evidence::Verified(_)) || self.told.fetch_add(1, Ordering::Relaxed) >= NAMED {
            return;
        }
        let file = folder.join(format!("{}.jwt", entry.number));
        let note = (self.lang.cli().shown_as_failed)(&shown(&file), &self.lang.state(&entry.evidence));
        eprintln!("{}: {note}", self.lang.cli().note);
    }

    /// How many did not verify.
    pub(crate) fn finish(self) -> usize {
        let told = self.told.into_inner();
        if told > NAMED {
            eprintln!("{}: {}", self.lang.cli().note, (self.lang.cli().more_failed)(told - NAMED));
        }
        told
    }
}
