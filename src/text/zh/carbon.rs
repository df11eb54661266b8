//! 碳的种类，以及他人文件中区分的其他内容。

use crate::{
    formats::{Aspect, Carbon, Content},
    text::documents::CarbonWords,
};

pub(in crate::text) static WORDS: CarbonWords = CarbonWords {
    kinds: "按碳的来源",
    kinds_note: "文件自行区分，单位与上面的数字相同；植物吸收的碳为负数。",
    indicator: "指标",
    factors: "特征化因子",
    rules: "产品种类规则",
    geography: "产地",
    quality: "数据质量",
    rated: |worst| format!("（1 最好，{worst} 最差）"),
    product_ids: "产品编码",
    five: "按 GB/T 24067 的阶段",
};

pub(in crate::text) fn kind(kind: Carbon) -> &'static str {
    match kind {
        Carbon::Fossil => "化石源",
        Carbon::Biogenic => "生物源（已扣除吸收）",
        Carbon::LandUseChange => "土地利用及其变化",
        Carbon::LandManagementFossil => "土地管理，化石源（已含在化石源内）",
        Carbon::LandManagement => "土地管理，生物源 CO₂",
        Carbon::LandManagementRemovals => "土地管理中的清除",
        Carbon::IndirectLandUseChange => "间接土地利用变化（不计入）",
        Carbon::BiogenicOther => "生物源，其他气体",
        Carbon::Uptake => "植物吸收并留在产品中",
        Carbon::Captured => "捕集与封存",
        Carbon::TechnicalRemovals => "技术手段清除",
        Carbon::Aircraft => "航空运输（已含在其他项内）",
        Carbon::Packaging => "包装",
        Carbon::Logistics => "出厂物流",
        Carbon::WithoutUptake => "合计，不扣除植物吸收",
    }
}

pub(in crate::text) fn content(content: Content) -> &'static str {
    match content {
        Content::Fossil => "产品中的化石碳",
        Content::Biogenic => "产品中的生物碳",
        Content::Recycled => "产品中的再生碳",
        Content::Packaging => "包装中的生物碳",
        Content::Captured => "产品中的捕集碳",
        Content::Total => "产品含碳总量",
    }
}

pub(in crate::text) fn aspect(aspect: Aspect) -> &'static str {
    match aspect {
        Aspect::Technology => "技术",
        Aspect::Time => "时间",
        Aspect::Geography => "地域",
        Aspect::Completeness => "完整性",
        Aspect::Reliability => "可靠性",
        Aspect::Coverage => "覆盖率（%）",
    }
}
