//! The procurement portal's desk: it holds the catalogue, checks credentials, and answers in words.
//!
//! In: what a worker fetched (index, credentials, status lists), and [`Request`]s. Out: [`Reply`]s, worded in
//! the page's language. Network, clock and threads are the worker's; what is shown and how is the page's.

mod bring;
mod brought;
mod chart;
mod column;
mod hand_over;
mod judged;
mod message;
mod said;
mod sheet;
mod view;

pub use bring::Sought;
pub use brought::{Asked, Brought, Open};
pub use chart::{
    Axis, BESIDE, Bar, BesideRow, BesideSaid, ChartRequest, ChartSaid, ChartsSaid, Key, Mark, PARTS, Plot, Quantity,
    TableSaid, Tick,
};
pub use column::Column;
pub use judged::Counts;
pub use message::{GroupSaid, MOST, Reply, Request, RowSaid, StageSaid};
pub use sheet::Sheet;
pub use view::View;

use crate::{
    catalogue::{Answer, Catalogue, Collate, Field, Initials, Item, Shard},
    compare::Basis,
    credential::{AtHand, PublicKey, Rejection, Signatures, TrustList},
    criteria::Source,
    element::Unusable,
    evidence::Placed,
    json::{Fault, Json, Limits, Node},
    label::{Date, Instant, Number},
    programme::Programme,
    text::Lang,
};
use bring::Waiting;
use judged::Judged;
use said::Checked;
use std::{cell::RefCell, collections::BTreeMap};

/// A site's products, as one reader asks for them.
pub struct Portal {
    programme: Programme,
    at_hand: AtHand,
    catalogue: Catalogue,
    lang: Lang,
    /// How many products the index has, read or not.
    listed: usize,
    today: Date,
    judged: Judged,
    /// Credentials whose status lists are on their way.
    checking: BTreeMap<Number, (Instant, Result<Placed, Rejection>)>,
    /// What was checked here, the credential's own word.
    checked: BTreeMap<Number, Checked>,
    /// Files that wait for their reader.
    waiting: BTreeMap<usize, Waiting>,
    /// How many files were brought, and how many products were taken from them.
    brought: usize,
    declared: usize,
    /// Categories that are none of the programme's, by the words of those who state them.
    stated_categories: BTreeMap<Number, String>,
}

/// A file of the index: where it is, and what it is of.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Listed {
    /// Its path in the site.
    pub file: String,
    /// The category of its products.
    pub category: Number,
    /// How many there are.
    pub rows: usize,
}

/// Largest file of an index.
pub const MAX_BYTES: usize = Shard::MAX_BYTES;
const MANIFEST: Limits = Limits { bytes: MAX_BYTES, depth: 5 };
/// Most files of an index.
const MANY: usize = 100_000;

impl Portal {
    /// A portal on a site by its operator's DID, its `trust.jwt` and its programme.
    ///
    /// # Errors
    /// [`Unusable`]: nothing the site says counts before its operator's signature does.
    pub fn open(operator: &str, trust: &[u8], programme: &str, lang: Lang, now: Instant) -> Result<Self, Unusable> {
        let operator = PublicKey::from_did(operator).map_err(|_| Unusable::Operator)?;
        let trust = TrustList::read_signed(trust, &operator, &Signatures::default(), now).map_err(Unusable::Trust)?;
        let programme = Programme::from_json(programme, trust).map_err(Unusable::Programme)?;
        let (at_hand, catalogue, listed, today) = (AtHand::default(), Catalogue::default(), 0, now.date());
        let (judged, checking, checked) = (Judged::default(), BTreeMap::new(), BTreeMap::new());
        let (waiting, brought, declared, stated_categories) = (BTreeMap::new(), 0, 0, BTreeMap::new());
        Ok(Self {
            programme,
            at_hand,
            catalogue,
            lang,
            listed,
            today,
            judged,
            checking,
            checked,
            waiting,
            brought,
            declared,
            stated_categories,
        })
    }

    /// Reads the index's list of its files.
    ///
    /// # Errors
    /// A [`Fault`] at the first place that does not read.
    pub fn manifest(&mut self, bytes: &[u8]) -> Result<Vec<Listed>, Fault> {
        let tree = Json::parse(bytes, MANIFEST)?;
        let root = Node::root_of_any_version(&tree);
        let shards = root.field("shards")?.list(MANY, |shard| {
            let rows = usize::try_from(shard.field("rows")?.whole()?).unwrap_or(0);
            Ok(Listed { file: shard.field("file")?.text()?.to_owned(), category: shard.read_field("category")?, rows })
        })?;
        let rejected: Vec<Number> = root.field("rejected")?.list(MANY, |number| number.read())?;
        self.listed = usize::try_from(root.field("rows")?.whole()?).unwrap_or(0);
        self.catalogue = Catalogue::new(Initials::of(root.field("initials")?.text()?));
        rejected.into_iter().for_each(|number| self.catalogue.reject(number, Source::Listed));
        Ok(shards)
    }

    /// Takes a file of the index.
    ///
    /// # Errors
    /// A [`Fault`] at the first place that does not read.
    pub fn shard(&mut self, bytes: &[u8]) -> Result<(), Fault> {
        self.catalogue.add(Shard::read(bytes)?);
        Ok(())
    }

    /// Checks the credential of a listed number; gives the paths of the status lists it takes.
    pub fn label(&mut self, number: &Number, bytes: &[u8], now: Instant) -> Vec<String> {
        let read = Placed::read(bytes, &self.programme, &self.at_hand, now);
        // Another's file under this name is not the label that was listed.
        let read = read.and_then(|placed| match placed.verified.label().certificate.number == *number {
            true => Ok(placed),
            false => Err(Rejection::Signature),
        });
        let paths = read.as_ref().map(|placed| self.missing_lists(placed)).unwrap_or_default();
        self.checking.insert(number.clone(), (now, read));
        paths
    }

    /// The paths of the status lists that a label's check takes and that are not at hand.
    fn missing_lists(&self, placed: &Placed) -> Vec<String> {
        let entries = placed.verified.status_entries().iter();
        let missing = entries.map(|entry| entry.list.as_str()).filter(|list| !self.at_hand.has_list(list));
        let mut paths: Vec<String> =
            missing.filter_map(|list| self.programme.about.path_of(list)).map(str::to_owned).collect();
        paths.dedup();
        paths
    }

    /// Takes a status list, or that it could not be had.
    pub fn list(&mut self, path: &str, bytes: Option<&[u8]>, now: Instant) {
        let address = format!("{}{path}", self.programme.about.root());
        if !self.at_hand.has_list(&address) {
            self.at_hand.add_latest(&address, bytes, None, &self.programme.trust, now);
        }
    }

    /// Puts what was checked of a number in the place of what was listed.
    pub fn settle(&mut self, number: &Number) {
        let Some((at, read)) = self.checking.remove(number) else { return };
        let read = read.map(|placed| placed.asked(&self.at_hand));
        match &read {
            Ok(placed) => self.catalogue.put(Item::of(&placed.verified), Source::Verified),
            Err(_) => self.catalogue.reject(number.clone(), Source::Verified),
        }
        self.checked.insert(number.clone(), Checked::of(read.as_ref(), at, self.lang));
        if let Some(place) = self.catalogue.place(number) {
            self.judged.forget(place);
        }
    }

    /// Makes an order that somebody may ask for next; false when all are made.
    pub fn prepare(&mut self, collate: Collate<'_>) -> bool {
        let missing = Field::ALL.iter().find(|field| !self.catalogue.is_prepared(**field));
        missing.inspect(|field| self.catalogue.prepare(**field, self.lang.code(), collate)).is_some()
    }

    /// Answers, with the window that is asked for.
    pub fn ask(&mut self, request: &Request, collate: Collate<'_>) -> Reply {
        let (answer, counts) = self.answer(request, collate);
        self.said(&answer, request, counts)
    }

    /// Which products answer a request, and what the demand standard makes of them.
    fn answer(&mut self, request: &Request, collate: Collate<'_>) -> (Answer, Counts) {
        let Self { catalogue, judged, programme, today, lang, .. } = self;
        judged.by(request.criteria.as_ref());
        catalogue.prepare(request.query.sort, lang.code(), collate);
        let (judged, counts) = (RefCell::new(judged), RefCell::new(Counts::default()));
        let keep = |place| {
            let Some(whole) = judged.borrow_mut().whole(place, catalogue, programme, *today) else { return true };
            counts.borrow_mut().add(whole);
            request.outcome.is_none_or(|wanted| wanted == whole)
        };
        // Most questions are asked without a demand standard: then nobody judges a hundred thousand products.
        let answer = match request.criteria {
            Some(_) => catalogue.ask(&request.query, &keep),
            None => catalogue.ask(&request.query, &|_| true),
        };
        (answer, counts.into_inner())
    }

    /// Which of a reply's products are still to be checked.
    #[must_use]
    pub fn unchecked(&self, reply: &Reply) -> Vec<Number> {
        let unchecked = reply.rows.iter().filter(|row| !row.checked).filter_map(|row| row.number.parse().ok());
        unchecked.filter(|number| !self.is_known(number)).collect()
    }

    /// Whether a number was checked, or is being.
    fn is_known(&self, number: &Number) -> bool {
        self.checked.contains_key(number) || self.checking.contains_key(number)
    }

    /// How many products the index has, read or not.
    #[must_use]
    pub fn listed(&self) -> usize {
        self.listed
    }

    /// Whether a number is in the index, or was brought.
    #[must_use]
    pub fn has(&self, number: &Number) -> bool {
        self.catalogue.place(number).is_some()
    }

    /// How many products there are.
    #[must_use]
    pub fn products(&self) -> usize {
        self.catalogue.len()
    }

    /// What was checked of a number, and what its values compare with.
    fn bars(&self, number: &Number) -> Option<(&Checked, &Basis)> {
        let entry = self.catalogue.entry(self.catalogue.place(number)?)?;
        Some((self.checked.get(number)?, entry.stated?.basis))
    }

    /// What a category is called; one of nobody here, as it is stated.
    fn category<'a>(&'a self, id: &'a Number) -> &'a str {
        let known = self.programme.category(id).map(|category| category.name.in_language(self.lang.code()).1.as_str());
        known.or_else(|| self.stated_categories.get(id).map(String::as_str)).unwrap_or(id.as_str())
    }

    fn said(&self, answer: &Answer, request: &Request, counts: Counts) -> Reply {
        let groups: Vec<GroupSaid> = answer
            .groups
            .iter()
            .map(|group| said::group(group, self.category(&group.basis.category), self.lang))
            .collect();
        let group = answer.group.map(|at| &answer.groups[at]);
        let window = answer.places.iter().skip(request.first).take(request.count);
        let rows = window.filter_map(|place| {
            let entry = self.catalogue.entry(*place)?;
            let checked = self.checked.get(entry.number).filter(|_| entry.source != Source::Listed);
            let mut row = said::row(&entry, checked, group, &self.programme.trust, self.lang);
            if let Some(criteria) = &request.criteria {
                said::judge(&mut row, &entry, criteria, &self.programme, self.today, self.lang);
            }
            Some(row)
        });
        let mut rows: Vec<RowSaid> = rows.collect();
        if let Some(group) = group {
            let inside = rows.iter_mut().filter(|row| row.apart.is_empty());
            said::stages(inside, group, |number| self.bars(&number.parse().ok()?), self.lang);
        }
        let (found, comparable) = (answer.places.len(), answer.comparable);
        let standard = request.criteria.as_ref().map(|criteria| said::standard(criteria, &self.programme, self.lang));
        let standard = standard.unwrap_or_default();
        Reply { found, comparable, counts, standard, groups, group: answer.group, first: request.first, rows }
    }
}

#[cfg(test)]
mod tests;
