//! JSON text (RFC 8259) to a tree, by hand: a general reader knows floats and types that no
//! document here has, and the app would pay for them.

mod pieces;

use super::{Fault, Json, Limits, Problem};

/// Most members of an object: no document of this field comes near.
pub(super) const MAX_MEMBERS: usize = 1000;

/// Reads a text from its start; knows where it stands and how deep it may still go.
pub(super) struct Reader<'a> {
    text: &'a str,
    at: usize,
    depth: usize,
    limit: usize,
}

impl<'a> Reader<'a> {
    pub(super) fn new(text: &'a str, depth: usize) -> Self {
        Self { text, at: 0, depth, limit: depth }
    }

    /// Reads bytes, if they are not too many and a text.
    pub(super) fn of(bytes: &'a [u8], limits: Limits) -> Result<Self, Fault> {
        let fault = |problem| Fault::new(at_root(), problem);
        if bytes.len() > limits.bytes {
            return Err(fault(Problem::TooLarge { bytes: bytes.len(), limit: limits.bytes }));
        }
        let text = std::str::from_utf8(bytes).map_err(|_| fault(Problem::NotText))?;
        Ok(Self::new(text.strip_prefix('\u{feff}').unwrap_or(text), limits.depth))
    }

    /// The whole text as one value.
    pub(super) fn document(mut self) -> Result<Json, Fault> {
        let value = self.value().map_err(|fault| fault.below(at_root))?;
        self.ends().map(|()| value)
    }

    /// Nothing but blanks is left.
    fn ends(mut self) -> Result<(), Fault> {
        self.blanks();
        if self.at < self.text.len() { Err(self.not_json().below(at_root)) } else { Ok(()) }
    }

    /// The next key, which is none of the earlier ones, up to its value.
    fn key(&mut self, earlier: &[String]) -> Result<String, Fault> {
        self.blanks();
        let key = self.string()?;
        self.blanks();
        self.needs(b':')?;
        if earlier.contains(&key) {
            return Err(Self::fault(Problem::DuplicateKey).below(|| format!(".{key}")));
        }
        match earlier.len() {
            MAX_MEMBERS => Err(Self::fault(Problem::TooMany { found: MAX_MEMBERS + 1, limit: MAX_MEMBERS })),
            _ => Ok(key),
        }
    }

    /// Whether another follows, or this was the last.
    fn goes_on(&mut self, end: u8) -> Result<bool, Fault> {
        self.blanks();
        if self.takes(b',') { Ok(true) } else { self.needs(end).map(|()| false) }
    }

    /// A fault here: its path is put together on the way back, by who knows each step.
    fn fault(problem: Problem) -> Fault {
        Fault::new("", problem)
    }

    /// No JSON from here on.
    fn not_json(&self) -> Fault {
        let before = &self.text.as_bytes()[..self.at];
        let line = 1 + before.iter().filter(|byte| **byte == b'\n').count();
        // Characters, as an editor counts them: every byte but those that continue one.
        let letters = before.iter().rev().take_while(|byte| **byte != b'\n').filter(|byte| **byte & 0xc0 != 0x80);
        Self::fault(Problem::NotJson { line, column: 1 + letters.count() })
    }

    fn peek(&self) -> Option<u8> {
        self.text.as_bytes().get(self.at).copied()
    }

    fn blanks(&mut self) {
        while matches!(self.peek(), Some(b' ' | b'\t' | b'\n' | b'\r')) {
            self.at += 1;
        }
    }

    /// Steps over `byte` if it is next.
    fn takes(&mut self, byte: u8) -> bool {
        let next = self.peek() == Some(byte);
        self.at += usize::from(next);
        next
    }

    fn needs(&mut self, byte: u8) -> Result<(), Fault> {
        if self.takes(byte) { Ok(()) } else { Err(self.not_json()) }
    }

    fn value(&mut self) -> Result<Json, Fault> {
        self.blanks();
        match self.peek() {
            Some(b'{') => self.inside(Self::object),
            Some(b'[') => self.inside(Self::list),
            Some(b'"') => self.string().map(Json::Text),
            Some(b'-' | b'0'..=b'9') => self.number(),
            _ => self.word(),
        }
    }

    fn word(&mut self) -> Result<Json, Fault> {
        let words = [("null", Json::Null), ("true", Json::Truth(true)), ("false", Json::Truth(false))];
        let rest = &self.text[self.at..];
        let found = words.into_iter().find(|(word, _)| rest.starts_with(word));
        let (word, value) = found.ok_or_else(|| self.not_json())?;
        self.at += word.len();
        Ok(value)
    }

    /// Steps into a list or an object.
    fn enters(&mut self) -> Result<(), Fault> {
        let deeper = self.depth.checked_sub(1);
        self.depth = deeper.ok_or_else(|| Self::fault(Problem::TooDeep { limit: self.limit }))?;
        self.at += 1;
        Ok(())
    }

    fn inside(&mut self, read: fn(&mut Self) -> Result<Json, Fault>) -> Result<Json, Fault> {
        self.enters()?;
        let value = read(self)?;
        self.depth += 1;
        Ok(value)
    }

    fn list(&mut self) -> Result<Json, Fault> {
        let mut members = Vec::new();
        self.blanks();
        if self.takes(b']') {
            return Ok(Json::List(members));
        }
        loop {
            let member = self.value().map_err(|fault| inside(fault, || format!("[{}]", members.len())))?;
            members.push(member);
            self.blanks();
            if !self.takes(b',') {
                return self.needs(b']').map(|()| Json::List(members));
            }
        }
    }

    fn object(&mut self) -> Result<Json, Fault> {
        let mut members: Vec<(String, Json)> = Vec::new();
        self.blanks();
        if self.takes(b'}') {
            return Ok(Json::Object(members));
        }
        loop {
            self.blanks();
            let key = self.string()?;
            self.blanks();
            self.needs(b':')?;
            // A walk over at most MAX_MEMBERS keys, where a set would cost the app more than it saves.
            if members.iter().any(|(earlier, _)| *earlier == key) {
                return Err(Self::fault(Problem::DuplicateKey).below(|| format!(".{key}")));
            }
            if members.len() == MAX_MEMBERS {
                return Err(Self::fault(Problem::TooMany { found: MAX_MEMBERS + 1, limit: MAX_MEMBERS }));
            }
            let member = self.value().map_err(|fault| inside(fault, || format!(".{key}")))?;
            members.push((key, member));
            self.blanks();
            if !self.takes(b',') {
                return self.needs(b'}').map(|()| Json::Object(members));
            }
        }
    }

    /// RFC 8259, 6, kept as written.
    fn number(&mut self) -> Result<Json, Fault> {
        let start = self.at;
        self.takes(b'-');
        if !self.takes(b'0') {
            self.digits()?;
        }
        if self.takes(b'.') {
            self.digits()?;
        }
        if self.takes(b'e') || self.takes(b'E') {
            let _ = self.takes(b'+') || self.takes(b'-');
            self.digits()?;
        }
        Ok(Json::Number(self.text[start..self.at].to_owned()))
    }

    fn digits(&mut self) -> Result<(), Fault> {
        let start = self.at;
        while matches!(self.peek(), Some(b'0'..=b'9')) {
            self.at += 1;
        }
        if self.at == start { Err(self.not_json()) } else { Ok(()) }
    }

    /// RFC 8259, 7.
    fn string(&mut self) -> Result<String, Fault> {
        self.needs(b'"')?;
        let mut text = String::new();
        loop {
            let rest = &self.text[self.at..];
            let plain = rest.bytes().position(|byte| matches!(byte, b'"' | b'\\' | 0..=0x1f));
            let plain = plain.unwrap_or(rest.len());
            text.push_str(&rest[..plain]);
            self.at += plain;
            if self.takes(b'"') {
                return Ok(text);
            }
            self.needs(b'\\')?;
            text.push(self.escape()?);
        }
    }

    fn escape(&mut self) -> Result<char, Fault> {
        let letter = self.peek().ok_or_else(|| self.not_json())?;
        self.at += 1;
        Ok(match letter {
            b'"' | b'\\' | b'/' => char::from(letter),
            b'b' => '\u{8}',
            b'f' => '\u{c}',
            b'n' => '\n',
            b'r' => '\r',
            b't' => '\t',
            b'u' => return self.unicode(),
            _ => return Err(self.not_json()),
        })
    }

    /// Four digits, or two times four: a pair of surrogates.
    fn unicode(&mut self) -> Result<char, Fault> {
        let first = self.unit()?;
        let code = if let 0xd800..=0xdbff = first {
            self.needs(b'\\')?;
            self.needs(b'u')?;
            let second = self.unit()?;
            if !matches!(second, 0xdc00..=0xdfff) {
                return Err(self.not_json());
            }
            0x1_0000 + ((first - 0xd800) << 10) + (second - 0xdc00)
        } else {
            first
        };
        char::from_u32(code).ok_or_else(|| self.not_json())
    }

    fn unit(&mut self) -> Result<u32, Fault> {
        let mut unit = 0;
        for _ in 0..4 {
            let digit = self.peek().and_then(|b| char::from(b).to_digit(16)).ok_or_else(|| self.not_json())?;
            self.at += 1;
            unit = unit * 16 + digit;
        }
        Ok(unit)
    }
}

/// Where every path begins.
fn at_root() -> String {
    "$".to_owned()
}

/// The fault with one more step before its path. What is no JSON has its line and column instead.
fn inside(fault: Fault, step: impl FnOnce() -> String) -> Fault {
    if matches!(fault.problem(), Problem::NotJson { .. }) { fault } else { fault.below(step) }
}

#[cfg(all(test, not(target_arch = "wasm32")))]
mod tests {
    use super::*;
    use proptest::{prelude::*, sample::select};

    /// Pieces that make JSON often enough, and nearly JSON the rest of the time.
    const PIECES: &[&str] = &[
        "{", "}", "[", "]", ",", ":", "\"", "\"a\"", "\"b\":", "\\", "\\u00", "\\ud83d", "\\udc00", "\\n", "e", "E",
        "+", "-", "0", "12", ".5", "1e9", "true", "false", "null", "nul", " ", "\n", "\u{1}", "\u{a0}", "\u{78b3}",
        "/", "//", "NaN",
    ];

    fn same(ours: &Json, theirs: &serde_json::Value) -> bool {
        use serde_json::Value;
        match (ours, theirs) {
            (Json::Null, Value::Null) => true,
            (Json::Truth(a), Value::Bool(b)) => a == b,
            (Json::Number(a), Value::Number(b)) => {
                *a.to_lowercase().replace("e+", "e") == b.to_string().replace("e+", "e")
            }
            (Json::Text(a), Value::String(b)) => a == b,
            (Json::List(a), Value::Array(b)) => a.len() == b.len() && a.iter().zip(b).all(|(a, b)| same(a, b)),
            (Json::Object(a), Value::Object(b)) => {
                a.len() == b.len() && a.iter().all(|(key, value)| b.get(key).is_some_and(|b| same(value, b)))
            }
            _ => false,
        }
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(20_000))]

        /// What we read, serde_json reads to the same value; what we call no JSON, it refuses.
        #[test]
        fn reads_what_serde_json_reads(pieces in prop::collection::vec(select(PIECES), 0..14)) {
            let text = pieces.concat();
            let theirs = serde_json::from_str::<serde_json::Value>(&text);
            match Reader::new(&text, 20).document() {
                Ok(ours) => prop_assert!(theirs.is_ok_and(|theirs| same(&ours, &theirs)), "{text}"),
                Err(fault) if matches!(fault.problem(), Problem::NotJson { .. }) => prop_assert!(theirs.is_err(), "{text}"),
                Err(_) => {}
            }
        }

        /// In pieces an object is what it is as a tree, faults and their paths included.
        #[test]
        fn pieces_are_those_of_the_tree(pieces in prop::collection::vec(select(PIECES), 0..14)) {
            let text = format!("{{{}}}", pieces.concat());
            let mut members: Vec<(String, Json)> = Vec::new();
            let read = Reader::new(&text, 3).pieces(&mut |key, index, value| {
                match (index, members.last_mut()) {
                    (None, _) => members.push((key.to_owned(), value.clone())),
                    (Some(0), _) => members.push((key.to_owned(), Json::List(vec![value.clone()]))),
                    (Some(_), Some((_, Json::List(list)))) => list.push(value.clone()),
                    (Some(_), _) => return Err(Fault::new(key, Problem::Missing)),
                }
                Ok(())
            });
            match (read, Reader::new(&text, 3).document()) {
                (Ok(()), Ok(Json::Object(mut tree))) => {
                    // Of a list without entries there is no piece.
                    tree.retain(|(_, value)| *value != Json::List(Vec::new()));
                    prop_assert_eq!(members, tree);
                }
                (ours, tree) => prop_assert_eq!(ours.err(), tree.err()),
            }
        }
    }
}
