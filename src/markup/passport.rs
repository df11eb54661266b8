//! A product passport: its issuer's own statement, drawn as one, whoever signed it.

use super::{
    Drawing, frame, heading,
    proof::{row, text_row},
    section_heading, state,
};
use crate::{
    evidence::{Evidence, Presented},
    formats::{Passport, untp::Product},
    label::{CarbonUnit, Instant, Line},
    text::{Lang, carbon_unit, figure},
};
use maud::{Markup, html};

pub(super) fn draw(presented: &Presented, evidence: &Evidence, drawing: &Drawing<'_>) -> Markup {
    let passport = &presented.passport;
    let product = &passport.product;
    let content = html! {
        div.cl-main {
            div.cl-what {
                (heading(drawing, &html! { (product.name) }))
                @if let Some(producer) = &product.producer { p.cl-maker { (producer.name) } }
                (number(presented, drawing))
            }
            (state::of_document(evidence, drawing))
        }
        div.cl-side {
            (scorecard(passport, drawing))
            @if drawing.is_full() { (particulars(product, drawing)) }
        }
        (source(presented, drawing))
    };
    frame(state::tone(evidence), false, drawing, &content)
}

/// The number for a badge, which stands in a line.
pub(super) fn in_line(presented: &Presented, drawing: &Drawing<'_>) -> Markup {
    let card = &presented.passport.scorecard;
    let value = html! { (figure(card.value.significant(5))) " " (carbon_unit(CarbonUnit::Kilogram)) };
    html! {
        @if let Some(was) = drawing.lang.passport_not_current(presented) {
            span.cl-hidden { (was) " " }
            s { (value) }
        } @else {
            strong { (value) }
        }
        " " (drawing.lang.language().stated_per(&card.per)) " "
    }
}

fn number(presented: &Presented, drawing: &Drawing<'_>) -> Markup {
    let exact = presented.passport.scorecard.value;
    let value = figure(exact.significant(5));
    let long = value.chars().count() > 7;
    html! {
        p.cl-number.cl-long[long] {
            @if let Some(was) = drawing.lang.passport_not_current(presented) {
                span.cl-was { (was) } " "
                s { data value=(exact) { (value) } }
            } @else {
                data value=(exact) { (value) }
            }
            " " span.cl-unit { (carbon_unit(CarbonUnit::Kilogram)) }
        }
        p.cl-per { (drawing.lang.passport_scope(&presented.passport)) }
    }
}

fn scorecard(passport: &Passport, drawing: &Drawing<'_>) -> Markup {
    let lang = drawing.lang;
    html! {
        section.cl-section.cl-facts {
            (section_heading(drawing, lang.language().passport().scorecard))
            dl { @for (term, value) in lang.scorecard(passport) { (text_row(term, value, lang)) } }
        }
    }
}

fn particulars(product: &Product, drawing: &Drawing<'_>) -> Markup {
    let (lang, words) = (drawing.lang, drawing.lang.words());
    let own = lang.language().passport();
    let registered = product.registered_id.as_ref().map(|id| match &product.id_scheme {
        Some(scheme) => format!("{id}{}{scheme}", words.separator),
        None => id.to_string(),
    });
    html! {
        section.cl-section.cl-facts {
            (section_heading(drawing, own.product))
            dl {
                (text_row(own.registered_id, registered, lang))
                (line_row(own.batch_number, product.batch.as_ref(), lang))
                (line_row(own.serial_number, product.serial.as_ref(), lang))
                (line_row(words.factory, product.facility.as_ref().map(|facility| &facility.name), lang))
                (line_row(own.country, product.country.as_ref(), lang))
                (text_row(own.made_on, product.made_on.map(|day| day.to_string()), lang))
            }
        }
    }
}

/// Who says so, until when, and in which document.
fn source(presented: &Presented, drawing: &Drawing<'_>) -> Markup {
    let (lang, words, passport) = (drawing.lang, drawing.lang.words(), &presented.passport);
    let own = lang.language().passport();
    let issuer = html! {
        (passport.issuer.name)
        // Where it was signed, the strip names the signer.
        @if presented.signer.is_none() { br; span.cl-note { (passport.issuer.id) } }
    };
    html! {
        section.cl-section.cl-proof {
            (section_heading(drawing, words.source))
            dl {
                (row(own.issuer, Some(issuer), lang))
                (text_row(words.validity, validity(passport), lang))
                @if drawing.is_full() { (line_row(words.document_id, Some(&passport.id), lang)) }
                (text_row(words.imported_from, Some(format!("UNTP {} {}", own.passport, passport.version)), lang))
            }
        }
    }
}

/// Both days, or the one there is.
fn validity(passport: &Passport) -> Option<String> {
    let day = |at: Option<Instant>| at.map_or(String::new(), |at| at.date().to_string());
    match (passport.valid_from, passport.valid_until) {
        (None, None) => None,
        (from, until) => Some(format!("{} – {}", day(from), day(until)).trim().to_owned()),
    }
}

fn line_row(term: &str, line: Option<&Line>, lang: Lang) -> Markup {
    text_row(term, line.map(ToString::to_string), lang)
}
