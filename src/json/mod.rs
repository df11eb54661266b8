//! Untrusted JSON, read once and strictly.
//!
//! In: bytes, and [`Limits`]. Out: a [`Json`] tree in which no key stands twice, none deeper or
//! larger than allowed, and a [`Node`] to walk it that knows its own path, so that every
//! [`Fault`] names the place.

mod fault;
mod node;
mod path;
mod reader;
mod tree;

pub use fault::Fault;
pub use node::Node;
pub use tree::{Json, Limits};

use crate::label::Invalid;

/// What is wrong at a place of a document.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Problem {
    /// More bytes than allowed.
    TooLarge {
        /// How many there are.
        bytes: usize,
        /// How many are allowed.
        limit: usize,
    },
    /// Not UTF-8.
    NotText,
    /// Not JSON.
    NotJson {
        /// The line where reading stopped, from 1.
        line: usize,
        /// The column where reading stopped, from 1.
        column: usize,
    },
    /// Not XML, or XML with a document type.
    NotXml {
        /// The line where reading stopped, from 1.
        line: usize,
        /// The column where reading stopped, from 1.
        column: usize,
    },
    /// Lists and objects inside each other deeper than allowed.
    TooDeep {
        /// How many levels are allowed.
        limit: usize,
    },
    /// A key that stands twice in one object.
    DuplicateKey,
    /// A key nobody knows, where unknown keys are refused.
    UnknownKey {
        /// The keys that are known here.
        known: &'static [&'static str],
    },
    /// Something needed is not there.
    Missing,
    /// One kind of value where another is needed.
    Kind {
        /// The kind needed.
        expected: Kind,
        /// The kind found.
        found: Kind,
    },
    /// More members than allowed.
    TooMany {
        /// How many there are.
        found: usize,
        /// How many are allowed.
        limit: usize,
    },
    /// What a program that knows more of the document told, in the reader's language.
    Told(String),
    /// A document of no format that is read here.
    UnknownFormat {
        /// The first of its members.
        keys: String,
    },
    /// A text or number that is not the value it should be.
    Invalid(Invalid),
    /// A value other than the only one possible here.
    Unexpected {
        /// What was found.
        found: String,
        /// What belongs here.
        expected: String,
    },
}

/// The kinds of JSON value.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[allow(missing_docs, reason = "each is its name")]
pub enum Kind {
    Null,
    Truth,
    Number,
    Text,
    List,
    Object,
}
