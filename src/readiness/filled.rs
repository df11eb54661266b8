//! A form filled in from somebody's footprint document: what the form has a field for and is still blank. What the
//! document says in another unit or boundary is left to whoever fills it in.

use super::form::Form;
use crate::{
    formats::{Declared, modules::stage_of},
    label::{CarbonUnit, Decimal, Name, StageKind},
    programme::Category,
};

/// What came of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Filled {
    /// How many fields were filled in.
    pub fields: usize,
    /// Why the number was not, if it was not.
    pub number: Result<(), Unfit>,
}

/// Why a document's number has no place in a form.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Unfit {
    /// It counts per something that does not convert to the category's declared unit.
    Unit,
    /// It covers another part of the product's life, or does not say which.
    Boundary,
}

impl Form {
    /// Fills blank fields in from a declaration.
    pub fn fill(&mut self, declared: &Declared, category: &Category) -> Filled {
        let mut fields = 0;
        let mut put = |form: &mut Self, path: &str, text: Option<String>| {
            if let Some(text) = text.filter(|_| form.text(path).trim().is_empty()) {
                form.set(path, &text);
                fields += 1;
            }
        };
        let in_language = |name: &Name, language: &str| {
            let own = name.translations().find(|(tag, _)| tag.language() == language);
            // In a language nobody stated: what is not Chinese is taken for English.
            let only = name.translations().next().filter(|(tag, _)| tag.as_str() == "und" && language == "en");
            own.or(only).map(|(_, line)| line.to_string())
        };
        for language in ["zh", "en"] {
            put(self, &format!("product.name.{language}"), in_language(&declared.name, language));
            let owner = declared.owner.as_ref().and_then(|owner| in_language(owner, language));
            put(self, &format!("product.maker.name.{language}"), owner);
        }
        put(self, "product.gtin", declared.gtin().map(|gtin| gtin.to_string()));
        let code = declared.owner_ids.iter().find_map(|id| {
            let last = id.as_str().rsplit(':').next()?;
            last.parse::<crate::label::CreditCode>().ok()
        });
        put(self, "product.maker.creditCode", code.map(|code| code.to_string()));
        let region = declared.geography.as_ref().filter(|place| place.as_str().contains('-'));
        put(self, "product.factory.region", region.map(ToString::to_string));
        if let Some(period) = declared.period {
            put(self, "footprint.period.from", Some(period.from().to_string()));
            put(self, "footprint.period.to", Some(period.to().to_string()));
        }
        let share = declared.primary_share.map(|share| share.percent().trimmed().to_string());
        put(self, "footprint.primaryShare", share);
        let number = fits(declared, category);
        if let Ok(of_unit) = number {
            let of = |value: Decimal| of_unit.convert(declared, value, category).map(|value| value.to_string());
            put(self, "footprint.value", of(declared.value));
            if let Some(uncertainty) = &declared.uncertainty {
                put(self, "footprint.uncertainty.low", of(uncertainty.low()));
                put(self, "footprint.uncertainty.high", of(uncertainty.high()));
                let level = uncertainty.level().map(|level| level.percent().trimmed().to_string());
                put(self, "footprint.uncertainty.level", level);
            }
            for (at, kind) in self.stages().to_vec().into_iter().enumerate() {
                let value = value_of(declared, kind).and_then(of);
                put(self, &format!("stages[{at}].value"), value);
            }
        }
        Filled { fields, number: number.map(|_| ()) }
    }
}

/// That a declaration's values convert to a category's unit.
#[derive(Clone, Copy)]
struct Fits;

impl Fits {
    /// A value per the category's declared unit, in kilograms; nothing where it is not kept exactly.
    fn convert(self, declared: &Declared, value: Decimal, category: &Category) -> Option<Decimal> {
        let kilograms = declared.unit.convert(value, CarbonUnit::Kilogram)?;
        declared.per.unit()?.convert(kilograms, &category.per)
    }
}

fn fits(declared: &Declared, category: &Category) -> Result<Fits, Unfit> {
    if declared.boundary != Some(category.boundary) {
        return Err(Unfit::Boundary);
    }
    Fits.convert(declared, declared.value, category).map(|_| Fits).ok_or(Unfit::Unit)
}

/// What a declaration says of a stage: its own, or the sum of the modules that fall into it. Nothing where some of
/// its modules fall into none.
fn value_of(declared: &Declared, kind: StageKind) -> Option<Decimal> {
    if let Some(own) = declared.inside.iter().find(|module| module.kind == kind) {
        return own.value;
    }
    let stages = declared.five_stages()?;
    stages.iter().find(|(stage, _)| stage_of(kind) == Some(*stage) && *stage == kind).map(|(_, value)| *value)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::formats::{Format, Module, Per};
    use crate::label::Boundary;

    fn declared(per: &str) -> Declared {
        let name = Name::unmarked("Panel".parse().unwrap());
        let mut declared = Declared::new(Format::Own, name, Per::Unit(per.parse().unwrap()), "-0.647".parse().unwrap());
        declared.unit = CarbonUnit::Tonne;
        let module = |(kind, value): (StageKind, &str)| Module { kind, scenario: None, value: value.parse().ok() };
        declared.inside =
            [(StageKind::A1, "-0.7"), (StageKind::A2, "0.03"), (StageKind::A3, "0.023")].map(module).to_vec();
        declared
    }

    #[test]
    fn a_value_fits_or_the_reason_is_given() {
        let programme = crate::programme::read_folder(std::path::Path::new("demo")).unwrap();
        let category = programme.categories().iter().find(|category| category.per.unit().word() == "m3").unwrap();
        let mut form = Form::new(category, false);
        let mut panel = declared("1 L");
        assert_eq!(form.clone().fill(&panel, category).number, Err(Unfit::Boundary));
        panel.boundary = Some(category.boundary);
        assert_eq!(category.boundary, Boundary::CradleToGate);
        form.set("product.name.en", "Board");
        let filled = form.fill(&panel, category);
        assert_eq!(filled.number, Ok(()));
        // Tonnes a litre are kilograms a cubic metre a million times over.
        assert_eq!(form.text("footprint.value"), "-647000");
        assert_eq!(form.text("product.name.en"), "Board");
        let at = form.stages().iter().position(|kind| *kind == StageKind::RawMaterials);
        if let Some(at) = at {
            assert_eq!(form.text(&format!("stages[{at}].value")), "-670000");
        }
        let mut other = declared("1 kWh");
        other.boundary = panel.boundary;
        let mut empty = Form::new(category, false);
        assert_eq!(empty.fill(&other, category), Filled { fields: 1, number: Err(Unfit::Unit) });
        assert!(empty.text("footprint.value").is_empty());
    }
}
