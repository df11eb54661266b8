//! What is known of a certificate's status, told to the verifier by a shell.
//!
//! Reading Bitstring Status Lists, which gives these answers, belongs beside this type.

use crate::label::{Date, Instant, Line};

/// The status of a certificate as far as the shell could find out.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub enum Status {
    /// No list was asked.
    #[default]
    NotAsked,
    /// The list says it is in force.
    InForce,
    /// Suspended: comes and goes.
    Suspended {
        /// Since when.
        since: Date,
        /// Why, in the body's words.
        why: Option<Line>,
    },
    /// Withdrawn by the body: final.
    Withdrawn {
        /// Since when.
        since: Date,
        /// Why, in the body's words.
        why: Option<Line>,
    },
    /// Cancelled at the holder's request: final.
    Cancelled {
        /// Since when.
        since: Date,
    },
    /// The list could not be had.
    Unreachable {
        /// When it last said "in force", if it ever did.
        last_in_force: Option<Instant>,
    },
}
