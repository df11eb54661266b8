//! Where it comes from: a table whose rows carry their bars.

use super::{Drawing, Pixels, section_heading};
use crate::{
    chart::{self, Bar},
    credential::Verified,
    formats::Module,
    label::{Decimal, Label, Line, Part, Stage, StageKind},
    text::{Lang, figure, per_cent},
};
use maud::{Markup, html};

/// A row: what it is called, its value if there is one, and what is said under its name.
struct Row {
    kind: StageKind,
    scenario: Option<Line>,
    value: Option<Decimal>,
    shown: Option<Decimal>,
    notes: Vec<String>,
}

pub(super) fn of_label(label: &Label, verified: &Verified, drawing: &Drawing<'_>) -> Markup {
    let (words, stages) = (drawing.lang.words(), label.stages.as_slice());
    let full = drawing.is_full();
    let row = |stage: &Stage| Row {
        kind: stage.kind,
        scenario: None,
        value: Some(stage.value),
        shown: Some(stage.value),
        notes: if full { notes(stage, drawing.lang) } else { Vec::new() },
    };
    let rows: Vec<Row> = stages.iter().map(row).collect();
    html! {
        section.cl-section.cl-origin {
            (section_heading(drawing, words.origin))
            @if label.withheld.contains(&Part::Stages) {
                p { strong { (words.withheld) } }
                p.cl-note { (words.withheld_note) }
            } @else if rows.is_empty() {
                p.cl-note { (words.no_stages) }
            } @else {
                (table(&rows, Some(label.footprint.value), drawing.lang))
                @if let Some(sum) = verified.sum() {
                    p.cl-note { (drawing.lang.language().sum(sum, stages.len())) }
                }
                (stored(&rows, drawing.lang))
            }
        }
    }
}

/// The modules of a declaration: those inside its value, or those beyond it.
pub(super) fn of_modules(modules: &[Module], drawing: &Drawing<'_>) -> Markup {
    let row = |module: &Module| Row {
        kind: module.kind,
        scenario: module.scenario.clone(),
        value: module.value,
        shown: module.value.map(|value| value.significant(4)),
        notes: Vec::new(),
    };
    let rows: Vec<Row> = modules.iter().map(row).collect();
    html! { (table(&rows, None, drawing.lang)) (stored(&rows, drawing.lang)) }
}

fn notes(stage: &Stage, lang: Lang) -> Vec<String> {
    let words = lang.words();
    let primary = stage.primary_share.map(|share| format!("{} {}", words.primary_data, per_cent(share.percent())));
    let quality = stage.quality.worst().map(|worst| format!("{} {}", words.quality, worst.number()));
    primary.into_iter().chain(quality).collect()
}

/// Said once where something is negative: what the minus means.
fn stored(rows: &[Row], lang: Lang) -> Markup {
    let negative = rows.iter().any(|row| row.value.is_some_and(Decimal::is_negative));
    html! { @if negative { p.cl-note { (lang.words().stored) } } }
}

fn table(rows: &[Row], total: Option<Decimal>, lang: Lang) -> Markup {
    let words = lang.words();
    let values: Vec<Option<Decimal>> = rows.iter().map(|row| row.value).collect();
    let drawn = chart::bars(&values, 100.0);
    let shares = shares(&values, total);
    html! {
        table.cl-table {
            thead.cl-hidden {
                tr {
                    th scope="col" { (words.stage) }
                    td aria-hidden="true" {}
                    th scope="col" { (words.value) }
                    @if shares.is_some() { th scope="col" { (words.share) } }
                }
            }
            tbody {
                @for (index, row) in rows.iter().enumerate() {
                    tr {
                        th scope="row" { (row_name(row, lang)) }
                        td.cl-bar aria-hidden="true" { (bar(drawn.bars[index], drawn.zero)) }
                        td.cl-value {
                            @if let Some(value) = row.shown { (figure(value)) } @else { (words.not_provided) }
                        }
                        @if let Some(shares) = &shares { td.cl-share { (shares[index]) } }
                    }
                }
            }
        }
    }
}

fn row_name(row: &Row, lang: Lang) -> Markup {
    html! {
        (lang.language().stage(row.kind))
        @if let Some(scenario) = &row.scenario { small { (lang.words().scenario) " " (scenario) } }
        @if !row.notes.is_empty() { small { @for note in &row.notes { span.cl-nowrap { (note) } " " } } }
    }
}

/// Shares of the total, where every part is one: not beside stored carbon.
fn shares(values: &[Option<Decimal>], total: Option<Decimal>) -> Option<Vec<String>> {
    let total = total.filter(|total| *total > Decimal::ZERO)?;
    let share = |value: &Option<Decimal>| {
        let value = value.filter(|value| !value.is_negative())?;
        Some(per_cent(value.over(total)?.shifted(2)?))
    };
    values.iter().map(share).collect()
}

fn bar(bar: Option<Bar>, zero: f64) -> Markup {
    html! {
        svg viewBox="0 0 100 12" preserveAspectRatio="none" {
            @if let Some(bar) = bar {
                rect class=[bar.negative.then_some("cl-negative")] x=(Pixels(bar.x)) width=(Pixels(bar.width)) height="12" {}
            }
            @if zero > 0.0 { path.cl-zero d={ "M" (Pixels(zero)) " 0v12" } {} }
        }
    }
}
