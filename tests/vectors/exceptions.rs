//! The cases whose expected answer is not ours: all of them in one file, none of them stale.

use std::collections::BTreeMap;

/// The cases of a suite that may differ, each with its reason.
fn listed(suite: &str) -> BTreeMap<&'static str, &'static str> {
    let lines = include_str!("exceptions.txt").lines().filter(|line| !line.starts_with('#'));
    let rows = lines.filter_map(|line| line.strip_prefix(suite)?.strip_prefix(' ')?.trim().split_once(' '));
    rows.map(|(case, reason)| (case, reason.trim())).collect()
}

/// Every case that differs is listed, and every listed one differs.
#[track_caller]
pub(crate) fn settle(suite: &str, differing: &BTreeMap<String, String>) {
    let listed = listed(suite);
    let unknown: Vec<_> = differing.iter().filter(|(case, _)| !listed.contains_key(case.as_str())).collect();
    assert!(unknown.is_empty(), "{suite}: {unknown:#?}");
    let stale: Vec<_> = listed.keys().filter(|case| !differing.contains_key(**case)).collect();
    assert!(stale.is_empty(), "{suite}: exceptions no longer needed: {stale:?}");
    assert!(listed.values().all(|reason| reason.len() > 20), "{suite}: an exception without its reason");
}
