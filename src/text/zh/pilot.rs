//! 试点产品清单页所用的词。

use crate::text::PilotWords;

pub(in crate::text) const PILOT: PilotWords = PilotWords {
    products: "试点产品",
    title: "试点产品清单",
    lead: "成熟一批，推进一批：哪些产品已纳入试点，哪些已有有效标识，哪些正在准备认证。",
    catalogue: |name, day| format!("对照《{name}》（{day} 公布）。"),
    since: |day| format!("{day} 起受理申请"),
    planned: |day| format!("计划 {day} 起受理申请"),
    national: |name| format!("全国目录中的类别：{name}"),
    local: |region| format!("{region}先行试点，尚未列入全国目录"),
    certified: |count| format!("{count} 枚标识有效"),
    none: "还没有有效标识",
    candidates: "候选产品：",
    listed: |day| format!("{day} 列入"),
    how: "清单怎样更新",
    how_certified: "有效标识的数目由凭据核验得出：暂停、撤销、注销或到期的不计，恢复后重新计入。",
    how_candidates: "候选产品取得证书后，自动从候选中移出。",
    how_batches: "列入清单不等于通过认证，也不代表碳足迹较低。",
};
