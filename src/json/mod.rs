//! Untrusted JSON, read once and strictly.
//!
//! In: bytes, and [`Limits`]. Out: a [`Json`] tree in which no key stands twice, none deeper or
//! larger than allowed, and a [`Node`] to walk it that knows its own path, so that every
//! [`Fault`] names the place.

mod node;
mod reader;
mod tree;

pub use node::Node;
pub use tree::{Json, Limits};

use crate::label::Invalid;
use std::fmt;

/// What is wrong in a document, and where.
///
/// One word wide: it travels through every step of reading, and in the app that is paid in bytes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fault(Box<(String, Problem)>);

impl Fault {
    /// A fault at a path.
    #[must_use]
    pub fn new(path: impl Into<String>, problem: Problem) -> Self {
        Self(Box::new((path.into(), problem)))
    }

    /// The same fault, its path continued upwards.
    fn below(mut self, step: &str) -> Self {
        self.0.0.insert_str(0, step);
        self
    }

    /// The JSON path, from `$`.
    #[must_use]
    pub fn path(&self) -> &str {
        &self.0.0
    }

    /// What is wrong there.
    #[must_use]
    pub fn problem(&self) -> &Problem {
        &self.0.1
    }
}

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

impl fmt::Display for Fault {
    /// For logs and tests; people read [`crate::text`].
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {:?}", self.path(), self.problem())
    }
}

impl std::error::Error for Fault {}
