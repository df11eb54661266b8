//! Questions to the catalogue, and their answers.

use super::{Catalogue, Field, Group, Row, group::Groups, search};
use crate::criteria::State;
use crate::label::{Decimal, Number, Share};

/// What is asked for; all of it must hold.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Query {
    /// Words, each of which name, maker, model, number, GTIN or initials hold.
    pub text: String,
    /// A category.
    pub category: Option<Number>,
    /// A comparability group by its id: it comes first, what does not compare with it after.
    pub group: Option<String>,
    /// States; none for all.
    pub states: Vec<State>,
    /// Bounds of the footprint in the units of the group, both included; what is outside the group is kept.
    pub value: (Option<Decimal>, Option<Decimal>),
    /// The least share of primary data.
    pub primary_share: Option<Share>,
    /// These products alone.
    pub chosen: Option<Vec<Number>>,
    /// What they are ordered by.
    pub sort: Field,
    /// From the last to the first.
    pub descending: bool,
}

impl Default for Query {
    fn default() -> Self {
        Self {
            text: String::new(),
            category: None,
            group: None,
            states: Vec::new(),
            value: (None, None),
            primary_share: None,
            chosen: None,
            sort: Field::Value,
            descending: false,
        }
    }
}

/// Which products are meant.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Answer {
    /// Their places: those of the group in their order, then the others in theirs.
    pub places: Vec<u32>,
    /// How many of them are in the group; all, where none is chosen.
    pub comparable: usize,
    /// The groups among all that were found, the largest first.
    pub groups: Vec<Group>,
    /// Which of them is chosen: as asked, or the largest.
    pub group: Option<usize>,
}

impl Catalogue {
    /// Answers from what was prepared ([`Catalogue::prepare`]): an order that was not is none. `judged` tells
    /// of a product, by its place, whether it is kept beside all else.
    #[must_use]
    pub fn ask(&self, query: &Query, judged: &dyn Fn(u32) -> bool) -> Answer {
        let texts = Texts::of(self, &query.text);
        let chosen = query.chosen.as_ref().map(|numbers| {
            let mut chosen = vec![false; self.rows.len()];
            numbers.iter().filter_map(|number| self.place(number)).for_each(|place| chosen[place as usize] = true);
            chosen
        });
        let found: Vec<bool> = (0..)
            .zip(self.rows.values())
            .map(|(place, row)| {
                chosen.as_ref().is_none_or(|chosen| chosen[place])
                    && texts.iter().all(|word| word.in_row(place, row))
                    && self.keeps(query, row)
            })
            .collect();
        let groups = self.found_groups(&found);
        let wanted = query.group.as_deref().and_then(|id| groups.iter().position(|group| group.id == id));
        let group = wanted.or((!groups.is_empty()).then_some(0));
        let which = group.and_then(|at| self.groups.find(&groups[at].id));
        let bounds = which.map(|which| Bounds { catalogue: self, group: which, value: query.value });
        let Some(order) = self.order(query.sort) else {
            return Answer { places: Vec::new(), comparable: 0, groups, group };
        };
        // A byte a product, told in the order they lie in memory: the order they are asked for in goes to and fro.
        let parts: Vec<Part> = self.rows.values().zip(found).map(|(row, found)| part(row, found, &bounds)).collect();
        let (mut inside, mut outside) = (Vec::with_capacity(parts.len()), Vec::new());
        let (valued, rest) = order.places.split_at(order.valued);
        let mut take = |place: &u32| match parts[*place as usize] {
            Part::None => {}
            part if !judged(*place) || part == Part::Beyond => {}
            Part::Inside => inside.push(*place),
            _ => outside.push(*place),
        };
        if query.descending {
            valued.iter().rev().for_each(&mut take)
        } else {
            valued.iter().for_each(&mut take)
        }
        rest.iter().for_each(&mut take);
        let comparable = inside.len();
        inside.append(&mut outside);
        Answer { places: inside, comparable, groups, group }
    }

    fn keeps(&self, query: &Query, row: &Row) -> bool {
        if !query.states.is_empty() && !query.states.contains(&row.state) {
            return false;
        }
        let Some(facts) = &row.facts else { return query.category.is_none() && query.primary_share.is_none() };
        let category = || self.basis(facts.basis).map(|basis| &basis.category);
        query.category.as_ref().is_none_or(|wanted| category() == Some(wanted))
            && query.primary_share.is_none_or(|least| facts.primary_share.is_some_and(|share| share >= least))
    }

    /// The groups of what was found, the largest first.
    fn found_groups(&self, found: &[bool]) -> Vec<Group> {
        let mut bases = vec![0_usize; self.bases.len()];
        let mut periods = vec![vec![false; self.periods.entries().len()]; self.groups.len()];
        for (row, _) in self.rows.values().zip(found).filter(|(_, found)| **found) {
            let Some(facts) = &row.facts else { continue };
            bases[facts.basis as usize] += 1;
            if let Some(period) = facts.period {
                periods[self.groups.of(facts.basis)][period as usize] = true;
            }
        }
        let in_group = |at: usize| periods[at].iter().filter(|found| **found).count();
        let mut groups: Vec<Group> = (0..self.groups.len()).map(|at| empty(&self.groups, at, in_group(at))).collect();
        for ((basis, count), code) in self.bases.values().zip(bases).zip(0..) {
            let group = &mut groups[self.groups.of(code)];
            group.found += count;
            let version = basis.rule.as_ref().and_then(|rule| rule.version.as_ref()).filter(|_| count > 0);
            group.versions.extend(version.filter(|version| !group.versions.contains(version)).cloned());
        }
        groups.retain(|group| group.found > 0);
        groups.sort_by(|one, other| other.found.cmp(&one.found).then_with(|| one.id.cmp(&other.id)));
        groups
    }
}

/// What a product is to a question.
#[derive(Clone, Copy, PartialEq)]
enum Part {
    /// Not asked for.
    None,
    /// One of the group.
    Inside,
    /// One of the group, but for its number.
    Beyond,
    /// What does not compare with the group.
    Outside,
}

fn part(row: &Row, found: bool, bounds: &Option<Bounds<'_>>) -> Part {
    match bounds {
        _ if !found => Part::None,
        Some(bounds) if bounds.has(row) => {
            if bounds.admits(row) {
                Part::Inside
            } else {
                Part::Beyond
            }
        }
        _ => Part::Outside,
    }
}

fn empty(groups: &Groups, at: usize, periods: usize) -> Group {
    let (id, basis) = (groups.id(at).to_owned(), groups.first(at).clone());
    Group { id, basis, found: 0, versions: Vec::new(), periods }
}

/// The chosen group and the bounds of its numbers.
struct Bounds<'a> {
    catalogue: &'a Catalogue,
    group: usize,
    value: (Option<Decimal>, Option<Decimal>),
}

impl Bounds<'_> {
    fn has(&self, row: &Row) -> bool {
        row.facts.as_ref().is_some_and(|facts| self.catalogue.groups.of(facts.basis) == self.group)
    }

    fn admits(&self, row: &Row) -> bool {
        let (least, most) = self.value;
        if least.is_none() && most.is_none() {
            return true;
        }
        let value = self.catalogue.comparable(row).map(|(_, value)| value);
        value.is_some_and(|value| least.is_none_or(|least| value >= least) && most.is_none_or(|most| value <= most))
    }
}

/// Where a word was found.
struct Texts {
    names: Vec<bool>,
    makers: Vec<bool>,
    models: Vec<bool>,
    numbers: Vec<bool>,
}

impl Texts {
    fn of(catalogue: &Catalogue, text: &str) -> Vec<Self> {
        let haystacks = &catalogue.haystacks;
        let found = |word: String| Self {
            names: haystacks.names.holding(&word),
            makers: haystacks.makers.holding(&word),
            models: haystacks.models.holding(&word),
            numbers: haystacks.numbers.holding(&word),
        };
        search::words(text).into_iter().map(found).collect()
    }

    fn in_row(&self, place: usize, row: &Row) -> bool {
        let said = |facts: &super::Facts| {
            self.names[facts.name as usize]
                || facts.maker.is_some_and(|maker| self.makers[maker as usize])
                || facts.model.is_some_and(|model| self.models[model as usize])
        };
        self.numbers[place] || row.facts.as_ref().is_some_and(said)
    }
}
