//! What is asked of a signature, and what is known of it.
//!
//! A program that has the curves answers by itself. One that has none, as `<carbon-label>`'s, is told:
//! its shell asks the browser, or a program that has them. An answer counts for its question alone, and
//! a question is key, message and signature, byte for byte.

use super::{Algorithm, PublicKey, point};

/// Whether a signature over a message is a key's: all three well formed, the answer not yet known.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Question {
    key: PublicKey,
    message: Vec<u8>,
    signature: [u8; 64],
}

/// Answers to questions about signatures.
#[derive(Debug, Clone, Default)]
pub struct Signatures {
    told: Vec<(Question, bool)>,
    only_told: bool,
}

impl Question {
    /// The question; nothing for a signature that can be no key's: of another length than 64 bytes, or,
    /// with Ed25519, one of several spellings or by a point of small order.
    #[must_use]
    pub fn new(key: PublicKey, message: &[u8], signature: &[u8]) -> Option<Self> {
        let signature: [u8; 64] = signature.try_into().ok()?;
        if key.algorithm() == Algorithm::EdDsa {
            let (point, scalar) = signature.split_first_chunk().zip(signature.last_chunk())?;
            if !(point::is_edwards(point.0) && point::is_below_order(scalar)) {
                return None;
            }
        }
        Some(Self { key, message: message.to_vec(), signature })
    }

    /// The key.
    #[must_use]
    pub fn key(&self) -> &PublicKey {
        &self.key
    }

    /// What is said to be signed.
    #[must_use]
    pub fn message(&self) -> &[u8] {
        &self.message
    }

    /// The signature: r and s, or R and S, of 32 bytes each.
    #[must_use]
    pub fn signature(&self) -> &[u8; 64] {
        &self.signature
    }
}

impl Signatures {
    /// Answers as they are told, and none of one's own.
    #[must_use]
    pub fn told() -> Self {
        Self { only_told: true, ..Self::default() }
    }

    /// Takes an answer.
    pub fn answer(&mut self, question: Question, good: bool) {
        self.told.push((question, good));
    }

    /// Whether the signature is the key's; nothing when nobody told.
    #[must_use]
    pub fn good(&self, question: &Question) -> Option<bool> {
        let told = self.told.iter().find(|(answered, _)| answered == question).map(|(_, good)| *good);
        if self.only_told { told } else { told.or_else(|| own(question)) }
    }
}

#[cfg(feature = "curves")]
fn own(question: &Question) -> Option<bool> {
    Some(super::curves::is_good(question))
}

/// Without curves nothing is known but what was told.
#[cfg(not(feature = "curves"))]
fn own(_: &Question) -> Option<bool> {
    None
}
