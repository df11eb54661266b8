//! UNTP digital product passports.
//!
//! The shape is `untp-dpp-schema` 0.6.0 (UN/CEFACT); in 0.5.0 and the betas of 0.6.0 the subject is the
//! product itself, and that is read, too. What the schema requires of the parts read here is required:
//! the order of contexts, the types, the members, the enumerations. Members it does not know are left
//! alone, and addresses stay text: nothing of a passport becomes a link.

#[cfg(feature = "documents")]
mod account;

use super::{Per, units};
use crate::{
    json::{Fault, Node, Problem},
    label::{Boundary, Date, Decimal, Instant, Invalid, Line, Share},
};

/// A product passport as its issuer states it: never to be taken for certified.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Passport {
    /// The version of the passport's vocabulary, such as `0.6.0`.
    pub version: Line,
    /// The passport's own id.
    pub id: Line,
    /// Who it says it is from.
    pub issuer: Party,
    /// From when it counts.
    pub valid_from: Option<Instant>,
    /// Until when it counts; not before `valid_from`.
    pub valid_until: Option<Instant>,
    /// Whether it names a list that tells of its revocation.
    pub lists_status: bool,
    /// Which products it stands for.
    pub granularity: Option<Granularity>,
    /// The product.
    pub product: Product,
    /// Its emissions.
    pub scorecard: Scorecard,
}

/// Somebody, or a place, as the passport names it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Party {
    /// Its id, a URI.
    pub id: Line,
    /// Its name.
    pub name: Line,
}

/// The product a passport is about.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Product {
    /// Its id, a URI.
    pub id: Line,
    /// Its name.
    pub name: Line,
    /// Its number in a register, such as a GTIN.
    pub registered_id: Option<Line>,
    /// The name of that register.
    pub id_scheme: Option<Line>,
    /// The number of the single item.
    pub serial: Option<Line>,
    /// The number of the batch.
    pub batch: Option<Line>,
    /// Who made it.
    pub producer: Option<Party>,
    /// Where it was made.
    pub facility: Option<Party>,
    /// The country it was made in (ISO 3166-1, two letters).
    pub country: Option<Line>,
    /// When it was made.
    pub made_on: Option<Date>,
}

/// Which products a passport stands for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Granularity {
    /// One item.
    Item,
    /// A batch.
    Batch,
    /// Every product of a model.
    Model,
}

const GRANULARITIES: [(&str, Granularity); 3] =
    [("item", Granularity::Item), ("batch", Granularity::Batch), ("model", Granularity::Model)];

/// The emissions of one declared unit (`EmissionsPerformance`).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Scorecard {
    /// The footprint, with its digits, in kgCO2e: the schema describes `carbonFootprint` as "the carbon
    /// footprint of the product in KgCO2e per declared unit".
    pub value: Decimal,
    /// What it is counted per.
    pub per: Per,
    /// The system boundary; nothing where the operational scope is `None`.
    pub boundary: Option<Boundary>,
    /// How much of it rests on primary data.
    pub primary_share: Share,
    /// The standard it is reported by.
    pub standard: Option<Line>,
}

/// The schema's operational scopes.
const SCOPES: [(&str, Option<Boundary>); 3] =
    [("CradleToGate", Some(Boundary::CradleToGate)), ("CradleToGrave", Some(Boundary::CradleToGrave)), ("None", None)];

/// The first context of every credential (VC Data Model 2.0, 4.3).
pub(in crate::formats) const CREDENTIALS: &str = "https://www.w3.org/ns/credentials/v2";

/// Where the second context of a passport begins; its version follows.
const PASSPORTS: &str = "https://test.uncefact.org/vocabulary/untp/dpp/";

/// Most contexts and types a passport may state.
const MANY: usize = 20;

impl Passport {
    /// Reads a passport from a credential: a plain one, or the payload of a signed one.
    ///
    /// # Errors
    /// A [`Fault`] at the first part that the schema refuses, or that a scorecard cannot do without.
    pub fn read(credential: &Node<'_>) -> Result<Self, Fault> {
        let types = credential.field("type")?;
        contains(&types, "VerifiableCredential")?;
        contains(&types, "DigitalProductPassport")?;
        let version = version(&credential.field("@context")?)?;
        let issuer = credential.field("issuer")?;
        class(&issuer, "CredentialIssuer")?;
        let (valid_from, valid_until) = validity(credential)?;
        let subject = credential.field("credentialSubject")?;
        Ok(Self {
            version,
            id: credential.read_field("id")?,
            issuer: party(&issuer)?,
            valid_from,
            valid_until,
            lists_status: credential.optional("credentialStatus")?.is_some(),
            granularity: subject
                .optional("granularityLevel")?
                .map(|level| one_of(&level, &GRANULARITIES))
                .transpose()?,
            product: subject_product(&subject)?,
            scorecard: scorecard(&subject.field("emissionsScorecard")?)?,
        })
    }
}

#[cfg(feature = "documents")]
impl Passport {
    /// The facts that are read of passports.
    #[must_use]
    pub fn gives() -> Vec<super::account::Fact> {
        account::facts()
    }

    /// What of a passport is read, and what is left.
    ///
    /// # Errors
    /// A [`Fault`] where the bytes are no JSON.
    pub fn account(bytes: &[u8]) -> Result<super::Account, Fault> {
        let tree = crate::json::Json::parse(bytes, super::Declared::LIMITS)?;
        Ok(account::of(&Node::root(&tree)))
    }
}

/// The version in the contexts, whose order is fixed (VC Data Model 2.0, 4.3; schema: `prefixItems`).
fn version(contexts: &Node<'_>) -> Result<Line, Fault> {
    let stated = contexts.list(MANY, |context| Ok(context.text()?.to_owned()))?;
    let at = |index: usize| stated.get(index).map_or("", String::as_str);
    let expected = |index: usize, expected: &str| {
        let path = format!("{}[{index}]", contexts.path());
        Fault::new(path, if stated.len() > index { unexpected(at(index), expected) } else { Problem::Missing })
    };
    if at(0) != CREDENTIALS {
        return Err(expected(0, CREDENTIALS));
    }
    let version = at(1).strip_prefix(PASSPORTS).and_then(|rest| rest.trim_end_matches('/').parse().ok());
    version.ok_or_else(|| expected(1, PASSPORTS))
}

fn validity(credential: &Node<'_>) -> Result<(Option<Instant>, Option<Instant>), Fault> {
    let from: Option<Instant> = credential.read_optional("validFrom")?;
    let Some(node) = credential.optional("validUntil")? else { return Ok((from, None)) };
    let until: Instant = node.read()?;
    // VC Data Model 2.0, 4.9: never before validFrom.
    match from.filter(|from| until < *from) {
        Some(from) => Err(node.invalid(Invalid::Order { first: from.to_string(), second: until.to_string() })),
        None => Ok((from, Some(until))),
    }
}

/// The product: the subject itself, or a member of it since 0.6.0.
fn subject_product(subject: &Node<'_>) -> Result<Product, Fault> {
    let flat = subject.optional("type")?.is_some_and(|types| contains(&types, "Product").is_ok());
    if flat {
        return product(subject);
    }
    class(subject, "ProductPassport")?;
    let node = subject.field("product")?;
    class(&node, "Product")?;
    product(&node)
}

fn product(node: &Node<'_>) -> Result<Product, Fault> {
    let scheme = node.optional("idScheme")?;
    let place = |key| node.optional(key)?.map(|place| party(&place)).transpose();
    Ok(Product {
        id: node.read_field("id")?,
        name: node.read_field("name")?,
        registered_id: stated(node, "registeredId")?,
        id_scheme: scheme.map(|scheme| stated(&scheme, "name")).transpose()?.flatten(),
        serial: stated(node, "serialNumber")?,
        batch: stated(node, "batchNumber")?,
        producer: place("producedByParty")?,
        facility: place("producedAtFacility")?,
        country: stated(node, "countryOfProduction")?,
        made_on: node.read_optional("productionDate")?,
    })
}

fn party(node: &Node<'_>) -> Result<Party, Fault> {
    Ok(Party { id: node.read_field("id")?, name: node.read_field("name")? })
}

fn scorecard(node: &Node<'_>) -> Result<Scorecard, Fault> {
    class(node, "EmissionsPerformance")?;
    let primary = node.field("primarySourcedRatio")?;
    Ok(Scorecard {
        value: node.field("carbonFootprint")?.decimal()?,
        per: per(&node.field("declaredUnit")?)?,
        boundary: one_of(&node.field("operationalScope")?, &SCOPES)?,
        primary_share: primary.decimal()?.to_string().parse().map_err(|invalid| primary.invalid(invalid))?,
        standard: node.optional("reportingStandard")?.map(|standard| self::standard(&standard)).transpose()?.flatten(),
    })
}

/// The standard's name, which may be left out; who issued it may not.
fn standard(node: &Node<'_>) -> Result<Option<Line>, Fault> {
    class(node, "Standard")?;
    party(&node.field("issuingParty")?)?;
    stated(node, "name")
}

/// One of a unit of UN/ECE Recommendation 20.
fn per(node: &Node<'_>) -> Result<Per, Fault> {
    units::per(Decimal::ONE, node.text()?).map_err(|invalid| node.invalid(invalid))
}

/// A text that may be left out, or left blank as forms do.
fn stated(node: &Node<'_>, key: &str) -> Result<Option<Line>, Fault> {
    let Some(text) = node.optional(key)? else { return Ok(None) };
    if text.text()?.trim().is_empty() { Ok(None) } else { text.read().map(Some) }
}

fn one_of<T: Copy>(node: &Node<'_>, known: &[(&str, T)]) -> Result<T, Fault> {
    let text = node.text()?;
    let found = known.iter().find(|(word, _)| *word == text);
    let words = || known.iter().map(|(word, _)| *word).collect::<Vec<_>>().join(", ");
    found.map(|(_, value)| *value).ok_or_else(|| node.fault(unexpected(text, &words())))
}

/// Refuses a part whose types are stated and do not name its class.
fn class(node: &Node<'_>, name: &str) -> Result<(), Fault> {
    node.optional("type")?.map_or(Ok(()), |types| contains(&types, name))
}

pub(super) fn contains(types: &Node<'_>, name: &str) -> Result<(), Fault> {
    let stated = types.list(MANY, |one| Ok(one.text()?.to_owned()))?;
    if stated.iter().any(|one| one == name) {
        return Ok(());
    }
    Err(types.fault(unexpected(&stated.join(", "), name)))
}

pub(super) fn unexpected(found: &str, expected: &str) -> Problem {
    Problem::Unexpected { found: found.chars().take(80).collect(), expected: expected.to_owned() }
}

#[cfg(test)]
mod tests;
