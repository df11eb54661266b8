//! The site's files, those asked for lately in memory.
//!
//! In: a path of the site. Out: the file as it is on the disk, or was a second ago. What is kept is
//! bounded: two halves, of which the older is let go when the younger is full.

use bytes::Bytes;
use std::{
    collections::HashMap,
    fs::{File, Metadata},
    io::{self, Read},
    path::{Path, PathBuf},
    sync::{Arc, Mutex, MutexGuard, PoisonError},
    time::{Duration, Instant, SystemTime},
};

/// No larger file is kept.
const LARGEST: u64 = 1024 * 1024;
/// The bytes of a half.
const HALF: usize = 32 * 1024 * 1024;
/// What an entry takes beside its bytes, more or less.
const BESIDE: usize = 512;
/// How long a file is taken to be as it was.
const FRESH: Duration = Duration::from_secs(1);

/// A file as it was when it was opened.
pub(super) struct Held {
    pub(super) length: u64,
    pub(super) modified: SystemTime,
    /// A tag that is another once the file is.
    pub(super) tag: String,
    pub(super) content: Content,
}

/// A file's bytes.
pub(super) enum Content {
    Kept(Bytes),
    /// Too large to be kept: to be read from here.
    Large(Arc<File>),
}

/// An answer that was given, also that there is no such file.
struct Kept {
    held: Option<Arc<Held>>,
    looked: Instant,
}

#[derive(Default)]
struct Halves {
    young: HashMap<String, Kept>,
    old: HashMap<String, Kept>,
    /// What the young half takes.
    bytes: usize,
}

pub(super) struct Shelf {
    folder: PathBuf,
    halves: Mutex<Halves>,
}

impl Shelf {
    pub(super) fn new(folder: &Path) -> Self {
        Self { folder: folder.to_owned(), halves: Mutex::default() }
    }

    /// The file at a path of the site; nothing where there is none.
    pub(super) async fn get(&self, path: &str) -> Option<Arc<Held>> {
        let known = match self.halves().get(path) {
            Some(kept) if kept.looked.elapsed() < FRESH => return kept.held.clone(),
            kept => kept.and_then(|kept| kept.held.clone()),
        };
        let file = self.folder.join(path);
        let looked = Instant::now();
        let read = tokio::task::spawn_blocking(move || look(&file, known)).await;
        // A file that cannot be read is not there, for a reader.
        let held = read.ok().and_then(Result::ok).flatten().map(|held| match held {
            Looked::Same(held) => held,
            Looked::Other(held) => Arc::new(held),
        });
        let is_large = held.as_ref().is_some_and(|held| matches!(held.content, Content::Large(_)));
        if !is_large {
            self.halves().put(path, Kept { held: held.clone(), looked });
        }
        held
    }

    /// Whether there is a folder at a path, with a page in it.
    pub(super) async fn has_page(&self, folder: &str) -> bool {
        self.get(&format!("{folder}/index.html")).await.is_some()
    }

    fn halves(&self) -> MutexGuard<'_, Halves> {
        // Whole at any time: nothing between two of its changes can panic.
        self.halves.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Halves {
    /// What is kept of a path; it counts as young from now on.
    fn get(&mut self, path: &str) -> Option<&Kept> {
        if let Some((path, kept)) = self.old.remove_entry(path) {
            self.put(&path, kept);
        }
        self.young.get(path)
    }

    fn put(&mut self, path: &str, kept: Kept) {
        let length = |kept: &Kept| kept.held.as_ref().map_or(0, |held| usize::try_from(held.length).unwrap_or(HALF));
        let size = |kept: &Kept| length(kept) + path.len() + BESIDE;
        if self.bytes + size(&kept) > HALF {
            self.old = std::mem::take(&mut self.young);
            self.bytes = 0;
        }
        self.bytes += size(&kept);
        if let Some(before) = self.young.insert(path.to_owned(), kept) {
            self.bytes -= size(&before);
        }
    }
}

/// What a look at the disk found.
enum Looked {
    /// The file that is known already.
    Same(Arc<Held>),
    Other(Held),
}

fn look(path: &Path, known: Option<Arc<Held>>) -> io::Result<Option<Looked>> {
    if let Some(known) = known {
        let data = std::fs::metadata(path)?;
        if data.is_file() && known.tag == tag(&data)? {
            return Ok(Some(Looked::Same(known)));
        }
    }
    let file = File::open(path)?;
    // Of the file that is open, whatever stands at its path by now.
    let data = file.metadata()?;
    if !data.is_file() {
        return Ok(None);
    }
    let (length, modified, tag) = (data.len(), data.modified()?, tag(&data)?);
    let content = if length <= LARGEST {
        let mut bytes = Vec::with_capacity(usize::try_from(length).unwrap_or_default());
        // Not beyond what was announced: a file that grows is another a second later.
        file.take(length).read_to_end(&mut bytes)?;
        Content::Kept(bytes.into())
    } else {
        Content::Large(Arc::new(file))
    };
    Ok(Some(Looked::Other(Held { length, modified, tag, content })))
}

fn tag(data: &Metadata) -> io::Result<String> {
    let since = data.modified()?.duration_since(SystemTime::UNIX_EPOCH).unwrap_or_default();
    Ok(format!("{:x}-{:x}", since.as_nanos(), data.len()))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn kept(length: usize) -> Kept {
        let held = Held {
            length: length as u64,
            modified: SystemTime::now(),
            tag: String::new(),
            content: Content::Kept(Bytes::new()),
        };
        Kept { held: Some(Arc::new(held)), looked: Instant::now() }
    }

    #[test]
    fn what_is_asked_for_stays_and_what_is_not_goes() {
        let mut halves = Halves::default();
        for n in 0..200 {
            halves.put(&format!("{n}"), kept(1024 * 1024));
            assert!(halves.get("0").is_some(), "{n}");
            assert!(halves.bytes <= HALF && halves.young.len() + halves.old.len() <= 64);
        }
        assert!(halves.get("1").is_none());
    }

    #[test]
    fn the_same_path_twice_counts_once() {
        let mut halves = Halves::default();
        for _ in 0..1000 {
            halves.put("a", kept(1024 * 1024));
        }
        assert_eq!(halves.bytes, 1024 * 1024 + 1 + BESIDE);
    }
}
