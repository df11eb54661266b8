//! The products of one comparability group, whatever else is asked for.

use super::Catalogue;
use crate::{compare::Basis, label::Decimal};

/// A product of a group.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Member {
    /// Its place in the catalogue.
    pub place: u32,
    /// Its number in the group's units; nothing when it has too many digits to convert exactly.
    pub value: Option<Decimal>,
}

impl Catalogue {
    /// What the numbers of a group are of, by its id; units are those of its first product.
    #[must_use]
    pub fn basis_of(&self, group: &str) -> Option<&Basis> {
        Some(self.groups.first(self.groups.find(group)?))
    }

    /// All products of a group, in the order they came.
    pub fn members(&self, group: &str) -> impl Iterator<Item = Member> {
        let wanted = self.groups.find(group);
        (0..).zip(self.rows.values()).filter_map(move |(place, row)| {
            let facts = row.facts.as_ref()?;
            (Some(self.groups.of(facts.basis)) == wanted)
                .then(|| Member { place, value: self.comparable(row).map(|(_, value)| value) })
        })
    }

    /// How many products of a group's category are in other groups.
    #[must_use]
    pub fn beside(&self, group: &str) -> usize {
        let Some(wanted) = self.groups.find(group) else { return 0 };
        let category = &self.groups.first(wanted).category;
        let others: Vec<bool> = (0..)
            .zip(self.bases.values())
            .map(|(code, basis)| self.groups.of(code) != wanted && basis.category == *category)
            .collect();
        self.rows.values().filter_map(|row| row.facts.as_ref()).filter(|facts| others[facts.basis as usize]).count()
    }
}
