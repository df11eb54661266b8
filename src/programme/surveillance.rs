//! How often a category's certificates are looked at again: months from one surveillance to the next.
//!
//! In: `surveillance_months` in a category's file. Out: the months. The special rules of categories are not public; so
//! a period is the operator's, and none where none is stated.

use super::{Category, Programme};
use crate::{
    json::{Fault, Node},
    label::Number,
};

/// Most months between two surveillances.
const MOST: i64 = 120;

impl Programme {
    /// The months from one surveillance to the next, if the category states them. Read when they are asked for: whoever
    /// only draws labels has none of it.
    #[must_use]
    pub fn surveillance_months(&self, category: &Number) -> Option<u16> {
        let root = Node::root_of_any_version(&self.source);
        let own = |node: &Node<'_>| match node.read_field::<Number>("id")? {
            id if id == *category => read(node),
            _ => Ok(None),
        };
        root.field("categories").and_then(|all| all.list(Category::MOST, own)).ok()?.into_iter().flatten().next()
    }
}

/// Refuses a period that is none.
pub(super) fn review(node: &Node<'_>) -> Result<(), Fault> {
    read(node).map(drop)
}

fn read(category: &Node<'_>) -> Result<Option<u16>, Fault> {
    let Some(node) = category.optional("surveillance_months")? else { return Ok(None) };
    let months = node.whole()?;
    let known = u16::try_from(months).ok().filter(|_| (1..=MOST).contains(&months));
    known.map(Some).ok_or_else(|| node.unexpected(months, format_args!("1 … {MOST}")))
}
