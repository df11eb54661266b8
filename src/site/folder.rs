//! A site's folder: written beside and put in place whole.

use super::File;
use std::{
    fs, io,
    path::{Path, PathBuf},
};

/// Why a folder was not written. What stood there before still does.
#[derive(Debug)]
pub enum FolderError {
    /// The folder holds something that is not a published site.
    NotASite(PathBuf),
    /// A file or folder that could not be written.
    Io(PathBuf, io::Error),
}

/// The file by which a folder is known to be ours to replace.
pub(super) const MARKER: &str = ".carbon-label-site";

/// Writes the files beside `folder`, then puts them in its place. Gives how many there were.
///
/// # Errors
/// [`FolderError::NotASite`] when `folder` holds anything but an earlier site;
/// [`FolderError::Io`] when the disk does not play along. Either way nothing is half written.
pub fn replace(folder: &Path, files: impl Iterator<Item = File>) -> Result<usize, FolderError> {
    let failed = |path: &Path| {
        let path = path.to_owned();
        move |error| FolderError::Io(path, error)
    };
    if is_foreign(folder).map_err(failed(folder))? {
        return Err(FolderError::NotASite(folder.to_owned()));
    }
    let parent = folder.parent().filter(|parent| !parent.as_os_str().is_empty()).unwrap_or(Path::new("."));
    fs::create_dir_all(parent).map_err(failed(parent))?;
    let beside = tempfile::Builder::new().prefix(".carbon-label-").tempdir_in(parent).map_err(failed(parent))?;
    let fresh = beside.path().join("site");
    let mut written = 0;
    for file in files {
        let path = fresh.join(&file.path);
        // Every path of a site has a parent inside it.
        let inside = path.parent().unwrap_or(&fresh);
        fs::create_dir_all(inside).map_err(failed(inside))?;
        fs::write(&path, file.bytes).map_err(failed(&path))?;
        written += 1;
    }
    fs::create_dir_all(&fresh).map_err(failed(&fresh))?;
    fs::write(fresh.join(MARKER), "").map_err(failed(&fresh))?;
    put_in_place(&fresh, folder, &beside.path().join("before")).map_err(failed(folder))?;
    Ok(written)
}

fn is_foreign(folder: &Path) -> io::Result<bool> {
    match fs::read_dir(folder) {
        Ok(mut entries) => Ok(entries.next().is_some() && !folder.join(MARKER).exists()),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(false),
        Err(error) => Err(error),
    }
}

/// Swaps the folders by two renames; when the second fails, the first is taken back.
fn put_in_place(fresh: &Path, folder: &Path, before: &Path) -> io::Result<()> {
    let replaces = folder.exists();
    if replaces {
        fs::rename(folder, before)?;
    }
    fs::rename(fresh, folder).inspect_err(|_| {
        if replaces {
            // Taking back can fail only if somebody moved the folder meanwhile; the first error is told.
            let _ = fs::rename(before, folder);
        }
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn files(texts: &[(&str, &str)]) -> impl Iterator<Item = File> {
        let file = |(path, text): &(&str, &str)| File { path: (*path).to_owned(), bytes: text.as_bytes().to_vec() };
        texts.iter().map(file).collect::<Vec<_>>().into_iter()
    }

    #[test]
    fn a_site_replaces_a_site_whole() {
        let folder = tempfile::tempdir().unwrap();
        let site = folder.path().join("site");
        assert_eq!(replace(&site, files(&[("index.html", "1"), ("old/index.html", "1")])).unwrap(), 2);
        assert_eq!(replace(&site, files(&[("index.html", "2")])).unwrap(), 1);
        assert_eq!(fs::read_to_string(site.join("index.html")).unwrap(), "2");
        assert!(!site.join("old").exists());
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1, "nothing is left beside");
    }

    #[test]
    fn what_is_not_a_site_is_left_alone() {
        let folder = tempfile::tempdir().unwrap();
        fs::write(folder.path().join("thesis.txt"), "mine").unwrap();
        assert!(matches!(replace(folder.path(), files(&[("index.html", "1")])), Err(FolderError::NotASite(_))));
        assert_eq!(fs::read_to_string(folder.path().join("thesis.txt")).unwrap(), "mine");
    }

    #[test]
    fn a_failure_in_the_middle_leaves_the_earlier_site() {
        let folder = tempfile::tempdir().unwrap();
        let site = folder.path().join("site");
        replace(&site, files(&[("index.html", "1")])).unwrap();
        let clash = files(&[("index.html", "2"), ("index.html/inside", "a file is no folder")]);
        assert!(matches!(replace(&site, clash), Err(FolderError::Io(..))));
        assert_eq!(fs::read_to_string(site.join("index.html")).unwrap(), "1");
    }
}
