//! The board: how far a programme is with the targets of its plan, on a day.
//!
//! In: targets, and of each label what it says of its way and where it stands. Out: of each target what counts
//! towards it, and what no longer does. Nobody states a figure: a label counts while its evidence says so, so that
//! one that is suspended, withdrawn or expired is gone from the board with the next check.

use crate::{
    credential::{Standing, Verified},
    label::{Date, Number, Step},
    programme::{Target, Work},
};

/// What counts of a label.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Achievement {
    /// Its number.
    pub number: Number,
    /// Its product's category.
    pub category: Number,
    /// The day a body accepted the application, with the accounting it rests on (受理).
    pub accounted: Option<Date>,
    /// The day of its certificate.
    pub certified: Date,
    /// Whether its data are still believed: not once it was withdrawn, or nobody could be asked.
    pub believed: bool,
    /// Whether it is in force.
    pub in_force: bool,
}

/// Where a target stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum State {
    /// As many as were meant, or more.
    Reached,
    /// Fewer, and its year is not over.
    UnderWay,
    /// Fewer, and its year is over.
    Behind,
}

/// A target, and the labels there are for it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Progress<'a> {
    /// The target.
    pub target: &'a Target,
    /// Where it stands.
    pub state: State,
    /// How many count.
    pub reached: u32,
    /// The first of those that count, in the order of their numbers, and the day each has done it.
    pub counted: Vec<(Number, Date)>,
    /// The first of those that would, and count no longer.
    pub lost: Vec<(Number, Date)>,
}

/// Labels named for one target: further ones are counted alone.
const NAMED: usize = 60;

/// The board while it is filled, label by label.
pub struct Board<'a> {
    day: Date,
    rows: Vec<Progress<'a>>,
}

impl Achievement {
    /// Of a label.
    #[must_use]
    pub fn of(verified: &Verified) -> Self {
        let (label, standing) = (verified.label(), verified.standing());
        let accepted = label.trace.iter().find(|step| step.step == Step::Acceptance);
        Self {
            number: label.certificate.number.clone(),
            category: label.product.category.clone(),
            accounted: accepted.map(|step| step.date),
            certified: label.certificate.issued(),
            believed: !matches!(standing, Standing::Withdrawn { .. } | Standing::StatusUnknown { .. }),
            in_force: matches!(standing, Standing::InForce),
        }
    }

    /// The day it did a work, and whether that counts.
    fn did(&self, work: Work) -> Option<(Date, bool)> {
        match work {
            Work::Accounted => self.accounted.map(|day| (day, self.believed)),
            Work::Certified => Some((self.certified, self.in_force)),
        }
    }
}

impl<'a> Board<'a> {
    /// An empty board of a day.
    #[must_use]
    pub fn new(targets: &'a [Target], day: Date) -> Self {
        let row = |target| Progress { target, state: State::UnderWay, reached: 0, counted: vec![], lost: vec![] };
        Self { day, rows: targets.iter().map(row).collect() }
    }

    /// Adds a label.
    pub fn add(&mut self, achievement: &Achievement) {
        for row in &mut self.rows {
            let Some((day, counts)) = achievement.did(row.target.work) else { continue };
            let is_its = row.target.categories.contains(&achievement.category) && day.year() == row.target.year;
            if !is_its || day > self.day {
                continue;
            }
            row.reached += u32::from(counts);
            let named = if counts { &mut row.counted } else { &mut row.lost };
            if named.len() < NAMED {
                named.push((achievement.number.clone(), day));
            }
        }
    }

    /// What came of each target, in their order.
    #[must_use]
    pub fn progress(mut self) -> Vec<Progress<'a>> {
        for row in &mut self.rows {
            row.state = match row.target {
                target if row.reached >= target.least => State::Reached,
                target if self.day.year() > target.year => State::Behind,
                _ => State::UnderWay,
            };
        }
        self.rows
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::label::Name;

    fn target(year: i32, work: Work, least: u32) -> Target {
        let name = Name::unmarked("Modules".parse().unwrap());
        Target { year, name, categories: vec!["pv-module".parse().unwrap()], work, least }
    }

    fn label(number: &str, accounted: &str, certified: &str) -> Achievement {
        Achievement {
            number: number.parse().unwrap(),
            category: "pv-module".parse().unwrap(),
            accounted: accounted.parse().ok(),
            certified: certified.parse().unwrap(),
            believed: true,
            in_force: true,
        }
    }

    #[track_caller]
    fn check(day: &str, labels: &[Achievement], expected: [(u32, State); 2]) {
        let targets = [target(2025, Work::Accounted, 1), target(2026, Work::Certified, 2)];
        let mut board = Board::new(&targets, day.parse().unwrap());
        labels.iter().for_each(|label| board.add(label));
        let found: Vec<_> = board.progress().iter().map(|row| (row.reached, row.state)).collect();
        assert_eq!(found, expected);
    }

    #[test]
    fn a_label_counts_in_its_year_from_its_day_on_while_its_evidence_says_so() {
        let one = label("A", "2025-11-24", "2026-03-16");
        let two = label("B", "2026-02-11", "2026-06-05");
        let both = [one.clone(), two.clone()];
        check("2025-11-23", &both, [(0, State::UnderWay), (0, State::UnderWay)]);
        check("2025-11-24", &both, [(1, State::Reached), (0, State::UnderWay)]);
        check("2026-06-05", &both, [(1, State::Reached), (2, State::Reached)]);
        check("2027-01-01", &both[..1], [(1, State::Reached), (1, State::Behind)]);
        check("2027-01-01", &both[1..], [(0, State::Behind), (1, State::Behind)]);
        let suspended = Achievement { in_force: false, ..one.clone() };
        check("2026-12-31", &[suspended, two.clone()], [(1, State::Reached), (1, State::UnderWay)]);
        let withdrawn = Achievement { in_force: false, believed: false, ..one };
        check("2026-12-31", &[withdrawn, two], [(0, State::Behind), (1, State::UnderWay)]);
    }

    #[test]
    fn other_categories_and_labels_without_an_accepted_application_count_for_nothing() {
        let other =
            Achievement { category: "furniture-table".parse().unwrap(), ..label("A", "2025-01-01", "2026-01-01") };
        check("2026-12-31", &[other, label("B", "", "2026-01-01")], [(0, State::Behind), (1, State::UnderWay)]);
    }

    #[test]
    fn what_counts_no_longer_is_named_apart() {
        let targets = [target(2026, Work::Certified, 1)];
        let mut board = Board::new(&targets, "2026-12-31".parse().unwrap());
        board.add(&Achievement { in_force: false, ..label("A", "", "2026-01-01") });
        board.add(&label("B", "", "2026-01-01"));
        let [row] = &board.progress()[..] else { panic!("one target") };
        let names =
            |named: &[(Number, Date)]| named.iter().map(|(number, day)| format!("{number} {day}")).collect::<Vec<_>>();
        assert_eq!(
            (names(&row.counted), names(&row.lost)),
            (vec!["B 2026-01-01".to_owned()], vec!["A 2026-01-01".to_owned()])
        );
    }
}
