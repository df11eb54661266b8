//! The folder's TOML files, as one tree that remembers file and line.

use super::{Programme, Review};
use crate::{
    json::{Fault, Json, Problem},
    label::Number,
};
use std::{
    collections::HashMap,
    fs, io,
    path::{Path, PathBuf},
};
use toml::de::{DeTable, DeValue};

/// What is wrong in a programme folder.
#[derive(Debug)]
pub enum FolderFault {
    /// A file or folder that cannot be read.
    Unreadable(PathBuf, io::Error),
    /// A file larger than any of these is, and the limit in bytes.
    TooLarge(PathBuf, u64),
    /// A file that is not TOML.
    NotToml {
        /// The file.
        file: PathBuf,
        /// The line, from 1.
        line: usize,
        /// What the reader says.
        message: String,
    },
    /// A place that does not read, or does not fit.
    Fault {
        /// The file.
        file: PathBuf,
        /// The line, from 1.
        line: usize,
        /// What is wrong; its path is inside the file.
        fault: Fault,
    },
    /// A file that nobody reads, called nearly as one that is read.
    Misnamed {
        /// The file.
        file: PathBuf,
        /// What it is to be called.
        meant: &'static str,
    },
}

impl FolderFault {
    /// The file or folder.
    #[must_use]
    pub fn file(&self) -> &Path {
        match self {
            Self::Unreadable(file, _) | Self::TooLarge(file, _) => file,
            Self::NotToml { file, .. } | Self::Fault { file, .. } | Self::Misnamed { file, .. } => file,
        }
    }

    /// The line, from 1; nothing where the file as a whole is at fault.
    #[must_use]
    pub fn line(&self) -> Option<usize> {
        match self {
            Self::NotToml { line, .. } | Self::Fault { line, .. } => Some(*line),
            Self::Unreadable(..) | Self::TooLarge(..) | Self::Misnamed { .. } => None,
        }
    }
}

/// What a programme folder turned out to be.
#[derive(Debug)]
pub struct Folder {
    /// The programme as far as it reads; nothing while its own words or its trust list do not.
    pub programme: Option<Programme>,
    /// Everything that is wrong, by file and line.
    pub faults: Vec<FolderFault>,
}

/// Reads a programme folder: `programme.toml`, `issuers.toml`, `categories/*.toml`, `benchmarks/*.toml`, and
/// `recognition.toml`, `targets.toml` and `pilot.toml` where there are any.
///
/// # Errors
/// The first [`FolderFault`] that is come upon; [`review_folder`] tells all.
pub fn read_folder(folder: &Path) -> Result<Programme, FolderFault> {
    let Folder { programme, faults } = reviewed(folder);
    let missing = || FolderFault::Unreadable(folder.to_owned(), io::ErrorKind::NotFound.into());
    faults.into_iter().next().map_or_else(|| programme.ok_or_else(missing), Err)
}

/// Reads a programme folder to its end, and tells everything that is wrong in it. Of a file that is not TOML no more
/// is told than where it ceases to be.
#[must_use]
pub fn review_folder(folder: &Path) -> Folder {
    let Folder { programme, mut faults } = reviewed(folder);
    faults.sort_by(|a, b| (a.file(), a.line()).cmp(&(b.file(), b.line())));
    Folder { programme, faults }
}

/// A folder, its faults as they are come upon.
fn reviewed(folder: &Path) -> Folder {
    let mut sources = Sources::default();
    let [about, issuers] =
        MUST.map(|(name, key)| sources.file(&folder.join(name), &format!("$.{key}")).map(|tree| (key, tree)));
    let categories = sources.folder(&folder.join("categories"), "$.categories");
    let benchmarks = sources.folder(&folder.join("benchmarks"), "$.benchmarks");
    let perhaps = MAY.map(|(name, key)| {
        let file = folder.join(name);
        // A link to nowhere is there, and says that somebody meant something.
        let there = file.symlink_metadata().is_ok();
        there.then(|| sources.file(&file, &format!("$.{key}")).map(|tree| (key, tree))).flatten()
    });
    let lists = [("categories", Json::List(categories)), ("benchmarks", Json::List(benchmarks))];
    let members = [about, issuers].into_iter().chain(lists.map(Some)).chain(perhaps).flatten();
    let tree = Json::Object(members.map(|(key, tree)| (key.to_owned(), tree)).collect());
    let Review { programme, faults } = Programme::review(tree, &sources.unread_categories(folder));
    sources.finish(programme, &faults)
}

/// The files that nobody reads, but whose names are nearly those of files that are read.
#[must_use]
pub fn misnamed(folder: &Path) -> Vec<FolderFault> {
    let names = fs::read_dir(folder).into_iter().flatten().flatten().map(|entry| entry.file_name());
    let misnamed = names.filter_map(|name| {
        let lower = name.to_str()?.to_lowercase();
        let stem = lower.strip_suffix(".toml")?;
        let known = MUST.iter().chain(&MAY).map(|(known, _)| *known);
        let like = known.filter(|known| *known != name.as_os_str()).find(|known| {
            let known = known.trim_end_matches(".toml");
            stem.trim_end_matches('s') == known.trim_end_matches('s')
        });
        like.map(|meant| FolderFault::Misnamed { file: folder.join(&name), meant })
    });
    let mut misnamed: Vec<FolderFault> = misnamed.collect();
    misnamed.sort_by(|a, b| a.file().cmp(b.file()));
    misnamed
}

/// The files a programme has, and what they are called in its tree.
const MUST: [(&str, &str); 2] = [("programme.toml", "programme"), ("issuers.toml", "issuers")];
/// The files it may have.
const MAY: [(&str, &str); 3] =
    [("recognition.toml", "recognition"), ("targets.toml", "targets"), ("pilot.toml", "pilot")];

/// Where each path of the tree was written, and what did not become part of it.
#[derive(Default)]
struct Sources {
    files: Vec<(String, PathBuf)>,
    lines: HashMap<String, usize>,
    faults: Vec<FolderFault>,
}

/// No file a person writes here is larger.
const MAX_FILE: u64 = 1024 * 1024;

impl Sources {
    fn folder(&mut self, folder: &Path, path: &str) -> Vec<Json> {
        let files = fs::read_dir(folder).and_then(|entries| {
            let files = entries.map(|entry| entry.map(|entry| entry.path()));
            files.collect::<io::Result<Vec<PathBuf>>>()
        });
        let mut files = files.unwrap_or_else(|reason| {
            self.faults.push(FolderFault::Unreadable(folder.to_owned(), reason));
            Vec::new()
        });
        files.retain(|file| file.extension().is_some_and(|extension| extension == "toml"));
        files.sort();
        let mut trees = Vec::new();
        for file in files {
            trees.extend(self.file(&file, &format!("{path}[{}]", trees.len())));
        }
        self.files.push((path.to_owned(), folder.to_owned()));
        trees
    }

    /// The tree of a file; nothing where it has none, which is told.
    fn file(&mut self, file: &Path, path: &str) -> Option<Json> {
        self.tree(file, path).map_err(|faults| self.faults.extend(faults)).ok()
    }

    fn tree(&mut self, file: &Path, path: &str) -> Result<Json, Vec<FolderFault>> {
        let text = read_text(file)?;
        let table = tables(file, &text)?;
        self.files.push((path.to_owned(), file.to_owned()));
        Ok(self.table(&table, path, &text))
    }

    /// The ids of the categories whose files have no tree: as good as always a file is called by its id.
    fn unread_categories(&self, folder: &Path) -> Vec<Number> {
        let folder = folder.join("categories");
        let of = |file: &Path| file.parent() == Some(&folder);
        let stems = self.faults.iter().map(FolderFault::file).filter(|file| of(file)).filter_map(Path::file_stem);
        stems.filter_map(|stem| stem.to_str()?.parse().ok()).collect()
    }

    /// Everything that is wrong.
    fn finish(mut self, programme: Option<Programme>, faults: &[Fault]) -> Folder {
        let located: Vec<FolderFault> = faults.iter().filter_map(|fault| self.locate(fault)).collect();
        self.faults.extend(located);
        Folder { programme, faults: self.faults }
    }

    fn table(&mut self, table: &DeTable<'_>, path: &str, text: &str) -> Json {
        let mut members: Vec<_> = table.iter().collect();
        members.sort_by_key(|(key, _)| key.span().start);
        let members = members.into_iter().map(|(key, value)| {
            let inner = format!("{path}.{}", key.get_ref());
            self.lines.insert(inner.clone(), line_of(text, key.span().start));
            (key.get_ref().to_string(), self.value(value.get_ref(), &inner, text))
        });
        Json::Object(members.collect())
    }

    fn value(&mut self, value: &DeValue<'_>, path: &str, text: &str) -> Json {
        match value {
            DeValue::String(string) => Json::text(string.as_ref()),
            DeValue::Integer(number) if number.radix() == 10 => Json::Number(number.as_str().to_owned()),
            DeValue::Integer(number) => {
                // TOML writes no number in another base that 64 bits do not hold.
                let value = i64::from_str_radix(number.as_str(), number.radix()).unwrap_or(i64::MAX);
                Json::Number(value.to_string())
            }
            DeValue::Float(number) => Json::Number(number.as_str().to_owned()),
            DeValue::Boolean(truth) => Json::Truth(*truth),
            DeValue::Datetime(date) => Json::text(date.to_string()),
            DeValue::Array(members) => {
                let members = members.iter().enumerate().map(|(at, member)| {
                    let inner = format!("{path}[{at}]");
                    self.lines.insert(inner.clone(), line_of(text, member.span().start));
                    self.value(member.get_ref(), &inner, text)
                });
                Json::List(members.collect())
            }
            DeValue::Table(table) => self.table(table, path, text),
        }
    }

    /// The file and line of a fault: of its own path, or of the nearest written one around it; nothing where its file
    /// has no tree, which was told.
    fn locate(&self, fault: &Fault) -> Option<FolderFault> {
        let inside = |root: &str| {
            let rest = fault.path().strip_prefix(root);
            rest.filter(|rest| rest.is_empty() || rest.starts_with(['.', '[']))
        };
        let (file, rest) = self.files.iter().find_map(|(root, file)| inside(root).map(|rest| (file.clone(), rest)))?;
        let line = self.line(fault.path());
        Some(FolderFault::Fault { file, line, fault: Fault::new(format!("${rest}"), fault.problem().clone()) })
    }

    fn line(&self, mut path: &str) -> usize {
        loop {
            // What a list lacks at its end is told at its last member.
            if let Some(line) = self.lines.get(path).or_else(|| self.lines.get(&before(path)?)) {
                return *line;
            }
            match path.rfind(['.', '[']) {
                Some(end) => path = &path[..end],
                None => return 1,
            }
        }
    }
}

/// The path of the member before one of a list.
fn before(path: &str) -> Option<String> {
    let (list, index) = path.strip_suffix(']')?.rsplit_once('[')?;
    Some(format!("{list}[{}]", index.parse::<usize>().ok()?.checked_sub(1)?))
}

/// The text of a file of reasonable size.
fn read_text(file: &Path) -> Result<String, Vec<FolderFault>> {
    let unreadable = |reason| vec![FolderFault::Unreadable(file.to_owned(), reason)];
    let about = fs::metadata(file).map_err(unreadable)?;
    if !about.is_file() {
        // Opened, a pipe would be waited for.
        return Err(unreadable(io::ErrorKind::IsADirectory.into()));
    }
    if about.len() > MAX_FILE {
        return Err(vec![FolderFault::TooLarge(file.to_owned(), MAX_FILE)]);
    }
    let bytes = fs::read(file).map_err(unreadable)?;
    String::from_utf8(bytes).map_err(|error| {
        let line = line_in(error.as_bytes(), error.utf8_error().valid_up_to());
        vec![FolderFault::Fault { file: file.to_owned(), line, fault: Fault::new("$", Problem::NotText) }]
    })
}

/// The tables of a text; else every key that stands twice, and the first place that is not TOML: what comes after it
/// may only follow from it.
fn tables<'a>(file: &Path, text: &'a str) -> Result<DeTable<'a>, Vec<FolderFault>> {
    let (table, mut errors) = DeTable::parse_recoverable(text);
    if errors.is_empty() {
        return Ok(table.into_inner());
    }
    let start = |error: &toml::de::Error| error.span().map_or(0, |span| span.start);
    errors.sort_by_key(start);
    let twice = |error: &toml::de::Error| error.message() == "duplicate key";
    let told = errors.iter().position(|error| !twice(error)).map_or(errors.len(), |first| first + 1);
    let faults = errors[..told].iter().map(|error| {
        let (file, line) = (file.to_owned(), line_of(text, start(error)));
        let key = error.span().and_then(|span| text.get(span)).filter(|_| twice(error));
        match key {
            Some(key) => {
                FolderFault::Fault { file, line, fault: Fault::new(format!("$.{key}"), Problem::DuplicateKey) }
            }
            None => FolderFault::NotToml { file, line, message: error.message().to_owned() },
        }
    });
    Err(faults.collect())
}

fn line_of(text: &str, at: usize) -> usize {
    line_in(text.as_bytes(), at)
}

fn line_in(bytes: &[u8], at: usize) -> usize {
    1 + bytes[..at.min(bytes.len())].iter().filter(|byte| **byte == b'\n').count()
}
