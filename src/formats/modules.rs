//! Modules of EN 15804: which stage each falls into, and what of them is the product stage.

#[cfg(feature = "documents")]
use super::{
    account::{Assumption, Warning},
    declared::Module,
    differs,
    reading::Reading,
};
#[cfg(feature = "documents")]
use crate::label::Decimal;
use crate::label::StageKind;

/// The five stages of GB/T 24067-2024, in their order.
pub const FIVE: [StageKind; 5] =
    [StageKind::RawMaterials, StageKind::Production, StageKind::Distribution, StageKind::Use, StageKind::EndOfLife];

/// The stage of GB/T 24067-2024 that a module of EN 15804 falls into; none for A1-A3, which is two, and for D,
/// which is beyond the product's life.
#[must_use]
pub const fn stage_of(module: StageKind) -> Option<StageKind> {
    use StageKind as S;
    Some(match module {
        S::A1 | S::A2 | S::RawMaterials => S::RawMaterials,
        S::A3 | S::Production => S::Production,
        S::A4 | S::A5 | S::Distribution => S::Distribution,
        S::B1 | S::B2 | S::B3 | S::B4 | S::B5 | S::B6 | S::B7 | S::Use => S::Use,
        S::C1 | S::C2 | S::C3 | S::C4 | S::EndOfLife => S::EndOfLife,
        S::A1ToA3 | S::D | S::Upstream | S::Core | S::Downstream => return None,
    })
}

/// Whether a module is of EN 15804's product stage.
#[must_use]
pub const fn in_product_stage(kind: StageKind) -> bool {
    matches!(kind, StageKind::A1 | StageKind::A2 | StageKind::A3 | StageKind::A1ToA3)
}

/// The product stage of modules.
#[cfg(feature = "documents")]
pub(super) struct ProductStage {
    /// Its value.
    pub(super) value: Decimal,
    /// Whether that is our sum.
    pub(super) summed: bool,
    /// What makes it up: A1, A2 and A3, where each is there; else A1-A3.
    pub(super) inside: Vec<Module>,
    /// Modules of it that are in neither, in words: under scenarios, or some of the three.
    pub(super) beside: String,
}

/// The product stage of an indicator's modules; what is odd about it, and that it is our sum, is told.
#[cfg(feature = "documents")]
pub(super) fn told_product_stage(modules: &[Module], path: &str, reading: &Reading) -> Option<ProductStage> {
    let stage = product_stage(modules)?;
    if !stage.beside.is_empty() {
        reading.warn(Warning::Beside(stage.beside.clone()), path.to_owned());
    }
    if stage.summed {
        reading.assume(Assumption::Summed, path.to_owned());
    } else if let [_, _, _] = stage.inside.as_slice()
        && let Some(sum) = differs(stage.value, stage.inside.iter().filter_map(|module| module.value))
    {
        reading.warn(Warning::Sum { stated: stage.value, sum }, path.to_owned());
    }
    Some(stage)
}

/// The product stage of modules; nothing where there is none. A module under a scenario is no part of it, unless there
/// is no other.
#[cfg(feature = "documents")]
pub(super) fn product_stage(modules: &[Module]) -> Option<ProductStage> {
    let all = || modules.iter().filter(|module| in_product_stage(module.kind) && module.value.is_some());
    let parts: Vec<&Module> = all().filter(|m| m.kind != StageKind::A1ToA3 && m.scenario.is_none()).collect();
    let totals = || all().filter(|module| module.kind == StageKind::A1ToA3);
    let total = totals().find(|module| module.scenario.is_none()).or_else(|| totals().next());
    // Each once.
    let whole = parts.iter().map(|part| part.kind).eq([StageKind::A1, StageKind::A2, StageKind::A3]);
    let (value, summed) = match total {
        Some(total) => (total.value?, false),
        None if whole => {
            let sum = parts.iter().try_fold(Decimal::ZERO, |sum, part| sum.plus(part.value?));
            (sum?, true)
        }
        None => return None,
    };
    let inside: Vec<Module> =
        if whole { parts.into_iter().cloned().collect() } else { total.into_iter().cloned().collect() };
    let is_in = |module: &&Module| inside.contains(module) || total == Some(*module);
    let name = |module: &Module| match &module.scenario {
        Some(scenario) => format!("{} ({scenario})", module.kind.word()),
        None => module.kind.word().to_owned(),
    };
    let beside = all().filter(|module| !is_in(module)).map(name).collect::<Vec<_>>().join(", ");
    Some(ProductStage { value, summed, inside, beside })
}
