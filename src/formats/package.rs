//! ILCD packages: a zip archive of data sets, as registries of EPDs give them out.

use super::{Declared, Document, Import, ilcd::DataSets};
use crate::json::{Fault, Problem};
use std::{
    cell::RefCell,
    io::{Cursor, Read},
};
use zip::ZipArchive;

/// Most bytes of an archive, and most that its data sets have once they are inflated.
const LIMIT: usize = 16 * 1024 * 1024;
const INFLATED: usize = 16 * LIMIT;

/// An archive, and how much of it may still be inflated.
struct Package<'a> {
    archive: RefCell<ZipArchive<Cursor<&'a [u8]>>>,
    names: Vec<String>,
    room: RefCell<usize>,
}

/// The footprints of an archive's processes, each with what it leaves to other data sets; nothing where it has none.
pub(crate) fn read(bytes: &[u8]) -> Option<Result<Vec<Result<Import, Fault>>, Fault>> {
    if bytes.len() > LIMIT {
        return None;
    }
    let archive = ZipArchive::new(Cursor::new(bytes)).ok()?;
    let names: Vec<String> = archive.file_names().filter_map(|name| Some(name.ok()?.into_owned())).collect();
    let processes: Vec<usize> = (0..names.len()).filter(|at| folder_of(&names[*at]) == Some("processes")).collect();
    let found = processes.len();
    match found {
        0 => return None,
        _ if found > Document::MAX_FOOTPRINTS => {
            let problem = Problem::TooMany { found, limit: Document::MAX_FOOTPRINTS };
            return Some(Err(Fault::new("$.processes", problem)));
        }
        _ => {}
    }
    let package = Package { archive: RefCell::new(archive), names, room: RefCell::new(INFLATED) };
    Some(Ok(processes.into_iter().flat_map(|at| package.process(at)).collect()))
}

/// The folder that an XML file of an archive stands in.
fn folder_of(name: &str) -> Option<&str> {
    let (folders, file) = name.rsplit_once('/')?;
    file.ends_with(".xml").then(|| folders.rsplit('/').next().unwrap_or(folders))
}

impl Package<'_> {
    fn process(&self, at: usize) -> Vec<Result<Import, Fault>> {
        let Some(bytes) = self.inflated(at) else {
            let problem = Problem::TooLarge { bytes: INFLATED, limit: Declared::LIMITS.bytes };
            return vec![Err(Fault::new(self.names[at].as_str(), problem))];
        };
        let sets: DataSets<'_> = &|folder, id| self.data_set(folder, id);
        match Document::read(&bytes) {
            Ok(Document::Declared(imports)) => {
                let whole = |import: Result<Import, Fault>| {
                    let mut import = import?;
                    import.read_flow(&bytes, sets);
                    Ok(import)
                };
                imports.into_iter().map(whole).collect()
            }
            Ok(_) => Vec::new(),
            Err(fault) => vec![Err(fault)],
        }
    }

    fn data_set(&self, folder: &str, id: &str) -> Option<Vec<u8>> {
        let is = |name: &String| {
            folder_of(name) == Some(folder) && name.rsplit('/').next().is_some_and(|file| file.starts_with(id))
        };
        self.inflated(self.names.iter().position(is)?)
    }

    /// A file of it; nothing where it is larger than a document may be, or no more may be inflated.
    fn inflated(&self, at: usize) -> Option<Vec<u8>> {
        let mut archive = self.archive.borrow_mut();
        let file = archive.by_name(&self.names[at]).ok()?;
        let limit = Declared::LIMITS.bytes.min(*self.room.borrow());
        let mut bytes = Vec::new();
        file.take(limit as u64 + 1).read_to_end(&mut bytes).ok()?;
        let mut room = self.room.borrow_mut();
        *room = room.saturating_sub(bytes.len());
        (bytes.len() <= limit).then_some(bytes)
    }
}
