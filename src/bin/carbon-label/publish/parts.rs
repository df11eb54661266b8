//! The parts of a site that several machines draw: their rows, and what they add up to.

use super::Part;
use crate::{error::Error, world};
use carbon_label::site::Census;
use serde::{Deserialize, Serialize};
use std::{
    collections::BTreeSet,
    fs, io,
    path::{Path, PathBuf},
};

pub(super) fn rows_name(part: Part) -> String {
    format!("rows-{}.jsonl.gz", part.name())
}

/// Beside a part's rows stands what they add up to.
fn census_of(rows: &Path) -> PathBuf {
    rows.with_extension("").with_extension("census.json")
}

/// A part's count, and what it was drawn under.
#[derive(Serialize, Deserialize)]
struct Counted {
    imprint: String,
    census: Census,
}

fn hexadecimal(imprint: &[u8; 32]) -> String {
    imprint.iter().map(|byte| format!("{byte:02x}")).collect()
}

/// Takes a part's census away: until it is there again, the part is not through.
pub(super) fn forget(rows: &Path) -> Result<(), Error> {
    let file = census_of(rows);
    match fs::remove_file(&file) {
        Err(reason) if reason.kind() != io::ErrorKind::NotFound => Err(Error::Write(file, reason)),
        _ => Ok(()),
    }
}

pub(super) fn write_census(rows: &Path, census: &Census, imprint: &[u8; 32]) -> Result<(), Error> {
    let file = census_of(rows);
    let counted = Counted { imprint: hexadecimal(imprint), census: census.clone() };
    let text = serde_json::to_vec(&counted).map_err(|reason| Error::Write(file.clone(), reason.into()))?;
    world::write(&file, &text)
}

/// The rows of every part, and what they add up to: parts of one number, drawn by this program from this
/// programme.
pub(super) fn parts(folder: &Path, imprint: &[u8; 32]) -> Result<(Vec<PathBuf>, Census), Error> {
    let listed = world::listed(folder)?;
    let of = |file: &PathBuf| {
        let name = file.file_name()?.to_str()?.strip_prefix("rows-")?.strip_suffix(".jsonl.gz")?;
        name.split_once("-of-")?.1.parse::<u16>().ok()
    };
    let numbers: BTreeSet<u16> = listed.iter().filter_map(of).collect();
    let mut numbers = numbers.into_iter();
    let of = numbers.next().ok_or_else(|| Error::NoRows(folder.to_owned()))?;
    if let Some(other) = numbers.next() {
        return Err(Error::OtherParts(folder.to_owned(), of, other));
    }
    let (mut files, mut census) = (Vec::new(), Census::default());
    for part in 1..=of {
        let rows = folder.join(rows_name(Part { part, of }));
        let file = census_of(&rows);
        // The census is written last: without it, the part is not through.
        let text = fs::read(&file).map_err(|reason| match reason.kind() {
            io::ErrorKind::NotFound => Error::NoPart(folder.to_owned(), part, of),
            _ => Error::Read(file.clone(), reason),
        })?;
        let counted: Counted = serde_json::from_slice(&text).map_err(|reason| Error::Read(file, reason.into()))?;
        if counted.imprint != hexadecimal(imprint) {
            return Err(Error::OtherRun(folder.to_owned(), part, of));
        }
        census.add(&counted.census);
        files.push(rows);
    }
    Ok((files, census))
}
