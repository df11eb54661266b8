//! The versions of a category's rule, and what changed with each.
//!
//! In: `versions` in a category's file. Out: [`RuleVersion`]s, the latest first.

use super::{Category, Programme};
use crate::{
    credential::read_name,
    json::{Fault, Node, Problem},
    label::{Date, Line, Name, Number},
};

/// A version of a rule.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RuleVersion {
    /// What it is called: the last one as the rule itself says.
    pub version: Line,
    /// The day from which it applies.
    pub since: Date,
    /// What is otherwise than before.
    pub changed: Name,
}

/// Most categories, and most versions of a rule.
const MOST: usize = 500;
const MANY: usize = 100;

impl RuleVersion {
    fn read(node: &Node<'_>) -> Result<Self, Fault> {
        node.only_known(&["version", "since", "changed"])?;
        Ok(Self {
            version: node.read_field("version")?,
            since: node.read_field("since")?,
            changed: read_name(&node.field("changed")?)?,
        })
    }
}

impl Programme {
    /// The versions of a category's rule, the latest first; none where its file names none. Read when they are asked
    /// for, as the targets are.
    #[must_use]
    pub fn rule_versions(&self, category: &Category) -> Vec<RuleVersion> {
        let root = Node::root_of_any_version(&self.source);
        let own = |node: &Node<'_>| match node.read_field::<Number>("id")? {
            id if id == category.id => read(node),
            _ => Ok(Vec::new()),
        };
        let all = root.field("categories").and_then(|categories| categories.list(MOST, own));
        let mut versions = all.unwrap_or_default().concat();
        versions.reverse();
        versions
    }

    /// Checks what a folder says of versions.
    ///
    /// # Errors
    /// A [`Fault`] at the first place that does not read, is not later than the one before, or where the last version
    /// is not the rule's own.
    pub(super) fn check_versions(&self) -> Result<(), Fault> {
        let root = Node::root(&self.source);
        let all = root.field("categories")?.list(MOST, read)?;
        for (at, (versions, category)) in all.iter().zip(&self.categories).enumerate() {
            let fault = |which: usize, key: &str, problem| {
                Err(Fault::new(format!("$.categories[{at}].versions[{which}].{key}"), problem))
            };
            for (which, pair) in versions.windows(2).enumerate() {
                if pair[1].since <= pair[0].since {
                    let (found, expected) = (pair[1].since.to_string(), format!("> {}", pair[0].since));
                    return fault(which + 1, "since", Problem::Unexpected { found, expected });
                }
            }
            if let Some(last) = versions.last().filter(|last| last.version != category.rule.version) {
                let (found, expected) = (last.version.to_string(), category.rule.version.to_string());
                return fault(versions.len() - 1, "version", Problem::Unexpected { found, expected });
            }
        }
        Ok(())
    }
}

/// The versions a category names, the first one first.
fn read(category: &Node<'_>) -> Result<Vec<RuleVersion>, Fault> {
    let versions = category.optional("versions")?.map(|versions| versions.list(MANY, RuleVersion::read)).transpose();
    Ok(versions?.unwrap_or_default())
}
