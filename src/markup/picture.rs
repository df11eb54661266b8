//! The label as one SVG that stands alone: for places that take a picture and nothing else.
//!
//! Its text is laid out by [`super::layout`], because a picture cannot wrap.

mod passport;

use super::{
    Pixels, footprint_glyph, glyph, is_demonstration,
    layout::{ems, wrapped},
    state,
};
use crate::{
    chart,
    compare::{Position, Reading},
    credential::Verified,
    evidence::{Evidence, Placed},
    formats::Declared,
    label::{Decimal, Label},
    qr::{QUIET_ZONE, Symbol},
    text::{CheckedBy, Lang, carbon_unit, figure},
};
use maud::{Markup, PreEscaped, html};

const WIDTH: f64 = 400.0;
const MARGIN: f64 = 20.0;
const INNER: f64 = WIDTH - 2.0 * MARGIN;

/// Draws a label as a standalone SVG document; `symbol` leads to the label's page.
#[must_use]
pub fn picture(evidence: &Evidence, lang: Lang, checked_by: CheckedBy, symbol: Option<&Symbol>) -> String {
    let mut pen = Pen { lang, checked_by, y: 0.0, drawn: Vec::new() };
    pen.head(is_demonstration(evidence));
    match evidence {
        Evidence::Verified(placed) => pen.verified(placed, evidence, symbol),
        Evidence::Declared(declared) => pen.declared(declared, evidence),
        Evidence::Passport(presented) => pen.passport(presented, evidence),
        _ => pen.state(evidence),
    }
    let title = title(evidence, lang);
    let watermark = is_demonstration(evidence).then_some(lang.words().demonstration);
    let height = pen.y;
    let middle = height / 2.0;
    let svg = html! {
        svg xmlns="http://www.w3.org/2000/svg" lang=(lang.tag()) role="img" aria-label=(title)
            width=(Pixels(WIDTH)) height=(Pixels(height)) viewBox=(format!("0 0 400 {}", Pixels(height))) {
            title { (title) }
            style { (PreEscaped(include_str!("../../style/picture.css"))) }
            clipPath id="card" { rect width="400" height=(Pixels(height)) rx="12" {} }
            g clip-path="url(#card)" {
                rect.paper x="0.5" y="0.5" width="399" height=(Pixels(height - 1.0)) rx="11.5" {}
                @for part in &pen.drawn { (part) }
                @if let Some(watermark) = watermark {
                    text.watermark transform=(format!("translate(200 {}) rotate(-24)", Pixels(middle + 24.0))) { (watermark) }
                }
            }
        }
    };
    svg.into_string()
}

/// What the picture says, in one line, in the order a listener needs.
fn title(evidence: &Evidence, lang: Lang) -> String {
    let (language, words) = (lang.language(), lang.words());
    let number = match evidence {
        Evidence::Verified(placed) => {
            let label = placed.verified.label();
            let (footprint, name) = (&label.footprint, label.product.name.in_language(lang.code()).1);
            let was = lang.not_current(placed.verified.standing()).unwrap_or_default();
            let (value, unit) = (figure(footprint.value), carbon_unit(footprint.unit));
            format!(
                "{name}, {was} {value} {unit} {}, {}, ",
                language.per(&footprint.per),
                language.boundary(footprint.boundary)
            )
        }
        _ => String::new(),
    };
    format!("{}: {number}{}", words.label, lang.state(evidence))
}

/// Draws downwards.
struct Pen {
    lang: Lang,
    checked_by: CheckedBy,
    y: f64,
    drawn: Vec<Markup>,
}

impl Pen {
    fn put(&mut self, part: Markup) {
        self.drawn.push(part);
    }

    fn line(&mut self) {
        let y = Pixels(self.y);
        self.put(html! { path.line d={ "M0 " (y) "h400" } {} });
    }

    /// Text from the left margin, wrapped; `step` is the height of its lines.
    fn text(&mut self, class: &str, text: &str, size: f64, step: f64) {
        for line in wrapped(text, INNER / size) {
            self.y += step;
            let y = Pixels(self.y);
            self.put(html! { text class=(class) x="20" y=(y) { (line) } });
        }
    }

    fn head(&mut self, demonstration: bool) {
        let words = self.lang.words();
        let width = ems(words.demonstration) * 12.0 + 14.0;
        self.put(html! {
            svg x="20" y="13" width="20" height="20" { (footprint_glyph()) }
            text.head x="48" y="28" { (words.label) }
            @if demonstration {
                rect.dashed x=(Pixels(WIDTH - MARGIN - width)) y="14" width=(Pixels(width)) height="20" rx="4" {}
                text.demo.middle x=(Pixels(WIDTH - MARGIN - width / 2.0)) y="28.5" { (words.demonstration) }
            }
        });
        self.y = 46.0;
        self.line();
    }

    fn verified(&mut self, placed: &Placed, evidence: &Evidence, symbol: Option<&Symbol>) {
        let (label, lang) = (placed.verified.label(), self.lang);
        let product = &label.product;
        let model = product.model.as_ref().map_or(String::new(), |model| format!("{}{model}", lang.words().separator));
        self.y += 8.0;
        self.text("name", product.name.in_language(lang.code()).1.as_str(), 18.0, 25.0);
        self.text("soft", &format!("{}{model}", product.maker.name.in_language(lang.code()).1), 14.0, 22.0);
        let footprint = &label.footprint;
        let current = placed.verified.standing().shows_current();
        if let Some(was) = lang.not_current(placed.verified.standing()) {
            self.text("soft small", was, 12.0, 22.0);
        }
        self.number(footprint.value, carbon_unit(footprint.unit), current);
        let language = lang.language();
        let standards: Vec<&str> = footprint.standards.iter().map(|standard| standard.as_str()).collect();
        let per =
            [&language.per(&footprint.per), language.boundary(footprint.boundary), &standards.join(" ")].join(" · ");
        self.text("soft", &per, 14.0, 22.0);
        self.y += 14.0;
        self.state(evidence);
        if let Some(position) = placed.positions().next().filter(|_| current) {
            self.place(position);
        }
        self.stages(label, &placed.verified);
        self.proof(label, symbol);
    }

    fn declared(&mut self, declared: &Declared, evidence: &Evidence) {
        let lang = self.lang;
        self.y += 8.0;
        self.text("name", declared.name.in_language(lang.code()).1.as_str(), 18.0, 25.0);
        self.number(declared.value.significant(5), carbon_unit(declared.unit), true);
        self.text("soft", &lang.counted(declared), 14.0, 22.0);
        self.y += 14.0;
        self.state(evidence);
        let rows = declared.inside.iter().map(|module| (module.kind, module.value.map(|value| value.significant(4))));
        self.bars(&rows.collect::<Vec<_>>());
        self.y += 14.0;
    }

    fn number(&mut self, value: Decimal, unit: &str, current: bool) {
        let value = figure(value);
        let long = value.chars().count() > 7;
        let size = if long { 38.0 } else { 52.0 };
        self.y += size + 4.0;
        let (y, after) = (Pixels(self.y), MARGIN + ems(&value) * size + 12.0);
        self.put(html! {
            text.number.long[long].was[!current] x="20" y=(y) { (value) }
            text x=(Pixels(after)) y=(y) { (with_subscript(unit, 14.0)) }
        });
    }

    fn state(&mut self, evidence: &Evidence) {
        let (lang, tone) = (self.lang, state::tone(evidence));
        let notice = match evidence {
            Evidence::Verified(placed) => {
                let verified = &placed.verified;
                let notice = lang.standing(verified.standing(), verified.label());
                let checked = lang.language().checked(self.checked_by, verified.status_told(), verified.checked_at());
                vec![(true, notice.title), (false, notice.detail), (false, checked)]
            }
            Evidence::Rejected(rejection) => {
                let notice = lang.rejection(rejection);
                vec![(true, notice.title), (false, notice.detail)]
            }
            Evidence::Unreadable(fault) => {
                vec![(true, lang.state(evidence)), (false, lang.fault(fault))]
            }
            Evidence::Declared(_) => {
                vec![(true, lang.state(evidence)), (false, lang.words().declared_note.to_owned())]
            }
            Evidence::Passport(presented) => self.passport_notice(presented),
            Evidence::Checking => {
                vec![(true, lang.state(evidence)), (false, lang.words().checking_note.to_owned())]
            }
        };
        let lines = notice.iter().flat_map(|(bold, text)| {
            let size = if *bold { 14.0 } else { 12.0 };
            wrapped(text, (INNER - 32.0) / size).into_iter().map(move |line| (*bold, line))
        });
        let lines: Vec<(bool, String)> = lines.collect();
        let (top, height) = (self.y, lines.len() as f64 * 20.0 + 20.0);
        self.y += height;
        self.put(html! {
            g class=(tone.word()) {
                rect.strip x="1" y=(Pixels(top)) width="398" height=(Pixels(height)) {}
                svg x="20" y=(Pixels(top + 11.0)) width="20" height="20" { (glyph::of_tone(tone)) }
                @for (index, (bold, line)) in lines.iter().enumerate() {
                    text.tone[*bold].bold[*bold].small[!*bold] x="52" y=(Pixels(top + 26.0 + index as f64 * 20.0)) { (line) }
                }
            }
        });
    }

    fn title(&mut self, text: &str) {
        self.y += 28.0;
        let y = Pixels(self.y);
        self.put(html! { text.head.soft x="20" y=(y) { (text) } });
    }

    fn place(&mut self, position: &Position) {
        let (lang, drawn) = (self.lang, chart::strip(position, INNER));
        self.title(lang.words().place);
        let banded = !matches!(position.reading(), Reading::References(_));
        let marker = drawn.marker.clamp(6.0, INNER - 6.0);
        let outside = super::place::is_outside(position);
        let top = self.y + 10.0;
        self.put(html! {
            g transform=(format!("translate(20 {})", Pixels(top))) {
                @for (index, (x, width)) in drawn.bands.iter().enumerate() {
                    @let current = banded && index == drawn.current;
                    rect.band.current[current].outside[current && outside] x=(Pixels(*x)) y="22" width=(Pixels((width - 2.0).max(0.5))) height="12" rx="3" {}
                }
                @if !banded { @for x in &drawn.ticks { path.tick d={ "M" (Pixels(*x)) " 20v16" } {} } }
                path.marker d={ "M" (Pixels(marker)) " 21l-6-8h12z" } {}
                text.bold.middle.small x=(Pixels(marker.clamp(24.0, INNER - 24.0))) y="9" { (figure(position.value())) }
            }
        });
        self.y = top + 38.0;
        let sentences = lang.language().position(position);
        for sentence in sentences.iter().take(3) {
            self.text("", sentence, 14.0, 20.0);
        }
        let name = position.benchmark().name.in_language(lang.code()).1;
        let note = format!("{name} · {}", lang.words().not_part_of_certification);
        self.text("soft small", &note, 12.0, 18.0);
        self.y += 14.0;
        self.line();
    }

    fn stages(&mut self, label: &Label, verified: &Verified) {
        let stages = label.stages.as_slice();
        if stages.is_empty() {
            return;
        }
        self.bars(&stages.iter().map(|stage| (stage.kind, Some(stage.value))).collect::<Vec<_>>());
        if let Some(sum) = verified.sum() {
            let note = self.lang.language().sum(sum, stages.len());
            self.text("soft small", &note, 12.0, 18.0);
        }
        self.y += 14.0;
        self.line();
    }

    fn bars(&mut self, rows: &[(crate::label::StageKind, Option<Decimal>)]) {
        let lang = self.lang;
        self.title(lang.words().origin);
        let values: Vec<Option<Decimal>> = rows.iter().map(|(_, value)| *value).collect();
        let drawn = chart::bars(&values, 120.0);
        for ((kind, value), bar) in rows.iter().zip(&drawn.bars) {
            self.y += 24.0;
            let y = self.y;
            let shown = value.map_or_else(|| lang.words().not_provided.to_owned(), figure);
            self.put(html! {
                text x="20" y=(Pixels(y)) { (lang.language().stage(*kind)) }
                @if let Some(bar) = bar {
                    rect.bar.stored[bar.negative] x=(Pixels(175.0 + bar.x)) y=(Pixels(y - 11.0))
                        width=(Pixels(bar.width)) height="12" {}
                }
                text.end x="380" y=(Pixels(y)) { (shown) }
            });
        }
    }

    fn proof(&mut self, label: &Label, symbol: Option<&Symbol>) {
        let (words, certificate, lang) = (self.lang.words(), &label.certificate, self.lang);
        let top = self.y + 16.0;
        let x = if symbol.is_some() { 148.0 } else { MARGIN };
        let period =
            label.footprint.period.map_or_else(|| words.not_provided.to_owned(), |p| lang.language().period(p));
        let body = certificate.body.name.in_language(lang.code()).1.to_string();
        let rows =
            [(words.certificate_number, certificate.number.to_string()), (words.body, body), (words.period, period)];
        let mut y = top;
        let mut parts = Vec::new();
        for (term, value) in rows {
            parts.push((y + 12.0, "soft small", term.to_owned()));
            let lines = wrapped(&value, (WIDTH - MARGIN - x) / 13.0);
            y += 14.0;
            for line in lines {
                y += 16.0;
                parts.push((y, "", line));
            }
            y += 6.0;
        }
        self.put(html! {
            @if let Some(symbol) = symbol { (plate(symbol, symbol.lines(), MARGIN, top, 112.0)) }
            @for (y, class, text) in &parts { text class=(class) x=(Pixels(x)) y=(Pixels(*y)) { (text) } }
        });
        self.y = y.max(if symbol.is_some() { top + 112.0 } else { y }) + 14.0;
        if symbol.is_some() {
            self.text("soft small", words.scan, 12.0, 6.0);
            self.y += 14.0;
        }
    }
}

/// A symbol in its quiet zone, white whatever it stands on; its modules as one of its paths.
pub(super) fn plate(symbol: &Symbol, modules: &str, x: f64, y: f64, side: f64) -> Markup {
    let all = symbol.modules + 2 * QUIET_ZONE;
    html! {
        svg x=(Pixels(x)) y=(Pixels(y)) width=(Pixels(side)) height=(Pixels(side)) shape-rendering="crispEdges"
            viewBox=(format!("-{QUIET_ZONE} -{QUIET_ZONE} {all} {all}")) {
            rect.qr x=(format!("-{QUIET_ZONE}")) y=(format!("-{QUIET_ZONE}")) width=(all) height=(all) {}
            path.modules d=(PreEscaped(modules)) {}
        }
    }
}

/// A unit whose 2 below the line is drawn there: few fonts with Chinese have it as a character.
pub(super) fn with_subscript(unit: &str, size: f64) -> Markup {
    let Some((before, after)) = unit.split_once('₂') else { return html! { (unit) } };
    html! {
        (before) tspan font-size=(Pixels(size * 0.7)) dy=(Pixels(size * 0.16)) { "2" } tspan dy=(Pixels(size * -0.16)) { (after) }
    }
}
