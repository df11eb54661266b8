//! The stages of some products as bars, one after the other; stored carbon to the left of nought.

use super::{Axis, Bar, ChartSaid, Key, Mark, Plot, Scene, TableSaid, Tick, paragraph, scale::Scale};
use crate::{
    catalogue::{Entry, Stated},
    criteria::{Source, State},
    label::{Decimal, Number, StageKind},
    text::{Beside, figure},
};

/// Most steps of the axis.
const STEPS: i64 = 5;

/// A product with its number and stages in the group's unit.
struct Row {
    name: String,
    value: Decimal,
    stages: Vec<(StageKind, Decimal)>,
}

pub(super) fn said(scene: &Scene<'_>) -> ChartSaid {
    let words = scene.words;
    let title = words.stages.to_owned();
    let (mut rows, mut unchecked, mut silent) = (Vec::new(), Vec::new(), Vec::new());
    let mut notes = Vec::new();
    for number in scene.request.drawn() {
        match row(scene, number) {
            Ok(row) if row.stages.is_empty() => silent.push(row.name),
            Ok(row) => rows.push(row),
            Err(Untold::Unchecked) => unchecked.push(scene.name(number)),
            Err(Untold::Because(why)) => notes.push((words.chosen_missing)(&scene.name(number), &why)),
        }
    }
    notes.extend((!unchecked.is_empty()).then(|| (words.unchecked)(&scene.list(&unchecked))));
    notes.extend((!silent.is_empty()).then(|| (words.no_stages)(&scene.list(&silent))));
    let more = scene.request.chosen.len().saturating_sub(super::SHOWN);
    notes.extend((more > 0).then(|| (words.more_chosen)(more)));
    // Each stage is drawn the same on every product.
    let has = |kind: &StageKind| rows.iter().any(|row: &Row| row.stages.iter().any(|(known, _)| known == kind));
    let kinds: Vec<StageKind> = StageKind::ALL.iter().copied().filter(has).collect();
    let Some(plot) = plot(scene, &rows, &kinds) else {
        return ChartSaid { title, summary: words.no_bars.to_owned(), notes, ..ChartSaid::default() };
    };
    if stores(&rows) {
        notes.push(paragraph(scene.lang, [words.stored_left.to_owned(), scene.lang.words().stored.to_owned()]));
    }
    let keys = kinds.iter().map(|kind| Key { letter: String::new(), said: scene.lang.stage(*kind).to_owned() });
    let keys = keys.collect();
    let (summary, tables) = (summary(scene, &rows, &kinds), vec![table(scene, &rows, &kinds)]);
    ChartSaid { title, summary, notes, keys, tables, plot: Some(plot) }
}

/// Whether a stage of any of them stores carbon.
fn stores(rows: &[Row]) -> bool {
    rows.iter().flat_map(|row| &row.stages).any(|(_, value)| value.is_negative())
}

/// Why a product has no bar.
enum Untold {
    Unchecked,
    Because(String),
}

fn row(scene: &Scene<'_>, number: &Number) -> Result<Row, Untold> {
    let rejected = || Untold::Because(scene.lang.portal().rejected.to_owned());
    let (entry, stated) = scene.entry(number).ok_or_else(rejected)?;
    let incomparable = |reason| Untold::Because(scene.lang.incomparable(&reason, Beside::Group));
    stated.basis.against(scene.basis).map_err(incomparable)?;
    let checked = scene.portal.checked.get(number).filter(|_| entry.source != Source::Listed);
    let checked = checked.ok_or(Untold::Unchecked)?;
    let converted = |value| stated.basis.convert(value, scene.basis.unit, &scene.basis.per);
    let too_many = || Untold::Because(scene.words.too_many_digits.to_owned());
    let stages: Option<Vec<(StageKind, Decimal)>> =
        checked.stages.iter().map(|(kind, value)| Some((*kind, converted(*value)?))).collect();
    let (value, stages) = scene.converted(&stated).zip(stages).ok_or_else(too_many)?;
    Ok(Row { name: name(scene, &entry, &stated), value, stages })
}

/// A product's name, with where its certificate stands unless that is in force.
fn name(scene: &Scene<'_>, entry: &Entry<'_>, stated: &Stated<'_>) -> String {
    let name = stated.name.in_language(scene.lang.code()).1.to_string();
    match scene.lang.portal().state.get(entry.state as usize) {
        Some(state) if entry.source != Source::Declared && entry.state != State::InForce => {
            (scene.words.not_in_force)(&name, state)
        }
        _ => name,
    }
}

fn plot(scene: &Scene<'_>, rows: &[Row], kinds: &[StageKind]) -> Option<Plot> {
    let side = |row: &Row, below: bool| {
        let parts = row.stages.iter().filter(|(_, value)| value.is_negative() == below);
        parts.map(|(_, value)| *value).try_fold(Decimal::ZERO, Decimal::plus)
    };
    let lows: Option<Vec<Decimal>> = rows.iter().map(|row| side(row, true)).collect();
    let highs: Option<Vec<Decimal>> = rows.iter().map(|row| side(row, false)).collect();
    let x = Scale::of(lows?.into_iter().min()?, highs?.into_iter().max()?, STEPS)?;
    let (mut bars, mut marks, mut names) = (Vec::new(), Vec::new(), Vec::new());
    for (row, at) in rows.iter().zip(0_u16..) {
        let (mut left, mut right) = (Decimal::ZERO, Decimal::ZERO);
        for (kind, value) in &row.stages {
            let key = kinds.iter().position(|known| known == kind).and_then(|key| u16::try_from(key).ok())?;
            let end = if value.is_negative() { &mut left } else { &mut right };
            let (before, after) = (*end, end.plus(*value)?);
            *end = after;
            let (from, to) = (x.at(before.min(after)), x.at(before.max(after)));
            bars.push(Bar { from, to, at, key });
        }
        marks.push(Mark { x: x.at(right), y: at, said: figure(row.value) });
        names.push(Tick { at, said: row.name.clone() });
    }
    Some(Plot {
        bars,
        marks,
        lines: vec![Tick { at: x.at(Decimal::ZERO), said: figure(Decimal::ZERO) }],
        points: Vec::new(),
        x: Axis { title: scene.unit.clone(), ticks: x.ticks() },
        y: Axis { title: scene.words.product.to_owned(), ticks: names },
    })
}

fn summary(scene: &Scene<'_>, rows: &[Row], kinds: &[StageKind]) -> String {
    let words = scene.words;
    let drawn = (words.bars)(rows.len(), &scene.unit);
    let named = |row: &Row| (row.name.clone(), figure(row.value));
    let by_value = |row: &&Row| row.value;
    let range = match (rows.iter().min_by_key(by_value), rows.iter().max_by_key(by_value)) {
        (Some(least), Some(most)) if rows.len() > 1 => (words.range)(named(least), named(most)),
        (Some(only), _) => (words.only)(&only.name, &figure(only.value)),
        _ => String::new(),
    };
    // Of each stage, on how many products it is the largest; carbon that is stored counts as that emitted does.
    let largest = |row: &Row| row.stages.iter().max_by_key(|(_, value)| value.magnitude()).map(|(kind, _)| *kind);
    let count = |kind: &StageKind| rows.iter().filter(|row| largest(row) == Some(*kind)).count();
    let leading = kinds.iter().map(|kind| (*kind, count(kind))).filter(|(_, count)| *count > 0);
    let leading: Vec<String> = leading.map(|(kind, count)| (words.leads)(scene.lang.stage(kind), count)).collect();
    paragraph(scene.lang, [drawn, range, (words.largest)(&leading.join(words.comma), stores(rows))])
}

fn table(scene: &Scene<'_>, rows: &[Row], kinds: &[StageKind]) -> TableSaid {
    let words = scene.words;
    let stages = kinds.iter().map(|kind| scene.lang.stage(*kind).to_owned());
    let columns = [words.product.to_owned()].into_iter().chain(stages).chain([words.footprint.to_owned()]).collect();
    let cell = |row: &Row, kind: &StageKind| {
        let parts: Vec<String> =
            row.stages.iter().filter(|(known, _)| known == kind).map(|(_, value)| figure(*value)).collect();
        if parts.is_empty() { words.none.to_owned() } else { parts.join(words.plus) }
    };
    let line = |row: &Row| {
        let stages = kinds.iter().map(|kind| cell(row, kind));
        [row.name.clone()].into_iter().chain(stages).chain([figure(row.value)]).collect()
    };
    TableSaid { caption: (words.in_unit)(words.stages, &scene.unit), columns, rows: rows.iter().map(line).collect() }
}
