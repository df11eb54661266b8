//! `Json::parse`: what reads is written and read again to the same tree, within its limits.
#![no_main]

use carbon_label::json::{Json, Limits, Problem};
use carbon_label_fuzz::faulted;
use libfuzzer_sys::fuzz_target;

const LIMITS: Limits = Limits { bytes: 8192, depth: 12 };
/// Escapes make a text longer.
const WIDE: Limits = Limits { bytes: 16 * 8192, depth: 12 };

fn depth(tree: &Json) -> usize {
    match tree {
        Json::List(members) => 1 + members.iter().map(depth).max().unwrap_or(0),
        Json::Object(members) => 1 + members.iter().map(|(_, value)| depth(value)).max().unwrap_or(0),
        _ => 0,
    }
}

fuzz_target!(|data: &[u8]| {
    let theirs = || serde_json::from_slice::<serde_json::Value>(data.strip_prefix(b"\xef\xbb\xbf").unwrap_or(data));
    match Json::parse(data, LIMITS) {
        Ok(tree) => {
            assert!(data.len() <= LIMITS.bytes && depth(&tree) <= LIMITS.depth);
            assert!(theirs().is_ok());
            let text = tree.to_string();
            assert_eq!(Json::parse(text.as_bytes(), WIDE).unwrap().to_string(), text);
        }
        Err(fault) => {
            faulted(&fault);
            assert!(!matches!(fault.problem(), Problem::NotJson { .. }) || theirs().is_err());
        }
    }
});
