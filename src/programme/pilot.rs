//! The list of pilot products (试点产品清单): which categories a programme has taken up, batch by batch, what the
//! national catalogue calls them, and whose products are on their way.
//!
//! In: `pilot.toml`. Out: [`Pilot`]. What is certified is never stated here: labels say so.

use super::{Programme, ids};
use crate::{
    credential::read_name,
    json::{Fault, Node, Problem},
    label::{Date, Line, Name, Number},
};

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

    /// Checks what a folder says of pilot products.
    ///
    /// # Errors
    /// A [`Fault`] at the first place that does not read, names a category the programme has not, or names one twice.
    pub(super) fn check_pilot(&self) -> Result<(), Fault> {
        let Some(pilot) = read(&Node::root(&self.source))? else { return Ok(()) };
        let mut seen: Vec<&Number> = Vec::new();
        for (batch, Batch { categories, .. }) in pilot.batches.iter().enumerate() {
            for (at, Listed { id, .. }) in categories.iter().enumerate() {
                let fault = |problem| Err(Fault::new(format!("$.pilot.batch[{batch}].category[{at}].id"), problem));
                if self.category(id).is_none() {
                    return fault(Problem::Unexpected { found: id.to_string(), expected: ids(&self.categories) });
                }
                if seen.contains(&id) {
                    return fault(Problem::DuplicateKey);
                }
                seen.push(id);
            }
        }
        Ok(())
    }
}

fn read(root: &Node<'_>) -> Result<Option<Pilot>, Fault> {
    root.optional("pilot")?.map(|pilot| Pilot::read(&pilot)).transpose()
}
