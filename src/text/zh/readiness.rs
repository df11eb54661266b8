//! 申请认证之前，草稿还差什么。

use super::{Chinese, problems};
use crate::{
    label::{Boundary, Date, Decimal, DeclaredUnit, Line, Number, Score, Share, StageKind, Step},
    readiness::{Finding, Matter, Readiness, Severity},
    text::{Language, figure, plain, readiness::ReadinessSentences},
};

pub(in crate::text) static SENTENCES: ReadinessSentences = ReadinessSentences {
    readiness: |readiness| match readiness {
        Readiness::Ready => "可以提交",
        Readiness::Weak => "可以提交，但有薄弱之处",
        Readiness::NotReady => "还不能提交",
    },
    severity: |severity, count| {
        let name = match severity {
            Severity::Wanted => "还缺",
            Severity::Faulty => "填写有误",
            Severity::Contradiction => "互相矛盾",
            Severity::Weak => "薄弱之处",
            Severity::Hint => "提示",
        };
        format!("{name}（{count}）")
    },
    stated: |stated, asked| format!("应填 {asked} 项，已填 {stated} 项"),
    rule: |name, id, version| format!("{name}，{id}，{version} 版"),
    clause: |clause| format!("（规则第 {} 条）", plain(clause)),
    field,
    placed: |place, sentence| format!("{place}：{sentence}"),
    finding,
};

fn finding(finding: &Finding) -> String {
    match &finding.matter {
        Matter::Missing => missing(&finding.path),
        Matter::StageMissing(kind) => stage_missing(*kind),
        Matter::Unreadable(problem) => problems::problem(problem),
        Matter::UnknownCategory { stated, known } => unknown_category(stated, known),
        Matter::DeclaredUnit { stated, wanted } => declared_unit(stated, wanted),
        Matter::Boundary { stated, wanted } => boundary(*stated, *wanted),
        Matter::Rule { stated, wanted } => {
            format!("草稿依据的是 {stated}，本类别的规则是 {wanted}。请核对类别，或改按该规则核算。")
        }
        Matter::RuleVersion { stated, wanted } => rule_version(stated.as_ref(), wanted),
        Matter::RuleUnstated(wanted) => format!("没有写明依据的规则。如果是按 {wanted} 核算的，请写上。"),
        Matter::StageForeign { stated, wanted } => stage_foreign(*stated, wanted),
        Matter::StageOrder(wanted) => format!("规则列出的阶段顺序是：{}。", words(wanted)),
        Matter::NoStages => "没有分阶段的数值，看不出碳排放来自哪里。建议补上。".to_owned(),
        Matter::Sum { value, sum, difference } => sum_differs(*value, *sum, *difference),
        Matter::PrimaryShares { stated, weighted } => primary_shares(*stated, *weighted),
        Matter::OutsideUncertainty { value, low, high } => outside(*value, *low, *high),
        Matter::ElectricityFactor { factor, most } => electricity(*factor, *most),
        Matter::PeriodAhead { to, today } => {
            format!("数据截至 {to}，而今天才 {today}。只能用已经发生的数据。")
        }
        Matter::TraceOrder { first, then } => trace_order(*first, *then),
        Matter::IssuedBeforeDecision { issued, decided } => {
            format!("{issued} 发证，早于 {decided} 的评价与批准。请核对这两个日期。")
        }
        Matter::YearAhead { stated, this } => format!("写的是 {stated} 年，而今年是 {this} 年。请核对年份。"),
        Matter::Implausible { value, low, high } => implausible(*value, *low, *high),
        Matter::DataOld { to, years, today } => data_old(*to, *years, *today),
        Matter::PrimaryShareLow { stated, least } => primary_share_low(*stated, *least),
        Matter::PrimaryShareUnstated(least) => {
            format!("没有写初级数据占比，规则要求不低于 {}。请补上。", percent(*least))
        }
        Matter::QualityLow { stage, worst, bar } => quality_low(*stage, *worst, *bar),
        Matter::QualityUnstated { stage, bar } => quality_unstated(*stage, *bar),
        Matter::Recommended => recommended(&finding.path),
        Matter::BeforeCertification => "还没有证书。编号、制度和日期由认证机构发证时填写，现在不用管。".to_owned(),
        Matter::Demonstration => "草稿标为演示数据。提交真实数据前，请去掉这个标记。".to_owned(),
    }
}

fn missing(path: &str) -> String {
    field(path).map_or_else(|| "缺少这一项。请补上。".to_owned(), |name| format!("没有填{name}。请补上。"))
}

fn recommended(path: &str) -> String {
    let name = field(path).unwrap_or("这一项");
    format!("没有填{name}。这里的规则不作要求，但证书上要写。")
}

/// 一项内容在句子里怎么称呼。
fn field(path: &str) -> Option<&'static str> {
    Some(match path.strip_prefix("$.credentialSubject.").unwrap_or(path) {
        "product.name" => "产品名称",
        "product.model" => "产品型号",
        "product.gtin" => "商品条码",
        "product.category" => "产品类别",
        "product.maker.name" => "生产企业名称",
        "product.maker.creditCode" => "生产企业的统一社会信用代码",
        "product.factory" => "生产工厂",
        "footprint.value" => "碳足迹数值",
        "footprint.unit" => "碳足迹单位",
        "footprint.per" => "声明单位",
        "footprint.boundary" => "系统边界",
        "footprint.standard" => "核算标准",
        "footprint.rule" => "产品规则",
        "footprint.period" => "数据期间",
        "footprint.uncertainty" => "不确定性",
        "footprint.primaryShare" => "初级数据占比",
        "footprint.electricity" => "电力碳足迹因子",
        "stages" => "各阶段数值",
        "certificate.number" => "证书编号",
        "certificate.scheme" => "认证制度",
        "certificate.body.name" => "认证机构名称",
        "certificate.issued" => "发证日期",
        "certificate.expires" => "证书有效期截止日",
        "report" => "核查报告",
        "$.validFrom" => "标识生效时间",
        "$.validUntil" => "标识失效时间",
        _ => return None,
    })
}

fn stage_missing(kind: StageKind) -> String {
    let (name, word) = (Chinese.stage(kind), kind.word());
    format!("缺少阶段“{name}”（{word}）。请补上；确实没有排放的，数值写 0。")
}

fn stage_foreign(stated: StageKind, wanted: &[StageKind]) -> String {
    format!("本类别没有“{}”这个阶段，只有：{}。", stated.word(), words(wanted))
}

fn unknown_category(stated: &Number, known: &[Number]) -> String {
    let known: Vec<&str> = known.iter().map(Number::as_str).collect();
    format!("项目中没有类别“{stated}”。可用的类别：{}。", known.join("、"))
}

fn declared_unit(stated: &DeclaredUnit, wanted: &DeclaredUnit) -> String {
    let (stated, wanted) = (Chinese.per(stated), Chinese.per(wanted));
    format!("草稿按“{stated}”计，规则按“{wanted}”计。请换成规则的单位，数值一并改过来。")
}

fn boundary(stated: Boundary, wanted: Boundary) -> String {
    let (stated, wanted) = (Chinese.boundary(stated), Chinese.boundary(wanted));
    format!("草稿的边界是“{stated}”，规则要求“{wanted}”。请按规则的边界重新核算。")
}

fn rule_version(stated: Option<&Line>, wanted: &Line) -> String {
    match stated {
        Some(stated) => format!("依据的是 {stated} 版，现行的是 {wanted} 版。请确认核算仍然适用。"),
        None => format!("没有写规则的版本，现行的是 {wanted} 版。请写明依据哪一版。"),
    }
}

fn sum_differs(value: Decimal, sum: Decimal, difference: Decimal) -> String {
    let way = if difference.is_negative() { "多" } else { "少" };
    let (value, sum, difference) = (figure(value), figure(sum), figure(difference.magnitude()));
    format!("各阶段合计 {sum}，比总数 {value} {way} {difference}，超出取整的误差。请查漏算或重算的部分。")
}

fn primary_shares(stated: Share, weighted: Decimal) -> String {
    let (stated, weighted) = (figure(stated.decimal()), figure(weighted));
    format!("写的是 {stated}，按各阶段数值加权却是 {weighted}。请改正其中一处。")
}

fn outside(value: Decimal, low: Decimal, high: Decimal) -> String {
    let (value, low, high) = (figure(value), figure(low), figure(high));
    format!("区间是 {low} 到 {high}，数值 {value} 却不在里面。请改正其中一处。")
}

fn electricity(factor: Decimal, most: Decimal) -> String {
    let (factor, most) = (figure(factor), figure(most));
    format!("{factor} kgCO₂e/kWh 不合常理，应在 0 到 {most} 之间。如果原来是克，请除以 1000。")
}

fn trace_order(first: (Step, Date), then: (Step, Date)) -> String {
    let (one, other) = (Chinese.step(first.0), Chinese.step(then.0));
    format!("“{one}”（{}）排在“{other}”（{}）之前。请核对步骤的先后和日期。", first.1, then.1)
}

fn implausible(value: Decimal, low: Decimal, high: Decimal) -> String {
    let (value, low, high) = (figure(value), figure(low), figure(high));
    format!("折合 {value} kgCO₂e，本类别一般在 {low} 到 {high} 之间。请核对单位和小数点；若无误，请准备说明。")
}

fn data_old(to: Date, years: u8, today: Date) -> String {
    format!("数据截至 {to}，到 {today} 已超过 {years} 年，规则只允许 {years} 年以内。请换用较新的数据。")
}

fn primary_share_low(stated: Share, least: Share) -> String {
    let (stated, least) = (percent(stated), percent(least));
    format!("初级数据占 {stated}，规则要求不低于 {least}。请对本厂的过程多取实测数据。")
}

fn quality_low(stage: StageKind, worst: Score, bar: Score) -> String {
    let (worst, bar) = (worst.number(), bar.number());
    format!("“{}”最差一项得 {worst} 分，规则要求不差于 {bar} 分（1 分最好）。请换用更好的数据。", Chinese.stage(stage))
}

fn quality_unstated(stage: StageKind, bar: Score) -> String {
    let bar = bar.number();
    format!("“{}”没有数据质量评分，规则要求不差于 {bar} 分（1 分最好）。请补上。", Chinese.stage(stage))
}

pub(super) fn percent(share: Share) -> String {
    format!("{}%", figure(share.percent().trimmed()))
}

fn words(kinds: &[StageKind]) -> String {
    kinds.iter().map(|kind| kind.word()).collect::<Vec<_>>().join("、")
}
