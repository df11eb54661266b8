//! A site's folder: made beside, with what has not changed linked from the earlier one, and put in place
//! whole by one rename.
//!
//! In: files, put or kept. Out: after [`Folder::finish`], the folder with all of them and nothing else;
//! before, and whenever the program ends earlier, the folder as it was.

use super::{Encodings, File, Target, encoding::inflated};
use rayon::prelude::*;
use std::{
    fs::{self, TryLockError},
    io::{self, Write},
    path::{Path, PathBuf},
};

/// A site's folder that is being made anew.
pub struct Folder {
    site: PathBuf,
    /// Whether an earlier site stands there.
    replaces: bool,
    beside: PathBuf,
    encodings: Encodings,
    _lock: fs::File,
}

/// Why a folder was not written. What stood there before still does.
#[derive(Debug)]
pub enum FolderError {
    /// The folder holds something that is not a published site.
    NotASite(PathBuf),
    /// Another run is making the same folder.
    Busy(PathBuf),
    /// The folder holds another part of a site.
    OtherPart {
        /// The folder.
        folder: PathBuf,
        /// The part that is there.
        part: String,
    },
    /// A file or folder that could not be written.
    Io(PathBuf, io::Error),
}

/// The folder by which a site is known to be ours to replace, with what is remembered of how it was drawn.
pub const MARKER: &str = ".carbon-label";
/// Where it says which part of a site it is.
pub(super) const PART: &str = "part";
/// By which sites were known before they remembered anything.
const OLD_MARKER: &str = ".carbon-label-site";

fn failed(path: impl Into<PathBuf>) -> impl FnOnce(io::Error) -> FolderError {
    let path = path.into();
    move |error| FolderError::Io(path, error)
}

impl Folder {
    /// Begins the folder anew, beside the one that stands there; `part` names what of a site it holds. What an
    /// earlier run left unfinished is cleared away.
    ///
    /// # Errors
    /// [`FolderError::NotASite`] when `site` holds anything but an earlier site, [`FolderError::OtherPart`] when it
    /// holds another part of one, [`FolderError::Busy`] when it is being made already, [`FolderError::Io`] when the
    /// disk does not play along.
    pub fn begin(site: &Path, encodings: Encodings, part: &str) -> Result<Self, FolderError> {
        // A link to a site stays one; a path that ends in dots has a name.
        let site = &fs::canonicalize(site).or_else(|_| std::path::absolute(site)).map_err(failed(site))?;
        let replaces = match fs::read_dir(site) {
            Ok(mut entries) => entries.next().is_some(),
            Err(error) if error.kind() == io::ErrorKind::NotFound => false,
            Err(error) => return Err(failed(site)(error)),
        };
        if replaces && ![MARKER, OLD_MARKER].iter().any(|marker| site.join(marker).exists()) {
            return Err(FolderError::NotASite(site.to_owned()));
        }
        let there = fs::read_to_string(site.join(MARKER).join(PART)).ok().filter(|there| there != part);
        if let Some(there) = there {
            let part = there.chars().filter(|letter| !letter.is_control()).take(40).collect();
            return Err(FolderError::OtherPart { folder: site.to_owned(), part });
        }
        let name = site.file_name().ok_or_else(|| FolderError::NotASite(site.to_owned()))?;
        let beside = site.with_file_name(format!(".{}.carbon-label", name.to_string_lossy()));
        fs::create_dir_all(&beside).map_err(failed(&beside))?;
        let lock = fs::File::create(beside.join("lock")).map_err(failed(&beside))?;
        lock.try_lock().map_err(|error| match error {
            TryLockError::WouldBlock => FolderError::Busy(site.to_owned()),
            TryLockError::Error(error) => failed(&beside)(error),
        })?;
        let folder = Self { site: site.to_owned(), replaces, beside, encodings, _lock: lock };
        for left in [folder.fresh(""), folder.scratch()] {
            clear(&left).map_err(failed(&left))?;
            fs::create_dir_all(&left).map_err(failed(&left))?;
        }
        let marker = folder.fresh(MARKER);
        fs::create_dir_all(&marker).map_err(failed(&marker))?;
        fs::write(marker.join(PART), part).map_err(failed(&marker))?;
        Ok(folder)
    }

    /// A folder for what is not the site's, gone at the end.
    #[must_use]
    pub fn scratch(&self) -> PathBuf {
        self.beside.join("scratch")
    }

    /// Where a file of what is remembered is written.
    #[must_use]
    pub fn memory(&self, name: &str) -> PathBuf {
        self.fresh(MARKER).join(name)
    }

    /// Where the earlier site has it.
    #[must_use]
    pub fn earlier_memory(&self, name: &str) -> PathBuf {
        self.site.join(MARKER).join(name)
    }

    fn fresh(&self, path: &str) -> PathBuf {
        self.beside.join("site").join(path)
    }

    /// Puts the folder in place.
    ///
    /// # Errors
    /// [`FolderError::Io`]; the earlier site then still stands there.
    pub fn finish(self) -> Result<(), FolderError> {
        let fresh = self.fresh("");
        settle(&fresh);
        if self.replaces {
            exchange(&fresh, &self.site, &self.beside.join("before")).map_err(failed(&self.site))?;
        } else {
            // An empty folder may stand there.
            match fs::remove_dir(&self.site) {
                Err(error) if error.kind() != io::ErrorKind::NotFound => return Err(failed(&self.site)(error)),
                _ => fs::rename(&fresh, &self.site).map_err(failed(&self.site))?,
            }
        }
        // The site is in place; what cannot be cleared away now is cleared away the next time.
        let _ = clear(&self.beside);
        Ok(())
    }

    /// Writes a new file. Whatever stands at its path is a link to the earlier site's, never written into.
    fn write(&self, path: &str, bytes: &[u8]) -> io::Result<()> {
        let path = self.fresh(path);
        let create = || fs::File::create_new(&path);
        let created = create().or_else(|error| match error.kind() {
            io::ErrorKind::NotFound => {
                path.parent().map_or(Ok(()), fs::create_dir_all)?;
                create()
            }
            io::ErrorKind::AlreadyExists => {
                fs::remove_file(&path)?;
                create()
            }
            _ => Err(error),
        });
        created?.write_all(bytes)
    }

    /// Links a file of the earlier site; false when it has none.
    fn link(&self, path: &str) -> io::Result<bool> {
        let (earlier, fresh) = (self.site.join(path), self.fresh(path));
        // A link leads elsewhere: it is no file of the site.
        if !fs::symlink_metadata(&earlier).is_ok_and(|data| data.is_file()) {
            return Ok(false);
        }
        let link = || fs::hard_link(&earlier, &fresh);
        let linked = link().or_else(|error| match error.kind() {
            io::ErrorKind::NotFound => {
                fresh.parent().map_or(Ok(()), fs::create_dir_all)?;
                link()
            }
            _ => Err(error),
        });
        match linked {
            Ok(()) => Ok(true),
            Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(false),
            Err(error) if error.kind() == io::ErrorKind::AlreadyExists => Ok(true),
            // A disk without links, or of too many.
            Err(_) => fs::copy(&earlier, &fresh).map(|_| true),
        }
    }

    /// The paths of the compressed forms the earlier site has of a file, when they are all it is to have and say
    /// what it says.
    fn standing_forms(&self, file: &File) -> Option<Vec<String>> {
        let wanted = self.encodings.wanted(file);
        let forms: Vec<String> = wanted.iter().map(|ending| format!("{}{ending}", file.path)).collect();
        let says_so = |form: &String| {
            let bytes = fs::read(self.site.join(form)).ok()?;
            (inflated(form, &bytes, file.bytes.len())? == file.bytes).then_some(())
        };
        forms.iter().map(says_so).collect::<Option<Vec<()>>>()?;
        Some(forms)
    }

    /// Whether the earlier site has these very bytes.
    fn stands(&self, file: &File) -> bool {
        let earlier = self.site.join(&file.path);
        let same_length = fs::metadata(&earlier).is_ok_and(|data| data.len() == file.bytes.len() as u64);
        same_length && fs::read(&earlier).is_ok_and(|bytes| bytes == file.bytes)
    }
}

impl Target for Folder {
    type Error = FolderError;

    fn put(&self, file: File) -> Result<(), FolderError> {
        let at = |path: &str| failed(self.site.join(path));
        let stands = self.replaces && self.stands(&file);
        let forms = if stands { self.standing_forms(&file) } else { None };
        match forms {
            Some(forms) => {
                for form in forms {
                    self.link(&form).map_err(at(&form))?;
                }
            }
            None => {
                for form in self.encodings.of(&file) {
                    self.write(&form.path, &form.bytes).map_err(at(&form.path))?;
                }
            }
        }
        if stands && self.link(&file.path).map_err(at(&file.path))? {
            return Ok(());
        }
        self.write(&file.path, &file.bytes).map_err(at(&file.path))
    }

    fn keep(&self, path: &str) -> Result<bool, FolderError> {
        let at = |path: &str| failed(self.site.join(path));
        if !self.replaces || !self.link(path).map_err(at(path))? {
            return Ok(false);
        }
        for ending in self.encodings.endings(path) {
            let form = format!("{path}{ending}");
            // Small files have none.
            self.link(&form).map_err(at(&form))?;
        }
        Ok(true)
    }
}

/// Folders in one another down to where a label has its own: beside, site, language, kind.
const DOWN_TO_LABELS: usize = 4;

/// Removes what is made beside, if it is there.
fn clear(folder: &Path) -> io::Result<()> {
    match remove(folder, DOWN_TO_LABELS) {
        Err(error) if error.kind() != io::ErrorKind::NotFound => Err(error),
        _ => Ok(()),
    }
}

/// Removes a folder, so many levels of it on every core: a site's files are millions, and go one by one.
fn remove(folder: &Path, levels: usize) -> io::Result<()> {
    if levels == 0 || fs::symlink_metadata(folder)?.is_symlink() {
        return fs::remove_dir_all(folder);
    }
    fs::read_dir(folder)?.par_bridge().try_for_each(|entry| {
        let entry = entry?;
        if entry.file_type()?.is_dir() { remove(&entry.path(), levels - 1) } else { fs::remove_file(entry.path()) }
    })?;
    fs::remove_dir(folder)
}

/// Has the disk hold what was written before the site is put in place: a machine that loses power then
/// has one site or the other. Where the system has no such call, it is as good as its disk.
fn settle(folder: &Path) {
    #[cfg(target_os = "linux")]
    if let Ok(folder) = fs::File::open(folder) {
        let _ = rustix::fs::syncfs(folder);
    }
    #[cfg(not(target_os = "linux"))]
    let _ = folder;
}

/// Swaps two folders: at once where the system can, else by two renames through `before`; when the second
/// fails, the first is taken back.
fn exchange(fresh: &Path, site: &Path, before: &Path) -> io::Result<()> {
    #[cfg(target_os = "linux")]
    {
        use rustix::fs::{CWD, RenameFlags, renameat_with};
        if renameat_with(CWD, fresh, CWD, site, RenameFlags::EXCHANGE).is_ok() {
            return Ok(());
        }
    }
    fs::rename(site, before)?;
    fs::rename(fresh, site).inspect_err(|_| {
        // Taking back can fail only if somebody moved the folder meanwhile; the first error is told.
        let _ = fs::rename(before, site);
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn put(folder: &Folder, files: &[(&str, &str)]) -> Result<(), FolderError> {
        let file = |(path, text): &(&str, &str)| File { path: (*path).to_owned(), bytes: text.as_bytes().to_vec() };
        files.iter().map(file).try_for_each(|file| folder.put(file))
    }

    fn publish(site: &Path, files: &[(&str, &str)]) -> Result<(), FolderError> {
        let folder = Folder::begin(site, Encodings::Gzip, "1-of-1")?;
        put(&folder, files)?;
        folder.finish()
    }

    #[test]
    fn a_site_replaces_a_site_whole() {
        let folder = tempfile::tempdir().unwrap();
        let site = folder.path().join("site");
        publish(&site, &[("index.html", "1"), ("old/index.html", "1")]).unwrap();
        publish(&site, &[("index.html", "2")]).unwrap();
        assert_eq!(fs::read_to_string(site.join("index.html")).unwrap(), "2");
        assert!(!site.join("old").exists());
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1, "nothing is left beside");
    }

    #[test]
    fn an_empty_folder_is_taken_and_what_is_not_a_site_is_left_alone() {
        let folder = tempfile::tempdir().unwrap();
        let (empty, foreign) = (folder.path().join("empty"), folder.path().join("foreign"));
        fs::create_dir(&empty).unwrap();
        publish(&empty, &[("index.html", "1")]).unwrap();
        fs::create_dir(&foreign).unwrap();
        fs::write(foreign.join("thesis.txt"), "mine").unwrap();
        assert!(matches!(publish(&foreign, &[("index.html", "1")]), Err(FolderError::NotASite(_))));
    }

    #[test]
    fn a_failure_in_the_middle_leaves_the_earlier_site() {
        let folder = tempfile::tempdir().unwrap();
        let site = folder.path().join("site");
        publish(&site, &[("index.html", "1")]).unwrap();
        let clash = [("index.html", "2"), ("index.html/inside", "a file is no folder")];
        assert!(matches!(publish(&site, &clash), Err(FolderError::Io(..))));
        assert_eq!(fs::read_to_string(site.join("index.html")).unwrap(), "1");
        publish(&site, &[("index.html", "3")]).unwrap();
        assert_eq!(fs::read_to_string(site.join("index.html")).unwrap(), "3");
    }

    #[test]
    fn what_is_kept_or_the_same_is_not_written_again_and_never_written_into() {
        let folder = tempfile::tempdir().unwrap();
        let (site, long) = (folder.path().join("site"), "a".repeat(16_000));
        publish(&site, &[("kept.html", &long), ("same.html", &long), ("changed.html", "1")]).unwrap();
        let earlier = fs::read_dir(&site).unwrap().count();
        let next = Folder::begin(&site, Encodings::Gzip, "1-of-1").unwrap();
        assert!(next.keep("kept.html").unwrap() && !next.keep("never.html").unwrap());
        assert!(next.keep("changed.html").unwrap());
        put(&next, &[("same.html", &long), ("changed.html", "2")]).unwrap();
        assert_eq!(fs::read_to_string(site.join("changed.html")).unwrap(), "1", "the earlier site is as it was");
        let inode = |path: &str| std::os::unix::fs::MetadataExt::ino(&fs::metadata(site.join(path)).unwrap());
        let names = ["kept.html", "kept.html.gz", "same.html", "same.html.gz"];
        let before = names.map(inode);
        next.finish().unwrap();
        assert_eq!(names.map(inode), before);
        assert_eq!(fs::read_to_string(site.join("changed.html")).unwrap(), "2");
        assert_eq!(fs::read_dir(&site).unwrap().count(), earlier);
    }

    #[test]
    fn two_runs_never_make_the_same_folder() {
        let folder = tempfile::tempdir().unwrap();
        let site = folder.path().join("site");
        let first = Folder::begin(&site, Encodings::None, "1-of-1").unwrap();
        assert!(matches!(Folder::begin(&site, Encodings::None, "1-of-1"), Err(FolderError::Busy(_))));
        put(&first, &[("index.html", "1")]).unwrap();
        first.finish().unwrap();
        publish(&site, &[("index.html", "2")]).unwrap();
    }
}
