//! Kinds of carbon, and what else other people's documents tell apart.

use crate::{
    formats::{Aspect, Carbon, Content},
    text::documents::CarbonWords,
};

pub(in crate::text) static WORDS: CarbonWords = CarbonWords {
    kinds: "Kinds of carbon",
    kinds_note: "As the document tells them apart, in the unit of the number above. What plants took up is below zero.",
    indicator: "Indicator",
    factors: "Characterisation factors",
    rules: "Product category rules",
    geography: "Made in",
    quality: "Data quality",
    rated: |worst| format!(" (1 best, {worst} worst)"),
    product_ids: "Product ids",
    five: "By stage of GB/T 24067",
};

pub(in crate::text) fn kind(kind: Carbon) -> &'static str {
    match kind {
        Carbon::Fossil => "Fossil",
        Carbon::Biogenic => "Biogenic, uptake taken off",
        Carbon::LandUseChange => "Land use and land use change",
        Carbon::LandManagementFossil => "Land management, fossil (within fossil)",
        Carbon::LandManagement => "Land management, biogenic CO₂",
        Carbon::LandManagementRemovals => "Taken up on managed land",
        Carbon::IndirectLandUseChange => "Land use change elsewhere (not counted in)",
        Carbon::BiogenicOther => "Biogenic, other gases",
        Carbon::Uptake => "Taken up by plants, in the product",
        Carbon::Captured => "Captured and stored",
        Carbon::TechnicalRemovals => "Removed by technical means",
        Carbon::Aircraft => "Aircraft (within the others)",
        Carbon::Packaging => "Packaging",
        Carbon::Logistics => "Outbound logistics",
        Carbon::WithoutUptake => "All, without what plants took up",
    }
}

pub(in crate::text) fn content(content: Content) -> &'static str {
    match content {
        Content::Fossil => "Fossil carbon in the product",
        Content::Biogenic => "Biogenic carbon in the product",
        Content::Recycled => "Recycled carbon in the product",
        Content::Packaging => "Biogenic carbon in the packaging",
        Content::Captured => "Captured carbon in the product",
        Content::Total => "Carbon in the product",
    }
}

pub(in crate::text) fn aspect(aspect: Aspect) -> &'static str {
    match aspect {
        Aspect::Technology => "technology",
        Aspect::Time => "time",
        Aspect::Geography => "geography",
        Aspect::Completeness => "completeness",
        Aspect::Reliability => "reliability",
        Aspect::Coverage => "coverage in per cent",
    }
}
