//! Where it stands: position in words, marker and shade, with the benchmark's method, year and source.

use super::{Drawing, Pixels, layout::ems, name, section_heading};
use crate::{
    chart,
    compare::{Position, Reading},
    evidence::Placed,
    programme::{Benchmark, Scale},
    text::{Beside, Lang, carbon_unit, figure},
};
use maud::{Markup, html};

/// The strip's drawing is this wide, in its own units.
const WIDTH: f64 = 320.0;

pub(super) fn draw(placed: &Placed, drawing: &Drawing<'_>) -> Markup {
    let words = drawing.lang.words();
    let shown = if drawing.is_full() { usize::MAX } else { 1 };
    let positions: Vec<&Position> = placed.positions().collect();
    html! {
        section.cl-section.cl-place {
            (section_heading(drawing, words.place))
            div.cl-figures { @for position in positions.iter().take(shown) { (figure_of(position, drawing)) } }
            @if positions.is_empty() { (none(placed, drawing)) }
            @if drawing.is_full() && !positions.is_empty() { (refusals(placed, drawing.lang)) }
        }
    }
}

/// No position: the reasons instead.
fn none(placed: &Placed, drawing: &Drawing<'_>) -> Markup {
    let words = drawing.lang.words();
    html! {
        @if placed.placements.is_empty() {
            p { (words.no_benchmark) }
        } @else {
            p { (words.no_place) }
            (reasons(placed, drawing.lang))
        }
    }
}

fn refusals(placed: &Placed, lang: Lang) -> Markup {
    html! {
        @if placed.refusals().next().is_some() {
            details.cl-more {
                summary { (lang.words().not_comparable) " (" (placed.refusals().count()) ")" }
                (reasons(placed, lang))
            }
        }
    }
}

fn reasons(placed: &Placed, lang: Lang) -> Markup {
    html! {
        ul.cl-reasons {
            @for (benchmark, reason) in placed.refusals() {
                li { (name(&benchmark.name, lang)) br; span.cl-note { (lang.incomparable(reason, Beside::Benchmark)) } }
            }
        }
    }
}

fn figure_of(position: &Position, drawing: &Drawing<'_>) -> Markup {
    let (lang, full) = (drawing.lang, drawing.is_full());
    let benchmark = position.benchmark();
    let sentences = lang.language().position(position);
    html! {
        figure.cl-figure {
            (strip(position, lang))
            figcaption {
                @if let [sentence] = sentences.as_slice() {
                    p.cl-verdict { (sentence) }
                } @else {
                    ul.cl-beside { @for sentence in &sentences { li { (sentence) } } }
                }
                p.cl-note { (name(&benchmark.name, lang)) (source(benchmark, lang)) }
                @if let (true, Some(because)) = (full, &benchmark.because) { p.cl-note { (name(because, lang)) } }
                p.cl-note { (lang.words().not_part_of_certification) }
            }
        }
    }
}

/// Method, year, sample and source, as every benchmark must carry them.
fn source(benchmark: &Benchmark, lang: Lang) -> Markup {
    let (words, separator) = (lang.words(), lang.words().separator);
    html! {
        (separator) (words.method) " " (benchmark.method)
        (separator) (words.year) " "
        @if let Some(year) = benchmark.year { (year) } @else { (words.undecided) }
        @if let Scale::Distribution { sample, .. } = benchmark.scale { (separator) (words.sample) " " (sample) }
        (separator) (words.source) " "
        @if let Some(address) = &benchmark.source.address {
            a href=(address) rel="noreferrer" { (name(&benchmark.source.text, lang)) }
        } @else { (name(&benchmark.source.text, lang)) }
    }
}

fn strip(position: &Position, lang: Lang) -> Markup {
    let drawn = chart::strip(position, WIDTH);
    let value = figure(position.value());
    let benchmark = position.benchmark();
    let per = lang.language().per(&benchmark.per);
    let title = format!("{} {value} {} {per}", lang.words().this_product, carbon_unit(benchmark.unit));
    let banded = !matches!(position.reading(), Reading::References(_));
    let outside = is_outside(position);
    let marker = drawn.marker.clamp(6.0, WIDTH - 6.0);
    let grades = grade_names(&drawn.bands, &benchmark.scale, lang);
    let height = if grades.is_empty() { 56 } else { 72 };
    html! {
        svg.cl-strip viewBox=(format!("0 0 {} {height}", Pixels(WIDTH))) role="img" aria-label=(title) {
            @for (index, (x, width)) in drawn.bands.iter().enumerate() {
                @let current = banded && index == drawn.current;
                rect.cl-band.cl-current[current].cl-outside[current && outside]
                    x=(Pixels(*x)) y="24" width=(Pixels((width - 2.0).max(0.5))) height="12" rx="3" {}
            }
            @for (x, row, text) in tick_texts(&drawn.ticks, &benchmark.scale) {
                @if !banded { path.cl-tick d={ "M" (Pixels(x)) " 22v16" } {} }
                @if let Some(row) = row {
                    text x=(Pixels(x.clamp(12.0, WIDTH - 12.0))) y=(row) text-anchor="middle" { (text) }
                }
            }
            @for (x, grade) in &grades { text.cl-grade x=(Pixels(*x)) y="67" text-anchor="middle" { (grade) } }
            path.cl-marker d={ "M" (Pixels(marker)) " 23l-6-8h12z" } {}
            text.cl-here x=(Pixels(marker.clamp(24.0, WIDTH - 24.0))) y="11" text-anchor="middle" { (value) }
        }
    }
}

/// Beyond a limit, or in the last grade: shaded without the colour of the others.
pub(super) fn is_outside(position: &Position) -> bool {
    match (position.reading(), &position.benchmark().scale) {
        (Reading::Limit { inside, .. }, _) => !inside,
        (Reading::Grade { index, .. }, Scale::Grades(grades)) => index + 1 == grades.len(),
        _ => false,
    }
}

/// The grades' names under the middle of their bands, where they fit.
fn grade_names(bands: &[(f64, f64)], scale: &Scale, lang: Lang) -> Vec<(f64, String)> {
    let Scale::Grades(grades) = scale else { return Vec::new() };
    let named = bands.iter().zip(grades).map(|((x, width), grade)| {
        let name = grade.name.in_language(lang.code()).1.to_string();
        (ems(&name) * 11.5 <= *width).then_some((x + width / 2.0, name))
    });
    named.flatten().collect()
}

/// Each tick with its number, unless the number would stand in another's.
fn tick_texts(ticks: &[f64], scale: &Scale) -> Vec<(f64, Option<&'static str>, String)> {
    let values: Vec<_> = match scale {
        Scale::Limit(limit) => vec![limit.value],
        Scale::Grades(grades) => grades.iter().filter_map(|grade| grade.bound).map(|bound| bound.value).collect(),
        Scale::Distribution { quantiles, .. } => quantiles.iter().map(|quantile| quantile.value).collect(),
        Scale::References(references) => references.iter().map(|reference| reference.value).collect(),
    };
    let texts = ticks.iter().copied().zip(values.into_iter().map(figure));
    let mut taken: Vec<(f64, f64)> = Vec::new();
    let place = |(x, text): (f64, String)| {
        let half = text.chars().count() as f64 * 3.6 + 3.0;
        let fits = taken.iter().all(|(from, to)| x + half <= *from || *to <= x - half);
        if fits {
            taken.push((x - half, x + half));
        }
        (x, fits.then_some("51"), text)
    };
    texts.map(place).collect()
}
