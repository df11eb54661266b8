//! A value among its peers: same category, unit and boundary.
//!
//! In: labels one by one. Out: those whose value stands apart, by the modified z-score of Iglewicz
//! and Hoaglin (1993), in exact decimals: `0.6745 · |x − median| / MAD > 3.5`. Where more than half
//! of the values are one, MAD is nought, and the mean absolute deviation takes its place
//! (`|x − median| / (1.253314 · mean)`).

use super::{Finding, Found};
use crate::label::{Boundary, Decimal, DeclaredUnit, Number};
use std::collections::HashMap;

/// Fewest other labels that say anything about one.
const PEERS: usize = 5;

/// A value that stands apart, in kgCO2e per the category's unit.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Outlier {
    /// The value.
    pub value: Decimal,
    /// The median of all, this one included.
    pub median: Decimal,
    /// The modified z-score, to one place; above 3.5.
    pub score: Decimal,
    /// How many other labels it was held against.
    pub peers: usize,
    /// What values are counted per.
    pub per: DeclaredUnit,
}

/// The labels in force, by what compares.
#[derive(Default)]
pub(super) struct Peers(HashMap<(Number, &'static str), Group>);

struct Group {
    per: DeclaredUnit,
    values: Vec<(String, Decimal)>,
}

impl Peers {
    pub(super) fn enter(
        &mut self,
        file: &str,
        category: &Number,
        boundary: Boundary,
        (value, per): (Decimal, DeclaredUnit),
    ) {
        let group = self.0.entry((category.clone(), boundary.word()));
        group.or_insert_with(|| Group { per, values: Vec::new() }).values.push((file.to_owned(), value));
    }

    pub(super) fn outliers(self) -> impl Iterator<Item = Found> {
        self.0.into_values().filter(|group| group.values.len() > PEERS).flat_map(Group::outliers)
    }
}

impl Group {
    fn outliers(self) -> Vec<Found> {
        let Some(spread) = Spread::of(self.values.iter().map(|(_, value)| *value).collect()) else {
            return Vec::new();
        };
        let (peers, per) = (self.values.len() - 1, self.per);
        let apart = self.values.into_iter().filter_map(|(file, value)| {
            let score = spread.apart(value)?.rounded(1);
            let outlier = Outlier { value, median: spread.median, score, peers, per };
            Some(Found { finding: Finding::Outlier(outlier), labels: vec![file] })
        });
        apart.collect()
    }
}

/// The middle of some values, and what a distance from it counts: `distance · factor / deviation`.
struct Spread {
    median: Decimal,
    factor: Decimal,
    deviation: Decimal,
}

impl Spread {
    /// Nothing when all values are one, or do not fit into 28 digits.
    fn of(mut values: Vec<Decimal>) -> Option<Self> {
        let median = median(&mut values)?;
        let mut distances: Vec<Decimal> =
            values.iter().map(|value| value.minus(median).map(Decimal::magnitude)).collect::<Option<_>>()?;
        let mad = self::median(&mut distances)?;
        if !mad.is_zero() {
            return Some(Self { median, factor: Decimal::from(6745).shifted(-4)?, deviation: mad });
        }
        let sum = distances.iter().try_fold(Decimal::ZERO, |sum, distance| sum.plus(*distance))?;
        let mean = sum.over(Decimal::from(i64::try_from(distances.len()).ok()?))?;
        let deviation = mean.times(Decimal::from(1_253_314).shifted(-6)?)?;
        (!deviation.is_zero()).then_some(Self { median, factor: Decimal::ONE, deviation })
    }

    /// The score of a value that stands apart. Compared without dividing, so that nothing is rounded.
    fn apart(&self, value: Decimal) -> Option<Decimal> {
        let distance = value.minus(self.median)?.magnitude().times(self.factor)?;
        let bound = self.deviation.times(Decimal::from(35).shifted(-1)?)?;
        if distance > bound { distance.over(self.deviation) } else { None }
    }
}

/// The median; of an even number of values, the middle of the middle two.
fn median(values: &mut [Decimal]) -> Option<Decimal> {
    values.sort_unstable();
    let middle = values.len() / 2;
    let upper = *values.get(middle)?;
    if values.len() % 2 == 1 {
        return Some(upper);
    }
    values[middle - 1].plus(upper)?.over(Decimal::from(2))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn decimals(values: &[&str]) -> Vec<Decimal> {
        values.iter().map(|value| value.parse().unwrap()).collect()
    }

    fn apart(values: &[&str]) -> Vec<(String, String)> {
        let spread = Spread::of(decimals(values)).unwrap();
        let score = |value: Decimal| spread.apart(value).map(|score| (value.to_string(), score.rounded(2).to_string()));
        decimals(values).into_iter().filter_map(score).collect()
    }

    #[test]
    fn a_median_is_the_middle_or_the_middle_of_two() {
        assert_eq!(median(&mut decimals(&["3", "1", "2"])), Some("2".parse().unwrap()));
        assert_eq!(median(&mut decimals(&["4", "1", "2", "3"])), Some("2.5".parse().unwrap()));
        assert_eq!(median(&mut []), None);
    }

    #[test]
    fn the_score_is_iglewicz_and_hoaglins() {
        // Median 520, MAD 20: 900 scores 0.6745 · 380 / 20.
        let found = apart(&["480", "500", "520", "540", "560", "510", "900"]);
        assert_eq!(found, [("900".to_owned(), "12.82".to_owned())]);
    }

    #[test]
    fn a_value_exactly_at_the_bound_does_not_stand_apart() {
        // Median 0, MAD 0.6745 (the middle of 0 and 1.349): 3.5 scores 3.5 exactly.
        assert_eq!(apart(&["-0.6745", "0.6745", "0", "-0.6745", "0.6745", "0", "3.5"]).len(), 0);
        assert_eq!(apart(&["-0.6745", "0.6745", "0", "-0.6745", "0.6745", "0", "3.5001"]).len(), 1);
    }

    #[test]
    fn where_most_values_are_one_the_mean_deviation_takes_over() {
        let found = apart(&["500", "500", "500", "500", "500", "800"]);
        assert_eq!(found, [("800".to_owned(), "4.79".to_owned())]);
        assert!(Spread::of(decimals(&["500"; 9])).is_none());
    }
}
