//! Folders: in come paths, out go sorted entries and empty folders, or one line that names
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
