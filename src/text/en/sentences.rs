//! Sentences with figures in them.

use super::{English, disclosure, passport, problems, standings, steps, verdicts, words};
use crate::{
    compare::{Incomparable, Position, Reading, Share},
    credential::{Check, Rejection, Standing, Verified},
    json::Fault,
    label::{Boundary, Decimal, DeclaredUnit, Instant, Label, Number, Period, Scheme, StageKind, Step, Sum, Unit},
    programme::{Grade, Reference, Scale},
    text::{Beside, CheckedBy, Language, Notice, PassportWords, Words, clock, figure, plain},
};

impl Language for English {
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
            symbol => symbol.word(),
        }
    }

    fn per(&self, per: &DeclaredUnit) -> String {
        let (amount, unit) = (per.amount(), per.unit());
        match unit {
            Unit::Piece if amount == Decimal::ONE => "per piece".to_owned(),
            Unit::Piece => format!("per {} pieces", figure(amount)),
            unit => format!("per {} {}", figure(amount), self.unit(unit)),
        }
    }

    fn boundary(&self, boundary: Boundary) -> &'static str {
        match boundary {
            Boundary::CradleToGate => "cradle to gate",
            Boundary::GateToGate => "gate to gate",
            Boundary::CradleToGrave => "cradle to grave",
            Boundary::MainProduction => "main production stages",
        }
    }

    fn stage(&self, kind: StageKind) -> &'static str {
        match kind {
            StageKind::RawMaterials => "Raw materials",
            StageKind::Production => "Production",
            StageKind::Distribution => "Distribution",
            StageKind::Use => "Use",
            StageKind::EndOfLife => "End of life",
            StageKind::Upstream => "Upstream",
            StageKind::Core => "Core processes",
            StageKind::Downstream => "Downstream",
            StageKind::A1 => "Raw materials A1",
            StageKind::A2 => "Transport A2",
            StageKind::A3 => "Manufacturing A3",
            StageKind::A1ToA3 => "Product stage A1–A3",
            StageKind::A4 => "Transport to site A4",
            StageKind::A5 => "Installation A5",
            StageKind::B1 => "Use B1",
            StageKind::B2 => "Maintenance B2",
            StageKind::B3 => "Repair B3",
            StageKind::B4 => "Replacement B4",
            StageKind::B5 => "Refurbishment B5",
            StageKind::B6 => "Energy in use B6",
            StageKind::B7 => "Water in use B7",
            StageKind::C1 => "Demolition C1",
            StageKind::C2 => "Waste transport C2",
            StageKind::C3 => "Waste processing C3",
            StageKind::C4 => "Disposal C4",
            StageKind::D => "Reuse beyond the boundary D",
        }
    }

    fn scheme(&self, scheme: Scheme) -> &'static str {
        match scheme {
            Scheme::NationalPilot => "National pilot of product carbon footprint labels",
            Scheme::BodyFiled => "Rule filed by the certifying body",
            Scheme::Other => "Other",
        }
    }

    fn step(&self, step: Step) -> &'static str {
        match step {
            Step::Application => "Application",
            Step::Acceptance => "Acceptance",
            Step::Planning => "Planning",
            Step::DocumentReview => "Document review",
            Step::OnSiteInspection => "On-site inspection",
            Step::FootprintVerification => "Footprint verification",
            Step::Decision => "Decision",
            Step::Surveillance => "Surveillance",
        }
    }

    fn check(&self, check: Check) -> &'static str {
        match check {
            Check::Format => "The file is whole and reads",
            Check::Signature => "The signature fits the content",
            Check::Issuer => "The issuer is trusted",
            Check::Content => "The content reads as a label",
            Check::Dates => "Today lies within its validity",
            Check::Status => "Neither suspended nor withdrawn",
            Check::Sum => "The stages add up to the total",
        }
    }

    fn standing(&self, standing: &Standing, label: &Label) -> Notice {
        standings::standing(standing, label)
    }

    fn found(&self, verified: &Verified, check: Check) -> String {
        steps::found(self, verified, check)
    }

    fn checked(&self, by: CheckedBy, status_told: bool, at: Instant) -> String {
        let subject = if status_told { "Signature, issuer, dates and status" } else { "Signature, issuer and dates" };
        let place = match by {
            CheckedBy::Publisher => "checked when this page was published",
            CheckedBy::Device => "checked on this device",
        };
        format!("{subject} {place} · {} Beijing time", clock(at))
    }

    fn sum(&self, sum: Sum, count: usize) -> String {
        match sum {
            Sum::Exact => format!("The {count} stages add up to the certified value."),
            Sum::Rounded(difference) => format!(
                "The {count} stages differ from the certified value by {}, which is rounding.",
                figure(difference.magnitude())
            ),
            Sum::Differs(difference) if difference.is_negative() => format!(
                "Note: the stages add up to {} more than the certified value, beyond rounding.",
                figure(difference.magnitude())
            ),
            Sum::Differs(difference) => format!(
                "Note: the stages add up to {} less than the certified value, beyond rounding.",
                figure(difference)
            ),
        }
    }

    fn position(&self, position: &Position) -> Vec<String> {
        match (position.reading(), &position.benchmark().scale) {
            (Reading::Limit { inside, difference, share }, Scale::Limit(limit)) => {
                let bound = figure(limit.value);
                let away = away(*difference, *share);
                vec![match (inside, difference.is_zero()) {
                    (true, true) => format!("Equal to the limit of {bound}: within it."),
                    (true, false) => format!("{away} below the limit of {bound}."),
                    (false, true) => {
                        format!("Equal to {bound}, where less is asked for: not within the limit.")
                    }
                    (false, false) => format!("{away} above the limit of {bound}."),
                }]
            }
            (Reading::Grade { index, to_better }, Scale::Grades(grades)) => grade(grades, *index, *to_better),
            (Reading::Distribution { above, below }, Scale::Distribution { sample, .. }) => {
                let among = format!("Among {sample} products");
                vec![match (above, below) {
                    (None, Some(below)) => {
                        format!("{among}, the value is below percentile {}.", figure(*below))
                    }
                    (Some(above), Some(below)) => {
                        format!("{among}, the value is between percentiles {} and {}.", figure(*above), figure(*below))
                    }
                    (Some(above), None) => {
                        format!("{among}, the value is at or above percentile {}.", figure(*above))
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
            Beside::Benchmark => ("this label", "the reference"),
            Beside::Group => ("this product", "the chosen group"),
            Beside::Criteria => ("this product", "the demand standard"),
            Beside::Scale => ("this group", "the reference"),
            Beside::Other => ("the first", "the second"),
        };
        match reason {
            Incomparable::Category { label, other } => {
                format!("Another category: {ours} is for {label}, {theirs} for {other}.")
            }
            Incomparable::Unit { label, other } => {
                let (label, other) = (self.unit(*label), self.unit(*other));
                format!("Another unit: {ours} counts per {label}, {theirs} per {other}; they do not convert.")
            }
            Incomparable::Boundary { label, other } => {
                let (label, other) = (self.boundary(*label), self.boundary(*other));
                format!("Another boundary: {ours} is {label}, {theirs} {other}.")
            }
            Incomparable::Method { label, other } => {
                let [label, other] = [label, other].map(|standards| plain(&standards.join(", ")));
                format!("Another method: {ours} follows {label}, {theirs} {other}.")
            }
            Incomparable::Rule { label: Some(label), other: Some(other) } => {
                format!("Another product rule: {ours} follows {label}, {theirs} asks for {other}.")
            }
            Incomparable::Rule { label: None, other: Some(other) } => {
                format!("No product rule is stated here; {theirs} asks for {other}.")
            }
            Incomparable::Rule { label, other: None } => {
                let label = label.as_ref().map_or("", Number::as_str);
                format!("Another product rule: {ours} follows {label}, {theirs} states none.")
            }
            Incomparable::TooManyDigits => "The value has too many digits to convert exactly.".to_owned(),
        }
    }

    fn familiar(&self, kilowatt_hours: Decimal, per: &str) -> String {
        format!("The footprint {per} is about that of using {} kWh of electricity.", figure(kilowatt_hours))
    }

    fn period(&self, period: Period) -> String {
        let (from, to) = (period.from(), period.to());
        let whole_year = from.to_string().ends_with("-01-01") && to.to_string().ends_with("-12-31");
        if whole_year && from.year() == to.year() {
            return format!("all of {}", from.year());
        }
        format!("{from} to {to}")
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

/// How far, and how much that is: `110 (17.5%)`.
fn away(difference: Decimal, share: Share) -> String {
    let share = share.percent().map_or(String::new(), |percent| format!(" ({}%)", figure(percent)));
    format!("{}{share}", figure(difference.magnitude()))
}

fn beside(((difference, share), reference): (&(Decimal, Share), &Reference)) -> String {
    let (name, value) = (reference.name.in_language("en").1, figure(reference.value));
    match (difference.is_zero(), difference.is_negative()) {
        (true, _) => format!("equal to {name}, {value}"),
        (_, true) => format!("{} below {name}, {value}", away(*difference, *share)),
        _ => format!("{} above {name}, {value}", away(*difference, *share)),
    }
}

fn grade(grades: &[Grade], index: usize, to_better: Option<Decimal>) -> Vec<String> {
    let name = |index: usize| grades[index].name.in_language("en").1;
    let mut sentence = format!("In the grade “{}”", name(index));
    if let Some(bound) = grades[index].bound {
        let sign = if bound.inclusive { "up to" } else { "below" };
        sentence.push_str(&format!(" ({sign} {})", figure(bound.value)));
    }
    if let (Some(away), Some(better)) = (to_better, index.checked_sub(1)) {
        if away.is_zero() {
            sentence.push_str(&format!("; exactly at the bound of “{}”, which asks for less", name(better)));
        } else {
            sentence.push_str(&format!("; {} above the bound of “{}”", figure(away), name(better)));
        }
    }
    sentence.push('.');
    vec![sentence]
}
