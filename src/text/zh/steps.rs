//! 每一步核验查到了什么。

use super::Chinese;
use crate::{
    credential::{Check, Standing, Verified},
    label::Part,
    text::{Language, clock},
};

pub(super) fn found(language: &Chinese, verified: &Verified, check: Check) -> String {
    let (label, key) = (verified.label(), verified.key());
    match check {
        Check::Format => format!("带签名的凭证，{} 字节", verified.envelope().as_str().len()),
        Check::Signature => {
            format!("{}，密钥指纹 {}", verified.envelope().algorithm().name(), key.fingerprint().as_str())
        }
        Check::Issuer => {
            let name = verified.issuer().name().in_language("zh").1;
            format!("{name}，信任期 {} 至 {}", key.trusted().from(), key.trusted().to())
        }
        Check::Content => format!("证书 {}，{} 个阶段", label.certificate.number, label.stages.as_slice().len()),
        Check::Dates => {
            let (from, until) = verified.valid();
            format!("{} 至 {}（北京时间）", clock(from), clock(until))
        }
        Check::Status => status(language, verified),
        Check::Sum => match verified.sum() {
            Some(sum) => language.sum(sum, label.stages.as_slice().len()),
            None if label.withheld.contains(&Part::Stages) => "各阶段数值未公开，无从合计".to_owned(),
            None => "没有分阶段的数值，无从合计".to_owned(),
        },
    }
}

fn status(language: &Chinese, verified: &Verified) -> String {
    match verified.standing() {
        _ if verified.status_entries().is_empty() && !verified.status_told() => {
            "标识没有写明状态名单，只能按有效期判断".to_owned()
        }
        _ if !verified.status_told() => match verified.standing() {
            standing @ Standing::StatusUnknown { .. } => language.standing(standing, verified.label()).detail,
            _ => "状态名单无法查询".to_owned(),
        },
        standing @ (Standing::Suspended { .. } | Standing::Withdrawn { .. } | Standing::Cancelled { .. }) => {
            language.standing(standing, verified.label()).detail
        }
        _ => format!("状态名单已查：{} 份，均未列入", verified.status_entries().len()),
    }
}
