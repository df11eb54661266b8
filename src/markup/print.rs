//! The label on a package: an SVG in millimetres, as narrow as its symbol scans.
//!
//! It is printed once and read for years, so it says what was certified and until when, and leaves what
//! has happened since to the symbol.

use super::{
    Pixels, footprint_glyph, is_demonstration,
    layout::{ems, wrapped},
    picture::{plate, with_subscript},
};
use crate::{
    credential::Verified,
    digital_link::in_capitals,
    evidence::Evidence,
    print::{self, GOOD_MODULE, Ink, LEAST_MODULE, Unprintable, Width, printable},
    qr::{Correction, QUIET_ZONE, Symbol},
    text::{Lang, carbon_unit, figure},
};
use maud::{Markup, PreEscaped, html};

/// How to print.
#[derive(Debug, Clone, Copy)]
pub struct Print<'a> {
    /// How wide; the height follows.
    pub width: Width,
    /// In which language.
    pub lang: Lang,
    /// In which ink.
    pub ink: Ink,
    /// Where the symbol leads: a Digital Link, or the label's page.
    pub address: &'a str,
}

/// A label wider than this is this one, enlarged.
const WIDEST: f64 = 80.0;

/// The least room for text beside a symbol.
const COLUMN: f64 = 24.0;

/// The least size of text.
const LEAST: f64 = 1.7;

/// The least size of the certified number.
const NUMBER: f64 = 4.0;

/// The least width of a label with this address.
///
/// # Errors
/// [`Unprintable`], but not for a width.
pub fn smallest_width(evidence: &Evidence, address: &str) -> Result<Width, Unprintable> {
    let placed = printable(evidence)?;
    Ok(needed(&placed.verified, &symbol(address)?))
}

/// Draws a label for a package as a standalone SVG document.
///
/// # Errors
/// [`Unprintable`].
pub fn print(evidence: &Evidence, print: &Print<'_>) -> Result<String, Unprintable> {
    let verified = &printable(evidence)?.verified;
    let (symbol, asked) = (symbol(print.address)?, print.width);
    let needed = needed(verified, &symbol);
    if asked < needed {
        return Err(Unprintable::TooNarrow { asked, needed, version: symbol.version() });
    }
    if asked > Width::MOST {
        return Err(Unprintable::TooWide(asked));
    }
    let width = asked.millimetres();
    let mut sheet = Sheet::new(print.lang, print.ink, width.min(WIDEST));
    sheet.label(verified, &symbol, is_demonstration(evidence));
    Ok(sheet.document(&title(verified, print.lang), width, ""))
}

/// What the label says, in one line, in the order a listener needs.
pub(super) fn title(verified: &Verified, lang: Lang) -> String {
    let (language, label) = (lang.language(), verified.label());
    let (footprint, name) = (&label.footprint, label.product.name.in_language(lang.code()).1);
    let (value, unit) = (figure(footprint.value), carbon_unit(footprint.unit));
    let (per, boundary) = (language.per(&footprint.per), language.boundary(footprint.boundary));
    let printed = lang.printed(label.certificate.expires());
    format!("{}: {name}, {value} {unit} {per}, {boundary}. {printed}", lang.words().label)
}

/// The symbol of an address, in capitals where they mean the same and need less room.
pub(super) fn symbol(address: &str) -> Result<Symbol, Unprintable> {
    let payload = in_capitals(address);
    Symbol::encode(payload.as_deref().unwrap_or(address), Correction::Quartile).map_err(Unprintable::Address)
}

/// What symbol and number need.
fn needed(verified: &Verified, symbol: &Symbol) -> Width {
    let number = ems(&figure(verified.label().footprint.value)) * NUMBER + 2.0 * margin(0.0);
    print::width_for(symbol).max(Width::holding(number))
}

/// What stays free around a label's text: more than a symbol's quiet zone, which the edge must not touch.
fn margin(width: f64) -> f64 {
    (width * 0.05).clamp(2.4, 4.0)
}

/// Lines as [`wrapped`], but no word or two alone in the last one if there is another way.
fn even(text: &str, width: f64) -> Vec<String> {
    let lines = wrapped(text, width);
    let narrower = ems(text) / lines.len() as f64 + 1.0;
    if lines.len() == 1 || narrower >= width || lines.last().is_some_and(|last| ems(last) > narrower / 2.0) {
        return lines;
    }
    let evened = wrapped(text, narrower);
    let words = |lines: &[String]| lines.join(" ").split(' ').count();
    // As many lines and as many pieces: no word was cut for it.
    if (evened.len(), words(&evened)) == (lines.len(), words(&lines)) { evened } else { lines }
}

/// Where text is put, downwards.
pub(super) struct Column {
    pub(super) x: f64,
    pub(super) width: f64,
    pub(super) y: f64,
}

/// Where a symbol stands: its left edge, how wide it is with its quiet zone, and how far that zone reaches
/// into the margin.
struct Plate {
    x: f64,
    side: f64,
    inset: f64,
}

/// Paper that is being drawn on, downwards: how wide, what stays free at its sides, and its two sizes of text.
pub(super) struct Sheet {
    pub(super) lang: Lang,
    pub(super) ink: Ink,
    pub(super) width: f64,
    pub(super) margin: f64,
    pub(super) small: f64,
    pub(super) body: f64,
    pub(super) drawn: Vec<Markup>,
    pub(super) height: f64,
}

impl Sheet {
    /// A label's, whose text grows with it.
    fn new(lang: Lang, ink: Ink, width: f64) -> Self {
        let (small, body) = ((width * 0.03).clamp(1.8, 2.3), (width * 0.034).clamp(2.1, 2.7));
        Self { lang, ink, width, margin: margin(width), small, body, drawn: Vec::new(), height: 0.0 }
    }

    pub(super) fn whole(&self, y: f64) -> Column {
        Column { x: self.margin, width: self.width - 2.0 * self.margin, y }
    }

    /// Lines of text below what stands in a column, smaller where a word would not fit.
    pub(super) fn text(&mut self, column: &mut Column, class: &str, size: f64, text: &str) {
        let longest = text.split(' ').filter(|word| word.is_ascii()).map(ems).fold(1.0, f64::max);
        // A thousandth more, so that rounding does not cut the word.
        let size = size.min(column.width / (longest * 1.001)).max(LEAST.min(size));
        for line in even(text, column.width / size) {
            column.y += size * 1.4;
            let (x, y) = (Pixels(column.x), Pixels(column.y));
            self.drawn.push(html! { text class=(class) x=(x) y=(y) font-size=(Pixels(size)) { (line) } });
        }
    }

    fn label(&mut self, verified: &Verified, symbol: &Symbol, demonstration: bool) {
        let top = self.head();
        let least = print::plate(symbol, LEAST_MODULE);
        let number = ems(&figure(verified.label().footprint.value)) * NUMBER;
        // The number needs its column whole: the symbol's plate covers what reaches under it.
        let beside = self.width - 2.0 * self.margin - least >= COLUMN
            && self.plate_beside(symbol).x - 2.0 * self.margin >= number;
        let below = if beside { self.beside(verified, symbol, top) } else { self.stacked(verified, symbol, top) };
        let mut note = self.whole(below);
        let expires = verified.label().certificate.expires();
        let printed = self.lang.printed(expires);
        self.text(&mut note, "soft", self.small, &printed);
        self.height = note.y + self.margin * 0.9;
        if demonstration {
            self.demonstration();
        }
    }

    /// The heading and the line below it; where the rest begins.
    pub(super) fn head(&mut self) -> f64 {
        let (size, x) = (self.body * 1.7, self.margin);
        let top = self.margin * 0.7;
        let mut column = self.whole(top - self.body * 0.2);
        column.x += size * 0.95;
        column.width -= size * 0.95;
        self.drawn.push(html! {
            svg x=(Pixels(x - size * 0.2)) y=(Pixels(top)) width=(Pixels(size)) height=(Pixels(size)) { (footprint_glyph()) }
        });
        self.text(&mut column, "bold", self.body, self.lang.words().label);
        let y = (column.y + self.body * 0.9).max(top + size + self.body * 0.4);
        self.drawn.push(html! { path.line d={ "M0 " (Pixels(y)) "h" (Pixels(self.width)) } {} });
        y + self.body * 0.4
    }

    /// The symbol's plate on the right.
    fn plate_beside(&self, symbol: &Symbol) -> Plate {
        let module = (self.width * 0.36 / print::plate(symbol, 1.0)).clamp(LEAST_MODULE, 0.65);
        let side = print::plate(symbol, module);
        // On white, the dark modules end where the text's margin begins.
        let inset = if self.ink == Ink::Reversed { 0.0 } else { QUIET_ZONE as f64 * module };
        Plate { x: self.width - self.margin - side + inset, side, inset }
    }

    /// Text on the left, symbol on the right.
    fn beside(&mut self, verified: &Verified, symbol: &Symbol, top: f64) -> f64 {
        let Plate { x, side, inset } = self.plate_beside(symbol);
        let top = self.name(top, verified);
        let mut left = Column { width: x - 2.0 * self.margin, ..self.whole(top) };
        self.what(&mut left, verified);
        left.y += self.body * 0.7;
        self.proof(&mut left, verified);
        let plate_top = self.below(top, inset);
        self.symbol(symbol, x, plate_top, side);
        let mut right = Column { x: x + inset, width: side - 2.0 * inset, y: self.after(plate_top + side) };
        self.text(&mut right, "bold accent", self.body, self.lang.words().scan_to_verify);
        left.y.max(right.y) + self.body * 0.6
    }

    /// Everything below each other; beside the symbol what it is for, if there is room.
    fn stacked(&mut self, verified: &Verified, symbol: &Symbol, top: f64) -> f64 {
        let top = self.name(top, verified);
        let mut column = self.whole(top);
        self.what(&mut column, verified);
        let reversed = self.ink == Ink::Reversed;
        let room = if reversed {
            (self.width - 2.0) / print::plate(symbol, 1.0)
        } else {
            column.width / symbol.modules as f64
        };
        let module = room.min(GOOD_MODULE);
        let (side, quiet) = (print::plate(symbol, module), QUIET_ZONE as f64 * module);
        let (inset, edge) =
            if reversed { (0.0, self.margin.min((self.width - side) / 2.0)) } else { (quiet, self.margin) };
        let plate_top = self.below(column.y, inset);
        self.symbol(symbol, edge - inset, plate_top, side);
        let bottom = self.after(plate_top + side);
        let after = edge + side - inset + if reversed { self.body * 0.6 } else { 0.0 };
        let beside =
            Column { x: after, width: self.width - self.margin - after, y: plate_top + inset - self.body * 0.4 };
        let mut words = if beside.width < self.body * 3.0 { self.whole(bottom) } else { beside };
        self.text(&mut words, "bold accent", self.body, self.lang.words().scan_to_verify);
        column.y = bottom.max(words.y) + self.body * 0.2;
        self.proof(&mut column, verified);
        column.y + self.body * 0.4
    }

    /// Where a plate begins below a line of text: its modules near, its quiet zone free of what hangs
    /// below the line.
    fn below(&self, line: f64, inset: f64) -> f64 {
        line + (self.body * 1.1 - inset).max(self.body * 0.45)
    }

    /// Where text goes on below a plate: its first line in a quiet zone would be read as modules.
    fn after(&self, bottom: f64) -> f64 {
        if self.ink == Ink::Reversed { bottom } else { bottom - self.small * 0.4 }
    }

    /// The product's name across the label.
    pub(super) fn name(&mut self, top: f64, verified: &Verified) -> f64 {
        let name = verified.label().product.name.in_language(self.lang.code()).1.as_str();
        let mut column = self.whole(top);
        self.text(&mut column, "bold", self.body * 1.2, name);
        column.y
    }

    /// Number, per what, boundary.
    pub(super) fn what(&mut self, column: &mut Column, verified: &Verified) {
        let (lang, footprint) = (self.lang, &verified.label().footprint);
        self.number(column, &figure(footprint.value), carbon_unit(footprint.unit));
        let language = lang.language();
        let per = format!("{} · {}", language.per(&footprint.per), language.boundary(footprint.boundary));
        self.text(column, "soft", self.body, &per);
    }

    /// The largest on the label; its unit beside it, or below where there is no room.
    fn number(&mut self, column: &mut Column, value: &str, unit: &str) {
        let size = (self.width * 0.15).max(6.5).min(column.width / ems(value)).max(NUMBER);
        let (wide, unit_size) = (ems(value) * size, self.body * 1.15);
        column.y += size * 0.95 + self.body * 0.5;
        let y = column.y;
        self.drawn.push(html! {
            text.bold x=(Pixels(column.x)) y=(Pixels(y)) font-size=(Pixels(size)) { (value) }
        });
        let after = wide + size * 0.2;
        let beside = after + ems(unit) * unit_size <= column.width;
        column.y += if beside { self.body * 0.2 } else { unit_size * 1.4 };
        let (x, y) = if beside { (column.x + after, y) } else { (column.x, column.y) };
        self.drawn.push(html! {
            text x=(Pixels(x)) y=(Pixels(y)) font-size=(Pixels(unit_size)) { (with_subscript(unit, unit_size)) }
        });
    }

    /// The certificate and who stands for it.
    pub(super) fn proof(&mut self, column: &mut Column, verified: &Verified) {
        let (lang, certificate) = (self.lang, &verified.label().certificate);
        let words = lang.words();
        let body = certificate.body.name.in_language(lang.code()).1.as_str();
        for (term, value) in [(words.certificate_number, certificate.number.as_str()), (words.body, body)] {
            column.y += self.small * 0.2;
            self.text(column, "soft", self.small, term);
            self.text(column, "", self.body, value);
        }
    }

    pub(super) fn symbol(&mut self, symbol: &Symbol, x: f64, y: f64, side: f64) {
        // Up to the next hundredth: a module must not become smaller by rounding.
        self.drawn.push(plate(symbol, &symbol.areas(), x, y, (side * 100.0).ceil() / 100.0));
    }

    /// A band that cannot be cut off without its absence showing.
    pub(super) fn demonstration(&mut self) {
        let (top, before) = (self.height, self.drawn.len());
        let mut column = self.whole(top + self.small * 0.3);
        self.text(&mut column, "mark bold", self.small, self.lang.words().demonstration_note);
        self.height = column.y + self.small * 0.9;
        let (width, height) = (Pixels(self.width), Pixels(self.height - top));
        let band = html! { rect.mark-paper x="0" y=(Pixels(top)) width=(width) height=(height) {} };
        self.drawn.insert(before, band);
    }

    /// The whole of it, so wide; `rules` are what it has beside a label's.
    pub(super) fn document(&self, title: &str, width: f64, rules: &str) -> String {
        let (lang, drawn, high) = (self.lang, self.width, self.height);
        let millimetres = |drawn: f64| format!("{}mm", Pixels(drawn * width / self.width));
        let palette = match self.ink {
            Ink::Colour => include_str!("../../style/print/colour.css"),
            Ink::Black => include_str!("../../style/print/black.css"),
            Ink::Reversed => include_str!("../../style/print/reversed.css"),
        };
        let svg = html! {
            svg xmlns="http://www.w3.org/2000/svg" lang=(lang.tag()) role="img" aria-label=(title)
                width=(millimetres(drawn)) height=(millimetres(high))
                viewBox=(format!("0 0 {} {}", Pixels(drawn), Pixels(high))) {
                title { (title) }
                style { (PreEscaped(palette)) (PreEscaped(include_str!("../../style/print/label.css"))) (PreEscaped(rules)) }
                rect.paper width=(Pixels(drawn)) height=(Pixels(high)) {}
                @for part in &self.drawn { (part) }
                rect.edge x="0.1" y="0.1" width=(Pixels(drawn - 0.2)) height=(Pixels(high - 0.2)) {}
            }
        };
        svg.into_string()
    }
}

#[cfg(test)]
mod tests {
    use super::even;

    #[test]
    fn no_word_is_left_alone_on_a_line_nor_cut_for_it() {
        assert_eq!(even("520 520 520 5", 7.0), ["520 520", "520 5"]);
        assert_eq!(even("carbon footprint x", 9.8), ["carbon footprint", "x"]);
        assert_eq!(even("carbon", 9.0), ["carbon"]);
    }
}
