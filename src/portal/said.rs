//! Groups and products in the words of a language.

use super::{GroupSaid, RowSaid, StageSaid, judged::candidate};
use crate::{
    catalogue::{Entry, Group, Stated},
    compare::Basis,
    credential::Rejection,
    criteria::{self, Criteria, Outcome, Source, State, Whole},
    evidence::Placed,
    label::{Date, Decimal, Instant, StageKind},
    markup,
    programme::Programme,
    text::{Beside, Lang, figure, per_cent},
};

/// What bars are counted in.
const WIDTH: f64 = 100.0;

/// What is kept of a credential that was checked: thousands of them whole would fill memory.
pub(super) struct Checked {
    state: String,
    tone: &'static str,
    /// When.
    pub(super) at: Instant,
    /// None of what is not to be believed.
    pub(super) stages: Vec<(StageKind, Decimal)>,
}

impl Checked {
    pub(super) fn of(verdict: Result<&Placed, &Rejection>, at: Instant, lang: Lang) -> Self {
        let stages = verdict.map_or(&[][..], |placed| placed.verified.label().stages.as_slice());
        let stages = stages.iter().map(|stage| (stage.kind, stage.value)).collect();
        Self { state: markup::state(verdict, lang), tone: markup::tone_of(verdict), at, stages }
    }
}

pub(super) fn group(group: &Group, programme: &Programme, lang: Lang) -> GroupSaid {
    let (words, basis) = (lang.portal(), &group.basis);
    let language = lang.language();
    let category = programme.category(&basis.category);
    let category = category.map_or(basis.category.as_str(), |known| known.name.in_language(lang.code()).1.as_str());
    let standards = basis.standards.iter().map(ToString::to_string);
    let rule = basis.rule.as_ref().map(|rule| rule.id.to_string());
    let unit = lang.measure(basis.unit, &basis.per);
    let parts = [category.to_owned(), unit.clone(), language.boundary(basis.boundary).to_owned()];
    let title = parts.into_iter().chain(standards).chain(rule).collect::<Vec<_>>().join(lang.words().separator);
    let mut warnings = Vec::new();
    if group.versions.len() > 1 {
        let versions: Vec<&str> = group.versions.iter().map(|version| version.as_str()).collect();
        warnings.push((words.versions)(&versions.join(", ")));
    }
    if group.periods > 1 {
        warnings.push((words.periods)(group.periods));
    }
    let basis = basis.to_json().to_string();
    GroupSaid { id: group.id.clone(), title, unit, found: group.found, warnings, basis }
}

pub(super) fn row(entry: &Entry<'_>, checked: Option<&Checked>, group: Option<&Group>, lang: Lang) -> RowSaid {
    let words = lang.portal();
    let listed = words.state.get(entry.state as usize).copied().unwrap_or_default();
    let (state, tone) = match checked {
        Some(checked) => (checked.state.clone(), checked.tone),
        None => ((words.listed)(listed), tone(entry.state)),
    };
    let row = RowSaid {
        number: entry.number.to_string(),
        name: entry.number.to_string(),
        state,
        tone: tone.to_owned(),
        checked: entry.source != Source::Listed,
        lapsed: !matches!(entry.state, State::InForce | State::StatusUnknown),
        ..RowSaid::default()
    };
    let Some(stated) = &entry.stated else { return RowSaid { apart: words.rejected.to_owned(), ..row } };
    let (value, own_unit, apart) = number(stated, group, lang);
    let name = stated.name.in_language(lang.code()).1.to_string();
    let maker = stated.maker.in_language(lang.code()).1.as_str();
    let about = [Some(maker), stated.model.map(|model| model.as_str()), Some(entry.number.as_str())];
    RowSaid {
        name,
        about: about.into_iter().flatten().collect::<Vec<_>>().join(lang.words().separator),
        value,
        unit: own_unit,
        until: (words.until)(&stated.expires.to_string()),
        primary_share: stated.primary_share.map_or(words.not_provided.to_owned(), |share| per_cent(share.percent())),
        apart,
        ..row
    }
}

/// The number in the group's units; or in its own, with the unit, and why it does not compare.
fn number(stated: &Stated<'_>, group: Option<&Group>, lang: Lang) -> (String, String, String) {
    let basis = stated.basis;
    let own = || (figure(stated.value), lang.measure(basis.unit, &basis.per));
    let Some(group) = group else {
        let (value, unit) = own();
        return (value, unit, String::new());
    };
    match basis.against(&group.basis) {
        Ok(()) => match basis.convert(stated.value, group.basis.unit, &group.basis.per) {
            Some(value) => (figure(value), String::new(), String::new()),
            None => (own().0, own().1, String::new()),
        },
        Err(reason) => {
            let (value, unit) = own();
            (value, unit, lang.incomparable(&reason, Beside::Group))
        }
    }
}

/// A listed state is shown no stronger than its word: nobody checked it here.
fn tone(state: State) -> &'static str {
    match state {
        State::InForce | State::StatusUnknown => "plain",
        State::Suspended | State::Expired | State::NotYetValid => "warning",
        State::Withdrawn | State::Cancelled | State::Rejected => "bad",
    }
}

/// What a demand standard makes of a product, with each reason and each formula's numbers.
pub(super) fn judge(
    row: &mut RowSaid,
    entry: &Entry<'_>,
    criteria: &Criteria,
    programme: &Programme,
    today: Date,
    lang: Lang,
) {
    let Some(candidate) = candidate(entry) else {
        (row.verdict, row.outcome) = (lang.whole(Whole::Fail).to_owned(), Whole::Fail.word().to_owned());
        return;
    };
    let verdict = criteria::judge(&candidate, criteria, programme, today);
    row.outcome = verdict.whole.word().to_owned();
    row.verdict = lang.verdict(&verdict, criteria);
    let musts = verdict.musts.iter().filter(|outcome| **outcome != Outcome::Pass);
    row.reasons = musts.map(|outcome| lang.judged(outcome)).collect();
    for (award, worked) in criteria.awards.iter().zip(&verdict.awards) {
        if let Ok(worked) = worked {
            row.awarded = lang.awarded(award.kind, worked.awarded);
            row.reasons.push(lang.worked(award, worked));
        }
    }
}

/// A demand standard in words, a line each.
pub(super) fn standard(criteria: &Criteria, programme: &Programme, lang: Lang) -> Vec<String> {
    let musts = criteria.musts.iter().map(|must| lang.must(must, programme));
    musts.chain(criteria.awards.iter().map(|award| lang.formula(award))).collect()
}

/// Bars of the stages of those rows of a group that were checked, on one scale, in the group's unit;
/// `checked` tells of a number what was, and what its values compare with.
pub(super) fn stages<'a, 'b>(
    rows: impl Iterator<Item = &'a mut RowSaid>,
    group: &Group,
    checked: impl Fn(&str) -> Option<(&'b Checked, &'b Basis)>,
    lang: Lang,
) {
    let shown = &group.basis;
    let values = |(checked, basis): (&Checked, &Basis)| -> Vec<(String, f64)> {
        let value = |(kind, value): &(StageKind, Decimal)| {
            let value = basis.convert(*value, shown.unit, &shown.per)?;
            Some((format!("{} {}", lang.stage(*kind), figure(value)), value.to_f64()))
        };
        checked.stages.iter().filter_map(value).collect()
    };
    let drawn = rows.filter_map(|row| checked(&row.number).map(|checked| (row, values(checked))));
    let drawn: Vec<(&mut RowSaid, Vec<(String, f64)>)> = drawn.collect();
    // Bars lie one after the other: those above zero to its right, stored carbon to its left.
    let reach =
        |values: &[(String, f64)], side: f64| values.iter().map(|(_, value)| (value * side).max(0.0)).sum::<f64>();
    let furthest = |side| drawn.iter().map(|(_, values)| reach(values, side)).fold(0.0, f64::max);
    let (low, high) = (furthest(-1.0), furthest(1.0));
    let span = if low + high > 0.0 { low + high } else { 1.0 };
    for (row, values) in drawn {
        let (mut left, mut right) = (low, low);
        for (said, value) in values {
            let x = if value < 0.0 { left + value } else { right };
            *(if value < 0.0 { &mut left } else { &mut right }) += value;
            row.stages.push(StageSaid { said, x: x / span * WIDTH, width: value.abs() / span * WIDTH });
        }
    }
}
