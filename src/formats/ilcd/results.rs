//! The results of an EPD that are climate change: its indicators, their modules, and kinds of carbon.

use crate::{
    formats::{
        account::{Assumption, Fact, Warning},
        declared::{Carbon, Module},
        differs,
        indicator::{Indicator, Of},
        modules::{ProductStage, product_stage},
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
        let found = each(&results, |result| {
            let method = result.field("referenceToLCIAMethodDataSet")?;
            let id = method.optional("refObjectId")?.map(|id| id.text()).transpose()?.unwrap_or_default();
            let known = Indicator::by_id(id);
            let by_name = || Indicator::by_name(&names(&method));
            let Some(indicator) = known.or_else(by_name) else { return Ok(None) };
            if known.is_none() {
                reading.assume(Assumption::IndicatorByName(names(&method)), method.path());
            }
            Ok(Some(Set { indicator, path: result.path(), modules: modules(result, &method, reading)? }))
        })?;
        let mut totals = Vec::new();
        let mut kinds = Vec::new();
        for set in found.into_iter().flatten() {
            if set.indicator.of == Of::Total { totals.push(set) } else { kinds.push(set) }
        }
        // The newer list counts; what it replaced may stand beside it.
        totals.sort_by_key(|set| set.indicator.list);
        let total = totals.pop().ok_or_else(|| results.fault(Problem::Missing))?;
        let value = |set: &Set| product_stage(&set.modules).map(|stage| stage.value);
        for other in totals.iter().filter(|other| other.indicator.list == total.indicator.list) {
            // The same indicator twice is one too many, unless both say the same.
            if let (Some(stated), Some(sum)) = (value(&total), value(other))
                && stated != sum
            {
                return Err(results.fault(Problem::TooMany { found: totals.len() + 1, limit: 1 }));
            }
        }
        if !totals.is_empty() {
            let left = totals.iter().map(|set| set.indicator.title()).collect::<Vec<_>>().join(", ");
            reading.assume(Assumption::Chosen { taken: total.indicator.title(), left }, total.path.clone());
        }
        kinds.retain(|set| set.indicator.list == total.indicator.list);
        Ok(Self { total, kinds })
    }

    pub(super) fn product_stage(&self, document: &Node<'_>, reading: &Reading) -> Result<ProductStage, Fault> {
        let missing = || Fault::new(format!("{}.LCIAResults…[A1-A3]", document.path()), Problem::Missing);
        let stage = product_stage(&self.total.modules).ok_or_else(missing)?;
        let (value, inside) = (stage.value, &stage.inside);
        if !stage.beside.is_empty() {
            reading.warn(Warning::Beside(stage.beside.clone()), self.total.path.clone());
        }
        if stage.summed {
            reading.assume(Assumption::Summed, self.total.path.clone());
        } else if let [_, _, _] = inside.as_slice()
            && let Some(sum) = differs(value, inside.iter().filter_map(|module| module.value))
        {
            reading.warn(Warning::Sum { stated: value, sum }, self.total.path.clone());
        }
        Ok(stage)
    }

    /// The product stage of each kind.
    pub(super) fn carbon(&self, reading: &Reading) -> Vec<(Carbon, Decimal)> {
        let mut carbon: Vec<(Carbon, Decimal)> = Vec::new();
        for set in &self.kinds {
            let kind = match set.indicator.of {
                Of::Total => continue,
                Of::Kind(kind) => kind,
            };
            let Some(ProductStage { value, .. }) = product_stage(&set.modules) else { continue };
            if let Some((_, other)) = carbon.iter().find(|(other, _)| *other == kind) {
                if *other != value {
                    reading.warn(Warning::Sum { stated: *other, sum: value }, set.path.clone());
                }
                continue;
            }
            if kind.is_emission() && value.is_negative() {
                reading.warn(Warning::NegativeEmission(kind, value), set.path.clone());
            }
            carbon.push((kind, value));
        }
        let whole = [Carbon::Fossil, Carbon::Biogenic, Carbon::LandUseChange];
        if whole.iter().all(|kind| carbon.iter().any(|(other, _)| other == kind))
            && let Some(ProductStage { value: stated, .. }) = product_stage(&self.total.modules)
            && let Some(sum) = differs(stated, carbon.iter().map(|(_, value)| *value))
        {
            reading.warn(Warning::Kinds { stated, sum }, self.total.path.clone());
        }
        carbon
    }
}

/// What a method is called, in all its languages.
fn names(method: &Node<'_>) -> String {
    let Ok(Some(list)) = method.optional("shortDescription") else { return String::new() };
    each(&list, |one| Ok(text(one)?.to_owned())).unwrap_or_default().join(" / ")
}

/// Every module of an indicator.
fn modules(result: &Node<'_>, method: &Node<'_>, reading: &Reading) -> Result<Vec<Module>, Fault> {
    let other = result.field("other")?;
    // In JSON what extends a result stands in a list, each with its name; in XML under its name.
    let entries = match other.optional("anies")? {
        Some(anies) => anies.list(MANY, |entry| module(entry, reading))?,
        None => {
            unit(other.optional("referenceToUnitGroupDataSet")?)?;
            let amounts = other.optional("amount")?;
            amounts.map(|amounts| each(&amounts, |entry| module(entry, reading))).transpose()?.unwrap_or_default()
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
    reading.pass(result, &["meanAmount"]);
    reading.pass(&other, &["referenceToUnitGroupDataSet"]);
    let of_kind = |kind: StageKind| stated.iter().filter(move |module| module.kind == kind).cloned();
    Ok(StageKind::ALL.iter().copied().flat_map(of_kind).collect())
}

/// One entry: a module, or something that is none (its unit group).
fn module(node: &Node<'_>, reading: &Reading) -> Result<Option<Module>, Fault> {
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
    let value = value.filter(|value| !text(value).is_ok_and(is_gap)).map(|value| number(&value)).transpose()?;
    let module = Module { kind, scenario: node.read_optional("scenario")?, value };
    reading.took(Fact::Modules, node);
    Ok(Some(module))
}

/// What stands where a module is declared without a value: nothing, or that it was not (EN 15804: MND, ND, MNR).
fn is_gap(text: &str) -> bool {
    matches!(text.trim(), "" | "ND" | "MND" | "MNR" | "MNA" | "-")
}

/// Refuses an indicator that is not in kilograms of carbon dioxide equivalent.
fn unit(group: Option<Node<'_>>) -> Result<(), Fault> {
    let Some(group) = group else { return Ok(()) };
    let Some(list) = group.optional("shortDescription")? else { return Ok(()) };
    let stated = each(&list, |one| Ok(text(one)?.to_owned()))?.join(" / ");
    let spaced = stated.trim_start().strip_prefix("kg").map(str::trim_start);
    let carbon = ["CO2", "CO_(2)", "CO_2", "CO₂"];
    let fits = |rest: &str| carbon.iter().any(|spelling| rest.starts_with(spelling)) && !rest.contains('/');
    // In several languages, one after the other.
    if spaced.is_some_and(|rest| fits(rest.split(" / ").next().unwrap_or(rest))) {
        Ok(())
    } else {
        Err(list.unexpected(stated, "kg CO2 eq."))
    }
}
