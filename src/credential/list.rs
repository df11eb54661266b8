//! Bitstring Status Lists (W3C, v1.0): a signed credential that says of each label whether it is
//! suspended or withdrawn.
//!
//! In: the list's bytes as a shell fetched them. Out: a [`StatusList`] to look labels up in, or the
//! [`ListFault`]. A list is believed as a label is: by its signature and the trust list.

use super::{
    AtHand, Envelope, Issuer, Rejection, Signed, Term, TrustList, base64url,
    inflate::{self, NotInflated},
};
use crate::{
    json::{Fault, Node},
    label::{Date, Instant, Line, beginning},
};
use std::sync::Arc;

/// What a list's bits mean.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Purpose {
    /// Set for good.
    Revocation,
    /// Set and cleared.
    Suspension,
}

/// A place in a list, as a label names it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StatusEntry {
    /// What the place means.
    pub purpose: Purpose,
    /// The place, from 0.
    pub index: u64,
    /// Where the list is.
    pub list: String,
}

/// A list that was checked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StatusList {
    issuer: Arc<Issuer>,
    from: Instant,
    purpose: Purpose,
    bits: Vec<u8>,
    changes: Vec<Change>,
}

/// When and why a bit was set: our addition to the list's subject.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Change {
    index: u64,
    pub(super) since: Date,
    pub(super) why: Option<Line>,
    pub(super) cancelled: bool,
}

/// Why a list does not count.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ListFault {
    /// Its signature or its issuer.
    Rejected(Rejection),
    /// It does not read.
    Content(Fault),
    /// Its bits are no gzip.
    NotGzip,
    /// It inflates to more than this many bytes.
    TooLong {
        /// Most bytes.
        limit: usize,
    },
    /// Fewer entries than the standard allows: a label could be told by its list.
    Short {
        /// How many there are.
        entries: u64,
        /// How many there must be.
        least: u64,
    },
    /// It is for something else.
    Purpose {
        /// What it is for.
        stated: String,
        /// What the label asked it for.
        wanted: Purpose,
    },
    /// The label's place lies behind its end.
    OutOfRange {
        /// The place.
        index: u64,
        /// How many entries there are.
        entries: u64,
    },
    /// Another body's list than the label's.
    OtherIssuer,
    /// The list says it stands elsewhere.
    OtherAddress {
        /// Where it says.
        stated: String,
        /// Where it was fetched.
        fetched: String,
    },
    /// Not valid at the time of the check.
    NotCurrent(Term),
}

/// Fewest entries (Bitstring Status List v1.0, 6.1).
pub(super) const LEAST_ENTRIES: u64 = 131_072;
/// Most bytes of inflated bits: 16 million labels.
const MOST_BYTES: usize = 2 * 1024 * 1024;
/// The list's type and its subject's (Bitstring Status List v1.0, 2.2).
pub(super) const LIST_TYPE: &str = "BitstringStatusListCredential";
pub(super) const SUBJECT_TYPE: &str = "BitstringStatusList";
pub(super) const ENTRY_TYPE: &str = "BitstringStatusListEntry";

impl Purpose {
    /// Its name in a list.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Revocation => "revocation",
            Self::Suspension => "suspension",
        }
    }

    /// The purpose of that name.
    #[must_use]
    pub fn named(word: &str) -> Option<Self> {
        [Self::Revocation, Self::Suspension].into_iter().find(|purpose| purpose.word() == word)
    }
}

impl StatusEntry {
    /// Reads `credentialStatus`: one entry or a list. Entries of other types and purposes say nothing
    /// about a label's force and are passed over.
    pub(super) fn read_all(node: &Node<'_>) -> Result<Vec<Self>, Fault> {
        match node.object() {
            Ok(_) => Ok(Self::read(node)?.into_iter().collect()),
            Err(_) => Ok(node.list(10, Self::read)?.into_iter().flatten().collect()),
        }
    }

    fn read(node: &Node<'_>) -> Result<Option<Self>, Fault> {
        let Some(purpose) = Purpose::named(node.field("statusPurpose")?.text()?) else { return Ok(None) };
        if node.field("type")?.text()? != ENTRY_TYPE {
            return Ok(None);
        }
        let list = node.field("statusListCredential")?.text()?.to_owned();
        Ok(Some(Self { purpose, index: read_index(&node.field("statusListIndex")?)?, list }))
    }
}

/// A place as text (the standard) or as a number (as passports in the wild write it).
fn read_index(node: &Node<'_>) -> Result<u64, Fault> {
    const INDEX: &str = "0, 1, 2 …";
    let Ok(text) = node.text() else {
        let whole = node.whole()?;
        return u64::try_from(whole).map_err(|_| node.unexpected(whole, INDEX));
    };
    let digits = !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit());
    text.parse().ok().filter(|_| digits).ok_or_else(|| node.unexpected(text, INDEX))
}

impl StatusList {
    /// Most bytes of a list's credential.
    pub const MAX_BYTES: usize = 3 * 1024 * 1024;

    /// Checks a list that was fetched from `address`.
    ///
    /// # Errors
    /// The first [`ListFault`].
    pub fn read(
        bytes: &[u8],
        address: &str,
        trust: &TrustList,
        at_hand: &AtHand,
        now: Instant,
    ) -> Result<Self, ListFault> {
        let envelope = Envelope::parse_within(bytes, Self::MAX_BYTES).map_err(Rejection::Malformed);
        let signed = envelope.and_then(|envelope| Signed::open(envelope, trust, at_hand));
        let signed = signed.map_err(ListFault::Rejected)?;
        let payload = signed.payload();
        if signed.withholds_at_top() {
            return Err(ListFault::Content(payload.unexpected("_sd", LIST_TYPE)));
        }
        let term = Term::read(&payload).map_err(ListFault::Content)?;
        let issuer = signed.issuer(trust, term.from.date()).map_err(ListFault::Rejected)?;
        if !term.covers(now) {
            return Err(ListFault::NotCurrent(term));
        }
        let (purpose, bits, changes) = read_subject(&payload, address)?;
        Ok(Self { issuer: Arc::clone(issuer), from: term.from, purpose, bits, changes })
    }

    /// Who signed it.
    #[must_use]
    pub fn issuer(&self) -> &Issuer {
        &self.issuer
    }

    /// From when it counts: of two lists of one address, the later one does.
    #[must_use]
    pub fn from(&self) -> Instant {
        self.from
    }

    /// Whether a place is set here that is not in `newer`.
    #[must_use]
    pub fn is_undone_by(&self, newer: &Self) -> bool {
        let byte = |at: usize| newer.bits.get(at).copied().unwrap_or_default();
        self.bits.iter().enumerate().any(|(at, old)| old & !byte(at) != 0)
    }

    /// How many labels have a place in it.
    #[must_use]
    pub fn entries(&self) -> u64 {
        self.bits.len() as u64 * 8
    }

    /// The bit at a label's place, with what is said about it.
    pub(super) fn at(&self, entry: &StatusEntry, issuer: &Issuer) -> Result<Option<Option<&Change>>, ListFault> {
        if *self.issuer != *issuer {
            return Err(ListFault::OtherIssuer);
        }
        if self.purpose != entry.purpose {
            return Err(ListFault::Purpose { stated: self.purpose.word().to_owned(), wanted: entry.purpose });
        }
        let out_of_range = ListFault::OutOfRange { index: entry.index, entries: self.entries() };
        let byte = usize::try_from(entry.index / 8).ok().and_then(|byte| self.bits.get(byte)).ok_or(out_of_range)?;
        // Index 0 is the left-most bit (Bitstring Status List v1.0, 3.2 and 5).
        let set = byte & (0x80 >> (entry.index % 8)) != 0;
        Ok(set.then(|| self.changes.iter().rev().find(|change| change.index == entry.index)))
    }
}

type Subject = (Purpose, Vec<u8>, Vec<Change>);

fn read_subject(payload: &Node<'_>, address: &str) -> Result<Subject, ListFault> {
    let text = |node: &Node<'_>, member: &str| {
        let read = node.field(member).and_then(|node| node.text().map(str::to_owned));
        read.map_err(ListFault::Content)
    };
    super::verify::check_type(payload, &[LIST_TYPE]).map_err(ListFault::Content)?;
    let stated = text(payload, "id")?;
    if stated != address {
        let stated = beginning(&stated, 200);
        return Err(ListFault::OtherAddress { stated, fetched: address.to_owned() });
    }
    let subject = payload.field("credentialSubject").map_err(ListFault::Content)?;
    super::verify::check_type(&subject, &[SUBJECT_TYPE]).map_err(ListFault::Content)?;
    let purpose = text(&subject, "statusPurpose")?;
    let Some(purpose) = Purpose::named(&purpose) else {
        let stated = beginning(&purpose, 40);
        return Err(ListFault::Purpose { stated, wanted: Purpose::Revocation });
    };
    let encoded = subject.field("encodedList").map_err(ListFault::Content)?;
    let bits = inflated(&encoded)?;
    let changes = subject
        .optional("changes")
        .and_then(|node| node.map_or_else(|| Ok(Vec::new()), |node| node.list(LEAST_ENTRIES as usize, Change::read)));
    Ok((purpose, bits, changes.map_err(ListFault::Content)?))
}

/// Multibase `u` is base64url; inside it, gzip.
fn inflated(encoded: &Node<'_>) -> Result<Vec<u8>, ListFault> {
    let text = encoded.text().map_err(ListFault::Content)?;
    let packed = text.strip_prefix('u').and_then(base64url::decode).ok_or_else(|| {
        let start: String = text.chars().take(8).collect();
        ListFault::Content(encoded.unexpected(&start, "u…"))
    })?;
    let deflated = deflated(&packed).ok_or(ListFault::NotGzip)?;
    let bits = inflate::inflate(deflated, MOST_BYTES).map_err(|why| match why {
        NotInflated::TooLong => ListFault::TooLong { limit: MOST_BYTES },
        NotInflated::Broken => ListFault::NotGzip,
    })?;
    let entries = bits.len() as u64 * 8;
    if entries < LEAST_ENTRIES {
        return Err(ListFault::Short { entries, least: LEAST_ENTRIES });
    }
    Ok(bits)
}

/// What a gzip member wraps (RFC 1952, 2.3). Its checksum is not asked: the signature covers every byte.
fn deflated(gzip: &[u8]) -> Option<&[u8]> {
    let (header, mut rest) = gzip.split_at_checked(10)?;
    let flags = header[3];
    if header[..3] != [0x1f, 0x8b, 8] || flags & 0xe0 != 0 {
        return None;
    }
    if flags & EXTRA != 0 {
        let (length, after) = rest.split_first_chunk()?;
        rest = after.get(u16::from_le_bytes(*length).into()..)?;
    }
    for text in [NAME, COMMENT] {
        if flags & text != 0 {
            rest = &rest[1 + rest.iter().position(|byte| *byte == 0)?..];
        }
    }
    if flags & HEADER_SUM != 0 {
        rest = rest.get(2..)?;
    }
    Some(rest)
}

/// A gzip member's flags.
const HEADER_SUM: u8 = 2;
const EXTRA: u8 = 4;
const NAME: u8 = 8;
const COMMENT: u8 = 16;

impl Change {
    fn read(node: &Node<'_>) -> Result<Self, Fault> {
        Ok(Self {
            index: read_index(&node.field("statusListIndex")?)?,
            since: node.read_field("since")?,
            why: node.read_optional("why")?,
            cancelled: node.optional("cancelled")?.map(|flag| flag.truth()).transpose()?.unwrap_or(false),
        })
    }
}
