//! ILCD+EPD 1.x as JSON, the way ÖKOBAUDAT and soda4LCA give it out.
//!
//! Module values are texts, some absent, some null; A1, A2 and A3 may stand beside A1-A3 and are
//! then the same carbon twice: the value is A1-A3 as stated, and its parts are shown, not added.

use super::{Declared, Format, Module};
use crate::{
    json::{Fault, Json, Node, Problem},
    label::{CarbonUnit, Decimal, DeclaredUnit, Invalid, Line, Name, StageKind, Unit},
};

/// The indicators that are climate change in total, by their ids in the EN 15804 lists:
/// GWP of +A1, and GWP-total of +A2.
const CLIMATE_CHANGE: [&str; 2] = ["77e416eb-a363-4258-a04e-171d843a6460", "6a37f984-a4b3-458a-a20a-64418c145fa2"];

/// Most results, values and translations a document may have.
const MANY: usize = 1000;

pub(super) fn read(document: &Node<'_>) -> Result<Declared, Fault> {
    let process = document.field("processInformation")?;
    let about = process.field("dataSetInformation")?;
    let modules = modules(document)?;
    let (value, summed, inside) = product_stage(document, &modules)?;
    let beyond = modules.into_iter().filter(|module| !in_product_stage(module.kind)).collect();
    let time = process.optional("time")?;
    let year =
        |key| time.and_then(|time| time.optional(key).ok()?.and_then(|year| u16::try_from(year.whole().ok()?).ok()));
    Ok(Declared {
        format: Format::IlcdEpd,
        name: translations(&about.field("name")?.field("baseName")?)?,
        owner: owner(document),
        id: about.read_optional("UUID").unwrap_or(None),
        unit: CarbonUnit::Kilogram,
        per: declared_unit(document, &process)?,
        value,
        summed,
        inside,
        beyond,
        standard: standard(document),
        year: year("referenceYear"),
        valid_until: year("dataSetValidUntil"),
    })
}

/// A list of `{"value", "lang"}`; one that is unmarked, or no line of text, is left out.
fn translations(list: &Node<'_>) -> Result<Name, Fault> {
    let read = |node: &Node<'_>| {
        let tag = node.read_optional("lang").ok().flatten();
        Ok(tag.zip(node.read_field::<Line>("value").ok()))
    };
    let names: Vec<_> = list.list(MANY, read)?.into_iter().flatten().collect();
    Name::new(names).map_err(|invalid| list.invalid(invalid))
}

fn owner(document: &Node<'_>) -> Option<Name> {
    let administrative = document.field("administrativeInformation").ok()?;
    let publication = administrative.field("publicationAndOwnership").ok()?;
    let owner = publication.field("referenceToOwnershipOfDataSet").ok()?;
    let list = owner.field("shortDescription").ok()?;
    translations(&list).ok()
}

fn standard(document: &Node<'_>) -> Option<Line> {
    let modelling = document.field("modellingAndValidation").ok()?;
    let compliance = modelling.field("complianceDeclarations").ok()?;
    let list = compliance.field("compliance").ok()?;
    let names = list.list(MANY, |one| {
        let system = one.field("referenceToComplianceSystem")?;
        let name = translations(&system.field("shortDescription")?)?;
        Ok(name.in_language("en").1.clone())
    });
    names.ok()?.into_iter().find(|name| name.as_str().contains("15804"))
}

/// The reference flow's amount and unit.
fn declared_unit(document: &Node<'_>, process: &Node<'_>) -> Result<DeclaredUnit, Fault> {
    let reference = process.field("quantitativeReference")?;
    let wanted = reference.field("referenceToReferenceFlow")?.list(MANY, |id| id.whole())?;
    let exchanges = document.field("exchanges")?;
    let exchanges = exchanges.field("exchange")?;
    let flows = exchanges.list(MANY, |exchange| {
        let id = exchange.optional("dataSetInternalID")?.map(|id| id.whole()).transpose()?;
        let is_reference = id.is_some_and(|id| wanted.contains(&id));
        if is_reference { unit_of(exchange).map(Some) } else { Ok(None) }
    })?;
    let missing = || exchanges.fault(Problem::Missing);
    flows.into_iter().flatten().next().ok_or_else(missing)
}

fn unit_of(exchange: &Node<'_>) -> Result<DeclaredUnit, Fault> {
    let properties = exchange.field("flowProperties")?;
    let units = properties.list(MANY, |property| {
        let reference = property.optional("referenceFlowProperty")?.map(|flag| flag.truth()).transpose()?;
        if reference != Some(true) {
            return Ok(None);
        }
        let (unit, mean) = (property.field("referenceUnit")?, number(&property.field("meanValue")?)?);
        Ok(Some((unit_named(&unit)?, mean)))
    })?;
    let (unit, mean) = units.into_iter().flatten().next().ok_or_else(|| properties.fault(Problem::Missing))?;
    let amount = exchange.field("meanAmount")?;
    let product = number(&amount)?.times(mean).map(Decimal::trimmed);
    let product = product.ok_or_else(|| amount.invalid(Invalid::TooManyDigits(String::new())))?;
    DeclaredUnit::new(product, unit).map_err(|invalid| amount.invalid(invalid))
}

/// The document's spelling of a unit.
fn unit_named(node: &Node<'_>) -> Result<Unit, Fault> {
    match node.text()?.trim_end_matches('.') {
        "pcs" | "Stück" | "Item(s)" | "unit" => Ok(Unit::Piece),
        "qm" | "m^2" | "m²" => Ok(Unit::SquareMetre),
        "m^3" | "m³" => Ok(Unit::CubicMetre),
        other => other.parse().map_err(|invalid| node.invalid(invalid)),
    }
}

/// A decimal, as text or as number.
fn number(node: &Node<'_>) -> Result<Decimal, Fault> {
    let text = match node.value() {
        Json::Number(text) => text,
        _ => node.text()?,
    };
    Decimal::from_scientific(text.trim()).map_err(|invalid| node.invalid(invalid))
}

/// Every module of the climate-change indicator, in the order of the life cycle.
fn modules(document: &Node<'_>) -> Result<Vec<Module>, Fault> {
    let results = document.field("LCIAResults")?;
    let results = results.field("LCIAResult")?;
    let found = results.list(MANY, |result| {
        let method = result.field("referenceToLCIAMethodDataSet")?;
        let id = method.optional("refObjectId")?.map(|id| id.text()).transpose()?.map(str::to_ascii_lowercase);
        if !id.is_some_and(|id| CLIMATE_CHANGE.contains(&id.as_str())) {
            return Ok(None);
        }
        let other = result.field("other")?;
        other.field("anies")?.list(MANY, module).map(Some)
    })?;
    let climate_change = found.into_iter().flatten().next().ok_or_else(|| results.fault(Problem::Missing))?;
    let stated: Vec<Module> = climate_change.into_iter().flatten().collect();
    refuse_repeats(&results, &stated)?;
    let stated = &stated;
    let of_kind = |kind: StageKind| stated.iter().filter(move |module| module.kind == kind).cloned();
    Ok(StageKind::ALL.iter().copied().flat_map(of_kind).collect())
}

/// One entry: a module, or something that is none (its unit group).
fn module(node: &Node<'_>) -> Result<Option<Module>, Fault> {
    let Some(kind) = node.optional("module")? else { return Ok(None) };
    let value = node.optional("value")?.map(|value| number(&value)).transpose()?;
    Ok(Some(Module { kind: kind.read()?, scenario: node.read_optional("scenario")?, value }))
}

fn refuse_repeats(results: &Node<'_>, modules: &[Module]) -> Result<(), Fault> {
    for (at, module) in modules.iter().enumerate() {
        let same = |earlier: &Module| earlier.kind == module.kind && earlier.scenario == module.scenario;
        if modules[..at].iter().any(same) {
            return Err(results.invalid(Invalid::RepeatedStage(module.kind)));
        }
    }
    Ok(())
}

fn in_product_stage(kind: StageKind) -> bool {
    matches!(kind, StageKind::A1 | StageKind::A2 | StageKind::A3 | StageKind::A1ToA3)
}

/// The product stage's value, whether we added it up, and what makes it up.
fn product_stage(document: &Node<'_>, modules: &[Module]) -> Result<(Decimal, bool, Vec<Module>), Fault> {
    let parts = || modules.iter().filter(|m| matches!(m.kind, StageKind::A1 | StageKind::A2 | StageKind::A3));
    let total = modules.iter().find(|module| module.kind == StageKind::A1ToA3 && module.value.is_some());
    // Each once: a module under two scenarios is no second part.
    let whole = parts().map(|part| part.kind).eq([StageKind::A1, StageKind::A2, StageKind::A3]);
    let missing = || Fault::new(format!("{}.LCIAResults…[A1-A3]", document.path()), Problem::Missing);
    if let Some(total) = total {
        let inside = if whole { parts().cloned().collect() } else { vec![total.clone()] };
        return Ok((total.value.ok_or_else(missing)?, false, inside));
    }
    let sum = parts().try_fold(Decimal::ZERO, |sum, part| sum.plus(part.value?)).filter(|_| whole);
    Ok((sum.ok_or_else(missing)?, true, parts().cloned().collect()))
}

#[cfg(test)]
mod tests {
    use crate::{formats::Declared, json::Fault};

    /// The least an EPD can be, with these names and modules.
    fn read(names: &str, modules: &str) -> Result<Declared, Fault> {
        let flow = r#"{"dataSetInternalID":0,"meanAmount":1.0,"flowProperties":[
            {"referenceFlowProperty":true,"referenceUnit":"kg","meanValue":1.0}]}"#;
        let document = format!(
            r#"{{"processInformation":{{"dataSetInformation":{{"name":{{"baseName":[{names}]}}}},
                "quantitativeReference":{{"referenceToReferenceFlow":[0]}}}},"exchanges":{{"exchange":[{flow}]}},
                "LCIAResults":{{"LCIAResult":[{{"referenceToLCIAMethodDataSet":
                {{"refObjectId":"6a37f984-a4b3-458a-a20a-64418c145fa2"}},"other":{{"anies":[{modules}]}}}}]}}}}"#
        );
        Declared::read(document.as_bytes())
    }

    const NAME: &str = r#"{"lang":"en","value":"Panel"}"#;
    const PARTS: &str = r#"{"module":"A1","value":"1"},{"module":"A3","value":"4"}"#;

    #[test]
    fn a_name_that_is_no_line_of_text_is_left_out() {
        let names = format!(r#"{{"lang":"de","value":"Zeile\nZeile"}},{{"value":"?"}},{NAME}"#);
        let declared = read(&names, r#"{"module":"A1-A3","value":"-0.0"}"#).unwrap();
        assert_eq!(declared.name.in_language("de").1.as_str(), "Panel");
        assert!(declared.value.is_zero());
    }

    #[test]
    fn parts_are_added_up_only_when_each_is_there_once() {
        let whole = read(NAME, &format!(r#"{{"module":"A2","value":"2"}},{PARTS}"#)).unwrap();
        assert_eq!((whole.value.to_string().as_str(), whole.summed), ("7", true));
        let twice = format!(r#"{{"module":"A1","value":"2","scenario":"x"}},{PARTS}"#);
        for modules in [PARTS, &twice] {
            assert_eq!(read(NAME, modules).unwrap_err().path(), "$.LCIAResults…[A1-A3]");
        }
    }
}
