//! Other people's footprint documents.
//!
//! In: bytes of a document somebody else's system wrote. Out: a [`Document`]: what they say, with
//! their digits, never to be taken for certified, and an [`Account`] of what was read, assumed and dropped. And
//! back: a [`Declared`] as a document of theirs ([`write`]).
//!
//! With the feature `documents` every format is read. Without it, only what credentials need: passports, conformity
//! credentials, and our own JSON, which a program that has the feature writes for one that has not.

pub mod account;
mod contradictions;
mod dcc;
pub mod declared;
mod enveloped;
#[cfg(feature = "documents")]
mod ilcd;
#[cfg(feature = "documents")]
mod indicator;
#[cfg(feature = "documents")]
mod label;
pub mod modules;
#[cfg(feature = "documents")]
mod open_epd;
mod own;
#[cfg(all(feature = "books", feature = "documents"))]
pub(crate) mod package;
#[cfg(feature = "documents")]
mod pact;
#[cfg(feature = "documents")]
mod places;
#[cfg_attr(not(feature = "documents"), allow(dead_code, reason = "most of its readers are not there"))]
mod reading;
pub mod table;
pub mod told;
#[cfg_attr(not(feature = "documents"), allow(dead_code, reason = "nothing is written"))]
mod units;
pub mod untp;
#[cfg(feature = "documents")]
pub mod write;
#[cfg(feature = "documents")]
mod xml;

pub use account::Account;
pub(crate) use dcc::TYPE as CONFORMITY;
pub use declared::{Aspect, Carbon, Content, Declared, Format, Module, Per, When};
#[cfg(feature = "documents")]
pub use ilcd::DataSets;
pub(crate) use reading::named;
pub use untp::Passport;

use crate::{
    json::{Fault, Json, Limits, Node, Problem},
    label::Decimal,
};
use std::borrow::Cow;

/// A footprint that was read, and what became of its document.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Import {
    /// The footprint.
    pub declared: Declared,
    /// What was read, assumed, dropped, and what contradicts itself.
    pub account: Account,
}

impl Declared {
    /// What a document may cost: real ones have 100 KB.
    pub const LIMITS: Limits = Limits { bytes: 5 * 1024 * 1024, depth: 32 };
}

/// A document of any known format.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Document {
    /// Declarations: one, or those of a list; of each what it says, or why it does not read.
    Declared(Vec<Result<Import, Fault>>),
    /// A product passport that nobody signed.
    Passport(Box<Passport>),
    /// A signed credential in an envelope: its JWT, unchecked.
    Enveloped(String),
}

impl Document {
    /// Most bytes of a credential inside an envelope: passports carry their own templates.
    pub const MAX_ENVELOPED: usize = enveloped::MAX_JWT;

    /// Most footprints of one document.
    pub const MAX_FOOTPRINTS: usize = reading::MANY;

    /// Reads a document by what is in it.
    ///
    /// # Errors
    /// A [`Fault`]: it is too large, neither JSON nor XML, of no known format, or lacks what a footprint needs.
    pub fn read(bytes: &[u8]) -> Result<Self, Fault> {
        let bytes = &*decoded(bytes);
        #[cfg(feature = "documents")]
        if begins_as_xml(bytes) {
            let (root, tree) = xml::tree(bytes, Declared::LIMITS.bytes)?;
            let node = Node::root(&tree);
            if root != "processDataSet" {
                return Err(node.unexpected(root, "processDataSet"));
            }
            return Ok(Self::Declared(vec![Ok(ilcd::read(&node, Format::IlcdXml)?)]));
        }
        let tree = Json::parse(bytes, Declared::LIMITS)?;
        let root = Node::root(&tree);
        if let Some(found) = footprints(&root)? {
            return Ok(Self::Declared(found));
        }
        if tree.member("@context").is_none() {
            return Ok(Self::Declared(vec![Ok(read(&root)?)]));
        }
        if let Some(jwt) = enveloped::enveloped(&root)? {
            return Ok(Self::Enveloped(jwt.to_owned()));
        }
        if is_conformity(&tree) {
            return Ok(Self::Declared(vec![Ok(dcc::read(&root)?)]));
        }
        Passport::read(&root).map(|passport| Self::Passport(Box::new(passport)))
    }
}

impl Import {
    /// Says what the values count per, where the document leaves that to another file: so much of what it leaves there.
    ///
    /// # Errors
    /// What it states itself.
    pub fn state_per(&mut self, per: &Per) -> Result<(), Per> {
        let Per::Unstated { amount } = self.declared.per else { return Err(self.declared.per.clone()) };
        self.declared.per = per.times(amount).ok_or_else(|| self.declared.per.clone())?;
        self.account.warnings.retain(|(warning, _)| *warning != account::Warning::UnitElsewhere);
        Ok(())
    }

    /// Reads what an EPD as XML leaves to other data sets of its package: what its values count per, and the carbon in
    /// so much. Where they are not there, or state nothing, the import stays as it is.
    #[cfg(feature = "documents")]
    pub fn read_flow(&mut self, process: &[u8], sets: DataSets<'_>) {
        let Per::Unstated { amount } = self.declared.per else { return };
        let Some(flow) = ilcd::flow::of(&decoded(process), sets) else { return };
        if self.state_per(&flow.per).is_ok() {
            let path = format!("flows/{}", flow.id);
            self.account.read.push((account::Fact::Per, path.clone()));
            let content = flow.content.into_iter().filter_map(|(of, value)| Some((of, value.times(amount)?.trimmed())));
            let content: Vec<_> = content.collect();
            self.account.read.extend(content.iter().map(|_| (account::Fact::Content, path.clone())));
            self.declared.content.extend(content);
        }
    }

    /// Reads what a signed conformity credential says.
    ///
    /// # Errors
    /// A [`Fault`] at its first part that a footprint cannot do without.
    pub fn of_conformity(credential: &Node<'_>) -> Result<Self, Fault> {
        dcc::read(credential)
    }
}

/// Whether bytes begin as a document of somebody else's does, JSON or XML, and not as a signed credential.
#[must_use]
pub fn begins_as_document(bytes: &[u8]) -> bool {
    matches!(first(bytes), Some(b'{' | b'[' | b'<'))
}

/// Bytes as UTF-8, where their mark says that they are UTF-16; others as they are.
#[must_use]
pub fn decoded(bytes: &[u8]) -> Cow<'_, [u8]> {
    table::utf16(bytes).map_or(Cow::Borrowed(bytes), |text| Cow::Owned(text.into_bytes()))
}

/// Whether it takes the feature `documents` to read it.
#[must_use]
pub fn is_foreign(bytes: &[u8]) -> bool {
    match first(bytes) {
        Some(b'<' | b'[') => true,
        Some(b'{') => Json::parse(&decoded(bytes), Declared::LIMITS)
            .is_ok_and(|tree| tree.member("@context").is_none() && !is_own(&tree)),
        _ => false,
    }
}

#[cfg(feature = "documents")]
fn begins_as_xml(bytes: &[u8]) -> bool {
    first(bytes) == Some(b'<')
}

/// The first byte that is none of a blank; of UTF-16, whose mark comes first, that of the character.
fn first(bytes: &[u8]) -> Option<u8> {
    if let [0xff, 0xfe, byte, 0, ..] | [0xfe, 0xff, 0, byte, ..] = bytes {
        return Some(*byte);
    }
    bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes).trim_ascii_start().first().copied()
}

/// The footprints of a document that is a list of them, our own (`footprints`), a page of PACT's API (`data`), or an event of it (`data.pfs`).
fn footprints(root: &Node<'_>) -> Result<Option<Vec<Result<Import, Fault>>>, Fault> {
    let read = |list: &Node<'_>| {
        let found = list.list(Document::MAX_FOOTPRINTS, |entry| Ok(self::read(entry)))?;
        if found.is_empty() { Err(list.fault(Problem::Missing)) } else { Ok(Some(found)) }
    };
    match root.value() {
        Json::List(_) => read(root),
        Json::Object(_) => {
            // What `import --json` prints.
            if let Some(list) = root.optional("footprints")? {
                return read(&list);
            }
            let Some(data) = root.optional("data")? else { return Ok(None) };
            match data.value() {
                Json::List(_) => read(&data),
                Json::Object(_) => data.optional("pfs")?.map_or(Ok(None), |list| read(&list)),
                _ => Ok(None),
            }
        }
        _ => Ok(None),
    }
}

fn is_own(tree: &Json) -> bool {
    matches!(tree.member("type"), Some(Json::Text(text)) if text == own::TYPE)
}

fn is_conformity(tree: &Json) -> bool {
    let names = |value: &Json| matches!(value, Json::Text(text) if text == dcc::TYPE);
    match tree.member("type") {
        Some(Json::List(types)) => types.iter().any(names),
        Some(one) => names(one),
        None => false,
    }
}

/// Reads one footprint, in whichever format it is.
fn read(root: &Node<'_>) -> Result<Import, Fault> {
    let tree = root.value();
    if is_own(tree) {
        return own::read(root);
    }
    if is_conformity(tree) {
        return dcc::read(root);
    }
    #[cfg(feature = "documents")]
    {
        let has = |key| tree.member(key).is_some();
        if has("processInformation") || has("LCIAResults") {
            return ilcd::read(root, Format::IlcdJson);
        }
        if has("impacts") || has("openepd_version") {
            return open_epd::read(root);
        }
        if has("scopeOfPcfForm") || has("partialFullPcf") || has("extWBCSD_pfStatus") {
            return pact::read(root, Format::CatenaX);
        }
        if has("pcf") {
            return pact::read(root, Format::Pact);
        }
    }
    let keys: Vec<&str> = root.object()?.iter().take(5).map(|(key, _)| key.as_str()).collect();
    Err(root.fault(Problem::UnknownFormat { keys: keys.join(", ") }))
}

/// The sum of values, where it differs from what is stated by more than rounding the stated digits explains.
fn differs(stated: Decimal, values: impl Iterator<Item = Decimal>) -> Option<Decimal> {
    let (mut sum, mut tolerance) = (Decimal::ZERO, stated.rounding());
    for value in values {
        sum = sum.plus(value)?;
        tolerance = tolerance.plus(value.rounding())?;
    }
    (stated.minus(sum)?.magnitude() > tolerance).then_some(sum)
}

/// The product, if all its digits are kept.
fn exact_product(one: Decimal, other: Decimal) -> Option<Decimal> {
    if one.is_zero() || other.is_zero() {
        return Some(Decimal::ZERO);
    }
    one.times(other).filter(|product| product.places() == one.places() + other.places())
}

#[cfg(test)]
fn read_one(bytes: &[u8]) -> Result<Import, Fault> {
    match Document::read(bytes)? {
        Document::Declared(mut imports) => imports.pop().expect("one footprint"),
        other => panic!("no declaration: {other:?}"),
    }
}
