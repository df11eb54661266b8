//! Everybody's footprint documents, read: every total is the document's own, and of everything is said what became of
//! it. What is expected is looked up in the documents by another reader (`serde_json`), not by ours.

use super::*;
use carbon_label::{
    documents::{Brought, bring},
    evidence::Evidence,
    formats::{
        Account, Aspect, Carbon, Content, Declared, Document, Import, Per, When,
        account::{Assumption, Warning},
        modules::stage_of,
    },
    label::{Decimal, StageKind},
};
use serde_json::Value;

fn imports(file: &str) -> Option<Vec<Import>> {
    let Document::Declared(imports) = Document::read(&bytes(file)?).unwrap_or_else(|fault| panic!("{file}: {fault}"))
    else {
        panic!("{file}: no declaration")
    };
    Some(imports.into_iter().map(|import| import.unwrap_or_else(|fault| panic!("{file}: {fault}"))).collect())
}

fn one(file: &str) -> Option<Import> {
    Some(imports(file)?.remove(0))
}

fn theirs(file: &str) -> Option<Value> {
    Some(serde_json::from_slice(&bytes(file)?).unwrap())
}

fn decimal(text: &str) -> Decimal {
    Decimal::from_scientific(text).unwrap()
}

/// The digits of a member, be it a number or a text.
fn digits(value: &Value) -> String {
    value.as_str().map_or_else(|| value.to_string(), str::to_owned)
}

#[track_caller]
fn same(ours: Option<Decimal>, theirs: &Value) {
    let stated = Decimal::from_scientific(&digits(theirs)).unwrap();
    assert_eq!(ours.map(|value| value.to_string()), Some(stated.to_string()));
}

#[test]
fn pact_footprints_have_their_documents_digits() {
    let totals = [
        ("pact-demo-api/footprints.json", 5, "pCfIncludingBiogenic", "pCfExcludingBiogenic", "dLucGhgEmissions"),
        (
            "pact-demo-api/footprintsV3.json",
            3,
            "pcfIncludingBiogenicUptake",
            "pcfExcludingBiogenicUptake",
            "landUseChangeGhgEmissions",
        ),
    ];
    for (file, count, with, without, land) in totals {
        let (Some(ours), Some(theirs)) = (imports(file), theirs(file)) else { return };
        assert_eq!((ours.len(), theirs.as_array().unwrap().len()), (count, count));
        for (Import { declared, account }, stated) in ours.iter().zip(theirs.as_array().unwrap()) {
            let pcf = &stated["pcf"];
            same(Some(declared.value), &pcf[with]);
            same(declared.carbon(Carbon::WithoutUptake), &pcf[without]);
            same(declared.carbon(Carbon::Fossil), &pcf["fossilGhgEmissions"]);
            same(declared.carbon(Carbon::LandUseChange), &pcf[land]);
            assert!(declared.carbon(Carbon::Uptake).unwrap().is_negative());
            assert_eq!(declared.per, Per::Unit("1 L".parse().unwrap()));
            assert_eq!(declared.name.in_language("en").1.as_str(), stated["productNameCompany"].as_str().unwrap());
            same(declared.primary_share.map(|share| share.percent().trimmed()), &trimmed(&pcf["primaryDataShare"]));
            let rated = declared.quality.iter().find(|(aspect, _)| *aspect == Aspect::Time).map(|(_, value)| *value);
            same(rated, &pcf["dqi"]["temporalDQR"]);
            // The end is exclusive: 1 January is 31 December's midnight.
            let period = declared.period.unwrap();
            let [from, to] = ["referencePeriodStart", "referencePeriodEnd"].map(|key| pcf[key].as_str().unwrap());
            assert_eq!(period.from().to_string(), from[..10]);
            assert_eq!(period.to().days_until(to[..10].parse().unwrap()), 1);
            // The demonstration's totals are the wrong way round, and that is told.
            assert!(account.warnings.iter().any(|(warning, _)| *warning == Warning::UptakeAdds));
            assert!(account.dropped.iter().any(|dropped| dropped.path.ends_with(".extensions")));
        }
    }
}

fn trimmed(value: &Value) -> Value {
    Value::String(decimal(&digits(value)).trimmed().to_string())
}

#[test]
fn catena_x_footprints_have_their_documents_digits() {
    let (Some(seven), Some(nine)) = (one("catenax-pcf/7.0.0/Pcf.json"), one("catenax-pcf/9.0.0/Pcf.json")) else {
        return;
    };
    let (old, new) = (theirs("catenax-pcf/7.0.0/Pcf.json").unwrap(), theirs("catenax-pcf/9.0.0/Pcf.json").unwrap());
    same(Some(seven.declared.value), &old["pcf"]["pcfIncludingBiogenic"]);
    same(seven.declared.carbon(Carbon::WithoutUptake), &old["pcf"]["pcfExcludingBiogenic"]);
    // A thousand litres are the product; values count per litre.
    assert_eq!(seven.declared.per, Per::Unit("1 L".parse().unwrap()));
    let product = Assumption::PerOneUnit { product: decimal("1000.0") };
    assert!(seven.account.assumed.iter().any(|(assumption, _)| *assumption == product));
    let stage = &new["productLifeCycleStagesAndEmissions"][0]["productionStage"][0];
    same(Some(nine.declared.value), &stage["pcfIncludingBiogenicUptake"]);
    same(nine.declared.carbon(Carbon::Uptake), &stage["biogenicCO2Uptake"]);
    let distribution = &new["productLifeCycleStagesAndEmissions"][0]["distributionStage"][0];
    let beyond = &nine.declared.beyond[0];
    assert_eq!((beyond.kind, nine.declared.beyond.len()), (StageKind::Distribution, 1));
    same(beyond.value, &distribution["distributionStagePcfIncludingBiogenicUptake"]);
    same(
        nine.declared.mass,
        &new["companyAndProductInformation"][0]["productInformation"][0]["productMassPerDeclaredUnit"],
    );
    let content = |declared: &Declared| declared.content.iter().find(|(of, _)| *of == Content::Total).map(|(_, v)| *v);
    same(content(&nine.declared), &new["carbonContent"][0]["carbonContentTotal"]);
    for import in [&seven, &nine] {
        assert!(import.account.is_sound(), "{:?}", import.account.warnings);
        assert_eq!(import.declared.factors[0].as_str(), "AR5");
        assert_eq!(import.declared.valid_until, Some(When::Day("2022-12-31".parse().unwrap())));
        assert_eq!(import.declared.geography.as_ref().unwrap().as_str(), "US-NY");
    }
}

#[test]
fn the_timber_panel_counts_its_carbon_once() {
    let Some(Import { declared, account }) = one("ilcd-json-epdx/f63ac879-fa7d-4f91-813e-e816cbdf1927.json") else {
        return;
    };
    let rounded: Vec<String> =
        declared.inside.iter().map(|module| module.value.unwrap().rounded(2).to_string()).collect();
    assert_eq!(rounded, ["-764.07", "24.73", "91.92"]);
    assert_eq!(declared.value.rounded(2).to_string(), "-647.42");
    let stages = declared.five_stages().unwrap();
    let sum = stages.iter().fold(Decimal::ZERO, |sum, (_, value)| sum.plus(*value).unwrap());
    assert_eq!((stages.len(), sum.rounded(2).to_string().as_str()), (2, "-647.42"));
    // Module D is nobody's stage.
    assert_eq!(stage_of(StageKind::D), None);
    assert!(account.is_sound());
    let biogenic = declared.content.iter().find(|(of, _)| *of == Content::Biogenic).unwrap();
    assert_eq!(biogenic.1.to_string(), "219.94");
}

#[test]
fn kinds_of_carbon_of_an_epd_stay_apart() {
    let file = "ilcd-json-epdx/0e9fd868-9656-489e-be6c-8251b3d43283.json";
    let Some(Import { declared, account }) = one(file) else { return };
    assert_eq!(declared.indicator.as_ref().unwrap().as_str(), "GWP-total (EN 15804+A2, EF 3.0)");
    let kinds = [(Carbon::Fossil, "45.15"), (Carbon::Biogenic, "-1.8"), (Carbon::LandUseChange, "0.0216")];
    assert_eq!(declared.carbon, kinds.map(|(kind, value)| (kind, decimal(value))));
    // 45.15 − 1.8 + 0.0216 is 43.3716; rounding explains no more than 0.06 of what is missing to 43.46.
    let sum = Warning::Kinds { stated: decimal("43.46"), sum: decimal("43.3716") };
    assert!(account.warnings.iter().any(|(warning, _)| *warning == sum), "{:?}", account.warnings);
}

/// The amounts of an indicator in XML, by a look at its text.
fn amounts(xml: &str, id: &str) -> Vec<(String, Option<String>, String)> {
    let result = xml.split("<LCIAResult>").find(|result| result.contains(id)).unwrap();
    let amount = |text: &str| {
        let attribute = |name: &str| Some(text.split_once(&format!("epd:{name}=\""))?.1.split('"').next()?.to_owned());
        let value = text.split_once('>').unwrap().1.split('<').next().unwrap();
        (attribute("module").unwrap(), attribute("scenario"), value.to_owned())
    };
    result.split("<epd:amount").skip(1).map(amount).collect()
}

#[test]
fn xml_epds_have_their_documents_digits_in_every_scenario() {
    for (file, id, modules) in [
        (
            "ilcd-epd-format/EPDv1.3_example_57a4ae65-d305-421e-b21f-a3f0c35b8abe.xml",
            "6a37f984-a4b3-458a-a20a-64418c145fa2",
            9,
        ),
        ("ilcd-epd-format/Kalk_(CaO__Feinkalk).xml", "77e416eb-a363-4258-a04e-171d843a6460", 1),
    ] {
        let (Some(Import { declared, account }), Some(bytes)) = (one(file), bytes(file)) else { return };
        let mut stated = amounts(&String::from_utf8(bytes).unwrap(), id);
        assert_eq!(stated.len(), modules);
        let all = declared.inside.iter().chain(&declared.beyond);
        let mut read: Vec<_> = all
            .map(|module| {
                let scenario = module.scenario.as_ref().map(ToString::to_string);
                (module.kind.word().to_owned(), scenario, module.value.unwrap().to_string())
            })
            .collect();
        read.sort();
        stated.sort();
        assert_eq!(read, stated);
        assert_eq!(declared.value, decimal(&stated.iter().find(|(module, ..)| module == "A1-A3").unwrap().2));
        // What a kilogram of it is, the flow's own file says.
        assert_eq!(declared.per, Per::Unstated { amount: Decimal::ONE });
        assert!(account.warnings.iter().any(|(warning, _)| *warning == Warning::UnitElsewhere));
    }
}

#[test]
fn conformity_credentials_are_declared_whoever_signed_them() {
    let file = "untp-spec/untp-dcc-instance.json";
    let (Some(Import { declared, account }), Some(stated)) = (one(file), theirs(file)) else { return };
    let assessment = &stated["credentialSubject"]["assessment"][0];
    same(Some(declared.value), &assessment["declaredValue"][0]["metricValue"]["value"]);
    // The same metric stands there four times.
    assert!(account.assumed.iter().any(|(assumption, _)| *assumption == Assumption::Once));
    assert_eq!(declared.name.in_language("en").1.as_str(), "EV battery 300Ah.");
    let interval = declared.uncertainty.unwrap();
    assert_eq!((interval.low(), interval.high()), (decimal("9.50"), decimal("10.50")));
}

#[test]
fn every_document_is_read_and_nothing_of_it_passes_in_silence() {
    let folders =
        ["pact-demo-api", "ilcd-json-epdx", "ilcd-epd-format", "catenax-pcf", "untp-spec", "untp-tests", "boavizta"];
    let mut read = 0;
    for folder in folders {
        let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/vectors").join(folder);
        if !root.is_dir() {
            return;
        }
        let mut files = Vec::new();
        collect(&root, &mut files);
        for file in files {
            let name = file.file_name().unwrap().to_string_lossy().into_owned();
            let is_document = !name.contains("schema") && !name.contains("SOURCE") && !name.contains("LICENSE");
            // A passport that its own suite calls invalid is refused by `untp.rs`.
            if !is_document {
                continue;
            }
            let bytes = fs::read(&file).unwrap();
            match bring(&bytes, None, &|_| None).unwrap_or_else(|fault| panic!("{name}: {fault:?}")) {
                Brought::Footprints(imports) => {
                    for import in imports {
                        told(&bytes, &import.unwrap_or_else(|fault| panic!("{name}: {fault}")).account);
                    }
                }
                Brought::Rows(rows) => {
                    assert_eq!((rows.declarations.imports.len(), rows.declarations.problems.len()), (1226, 0));
                }
                Brought::Document(Document::Passport(_)) => {
                    told(&bytes, &carbon_label::formats::Passport::account(&bytes).unwrap())
                }
                Brought::Document(_) => {}
            }
            read += 1;
        }
    }
    // Two of PACT, six EPDs as JSON and two as XML, two of Catena-X, a passport and two attestations of UNTP, one of
    // them in an envelope, and a table.
    assert_eq!(read, 16);
}

fn collect(folder: &Path, files: &mut Vec<std::path::PathBuf>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() { collect(&path, files) } else { files.push(path) }
    }
}

/// Every path of an account names something of the document.
fn told(bytes: &[u8], account: &Account) {
    let text = String::from_utf8_lossy(bytes);
    assert!(!account.read.is_empty() && !account.dropped.is_empty());
    let paths = account.read.iter().map(|(_, path)| path).chain(account.dropped.iter().map(|dropped| &dropped.path));
    for path in paths {
        let last = path.rsplit('.').next().unwrap().split('[').next().unwrap();
        assert!(last == "$" || text.contains(last), "{path}");
    }
}

#[test]
fn a_document_is_shown_as_declared_and_never_as_more() {
    let Some(bytes) = bytes("pact-demo-api/footprints.json") else { return };
    let programme = carbon_label::programme::read_folder(&Path::new(env!("CARGO_MANIFEST_DIR")).join("demo")).unwrap();
    let now = "2026-11-24T12:00:00+08:00".parse().unwrap();
    let evidence = Evidence::read(&bytes, &programme, &Default::default(), now);
    let Evidence::Declared(declared) = evidence else { panic!("{evidence:?}") };
    assert_eq!(declared.name.in_language("en").1.as_str(), "Green Ethanol");
}
