//! Recognition between regions: whose labels count where, for what, since when, and by which agreement.

use super::{
    Programme,
    review::{Known, check_region, once, perhaps},
};
use crate::{
    credential::{Issuer, TrustedKey, read_name},
    json::{Fault, Json, Node, Problem},
    label::{Date, Invalid, Line, Name, Number},
};

/// An agreement by which regions recognise labels.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Agreement {
    /// Its id.
    pub id: Number,
    /// Its name.
    pub name: Name,
    /// The document it is written in.
    pub document: Option<Line>,
    /// The regions that recognise: code (ISO 3166-2) and name.
    pub regions: Vec<(Line, Name)>,
    /// Whose labels they recognise, by a DID of any of their keys; none stated are all of the trust list.
    pub issuers: Vec<String>,
    /// The categories they recognise them for; none stated are all.
    pub categories: Vec<Number>,
    /// The first day.
    pub from: Date,
    /// The last day, if one is stated.
    pub to: Option<Date>,
}

/// Whether a region recognises labels.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Recognition<'a> {
    /// By this agreement.
    By(&'a Agreement),
    /// By none of its agreements, of which this is the first.
    Not(&'a Agreement),
    /// No agreement is with this region.
    Unknown,
}

/// Most agreements, and most of anything in one.
const MANY: usize = 500;

impl Agreement {
    fn read(node: &Node<'_>) -> Result<Self, Fault> {
        node.only_known(&["id", "name", "document", "region", "issuers", "categories", "from", "to"])?;
        let region = |node: &Node<'_>| {
            node.only_known(&["code", "name"])?;
            Ok((node.read_field("code")?, read_name(&node.field("name")?)?))
        };
        let (from, to): (Date, Option<Date>) = (node.read_field("from")?, node.read_optional("to")?);
        if let Some(to) = to.filter(|to| *to < from) {
            let order = Invalid::Order { first: from.to_string(), second: to.to_string() };
            return Err(node.field("to")?.invalid(order));
        }
        let regions = node.field("region")?;
        let read = regions.list(MANY, region)?;
        if read.is_empty() {
            return Err(regions.fault(Problem::Missing));
        }
        Ok(Self {
            id: node.read_field("id")?,
            name: read_name(&node.field("name")?)?,
            document: node.read_optional("document")?,
            regions: read,
            issuers: listed(node, "issuers", |did| Ok(did.text()?.to_owned()))?,
            categories: listed(node, "categories", |id| id.read())?,
            from,
            to,
        })
    }

    /// Whether it is about an issuer's labels of a category, on whichever day.
    #[must_use]
    pub fn is_about(&self, issuer: &Issuer, category: &Number) -> bool {
        let named = |did: &String| issuer.keys().iter().any(|key| key.did() == did);
        (self.issuers.is_empty() || self.issuers.iter().any(named))
            && (self.categories.is_empty() || self.categories.contains(category))
    }

    /// Whether it is about such a label on a day.
    fn covers(&self, issuer: &Issuer, category: &Number, day: Date) -> bool {
        self.is_about(issuer, category) && self.from <= day && self.to.is_none_or(|to| day <= to)
    }

    /// What it calls a region; nothing where it is not with that region.
    fn region(&self, code: &Line) -> Option<&Name> {
        self.regions.iter().find(|(known, _)| known == code).map(|(_, name)| name)
    }
}

fn listed<T>(node: &Node<'_>, name: &str, read: impl Fn(&Node<'_>) -> Result<T, Fault>) -> Result<Vec<T>, Fault> {
    Ok(node.optional(name)?.map(|list| list.list(MANY, read)).transpose()?.unwrap_or_default())
}

impl Programme {
    /// The agreements by which other regions recognise its labels.
    #[must_use]
    pub fn agreements(&self) -> &[Agreement] {
        // Read when it is asked for: whoever only draws labels carries no reader of it.
        self.agreements.get_or_init(|| read(&Node::root_of_any_version(&self.source)).unwrap_or_default())
    }

    /// Whether a region recognises an issuer's labels of a category on a day.
    #[must_use]
    pub fn recognition(&self, region: &Line, issuer: &Issuer, category: &Number, day: Date) -> Recognition<'_> {
        let mut with = self.agreements().iter().filter(|agreement| agreement.region(region).is_some()).peekable();
        let first = with.peek().copied();
        match (with.find(|agreement| agreement.covers(issuer, category, day)), first) {
            (Some(agreement), _) => Recognition::By(agreement),
            (None, Some(first)) => Recognition::Not(first),
            (None, None) => Recognition::Unknown,
        }
    }

    /// The regions where a label may count, its own first: code and name.
    pub fn regions(&self) -> impl Iterator<Item = &(Line, Name)> {
        let others = self.agreements().iter().flat_map(|agreement| &agreement.regions);
        let all: Vec<&(Line, Name)> = std::iter::once(&self.about.region).chain(others).collect();
        let is_new = |at: usize, (code, _): &(Line, Name)| !all[..at].iter().any(|(earlier, _)| earlier == code);
        let new: Vec<bool> = all.iter().enumerate().map(|(at, region)| is_new(at, region)).collect();
        all.into_iter().zip(new).filter(|(_, new)| *new).map(|(region, _)| region)
    }
}

/// Tells what is wrong with the agreements: what does not read, stands twice, or names what the programme has not.
pub(super) fn review(source: &Json, known: &Known<'_>, faults: &mut Vec<Fault>) {
    let Some(agreements) = perhaps(source, "recognition", faults, review_list) else { return };
    for (at, agreement) in agreements.value.iter().enumerate() {
        let path = |list: &str, which: usize| format!("$.agreement[{at}].{list}[{which}]");
        for (which, id) in agreement.categories.iter().enumerate() {
            if let Some(unknown) = known.unknown(id) {
                agreements.tell(faults, &path("categories", which), unknown);
            }
        }
        let Some(trust) = known.trust else { continue };
        for (which, did) in agreement.issuers.iter().enumerate().filter(|(_, did)| !trust.knows(did)) {
            let keys = trust.issuers().iter().flat_map(|issuer| issuer.keys());
            let expected = keys.map(TrustedKey::did).collect::<Vec<_>>().join(", ");
            let problem = Problem::Unexpected { found: did.clone(), expected };
            agreements.tell(faults, &path("issuers", which), problem);
        }
    }
}

fn review_list(node: &Node<'_>) -> Result<Vec<Agreement>, Fault> {
    node.only_known(&["agreement"])?;
    let agreements = node.field("agreement")?.list(MANY, |node| {
        let agreement = Agreement::read(node)?;
        node.field("region")?.list(MANY, |region| check_region(region, &region.read_field("code")?))?;
        let codes: Vec<&Line> = agreement.regions.iter().map(|(code, _)| code).collect();
        once(node, |at| format!("region[{at}].code"), &codes)?;
        once(node, |at| format!("issuers[{at}]"), &agreement.issuers)?;
        once(node, |at| format!("categories[{at}]"), &agreement.categories)?;
        Ok(agreement)
    })?;
    let ids: Vec<&Number> = agreements.iter().map(|agreement| &agreement.id).collect();
    once(node, |at| format!("agreement[{at}].id"), &ids)?;
    Ok(agreements)
}

fn read(root: &Node<'_>) -> Result<Vec<Agreement>, Fault> {
    let Some(recognition) = root.optional("recognition")? else { return Ok(Vec::new()) };
    recognition.only_known(&["agreement"])?;
    recognition.field("agreement")?.list(MANY, Agreement::read)
}
