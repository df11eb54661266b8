//! The list of pilot products (试点产品清单): which categories a programme has taken up, batch by batch, what the
//! national catalogue calls them, and whose products are on their way.
//!
//! In: `pilot.toml`. Out: [`Pilot`]. What is certified is never stated here: labels say so.

use super::{
    Programme,
    review::{Known, perhaps},
};
use crate::{
    credential::read_name,
    json::{Fault, Json, Node, Problem},
    label::{Date, Line, Name, Number},
};
use std::collections::HashSet;

/// The list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Pilot {
    /// The national catalogue it is matched with.
    pub catalogue: Catalogue,
    /// The batches, by their days.
    pub batches: Vec<Batch>,
}

/// A national catalogue of pilot products.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Catalogue {
    /// Its name.
    pub name: Name,
    /// The day it was published.
    pub published: Date,
}

/// Categories taken up together.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Batch {
    /// Its name.
    pub name: Name,
    /// The day from which applications are taken.
    pub since: Date,
    /// Its categories.
    pub categories: Vec<Listed>,
}

/// A category on the list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Listed {
    /// Its id.
    pub id: Number,
    /// What the national catalogue calls the products; nothing while they are not in it.
    pub national: Option<Name>,
    /// Products that are to be certified.
    pub candidates: Vec<Candidate>,
}

/// A product that is to be certified.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Candidate {
    /// Its name.
    pub product: Name,
    /// Its model, as its label will have it.
    pub model: Line,
    /// Who makes it, as its label will have it.
    pub maker: Name,
    /// The day it came on the list.
    pub since: Date,
}

/// Most batches, categories of a batch, and candidates of a category.
const MANY: usize = 500;

impl Pilot {
    fn read(node: &Node<'_>) -> Result<Self, Fault> {
        node.only_known(&["catalogue", "batch"])?;
        let batches = node.field("batch")?.list(MANY, Batch::read)?;
        Ok(Self { catalogue: Catalogue::read(&node.field("catalogue")?)?, batches })
    }
}

impl Catalogue {
    fn read(node: &Node<'_>) -> Result<Self, Fault> {
        node.only_known(&["name", "published"])?;
        Ok(Self { name: read_name(&node.field("name")?)?, published: node.read_field("published")? })
    }
}

impl Batch {
    fn read(node: &Node<'_>) -> Result<Self, Fault> {
        node.only_known(&["name", "since", "category"])?;
        Ok(Self {
            name: read_name(&node.field("name")?)?,
            since: node.read_field("since")?,
            categories: node.field("category")?.list(MANY, Listed::read)?,
        })
    }
}

impl Listed {
    fn read(node: &Node<'_>) -> Result<Self, Fault> {
        node.only_known(&["id", "national", "candidate"])?;
        let candidates = node.optional("candidate")?;
        Ok(Self {
            id: node.read_field("id")?,
            national: node.optional("national")?.map(|name| read_name(&name)).transpose()?,
            candidates: candidates.map(|list| list.list(MANY, Candidate::read)).transpose()?.unwrap_or_default(),
        })
    }
}

impl Candidate {
    fn read(node: &Node<'_>) -> Result<Self, Fault> {
        node.only_known(&["product", "model", "maker", "since"])?;
        Ok(Self {
            product: read_name(&node.field("product")?)?,
            model: node.read_field("model")?,
            maker: read_name(&node.field("maker")?)?,
            since: node.read_field("since")?,
        })
    }
}

impl Programme {
    /// Its list of pilot products, read when it is asked for: whoever only draws labels has none of it.
    #[must_use]
    pub fn pilot(&self) -> Option<Pilot> {
        let mut pilot = read(&Node::root_of_any_version(&self.source)).ok().flatten()?;
        pilot.batches.sort_by_key(|batch| batch.since);
        Some(pilot)
    }
}

/// Tells what is wrong with the list: what does not read, stands twice, or names a category the programme has not.
pub(super) fn review(source: &Json, known: &Known<'_>, faults: &mut Vec<Fault>) {
    let Some(pilot) = perhaps(source, "pilot", faults, Pilot::read) else { return };
    let (mut listed, mut candidates) = (HashSet::new(), HashSet::new());
    for (batch, Batch { categories, .. }) in pilot.value.batches.iter().enumerate() {
        for (at, category) in categories.iter().enumerate() {
            let path = format!("$.batch[{batch}].category[{at}]");
            let mut tell = |key: &str, problem| pilot.tell(faults, &format!("{path}.{key}"), problem);
            if let Some(unknown) = known.unknown(&category.id) {
                tell("id", unknown);
            }
            if !listed.insert(&category.id) {
                tell("id", Problem::DuplicateKey);
            }
            for (which, Candidate { model, maker, .. }) in category.candidates.iter().enumerate() {
                if !candidates.insert((&category.id, model, maker)) {
                    tell(&format!("candidate[{which}].model"), Problem::DuplicateKey);
                }
            }
        }
    }
}

fn read(root: &Node<'_>) -> Result<Option<Pilot>, Fault> {
    root.optional("pilot")?.map(|pilot| Pilot::read(&pilot)).transpose()
}
