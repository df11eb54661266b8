//! What a program that reads every format tells one that does not: footprints, and what became of their document in
//! sentences ([`crate::documents`] writes it).

use super::{Account, Declared, Document};
use crate::json::{Fault, Json, Limits, Node, Problem};

/// A footprint, as it is told.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Told {
    /// What it declares.
    pub declared: Declared,
    /// What became of its document.
    pub account: Sentences,
}

/// What was read, assumed, left out, and what contradicts itself: headings with their sentences.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Sentences {
    /// The headings with their sentences.
    pub parts: Vec<(String, Vec<String>)>,
    /// Whether nothing contradicts itself; else the first part says what does.
    pub sound: bool,
}

/// As much as a document may have of footprints, told twice.
const LIMITS: Limits = Limits { bytes: 32 * 1024 * 1024, depth: 32 };
/// Most parts of an account, and sentences of one: what is beyond the most is in one more.
const MANY: usize = Account::MOST + 1;

/// Reads what was told: of each footprint what it is, or why it does not read.
///
/// # Errors
/// A [`Fault`] where it is not what [`crate::documents`] writes.
pub fn read(text: &[u8]) -> Result<Vec<Result<Told, Fault>>, Fault> {
    let tree = Json::parse(text, LIMITS)?;
    let root = Node::root(&tree);
    root.field("footprints")?.list(Document::MAX_FOOTPRINTS, |footprint| Ok(one(footprint)))
}

fn one(node: &Node<'_>) -> Result<Told, Fault> {
    if let Some(fault) = node.optional("fault")? {
        return Err(Fault::new("$", Problem::Told(fault.text()?.to_owned())));
    }
    let parts = node.field("parts")?.list(MANY, |part| {
        let lines = part.field("lines")?.list(MANY, |line| Ok(line.text()?.to_owned()))?;
        Ok((part.field("heading")?.text()?.to_owned(), lines))
    })?;
    let account = Sentences { parts, sound: node.field("sound")?.truth()? };
    Ok(Told { declared: Declared::of_json(&node.field("declared")?)?, account })
}

impl Sentences {
    /// What contradicts itself.
    #[must_use]
    pub fn warnings(&self) -> &[String] {
        match self.parts.first() {
            Some((_, warnings)) if !self.sound => warnings,
            _ => &[],
        }
    }
}
