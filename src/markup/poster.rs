//! The label on a poster: an A4 sheet for a shop, a fair or a page of a tender, read from a few steps away.
//!
//! It says what the label on a package says, and where the footprint comes from; as paper cannot know what has
//! happened since, its state is left to the symbol.

use super::{
    Pixels, is_demonstration,
    picture::with_subscript,
    print::{Column, Sheet, symbol, title},
};
use crate::{
    chart,
    credential::Verified,
    evidence::Evidence,
    label::{Label, Part},
    print::{self, Ink, Unprintable, printable},
    qr::{QUIET_ZONE, Symbol},
    text::{Lang, carbon_unit, figure},
};
use maud::html;

/// How to print a poster.
#[derive(Debug, Clone, Copy)]
pub struct Poster<'a> {
    /// In which language.
    pub lang: Lang,
    /// In which ink.
    pub ink: Ink,
    /// Where the symbol leads: a Digital Link, or the label's page.
    pub address: &'a str,
}

/// A4 (ISO 216), upright.
const WIDTH: f64 = 210.0;
const HEIGHT: f64 = 297.0;
/// What printers leave white, and a little more.
const MARGIN: f64 = 18.0;
/// Sizes of text.
const SMALL: f64 = 4.8;
const BODY: f64 = 6.6;
/// The side of the symbol, which scans from ten times as far.
const SYMBOL: f64 = 80.0;
/// The height of a stage's row.
const ROW: f64 = 12.0;
/// The width of the stages' names, and of their values.
const NAMES: f64 = 64.0;
const VALUES: f64 = 30.0;
/// How much smaller what is long is set.
const SMALLER: [f64; 3] = [0.8, 0.65, 0.5];

/// Draws a label as a poster, a standalone SVG document.
///
/// # Errors
/// [`Unprintable`], but not for a width.
pub fn poster(evidence: &Evidence, poster: &Poster<'_>) -> Result<String, Unprintable> {
    let verified = &printable(evidence)?.verified;
    let symbol = symbol(poster.address)?;
    let demonstration = is_demonstration(evidence);
    let sheet = |scale: f64| draw(blank(poster, scale), verified, &symbol, demonstration);
    // What is long is set smaller, as far as it has to be: for the stages, and in any case for the symbol.
    let roomiest = |best: (Sheet, Room), next: (Sheet, Room)| if next.1 > best.1 { next } else { best };
    let (sheet, _) = SMALLER.into_iter().map(sheet).fold(sheet(1.0), roomiest);
    Ok(sheet.document(&title(verified, poster.lang), WIDTH, include_str!("../../style/print/poster.css")))
}

/// What a poster has room for.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Room {
    Nothing,
    Symbol,
    Stages,
}

fn blank(poster: &Poster<'_>, scale: f64) -> Sheet {
    Sheet {
        lang: poster.lang,
        ink: poster.ink,
        width: WIDTH,
        margin: MARGIN,
        small: SMALL,
        body: BODY * scale,
        drawn: Vec::new(),
        height: HEIGHT,
    }
}

/// From the top what the product is and what it stands for; from the bottom how to check it; between them where it
/// comes from, if there is room.
fn draw(mut sheet: Sheet, verified: &Verified, symbol: &Symbol, demonstration: bool) -> (Sheet, Room) {
    let (lang, label) = (sheet.lang, verified.label());
    let mut top = sheet.head();
    top = sheet.name(top + BODY * 0.6, verified);
    let mut column = sheet.whole(top);
    let maker = label.product.maker.name.in_language(lang.code()).1.as_str();
    let size = sheet.body;
    sheet.text(&mut column, "soft", size, maker);
    sheet.what(&mut column, verified);
    sheet.body = BODY;
    let foot = foot(&mut sheet, verified, symbol, demonstration);
    let room = match stages(&mut sheet, label, column.y + BODY * 1.6, foot - BODY) {
        true => Room::Stages,
        false if column.y + SMALL <= foot => Room::Symbol,
        false => Room::Nothing,
    };
    (sheet, room)
}

/// The symbol, what it is for, the certificate; where that begins.
fn foot(sheet: &mut Sheet, verified: &Verified, symbol: &Symbol, demonstration: bool) -> f64 {
    let (lang, words) = (sheet.lang, sheet.lang.words());
    let mut end = HEIGHT;
    if demonstration {
        // It is drawn below where the sheet ends.
        end -= SMALL * 2.6;
        sheet.height = end;
        sheet.demonstration();
        sheet.height = HEIGHT;
    }
    let module = SYMBOL / print::plate(symbol, 1.0);
    let quiet = if sheet.ink == Ink::Reversed { 0.0 } else { QUIET_ZONE as f64 * module };
    let top = end - MARGIN * 0.9 - SYMBOL + quiet;
    sheet.symbol(symbol, MARGIN - quiet, top, SYMBOL);
    let left = MARGIN + SYMBOL - quiet + BODY;
    let mut column = Column { x: left, width: WIDTH - MARGIN - left, y: top + quiet - BODY * 0.4 };
    sheet.text(&mut column, "bold accent", BODY * 1.25, words.scan_to_verify);
    column.y += SMALL * 0.4;
    sheet.text(&mut column, "soft", SMALL, &lang.printed(verified.label().certificate.expires()));
    column.y += SMALL * 0.6;
    sheet.body = SMALL * 1.1;
    sheet.proof(&mut column, verified);
    sheet.body = BODY;
    top
}

/// Where it comes from, a row each stage: its name, its bar, its value. Nothing where the stages are not shown to
/// everybody; false where they would not fit.
fn stages(sheet: &mut Sheet, label: &Label, top: f64, bottom: f64) -> bool {
    let (lang, stages) = (sheet.lang, label.stages.as_slice());
    let rows = stages.len() as f64;
    if stages.is_empty() || label.withheld.contains(&Part::Stages) {
        return top <= bottom;
    }
    if top + BODY * 2.0 + rows * ROW + SMALL * 1.4 > bottom {
        return false;
    }
    let mut heading = sheet.whole(top);
    sheet.text(&mut heading, "bold", BODY, lang.words().origin);
    let values: Vec<_> = stages.iter().map(|stage| Some(stage.value)).collect();
    let bars = chart::bars(&values, WIDTH - 2.0 * MARGIN - NAMES - VALUES);
    for (at, (stage, bar)) in stages.iter().zip(bars.bars).enumerate() {
        let y = heading.y + BODY * 0.8 + at as f64 * ROW;
        let (size, baseline) = (SMALL * 1.1, y + ROW * 0.6);
        // A line of text is put so far below its column's end.
        let mut column = Column { x: MARGIN, width: NAMES - 4.0, y: baseline - size * 1.4 };
        sheet.text(&mut column, "", size, lang.language().stage(stage.kind));
        let left = MARGIN + NAMES;
        sheet.drawn.push(html! {
            @if let Some(bar) = bar {
                rect.bar.negative[bar.negative] x=(Pixels(left + bar.x)) y=(Pixels(y + 2.0)) width=(Pixels(bar.width)) height=(Pixels(ROW - 5.0)) {}
            }
            text.end x=(Pixels(WIDTH - MARGIN)) y=(Pixels(baseline)) font-size=(Pixels(size)) { (figure(stage.value)) }
        });
    }
    let mut note = sheet.whole(heading.y + BODY * 0.8 + rows * ROW + SMALL * 1.4);
    let (x, y) = (Pixels(note.x), Pixels(note.y));
    sheet.drawn.push(html! {
        text.soft x=(x) y=(y) font-size=(Pixels(SMALL)) {
            (with_subscript(carbon_unit(label.footprint.unit), SMALL)) " " (lang.language().per(&label.footprint.per))
        }
    });
    if stages.iter().any(|stage| stage.value.is_negative()) {
        sheet.text(&mut note, "soft", SMALL, lang.words().stored);
    }
    note.y <= bottom
}
