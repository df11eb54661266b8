//! What chance says: shares, normal draws, places in a list, ages.

use super::TERM;
use rand_chacha::{ChaCha8Rng, rand_core::SeedableRng};
use rand_distr::{Distribution, StandardNormal, StandardUniform};

/// The numbers of one product, one after the other.
pub(super) struct Draw(ChaCha8Rng);

impl Draw {
    /// The numbers of a product: a stream of its own, so that none needs those before it.
    pub(super) fn of(seed: u64, at: u64) -> Self {
        let mut rng = ChaCha8Rng::seed_from_u64(seed);
        rng.set_stream(at);
        Self(rng)
    }

    /// At least 0 and below 1.
    pub(super) fn share(&mut self) -> f64 {
        StandardUniform.sample(&mut self.0)
    }

    pub(super) fn normal(&mut self) -> f64 {
        StandardNormal.sample(&mut self.0)
    }

    /// A place in a list of that length, which is not empty.
    pub(super) fn below(&mut self, length: usize) -> usize {
        ((self.share() * length as f64) as usize).min(length - 1)
    }

    pub(super) fn one<T: Copy>(&mut self, list: &[T]) -> (usize, T) {
        let at = self.below(list.len());
        (at, list[at])
    }

    /// How long ago a certificate was issued: a few have expired, fewer do not count yet.
    pub(super) fn days_ago(&mut self) -> i64 {
        match self.share() {
            share if share < 0.03 => TERM + 1 + self.below(200) as i64,
            share if share < 0.04 => -1 - self.below(15) as i64,
            _ => 1 + self.below(650) as i64,
        }
    }
}
