//! What a draft still needs.

use super::{English, problems};
use crate::{
    label::{Boundary, Date, Decimal, DeclaredUnit, Line, Number, Score, Share, StageKind, Step},
    readiness::{Finding, Matter, Readiness, Severity},
    text::{Language, figure, plain, readiness::ReadinessSentences},
};

pub(in crate::text) static SENTENCES: ReadinessSentences = ReadinessSentences {
    readiness: |readiness| match readiness {
        Readiness::Ready => "Ready to hand in",
        Readiness::Weak => "Complete, but weak in places",
        Readiness::NotReady => "Not ready yet",
    },
    severity: |severity, count| {
        let name = match severity {
            Severity::Wanted => "Still wanted",
            Severity::Faulty => "Filled in wrongly",
            Severity::Contradiction => "Contradicts",
            Severity::Weak => "Weak",
            Severity::Hint => "Good to know",
        };
        format!("{name} ({count})")
    },
    stated: |stated, asked| format!("{stated} of {asked} fields asked for are there"),
    rule: |name, id, version| format!("{name}, {id}, version {version}"),
    clause: |clause| format!(" (clause {})", plain(clause)),
    field,
    placed: |place, sentence| format!("{place}: {sentence}"),
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
            format!("follows {stated}; the category's rule is {wanted}. Check the category, or follow its rule.")
        }
        Matter::RuleVersion { stated, wanted } => rule_version(stated.as_ref(), wanted),
        Matter::RuleUnstated(wanted) => format!("no rule is stated. If the study follows {wanted}, say so."),
        Matter::StageForeign { stated, wanted } => stage_foreign(*stated, wanted),
        Matter::StageOrder(wanted) => format!("the rule has its stages in this order: {}.", words(wanted)),
        Matter::NoStages => "no split by stage, so nobody sees where emissions come from. Add it.".to_owned(),
        Matter::Sum { value, sum, difference } => sum_differs(*value, *sum, *difference),
        Matter::PrimaryShares { stated, weighted } => primary_shares(*stated, *weighted),
        Matter::OutsideUncertainty { value, low, high } => outside(*value, *low, *high),
        Matter::ElectricityFactor { factor, most } => electricity(*factor, *most),
        Matter::PeriodAhead { to, today } => {
            format!("data until {to}, but today is {today}. Count from days that are over.")
        }
        Matter::TraceOrder { first, then } => trace_order(*first, *then),
        Matter::IssuedBeforeDecision { issued, decided } => {
            format!("issued on {issued}, before the decision of {decided}. Check both dates.")
        }
        Matter::YearAhead { stated, this } => format!("{stated} is still to come; it is {this}. Check the year."),
        Matter::Implausible { value, low, high } => implausible(*value, *low, *high),
        Matter::DataOld { to, years, today } => data_old(*to, *years, *today),
        Matter::PrimaryShareLow { stated, least } => primary_share_low(*stated, *least),
        Matter::PrimaryShareUnstated(least) => primary_share_unstated(*least),
        Matter::QualityLow { stage, worst, bar } => quality_low(*stage, *worst, *bar),
        Matter::QualityUnstated { stage, bar } => quality_unstated(*stage, *bar),
        Matter::Recommended => recommended(&finding.path),
        Matter::BeforeCertification => {
            "no certificate yet. The certifying body will fill in its number, scheme and dates.".to_owned()
        }
        Matter::Demonstration => "marked as a demonstration. Remove the mark before handing in real data.".to_owned(),
    }
}

fn missing(path: &str) -> String {
    field(path).map_or_else(|| "missing. Add it.".to_owned(), |name| format!("{name} is missing. Add it."))
}

fn recommended(path: &str) -> String {
    let name = field(path).unwrap_or("this");
    format!("{name} is not stated. No rule here asks for it, but a certificate names it.")
}

/// What a field is called in a sentence.
fn field(path: &str) -> Option<&'static str> {
    Some(match path.strip_prefix("$.credentialSubject.").unwrap_or(path) {
        "product.name" => "the product's name",
        "product.model" => "the model",
        "product.gtin" => "the GTIN",
        "product.category" => "the product's category",
        "product.maker.name" => "the manufacturer's name",
        "product.maker.creditCode" => "the manufacturer's credit code",
        "product.factory" => "the factory",
        "footprint.value" => "the footprint's value",
        "footprint.unit" => "the footprint's unit",
        "footprint.per" => "the declared unit",
        "footprint.boundary" => "the system boundary",
        "footprint.standard" => "the standard the footprint follows",
        "footprint.rule" => "the product category rule",
        "footprint.period" => "the period of the data",
        "footprint.uncertainty" => "the uncertainty",
        "footprint.primaryShare" => "the share of primary data",
        "footprint.electricity" => "the electricity's footprint factor",
        "stages" => "the split by stage",
        "certificate.number" => "the certificate's number",
        "certificate.scheme" => "the certification scheme",
        "certificate.body.name" => "the certifying body's name",
        "certificate.issued" => "the day of issue",
        "certificate.expires" => "the certificate's last day",
        "report" => "the verification report",
        "$.validFrom" => "the label's first moment",
        "$.validUntil" => "the label's last moment",
        _ => return None,
    })
}

fn stage_missing(kind: StageKind) -> String {
    let (name, word) = (English.stage(kind), kind.word());
    format!("the stage “{name}” ({word}) is missing. Add it, with the value 0 if nothing arises there.")
}

fn stage_foreign(stated: StageKind, wanted: &[StageKind]) -> String {
    format!("“{}” is no stage of this category. It has: {}.", stated.word(), words(wanted))
}

fn unknown_category(stated: &Number, known: &[Number]) -> String {
    let known: Vec<&str> = known.iter().map(Number::as_str).collect();
    format!("the programme has no category “{stated}”. It has: {}.", known.join(", "))
}

fn declared_unit(stated: &DeclaredUnit, wanted: &DeclaredUnit) -> String {
    let (stated, wanted) = (English.per(stated), English.per(wanted));
    format!("counted {stated}, where the rule counts {wanted}. Work the figures out {wanted}.")
}

fn boundary(stated: Boundary, wanted: Boundary) -> String {
    let (stated, wanted) = (English.boundary(stated), English.boundary(wanted));
    format!("drawn {stated}, where the rule draws it {wanted}. Bring the study to the rule's boundary.")
}

fn rule_version(stated: Option<&Line>, wanted: &Line) -> String {
    match stated {
        Some(stated) => {
            format!("follows version {stated}; the current one is {wanted}. See whether the study still fits.")
        }
        None => format!("the rule's version is not stated; the current one is {wanted}. Add the one followed."),
    }
}

fn sum_differs(value: Decimal, sum: Decimal, difference: Decimal) -> String {
    let way = if difference.is_negative() { "too much" } else { "short" };
    let (value, sum, difference) = (figure(value), figure(sum), figure(difference.magnitude()));
    format!(
        "the stages add up to {sum}, the value is {value}: {difference} {way}, more than rounding explains. Find what was left out or counted twice."
    )
}

fn primary_shares(stated: Share, weighted: Decimal) -> String {
    let stated = figure(stated.decimal());
    format!("{stated} is stated, but the stages, each by its part, make {}. Correct one of them.", figure(weighted))
}

fn outside(value: Decimal, low: Decimal, high: Decimal) -> String {
    let (value, low, high) = (figure(value), figure(low), figure(high));
    format!("runs from {low} to {high} and leaves out the value itself, {value}. Correct one of them.")
}

fn electricity(factor: Decimal, most: Decimal) -> String {
    let (factor, most) = (figure(factor), figure(most));
    format!("{factor} kgCO₂e/kWh cannot be: a factor lies between 0 and {most}. If it is in grams, divide by 1000.")
}

fn trace_order(first: (Step, Date), then: (Step, Date)) -> String {
    let (one, other) = (English.step(first.0), English.step(then.0));
    format!("“{one}” ({}) stands before “{other}” ({}). Put the steps in order and check their dates.", first.1, then.1)
}

fn implausible(value: Decimal, low: Decimal, high: Decimal) -> String {
    let (value, low, high) = (figure(value), figure(low), figure(high));
    format!(
        "{value} kgCO₂e, where this category expects {low} to {high}. Check unit and decimal point, or be ready to explain it."
    )
}

fn data_old(to: Date, years: u8, today: Date) -> String {
    let limit = if years == 1 { "a year".to_owned() } else { format!("{years} years") };
    format!("data until {to}: on {today}, more than {limit} old, which is the rule's limit. Use newer data.")
}

fn primary_share_low(stated: Share, least: Share) -> String {
    let (stated, least) = (percent(stated), percent(least));
    format!("{stated} rests on primary data; the rule's bar is {least}. Measure more of your own processes.")
}

fn primary_share_unstated(least: Share) -> String {
    format!("the share of primary data is not stated; the rule's bar is {}. Add it.", percent(least))
}

fn quality_low(stage: StageKind, worst: Score, bar: Score) -> String {
    let (worst, bar) = (worst.number(), bar.number());
    format!(
        "{}: the worst score is {worst}, the rule's bar is {bar} (1 is best). Find better data for it.",
        English.stage(stage)
    )
}

fn quality_unstated(stage: StageKind, bar: Score) -> String {
    let bar = bar.number();
    format!("{}: no data-quality scores; the rule's bar is {bar} (1 is best). Add them.", English.stage(stage))
}

pub(super) fn percent(share: Share) -> String {
    format!("{}%", figure(share.percent().trimmed()))
}

fn words(kinds: &[StageKind]) -> String {
    kinds.iter().map(|kind| kind.word()).collect::<Vec<_>>().join(", ")
}
