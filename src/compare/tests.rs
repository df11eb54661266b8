use super::*;
use crate::{credential::TrustList, json::Json, label::*, programme::Programme};

/// A label of 1 line: value, declared unit, and the rest as a category's labels usually are.
fn label(value: &str, per: &str) -> Label {
    let name = || Name::new(vec![("en".parse().unwrap(), "x".parse().unwrap())]).unwrap();
    let day = || "2026-01-01".parse().unwrap();
    let body = Body { name: name(), credit_code: None };
    Label {
        product: Product {
            gtin: None,
            name: name(),
            model: None,
            category: "pv-module".parse().unwrap(),
            maker: Maker { name: name(), credit_code: None },
            factory: None,
        },
        footprint: Footprint {
            value: value.parse().unwrap(),
            unit: CarbonUnit::Kilogram,
            per: per.parse().unwrap(),
            boundary: Boundary::CradleToGate,
            standards: vec!["PPE2".parse().unwrap()],
            rule: None,
            period: None,
            uncertainty: None,
            primary_share: None,
            electricity: None,
        },
        stages: Stages::default(),
        certificate: Certificate::new("X".parse().unwrap(), Scheme::Other, body, day(), day()).unwrap(),
        trace: Vec::new(),
        baseline: None,
        output: None,
        report: None,
        withheld: Vec::new(),
        source: None,
        demonstration: true,
    }
}

/// A benchmark of kind and values, as a programme would state it.
fn benchmark(method: &str, scale: &str) -> Arc<Benchmark> {
    let text = format!(
        r#"{{"programme":{{"name":{{"en":"x"}},"region":{{"code":"CN-TJ","name":{{"en":"x"}}}},"operator":{{"en":"x"}},
        "site":"https://labels.example/"}},"issuers":{{"issuer":[]}},
        "categories":[{{"id":"pv-module","name":{{"en":"x"}},"per":{{"amount":"1","unit":"kWp"}},
        "boundary":"cradle-to-gate","stages":[],"rule":{{"id":"R","version":"1","name":{{"en":"x"}}}}}}],
        "benchmarks":[{{"id":"b","category":"pv-module","name":{{"en":"x"}},"method":"{method}","unit":"kgCO2e",
        "per":{{"amount":"1","unit":"kWp"}},"boundary":"cradle-to-gate","source":{{"text":"x"}},{scale}}}]}}"#
    );
    let programme = Programme::from_json(&text, TrustList::default()).unwrap();
    programme.benchmarks(&"pv-module".parse().unwrap()).next().unwrap().clone()
}

const PPE2: &str = r#""kind":"grades","grade":[{"name":{"en":"450"},"below":"450"},{"name":{"en":"550"},"below":"550"},{"name":{"en":"rest"}}]"#;
const DISTRIBUTION: &str = r#""kind":"distribution","sample":214,"quantile":[{"share":"0.1","value":"400"},{"share":"0.5","value":"550"},{"share":"0.9","value":"700"}]"#;

#[track_caller]
fn check(value: &str, scale: &str, expected: Reading) {
    let position = place(&label(value, "1 kWp"), &benchmark("PPE2", scale)).unwrap();
    assert_eq!(position.reading(), &expected);
}

fn decimal(text: &str) -> Decimal {
    text.parse().unwrap()
}

#[test]
fn a_value_at_a_bound_is_inside_only_when_the_bound_is() {
    let reading = |inside, difference, percent| Reading::Limit {
        inside,
        difference: decimal(difference),
        share: Share(Some(decimal(percent))),
    };
    check("415", r#""kind":"limit","limit":"415""#, reading(true, "0", "0"));
    check("415", r#""kind":"limit","limit":"415","inclusive":false"#, reading(false, "0", "0"));
    check("520", r#""kind":"limit","limit":"630""#, reading(true, "-110", "17.5"));
    check(
        "-5",
        r#""kind":"limit","limit":"415""#,
        Reading::Limit { inside: true, difference: decimal("-420"), share: Share(None) },
    );
}

#[test]
fn grades_are_read_best_first() {
    check("449.9", PPE2, Reading::Grade { index: 0, to_better: None });
    check("450", PPE2, Reading::Grade { index: 1, to_better: Some(decimal("0")) });
    check("600", PPE2, Reading::Grade { index: 2, to_better: Some(decimal("50")) });
}

#[test]
fn a_sample_gives_a_range_of_shares() {
    let reading = |above: Option<&str>, below: Option<&str>| Reading::Distribution {
        above: above.map(decimal),
        below: below.map(decimal),
    };
    check("399", DISTRIBUTION, reading(None, Some("10")));
    check("600", DISTRIBUTION, reading(Some("50"), Some("90")));
    check("700", DISTRIBUTION, reading(Some("90"), None));
}

#[test]
fn the_two_french_methods_never_share_a_scale() {
    let refused = place(&label("500", "1 kWp"), &benchmark("PPE2_V2", PPE2)).unwrap_err();
    assert_eq!(refused, Incomparable::Method { label: vec!["PPE2".into()], other: vec!["PPE2_V2".into()] });
    assert!(place(&label("500", "1 kWp"), &benchmark("PPE2", PPE2)).is_ok());
}

#[test]
fn peak_power_is_never_compared_with_energy_but_watts_convert() {
    let scale = r#""kind":"limit","limit":"415""#;
    let refused = place(&label("12.2", "1 kWh"), &benchmark("PPE2", scale)).unwrap_err();
    assert_eq!(refused, Incomparable::Unit { label: Unit::KilowattHour, other: Unit::KilowattPeak });
    let position = place(&label("0.415", "1 Wp"), &benchmark("PPE2", scale)).unwrap();
    assert_eq!(position.value(), decimal("415"));
}

#[test]
fn other_categories_boundaries_and_rules_are_refused_with_both_sides() {
    let mut other = label("500", "1 kWp");
    other.footprint.boundary = Boundary::CradleToGrave;
    let (label_boundary, benchmark_boundary) = (Boundary::CradleToGrave, Boundary::CradleToGate);
    let refused = place(&other, &benchmark("PPE2", PPE2)).unwrap_err();
    assert_eq!(refused, Incomparable::Boundary { label: label_boundary, other: benchmark_boundary });

    let mut other = label("500", "1 kWp");
    other.product.category = "wood-panel".parse().unwrap();
    assert!(matches!(place(&other, &benchmark("PPE2", PPE2)), Err(Incomparable::Category { .. })));

    let with_rule = benchmark("PPE2", &format!(r#""rule":"PCR-1",{PPE2}"#));
    let refused = place(&label("500", "1 kWp"), &with_rule).unwrap_err();
    assert_eq!(refused, Incomparable::Rule { label: None, other: Some("PCR-1".parse().unwrap()) });
}

#[test]
fn a_benchmark_that_never_fits_its_category_is_refused_on_reading() {
    let good = benchmark("PPE2", PPE2);
    assert_eq!(good.per.unit(), Unit::KilowattPeak);
    let text = r#"{"programme":{},"issuers":{"issuer":[]},"categories":[],"benchmarks":[{"id":"b"}]}"#;
    let tree = Json::parse(text.as_bytes(), crate::json::Limits { bytes: 1000, depth: 9 }).unwrap();
    let faults = Programme::review(tree, &[]).faults;
    assert!(faults.iter().any(|fault| fault.path() == "$.benchmarks[0].category"), "{faults:?}");
}

#[test]
fn something_familiar_is_only_said_of_what_was_emitted() {
    assert_eq!(kilowatt_hours(&label("520", "1 kWp")), Some(decimal("900")));
    assert_eq!(kilowatt_hours(&label("16.5", "1 piece")), Some(decimal("28.6")));
    assert_eq!(kilowatt_hours(&label("-647.42", "1 m3")), None);
    assert_eq!(kilowatt_hours(&label("12.2", "1 kWh")), None);
}

#[test]
fn labels_compare_inside_one_basis_and_versions_of_its_rule_may_differ() {
    let rule =
        |id: &str, version: &str| Some(Rule { id: id.parse().unwrap(), version: Some(version.parse().unwrap()) });
    let with = |change: &dyn Fn(&mut Footprint)| {
        let mut label = label("500", "1 kWp");
        change(&mut label.footprint);
        Basis::of(&label)
    };
    let group = with(&|footprint| footprint.rule = rule("PCR-1", "2024"));
    assert_eq!(with(&|footprint| footprint.rule = rule("PCR-1", "2025")).against(&group), Ok(()));
    let refused = |change: &dyn Fn(&mut Footprint)| with(change).against(&group).unwrap_err();
    let (one, two) = ("PCR-1".parse().unwrap(), "PCR-2".parse().unwrap());
    assert_eq!(refused(&|_| ()), Incomparable::Rule { label: None, other: Some(one) });
    let other_rule = refused(&|footprint| footprint.rule = rule("PCR-2", "2024"));
    assert!(matches!(other_rule, Incomparable::Rule { label: Some(label), .. } if label == two));
    let standards = |words: &[&str]| words.iter().map(|word| word.parse().unwrap()).collect::<Vec<Line>>();
    let more = refused(&|footprint| footprint.standards = standards(&["PPE2", "ISO 14067"]));
    assert_eq!(
        more,
        Incomparable::Method { label: vec!["PPE2".into(), "ISO 14067".into()], other: vec!["PPE2".into()] }
    );
    let ordered = |words: &[&str]| with(&|footprint| footprint.standards = standards(words));
    assert_eq!(ordered(&["A", "B"]).against(&ordered(&["B", "A"])), Ok(()));
}

#[test]
fn a_difference_within_the_uncertainty_is_known_as_such() {
    let with = |value: &str, per: &str, low: &str, high: &str, level: &str| {
        let mut label = label(value, per);
        let interval = Uncertainty::new(decimal(low), decimal(high), Some(level.parse().unwrap()));
        label.footprint.uncertainty = Some(interval.unwrap());
        label
    };
    let one = with("500", "1 kWp", "480", "520", "0.95");
    let overlap = |other: &Label| (Overlap::of(&one, other), Overlap::of(other, &one));
    assert_eq!(overlap(&with("0.53", "1 Wp", "0.52", "0.54", "0.95")), (Overlap::Within, Overlap::Within));
    assert_eq!(overlap(&with("540", "1 kWp", "521", "560", "0.95")), (Overlap::Apart, Overlap::Apart));
    assert_eq!(overlap(&with("510", "1 kWp", "500", "520", "0.9")), (Overlap::CannotTell, Overlap::CannotTell));
    assert_eq!(overlap(&label("510", "1 kWp")), (Overlap::CannotTell, Overlap::CannotTell));
    assert_eq!(overlap(&with("510", "1 kWh", "500", "520", "0.95")), (Overlap::CannotTell, Overlap::CannotTell));
}
