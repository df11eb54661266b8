//! Places in a tree by their paths, `stages[0].value`: read, filled and emptied.

use crate::json::Json;

/// The steps of a path: names, and places in lists.
fn steps(path: &str) -> impl Iterator<Item = (&str, Option<usize>)> {
    path.split('.').map(|step| match step.strip_suffix(']').and_then(|step| step.split_once('[')) {
        Some((name, at)) => (name, at.parse().ok()),
        None => (step, None),
    })
}

/// What stands at a path.
pub(super) fn get<'a>(tree: &'a Json, path: &str) -> Option<&'a Json> {
    steps(path).try_fold(tree, |node, (name, at)| match (node.member(name)?, at) {
        (Json::List(members), Some(at)) => members.get(at),
        (_, Some(_)) => None,
        (member, None) => Some(member),
    })
}

/// Puts a value in its place, or takes it away; what is missing on the way is made.
pub(super) fn put(tree: &mut Json, path: &str, value: Option<Json>) {
    let (step, rest) = path.split_once('.').map_or((path, None), |(step, rest)| (step, Some(rest)));
    let Some((name, at)) = steps(step).next() else { return };
    if !matches!(tree, Json::Object(_)) {
        *tree = Json::Object(Vec::new());
    }
    let Json::Object(members) = tree else { return };
    if value.is_none() && !members.iter().any(|(known, _)| known == name) {
        return;
    }
    let place = members.iter().position(|(known, _)| known == name).unwrap_or_else(|| {
        members.push((name.to_owned(), Json::Null));
        members.len() - 1
    });
    let mut member = &mut members[place].1;
    if let Some(at) = at {
        if !matches!(member, Json::List(_)) {
            *member = Json::List(Vec::new());
        }
        let Json::List(list) = member else { return };
        if list.len() <= at {
            list.resize(at + 1, Json::Null);
        }
        member = &mut list[at];
    }
    match (rest, value) {
        (Some(rest), value) => put(member, rest, value),
        (None, Some(value)) => *member = value,
        (None, None) => *member = Json::Null,
    }
}

/// Without what says nothing: nulls, and lists and objects of nothing.
pub(super) fn pruned(tree: Json) -> Option<Json> {
    match tree {
        Json::Null => None,
        Json::Object(members) => {
            let members: Vec<(String, Json)> =
                members.into_iter().filter_map(|(name, member)| Some((name, pruned(member)?))).collect();
            (!members.is_empty()).then_some(Json::Object(members))
        }
        Json::List(members) => {
            let members: Vec<Json> = members.into_iter().filter_map(pruned).collect();
            (!members.is_empty()).then_some(Json::List(members))
        }
        other => Some(other),
    }
}
