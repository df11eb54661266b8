//! Data quality by stage, on a label's page: what its label sums up in its worst score.
//!
//! In: a verified label. Out: each stage's scores, drawn and in figures, and what they mean; nothing of a label that
//! states none, or whose stages are not shown to everybody.

use super::{Entry, Page};
use crate::{
    evidence::Evidence,
    label::{Indicator, Part, Score, Stage},
};
use maud::{Markup, html};

pub(super) fn of_label(entry: &Entry, page: &Page<'_>) -> Markup {
    let Evidence::Verified(placed) = &entry.evidence else { return html! {} };
    let label = placed.verified.label();
    let scored = label.stages.as_slice().iter().filter(|stage| stage.quality.worst().is_some());
    let scored: Vec<&Stage> = scored.collect();
    if scored.is_empty() || label.withheld.contains(&Part::Stages) {
        return html! {};
    }
    let (lang, words) = (page.lang, page.words());
    html! {
        section.site-quality aria-labelledby="quality" {
            h2 #quality { (words.quality_by_stage) }
            p.site-note { (words.quality_lead) }
            @for stage in scored {
                h3 { (lang.language().stage(stage.kind)) }
                dl { @for (indicator, score) in stage.quality.scores() { (scored_by(*indicator, *score, page)) } }
            }
            details {
                summary { (words.quality_means) }
                ul {
                    @for indicator in Indicator::ALL {
                        @let (name, means) = explained(*indicator, page);
                        li { (name) (lang.criteria().colon) (means) }
                    }
                }
            }
        }
    }
}

/// An indicator's name, and what its best and worst scores mean: in the words of the form a draft is written in.
fn explained(indicator: Indicator, page: &Page<'_>) -> (&'static str, &'static str) {
    page.lang.form_field(&format!("quality.{}", indicator.word()))
}

/// An indicator: its name, its score in figures, and by the stylesheet as so much of a bar.
fn scored_by(indicator: Indicator, score: Score, page: &Page<'_>) -> Markup {
    let score = score.number();
    html! {
        div {
            dt { (explained(indicator, page).0) }
            dd data-score=(score) { (score) }
        }
    }
}
