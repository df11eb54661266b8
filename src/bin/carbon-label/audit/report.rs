//! What was found, for people and for programs.

use carbon_label::{
    audit::{Audit, Found, Severity},
    credential::Recorded,
    label::Line,
    text::{Lang, clock},
};
use serde::Serialize;

pub(super) fn text(audit: &Audit, lang: Lang) -> String {
    let (words, mut lines) = (lang.audit(), Vec::new());
    lines.push((words.counts)(&audit.counts));
    lines.push((words.at)(audit.at));
    if let Some(site) = &audit.site {
        lines.push((words.compared)(site));
    }
    let counts = Severity::ALL.iter().map(|severity| (words.count)(*severity, audit.count(*severity)));
    lines.push(counts.collect::<Vec<_>>().join(lang.words().separator));
    if audit.found().is_empty() {
        lines.push(words.nothing.to_owned());
    }
    if !audit.decisions.is_empty() {
        lines.push(format!("\n{}", words.decisions));
    }
    for (register, line) in &audit.decisions {
        let what = (lang.ledger().decided)(line.decision, false);
        let why = line.why.as_ref().map_or_else(String::new, |why| format!("{}{why}", lang.criteria().colon));
        let separator = lang.words().separator;
        lines.push(format!(
            "  {}{separator}{}{separator}{what}{why}{separator}{register}",
            clock(line.at),
            line.number
        ));
    }
    let mut above = None;
    for (kind, found) in audit.by_kind() {
        if above != Some(kind.severity()) {
            lines.push(format!("\n{}", (words.severity)(kind.severity())));
            above = Some(kind.severity());
        }
        lines.push(format!("\n  {}", (words.group)(kind, found.len())));
        lines.push(format!("  → {}", (words.remedy)(kind)));
        for one in found {
            lines.push(format!("    {}", (words.line)(&one.labels, &(words.finding)(&one.finding))));
        }
    }
    lines.join("\n")
}

/// The report as a program reads it; names stay the same.
#[derive(Serialize)]
struct Report<'a> {
    audited_at: String,
    labels: Labels,
    findings: Findings,
    #[serde(skip_serializing_if = "Option::is_none")]
    site: Option<Site>,
    decisions: Vec<Decided<'a>>,
    found: Vec<One<'a>>,
}

#[derive(Serialize)]
struct Decided<'a> {
    at: String,
    number: &'a str,
    decision: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    why: Option<&'a str>,
    register: &'a str,
}

#[derive(Serialize)]
struct Labels {
    total: usize,
    in_force: usize,
    not_in_force: usize,
    rejected: usize,
}

#[derive(Serialize)]
struct Findings {
    major: usize,
    minor: usize,
    observation: usize,
}

#[derive(Serialize)]
struct Site {
    files: usize,
    published_at: String,
}

#[derive(Serialize)]
struct One<'a> {
    severity: &'static str,
    kind: &'static str,
    labels: &'a [String],
    #[serde(skip_serializing_if = "Option::is_none")]
    path: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    found: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    expected: Option<String>,
    sentence: String,
    remedy: &'static str,
}

pub(super) fn json(audit: &Audit, lang: Lang) -> String {
    let counts = audit.counts;
    let report = Report {
        audited_at: audit.at.to_string(),
        labels: Labels {
            total: counts.labels,
            in_force: counts.in_force,
            not_in_force: counts.not_in_force,
            rejected: counts.rejected,
        },
        findings: Findings {
            major: audit.count(Severity::Major),
            minor: audit.count(Severity::Minor),
            observation: audit.count(Severity::Observation),
        },
        site: audit.site.map(|site| Site { files: site.files, published_at: site.published.to_string() }),
        decisions: audit.decisions.iter().map(decided).collect(),
        found: audit.found().iter().map(|found| one(found, lang)).collect(),
    };
    // A report is texts and numbers: nothing in it can fail to be written.
    serde_json::to_string_pretty(&report).unwrap_or_default()
}

fn decided((register, line): &(String, Recorded)) -> Decided<'_> {
    Decided {
        at: line.at.to_string(),
        number: line.number.as_str(),
        decision: line.decision.word(),
        why: line.why.as_ref().map(Line::as_str),
        register,
    }
}

fn one(found: &Found, lang: Lang) -> One<'_> {
    let (words, kind) = (lang.audit(), found.finding.kind());
    let (left, right) = found.finding.sides().unzip();
    One {
        severity: kind.severity().word(),
        kind: kind.word(),
        labels: &found.labels,
        path: found.finding.path(),
        found: left,
        expected: right,
        sentence: (words.finding)(&found.finding),
        remedy: (words.remedy)(kind),
    }
}
