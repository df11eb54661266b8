//! The folder's TOML files, as one tree that remembers file and line.

use super::Programme;
use crate::json::{Fault, Json};
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
}

/// Reads a programme folder: `programme.toml`, `issuers.toml`, `categories/*.toml`, `benchmarks/*.toml`, and
/// `recognition.toml`, `targets.toml` and `pilot.toml` where there are any.
///
/// # Errors
/// A [`FolderFault`], with file and line.
pub fn read_folder(folder: &Path) -> Result<Programme, FolderFault> {
    let mut sources = Sources::default();
    let about = sources.file(&folder.join("programme.toml"), "$.programme")?;
    let issuers = sources.file(&folder.join("issuers.toml"), "$.issuers")?;
    let categories = sources.folder(&folder.join("categories"), "$.categories")?;
    let benchmarks = sources.folder(&folder.join("benchmarks"), "$.benchmarks")?;
    let mut perhaps = |name: &str, path: &str| {
        let file = folder.join(name);
        file.exists().then(|| sources.file(&file, path)).transpose()
    };
    let recognition = perhaps("recognition.toml", "$.recognition")?;
    let targets = perhaps("targets.toml", "$.targets")?;
    let pilot = perhaps("pilot.toml", "$.pilot")?;
    let tree = Json::some([
        ("programme", Some(about)),
        ("issuers", Some(issuers)),
        ("categories", Some(Json::List(categories))),
        ("benchmarks", Some(Json::List(benchmarks))),
        ("recognition", recognition),
        ("targets", targets),
        ("pilot", pilot),
    ]);
    Programme::read(tree).map_err(|fault| sources.locate(fault))
}

/// Where each path of the tree was written.
#[derive(Default)]
struct Sources {
    files: Vec<(String, PathBuf)>,
    lines: HashMap<String, usize>,
}

/// No file a person writes here is larger.
const MAX_FILE: u64 = 1024 * 1024;

impl Sources {
    fn folder(&mut self, folder: &Path, path: &str) -> Result<Vec<Json>, FolderFault> {
        let unreadable = |error| FolderFault::Unreadable(folder.to_owned(), error);
        let entries = fs::read_dir(folder).map_err(unreadable)?;
        let mut files: Vec<PathBuf> =
            entries.map(|entry| entry.map(|entry| entry.path())).collect::<Result<_, _>>().map_err(unreadable)?;
        files.retain(|file| file.extension().is_some_and(|extension| extension == "toml"));
        files.sort();
        files.iter().enumerate().map(|(at, file)| self.file(file, &format!("{path}[{at}]"))).collect()
    }

    fn file(&mut self, file: &Path, path: &str) -> Result<Json, FolderFault> {
        let unreadable = |error| FolderFault::Unreadable(file.to_owned(), error);
        if fs::metadata(file).map_err(unreadable)?.len() > MAX_FILE {
            return Err(FolderFault::TooLarge(file.to_owned(), MAX_FILE));
        }
        let text = fs::read_to_string(file).map_err(unreadable)?;
        let table = DeTable::parse(&text).map_err(|error| {
            let line = error.span().map_or(1, |span| line_of(&text, span.start));
            FolderFault::NotToml { file: file.to_owned(), line, message: error.message().to_owned() }
        })?;
        self.files.push((path.to_owned(), file.to_owned()));
        Ok(self.table(table.get_ref(), path, &text))
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
            DeValue::Integer(number) => Json::Number(number.as_str().to_owned()),
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

    /// The file and line of a fault: of its own path, or of the nearest written one around it.
    fn locate(&self, fault: Fault) -> FolderFault {
        let inside = |root: &str| {
            let rest = fault.path().strip_prefix(root);
            rest.filter(|rest| rest.is_empty() || rest.starts_with(['.', '[']))
        };
        let found = self.files.iter().find_map(|(root, file)| inside(root).map(|rest| (file.clone(), rest)));
        let (file, rest) = found.unwrap_or_default();
        let mut path = fault.path();
        let line = loop {
            if let Some(line) = self.lines.get(path) {
                break *line;
            }
            match path.rfind(['.', '[']) {
                Some(end) => path = &path[..end],
                None => break 1,
            }
        };
        FolderFault::Fault { file, line, fault: Fault::new(format!("${rest}"), fault.problem().clone()) }
    }
}

fn line_of(text: &str, at: usize) -> usize {
    1 + text.as_bytes()[..at.min(text.len())].iter().filter(|byte| **byte == b'\n').count()
}
