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

/// All that is told of a document.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Heard {
    /// Its footprints: of each what it is, or why it does not read.
    pub footprints: Vec<Result<Told, Fault>>,
    /// Of a table: what became of all its rows.
    pub account: Option<Sentences>,
}

/// As much as a document may have of footprints, told twice.
const LIMITS: Limits = Limits { bytes: 32 * 1024 * 1024, depth: 32 };
/// Most parts of an account, and sentences of one: what is beyond the most is in one more.
const MANY: usize = Account::MOST + 1;

/// Reads what was told.
///
/// # Errors
/// A [`Fault`] where it is not what [`crate::documents`] writes.
pub fn read(text: &[u8]) -> Result<Heard, Fault> {
    let tree = Json::parse(text, LIMITS)?;
    let root = Node::root(&tree);
    Ok(Heard {
        footprints: root.field("footprints")?.list(Document::MAX_FOOTPRINTS, |footprint| Ok(one(footprint)))?,
        account: root.optional("account")?.map(|account| sentences(&account)).transpose()?,
    })
}

fn one(node: &Node<'_>) -> Result<Told, Fault> {
    if let Some(fault) = node.optional("fault")? {
        return Err(Fault::new("$", Problem::Told(fault.text()?.to_owned())));
    }
    Ok(Told { declared: Declared::of_json(&node.field("declared")?)?, account: sentences(&node.field("account")?)? })
}

fn sentences(node: &Node<'_>) -> Result<Sentences, Fault> {
    let parts = node.field("parts")?.list(MANY, |part| {
        let lines = part.field("lines")?.list(MANY, |line| Ok(line.text()?.to_owned()))?;
        Ok((part.field("heading")?.text()?.to_owned(), lines))
    })?;
    Ok(Sentences { parts, sound: node.field("sound")?.truth()? })
}

impl Heard {
    /// The first footprint, with what all have in common behind its account.
    #[must_use]
    pub fn first(self) -> Option<Result<Told, Fault>> {
        let mut first = self.footprints.into_iter().next()?;
        if let (Ok(told), Some(common)) = (&mut first, self.account) {
            told.account.parts.extend(common.parts);
        }
        Some(first)
    }
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
