//! Proof: what the label stands on, with its QR symbol.

use super::{Drawing, name, section_heading};
use crate::{
    credential::Verified,
    label::{CarbonUnit, Electricity, Evidence, Label, Name, Output, Part, Uncertainty},
    qr::{QUIET_ZONE, Symbol},
    text::{CheckedBy, Lang, carbon_unit, figure, per_cent},
};
use maud::{Markup, PreEscaped, html};

pub(super) fn draw(verified: &Verified, drawing: &Drawing<'_>) -> Markup {
    let (label, words) = (verified.label(), drawing.lang.words());
    let full = drawing.is_full();
    html! {
        section.cl-section.cl-proof {
            (section_heading(drawing, words.proof))
            div.cl-evidence {
                @if let Some(encoded) = drawing.symbol { (symbol(encoded, drawing.lang)) }
                dl { (essentials(label, drawing)) }
            }
            @if full { dl { (particulars(verified, drawing.lang)) } }
            @if full { (trace(label, drawing)) }
            @if let (false, Some(link)) = (full, drawing.link) { p { a href=(link) { (words.full_label) } } }
        }
    }
}

/// A QR symbol with its quiet zone.
fn symbol(symbol: &Symbol, lang: Lang) -> Markup {
    let side = symbol.modules + 2 * QUIET_ZONE;
    html! {
        svg.cl-qr viewBox=(format!("-{QUIET_ZONE} -{QUIET_ZONE} {side} {side}")) role="img"
            aria-label=(lang.words().qr) shape-rendering="crispEdges" { path d=(PreEscaped(symbol.lines())) {} }
    }
}

/// A row of a list of facts.
pub(super) fn row(term: &str, value: Option<Markup>, lang: Lang) -> Markup {
    html! {
        div {
            dt { (term) }
            dd { @if let Some(value) = value { (value) } @else { (lang.words().not_provided) } }
        }
    }
}

/// A row of what may be kept for some readers.
fn part(term: &str, value: Option<Markup>, part: Part, label: &Label, lang: Lang) -> Markup {
    let withheld = label.withheld.contains(&part).then(|| html! { (lang.words().withheld) });
    row(term, value.or(withheld), lang)
}

/// What every size shows: number, body, period, primary data.
fn essentials(label: &Label, drawing: &Drawing<'_>) -> Markup {
    let lang = drawing.lang;
    let (words, footprint, certificate) = (lang.words(), &label.footprint, &label.certificate);
    // A card that is published as it is has no script that copies.
    let copies = drawing.is_full() || drawing.checked_by != CheckedBy::Publisher;
    let number = html! {
        span.cl-copyable { (certificate.number) }
        @if copies { button.cl-copy type="button" hidden data-copy=(certificate.number) data-copied=(words.copied) { (words.copy) } }
    };
    let period = footprint.period.map(|period| html! { (lang.language().period(period)) });
    let primary = footprint.primary_share.map(|share| html! { (per_cent(share.percent())) });
    html! {
        (row(words.certificate_number, Some(number), lang))
        (row(words.body, Some(name(&certificate.body.name, lang)), lang))
        (row(words.period, period, lang))
        (row(words.primary_share, primary, lang))
    }
}

/// What the full label adds.
fn particulars(verified: &Verified, lang: Lang) -> Markup {
    let (label, words) = (verified.label(), lang.words());
    let (footprint, certificate, product) = (&label.footprint, &label.certificate, &label.product);
    let validity = html! { (certificate.issued()) " – " (certificate.expires()) };
    let rule = footprint.rule.as_ref().map(|rule| {
        html! { (rule.id) @if let Some(version) = &rule.version { (words.separator) (version) } }
    });
    let quality = label.stages.as_slice().iter().filter_map(|stage| stage.quality.worst()).max();
    let quality = quality.map(|worst| html! { (worst.number()) " (" (words.quality_scale) ")" });
    let code = product.maker.credit_code.as_ref().map(|code| html! { (code) });
    let factory = product.factory.as_ref().map(|factory| {
        html! { (name(&factory.name, lang)) @if let Some(region) = &factory.region { (words.separator) (region) } }
    });
    let electricity = footprint.electricity.as_ref().map(|used| electricity(used, lang));
    html! {
        (row(words.validity, Some(validity), lang))
        (row(words.scheme, Some(html! { (lang.language().scheme(certificate.scheme)) }), lang))
        (row(words.signed_by, Some(name(verified.issuer().name(), lang)), lang))
        (row(words.rule, rule, lang))
        (row(words.quality, quality, lang))
        (text_row(words.uncertainty, footprint.uncertainty.map(|stated| interval(&stated, footprint.unit)), lang))
        (part(words.electricity, electricity, Part::Electricity, label, lang))
        (row(words.baseline, baseline(label), lang))
        (part(words.output, label.output.map(|output| self::output(output, lang)), Part::Output, label, lang))
        (row(words.credit_code, code, lang))
        (part(words.factory, factory, Part::Factory, label, lang))
        (row("GTIN", product.gtin.as_ref().map(|gtin| html! { (gtin) }), lang))
        (row(words.report, label.report.as_ref().map(|report| document(report, words.report)), lang))
        @if let Some(source) = &label.source { (row(words.figures_from, Some(name(source, lang)), lang)) }
    }
}

/// An interval a value lies in, with how likely it does.
pub(super) fn interval(interval: &Uncertainty, unit: CarbonUnit) -> String {
    let level = interval.level().map(|level| format!(" ({})", per_cent(level.percent()))).unwrap_or_default();
    format!("{} – {} {}{level}", figure(interval.low()), figure(interval.high()), carbon_unit(unit))
}

fn electricity(used: &Electricity, lang: Lang) -> Markup {
    let words = lang.words();
    html! {
        (figure(used.factor)) " kgCO₂e/kWh"
        @if let Some(share) = used.renewable_share {
            (words.separator) (words.renewable_share) " " (per_cent(share.percent()))
        }
        @if let Some(source) = &used.source { br; span.cl-note { (name(source, lang)) } }
    }
}

fn baseline(label: &Label) -> Option<Markup> {
    let baseline = label.baseline?;
    Some(html! { (baseline.year) ": " (figure(baseline.value)) " " (carbon_unit(label.footprint.unit)) })
}

fn output(output: Output, lang: Lang) -> Markup {
    let (amount, unit) = (figure(output.amount.amount()), lang.language().unit(output.amount.unit()));
    html! { (amount) " " (unit) " (" (output.year) ")" }
}

/// A document by its address and the beginning of its digest; the whole digest stands in the tooltip.
fn document(document: &Evidence, title: &str) -> Markup {
    let digest = document.digest.as_str();
    html! {
        @if let Some(address) = &document.address { a href=(address) rel="noreferrer" { (title) } " " }
        code title=(digest) { "SHA-256 " (digest[..12]) "…" }
    }
}

fn trace(label: &Label, drawing: &Drawing<'_>) -> Markup {
    let lang = drawing.lang;
    html! {
        (section_heading(drawing, lang.words().trace))
        @if label.trace.is_empty() {
            p.cl-note { (lang.words().not_provided) }
        } @else {
            ol.cl-trace {
                @for step in &label.trace {
                    li {
                        time datetime=(step.date) { (step.date) } " "
                        (lang.language().step(step.step))
                        @if let Some(by) = &step.by { small { (name(by, lang)) } }
                    }
                }
            }
        }
    }
}

/// The name of a declaration's owner, for the row both drawings share.
pub(super) fn named_row(term: &str, named: Option<&Name>, lang: Lang) -> Markup {
    row(term, named.map(|named| name(named, lang)), lang)
}

/// A row of plain text, or of nothing.
pub(super) fn text_row(term: &str, text: Option<String>, lang: Lang) -> Markup {
    row(term, text.map(|text| html! { (text) }), lang)
}
