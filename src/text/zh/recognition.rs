//! 互认页所用的词。

use crate::text::{RecognitionWords, recognition::State};

pub(in crate::text) const RECOGNITION: RecognitionWords = RecognitionWords {
    recognition: "互认",
    title: "区域互认",
    lead: "哪些地区认可本项目的标识、认可哪些类别、由哪家机构签发、从什么时候起，都写在这里的协议里。",
    regions: "认可地区",
    categories: "产品类别",
    all_categories: "全部类别",
    issuers: "签发机构",
    all_issuers: "信任名单上的全部机构",
    term: "期限",
    document: "文件",
    since: |from| format!("自 {from} 起"),
    between: |from, to| format!("{from} 至 {to}"),
    states: |state| match state {
        State::Ahead => "尚未开始",
        State::InForce => "执行中",
        State::Ended => "已到期",
    },
    how: "怎样使用",
    how_counts: "互认只说明标识在当地被采信；证书是否有效，仍以标识自身的状态为准。",
    how_asked: "采购比选用同一份协议作答：在协议期限内、类别和机构都在其列的标识才算数。",
    recognised_in: "互认地区",
};
