//! Which column of a table is what: guessed, shown, corrected, and kept as JSON or in an address.

use super::{Field, Lexicon, Mark, Table, guess};
use crate::{
    digital_link::{Place, escaped, unescaped},
    json::{Fault, Json, Limits, Node, Problem},
};

/// Where a field's text is from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Choice {
    /// The column of this heading.
    Column(String),
    /// This text, for every row: somebody said so, or a heading.
    Fixed(String),
    /// This text, for every row, because tables that state nothing mostly mean it.
    Assumed(String),
}

/// Which column is what.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Mapping {
    /// In the order of [`Field::ALL`].
    choices: Vec<(Field, Choice)>,
    /// What stands before fractions; each column for itself where nobody says.
    pub mark: Option<Mark>,
    /// Whether shares of a hundred are meant where no per cent sign stands.
    pub per_cent: bool,
}

/// The members of the JSON and the keys in an address beside the fields' own.
const MARK: &str = "decimal-mark";
const PER_CENT: &str = "per-cent";
const KNOWN: &[&str] = &{
    let mut known = [""; Field::ALL.len() + 2];
    let mut at = 0;
    while at < Field::ALL.len() {
        known[at] = Field::ALL[at].word();
        at += 1;
    }
    known[at] = MARK;
    known[at + 1] = PER_CENT;
    known
};

/// What stands before a text in an address that is no column's heading.
const FIXED: char = '=';
const ASSUMED: char = '~';

impl Mapping {
    /// What a mapping may cost: all columns of the widest table fit.
    pub const LIMITS: Limits = Limits { bytes: 256 * 1024, depth: 3 };

    /// What the columns of a table seem to be, by their headings and what stands below them.
    #[must_use]
    pub fn guess(table: &Table, lexicons: &[&Lexicon]) -> Self {
        guess::guess(table, lexicons)
    }

    /// Where a field's text is from; nothing where it has none.
    #[must_use]
    pub fn get(&self, field: Field) -> Option<&Choice> {
        self.choices.iter().find(|(chosen, _)| *chosen == field).map(|(_, choice)| choice)
    }

    /// Says where a field's text is from. A column is one field's: of another that had it, it is taken.
    pub fn set(&mut self, field: Field, choice: Option<Choice>) {
        let column = |choice: &Choice| matches!(choice, Choice::Column(_));
        self.choices.retain(|(chosen, other)| {
            *chosen != field && !choice.as_ref().is_some_and(|choice| column(choice) && choice == other)
        });
        if let Some(choice) = choice {
            let at = self.choices.iter().position(|(chosen, _)| *chosen as u8 > field as u8);
            self.choices.insert(at.unwrap_or(self.choices.len()), (field, choice));
        }
    }

    /// What is chosen, in the order of [`Field::ALL`].
    pub fn choices(&self) -> impl Iterator<Item = (Field, &Choice)> {
        self.choices.iter().map(|(field, choice)| (*field, choice))
    }

    /// The mapping as JSON: by the fields' words, a column by its heading.
    #[must_use]
    pub fn json(&self) -> Json {
        let choice = |choice: &Choice| match choice {
            Choice::Column(heading) => Json::text(heading),
            Choice::Fixed(text) => Json::object([("fixed", Json::text(text))]),
            Choice::Assumed(text) => Json::object([("assumed", Json::text(text))]),
        };
        let choices = self.choices.iter().map(|(field, chosen)| (field.word().to_owned(), choice(chosen)));
        let mark = self.mark.map(|mark| (MARK.to_owned(), Json::text(mark.word())));
        let per_cent = self.per_cent.then(|| (PER_CENT.to_owned(), Json::Truth(true)));
        Json::Object(choices.chain(mark).chain(per_cent).collect())
    }

    /// Reads [`Mapping::json`].
    ///
    /// # Errors
    /// A [`Fault`] that names its place.
    pub fn read(bytes: &[u8]) -> Result<Self, Fault> {
        let tree = Json::parse(bytes, Self::LIMITS)?;
        let root = Node::root(&tree);
        root.only(KNOWN)?;
        let mut mapping = Self::default();
        for field in Field::ALL {
            if let Some(node) = root.optional(field.word())? {
                mapping.set(*field, Some(choice(&node)?));
            }
        }
        if let Some(node) = root.optional(MARK)? {
            mapping.mark = Some(mark(node.text()?).ok_or_else(|| unexpected_mark(node.path(), node.text()))?);
        }
        mapping.per_cent = root.optional(PER_CENT)?.map(|node| node.truth()).transpose()?.unwrap_or(false);
        Ok(mapping)
    }

    /// The mapping as it may stand in an address behind `#`: `name=name&value=gwp_total&unit==kgCO2e`.
    #[must_use]
    pub fn fragment(&self) -> String {
        let escaped = |text: &str| escaped(text, Place::Query);
        let choice = |choice: &Choice| match choice {
            // A heading that begins as the others do is told apart by its escape.
            Choice::Column(heading) => escaped(heading).replace(ASSUMED, "%7E"),
            Choice::Fixed(text) => format!("{FIXED}{}", escaped(text)),
            Choice::Assumed(text) => format!("{ASSUMED}{}", escaped(text)),
        };
        let choices = self.choices.iter().map(|(field, chosen)| format!("{}={}", field.word(), choice(chosen)));
        let mark = self.mark.map(|mark| format!("{MARK}={}", mark.word()));
        let per_cent = self.per_cent.then(|| PER_CENT.to_owned());
        choices.chain(mark).chain(per_cent).collect::<Vec<_>>().join("&")
    }

    /// Reads [`Mapping::fragment`].
    ///
    /// # Errors
    /// A [`Fault`] at the key that is unknown, stands twice or has no such value.
    pub fn of_fragment(fragment: &str) -> Result<Self, Fault> {
        if fragment.len() > Self::LIMITS.bytes {
            let limit = Self::LIMITS.bytes;
            return Err(Fault::new("$", Problem::TooLarge { bytes: fragment.len(), limit }));
        }
        let mut mapping = Self::default();
        let mut seen = Vec::new();
        for part in fragment.split('&').filter(|part| !part.is_empty()) {
            let (key, value) = part.split_once('=').unwrap_or((part, ""));
            let path = || format!("$.{key}");
            if seen.contains(&key) {
                return Err(Fault::new(path(), Problem::DuplicateKey));
            }
            seen.push(key);
            match (key, Field::of(key)) {
                (_, Some(field)) => {
                    let choice = escaped_choice(value).ok_or_else(|| Fault::new(path(), Problem::NotText))?;
                    mapping.set(field, Some(choice));
                }
                (MARK, _) => mapping.mark = Some(mark(value).ok_or_else(|| unexpected_mark(path(), Ok(value)))?),
                (PER_CENT, _) => mapping.per_cent = true,
                _ => return Err(Fault::new(path(), Problem::UnknownKey { known: KNOWN })),
            }
        }
        Ok(mapping)
    }
}

fn choice(node: &Node<'_>) -> Result<Choice, Fault> {
    if let Json::Text(heading) = node.value() {
        return Ok(Choice::Column(heading.clone()));
    }
    node.only(&["fixed", "assumed"])?;
    match node.optional("assumed")? {
        Some(assumed) => Ok(Choice::Assumed(assumed.text()?.to_owned())),
        None => Ok(Choice::Fixed(node.field("fixed")?.text()?.to_owned())),
    }
}

fn escaped_choice(value: &str) -> Option<Choice> {
    let text = |escaped: &str| String::from_utf8(unescaped(escaped, Place::Query)).ok();
    Some(match (value.strip_prefix(FIXED), value.strip_prefix(ASSUMED)) {
        (Some(fixed), _) => Choice::Fixed(text(fixed)?),
        (_, Some(assumed)) => Choice::Assumed(text(assumed)?),
        _ => Choice::Column(text(value)?),
    })
}

fn mark(word: &str) -> Option<Mark> {
    Mark::ALL.iter().copied().find(|mark| mark.word() == word)
}

fn unexpected_mark(path: String, found: Result<&str, Fault>) -> Fault {
    let found = found.unwrap_or_default().to_owned();
    Fault::new(path, Problem::Unexpected { found, expected: ". ,".to_owned() })
}
