//! A programme read to its end: everything that is wrong in it, not the first thing alone.
//!
//! In: the tree of its files. Out: a [`Review`]. Readers stop at the first fault; so what is wrong is told, left out,
//! and the rest read again. What is missing only because something was left out is not told.

mod gaps;

use super::{About, Benchmark, Category, Programme, benchmark, category, ids, pilot, recognition, target, version};
use crate::{
    credential::{Issuer, TrustList},
    json::{Fault, Json, Node, Problem},
    label::{Line, Number},
};
use gaps::{Gaps, is_in};
use std::{
    collections::HashSet,
    sync::{Arc, OnceLock},
};

/// What a programme's tree turned out to be.
#[derive(Debug)]
pub struct Review {
    /// The programme as far as it reads; nothing while its own words or its trust list do not.
    pub programme: Option<Programme>,
    /// What is wrong: file by file as the tree has them, then between files. Of one file a hundred at most.
    pub faults: Vec<Fault>,
}

/// Most faults told of a file.
const MOST: usize = 100;

impl Programme {
    /// Reads a programme's tree to its end. `unread` are categories it has whose files did not even become a tree:
    /// whoever names one of them is not at fault.
    #[must_use]
    pub fn review(source: Json, unread: &[Number]) -> Review {
        let mut faults = Vec::new();
        let about = whole(part(&source, "programme", &mut faults, About::review));
        let trust = part(&source, "issuers", &mut faults, review_trust);
        let (categories, known) = review_categories(&source, unread, &mut faults);
        let benchmarks = review_benchmarks(&source, (&categories, &known), &mut faults);
        if let Some(trust) = &trust {
            accreditation(trust, &known, &mut faults);
        }
        let trust = whole(trust);
        let known = Known { categories: &known, trust: trust.as_ref() };
        recognition::review(&source, &known, &mut faults);
        target::review(&source, &known, &mut faults);
        pilot::review(&source, &known, &mut faults);
        let programme = about.zip(trust).map(|(about, trust)| Self {
            about,
            trust,
            categories,
            benchmarks,
            agreements: OnceLock::new(),
            source,
        });
        Review { programme, faults }
    }
}

/// What other files may name.
pub(super) struct Known<'a> {
    categories: &'a [Number],
    /// Nothing while the list itself is at fault: who is missing from it may only be misspelt there.
    pub(super) trust: Option<&'a TrustList>,
}

impl Known<'_> {
    /// What is wrong with naming a category, if the programme has it not.
    pub(super) fn unknown(&self, id: &Number) -> Option<Problem> {
        unknown(self.categories, id)
    }
}

fn unknown(known: &[Number], id: &Number) -> Option<Problem> {
    let problem = || Problem::Unexpected { found: id.to_string(), expected: ids(id, known) };
    (!known.contains(id)).then(problem)
}

/// What became of a value, and what of it was left out.
pub(super) struct Read<T> {
    pub(super) value: T,
    gaps: Gaps,
}

impl<T> Read<T> {
    /// Whether nothing was left out.
    pub(super) fn is_whole(&self) -> bool {
        self.gaps.is_empty()
    }

    /// Tells a fault at a path of what was read, unless something stands there that was never written.
    pub(super) fn tell(&self, faults: &mut Vec<Fault>, path: &str, problem: Problem) {
        let written = self.gaps.written(path);
        if !self.gaps.explain(&written, false) {
            faults.push(Fault::new(written, problem));
        }
    }
}

/// What was read, if nothing was left out.
fn whole<T>(read: Option<Read<T>>) -> Option<T> {
    read.filter(Read::is_whole).map(|read| read.value)
}

/// Reads a member of the tree that has to be there.
fn part<T>(
    source: &Json,
    key: &str,
    faults: &mut Vec<Fault>,
    reader: impl Fn(&Node<'_>) -> Result<T, Fault>,
) -> Option<Read<T>> {
    if source.member(key).is_none() {
        faults.push(Fault::new(format!("$.{key}"), Problem::Missing));
    }
    perhaps(source, key, faults, reader)
}

/// Reads a member of the tree, if it is there.
pub(super) fn perhaps<T>(
    source: &Json,
    key: &str,
    faults: &mut Vec<Fault>,
    reader: impl Fn(&Node<'_>) -> Result<T, Fault>,
) -> Option<Read<T>> {
    read(source.member(key)?, &format!("$.{key}"), faults, reader)
}

/// Reads a value that stands at `path`, and tells everything that is wrong in it.
fn read<T>(
    value: &Json,
    path: &str,
    faults: &mut Vec<Fault>,
    reader: impl Fn(&Node<'_>) -> Result<T, Fault>,
) -> Option<Read<T>> {
    let (mut rest, mut gaps) = (value.clone(), Gaps::at(path));
    for _ in 0..MOST {
        let fault = match reader(&Node::root(&rest)) {
            Ok(value) => return Some(Read { value, gaps }),
            Err(fault) => fault,
        };
        let written = gaps.written(fault.path());
        if gaps.explain(&written, fault.problem() == &Problem::Missing) {
            if !gaps.leave_out(&mut rest, fault.path()) {
                return None;
            }
            continue;
        }
        faults.push(Fault::new(written, fault.problem().clone()));
        let settled =
            |rest: &Json| reader(&Node::root(rest)).err().is_none_or(|next| !is_in(next.path(), fault.path()));
        if !gaps.settle(&mut rest, &fault, settled) && !gaps.leave_out(&mut rest, fault.path()) {
            return None;
        }
    }
    None
}

/// Refuses what is the same as something before it; `path` says where it stands below the node.
pub(super) fn once<T: PartialEq>(node: &Node<'_>, path: impl Fn(usize) -> String, all: &[T]) -> Result<(), Fault> {
    match (1..all.len()).find(|at| all[..*at].contains(&all[*at])) {
        Some(at) => Err(node.fault_of(&path(at), Problem::DuplicateKey)),
        None => Ok(()),
    }
}

/// Refuses a code that is no region's (ISO 3166-2): two capitals, and one to three capitals or digits.
pub(super) fn check_region(node: &Node<'_>, code: &Line) -> Result<(), Fault> {
    let is_code = code.as_str().split_once('-').is_some_and(|(country, part)| {
        let capitals = country.len() == 2 && country.bytes().all(|b| b.is_ascii_uppercase());
        let known = |b: u8| b.is_ascii_uppercase() || b.is_ascii_digit();
        capitals && (1..=3).contains(&part.len()) && part.bytes().all(known)
    });
    if is_code { Ok(()) } else { Err(node.field("code")?.unexpected(code, "ISO 3166-2: CN-TJ, CN-BJ, CN-HE …")) }
}

fn review_trust(node: &Node<'_>) -> Result<TrustList, Fault> {
    let issuer = |node: &Node<'_>| {
        let issuer = Issuer::read(node)?;
        once(node, |at| format!("accreditation[{at}]"), issuer.accreditation())?;
        // Without a key nobody signs.
        if issuer.keys().is_empty() { Err(node.fault_of("key", Problem::Missing)) } else { Ok(()) }
    };
    if let Some(list) = node.optional("issuer")? {
        list.list(usize::MAX, issuer)?;
    }
    TrustList::read(node)
}

/// Tells of every accreditation for a category that the programme has not.
fn accreditation(trust: &Read<TrustList>, known: &[Number], faults: &mut Vec<Fault>) {
    for (at, issuer) in trust.value.issuers().iter().enumerate() {
        for (which, id) in issuer.accreditation().iter().enumerate() {
            if let Some(unknown) = unknown(known, id) {
                trust.tell(faults, &format!("$.issuer[{at}].accreditation[{which}]"), unknown);
            }
        }
    }
}

/// The files of a folder, each with its path in the tree.
fn files<'a>(source: &'a Json, key: &str, most: usize, faults: &mut Vec<Fault>) -> Vec<(String, &'a Json)> {
    let path = format!("$.{key}");
    let root = Node::root(source);
    // Members are not looked at here.
    if let Err(fault) = root.field(key).and_then(|list| list.list(most, |_| Ok(()))) {
        faults.push(fault);
        return Vec::new();
    }
    let Some(Json::List(members)) = source.member(key) else { return Vec::new() };
    members.iter().enumerate().map(|(at, member)| (format!("{path}[{at}]"), member)).collect()
}

/// The categories that read, and the ids of all there are.
fn review_categories(source: &Json, unread: &[Number], faults: &mut Vec<Fault>) -> (Vec<Category>, Vec<Number>) {
    let (mut categories, mut known) = (Vec::new(), unread.to_vec());
    let mut seen = HashSet::new();
    for (path, value) in files(source, "categories", Category::MOST, faults) {
        let category = whole(read(value, &path, faults, category::review));
        faults.extend(category.as_ref().and_then(|category| version::latest(value, &path, category)));
        let id = Node::root(value).read_field::<Number>("id").ok();
        if id.as_ref().is_some_and(|id| !seen.insert(id.clone())) {
            faults.push(Fault::new(format!("{path}.id"), Problem::DuplicateKey));
        }
        known.extend(id);
        categories.extend(category);
    }
    (categories, known)
}

fn review_benchmarks(
    source: &Json,
    (categories, known): (&[Category], &[Number]),
    faults: &mut Vec<Fault>,
) -> Vec<Arc<Benchmark>> {
    let (mut benchmarks, mut seen) = (Vec::new(), HashSet::new());
    for (path, value) in files(source, "benchmarks", Benchmark::MOST, faults) {
        let read = read(value, &path, faults, |node| benchmark::review(node, categories, known));
        let id = Node::root(value).read_field::<Number>("id").ok();
        if id.is_some_and(|id| !seen.insert(id)) {
            faults.push(Fault::new(format!("{path}.id"), Problem::DuplicateKey));
        }
        benchmarks.extend(whole(read).map(Arc::new));
    }
    benchmarks
}
