//! A few products side by side: what each says, where they differ, and whether their numbers do.

use super::{BESIDE, BesideRow, BesideSaid, Scene};
use crate::{
    catalogue::{Entry, Stated},
    compare::Overlap,
    criteria::Source,
    label::{Decimal, Line, Number, StageKind},
    portal::{RowSaid, said},
    text::{Beside, figure, per_cent},
};

/// A product, as far as it is known.
struct Column<'a> {
    number: &'a Number,
    entry: Entry<'a>,
    stated: Option<Stated<'a>>,
    /// What its credential said, where that was checked here.
    checked: Option<&'a said::Checked>,
}

pub(super) fn said(scene: &Scene<'_>) -> Option<BesideSaid> {
    let columns: Option<Vec<Column<'_>>> = scene.request.chosen.iter().map(|number| column(scene, number)).collect();
    let columns = columns.filter(|columns| BESIDE.contains(&columns.len()))?;
    let products = columns.iter().map(|column| scene.name(column.number)).collect();
    let pairs = columns.iter().zip(1..).flat_map(|(one, next)| columns[next..].iter().map(move |other| (one, other)));
    let pairs = pairs.map(|(one, other)| pair(scene, one, other)).collect();
    Some(BesideSaid { products, rows: rows(scene, &columns), pairs })
}

fn column<'a>(scene: &Scene<'a>, number: &'a Number) -> Option<Column<'a>> {
    let catalogue = &scene.portal.catalogue;
    let entry = catalogue.entry(catalogue.place(number)?)?;
    let checked = scene.portal.checked.get(number).filter(|_| entry.source != Source::Listed);
    Some(Column { number, entry, stated: entry.stated, checked })
}

fn rows(scene: &Scene<'_>, columns: &[Column<'_>]) -> Vec<BesideRow> {
    let (words, language) = (scene.words, scene.lang.language());
    let portal = scene.lang.portal();
    let stated = |name: &str, say: &dyn Fn(&Stated<'_>) -> Option<String>| {
        let cell = |column: &Column<'_>| match &column.stated {
            None => portal.rejected.to_owned(),
            Some(stated) => say(stated).unwrap_or_else(|| portal.not_provided.to_owned()),
        };
        row(name, columns.iter().map(cell).collect())
    };
    let mut rows = vec![
        stated(&(words.in_unit)(words.footprint, &scene.unit), &|stated| Some(value(scene, stated))),
        row(words.interval_stated, columns.iter().map(|column| uncertainty(scene, column)).collect()),
        stated(words.boundary, &|stated| Some(language.boundary(stated.basis.boundary).to_owned())),
        stated(words.method, &|stated| {
            Some(stated.basis.standards.iter().map(Line::as_str).collect::<Vec<_>>().join(words.comma))
        }),
        stated(words.rule, &|stated| stated.basis.rule.as_ref().map(said::rule)),
        stated(words.period, &|stated| stated.period.map(|period| language.period(period))),
        stated(words.quantities[0], &|stated| stated.primary_share.map(|share| per_cent(share.percent()))),
    ];
    rows.extend(stages(scene, columns));
    rows.push(row(words.state, columns.iter().map(|column| state(scene, column)).collect()));
    rows.push(stated(words.quantities[1], &|stated| Some(stated.certificate?.issued.to_string())));
    rows.push(stated(words.quantities[2], &|stated| Some(stated.certificate?.expires.to_string())));
    rows.push(stated(words.issuer, &|stated| {
        let trust = &scene.portal.programme.trust;
        stated.certificate.map(|_| said::issuer(stated, trust, scene.lang))
    }));
    if let Some(criteria) = &scene.request.criteria {
        let verdict = |column: &Column<'_>| {
            let mut said = RowSaid::default();
            let portal = scene.portal;
            said::judge(&mut said, &column.entry, criteria, &portal.programme, portal.today, scene.lang);
            [said.verdict, said.awarded].into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" ")
        };
        rows.push(row(words.demand, columns.iter().map(verdict).collect()));
    }
    rows
}

/// A row, with what differs from what most say.
fn row(name: &str, cells: Vec<String>) -> BesideRow {
    let like = |cell: &String| cells.iter().filter(|other| *other == cell).count();
    let differs = cells.iter().map(|cell| like(cell) * 2 <= cells.len()).collect();
    BesideRow { name: name.to_owned(), differs, cells }
}

/// The number in the group's unit; or in its own, and why it does not compare.
fn value(scene: &Scene<'_>, stated: &Stated<'_>) -> String {
    let own = || [figure(stated.value), scene.lang.measure(stated.basis.unit, &stated.basis.per)].join(" ");
    match stated.basis.against(scene.basis) {
        Ok(()) => scene.converted(stated).map_or_else(own, figure),
        Err(reason) => [own(), scene.lang.incomparable(&reason, Beside::Group)].join(scene.lang.words().separator),
    }
}

/// A value of a product in the group's unit; in its own, where it does not compare.
fn shown(scene: &Scene<'_>, stated: &Stated<'_>, value: Decimal) -> Decimal {
    let inside = stated.basis.matches(scene.basis).is_ok();
    let converted = inside.then(|| stated.basis.convert(value, scene.basis.unit, &scene.basis.per));
    converted.flatten().unwrap_or(value)
}

fn uncertainty(scene: &Scene<'_>, column: &Column<'_>) -> String {
    let Some((checked, stated)) = column.checked.zip(column.stated) else { return scene.words.not_checked.to_owned() };
    let Some(interval) = checked.uncertainty else { return scene.lang.portal().not_provided.to_owned() };
    let [low, high] = [interval.low(), interval.high()].map(|value| figure(shown(scene, &stated, value)));
    (scene.words.between)(&low, &high, interval.level().map(|level| per_cent(level.percent())).as_deref())
}

/// A row for each stage one of them has.
fn stages(scene: &Scene<'_>, columns: &[Column<'_>]) -> Vec<BesideRow> {
    let of = |column: &Column<'_>| column.checked.map(|checked| checked.stages.clone()).unwrap_or_default();
    let all: Vec<Vec<(StageKind, Decimal)>> = columns.iter().map(of).collect();
    let kinds = StageKind::ALL.iter().filter(|kind| all.iter().flatten().any(|(known, _)| known == *kind));
    let cell = |kind: &StageKind, (column, stages): (&Column<'_>, &Vec<(StageKind, Decimal)>)| {
        let Some((_, stated)) = column.checked.zip(column.stated) else { return scene.words.not_checked.to_owned() };
        let of_kind = stages.iter().filter(|(known, _)| known == kind);
        let parts: Vec<String> = of_kind.map(|(_, value)| figure(shown(scene, &stated, *value))).collect();
        if parts.is_empty() { scene.words.none.to_owned() } else { parts.join(scene.words.plus) }
    };
    let line = |kind: &StageKind| {
        row(scene.lang.stage(*kind), columns.iter().zip(&all).map(|pair| cell(kind, pair)).collect())
    };
    kinds.map(line).collect()
}

fn state(scene: &Scene<'_>, column: &Column<'_>) -> String {
    let portal = scene.lang.portal();
    let listed = portal.state.get(column.entry.state as usize).copied().unwrap_or_default();
    column.checked.map_or_else(|| (portal.listed)(listed), |checked| checked.state.clone())
}

/// Whether two numbers differ by more than they may be off.
fn pair(scene: &Scene<'_>, one: &Column<'_>, other: &Column<'_>) -> String {
    let words = scene.words;
    let (first, second) = (scene.name(one.number), scene.name(other.number));
    let Some((ours, theirs)) = one.stated.zip(other.stated) else {
        return (words.cannot_tell)(&first, &second, scene.lang.portal().rejected);
    };
    if let Err(reason) = ours.basis.against(theirs.basis) {
        return (words.cannot_tell)(&first, &second, &scene.lang.incomparable(&reason, Beside::Other));
    }
    // Two that compare with each other need not be of the group.
    let basis = if ours.basis.matches(scene.basis).is_ok() { scene.basis } else { ours.basis };
    let in_unit = |stated: &Stated<'_>| stated.basis.convert(stated.value, basis.unit, &basis.per);
    let difference = in_unit(&ours).zip(in_unit(&theirs)).and_then(|(ours, theirs)| ours.minus(theirs));
    let Some(difference) = difference.map(Decimal::magnitude) else {
        return (words.cannot_tell)(&first, &second, words.too_many_digits);
    };
    let difference = [figure(difference), scene.lang.measure(basis.unit, &basis.per)].join(" ");
    let Some((checked, beside)) = one.checked.zip(other.checked) else {
        return (words.differ_untold)(&first, &second, &difference, words.not_checked);
    };
    match Overlap::between((ours.basis, checked.uncertainty), (theirs.basis, beside.uncertainty)) {
        Overlap::Within => (words.differ_within)(&first, &second, &difference),
        Overlap::Apart => (words.differ_apart)(&first, &second, &difference),
        Overlap::CannotTell => (words.differ_untold)(&first, &second, &difference, words.no_interval),
    }
}
