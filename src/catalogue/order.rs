//! The orders products can be listed in, each made once.

use super::{Catalogue, Row, dictionary::Dictionary};
use crate::label::{Decimal, Name, Number, vocabulary};
use std::cmp::Ordering;

/// What products are ordered by.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Field {
    /// The certificate's number.
    Number,
    /// The product's name.
    Name,
    /// Its maker's name.
    Maker,
    /// The footprint, inside each comparability group.
    Value,
    /// Where the certificate stands.
    State,
    /// The day of the certificate.
    Issued,
    /// The certificate's last day.
    Expires,
    /// The share of primary data.
    PrimaryShare,
}
vocabulary!(Field, Standing, {
    Number = "number", Name = "name", Maker = "maker", Value = "value", State = "state", Issued = "issued",
    Expires = "expires", PrimaryShare = "primary-share",
});

/// Ranks texts: of each, its place in the order of a language. Browsers know those; see [`by_code_point`].
pub type Collate<'a> = &'a dyn Fn(&[&str]) -> Vec<u32>;

/// Ranks texts by their code points: the same text has the same rank.
#[must_use]
pub fn by_code_point(texts: &[&str]) -> Vec<u32> {
    let mut sorted: Vec<&str> = texts.to_vec();
    sorted.sort_unstable();
    sorted.dedup();
    let rank = |text: &&str| sorted.binary_search(text).unwrap_or_default();
    texts.iter().map(|text| u32::try_from(rank(text)).unwrap_or(u32::MAX)).collect()
}

/// Places of products by each field, rising; those that have no such value at the end.
#[derive(Default)]
pub(super) struct Orders([Option<Order>; Field::ALL.len()]);

pub(super) struct Order {
    pub(super) places: Vec<u32>,
    /// How many of them have a value.
    pub(super) valued: usize,
}

impl Orders {
    pub(super) fn forget(&mut self) {
        self.0 = Default::default();
    }

    pub(super) fn forget_states(&mut self) {
        self.0[Field::State as usize] = None;
    }
}

impl Catalogue {
    /// Makes an order before it is asked for.
    pub fn prepare(&mut self, field: Field, lang: &str, collate: Collate<'_>) {
        if self.orders.0[field as usize].is_none() {
            let order = self.sorted(field, lang, collate);
            self.orders.0[field as usize] = Some(order);
        }
    }

    /// Whether an order is made.
    #[must_use]
    pub fn is_prepared(&self, field: Field) -> bool {
        self.order(field).is_some()
    }

    pub(super) fn order(&self, field: Field) -> Option<&Order> {
        self.orders.0[field as usize].as_ref()
    }

    fn sorted(&self, field: Field, lang: &str, collate: Collate<'_>) -> Order {
        match field {
            Field::Number => self.by(|number, _| Some(number)),
            Field::State => self.by(|_, row| Some(row.state)),
            Field::Issued => self.by(|_, row| row.facts?.certificate.map(|certificate| certificate.issued)),
            Field::Expires => self.by(|_, row| row.facts?.certificate.map(|certificate| certificate.expires)),
            Field::PrimaryShare => self.by(|_, row| row.facts?.primary_share),
            Field::Value => self.by(|_, row| self.comparable(row)),
            Field::Name => {
                let ranks = ranks(&self.names, lang, collate);
                self.by(|_, row| ranks.get(row.facts?.name as usize).copied())
            }
            Field::Maker => {
                let ranks = ranks(&self.makers, lang, collate);
                self.by(|_, row| ranks.get(row.facts?.maker? as usize).copied())
            }
        }
    }

    /// A row's group, and its number in the units of that group's first product.
    pub(super) fn comparable(&self, row: &Row) -> Option<(usize, Decimal)> {
        let facts = row.facts?;
        let group = self.groups.of(facts.basis);
        let (own, first) = (self.basis(facts.basis)?, self.groups.first(group));
        Some((group, own.convert(facts.value, first.unit, &first.per)?))
    }

    fn by<'a, K: Ord + 'a>(&'a self, key: impl Fn(&'a Number, &'a Row) -> Option<K>) -> Order {
        let keys = self.rows.iter().map(|(number, row)| key(number, row));
        let mut keyed: Vec<(Option<K>, u32)> = keys.zip(0..).collect();
        keyed.sort_unstable_by(|(one, first), (other, second)| match (one, other) {
            (Some(one), Some(other)) => one.cmp(other).then(first.cmp(second)),
            (Some(_), None) => Ordering::Less,
            (None, Some(_)) => Ordering::Greater,
            (None, None) => first.cmp(second),
        });
        let valued = keyed.partition_point(|(key, _)| key.is_some());
        Order { places: keyed.into_iter().map(|(_, place)| place).collect(), valued }
    }
}

/// The places of names in the order of a language.
fn ranks(names: &Dictionary<Name>, lang: &str, collate: Collate<'_>) -> Vec<u32> {
    let texts: Vec<&str> = names.entries().map(|name| name.in_language(lang).1.as_str()).collect();
    collate(&texts)
}
