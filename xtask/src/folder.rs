//! Folders: in come paths, out go sorted entries, copies and empty folders, or one line that names
//! the path.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};

/// A folder's entries, sorted by name.
pub(crate) fn entries(folder: &Path) -> Result<Vec<PathBuf>> {
    let list = fs::read_dir(folder).and_then(Iterator::collect::<Result<Vec<_>, _>>);
    let list = list.with_context(|| format!("{} could not be listed", folder.display()))?;
    let mut list: Vec<PathBuf> = list.iter().map(fs::DirEntry::path).collect();
    list.sort();
    Ok(list)
}

/// Removes a folder with all below it, if it is there.
pub(crate) fn empty(folder: &Path) -> Result<()> {
    if !folder.exists() {
        return Ok(());
    }
    fs::remove_dir_all(folder).with_context(|| format!("{} could not be emptied", folder.display()))
}

/// An empty folder in its place.
pub(crate) fn fresh(folder: &Path) -> Result<()> {
    empty(folder)?;
    fs::create_dir_all(folder).with_context(|| format!("{} could not be made", folder.display()))
}

/// Copies a folder with all below it, leaving out one entry at its top.
pub(crate) fn copy(from: &Path, to: &Path, except: Option<&str>) -> Result<()> {
    fs::create_dir_all(to).with_context(|| format!("{} could not be made", to.display()))?;
    for entry in entries(from)? {
        let name = entry.file_name().unwrap_or_default();
        if except.is_some_and(|except| name == except) {
            continue;
        }
        if entry.is_dir() {
            copy(&entry, &to.join(name), None)?;
        } else {
            fs::copy(&entry, to.join(name)).with_context(|| format!("{} could not be copied", entry.display()))?;
        }
    }
    Ok(())
}
