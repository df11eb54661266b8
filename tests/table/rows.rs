//! Rows that are read, with what is said of them, and those that are not.

use super::*;
use carbon_label::{
    formats::table::{Choice, DeclaredRow, Field, Mark, Reason, Remark},
    label::{Boundary, Decimal, StageKind},
    text::Lang,
};

fn decimal(text: &str) -> Decimal {
    text.parse().unwrap()
}

fn only(text: &str) -> DeclaredRow {
    let mut imported = imported(text);
    assert_eq!(imported.problems, []);
    assert_eq!(imported.rows.len(), 1);
    imported.rows.remove(0)
}

fn stages(row: &DeclaredRow) -> Vec<(StageKind, String)> {
    row.stages.as_slice().iter().map(|stage| (stage.kind, stage.value.to_string())).collect()
}

#[test]
fn a_row_is_read_with_all_it_states() {
    let row = only(include_str!("../fixtures/table.csv"));
    let line = |line: Option<_>| line.map(|line: carbon_label::label::Line| line.to_string()).unwrap();
    assert_eq!((row.line, row.name.as_str()), (2, "组件甲"));
    assert_eq!([line(row.maker.clone()), line(row.model.clone())], ["某某公司", "A-1"]);
    assert_eq!([line(row.category.clone()), line(row.number.clone())], ["光伏组件", "C-1"]);
    assert_eq!(row.gtin.as_ref().unwrap().as_str(), "6901234567892");
    assert_eq!((row.value.to_string().as_str(), row.unit.word()), ("520.0", "kgCO2e"));
    assert_eq!((row.per.amount(), row.per.unit().word()), (Decimal::ONE, "kWp"));
    assert_eq!((row.boundary, row.year), (Some(Boundary::CradleToGate), Some(2025)));
    assert_eq!((row.uncertainty, row.lifetime), (Some(decimal("0.10")), Some(decimal("25"))));
    assert_eq!(row.quantities, [(Field::Power, decimal("580")), (Field::Weight, decimal("22.5"))]);
    let interval = row.interval().unwrap();
    assert_eq!((interval.low(), interval.high()), (decimal("468"), decimal("572")));
    assert_eq!(row.remarks, []);
}

#[test]
fn shares_become_values_exactly() {
    let row = only("name,gwp,production share,use share\nA,161,0.8500000000000001,0.15\n");
    assert!(row.shared);
    let expected = [(StageKind::Production, "136.8500000000000161".to_owned()), (StageKind::Use, "24.15".to_owned())];
    assert_eq!(stages(&row), expected);
    // A float's dust is no difference.
    assert_eq!(row.remarks, []);
    let row = only("name,gwp,production share,use share\nA,161,85 %,15 %\n");
    assert_eq!(stages(&row)[1].1, "24.15");
}

#[test]
fn what_does_not_add_up_is_said_and_kept() {
    let heading = "name,gwp,production share,transport share,use share,lifetime\n";
    // A column that is blank all the way down is none's.
    let whole = "B,100,0.76,0.08,0.16,4\n";
    let remarks = |cells: &str| imported(&format!("{heading}{whole}A,100,{cells}\n")).rows.remove(1).remarks;
    assert_eq!(remarks("0.76,0.08,0.15,4"), []);
    assert_eq!(remarks("0.76,0.08,0.06,4"), [Remark::Shares { sum: decimal("0.90"), off: decimal("-0.10") }]);
    assert_eq!(remarks("0.76,,0.2,4"), [Remark::Missing(Field::DistributionShare)]);
    let over = Remark::Shares { sum: decimal("1.06"), off: decimal("0.06") };
    assert_eq!(remarks("0.76,,0.3,4"), [Remark::Missing(Field::DistributionShare), over]);
    assert_eq!(
        remarks(",,,"),
        [Field::ProductionShare, Field::DistributionShare, Field::UseShare, Field::Lifetime].map(Remark::Missing)
    );
    assert_eq!(remarks("0.76,0.08,0.16,0"), [Remark::Nought(Field::Lifetime)]);
    let row = only("name,gwp,production,use\nA,100,60,30\n");
    assert!(!row.shared);
    assert_eq!(row.remarks, [Remark::Stages(decimal("10"))]);
}

#[test]
fn a_share_that_cannot_be_kept_exactly_is_left_out() {
    let row = only("name,gwp,use share\nA,161.123456789,0.12345678901234567891\n");
    assert_eq!((stages(&row), row.remarks), (vec![], vec![Remark::NotExact(Field::UseShare)]));
}

#[test]
fn the_cells_own_unit_goes_before_the_columns() {
    let row = only("name,footprint,unit\nA,0.52 tCO2e/kWp,kgCO2e\n");
    assert_eq!((row.unit.word(), row.per.unit().word()), ("tCO2e", "kWp"));
}

#[test]
fn a_decimal_comma_is_read_in_the_whole_column() {
    let imported = imported("name;gwp;weight\nA;1.234;2,5\nB;12,5;3\n");
    let values: Vec<String> = imported.rows.iter().map(|row| row.value.to_string()).collect();
    assert_eq!((values, imported.problems), (vec!["1234".to_owned(), "12.5".to_owned()], vec![]));
}

#[test]
fn a_number_that_may_mean_two_is_told() {
    let text = "name;gwp\nA;1.234\n";
    let imported = imported(text);
    assert_eq!(imported.rows[0].value, decimal("1.234"));
    assert_eq!(imported.problems[0].reason, Reason::Ambiguous("1.234".to_owned()));
    let mut mapping = guessed(text);
    mapping.mark = Some(Mark::Comma);
    let corrected = mapping.apply(&table(text), LEXICONS);
    assert_eq!((corrected.rows[0].value, corrected.problems), (decimal("1234"), vec![]));
}

#[test]
fn what_cannot_be_read_is_told_with_line_and_column() {
    let text = "name,gwp,gtin,gwp\nA,1e308,6901234567892,\n\n\"B\nb\",NaN,,\nC,,6901234567892,\nD,5,123,,7\nE,6,6901234567892\nF,7,,\nG,8,123,\n,9,,\n";
    let (table, imported) = (table(text), imported(text));
    let said = |lang: Lang| -> Vec<String> {
        imported.problems.iter().map(|problem| lang.table_problem(problem, &table)).collect()
    };
    assert_eq!(
        said(Lang::En),
        [
            "line 1, column 4 (gwp (2)): the heading stands in a column before; it got a number. Make sure the right one is chosen.",
            "line 2, column 2 (gwp): carbon footprint: “1e308” has too many digits; 28 are kept. The row was left out.",
            "line 4, column 2 (gwp): carbon footprint: “NaN” is not a number. The row was left out.",
            "line 6, column 2 (gwp): the carbon footprint is missing. The row was left out.",
            "line 7: has 5 cells and the headings are 4. The row was left out; one of its cells may hold a separator and no quotes.",
            "line 11, column 1 (name): the product name is missing. The row was left out.",
        ]
    );
    assert_eq!(
        said(Lang::Zh)[1],
        "第 2 行第 2 列（gwp）：碳足迹数值：“1e308”位数过多，最多保留 28 位。这一行没有读入。"
    );
    let rows: Vec<(&str, &[Remark])> =
        imported.rows.iter().map(|row| (row.name.as_str(), row.remarks.as_slice())).collect();
    assert_eq!(rows.len(), 3);
    assert_eq!(rows[0], ("E", &[Remark::Short { cells: 3, columns: 4 }][..]));
    assert_eq!(rows[1], ("F", &[][..]));
    assert_eq!(Lang::En.table_remark(&rows[2].1[0]), "Left out: GTIN: “123” is not a GTIN: 8, 12, 13 or 14 digits.");
}

#[test]
fn a_mapping_that_does_not_fit_reads_nothing() {
    let text = "name,gwp\nA,5\n";
    let mut mapping = guessed(text);
    let check = |field, choice, expected| {
        let mut changed = mapping.clone();
        changed.set(field, choice);
        let imported = changed.apply(&table(text), LEXICONS);
        assert_eq!(imported.rows, []);
        assert_eq!(imported.problems[0].reason, expected);
    };
    check(Field::Value, None, Reason::NotChosen(Field::Value));
    let heading = "gone".to_owned();
    check(Field::Value, Some(Choice::Column(heading.clone())), Reason::NoColumn { field: Field::Value, heading });
    let found = "euro".to_owned();
    check(Field::Unit, Some(Choice::Fixed(found.clone())), Reason::Fixed { field: Field::Unit, found });
    mapping.set(Field::Per, Some(Choice::Fixed("2 kWp".to_owned())));
    assert_eq!(mapping.apply(&table(text), LEXICONS).rows[0].per.amount(), decimal("2"));
}
