//! A place in a tree, that knows its path.

use super::{Fault, Json, Kind, Problem, path::Path};
use crate::label::{Decimal, Invalid, beginning};
use std::{fmt, str::FromStr};

/// A value and the way to it. Cheap to make: paths are written out only for a [`Fault`].
#[derive(Clone, Copy)]
pub struct Node<'a> {
    value: &'a Json,
    path: Path<'a>,
}

impl<'a> Node<'a> {
    /// The root of a tree.
    #[must_use]
    pub fn root(value: &'a Json) -> Self {
        Self { value, path: Path::root(true) }
    }

    /// The root of a tree that a later version of us may have written: keys it knows and we don't are
    /// passed over.
    #[must_use]
    pub fn root_of_any_version(value: &'a Json) -> Self {
        Self { value, path: Path::root(false) }
    }

    /// What comes of a piece of a document that is not kept: of a member, or of an entry of its list.
    pub(super) fn piece<T>(key: &str, index: Option<usize>, value: &Json, of: impl FnOnce(&Node<'_>) -> T) -> T {
        let nothing = Json::Null;
        let root = Node::root_of_any_version(&nothing);
        let member = Node { value, path: Path::key(&root, key) };
        match index {
            None => of(&member),
            Some(index) => of(&Node { value, path: Path::index(&member, index) }),
        }
    }

    /// Whether unknown keys are refused here.
    #[must_use]
    pub fn is_strict(&self) -> bool {
        self.path.is_strict()
    }

    /// The value here.
    #[must_use]
    pub fn value(&self) -> &'a Json {
        self.value
    }

    /// The JSON path to here, from `$`.
    #[must_use]
    pub fn path(&self) -> String {
        self.path.written()
    }

    /// A fault here.
    #[must_use]
    pub fn fault(&self, problem: Problem) -> Fault {
        self.fault_with(|| problem)
    }

    /// A fault of the member `key`, be it there or not.
    pub(crate) fn fault_of(&self, key: &str, problem: Problem) -> Fault {
        Fault::at(|| format!("{}.{key}", self.path()), || problem)
    }

    /// A fault here: what was found, or its beginning, and what belongs here.
    #[must_use]
    pub fn unexpected(&self, found: impl fmt::Display, expected: impl fmt::Display) -> Fault {
        let found = || beginning(&found.to_string(), 80);
        self.fault_with(|| Problem::Unexpected { found: found(), expected: expected.to_string() })
    }

    /// A fault here, whose problem is put together only where it is told.
    pub(crate) fn fault_with(&self, problem: impl FnOnce() -> Problem) -> Fault {
        Fault::at(|| self.path(), problem)
    }

    fn kind_fault(&self, expected: Kind) -> Fault {
        self.fault(Problem::Kind { expected, found: self.value.kind() })
    }

    /// The members of the object here.
    ///
    /// # Errors
    /// [`Problem::Kind`] when it is no object.
    pub fn object(&self) -> Result<&'a [(String, Json)], Fault> {
        match self.value {
            Json::Object(members) => Ok(members),
            _ => Err(self.kind_fault(Kind::Object)),
        }
    }

    /// Refuses an object with a key other than `known`.
    ///
    /// # Errors
    /// [`Problem::UnknownKey`] at the first; [`Problem::Kind`] when it is no object.
    pub fn only(&self, known: &'static [&'static str]) -> Result<(), Fault> {
        match self.object()?.iter().find(|(key, _)| !known.contains(&key.as_str())) {
            Some((key, _)) => Err(self.fault_of(key, Problem::UnknownKey { known })),
            None => Ok(()),
        }
    }

    /// [`Node::only`], unless a later version may have written this.
    ///
    /// # Errors
    /// As [`Node::only`].
    pub fn only_known(&self, known: &'static [&'static str]) -> Result<(), Fault> {
        if self.is_strict() { self.only(known) } else { self.object().map(|_| ()) }
    }

    /// The member `key` of the object here; nothing when it is absent or null.
    ///
    /// # Errors
    /// [`Problem::Kind`] when this is no object.
    pub fn optional(&'a self, key: &'a str) -> Result<Option<Node<'a>>, Fault> {
        self.object()?;
        let present = self.value.member(key).filter(|value| **value != Json::Null);
        Ok(present.map(|value| Node { value, path: Path::key(self, key) }))
    }

    /// The member `key` of the object here.
    ///
    /// # Errors
    /// [`Problem::Missing`] when it is absent or null; [`Problem::Kind`] when this is no object.
    pub fn field(&'a self, key: &'a str) -> Result<Node<'a>, Fault> {
        self.optional(key)?.ok_or_else(|| self.fault_of(key, Problem::Missing))
    }

    /// The members of the list here, at most `limit`, each through `read`.
    ///
    /// # Errors
    /// [`Problem::Kind`], [`Problem::TooMany`], or the first fault of `read`.
    pub fn list<T>(&self, limit: usize, read: impl Fn(&Node<'_>) -> Result<T, Fault>) -> Result<Vec<T>, Fault> {
        let Json::List(members) = self.value else { return Err(self.kind_fault(Kind::List)) };
        if members.len() > limit {
            return Err(self.fault(Problem::TooMany { found: members.len(), limit }));
        }
        let mut list = Vec::new();
        for (index, value) in members.iter().enumerate() {
            list.push(read(&Node { value, path: Path::index(self, index) })?);
        }
        Ok(list)
    }

    /// The text here.
    ///
    /// # Errors
    /// [`Problem::Kind`] when it is no text.
    pub fn text(&self) -> Result<&'a str, Fault> {
        match self.value {
            Json::Text(text) => Ok(text),
            _ => Err(self.kind_fault(Kind::Text)),
        }
    }

    /// The text here, as a checked value.
    ///
    /// # Errors
    /// [`Problem::Kind`] when it is no text, [`Problem::Invalid`] when it is not such a value.
    pub fn read<T: FromStr<Err = Invalid>>(&self) -> Result<T, Fault> {
        self.text()?.parse().map_err(|invalid| self.invalid(invalid))
    }

    /// [`Node::read`] of the member `key`.
    ///
    /// # Errors
    /// As [`Node::field`] and [`Node::read`].
    pub fn read_field<T: FromStr<Err = Invalid>>(&self, key: &str) -> Result<T, Fault> {
        self.field(key)?.read()
    }

    /// [`Node::read`] of the member `key`, if it is there.
    ///
    /// # Errors
    /// As [`Node::optional`] and [`Node::read`].
    pub fn read_optional<T: FromStr<Err = Invalid>>(&self, key: &str) -> Result<Option<T>, Fault> {
        self.optional(key)?.map(|node| node.read()).transpose()
    }

    /// The number here, with its digits.
    ///
    /// # Errors
    /// [`Problem::Kind`] when it is no number, [`Problem::Invalid`] when it is not kept exactly.
    pub fn decimal(&self) -> Result<Decimal, Fault> {
        match self.value {
            Json::Number(text) => Decimal::from_scientific(text).map_err(|invalid| self.invalid(invalid)),
            _ => Err(self.kind_fault(Kind::Number)),
        }
    }

    /// The whole number here.
    ///
    /// # Errors
    /// [`Problem::Kind`] when it is no whole number.
    pub fn whole(&self) -> Result<i64, Fault> {
        match self.value {
            Json::Number(text) => {
                // JSON Schema's integer: 2024.0 and 2.024e3 are whole, too.
                let whole = Decimal::from_scientific(text).ok().and_then(Decimal::whole);
                whole.ok_or_else(|| self.kind_fault(Kind::Number))
            }
            _ => Err(self.kind_fault(Kind::Number)),
        }
    }

    /// The truth here.
    ///
    /// # Errors
    /// [`Problem::Kind`] when it is neither true nor false.
    pub fn truth(&self) -> Result<bool, Fault> {
        match self.value {
            Json::Truth(truth) => Ok(*truth),
            _ => Err(self.kind_fault(Kind::Truth)),
        }
    }

    /// A value refused here.
    #[must_use]
    pub fn invalid(&self, invalid: Invalid) -> Fault {
        self.fault(Problem::Invalid(invalid))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::json::Limits;

    fn tree(text: &str) -> Json {
        Json::parse(text.as_bytes(), Limits { bytes: 1000, depth: 8 }).unwrap()
    }

    #[test]
    fn a_fault_names_its_place() {
        let tree = tree(r#"{"stages":[{"value":"1"},{"value":"NaN"}]}"#);
        let root = Node::root(&tree);
        let read = |stage: &Node<'_>| stage.read_field::<Decimal>("value");
        let fault = root.field("stages").unwrap().list(10, read).unwrap_err();
        assert_eq!(fault.path(), "$.stages[1].value");
        assert_eq!(fault.problem(), &Problem::Invalid(Invalid::Decimal("NaN".into())));
    }

    #[test]
    fn null_is_absent() {
        let tree = tree(r#"{"a":null}"#);
        let root = Node::root(&tree);
        assert!(root.optional("a").unwrap().is_none());
        let fault = root.field("a").err().unwrap();
        assert_eq!((fault.path(), fault.problem()), ("$.a", &Problem::Missing));
    }

    #[test]
    fn unknown_keys_can_be_refused() {
        let tree = tree(r#"{"a":1,"b":2}"#);
        let fault = Node::root(&tree).only(&["a"]).unwrap_err();
        assert_eq!(fault.path(), "$.b");
    }

    #[test]
    fn unknown_keys_of_a_later_version_are_passed_over_at_any_depth() {
        let tree = tree(r#"{"a":{"b":1,"c":2}}"#);
        let strict = |root: Node<'_>| root.field("a").unwrap().only_known(&["b"]).is_err();
        assert!(strict(Node::root(&tree)));
        assert!(!strict(Node::root_of_any_version(&tree)));
    }
}
