//! Life-cycle stages, and whether they add up to the number they make up.

use super::{Decimal, Invalid, Quality, Share, vocabulary};

/// A life-cycle stage: those of GB/T 24067-2024, those of electricity declarations,
/// and the modules of EN 15804.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[allow(missing_docs, reason = "each is its word in the vocabulary below; `text` says it in full")]
pub enum StageKind {
    RawMaterials,
    Production,
    Distribution,
    Use,
    EndOfLife,
    Upstream,
    Core,
    Downstream,
    A1,
    A2,
    A3,
    A1ToA3,
    A4,
    A5,
    B1,
    B2,
    B3,
    B4,
    B5,
    B6,
    B7,
    C1,
    C2,
    C3,
    C4,
    D,
}
vocabulary!(StageKind, Stage, {
    RawMaterials = "raw-materials", Production = "production", Distribution = "distribution",
    Use = "use", EndOfLife = "end-of-life",
    Upstream = "upstream", Core = "core", Downstream = "downstream",
    A1 = "A1", A2 = "A2", A3 = "A3", A1ToA3 = "A1-A3", A4 = "A4", A5 = "A5",
    B1 = "B1", B2 = "B2", B3 = "B3", B4 = "B4", B5 = "B5", B6 = "B6", B7 = "B7",
    C1 = "C1", C2 = "C2", C3 = "C3", C4 = "C4", D = "D",
});

/// One stage's part of the footprint, in the footprint's own unit. Negative where carbon is stored.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Stage {
    /// Which stage.
    pub kind: StageKind,
    /// Its part; negative values are real (biogenic storage, credits).
    pub value: Decimal,
    /// How much of it rests on primary data.
    pub primary_share: Option<Share>,
    /// How good its data are.
    pub quality: Quality,
}

/// The stages in the order stated, each at most once. May be empty: not provided.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Stages(Vec<Stage>);

/// How the stages' sum stands to the stated total. The difference is `total − sum`, exact.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Sum {
    /// The sum is the total.
    Exact,
    /// They differ by no more than rounding the stated digits explains.
    Rounded(Decimal),
    /// They differ by more: this is shown, never hidden.
    Differs(Decimal),
}

impl Stages {
    /// The stages.
    ///
    /// # Errors
    /// [`Invalid::RepeatedStage`] when one is stated twice.
    pub fn new(stages: Vec<Stage>) -> Result<Self, Invalid> {
        for (at, stage) in stages.iter().enumerate() {
            if stages[..at].iter().any(|earlier| earlier.kind == stage.kind) {
                return Err(Invalid::RepeatedStage(stage.kind));
            }
        }
        Ok(Self(stages))
    }

    /// The stages in the order stated.
    #[must_use]
    pub fn as_slice(&self) -> &[Stage] {
        &self.0
    }

    /// How they stand to `total`; nothing without stages, or when the sum does not fit into 28 digits.
    ///
    /// The tolerance is half a unit of the last digit of the total and of every stage.
    #[must_use]
    pub fn sum(&self, total: Decimal) -> Option<Sum> {
        if self.0.is_empty() {
            return None;
        }
        let (mut sum, mut tolerance) = (Decimal::ZERO, total.rounding());
        for stage in &self.0 {
            sum = sum.plus(stage.value)?;
            tolerance = tolerance.plus(stage.value.rounding())?;
        }
        let difference = total.minus(sum)?;
        Some(if difference.is_zero() {
            Sum::Exact
        } else if difference.magnitude() <= tolerance {
            Sum::Rounded(difference)
        } else {
            Sum::Differs(difference)
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn stages(values: &[&str]) -> Stages {
        let stage = |(kind, value): (&StageKind, &&str)| Stage {
            kind: *kind,
            value: value.parse().unwrap(),
            primary_share: None,
            quality: Quality::default(),
        };
        Stages::new(StageKind::ALL.iter().zip(values).map(stage).collect()).unwrap()
    }

    #[track_caller]
    fn check(total: &str, values: &[&str], expected: Option<Sum>) {
        assert_eq!(stages(values).sum(total.parse().unwrap()), expected);
    }

    #[test]
    fn stages_add_up_exactly_within_rounding_or_not() {
        check("520", &["338", "146", "36"], Some(Sum::Exact));
        check("520", &["338", "146", "35"], Some(Sum::Rounded("1".parse().unwrap())));
        check("520", &["338", "146", "30"], Some(Sum::Differs("6".parse().unwrap())));
        check("-647.42", &["-764.07", "24.73", "91.92"], Some(Sum::Exact));
        check("520", &[], None);
    }

    #[test]
    fn a_difference_keeps_its_sign() {
        check("100", &["60", "50"], Some(Sum::Differs("-10".parse().unwrap())));
    }

    #[test]
    fn a_stage_is_stated_once() {
        let twice = [stages(&["1"]).0, stages(&["1"]).0].concat();
        assert_eq!(Stages::new(twice), Err(Invalid::RepeatedStage(StageKind::RawMaterials)));
    }
}
