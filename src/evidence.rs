//! What a document turned out to be, ready to be drawn.
//!
//! In: bytes of any kind a person may hold up, the programme, the time. Out: [`Evidence`]; the
//! drawing takes nothing else, so that what was not verified cannot look as if it was.

use crate::{
    compare::{self, Incomparable, Position},
    credential::{AtHand, Envelope, Rejection, StatusEntry, Verified, verify},
    formats::Declared,
    json::Fault,
    label::Instant,
    programme::{Benchmark, Category, Programme, Scale},
};

/// What a document is worth.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Evidence {
    /// Being checked.
    Checking,
    /// A label whose signature, issuer and content were checked.
    Verified(Box<Placed>),
    /// A label that is not to be believed.
    Rejected(Rejection),
    /// Somebody's own declaration, imported.
    Declared(Box<Declared>),
    /// No document this package can read.
    Unreadable(Fault),
}

/// A verified label with its place in its category.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Placed {
    /// The label.
    pub verified: Verified,
    /// Its category, if the programme has it.
    pub category: Option<Category>,
    /// Each benchmark of the category, and the position or the reason there is none.
    pub placements: Vec<Placement>,
}

/// A benchmark, and where the label stands on it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Placement {
    /// The benchmark.
    pub benchmark: Benchmark,
    /// The position, or why there is none.
    pub outcome: Result<Position, Incomparable>,
}

impl Evidence {
    /// Reads a credential or another footprint document: what every shell does with a file.
    ///
    /// A document that begins as JSON does is taken for somebody's declaration, anything else for a
    /// credential.
    #[must_use]
    pub fn read(bytes: &[u8], programme: &Programme, at_hand: &AtHand, now: Instant) -> Self {
        let unmarked = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
        if matches!(unmarked.trim_ascii_start().first(), Some(b'{' | b'[')) {
            return match Declared::read(bytes) {
                Ok(declared) => Self::Declared(Box::new(declared)),
                Err(fault) => Self::Unreadable(fault),
            };
        }
        let envelope = Envelope::parse(bytes).map_err(Rejection::Malformed);
        match envelope.and_then(|envelope| verify(envelope, &programme.trust, at_hand, now)) {
            Ok(verified) => Self::Verified(Box::new(Placed::new(verified, programme))),
            Err(rejection) => Self::Rejected(rejection),
        }
    }

    /// The lists that tell a label's status, for the shell to fetch: asked for only once its signature
    /// is known to be good, so that no forgery sends a reader anywhere.
    #[must_use]
    pub fn status_entries(&self) -> &[StatusEntry] {
        match self {
            Self::Verified(placed) => placed.verified.status_entries(),
            _ => &[],
        }
    }

    /// The same evidence, told its status by the lists at hand.
    #[must_use]
    pub fn asked(self, at_hand: &AtHand) -> Self {
        match self {
            Self::Verified(placed) => {
                Self::Verified(Box::new(Placed { verified: placed.verified.asked(at_hand), ..*placed }))
            }
            other => other,
        }
    }
}

impl Placed {
    /// Places a verified label in its category.
    #[must_use]
    pub fn new(verified: Verified, programme: &Programme) -> Self {
        let label = verified.label();
        let id = &label.product.category;
        let place = |benchmark: &Benchmark| Placement {
            benchmark: benchmark.clone(),
            outcome: compare::place(label, benchmark),
        };
        let placed: Vec<Placement> = programme.benchmarks(id).map(place).collect();
        // What places it first; of those, bounds before single values; else by id.
        let placements = (0..=LAST_RANK).flat_map(|rank| placed.iter().filter(move |one| self::rank(one) == rank));
        let placements = placements.cloned().collect();
        let category = programme.category(id).cloned();
        Self { category, placements, verified }
    }

    /// The positions there are, the most telling first.
    pub fn positions(&self) -> impl Iterator<Item = &Position> {
        self.placements.iter().filter_map(|placement| placement.outcome.as_ref().ok())
    }

    /// The benchmarks it cannot be placed on, with the reason.
    pub fn refusals(&self) -> impl Iterator<Item = (&Benchmark, &Incomparable)> {
        let refused = |placement| {
            let Placement { benchmark, outcome }: &Placement = placement;
            outcome.as_ref().err().map(|reason| (benchmark, reason))
        };
        self.placements.iter().filter_map(refused)
    }
}

/// The rank of what cannot be placed.
const LAST_RANK: u8 = 4;

fn rank(placement: &Placement) -> u8 {
    match (&placement.outcome, &placement.benchmark.scale) {
        (Err(_), _) => LAST_RANK,
        (_, Scale::Grades(_)) => 0,
        (_, Scale::Limit(_)) => 1,
        (_, Scale::Distribution { .. }) => 2,
        (_, Scale::References(_)) => 3,
    }
}
