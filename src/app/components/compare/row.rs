//! A product in the table.

use crate::{
    portal::{Column, RowSaid, StageSaid},
    text::PortalWords,
};
use yew::{Html, html};

/// A row: `index` counts from 0, `active` is where the keyboard is.
pub(super) fn row(
    row: &RowSaid,
    index: usize,
    active: bool,
    chosen: bool,
    page: &str,
    (columns, judged): (&[Column], bool),
    words: &'static PortalWords,
) -> Html {
    let apart = !row.apart.is_empty();
    html! {
        <div key={index} id={format!("row-{index}")} class="compare-row" role="row" aria-rowindex={(index + 2).to_string()}
            aria-selected={chosen.to_string()} data-row={index.to_string()} data-active={active.then_some("")}
            data-apart={apart.then_some("")} data-declared={row.declared.then_some("")}>
            <div role="gridcell" class="compare-choose">
                <input type="checkbox" tabindex="-1" checked={chosen} aria-label={(words.choose)(&row.name)} />
            </div>
            <div role="gridcell" class="compare-product">
                if row.declared {
                    <span>{ &row.name }</span>
                } else {
                    <a href={format!("{page}label/{}/", row.number)} tabindex="-1">{ &row.name }</a>
                }
                // The reason stands where the bars would be, and here where nobody wants to see those.
                <span class="app-note">{ if apart && !columns.contains(&Column::Stages) { &row.apart } else { &row.about } }</span>
            </div>
            <div role="gridcell" class="compare-value">
                if row.lapsed { <s>{ &row.value }</s> } else { <span>{ &row.value }</span> }
                if !row.unit.is_empty() {
                    <span class="app-note">{ &row.unit }</span>
                }
            </div>
            { for columns.iter().map(|column| cell(*column, row, words)) }
            if judged { { verdict(row) } }
        </div>
    }
}

/// The class of a column's cells.
pub(super) fn class(column: Column) -> &'static str {
    match column {
        Column::Stages => "compare-stages",
        Column::Certificate => "compare-state",
        Column::PrimaryShare => "compare-share",
        Column::Issuer => "compare-issuer",
        Column::Period => "compare-period",
        Column::Rule => "compare-rule",
    }
}

fn cell(column: Column, row: &RowSaid, words: &'static PortalWords) -> Html {
    let said = match column {
        Column::Stages => stages(row, words),
        Column::Certificate => html! {
            <>
                <span class="studio-state" data-tone={row.tone.clone()}>{ &row.state }</span>
                <span class="app-note">{ &row.until }</span>
            </>
        },
        Column::PrimaryShare => html! { &row.primary_share },
        Column::Issuer => html! { &row.issuer },
        Column::Period => html! { &row.period },
        Column::Rule => html! { &row.rule },
    };
    // What a pointer that rests on the bars is told.
    let each = (column == Column::Stages && !row.stages.is_empty()).then(|| self::said(&row.stages, "\n"));
    html! { <div key={column.word()} role="gridcell" class={class(column)} title={each}>{ said }</div> }
}

/// The stages as bars, or why the product does not compare; and what is odd about a declaration.
fn stages(row: &RowSaid, words: &'static PortalWords) -> Html {
    if !row.apart.is_empty() {
        return html! { <span class="compare-apart" title={row.apart.clone()}>{ &row.apart }</span> };
    }
    let remarks = row.remarks.join("\n");
    html! {
        <>
            if !row.stages.is_empty() { { bars(&row.stages, words) } }
            if !row.remarks.is_empty() {
                <span class="app-note compare-remark" title={remarks.clone()}>{ remarks }</span>
            }
        </>
    }
}

/// What the demand standard makes of it.
fn verdict(row: &RowSaid) -> Html {
    html! {
        <div role="gridcell" class="compare-verdict" title={row.reasons.join("\n")}>
            if !row.verdict.is_empty() {
                <span class="compare-pill" data-outcome={row.outcome.clone()}>{ &row.verdict }</span>
                <span class="app-note">
                    if !row.awarded.is_empty() { <strong>{ &row.awarded }</strong>{ " " } }
                    { row.reasons.first().cloned().unwrap_or_default() }
                </span>
            }
        </div>
    }
}

/// A row that was asked for and is not here yet.
pub(super) fn waiting(index: usize) -> Html {
    html! {
        <div key={index} class="compare-row" role="row" aria-rowindex={(index + 2).to_string()} aria-busy="true">
            <div role="gridcell" class="app-note">{ "…" }</div>
        </div>
    }
}

/// The classes of bars, one after the other.
const BARS: [&str; 4] = ["compare-bar-0", "compare-bar-1", "compare-bar-2", "compare-bar-3"];

fn said(stages: &[StageSaid], between: &str) -> String {
    stages.iter().map(|stage| stage.said.as_str()).collect::<Vec<_>>().join(between)
}

fn bars(stages: &[StageSaid], words: &'static PortalWords) -> Html {
    // Few nodes: of all cells these are the dearest to a reader who types. What each bar is, the whole drawing says.
    let bar = |(at, stage): (usize, &StageSaid)| {
        html! {
            <rect class={BARS[at % BARS.len()]} x={pixels(stage.x)} y="0" width={pixels(stage.width)} height="10" />
        }
    };
    html! {
        <svg viewBox="0 0 100 10" preserveAspectRatio="none" role="img" aria-label={(words.stages_as)(&said(stages, ", "))}>
            { for stages.iter().enumerate().map(bar) }
        </svg>
    }
}

/// Hundredths are finer than a screen shows; whole numbers bring no formatting of floats.
fn pixels(value: f64) -> String {
    let hundredths = (value * 100.0).max(0.0) as u32;
    format!("{}.{:02}", hundredths / 100, hundredths % 100)
}
