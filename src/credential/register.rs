//! The register of a body's certificates, and the status lists it signs from it.
//!
//! In: the history, one JSON object a line, as `status set` and `issue` append to it. Out: the same
//! with one line more, and lists that say what the history says. The history is what counts: the
//! lists are made from all of it, every time.

use super::{
    Purpose, SigningKey, StatusEntry, Term, base64url,
    list::{LEAST_ENTRIES, LIST_TYPE, SUBJECT_TYPE},
    sign::{VC_TYPE, texts},
    signing::VC_CONTEXT,
};
use crate::{
    json::{Fault, Json, Limits, Node, Problem},
    label::{Instant, Invalid, Line, Number},
};
use std::{collections::HashMap, io::Write};

/// What a body decides about a certificate.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Decision {
    /// Issued, or a suspension lifted.
    InForce,
    /// Suspended for a time.
    Suspended,
    /// Withdrawn for good.
    Revoked,
    /// Given back by its holder, for good.
    Cancelled,
}

/// A line of the history.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Recorded {
    /// When it was decided.
    pub at: Instant,
    /// Which certificate.
    pub number: Number,
    /// Its place over all lists, from 0.
    pub place: u64,
    /// What was decided.
    pub decision: Decision,
    /// Why.
    pub why: Option<Line>,
}

/// A body's history.
#[derive(Debug, Clone, Default)]
pub struct Register {
    history: Vec<Recorded>,
    latest: HashMap<String, usize>,
}

/// Why a decision is not recorded.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum NotRecorded {
    /// No certificate of that number was issued into this register.
    Unknown(Number),
    /// What was withdrawn or cancelled stays so.
    Final(Decision),
    /// It is so already.
    Already(Decision),
    /// Earlier than what is recorded last.
    Earlier {
        /// The time of the last line.
        last: Instant,
    },
}

const LINE: Limits = Limits { bytes: 4096, depth: 3 };

impl Decision {
    /// Its word in the history and on the command line.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::InForce => "in-force",
            Self::Suspended => "suspended",
            Self::Revoked => "revoked",
            Self::Cancelled => "cancelled",
        }
    }

    /// Every decision.
    pub const ALL: &[Self] = &[Self::InForce, Self::Suspended, Self::Revoked, Self::Cancelled];

    /// The decision of that word.
    #[must_use]
    pub fn named(word: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|decision| decision.word() == word)
    }

    const fn purpose(self) -> Option<Purpose> {
        match self {
            Self::InForce => None,
            Self::Suspended => Some(Purpose::Suspension),
            Self::Revoked | Self::Cancelled => Some(Purpose::Revocation),
        }
    }
}

impl Recorded {
    fn read(node: &Node<'_>) -> Result<Self, Fault> {
        node.only(&["at", "number", "place", "decision", "why"])?;
        let decision = node.field("decision")?;
        let unknown = || {
            let known: Vec<&str> = Decision::ALL.iter().map(|decision| decision.word()).collect();
            let found = decision.text().unwrap_or_default().chars().take(40).collect();
            decision.fault(Problem::Unexpected { found, expected: known.join(", ") })
        };
        let place = node.field("place")?;
        Ok(Self {
            at: node.read_field("at")?,
            number: node.read_field("number")?,
            place: u64::try_from(place.whole()?).map_err(|_| place.fault(Problem::Missing))?,
            decision: Decision::named(decision.text()?).ok_or_else(unknown)?,
            why: node.read_optional("why")?,
        })
    }

    fn to_json(&self) -> Json {
        let mut members = vec![
            ("at", Json::text(self.at.to_string())),
            ("number", Json::text(self.number.as_str())),
            ("place", Json::Number(self.place.to_string())),
            ("decision", Json::text(self.decision.word())),
        ];
        members.extend(self.why.as_ref().map(|why| ("why", Json::text(why.as_str()))));
        Json::Object(members.into_iter().map(|(name, value)| (name.to_owned(), value)).collect())
    }
}

impl Register {
    /// Reads a history, of which every line must be one that [`Register::enter`] or [`Register::set`]
    /// would have written after those before it.
    ///
    /// # Errors
    /// The line, from 1, and its [`Fault`].
    pub fn read(text: &str) -> Result<Self, (usize, Fault)> {
        let mut register = Self::default();
        for (at, line) in text.lines().enumerate() {
            let read = Json::parse(line.as_bytes(), LINE).and_then(|tree| register.following(&Node::root(&tree)));
            register.push(read.map_err(|fault| (at + 1, fault))?);
        }
        Ok(register)
    }

    /// The next line of a history.
    fn following(&self, node: &Node<'_>) -> Result<Recorded, Fault> {
        let line = Recorded::read(node)?;
        let unexpected = |member: &str, found: &str, expected: &str| {
            let problem = Problem::Unexpected { found: found.to_owned(), expected: expected.to_owned() };
            Fault::new(format!("{}.{member}", node.path()), problem)
        };
        // A place is given once: two certificates of one place would be withdrawn together.
        let place = self.latest(&line.number).map_or(self.latest.len() as u64, |known| known.place);
        if line.place != place {
            return Err(unexpected("place", &line.place.to_string(), &place.to_string()));
        }
        let next = |expected: &[&str]| Err(unexpected("decision", line.decision.word(), &expected.join(", ")));
        let others: Vec<&str> =
            Decision::ALL.iter().filter(|one| **one != line.decision).map(|one| one.word()).collect();
        match self.followed(&line.number, line.decision, line.at) {
            Err(NotRecorded::Unknown(_)) if line.decision != Decision::InForce => next(&[Decision::InForce.word()]),
            Err(NotRecorded::Final(last)) => next(&[last.word()]),
            Err(NotRecorded::Already(_)) => next(&others),
            Err(NotRecorded::Earlier { last }) => {
                let at = node.field("at")?;
                Err(at.invalid(Invalid::Order { first: last.to_string(), second: line.at.to_string() }))
            }
            Ok(_) | Err(NotRecorded::Unknown(_)) => Ok(line),
        }
    }

    /// The history as text: one line a decision, the oldest first.
    #[must_use]
    pub fn to_text(&self) -> String {
        self.history.iter().map(|line| format!("{}\n", line.to_json())).collect()
    }

    /// The lines, the oldest first.
    #[must_use]
    pub fn history(&self) -> &[Recorded] {
        &self.history
    }

    /// What was decided last about a certificate.
    #[must_use]
    pub fn latest(&self, number: &Number) -> Option<&Recorded> {
        self.latest.get(number.as_str()).map(|at| &self.history[*at])
    }

    /// Enters a certificate that is issued, and gives its place; the one it has, if it was entered.
    pub fn enter(&mut self, number: &Number, at: Instant) -> u64 {
        if let Some(known) = self.latest(number) {
            return known.place;
        }
        let place = self.latest.len() as u64;
        let (number, decision) = (number.clone(), Decision::InForce);
        self.push(Recorded { at, number, place, decision, why: None });
        place
    }

    /// Records a decision.
    ///
    /// # Errors
    /// [`NotRecorded`]; nothing is changed then.
    pub fn set(
        &mut self,
        number: &Number,
        decision: Decision,
        why: Option<Line>,
        at: Instant,
    ) -> Result<(), NotRecorded> {
        let (number, place) = (number.clone(), self.followed(number, decision, at)?.place);
        self.push(Recorded { at, number, place, decision, why });
        Ok(())
    }

    /// The line that a decision would follow.
    fn followed(&self, number: &Number, decision: Decision, at: Instant) -> Result<&Recorded, NotRecorded> {
        let last = self.latest(number).ok_or_else(|| NotRecorded::Unknown(number.clone()))?;
        if matches!(last.decision, Decision::Revoked | Decision::Cancelled) {
            return Err(NotRecorded::Final(last.decision));
        }
        if last.decision == decision {
            return Err(NotRecorded::Already(decision));
        }
        if at < last.at {
            return Err(NotRecorded::Earlier { last: last.at });
        }
        Ok(last)
    }

    fn push(&mut self, line: Recorded) {
        self.latest.insert(line.number.as_str().to_owned(), self.history.len());
        self.history.push(line);
    }

    /// How many lists of each purpose there are: one at least.
    #[must_use]
    pub fn pages(&self) -> u64 {
        (self.latest.len() as u64).div_ceil(LEAST_ENTRIES).max(1)
    }

    /// The entries that send a verifier from a label to its two lists under `folder`, an address
    /// that ends with `/`.
    #[must_use]
    pub fn entries(place: u64, folder: &str) -> Vec<StatusEntry> {
        let (page, index) = (place / LEAST_ENTRIES + 1, place % LEAST_ENTRIES);
        let entry = |purpose: Purpose| StatusEntry { purpose, index, list: address(folder, purpose, page) };
        [Purpose::Revocation, Purpose::Suspension].map(entry).into()
    }

    /// The signed list of a purpose and page: its file's name, and the credential.
    #[must_use]
    pub fn list(&self, purpose: Purpose, page: u64, folder: &str, key: &SigningKey, term: Term) -> (String, String) {
        let mut bits = vec![0_u8; (LEAST_ENTRIES / 8) as usize];
        let mut changes = Vec::new();
        let standing = self.latest.values().map(|at| &self.history[*at]);
        let mut set: Vec<&Recorded> = standing
            .filter(|line| line.decision.purpose() == Some(purpose) && line.place / LEAST_ENTRIES + 1 == page)
            .collect();
        set.sort_by_key(|line| line.place);
        for line in set {
            let index = line.place % LEAST_ENTRIES;
            // Within the page: `index` is below LEAST_ENTRIES.
            bits[(index / 8) as usize] |= 0x80 >> (index % 8);
            changes.push(change(line, index));
        }
        let name = name(purpose, page);
        let subject = Json::object([
            ("id", Json::text(format!("{}#list", address(folder, purpose, page)))),
            ("type", Json::text(SUBJECT_TYPE)),
            ("statusPurpose", Json::text(purpose.word())),
            ("encodedList", Json::text(encode(&bits))),
            ("changes", Json::List(changes)),
        ]);
        let first = [
            ("@context", texts(&[VC_CONTEXT])),
            ("type", texts(&[VC_TYPE, LIST_TYPE])),
            ("id", Json::text(address(folder, purpose, page))),
        ];
        (name, key.renewed(first, term, subject))
    }
}

fn name(purpose: Purpose, page: u64) -> String {
    format!("{}-{page}.jwt", purpose.word())
}

fn address(folder: &str, purpose: Purpose, page: u64) -> String {
    format!("{folder}{}", name(purpose, page))
}

fn change(line: &Recorded, index: u64) -> Json {
    let mut members =
        vec![("statusListIndex", Json::text(index.to_string())), ("since", Json::text(line.at.date().to_string()))];
    members.extend(line.why.as_ref().map(|why| ("why", Json::text(why.as_str()))));
    members.extend((line.decision == Decision::Cancelled).then_some(("cancelled", Json::Truth(true))));
    Json::Object(members.into_iter().map(|(name, value)| (name.to_owned(), value)).collect())
}

/// Gzip without a time, so that the same bits give the same text; base64url with multibase's `u`.
fn encode(bits: &[u8]) -> String {
    let mut gzip = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::best());
    // Writing to memory does not fail.
    let packed = gzip.write_all(bits).and_then(|()| gzip.finish()).unwrap_or_default();
    format!("u{}", base64url::encode(&packed))
}
