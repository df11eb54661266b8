//! A mapping, held against its table: where each field stands, and how its numbers are written.

use super::{Problem, Reason, at_heading};
use crate::{
    formats::table::{Choice, Field, Lexicon, Mapping, Mark, Row, Table, guess::heading_measure, lexicon, number},
    label::CarbonUnit,
};

/// Where a field's text stands.
#[derive(Clone, Copy)]
pub(super) enum Place<'a> {
    Nowhere,
    Column(usize),
    Everywhere(&'a str),
}

/// A mapping, held against its table.
pub(super) struct Plan<'a> {
    pub(super) places: Vec<Place<'a>>,
    /// Of each column that holds numbers.
    pub(super) marks: Vec<Mark>,
    pub(super) per_cent: bool,
    /// Whether the heading of uncertainties has a per cent sign.
    pub(super) uncertain_per_cent: bool,
    /// What the headings of values say they are counted in, each unit once.
    pub(super) headed: Vec<CarbonUnit>,
    pub(super) lexicons: &'a [&'a Lexicon],
    pub(super) columns: usize,
}

impl<'a> Plan<'a> {
    pub(super) fn of(
        mapping: &'a Mapping,
        table: &'a Table,
        lexicons: &'a [&'a Lexicon],
        problems: &mut Vec<Problem>,
    ) -> Result<Self, Reason> {
        let mut places = Vec::new();
        for field in Field::ALL {
            places.push(match mapping.get(*field) {
                None => Place::Nowhere,
                Some(Choice::Fixed(text) | Choice::Assumed(text)) => Place::Everywhere(text),
                Some(Choice::Column(heading)) => {
                    let missing = || Reason::NoColumn { field: *field, heading: heading.clone() };
                    Place::Column(table.column(heading).ok_or_else(missing)?)
                }
            });
        }
        let columns = table.headings().len();
        let uncertain_per_cent = match mapping.get(Field::Uncertainty) {
            Some(Choice::Column(heading)) => number::plain(heading).contains('%'),
            _ => false,
        };
        let mut headed = Vec::new();
        for (_, choice) in mapping.choices().filter(|(field, _)| field.is_footprint()) {
            if let Choice::Column(heading) = choice
                && let Some(measure) = heading_measure(heading, lexicons)
                && !headed.contains(&measure.unit)
            {
                headed.push(measure.unit);
            }
        }
        let mut plan = Self {
            places,
            marks: Vec::new(),
            per_cent: mapping.per_cent,
            uncertain_per_cent,
            headed,
            lexicons,
            columns,
        };
        for field in [Field::Name, Field::Value, Field::Unit, Field::Per] {
            match plan.place(field) {
                // Each row may say it with its unit.
                Place::Nowhere if field == Field::Per && matches!(plan.place(Field::Unit), Place::Column(_)) => {}
                Place::Nowhere => return Err(Reason::NotChosen(field)),
                Place::Everywhere(text) if !plan.may_stand_for_all(field, text) => {
                    return Err(Reason::Fixed { field, found: text.to_owned() });
                }
                _ => {}
            }
        }
        plan.marks = plan.read_marks(mapping.mark, table, problems);
        Ok(plan)
    }

    fn may_stand_for_all(&self, field: Field, text: &str) -> bool {
        match field {
            Field::Unit => lexicon::measure(text, self.lexicons).is_some(),
            Field::Per => lexicon::declared_unit(text, self.lexicons).is_some(),
            _ => field.may_be_fixed(),
        }
    }

    /// The mark of each column: as told, as its own numbers show, or else as the other columns' do.
    fn read_marks(&self, told: Option<Mark>, table: &Table, problems: &mut Vec<Problem>) -> Vec<Mark> {
        let numbers = |column: usize| {
            let holds = |field: &&Field| matches!(self.place(**field), Place::Column(at) if at == column);
            Field::ALL.iter().find(holds).is_some_and(|field| field.is_number())
        };
        let own = |column: usize| if numbers(column) { Mark::of(table.filled(column)) } else { None };
        let own: Vec<Option<Mark>> = (0..self.columns).map(own).collect();
        let others =
            if own.contains(&Some(Mark::Comma)) { Some(Mark::Comma) } else { own.iter().flatten().next().copied() };
        // Where commas stand between cells, fractions are written with a point.
        let usual = if table.separator == b',' { Some(Mark::Point) } else { None };
        let mark = |(column, own): (usize, Option<Mark>)| {
            let known = told.or(own).or(others).or(usual);
            let ambiguous = || table.filled(column).find(|cell| number::is_ambiguous(cell));
            if known.is_none()
                && numbers(column)
                && let Some(cell) = ambiguous()
            {
                problems.push(at_heading(table, Some(column), Reason::Ambiguous(cell.to_owned())));
            }
            known.unwrap_or(Mark::Point)
        };
        own.into_iter().enumerate().map(mark).collect()
    }

    pub(super) fn place(&self, field: Field) -> Place<'a> {
        self.places.get(field as usize).copied().unwrap_or(Place::Nowhere)
    }

    /// The text of a field in a row, and its column where it stands in one.
    pub(super) fn text<'r>(&self, field: Field, row: Row<'r>) -> (Option<usize>, &'r str)
    where
        'a: 'r,
    {
        match self.place(field) {
            Place::Nowhere => (None, ""),
            Place::Column(column) => (Some(column), row.cell(column).trim()),
            Place::Everywhere(text) => (None, text),
        }
    }

    pub(super) fn mark(&self, field: Field) -> Mark {
        match self.place(field) {
            Place::Column(column) => self.marks.get(column).copied().unwrap_or(Mark::Point),
            _ => Mark::Point,
        }
    }
}
