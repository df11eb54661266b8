//! 产品规则页所用的词。

use crate::text::RuleWords;

pub(in crate::text) const RULE: RuleWords = RuleWords {
    read: "查看规则要求",
    lead: |category| {
        format!("{category}的碳足迹按这份规则核算。下面是规则规定的算法口径、标识必须写明的内容和数据要求。")
    },
    counts: "怎样核算",
    states: "标识必须写明",
    bars: "数据要求",
    primary_share: "初级数据占比",
    quality: "数据质量",
    quality_bar: |worst| format!("每个阶段不差于 {worst} 分（1 分最好，5 分最差）"),
    data_age: "数据时效",
    years: |years| format!("数据期间结束到申请不超过 {years} 年"),
    plausible: "常见范围",
    between: |low, high, unit, per| format!("{per} {low} 至 {high} {unit}"),
    plausible_note: "超出常见范围不等于算错，但检查草稿时会提醒复核。",
    versions: "版本与变化",
    since: |version, day| format!("{version} 版，{day} 起适用"),
    no_versions: "没有登记以前的版本。",
    same_file: "检查草稿（carbon-label check）与本页读的是同一份文件，两处要求始终一致。",
};
