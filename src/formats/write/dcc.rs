//! A label as a UNTP digital conformity credential 0.6, unsigned: its body may sign it.

use super::{
    super::{account::Fact, declared::Declared, untp::CREDENTIALS},
    DEMONSTRATION, Source, Unwritable, kilograms, leave, leave_languages, text,
};
use crate::{
    credential::Verified,
    json::Json,
    label::{Line, Name},
};

/// The second context (UNTP 0.6.0).
const CONTEXT: &str = "https://test.uncefact.org/vocabulary/untp/dcc/0.6.0/";

pub(super) fn write(source: Source<'_>, left: &mut Vec<Fact>) -> Result<Json, Unwritable> {
    let verified = source.verified.ok_or(Unwritable::NotVerified)?;
    if !verified.standing().shows_current() {
        return Err(Unwritable::NotInForce);
    }
    let label = verified.label();
    let certificate = &label.certificate;
    let attestation = format!("urn:carbon-label:{}", certificate.number);
    let (from, until) = verified.valid();
    leave_languages(source.declared, left);
    // An assessment has one standard.
    let standards = &label.footprint.standards;
    if standards.len() > 1 || standards.iter().any(|name| standard(name).is_none()) {
        leave(left, Fact::Standards);
    }
    Ok(Json::object([
        ("type", types(&["DigitalConformityCredential", "VerifiableCredential"])),
        ("@context", Json::List(vec![text(CREDENTIALS), text(CONTEXT)])),
        ("id", text(format!("{attestation}:dcc"))),
        (
            "issuer",
            Json::object([
                ("type", types(&["CredentialIssuer"])),
                ("id", text(verified.key().did())),
                ("name", text(said(&certificate.body.name))),
            ]),
        ),
        ("validFrom", text(from)),
        ("validUntil", text(until)),
        ("credentialSubject", subject(source.declared, verified, &attestation)?),
    ]))
}

fn types(names: &[&str]) -> Json {
    Json::List(names.iter().map(text).collect())
}

fn said(name: &Name) -> &str {
    name.in_language("en").1.as_str()
}

fn subject(declared: &Declared, verified: &Verified, attestation: &str) -> Result<Json, Unwritable> {
    let label = verified.label();
    let mark = if label.demonstration { DEMONSTRATION } else { "" };
    let accredited = verified.issuer().accreditation().contains(&label.product.category);
    let number = &label.certificate.number;
    let checked = verified.checked_at();
    let standing = verified.standing().word();
    let report = label.report.as_ref().map(|report| {
        Json::some([
            ("type", Some(types(&["SecureLink", "Link"]))),
            ("linkURL", report.address.as_ref().map(text)),
            ("linkName", Some(text("Verification report"))),
            ("hashDigest", Some(text(&report.digest))),
            ("hashMethod", Some(text("SHA-256"))),
        ])
    });
    Ok(Json::some([
        ("type", Some(types(&["ConformityAttestation", "Attestation"]))),
        ("id", Some(text(attestation))),
        ("name", Some(text(format!("{mark}Carbon footprint label {number}")))),
        ("assessorLevel", Some(text("3rdParty"))),
        ("assessmentLevel", Some(text(if accredited { "Accredited" } else { "Unspecified" }))),
        ("attestationType", Some(text("certification"))),
        ("description", Some(text(format!("{mark}Label {number}: {standing} when checked at {checked}.")))),
        ("issuedToParty", Some(maker(verified))),
        ("auditableEvidence", report),
        ("assessment", Some(Json::List(vec![assessment(declared, verified, attestation)?]))),
    ]))
}

fn maker(verified: &Verified) -> Json {
    let maker = &verified.label().product.maker;
    let code = maker.credit_code.as_ref();
    let id = code.map(|code| format!("urn:pact:samr.gov.cn:credit-code:{code}"));
    let id = id.unwrap_or_else(|| format!("urn:carbon-label:{}:maker", verified.label().certificate.number));
    Json::some([("id", Some(text(id))), ("name", Some(text(said(&maker.name)))), ("registeredId", code.map(text))])
}

fn assessment(declared: &Declared, verified: &Verified, attestation: &str) -> Result<Json, Unwritable> {
    let label = verified.label();
    // The vocabulary has no place for what a value counts per: the metric's name says it.
    let per = label.footprint.per;
    let value = kilograms(declared, declared.value)?;
    let metric = Json::object([
        ("type", types(&["Metric"])),
        ("metricName", text(format!("Product carbon footprint per {} {}", per.amount(), per.unit().word()))),
        (
            "metricValue",
            Json::object([
                ("type", types(&["Measure"])),
                ("value", Json::Number(value.to_string())),
                ("unit", text("KGM")),
            ]),
        ),
    ]);
    let gtin = label.product.gtin.as_ref();
    let id = gtin.map(|gtin| format!("urn:gtin:{gtin}")).unwrap_or_else(|| format!("{attestation}:product"));
    let product = Json::some([
        ("id", Some(text(id))),
        ("name", Some(text(said(&label.product.name)))),
        ("registeredId", gtin.map(|gtin| text(format!("urn:gtin:{gtin}")))),
    ]);
    let verified_product = Json::object([("type", types(&["ProductVerification"])), ("product", product)]);
    Ok(Json::some([
        ("type", Some(types(&["ConformityAssessment", "Declaration"]))),
        ("id", Some(text(format!("{attestation}:footprint")))),
        ("name", Some(text("Product carbon footprint"))),
        ("assessmentDate", Some(text(label.certificate.issued()))),
        ("referenceStandard", label.footprint.standards.first().and_then(standard)),
        ("declaredValue", Some(Json::List(vec![metric]))),
        ("conformance", Some(Json::Truth(true))),
        ("conformityTopic", Some(text("environment.emissions"))),
        ("assessedProduct", Some(Json::List(vec![verified_product]))),
    ]))
}

/// A standard with who issues it, which the schema asks for; nothing where its name does not tell.
fn standard(name: &Line) -> Option<Json> {
    const ISSUERS: [(&str, &str, &str); 3] = [
        ("GB", "https://www.sac.gov.cn", "Standardization Administration of China"),
        ("ISO", "https://www.iso.org", "International Organization for Standardization"),
        ("EN", "https://www.cencenelec.eu", "European Committee for Standardization"),
    ];
    let (_, id, issuer) = ISSUERS.iter().find(|(prefix, ..)| name.as_str().starts_with(prefix))?;
    Some(Json::object([
        ("type", types(&["Standard"])),
        ("name", text(name)),
        ("issuingParty", Json::object([("id", text(id)), ("name", text(issuer))])),
    ]))
}
