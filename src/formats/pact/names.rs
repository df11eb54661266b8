//! What the fields are called, in every version.

use crate::{
    formats::declared::{Aspect, Carbon, Content},
    label::Line,
};

/// Where a total stands that has what plants took up taken off, and one that has not, in each version.
pub(in crate::formats) const WITH_UPTAKE: [&str; 3] =
    ["pcfIncludingBiogenicUptake", "pCfIncludingBiogenic", "pcfIncludingBiogenic"];
pub(in crate::formats) const WITHOUT_UPTAKE: [&str; 3] =
    ["pcfExcludingBiogenicUptake", "pCfExcludingBiogenic", "pcfExcludingBiogenic"];

/// Each kind's names, of all versions.
pub(in crate::formats) const KINDS: [(Carbon, &[&str]); 13] = [
    (Carbon::Fossil, &["fossilGhgEmissions"]),
    (
        Carbon::LandUseChange,
        &["landUseChangeGhgEmissions", "dLucGhgEmissions", "dlucGhgEmissions", "landUseChangeEmissions"],
    ),
    (Carbon::LandManagementFossil, &["landManagementFossilGhgEmissions"]),
    (
        Carbon::LandManagement,
        &[
            "landManagementBiogenicCO2Emissions",
            "landManagementGhgEmissions",
            "extTFS_luGhgEmissions",
            "landUseEmissions",
        ],
    ),
    (Carbon::LandManagementRemovals, &["landManagementBiogenicCO2Removals"]),
    (Carbon::IndirectLandUseChange, &["landCarbonLeakage", "iLucGhgEmissions"]),
    (
        Carbon::BiogenicOther,
        &[
            "biogenicNonCO2Emissions",
            "otherBiogenicGhgEmissions",
            "biogenicCarbonEmissionsOtherThanCO2",
            "otherEmissions",
        ],
    ),
    (Carbon::Uptake, &["biogenicCO2Uptake", "biogenicCarbonWithdrawal"]),
    (Carbon::Captured, &["ccsTechnologicalCO2Capture"]),
    (Carbon::TechnicalRemovals, &["technologicalCO2Removals"]),
    (Carbon::Aircraft, &["aircraftGhgEmissions"]),
    (
        Carbon::Packaging,
        &["packagingGhgEmissions", "extWBCSD_packagingGhgEmissions", "packagingPcfIncludingBiogenicUptake"],
    ),
    (Carbon::Logistics, &["outboundLogisticsGhgEmissions"]),
];

/// The kinds whose sum the total is (3.0, `pcfIncludingBiogenicUptake`).
pub(in crate::formats) const SUMMANDS: [Carbon; 8] = [
    Carbon::Fossil,
    Carbon::LandUseChange,
    Carbon::LandManagement,
    Carbon::LandManagementRemovals,
    Carbon::TechnicalRemovals,
    Carbon::Captured,
    Carbon::BiogenicOther,
    Carbon::Uptake,
];

pub(in crate::formats) const CONTENTS: [(Content, &[&str]); 6] = [
    (Content::Fossil, &["fossilCarbonContent", "extWBCSD_fossilCarbonContent"]),
    (Content::Biogenic, &["biogenicCarbonContent", "carbonContentBiogenic"]),
    (Content::Recycled, &["recycledCarbonContent"]),
    (Content::Packaging, &["packagingBiogenicCarbonContent"]),
    (Content::Captured, &["ccuCarbonContent"]),
    (Content::Total, &["carbonContentTotal"]),
];

pub(in crate::formats) const ASPECTS: [(Aspect, &str); 6] = [
    (Aspect::Technology, "technologicalDQR"),
    (Aspect::Time, "temporalDQR"),
    (Aspect::Geography, "geographicalDQR"),
    (Aspect::Completeness, "completenessDQR"),
    (Aspect::Reliability, "reliabilityDQR"),
    (Aspect::Coverage, "coveragePercent"),
];

/// Whether characterisation factors are those of an IPCC assessment report: `AR6`.
pub(in crate::formats) fn is_report(factors: &Line) -> bool {
    let number = factors.as_str().strip_prefix("AR").unwrap_or_default();
    !number.is_empty() && number.bytes().all(|byte| byte.is_ascii_digit())
}

/// The groups that fields stand in; what else is nested is about something else.
pub(in crate::formats) const GROUPS: [&str; 29] = [
    "pcf",
    "dqi",
    "dataQualityRating",
    "biogenicEmissions",
    "general",
    "carbonContent",
    "productLifeCycleStagesAndEmissions",
    "productionStage",
    "packagingStage",
    "distributionStage",
    "pcfAssessmentAndMethodology",
    "dataSourcesAndQuality",
    "pcfMethodology",
    "standards",
    "gwpCharacterizationFactorDetails",
    "massBalancingInformation",
    "allocationInForeground",
    "pcfAssessmentInformation",
    "technology",
    "boundarySpecifications",
    "time",
    "geography",
    "idAndVersion",
    "verificationAndCertificationShares",
    "scopeOfPcfForm",
    "companyAndProductInformation",
    "productInformation",
    "companyInformation",
    "Pcf",
];
