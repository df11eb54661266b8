//! 监管核查报告。

use super::{Chinese, kinds, verdicts::ASK_SELLER};
use crate::{
    audit::{Conformity, Counts, Figures, Filing, Finding, Outlier, STEPS, Served, Severity, Trace},
    credential::Standing,
    label::{Date, Decimal, Part, Share, StageKind, Step},
    text::{AuditWords, Language, audit::named, carbon_unit, clock, figure, plain},
};

pub(in crate::text) static AUDIT: AuditWords = AuditWords {
    title: "标识监管核查报告",
    lead: "逐份重新核验项目中的标识：签名与签发机构、证书登记、认证过程、数值与数据。发现的问题是核查线索，不是处理决定。",
    at: |at| format!("核查时间：{}（北京时间）", clock(at)),
    counts,
    compared: |site| {
        format!("已比对网站的 {} 个文件，按其发布时间 {}（北京时间）重绘。", site.files, clock(site.published))
    },
    severity,
    count: |of, count| format!("{} {count} 项", severity(of)),
    nothing: "没有发现问题。",
    kind: kinds::heading,
    remedy: kinds::remedy,
    finding,
    group: |of, count| format!("{}（{count} 项）", kinds::heading(of)),
    line,
    decisions: "暂停、恢复与撤销记录",
    decided: "决定与原因",
    label: "标识",
    found: "核查发现",
    site: "网站",
    labels: "标识总数",
    in_force: "有效",
    not_in_force: "真实但不在有效状态",
    rejected: "核验失败",
    checking: "核查标识",
    comparing: "比对网页",
};

fn counts(counts: &Counts) -> String {
    let Counts { labels, in_force, not_in_force, rejected } = counts;
    format!(
        "共核查 {labels} 份标识：有效 {in_force} 份，真实但不在有效状态 {not_in_force} 份，核验失败 {rejected} 份。"
    )
}

fn line(labels: &[String], sentence: &str) -> String {
    match named(labels, "、") {
        (names, _) if names.is_empty() => sentence.to_owned(),
        (names, None) => format!("{names}：{sentence}"),
        (names, Some(count)) => format!("{names} 等 {count} 份：{sentence}"),
    }
}

fn severity(severity: Severity) -> &'static str {
    match severity {
        Severity::Major => "严重不符合",
        Severity::Minor => "一般不符合",
        Severity::Observation => "观察项",
    }
}

fn finding(finding: &Finding) -> String {
    match finding {
        Finding::Rejected(rejection) => {
            let notice = Chinese.rejection(rejection);
            // 那是给消费者的建议；监管人员另有处置办法。
            format!("{}。{}", notice.title, notice.detail.trim_end_matches(ASK_SELLER))
        }
        Finding::Filing(filing) => self::filing(filing),
        Finding::NotInForce(standing) => format!("{}。", self::standing(standing)),
        Finding::StatusNotAsked => "仅按日期判断为有效，没有查询状态名单。".to_owned(),
        Finding::SurveillanceOverdue { last, due } => {
            format!("最近一次批准或监督在 {last}，应于 {due} 前监督，此后没有监督记录。")
        }
        Finding::Conformity(conformity) => self::conformity(conformity),
        Finding::Figures(figures) => self::figures(figures),
        Finding::Outlier(outlier) => self::outlier(outlier),
        Finding::Trace(trace) => self::trace(trace),
        Finding::Served(served) => self::served(served),
    }
}

fn filing(filing: &Filing) -> String {
    match filing {
        Filing::Name { file } => format!("文件名“{}”不能作证书编号。", plain(file)),
        Filing::Misnamed { file, stated } => format!("文件名为 {}，其中的证书编号是 {stated}。", plain(file)),
        Filing::NumberRepeated { number, files } => format!("{files} 个文件都是证书 {number}。"),
        Filing::GtinRepeated { gtin, labels } => format!("商品条码 {gtin} 同时有 {labels} 份有效标识。"),
    }
}

fn standing(standing: &Standing) -> String {
    match standing {
        Standing::InForce => "认证有效".to_owned(),
        Standing::StatusUnknown { .. } => "状态名单无法查询或不可信".to_owned(),
        Standing::Suspended { since, .. } => from(since, "暂停"),
        Standing::Withdrawn { since, .. } => from(since, "撤销"),
        Standing::Cancelled { since } => from(since, "注销"),
        Standing::Expired { last_day } => format!("有效期止于 {last_day}"),
        Standing::NotYetValid { first_day } => format!("自 {first_day} 起才生效"),
    }
}

/// 名单没有写明日期的，不写日期。
fn from(since: &Option<Date>, what: &str) -> String {
    since.map_or_else(|| format!("已{what}"), |since| format!("自 {since} 起{what}"))
}

fn conformity(conformity: &Conformity) -> String {
    match conformity {
        Conformity::Demonstration { label: true, .. } => "标识为演示标识，项目是正式项目。".to_owned(),
        Conformity::Demonstration { label: false, .. } => "标识没有标明演示，项目是演示项目。".to_owned(),
        Conformity::Category { stated } => format!("标识所属类别 {stated} 不在项目中。"),
        Conformity::Unit { stated, expected } => {
            format!("标识按{}计，无法换算为类别规定的{}。", Chinese.per(stated), Chinese.per(expected))
        }
        Conformity::Boundary { stated, expected } => {
            format!("标识为“{}”，类别规定“{}”。", Chinese.boundary(*stated), Chinese.boundary(*expected))
        }
        Conformity::Stages { missing, foreign } => {
            let part =
                |what: &str, these: &[StageKind]| (!these.is_empty()).then(|| format!("{what}：{}", stages(these)));
            let parts = [part("缺少", missing), part("多出", foreign)];
            format!("{}。", parts.into_iter().flatten().collect::<Vec<_>>().join("；"))
        }
        Conformity::NoStages { expected } => format!("类别分为{}，标识没有给出。", stages(expected)),
        Conformity::Withheld { parts: these } => format!("未公开：{}；这些内容没有核查。", parts(these)),
        Conformity::Required { path } => format!("规则要求写明 {path}，标识没有。"),
    }
}

fn figures(figures: &Figures) -> String {
    match figures {
        Figures::Sum { total, difference, unit } => {
            let (unit, sum) = (carbon_unit(*unit), total.minus(*difference).unwrap_or(*total));
            let sign = if difference.is_negative() { "多" } else { "少" };
            let away = figure(difference.magnitude());
            format!("各阶段合计 {} {unit}，认证数值 {}，{sign} {away}，超出取整范围。", figure(sum), figure(*total))
        }
        Figures::Implausible { value, range, per } => {
            let (low, high) = (figure(range.low), figure(range.high));
            format!("{} kgCO₂e {}，类别的合理范围是 {low} 至 {high}。", short(*value), Chinese.per(per))
        }
        Figures::PrimaryShare { stated: Some(stated), bar } => {
            format!("初级数据占 {}，类别要求不低于 {}。", percent(*stated), percent(*bar))
        }
        Figures::PrimaryShare { stated: None, bar } => {
            format!("没有写明初级数据占比，类别要求不低于 {}。", percent(*bar))
        }
        Figures::PrimaryShareByStage { stated, weighed } => {
            let weighed = weighed.shifted(2).unwrap_or(*weighed).rounded(1).trimmed();
            format!("总占比写为 {}，按各阶段加权为 {}%。", percent(*stated), figure(weighed))
        }
        Figures::DataAhead { period, issued } => {
            format!("数据期间到 {} 才结束，证书签发于 {issued}。", period.to())
        }
        Figures::DataOld { period, asked, years } => {
            format!("数据截至 {}，认证委托在 {asked}，相隔超过规则允许的 {years} 年。", period.to())
        }
    }
}

fn outlier(outlier: &Outlier) -> String {
    let Outlier { value, median, score, peers, per } = outlier;
    format!(
        "{} kgCO₂e {}，同类中位数 {}（另有 {peers} 份可比标识），稳健 z 分数 {}，大于 3.5。",
        short(*value),
        Chinese.per(per),
        short(*median),
        figure(*score)
    )
}

fn trace(trace: &Trace) -> String {
    match trace {
        Trace::Missing { steps } if steps.len() == STEPS.len() => "没有任何认证步骤的记录。".to_owned(),
        Trace::Missing { steps } => format!("没有{}的记录。", self::steps(steps)),
        Trace::Order { first, then } => {
            let (earlier, later) = (Chinese.step(first.0), Chinese.step(then.0));
            format!("{later}在 {}，早于其前一步{earlier}（{}）。", then.1, first.1)
        }
        Trace::Ahead { step, date, today } => {
            format!("{}记为 {date}，核查日是 {today}。", Chinese.step(*step))
        }
        Trace::DecisionAfterIssue { decision, issued } => {
            format!("证书签发于 {issued}，批准在 {decision}。")
        }
        Trace::NoReport => "标识没有给出核查报告的 SHA-256。".to_owned(),
        Trace::NoEvidence { steps } => format!("{}没有凭证哈希。", self::steps(steps)),
    }
}

fn served(served: &Served) -> String {
    match served {
        Served::Differs { path, found, expected } => {
            let (found, expected) = (beginning(found), beginning(expected));
            format!("{}：网站上为 {found}…，应为 {expected}…（SHA-256）。", plain(path))
        }
        Served::Missing { path } => format!("{}：网站上没有。", plain(path)),
        Served::Surplus { path } => format!("{}：不是由标识生成的文件。", plain(path)),
        Served::Outdated { shown, now } => {
            format!("网页显示“{}”，现为“{}”。", standing(shown), standing(now))
        }
        Served::AppNotCompared => "网站上的核验程序按原样采用，没有与自行构建的程序比对。".to_owned(),
        Served::PicturesNotCompared => "网站上的 PNG 图片按原样采用，没有重新绘制比对。".to_owned(),
    }
}

fn stages(stages: &[StageKind]) -> String {
    stages.iter().map(|stage| Chinese.stage(*stage)).collect::<Vec<_>>().join("、")
}

fn parts(parts: &[Part]) -> String {
    let name = |part: &Part| match part {
        Part::Stages => "各阶段数值",
        Part::Factory => "工厂",
        Part::Electricity => "用电",
        Part::Output => "产量",
    };
    parts.iter().map(name).collect::<Vec<_>>().join("、")
}

fn steps(steps: &[Step]) -> String {
    steps.iter().map(|step| Chinese.step(*step)).collect::<Vec<_>>().join("、")
}

/// 哈希的开头，够两相对照。
fn beginning(hash: &str) -> &str {
    hash.get(..12).unwrap_or(hash)
}

fn percent(share: Share) -> String {
    format!("{}%", figure(share.percent().trimmed()))
}

fn short(value: Decimal) -> String {
    figure(value.significant(6).trimmed())
}
