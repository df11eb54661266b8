//! A label's credential in every size, and the frame of one that shows no number.

use super::{Drawing, Size, Verdict, badge, frame, heading, name, place, proof, section_heading, stages, state};
use crate::{
    compare::kilowatt_hours,
    evidence::Placed,
    label::Label,
    text::{carbon_unit, figure},
};
use maud::{Markup, html};

/// `steps` is what is folded away under the strip.
pub(super) fn draw(verdict: Verdict<'_>, drawing: &Drawing<'_>, steps: &Markup) -> Markup {
    match verdict {
        Ok(placed) => of_placed(placed, drawing, steps),
        Err(why) if drawing.size == Size::Badge => badge::of_rejected(why, drawing),
        Err(why) => frame(state::tone_of(verdict), false, drawing, &state::of_rejected(why, drawing, steps)),
    }
}

pub(super) fn of_placed(placed: &Placed, drawing: &Drawing<'_>, steps: &Markup) -> Markup {
    if drawing.size == Size::Badge {
        return badge::of_placed(placed, drawing);
    }
    let strip = state::of_placed(placed, drawing, steps);
    let demonstration = placed.verified.label().demonstration;
    frame(state::tone_of(Ok(placed)), demonstration, drawing, &content(placed, drawing, &strip))
}

fn content(placed: &Placed, drawing: &Drawing<'_>, strip: &Markup) -> Markup {
    let label = placed.verified.label();
    let (full, current) = (drawing.is_full(), placed.verified.standing().shows_current());
    html! {
        div.cl-main {
            div.cl-what {
                (what(label, drawing))
                (number(placed, drawing))
            }
            (strip)
        }
        @if current { (place::draw(placed, drawing)) }
        div.cl-side {
            (stages::of_label(label, &placed.verified, drawing))
            @if full && current { (familiar(label, drawing)) }
        }
        (proof::draw(&placed.verified, drawing))
    }
}

fn what(label: &Label, drawing: &Drawing<'_>) -> Markup {
    let product = &label.product;
    html! {
        (heading(drawing, &name(&product.name, drawing.lang)))
        p.cl-maker {
            (name(&product.maker.name, drawing.lang))
            @if let Some(model) = &product.model { (drawing.lang.words().separator) (model) }
        }
    }
}

fn number(placed: &Placed, drawing: &Drawing<'_>) -> Markup {
    let footprint = &placed.verified.label().footprint;
    let (language, words) = (drawing.lang.language(), drawing.lang.words());
    let value = figure(footprint.value);
    let long = value.chars().count() > 7;
    html! {
        p.cl-number.cl-long[long] {
            @if let Some(was) = drawing.lang.not_current(placed.verified.standing()) {
                span.cl-was { (was) } " "
                s { data value=(footprint.value) { (value) } }
            } @else {
                data value=(footprint.value) { (value) }
            }
            " " span.cl-unit { (carbon_unit(footprint.unit)) }
        }
        p.cl-per {
            (language.per(&footprint.per)) (words.separator)
            (language.boundary(footprint.boundary))
            @for standard in &footprint.standards { (words.separator) span.cl-nowrap { (standard) } }
        }
    }
}

fn familiar(label: &Label, drawing: &Drawing<'_>) -> Markup {
    let (language, words) = (drawing.lang.language(), drawing.lang.words());
    html! {
        @if let Some(hours) = kilowatt_hours(label) {
            section.cl-section {
                (section_heading(drawing, words.familiar))
                p { (language.familiar(hours, &language.per(&label.footprint.per))) }
                p.cl-note { (words.familiar_source) }
            }
        }
    }
}
