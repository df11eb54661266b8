//! 认证机构证书台账用语。

use super::Chinese;
use crate::{
    credential::{Decision, Standing},
    label::Date,
    ledger::State,
    text::{Language, LedgerWords, clock},
};

pub(in crate::text) const LEDGER: LedgerWords = LedgerWords {
    state,
    days: |issued, expires| format!("发证 {issued}，有效期至 {expires}"),
    due: |due, days| match days {
        ..0 => format!("应于 {due} 前完成监督，已逾期 {} 天", days.unsigned_abs()),
        0 => format!("监督今天到期（{due}）"),
        _ => format!("下次监督不晚于 {due}，还有 {days} 天"),
    },
    differs: |decision| {
        format!("名册记录为“{}”，已签署的名单尚未体现。请用 carbon-label status sign 重新签署。", decided(decision))
    },
    listed: |listed, all, at| format!("列出 {listed} 份，台账共 {all} 份证书；查询时间 {}（北京时间）", clock(at)),
    overdue: |count| format!("其中 {count} 份监督已逾期"),
    period: |months| format!("监督周期按 {months} 个月计，类别另有规定的从其规定；周期由运营方设定"),
    reading: "正在读取标识",
    decided: |decision, first| match (decision, first) {
        (Decision::InForce, true) => "登记，有效",
        (Decision::InForce, false) => "恢复",
        (other, _) => decided(other),
    },
    decisions: |register| format!("名册 {register} 记录的决定"),
    not_entered: "没有名册登记这份证书，因此无法暂停或撤销。",
    step: |step| Chinese.step(step),
    steps: "标识载明的认证过程",
    no_steps: "标识没有载明认证过程。",
    unknown: |number, folder| format!("{folder} 的标识和名册中都没有证书 {number}。请核对编号。"),
    columns: [
        "证书编号",
        "状态",
        "名册记录",
        "产品",
        "型号",
        "生产企业",
        "统一社会信用代码",
        "类别",
        "类别名称",
        "认证机构",
        "发证日期",
        "有效期至",
        "最近监督或批准",
        "监督到期日",
        "剩余天数",
    ],
    history: ["时间", "来源", "事项", "原因或承担者"],
    register: "名册",
    label: "标识",
};

fn decided(decision: Decision) -> &'static str {
    match decision {
        Decision::InForce => "有效",
        Decision::Suspended => "暂停",
        Decision::Revoked => "撤销",
        Decision::Cancelled => "注销",
    }
}

fn state(state: &State) -> String {
    let since = |what: &str, since: &Option<Date>| match since {
        Some(since) => format!("{what}（自 {since} 起）"),
        None => what.to_owned(),
    };
    match state {
        State::Known(Standing::InForce) => "认证有效".to_owned(),
        State::Known(Standing::StatusUnknown { .. }) => "状态未知".to_owned(),
        State::Known(Standing::Suspended { since: day, .. }) => since("已暂停", day),
        State::Known(Standing::Withdrawn { since: day, .. }) => since("已撤销", day),
        State::Known(Standing::Cancelled { since: day }) => since("已注销", day),
        State::Known(Standing::Expired { .. }) => "已过期".to_owned(),
        State::Known(Standing::NotYetValid { first_day }) => format!("尚未生效（自 {first_day} 起生效）"),
        State::Rejected(rejection) => format!("不可采信（{}）", Chinese.rejection(rejection).title),
        State::NoLabel => "没有标识文件".to_owned(),
    }
}
