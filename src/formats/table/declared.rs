//! A table's rows as declarations, each with its account.

use super::{
    super::{
        Declared, Format, Import, Module, Per,
        account::{Account, Assumption, Dropped, Fact, Warning},
        reading::named,
    },
    Choice, DeclaredRow, Field, Imported, Lexicon, Mapping, Table,
};

impl Mapping {
    /// The rows of a table as declarations; what is wrong with the other rows is in the second.
    #[must_use]
    pub fn declarations(&self, table: &Table, lexicons: &[&Lexicon]) -> (Vec<Import>, Vec<super::Problem>) {
        let Imported { rows, problems } = self.apply(table, lexicons);
        let common = self.account(table);
        let import = |row: DeclaredRow| {
            let mut account = common.clone();
            let path = format!("$[{}]", row.line);
            account.warnings = row.remarks.iter().map(|remark| (Warning::Row(remark.clone()), path.clone())).collect();
            Import { declared: of_row(row), account }
        };
        (rows.into_iter().map(import).collect(), problems)
    }

    /// What is the same for all rows: which column is what, and which is nothing.
    fn account(&self, table: &Table) -> Account {
        let mut account = Account::default();
        let mut taken = Vec::new();
        for (field, choice) in self.choices() {
            match choice {
                Choice::Column(heading) => {
                    taken.push(heading);
                    account.read.push((fact(field), heading.clone()));
                }
                Choice::Fixed(text) => account.read.push((fact(field), format!("={text}"))),
                Choice::Assumed(text) => {
                    let usual = Assumption::Usual { field: field.word(), text: text.clone() };
                    account.assumed.push((usual, "$".to_owned()));
                }
            }
        }
        let left = table.headings().iter().filter(|heading| !taken.contains(heading));
        account.dropped = left.map(|heading| Dropped { path: heading.clone(), times: 1 }).collect();
        account
    }
}

fn fact(field: Field) -> Fact {
    match field {
        Field::Name | Field::Model | Field::Category => Fact::Name,
        Field::Maker => Fact::Owner,
        Field::Number => Fact::Id,
        Field::Gtin => Fact::ProductIds,
        Field::Value | Field::Unit => Fact::Value,
        Field::Per => Fact::Per,
        Field::Boundary => Fact::Boundary,
        Field::Uncertainty => Fact::Uncertainty,
        Field::Date => Fact::Period,
        Field::Weight => Fact::Mass,
        _ => Fact::Modules,
    }
}

fn of_row(row: DeclaredRow) -> Declared {
    let uncertainty = row.interval();
    let module = |stage: &crate::label::Stage| Module { kind: stage.kind, scenario: None, value: Some(stage.value) };
    let mut declared = Declared::new(Format::Table, named(row.name), Per::Unit(row.per), row.value);
    declared.unit = row.unit;
    declared.id = row.number;
    declared.owner = row.maker.map(named);
    declared.product_ids = row.gtin.and_then(|gtin| gtin.to_string().parse().ok()).into_iter().collect();
    declared.boundary = row.boundary;
    declared.inside = row.stages.as_slice().iter().map(module).collect();
    declared.year = row.year;
    declared.uncertainty = uncertainty;
    declared
}
