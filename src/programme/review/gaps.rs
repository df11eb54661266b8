//! What was left out of a value so that the rest of it could be read, and what stands in its place.

use crate::json::{Fault, Json, Problem};
use std::collections::HashSet;

/// What a value lacks of what was written, and has without its being written; all in paths of the file.
pub(super) struct Gaps {
    root: String,
    /// Members of lists that were left out.
    members: Vec<(String, usize)>,
    /// Lists that lack members, and tables in lists that lack a key they may have.
    lacking: HashSet<String>,
    /// Where something stands in for what was wrong.
    stand_ins: Vec<String>,
    any: bool,
}

impl Gaps {
    pub(super) fn at(root: &str) -> Self {
        let (members, lacking, stand_ins) = (Vec::new(), HashSet::new(), Vec::new());
        Self { root: root.to_owned(), members, lacking, stand_ins, any: false }
    }

    pub(super) fn is_empty(&self) -> bool {
        !self.any
    }

    /// The path in the file of a path in what is left: members of lists have moved up.
    pub(super) fn written(&self, path: &str) -> String {
        let mut written = self.root.clone();
        let mut rest = path.strip_prefix('$').unwrap_or(path);
        while let Some((before, index, after)) = first_index(rest) {
            written.push_str(before);
            let mut gone: Vec<usize> =
                self.members.iter().filter(|(list, _)| *list == written).map(|(_, at)| *at).collect();
            gone.sort_unstable();
            let at = gone.into_iter().fold(index, |at, gone| at + usize::from(gone <= at));
            written += &format!("[{at}]");
            rest = after;
        }
        written + rest
    }

    /// Whether what is wrong there is so because of what was left out, or stands in.
    pub(super) fn explain(&self, written: &str, missing: bool) -> bool {
        let lacks = || self.lacking.contains(written) || self.lacking.contains(around(written));
        self.stand_ins.iter().any(|path| is_in(written, path)) || (missing && lacks())
    }

    /// Goes on without what is wrong: leaves it out where it may be, else puts something in its place that reads.
    pub(super) fn settle(&mut self, value: &mut Json, fault: &Fault, settled: impl Fn(&Json) -> bool) -> bool {
        let path = fault.path();
        self.any = true;
        if matches!(fault.problem(), Problem::UnknownKey { .. }) {
            return put(value, "$", path, None);
        }
        let (written, before) = (self.written(path), value.clone());
        if put(value, "$", path, None) && settled(value) {
            self.lacking.extend(Some(around(&written)).filter(|table| table.ends_with(']')).map(str::to_owned));
            return true;
        }
        // Members of a distribution are held against each other; what else a benchmark has, its kind says.
        let none = path.contains(".quantile[") || path == "$.kind";
        for stand_in in stand_ins().iter().filter(|_| !none) {
            value.clone_from(&before);
            if put(value, "$", path, Some(stand_in)) && settled(value) {
                self.stand_ins.push(written);
                return true;
            }
        }
        *value = before;
        false
    }

    /// Leaves out the member of a list in which a path is; false where it is in none.
    pub(super) fn leave_out(&mut self, value: &mut Json, path: &str) -> bool {
        let Some(end) = path.rfind(']') else { return false };
        let member = &path[..=end];
        let Some((list, index)) = last_index(member) else { return false };
        let Some((written, at)) = last_index(&self.written(member)).map(|(list, at)| (list.to_owned(), at)) else {
            return false;
        };
        self.any = true;
        let gone = remove(value, "$", list, index);
        if gone {
            self.lacking.insert(written.clone());
            self.members.push((written, at));
        }
        gone
    }
}

/// One value of every kind that files hold.
fn stand_ins() -> Vec<Json> {
    let texts = [
        "x",
        "1",
        "0",
        "2000-01-01",
        "kgCO2e",
        "kWp",
        "cradle-to-gate",
        "accounted",
        "CN-XX",
        "did:web:labels.example",
    ];
    let words = || Json::object([("en", Json::text("x"))]);
    let with = |key: &str, value: Json| Json::object([(key, value), ("name", words())]);
    let rule = [("id", Json::text("x")), ("version", Json::text("x")), ("name", words())];
    let listed = [("name", words()), ("published", Json::text("2000-01-01"))];
    let mut all: Vec<Json> = texts.map(Json::text).into();
    all.extend(["1", "2000"].map(|number| Json::Number(number.to_owned())));
    all.extend([
        words(),
        Json::List(Vec::new()),
        Json::List(vec![Json::text("x")]),
        Json::object([("amount", Json::text("1")), ("unit", Json::text("kWp"))]),
        Json::object([("text", Json::text("x"))]),
        with("code", Json::text("CN-XX")),
        Json::text("https://labels.example/"),
        Json::object(rule),
        Json::object(listed),
    ]);
    all
}

/// Whether a path is another, or leads into it.
pub(super) fn is_in(path: &str, other: &str) -> bool {
    path.strip_prefix(other).is_some_and(|rest| rest.is_empty() || rest.starts_with(['.', '[']))
}

/// `.target`, `1`, `.year` of `.target[1].year`.
fn first_index(path: &str) -> Option<(&str, usize, &str)> {
    let (before, rest) = path.split_once('[')?;
    let (index, after) = rest.split_once(']')?;
    Some((before, index.parse().ok()?, after))
}

/// `$.target`, `1` of `$.target[1]`.
fn last_index(path: &str) -> Option<(&str, usize)> {
    let (list, index) = path.strip_suffix(']')?.rsplit_once('[')?;
    Some((list, index.parse().ok()?))
}

/// The path of the object or list around a place.
fn around(path: &str) -> &str {
    path.rfind(['.', '[']).map_or("", |end| &path[..end])
}

/// Puts a value where a path leads to in the object around it, or takes away what is there; false where it leads
/// into no object, or there is nothing to be taken.
fn put(value: &mut Json, here: &str, path: &str, new: Option<&Json>) -> bool {
    let Json::Object(members) = value else {
        let Json::List(members) = value else { return false };
        let mut members = members.iter_mut().enumerate().map(|(at, value)| (format!("{here}[{at}]"), value));
        return members.any(|(inner, value)| is_in(path, &inner) && put(value, &inner, path, new));
    };
    let Some(rest) = path.strip_prefix(here).and_then(|rest| rest.strip_prefix('.')) else { return false };
    if let Some(at) = members.iter().position(|(key, _)| key == rest) {
        match new {
            Some(new) => members[at].1 = new.clone(),
            None => drop(members.remove(at)),
        }
        return true;
    }
    let mut inner = members.iter_mut().filter(|(key, _)| is_in(rest, key));
    if inner.any(|(key, value)| put(value, &format!("{here}.{key}"), path, new)) {
        return true;
    }
    let missing = new.filter(|_| !rest.contains(['.', '[']));
    members.extend(missing.map(|new| (rest.to_owned(), new.clone())));
    missing.is_some()
}

/// Takes a member out of the list that stands at a path.
fn remove(value: &mut Json, here: &str, list: &str, index: usize) -> bool {
    match value {
        Json::List(members) if here == list && index < members.len() => {
            members.remove(index);
            true
        }
        Json::List(members) => {
            let mut members = members.iter_mut().enumerate().map(|(at, value)| (format!("{here}[{at}]"), value));
            members.any(|(inner, value)| is_in(list, &inner) && remove(value, &inner, list, index))
        }
        Json::Object(members) => {
            let mut members = members.iter_mut().map(|(key, value)| (format!("{here}.{key}"), value));
            members.any(|(inner, value)| is_in(list, &inner) && remove(value, &inner, list, index))
        }
        _ => false,
    }
}
