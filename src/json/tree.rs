//! The tree, and how bytes become one.

use super::{Fault, Kind, Problem};
use serde_core::{
    Deserialize, Deserializer, Serialize, Serializer,
    de::{DeserializeSeed, Error, MapAccess, SeqAccess, Visitor},
    ser::{Error as _, SerializeMap, SerializeSeq},
};
use std::{cell::RefCell, fmt};

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
        let at_root = |problem| Fault::new("$".to_owned(), problem);
        if bytes.len() > limits.bytes {
            return Err(at_root(Problem::TooLarge { bytes: bytes.len(), limit: limits.bytes }));
        }
        let text = std::str::from_utf8(bytes).map_err(|_| at_root(Problem::NotText))?;
        let text = text.strip_prefix('\u{feff}').unwrap_or(text);
        let first_fault = RefCell::new(None);
        let mut deserializer = serde_json::Deserializer::from_str(text);
        let reader = Reader { path: "$".to_owned(), depth: limits.depth, limits, fault: &first_fault };
        let tree = reader.deserialize(&mut deserializer).and_then(|tree| deserializer.end().map(|()| tree));
        tree.map_err(|error| {
            let not_json = Problem::NotJson { line: error.line(), column: error.column() };
            first_fault.take().unwrap_or_else(|| at_root(not_json))
        })
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

/// Reads one value; knows where it stands and how deep it may still go.
struct Reader<'a> {
    path: String,
    depth: usize,
    limits: Limits,
    fault: &'a RefCell<Option<Fault>>,
}

impl Reader<'_> {
    fn inside(&self, step: fmt::Arguments<'_>) -> Self {
        let path = format!("{}{step}", self.path);
        Self { path, depth: self.depth - 1, limits: self.limits, fault: self.fault }
    }

    /// Serde's errors are words; ours are kept beside and taken up again at the root.
    fn refuse<E: Error>(&self, path: String, problem: Problem) -> E {
        self.fault.borrow_mut().get_or_insert(Fault::new(path, problem));
        E::custom("")
    }

    fn enter<E: Error>(&self) -> Result<(), E> {
        if self.depth > 0 {
            return Ok(());
        }
        Err(self.refuse(self.path.clone(), Problem::TooDeep { limit: self.limits.depth }))
    }
}

impl<'de> DeserializeSeed<'de> for Reader<'_> {
    type Value = Json;

    fn deserialize<D: Deserializer<'de>>(self, from: D) -> Result<Json, D::Error> {
        from.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for Reader<'_> {
    type Value = Json;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("JSON")
    }

    fn visit_unit<E>(self) -> Result<Json, E> {
        Ok(Json::Null)
    }

    fn visit_bool<E>(self, truth: bool) -> Result<Json, E> {
        Ok(Json::Truth(truth))
    }

    fn visit_i64<E>(self, whole: i64) -> Result<Json, E> {
        Ok(Json::Number(whole.to_string()))
    }

    fn visit_u64<E>(self, whole: u64) -> Result<Json, E> {
        Ok(Json::Number(whole.to_string()))
    }

    fn visit_str<E>(self, text: &str) -> Result<Json, E> {
        Ok(Json::text(text))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut from: A) -> Result<Json, A::Error> {
        self.enter()?;
        let mut members = Vec::new();
        while let Some(member) = from.next_element_seed(self.inside(format_args!("[{}]", members.len())))? {
            members.push(member);
        }
        Ok(Json::List(members))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut from: A) -> Result<Json, A::Error> {
        let mut members: Vec<(String, Json)> = Vec::new();
        while let Some(key) = from.next_key_seed(KeyText)? {
            if key == EXACT_NUMBER {
                return from.next_value_seed(KeyText).map(Json::Number);
            }
            self.enter()?;
            let inner = self.inside(format_args!(".{key}"));
            // A walk over at most MAX_MEMBERS keys, where a set would cost the app more than it saves.
            if members.iter().any(|(earlier, _)| *earlier == key) {
                return Err(self.refuse(inner.path, Problem::DuplicateKey));
            }
            if members.len() == MAX_MEMBERS {
                return Err(
                    self.refuse(self.path.clone(), Problem::TooMany { found: MAX_MEMBERS + 1, limit: MAX_MEMBERS })
                );
            }
            members.push((key, from.next_value_seed(inner)?));
        }
        Ok(Json::Object(members))
    }
}

/// Most members of an object: no document of this field comes near.
const MAX_MEMBERS: usize = 1000;

/// How serde_json hands over a number that is no 64-bit integer without making a float of it (its
/// `arbitrary_precision`): as an object of this one key. A document that uses the key itself gets a number that no reader takes.
const EXACT_NUMBER: &str = "$serde_json::private::Number";

/// A key as text.
struct KeyText;

impl<'de> DeserializeSeed<'de> for KeyText {
    type Value = String;

    fn deserialize<D: Deserializer<'de>>(self, from: D) -> Result<String, D::Error> {
        String::deserialize(from)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

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
    fn what_is_not_json_says_where() {
        check("{\"a\":\n nope}", "$", Problem::NotJson { line: 2, column: 3 });
        check(r#"{"a":1} x"#, "$", Problem::NotJson { line: 1, column: 9 });
        check(r#"{"a":NaN}"#, "$", Problem::NotJson { line: 1, column: 6 });
        check("", "$", Problem::NotJson { line: 1, column: 0 });
        let latin1 = Json::parse(b"{\"a\":\"\xe9\"}", LIMITS).unwrap_err();
        assert_eq!(latin1.problem(), &Problem::NotText);
    }
}
