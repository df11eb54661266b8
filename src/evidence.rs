//! What a document turned out to be, ready to be drawn.
//!
//! In: bytes of any kind a person may hold up, the programme, the time. Out: [`Evidence`]; the
//! drawing takes nothing else, so that what was not verified cannot look as if it was.

use crate::{
    compare::{self, Incomparable, Position},
    credential::{self, AtHand, Envelope, Malformed, Rejection, Signed, Status, StatusEntry, Verified},
    formats::{CONFORMITY, Declared, Document, Import, Passport, begins_as_document},
    json::{Fault, Problem},
    label::{Date, Instant},
    programme::{Benchmark, Programme, Scale},
};
use std::sync::Arc;

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
    /// Somebody's product passport: its issuer's own statement, signed or not.
    Passport(Box<Presented>),
    /// No document this package can read.
    Unreadable(Fault),
}

/// A product passport, and what was checked of it: never its number, which stays its issuer's statement.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Presented {
    /// What it says.
    pub passport: Passport,
    /// The DID whose signature was checked, the one it names as its issuer; nothing when nobody signed.
    pub signer: Option<String>,
    /// What its status list says; never asked for one that nobody signed.
    pub status: Status,
    /// When it was checked.
    pub checked_at: Instant,
}

/// Why a passport's number is not to be taken for current.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Lapse {
    /// Its first day has not come.
    NotYetValid {
        /// Its first day.
        first_day: Date,
    },
    /// Its last day has passed.
    Expired {
        /// Its last day.
        last_day: Date,
    },
    /// Its issuer suspended it.
    Suspended,
    /// Its issuer withdrew it.
    Withdrawn,
}

/// A verified label with its place in its category.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Placed {
    /// The label.
    pub verified: Verified,
    /// Each benchmark of the category, and the position or the reason there is none.
    pub placements: Vec<Placement>,
}

/// A benchmark, and where the label stands on it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Placement {
    /// The benchmark.
    pub benchmark: Arc<Benchmark>,
    /// The position, or why there is none.
    pub outcome: Result<Position, Incomparable>,
}

impl Evidence {
    /// Reads a credential or another footprint document: what every shell does with a file.
    ///
    /// A document that begins as JSON or XML does is taken for somebody's declarations or passport, or for the
    /// envelope of a credential; anything else for a credential. Of several declarations the first is shown.
    #[must_use]
    pub fn read(bytes: &[u8], programme: &Programme, at_hand: &AtHand, now: Instant) -> Self {
        if begins_as_document(bytes) {
            return match Document::read(bytes) {
                Ok(Document::Declared(imports)) => Self::declared(imports),
                Ok(Document::Passport(passport)) => Self::Passport(Box::new(Presented::unsigned(*passport, now))),
                Ok(Document::Enveloped(jwt)) => {
                    let envelope = Envelope::parse_within(jwt.as_bytes(), Document::MAX_ENVELOPED);
                    Self::signed(envelope, programme, at_hand, now)
                }
                Err(fault) => Self::Unreadable(fault),
            };
        }
        Self::signed(Envelope::parse(bytes), programme, at_hand, now)
    }

    /// The first of a document's footprints.
    fn declared(imports: Vec<Result<Import, Fault>>) -> Self {
        match imports.into_iter().next() {
            Some(Ok(import)) => Self::Declared(Box::new(import.declared)),
            Some(Err(fault)) => Self::Unreadable(fault),
            None => Self::Unreadable(Fault::new("$", Problem::Missing)),
        }
    }

    /// What a credential secured as a JWT is worth.
    fn signed(envelope: Result<Envelope, Malformed>, programme: &Programme, at_hand: &AtHand, now: Instant) -> Self {
        let read = || {
            let signed = Signed::open(envelope.map_err(Rejection::Malformed)?, &programme.trust, at_hand)?;
            if signed.is(PASSPORT) {
                return Presented::read(&signed, now).map(|presented| Self::Passport(Box::new(presented)));
            }
            if signed.is(CONFORMITY) {
                let import = Import::of_conformity(&signed.payload()).map_err(Rejection::Passport)?;
                return Ok(Self::Declared(Box::new(import.declared)));
            }
            let verified = signed.verify(&programme.trust, now)?.asked(at_hand);
            Ok(Self::Verified(Box::new(Placed::new(verified, programme))))
        };
        read().unwrap_or_else(Self::Rejected)
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
            Self::Verified(placed) => Self::Verified(Box::new(placed.asked(at_hand))),
            other => other,
        }
    }
}

impl Presented {
    /// A passport nobody signed.
    #[must_use]
    pub fn unsigned(passport: Passport, now: Instant) -> Self {
        Self { passport, signer: None, status: Status::NotAsked, checked_at: now }
    }

    /// A passport whose signature was checked. Its status list is a stranger's, whom nobody here has
    /// reason to ask: it stays unknown.
    fn read(signed: &Signed, now: Instant) -> Result<Self, Rejection> {
        let passport = Passport::read(&signed.payload()).map_err(Rejection::Passport)?;
        Self::signed(passport, signed.did().to_owned(), Status::NotAsked, now)
    }

    /// A passport whose signature was checked against the key of `signer`.
    ///
    /// # Errors
    /// [`Rejection::IssuerMismatch`] when it names another issuer than who signed.
    pub fn signed(passport: Passport, signer: String, status: Status, now: Instant) -> Result<Self, Rejection> {
        let stated = passport.issuer.id.as_str();
        if stated != signer {
            return Err(Rejection::IssuerMismatch { stated: stated.to_owned(), signer });
        }
        Ok(Self { passport, signer: Some(signer), status, checked_at: now })
    }

    /// Why its number is not current; nothing when it is. Final states first, then dates.
    #[must_use]
    pub fn lapse(&self) -> Option<Lapse> {
        let (from, until) = (self.passport.valid_from, self.passport.valid_until);
        match &self.status {
            Status::Withdrawn { .. } | Status::Cancelled { .. } => return Some(Lapse::Withdrawn),
            _ => {}
        }
        if let Some(from) = from.filter(|from| self.checked_at < *from) {
            return Some(Lapse::NotYetValid { first_day: from.date() });
        }
        if let Some(until) = until.filter(|until| self.checked_at > *until) {
            return Some(Lapse::Expired { last_day: until.date() });
        }
        matches!(self.status, Status::Suspended { .. }).then_some(Lapse::Suspended)
    }

    /// Whether it was signed, names a status list, and nobody could tell what that says.
    #[must_use]
    pub fn status_unknown(&self) -> bool {
        let told = matches!(
            self.status,
            Status::InForce | Status::Suspended { .. } | Status::Withdrawn { .. } | Status::Cancelled { .. }
        );
        self.signer.is_some() && self.passport.lists_status && !told
    }
}

impl Placed {
    /// Reads a label's credential and nothing else: for shells that show labels alone.
    ///
    /// # Errors
    /// The [`Rejection`].
    pub fn read(bytes: &[u8], programme: &Programme, at_hand: &AtHand, now: Instant) -> Result<Self, Rejection> {
        let envelope = Envelope::parse(bytes).map_err(Rejection::Malformed)?;
        Ok(Self::new(credential::verify(envelope, &programme.trust, at_hand, now)?, programme))
    }

    /// The same label, told its status by the lists at hand.
    #[must_use]
    pub fn asked(self, at_hand: &AtHand) -> Self {
        Self { verified: self.verified.asked(at_hand), ..self }
    }

    /// Places a verified label in its category.
    #[must_use]
    pub fn new(verified: Verified, programme: &Programme) -> Self {
        let label = verified.label();
        let id = &label.product.category;
        let mut placements: Vec<Placement> = Vec::new();
        for benchmark in programme.benchmarks(id) {
            let outcome = compare::place(label, benchmark);
            let placement = Placement { benchmark: Arc::clone(benchmark), outcome };
            // What places it first; of those, bounds before single values; else by id.
            let after = placements.iter().take_while(|other| rank(other) <= rank(&placement)).count();
            placements.insert(after, placement);
        }
        Self { placements, verified }
    }

    /// The positions there are, the most telling first.
    pub fn positions(&self) -> impl Iterator<Item = &Position> {
        self.placements.iter().filter_map(|placement| placement.outcome.as_ref().ok())
    }

    /// The benchmarks it cannot be placed on, with the reason.
    pub fn refusals(&self) -> impl Iterator<Item = (&Benchmark, &Incomparable)> {
        let refused = |placement| {
            let Placement { benchmark, outcome }: &Placement = placement;
            outcome.as_ref().err().map(|reason| (benchmark.as_ref(), reason))
        };
        self.placements.iter().filter_map(refused)
    }
}

/// The type of a UNTP product passport.
const PASSPORT: &str = "DigitalProductPassport";

fn rank(placement: &Placement) -> u8 {
    match (&placement.outcome, &placement.benchmark.scale) {
        (Err(_), _) => 4,
        (_, Scale::Grades(_)) => 0,
        (_, Scale::Limit(_)) => 1,
        (_, Scale::Distribution { .. }) => 2,
        (_, Scale::References(_)) => 3,
    }
}
