//! Somebody's own declaration: drawn, marked, and never as if it were certified.

use super::{Drawing, frame, heading, name, proof, section_heading, stages, state};
use crate::{
    evidence::Evidence,
    formats::{Declared, Format},
    text::{carbon_unit, figure},
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
        div.cl-side { (origin(declared, drawing)) }
        (particulars(declared, drawing))
    };
    frame(state::tone(evidence), false, drawing, &content)
}

fn origin(declared: &Declared, drawing: &Drawing<'_>) -> Markup {
    let words = drawing.lang.words();
    html! {
        section.cl-section.cl-origin {
            (section_heading(drawing, words.origin))
            (stages::of_modules(&declared.inside, drawing))
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

fn number(declared: &Declared, drawing: &Drawing<'_>) -> Markup {
    let words = drawing.lang.words();
    let value = figure(declared.value.significant(5));
    let long = value.chars().count() > 7;
    html! {
        p.cl-number.cl-long[long] {
            data value=(declared.value) { (value) } " " span.cl-unit { (carbon_unit(declared.unit)) }
        }
        p.cl-per { (drawing.lang.language().per(&declared.per)) (words.separator) (words.product_stage) }
    }
}

fn particulars(declared: &Declared, drawing: &Drawing<'_>) -> Markup {
    let (lang, words) = (drawing.lang, drawing.lang.words());
    let format = match declared.format {
        Format::IlcdEpd => "ILCD+EPD (JSON)",
    };
    let stated = format!("{} {}", figure(declared.value), carbon_unit(declared.unit));
    html! {
        section.cl-section.cl-proof {
            (section_heading(drawing, words.source))
            dl {
                (proof::text_row(words.stated_value, Some(stated), lang))
                (proof::named_row(words.owner, declared.owner.as_ref(), lang))
                (proof::text_row(words.standard, declared.standard.as_ref().map(ToString::to_string), lang))
                (proof::text_row(words.data_year, declared.year.map(|year| year.to_string()), lang))
                (proof::text_row(words.valid_until, declared.valid_until.map(|year| year.to_string()), lang))
                (proof::text_row(words.imported_from, Some(format.to_owned()), lang))
                (proof::text_row(words.document_id, declared.id.as_ref().map(ToString::to_string), lang))
            }
        }
    }
}
