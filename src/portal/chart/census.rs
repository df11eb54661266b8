//! Which products of a group are counted, and why others are not.

use super::Scene;
use crate::{
    catalogue::{Entry, Stated},
    criteria::{Source, State},
    label::{Date, Decimal, Number},
    text::Beside,
};

/// The products of a group.
pub(super) struct Census {
    /// Those whose certificate is in force, by their numbers, rising.
    pub(super) counted: Vec<Counted>,
    /// How many of them were checked here.
    checked: usize,
    /// Why others are left out, and how many for each reason.
    left: Vec<(&'static str, usize)>,
    /// How many of the category do not compare.
    beside: usize,
}

/// A product that is counted.
#[derive(Clone, Copy)]
pub(super) struct Counted {
    pub(super) place: u32,
    /// Its number in the group's unit.
    pub(super) value: Decimal,
}

impl Census {
    pub(super) fn of(scene: &Scene<'_>) -> Self {
        let catalogue = &scene.portal.catalogue;
        let (mut counted, mut left, mut checked) = (Vec::new(), Vec::new(), 0);
        for member in catalogue.members(&scene.request.group) {
            let Some((entry, stated)) = catalogue.entry(member.place).and_then(|entry| Some((entry, entry.stated?)))
            else {
                continue;
            };
            match (left_out(&entry, &stated, scene), member.value) {
                (None, Some(value)) => {
                    checked += usize::from(entry.source == Source::Verified);
                    counted.push(Counted { place: member.place, value });
                }
                (Some(reason), _) => count(&mut left, reason),
                (None, None) => count(&mut left, scene.words.too_many_digits),
            }
        }
        // The catalogue's order where numbers are equal: the same drawing each time.
        counted.sort_unstable_by_key(|one: &Counted| (one.value, one.place));
        Self { counted, checked, left, beside: catalogue.beside(&scene.request.group) }
    }

    pub(super) fn values(&self) -> Option<(Decimal, Decimal)> {
        Some((self.counted.first()?.value, self.counted.last()?.value))
    }

    /// Who vouches for those that are counted.
    pub(super) fn vouched(&self, scene: &Scene<'_>) -> String {
        if scene.declared {
            return scene.words.nobody_vouches.to_owned();
        }
        (scene.words.vouched)(self.checked, self.counted.len() - self.checked)
    }

    /// What is left out, a sentence for each kind of reason.
    pub(super) fn notes(&self, scene: &Scene<'_>) -> Vec<String> {
        let words = scene.words;
        let all: usize = self.left.iter().map(|(_, count)| count).sum();
        let reasons: Vec<String> = self.left.iter().map(|(reason, count)| (words.reason)(reason, *count)).collect();
        let left = (all > 0).then(|| (words.left_out)(all, &reasons.join(words.comma)));
        left.into_iter().chain((self.beside > 0).then(|| (words.beside_group)(self.beside))).collect()
    }
}

fn count(left: &mut Vec<(&'static str, usize)>, reason: &'static str) {
    match left.iter_mut().find(|(known, _)| *known == reason) {
        Some((_, count)) => *count += 1,
        None => left.push((reason, 1)),
    }
}

/// Why a product is not counted; nothing for one that is.
fn left_out(entry: &Entry<'_>, stated: &Stated<'_>, scene: &Scene<'_>) -> Option<&'static str> {
    if entry.source == Source::Declared {
        return (!scene.declared).then_some(scene.words.declared);
    }
    let state = standing(entry.state, stated, scene.portal.today);
    (state != State::InForce).then(|| scene.lang.portal().state.get(state as usize).copied().unwrap_or_default())
}

/// Where a certificate stands today: an index may be older than that.
fn standing(state: State, stated: &Stated<'_>, today: Date) -> State {
    let certificate = stated.certificate;
    match state {
        State::InForce if certificate.is_some_and(|certificate| certificate.expires < today) => State::Expired,
        State::InForce if certificate.is_some_and(|certificate| today < certificate.issued) => State::NotYetValid,
        state => state,
    }
}

/// Why a product that was chosen is not on a chart; nothing for one that is.
pub(super) fn missing(number: &Number, scene: &Scene<'_>) -> Option<String> {
    let Some((entry, stated)) = scene.entry(number) else { return Some(scene.lang.portal().rejected.to_owned()) };
    if let Err(reason) = stated.basis.against(scene.basis) {
        return Some(scene.lang.incomparable(&reason, Beside::Group));
    }
    left_out(&entry, &stated, scene).map(str::to_owned)
}

/// The sentences on those that were chosen and are not on a chart.
pub(super) fn missed(scene: &Scene<'_>) -> Vec<String> {
    let missed = scene.request.chosen.iter().filter_map(|number| Some((number, missing(number, scene)?)));
    missed.take(super::SHOWN).map(|(number, why)| (scene.words.chosen_missing)(&scene.name(number), &why)).collect()
}
