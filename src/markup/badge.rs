//! The badge: beside a price, in the price's line.

use super::{Drawing, footprint_glyph, glyph, is_demonstration, passport, state};
use crate::{
    evidence::Evidence,
    text::{carbon_unit, figure},
};
use maud::{Markup, html};

pub(super) fn draw(evidence: &Evidence, drawing: &Drawing<'_>) -> Markup {
    let tone = state::tone(evidence);
    let content = html! {
        (footprint_glyph())
        @if let Some(number) = number(evidence, drawing) { (number) }
        span.cl-badge-state { (glyph::of_tone(tone)) (drawing.lang.state(evidence)) }
        @if is_demonstration(evidence) { span.cl-demo { (drawing.lang.words().demonstration) } }
    };
    html! {
        @if let Some(link) = drawing.link {
            a.carbon-label.cl-badge href=(link) lang=(drawing.lang.tag()) data-tone=(tone.word()) { (content) }
        } @else {
            span.carbon-label.cl-badge lang=(drawing.lang.tag()) data-tone=(tone.word()) { (content) }
        }
    }
}

fn number(evidence: &Evidence, drawing: &Drawing<'_>) -> Option<Markup> {
    let language = drawing.lang.language();
    match evidence {
        Evidence::Verified(placed) => {
            let footprint = &placed.verified.label().footprint;
            let (value, unit) = (figure(footprint.value), carbon_unit(footprint.unit));
            let was = drawing.lang.not_current(placed.verified.standing());
            Some(html! {
                @if let Some(was) = was {
                    span.cl-hidden { (was) " " }
                    s { (value) " " (unit) }
                } @else {
                    strong { (value) " " (unit) }
                }
                " " (language.per(&footprint.per)) " "
            })
        }
        Evidence::Declared(declared) => Some(html! {
            strong { (figure(declared.value.significant(5))) " " (carbon_unit(declared.unit)) }
            " " (language.per(&declared.per)) " "
        }),
        Evidence::Passport(presented) => Some(passport::in_line(presented, drawing)),
        _ => None,
    }
}
