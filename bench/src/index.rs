//! The index of a programme without a page of any label: what `publish` writes of it, in a fraction of the time
//! and of the disk.
//!
//! In: a programme's folder, and a site that a smaller programme of the same bodies was published to. Out: in
//! that site, the larger one's index, compressed as `publish` does, its status lists, and its credentials.

use carbon_label::{
    credential::AtHand,
    evidence::Evidence,
    json::Json,
    label::{Instant, Number},
    programme::{Programme, read_folder},
    site::{Base, Encodings, Entry, File, Index, Row},
};
use rayon::prelude::*;
use std::{
    error::Error,
    fs,
    path::{Path, PathBuf},
    time::{SystemTime, UNIX_EPOCH},
};

/// Labels checked before their rows are added.
const AT_ONCE: usize = 5_000;

/// Prints `{"rows", "files"}`.
///
/// # Errors
/// The first file that cannot be read or written, or does not read.
pub(crate) fn index(folder: &Path, site: &Path) -> Result<Json, Box<dyn Error>> {
    let programme = read_folder(folder).map_err(|fault| format!("{fault:?}"))?;
    let seconds = SystemTime::now().duration_since(UNIX_EPOCH)?.as_secs();
    let now = Instant::from_unix(i64::try_from(seconds)?).ok_or("no time")?;
    let lists = lists(folder)?;
    let mut at_hand = AtHand::default();
    for list in &lists {
        let address = format!("{}{}", programme.about.root(), list.path);
        at_hand.add_list(&address, &list.bytes, &programme.trust, now, None);
    }
    lists.iter().try_for_each(|list| put(site, list))?;
    let earlier = site.join("catalogue");
    if earlier.exists() {
        fs::remove_dir_all(earlier)?;
    }
    fs::create_dir_all(site.join("label"))?;
    let labels = Labels { folder, site, programme: &programme, at_hand: &at_hand, now };
    let (mut index, mut files) = (Index::new(programme.about.demonstration), Vec::new());
    let numbers = labels.numbers()?;
    for some in numbers.chunks(AT_ONCE) {
        let rows: Vec<Row> = some.par_iter().map(|number| labels.row(number)).collect::<Result<_, _>>()?;
        files.extend(rows.iter().filter_map(|row| index.add(row)));
    }
    files.extend(index.rest());
    files.push(index.manifest());
    let compressed: Vec<File> = files.par_iter().flat_map_iter(|file| Encodings::Gzip.of(file)).collect();
    files.iter().chain(&compressed).try_for_each(|file| put(site, file))?;
    let number = |number: usize| Json::Number(number.to_string());
    Ok(Json::object([("rows", number(numbers.len())), ("files", number(files.len()))]))
}

/// The programme's signed lists, with their paths in the site.
fn lists(folder: &Path) -> Result<Vec<File>, Box<dyn Error>> {
    let mut lists = Vec::new();
    for body in folder_of(&folder.join("status"))? {
        let files = folder_of(&body)?;
        for file in files.iter().filter(|file| file.extension().is_some_and(|extension| extension == "jwt")) {
            let path = file.strip_prefix(folder)?.to_string_lossy().into_owned();
            lists.push(File { path, bytes: fs::read(file)? });
        }
    }
    Ok(lists)
}

fn folder_of(folder: &Path) -> std::io::Result<Vec<PathBuf>> {
    fs::read_dir(folder)?.map(|entry| entry.map(|entry| entry.path())).collect()
}

fn put(site: &Path, file: &File) -> std::io::Result<()> {
    let path = site.join(&file.path);
    path.parent().map_or(Ok(()), fs::create_dir_all)?;
    // What stands there may be a link into another site.
    if path.exists() {
        fs::remove_file(&path)?;
    }
    fs::write(path, &file.bytes)
}

/// The programme's labels, and where they go.
struct Labels<'a> {
    folder: &'a Path,
    site: &'a Path,
    programme: &'a Programme,
    at_hand: &'a AtHand,
    now: Instant,
}

impl Labels<'_> {
    /// In their order.
    fn numbers(&self) -> Result<Vec<Number>, Box<dyn Error>> {
        let files = folder_of(&self.folder.join("labels"))?;
        let number = |file: &PathBuf| file.file_stem()?.to_str()?.parse().ok();
        let mut numbers: Vec<Number> = files.iter().filter_map(number).collect();
        numbers.sort_unstable();
        Ok(numbers)
    }

    /// A label's row, as `publish` has it. Its credential becomes the site's.
    fn row(&self, number: &Number) -> std::io::Result<Row> {
        let file = self.folder.join(format!("labels/{number}.jwt"));
        let credential = fs::read(&file)?;
        let published = self.site.join(format!("label/{number}.jwt"));
        if !published.exists() {
            fs::hard_link(&file, published)?;
        }
        let evidence = Evidence::read(&credential, self.programme, self.at_hand, self.now).asked(self.at_hand);
        Ok(Entry::new(number.clone(), credential, evidence, &Base::of(&self.programme.about.site)).row())
    }
}
