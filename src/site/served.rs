//! What a published site says of itself, so that it can be drawn again: its files, its time, its app.
//!
//! In: a site's folder, or one of its pages. Out: the paths of its files, the time its labels were
//! checked at, the app as it stands there.

use super::{
    AppFiles,
    app::APP,
    folder::{MARKER, PART},
};
use crate::label::Instant;
use std::{
    fs, io,
    path::{Path, PathBuf},
};

/// The files of a site's folder, by their paths from its root, in order.
///
/// # Errors
/// The folder, or one inside, that cannot be read, with the reason.
pub fn paths(folder: &Path) -> Result<Vec<String>, (PathBuf, io::Error)> {
    let mut found = Vec::new();
    collect(folder, "", &mut found)?;
    found.retain(|path| !is_memory(path));
    found.sort_unstable();
    Ok(found)
}

/// Whether a file is what a site remembers of how it was drawn.
fn is_memory(path: &str) -> bool {
    let name = path.strip_prefix(MARKER).and_then(|rest| rest.strip_prefix('/'));
    let of_parts = name.and_then(|name| name.strip_prefix("labels-"));
    name == Some(PART)
        || of_parts.is_some_and(|name| name.bytes().all(|byte| byte.is_ascii_digit() || b"-of".contains(&byte)))
}

fn collect(folder: &Path, prefix: &str, found: &mut Vec<String>) -> Result<(), (PathBuf, io::Error)> {
    let failed = |error| (folder.to_owned(), error);
    for entry in fs::read_dir(folder).map_err(failed)? {
        let entry = entry.map_err(failed)?;
        let path = format!("{prefix}{}", entry.file_name().to_string_lossy());
        // A link is a file nobody drew, wherever it leads.
        if entry.file_type().map_err(failed)?.is_dir() {
            collect(&entry.path(), &format!("{path}/"), found)?;
        } else {
            found.push(path);
        }
    }
    Ok(())
}

/// When a label's page says it was checked, to the minute; nothing where it does not say.
#[must_use]
pub fn checked_at(page: &str) -> Option<Instant> {
    let (_, rest) = page.split_once("class=\"cl-checked\">")?;
    let (sentence, _) = rest.split_once('<')?;
    let clock = sentence.char_indices().filter_map(|(at, _)| sentence.get(at..at + CLOCK.len()));
    clock.filter_map(|text| text.split_once(' ')).find_map(|(day, time)| format!("{day}T{time}:00+08:00").parse().ok())
}

/// How long a date with its time of day is.
const CLOCK: &str = "2026-11-24 12:00";

/// The folder of the app's files among a site's; nothing where it has not all of them.
#[must_use]
pub fn app(paths: &[String]) -> Option<&str> {
    let folder =
        paths.iter().find_map(|path| path.strip_suffix("/boot.js").filter(|folder| folder.starts_with(APP)))?;
    let has = |name: &&str| paths.iter().any(|path| path.strip_prefix(folder) == Some(&format!("/{name}")));
    AppFiles::NAMES.iter().all(has).then_some(folder)
}

/// The scripts of `<carbon-label>` among a site's files.
pub fn element(paths: &[String]) -> impl Iterator<Item = &String> {
    let is_script = |path: &str| path == "carbon-label.js" || path.contains('/');
    paths.iter().filter(move |path| path.strip_prefix("embed/").is_some_and(is_script))
}

/// Whether a site's labels have pictures of dots.
#[must_use]
pub fn has_png(paths: &[String]) -> bool {
    paths.iter().any(|path| path.starts_with("label/") && path.ends_with(".png"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_page_says_when_its_label_was_checked() {
        let page = "<p class=\"cl-checked\">签名已核验 · 2026-11-24 12:05 北京时间</p>";
        assert_eq!(checked_at(page), "2026-11-24T12:05:00+08:00".parse().ok());
        assert_eq!(checked_at("<p class=\"cl-checked\">2026-11-24</p>"), None);
        assert_eq!(checked_at("<p>2026-11-24 12:05</p>"), None);
    }
}
