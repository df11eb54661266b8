//! The badge: beside a price, in the price's line.

use super::{Drawing, footprint_glyph, glyph, passport, state};
use crate::{
    credential::Rejection,
    evidence::{Evidence, Placed},
    text::{carbon_unit, figure},
};
use maud::{Markup, html};

pub(super) fn of_placed(placed: &Placed, drawing: &Drawing<'_>) -> Markup {
    let (number, state) = (number(placed, drawing), state::of_verified(&placed.verified, drawing.lang));
    draw(state::tone_of(Ok(placed)), Some(number), &state, placed.verified.label().demonstration, drawing)
}

pub(super) fn of_rejected(why: &Rejection, drawing: &Drawing<'_>) -> Markup {
    draw(state::tone_of(Err(why)), None, &drawing.lang.rejection(why).title, false, drawing)
}

pub(super) fn of_document(evidence: &Evidence, drawing: &Drawing<'_>) -> Markup {
    let language = drawing.lang.language();
    let number = match evidence {
        Evidence::Declared(declared) => Some(html! {
            strong { (figure(declared.value.significant(5))) " " (carbon_unit(declared.unit)) }
            " " (language.stated_per(&declared.per)) " "
        }),
        Evidence::Passport(presented) => Some(passport::in_line(presented, drawing)),
        _ => None,
    };
    draw(state::tone(evidence), number, &drawing.lang.state(evidence), false, drawing)
}

fn draw(tone: state::Tone, number: Option<Markup>, state: &str, demonstration: bool, drawing: &Drawing<'_>) -> Markup {
    let content = html! {
        (footprint_glyph())
        @if let Some(number) = number { (number) }
        span.cl-badge-state { (glyph::of_tone(tone)) (state) }
        @if demonstration { span.cl-demo { (drawing.lang.words().demonstration) } }
    };
    html! {
        @if let Some(link) = drawing.link {
            a.carbon-label.cl-badge href=(link) lang=(drawing.lang.tag()) data-tone=(tone.word()) { (content) }
        } @else {
            span.carbon-label.cl-badge lang=(drawing.lang.tag()) data-tone=(tone.word()) { (content) }
        }
    }
}

fn number(placed: &Placed, drawing: &Drawing<'_>) -> Markup {
    let footprint = &placed.verified.label().footprint;
    let (value, unit) = (figure(footprint.value), carbon_unit(footprint.unit));
    html! {
        @if let Some(was) = drawing.lang.not_current(placed.verified.standing()) {
            span.cl-hidden { (was) " " }
            s { (value) " " (unit) }
        } @else {
            strong { (value) " " (unit) }
        }
        " " (drawing.lang.language().per(&footprint.per)) " "
    }
}
