//! Data quality: scores by indicator, 1 best to 5, as the pedigree matrix counts.

use super::{Invalid, vocabulary};

/// What a data-quality score is about (ISO 14044, 4.2.3.6).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[allow(missing_docs, reason = "each is its word below; `text` says it in full")]
pub enum Indicator {
    Reliability,
    Completeness,
    Time,
    Geography,
    Technology,
}
vocabulary!(Indicator, Indicator, {
    Reliability = "reliability", Completeness = "completeness", Time = "time",
    Geography = "geography", Technology = "technology",
});

/// A score from 1 (best) to 5.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Score(u8);

impl Score {
    /// The score as a number, 1 to 5.
    #[must_use]
    pub fn number(self) -> u8 {
        self.0
    }
}

impl TryFrom<i64> for Score {
    type Error = Invalid;

    fn try_from(number: i64) -> Result<Self, Invalid> {
        match u8::try_from(number) {
            Ok(score @ 1..=5) => Ok(Self(score)),
            _ => Err(Invalid::Score(number)),
        }
    }
}

/// The scores given, each indicator at most once.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Quality(Vec<(Indicator, Score)>);

impl Quality {
    /// The scores; of an indicator given twice, the first counts.
    #[must_use]
    pub fn new(scores: &[(Indicator, Score)]) -> Self {
        let first = |wanted: &Indicator| scores.iter().find(|(indicator, _)| indicator == wanted).copied();
        Self(Indicator::ALL.iter().filter_map(first).collect())
    }

    /// The scores given, in the order of [`Indicator::ALL`].
    #[must_use]
    pub fn scores(&self) -> &[(Indicator, Score)] {
        &self.0
    }

    /// The worst score given: what the data are only as good as.
    #[must_use]
    pub fn worst(&self) -> Option<Score> {
        self.0.iter().map(|(_, score)| *score).max()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn data_are_as_good_as_their_worst_score() {
        let score = |n: i64| Score::try_from(n).unwrap();
        let quality = Quality::new(&[(Indicator::Time, score(3)), (Indicator::Reliability, score(1))]);
        assert_eq!(quality.worst(), Some(score(3)));
        assert_eq!(Score::try_from(0), Err(Invalid::Score(0)));
        assert_eq!(Score::try_from(6), Err(Invalid::Score(6)));
    }
}
