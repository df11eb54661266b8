//! The right format with the wrong content: one named error or warning each, at its place.

use super::{decimal, read, samples::*};
use carbon_label::{
    documents::for_page,
    formats::{
        Account, Carbon, Document, Per,
        account::{Assumption, Warning},
        begins_as_document, is_foreign, told,
    },
    json::{Fault, Problem},
    label::Invalid,
    text::Lang,
};

/// A document with one text replaced.
fn with(document: &str, from: &str, to: &str) -> String {
    assert!(document.contains(from), "{from}");
    document.replacen(from, to, 1)
}

/// The one fault it has.
#[track_caller]
fn refused(document: &str, from: &str, to: &str, path: &str) -> Problem {
    let fault = read(&with(document, from, to)).unwrap_err();
    assert_eq!(fault.path(), path);
    for lang in Lang::ALL {
        assert!(lang.fault(&fault).starts_with(path));
    }
    fault.problem().clone()
}

/// The one warning it has.
#[track_caller]
fn warned(document: &str, from: &str, to: &str, path: &str) -> Warning {
    let import = read(&with(document, from, to)).unwrap();
    let [(warning, place)] = import.account.warnings.as_slice() else { panic!("{:?}", import.account.warnings) };
    assert_eq!(place, path);
    for lang in Lang::ALL {
        let [sentence] = lang.account(&import.account).warnings.try_into().unwrap();
        assert!(sentence.starts_with(path), "{sentence}");
    }
    warning.clone()
}

#[test]
fn nothing_is_wrong_with_the_whole_ones() {
    for document in ALL {
        let import = read(document).unwrap_or_else(|fault| panic!("{fault}: {document}"));
        let elsewhere = document == XML;
        assert_eq!(import.account.warnings.len(), usize::from(elsewhere), "{:?}", import.account.warnings);
    }
}

#[test]
fn a_unit_that_is_missing_or_unknown() {
    let missing = refused(PACT, r#""declaredUnitOfMeasurement":"square meter","#, "", "$.pcf.declaredUnit");
    assert_eq!(missing, Problem::Missing);
    let missing = refused(CATENA_X, r#""declaredUnit":"kilogram","#, "", "$.pcf.declaredUnit");
    assert_eq!(missing, Problem::Missing);
    assert_eq!(
        warned(ILCD, r#","flowProperties""#, r#","otherProperties""#, "$.exchanges.exchange[0]"),
        Warning::UnitElsewhere
    );
    assert_eq!(refused(OPEN_EPD, r#","unit":"m3""#, "", "$.declared_unit.unit"), Problem::Missing);
    let unit = refused(
        OPEN_EPD,
        r#"-647.42,"unit":"kgCO2e""#,
        r#"-647.42,"unit":"MJ""#,
        r#"$.impacts.EF 3.1.gwp.A1A2A3.unit"#,
    );
    assert_eq!(unit, Problem::Unexpected { found: "MJ".into(), expected: "kgCO2e".into() });
    let path = "$.LCIAResults.LCIAResult[0].other.anies[7].value.shortDescription";
    let unit = refused(ILCD, "kg CO2 eq.", "t CO2 eq.", path);
    assert_eq!(unit, Problem::Unexpected { found: "t CO2 eq.".into(), expected: "kg CO2 eq.".into() });
    let path = "$.credentialSubject.assessment[0].declaredValue[0].metricValue.unit";
    let unit = refused(DCC, "KGM", "KWH", path);
    assert_eq!(unit, Problem::Unexpected { found: "KWH".into(), expected: "KGM, GRM, TNE".into() });
    let nought =
        refused(PACT, r#""declaredUnitAmount":"2""#, r#""declaredUnitAmount":"0""#, "$.pcf.declaredUnitAmount");
    assert_eq!(nought, Problem::Invalid(Invalid::Amount("0".into())));
}

#[test]
fn two_reference_flows() {
    let path = "$.processInformation.quantitativeReference.referenceToReferenceFlow";
    let two = refused(ILCD, r#""referenceToReferenceFlow":[0]"#, r#""referenceToReferenceFlow":[0,1]"#, path);
    assert_eq!(two, Problem::TooMany { found: 2, limit: 1 });
    let flow = "<referenceToReferenceFlow>42</referenceToReferenceFlow>";
    assert_eq!(refused(XML, flow, &flow.repeat(2), path), Problem::TooMany { found: 2, limit: 1 });
    let metric = r#"{"metricName":"GHG emissions","metricValue":{"value":99,"unit":"KGM"}},"#;
    let two =
        refused(DCC, r#"[{"metricName""#, &format!(r#"[{metric}{{"metricName""#), "$.credentialSubject.assessment");
    assert_eq!(two, Problem::TooMany { found: 2, limit: 1 });
}

#[test]
fn a_total_that_contradicts_its_stages() {
    let sum = warned(
        ILCD,
        r#""module":"A1-A3","value":"4""#,
        r#""module":"A1-A3","value":"5""#,
        "$.LCIAResults.LCIAResult[0]",
    );
    assert_eq!(sum, Warning::Sum { stated: decimal("5"), sum: decimal("4.0") });
    let path = "$.pcf.pcfIncludingBiogenicUptake";
    let sum = warned(PACT, r#""pcfIncludingBiogenicUptake":"1.00""#, r#""pcfIncludingBiogenicUptake":"1.50""#, path);
    assert_eq!(sum, Warning::Kinds { stated: decimal("1.50"), sum: decimal("1.00") });
    let adds =
        warned(CATENA_X, r#""pcfIncludingBiogenic":1"#, r#""pcfIncludingBiogenic":3"#, "$.pcf.pcfIncludingBiogenic");
    assert_eq!(adds, Warning::UptakeAdds);
    let twice = refused(
        ILCD,
        r#"{"module":"D","value":"-1"}"#,
        r#"{"module":"A1","value":"9"}"#,
        "$.LCIAResults.LCIAResult[0]",
    );
    assert!(matches!(twice, Problem::Invalid(Invalid::RepeatedStage(_))));
}

#[test]
fn parts_of_the_product_stage_that_are_not_counted_are_told() {
    let a1 = r#"{"module":"A1","value":"1.2"},{"module":"A2","value":"0.3"},{"module":"A3","value":"2.5"},"#;
    let path = "$.LCIAResults.LCIAResult[0]";
    assert_eq!(warned(ILCD, a1, r#"{"module":"A1","value":"400"},"#, path), Warning::Beside("A1".into()));
    let scenario = format!(r#"{a1}{{"module":"A1","scenario":"s","value":"9"}},"#);
    assert_eq!(warned(ILCD, a1, &scenario, path), Warning::Beside("A1 (s)".into()));
    let two = r#""module":"A1-A3","scenario":"one","value":"4"},{"module":"A1-A3","scenario":"two","value":"9""#;
    let document = with(ILCD, a1, "");
    assert_eq!(warned(&document, r#""module":"A1-A3","value":"4""#, two, path), Warning::Beside("A1-A3 (two)".into()));
    let kinds = warned(OPEN_EPD, r#""mean":-798.0"#, r#""mean":-700.0"#, "$.impacts.EF 3.1.gwp");
    assert_eq!(kinds, Warning::Kinds { stated: decimal("-647.42"), sum: decimal("-549.42") });
}

#[test]
fn fields_of_other_groups_are_nobodys() {
    let from = r#""fossilGhgEmissions":"1.10","#;
    let document = with(PACT, from, r#""alternative":{"fossilGhgEmissions":"777"},"#);
    let import = read(&document).unwrap();
    assert_eq!(import.declared.carbon(Carbon::Fossil), None);
    assert!(import.account.dropped.iter().any(|dropped| dropped.path == "$.pcf.alternative"));
    let missing = refused(PACT, r#""declaredUnitAmount":"2","#, "", "$.pcf.declaredUnitAmount");
    assert_eq!(missing, Problem::Missing);
}

#[test]
fn an_indicator_known_by_its_name_is_its_own_kind() {
    let unknown = with(ILCD, "a7ea19c0", "11111111").replace("a7ea142a", "00000000");
    let named = r#""refObjectId":"11111111-9749-11ed-a8fc-0242ac120002""#;
    let document = with(&unknown, named, r#""shortDescription":[{"value":"Climate change - Fossil","lang":"en"}]"#);
    let import = read(&document).unwrap();
    assert_eq!((import.declared.value, import.declared.carbon(Carbon::Fossil)), (decimal("4"), Some(decimal("3.9"))));
    // The total twice, and not alike, is one too many.
    let twice = with(ILCD, "a7ea19c0", "a7ea142a");
    assert_eq!(read(&twice).unwrap_err().problem(), &Problem::TooMany { found: 2, limit: 1 });
}

#[test]
fn what_is_declared_as_a_gap_is_one_and_other_modules_are_left() {
    let import = read(&with(ILCD, r#""scenario":"burnt","value":"3""#, r#""scenario":"burnt","value":"MND""#)).unwrap();
    assert!(import.declared.beyond.iter().all(|module| module.scenario.is_none() || module.value.is_none()));
    let import = read(&with(ILCD, r#"{"module":"D","value":"-1"}"#, r#"{"module":"B8","value":"+.5"}"#)).unwrap();
    assert!(import.account.dropped.iter().any(|dropped| dropped.path.contains("anies[]")));
    let plus = read(&with(ILCD, r#"{"module":"D","value":"-1"}"#, r#"{"module":"D","value":"+05."}"#)).unwrap();
    assert_eq!(plus.declared.beyond.last().unwrap().value, Some(decimal("5")));
}

#[test]
fn an_unknown_method() {
    let path = "$.pcf.ipccCharacterizationFactors";
    assert_eq!(warned(PACT, r#"["AR6"]"#, r#"["GWP*"]"#, path), Warning::UnknownMethod("GWP*".into()));
    let document = with(OPEN_EPD, "TRACI 2.1", "Unknown LCIA");
    let unknown = warned(&document, r#""EF 3.1":{"gwp":"#, r#""EF 3.1":{"ap":"#, "$.impacts.Unknown LCIA");
    assert_eq!(unknown, Warning::UnknownMethod("Unknown LCIA".into()));
    // By its name an indicator is known, too, and that is told; by neither it is none.
    let named = read(&with(ILCD, "a7ea142a", "00000000")).unwrap();
    let by_name = |assumption: &Assumption| matches!(assumption, Assumption::IndicatorByName(_));
    assert!(named.account.assumed.iter().any(|(assumption, _)| by_name(assumption)));
    let neither =
        with(ILCD, "a7ea142a", "00000000").replace("Global Warming Potential - total (GWP-total)", "Acidification");
    let fault = read(&neither).unwrap_err();
    assert_eq!(fault, Fault::new("$.LCIAResults.LCIAResult", Problem::Missing));
}

#[test]
fn negative_fossil_and_positive_uptake() {
    // The sum fits all the same: 1.60 is −1.10 + 2.50 + 0.20.
    let document = with(PACT, r#""landUseChangeGhgEmissions":"0.30""#, r#""landUseChangeGhgEmissions":"2.50""#);
    let negative = warned(
        &document,
        r#""fossilGhgEmissions":"1.10""#,
        r#""fossilGhgEmissions":"-1.10""#,
        "$.pcf.fossilGhgEmissions",
    );
    assert_eq!(negative, Warning::NegativeEmission(Carbon::Fossil, decimal("-1.10")));
    let negative =
        warned(CATENA_X, r#""fossilGhgEmissions":0.5"#, r#""fossilGhgEmissions":-0.5"#, "$.pcf.fossilGhgEmissions");
    assert_eq!(negative, Warning::NegativeEmission(Carbon::Fossil, decimal("-0.5")));
    let negative = warned(ILCD, r#""value":"3.9""#, r#""value":"-3.9""#, "$.LCIAResults.LCIAResult[1]");
    assert_eq!(negative, Warning::NegativeEmission(Carbon::Fossil, decimal("-3.9")));
    let document = with(OPEN_EPD, r#""mean":-798.0"#, r#""mean":-497.0"#);
    let negative = warned(&document, r#""mean":150.5"#, r#""mean":-150.5"#, "$.impacts.EF 3.1.gwp-fossil");
    assert_eq!(negative, Warning::NegativeEmission(Carbon::Fossil, decimal("-150.5")));
    let positive = warned(
        CATENA_X,
        r#""biogenicCarbonWithdrawal":-1"#,
        r#""biogenicCarbonWithdrawal":1"#,
        "$.pcf.biogenicCarbonWithdrawal",
    );
    assert_eq!(positive, Warning::PositiveRemoval(Carbon::Uptake, decimal("1")));
}

#[test]
fn dates_in_the_wrong_order() {
    let reversed = |from: &str, to: &str| Warning::Reversed { from: from.into(), to: to.into() };
    let end = warned(
        PACT,
        r#""referencePeriodEnd":"2026-01-01T00:00:00Z""#,
        r#""referencePeriodEnd":"2024-06-30""#,
        "$.pcf.referencePeriodEnd",
    );
    assert_eq!(end, reversed("2025-01-01", "2024-06-30"));
    let end = warned(CATENA_X, r#""validityPeriodEnd":"2026"#, r#""validityPeriodEnd":"2020"#, "$.validityPeriodEnd");
    assert_eq!(end, reversed("2025-01-01", "2020-12-31"));
    let end = warned(ILCD, "2029", "2019", "$.processInformation.time.dataSetValidUntil");
    assert_eq!(end, reversed("2024", "2019"));
    let end = warned(OPEN_EPD, "2030-02-28", "2020-02-28", "$.valid_until");
    assert_eq!(end, reversed("2025-03-01", "2020-02-28"));
    let end = warned(DCC, r#""validUntil":"2028"#, r#""validUntil":"2020"#, "$.validUntil");
    assert_eq!(end, reversed("2026-01-01", "2020-01-01"));
    let none = refused(PACT, "2026-01-01T00", "2026-13-01T00", "$.pcf.referencePeriodEnd");
    assert!(matches!(none, Problem::Invalid(Invalid::Date(_))));
}

#[test]
fn an_assessment_that_found_no_conformity() {
    let path = "$.credentialSubject.assessment[0].conformance";
    assert_eq!(warned(DCC, r#""conformance":true"#, r#""conformance":false"#, path), Warning::NotConforming);
}

#[test]
fn an_empty_list_is_no_document() {
    for (list, path) in [("[]", "$"), (r#"{"data":[]}"#, "$.data"), (r#"{"data":{"pfs":[]}}"#, "$.data.pfs")] {
        assert_eq!(Document::read(list.as_bytes()), Err(Fault::new(path, Problem::Missing)));
    }
    let event = format!(r#"{{"type":"event","data":{{"requestEventId":"1","pfs":[{PACT}]}}}}"#);
    assert!(matches!(Document::read(event.as_bytes()), Ok(Document::Declared(found)) if found.len() == 1));
}

#[test]
fn a_superseded_footprint() {
    assert_eq!(warned(PACT, "Active", "Deprecated", "$.status"), Warning::Superseded);
}

#[test]
fn of_a_list_the_others_are_read() {
    let bad = with(PACT, r#""fossilGhgEmissions":"1.10""#, r#""fossilGhgEmissions":"one""#);
    for list in [format!("[{PACT},{bad},{PACT}]"), format!(r#"{{"data":[{PACT},{bad},{PACT}]}}"#)] {
        let Document::Declared(imports) = Document::read(list.as_bytes()).unwrap() else { panic!() };
        let [Ok(_), Err(fault), Ok(_)] = imports.as_slice() else { panic!("{imports:?}") };
        assert!(fault.path().ends_with("[1].pcf.fossilGhgEmissions"), "{fault}");
    }
}

#[test]
fn hostile_xml_is_refused_without_a_panic() {
    let dtd = r#"<!DOCTYPE x [<!ENTITY a "aaaa">]><processDataSet>&a;</processDataSet>"#;
    assert!(matches!(read(dtd).unwrap_err().problem(), Problem::NotXml { .. }));
    let deep = format!("{}{}", "<a>".repeat(100_000), "</a>".repeat(100_000));
    assert_eq!(read(&deep).unwrap_err().problem(), &Problem::TooDeep { limit: 32 });
    let wide = format!("<processDataSet>{}</processDataSet>", "<a/>".repeat(300_000));
    assert!(matches!(read(&wide).unwrap_err().problem(), Problem::NotXml { .. }));
    let names: String = (0..2_000).map(|at| format!("<a{at}/>")).collect();
    let crowd = read(&format!("<processDataSet>{names}</processDataSet>")).unwrap_err();
    assert!(matches!(crowd.problem(), Problem::TooMany { .. }));
    let attributes: String = (0..50_000).map(|at| format!(" a{at}=\">\"")).collect();
    let crowd = read(&format!("<!-- \" --><processDataSet{attributes}/>")).unwrap_err();
    assert!(matches!(crowd.problem(), Problem::TooMany { .. }));
    let utf16: Vec<u8> = format!("\u{feff}{XML}").encode_utf16().flat_map(u16::to_le_bytes).collect();
    assert!(matches!(Document::read(&utf16), Ok(Document::Declared(_))));
    let other = read("<svg/>").unwrap_err();
    assert_eq!(other.problem(), &Problem::Unexpected { found: "svg".into(), expected: "processDataSet".into() });
    let huge = " ".repeat(6 << 20) + "<a/>";
    assert!(matches!(read(&huge).unwrap_err().problem(), Problem::TooLarge { .. }));
    assert!(matches!(read("<a").unwrap_err().problem(), Problem::NotXml { .. }));
}

#[test]
fn a_document_of_no_format_is_told_by_what_it_has() {
    let fault = read(r#"{"invoice":1,"total":"5"}"#).unwrap_err();
    assert_eq!(fault.problem(), &Problem::UnknownFormat { keys: "invoice, total".into() });
    for lang in Lang::ALL {
        assert!(lang.fault(&fault).contains("invoice, total"));
    }
}

#[test]
fn a_number_outside_what_it_can_be_is_left_out() {
    for (from, to, path, low, high) in [
        (r#""technologicalDQR":"1.5""#, r#""technologicalDQR":"9""#, "$.pcf.dqi.technologicalDQR", 1, 5),
        (r#""primaryDataShare":"56.12""#, r#""primaryDataShare":"150""#, "$.pcf.primaryDataShare", 0, 100),
        (r#"Percent":"0""#, r#"Percent":"150""#, "$.pcf.exemptedEmissionsPercent", 0, 100),
    ] {
        let Warning::Outside { low: least, high: most, .. } = warned(PACT, from, to, path) else { panic!("{path}") };
        assert_eq!((least, most), (low, high), "{path}");
    }
    // In 2.x ratings go to 3 alone.
    let rated = with(CATENA_X, r#""fossilGhg"#, r#""dataQualityRating":{"temporalDQR":3.5},"fossilGhg"#);
    let import = read(&rated).unwrap();
    assert!(import.declared.quality.is_empty());
    assert!(matches!(import.account.warnings[..], [(Warning::Outside { low: 1, high: 3, .. }, _)]));
    let accuracy = "$.credentialSubject.assessment[0].declaredValue[0].accuracy";
    assert!(matches!(warned(DCC, r#""accuracy":0.1"#, r#""accuracy":15"#, accuracy), Warning::Outside { .. }));
    for (document, from, to, path) in [
        (PACT, r#""9.5""#, r#""-9.5""#, "$.pcf.productMassPerDeclaredUnit"),
        (PACT, r#""0.163""#, r#""-7""#, "$.pcf.biogenicCarbonContent"),
        (OPEN_EPD, "470", "-470", "$.kg_per_declared_unit.qty"),
        (OPEN_EPD, r#""rsd":0.1"#, r#""rsd":-0.1"#, "$.impacts.EF 3.1.gwp.A1A2A3.rsd"),
    ] {
        assert!(matches!(warned(document, from, to, path), Warning::Negative(_)), "{path}");
    }
}

#[test]
fn kinds_of_carbon_without_a_removal_cannot_be_more_than_all() {
    let document = with(PACT, r#","biogenicCO2Uptake":"-0.60""#, "");
    let path = "$.pcf.pcfIncludingBiogenicUptake";
    let more = warned(&document, r#""fossilGhgEmissions":"1.10""#, r#""fossilGhgEmissions":"1000""#, path);
    assert_eq!(more, Warning::Kinds { stated: decimal("1.00"), sum: decimal("1000.50") });
    // Not all kinds have to be stated.
    assert_eq!(read(&document).unwrap().account.warnings, []);
}

#[test]
fn more_digits_than_are_kept_matter_for_the_value_alone() {
    let tiny = "1.23456789012345E-35";
    let path = "$.LCIAResults.LCIAResult[0].other.anies[6].value";
    assert_eq!(
        warned(ILCD, r#""D","value":"-1""#, &format!(r#""D","value":"{tiny}""#), path),
        Warning::NotExact(tiny.into())
    );
    let path = "$.LCIAResults.LCIAResult[1].other.anies[0].value";
    assert_eq!(warned(ILCD, r#""3.9""#, &format!(r#""{tiny}""#), path), Warning::NotExact(tiny.into()));
    let value = refused(ILCD, r#""1.2""#, &format!(r#""{tiny}""#), "$.LCIAResults.LCIAResult[0].other.anies[0].value");
    assert_eq!(value, Problem::Invalid(Invalid::TooManyDigits(tiny.into())));
}

#[test]
fn what_is_looked_at_and_not_kept_is_told() {
    let dropped = |document: &str, from: &str, to: &str| -> Vec<String> {
        let paths = |document: &str| -> Vec<String> {
            read(document).unwrap().account.dropped.into_iter().map(|dropped| dropped.path).collect()
        };
        let before = paths(document);
        paths(&with(document, from, to)).into_iter().filter(|path| !before.contains(path)).collect()
    };
    let kind = r#"{"module":"A1-A3","value":"3.9"}"#;
    let later = dropped(ILCD, kind, &format!(r#"{kind},{{"module":"C3","value":"77"}}"#));
    assert_eq!(later, ["$.LCIAResults.LCIAResult[].other.anies[]"]);
    let scopes = r#""gwp-fossil":{"#;
    let later = dropped(OPEN_EPD, scopes, &format!(r#"{scopes}"A4":{{"mean":99,"unit":"kgCO2e"}},"#));
    assert_eq!(later, ["$.impacts.EF 3.1.gwp-fossil.A4"]);
    let member = r#""module":"D","value":"-1""#;
    let unit = dropped(ILCD, member, &format!(r#"{member},"unit":"g CO2 eq.""#));
    assert_eq!(unit, ["$.LCIAResults.LCIAResult[].other.anies[].unit"]);
    let amount = dropped(ILCD, r#""meanAmount":1.0"#, r#""meanAmount":1.0,"resultingAmount":1000"#);
    assert_eq!(amount, ["$.exchanges.exchange[].resultingAmount"]);
    assert_eq!(dropped(ILCD, r#""meanAmount":1.0"#, r#""meanAmount":1.0,"resultingAmount":1"#), [] as [&str; 0]);
    let half = dropped(PACT, r#""referencePeriodEnd":"2026-01-01T00:00:00Z","#, "");
    assert_eq!(half, ["$.pcf.referencePeriodStart"]);
    let own = r#"{"type":"DeclaredFootprint","format":"pact","name":{"und":"A"},"value":"5","unit":"kgCO2e","per":{"amount":"1","unit":"kg"}}"#;
    assert_eq!(dropped(own, r#""value""#, r#""primaryshare":"0.9","value""#), ["$.primaryshare"]);
}

#[test]
fn an_account_of_very_many_paths_is_cut_and_says_so() {
    let mut document = ILCD.to_owned();
    for (at, module) in ["A1", "A2", "A3", "D"].iter().enumerate() {
        let members: Vec<String> = (0..900).map(|member| format!(r#""x{at}y{member}":1"#)).collect();
        let start = format!(r#"{{"module":"{module}","#);
        document = with(&document, &start, &format!("{start}{},", members.join(",")));
    }
    let account = read(&document).unwrap().account;
    assert_eq!(account.dropped.len(), Account::MOST);
    assert!(account.dropped_beyond >= 2_600, "{}", account.dropped_beyond);
    // And a page can be told of it.
    let told = for_page(document.as_bytes(), Lang::En, &|_| None, None).to_string();
    let told = told::read(told.as_bytes()).unwrap();
    assert!(matches!(told.footprints.as_slice(), [Ok(_)]));
}

#[test]
fn of_several_products_the_ids_are_those_of_the_one_that_is_named() {
    let other = r#"{"product":{"id":"urn:gtin:6901234567892","name":"Panel"}}"#;
    let two = with(DCC, other, &format!(r#"{other},{{"product":{{"id":"urn:gtin:0614141999996","name":"Beam"}}}}"#));
    let declared = read(&two).unwrap().declared;
    assert_eq!(declared.name.in_language("en").1.as_str(), "Panel");
    assert_eq!(declared.product_ids.iter().map(|id| id.as_str()).collect::<Vec<_>>(), ["urn:gtin:6901234567892"]);
}

#[test]
fn what_a_metric_counts_per_is_understood_or_refused() {
    let per = |name: &str| read(&with(DCC, "Carbon footprint per 1 m3", name)).map(|import| import.declared.per);
    for (name, expected) in [
        ("Carbon footprint per 1,000 kWh", "1000 kWh"),
        ("Carbon footprint per tonne (A1-A3)", "1 t"),
        ("Carbon footprint", "1 piece"),
    ] {
        assert_eq!(per(name), Ok(Per::Unit(expected.parse().unwrap())), "{name}");
    }
    let fault = per("Carbon footprint per 1.2.3 kg").unwrap_err();
    assert_eq!(fault.path(), "$.credentialSubject.assessment[0].declaredValue[0].metricName");
}

#[test]
fn an_amount_and_a_unit_in_one_text() {
    for (text, expected) in [("1 kg", "1 kg"), ("1000kg", "1000 kg"), ("kWh", "1 kWh"), (" 2.5 m2 ", "2.5 m2")] {
        assert_eq!(Per::of(text), Ok(Per::Unit(expected.parse().unwrap())), "{text}");
    }
    for text in ["5", "1,5 kg", "1 000 kg", "1e3 kg", "-1 kg", "0 kg", "", "1 "] {
        assert!(Per::of(text).is_err(), "{text}: {:?}", Per::of(text));
    }
}

#[test]
fn utf16_is_known_as_a_document_everywhere() {
    let utf16: Vec<u8> = format!("\u{feff}{PACT}").encode_utf16().flat_map(u16::to_le_bytes).collect();
    assert!(is_foreign(&utf16) && begins_as_document(&utf16));
    assert!(matches!(Document::read(&utf16), Ok(Document::Declared(_))));
}
