//! Comparability groups: products whose numbers compare with each other.

use crate::{compare::Basis, label::Line};
use sha2::{Digest, Sha256};

/// A comparability group among the products that were asked for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Group {
    /// Stands for it in an address.
    pub id: String,
    /// What its products have in common; units are those of the first.
    pub basis: Basis,
    /// How many products were found in it.
    pub found: usize,
    /// The versions of its rule among them: more than one is for the reader to know.
    pub versions: Vec<Line>,
    /// How many periods of data there are among them.
    pub periods: usize,
}

/// The groups of all bases there are.
#[derive(Debug, Default)]
pub(super) struct Groups {
    /// Of each basis, which group it is in.
    of: Vec<usize>,
    /// Of each group, its first basis.
    first: Vec<(Basis, String)>,
}

impl Groups {
    /// Adds those of the bases that are not there yet.
    pub(super) fn extend<'a>(&mut self, bases: impl Iterator<Item = &'a Basis>) {
        for basis in bases.skip(self.of.len()) {
            let known = self.first.iter().position(|(first, _)| basis.against(first).is_ok());
            let group = known.unwrap_or_else(|| {
                self.first.push((basis.clone(), id(basis)));
                self.first.len() - 1
            });
            self.of.push(group);
        }
    }

    pub(super) fn of(&self, basis: u32) -> usize {
        self.of[basis as usize]
    }

    pub(super) fn first(&self, group: usize) -> &Basis {
        &self.first[group].0
    }

    pub(super) fn id(&self, group: usize) -> &str {
        &self.first[group].1
    }

    /// The group of an id.
    pub(super) fn find(&self, id: &str) -> Option<usize> {
        self.first.iter().position(|(_, known)| known == id)
    }

    pub(super) fn len(&self) -> usize {
        self.first.len()
    }
}

/// The beginning of a digest over what decides on a group: the same for the same group, whichever of its
/// products was read first.
fn id(basis: &Basis) -> String {
    let mut basis = basis.clone();
    basis.standards.sort();
    if let Some(rule) = &mut basis.rule {
        rule.version = None;
    }
    let dimension = format!("{:?}", basis.per.unit().dimension());
    let decisive = [
        basis.category.as_str(),
        &dimension,
        basis.boundary.word(),
        &basis.to_json().member("standard").map(ToString::to_string).unwrap_or_default(),
        basis.rule.as_ref().map_or("", |rule| rule.id.as_str()),
    ];
    let digest = Sha256::digest(decisive.join("\n"));
    digest[..4].iter().map(|byte| format!("{byte:02x}")).collect()
}
