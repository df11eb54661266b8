//! A table's rows as declarations, each with its account.

use super::{
    super::{
        Declared, Format, Import, Module, Per,
        account::{Account, Assumption, Dropped, Fact, Warning},
        reading::named,
    },
    Choice, DeclaredRow, Field, Imported, Lexicon, Mapping, Table,
};

/// The rows of a table as declarations.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Declarations {
    /// The rows that read, each with what is odd about it.
    pub imports: Vec<Import>,
    /// What is wrong with the others.
    pub problems: Vec<super::Problem>,
    /// What is the same for all rows: which column was read as what, and which was left.
    pub account: Account,
}

impl Mapping {
    /// The rows of a table as declarations.
    #[must_use]
    pub fn declarations(&self, table: &Table, lexicons: &[&Lexicon]) -> Declarations {
        let Imported { rows, problems } = self.apply(table, lexicons);
        let import = |row: DeclaredRow| {
            let mut account = Account::default();
            let path = format!("$[{}]", row.line);
            account.warnings = row.remarks.iter().map(|remark| (Warning::Row(remark.clone()), path.clone())).collect();
            let declared = of_row(row);
            account.warnings.extend(declared.odd_carbon().map(|warning| (warning, path.clone())));
            Import { declared, account }
        };
        Declarations { imports: rows.into_iter().map(import).collect(), problems, account: self.account(table) }
    }

    /// What is the same for all rows: which column is what, and which is nothing.
    fn account(&self, table: &Table) -> Account {
        let mut account = Account::default();
        let mut taken = Vec::new();
        for (field, choice) in self.choices() {
            match choice {
                Choice::Column(heading) => {
                    // What a declaration has no place for is left out, whatever it is.
                    if let Some(fact) = fact(field) {
                        taken.push(heading);
                        account.read.push((fact, heading.clone()));
                    }
                }
                Choice::Fixed(text) => account.read.extend(fact(field).map(|fact| (fact, format!("={text}")))),
                Choice::Assumed(text) => {
                    let usual = Assumption::Usual { field, text: text.clone() };
                    account.assumed.push((usual, "$".to_owned()));
                }
            }
        }
        let left = table.headings().iter().filter(|heading| !taken.contains(heading));
        account.dropped = left.map(|heading| Dropped { path: heading.clone(), times: 1 }).collect();
        account
    }
}

fn fact(field: Field) -> Option<Fact> {
    Some(match field {
        Field::Name => Fact::Name,
        Field::Maker => Fact::Owner,
        Field::Number => Fact::Id,
        Field::Gtin => Fact::ProductIds,
        Field::Value | Field::Unit => Fact::Value,
        Field::Per => Fact::Per,
        Field::Boundary => Fact::Boundary,
        Field::Uncertainty => Fact::Uncertainty,
        Field::Date => Fact::Period,
        Field::Fossil | Field::Biogenic | Field::LandUseChange | Field::Uptake => Fact::Carbon,
        Field::RawMaterials
        | Field::Production
        | Field::Distribution
        | Field::Use
        | Field::EndOfLife
        | Field::RawMaterialsShare
        | Field::ProductionShare
        | Field::DistributionShare
        | Field::UseShare
        | Field::EndOfLifeShare => Fact::Modules,
        // A weight without its unit is no mass.
        Field::Model
        | Field::Category
        | Field::Lifetime
        | Field::YearlyEnergy
        | Field::Power
        | Field::Weight
        | Field::ScreenSize => return None,
    })
}

fn of_row(row: DeclaredRow) -> Declared {
    let uncertainty = row.interval();
    let module = |stage: &crate::label::Stage| Module { kind: stage.kind, scenario: None, value: Some(stage.value) };
    let mut declared = Declared::new(Format::Table, named(row.name), Per::Unit(row.per), row.value);
    declared.unit = row.unit;
    declared.id = row.number;
    declared.owner = row.maker.map(named);
    declared.product_ids = row.gtin.and_then(|gtin| format!("urn:gtin:{gtin}").parse().ok()).into_iter().collect();
    declared.boundary = row.boundary;
    declared.inside = row.stages.as_slice().iter().map(module).collect();
    declared.carbon = row.carbon;
    declared.year = row.year;
    declared.uncertainty = uncertainty;
    declared
}
