//! A table and a mapping to rows, and to what is wrong with the others.

use super::{
    super::{Carbon, exact_product},
    DeclaredRow, Field, Lexicon, Mapping, Remark, Row, Table,
    field::KINDS,
    lexicon::{self, Measure, Per},
    number, squeezed,
};
use crate::label::{Boundary, CarbonUnit, Decimal, DeclaredUnit, Invalid, Line};

mod plan;
mod stages;

use plan::{Place, Plan};

/// What came of a table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Imported {
    /// The rows that could be read, with what is to be said of them.
    pub rows: Vec<DeclaredRow>,
    /// What could not, in the order of the file.
    pub problems: Vec<Problem>,
}

/// Something that is wrong with a table, and where.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Problem {
    /// The line, from 1.
    pub line: usize,
    /// The column, from 0, where it is about one.
    pub column: Option<usize>,
    /// What is wrong.
    pub reason: Reason,
}

/// What is wrong with a table or one of its rows. A row of which this is said is left out.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Reason {
    /// No column was chosen for a field that no row can do without; no row is read.
    NotChosen(Field),
    /// The table has no such heading; no row is read.
    NoColumn {
        /// What it was chosen for.
        field: Field,
        /// The heading.
        heading: String,
    },
    /// The text chosen for all rows is not what the field holds; no row is read.
    Fixed {
        /// The field.
        field: Field,
        /// The text.
        found: String,
    },
    /// The heading stands in a column before; told for readers to look twice, rows are read.
    Repeated,
    /// Numbers such as `1.234` may be meant two ways, and nothing tells which; rows are read with a point.
    Ambiguous(String),
    /// A cell that no row can do without is blank.
    Blank(Field),
    /// A cell is not what its column holds.
    Invalid {
        /// What it should be.
        field: Field,
        /// Why it is not.
        invalid: Invalid,
    },
    /// More cells filled than there are headings: one of them may hold a separator and no quotes.
    Long {
        /// How many cells it has.
        cells: usize,
        /// How many headings there are.
        columns: usize,
    },
}

impl Mapping {
    /// Reads the rows of a table: those that cannot be read are told, and what is odd about the others.
    #[must_use]
    pub fn apply(&self, table: &Table, lexicons: &[&Lexicon]) -> Imported {
        let mut problems: Vec<Problem> =
            table.repeated().iter().map(|column| at_heading(table, Some(*column), Reason::Repeated)).collect();
        let mut rows = Vec::new();
        let plan = match Plan::of(self, table, lexicons, &mut problems) {
            Ok(plan) => plan,
            Err(reason) => {
                problems.push(at_heading(table, None, reason));
                return Imported { rows, problems };
            }
        };
        for row in table.rows() {
            match plan.row(row) {
                Ok(declared) => rows.push(declared),
                Err((column, reason)) => problems.push(Problem { line: row.line(), column, reason }),
            }
        }
        Imported { rows, problems }
    }
}

fn at_heading(table: &Table, column: Option<usize>, reason: Reason) -> Problem {
    Problem { line: table.heading_line(), column, reason }
}

impl Plan<'_> {
    fn row(&self, row: Row<'_>) -> Result<DeclaredRow, (Option<usize>, Reason)> {
        let width = row.width();
        if width > self.columns {
            return Err((None, Reason::Long { cells: width, columns: self.columns }));
        }
        let mut remarks = Vec::new();
        let given = row.cells().count();
        if given < self.columns {
            remarks.push(Remark::Short { cells: given, columns: self.columns });
        }
        let name = self.needed(Field::Name, row, |text| squeezed(text).parse())?;
        let (value, own) = self.value(row)?;
        let (unit, per) = self.measure(row, own, &mut remarks)?;
        let others = self.headed.iter().filter(|heading| **heading != unit);
        remarks.extend(others.map(|heading| Remark::OtherUnit { heading: *heading, row: unit }));
        let mut declared = DeclaredRow {
            line: row.line(),
            name,
            maker: self.line(Field::Maker, row, &mut remarks),
            model: self.line(Field::Model, row, &mut remarks),
            category: self.line(Field::Category, row, &mut remarks),
            number: self.line(Field::Number, row, &mut remarks),
            gtin: self.optional(Field::Gtin, row, &mut remarks, |text| text.parse()),
            value,
            unit,
            per,
            boundary: self.boundary(row, &mut remarks),
            stages: Default::default(),
            shared: false,
            carbon: self.carbon(row, &mut remarks),
            uncertainty: self.quantity(Field::Uncertainty, row, &mut remarks),
            year: self.year(row, &mut remarks),
            lifetime: self.quantity(Field::Lifetime, row, &mut remarks),
            quantities: Vec::new(),
            remarks: Vec::new(),
        };
        for field in Field::QUANTITIES {
            let quantity = self.quantity(field, row, &mut remarks);
            declared.quantities.extend(quantity.map(|value| (field, value)));
        }
        (declared.stages, declared.shared) = self.stages(value, row, &mut remarks);
        for field in [Field::Category, Field::Boundary, Field::Lifetime] {
            if self.is_gap(field, row) {
                remarks.push(Remark::Missing(field));
            }
        }
        declared.remarks = remarks;
        Ok(declared)
    }

    /// Whether a column has the field and this row has not.
    fn is_gap(&self, field: Field, row: Row<'_>) -> bool {
        let (column, text) = self.text(field, row);
        column.is_some() && number::is_blank(text)
    }

    fn needed<T>(
        &self,
        field: Field,
        row: Row<'_>,
        read: impl Fn(&str) -> Result<T, Invalid>,
    ) -> Result<T, (Option<usize>, Reason)> {
        let (column, text) = self.text(field, row);
        if number::is_blank(text) {
            return Err((column, Reason::Blank(field)));
        }
        read(text).map_err(|invalid| (column, Reason::Invalid { field, invalid }))
    }

    fn optional<T>(
        &self,
        field: Field,
        row: Row<'_>,
        remarks: &mut Vec<Remark>,
        read: impl Fn(&str) -> Result<T, Invalid>,
    ) -> Option<T> {
        let (_, text) = self.text(field, row);
        if number::is_blank(text) {
            return None;
        }
        read(text).map_err(|invalid| remarks.push(Remark::Unread { field, invalid })).ok()
    }

    fn line(&self, field: Field, row: Row<'_>, remarks: &mut Vec<Remark>) -> Option<Line> {
        self.optional(field, row, remarks, |text| squeezed(text).parse())
    }

    /// The value, and the unit that stands behind it in its cell.
    fn value(&self, row: Row<'_>) -> Result<(Decimal, Option<Measure>), (Option<usize>, Reason)> {
        let mark = self.mark(Field::Value);
        self.needed(Field::Value, row, |text| {
            let (value, rest) = number::read_before(text, mark)?;
            if rest.is_empty() {
                return Ok((value, None));
            }
            let own = lexicon::measure(&rest, self.lexicons).ok_or(Invalid::CarbonUnit(rest))?;
            Ok((value, Some(own)))
        })
    }

    /// What the value is counted in and per: as its own cell says, else the unit's, else the other's.
    fn measure(
        &self,
        row: Row<'_>,
        own: Option<Measure>,
        remarks: &mut Vec<Remark>,
    ) -> Result<(CarbonUnit, DeclaredUnit), (Option<usize>, Reason)> {
        let read =
            |text: &str| lexicon::measure(text, self.lexicons).ok_or_else(|| Invalid::CarbonUnit(text.to_owned()));
        let measure = own.map_or_else(|| self.needed(Field::Unit, row, read), Ok)?;
        let mark = self.mark(Field::Per);
        let read = |text: &str| lexicon::read_declared_unit(text, self.lexicons, mark);
        let per = match measure.per {
            Per::Stated(per) => {
                // The column of what it counts per may say otherwise; what is assumed says nothing.
                let (column, text) = self.text(Field::Per, row);
                let other = column.and_then(|_| read(text).ok()).filter(|other| *other != per);
                remarks.extend(other.map(|other| Remark::OtherPer { unit: per, per: other }));
                per
            }
            Per::Unstated | Per::Unknown => self.needed(Field::Per, row, read)?,
        };
        Ok((measure.unit, per))
    }

    fn boundary(&self, row: Row<'_>, remarks: &mut Vec<Remark>) -> Option<Boundary> {
        self.optional(Field::Boundary, row, remarks, |text| {
            lexicon::boundary(text, self.lexicons).ok_or_else(|| Invalid::Boundary(text.to_owned()))
        })
    }

    fn year(&self, row: Row<'_>, remarks: &mut Vec<Remark>) -> Option<u16> {
        self.optional(Field::Date, row, remarks, |text| year(text).ok_or_else(|| Invalid::Date(text.to_owned())))
    }

    /// Kinds of carbon: nought and less are values, too.
    fn carbon(&self, row: Row<'_>, remarks: &mut Vec<Remark>) -> Vec<(Carbon, Decimal)> {
        let stated = KINDS.iter().filter_map(|(kind, field)| {
            let mark = self.mark(*field);
            Some((*kind, self.optional(*field, row, remarks, |text| number::read(text, mark))?))
        });
        stated.collect()
    }

    /// A number that is more than nought where it is stated.
    fn quantity(&self, field: Field, row: Row<'_>, remarks: &mut Vec<Remark>) -> Option<Decimal> {
        let mark = self.mark(field);
        // People write a deviation as `±10%`.
        let read = |text: &str| {
            let value = number::read(text.trim_start_matches('\u{b1}'), mark)?;
            let scaled = field == Field::Uncertainty && self.uncertain_per_cent && !number::is_per_cent(text);
            Ok(if scaled { value.shifted(-2).unwrap_or(value) } else { value })
        };
        let value = self.optional(field, row, remarks, read)?;
        // A few times the value happens; `15` is meant in per cent, of which nothing tells.
        if field == Field::Uncertainty && value >= Decimal::from(5) {
            remarks.push(Remark::Unread { field, invalid: Invalid::Share(value.to_string()) });
            return None;
        }
        if value.is_zero() {
            remarks.push(Remark::Nought(field));
            return None;
        }
        Some(value)
    }
}

/// The year in a date of any form: the one number in it that can be a year.
pub(super) fn year(text: &str) -> Option<u16> {
    let digits = text.split(|c: char| !c.is_ascii_digit()).filter(|part| matches!(part.len(), 4 | 8));
    let mut years = digits.filter_map(|part| part[..4].parse().ok()).filter(|year| (1990..=2100).contains(year));
    years.next()
}
