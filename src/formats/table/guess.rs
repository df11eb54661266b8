//! What the columns of a table seem to be.
//!
//! A heading votes for a field by how much of it that field's words cover; what stands below it must
//! agree. The best pairs are chosen first, each field and each column once.

use super::{
    Choice, Field, Lexicon, Mapping, Mark, Table,
    apply::year,
    field::STAGES,
    lexicon::{self, Measure, Per},
    number,
};
use crate::label::{Boundary, CarbonUnit, Decimal, Gtin};

/// How many rows are looked at.
const SAMPLE: usize = 500;
/// How much of a heading must be known, in a thousandth.
const KNOWN: usize = 700;
/// How many cells in a hundred must be what a field holds.
const MOST: usize = 60;

/// A column, looked at once.
struct Column<'a> {
    heading: &'a str,
    /// Its words, without what stands in brackets.
    words: String,
    cells: Vec<&'a str>,
    /// The number of each cell that has one.
    numbers: Vec<Decimal>,
    is_share: bool,
}

/// A column and a field that it may hold.
struct Fit {
    field: Field,
    column: usize,
    /// How much of the heading is known.
    known: usize,
    /// How far down the field's list the word stands that was found first.
    rank: usize,
}

pub(super) fn guess(table: &Table, lexicons: &[&Lexicon]) -> Mapping {
    let columns: Vec<Column<'_>> = (0..table.headings().len()).map(|at| Column::of(table, at, lexicons)).collect();
    let fits = columns.iter().enumerate().flat_map(|(at, column)| {
        let fields = Field::ALL.iter().filter(|field| !field.is_share());
        fields.filter_map(move |field| column.fit(at, *field, lexicons))
    });
    let mut fits: Vec<Fit> = fits.collect();
    fits.sort_by_key(|fit| (std::cmp::Reverse(fit.known), fit.rank, fit.column));
    let mut mapping = Mapping::default();
    let mut taken = vec![false; columns.len()];
    for fit in fits {
        if !taken[fit.column] && mapping.get(fit.field).is_none() {
            taken[fit.column] = true;
            mapping.set(fit.field, Some(Choice::Column(columns[fit.column].heading.to_owned())));
        }
    }
    // A column that is headed as a unit, and does not say one in every row, is still the unit's: the rows it says none
    // in are told, and nothing is assumed over what stands there.
    for field in [Field::Unit, Field::Per] {
        let headed = |(at, column): &(usize, &Column<'_>)| !taken[*at] && column.is_headed(field, lexicons);
        if mapping.get(field).is_none()
            && let Some((at, column)) = columns.iter().enumerate().find(headed)
        {
            mapping.set(field, Some(Choice::Column(column.heading.to_owned())));
            taken[at] = true;
        }
    }
    mapping.per_cent = per_cent(&mapping, &columns);
    complete(&mut mapping, &columns, lexicons);
    mapping
}

impl<'a> Column<'a> {
    fn of(table: &'a Table, at: usize, lexicons: &[&Lexicon]) -> Self {
        let heading = &table.headings()[at];
        let words = words(heading);
        let cells: Vec<&str> = table.filled(at).take(SAMPLE).collect();
        let mark = Mark::of(cells.iter().copied()).unwrap_or(Mark::Point);
        let read = |cell: &&str| {
            let (value, rest) = number::read_before(cell.trim_start_matches('\u{b1}'), mark).ok()?;
            (rest.is_empty() || lexicon::measure(&rest, lexicons).is_some()).then_some(value)
        };
        let numbers: Vec<Decimal> = cells.iter().filter_map(read).collect();
        let says_share = lexicons.iter().flat_map(|one| one.shares).any(|word| !found(&words, word).is_empty());
        let percent = number::plain(heading).contains('%') || cells.iter().any(|cell| number::is_per_cent(cell));
        Self { heading, words, cells, numbers, is_share: says_share || percent }
    }

    /// How well the column fits a field; a stage's field stands for its share too.
    fn fit(&self, column: usize, field: Field, lexicons: &[&Lexicon]) -> Option<Fit> {
        let is_stage = field.share().is_some();
        let of = |wanted: Field| {
            let lists = lexicons.iter().flat_map(|one| one.fields).filter(move |(field, _)| *field == wanted);
            lists.flat_map(|(_, words)| words.iter().enumerate())
        };
        // `gwp use ratio`: of a stage, a kind of carbon, and an uncertainty, it goes without saying what of.
        let of_value = is_stage || field.is_carbon() || field == Field::Uncertainty;
        let filler = lexicons.iter().flat_map(|one| one.filler.iter().chain(one.shares)).copied();
        let filler = filler.chain(of(Field::Value).filter(|_| of_value).map(|(_, word)| *word));
        // `每千瓦时碳足迹`: what values count per says nothing against their being footprints.
        let per =
            lexicons.iter().flat_map(|one| one.per.iter().copied().chain(one.units.iter().map(|(word, _)| *word)));
        let filler = filler.chain(per.filter(|_| field == Field::Value));
        let (known, rank) = known(&self.words, of(field).map(|(rank, word)| (rank, *word)), filler)?;
        // A name is a name under its very heading, also where it is a number.
        let sure = field == Field::Name && (known, rank) == (1000, 0) && !self.cells.is_empty();
        if known < KNOWN || !(sure || self.holds(field, lexicons)) {
            return None;
        }
        let field = if is_stage && self.is_share { field.share()? } else { field };
        Some(Fit { field, column, known, rank })
    }

    /// Whether the column is headed as a field of text and holds some.
    fn is_headed(&self, field: Field, lexicons: &[&Lexicon]) -> bool {
        let lists = lexicons.iter().flat_map(|one| one.fields).filter(|(known, _)| *known == field);
        let words = lists.flat_map(|(_, words)| words.iter().copied().enumerate());
        let filler = lexicons.iter().flat_map(|one| one.filler.iter().chain(one.shares)).copied();
        let headed = known(&self.words, words, filler).is_some_and(|(known, _)| known >= KNOWN);
        headed && self.numbers.is_empty() && self.cells.iter().any(|cell| !number::is_blank(cell))
    }

    /// Whether what stands in the column is what the field holds.
    fn holds(&self, field: Field, lexicons: &[&Lexicon]) -> bool {
        let filled: Vec<&&str> = self.cells.iter().filter(|cell| !number::is_blank(cell)).collect();
        let most = |count: usize| count > 0 && count * 100 >= filled.len() * MOST;
        let cells = |right: &dyn Fn(&str) -> bool| most(filled.iter().filter(|cell| right(cell)).count());
        let numbers = most(self.numbers.len());
        match field {
            Field::Name | Field::Maker | Field::Category => !filled.is_empty() && !numbers,
            Field::Model | Field::Number => !filled.is_empty(),
            Field::Gtin => cells(&|cell| cell.parse::<Gtin>().is_ok()),
            Field::Unit => cells(&|cell| lexicon::measure(cell, lexicons).is_some()),
            // `t CO2e` is a footprint's unit, and no tonne.
            Field::Per => cells(&|cell| {
                lexicon::declared_unit(cell, lexicons).is_some() && lexicon::measure(cell, lexicons).is_none()
            }),
            Field::Boundary => cells(&|cell| lexicon::boundary(cell, lexicons).is_some()),
            Field::Date => cells(&|cell| year(cell).is_some()),
            Field::Value => numbers && !self.is_share,
            _ => numbers,
        }
    }
}

/// What the columns leave open: the unit from the value's heading, or what most tables mean.
fn complete(mapping: &mut Mapping, columns: &[Column<'_>], lexicons: &[&Lexicon]) {
    let unit = match mapping.get(Field::Unit) {
        Some(Choice::Column(heading)) => columns.iter().find(|column| column.heading == heading),
        _ => None,
    };
    let has_per = |cell: &&str| lexicon::measure(cell, lexicons).is_some_and(|of| matches!(of.per, Per::Stated(_)));
    let units_have_per = unit.is_some_and(|column| column.cells.iter().all(has_per));
    let Some(Choice::Column(heading)) = mapping.get(Field::Value) else { return };
    let stated = heading_measure(heading, lexicons);
    // A measure that is not understood (`lb CO2e`, `kg/m yr`) is not to be taken for the usual one.
    let named = measures(heading).any(|text| lexicon::names_carbon(text, lexicons));
    let slashed = bracketed(heading).any(|text| text.contains('/'));
    let unknown = stated.is_none() && (named || slashed);
    let unit = match &stated {
        Some(measure) => Some(Choice::Fixed(measure.unit.word().to_owned())),
        None => (!unknown).then(|| Choice::Assumed(CarbonUnit::Kilogram.word().to_owned())),
    };
    let per = match stated.map_or_else(|| lexicon::per_in_words(outside(heading), lexicons), |measure| measure.per) {
        Per::Stated(per) => Some(Choice::Fixed(format!("{} {}", per.amount(), per.unit().word()))),
        Per::Unknown => None,
        // Or each row says it with its unit.
        Per::Unstated => (!units_have_per && !slashed).then(|| Choice::Assumed("1 piece".to_owned())),
    };
    let whole_life = [Field::Use, Field::UseShare, Field::EndOfLife, Field::EndOfLifeShare];
    let whole_life = whole_life.into_iter().any(|field| mapping.get(field).is_some());
    let boundary = whole_life.then(|| Choice::Assumed(Boundary::CradleToGrave.word().to_owned()));
    for (field, choice) in [(Field::Unit, unit), (Field::Per, per), (Field::Boundary, boundary)] {
        if mapping.get(field).is_none() {
            mapping.set(field, choice);
        }
    }
}

/// Whether shares are of a hundred: most are more than one.
fn per_cent(mapping: &Mapping, columns: &[Column<'_>]) -> bool {
    let shares = STAGES.iter().filter_map(|(_, _, share)| mapping.get(*share));
    let columns = shares.filter_map(|choice| {
        let Choice::Column(heading) = choice else { return None };
        columns.iter().find(|column| column.heading == heading)
    });
    // A per cent sign says so itself.
    let unsigned = columns.filter(|column| !column.cells.iter().any(|cell| number::is_per_cent(cell)));
    let numbers: Vec<Decimal> = unsigned.flat_map(|column| column.numbers.iter().copied()).collect();
    numbers.iter().filter(|share| **share > Decimal::ONE).count() * 2 > numbers.len()
}

/// The measure a heading of footprints names: `(kg CO2e / kWh)`, or of carbon that goes without saying `(kg/kWh)`; what
/// it counts per may stand outside the brackets: `GWP per kWh (kg CO2e)`.
pub(super) fn heading_measure(heading: &str, lexicons: &[&Lexicon]) -> Option<Measure> {
    let stated = measures(heading).find_map(|text| lexicon::measure(text, lexicons));
    let bare = || bracketed(heading).find_map(|text| lexicon::bare_measure(text, lexicons));
    let mut measure = stated.or_else(bare)?;
    if matches!(measure.per, Per::Unstated) {
        measure.per = lexicon::per_in_words(outside(heading), lexicons);
    }
    Some(measure)
}

/// What stands before any bracket.
fn outside(heading: &str) -> &str {
    heading.split(['(', '[', '\u{ff08}', '\u{3010}']).next().unwrap_or(heading)
}

/// What stands in brackets.
fn bracketed(heading: &str) -> impl Iterator<Item = &str> {
    let inside = heading.split(['(', '[', '\u{ff08}', '\u{3010}']).skip(1);
    inside.map(|rest| rest.split([')', ']', '\u{ff09}', '\u{3011}']).next().unwrap_or(rest))
}

/// Where a heading may name a measure: in its brackets, or from one of its words on.
fn measures(heading: &str) -> impl Iterator<Item = &str> {
    let starts = heading.char_indices().filter(|(_, c)| matches!(c, ' ' | '_' | ',')).map(|(at, _)| at + 1);
    bracketed(heading).chain(starts.map(|at| &heading[at..]))
}

/// The words of a heading in small letters, single blanks between them: what is in brackets is left out,
/// and a capital after a small letter begins a word.
fn words(heading: &str) -> String {
    let (mut words, mut depth, mut small) = (String::new(), 0_usize, false);
    for c in number::plain(heading).chars() {
        match c {
            '(' | '[' | '\u{3010}' => depth += 1,
            ')' | ']' | '\u{3011}' => depth = depth.saturating_sub(1),
            _ if depth > 0 => {}
            c if c.is_alphanumeric() || c == '\u{2082}' => {
                if small && c.is_uppercase() {
                    words.push(' ');
                }
                words.push(c);
            }
            _ if words.ends_with(' ') => {}
            _ => words.push(' '),
        }
        small = c.is_lowercase();
    }
    lexicon::lowered(&words)
}

/// Where a word stands in a text: Latin letters only as a whole word, others anywhere.
fn found(text: &str, word: &str) -> Vec<usize> {
    let edge = |c: Option<char>| !word.is_ascii() || !c.is_some_and(|c| c.is_ascii_alphanumeric());
    let whole = |at: usize| edge(text[..at].chars().next_back()) && edge(text[at + word.len()..].chars().next());
    text.match_indices(word).map(|(at, _)| at).filter(|at| whole(*at)).collect()
}

/// How much of a text the words cover, in a thousandth of what is no filler, and the rank of the first.
fn known<'a>(
    text: &str,
    words: impl Iterator<Item = (usize, &'a str)>,
    filler: impl Iterator<Item = &'a str>,
) -> Option<(usize, usize)> {
    let (mut covered, mut first) = (vec![false; text.len()], None::<usize>);
    for (rank, word) in words {
        for at in found(text, word) {
            covered[at..at + word.len()].fill(true);
            first = Some(first.map_or(rank, |first| first.min(rank)));
        }
    }
    let mut passed: Vec<bool> = text.bytes().map(|byte| byte == b' ').collect();
    for word in filler {
        for at in found(text, word) {
            passed[at..at + word.len()].fill(true);
        }
    }
    let counted = |right: &dyn Fn(bool, bool) -> bool| {
        covered.iter().zip(&passed).filter(|(covered, passed)| right(**covered, **passed)).count()
    };
    let (known, all) = (counted(&|covered, _| covered), counted(&|covered, passed| covered || !passed));
    Some((known * 1000 / all.max(1), first?))
}
