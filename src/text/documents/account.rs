//! What is said of a document of somebody else's: what was read of it, assumed, left out, and what contradicts itself.

use crate::text::{Lang, carbon_unit, en, format::plain_up_to, plain, zh};
use crate::{
    formats::{
        Account, Per,
        account::{Assumption, Dropped, Fact, Warning},
        table::Field,
        write::{Need, Unwritable},
    },
    label::Decimal,
};

/// Headings and connecting words of an account.
#[allow(missing_docs, reason = "each is what it says")]
pub struct AccountWords {
    pub read: &'static str,
    pub assumed: &'static str,
    pub dropped: &'static str,
    pub warnings: &'static str,
    pub times: fn(usize) -> String,
    /// After what was left out: how many more.
    pub more: fn(usize) -> String,
    /// What an export leaves.
    pub left: &'static str,
    /// What an export has only some of.
    pub left_in_part: &'static str,
    pub state: &'static str,
    pub checked: &'static str,
    pub yes: &'static str,
    pub footprints: &'static str,
    /// Of a workbook: the sheet that was read, and the others.
    pub sheet: fn(&str, &str) -> String,
    /// Of a table: the line its headings stand in.
    pub headings: fn(usize) -> String,
    /// Over how a table was read.
    pub table: &'static str,
    /// Over the rows of a table that are not shown: too many, or they do not read.
    pub not_shown: &'static str,
    /// How many rows are shown, and how many more there are.
    pub beyond: fn(usize, usize) -> String,
    /// Where all rows are taken, and columns chosen.
    pub comparison: &'static str,
}

/// An account in sentences.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Said {
    /// What was read: each fact once, with where it was first found.
    pub read: Vec<String>,
    /// What was taken for granted.
    pub assumed: Vec<String>,
    /// What was left out.
    pub dropped: Vec<String>,
    /// What is wrong.
    pub warnings: Vec<String>,
}

impl Said {
    /// Its parts with their headings, the urgent ones first; empty ones are left out.
    #[must_use]
    pub fn parts(&self, lang: Lang) -> Vec<(&'static str, &[String])> {
        let words = lang.account_words();
        let parts = [
            (words.warnings, self.warnings.as_slice()),
            (words.assumed, &self.assumed),
            (words.dropped, &self.dropped),
            (words.read, &self.read),
        ];
        parts.into_iter().filter(|(_, lines)| !lines.is_empty()).collect()
    }
}

impl Lang {
    /// The words around an account.
    #[must_use]
    pub fn account_words(self) -> &'static AccountWords {
        match self {
            Self::Zh => &zh::account::WORDS,
            Self::En => &en::account::WORDS,
        }
    }

    /// What was read, as a field's name.
    #[must_use]
    pub fn fact(self, fact: Fact) -> &'static str {
        match self {
            Self::Zh => zh::account::fact(fact),
            Self::En => en::account::fact(fact),
        }
    }

    /// A text that stands for a whole column of a table, in the language's words where it is a word of ours.
    #[must_use]
    pub fn field_text(self, field: Field, text: &str) -> String {
        let unit = || text.parse().ok().map(|unit| self.stated_per(&Per::Unit(unit)));
        let said = match field {
            Field::Per => unit(),
            Field::Unit => text.parse().ok().map(|unit| carbon_unit(unit).to_owned()),
            Field::Boundary => text.parse().ok().map(|boundary| self.language().boundary(boundary).to_owned()),
            _ => None,
        };
        said.unwrap_or_else(|| plain(text))
    }

    /// What was taken for granted, in a sentence.
    #[must_use]
    pub fn assumption(self, assumption: &Assumption) -> String {
        match self {
            Self::Zh => zh::account::assumption(assumption),
            Self::En => en::account::assumption(assumption),
        }
    }

    /// Why a footprint cannot be written in a format, in a sentence with the remedy.
    #[must_use]
    pub fn unwritable(self, why: &Unwritable) -> String {
        match self {
            Self::Zh => zh::account::unwritable(why),
            Self::En => en::account::unwritable(why),
        }
    }

    /// What is wrong in a document, in a sentence.
    #[must_use]
    pub fn warning(self, warning: &Warning) -> String {
        match self {
            Self::Zh => zh::account::warning(warning),
            Self::En => en::account::warning(warning),
        }
    }

    /// An account in sentences, each with its place.
    #[must_use]
    pub fn account(self, account: &Account) -> Said {
        let placed = |(said, path): (String, &String)| {
            if path == "$" { said } else { format!("{}: {said}", place(path)) }
        };
        let mut read: Vec<(Fact, &String, usize)> = Vec::new();
        for (fact, path) in &account.read {
            match read.iter_mut().find(|(known, ..)| known == fact) {
                Some((_, _, times)) => *times += 1,
                None => read.push((*fact, path, 1)),
            }
        }
        let words = self.account_words();
        let times = |times: usize| if times == 1 { String::new() } else { (words.times)(times) };
        let found = |(fact, path, count): (Fact, &String, usize)| {
            format!("{}: {}{}", self.fact(fact), place(path), times(count))
        };
        let dropped = |Dropped { path, times: count }: &Dropped| format!("{}{}", place(path), times(*count));
        let more = (account.dropped_beyond > 0).then(|| (words.more)(account.dropped_beyond));
        Said {
            read: read.into_iter().map(found).collect(),
            assumed: account.assumed.iter().map(|(what, path)| placed((self.assumption(what), path))).collect(),
            dropped: account.dropped.iter().map(dropped).chain(more).collect(),
            warnings: account.warnings.iter().map(|(what, path)| placed((self.warning(what), path))).collect(),
        }
    }
}

/// What a format asks for, as the JSON that `--with` adds: the member's name, and a value to be replaced.
pub(in crate::text) fn needed(needs: &[Need]) -> String {
    let mut members: Vec<String> = Vec::new();
    let mut group = |name: &str, of: Vec<&'static str>| {
        if !of.is_empty() {
            let inner: Vec<String> = of.iter().map(|word| format!("\"{word}\": \"…\"")).collect();
            members.push(format!("\"{name}\": {{{}}}", inner.join(", ")));
        }
    };
    let carbon = |need: &Need| if let Need::Carbon(kind) = need { Some(kind.word()) } else { None };
    let content = |need: &Need| if let Need::Content(content) = need { Some(content.word()) } else { None };
    group("carbon", needs.iter().filter_map(carbon).collect());
    group("carbonContent", needs.iter().filter_map(content).collect());
    for need in needs {
        members.push(match need {
            Need::Carbon(_) | Need::Content(_) => continue,
            Need::Packaging => "\"packagingIncluded\": false".to_owned(),
            Need::OwnerId => "\"ownerIds\": [\"urn:…\"]".to_owned(),
            Need::Fact(fact) => asked(*fact),
        });
    }
    format!("{{{}}}", members.join(", "))
}

/// A fact as a member of our own JSON, with a value to be replaced.
fn asked(fact: Fact) -> String {
    match fact {
        Fact::Owner => "\"owner\": {\"en\": \"…\"}".to_owned(),
        Fact::ProductIds => "\"productIds\": [\"urn:…\"]".to_owned(),
        Fact::Period => "\"period\": {\"from\": \"2025-01-01\", \"to\": \"2025-12-31\"}".to_owned(),
        Fact::Factors => "\"factors\": [\"AR6\"]".to_owned(),
        Fact::Boundary => "\"boundary\": \"cradle-to-gate\"".to_owned(),
        Fact::Standards => "\"standards\": [\"…\"]".to_owned(),
        // The others are called as their members are.
        other => format!("\"{}\": \"…\"", other.word()),
    }
}

/// A path: long enough for the deepest that real documents have.
fn place(path: &str) -> String {
    plain_up_to(path, 240)
}

/// A value in a sentence.
pub(in crate::text) struct Value<'a>(pub(in crate::text) &'a Decimal);

impl std::fmt::Display for Value<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&crate::text::figure(*self.0))
    }
}
