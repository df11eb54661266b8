//! Holding a candidate against criteria.

use super::{Award, Candidate, Criteria, Must, Reason, Source, State, Worked};
use crate::{
    compare::{Mismatch, Reading, read_value},
    credential::Issuer,
    label::{CarbonUnit, Date, Decimal, DeclaredUnit, Line, Number, Rule, Share, vocabulary},
    programme::{Programme, Recognition, Scale},
};

/// Whether one must is met.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Outcome<'a> {
    /// Met.
    Pass,
    /// Missed.
    Fail(Reason<'a>),
    /// What is known is not enough to say.
    CannotTell(Reason<'a>),
}

/// Whether all musts are met; the worst of them decides.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Whole {
    /// All are met.
    Pass,
    /// None is missed, but of one it cannot be told.
    CannotTell,
    /// One is missed.
    Fail,
}

vocabulary!(Whole, Standing, { Pass = "pass", CannotTell = "cannot-tell", Fail = "fail" });

/// What criteria say of a candidate.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Verdict<'a> {
    /// Whether it is what is asked for.
    pub whole: Whole,
    /// Of each must, in the order of the criteria.
    pub musts: Vec<Outcome<'a>>,
    /// Of each award, in the order of the criteria: the formula worked out, or why it is not.
    pub awards: Vec<Result<Worked, Reason<'a>>>,
}

/// Judges a candidate by criteria, as of a day.
#[must_use]
pub fn judge<'a>(
    candidate: &Candidate<'a>,
    criteria: &'a Criteria,
    programme: &'a Programme,
    today: Date,
) -> Verdict<'a> {
    let case = Case { candidate: *candidate, criteria, programme, today };
    let musts: Vec<Outcome<'a>> = case.outcomes().collect();
    let whole = case.whole(musts.iter().copied());
    let award = |award| if whole == Whole::Pass { criteria.work(award, candidate) } else { Err(Reason::MustsUnmet) };
    let awards = criteria.awards.iter().map(award).collect();
    Verdict { whole, musts, awards }
}

impl Criteria {
    /// What [`judge`] says of the whole, for counting: it allocates nothing and stops where a must is missed.
    #[must_use]
    pub fn outcome(&self, candidate: &Candidate<'_>, programme: &Programme, today: Date) -> Whole {
        let case = Case { candidate: *candidate, criteria: self, programme, today };
        case.whole(case.outcomes())
    }

    /// An award's formula with a candidate's number in it, for ordering those that [`Criteria::outcome`] let
    /// pass.
    ///
    /// # Errors
    /// The [`Reason`] why there is nothing to work out: no number, or none that compares.
    pub fn work<'a>(&'a self, award: &Award, candidate: &Candidate<'a>) -> Result<Worked, Reason<'a>> {
        let value = self.value_in(candidate, award.unit, &award.per)?;
        award.formula.work(value).ok_or(Reason::Incomparable(Mismatch::TooManyDigits))
    }

    /// A candidate's number in other units, where it compares with what the criteria are stated for.
    fn value_in<'a>(
        &'a self,
        candidate: &Candidate<'a>,
        unit: CarbonUnit,
        per: &DeclaredUnit,
    ) -> Result<Decimal, Reason<'a>> {
        let (basis, value) = (candidate.basis, candidate.value.ok_or(Reason::NoValue)?);
        let matches = self.basis.as_ref().map_or(Ok(()), |group| basis.matches(group));
        matches.and_then(|()| basis.same_dimension(per.unit())).map_err(Reason::Incomparable)?;
        basis.convert(value, unit, per).ok_or(Reason::Incomparable(Mismatch::TooManyDigits))
    }
}

/// All that a judgement depends on.
struct Case<'a> {
    candidate: Candidate<'a>,
    criteria: &'a Criteria,
    programme: &'a Programme,
    today: Date,
}

impl<'a> Case<'a> {
    fn outcomes(&self) -> impl Iterator<Item = Outcome<'a>> {
        self.criteria.musts.iter().map(|must| self.must(must))
    }

    fn whole(&self, outcomes: impl Iterator<Item = Outcome<'a>>) -> Whole {
        // What is not to be believed is nothing that is asked for, even where nothing is asked.
        if self.candidate.state == State::Rejected {
            return Whole::Fail;
        }
        let mut whole = Whole::Pass;
        for outcome in outcomes {
            match outcome {
                Outcome::Pass => {}
                Outcome::CannotTell(_) => whole = Whole::CannotTell,
                Outcome::Fail(_) => return Whole::Fail,
            }
        }
        whole
    }

    fn must(&self, must: &'a Must) -> Outcome<'a> {
        if self.candidate.state == State::Rejected {
            return Outcome::Fail(Reason::NotVerified);
        }
        let stated = self.candidate.basis;
        match must {
            Must::InForce => self.in_force(),
            Must::Accredited => self.accredited(),
            Must::RecognisedIn(region) => self.recognised_in(region),
            Must::Boundary(wanted) if stated.boundary == *wanted => Outcome::Pass,
            Must::Boundary(wanted) => Outcome::Fail(Reason::Boundary { stated: stated.boundary, wanted: *wanted }),
            Must::AtMost { limit, unit, per } => match self.criteria.value_in(&self.candidate, *unit, per) {
                Ok(value) if limit.admits(value) => Outcome::Pass,
                Ok(value) => Outcome::Fail(Reason::Above { value, limit: *limit, unit: *unit, per: *per }),
                Err(reason) => Outcome::CannotTell(reason),
            },
            Must::Grade { benchmark, at_least } => self.grade(benchmark, *at_least),
            Must::PrimaryShare(least) => self.primary_share(*least),
            Must::Rule(wanted) => self.rule(wanted),
        }
    }

    /// What is final first, then days, then what comes and goes.
    fn in_force(&self) -> Outcome<'a> {
        let (candidate, bid, today) = (&self.candidate, self.criteria.bid, self.today);
        if candidate.source == Source::Declared {
            return Outcome::Fail(Reason::Uncertified);
        }
        match (candidate.state, candidate.issued, candidate.expires) {
            (State::Withdrawn, ..) => Outcome::Fail(Reason::Withdrawn),
            (State::Cancelled, ..) => Outcome::Fail(Reason::Cancelled),
            (_, Some(issued), _) if bid < issued => Outcome::Fail(Reason::NotYetIssued { issued, bid }),
            (_, _, Some(expires)) if expires < bid => Outcome::Fail(Reason::Lapsed { expires, bid }),
            // A credential may end before its certificate does, or begin after it.
            (State::Expired, ..) if bid >= today => Outcome::Fail(Reason::Expired { bid, today }),
            (State::NotYetValid, ..) if bid <= today => Outcome::Fail(Reason::NotYetValid { bid, today }),
            (State::Suspended, ..) if bid <= today => Outcome::Fail(Reason::Suspended { bid, today }),
            (State::Suspended, ..) => Outcome::CannotTell(Reason::SuspendedNow { bid, today }),
            (State::StatusUnknown, ..) => Outcome::CannotTell(Reason::StatusUnknown),
            (_, Some(_), Some(_)) => Outcome::Pass,
            _ => Outcome::CannotTell(Reason::DatesUnstated),
        }
    }

    fn accredited(&self) -> Outcome<'a> {
        let category = &self.candidate.basis.category;
        match self.issuer() {
            Ok(issuer) if issuer.accreditation().contains(category) => Outcome::Pass,
            Ok(issuer) => Outcome::Fail(Reason::NotAccredited { issuer: issuer.name(), category }),
            Err(outcome) => outcome,
        }
    }

    fn recognised_in(&self, wanted: &'a Line) -> Outcome<'a> {
        let (code, own) = &self.programme.about.region;
        let issuer = match self.issuer() {
            Ok(issuer) if code != wanted => issuer,
            Ok(_) => return Outcome::Pass,
            Err(outcome) => return outcome,
        };
        let (category, bid) = (&self.candidate.basis.category, self.criteria.bid);
        match self.programme.recognition(wanted, issuer, category, bid) {
            Recognition::By(_) => Outcome::Pass,
            Recognition::Not(agreement) => Outcome::Fail(Reason::NotRecognised { wanted, agreement, bid }),
            Recognition::Unknown => Outcome::CannotTell(Reason::RecognitionUnknown { own, wanted }),
        }
    }

    /// Who issued, as the trust list has it.
    fn issuer(&self) -> Result<&'a Issuer, Outcome<'a>> {
        if self.candidate.source == Source::Declared {
            return Err(Outcome::Fail(Reason::Uncertified));
        }
        let did = self.candidate.issuer.ok_or(Outcome::CannotTell(Reason::IssuerUnstated))?;
        self.programme.trust.issuer(did).ok_or(Outcome::Fail(Reason::IssuerUnknown(did)))
    }

    fn grade(&self, id: &'a Number, wanted: u8) -> Outcome<'a> {
        let Some(benchmark) = self.programme.benchmark(id) else {
            return Outcome::CannotTell(Reason::BenchmarkUnknown(id));
        };
        let at_least = usize::from(wanted).checked_sub(1);
        let (Scale::Grades(grades), Some(at_least)) = (&benchmark.scale, at_least) else {
            return Outcome::CannotTell(Reason::GradeUnknown { benchmark, wanted });
        };
        let Some(least) = grades.get(at_least) else {
            return Outcome::CannotTell(Reason::GradeUnknown { benchmark, wanted });
        };
        let Some(value) = self.candidate.value else { return Outcome::CannotTell(Reason::NoValue) };
        match read_value(self.candidate.basis, value, benchmark) {
            Ok((_, Reading::Grade { index, .. })) if index > at_least => {
                Outcome::Fail(Reason::Grade { reached: &grades[index].name, wanted: &least.name })
            }
            Ok(_) => Outcome::Pass,
            Err(mismatch) => Outcome::CannotTell(Reason::Unplaced(mismatch)),
        }
    }

    fn primary_share(&self, least: Share) -> Outcome<'a> {
        match self.candidate.primary_share {
            None => Outcome::CannotTell(Reason::PrimaryShareUnstated { least }),
            Some(stated) if stated < least => Outcome::Fail(Reason::PrimaryShare { stated, least }),
            Some(_) => Outcome::Pass,
        }
    }

    fn rule(&self, wanted: &'a Rule) -> Outcome<'a> {
        let Some(stated) = &self.candidate.basis.rule else {
            return Outcome::CannotTell(Reason::RuleUnstated { wanted });
        };
        match (&stated.version, &wanted.version) {
            _ if stated.id != wanted.id => Outcome::Fail(Reason::Rule { stated, wanted }),
            (_, None) => Outcome::Pass,
            (None, Some(_)) => Outcome::CannotTell(Reason::RuleVersionUnstated { wanted }),
            (Some(one), Some(other)) if one == other => Outcome::Pass,
            _ => Outcome::Fail(Reason::Rule { stated, wanted }),
        }
    }
}
