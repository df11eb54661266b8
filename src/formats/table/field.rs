//! What a column of a table can be.

use crate::{
    formats::Carbon,
    label::{StageKind, words},
};

/// What a column says of its product.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[allow(missing_docs, reason = "each is its word below; `text` says it in full")]
pub enum Field {
    Name,
    Maker,
    Model,
    Category,
    Number,
    Gtin,
    Value,
    Unit,
    Per,
    Boundary,
    Uncertainty,
    Date,
    RawMaterials,
    Production,
    Distribution,
    Use,
    EndOfLife,
    RawMaterialsShare,
    ProductionShare,
    DistributionShare,
    UseShare,
    EndOfLifeShare,
    Fossil,
    Biogenic,
    LandUseChange,
    Uptake,
    Lifetime,
    YearlyEnergy,
    Power,
    Weight,
    ScreenSize,
}
words!(Field, {
    Name = "name", Maker = "maker", Model = "model", Category = "category",
    Number = "number", Gtin = "gtin",
    Value = "value", Unit = "unit", Per = "per", Boundary = "boundary",
    Uncertainty = "uncertainty", Date = "date",
    RawMaterials = "raw-materials", Production = "production", Distribution = "distribution",
    Use = "use", EndOfLife = "end-of-life",
    RawMaterialsShare = "raw-materials-share", ProductionShare = "production-share",
    DistributionShare = "distribution-share", UseShare = "use-share", EndOfLifeShare = "end-of-life-share",
    Fossil = "fossil", Biogenic = "biogenic", LandUseChange = "land-use-change", Uptake = "uptake",
    Lifetime = "lifetime", YearlyEnergy = "yearly-energy", Power = "power",
    Weight = "weight", ScreenSize = "screen-size",
});

/// The stages a table may tell apart: each with the field of its value, and of its share of the whole.
pub(in crate::formats) const STAGES: [(StageKind, Field, Field); 5] = [
    (StageKind::RawMaterials, Field::RawMaterials, Field::RawMaterialsShare),
    (StageKind::Production, Field::Production, Field::ProductionShare),
    (StageKind::Distribution, Field::Distribution, Field::DistributionShare),
    (StageKind::Use, Field::Use, Field::UseShare),
    (StageKind::EndOfLife, Field::EndOfLife, Field::EndOfLifeShare),
];

/// The kinds of carbon a table may tell apart.
pub(super) const KINDS: [(Carbon, Field); 4] = [
    (Carbon::Fossil, Field::Fossil),
    (Carbon::Biogenic, Field::Biogenic),
    (Carbon::LandUseChange, Field::LandUseChange),
    (Carbon::Uptake, Field::Uptake),
];

impl Field {
    /// Quantities of the product beside its footprint.
    pub const QUANTITIES: [Self; 4] = [Self::YearlyEnergy, Self::Power, Self::Weight, Self::ScreenSize];

    /// The field of a word.
    #[must_use]
    pub fn of(word: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|field| field.word() == word)
    }

    /// Whether what it holds is a number.
    #[must_use]
    pub fn is_number(self) -> bool {
        !matches!(
            self,
            Self::Name
                | Self::Maker
                | Self::Model
                | Self::Category
                | Self::Number
                | Self::Gtin
                | Self::Unit
                | Self::Per
                | Self::Boundary
                | Self::Date
        )
    }

    /// Whether one text may stand for all rows, where no column has it.
    #[must_use]
    pub fn may_be_fixed(self) -> bool {
        matches!(self, Self::Maker | Self::Category | Self::Unit | Self::Per | Self::Boundary | Self::Date)
    }

    /// Whether it is a stage's share of the whole.
    #[must_use]
    pub fn is_share(self) -> bool {
        STAGES.iter().any(|(_, _, share)| *share == self)
    }

    /// Whether it is in the footprint's unit: the value itself, a stage's, or a kind of carbon.
    pub(super) fn is_footprint(self) -> bool {
        self == Self::Value || self.is_carbon() || self.share().is_some()
    }

    /// Whether it is a kind of carbon.
    pub(super) fn is_carbon(self) -> bool {
        KINDS.iter().any(|(_, field)| *field == self)
    }

    /// The field of a stage's share, of that of its value.
    pub(super) fn share(self) -> Option<Self> {
        STAGES.iter().find(|(_, value, _)| *value == self).map(|(_, _, share)| *share)
    }
}
