//! A supervisor's report.

use super::{English, kinds, verdicts::ASK_SELLER};
use crate::{
    audit::{Conformity, Counts, Figures, Filing, Finding, Outlier, STEPS, Served, Severity, Trace},
    credential::Standing,
    label::{Date, Decimal, Part, Share, StageKind, Step},
    text::{AuditWords, Language, audit::named, carbon_unit, clock, figure, plain},
};

pub(in crate::text) static AUDIT: AuditWords = AuditWords {
    title: "Supervision report on labels",
    lead: "Every label of the programme, checked again: signature and issuer, register, steps of certification, figures and data. What was found is a lead to follow, not a ruling.",
    at: |at| format!("As of {}, Beijing time", clock(at)),
    counts,
    compared: |site| {
        format!("{} files of the site compared, drawn as of {}, Beijing time", site.files, clock(site.published))
    },
    severity,
    count,
    nothing: "Nothing found.",
    kind: kinds::heading,
    remedy: kinds::remedy,
    finding,
    group: |of, count| format!("{} ({count})", kinds::heading(of)),
    line,
    decisions: "Decisions on record",
    decided: "Decision, and why",
    label: "Label",
    found: "Found",
    site: "Site",
    labels: "Labels",
    in_force: "In force",
    not_in_force: "Genuine, not in force",
    rejected: "Not to be believed",
    checking: "Checking labels",
    comparing: "Comparing pages",
};

fn counts(counts: &Counts) -> String {
    let Counts { labels, in_force, not_in_force, rejected } = counts;
    let noun = if *labels == 1 { "label" } else { "labels" };
    format!(
        "{labels} {noun}: {in_force} in force, {not_in_force} genuine but not in force, {rejected} not to be believed"
    )
}

fn line(labels: &[String], sentence: &str) -> String {
    match named(labels, ", ") {
        (names, _) if names.is_empty() => sentence.to_owned(),
        (names, None) => format!("{names}: {sentence}"),
        (names, Some(count)) => format!("{names} … ({count}): {sentence}"),
    }
}

fn severity(severity: Severity) -> &'static str {
    match severity {
        Severity::Major => "Major nonconformities",
        Severity::Minor => "Minor nonconformities",
        Severity::Observation => "Observations",
    }
}

fn count(severity: Severity, count: usize) -> String {
    let (one, many) = match severity {
        Severity::Major => ("major nonconformity", "major nonconformities"),
        Severity::Minor => ("minor nonconformity", "minor nonconformities"),
        Severity::Observation => ("observation", "observations"),
    };
    format!("{count} {}", if count == 1 { one } else { many })
}

fn finding(finding: &Finding) -> String {
    match finding {
        Finding::Rejected(rejection) => {
            let notice = English.rejection(rejection);
            // That is advice for a shopper; a supervisor has the remedy.
            format!("{}. {}", notice.title, notice.detail.trim_end_matches(ASK_SELLER).trim_end())
        }
        Finding::Filing(filing) => self::filing(filing),
        Finding::NotInForce(standing) => sentence(&self::standing(standing)),
        Finding::StatusNotAsked => "In force by its dates alone: no status list was asked.".to_owned(),
        Finding::SurveillanceOverdue { last, due } => {
            format!("Decision or last surveillance on {last}; due again by {due}, and nothing is recorded since.")
        }
        Finding::Conformity(conformity) => self::conformity(conformity),
        Finding::Figures(figures) => self::figures(figures),
        Finding::Outlier(outlier) => self::outlier(outlier),
        Finding::Trace(trace) => self::trace(trace),
        Finding::Served(served) => self::served(served),
    }
}

fn filing(filing: &Filing) -> String {
    match filing {
        Filing::Name { file } => format!("“{}” cannot be a certificate number.", plain(file)),
        Filing::Misnamed { file, stated } => format!("The file named {} holds certificate {stated}.", plain(file)),
        Filing::NumberRepeated { number, files } => format!("{files} files hold certificate {number}."),
        Filing::GtinRepeated { gtin, labels } => format!("{labels} labels for GTIN {gtin} are in force."),
    }
}

fn standing(standing: &Standing) -> String {
    match standing {
        Standing::InForce => "in force".to_owned(),
        Standing::StatusUnknown { .. } => "the status list could not be asked, or is not to be believed".to_owned(),
        Standing::Suspended { since, .. } => from(since, "suspended"),
        Standing::Withdrawn { since, .. } => from(since, "withdrawn"),
        Standing::Cancelled { since } => from(since, "cancelled"),
        Standing::Expired { last_day } => format!("expired after {last_day}"),
        Standing::NotYetValid { first_day } => format!("not valid before {first_day}"),
    }
}

/// Since when, where the list says so.
fn from(since: &Option<Date>, what: &str) -> String {
    since.map_or_else(|| what.to_owned(), |since| format!("{what} since {since}"))
}

fn conformity(conformity: &Conformity) -> String {
    match conformity {
        Conformity::Demonstration { label: true, .. } => {
            "The label is a demonstration, the programme is not.".to_owned()
        }
        Conformity::Demonstration { label: false, .. } => {
            "The programme is a demonstration, the label does not say it is.".to_owned()
        }
        Conformity::Category { stated } => format!("The programme has no category {stated}."),
        Conformity::Unit { stated, expected } => {
            format!(
                "Stated {}, which does not convert to the category's {}.",
                English.per(stated),
                English.per(expected)
            )
        }
        Conformity::Boundary { stated, expected } => {
            format!("Stated {}; the category says {}.", English.boundary(*stated), English.boundary(*expected))
        }
        Conformity::Stages { missing, foreign } => {
            let part =
                |what: &str, these: &[StageKind]| (!these.is_empty()).then(|| format!("{what}: {}", stages(these)));
            let parts = [part("missing", missing), part("not in the category", foreign)];
            sentence(&parts.into_iter().flatten().collect::<Vec<_>>().join("; "))
        }
        Conformity::NoStages { expected } => format!("The category has {}; the label states none.", stages(expected)),
        Conformity::Withheld { parts: these } => format!("Not disclosed, and so not audited: {}.", parts(these)),
        Conformity::Required { path } => format!("The category's rule asks for {path}."),
    }
}

fn figures(figures: &Figures) -> String {
    match figures {
        Figures::Sum { total, difference, unit } => {
            let (unit, sum) = (carbon_unit(*unit), total.minus(*difference).unwrap_or(*total));
            let sign = if difference.is_negative() { "more" } else { "less" };
            let (sum, away, total) = (figure(sum), figure(difference.magnitude()), figure(*total));
            format!("The stages make {sum} {unit}: {away} {sign} than the certified {total}, beyond rounding.")
        }
        Figures::Implausible { value, range, per } => {
            let (low, high) = (figure(range.low), figure(range.high));
            format!("{} kgCO₂e {}; the category expects {low} to {high}.", short(*value), English.per(per))
        }
        Figures::PrimaryShare { stated: Some(stated), bar } => {
            format!("{} primary data; the category asks for {} or more.", percent(*stated), percent(*bar))
        }
        Figures::PrimaryShare { stated: None, bar } => {
            format!("No share of primary data stated; the category asks for {} or more.", percent(*bar))
        }
        Figures::PrimaryShareByStage { stated, weighed } => {
            let weighed = weighed.shifted(2).unwrap_or(*weighed).rounded(1).trimmed();
            format!("{} stated for the whole; the stages, weighed, make {}%.", percent(*stated), figure(weighed))
        }
        Figures::DataAhead { period, issued } => {
            format!("The data run to {}, the certificate was issued on {issued}.", period.to())
        }
        Figures::DataOld { period, asked, years } => {
            let years = if *years == 1 { "a year".to_owned() } else { format!("{years} years") };
            format!("The data end on {}, more than {years} before the application of {asked}.", period.to())
        }
    }
}

fn outlier(outlier: &Outlier) -> String {
    let Outlier { value, median, score, peers, per } = outlier;
    format!(
        "{} kgCO₂e {}; the median with {peers} other labels is {}. Modified z-score {}, above 3.5.",
        short(*value),
        English.per(per),
        short(*median),
        figure(*score)
    )
}

fn trace(trace: &Trace) -> String {
    match trace {
        Trace::Missing { steps } if steps.len() == STEPS.len() => "No step of certification is recorded.".to_owned(),
        Trace::Missing { steps } => format!("Not recorded: {}.", self::steps(steps)),
        Trace::Order { first, then } => {
            let (earlier, later) = (English.step(first.0), English.step(then.0));
            format!("{later} on {}, before {} on {}.", then.1, earlier.to_lowercase(), first.1)
        }
        Trace::Ahead { step, date, today } => {
            format!("{} is dated {date}, after the day of the audit, {today}.", English.step(*step))
        }
        Trace::DecisionAfterIssue { decision, issued } => format!("Issued on {issued}, decided on {decision}."),
        Trace::NoReport => "The label gives no SHA-256 of its verification report.".to_owned(),
        Trace::NoEvidence { steps } => format!("No hash for: {}.", self::steps(steps)),
    }
}

fn served(served: &Served) -> String {
    match served {
        Served::Differs { path, found, expected } => {
            let (found, expected) = (beginning(found), beginning(expected));
            format!("{} hashes to {found}…, its drawing to {expected}… (SHA-256).", plain(path))
        }
        Served::Missing { path } => format!("{} is not there.", plain(path)),
        Served::Surplus { path } => format!("{} is not drawn from any label.", plain(path)),
        Served::Outdated { shown, now } => format!("Shown as {}; now {}.", standing(shown), standing(now)),
        Served::AppNotCompared => "The site's own verifier was taken as it is.".to_owned(),
        Served::PicturesNotCompared => "The labels' PNGs were taken as they are.".to_owned(),
    }
}

fn stages(stages: &[StageKind]) -> String {
    stages.iter().map(|stage| English.stage(*stage)).collect::<Vec<_>>().join(", ")
}

fn parts(parts: &[Part]) -> String {
    let name = |part: &Part| match part {
        Part::Stages => "values by stage",
        Part::Factory => "factory",
        Part::Electricity => "electricity",
        Part::Output => "output",
    };
    parts.iter().map(name).collect::<Vec<_>>().join(", ")
}

fn steps(steps: &[Step]) -> String {
    steps.iter().map(|step| English.step(*step).to_lowercase()).collect::<Vec<_>>().join(", ")
}

fn sentence(words: &str) -> String {
    let mut chars = words.chars();
    let first = chars.next().map(char::to_uppercase);
    first.into_iter().flatten().chain(chars).chain(['.']).collect()
}

/// The beginning of a hash: enough to tell two apart.
fn beginning(hash: &str) -> &str {
    hash.get(..12).unwrap_or(hash)
}

fn percent(share: Share) -> String {
    format!("{}%", figure(share.percent().trimmed()))
}

fn short(value: Decimal) -> String {
    figure(value.significant(6).trimmed())
}
