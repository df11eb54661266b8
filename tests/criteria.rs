//! A demand standard in words, on the demonstration's programme: what is asked, what became of it and why, and
//! the formula with its numbers, in both languages.

#![cfg(feature = "cli")]
#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

use carbon_label::{
    compare::Basis,
    criteria::{Candidate, Criteria, Source, State, judge},
    label::{Boundary, CarbonUnit, Date, Decimal, Rule},
    programme::{Programme, read_folder},
    text::Lang,
};
use std::{path::Path, sync::LazyLock};

static PROGRAMME: LazyLock<Programme> =
    LazyLock::new(|| read_folder(&Path::new(env!("CARGO_MANIFEST_DIR")).join("demo")).unwrap());

const BODY: &str = "did:key:z6MkpcZ6M48pyQT5iBRLRvfZcTZ7EpiPkHcUzstZ6ngzH2Qe";
const FURNITURE_BODY: &str = "did:key:z6Mkte4GpqWTmydLmwcAQMqCHQGDM6BpnJoVWh3pp5csyhcE";

fn today() -> Date {
    "2026-11-24".parse().unwrap()
}

fn decimal(text: &str) -> Option<Decimal> {
    Some(text.parse().unwrap())
}

fn basis() -> Basis {
    Basis {
        category: "pv-module".parse().unwrap(),
        unit: CarbonUnit::Kilogram,
        per: "1 kWp".parse().unwrap(),
        boundary: Boundary::CradleToGate,
        standards: vec!["GB/T 24067-2024".parse().unwrap()],
        rule: Some(Rule { id: "DEMO-CFP-PV-MODULE".parse().unwrap(), version: Some("2024".parse().unwrap()) }),
    }
}

fn criteria(musts: &str) -> Criteria {
    let group = "category=pv-module&unit=kgCO2e&per=1+kWp&boundary=cradle-to-gate&standard=GB%2FT+24067-2024\
        &rule=DEMO-CFP-PV-MODULE+2024";
    Criteria::of_fragment(&format!("version=1&bid=2026-12-10&region=CN-TJ&{group}{musts}")).unwrap()
}

fn candidate(basis: &Basis) -> Candidate<'_> {
    Candidate {
        basis,
        value: decimal("420"),
        primary_share: Some("0.62".parse().unwrap()),
        issued: Some("2026-06-05".parse().unwrap()),
        expires: Some("2028-06-04".parse().unwrap()),
        state: State::InForce,
        issuer: Some(BODY),
        source: Source::Verified,
    }
}

/// A must in words, in Chinese and in English.
#[track_caller]
fn asked(must: &str, zh: &str, en: &str) {
    let criteria = criteria(&format!("&must={must}"));
    assert_eq!(Lang::ALL.iter().map(|lang| lang.must(&criteria.musts[0], &PROGRAMME)).collect::<Vec<_>>(), [zh, en]);
}

#[test]
fn what_is_asked_is_said() {
    asked("in-force", "证书在开标日有效", "Certificate in force on the day bids are opened");
    asked(
        "accredited",
        "签发机构在信任名单上，并有签发该类标识的资格",
        "Issuer on the trust list and accredited for the category",
    );
    asked("recognised-in,CN-TJ", "签发机构在天津市被认可", "Issuer recognised in Tianjin");
    asked("recognised-in,CN-HE", "签发机构在河北省被认可", "Issuer recognised in Hebei");
    asked("recognised-in,CN-SH", "签发机构在 CN-SH 被认可", "Issuer recognised in CN-SH");
    asked("boundary,cradle-to-gate", "系统边界为“从摇篮到大门”", "System boundary cradle to gate");
    asked("at-most,630,kgCO2e,1+kWp", "每 1 kWp 碳足迹不高于 630 kgCO₂e", "Footprint at most 630 kgCO₂e per 1 kWp");
    asked("below,0.63,tCO2e,1+kWp", "每 1 kWp 碳足迹低于 0.63 tCO₂e", "Footprint below 0.63 tCO₂e per 1 kWp");
    asked(
        "grade,epeat-pv,2",
        "达到“EPEAT 低碳”一档或更优（EPEAT 光伏组件碳足迹门槛）",
        "Grade “EPEAT low-carbon” or better (EPEAT thresholds for PV module footprints)",
    );
    asked("grade,other,2", "达到参照 other 的第 2 档或更优", "Grade 2 or better of the reference other");
    asked("primary-share,0.50", "初级数据占比不低于 50%", "At least 50% primary data");
    asked("rule,PCR-1+2025", "核算依据产品规则 PCR-1（2025 版）", "Counted by the product rule PCR-1, version 2025");
}

/// What becomes of a must, in Chinese and in English.
#[track_caller]
fn judged(must: &str, change: impl Fn(&mut Candidate<'_>), zh: &str, en: &str) {
    judged_of(&basis(), must, change, zh, en);
}

#[track_caller]
fn judged_of(basis: &Basis, must: &str, change: impl Fn(&mut Candidate<'_>), zh: &str, en: &str) {
    let criteria = criteria(&format!("&must={must}"));
    let mut candidate = candidate(basis);
    change(&mut candidate);
    let verdict = judge(&candidate, &criteria, &PROGRAMME, today());
    assert_eq!(Lang::ALL.iter().map(|lang| lang.judged(&verdict.musts[0])).collect::<Vec<_>>(), [zh, en]);
}

#[test]
fn a_certificate_that_is_not_in_force_on_the_day_is_said_with_its_days() {
    judged("in-force", |_| (), "满足", "Met");
    judged(
        "in-force",
        |one| one.expires = Some("2026-12-01".parse().unwrap()),
        "不满足：证书于 2026-12-01 到期，开标日前失效。",
        "Not met: The certificate ends on 2026-12-01, before bids are opened (2026-12-10).",
    );
    judged(
        "in-force",
        |one| one.issued = Some("2026-12-11".parse().unwrap()),
        "不满足：证书于 2026-12-11 签发，开标日（2026-12-10）尚未生效。",
        "Not met: The certificate is issued on 2026-12-11, after bids are opened (2026-12-10).",
    );
    judged(
        "in-force",
        |one| one.state = State::Suspended,
        "无法判断：证书目前已暂停，开标日（2026-12-10）前是否恢复尚不可知。",
        "Cannot tell: The certificate is suspended now; whether it is restored before bids are opened (2026-12-10) is open.",
    );
    judged(
        "in-force",
        |one| one.state = State::StatusUnknown,
        "无法判断：状态名单无法查询，不能确认证书是否被暂停或撤销。",
        "Cannot tell: The status list could not be asked: the certificate may have been suspended or withdrawn.",
    );
    judged(
        "in-force",
        |one| one.state = State::Withdrawn,
        "不满足：证书已撤销。",
        "Not met: The certificate was withdrawn.",
    );
    judged(
        "in-force",
        |one| one.source = Source::Declared,
        "不满足：由企业自行声明，未经认证。",
        "Not met: Declared by its maker, certified by nobody.",
    );
}

#[test]
fn an_issuer_that_does_not_count_is_named() {
    judged(
        "accredited",
        |one| one.issuer = Some("did:web:a\u{202e}b.example"),
        "不满足：签发机构“did:web:a\u{fffd}b.example”不在信任名单。",
        "Not met: The issuer “did:web:a\u{fffd}b.example” is not on the trust list.",
    );
    judged(
        "accredited",
        |one| one.issuer = Some(FURNITURE_BODY),
        "不满足：“示范木制品认证所”没有签发 pv-module 类标识的资格。",
        "Not met: “Demonstration Wood Products Certification Institute” may not issue labels for pv-module.",
    );
    judged(
        "recognised-in,CN-SH",
        |_| (),
        "无法判断：天津市的标识在 CN-SH 是否被认可，没有互认依据可查。",
        "Cannot tell: Nothing at hand says whether CN-SH recognises labels of Tianjin.",
    );
}

#[test]
fn numbers_are_said_with_what_was_asked_for() {
    judged(
        "at-most,630,kgCO2e,1+kWp",
        |one| one.value = decimal("700"),
        "不满足：每 1 kWp 碳足迹为 700 kgCO₂e，要求不高于 630 kgCO₂e。",
        "Not met: The footprint is 700 kgCO₂e; required is at most 630 kgCO₂e per 1 kWp.",
    );
    let per_hour = Basis { unit: CarbonUnit::Gram, per: "1 kWh".parse().unwrap(), ..basis() };
    judged_of(
        &per_hour,
        "at-most,630,kgCO2e,1+kWp",
        |one| one.value = decimal("12.2"),
        "无法判断：单位不同：本产品按 kWh，需求标准按 kWp，两者不能换算。",
        "Cannot tell: Another unit: this product counts per kWh, the demand standard per kWp; they do not convert.",
    );
    judged(
        "grade,epeat-pv,1",
        |_| (),
        "不满足：属于“EPEAT 低碳”一档，要求“EPEAT 超低碳”或更优。",
        "Not met: The grade is “EPEAT low-carbon”; required is “EPEAT ultra-low-carbon” or better.",
    );
    judged(
        "grade,ppe2,1",
        |_| (),
        "无法判断：方法不同：本标识按 GB/T 24067-2024，参照按 PPE2。",
        "Cannot tell: Another method: this label follows GB/T 24067-2024, the reference PPE2.",
    );
    judged(
        "primary-share,0.7",
        |_| (),
        "不满足：初级数据占比为 62%，要求不低于 70%。",
        "Not met: 62% primary data; required is 70% or more.",
    );
    judged(
        "rule,DEMO-CFP-PV-MODULE+2026",
        |_| (),
        "不满足：产品规则为 DEMO-CFP-PV-MODULE（2024 版），要求按 DEMO-CFP-PV-MODULE（2026 版）。",
        "Not met: The product rule is DEMO-CFP-PV-MODULE, version 2024; required is DEMO-CFP-PV-MODULE, version 2026.",
    );
}

#[test]
fn a_verdict_names_the_musts_that_made_it() {
    let criteria = criteria("&must=in-force&must=accredited&must=at-most,630,kgCO2e,1+kWp&must=primary-share,0.5");
    let basis = basis();
    let said = |change: &dyn Fn(&mut Candidate<'_>)| {
        let mut candidate = candidate(&basis);
        change(&mut candidate);
        let verdict = judge(&candidate, &criteria, &PROGRAMME, today());
        [Lang::Zh, Lang::En].map(|lang| lang.verdict(&verdict, &criteria))
    };
    assert_eq!(said(&|_| ()), ["满足", "Met"]);
    let failing = said(&|one| (one.state, one.value, one.primary_share) = (State::Cancelled, decimal("631"), None));
    assert_eq!(failing, ["不满足：证书、上限", "Not met: certificate, limit"]);
    let unknown = said(&|one| one.primary_share = None);
    assert_eq!(unknown, ["无法判断：初级数据", "Cannot tell: primary data"]);
    let rejected = said(&|one| (one.state, one.value) = (State::Rejected, None));
    assert_eq!(rejected, ["不满足：核验", "Not met: verification"]);
}

/// A formula in words, and with a product's number, in Chinese and in English.
#[track_caller]
fn worked(award: &str, value: &str, zh: &str, en: &str) {
    let criteria = criteria(&format!("&award={award}"));
    let basis = basis();
    let candidate = Candidate { value: decimal(value), ..candidate(&basis) };
    let verdict = judge(&candidate, &criteria, &PROGRAMME, today());
    let worked = verdict.awards[0].unwrap();
    let said: Vec<String> = Lang::ALL.iter().map(|lang| lang.worked(&criteria.awards[0], &worked)).collect();
    assert_eq!(said, [zh, en]);
}

#[test]
fn a_formula_is_shown_with_its_numbers() {
    let award = "price-deduction,5,1,630,400,kgCO2e,1+kWp,2";
    let alike = |value: &str, said: &str| worked(award, value, said, said);
    alike("420", "5% × (630 − 420) ÷ (630 − 400) = 4.57%");
    alike("520", "5% × (630 − 520) ÷ (630 − 400) = 2.39%");
    let most = "5% × (630 − (−20)) ÷ (630 − 400) = 14.13%";
    worked(award, "-20", &format!("{most}，以 5% 为限"), &format!("{most}, at most 5%"));
    let least = "5% × (630 − 600) ÷ (630 − 400) = 0.65%";
    worked(award, "600", &format!("{least}，不足 1%，按 0 计"), &format!("{least}, below 1%: nothing"));
    let points = "points,3,,630,400,kgCO2e,1+kWp,1";
    worked(
        points,
        "700",
        "3 分 × (630 − 700) ÷ (630 − 400) = −0.9 分，按 0 计",
        "3 points × (630 − 700) ÷ (630 − 400) = −0.9 points, below zero: nothing",
    );

    let criteria = criteria(&format!("&award={award}&award={points}"));
    let said = |lang: Lang| [lang.formula(&criteria.awards[0]), lang.formula(&criteria.awards[1])];
    assert_eq!(
        said(Lang::Zh),
        [
            "价格扣除 = 5% × (630 − 数值) ÷ (630 − 400)，结果四舍五入到小数点后 2 位，不超过 5%，不足 1% 不扣除。数值为每 1 kWp 的 kgCO₂e。",
            "加分 = 3 分 × (630 − 数值) ÷ (630 − 400)，结果四舍五入到小数点后 1 位，不超过 3 分。数值为每 1 kWp 的 kgCO₂e。",
        ]
    );
    assert_eq!(
        said(Lang::En),
        [
            "Price deduction = 5% × (630 − value) ÷ (630 − 400), rounded to 2 decimal places, halves up; at most 5%, nothing below 1%. The value is in kgCO₂e per 1 kWp.",
            "Points = 3 points × (630 − value) ÷ (630 − 400), rounded to 1 decimal place, halves up; at most 3 points. The value is in kgCO₂e per 1 kWp.",
        ]
    );
}
