//! The tree, and how bytes become one.

use super::{Fault, Kind, Node, reader::Reader};
use serde_core::{
    Serialize, Serializer,
    ser::{Error as _, SerializeMap, SerializeSeq},
};
use std::fmt;

/// A JSON value. Objects keep the order of their keys; numbers keep their text.
#[derive(Debug, Clone, PartialEq, Eq)]
#[allow(missing_docs, reason = "each is its kind of JSON value")]
pub enum Json {
    Null,
    Truth(bool),
    Number(String),
    Text(String),
    List(Vec<Json>),
    Object(Vec<(String, Json)>),
}

/// What a document may cost before it is refused.
#[derive(Debug, Clone, Copy)]
pub struct Limits {
    /// Bytes.
    pub bytes: usize,
    /// Lists and objects inside each other.
    pub depth: usize,
}

impl Json {
    /// Reads a document.
    ///
    /// # Errors
    /// A [`Fault`] when it is too large, not JSON, too deep, or has a key twice.
    pub fn parse(bytes: &[u8], limits: Limits) -> Result<Self, Fault> {
        Reader::of(bytes, limits)?.document()
    }

    /// Reads an object without keeping it: `take` has the name and the value of each member, and of a member
    /// that is a list each entry by itself, as soon as it was read; it is a node of a document of any version.
    ///
    /// # Errors
    /// As [`Json::parse`], or the first fault of `take`.
    pub fn pieces(
        bytes: &[u8],
        limits: Limits,
        mut take: impl FnMut(&str, &Node<'_>) -> Result<(), Fault>,
    ) -> Result<(), Fault> {
        Reader::of(bytes, limits)?
            .pieces(&mut |key, index, value| Node::piece(key, index, value, |node| take(key, node)))
    }

    /// The kind of value.
    #[must_use]
    pub fn kind(&self) -> Kind {
        match self {
            Self::Null => Kind::Null,
            Self::Truth(_) => Kind::Truth,
            Self::Number(_) => Kind::Number,
            Self::Text(_) => Kind::Text,
            Self::List(_) => Kind::List,
            Self::Object(_) => Kind::Object,
        }
    }

    /// A text value.
    #[must_use]
    pub fn text(text: impl Into<String>) -> Self {
        Self::Text(text.into())
    }

    /// An object from its members, in their order.
    #[must_use]
    pub fn object<const N: usize>(members: [(&str, Self); N]) -> Self {
        Self::Object(members.into_iter().map(|(key, value)| (key.to_owned(), value)).collect())
    }

    /// An object from those of its members that there are, in their order.
    #[must_use]
    pub fn some<const N: usize>(members: [(&str, Option<Self>); N]) -> Self {
        let present = members.into_iter().filter_map(|(key, value)| Some((key.to_owned(), value?)));
        Self::Object(present.collect())
    }

    /// The value at a dotted path of members: `product.factory`.
    #[must_use]
    pub fn at(&self, path: &str) -> Option<&Self> {
        path.split('.').try_fold(self, |place, name| place.member(name))
    }

    /// The member of an object.
    #[must_use]
    pub fn member(&self, key: &str) -> Option<&Self> {
        match self {
            Self::Object(members) => members.iter().find(|(name, _)| name == key).map(|(_, value)| value),
            _ => None,
        }
    }
}

impl fmt::Display for Json {
    /// The value as JSON text, without blanks.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&serde_json::to_string(self).map_err(|_| fmt::Error)?)
    }
}

impl Serialize for Json {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::Null => to.serialize_unit(),
            Self::Truth(truth) => to.serialize_bool(*truth),
            Self::Number(text) => match text.parse::<serde_json::Number>() {
                Ok(number) => number.serialize(to),
                Err(_) => Err(S::Error::custom(text)),
            },
            Self::Text(text) => to.serialize_str(text),
            Self::List(members) => {
                let mut list = to.serialize_seq(Some(members.len()))?;
                members.iter().try_for_each(|member| list.serialize_element(member))?;
                list.end()
            }
            Self::Object(members) => {
                let mut object = to.serialize_map(Some(members.len()))?;
                members.iter().try_for_each(|(key, value)| object.serialize_entry(key, value))?;
                object.end()
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{
        super::{Problem, reader::MAX_MEMBERS},
        *,
    };

    const LIMITS: Limits = Limits { bytes: 200, depth: 4 };

    #[track_caller]
    fn check(text: &str, path: &str, problem: Problem) {
        let expected = Fault::new(path.to_owned(), problem);
        assert_eq!(Json::parse(text.as_bytes(), LIMITS), Err(expected));
    }

    #[test]
    fn a_document_comes_back_as_it_was() {
        let text = r#"{"b":[1,-2.50,18446744073709551616,1e+400,"x",null,true],"a":{}}"#;
        assert_eq!(Json::parse(text.as_bytes(), LIMITS).unwrap().to_string(), text);
    }

    #[test]
    fn a_key_stands_once() {
        check(r#"{"a":{"b":1,"b":2}}"#, "$.a.b", Problem::DuplicateKey);
        check(r#"{"a":1,"\u0061":2}"#, "$.a", Problem::DuplicateKey);
    }

    #[test]
    fn depth_and_size_are_bounded() {
        check("[[[[[]]]]]", "$[0][0][0][0]", Problem::TooDeep { limit: 4 });
        check(&" ".repeat(201), "$", Problem::TooLarge { bytes: 201, limit: 200 });
    }

    #[test]
    fn an_object_has_a_thousand_members_at_most() {
        let members: Vec<String> = (0..=MAX_MEMBERS).map(|n| format!("\"k{n}\":1")).collect();
        let text = format!("{{\"a\":{{{}}}}}", members.join(","));
        let fault = Json::parse(text.as_bytes(), Limits { bytes: 20_000, depth: 4 }).unwrap_err();
        let problem = Problem::TooMany { found: MAX_MEMBERS + 1, limit: MAX_MEMBERS };
        assert_eq!(fault, Fault::new("$.a", problem));
    }

    #[test]
    fn what_is_json_and_what_is_not_is_as_serde_json_has_it() {
        let texts = r#"0|-0|-|01|1.|.5|1.5e3|1E-2|1e|+1|1e+|-1.0|"x"|"x|"\u00e9"|"\ud83d\ude00"|"\ud83d"|"\ude00\ud83d"|
            "\ud83dx"|"\u12"|"\q"|"\/\b\f\n\r\t\\\""|[]|[ ]|[1,]|[,1]|[1 2]|[1|]|{}|{ }|{"a"}|{"a":}|{"a":1,}|{a:1}|{"a":1 "b":2}|
            {"a" : [ true , false , null ] }|nul|True|null x|//|'x'|[1]]|{"a":1}}|"\u000a"|NaN|Infinity|1e999|"\uD83D\uDE00""#;
        for text in texts.split('|').map(str::trim) {
            let theirs = serde_json::from_str::<serde_json::Value>(text);
            let ours = Json::parse(text.as_bytes(), LIMITS);
            assert_eq!(ours.is_ok(), theirs.is_ok(), "{text}");
            if let (Ok(Json::Text(ours)), Ok(theirs)) = (ours, theirs) {
                assert_eq!(theirs.as_str(), Some(ours.as_str()), "{text}");
            }
        }
        for control in ["\"\n\"", "\"\t\"", "\"\u{1f}\"", "\u{a0}1"] {
            assert!(Json::parse(control.as_bytes(), LIMITS).is_err(), "{control:?}");
        }
    }

    #[test]
    fn what_is_not_json_says_where() {
        check("{\"a\":\n nope}", "$", Problem::NotJson { line: 2, column: 2 });
        check(r#"{"a":1} x"#, "$", Problem::NotJson { line: 1, column: 9 });
        check(r#"{"a":NaN}"#, "$", Problem::NotJson { line: 1, column: 6 });
        check(r#"["碳",]"#, "$", Problem::NotJson { line: 1, column: 6 });
        check("", "$", Problem::NotJson { line: 1, column: 1 });
        let latin1 = Json::parse(b"{\"a\":\"\xe9\"}", LIMITS).unwrap_err();
        assert_eq!(latin1.problem(), &Problem::NotText);
    }
}
