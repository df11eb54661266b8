//! What an EPD as XML leaves to other data sets of its package: the unit of its reference flow, and the carbon in it.
//!
//! The process names the flow, the flow its reference property with an amount, the property its unit group, and the
//! group its reference unit (ILCD Format 1.1).

use super::CONTENTS;
use crate::{
    formats::{
        declared::{Content, Declared, Per},
        reading::{each, number, text, whole, within},
        units, xml,
    },
    json::{Fault, Json, Node},
    label::Decimal,
};

/// A data set of a package, by its folder (`flows`) and its id.
pub type DataSets<'a> = &'a dyn Fn(&str, &str) -> Option<Vec<u8>>;

/// One of the reference flow: how much of which unit it is, and the carbon in it.
pub(in crate::formats) struct Flow {
    /// The flow's id.
    pub(in crate::formats) id: String,
    pub(in crate::formats) per: Per,
    pub(in crate::formats) content: Vec<(Content, Decimal)>,
}

/// The reference flow of a process; nothing where a data set is missing, or is not as it should be.
pub(in crate::formats) fn of(process: &[u8], sets: DataSets<'_>) -> Option<Flow> {
    let tree = data_set(process)?;
    let process = Node::root(&tree);
    let wanted = referred(&process, "processInformation", "referenceToReferenceFlow")?;
    let id = within(&process, &["exchanges", "exchange"], &|list| {
        numbered(list, wanted, &|exchange| Ok(id_of(exchange, "referenceToFlowDataSet")))?
    })?;
    let tree = data_set(&sets("flows", &id)?)?;
    let flow = Node::root(&tree);
    let wanted = referred(&flow, "flowInformation", "referenceToReferenceFlowProperty")?;
    let property = |property: &Node<'_>| {
        Ok((id_of(property, "referenceToFlowPropertyDataSet"), number(&property.field("meanValue")?)?))
    };
    let properties = ["flowProperties", "flowProperty"];
    let (reference, amount) = within(&flow, &properties, &|list| numbered(list, wanted, &property))?;
    let unit = unit(&reference?, sets)?;
    let all = within(&flow, &properties, &|list| each(list, property).ok())?;
    let of = |(content, known): &(Content, &str)| {
        let (_, value) = all.iter().find(|(id, _)| id.as_deref() == Some(*known))?;
        Some((*content, *value))
    };
    Some(Flow { per: units::per(amount, &unit).ok()?, content: CONTENTS.iter().filter_map(of).collect(), id })
}

/// The reference unit of a flow property.
fn unit(property: &str, sets: DataSets<'_>) -> Option<String> {
    let tree = data_set(&sets("flowproperties", property)?)?;
    let group = within(&Node::root(&tree), &["flowPropertiesInformation", "quantitativeReference"], &|reference| {
        id_of(reference, "referenceToReferenceUnitGroup")
    })?;
    let tree = data_set(&sets("unitgroups", &group)?)?;
    let group = Node::root(&tree);
    let wanted = referred(&group, "unitGroupInformation", "referenceToReferenceUnit")?;
    let name = |unit: &Node<'_>| text(&unit.field("name")?).map(str::to_owned);
    within(&group, &["units", "unit"], &|list| numbered(list, wanted, &name))
}

/// What is read of a list's entry with this internal number.
fn numbered<T>(list: &Node<'_>, wanted: i64, read: &dyn Fn(&Node<'_>) -> Result<T, Fault>) -> Option<T> {
    let found = each(list, |entry| {
        let own = entry.optional("dataSetInternalID")?.map(|id| whole(&id)).transpose()?;
        if own == Some(wanted) { read(entry).map(Some) } else { Ok(None) }
    });
    found.ok()?.into_iter().flatten().next()
}

/// The number that a data set's quantitative reference gives.
fn referred(set: &Node<'_>, about: &str, key: &str) -> Option<i64> {
    within(set, &[about, "quantitativeReference", key], &|number| whole(number).ok())
}

/// The id of the data set that a member refers to.
fn id_of(node: &Node<'_>, key: &str) -> Option<String> {
    within(node, &[key, "refObjectId"], &|id| id.text().ok().map(str::to_owned))
}

fn data_set(bytes: &[u8]) -> Option<Json> {
    xml::tree(bytes, Declared::LIMITS.bytes).ok().map(|(_, tree)| tree)
}
