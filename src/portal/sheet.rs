//! A demand standard as a form asks for it: one field each, as text.

use crate::{
    compare::Basis,
    criteria::{Award, AwardKind, Criteria, Formula, Must},
    label::{Date, Decimal, Line, Share},
    programme::{Limit, Programme},
};

/// What is filled in; what is empty, or does not read, asks for nothing.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Sheet {
    /// The day of the bid; without one there is no standard.
    pub bid: String,
    /// The certificate is in force on that day.
    pub in_force: bool,
    /// Its issuer is accredited for the category.
    pub accredited: bool,
    /// The region where its issuer must count; nothing where none must.
    pub region: String,
    /// The most the number may be, in the group's unit.
    pub most: String,
    /// The least share of primary data, in per cent.
    pub share: String,
    /// The worst grade the number may have: a benchmark's id, `/`, and which, from 1.
    pub grade: String,
    /// What is awarded; a deduction from the price where nothing is said.
    pub award: String,
    /// The most that is awarded: per cent of the price, or points.
    pub deduction: String,
    /// The number at which the most is awarded; at the limit, nothing.
    pub best: String,
}

/// Digits after the point of a deduction.
const PLACES: u8 = 2;

impl Sheet {
    /// The names of its fields, as [`Sheet::with`] takes them.
    pub const FIELDS: [&str; 10] =
        ["bid", "in-force", "accredited", "region", "limit", "primary", "grade", "award", "deduction", "best"];

    /// What an empty form begins with: hardly a tender asks for anything but certificates in force.
    #[must_use]
    pub fn blank() -> Self {
        Self { in_force: true, ..Self::default() }
    }

    /// The same with one field filled in; a box is ticked by any text.
    #[must_use]
    pub fn with(mut self, name: &str, value: &str) -> Self {
        let (text, ticked) = (value.trim().to_owned(), !value.is_empty());
        match name {
            "bid" => self.bid = text,
            "in-force" => self.in_force = ticked,
            "accredited" => self.accredited = ticked,
            "region" => self.region = text,
            "limit" => self.most = text,
            "primary" => self.share = text,
            "grade" => self.grade = text,
            "award" => self.award = text,
            "deduction" => self.deduction = text,
            "best" => self.best = text,
            _ => {}
        }
        self
    }

    /// What a field says, as [`Sheet::with`] takes it.
    #[must_use]
    pub fn field(&self, name: &str) -> &str {
        let box_of = |ticked: bool| if ticked { "on" } else { "" };
        match name {
            "bid" => &self.bid,
            "in-force" => box_of(self.in_force),
            "accredited" => box_of(self.accredited),
            "region" => &self.region,
            "limit" => &self.most,
            "primary" => &self.share,
            "grade" => &self.grade,
            "award" => &self.award,
            "deduction" => &self.deduction,
            _ => &self.best,
        }
    }

    /// The form that asks for a standard. What no field is for is left out.
    #[must_use]
    pub fn of(criteria: &Criteria) -> Self {
        let mut sheet = Self { bid: criteria.bid.to_string(), ..Self::default() };
        for must in &criteria.musts {
            match must {
                Must::InForce => sheet.in_force = true,
                Must::Accredited => sheet.accredited = true,
                Must::RecognisedIn(region) => sheet.region = region.to_string(),
                Must::AtMost { limit, .. } => sheet.most = limit.value.to_string(),
                Must::PrimaryShare(share) => sheet.share = share.percent().trimmed().to_string(),
                Must::Grade { benchmark, at_least } => sheet.grade = format!("{benchmark}/{at_least}"),
                Must::Boundary(_) | Must::Rule(_) => {}
            }
        }
        if let Some(award) = criteria.awards.first() {
            (sheet.deduction, sheet.best) = (award.formula.most().to_string(), award.formula.to().to_string());
            award.kind.word().clone_into(&mut sheet.award);
        }
        sheet
    }

    fn least_grade(&self) -> Option<Must> {
        let (benchmark, at_least) = self.grade.split_once('/')?;
        Some(Must::Grade { benchmark: benchmark.parse().ok()?, at_least: at_least.parse().ok()? })
    }

    /// The standard it asks for, stated for a group; nothing without a day.
    #[must_use]
    pub fn criteria(&self, basis: &Basis, programme: &Programme) -> Option<Criteria> {
        let bid: Date = self.bid.parse().ok()?;
        let region = self.region.parse::<Line>().ok();
        let number = |text: &str| text.parse::<Decimal>().ok();
        let share = number(&self.share).and_then(|percent| percent.shifted(-2)?.to_string().parse::<Share>().ok());
        let (unit, per) = (basis.unit, basis.per);
        let most = number(&self.most);
        let limit = most.map(|value| Must::AtMost { limit: Limit { value, inclusive: true }, unit, per });
        let musts = [
            self.in_force.then_some(Must::InForce),
            self.accredited.then_some(Must::Accredited),
            region.clone().map(Must::RecognisedIn),
            limit,
            share.map(Must::PrimaryShare),
            self.least_grade(),
        ];
        let formula = number(&self.deduction).zip(most).zip(number(&self.best));
        let formula = formula.and_then(|((deduction, from), to)| Formula::new(deduction, None, from, to, PLACES).ok());
        let kind = AwardKind::ALL.iter().copied().find(|kind| kind.word() == self.award);
        let kind = kind.unwrap_or(AwardKind::PriceDeduction);
        let award = formula.map(|formula| Award { kind, formula, unit, per });
        Some(Criteria {
            name: None,
            bid,
            region: Some(region.unwrap_or_else(|| programme.about.region.0.clone())),
            basis: Some(basis.clone()),
            musts: musts.into_iter().flatten().collect(),
            awards: award.into_iter().collect(),
        })
    }
}
