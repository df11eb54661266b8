//! 带数值的句子。

use super::{Chinese, disclosure, passport, problems, standings, steps, verdicts, words};
use crate::{
    compare::{Incomparable, Position, Reading, Share},
    credential::{Check, Rejection, Standing, Verified},
    json::Fault,
    label::{Boundary, Decimal, DeclaredUnit, Instant, Label, Number, Period, Scheme, StageKind, Step, Sum, Unit},
    programme::{Grade, Reference, Scale},
    text::{Beside, CheckedBy, Language, Notice, PassportWords, Words, clock, figure, plain},
};

impl Language for Chinese {
    fn words(&self) -> &'static Words {
        &words::WORDS
    }

    #[cfg(feature = "cli")]
    fn site(&self) -> &'static crate::text::SiteWords {
        &words::SITE
    }

    #[cfg(any(feature = "app", feature = "cli"))]
    fn app(&self) -> &'static crate::text::AppWords {
        &words::APP
    }

    fn passport(&self) -> &'static PassportWords {
        &passport::WORDS
    }

    #[cfg(feature = "cli")]
    fn cli(&self) -> &'static crate::text::CliWords {
        &super::cli::CLI
    }

    fn unit(&self, unit: Unit) -> &'static str {
        match unit {
            Unit::CubicMetre => "m³",
            Unit::SquareMetre => "m²",
            Unit::Piece => "件",
            symbol => symbol.word(),
        }
    }

    fn per(&self, per: &DeclaredUnit) -> String {
        format!("每 {} {}", figure(per.amount()), self.unit(per.unit()))
    }

    fn boundary(&self, boundary: Boundary) -> &'static str {
        match boundary {
            Boundary::CradleToGate => "从摇篮到大门",
            Boundary::GateToGate => "从大门到大门",
            Boundary::CradleToGrave => "从摇篮到坟墓",
            Boundary::MainProduction => "主要生产阶段",
        }
    }

    fn stage(&self, kind: StageKind) -> &'static str {
        match kind {
            StageKind::RawMaterials => "原材料获取",
            StageKind::Production => "生产制造",
            StageKind::Distribution => "运输交付",
            StageKind::Use => "使用",
            StageKind::EndOfLife => "生命末期",
            StageKind::Upstream => "上游",
            StageKind::Core => "核心过程",
            StageKind::Downstream => "下游",
            StageKind::A1 => "原材料 A1",
            StageKind::A2 => "运输 A2",
            StageKind::A3 => "制造 A3",
            StageKind::A1ToA3 => "产品阶段 A1–A3",
            StageKind::A4 => "运至现场 A4",
            StageKind::A5 => "安装 A5",
            StageKind::B1 => "使用 B1",
            StageKind::B2 => "维护 B2",
            StageKind::B3 => "维修 B3",
            StageKind::B4 => "更换 B4",
            StageKind::B5 => "翻新 B5",
            StageKind::B6 => "运行用能 B6",
            StageKind::B7 => "运行用水 B7",
            StageKind::C1 => "拆除 C1",
            StageKind::C2 => "废弃运输 C2",
            StageKind::C3 => "废弃处理 C3",
            StageKind::C4 => "最终处置 C4",
            StageKind::D => "边界外的再利用 D",
        }
    }

    fn scheme(&self, scheme: Scheme) -> &'static str {
        match scheme {
            Scheme::NationalPilot => "国家产品碳足迹标识认证试点",
            Scheme::BodyFiled => "认证机构备案规则",
            Scheme::Other => "其他",
        }
    }

    fn step(&self, step: Step) -> &'static str {
        match step {
            Step::Application => "认证委托",
            Step::Acceptance => "受理",
            Step::Planning => "策划",
            Step::DocumentReview => "文件评审",
            Step::OnSiteInspection => "现场检查",
            Step::FootprintVerification => "碳足迹核查",
            Step::Decision => "评价与批准",
            Step::Surveillance => "获证后监督",
        }
    }

    fn check(&self, check: Check) -> &'static str {
        match check {
            Check::Format => "文件完整可读",
            Check::Signature => "签名与内容相符",
            Check::Issuer => "签发机构受信任",
            Check::Content => "内容符合标识规范",
            Check::Dates => "在有效期内",
            Check::Status => "未被暂停或撤销",
            Check::Sum => "各阶段合计与总数一致",
        }
    }

    fn standing(&self, standing: &Standing, label: &Label) -> Notice {
        standings::standing(standing, label)
    }

    fn found(&self, verified: &Verified, check: Check) -> String {
        steps::found(self, verified, check)
    }

    fn checked(&self, by: CheckedBy, status_told: bool, at: Instant) -> String {
        let subject = if status_told {
            "签名、签发机构、有效期和状态"
        } else {
            "签名、签发机构、有效期"
        };
        let place = match by {
            CheckedBy::Publisher => "已于网页发布时核验",
            CheckedBy::Device => "已在本机核验",
        };
        format!("{subject}{place} · {} 北京时间", clock(at))
    }

    fn sum(&self, sum: Sum, count: usize) -> String {
        match sum {
            Sum::Exact => format!("{count} 个阶段合计与认证数值一致。"),
            Sum::Rounded(difference) => {
                format!("{count} 个阶段合计与认证数值相差 {}，在取整范围内。", figure(difference.magnitude()))
            }
            Sum::Differs(difference) if difference.is_negative() => {
                format!("注意：各阶段合计比认证数值多 {}，超出取整范围。", figure(difference.magnitude()))
            }
            Sum::Differs(difference) => {
                format!("注意：各阶段合计比认证数值少 {}，超出取整范围。", figure(difference))
            }
        }
    }

    fn position(&self, position: &Position) -> Vec<String> {
        match (position.reading(), &position.benchmark().scale) {
            (Reading::Limit { inside, difference, share }, Scale::Limit(limit)) => {
                let bound = figure(limit.value);
                let away = away(*difference, *share);
                vec![match (inside, difference.is_zero()) {
                    (true, true) => format!("等于限值 {bound}，符合。"),
                    (true, false) => format!("比限值 {bound} 低 {away}。"),
                    (false, true) => format!("等于限值 {bound}；限值要求小于该数，未达到。"),
                    (false, false) => format!("比限值 {bound} 高 {away}。"),
                }]
            }
            (Reading::Grade { index, to_better }, Scale::Grades(grades)) => grade(grades, *index, *to_better),
            (Reading::Distribution { above, below }, Scale::Distribution { sample, .. }) => {
                let among = format!("在 {sample} 个样本中");
                vec![match (above, below) {
                    (None, Some(below)) => {
                        format!("{among}，数值低于第 {} 百分位。", figure(*below))
                    }
                    (Some(above), Some(below)) => {
                        format!("{among}，数值位于第 {} 至第 {} 百分位之间。", figure(*above), figure(*below))
                    }
                    (Some(above), None) => {
                        format!("{among}，数值不低于第 {} 百分位。", figure(*above))
                    }
                    (None, None) => String::new(),
                }]
            }
            (Reading::References(differences), Scale::References(references)) => {
                differences.iter().zip(references).map(beside).collect()
            }
            _ => Vec::new(),
        }
    }

    fn incomparable(&self, reason: &Incomparable, beside: Beside) -> String {
        let (ours, theirs) = match beside {
            Beside::Benchmark => ("本标识", "参照"),
            Beside::Group => ("本产品", "所选可比组"),
            Beside::Criteria => ("本产品", "需求标准"),
            Beside::Scale => ("本组", "参照"),
            Beside::Other => ("前者", "后者"),
        };
        match reason {
            Incomparable::Category { label, other } => format!("类别不同：{ours}为 {label}，{theirs}为 {other}。"),
            Incomparable::Unit { label, other } => {
                let (label, other) = (self.unit(*label), self.unit(*other));
                format!("单位不同：{ours}按 {label}，{theirs}按 {other}，两者不能换算。")
            }
            Incomparable::Boundary { label, other } => {
                let (label, other) = (self.boundary(*label), self.boundary(*other));
                format!("系统边界不同：{ours}“{label}”，{theirs}“{other}”。")
            }
            Incomparable::Method { label, other } => {
                let [label, other] = [label, other].map(|standards| plain(&standards.join("、")));
                format!("方法不同：{ours}按 {label}，{theirs}按 {other}。")
            }
            Incomparable::Rule { label: Some(label), other: Some(other) } => {
                format!("产品规则不同：{ours}按 {label}，{theirs}要求 {other}。")
            }
            Incomparable::Rule { label: None, other: Some(other) } => {
                format!("{ours}未说明产品规则，{theirs}要求 {other}。")
            }
            Incomparable::Rule { label, other: None } => {
                let label = label.as_ref().map_or("", Number::as_str);
                format!("产品规则不同：{ours}按 {label}，{theirs}未说明产品规则。")
            }
            Incomparable::TooManyDigits => "数值位数过多，无法精确换算。".to_owned(),
        }
    }

    fn familiar(&self, kilowatt_hours: Decimal, per: &str) -> String {
        format!("{per} 的碳足迹，约等于使用 {} 度电（千瓦时）的碳足迹。", figure(kilowatt_hours))
    }

    fn period(&self, period: Period) -> String {
        let (from, to) = (period.from(), period.to());
        let whole_year = from.to_string().ends_with("-01-01") && to.to_string().ends_with("-12-31");
        if whole_year && from.year() == to.year() {
            return format!("{} 年全年", from.year());
        }
        format!("{from} 至 {to}")
    }

    fn fault(&self, fault: &Fault) -> String {
        problems::fault(fault)
    }

    fn disclosure(&self, fault: &crate::credential::disclosure::DisclosureFault) -> String {
        disclosure::disclosure(fault)
    }

    fn sealed(&self, fault: &crate::credential::sealed::SealedFault) -> String {
        disclosure::sealed(fault)
    }

    #[cfg(feature = "cli")]
    fn restriction(&self, fault: &crate::credential::disclosure::RestrictionFault) -> String {
        disclosure::restriction(fault)
    }

    #[cfg(feature = "cli")]
    fn presentation(&self, fault: &crate::credential::disclosure::PresentationFault) -> String {
        disclosure::presentation(fault)
    }

    fn rejection(&self, rejection: &Rejection) -> Notice {
        verdicts::rejection(rejection)
    }

    #[cfg(feature = "cli")]
    fn list(&self, fault: &crate::credential::ListFault) -> String {
        verdicts::list(fault)
    }

    #[cfg(feature = "cli")]
    fn not_recorded(&self, reason: &crate::credential::NotRecorded) -> String {
        verdicts::not_recorded(reason)
    }

    #[cfg(feature = "cli")]
    fn refusal(&self, refusal: &crate::credential::Refusal) -> String {
        verdicts::refusal(refusal)
    }
}

/// 差多少，占多少：`110（17.5%）`。
fn away(difference: Decimal, share: Share) -> String {
    let share = share.percent().map_or(String::new(), |percent| format!("（{}%）", figure(percent)));
    format!("{}{share}", figure(difference.magnitude()))
}

fn beside(((difference, share), reference): (&(Decimal, Share), &Reference)) -> String {
    let (name, value) = (reference.name.in_language("zh").1, figure(reference.value));
    match (difference.is_zero(), difference.is_negative()) {
        (true, _) => format!("与{name} {value} 相同"),
        (_, true) => format!("比{name} {value} 低 {}", away(*difference, *share)),
        _ => format!("比{name} {value} 高 {}", away(*difference, *share)),
    }
}

fn grade(grades: &[Grade], index: usize, to_better: Option<Decimal>) -> Vec<String> {
    let name = |index: usize| grades[index].name.in_language("zh").1;
    let mut sentence = format!("属于“{}”一档", name(index));
    if let Some(bound) = grades[index].bound {
        let sign = if bound.inclusive { "不高于" } else { "低于" };
        sentence.push_str(&format!("（{sign} {}）", figure(bound.value)));
    }
    if let (Some(away), Some(better)) = (to_better, index.checked_sub(1)) {
        if away.is_zero() {
            sentence.push_str(&format!("；正好在“{}”一档的界限上，但该档要求更低", name(better)));
        } else {
            sentence.push_str(&format!("；比“{}”一档的界限高 {}", name(better), figure(away)));
        }
    }
    sentence.push('。');
    vec![sentence]
}
