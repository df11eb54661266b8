//! The value among its totals, the kinds of carbon, and whether they add up.

use super::{
    Fields,
    names::{KINDS, SUMMANDS, WITH_UPTAKE, WITHOUT_UPTAKE},
};
use crate::{
    formats::{
        account::{Assumption, Fact, Warning},
        declared::{Carbon, Total},
        differs,
    },
    json::Fault,
    label::Decimal,
};

/// The value, what of the carbon it is, and the kinds of carbon.
pub(super) struct Stated {
    pub(super) value: Decimal,
    pub(super) total: Total,
    pub(super) carbon: Vec<(Carbon, Decimal)>,
    pub(super) packaging_included: Option<bool>,
}

impl Fields<'_> {
    pub(super) fn carbon(&self) -> Result<Stated, Fault> {
        let mut carbon = Vec::new();
        let packaging_included = self.truth("packagingEmissionsIncluded")?;
        for (kind, keys) in KINDS {
            // Nought because nobody counted is no nought.
            if kind == Carbon::Packaging && packaging_included == Some(false) {
                continue;
            }
            let Some((value, path)) = self.beside(keys, Fact::Carbon)? else { continue };
            if let Some(warning) = Warning::of_sign(kind, value) {
                self.reading.warn(warning, path);
            }
            carbon.push((kind, value));
        }
        let with = self.decimal(&WITH_UPTAKE, Fact::Value)?;
        let without = self.decimal(&WITHOUT_UPTAKE, Fact::Value)?;
        let value = match (with, without) {
            (Some((with, path)), without) => {
                if let Some((without, _)) = without {
                    self.uptake_adds(with, without, &path);
                    carbon.push((Carbon::WithoutUptake, without));
                }
                self.reading.assume(Assumption::WithUptake, path.clone());
                self.add_up(with, &carbon, path);
                (with, Total::Whole)
            }
            (None, Some((without, path))) => {
                carbon.push((Carbon::WithoutUptake, without));
                self.reading.assume(Assumption::WithoutUptake, path);
                (without, Total::WithoutUptake)
            }
            (None, None) => {
                let fossil = carbon.iter().find(|(kind, _)| *kind == Carbon::Fossil);
                let fossil = fossil.ok_or_else(|| self.missing(WITHOUT_UPTAKE[0]))?;
                self.reading.assume(Assumption::FossilAlone, format!("{}.pcf.fossilGhgEmissions", self.root.path()));
                (fossil.1, Total::FossilAlone)
            }
        };
        Ok(Stated { value: value.0, total: value.1, carbon, packaging_included })
    }

    /// Taking off what plants took up makes no number larger.
    fn uptake_adds(&self, with: Decimal, without: Decimal, path: &str) {
        if with > without {
            self.reading.warn(Warning::UptakeAdds, path.to_owned());
        }
    }

    /// The kinds of 3.0 make up the total; those of 2.x are said to make up nothing.
    fn add_up(&self, stated: Decimal, carbon: &[(Carbon, Decimal)], path: String) {
        if !path.ends_with(WITH_UPTAKE[0]) {
            return;
        }
        let parts = || carbon.iter().filter(|(kind, _)| SUMMANDS.contains(kind)).map(|(_, value)| *value);
        // By its two totals and the uptake between them, and by all kinds.
        let without = carbon.iter().find(|(kind, _)| *kind == Carbon::WithoutUptake).map(|(_, value)| *value);
        if !carbon.iter().any(|(kind, _)| *kind == Carbon::Uptake) {
            // Where no uptake is told the kinds need not be whole, but without removals they cannot be more than all.
            let most = without.map_or(stated, |without| without.max(stated));
            let removed = carbon.iter().any(|(kind, _)| kind.is_removal());
            if let Some(sum) = differs(stated, parts()).filter(|sum| !removed && *sum > most) {
                self.reading.warn(Warning::Kinds { stated, sum }, path);
            }
            return;
        }
        let uptake = carbon.iter().find(|(kind, _)| *kind == Carbon::Uptake).map(|(_, value)| *value);
        let between = without.zip(uptake).and_then(|(without, uptake)| differs(stated, [without, uptake].into_iter()));
        if let Some(sum) = differs(stated, parts()).or(between) {
            self.reading.warn(Warning::Kinds { stated, sum }, path);
        }
    }
}
