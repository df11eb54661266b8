//! 证书处于什么状态。

#[cfg(feature = "whole")]
use super::verdicts;
use crate::{
    credential::Standing,
    label::{Date, Label, Line},
    text::{Notice, clock},
};

const UNKNOWN: &str = "签名有效 · 状态未知";

pub(super) fn standing(standing: &Standing, label: &Label) -> Notice {
    let because = |why: &Option<Line>| why.as_ref().map_or(String::new(), |why| format!("原因：{why}。"));
    let from = |since: &Option<Date>, after: &str| since.map_or(String::new(), |since| format!("自 {since} {after}"));
    let (title, detail) = match standing {
        Standing::InForce => ("认证有效", format!("至 {}", label.certificate.expires())),
        #[cfg(feature = "whole")]
        Standing::StatusUnknown { refused: Some(fault), .. } => (UNKNOWN, verdicts::list(fault)),
        Standing::StatusUnknown { last_in_force: None, .. } => {
            (UNKNOWN, "状态名单无法查询，不能确认证书是否被暂停或撤销".to_owned())
        }
        Standing::StatusUnknown { last_in_force: Some(at), .. } => {
            (UNKNOWN, format!("最近一次确认有效：{}（北京时间）", clock(*at)))
        }
        Standing::Suspended { since, why } => {
            ("已暂停", format!("{}{}恢复前请勿作为有效认证使用。", from(since, "起。"), because(why)))
        }
        Standing::Withdrawn { since, why } => ("已撤销", format!("{}不可恢复。{}", from(since, "起，"), because(why))),
        Standing::Cancelled { since } => ("已注销", format!("应持证人申请，{}注销。", from(since, "起"))),
        Standing::Expired { last_day } => ("已过期", format!("有效期止于 {last_day}。")),
        Standing::NotYetValid { first_day } => ("尚未生效", format!("自 {first_day} 起生效。")),
    };
    Notice { title: title.to_owned(), detail }
}
