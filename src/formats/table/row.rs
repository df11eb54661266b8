//! A row of a table as what its product declares, and what is to be said of it.

use super::{
    super::{Carbon, exact_product},
    Field,
};
use crate::label::{Boundary, CarbonUnit, Decimal, DeclaredUnit, Gtin, Invalid, Line, Stages, Uncertainty};

/// A footprint as a row of somebody's table declares it: certified by nobody.
///
/// It is no [`super::super::Declared`]: a table's value is of whatever its boundary covers, its stages
/// may be shares, and half of what a declaration needs may be missing.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DeclaredRow {
    /// The line of the file it begins in.
    pub line: usize,
    /// The product's name.
    pub name: Line,
    /// Who makes it.
    pub maker: Option<Line>,
    /// Its model or specification.
    pub model: Option<Line>,
    /// The kind of product, in the table's own words.
    pub category: Option<Line>,
    /// The number of a certificate or declaration.
    pub number: Option<Line>,
    /// Its GS1 number.
    pub gtin: Option<Gtin>,
    /// The footprint.
    pub value: Decimal,
    /// What it is counted in.
    pub unit: CarbonUnit,
    /// What it is counted per.
    pub per: DeclaredUnit,
    /// Which part of the product's life it covers.
    pub boundary: Option<Boundary>,
    /// Its stages: as stated, or each share times the value, exactly.
    pub stages: Stages,
    /// Whether the stages' values are such products, because the table states shares.
    pub shared: bool,
    /// Kinds of carbon, in the value's unit.
    pub carbon: Vec<(Carbon, Decimal)>,
    /// How far the value may be off, as a share of it. Tables mean an interval's half or a deviation,
    /// and seldom say which.
    pub uncertainty: Option<Decimal>,
    /// The year it was made in.
    pub year: Option<u16>,
    /// For how many years of use it counts.
    pub lifetime: Option<Decimal>,
    /// Other quantities, in the table's own units.
    pub quantities: Vec<(Field, Decimal)>,
    /// What is to be said of the row.
    pub remarks: Vec<Remark>,
}

/// What is to be said of a row that was read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Remark {
    /// The stages' shares make up more or less than the whole, by more than their rounding.
    Shares {
        /// What they make up.
        sum: Decimal,
        /// The sum less one.
        off: Decimal,
    },
    /// The stages' values and the value differ by more than their rounding: the value less the sum.
    Stages(Decimal),
    /// A cell is blank that others have filled.
    Missing(Field),
    /// A cell is not what its column holds; the row is read without it.
    Unread {
        /// What it should be.
        field: Field,
        /// Why it is not.
        invalid: Invalid,
    },
    /// A nought where nothing can be nought: taken for a gap.
    Nought(Field),
    /// The heading of the values names another unit than the row's own, which counts.
    OtherUnit {
        /// The heading's.
        heading: CarbonUnit,
        /// The row's.
        row: CarbonUnit,
    },
    /// The row's unit says what it counts per, and its own column says another, which does not count.
    OtherPer {
        /// What counts.
        unit: DeclaredUnit,
        /// The column's.
        per: DeclaredUnit,
    },
    /// Share times value has more digits than are kept exactly; the stage is left out.
    NotExact(Field),
    /// Fewer cells than the headings: the last ones are taken for blank.
    Short {
        /// How many cells it has.
        cells: usize,
        /// How many headings there are.
        columns: usize,
    },
}

impl DeclaredRow {
    /// Value less and plus its uncertainty; nothing where none is stated or it is not kept exactly.
    #[must_use]
    pub fn interval(&self) -> Option<Uncertainty> {
        let off = exact_product(self.value, self.uncertainty?)?.magnitude();
        Uncertainty::new(self.value.minus(off)?, self.value.plus(off)?, None).ok()
    }
}
