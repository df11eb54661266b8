//! What is wrong in a document, and where.

use super::Problem;
use std::fmt;

/// What is wrong in a document, and where.
///
/// One word wide: it travels through every step of reading, and in the app that is paid in bytes. Without
/// the feature `whole` it is nothing but the news that there is one: who tells nobody why, asks a program
/// that does.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fault(Told);

#[cfg(feature = "whole")]
type Told = Box<(String, Problem)>;
#[cfg(not(feature = "whole"))]
type Told = ();

impl Fault {
    /// A fault at a path.
    #[must_use]
    pub fn new(path: impl Into<String>, problem: Problem) -> Self {
        Self::at(|| path.into(), || problem)
    }

    /// A fault at a path; both are made only where they are told.
    #[cfg(feature = "whole")]
    pub(crate) fn at(path: impl FnOnce() -> String, problem: impl FnOnce() -> Problem) -> Self {
        Self(Box::new((path(), problem())))
    }

    #[cfg(not(feature = "whole"))]
    pub(crate) fn at(_: impl FnOnce() -> String, _: impl FnOnce() -> Problem) -> Self {
        Self(())
    }

    /// The same fault, its path continued upwards.
    #[cfg(feature = "whole")]
    pub(super) fn below(mut self, step: impl FnOnce() -> String) -> Self {
        self.0.0.insert_str(0, &step());
        self
    }

    #[cfg(not(feature = "whole"))]
    pub(super) fn below(self, _: impl FnOnce() -> String) -> Self {
        self
    }

    /// The JSON path, from `$`.
    #[cfg(feature = "whole")]
    #[must_use]
    pub fn path(&self) -> &str {
        &self.0.0
    }

    /// Not told.
    #[cfg(not(feature = "whole"))]
    #[must_use]
    pub fn path(&self) -> &str {
        "$"
    }

    /// What is wrong there.
    #[cfg(feature = "whole")]
    #[must_use]
    pub fn problem(&self) -> &Problem {
        &self.0.1
    }

    /// Not told.
    #[cfg(not(feature = "whole"))]
    #[must_use]
    pub fn problem(&self) -> &Problem {
        &Problem::Missing
    }
}

impl fmt::Display for Fault {
    /// For logs and tests; people read [`crate::text`].
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {:?}", self.path(), self.problem())
    }
}

impl std::error::Error for Fault {}
