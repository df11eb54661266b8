//! What pages of many labels need of each: a row, and how many there are.
//!
//! In: entries, one by one, in the order of their numbers. Out: [`Row`]s in a file, and again from it: a
//! row each line, gzipped. So memory holds a page of them at a time, and machines that drew a part of the
//! labels hand their rows to the one that draws the lists.

use super::Entry;
use crate::{
    board::Achievement,
    catalogue::Item,
    credential::Standing,
    evidence::Evidence,
    markup::{self, Drawing, Size},
    text::{CheckedBy, Lang},
};
use flate2::{Compression, read::MultiGzDecoder, write::GzEncoder};
use serde::{Deserialize, Serialize, de::DeserializeOwned};
use std::{
    collections::BTreeMap,
    fs::File,
    io::{self, BufRead, BufReader, BufWriter, Write},
    path::Path,
};

/// A label in a list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Row {
    /// Its number.
    pub number: String,
    /// The word of its standing, or `rejected`.
    pub standing: String,
    pub(super) tone: String,
    /// Whether its number may be shown as current.
    pub(super) current: bool,
    pub(super) category: Option<String>,
    /// In 14 digits.
    pub(super) gtin: Option<String>,
    pub(super) model: Option<String>,
    /// The credit code of its maker.
    pub(super) maker: Option<String>,
    /// The day of its certificate.
    pub(super) issued: Option<String>,
    /// The day a body accepted its application.
    accounted: Option<String>,
    /// Whether its data are still believed.
    believed: bool,
    /// What its body decided against it.
    pub(super) decided: Option<Decided>,
    /// What the index of products lists, as JSON; nothing of what is not to be believed.
    pub(super) item: Option<String>,
    /// In the order of [`Lang::ALL`].
    said: Vec<Said>,
}

/// What a body decided against a label, as its signed list says: what it was, the standing's word tells.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Decided {
    pub(super) since: Option<String>,
    pub(super) why: Option<String>,
}

impl Decided {
    fn of(standing: &Standing) -> Option<Self> {
        let (since, why) = match standing {
            Standing::Suspended { since, why } | Standing::Withdrawn { since, why } => (since, why.as_ref()),
            Standing::Cancelled { since } => (since, None),
            _ => return None,
        };
        Some(Self { since: since.map(|day| day.to_string()), why: why.map(ToString::to_string) })
    }
}

/// What a row says in a language.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Said {
    /// Of a label that is believed.
    pub(super) name: Option<String>,
    pub(super) maker: Option<String>,
    /// The label in a line.
    pub(super) title: String,
    pub(super) state: String,
    /// Markup.
    pub(super) badge: String,
}

impl Entry {
    /// The word of its standing; `rejected` for what is not to be believed.
    pub(super) fn standing(&self) -> &'static str {
        match &self.evidence {
            Evidence::Verified(placed) => placed.verified.standing().word(),
            _ => REJECTED,
        }
    }

    /// Its row.
    #[must_use]
    pub fn row(&self) -> Row {
        let verified = match &self.evidence {
            Evidence::Verified(placed) => Some(&placed.verified),
            _ => None,
        };
        let (current, label) =
            (verified.is_some_and(|one| one.standing().shows_current()), verified.map(|one| one.label()));
        let product = label.map(|label| &label.product);
        let achieved = verified.map(Achievement::of);
        let said = |lang: &Lang| Said {
            name: product.map(|product| product.name.in_language(lang.code()).1.to_string()),
            maker: product.map(|product| product.maker.name.in_language(lang.code()).1.to_string()),
            title: self.title(*lang),
            state: lang.state(&self.evidence),
            badge: markup::draw(&self.evidence, &badge(*lang)).into_string(),
        };
        Row {
            number: self.number.to_string(),
            standing: self.standing().to_owned(),
            tone: markup::tone(&self.evidence).to_owned(),
            current,
            category: product.map(|product| product.category.to_string()),
            gtin: product.and_then(|product| Some(format!("{:0>14}", product.gtin.as_ref()?.as_str()))),
            model: product.and_then(|product| Some(product.model.as_ref()?.to_string())),
            maker: product.and_then(|product| Some(product.maker.credit_code.as_ref()?.to_string())),
            issued: label.map(|label| label.certificate.issued().to_string()),
            accounted: achieved.as_ref().and_then(|one| Some(one.accounted?.to_string())),
            believed: achieved.is_some_and(|one| one.believed),
            decided: verified.and_then(|one| Decided::of(one.standing())),
            item: verified.map(|verified| Item::of(verified).to_json().to_string()),
            said: Lang::ALL.iter().map(said).collect(),
        }
    }
}

const REJECTED: &str = "rejected";

fn badge(lang: Lang) -> Drawing<'static> {
    Drawing { size: Size::Badge, lang, checked_by: CheckedBy::Publisher, symbol: None, link: None, heads_page: false }
}

impl Row {
    /// What it says in a language; nothing where it was written by a program of other languages.
    pub(super) fn said(&self, lang: Lang) -> Option<&Said> {
        let at = Lang::ALL.iter().position(|known| *known == lang)?;
        self.said.get(at)
    }

    /// What it counts for on the board; nothing of what is not to be believed.
    pub(super) fn achievement(&self) -> Option<Achievement> {
        Some(Achievement {
            number: self.number.parse().ok()?,
            category: self.category.as_ref()?.parse().ok()?,
            accounted: self.accounted.as_ref().and_then(|day| day.parse().ok()),
            certified: self.issued.as_ref()?.parse().ok()?,
            believed: self.believed,
            in_force: self.in_force(),
        })
    }

    /// Whether search engines may be told of it.
    pub(super) fn in_force(&self) -> bool {
        self.standing == Standing::InForce.word()
    }
}

/// How many labels there are, and of what.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Census {
    /// In all.
    pub labels: u64,
    /// With a GTIN.
    pub with_gtin: u64,
    /// By the word of their standing.
    pub standings: BTreeMap<String, u64>,
    /// By category.
    pub categories: BTreeMap<String, u64>,
}

impl Census {
    fn count(&mut self, row: &Row) {
        self.labels += 1;
        self.with_gtin += u64::from(row.gtin.is_some());
        *self.standings.entry(row.standing.clone()).or_default() += 1;
        if let Some(category) = &row.category {
            *self.categories.entry(category.clone()).or_default() += 1;
        }
    }

    /// Counts the labels of another part.
    pub fn add(&mut self, other: &Self) {
        self.labels += other.labels;
        self.with_gtin += other.with_gtin;
        let add = |to: &mut BTreeMap<String, u64>, from: &BTreeMap<String, u64>| {
            from.iter().for_each(|(key, count)| *to.entry(key.clone()).or_default() += count);
        };
        add(&mut self.standings, &other.standings);
        add(&mut self.categories, &other.categories);
    }

    /// How many labels a category has.
    pub(super) fn of(&self, category: &str) -> u64 {
        self.categories.get(category).copied().unwrap_or_default()
    }
}

/// Writes what is read again later to a file, a line each.
pub(super) struct LinesWriter {
    out: GzEncoder<BufWriter<File>>,
    /// A line, whole: each piece written to a compressor costs as much as a line.
    line: Vec<u8>,
}

impl LinesWriter {
    pub(super) fn create(file: &Path) -> io::Result<Self> {
        let out = GzEncoder::new(BufWriter::new(File::create(file)?), Compression::fast());
        Ok(Self { out, line: Vec::new() })
    }

    pub(super) fn add(&mut self, one: &impl Serialize) -> io::Result<()> {
        self.line.clear();
        serde_json::to_writer(&mut self.line, one)?;
        self.line.push(b'\n');
        self.out.write_all(&self.line)
    }

    pub(super) fn finish(self) -> io::Result<()> {
        self.out.finish()?.flush()
    }
}

/// Reads what [`LinesWriter`] wrote.
pub(super) struct Lines {
    file: BufReader<MultiGzDecoder<BufReader<File>>>,
    line: Vec<u8>,
}

impl Lines {
    pub(super) fn open(file: &Path) -> io::Result<Self> {
        let file = BufReader::new(MultiGzDecoder::new(BufReader::new(File::open(file)?)));
        Ok(Self { file, line: Vec::new() })
    }

    /// The next line; nothing at the end.
    pub(super) fn read<T: DeserializeOwned>(&mut self) -> io::Result<Option<T>> {
        self.line.clear();
        self.file.read_until(b'\n', &mut self.line)?;
        if self.line.is_empty() { Ok(None) } else { Ok(Some(serde_json::from_slice(&self.line)?)) }
    }
}

/// Writes rows to a file, in the order of their numbers, and counts them.
pub struct RowsWriter {
    lines: LinesWriter,
    census: Census,
}

impl RowsWriter {
    /// Rows in a new file.
    ///
    /// # Errors
    /// The file's.
    pub fn create(file: &Path) -> io::Result<Self> {
        Ok(Self { lines: LinesWriter::create(file)?, census: Census::default() })
    }

    /// Adds one.
    ///
    /// # Errors
    /// The file's.
    pub fn add(&mut self, row: &Row) -> io::Result<()> {
        self.census.count(row);
        self.lines.add(row)
    }

    /// Ends the file.
    ///
    /// # Errors
    /// The file's.
    pub fn finish(self) -> io::Result<Census> {
        self.lines.finish().map(|()| self.census)
    }
}

/// Rows of several files, together in the order of their numbers.
pub struct Rows {
    files: Vec<RowsOfFile>,
}

struct RowsOfFile {
    lines: Lines,
    next: Option<Row>,
}

impl Rows {
    /// Opens files that [`RowsWriter`] wrote.
    ///
    /// # Errors
    /// The first file's that cannot be read.
    pub fn open(files: &[impl AsRef<Path>]) -> io::Result<Self> {
        let open = |file: &Path| {
            let mut rows = RowsOfFile { lines: Lines::open(file)?, next: None };
            rows.advance()?;
            Ok(rows)
        };
        let files = files.iter().map(|file| open(file.as_ref())).collect::<io::Result<_>>()?;
        Ok(Self { files })
    }

    fn least(&mut self) -> io::Result<Option<Row>> {
        let first = self.files.iter_mut().filter(|file| file.next.is_some());
        // Few files: as many as machines drew labels.
        let first = first.min_by(|a, b| {
            let number = |rows: &RowsOfFile| rows.next.as_ref().map(|row| row.number.clone());
            number(a).cmp(&number(b))
        });
        first.map_or(Ok(None), RowsOfFile::advance)
    }
}

impl RowsOfFile {
    /// Gives the next row and reads the one after it.
    fn advance(&mut self) -> io::Result<Option<Row>> {
        let after = self.lines.read()?;
        Ok(std::mem::replace(&mut self.next, after))
    }
}

impl Iterator for Rows {
    type Item = io::Result<Row>;

    fn next(&mut self) -> Option<Self::Item> {
        self.least().transpose()
    }
}
