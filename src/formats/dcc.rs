//! UNTP digital conformity credentials 0.6 (UN/CEFACT): what somebody assessed of a product. Read as declared,
//! whoever signed it: this package knows no body by it.

use super::{
    Import,
    account::{Assumption, Fact, Warning},
    declared::{Declared, Format, Per, When},
    reading::{self, Reading, each},
    units, untp,
};
use crate::{
    json::{Fault, Node, Problem},
    label::{CarbonUnit, Decimal, DeclaredUnit, Line, Uncertainty, Unit},
};

/// The type of such a credential.
pub(crate) const TYPE: &str = "DigitalConformityCredential";

/// What the name of a metric has in it, in lower case, if it is a footprint.
const METRICS: [&str; 5] = ["carbon footprint", "ghg", "greenhouse", "global warming", "gwp"];

/// What makes it something else: a change, not a footprint.
const OTHERS: [&str; 4] = ["reduction", "avoided", "saving", "offset"];

/// Masses, which the metrics of emissions are in (UN/ECE Recommendation 20).
const MASSES: [(&str, CarbonUnit); 3] =
    [("KGM", CarbonUnit::Kilogram), ("GRM", CarbonUnit::Gram), ("TNE", CarbonUnit::Tonne)];

/// A metric that is a footprint.
#[derive(PartialEq)]
struct Metric {
    name: String,
    value: Decimal,
    unit: CarbonUnit,
    accuracy: Option<Decimal>,
}

pub(super) fn read(credential: &Node<'_>) -> Result<Import, Fault> {
    let reading = &Reading::default();
    let types = credential.field("type")?;
    untp::contains(&types, TYPE)?;
    reading.see(types.value());
    reading.pass(credential, &["@context"]);
    let subject = credential.field("credentialSubject")?;
    let assessments = subject.field("assessment")?;
    let found = each(&assessments, |assessment| metrics(assessment, reading))?;
    let metrics: Vec<(Metric, String)> = found.into_iter().flatten().collect();
    let ((metric, path), others) = metrics.split_first().ok_or_else(|| assessments.fault(Problem::Missing))?;
    if others.iter().any(|(other, _)| other != metric) {
        // Which of them is the product's, nobody says.
        return Err(assessments.fault(Problem::TooMany { found: metrics.len(), limit: 1 }));
    }
    if !others.is_empty() {
        reading.assume(Assumption::Once, path.clone());
    }
    reading.assume(Assumption::MassOfCarbon(metric.name.clone()), path.clone());
    let about = each(&assessments, |assessment| about(assessment, reading))?;
    let distinct = |mut lines: Vec<Line>, line: &Line| {
        if !lines.contains(line) {
            lines.push(line.clone());
        }
        lines
    };
    let assessed = || about.iter().flat_map(|about| &about.products);
    let names = assessed().filter_map(|(name, _)| name.as_ref()).fold(Vec::new(), distinct);
    if let [taken, left @ ..] = names.as_slice()
        && !left.is_empty()
    {
        let left = left.iter().map(Line::as_str).collect::<Vec<_>>().join(", ");
        reading.assume(Assumption::Chosen { taken: taken.to_string(), left }, assessments.path());
    }
    let product = names.into_iter().next();
    // Of other products they are other products' ids.
    let ids = assessed().filter(|(name, _)| *name == product).filter_map(|(_, id)| id.as_ref());
    let ids = ids.fold(Vec::new(), distinct);
    let name = product.or_else(|| reading.line(&subject, "name", Fact::Name));
    let name = name.ok_or_else(|| subject.fault_of("assessment[0].assessedProduct", Problem::Missing))?;
    let mut declared =
        Declared::new(Format::Dcc, reading::named(name), per(metric, &assessments, path, reading)?, metric.value);
    declared.unit = metric.unit;
    declared.uncertainty = metric.accuracy.and_then(|accuracy| {
        let off = super::exact_product(metric.value, accuracy)?.magnitude();
        reading.assume(Assumption::Accuracy(accuracy), path.clone());
        Uncertainty::new(metric.value.minus(off)?, metric.value.plus(off)?, None).ok()
    });
    declared.id = reading.line(credential, "id", Fact::Id);
    declared.owner = subject.optional("issuedToParty")?.and_then(|party| reading.name(&party, "name", Fact::Owner));
    declared.product_ids = ids;
    declared.standards = about.iter().filter_map(|about| about.standard.as_ref()).fold(Vec::new(), distinct);
    let (from, until) =
        (reading.day(credential, "validFrom", Fact::Validity)?, reading.day(credential, "validUntil", Fact::Validity)?);
    match (from, until) {
        (Some(first), Some(last)) if last < first => reading.reversed(credential, "validUntil", first, last),
        _ => (declared.valid_from, declared.valid_until) = (from.map(When::Day), until.map(When::Day)),
    }
    let account = reading.account(credential);
    Ok(Import { declared, account })
}

/// The footprints among an assessment's values.
fn metrics(assessment: &Node<'_>, reading: &Reading) -> Result<Vec<(Metric, String)>, Fault> {
    let Some(values) = assessment.optional("declaredValue")? else { return Ok(Vec::new()) };
    let read = each(&values, |value| {
        let name = value.field("metricName")?;
        let lower = name.text()?.to_lowercase();
        let is_other = OTHERS.iter().any(|other| lower.contains(other));
        if is_other || !METRICS.iter().any(|known| lower.contains(known)) {
            return Ok(None);
        }
        let measure = value.field("metricValue")?;
        let unit = measure.field("unit")?;
        let code = unit.text()?;
        let mass = MASSES.iter().find(|(known, _)| *known == code).map(|(_, unit)| *unit);
        let mass = mass.ok_or_else(|| unit.unexpected(code, "KGM, GRM, TNE"))?;
        let missing = || measure.fault_of("value", Problem::Missing);
        let number = reading.decimal(&measure, "value", Fact::Value)?.ok_or_else(missing)?;
        reading.pass(&measure, &["unit", "type"]);
        reading.pass(value, &["metricName", "type"]);
        let accuracy = reading.between(value, "accuracy", Fact::Uncertainty, (0, 1))?;
        Ok(Some((Metric { name: name.text()?.to_owned(), value: number, unit: mass, accuracy }, value.path())))
    })?;
    Ok(read.into_iter().flatten().collect())
}

/// What an assessment is about.
struct About {
    /// Names and ids.
    products: Vec<(Option<Line>, Option<Line>)>,
    standard: Option<Line>,
}

fn about(assessment: &Node<'_>, reading: &Reading) -> Result<About, Fault> {
    let products = assessment.optional("assessedProduct")?;
    let products = products.map(|products| {
        each(&products, |verified| {
            let product = verified.field("product")?;
            let id = reading.line(&product, "registeredId", Fact::ProductIds);
            let id = id.or_else(|| reading.line(&product, "id", Fact::ProductIds));
            Ok((reading.line(&product, "name", Fact::Name), id))
        })
    });
    let products = products.transpose()?.unwrap_or_default();
    if let Some(conformance) = assessment.optional("conformance")? {
        reading.see(conformance.value());
        if !conformance.truth()? {
            reading.warn(Warning::NotConforming, conformance.path());
        }
    }
    let standard = assessment.optional("referenceStandard")?;
    let standard = standard.and_then(|standard| reading.line(&standard, "name", Fact::Standards));
    Ok(About { products, standard })
}

/// What a metric counts per, where its name says so (`… per 1 m3`): the vocabulary has no place for it. Else one piece.
fn per(metric: &Metric, at: &Node<'_>, path: &str, reading: &Reading) -> Result<Per, Fault> {
    let Some((_, stated)) = metric.name.rsplit_once(" per ") else {
        reading.assume(Assumption::PerPiece, path.to_owned());
        return DeclaredUnit::new(Decimal::ONE, Unit::Piece).map(Per::Unit).map_err(|invalid| at.invalid(invalid));
    };
    // What is said of it in brackets does not make it another unit; a comma groups its thousands.
    let stated = stated.split(" (").next().unwrap_or(stated).replace(',', "");
    units::in_one(&stated).map_err(|invalid| Fault::new(format!("{path}.metricName"), Problem::Invalid(invalid)))
}
