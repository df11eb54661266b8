//! Groups and products in the words of a language.

use super::{GroupSaid, RowSaid, StageSaid, judged::candidate};
use crate::{
    catalogue::{Entry, Group, Stated},
    compare::Basis,
    credential::{Rejection, TrustList},
    criteria::{self, Criteria, Outcome, Source, State, Whole},
    evidence::Placed,
    label::{Date, Decimal, Instant, Rule, StageKind, Uncertainty},
    markup,
    programme::Programme,
    text::{Beside, Lang, figure, per_cent, plain},
};

/// What bars are counted in.
const WIDTH: f64 = 100.0;

/// What is kept of a credential that was checked: thousands of them whole would fill memory.
pub(super) struct Checked {
    pub(super) state: String,
    tone: &'static str,
    /// When.
    pub(super) at: Instant,
    /// None of what is not to be believed.
    pub(super) stages: Vec<(StageKind, Decimal)>,
    /// How far the number may be off, where it is said.
    pub(super) uncertainty: Option<Uncertainty>,
    /// What is odd about a declaration.
    remarks: Vec<String>,
}

impl Checked {
    pub(super) fn of(verdict: Result<&Placed, &Rejection>, at: Instant, lang: Lang) -> Self {
        let stages = verdict.map_or(&[][..], |placed| placed.verified.label().stages.as_slice());
        let stages = stages.iter().map(|stage| (stage.kind, stage.value)).collect();
        let uncertainty = verdict.ok().and_then(|placed| placed.verified.label().footprint.uncertainty);
        let (state, tone) = (markup::state(verdict, lang), markup::tone_of(verdict));
        Self { state, tone, at, stages, uncertainty, remarks: Vec::new() }
    }

    /// Of what its maker declares.
    pub(super) fn declared(
        stages: Vec<(StageKind, Decimal)>,
        uncertainty: Option<Uncertainty>,
        remarks: Vec<String>,
        (at, lang): (Instant, Lang),
    ) -> Self {
        Self { state: lang.words().declared.to_owned(), tone: "plain", at, stages, uncertainty, remarks }
    }
}

pub(super) fn group(group: &Group, category: &str, lang: Lang) -> GroupSaid {
    let (words, basis) = (lang.portal(), &group.basis);
    let language = lang.language();
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

pub(super) fn row(
    entry: &Entry<'_>,
    checked: Option<&Checked>,
    group: Option<&Group>,
    trust: &TrustList,
    lang: Lang,
) -> RowSaid {
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
    let maker = stated.maker.map(|maker| maker.in_language(lang.code()).1.as_str());
    // Declared products have no certificate: their numbers are ours.
    let number = (entry.source != Source::Declared).then_some(entry.number.as_str());
    let about = [maker, stated.model.map(|model| model.as_str()), number];
    let until = stated.certificate.map(|certificate| (words.until)(&certificate.expires.to_string()));
    RowSaid {
        name,
        about: about.into_iter().flatten().collect::<Vec<_>>().join(lang.words().separator),
        value,
        unit: own_unit,
        until: until.unwrap_or_default(),
        issuer: issuer(stated, trust, lang),
        period: stated.period.map(|period| lang.language().period(period)).unwrap_or_default(),
        rule: stated.basis.rule.as_ref().map(rule).unwrap_or_default(),
        remarks: checked.map(|checked| checked.remarks.clone()).unwrap_or_default(),
        declared: entry.source == Source::Declared,
        primary_share: stated.primary_share.map_or(words.not_provided.to_owned(), |share| per_cent(share.percent())),
        apart,
        ..row
    }
}

/// Who certified, as the trust list calls them; nobody's name is taken from what they say of themselves.
pub(super) fn issuer(stated: &Stated<'_>, trust: &TrustList, lang: Lang) -> String {
    let Some(certificate) = stated.certificate else { return String::new() };
    let known = trust.issuer(certificate.issuer);
    let name = known.map_or(certificate.issuer, |issuer| issuer.name().in_language(lang.code()).1.as_str());
    plain(name)
}

pub(super) fn rule(rule: &Rule) -> String {
    let version = rule.version.as_ref().map(|version| format!(" {version}"));
    format!("{}{}", rule.id, version.unwrap_or_default())
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
