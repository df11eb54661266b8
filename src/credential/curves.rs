//! Signatures checked here: one row an algorithm.

use super::{Algorithm, Question, key::SM2_ID};
use p256::ecdsa::signature::Verifier;

/// Whether the signature is the key's over the message. Ed25519 strictly: one signature a message and
/// key.
#[must_use]
pub fn is_good(question: &Question) -> bool {
    let (key, message, signature) = (question.key(), question.message(), question.signature());
    let good = match key.algorithm() {
        Algorithm::EdDsa => ed25519_dalek::VerifyingKey::try_from(&*key.bytes())
            .and_then(|key| key.verify_strict(message, &ed25519_dalek::Signature::from_bytes(signature))),
        Algorithm::Es256 => p256::ecdsa::VerifyingKey::from_sec1_bytes(&key.bytes())
            .and_then(|key| key.verify(message, &p256::ecdsa::Signature::from_slice(signature)?)),
        Algorithm::Sm2Sm3 => sm2::dsa::VerifyingKey::from_sec1_bytes(SM2_ID, &key.bytes())
            .and_then(|key| key.verify(message, &sm2::dsa::Signature::from_slice(signature)?)),
    };
    good.is_ok()
}
