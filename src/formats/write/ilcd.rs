//! ILCD+EPD 1.2 as JSON, in the shape that soda4LCA gives it out.

use super::{
    super::{
        account::Fact,
        declared::{Carbon, Content, Declared, Module, Total, When},
        ilcd::{CONTENTS, KILOGRAMS, is_standard},
        indicator::{Indicator, List, Of},
        modules::in_product_stage,
        units::{self, Spelling},
    },
    DEMONSTRATION, Need, Source, Unwritable, kilograms, leave,
    pact::uuid_of,
    text,
};
use crate::{
    json::Json,
    label::{Boundary, Decimal, Line, Name, StageKind, Tag},
};

pub(super) fn write(source: Source<'_>, left: &mut Vec<Fact>) -> Result<Json, Unwritable> {
    let declared = source.declared;
    if declared.total != Total::Whole {
        // GWP-total is all of it.
        return Err(Unwritable::Needs(vec![Need::Fact(Fact::Value)]));
    }
    match declared.boundary {
        Some(Boundary::CradleToGate) => {}
        None => return Err(Unwritable::Needs(vec![Need::Fact(Fact::Boundary)])),
        Some(other) => return Err(Unwritable::Boundary(other)),
    }
    let id = declared.id.as_ref().and_then(|id| uuid_of(id.as_str()));
    if id != declared.id.as_ref().map(Line::as_str) {
        leave(left, Fact::Id);
    }
    // Beside others that are none, a compliance system is known as a standard by its number.
    if !declared.standards.iter().all(is_standard) {
        leave(left, Fact::Standards);
    }
    if !declared.owner_ids.is_empty() {
        leave(left, Fact::Owner);
    }
    if declared.content.iter().any(|(content, _)| CONTENTS.iter().all(|(known, _)| known != content)) {
        leave(left, Fact::Content);
    }
    let (amount, unit) =
        units::spelled(&declared.per, Spelling::Ilcd).ok_or_else(|| Unwritable::Unit(declared.per.clone()))?;
    let mark = declared.demonstration.then(|| Json::List(vec![translation("en", DEMONSTRATION.trim())]));
    let about = Json::some([
        ("UUID", id.map(text)),
        ("name", Some(Json::object([("baseName", translations(&declared.name))]))),
        ("generalComment", mark),
    ]);
    let reference = Json::object([
        ("type", text("Reference flow(s)")),
        ("referenceToReferenceFlow", Json::List(vec![Json::Number("0".to_owned())])),
    ]);
    let place = declared.geography.as_ref().map(|place| {
        Json::object([("locationOfOperationSupplyOrProduction", Json::object([("location", text(place))]))])
    });
    let process = Json::some([
        ("dataSetInformation", Some(about)),
        ("quantitativeReference", Some(reference)),
        ("time", time(declared, left)),
        ("geography", place),
    ]);
    Ok(Json::some([
        ("processInformation", Some(process)),
        ("modellingAndValidation", standards(declared)),
        ("administrativeInformation", declared.owner.as_ref().map(owner)),
        ("exchanges", Some(Json::object([("exchange", Json::List(vec![flow(declared, amount, unit)]))]))),
        ("LCIAResults", Some(Json::object([("LCIAResult", results(declared, left)?)]))),
        ("version", Some(text("1.1"))),
        ("epd-version", Some(text("1.2"))),
    ]))
}

fn translation(tag: &str, said: &str) -> Json {
    Json::object([("value", text(said)), ("lang", text(tag))])
}

fn translations(name: &Name) -> Json {
    let one = |(tag, line): &(Tag, Line)| match tag.as_str() {
        Tag::UNDETERMINED => Json::object([("value", text(line))]),
        tag => translation(tag, line.as_str()),
    };
    Json::List(name.translations().map(one).collect())
}

/// Years: no days.
fn time(declared: &Declared, left: &mut Vec<Fact>) -> Option<Json> {
    let year = |year: String| Json::Number(year);
    let of = declared.year.map(|year| year.to_string());
    let of = of.or_else(|| declared.period.map(|period| period.to().year().to_string()));
    let until = declared.valid_until.map(|until| match until {
        When::Year(year) => year.to_string(),
        When::Day(day) => day.year().to_string(),
    });
    if declared.period.is_some() {
        leave(left, Fact::Period);
    }
    if declared.valid_from.is_some() || matches!(declared.valid_until, Some(When::Day(_))) {
        leave(left, Fact::Validity);
    }
    (of.is_some() || until.is_some())
        .then(|| Json::some([("referenceYear", of.map(year)), ("dataSetValidUntil", until.map(year))]))
}

fn standards(declared: &Declared) -> Option<Json> {
    let one = |line: &Line| {
        let name = Json::object([("shortDescription", Json::List(vec![translation("en", line.as_str())]))]);
        Json::object([("referenceToComplianceSystem", name)])
    };
    let list: Vec<Json> = declared.standards.iter().filter(|name| is_standard(name)).map(one).collect();
    (!list.is_empty())
        .then(|| Json::object([("complianceDeclarations", Json::object([("compliance", Json::List(list))]))]))
}

fn owner(owner: &Name) -> Json {
    let reference = Json::object([("shortDescription", translations(owner))]);
    let publication = Json::object([("referenceToOwnershipOfDataSet", reference)]);
    Json::object([("publicationAndOwnership", publication)])
}

fn flow(declared: &Declared, amount: Decimal, unit: &str) -> Json {
    let reference = Json::object([
        ("referenceFlowProperty", Json::Truth(true)),
        ("meanValue", Json::Number(amount.to_string())),
        ("referenceUnit", text(unit)),
    ]);
    let carbon = |content: Content, id: &str| {
        let (_, value) = declared.content.iter().find(|(of, _)| *of == content)?;
        Some(Json::object([
            ("uuid", text(id)),
            ("meanValue", Json::Number(value.to_string())),
            ("referenceUnit", text("kg")),
        ]))
    };
    let properties = [Some(reference)].into_iter().chain(CONTENTS.map(|(content, id)| carbon(content, id)));
    Json::object([
        ("dataSetInternalID", Json::Number("0".to_owned())),
        ("referenceFlow", Json::Truth(true)),
        // All of the flow: its properties are those of the declared unit, whatever amount it is.
        ("meanAmount", Json::Number("1".to_owned())),
        ("flowProperties", Json::List(properties.flatten().collect())),
    ])
}

/// The total by module, and each kind of carbon for the product stage.
fn results(declared: &Declared, left: &mut Vec<Fact>) -> Result<Json, Unwritable> {
    let total = declared.indicator.as_ref().and_then(|title| Indicator::titled(title.as_str()));
    if total.is_none() && declared.indicator.is_some() {
        leave(left, Fact::Indicator);
    }
    let total = total.unwrap_or(Indicator { of: Of::Total, list: List::Named });
    let mut modules = Vec::new();
    let by_module = declared.inside.iter().all(|module| in_product_stage(module.kind));
    if !by_module {
        // Stages that are no modules: the value is A1-A3 all the same, since it ends at the gate.
        leave(left, Fact::Modules);
    }
    let parts = by_module && !declared.inside.iter().any(|module| module.kind == StageKind::A1ToA3);
    if parts {
        modules.extend(declared.inside.iter().cloned());
    }
    let sum = modules.iter().try_fold(Decimal::ZERO, |sum, module| sum.plus(module.value?));
    // Nobody states a total that is our sum; unless it is none.
    if !declared.summed || !parts || sum != Some(declared.value) {
        modules.push(Module { kind: StageKind::A1ToA3, scenario: None, value: Some(declared.value) });
    }
    for module in &declared.beyond {
        if !is_module(module.kind) {
            return Err(Unwritable::Stage(module.kind));
        }
        modules.push(module.clone());
    }
    let mut results = vec![result(total, declared, &modules)?];
    for (kind, value) in &declared.carbon {
        if !matches!(kind, Carbon::Fossil | Carbon::Biogenic | Carbon::LandUseChange) {
            leave(left, Fact::Carbon);
            continue;
        }
        let indicator = Indicator { of: Of::Kind(*kind), list: total.list };
        let module = Module { kind: StageKind::A1ToA3, scenario: None, value: Some(*value) };
        results.push(result(indicator, declared, &[module])?);
    }
    Ok(Json::List(results))
}

/// Whether it is a module of EN 15804.
fn is_module(kind: StageKind) -> bool {
    kind.word().starts_with(['A', 'B', 'C', 'D']) && kind.word().len() < 6
}

fn result(indicator: Indicator, declared: &Declared, modules: &[Module]) -> Result<Json, Unwritable> {
    let title = indicator.title();
    let method = Json::some([
        ("type", Some(text("LCIA method data set"))),
        ("refObjectId", indicator.id().map(text)),
        ("shortDescription", Some(Json::List(vec![translation("en", &title)]))),
    ]);
    let unit = Json::object([
        ("refObjectId", text(KILOGRAMS)),
        ("shortDescription", Json::List(vec![translation("en", "kg CO2 eq.")])),
    ]);
    let mut anies = Vec::new();
    for module in modules {
        let value = module.value.map(|value| kilograms(declared, value)).transpose()?;
        anies.push(Json::some([
            ("name", Some(text("amount"))),
            ("module", Some(text(module.kind.word()))),
            ("scenario", module.scenario.as_ref().map(text)),
            ("value", value.map(text)),
        ]));
    }
    anies.push(Json::object([("name", text("referenceToUnitGroupDataSet")), ("value", unit)]));
    let other = Json::object([("anies", Json::List(anies))]);
    Ok(Json::object([("referenceToLCIAMethodDataSet", method), ("other", other)]))
}
