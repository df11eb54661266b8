//! `sw.js`: a label once visited can be read without a network, and says since when it was kept.
//!
//! In: the words. Out: the service worker. Pages register it, and lose nothing where there is none.

use crate::{json::Json, site::File, text::Lang};
use sha2::{Digest, Sha256};
use std::fmt::Write;

/// The path of the worker; what it answers for is beside it and below.
pub(in crate::site) const WORKER: &str = "sw.js";

/// The service worker, named inside by a hash of itself: another one keeps nothing of the last.
#[must_use]
pub fn worker() -> File {
    let sentence = |lang: &Lang| {
        let (before, after) = lang.language().site().kept;
        (lang.tag().to_owned(), Json::List(vec![Json::text(before), Json::text(after)]))
    };
    let words = Json::Object(Lang::ALL.iter().map(sentence).collect());
    let script = include_str!("worker.js").replace("CARBON_LABEL_WORDS", &words.to_string());
    let version = Sha256::digest(&script)[..8].iter().fold(String::new(), |mut name, byte| {
        // Writing to a String cannot fail.
        let _ = write!(name, "{byte:02x}");
        name
    });
    File { path: WORKER.to_owned(), bytes: script.replace("CARBON_LABEL_VERSION", &version).into_bytes() }
}

#[cfg(test)]
mod tests {
    use super::worker;

    #[test]
    fn the_worker_has_its_words_and_a_version() {
        let file = worker();
        let script = String::from_utf8(file.bytes).unwrap();
        assert!(!script.contains("CARBON_LABEL_"), "{script}");
        assert!(script.contains("\"zh-CN\":[") && script.contains("\"en\":["));
    }
}
