//! The versions of a category's rule, and what changed with each.
//!
//! In: `versions` in a category's file. Out: [`RuleVersion`]s, the latest first.

use super::{Category, Programme, review::once};
use crate::{
    credential::read_name,
    json::{Fault, Json, Node, Problem},
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

/// Most versions of a rule.
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
        let all = root.field("categories").and_then(|categories| categories.list(Category::MOST, own));
        let mut versions = all.unwrap_or_default().concat();
        versions.reverse();
        versions
    }
}

/// Checks a category's versions by themselves.
///
/// # Errors
/// A [`Fault`] at the first place that does not read, stands twice, or is not later than the one before.
pub(super) fn review(node: &Node<'_>) -> Result<(), Fault> {
    let versions = read(node)?;
    let names: Vec<&Line> = versions.iter().map(|version| &version.version).collect();
    once(node, |at| format!("versions[{at}].version"), &names)?;
    for (at, pair) in versions.windows(2).enumerate() {
        if pair[1].since <= pair[0].since {
            let (found, expected) = (pair[1].since.to_string(), format!("> {}", pair[0].since));
            let path = format!("versions[{}].since", at + 1);
            return Err(node.fault_of(&path, Problem::Unexpected { found, expected }));
        }
    }
    Ok(())
}

/// The fault of a last version that is not the rule's own, in a category's file at `path`.
pub(super) fn latest(file: &Json, path: &str, category: &Category) -> Option<Fault> {
    let versions = read(&Node::root(file)).ok()?;
    let last = versions.last().filter(|last| last.version != category.rule.version)?;
    let (found, expected) = (last.version.to_string(), category.rule.version.to_string());
    let path = format!("{path}.versions[{}].version", versions.len() - 1);
    Some(Fault::new(path, Problem::Unexpected { found, expected }))
}

/// The versions a category names, the first one first.
fn read(category: &Node<'_>) -> Result<Vec<RuleVersion>, Fault> {
    let versions = category.optional("versions")?.map(|versions| versions.list(MANY, RuleVersion::read)).transpose();
    Ok(versions?.unwrap_or_default())
}
