//! ILCD packages: what an EPD leaves to other data sets is read from them, in an archive or in the folders it was
//! unpacked to.

use super::samples::XML;
use carbon_label::{
    documents::{Brought, bring},
    formats::{Content, Import, Per, account::Warning},
};
use std::{fs, io::Write, process::Command};

const FLOW: &str = "a7432abd-0881-4977-a817-f8aaf627fb91";
const AREA: &str = "93a60a56-a3c8-19da-a746-0800200c9a66";
const CARBON: &str = "62e503ce-544a-4599-b2ad-bcea15a7bf20";
const UNITS: &str = "93a60a57-a3c8-18da-a746-0800200c9a66";

/// A process of two of its flow, and the data sets of that: half a square metre with 1.5 kg of biogenic carbon.
fn data_sets() -> [(String, String); 4] {
    let process =
        XML.replace("<meanAmount>1.0", &format!(r#"<referenceToFlowDataSet refObjectId="{FLOW}"/><meanAmount>2.0"#));
    let property = |number: usize, id: &str, value: &str| {
        format!(
            r#"<flowProperty dataSetInternalID="{number}"><referenceToFlowPropertyDataSet refObjectId="{id}"/>
            <meanValue>{value}</meanValue></flowProperty>"#
        )
    };
    let flow = format!(
        r#"<flowDataSet xmlns="http://lca.jrc.it/ILCD/Flow"><flowInformation><quantitativeReference>
        <referenceToReferenceFlowProperty>1</referenceToReferenceFlowProperty></quantitativeReference></flowInformation>
        <flowProperties>{}{}</flowProperties></flowDataSet>"#,
        property(0, CARBON, "1.5"),
        property(1, AREA, "0.5"),
    );
    let area = format!(
        r#"<flowPropertyDataSet xmlns="http://lca.jrc.it/ILCD/FlowProperty"><flowPropertiesInformation>
        <quantitativeReference><referenceToReferenceUnitGroup refObjectId="{UNITS}"/></quantitativeReference>
        </flowPropertiesInformation></flowPropertyDataSet>"#
    );
    let units = r#"<unitGroupDataSet xmlns="http://lca.jrc.it/ILCD/UnitGroup"><unitGroupInformation>
        <quantitativeReference><referenceToReferenceUnit>3</referenceToReferenceUnit></quantitativeReference>
        </unitGroupInformation><units><unit dataSetInternalID="2"><name>cm2</name><meanValue>0.0001</meanValue></unit>
        <unit dataSetInternalID="3"><name>m2</name><meanValue>1.0</meanValue></unit></units></unitGroupDataSet>"#;
    [
        ("ILCD/processes/57a4ae65.xml".to_owned(), process),
        (format!("ILCD/flows/{FLOW}_00.00.001.xml"), flow),
        (format!("ILCD/flowproperties/{AREA}.xml"), area),
        (format!("ILCD/unitgroups/{UNITS}.xml"), units.to_owned()),
    ]
}

fn archive(data_sets: &[(String, String)]) -> Vec<u8> {
    let mut zip = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    for (name, text) in data_sets {
        zip.start_file(name, zip::write::SimpleFileOptions::default()).unwrap();
        zip.write_all(text.as_bytes()).unwrap();
    }
    zip.finish().unwrap().into_inner()
}

fn footprint(bytes: &[u8]) -> Import {
    match bring(bytes, None, &|_| None).unwrap() {
        Brought::Footprints(mut imports) => imports.remove(0).unwrap(),
        other => panic!("{other:?}"),
    }
}

#[test]
fn the_unit_and_the_carbon_of_a_flow_are_read_from_its_package() {
    let all = data_sets();
    let import = footprint(&archive(&all));
    // Two of half a square metre each.
    assert_eq!(import.declared.per, Per::Unit("1 m2".parse().unwrap()));
    let [(Content::Biogenic, carbon)] = import.declared.content.as_slice() else {
        panic!("{:?}", import.declared.content)
    };
    assert_eq!(carbon.to_string(), "3");
    assert_eq!(import.account.warnings, []);
    let from: Vec<_> = import.account.read.iter().filter(|(_, path)| path.starts_with("flows/")).collect();
    assert_eq!(from.len(), 2);
}

#[test]
fn where_a_data_set_is_missing_or_broken_the_unit_stays_open() {
    let all = data_sets();
    for at in 1..all.len() {
        for broken in [None, Some("<flowDataSet/>"), Some("no xml"), Some("")] {
            let mut some = all.to_vec();
            match broken {
                None => drop(some.remove(at)),
                Some(text) => text.clone_into(&mut some[at].1),
            }
            let import = footprint(&archive(&some));
            assert!(matches!(import.declared.per, Per::Unstated { .. }), "{at} {broken:?}");
            assert!(matches!(import.account.warnings.as_slice(), [(Warning::UnitElsewhere, _)]));
        }
    }
    // An archive without a process is a workbook, or nothing.
    assert!(bring(&archive(&all[1..]), None, &|_| None).is_err());
}

#[test]
fn an_unpacked_package_is_read_like_the_archive() {
    let folder = tempfile::tempdir().unwrap();
    for (name, text) in data_sets() {
        let file = folder.path().join(name);
        fs::create_dir_all(file.parent().unwrap()).unwrap();
        fs::write(file, text).unwrap();
    }
    let run = |arguments: &[&str]| {
        let output = Command::new(env!("CARGO_BIN_EXE_carbon-label"))
            .args(arguments)
            .current_dir(folder.path())
            .output()
            .unwrap();
        assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
        String::from_utf8(output.stdout).unwrap()
    };
    let told = run(&["import", "ILCD/processes/57a4ae65.xml"]);
    assert!(told.contains("per 1 m²"), "{told}");
    let csv = run(&["export", "ILCD/processes/57a4ae65.xml", "--to", "csv"]);
    assert!(csv.contains(",1 m2,"), "{csv}");
}
