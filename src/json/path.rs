//! The way from a document's root to a place in it, for faults to name.

use super::Node;

/// The way to a node: two references, whatever its length.
#[cfg(feature = "whole")]
#[derive(Clone, Copy)]
pub(super) enum Path<'a> {
    /// Whether unknown keys are refused below.
    Root(bool),
    Key(&'a Node<'a>, &'a str),
    Index(&'a Node<'a>, usize),
}

#[cfg(feature = "whole")]
impl<'a> Path<'a> {
    pub(super) fn root(strict: bool) -> Self {
        Self::Root(strict)
    }

    pub(super) fn key(parent: &'a Node<'a>, key: &'a str) -> Self {
        Self::Key(parent, key)
    }

    pub(super) fn index(parent: &'a Node<'a>, index: usize) -> Self {
        Self::Index(parent, index)
    }

    pub(super) fn is_strict(self) -> bool {
        match self {
            Self::Root(strict) => strict,
            Self::Key(parent, _) | Self::Index(parent, _) => parent.is_strict(),
        }
    }

    pub(super) fn written(self) -> String {
        match self {
            Self::Root(_) => "$".to_owned(),
            Self::Key(parent, key) => format!("{}.{key}", parent.path()),
            Self::Index(parent, index) => format!("{}[{index}]", parent.path()),
        }
    }
}

/// Nothing, where no fault names its place: a node is then a reference. What a later version may have
/// written is not told apart; only such documents are read through [`Node::only_known`].
#[cfg(not(feature = "whole"))]
#[derive(Clone, Copy)]
pub(super) struct Path<'a>(std::marker::PhantomData<&'a ()>);

#[cfg(not(feature = "whole"))]
impl<'a> Path<'a> {
    pub(super) fn root(_: bool) -> Self {
        Self(std::marker::PhantomData)
    }

    pub(super) fn key(_: &'a Node<'a>, _: &'a str) -> Self {
        Self(std::marker::PhantomData)
    }

    pub(super) fn index(_: &'a Node<'a>, _: usize) -> Self {
        Self(std::marker::PhantomData)
    }

    pub(super) fn is_strict(self) -> bool {
        false
    }

    pub(super) fn written(self) -> String {
        String::new()
    }
}
