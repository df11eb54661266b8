//! A supervisor's report as one page: no script, nothing beside it.
//!
//! In: an audit and its programme. Out: HTML in the site's style; every word is [`crate::text`]'s.

use super::page;
use crate::{
    audit::{Audit, Found, Kind, Severity},
    markup::{self, footprint_glyph},
    programme::Programme,
    text::{Lang, clock},
};
use maud::{Markup, html};

/// The report as a page of its own. Rows and cells name their roles: on a narrow screen the table
/// is laid out as a list, and some readers would no longer tell it as a table.
#[must_use]
pub fn report(audit: &Audit, programme: &Programme, lang: Lang) -> String {
    let (words, about) = (lang.audit(), &programme.about);
    let style = [markup::STYLESHEET, include_str!("../../style/site.css"), include_str!("../../style/audit.css")];
    let content = html! {
        @if about.demonstration { aside.site-demo { (lang.language().site().demonstration_banner) } }
        div.site-lead {
            p.audit-programme { (footprint_glyph()) (markup::name(&about.name, lang)) }
            h1 { (words.title) }
            p { (words.lead) }
            dl.site-facts {
                div { dt { (lang.language().site().operator) } dd { (markup::name(&about.operator, lang)) } }
            }
            p.site-note {
                ((words.at)(audit.at))
                @if let Some(site) = &audit.site { br; ((words.compared)(site)) }
            }
        }
        (counts(audit, lang))
        @if audit.found().is_empty() { p { (words.nothing) } }
        (decisions(audit, lang))
        @for severity in Severity::ALL { (section(audit, *severity, lang)) }
    };
    page::alone(lang, words.title, &page::compact(&style.concat()), &content)
}

fn counts(audit: &Audit, lang: Lang) -> Markup {
    let (words, counts) = (lang.audit(), audit.counts);
    let labels = [
        (words.labels, counts.labels),
        (words.in_force, counts.in_force),
        (words.not_in_force, counts.not_in_force),
        (words.rejected, counts.rejected),
    ];
    let severities = Severity::ALL.iter().map(|severity| ((words.severity)(*severity), audit.count(*severity)));
    html! {
        dl.audit-counts { @for (name, count) in labels { div { dt { (name) } dd { (count) } } } }
        dl.audit-counts.audit-severities { @for (name, count) in severities { div { dt { (name) } dd { (count) } } } }
    }
}

/// What bodies decided after issuing, each with its reason.
fn decisions(audit: &Audit, lang: Lang) -> Markup {
    let words = lang.audit();
    html! {
        @if !audit.decisions.is_empty() {
            section aria-labelledby="decisions" {
                h2 #decisions { (words.decisions) }
                article.audit-kind data-tone="plain" {
                    table role="table" aria-labelledby="decisions" {
                        thead { tr { th scope="col" { (words.label) } th scope="col" { (words.decided) } } }
                        tbody { @for (register, line) in &audit.decisions {
                            tr role="row" {
                                th scope="row" role="rowheader" { (line.number) }
                                td role="cell" {
                                    (clock(line.at)) (lang.words().separator)
                                    strong { ((lang.ledger().decided)(line.decision, false)) }
                                    @if let Some(why) = &line.why { (lang.criteria().colon) (why) }
                                    (lang.words().separator) (register)
                                }
                            }
                        } }
                    }
                }
            }
        }
    }
}

fn section(audit: &Audit, severity: Severity, lang: Lang) -> Markup {
    let groups: Vec<(Kind, &[Found])> = audit.by_kind().filter(|(kind, _)| kind.severity() == severity).collect();
    html! {
        @if !groups.is_empty() {
            section aria-labelledby=(severity.word()) {
                h2 id=(severity.word()) { ((lang.audit().severity)(severity)) }
                @for (kind, found) in groups { (group(kind, found, lang)) }
            }
        }
    }
}

fn group(kind: Kind, found: &[Found], lang: Lang) -> Markup {
    let words = lang.audit();
    let tone = match kind.severity() {
        Severity::Major => "bad",
        Severity::Minor => "warning",
        Severity::Observation => "plain",
    };
    html! {
        article.audit-kind data-tone=(tone) aria-labelledby=(kind.word()) {
            h3 id=(kind.word()) { ((words.group)(kind, found.len())) }
            p.site-note { ((words.remedy)(kind)) }
            table role="table" aria-labelledby=(kind.word()) {
                thead { tr { th scope="col" { (words.label) } th scope="col" { (words.found) } } }
                tbody { @for one in found {
                    tr role="row" {
                        th scope="row" role="rowheader" { (labels(&one.labels, words.site)) }
                        td role="cell" { ((words.finding)(&one.finding)) }
                    }
                } }
            }
        }
    }
}

/// The labels of a finding; one of none is about the site.
fn labels(labels: &[String], site: &str) -> Markup {
    html! {
        @if labels.is_empty() { (site) }
        @for (at, label) in labels.iter().enumerate() { @if at > 0 { " " } span { (crate::text::plain(label)) } }
    }
}
