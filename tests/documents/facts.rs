//! What `/formats/` says each format carries is what is read of it, and what is written of it.

use super::{read, samples::*};
use carbon_label::formats::{
    Declared, Format, Import,
    account::Fact,
    write::{Source, Target},
};
use std::collections::BTreeSet;

fn at() -> carbon_label::label::Instant {
    "2026-11-24T12:00:00+08:00".parse().unwrap()
}

#[test]
fn nothing_is_read_that_the_page_does_not_list() {
    for document in ALL {
        let Import { declared, account } = read(document).unwrap();
        let gives: BTreeSet<&str> = declared.format.gives().iter().map(|fact| fact.word()).collect();
        for fact in declared.facts().into_iter().chain(account.read.into_iter().map(|(fact, _)| fact)) {
            assert!(gives.contains(fact.word()), "{:?}: {}", declared.format, fact.word());
        }
    }
}

#[test]
fn what_the_page_lists_is_read_of_a_whole_document() {
    // The samples have all that their formats have a place for, but for what is named here.
    for (document, without) in [
        (PACT, &[Fact::Rules][..]),
        (ILCD, &[Fact::Owner, Fact::Content, Fact::Standards, Fact::Geography]),
        (OPEN_EPD, &[]),
        (DCC, &[Fact::Standards]),
    ] {
        let Import { declared, .. } = read(document).unwrap();
        let facts = declared.facts();
        for fact in declared.format.gives().iter().filter(|fact| **fact != Fact::Version) {
            assert_eq!(facts.contains(fact), !without.contains(fact), "{:?}: {}", declared.format, fact.word());
        }
    }
}

#[test]
fn what_is_written_comes_back_with_no_fact_the_page_calls_lost() {
    let Import { declared, .. } = read(PACT).unwrap();
    for target in [Target::Pact, Target::Ilcd] {
        let written = Source { declared: &declared, verified: None, at: at() }.write(target).unwrap();
        let back: Declared = read(&written.document.to_string()).unwrap().declared;
        let expected = if target == Target::Pact { Format::Pact } else { Format::IlcdJson };
        assert_eq!(back.format, expected);
        for fact in written.left.iter().filter(|fact| !target.carries().contains(fact)) {
            assert!(!back.facts().contains(fact), "{target:?}: {}", fact.word());
        }
        let carried = declared.facts().into_iter().filter(|fact| !written.left.contains(fact));
        for fact in carried {
            assert!(back.facts().contains(&fact), "{target:?}: {}", fact.word());
        }
    }
}
