//! Dates of a draft against each other, and against today.

use super::{Findings, Matter, draft::Parts};
use crate::label::{Date, Step, TraceStep};

pub(super) fn check(parts: &Parts, today: Date, findings: &mut Findings) {
    if let Some(to) = parts.footprint.period.map(|period| period.to())
        && to > today
    {
        findings.add("footprint.period.to", Matter::PeriodAhead { to, today });
    }
    check_year(parts.baseline.map(|baseline| baseline.year), today, "baseline.year", findings);
    check_year(parts.output.map(|output| output.year), today, "output.year", findings);
    check_trace(&parts.trace, findings);
    check_issue(parts, findings);
}

fn check_year(stated: Option<u16>, today: Date, path: &str, findings: &mut Findings) {
    let this = today.year();
    if let Some(stated) = stated.filter(|stated| i32::from(*stated) > this) {
        findings.add(path, Matter::YearAhead { stated, this });
    }
}

/// The steps stand in the order CNCA-CFP-00:2025 takes them, and so do their dates.
fn check_trace(trace: &[TraceStep], findings: &mut Findings) {
    let place = |step: Step| Step::ALL.iter().position(|other| *other == step);
    for pair in trace.windows(2) {
        let [first, then] = pair else { continue };
        if place(first.step) > place(then.step) || first.date > then.date {
            let (first, then) = ((first.step, first.date), (then.step, then.date));
            findings.add("trace", Matter::TraceOrder { first, then });
        }
    }
}

fn check_issue(parts: &Parts, findings: &mut Findings) {
    let decision = parts.trace.iter().find(|step| step.step == Step::Decision);
    if let (Some(issued), Some(decided)) = (parts.issued, decision.map(|step| step.date))
        && issued < decided
    {
        findings.add("certificate.issued", Matter::IssuedBeforeDecision { issued, decided });
    }
}
