//! A draft, each part read by itself, so that one fault hides no other.

use super::matter::{SUBJECT, path_of};
use crate::{
    credential::{
        read_declared_unit, read_name,
        wire::{self, MANY},
    },
    json::{Fault, Json, Node, Problem},
    label::*,
};
use std::{cell::RefCell, str::FromStr};

/// What of a draft reads.
#[derive(Default)]
pub(super) struct Parts {
    pub(super) category: Option<Number>,
    pub(super) footprint: FootprintParts,
    /// Every stage; nothing when one does not read, for then no sum means anything.
    pub(super) stages: Option<Stages>,
    pub(super) issued: Option<Date>,
    pub(super) trace: Vec<TraceStep>,
    pub(super) baseline: Option<Baseline>,
    pub(super) output: Option<Output>,
    pub(super) demonstration: bool,
}

/// What of the footprint reads.
#[derive(Default)]
pub(super) struct FootprintParts {
    pub(super) value: Option<Decimal>,
    pub(super) unit: Option<CarbonUnit>,
    pub(super) per: Option<DeclaredUnit>,
    pub(super) boundary: Option<Boundary>,
    pub(super) rule: Option<Rule>,
    pub(super) rule_unstated: bool,
    pub(super) period: Option<Period>,
    pub(super) uncertainty: Option<Uncertainty>,
    pub(super) primary_share: Option<Share>,
    pub(super) primary_share_unstated: bool,
    pub(super) electricity: Option<Electricity>,
}

/// The parts that read, and the faults of those that do not.
pub(super) fn read(draft: &Json) -> (Parts, Vec<Fault>) {
    let faults = Faults::default();
    let root = Node::root(draft);
    faults.keep(root.only(&["validFrom", "validUntil", SUBJECT]));
    validity(&root, &faults);
    let parts = faults.inside(&root, SUBJECT, |subject| Parts {
        category: faults.inside(subject, "product", |node| product(node, &faults)),
        footprint: faults.inside(subject, "footprint", |node| footprint(node, &faults)),
        stages: stages(subject, &faults),
        issued: faults.inside(subject, "certificate", |node| certificate(node, &faults)),
        trace: faults.list(subject, "trace", wire::trace_step).into_iter().flatten().collect(),
        baseline: faults.part(subject, "baseline", wire::baseline),
        output: faults.part(subject, "output", wire::output),
        demonstration: rest(subject, &faults),
    });
    (parts, faults.0.into_inner())
}

fn validity(root: &Node<'_>, faults: &Faults) {
    if root.object().is_err() {
        return;
    }
    let (from, until) = (faults.leaf::<Instant>(root, "validFrom"), faults.leaf::<Instant>(root, "validUntil"));
    if let (Some(from), Some(until)) = (from, until)
        && until < from
    {
        let order = Invalid::Order { first: from.to_string(), second: until.to_string() };
        faults.tell(Fault::new("$.validUntil", Problem::Invalid(order)));
    }
}

fn product(node: &Node<'_>, faults: &Faults) -> Option<Number> {
    faults.leaf::<Gtin>(node, "gtin");
    faults.part(node, "name", read_name);
    faults.leaf::<Line>(node, "model");
    faults.inside(node, "maker", |maker| named(maker, faults));
    faults.inside(node, "factory", |factory| {
        faults.keep(factory.field("name").and_then(|name| read_name(&name)));
        faults.leaf::<Line>(factory, "region");
    });
    faults.leaf(node, "category")
}

/// A maker or a body.
fn named(node: &Node<'_>, faults: &Faults) {
    faults.part(node, "name", read_name);
    faults.leaf::<CreditCode>(node, "creditCode");
}

fn footprint(node: &Node<'_>, faults: &Faults) -> FootprintParts {
    faults.part(node, "standard", |node| node.list(MANY, |standard| standard.read::<Line>()));
    FootprintParts {
        value: faults.leaf(node, "value"),
        unit: faults.leaf(node, "unit"),
        per: faults.part(node, "per", read_declared_unit),
        boundary: faults.leaf(node, "boundary"),
        rule: faults.part(node, "rule", wire::rule),
        rule_unstated: unstated(node, "rule"),
        period: faults.part(node, "period", wire::period),
        uncertainty: faults.part(node, "uncertainty", wire::uncertainty),
        primary_share: faults.leaf(node, "primaryShare"),
        primary_share_unstated: unstated(node, "primaryShare"),
        electricity: faults.part(node, "electricity", wire::electricity),
    }
}

fn unstated(node: &Node<'_>, key: &str) -> bool {
    node.optional(key).is_ok_and(|found| found.is_none())
}

fn stages(subject: &Node<'_>, faults: &Faults) -> Option<Stages> {
    let stages: Option<Vec<Stage>> = faults.list(subject, "stages", wire::stage).into_iter().collect();
    let repeated = |invalid| Fault::new(path_of("stages"), Problem::Invalid(invalid));
    faults.keep(Stages::new(stages?).map_err(repeated))
}

/// The day of issue.
fn certificate(node: &Node<'_>, faults: &Faults) -> Option<Date> {
    faults.leaf::<Number>(node, "number");
    faults.leaf::<Scheme>(node, "scheme");
    faults.inside(node, "body", |body| named(body, faults));
    let (issued, expires) = (faults.leaf::<Date>(node, "issued"), faults.leaf::<Date>(node, "expires"));
    if let (Some(issued), Some(expires)) = (issued, expires)
        && expires < issued
    {
        let order = Invalid::Order { first: issued.to_string(), second: expires.to_string() };
        faults.tell(Fault::new(path_of("certificate.expires"), Problem::Invalid(order)));
    }
    issued
}

/// What is read for its faults alone; whether the draft is a demonstration.
fn rest(subject: &Node<'_>, faults: &Faults) -> bool {
    faults.part(subject, "report", wire::evidence);
    faults.part(subject, "source", |node| read_name(&node.field("text")?));
    faults.part(subject, "demonstration", |flag| flag.truth()).unwrap_or(false)
}

/// The faults so far. Shared by the readings of parts inside parts.
#[derive(Default)]
struct Faults(RefCell<Vec<Fault>>);

impl Faults {
    fn tell(&self, fault: Fault) {
        self.0.borrow_mut().push(fault);
    }

    fn keep<T>(&self, read: Result<T, Fault>) -> Option<T> {
        read.map_err(|fault| self.tell(fault)).ok()
    }

    /// A member, if it is there and reads.
    fn part<T>(&self, node: &Node<'_>, key: &str, read: impl FnOnce(&Node<'_>) -> Result<T, Fault>) -> Option<T> {
        let found = node.optional(key);
        self.keep(found.and_then(|node| node.map(|node| read(&node)).transpose())).flatten()
    }

    fn leaf<T: FromStr<Err = Invalid>>(&self, node: &Node<'_>, key: &str) -> Option<T> {
        self.part(node, key, |leaf| leaf.read())
    }

    /// A member that is an object, whose own parts are read one by one.
    fn inside<T: Default>(&self, node: &Node<'_>, key: &str, read: impl FnOnce(&Node<'_>) -> T) -> T {
        self.part(node, key, |node| node.object().map(|_| read(node))).unwrap_or_default()
    }

    /// The members of a list, each by itself; none when it is not there.
    fn list<T>(&self, node: &Node<'_>, key: &str, read: impl Fn(&Node<'_>) -> Result<T, Fault>) -> Vec<Option<T>> {
        let members = self.part(node, key, |node| node.list(MANY, |member| Ok(self.keep(read(member)))));
        members.unwrap_or_default()
    }
}
