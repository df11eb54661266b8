//! Somebody's own declaration: drawn, marked, and never as if it were certified.

use super::{Drawing, frame, heading, name, proof, section_heading, stages, state};
use crate::{
    evidence::Evidence,
    formats::Declared,
    label::Line,
    text::{carbon_unit, figure, per_cent},
};
use maud::{Markup, html};

pub(super) fn draw(declared: &Declared, evidence: &Evidence, drawing: &Drawing<'_>) -> Markup {
    let content = html! {
        div.cl-main {
            div.cl-what {
                (heading(drawing, &name(&declared.name, drawing.lang)))
                @if let Some(owner) = &declared.owner { p.cl-maker { (name(owner, drawing.lang)) } }
                (number(declared, drawing))
            }
            (state::of_document(evidence, drawing))
        }
        div.cl-side { (origin(declared, drawing)) (kinds(declared, drawing)) }
        (particulars(declared, drawing))
    };
    frame(state::tone(evidence), false, drawing, &content)
}

fn origin(declared: &Declared, drawing: &Drawing<'_>) -> Markup {
    let words = drawing.lang.words();
    html! {
        section.cl-section.cl-origin {
            (section_heading(drawing, words.origin))
            @if declared.inside.is_empty() {
                p.cl-note { (words.no_stages) }
            } @else {
                (stages::of_modules(&declared.inside, drawing))
            }
            @if declared.summed { p.cl-note { (words.summed) } }
        }
        @if !declared.beyond.is_empty() {
            section.cl-section.cl-origin {
                (section_heading(drawing, words.beyond))
                p.cl-note { (words.beyond_note) }
                (stages::of_modules(&declared.beyond, drawing))
            }
        }
    }
}

/// Kinds of carbon, where the document tells them apart.
fn kinds(declared: &Declared, drawing: &Drawing<'_>) -> Markup {
    let words = drawing.lang.carbon_words();
    html! {
        @if !declared.carbon.is_empty() {
            section.cl-section.cl-proof.cl-kinds {
                (section_heading(drawing, words.kinds))
                dl {
                    @for (kind, value) in &declared.carbon {
                        (proof::text_row(drawing.lang.carbon(*kind), Some(figure(*value)), drawing.lang))
                    }
                }
                p.cl-note { (words.kinds_note) }
            }
        }
    }
}

fn number(declared: &Declared, drawing: &Drawing<'_>) -> Markup {
    let value = figure(declared.value.significant(5));
    let long = value.chars().count() > 7;
    html! {
        p.cl-number.cl-long[long] {
            data value=(declared.value) { (value) } " " span.cl-unit { (carbon_unit(declared.unit)) }
        }
        p.cl-per { (drawing.lang.counted(declared)) }
    }
}

fn particulars(declared: &Declared, drawing: &Drawing<'_>) -> Markup {
    let (lang, words, carbon) = (drawing.lang, drawing.lang.words(), drawing.lang.carbon_words());
    let version = declared.version.as_ref().map(|version| format!(" {version}")).unwrap_or_default();
    let format = format!("{}{version}", declared.format.title());
    let joined = |lines: &[Line]| {
        let lines: Vec<&str> = lines.iter().map(Line::as_str).collect();
        (!lines.is_empty()).then(|| lines.join(words.separator))
    };
    let dated = declared.period.map(|period| format!("{} – {}", period.from(), period.to()));
    let quality =
        declared.quality.iter().map(|(aspect, rating)| format!("{} {}", lang.aspect(*aspect), figure(*rating)));
    let quality = quality.collect::<Vec<_>>().join(words.separator);
    let scale = declared.worst_rating.map(|worst| (carbon.rated)(worst)).unwrap_or_default();
    let uncertainty = declared.uncertainty.as_ref().map(|interval| proof::interval(interval, declared.unit));
    // What only some formats have a place for is no gap in the others.
    let beside = [
        (carbon.indicator, declared.indicator.as_ref().map(ToString::to_string)),
        (carbon.factors, joined(&declared.factors)),
        (carbon.rules, joined(&declared.rules)),
        (carbon.geography, declared.geography.as_ref().map(ToString::to_string)),
        (words.primary_share, declared.primary_share.map(|share| per_cent(share.percent()))),
        (carbon.quality, (!quality.is_empty()).then(|| quality + &scale)),
        (words.uncertainty, uncertainty),
        (carbon.product_ids, joined(&declared.product_ids)),
    ];
    let content =
        declared.content.iter().map(|(of, value)| (lang.content(*of), Some(format!("{} kg", figure(*value)))));
    let stated = format!("{} {}", figure(declared.value), carbon_unit(declared.unit));
    html! {
        section.cl-section.cl-proof {
            (section_heading(drawing, words.source))
            dl {
                (proof::text_row(words.stated_value, Some(stated), lang))
                (proof::named_row(words.owner, declared.owner.as_ref(), lang))
                (proof::text_row(words.standard, joined(&declared.standards), lang))
                @for (term, stated) in beside.into_iter().chain(content) {
                    @if let Some(stated) = stated { (proof::text_row(term, Some(stated), lang)) }
                }
                (proof::text_row(words.data_year, dated.or(declared.year.map(|year| year.to_string())), lang))
                (proof::text_row(words.valid_until, declared.valid_until.map(|until| until.to_string()), lang))
                (proof::text_row(words.imported_from, Some(format), lang))
                (proof::text_row(words.document_id, declared.id.as_ref().map(ToString::to_string), lang))
            }
        }
    }
}
