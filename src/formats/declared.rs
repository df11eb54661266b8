//! What a footprint document declares: the one shape that every format is read into and written from.

use super::{
    modules::{in_product_stage, stage_of},
    units,
};
use crate::label::{
    Boundary, CarbonUnit, Date, Decimal, DeclaredUnit, Gtin, Invalid, Line, Name, Period, Share, StageKind,
    Uncertainty, vocabulary, words,
};

/// A footprint as its document declares it: certified by nobody.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Declared {
    /// Which kind of document it came in.
    pub format: Format,
    /// The version of that format, as stated.
    pub version: Option<Line>,
    /// The document's own id.
    pub id: Option<Line>,
    /// The product.
    pub name: Name,
    /// Its ids, such as a URN with its GTIN.
    pub product_ids: Vec<Line>,
    /// Who declares it.
    pub owner: Option<Name>,
    /// Their ids, such as a URN with their number in a register.
    pub owner_ids: Vec<Line>,
    /// What the values are counted in.
    pub unit: CarbonUnit,
    /// What they are counted per.
    pub per: Per,
    /// What so much of the product weighs, in kilograms, without its packaging.
    pub mass: Option<Decimal>,
    /// Which part of the product's life the value covers.
    pub boundary: Option<Boundary>,
    /// The value: what is taken up by plants is taken off, where the document knows of it.
    pub value: Decimal,
    /// What of the carbon the value is.
    pub total: Total,
    /// Whether that value is our sum of modules, because the document states none.
    pub summed: bool,
    /// The modules that make up the value, in order.
    pub inside: Vec<Module>,
    /// The modules beyond it, in order: never counted into the value.
    pub beyond: Vec<Module>,
    /// Kinds of carbon, each once, per the same unit.
    pub carbon: Vec<(Carbon, Decimal)>,
    /// Whether the value takes in packaging, where the document says so.
    pub packaging_included: Option<bool>,
    /// Carbon that is in the product, in kilograms of carbon.
    pub content: Vec<(Content, Decimal)>,
    /// The indicator the value is of, with the list it is from: `GWP-total (EN 15804+A2, EF 3.1)`.
    pub indicator: Option<Line>,
    /// The characterisation factors (IPCC assessment reports): `AR6`.
    pub factors: Vec<Line>,
    /// The standards it was made by.
    pub standards: Vec<Line>,
    /// The rules of its sector or product category.
    pub rules: Vec<Line>,
    /// Where it was made: a country or its part (ISO 3166), or a region's name.
    pub geography: Option<Line>,
    /// The days its data are from.
    pub period: Option<Period>,
    /// The year its data stand for, where no days are stated.
    pub year: Option<u16>,
    /// From when it counts.
    pub valid_from: Option<When>,
    /// Until when it counts.
    pub valid_until: Option<When>,
    /// How much of it rests on primary data.
    pub primary_share: Option<Share>,
    /// How good its data are.
    pub quality: Vec<(Aspect, Decimal)>,
    /// The worst rating there is on the scale of `quality`, where 1 is the best: 3 in PACT 2.x, 5 in 3.0.
    pub worst_rating: Option<u8>,
    /// How far the value may be off.
    pub uncertainty: Option<Uncertainty>,
    /// How much was left out of the account on purpose, in per cent of the whole.
    pub exempted: Option<Decimal>,
    /// Whether its owner says that a newer version took its place.
    pub superseded: bool,
    /// Whether nothing in it is about a real product.
    pub demonstration: bool,
}

/// A module of EN 15804, or a stage, with its value if the document gives one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Module {
    /// Which.
    pub kind: StageKind,
    /// Under which scenario, where there are several.
    pub scenario: Option<Line>,
    /// Its value; absent where the document has a gap.
    pub value: Option<Decimal>,
}

/// A kind of document.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Format {
    /// PACT `ProductFootprint` (Pathfinder), as JSON.
    Pact,
    /// Catena-X `Pcf`, as JSON.
    CatenaX,
    /// ILCD+EPD, as JSON.
    IlcdJson,
    /// ILCD+EPD, as XML.
    IlcdXml,
    /// openEPD, as JSON.
    OpenEpd,
    /// A UNTP digital conformity credential.
    Dcc,
    /// A row of a table.
    Table,
    /// What this package writes itself, as JSON.
    Own,
}
words!(Format, {
    Pact = "pact", CatenaX = "catena-x", IlcdJson = "ilcd-json", IlcdXml = "ilcd-xml", OpenEpd = "openepd",
    Dcc = "dcc", Table = "table", Own = "json",
});

impl Format {
    /// Its name, which is the same in every language.
    #[must_use]
    pub const fn title(self) -> &'static str {
        match self {
            Self::Pact => "PACT",
            Self::CatenaX => "Catena-X PCF",
            Self::IlcdJson => "ILCD+EPD (JSON)",
            Self::IlcdXml => "ILCD+EPD (XML)",
            Self::OpenEpd => "openEPD",
            Self::Dcc => "UNTP DCC",
            Self::Table => "CSV / XLSX",
            Self::Own => "JSON",
        }
    }
}

/// What of the carbon a value is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Total {
    /// All of it, what plants took up taken off.
    Whole,
    /// All of it, and nothing taken off for what plants took up: the document states no other total.
    WithoutUptake,
    /// What comes from fossil sources alone: the document states no total.
    FossilAlone,
}
words!(Total, { Whole = "whole", WithoutUptake = "without-uptake", FossilAlone = "fossil-alone" });

/// What a footprint is counted per.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Per {
    /// An amount of a unit this package knows, which converts within its dimension.
    Unit(DeclaredUnit),
    /// An amount of another, by its name or its code in UN/ECE Recommendation 20, as stated.
    Other {
        /// How much; above zero.
        amount: Decimal,
        /// Of what.
        unit: Line,
    },
    /// The document leaves the unit to another file.
    Unstated {
        /// How much of it; above zero.
        amount: Decimal,
    },
}

impl Per {
    /// An amount and a unit, by any spelling that documents have: `1 kg`, `1000 KGM`, `1 MJ`.
    ///
    /// # Errors
    /// [`Invalid`] where the amount is not above zero, or there is no unit.
    pub fn of(text: &str) -> Result<Self, Invalid> {
        units::in_one(text)
    }

    /// So many times as much; nothing where that is not kept exactly.
    #[must_use]
    pub fn times(&self, many: Decimal) -> Option<Self> {
        match self {
            Self::Unit(unit) => {
                let amount = unit.amount().times(many)?.trimmed();
                DeclaredUnit::new(amount, unit.unit()).ok().map(Self::Unit)
            }
            Self::Other { amount, unit } => {
                Some(Self::Other { amount: amount.times(many)?.trimmed(), unit: unit.clone() })
            }
            Self::Unstated { amount } => Some(Self::Unstated { amount: amount.times(many)? }),
        }
    }

    /// The unit, if it is one that converts.
    #[must_use]
    pub fn unit(&self) -> Option<&DeclaredUnit> {
        if let Self::Unit(unit) = self { Some(unit) } else { None }
    }
}

/// A day, or a year of which no day is told.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum When {
    /// A day.
    Day(Date),
    /// A year.
    Year(u16),
}

impl std::fmt::Display for When {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Day(day) => day.fmt(f),
            Self::Year(year) => year.fmt(f),
        }
    }
}

impl std::str::FromStr for When {
    type Err = Invalid;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        match text.parse::<u16>() {
            Ok(year) if text.len() == 4 => Ok(Self::Year(year)),
            _ => text.parse().map(Self::Day),
        }
    }
}

/// A kind of carbon, as PACT 3.0 and EN 15804+A2 tell them apart; each in the value's own unit.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Carbon {
    /// From fossil sources (GWP-fossil).
    Fossil,
    /// From living sources, what is taken up taken off (GWP-biogenic).
    Biogenic,
    /// From land use and land use change (GWP-luluc).
    LandUseChange,
    /// Fossil, from managing land; a part of [`Carbon::Fossil`].
    LandManagementFossil,
    /// Biogenic carbon dioxide, from managing land.
    LandManagement,
    /// Taken up on managed land; never above zero.
    LandManagementRemovals,
    /// From land use change elsewhere; beside the value.
    IndirectLandUseChange,
    /// Other gases from living sources, such as methane.
    BiogenicOther,
    /// Taken up by the plants the product is of; never above zero.
    Uptake,
    /// Captured and stored; never above zero.
    Captured,
    /// Taken from the air by technical means; never above zero.
    TechnicalRemovals,
    /// From aircraft; a part of the others.
    Aircraft,
    /// From packaging.
    Packaging,
    /// From outbound logistics.
    Logistics,
    /// The value without what the plants took up.
    WithoutUptake,
}
vocabulary!(Carbon, Part, {
    Fossil = "fossil", Biogenic = "biogenic", LandUseChange = "land-use-change",
    LandManagementFossil = "land-management-fossil", LandManagement = "land-management",
    LandManagementRemovals = "land-management-removals", IndirectLandUseChange = "indirect-land-use-change",
    BiogenicOther = "biogenic-other", Uptake = "uptake", Captured = "captured",
    TechnicalRemovals = "technical-removals", Aircraft = "aircraft", Packaging = "packaging",
    Logistics = "logistics", WithoutUptake = "without-uptake",
});

impl Carbon {
    /// Whether it can only be zero or below: what is taken away.
    #[must_use]
    pub const fn is_removal(self) -> bool {
        matches!(self, Self::LandManagementRemovals | Self::Uptake | Self::Captured | Self::TechnicalRemovals)
    }

    /// Whether it can only be zero or above: what is let out.
    #[must_use]
    pub const fn is_emission(self) -> bool {
        !self.is_removal() && !matches!(self, Self::Biogenic | Self::WithoutUptake | Self::LandUseChange)
    }
}

/// Carbon that is in the product.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
#[allow(missing_docs, reason = "each is its word below")]
pub enum Content {
    Fossil,
    Biogenic,
    Recycled,
    Packaging,
    Captured,
    Total,
}
vocabulary!(Content, Part, {
    Fossil = "fossil", Biogenic = "biogenic", Recycled = "recycled", Packaging = "packaging-biogenic",
    Captured = "captured", Total = "total",
});

/// An aspect of data quality: a rating from 1 (best) up, or, of coverage, per cent.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
#[allow(missing_docs, reason = "each is its word below")]
pub enum Aspect {
    Technology,
    Time,
    Geography,
    Completeness,
    Reliability,
    Coverage,
}
vocabulary!(Aspect, Indicator, {
    Technology = "technology", Time = "time", Geography = "geography", Completeness = "completeness",
    Reliability = "reliability", Coverage = "coverage",
});

impl Declared {
    /// A footprint of which no more is known.
    #[must_use]
    pub fn new(format: Format, name: Name, per: Per, value: Decimal) -> Self {
        Self {
            format,
            version: None,
            id: None,
            name,
            product_ids: Vec::new(),
            owner: None,
            owner_ids: Vec::new(),
            unit: CarbonUnit::Kilogram,
            per,
            mass: None,
            boundary: None,
            value,
            total: Total::Whole,
            summed: false,
            inside: Vec::new(),
            beyond: Vec::new(),
            carbon: Vec::new(),
            packaging_included: None,
            content: Vec::new(),
            indicator: None,
            factors: Vec::new(),
            standards: Vec::new(),
            rules: Vec::new(),
            geography: None,
            period: None,
            year: None,
            valid_from: None,
            valid_until: None,
            primary_share: None,
            quality: Vec::new(),
            worst_rating: None,
            uncertainty: None,
            exempted: None,
            superseded: false,
            demonstration: false,
        }
    }

    /// The value of a kind of carbon, if it is stated.
    #[must_use]
    pub fn carbon(&self, kind: Carbon) -> Option<Decimal> {
        self.carbon.iter().find(|(of, _)| *of == kind).map(|(_, value)| *value)
    }

    /// Its GTIN: the first of its ids that is one, or ends as one.
    #[must_use]
    pub fn gtin(&self) -> Option<Gtin> {
        self.product_ids.iter().find_map(|id| id.as_str().rsplit([':', '/']).next()?.parse().ok())
    }

    /// Whether the value is the product stage of EN 15804, A1 to A3, and not a boundary's.
    #[must_use]
    pub fn is_product_stage(&self) -> bool {
        self.inside.first().is_some_and(|module| in_product_stage(module.kind))
    }

    /// The value by the stages of GB/T 24067-2024: each the exact sum of its modules under no scenario. Nothing where
    /// a module is none of one stage, has a gap, or the sum is not kept exactly.
    #[must_use]
    pub fn five_stages(&self) -> Option<Vec<(StageKind, Decimal)>> {
        let mut stages: Vec<(StageKind, Decimal)> = Vec::new();
        for module in &self.inside {
            let (stage, value) = (stage_of(module.kind)?, module.value?);
            match stages.iter_mut().find(|(kind, _)| *kind == stage) {
                Some((_, sum)) => *sum = sum.plus(value)?,
                None => stages.push((stage, value)),
            }
        }
        (!stages.is_empty()).then_some(stages)
    }
}
