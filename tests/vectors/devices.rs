//! Boavizta's table of 1,226 devices, read by the mapping that is guessed.

use super::*;
use carbon_label::{
    formats::table::{Choice, DeclaredRow, Field, Imported, Mapping, Remark, Table},
    label::{Boundary, StageKind},
    text::LEXICONS,
};

fn table() -> Option<Table> {
    let bytes = bytes("boavizta/boavizta-data-us.csv")?;
    Some(Table::read(&bytes, &|_| None).unwrap_or_else(|fault| panic!("{fault:?}")))
}

fn devices() -> Option<Imported> {
    let table = table()?;
    Some(Mapping::guess(&table, LEXICONS).apply(&table, LEXICONS))
}

#[test]
fn the_devices_mapping_is_guessed_without_correction() {
    let Some(table) = table() else { return };
    let mapping = Mapping::guess(&table, LEXICONS);
    let column = |field, heading: &str| (field, Choice::Column(heading.to_owned()));
    let assumed = |field, text: &str| (field, Choice::Assumed(text.to_owned()));
    let expected = [
        column(Field::Name, "name"),
        column(Field::Maker, "manufacturer"),
        column(Field::Category, "subcategory"),
        column(Field::Value, "gwp_total"),
        assumed(Field::Unit, "kgCO2e"),
        assumed(Field::Per, "1 piece"),
        assumed(Field::Boundary, "cradle-to-grave"),
        column(Field::Uncertainty, "gwp_error_ratio"),
        column(Field::Date, "report_date"),
        column(Field::ProductionShare, "gwp_manufacturing_ratio"),
        column(Field::DistributionShare, "gwp_transport_ratio"),
        column(Field::UseShare, "gwp_use_ratio"),
        column(Field::EndOfLifeShare, "gwp_eol_ratio"),
        column(Field::Lifetime, "lifetime"),
        column(Field::YearlyEnergy, "yearly_tec"),
        column(Field::Weight, "weight"),
        column(Field::ScreenSize, "screen_size"),
    ];
    let found: Vec<(Field, Choice)> = mapping.choices().map(|(field, choice)| (field, choice.clone())).collect();
    assert_eq!(found, expected);
    assert!(!mapping.per_cent && mapping.mark.is_none());
}

#[test]
fn every_device_is_read_and_what_is_odd_is_said() {
    let Some(imported) = devices() else { return };
    assert_eq!((imported.rows.len(), imported.problems.as_slice()), (1226, &[][..]));
    let count = |odd: &dyn Fn(&Remark) -> bool| imported.rows.iter().filter(|row| row.remarks.iter().any(odd)).count();
    let missing = |field| count(&|remark| *remark == Remark::Missing(field));
    // Blank cells, counted in the file itself.
    assert_eq!(missing(Field::ProductionShare), 469);
    assert_eq!(missing(Field::UseShare), 75);
    assert_eq!(missing(Field::DistributionShare), 739);
    assert_eq!(missing(Field::EndOfLifeShare), 782);
    assert_eq!(missing(Field::Lifetime), 33);
    assert_eq!(count(&|remark| matches!(remark, Remark::NotExact(_) | Remark::Unread { .. })), 0);
    // Beyond the rounding of the shares stated; most of all where one is ten times what it should be.
    assert_eq!(count(&|remark| matches!(remark, Remark::Shares { .. })), 131);
    let odd = imported.rows.iter().find(|row| row.line == 344).unwrap();
    let off = Remark::Shares { sum: "7.984".parse().unwrap(), off: "6.984".parse().unwrap() };
    assert!(odd.remarks.contains(&off), "{:?}", odd.remarks);
}

#[test]
fn a_devices_stages_are_its_shares_of_its_value() {
    let Some(imported) = devices() else { return };
    let first: &DeclaredRow = &imported.rows[0];
    assert_eq!((first.line, first.name.as_str()), (2, "13-inch MacBook Air (M1 CPU) 256GB - 2020"));
    assert_eq!(
        (first.maker.as_ref().unwrap().as_str(), first.category.as_ref().unwrap().as_str()),
        ("Apple", "Laptop")
    );
    assert_eq!((first.value.to_string().as_str(), first.unit.word()), ("161", "kgCO2e"));
    assert_eq!((first.boundary, first.year, first.shared), (Some(Boundary::CradleToGrave), Some(2020), true));
    let stages: Vec<(StageKind, String)> =
        first.stages.as_slice().iter().map(|stage| (stage.kind, stage.value.to_string())).collect();
    let expected =
        [(StageKind::Production, "122.3600"), (StageKind::Distribution, "12.8800"), (StageKind::Use, "24.1500")];
    assert_eq!(stages, expected.map(|(kind, value)| (kind, value.to_owned())));
    // No error is known of, which the table writes as one of nought.
    assert_eq!(first.remarks, [Remark::Nought(Field::Uncertainty), Remark::Missing(Field::EndOfLifeShare)]);
}
