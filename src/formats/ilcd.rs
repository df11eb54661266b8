//! ILCD+EPD 1.1 to 1.3: as JSON, the way ÖKOBAUDAT and soda4LCA give it out, and as XML, whose elements are read
//! under the same names.
//!
//! Module values are texts, some absent, some null; A1, A2 and A3 may stand beside A1-A3 and are
//! then the same carbon twice: the value is A1-A3 as stated, and its parts are shown, not added.

pub(super) mod flow;
mod results;

use super::{
    Import,
    account::{Assumption, Fact, Warning},
    declared::{Content, Declared, Format, Per, When},
    modules::in_product_stage,
    reading::{self, Reading, each, number, text},
    units,
};
use crate::{
    json::{Fault, Json, Node, Problem},
    label::{Boundary, Decimal, Invalid, Line, Name},
};

pub use flow::DataSets;
pub(super) use results::KILOGRAMS;
use results::Results;

/// What a compliance system's name has in it if it is a standard of footprints.
const STANDARDS: [&str; 4] = ["15804", "14025", "14067", "21930"];

/// The flow properties that are carbon in the product.
pub(super) const CONTENTS: [(Content, &str); 2] = [
    (Content::Biogenic, "62e503ce-544a-4599-b2ad-bcea15a7bf20"),
    (Content::Packaging, "262a541b-209e-44cc-a426-33bce30de7b1"),
];

pub(super) fn read(document: &Node<'_>, format: Format) -> Result<Import, Fault> {
    let reading = &Reading::default();
    let process = document.field("processInformation")?;
    let about = process.field("dataSetInformation")?;
    let results = Results::read(document, reading)?;
    let stage = results.product_stage(document, reading)?;
    let name = about.field("name")?;
    let name = translations(&name.field("baseName")?, Some((reading, Fact::Name)))?;
    let (per, content) = reference(document, &process, reading)?;
    let mut declared = Declared::new(format, name, per, stage.value);
    declared.version = reading.line(document, "epd-version", Fact::Version);
    if declared.version.is_none() {
        declared.version = reading.line(document, "version", Fact::Version);
    }
    reading.pass(document, &["version", "locations", "source", "schemaLocation"]);
    declared.id = reading.line(&about, "UUID", Fact::Id);
    declared.owner = owner(document, reading);
    declared.content = content;
    declared.summed = stage.summed;
    declared.inside = stage.inside;
    declared.beyond = results.total.modules.iter().filter(|module| !in_product_stage(module.kind)).cloned().collect();
    // EN 15804, 6.2.2: A1 to A3 end at the factory's gate.
    declared.boundary = Some(Boundary::CradleToGate);
    reading.assume(Assumption::ProductStage, results.total.path.clone());
    declared.carbon = results.carbon(reading);
    if let Some(warning) = declared.odd_sum() {
        reading.warn(warning, results.total.path.clone());
    }
    declared.indicator = results.total.indicator.title().parse().ok();
    declared.standards = standards(document, reading);
    declared.geography = geography(&process, reading);
    if let Some(time) = process.optional("time")? {
        let year = |key, fact| {
            let Some(node) = time.optional(key)? else { return Ok(None) };
            // One that is none is among what was dropped.
            let year = reading::year(&node).ok();
            if year.is_some() {
                reading.took(fact, &node);
            }
            Ok::<_, Fault>(year)
        };
        declared.year = year("referenceYear", Fact::Period)?;
        declared.valid_until = year("dataSetValidUntil", Fact::Validity)?.map(When::Year);
        if let (Some(of), Some(When::Year(until))) = (declared.year, declared.valid_until)
            && until < of
        {
            let warning = Warning::Reversed { from: of.to_string(), to: until.to_string() };
            reading.warn(warning, format!("{}.dataSetValidUntil", time.path()));
            declared.valid_until = None;
        }
    }
    let account = reading.account(document);
    Ok(Import { declared, account })
}

/// A list of `{"value", "lang"}`; one that is no line of text is left out. One without a language counts only where
/// there is no other.
fn translations(list: &Node<'_>, took: Option<(&Reading, Fact)>) -> Result<Name, Fault> {
    let read = |node: &Node<'_>| {
        let tag = match node.value() {
            Json::Object(_) => node.read_optional("lang").ok().flatten(),
            _ => None,
        };
        let line: Option<Line> = text(node).ok().and_then(|text| text.parse().ok());
        if let (Some((reading, fact)), Some(_)) = (took, &line) {
            reading.took(fact, node);
        }
        Ok((tag, line))
    };
    let all = each(list, read)?;
    let marked: Vec<_> = all.iter().cloned().filter_map(|(tag, line)| tag.zip(line)).collect();
    let unmarked = all.into_iter().find_map(|(_, line)| line);
    match Name::new(marked) {
        Err(invalid) => unmarked.map(reading::named).ok_or_else(|| list.invalid(invalid)),
        named => named.map_err(|invalid| list.invalid(invalid)),
    }
}

fn owner(document: &Node<'_>, reading: &Reading) -> Option<Name> {
    let administrative = document.field("administrativeInformation").ok()?;
    let publication = administrative.field("publicationAndOwnership").ok()?;
    let owner = publication.field("referenceToOwnershipOfDataSet").ok()?;
    let list = owner.field("shortDescription").ok()?;
    translations(&list, Some((reading, Fact::Owner))).ok()
}

/// Whether a compliance system is a standard of footprints.
pub(super) fn is_standard(name: &Line) -> bool {
    STANDARDS.iter().any(|number| name.as_str().contains(number))
}

fn standards(document: &Node<'_>, reading: &Reading) -> Vec<Line> {
    let read = || {
        let modelling = document.field("modellingAndValidation").ok()?;
        let compliance = modelling.field("complianceDeclarations").ok()?;
        let list = compliance.field("compliance").ok()?;
        let names = each(&list, |one| {
            let system = one.field("referenceToComplianceSystem")?;
            let list = system.field("shortDescription")?;
            let name = translations(&list, None)?.in_language("en").1.clone();
            let counts = is_standard(&name);
            if counts {
                reading.took(Fact::Standards, &list);
            }
            Ok(Some(name).filter(|_| counts))
        });
        Some(names.ok()?.into_iter().flatten().collect())
    };
    read().unwrap_or_default()
}

fn geography(process: &Node<'_>, reading: &Reading) -> Option<Line> {
    let geography = process.optional("geography").ok()??;
    let place = geography.optional("locationOfOperationSupplyOrProduction").ok()??;
    reading.line(&place, "location", Fact::Geography)
}

/// What the reference flow is, and the carbon in it.
fn reference(
    document: &Node<'_>,
    process: &Node<'_>,
    reading: &Reading,
) -> Result<(Per, Vec<(Content, Decimal)>), Fault> {
    let reference = process.field("quantitativeReference")?;
    if reference.optional("type")?.is_some_and(|kind| text(&kind) == Ok("Reference flow(s)")) {
        reading.pass(&reference, &["type"]);
    }
    let wanted = reference.field("referenceToReferenceFlow")?;
    let ids = each(&wanted, reading::whole)?;
    let [id] = ids.as_slice() else {
        // Two flows have two footprints, and the document tells only one.
        return Err(wanted.fault(match ids.len() {
            0 => Problem::Missing,
            found => Problem::TooMany { found, limit: 1 },
        }));
    };
    reading.see(wanted.value());
    let exchanges = document.field("exchanges")?;
    let exchanges = exchanges.field("exchange")?;
    let flows = each(&exchanges, |exchange| {
        let own = exchange.optional("dataSetInternalID")?.map(|id| reading::whole(&id)).transpose()?;
        if own != Some(*id) {
            return Ok(None);
        }
        reading.pass(exchange, &["dataSetInternalID", "referenceFlow"]);
        // The amount once more; another one is told.
        let mean = exchange.optional("meanAmount")?.map(|amount| number(&amount)).transpose()?;
        for key in ["resultingflowAmount", "resultingAmount"] {
            reading.pass_if(exchange, key, |amount| mean == Some(amount));
        }
        Ok(Some((per(exchange, reading)?, content(exchange, reading))))
    })?;
    let mut flows: Vec<_> = flows.into_iter().flatten().collect();
    match flows.len() {
        0 => Err(exchanges.fault(Problem::Missing)),
        1 => Ok(flows.remove(0)),
        found => Err(exchanges.fault(Problem::TooMany { found, limit: 1 })),
    }
}

/// The reference flow's amount and unit. XML leaves the unit to the flow's own data set.
fn per(exchange: &Node<'_>, reading: &Reading) -> Result<Per, Fault> {
    let amount = exchange.field("meanAmount")?;
    let mean = number(&amount)?;
    reading.see(amount.value());
    let Some(properties) = exchange.optional("flowProperties")? else {
        reading.warn(Warning::UnitElsewhere, exchange.path());
        if mean <= Decimal::ZERO {
            return Err(amount.invalid(Invalid::Amount(mean.to_string())));
        }
        return Ok(Per::Unstated { amount: mean.trimmed() });
    };
    let units = each(&properties, |property| {
        let reference = property.optional("referenceFlowProperty")?.map(|flag| flag.truth()).transpose()?;
        if reference != Some(true) {
            return Ok(None);
        }
        let (unit, factor) = (property.field("referenceUnit")?, property.field("meanValue")?);
        let product = number(&factor)?.times(mean).map(Decimal::trimmed);
        let product = product.ok_or_else(|| amount.invalid(Invalid::TooManyDigits(String::new())))?;
        let per = units::per(product, text(&unit)?).map_err(|invalid| unit.invalid(invalid))?;
        reading.took(Fact::Per, &amount);
        reading.took(Fact::Per, &unit);
        reading.pass(property, &["meanValue", "referenceFlowProperty", "name", "uuid", "unitGroupUUID"]);
        Ok(Some(per))
    })?;
    let mut units: Vec<Per> = units.into_iter().flatten().collect();
    match units.len() {
        0 => Err(properties.fault(Problem::Missing)),
        1 => Ok(units.remove(0)),
        found => Err(properties.fault(Problem::TooMany { found, limit: 1 })),
    }
}

/// The carbon in so much of the flow as the declared unit is.
fn content(exchange: &Node<'_>, reading: &Reading) -> Vec<(Content, Decimal)> {
    let Ok(Some(properties)) = exchange.optional("flowProperties") else { return Vec::new() };
    let mean = exchange.field("meanAmount").and_then(|amount| number(&amount)).unwrap_or(Decimal::ONE);
    let found = each(&properties, |property| {
        let id = property.optional("uuid")?.map(|id| id.text()).transpose()?.unwrap_or_default();
        let Some((content, _)) = CONTENTS.iter().find(|(_, known)| *known == id) else { return Ok(None) };
        // In kilograms, as the list of flow properties has it; in another unit it is left out.
        let unit = property.optional("referenceUnit")?.map(|unit| text(&unit)).transpose()?;
        if unit.is_some_and(|unit| unit != "kg") {
            return Ok(None);
        }
        let value = reading.amount(property, "meanValue", Fact::Content)?;
        reading.pass(property, &["name", "uuid", "referenceUnit"]);
        Ok(value.and_then(|value| Some((*content, value.times(mean)?.trimmed()))))
    });
    found.unwrap_or_default().into_iter().flatten().collect()
}

#[cfg(test)]
mod tests {
    use crate::{
        formats::{Import, read_one},
        json::Fault,
    };

    /// The least an EPD can be, with these names and modules.
    fn read(names: &str, modules: &str) -> Result<Import, Fault> {
        let flow = r#"{"dataSetInternalID":0,"meanAmount":1.0,"flowProperties":[
            {"referenceFlowProperty":true,"referenceUnit":"kg","meanValue":1.0}]}"#;
        let document = format!(
            r#"{{"processInformation":{{"dataSetInformation":{{"name":{{"baseName":[{names}]}}}},
                "quantitativeReference":{{"referenceToReferenceFlow":[0]}}}},"exchanges":{{"exchange":[{flow}]}},
                "LCIAResults":{{"LCIAResult":[{{"referenceToLCIAMethodDataSet":
                {{"refObjectId":"6a37f984-a4b3-458a-a20a-64418c145fa2"}},"other":{{"anies":[{modules}]}}}}]}}}}"#
        );
        read_one(document.as_bytes())
    }

    const NAME: &str = r#"{"lang":"en","value":"Panel"}"#;
    const PARTS: &str = r#"{"module":"A1","value":"1"},{"module":"A3","value":"4"}"#;

    #[test]
    fn a_name_that_is_no_line_of_text_is_left_out() {
        let names = format!(r#"{{"lang":"de","value":"Zeile\nZeile"}},{{"value":"?"}},{NAME}"#);
        let declared = read(&names, r#"{"module":"A1-A3","value":"-0.0"}"#).unwrap().declared;
        assert_eq!(declared.name.in_language("de").1.as_str(), "Panel");
        assert!(declared.value.is_zero());
    }

    #[test]
    fn parts_are_added_up_only_when_each_is_there_once() {
        let whole = read(NAME, &format!(r#"{{"module":"A2","value":"2"}},{PARTS}"#)).unwrap().declared;
        assert_eq!((whole.value.to_string().as_str(), whole.summed), ("7", true));
        let twice = format!(r#"{{"module":"A1","value":"2","scenario":"x"}},{PARTS}"#);
        for modules in [PARTS, &twice] {
            assert_eq!(read(NAME, modules).unwrap_err().path(), "$.LCIAResults…[A1-A3]");
        }
    }
}
