//! Numbers of a group against another quantity of the same products.

use super::{
    Axis, ChartSaid, Key, Mark, Plot, Quantity, Scene, TableSaid,
    census::{Census, missed, missing},
    distribution::{fullest, interval},
    paragraph,
    scale::{Scale, seconds},
};
use crate::{
    catalogue::Stated,
    label::{Date, Decimal},
    text::figure,
};

/// Most dots: as many as a screen still tells apart.
const DOTS: usize = 12_000;
/// Most steps of each axis.
const STEPS: i64 = 6;

/// A product that has both.
struct Dot {
    x: Decimal,
    y: Decimal,
}

impl Quantity {
    /// Of a product, as a value of its scale; nothing where it is not provided.
    fn of(self, stated: &Stated<'_>) -> Option<Decimal> {
        match self {
            Self::PrimaryShare => Some(stated.primary_share?.percent()),
            dated => dated.day(stated).map(seconds),
        }
    }

    fn day(self, stated: &Stated<'_>) -> Option<Date> {
        match self {
            Self::PrimaryShare => None,
            Self::Issued => Some(stated.certificate?.issued),
            Self::Expires => Some(stated.certificate?.expires),
            Self::Period => Some(stated.period?.to()),
        }
    }

    fn said(self, stated: &Stated<'_>) -> Option<String> {
        match self {
            Self::PrimaryShare => Some(percent(&figure(stated.primary_share?.percent().trimmed()))),
            dated => dated.day(stated).map(|day| day.to_string()),
        }
    }
}

fn percent(figure: &str) -> String {
    [figure, "%"].concat()
}

pub(super) fn said(scene: &Scene<'_>, census: &Census) -> ChartSaid {
    let (words, quantity) = (scene.words, scene.request.quantity);
    let title = (words.against)(words.quantities[quantity as usize]);
    let (mut dots, mut days): (Vec<Dot>, Option<(Date, Date)>) = (Vec::new(), None);
    for one in &census.counted {
        let Some(stated) = scene.portal.catalogue.entry(one.place).and_then(|entry| entry.stated) else { continue };
        let Some(x) = quantity.of(&stated) else { continue };
        dots.push(Dot { x, y: one.value });
        if let Some(day) = quantity.day(&stated) {
            days = Some(days.map_or((day, day), |(first, last)| (first.min(day), last.max(day))));
        }
    }
    let mut notes = census.notes(scene);
    let without = census.counted.len() - dots.len();
    notes.extend((without > 0).then(|| (words.without)(without, words.quantities[quantity as usize])));
    notes.extend(missed(scene));
    let scales = scales(&dots, days);
    let Some((x, y)) = scales else {
        return ChartSaid { title, summary: words.no_values.to_owned(), notes, ..ChartSaid::default() };
    };
    // Of very many, every so manieth, by number: the same ones each time.
    let each = dots.len().div_ceil(DOTS);
    let points: Vec<(u16, u16)> = dots.iter().step_by(each).map(|dot| (x.at(dot.x), y.at(dot.y))).collect();
    notes.extend((each > 1).then(|| (words.thinned)(points.len(), dots.len())));
    let (chosen, silent) = chosen(scene);
    let (chosen, more) = scene.marked(chosen);
    notes.extend(more);
    let not_provided = (words.not_provided)(words.quantities[quantity as usize]);
    notes.extend((!silent.is_empty()).then(|| (words.chosen_missing)(&scene.list(&silent), &not_provided)));
    let marks = chosen.iter().zip(1..).map(|((dot, _), at)| Mark { x: x.at(dot.x), y: y.at(dot.y), said: letter(at) });
    let keys = chosen
        .iter()
        .zip(1..)
        .map(|((_, row), at)| Key { letter: letter(at), said: row.join(scene.lang.words().separator) });
    let (marks, keys) = (marks.collect(), keys.collect());
    let across = words.quantities[quantity as usize];
    let tables = tables(scene, &dots, &x, &chosen, across);
    let summary = summary(scene, census, &dots, &x, &chosen);
    let plot = Plot {
        bars: Vec::new(),
        lines: Vec::new(),
        points,
        marks,
        x: Axis { title: across.to_owned(), ticks: x.ticks() },
        y: Axis { title: scene.unit.clone(), ticks: y.ticks() },
    };
    ChartSaid { title, summary, notes, keys, tables, plot: Some(plot) }
}

fn letter(at: usize) -> String {
    at.to_string()
}

fn scales(dots: &[Dot], days: Option<(Date, Date)>) -> Option<(Scale, Scale)> {
    let x = match days {
        Some((first, last)) => Scale::calendar(first, last, 5)?,
        None => Scale::of(Decimal::ZERO, Decimal::from(100), 5)?.said(percent),
    };
    let y = Scale::of(dots.first()?.y, dots.last()?.y, STEPS)?;
    Some((x, y))
}

/// The products that were chosen and are drawn: name, quantity and number; and the names of those that do not
/// provide the quantity.
fn chosen(scene: &Scene<'_>) -> (Vec<(Dot, Vec<String>)>, Vec<String>) {
    let quantity = scene.request.quantity;
    let (mut drawn, mut silent) = (Vec::new(), Vec::new());
    for number in scene.request.chosen.iter().filter(|number| missing(number, scene).is_none()) {
        let Some((_, stated)) = scene.entry(number) else { continue };
        let Some(y) = scene.converted(&stated) else { continue };
        match quantity.of(&stated).zip(quantity.said(&stated)) {
            Some((x, said)) => drawn.push((Dot { x, y }, vec![scene.name(number), said, figure(y)])),
            None => silent.push(scene.name(number)),
        }
    }
    (drawn, silent)
}

/// The lowest and the highest number among some products; nothing of none.
fn reach<'a>(dots: impl Iterator<Item = &'a Dot> + Clone) -> Option<(Decimal, Decimal)> {
    Some((dots.clone().map(|dot| dot.y).min()?, dots.map(|dot| dot.y).max()?))
}

fn summary(scene: &Scene<'_>, census: &Census, dots: &[Dot], x: &Scale, chosen: &[(Dot, Vec<String>)]) -> String {
    let words = scene.words;
    let (least, most) = reach(dots.iter()).unwrap_or((Decimal::ZERO, Decimal::ZERO));
    let drawn = (words.dots)(dots.len(), scene.kind(), [least, most].map(figure), &scene.unit);
    // Between which values of the other quantity most of them lie.
    let intervals = 0..x.edges().len().saturating_sub(1);
    let counts: Vec<usize> = intervals.map(|at| dots.iter().filter(|dot| x.interval(dot.x) == at).count()).collect();
    let quantity = words.quantities[scene.request.quantity as usize];
    let fullest = fullest(&counts).map(|at| (words.gather)(quantity, &interval(scene, x, at), counts[at]));
    let names: Vec<String> = chosen.iter().map(|(_, row)| row.join(" ")).collect();
    let marked = (!names.is_empty()).then(|| (words.numbered)(&scene.list(&names)));
    paragraph(scene.lang, [drawn, fullest.unwrap_or_default(), marked.unwrap_or_default(), census.vouched(scene)])
}

fn tables(scene: &Scene<'_>, dots: &[Dot], x: &Scale, chosen: &[(Dot, Vec<String>)], across: &str) -> Vec<TableSaid> {
    let words = scene.words;
    let row = |at: usize| {
        let inside = dots.iter().filter(|dot| x.interval(dot.x) == at);
        let reach = reach(inside.clone())
            .map_or([words.none.to_owned(), words.none.to_owned()], |(least, most)| [figure(least), figure(most)]);
        [interval(scene, x, at), inside.count().to_string()].into_iter().chain(reach).collect()
    };
    let (least, most) = ((words.in_unit)(words.least, &scene.unit), (words.in_unit)(words.most, &scene.unit));
    let footprint = (words.in_unit)(words.footprint, &scene.unit);
    let tables = [
        TableSaid {
            caption: (words.against)(across),
            columns: vec![across.to_owned(), words.products.to_owned(), least, most],
            rows: (0..x.edges().len() - 1).map(row).collect(),
        },
        TableSaid {
            caption: words.chosen.to_owned(),
            columns: vec![words.product.to_owned(), across.to_owned(), footprint],
            rows: chosen.iter().map(|(_, row)| row.clone()).collect(),
        },
    ];
    tables.into_iter().filter(|table| !table.rows.is_empty()).collect()
}
