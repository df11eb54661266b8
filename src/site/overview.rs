//! The pages that list labels: home, categories, products, the studio's list, the portal's index, the maps
//! for search engines.
//!
//! In: the census and the rows of all labels, in the order of their numbers. Out: the pages, drawn a few
//! at a time and put as they come, those that lead to others after them. Memory holds a page's rows of
//! each category and a share of the products.

use super::{
    Census, File, Lines, LinesWriter, Publication, Row, Rows, Target, board, catalogue, category, data,
    delivery::Sitemap,
    evaluation::Enterprises,
    formats, home,
    maker::{self, Made},
    pilot,
    product::{self, Labelled},
    recognition, rule, standards, stories, studio,
    withdrawn::{self, Notices},
};
use crate::{board::Board, label::Date, programme::Category, text::Lang};
use rayon::prelude::*;
use serde::{Serialize, de::DeserializeOwned};
use std::{
    collections::BTreeMap,
    io,
    path::{Path, PathBuf},
};

/// Labels a page of a category lists.
pub(super) const A_PAGE: usize = 100;
/// Labels of a category the home page lists.
pub(super) const AT_HOME: usize = 12;
/// Labels the studio offers in its list; others are asked for by their number.
const OFFERED: usize = 2_000;
/// Pages drawn before they are put.
const AT_ONCE: usize = 64;
/// Labels whose products are sorted at a time.
const A_SHARE: u64 = 20_000;

/// Why the pages were not drawn; `T` is the target's reason.
#[derive(Debug)]
pub enum OverviewError<T> {
    /// The rows, which could not be read.
    Rows(io::Error),
    /// There are not as many rows as were counted.
    Count {
        /// How many there are.
        rows: u64,
        /// How many were counted.
        census: u64,
    },
    /// The disk beside, where products are sorted.
    Scratch(io::Error),
    /// A file that could not be put.
    Target(T),
}

/// Which of a category's pages.
#[derive(Clone, Copy)]
pub(super) struct Place {
    /// From 1.
    pub(super) page: usize,
    pub(super) pages: usize,
}

/// A page to be drawn, in every language.
enum Sheet<'a> {
    Category(&'a Category, Place, Vec<Row>),
    Product(String, Vec<Labelled>),
    /// Some of a maker's labels, of so many.
    Maker(Place, Vec<Made>, u64),
    /// A file of the index, as it is.
    Shard(File),
}

/// A category whose rows are coming.
struct Listing<'a> {
    category: &'a Category,
    place: Place,
    open: Vec<Row>,
    first: Vec<Row>,
}

impl<'a> Listing<'a> {
    fn of(category: &'a Category, census: &Census) -> Self {
        let labels = usize::try_from(census.of(category.id.as_str())).unwrap_or(usize::MAX);
        let place = Place { page: 1, pages: labels.div_ceil(A_PAGE).max(1) };
        Self { category, place, open: Vec::new(), first: Vec::new() }
    }

    fn take(&mut self, row: Row) -> Option<Sheet<'a>> {
        if self.first.len() < AT_HOME {
            self.first.push(row.clone());
        }
        self.open.push(row);
        (self.open.len() == A_PAGE).then(|| self.page())
    }

    fn page(&mut self) -> Sheet<'a> {
        let (place, rows) = (self.place, std::mem::take(&mut self.open));
        self.place.page += 1;
        Sheet::Category(self.category, place, rows)
    }

    /// The last page: of what is left, or of a category that has no label.
    fn last(&mut self) -> Option<Sheet<'a>> {
        (!self.open.is_empty() || self.place.page == 1).then(|| self.page())
    }
}

impl Sheet<'_> {
    fn draw(&self, publication: &Publication<'_>) -> Vec<File> {
        let in_each = |page: &dyn Fn(Lang) -> File| Lang::ALL.iter().map(|lang| page(*lang)).collect();
        match self {
            Self::Category(category, place, rows) => {
                in_each(&|lang| category::page(publication, category, *place, rows, lang))
            }
            Self::Maker(place, labels, count) => {
                Lang::ALL.iter().filter_map(|lang| maker::page(publication, *place, labels, *count, *lang)).collect()
            }
            Self::Product(gtin, labels) => vec![product::page(publication, gtin, labels)],
            Self::Shard(file) => vec![file.clone()],
        }
    }
}

/// Draws every page that is no label's own, as of `day`; `scratch` is a folder to sort products in. Gives how many
/// files there were.
///
/// # Errors
/// [`OverviewError`]: the first that went wrong.
pub fn draw<T: Target>(
    publication: &Publication<'_>,
    (census, rows): (&Census, Rows),
    day: Date,
    scratch: &Path,
    target: &T,
) -> Result<u64, OverviewError<T::Error>> {
    let mut drawing = Drawing { publication, target, due: Vec::new(), files: 0 };
    let categories = publication.programme.categories();
    let mut listings: BTreeMap<&str, Listing<'_>> =
        categories.iter().map(|category| (category.id.as_str(), Listing::of(category, census))).collect();
    let mut products = Shares::create(scratch, "products", census.with_gtin).map_err(OverviewError::Scratch)?;
    let mut makers = Shares::create(scratch, "makers", census.labels).map_err(OverviewError::Scratch)?;
    let (mut offered, mut map) = (Vec::new(), Sitemap::new(&publication.base));
    let targets = publication.programme.targets();
    let mut board = Board::new(&targets, day);
    let pilot = publication.programme.pilot();
    let mut tally = pilot.as_ref().map(pilot::Tally::new);
    let mut notices = Notices::default();
    let mut index = catalogue::Index::new(publication.programme.about.demonstration);
    drawing.put(map.add("").into_iter().collect())?;
    for category in categories {
        drawing.put(map.add(&category::path(category, 1)).into_iter().collect())?;
        drawing.put(map.add(&rule::path(category)).into_iter().collect())?;
        drawing.put(Lang::ALL.iter().map(|lang| rule::page(publication, category, *lang)).collect())?;
    }
    let mut count = 0;
    for row in rows {
        let row = row.map_err(OverviewError::Rows)?;
        count += 1;
        if let Some(label) = Labelled::of(&row) {
            products.add(&label.gtin, &label).map_err(OverviewError::Scratch)?;
        }
        if let Some(label) = Made::of(&row) {
            makers.add(&label.code, &label).map_err(OverviewError::Scratch)?;
        }
        drawing.add(index.add(&row).map(Sheet::Shard))?;
        if row.in_force() {
            drawing.put(map.add(&format!("label/{}/", row.number)).into_iter().collect())?;
        }
        if let Some(achievement) = row.achievement() {
            board.add(&achievement);
        }
        if let Some(tally) = &mut tally {
            tally.add(&row);
        }
        notices.add(&row);
        if offered.len() < OFFERED {
            offered.push(row.clone());
        }
        let listing = row.category.as_deref().and_then(|category| listings.get_mut(category));
        drawing.add(listing.and_then(|listing| listing.take(row)))?;
    }
    if count != census.labels {
        return Err(OverviewError::Count { rows: count, census: census.labels });
    }
    for listing in listings.values_mut() {
        drawing.add(listing.last())?;
    }
    for shard in index.rest() {
        drawing.add(Some(Sheet::Shard(shard)))?;
    }
    for share in products.finish().map_err(OverviewError::Scratch)? {
        let products = grouped(&share, |label: &Labelled| &label.gtin, usize::MAX).map_err(OverviewError::Scratch)?;
        for (gtin, (labels, _)) in products {
            drawing.add(Some(Sheet::Product(gtin, labels)))?;
        }
    }
    let mut enterprises = Enterprises::default();
    for share in makers.finish().map_err(OverviewError::Scratch)? {
        let makers = grouped(&share, |label: &Made| &label.code, maker::LISTED).map_err(OverviewError::Scratch)?;
        for (mut labels, count) in makers.into_values() {
            drawing.put(enterprises.add(&labels, count).into_iter().collect())?;
            let pages = labels.len().div_ceil(A_PAGE);
            for page in 1..=pages {
                let rest = labels.split_off(labels.len().min(A_PAGE));
                drawing.add(Some(Sheet::Maker(Place { page, pages }, std::mem::replace(&mut labels, rest), count)))?;
            }
        }
    }
    drawing.put_due()?;
    drawing.put(publication.tool_pages())?;
    drawing.put(vec![enterprises.file()])?;
    target.settle().map_err(OverviewError::Target)?;
    let listed: Vec<home::Listed<'_>> = listings
        .into_values()
        .map(|listing| home::Listed {
            category: listing.category,
            labels: census.of(listing.category.id.as_str()),
            first: listing.first,
        })
        .collect();
    if !targets.is_empty() {
        let progress = board.progress();
        drawing.put(map.add(board::PATH).into_iter().collect())?;
        drawing.put(Lang::ALL.iter().map(|lang| board::page(publication, &progress, *lang)).collect())?;
    }
    if let Some(tally) = &tally {
        drawing.put(map.add(pilot::PATH).into_iter().collect())?;
        drawing.put(Lang::ALL.iter().map(|lang| pilot::page(publication, tally, day, *lang)).collect())?;
    }
    if !publication.programme.agreements().is_empty() {
        drawing.put(map.add(recognition::PATH).into_iter().collect())?;
        drawing.put(Lang::ALL.iter().map(|lang| recognition::page(publication, day, *lang)).collect())?;
    }
    let notices = notices.finish();
    drawing.put(map.add(withdrawn::PATH).into_iter().collect())?;
    drawing.put(Lang::ALL.iter().map(|lang| withdrawn::page(publication, &notices, *lang)).collect())?;
    drawing.put(map.add(formats::PATH).into_iter().collect())?;
    drawing.put(Lang::ALL.iter().map(|lang| formats::page(publication, *lang)).collect())?;
    drawing.put(map.add(data::PATH).into_iter().collect())?;
    drawing.put(Lang::ALL.iter().map(|lang| data::page(publication, *lang)).collect())?;
    if standards::exist(publication) {
        drawing.put(map.add(standards::PATH).into_iter().collect())?;
        drawing.put(Lang::ALL.iter().map(|lang| standards::page(publication, *lang)).collect())?;
    }
    for path in stories::paths(publication) {
        drawing.put(map.add(&path).into_iter().collect())?;
    }
    drawing.put(Lang::ALL.iter().flat_map(|lang| stories::pages(publication, *lang)).collect())?;
    drawing.put(map.files())?;
    drawing.put(vec![index.manifest()])?;
    drawing.put(studio::files(publication, census.labels, &offered))?;
    drawing.put(Lang::ALL.iter().map(|lang| home::page(publication, &listed, *lang)).collect())?;
    Ok(drawing.files)
}

struct Drawing<'a, T> {
    publication: &'a Publication<'a>,
    target: &'a T,
    due: Vec<Sheet<'a>>,
    files: u64,
}

impl<'a, T: Target> Drawing<'a, T> {
    fn add(&mut self, sheet: Option<Sheet<'a>>) -> Result<(), OverviewError<T::Error>> {
        self.due.extend(sheet);
        if self.due.len() < AT_ONCE { Ok(()) } else { self.put_due() }
    }

    fn put_due(&mut self) -> Result<(), OverviewError<T::Error>> {
        let put = |sheet: &Sheet<'_>| {
            let files = sheet.draw(self.publication);
            let count = files.len() as u64;
            files.into_iter().try_for_each(|file| self.target.put(file)).map(|()| count)
        };
        let files = self.due.par_iter().map(put).collect::<Result<Vec<u64>, _>>().map_err(OverviewError::Target)?;
        self.files += files.iter().sum::<u64>();
        self.due.clear();
        Ok(())
    }

    fn put(&mut self, files: Vec<File>) -> Result<(), OverviewError<T::Error>> {
        self.files += files.len() as u64;
        files.into_iter().try_for_each(|file| self.target.put(file)).map_err(OverviewError::Target)
    }
}

/// Labels on disk, shared out by a key so that all of one are in one share, and each share fits into memory.
struct Shares(Vec<(PathBuf, LinesWriter)>);

impl Shares {
    fn create(scratch: &Path, name: &str, labels: u64) -> io::Result<Self> {
        let share = |at| {
            let file = scratch.join(format!("{name}-{at}"));
            LinesWriter::create(&file).map(|lines| (file, lines))
        };
        (0..labels.div_ceil(A_SHARE)).map(share).collect::<io::Result<_>>().map(Self)
    }

    fn add(&mut self, key: &str, label: &impl Serialize) -> io::Result<()> {
        let shares = self.0.len().max(1);
        let at = key.bytes().fold(0, |sum: usize, byte| sum.wrapping_mul(31).wrapping_add(byte.into())) % shares;
        self.0.get_mut(at).map_or(Ok(()), |(_, lines)| lines.add(label))
    }

    fn finish(self) -> io::Result<Vec<PathBuf>> {
        self.0.into_iter().map(|(file, lines)| lines.finish().map(|()| file)).collect()
    }
}

/// The labels of a share by their key: the first `most` of each, and how many there are.
fn grouped<T: DeserializeOwned>(
    share: &Path,
    key: impl Fn(&T) -> &String,
    most: usize,
) -> io::Result<BTreeMap<String, (Vec<T>, u64)>> {
    let (mut groups, mut lines) = (BTreeMap::<String, (Vec<T>, u64)>::new(), Lines::open(share)?);
    while let Some(label) = lines.read::<T>()? {
        let (labels, count) = groups.entry(key(&label).clone()).or_default();
        *count += 1;
        if labels.len() < most {
            labels.push(label);
        }
    }
    Ok(groups)
}
