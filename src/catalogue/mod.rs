//! The products a reader can find, and how they are asked for: searched, filtered, sorted, grouped.
//!
//! In: shards of a site's index, labels that were verified, [`Query`]s. Out: [`Answer`]s: which products, in
//! which order, how many of each group. What an index lists is nobody's word until its credential was
//! checked: a row says by its [`Source`] who says it. A hundred thousand products take some 15 MB, and a
//! question a few milliseconds.

mod dictionary;
mod group;
mod initials;
mod item;
mod member;
mod order;
mod query;
mod search;
mod shard;

pub use group::Group;
pub use initials::Initials;
pub use item::{Certificate, Item};
pub use member::Member;
pub use order::{Collate, Field, by_code_point};
pub use query::{Answer, Query};
pub use shard::{MOST, Shard, ShardWriter};

use crate::{
    compare::Basis,
    criteria::{Source, State},
    label::{Decimal, Gtin, Line, Name, Number, Period, Share},
};
use dictionary::Dictionary;
use group::Groups;
use indexmap::IndexMap;
use order::Orders;
use search::Haystack;

/// All products at hand.
#[derive(Default)]
pub struct Catalogue {
    names: Dictionary<Name>,
    makers: Dictionary<Name>,
    models: Dictionary<Line>,
    /// By their texts: bases that compare, but for how their amounts are written, are two.
    bases: IndexMap<String, Basis>,
    issuers: Dictionary<String>,
    periods: Dictionary<Period>,
    rows: IndexMap<Number, Row>,
    initials: Initials,
    haystacks: Haystacks,
    groups: Groups,
    orders: Orders,
}

/// What is searched.
#[derive(Default)]
struct Haystacks {
    names: Haystack,
    makers: Haystack,
    models: Haystack,
    numbers: Haystack,
}

/// A product: numbers of its own, and the places of what it shares with others.
struct Row {
    gtin: Option<Gtin>,
    /// Nothing of what is not to be believed.
    facts: Option<Facts>,
    state: State,
    source: Source,
    demonstration: bool,
}

#[derive(Clone, Copy, PartialEq)]
struct Facts {
    name: u32,
    model: Option<u32>,
    maker: Option<u32>,
    basis: u32,
    value: Decimal,
    primary_share: Option<Share>,
    period: Option<u32>,
    certificate: Option<Certificate<u32>>,
}

/// A product as it is read from the catalogue.
#[derive(Debug, Clone, Copy)]
pub struct Entry<'a> {
    /// Its certificate's number.
    pub number: &'a Number,
    /// Its GS1 number.
    pub gtin: Option<&'a Gtin>,
    /// What is said of it; nothing of what is not to be believed.
    pub stated: Option<Stated<'a>>,
    /// Where its certificate stands.
    pub state: State,
    /// Who says so.
    pub source: Source,
    /// Nothing about it is real.
    pub demonstration: bool,
}

/// What is said of a product.
#[derive(Debug, Clone, Copy)]
pub struct Stated<'a> {
    /// Its name.
    pub name: &'a Name,
    /// Model or specification.
    pub model: Option<&'a Line>,
    /// Who makes it; declarations may not say.
    pub maker: Option<&'a Name>,
    /// What its number compares with.
    pub basis: &'a Basis,
    /// The number.
    pub value: Decimal,
    /// How much of it rests on primary data.
    pub primary_share: Option<Share>,
    /// The period its data are from.
    pub period: Option<Period>,
    /// Its certificate; a declaration has none.
    pub certificate: Option<Certificate<&'a str>>,
}

impl Catalogue {
    /// An empty one; `initials` make names found by the first letters of their pinyin.
    #[must_use]
    pub fn new(initials: Initials) -> Self {
        Self { initials, ..Self::default() }
    }

    /// How many products there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.rows.len()
    }

    /// Whether there is none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.rows.is_empty()
    }

    /// Adds what a shard lists. A product that is there already stays as it is: what was verified is not
    /// replaced by what an index says.
    pub fn add(&mut self, shard: Shard) {
        let names: Vec<u32> = shard.names.into_iter().map(|name| self.names.code(name)).collect();
        let makers: Vec<u32> = shard.makers.into_iter().map(|name| self.makers.code(name)).collect();
        let models: Vec<u32> = shard.models.into_iter().map(|line| self.models.code(line)).collect();
        let bases: Vec<u32> = shard.bases.into_iter().map(|basis| self.basis_code(basis)).collect();
        let issuers: Vec<u32> = shard.issuers.into_iter().map(|did| self.issuers.code(did)).collect();
        let periods: Vec<u32> = shard.periods.into_iter().map(|days| self.periods.code(days)).collect();
        self.rows.reserve(shard.rows.len());
        for row in shard.rows {
            let facts = Facts {
                name: names[row.name as usize],
                model: row.model.map(|code| models[code as usize]),
                maker: row.maker.map(|code| makers[code as usize]),
                basis: bases[row.basis as usize],
                value: row.value,
                primary_share: row.primary_share,
                period: row.period.map(|code| periods[code as usize]),
                certificate: row.certificate.map(|Certificate { issuer, issued, expires }| Certificate {
                    issuer: issuers[issuer as usize],
                    issued,
                    expires,
                }),
            };
            let (gtin, state, demonstration) = (row.gtin, row.state, shard.demonstration);
            if !self.rows.contains_key(&row.number) {
                let facts = Some(facts);
                self.push(row.number, Row { gtin, facts, state, source: Source::Listed, demonstration });
            }
        }
        self.settle();
    }

    /// Puts a product as its credential says it, in the place of what was listed.
    pub fn put(&mut self, item: Item, source: Source) {
        let facts = Facts {
            name: self.names.code(item.name),
            model: item.model.map(|line| self.models.code(line)),
            maker: item.maker.map(|maker| self.makers.code(maker)),
            basis: self.basis_code(item.basis),
            value: item.value,
            primary_share: item.primary_share,
            period: item.period.map(|days| self.periods.code(days)),
            certificate: item.certificate.map(|Certificate { issuer, issued, expires }| Certificate {
                issuer: self.issuers.code(issuer),
                issued,
                expires,
            }),
        };
        let Item { number, gtin, state, demonstration, .. } = item;
        self.replace(number, Row { gtin, facts: Some(facts), state, source, demonstration });
    }

    /// Puts a number whose credential is not to be believed: nothing it says is kept.
    pub fn reject(&mut self, number: Number, source: Source) {
        let state = State::Rejected;
        self.replace(number, Row { gtin: None, facts: None, state, source, demonstration: false });
    }

    /// The product at a place.
    #[must_use]
    pub fn entry(&self, place: u32) -> Option<Entry<'_>> {
        let (number, row) = self.rows.get_index(place as usize)?;
        let stated = row.facts.as_ref().and_then(|facts| self.stated(facts));
        let Row { gtin, state, source, demonstration, .. } = row;
        let (state, source, demonstration) = (*state, *source, *demonstration);
        Some(Entry { number, gtin: gtin.as_ref(), stated, state, source, demonstration })
    }

    /// Where a number stands.
    #[must_use]
    pub fn place(&self, number: &Number) -> Option<u32> {
        self.rows.get_index_of(number).map(code)
    }

    /// The number of the product that has this GS1 number.
    #[must_use]
    pub fn by_gtin(&self, gtin: &Gtin) -> Option<&Number> {
        // GS1 General Specifications, 3.3: shorter ones are the same with zeros before them.
        let bare = |gtin: &Gtin| gtin.as_str().trim_start_matches('0').to_owned();
        let wanted = bare(gtin);
        let has = |row: &Row| row.gtin.as_ref().is_some_and(|gtin| bare(gtin) == wanted);
        self.rows.iter().find(|(_, row)| has(row)).map(|(number, _)| number)
    }

    /// Whether a product's number begins so.
    #[must_use]
    pub fn has_prefix(&self, prefix: &str) -> bool {
        self.rows.keys().any(|number| number.as_str().starts_with(prefix))
    }

    /// The comparability group of a product, as an address has it.
    #[must_use]
    pub fn group(&self, number: &Number) -> Option<&str> {
        let facts = self.rows.get(number)?.facts?;
        Some(self.groups.id(self.groups.of(facts.basis)))
    }

    fn stated(&self, facts: &Facts) -> Option<Stated<'_>> {
        Some(Stated {
            name: self.names.get(facts.name)?,
            model: facts.model.and_then(|code| self.models.get(code)),
            maker: facts.maker.and_then(|code| self.makers.get(code)),
            basis: self.basis(facts.basis)?,
            value: facts.value,
            primary_share: facts.primary_share,
            period: facts.period.and_then(|code| self.periods.get(code)).copied(),
            certificate: facts.certificate.and_then(|Certificate { issuer, issued, expires }| {
                Some(Certificate { issuer: self.issuers.get(issuer)?.as_str(), issued, expires })
            }),
        })
    }

    fn basis(&self, code: u32) -> Option<&Basis> {
        self.bases.get_index(code as usize).map(|(_, basis)| basis)
    }

    fn basis_code(&mut self, basis: Basis) -> u32 {
        let entry = self.bases.entry(basis.to_json().to_string());
        let place = entry.index();
        entry.or_insert(basis);
        code(place)
    }

    fn replace(&mut self, number: Number, row: Row) {
        let Some(known) = self.rows.get_mut(&number) else {
            self.push(number, row);
            return self.settle();
        };
        let before = std::mem::replace(known, row);
        let after = &*known;
        // Most credentials say what was listed: their order stays.
        if before.facts != after.facts {
            self.settle();
        } else if before.state != after.state {
            self.orders.forget_states();
        }
    }

    fn push(&mut self, number: Number, row: Row) {
        let gtin = row.gtin.as_ref().map_or("", Gtin::as_str);
        self.haystacks.numbers.push(&format!("{number} {gtin}"));
        self.rows.insert(number, row);
    }

    /// Brings what is made from the rows up to them.
    fn settle(&mut self) {
        let Self { haystacks, names, makers, models, initials, .. } = self;
        let said = |name: &Name| {
            let lines: Vec<&str> = name.translations().map(|(_, line)| line.as_str()).collect();
            initials.beside(&lines.join(" "))
        };
        haystacks.names.extend(names.entries(), said);
        haystacks.makers.extend(makers.entries(), said);
        haystacks.models.extend(models.entries(), |model| initials.beside(model.as_str()));
        self.groups.extend(self.bases.values());
        self.orders.forget();
    }
}

/// A place as it is kept: there are less than four billion of anything.
fn code(place: usize) -> u32 {
    u32::try_from(place).unwrap_or(u32::MAX)
}

#[cfg(test)]
mod tests;
