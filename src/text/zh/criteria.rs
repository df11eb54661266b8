//! 需求标准，以及产品是否满足。

use super::{Chinese, readiness::percent};
use crate::{
    criteria::{Award, AwardKind, Must, Reason},
    label::{CarbonUnit, Decimal, DeclaredUnit, Line, Name, Rule},
    programme::{Limit, Programme},
    text::{
        Beside, CriteriaWords, Language, carbon_unit,
        criteria::{Bound, Stated, grade},
        figure, plain,
    },
};

pub(in crate::text) static WORDS: CriteriaWords = CriteriaWords {
    criteria: "需求标准",
    name: "名称",
    bid: "开标日",
    region: "采购地区",
    musts: "必须满足",
    awards: "加分",
    price_deduction: "价格扣除",
    points: "加分",
    pass: "满足",
    fail: "不满足",
    cannot_tell: "无法判断",
    verification: "核验",
    value: "数值",
    colon: "：",
    comma: "、",
};

pub(in crate::text) fn must(must: &Must, programme: &Programme) -> String {
    match must {
        Must::InForce => "证书在开标日有效".to_owned(),
        Must::Accredited => "签发机构在信任名单上，并有签发该类标识的资格".to_owned(),
        Must::RecognisedIn(region) => {
            let known = programme.regions().find(|(code, _)| code == region);
            format!("签发机构在{}被认可", known.map_or(format!(" {region} "), |(_, known)| name(known).to_owned()))
        }
        Must::Boundary(boundary) => format!("系统边界为“{}”", Chinese.boundary(*boundary)),
        Must::AtMost { limit, unit, per } => {
            format!("{}碳足迹{}", each(per), bound(limit, *unit))
        }
        Must::Grade { benchmark, at_least } => match grade(programme, benchmark, *at_least) {
            Some((benchmark, grade)) => format!("达到“{}”一档或更优（{}）", name(grade), name(&benchmark.name)),
            None => format!("达到参照 {benchmark} 的第 {at_least} 档或更优"),
        },
        Must::PrimaryShare(least) => format!("初级数据占比不低于 {}", percent(*least)),
        Must::Rule(wanted) => format!("核算依据产品规则 {}", rule(wanted)),
    }
}

pub(in crate::text) fn word(must: &Must) -> &'static str {
    match must {
        Must::InForce => "证书",
        Must::Accredited => "机构",
        Must::RecognisedIn(_) => "地区",
        Must::Boundary(_) => "边界",
        Must::AtMost { .. } => "上限",
        Must::Grade { .. } => "等级",
        Must::PrimaryShare(_) => "初级数据",
        Must::Rule(_) => "规则",
    }
}

pub(in crate::text) fn reason(reason: &Reason<'_>) -> String {
    match reason {
        Reason::NotVerified => "没有通过核验，内容不予采信。".to_owned(),
        Reason::Uncertified => "由企业自行声明，未经认证。".to_owned(),
        Reason::Withdrawn => "证书已撤销。".to_owned(),
        Reason::Cancelled => "证书已注销。".to_owned(),
        Reason::NotYetIssued { issued, bid } => format!("证书于 {issued} 签发，开标日（{bid}）尚未生效。"),
        Reason::Lapsed { expires, .. } => format!("证书于 {expires} 到期，开标日前失效。"),
        Reason::Expired { bid, .. } => format!("标识已过期，开标日（{bid}）不再有效。"),
        Reason::NotYetValid { bid, .. } => format!("标识尚未生效，开标日（{bid}）不能采用。"),
        Reason::Suspended { bid, .. } => format!("证书已暂停，开标日（{bid}）不能视为有效。"),
        Reason::SuspendedNow { bid, .. } => format!("证书目前已暂停，开标日（{bid}）前是否恢复尚不可知。"),
        Reason::StatusUnknown => "状态名单无法查询，不能确认证书是否被暂停或撤销。".to_owned(),
        Reason::DatesUnstated => "没有写明证书的签发日或到期日。".to_owned(),
        Reason::IssuerUnstated => "没有写明签发机构。".to_owned(),
        Reason::IssuerUnknown(did) => format!("签发机构“{}”不在信任名单。", plain(did)),
        Reason::NotAccredited { issuer, category } => format!("“{}”没有签发 {category} 类标识的资格。", name(issuer)),
        Reason::RecognitionUnknown { own, wanted } => {
            format!("{}的标识在 {} 是否被认可，没有互认依据可查。", name(own), plain(wanted.as_str()))
        }
        Reason::Boundary { stated, wanted } => {
            format!("系统边界为“{}”，要求“{}”。", Chinese.boundary(*stated), Chinese.boundary(*wanted))
        }
        Reason::NotRecognised { agreement, bid, .. } => {
            format!("《{}》不适用于这个机构、这一类产品或开标日（{bid}）。", name(&agreement.name))
        }
        Reason::NoValue => "没有碳足迹数值。".to_owned(),
        Reason::Incomparable(mismatch) => Chinese.incomparable(&(*mismatch).into(), Beside::Criteria),
        Reason::Above { value, limit, unit, per } => {
            let value = figure(*value);
            format!("{}碳足迹为 {value} {}，要求{}。", each(per), carbon_unit(*unit), bound(limit, *unit))
        }
        Reason::BenchmarkUnknown(id) => format!("本项目没有参照 {id}。"),
        Reason::GradeUnknown { benchmark, wanted } => {
            format!("参照“{}”没有第 {wanted} 档。", name(&benchmark.name))
        }
        Reason::Unplaced(mismatch) => Chinese.incomparable(&(*mismatch).into(), Beside::Benchmark),
        Reason::Grade { reached, wanted } => format!("属于“{}”一档，要求“{}”或更优。", name(reached), name(wanted)),
        Reason::PrimaryShareUnstated { least } => format!("没有写明初级数据占比，要求不低于 {}。", percent(*least)),
        Reason::PrimaryShare { stated, least } => {
            format!("初级数据占比为 {}，要求不低于 {}。", percent(*stated), percent(*least))
        }
        Reason::RuleUnstated { wanted } => format!("没有写明产品规则，要求按 {}。", rule(wanted)),
        Reason::RuleVersionUnstated { wanted } => format!("没有写明产品规则的版本，要求按 {}。", rule(wanted)),
        Reason::Rule { stated, wanted } => format!("产品规则为 {}，要求按 {}。", rule(stated), rule(wanted)),
        Reason::MustsUnmet => "没有满足全部要求，不予计算。".to_owned(),
    }
}

pub(in crate::text) fn points(amount: Decimal) -> String {
    format!("{} 分", figure(amount))
}

pub(in crate::text) fn formula(award: &Award, stated: &Stated<'_>) -> String {
    let rounded = match award.formula.places() {
        0 => "结果四舍五入到整数".to_owned(),
        places => format!("结果四舍五入到小数点后 {places} 位"),
    };
    let without = match award.kind {
        AwardKind::PriceDeduction => "不扣除",
        AwardKind::Points => "不加分",
    };
    let least = stated.least.as_ref().map_or(String::new(), |least| format!("，不足 {least} {without}"));
    let (name, expression, most) = (stated.award, stated.expression, stated.most);
    let (unit, per) = (carbon_unit(award.unit), Chinese.per(&award.per));
    format!("{name} = {expression}，{rounded}，不超过 {most}{least}。数值为{per} 的 {unit}。")
}

pub(in crate::text) fn bounded(bound: &Bound) -> String {
    match bound {
        Bound::Most(most) => format!("，以 {most} 为限"),
        Bound::Least(least) => format!("，不足 {least}，按 0 计"),
        Bound::Nothing => "，按 0 计".to_owned(),
    }
}

fn name(name: &Name) -> &str {
    name.in_language("zh").1.as_str()
}

/// “每 1 kWp ”，后面接名词。
fn each(per: &DeclaredUnit) -> String {
    format!("{} ", Chinese.per(per))
}

fn bound(limit: &Limit, unit: CarbonUnit) -> String {
    let sign = if limit.inclusive { "不高于" } else { "低于" };
    format!("{sign} {} {}", figure(limit.value), carbon_unit(unit))
}

fn rule(rule: &Rule) -> String {
    let version = |version: &Line| format!("（{} 版）", plain(version.as_str()));
    format!("{}{}", rule.id, rule.version.as_ref().map(version).unwrap_or_default())
}
