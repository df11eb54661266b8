//! What a plan means to reach: how many products of which categories are accounted or certified in which year.
//!
//! In: `targets.toml`. Out: [`Target`]s. How far they are is worked out from the labels alone ([`crate::board`]).

use super::{
    Programme,
    review::{Known, once, perhaps},
};
use crate::{
    credential::read_name,
    json::{Fault, Json, Node, Problem},
    label::{Name, Number},
};

/// What is to be done with a product.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Work {
    /// Its footprint is accounted (核算): a certification body has accepted the application that rests on it.
    Accounted,
    /// It is certified (认证): a label was issued, and is in force.
    Certified,
}

/// A target of the plan.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Target {
    /// The calendar year in which it is to be done.
    pub year: i32,
    /// The products it is about, in words.
    pub name: Name,
    /// Their categories.
    pub categories: Vec<Number>,
    /// What is to be done.
    pub work: Work,
    /// With how many of them, at the least.
    pub least: u32,
}

/// Most targets, and most categories of one.
const MANY: usize = 500;
const WORKS: [(&str, Work); 2] = [("accounted", Work::Accounted), ("certified", Work::Certified)];

impl Work {
    /// The word of `targets.toml`.
    #[must_use]
    pub fn word(self) -> &'static str {
        WORKS.iter().find(|(_, work)| *work == self).map_or("", |(word, _)| word)
    }

    fn read(node: &Node<'_>) -> Result<Self, Fault> {
        let found = node.text()?;
        let known = WORKS.iter().find(|(word, _)| *word == found);
        known.map(|(_, work)| *work).ok_or_else(|| node.unexpected(found, WORKS.map(|(word, _)| word).join(", ")))
    }
}

impl Target {
    fn read(node: &Node<'_>) -> Result<Self, Fault> {
        node.only_known(&["year", "name", "categories", "work", "least"])?;
        let within = |name: &str, from: i64, to: i64| {
            let node = node.field(name)?;
            let found = node.whole()?;
            if (from..=to).contains(&found) {
                Ok(found)
            } else {
                Err(node.unexpected(found, format_args!("{from} … {to}")))
            }
        };
        let categories = node.field("categories")?;
        let read = categories.list(MANY, |id| id.read())?;
        if read.is_empty() {
            return Err(categories.fault(Problem::Missing));
        }
        Ok(Self {
            year: within("year", 2000, 2100)?.try_into().unwrap_or_default(),
            name: read_name(&node.field("name")?)?,
            categories: read,
            work: Work::read(&node.field("work")?)?,
            least: within("least", 1, 1_000_000)?.try_into().unwrap_or_default(),
        })
    }
}

impl Programme {
    /// The targets of its plan, by year, read when they are asked for: whoever only draws labels has none of it.
    #[must_use]
    pub fn targets(&self) -> Vec<Target> {
        read(&Node::root_of_any_version(&self.source)).unwrap_or_default()
    }
}

/// Tells what is wrong with the targets: what does not read, stands twice, or names a category the programme has not.
pub(super) fn review(source: &Json, known: &Known<'_>, faults: &mut Vec<Fault>) {
    let Some(targets) = perhaps(source, "targets", faults, review_list) else { return };
    for (at, target) in targets.value.iter().enumerate() {
        for (which, id) in target.categories.iter().enumerate() {
            if let Some(unknown) = known.unknown(id) {
                targets.tell(faults, &format!("$.target[{at}].categories[{which}]"), unknown);
            }
        }
    }
    // What stands in for something wrong may be like any other.
    for at in 0..if targets.is_whole() { targets.value.len() } else { 0 } {
        let same = |one: &Target| (one.year, one.work, one.categories.clone());
        if targets.value[..at].iter().any(|one| same(one) == same(&targets.value[at])) {
            targets.tell(faults, &format!("$.target[{at}]"), Problem::DuplicateKey);
        }
    }
}

fn review_list(node: &Node<'_>) -> Result<Vec<Target>, Fault> {
    node.only_known(&["target"])?;
    node.field("target")?.list(MANY, |node| {
        let target = Target::read(node)?;
        once(node, |at| format!("categories[{at}]"), &target.categories)?;
        Ok(target)
    })
}

fn read(root: &Node<'_>) -> Result<Vec<Target>, Fault> {
    let Some(targets) = root.optional("targets")? else { return Ok(Vec::new()) };
    let mut read = targets.field("target")?.list(MANY, Target::read)?;
    // By year; within one, as they were written.
    read.sort_by_key(|target| target.year);
    Ok(read)
}
