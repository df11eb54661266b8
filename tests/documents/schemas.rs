//! What is written, held against the formats' own schemas by another's validator. The schemas are read from
//! `../shared/vectors`; where that folder is not, each test says so and passes.
#![allow(clippy::print_stderr, reason = "what could not run is said")]

use super::{decimal, read, samples, specimens};
use carbon_label::{
    evidence::{Evidence, Placed},
    formats::{
        Carbon, Declared, Document, Import, Per,
        account::Fact,
        write::{Need, Source, Target, Unwritable},
    },
    json::Json,
    label::Instant,
    text::Lang,
};
use jsonschema::Validator;
use serde_json::{Value, json};
use std::{fs, path::Path};

fn vector(file: &str) -> Option<Vec<u8>> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/vectors");
    if !folder.is_dir() {
        eprintln!("vectors: not here");
        return None;
    }
    Some(fs::read(folder.join(file)).unwrap())
}

/// A validator that checks formats, too.
fn validator(schema: &Value) -> Validator {
    jsonschema::options().should_validate_formats(true).build(schema).unwrap()
}

/// PACT's, out of its OpenAPI description.
fn pact() -> Option<Validator> {
    let mut schema: Value = serde_yaml_ng::from_slice(&vector("pact-conformance-service/openapi_v3_0.yaml")?).unwrap();
    schema["$ref"] = json!("#/components/schemas/ProductFootprint");
    Some(validator(&schema))
}

fn schema(file: &str) -> Option<Validator> {
    Some(validator(&serde_json::from_slice(&vector(file)?).unwrap()))
}

#[track_caller]
fn valid(validator: &Validator, document: &Json) {
    let document: Value = serde_json::from_str(&document.to_string()).unwrap();
    let errors: Vec<String> =
        validator.iter_errors(&document).map(|error| format!("{}: {error}", error.instance_path())).collect();
    assert!(errors.is_empty(), "{errors:#?}\n{document:#}");
}

fn at() -> Instant {
    "2026-11-24T12:00:00+08:00".parse().unwrap()
}

fn source(declared: &Declared) -> Source<'_> {
    Source { declared, verified: None, at: at() }
}

#[test]
fn the_validator_finds_what_is_wrong() {
    let Some(pact) = pact() else { return };
    let sample: Value = serde_json::from_str(samples::PACT).unwrap();
    assert!(pact.is_valid(&sample));
    for (pointer, value) in [
        ("/pcf/declaredUnitOfMeasurement", json!("furlong")),
        ("/pcf/fossilGhgEmissions", json!(1.1)),
        ("/id", json!("7")),
        ("/companyIds", json!([])),
    ] {
        let mut wrong = sample.clone();
        *wrong.pointer_mut(pointer).unwrap() = value;
        assert!(!pact.is_valid(&wrong), "{pointer}");
    }
}

#[test]
fn a_pact_footprint_is_what_its_openapi_description_says() {
    let Some(pact) = pact() else { return };
    let Import { declared, .. } = read(samples::PACT).unwrap();
    valid(&pact, &source(&declared).write(Target::Pact).unwrap().document);
    let demo = vector("pact-demo-api/footprintsV3.json").unwrap();
    let Document::Declared(imports) = Document::read(&demo).unwrap() else { panic!() };
    for import in imports {
        valid(&pact, &source(&import.unwrap().declared).write(Target::Pact).unwrap().document);
    }
    // An EPD of timber says less than PACT asks for; with the rest added it is one.
    let Import { declared, .. } = read(samples::ILCD).unwrap();
    let Err(Unwritable::Needs(needs)) = source(&declared).write(Target::Pact) else { panic!() };
    assert_eq!(needs.len(), 8, "{needs:?}");
    let added = r#"{"owner":{"en":"Example Timber"},"ownerIds":["urn:lei:529900T8BM49AURSDO55"],"mass":"470",
        "carbon":{"without-uptake":"800.5"},"carbonContent":{"fossil":"0"},"factors":["AR6"],
        "standards":["ISO14067"],"exempted":"0"}"#;
    let json = |text: &str| Json::parse(text.as_bytes(), Declared::LIMITS).unwrap();
    let whole = declared.with(&json(added)).unwrap();
    assert_eq!(whole.value, declared.value);
    // What is there stays, and what nobody may add is not overlooked.
    for (wrong, path) in [
        (r#"{"value":"1"}"#, "$.value"),
        (r#"{"boundary":"cradle-to-grave"}"#, "$.boundary"),
        (r#"{"carbon":{"fossil":"1"}}"#, "$.carbon.fossil"),
        (r#"{"validFrom":"2030-01-01","validUntil":"2001-01-01"}"#, "$.validUntil"),
        ("[]", "$"),
    ] {
        let mut bare = declared.clone();
        bare.valid_until = None;
        assert_eq!(bare.with(&json(wrong)).unwrap_err().path(), path, "{wrong}");
        // Whatever else contradicts itself.
        bare.value = decimal("99");
        assert_eq!(bare.with(&json(wrong)).unwrap_err().path(), path, "{wrong}");
    }
    valid(&pact, &source(&whole).write(Target::Pact).unwrap().document);
}

/// What a sentence says is to be added, with something for each `…`.
fn advised(why: &Unwritable, lang: Lang) -> String {
    let sentence = lang.unwritable(why);
    let advice = &sentence[sentence.find('{').unwrap()..=sentence.rfind('}').unwrap()];
    let mut filled = String::new();
    for (at, part) in advice.split('…').enumerate() {
        if at > 0 {
            // A number does where a text is asked for, too.
            filled.push_str(if filled.ends_with("urn:") { "lei:529900T8BM49AURSDO55" } else { "1" });
        }
        filled.push_str(part);
    }
    filled
}

#[test]
fn what_is_advised_can_be_added_and_is_enough() {
    for document in samples::ALL {
        let Import { mut declared, .. } = read(document).unwrap();
        if matches!(declared.per, Per::Unstated { .. }) {
            declared.per = Per::of("1 kg").unwrap();
        }
        for target in [Target::Pact, Target::CatenaX, Target::Ilcd] {
            for lang in Lang::ALL {
                let Err(why @ Unwritable::Needs(_)) = source(&declared).write(target) else { continue };
                if why == Unwritable::Needs(vec![Need::Fact(Fact::Value)]) {
                    continue;
                }
                let added = advised(&why, *lang);
                let tree =
                    Json::parse(added.as_bytes(), Declared::LIMITS).unwrap_or_else(|fault| panic!("{added}: {fault}"));
                let whole = declared.with(&tree).unwrap_or_else(|fault| panic!("{target:?} {added}: {fault}"));
                let written = source(&whole).write(target);
                assert!(written.is_ok(), "{target:?} {added}: {written:?}");
            }
        }
    }
}

/// A label in force.
fn label(name: &str) -> Placed {
    let all = specimens::all();
    match all.into_iter().find(|(known, _)| *known == name).map(|(_, evidence)| evidence) {
        Some(Evidence::Verified(placed)) => *placed,
        other => panic!("{other:?}"),
    }
}

#[test]
fn an_attestation_is_what_untps_schema_says() {
    let Some(dcc) = schema("untp-tests/digitalConformityCredential-v0.6.0.schema.json") else { return };
    let sample: Value = serde_json::from_str(samples::DCC).unwrap();
    assert!(!dcc.is_valid(&sample), "the least that reads is less than the schema asks for");
    let placed = label("in-force");
    let declared = Declared::of_label(placed.verified.label());
    let source = Source { declared: &declared, verified: Some(&placed.verified), at: at() };
    let written = source.write(Target::Dcc).unwrap();
    valid(&dcc, &written.document);
    // And it comes back with its number, its unit and who it was issued to.
    let back = read(&written.document.to_string()).unwrap().declared;
    let footprint = &placed.verified.label().footprint;
    let in_kilograms = footprint.unit.convert(footprint.value, carbon_label::label::CarbonUnit::Kilogram).unwrap();
    assert_eq!((back.value, back.per.unit()), (in_kilograms, Some(&footprint.per)));
    assert_eq!(back.standards[0], footprint.standards[0]);
    // A declaration is none, whatever it says.
    let declared = read(samples::DCC).unwrap().declared;
    assert_eq!(super::schemas::source(&declared).write(Target::Dcc), Err(Unwritable::NotVerified));
}

#[test]
fn a_catena_x_footprint_is_what_its_schema_says_and_comes_back() {
    let Some(schema) = schema("catenax-pcf/9.0.0/Pcf-schema.json") else { return };
    // The model's own example, written again, and a PACT footprint, whose time and place it has no room for.
    let example = vector("catenax-pcf/9.0.0/Pcf.json").unwrap();
    let demo = vector("pact-demo-api/footprintsV3.json").unwrap();
    for document in [example, demo] {
        let Document::Declared(imports) = Document::read(&document).unwrap() else { panic!() };
        for import in imports {
            let declared = import.unwrap().declared;
            let written = source(&declared).write(Target::CatenaX).unwrap();
            valid(&schema, &written.document);
            let back = read(&written.document.to_string()).unwrap().declared;
            assert_eq!((back.value, &back.per, &back.name), (declared.value, &declared.per, &declared.name));
            assert_eq!((back.mass, back.primary_share), (declared.mass, declared.primary_share));
            for kind in
                [Carbon::Fossil, Carbon::Uptake, Carbon::LandUseChange, Carbon::WithoutUptake, Carbon::Packaging]
            {
                assert_eq!(back.carbon(kind), declared.carbon(kind), "{kind:?}");
            }
            assert_eq!(back.beyond, declared.beyond);
            if !written.left.contains(&Fact::Period) {
                assert_eq!((back.period, back.valid_until), (declared.period, declared.valid_until));
            }
        }
    }
    let Import { mut declared, .. } = read(samples::PACT).unwrap();
    assert_eq!(declared.packaging_included.take(), Some(false));
    let Err(Unwritable::Needs(needs)) = source(&declared).write(Target::CatenaX) else { panic!() };
    assert_eq!(needs, [Need::Packaging]);
}

#[test]
fn catena_xs_own_examples_are_what_its_schemas_say_and_are_read() {
    for version in ["7.0.0", "9.0.0"] {
        let Some(schema) = schema(&format!("catenax-pcf/{version}/Pcf-schema.json")) else { return };
        let bytes = vector(&format!("catenax-pcf/{version}/Pcf.json")).unwrap();
        let document: Value = serde_json::from_slice(&bytes).unwrap();
        let errors: Vec<String> = schema.iter_errors(&document).map(|error| error.to_string()).collect();
        assert!(errors.is_empty(), "{version}: {errors:#?}");
        assert!(matches!(Document::read(&bytes), Ok(Document::Declared(_))));
    }
}
