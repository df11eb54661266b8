//! What contradicts itself in a footprint, whichever document it came in.

#[cfg(feature = "documents")]
use super::When;
use super::{
    account::Warning,
    declared::{Carbon, Declared, Total},
    differs,
};
#[cfg(feature = "documents")]
use crate::label::Decimal;

impl Declared {
    /// What contradicts itself, each with the member of our own JSON it is about.
    #[cfg(feature = "documents")]
    pub(super) fn contradictions(&self) -> Vec<(Warning, &'static str)> {
        let mut found = Vec::new();
        if let (Some(When::Day(from)), Some(When::Day(until))) = (self.valid_from, self.valid_until)
            && until < from
        {
            found.push((Warning::Reversed { from: from.to_string(), to: until.to_string() }, "validUntil"));
        }
        let values: Option<Vec<Decimal>> = self.inside.iter().map(|module| module.value).collect();
        if let Some(values) = values.filter(|values| !values.is_empty())
            && let Some(sum) = differs(self.value, values.into_iter())
        {
            found.push((Warning::Sum { stated: self.value, sum }, "value"));
        }
        found.extend(self.odd_carbon().map(|warning| (warning, "carbon")));
        found
    }

    /// What contradicts itself in its kinds of carbon: their signs, and their sum.
    pub(super) fn odd_carbon(&self) -> impl Iterator<Item = Warning> + '_ {
        self.carbon.iter().filter_map(|(kind, value)| Warning::of_sign(*kind, *value)).chain(self.odd_sum())
    }

    /// That the kinds that make up GWP-total (EN 15804+A2, annex C) do not, where all three are told.
    pub(super) fn odd_sum(&self) -> Option<Warning> {
        let kinds = [Carbon::Fossil, Carbon::Biogenic, Carbon::LandUseChange].map(|kind| self.carbon(kind));
        let [Some(fossil), Some(biogenic), Some(change)] = kinds else { return None };
        let sum = differs(self.value, [fossil, biogenic, change].into_iter())?;
        (self.total == Total::Whole).then_some(Warning::Kinds { stated: self.value, sum })
    }
}
