//! Demand standards as documents and as links: what reads comes back from either, judges, and is said.
#![no_main]

use carbon_label::{
    compare::Basis,
    criteria::{Candidate, Criteria, Source, State, judge},
    json::Json,
    label::Share,
    text::Lang,
};
use carbon_label_fuzz::{NOW, PROGRAMME, change, faulted, replaced};
use libfuzzer_sys::fuzz_target;
use std::sync::LazyLock;

const GOOD: &[u8] = include_bytes!("../../tests/fixtures/criteria.json");

static STANDARD: LazyLock<Criteria> = LazyLock::new(|| Criteria::read(GOOD).unwrap());
static BASIS: LazyLock<Basis> = LazyLock::new(|| STANDARD.basis.clone().unwrap());
static TREE: LazyLock<Json> = LazyLock::new(|| STANDARD.json());

fn read(bytes: &[u8]) {
    match Criteria::read(bytes) {
        Ok(criteria) => judged(&criteria),
        Err(fault) => faulted(&fault),
    }
}

/// Whatever reads is written, and holds a product of every state and source.
fn judged(criteria: &Criteria) {
    let text = criteria.json().to_string();
    assert_eq!(Criteria::read(text.as_bytes()).as_ref(), Ok(criteria));
    let link = criteria.fragment();
    // A link holds less than a document may.
    if link.len() <= 8 * 1024 {
        assert_eq!(Criteria::of_fragment(&link).unwrap().json().to_string(), text);
    }
    let today = NOW.date();
    let (value, primary_share) = ("420".parse().ok(), "0.5".parse::<Share>().ok());
    let (issued, expires) = ("2026-06-05".parse().ok(), "2028-06-04".parse().ok());
    for (state, source) in State::ALL.iter().zip([Source::Listed, Source::Verified, Source::Declared].iter().cycle()) {
        let (state, source, issuer) = (*state, *source, Some("did:key:x"));
        let candidate = Candidate { basis: &BASIS, value, primary_share, issued, expires, state, issuer, source };
        let verdict = judge(&candidate, criteria, &PROGRAMME, today);
        assert_eq!(verdict.whole, criteria.outcome(&candidate, &PROGRAMME, today));
        for lang in Lang::ALL {
            assert!(!lang.verdict(&verdict, criteria).is_empty());
            for (must, outcome) in criteria.musts.iter().zip(&verdict.musts) {
                assert!(!lang.must(must, &PROGRAMME).is_empty() && !lang.judged(outcome).is_empty());
            }
            for (award, worked) in criteria.awards.iter().zip(&verdict.awards) {
                assert!(!lang.formula(award).is_empty());
                if let Ok(worked) = worked {
                    assert!(!worked.awarded.is_negative() && worked.awarded <= award.formula.most());
                    assert!(lang.worked(award, worked).contains(" = "));
                }
            }
        }
    }
}

fuzz_target!(|data: &[u8]| {
    read(data);
    if let Ok(text) = std::str::from_utf8(data) {
        match Criteria::of_fragment(text) {
            Ok(criteria) => judged(&criteria),
            Err(fault) => faulted(&fault),
        }
    }
    if let Some((which, new)) = change(data) {
        read(replaced(&TREE, which, &new).to_string().as_bytes());
    }
});
