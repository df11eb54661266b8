//! What of a document nobody looked at.

use crate::{
    formats::account::Dropped,
    json::{Json, Node},
};
use std::collections::BTreeSet;

/// The paths of a document whose values are not among those that were seen, each once.
pub(super) fn of(document: &Node<'_>, seen: &BTreeSet<usize>) -> Vec<Dropped> {
    let mut left = Vec::new();
    leftover(document.value(), &mut document.path(), seen, &mut left);
    counted(left)
}

/// Paths, each once with how many times it is there, in the order in which they come.
fn counted(paths: Vec<String>) -> Vec<Dropped> {
    let mut placed: Vec<(String, usize)> = paths.into_iter().zip(0..).collect();
    placed.sort_unstable();
    let mut counted: Vec<(usize, Dropped)> = Vec::new();
    for (path, at) in placed {
        match counted.last_mut() {
            Some((_, last)) if last.path == path => last.times += 1,
            _ => counted.push((at, Dropped { path, times: 1 })),
        }
    }
    counted.sort_unstable_by_key(|(at, _)| *at);
    counted.into_iter().map(|(_, dropped)| dropped).collect()
}

/// The paths of what nobody looked at, each as high up as it goes; whether anything below was looked at.
fn leftover(value: &Json, path: &mut String, seen: &BTreeSet<usize>, left: &mut Vec<String>) -> bool {
    if seen.contains(&(std::ptr::from_ref(value) as usize)) {
        return true;
    }
    let length = path.len();
    let mut below = Vec::new();
    let mut looked = false;
    match value {
        Json::Object(members) => {
            for (key, member) in members {
                path.push('.');
                path.push_str(key);
                looked |= leftover(member, path, seen, &mut below);
                path.truncate(length);
            }
        }
        Json::List(entries) => {
            for entry in entries {
                path.push_str("[]");
                looked |= leftover(entry, path, seen, &mut below);
                path.truncate(length);
            }
        }
        Json::Null => return false,
        Json::Text(text) if text.trim().is_empty() => return false,
        Json::Text(_) | Json::Number(_) | Json::Truth(_) => {
            left.push(path.clone());
            return false;
        }
    }
    if looked {
        left.append(&mut below);
    } else if !below.is_empty() {
        left.push(path.clone());
    }
    looked
}
