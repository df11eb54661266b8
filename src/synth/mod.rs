//! Made-up programmes of any size, for measuring and for trying out.
//!
//! In: a programme, whose categories say what is plausible, and a seed. Out: drafts and what was decided
//! about them, product by product: the same for the same seed, and each without the ones before it.
//! Nothing here was measured, and every label says so.

mod draw;
mod product;

use crate::{
    credential::Decision,
    json::Json,
    label::{Date, Instant, Line},
    programme::{Category, Programme},
};
use draw::Draw;
use product::Product;

/// What products are drawn from.
pub struct Synth<'a> {
    kinds: Vec<Kind<'a>>,
    seed: u64,
    today: Date,
}

/// A category and where its values lie. Floats: draws, not figures; what is drawn is written as a decimal.
struct Kind<'a> {
    category: &'a Category,
    low: f64,
    high: f64,
}

/// A product that does not exist.
pub struct Made {
    /// Its label, not signed yet.
    pub draft: Json,
    /// What was decided about its certificate, why, and when.
    pub decided: Option<(Decision, Line, Instant)>,
}

/// Most products: their numbers have eight digits.
pub const MOST: u64 = 100_000_000;
const DAY: i64 = 86_400;
/// How long a certificate counts, in days.
const TERM: i64 = 730;

impl<'a> Synth<'a> {
    /// Products of the categories whose plausible range is known; nothing when there is none.
    #[must_use]
    pub fn new(programme: &'a Programme, seed: u64, today: Date) -> Option<Self> {
        let kind = |category: &'a Category| {
            let plausible = category.plausible?;
            Some(Kind { category, low: plausible.low.to_f64(), high: plausible.high.to_f64() })
        };
        let kinds: Vec<Kind<'a>> = programme.categories().iter().filter_map(kind).collect();
        (!kinds.is_empty()).then_some(Self { kinds, seed, today })
    }

    /// The product of that place, below [`MOST`].
    #[must_use]
    pub fn product(&self, at: u64) -> Made {
        let mut draw = Draw::of(self.seed, at);
        let kind = &self.kinds[draw.below(self.kinds.len())];
        let issued = self.today.start().unix() / DAY - draw.days_ago();
        Product::new(at, kind, issued, self.today.start(), draw).made()
    }
}

impl Kind<'_> {
    /// A value of the category: log-normal around the middle of its range, or normal where it goes below zero.
    fn value(&self, draw: &mut Draw) -> f64 {
        let normal = draw.normal();
        // Eight deviations across the range: what lies outside is as rare as it should be.
        let within = |low: f64, high: f64| normal.mul_add((high - low) / 8.0, f64::midpoint(low, high));
        let value =
            if self.low > 0.0 { within(self.low.ln(), self.high.ln()).exp() } else { within(self.low, self.high) };
        value.clamp(self.low, self.high)
    }
}
