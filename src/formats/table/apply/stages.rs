//! A row's stages: stated as values, or as shares of the whole.

use super::{Plan, Row, exact_product};
use crate::{
    formats::table::{Remark, field::STAGES, number},
    label::{Decimal, Quality, Stage, StageKind, Stages, Sum},
};

/// How far shares may be from the whole because a float was in between: a share of 10⁻¹².
const FLOAT_PLACES: i32 = -12;

impl Plan<'_> {
    /// The stages, and whether they are stated as shares: only where none is stated as a value.
    pub(super) fn stages(&self, value: Decimal, row: Row<'_>, remarks: &mut Vec<Remark>) -> (Stages, bool) {
        let stated = self.stated(row, remarks);
        let shared = stated.is_empty();
        let stages = if shared { self.shares(value, row, remarks) } else { stated };
        let has_any = !stages.is_empty();
        let stages = Stages::new(stages).unwrap_or_default();
        if !shared && let Some(Sum::Differs(difference)) = stages.sum(value) {
            remarks.push(Remark::Stages(difference));
        }
        (stages, shared && has_any)
    }

    fn stated(&self, row: Row<'_>, remarks: &mut Vec<Remark>) -> Vec<Stage> {
        let mut stages = Vec::new();
        let mut gaps = Vec::new();
        for (kind, field, _) in STAGES {
            let mark = self.mark(field);
            let value = self.optional(field, row, remarks, |text| number::read(text, mark));
            stages.extend(value.map(|value| stage(kind, value)));
            gaps.extend(self.is_gap(field, row).then_some(Remark::Missing(field)));
        }
        // A row without any may state shares.
        if !stages.is_empty() {
            remarks.append(&mut gaps);
        }
        stages
    }

    fn shares(&self, value: Decimal, row: Row<'_>, remarks: &mut Vec<Remark>) -> Vec<Stage> {
        let (mut stages, mut given, mut gaps) = (Vec::new(), 0, false);
        let (mut sum, mut tolerance) = (Some(Decimal::ZERO), Decimal::ONE.shifted(FLOAT_PLACES));
        for (kind, _, field) in STAGES {
            let mark = self.mark(field);
            let read = |text: &str| {
                let share = number::read(text, mark)?;
                let scaled = self.per_cent && !number::is_per_cent(text);
                Ok(if scaled { share.shifted(-2).unwrap_or(share) } else { share })
            };
            let share = self.optional(field, row, remarks, read);
            if self.is_gap(field, row) {
                remarks.push(Remark::Missing(field));
            }
            let Some(share) = share else {
                gaps |= matches!(self.place(field), super::Place::Column(_));
                continue;
            };
            given += 1;
            sum = sum.and_then(|sum| sum.plus(share));
            // `0` and `1` are not rounded to whole numbers: people write nothing and all so.
            if share.places() > 0 {
                tolerance = tolerance.and_then(|tolerance| tolerance.plus(share.rounding()));
            }
            match exact_product(value, share) {
                Some(product) => stages.push(stage(kind, product)),
                None => remarks.push(Remark::NotExact(field)),
            }
        }
        let off = sum.zip(tolerance).and_then(|(sum, tolerance)| {
            let off = sum.minus(Decimal::ONE)?;
            // Of one of the shares, or some, it is only known that they are not more than the whole.
            let whole = given > 1 && !gaps;
            (off.magnitude() > tolerance && (whole || !off.is_negative())).then_some((sum, off))
        });
        remarks.extend(off.map(|(sum, off)| Remark::Shares { sum, off }));
        stages
    }
}

fn stage(kind: StageKind, value: Decimal) -> Stage {
    Stage { kind, value, primary_share: None, quality: Quality::default() }
}
