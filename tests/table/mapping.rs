//! What columns are guessed to be, and mappings kept.

use super::*;
use carbon_label::{
    formats::table::{Choice, Field, Mark},
    json::Problem,
};

#[track_caller]
fn check(text: &str, expected: &str) {
    let pairs: Vec<String> = guessed(text)
        .choices()
        .map(|(field, choice)| match choice {
            Choice::Column(heading) => format!("{}: {heading}", field.word()),
            Choice::Fixed(text) => format!("{}= {text}", field.word()),
            Choice::Assumed(text) => format!("{}~ {text}", field.word()),
        })
        .collect();
    assert_eq!(pairs.join("; "), expected);
}

#[test]
fn columns_are_known_by_heading_and_content() {
    check(
        "产品名称,生产企业,规格型号,产品类别,碳足迹（kgCO₂e/件）,系统边界,报告日期\n\
         组件甲,某某公司,A-1,光伏组件,520,摇篮到大门,2025-06\n",
        "name: 产品名称; maker: 生产企业; model: 规格型号; category: 产品类别; value: 碳足迹（kgCO₂e/件）; \
         unit= kgCO2e; per= 1 piece; boundary: 系统边界; date: 报告日期",
    );
    check(
        "Product,Company,Carbon footprint (t CO2-eq. / kWp),Manufacturing %,Transport %,Weight (kg)\nA,B,0.52,80,20,3\n",
        "name: Product; maker: Company; value: Carbon footprint (t CO2-eq. / kWp); unit= tCO2e; per= 1 kWp; \
         production-share: Manufacturing %; distribution-share: Transport %; weight: Weight (kg)",
    );
    check(
        "Bezeichnung;Hersteller;Treibhauspotenzial [kg CO2-Äq.];Deklarierte Einheit;Lebensdauer\nA;B;1,5;1 m3;20\n",
        "name: Bezeichnung; maker: Hersteller; value: Treibhauspotenzial [kg CO2-Äq.]; unit= kgCO2e; \
         per: Deklarierte Einheit; lifetime: Lebensdauer",
    );
    check(
        "名称\t数值\t单位\t声明单位\t生产\t使用\n甲\t520\tkgCO2e\t1 kWp\t500\t20\n",
        "name: 名称; value: 数值; unit: 单位; per: 声明单位; boundary~ cradle-to-grave; production: 生产; use: 使用",
    );
}

#[test]
fn a_heading_alone_is_not_believed() {
    // A use that is a place, a maker that is a number, and a number of processors.
    check(
        "name,maker,use,number_cpu,gwp\nA,7,EU,2,5\nB,8,US,4,6\n",
        "name: name; value: gwp; unit~ kgCO2e; per~ 1 piece",
    );
    // What is said and not understood is not taken for a piece.
    check("name,gwp (kgCO2e/trip)\nA,5\n", "name: name; value: gwp (kgCO2e/trip); unit= kgCO2e");
}

#[test]
fn shares_of_a_hundred_are_told_from_shares_of_one() {
    let heading = "name,gwp,production share,use share\n";
    assert!(guessed(&format!("{heading}A,5,80,20\n")).per_cent);
    assert!(!guessed(&format!("{heading}A,5,0.8,0.2\n")).per_cent);
    assert!(!guessed(&format!("{heading}A,5,80%,20%\n")).per_cent);
}

#[test]
fn a_column_is_one_fields_alone() {
    let mut mapping = guessed("name,gwp\nA,5\n");
    mapping.set(Field::Model, Some(Choice::Column("name".to_owned())));
    assert_eq!(mapping.get(Field::Name), None);
    mapping.set(Field::Model, None);
    assert_eq!(mapping.get(Field::Model), None);
    let fields: Vec<Field> = mapping.choices().map(|(field, _)| field).collect();
    assert_eq!(fields, [Field::Value, Field::Unit, Field::Per]);
}

#[test]
fn a_mapping_is_kept_as_json_and_in_an_address() {
    let mut mapping = guessed("name,gwp total,使用占比\nA,5,20%\n");
    mapping.set(Field::Maker, Some(Choice::Fixed("=A & B~".to_owned())));
    mapping.set(Field::Model, Some(Choice::Column("~x=".to_owned())));
    (mapping.mark, mapping.per_cent) = (Some(Mark::Comma), true);
    assert_eq!(Mapping::read(mapping.json().to_string().as_bytes()).unwrap(), mapping);
    let fragment = mapping.fragment();
    assert_eq!(Mapping::of_fragment(&fragment).unwrap(), mapping);
    assert_eq!(
        fragment,
        "name=name&maker==%3DA+%26+B~&model=%7Ex%3D&value=gwp+total&unit=~kgCO2e&per=~1+piece&\
         boundary=~cradle-to-grave&use-share=%E4%BD%BF%E7%94%A8%E5%8D%A0%E6%AF%94&decimal-mark=,&per-cent"
    );
}

#[test]
fn a_mapping_that_says_anything_else_is_refused() {
    let json = |text: &str| Mapping::read(text.as_bytes()).unwrap_err();
    assert_eq!(json(r#"{"price": "x"}"#).path(), "$.price");
    assert_eq!(json(r#"{"unit": {"fixed": 5}}"#).path(), "$.unit.fixed");
    assert_eq!(json(r#"{"unit": {"column": "x"}}"#).path(), "$.unit.column");
    assert_eq!(json(r#"{"decimal-mark": ";"}"#).path(), "$.decimal-mark");
    let fragment = |text: &str| Mapping::of_fragment(text).unwrap_err();
    assert!(matches!(fragment("price=x").problem(), Problem::UnknownKey { .. }));
    assert_eq!(fragment("name=a&name=b").problem(), &Problem::DuplicateKey);
    assert_eq!(fragment("name=%ff").problem(), &Problem::NotText);
    assert_eq!(fragment("decimal-mark=x").path(), "$.decimal-mark");
    assert!(matches!(fragment(&"x".repeat(300_000)).problem(), Problem::TooLarge { .. }));
}
