//! What becomes of a file, in words, as worker and page say it to each other.

use super::message::{lines, number, text, texts, whole};
use crate::json::{Fault, Json, Limits, Node};

/// Most lines said of a file; more would not be read.
pub(super) const MOST_SAID: usize = 40;
/// Most columns, and most choices of a field.
const MANY: usize = 1_000;
const LIMITS: Limits = Limits { bytes: 8 * 1024 * 1024, depth: 8 };

/// What became of something that was brought.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Brought {
    /// What it is called.
    pub file: String,
    /// In sentences, the first the most important.
    pub said: Vec<String>,
    /// Whether it could not be taken.
    pub refused: bool,
    /// Numbers to be chosen: products brought one by one.
    pub chosen: Vec<String>,
    /// The comparability group to be shown.
    pub group: Option<String>,
    /// What products are to be judged by, as an address says it.
    pub demand: Option<String>,
    /// What the page is to show, as its address says it.
    pub view: Option<String>,
    /// What is to be said of it by its reader, before it is taken.
    pub open: Option<Open>,
    /// The paths of the status lists that its check takes, which only the worker reads.
    pub lists: Vec<String>,
}

/// A file whose meaning was guessed, and is shown for correction.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Open {
    /// Stands for it in messages.
    pub id: usize,
    /// Its columns.
    pub columns: Vec<String>,
    /// Its first rows, as the file has them.
    pub samples: Vec<Vec<String>>,
    /// What its columns can be.
    pub fields: Vec<Asked>,
    /// How many products can be read as it stands.
    pub products: usize,
    /// How many rows cannot.
    pub left: usize,
    /// The sign before fractions, where somebody said so.
    pub mark: String,
    /// Whether shares are of a hundred.
    pub per_cent: bool,
    /// Whether it is a table, whose columns are asked for.
    pub table: bool,
}

/// Something that is asked of a file: where it is from.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Asked {
    /// Its word.
    pub word: String,
    /// What it is called.
    pub name: String,
    /// What is chosen: `column:` with a heading, `text:` with what stands for all rows; nothing, if nothing is.
    pub choice: String,
    /// What may stand for all rows: the choice, and what it is called.
    pub fixed: Vec<(String, String)>,
    /// Whether no product is read without it.
    pub needed: bool,
}

impl Brought {
    /// As JSON.
    #[must_use]
    pub fn to_json(&self) -> Json {
        let Self { file, said, refused, chosen, group, demand, view, open, lists } = self;
        Json::some([
            ("file", Some(Json::text(file.as_str()))),
            ("said", Some(texts(said))),
            ("refused", Some(Json::Truth(*refused))),
            ("chosen", Some(texts(chosen))),
            ("group", group.as_deref().map(Json::text)),
            ("demand", demand.as_deref().map(Json::text)),
            ("view", view.as_deref().map(Json::text)),
            ("open", open.as_ref().map(Open::to_json)),
            ("lists", Some(texts(lists))),
        ])
    }

    /// Reads [`Brought::to_json`] back.
    ///
    /// # Errors
    /// A [`Fault`] at the member that does not read.
    pub fn read(said: &str) -> Result<Self, Fault> {
        let tree = Json::parse(said.as_bytes(), LIMITS)?;
        let node = Node::root(&tree);
        let optional =
            |name: &str| node.optional(name)?.map(|node| Ok::<_, Fault>(node.text()?.to_owned())).transpose();
        Ok(Self {
            file: text(&node, "file")?,
            said: lines(&node, "said")?,
            refused: node.field("refused")?.truth()?,
            chosen: lines(&node, "chosen")?,
            group: optional("group")?,
            demand: optional("demand")?,
            view: optional("view")?,
            open: node.optional("open")?.map(|open| Open::read(&open)).transpose()?,
            lists: lines(&node, "lists")?,
        })
    }
}

impl Open {
    fn to_json(&self) -> Json {
        let samples = self.samples.iter().map(|row| texts(row)).collect();
        Json::object([
            ("id", number(self.id)),
            ("columns", texts(&self.columns)),
            ("samples", Json::List(samples)),
            ("fields", Json::List(self.fields.iter().map(Asked::to_json).collect())),
            ("products", number(self.products)),
            ("left", number(self.left)),
            ("mark", Json::text(self.mark.as_str())),
            ("perCent", Json::Truth(self.per_cent)),
            ("table", Json::Truth(self.table)),
        ])
    }

    fn read(node: &Node<'_>) -> Result<Self, Fault> {
        Ok(Self {
            id: whole(node, "id")?,
            columns: lines(node, "columns")?,
            samples: node.field("samples")?.list(MANY, |row| row.list(MANY, line))?,
            fields: node.field("fields")?.list(MANY, Asked::read)?,
            products: whole(node, "products")?,
            left: whole(node, "left")?,
            mark: text(node, "mark")?,
            per_cent: node.field("perCent")?.truth()?,
            table: node.field("table")?.truth()?,
        })
    }
}

impl Asked {
    fn to_json(&self) -> Json {
        let fixed = |(choice, said): &(String, String)| texts(&[choice.clone(), said.clone()]);
        Json::object([
            ("word", Json::text(self.word.as_str())),
            ("name", Json::text(self.name.as_str())),
            ("choice", Json::text(self.choice.as_str())),
            ("fixed", Json::List(self.fixed.iter().map(fixed).collect())),
            ("needed", Json::Truth(self.needed)),
        ])
    }

    fn read(node: &Node<'_>) -> Result<Self, Fault> {
        let fixed = node.field("fixed")?.list(MANY, |pair| {
            let mut pair = pair.list(2, line)?.into_iter();
            Ok((pair.next().unwrap_or_default(), pair.next().unwrap_or_default()))
        })?;
        Ok(Self {
            word: text(node, "word")?,
            name: text(node, "name")?,
            choice: text(node, "choice")?,
            fixed,
            needed: node.field("needed")?.truth()?,
        })
    }
}

fn line(node: &Node<'_>) -> Result<String, Fault> {
    Ok(node.text()?.to_owned())
}
