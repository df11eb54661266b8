//! 产品护照的用语。

use crate::text::{CheckedBy, PassportWords, clock, plain};

pub(super) static WORDS: PassportWords = PassportWords {
    stated: "签发者自行声明，未经认证",
    signed: "签名有效 · 签发者不在信任名单",
    unsigned: "未签名的产品护照，未经认证",
    signed_note: "数值由签发者自行声明，未经认证。",
    unsigned_note: "没有签名，内容可能被任何人改动过；数值照文件列出，真实性未经核验。",
    not_yet_valid: "产品护照尚未生效",
    expired: "产品护照已过期",
    suspended: "产品护照已被签发者暂停",
    withdrawn: "产品护照已被签发者撤销",
    first_day: |day| format!("自 {day} 起生效。"),
    last_day: |day| format!("有效期止于 {day}。"),
    signer: |did| format!("签名者：{did}"),
    status_unknown: "状态未知：状态名单无法查询，不能确认是否被撤销。",
    checked: |by, at| {
        let place = match by {
            CheckedBy::Publisher => "已于网页发布时核验",
            CheckedBy::Device => "已在本机核验",
        };
        format!("签名{place} · {} 北京时间", clock(at))
    },
    was: "原声明值",
    will_be: "声明值，尚未生效",
    per_other: |amount, unit| format!("每 {amount} {}", plain(unit)),
    per_unstated: |amount| format!("每 {amount} 个单位（单位见另一文件）"),
    no_boundary: "系统边界未说明",
    scorecard: "排放记分卡",
    boundary: "系统边界",
    passport: "产品护照",
    issuer: "签发者（自称）",
    product: "产品",
    stands_for: "适用于",
    item: "单件产品",
    batch: "同批产品",
    model: "同型号产品",
    batch_number: "批号",
    serial_number: "序列号",
    registered_id: "登记编号",
    country: "生产国（地区）",
    made_on: "生产日期",
};
