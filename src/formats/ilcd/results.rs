//! The results of an EPD that are climate change: its indicators, their modules, and kinds of carbon.

use crate::{
    formats::{
        account::{Assumption, Fact, Warning},
        declared::{Carbon, Module},
        indicator::{Indicator, List, Of},
        modules::{ProductStage, in_product_stage, product_stage, told_product_stage},
        reading::{MANY, Reading, each, number, text},
    },
    json::{Fault, Node, Problem},
    label::{Decimal, Invalid, StageKind},
};

/// An indicator of climate change, and its modules in the order of the life cycle.
pub(super) struct Set {
    pub(super) indicator: Indicator,
    pub(super) path: String,
    pub(super) modules: Vec<Module>,
}

/// The indicators of climate change.
pub(super) struct Results {
    pub(super) total: Set,
    kinds: Vec<Set>,
}

impl Results {
    pub(super) fn read(document: &Node<'_>, reading: &Reading) -> Result<Self, Fault> {
        let results = document.field("LCIAResults")?;
        let results = results.field("LCIAResult")?;
        let known = each(&results, |result| Ok(indicator(result)?.map(|(indicator, _)| indicator)))?;
        let totals: Vec<Indicator> = known.into_iter().flatten().filter(|known| known.of == Of::Total).collect();
        // The newer list counts; what it replaced may stand beside it, and is not read.
        let list = totals.iter().map(|total| total.list).max().ok_or_else(|| results.fault(Problem::Missing))?;
        // A kind that is known by its name alone may be of any list.
        let taken = |known: &Indicator| known.list == list || known.list == List::Named && known.of != Of::Total;
        let sets = each(&results, |result| match indicator(result)?.filter(|(known, _)| taken(known)) {
            Some((known, by_id)) => set(result, known, by_id, reading).map(Some),
            None => Ok(None),
        })?;
        let (mut stated, kinds): (Vec<Set>, Vec<Set>) =
            sets.into_iter().flatten().partition(|set| set.indicator.of == Of::Total);
        let total = stated.pop().ok_or_else(|| results.fault(Problem::Missing))?;
        let value = |set: &Set| product_stage(&set.modules).map(|stage| stage.value);
        for other in &stated {
            // The same indicator twice is one too many, unless both say the same.
            if let (Some(one), Some(other)) = (value(&total), value(other))
                && one != other
            {
                return Err(results.fault(Problem::TooMany { found: stated.len() + 1, limit: 1 }));
            }
        }
        if totals.len() > 1 {
            let left = totals.iter().filter(|other| other.list != list).map(|other| other.title());
            let left = left.chain(stated.iter().map(|set| set.indicator.title())).collect::<Vec<_>>().join(", ");
            reading.assume(Assumption::Chosen { taken: total.indicator.title(), left }, total.path.clone());
        }
        Ok(Self { total, kinds })
    }

    pub(super) fn product_stage(&self, document: &Node<'_>, reading: &Reading) -> Result<ProductStage, Fault> {
        let missing = || Fault::new(format!("{}.LCIAResults…[A1-A3]", document.path()), Problem::Missing);
        told_product_stage(&self.total.modules, &self.total.path, reading).ok_or_else(missing)
    }

    /// The product stage of each kind.
    pub(super) fn carbon(&self, reading: &Reading) -> Vec<(Carbon, Decimal)> {
        let mut carbon: Vec<(Carbon, Decimal)> = Vec::new();
        for set in &self.kinds {
            let Of::Kind(kind) = set.indicator.of else { continue };
            let Some(ProductStage { value, .. }) = product_stage(&set.modules) else { continue };
            if let Some((_, other)) = carbon.iter().find(|(other, _)| *other == kind) {
                if *other != value {
                    reading.warn(Warning::Sum { stated: *other, sum: value }, set.path.clone());
                }
                continue;
            }
            if let Some(warning) = Warning::of_sign(kind, value) {
                reading.warn(warning, set.path.clone());
            }
            carbon.push((kind, value));
        }
        carbon
    }
}

/// The indicator of climate change that a result is of, and whether it is known by its id.
fn indicator(result: &Node<'_>) -> Result<Option<(Indicator, bool)>, Fault> {
    let method = result.field("referenceToLCIAMethodDataSet")?;
    let id = method.optional("refObjectId")?.map(|id| id.text()).transpose()?.unwrap_or_default();
    let by_id = Indicator::by_id(id).map(|indicator| (indicator, true));
    Ok(by_id.or_else(|| Indicator::by_name(&names(&method)).map(|indicator| (indicator, false))))
}

fn set(result: &Node<'_>, indicator: Indicator, by_id: bool, reading: &Reading) -> Result<Set, Fault> {
    let method = result.field("referenceToLCIAMethodDataSet")?;
    if !by_id {
        reading.assume(Assumption::IndicatorByName(names(&method)), method.path());
    }
    Ok(Set { indicator, path: result.path(), modules: modules(result, &method, indicator.of, reading)? })
}

/// What a method is called, in all its languages.
fn names(method: &Node<'_>) -> String {
    let Ok(Some(list)) = method.optional("shortDescription") else { return String::new() };
    each(&list, |one| Ok(text(one)?.to_owned())).unwrap_or_default().join(" / ")
}

/// Every module of an indicator.
fn modules(result: &Node<'_>, method: &Node<'_>, of: Of, reading: &Reading) -> Result<Vec<Module>, Fault> {
    let other = result.field("other")?;
    // In JSON what extends a result stands in a list, each with its name; in XML under its name.
    let entries = match other.optional("anies")? {
        Some(anies) => anies.list(MANY, |entry| module(entry, of, reading))?,
        None => {
            unit(other.optional("referenceToUnitGroupDataSet")?)?;
            let amounts = other.optional("amount")?;
            amounts.map(|amounts| each(&amounts, |entry| module(entry, of, reading))).transpose()?.unwrap_or_default()
        }
    };
    let stated: Vec<Module> = entries.into_iter().flatten().collect();
    for (at, module) in stated.iter().enumerate() {
        let same = |earlier: &Module| earlier.kind == module.kind && earlier.scenario == module.scenario;
        if stated[..at].iter().any(same) {
            return Err(result.invalid(Invalid::RepeatedStage(module.kind)));
        }
    }
    reading.took(Fact::Indicator, method);
    // The results stand module by module; the base format's own field has nothing to say.
    reading.pass_if(result, "meanAmount", |amount| amount.is_zero());
    reading.pass(&other, &["referenceToUnitGroupDataSet"]);
    let of_kind = |kind: StageKind| stated.iter().filter(move |module| module.kind == kind).cloned();
    Ok(StageKind::ALL.iter().copied().flat_map(of_kind).collect())
}

/// One entry: a module, or something that is none (its unit group).
fn module(node: &Node<'_>, of: Of, reading: &Reading) -> Result<Option<Module>, Fault> {
    let Some(kind) = node.optional("module")? else {
        let is_unit = node.optional("name")?.is_some_and(|name| name.text() == Ok("referenceToUnitGroupDataSet"));
        if is_unit {
            unit(node.optional("value")?)?;
            reading.see(node.value());
        }
        return Ok(None);
    };
    // A module of another list is among what was dropped.
    let Ok(kind) = kind.read::<StageKind>() else { return Ok(None) };
    let value = node.optional("value")?;
    let value = match value.filter(|value| !text(value).is_ok_and(is_gap)).map(|value| number(&value)) {
        // What is no part of the value does not have to be kept to its last digit.
        Some(Err(fault)) if of != Of::Total || !in_product_stage(kind) => reading.left_out(fault)?,
        stated => stated.transpose()?,
    };
    let module = Module { kind, scenario: node.read_optional("scenario")?, value };
    // Of a kind of carbon the product stage alone is kept.
    let fact = match of {
        Of::Total => Fact::Modules,
        Of::Kind(_) if in_product_stage(kind) => Fact::Carbon,
        Of::Kind(_) => return Ok(Some(module)),
    };
    reading.note(fact, node);
    reading.pass(node, &["module", "scenario", "name", "value"]);
    Ok(Some(module))
}

/// What stands where a module is declared without a value: nothing, or that it was not (EN 15804: MND, ND, MNR).
fn is_gap(text: &str) -> bool {
    matches!(text.trim(), "" | "ND" | "MND" | "MNR" | "MNA" | "-")
}

/// Refuses an indicator that is not in kilograms of carbon dioxide equivalent.
fn unit(group: Option<Node<'_>>) -> Result<(), Fault> {
    let Some(group) = group else { return Ok(()) };
    let Some(list) = group.optional("shortDescription")? else {
        let id = group.optional("refObjectId")?;
        return match id.as_ref().map(text).transpose()? {
            Some(other) if other != KILOGRAMS => Err(group.unexpected(other, "kg CO2 eq.")),
            _ => Ok(()),
        };
    };
    // In several languages, each for itself.
    let stated = each(&list, |one| Ok(text(one)?.to_owned()))?;
    if stated.first().is_some_and(|text| is_kilograms(text)) {
        Ok(())
    } else {
        Err(list.unexpected(stated.join(" / "), "kg CO2 eq."))
    }
}

/// The unit group of kilograms of carbon dioxide equivalent.
pub(in crate::formats) const KILOGRAMS: &str = "1ebf3012-d0db-4de2-aefd-ef30cedb0be1";

/// Whether a unit is a kilogram of carbon dioxide equivalent, and nothing more: `kg CO_(2)-Äq.`.
fn is_kilograms(text: &str) -> bool {
    let spelled: String = text.to_lowercase().chars().filter(|c| c.is_alphanumeric() || *c == '/').collect();
    let rest = spelled.strip_prefix("kgco").and_then(|rest| rest.strip_prefix(['2', '₂']));
    rest.is_some_and(|rest| {
        [
            "",
            "e",
            "eq",
            "eqv",
            "equiv",
            "equivalent",
            "equivalents",
            "äq",
            "äqu",
            "äqv",
            "äquiv",
            "äquivalent",
            "äquivalente",
        ]
        .contains(&rest)
    })
}
