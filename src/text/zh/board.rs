//! 目标进展页所用的词。

use crate::{board::State, programme::Work, text::BoardWords};

pub(in crate::text) const BOARD: BoardWords = BoardWords {
    aims: "目标",
    title: "工作目标进展",
    lead: "方案定下的目标逐年列在这里。完成多少由标识的凭据算出，不由任何人填报。",
    year: |year| format!("{year} 年"),
    labels: "计入的标识：",
    aim: |work, name, least| match work {
        Work::Accounted => format!("至少 {least} 个{name}完成碳足迹核算"),
        Work::Certified => format!("至少 {least} 个{name}通过碳足迹标识认证"),
    },
    so_far: |count| format!("已有 {count} 个"),
    states: |state| match state {
        State::Reached => "已达到",
        State::UnderWay => "进行中",
        State::Behind => "未达到",
    },
    further: |count| format!("另有 {count} 个"),
    lost: "不再计入：",
    none: "还没有",
    how: "怎样计算",
    how_accounted: "核算：认证机构在当年受理了附有核算结果的申请；证书撤销后不再计入。",
    how_certified: "认证：证书在当年签发，并且现在有效；暂停、撤销、注销或到期后不再计入，恢复后重新计入。",
    how_kept: "每次发布时重新核验全部凭据，本页随之更新。",
};
