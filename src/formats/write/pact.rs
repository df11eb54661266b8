//! PACT `ProductFootprint` 3.0 (Technical Specifications 3.0; `openapi_v3_0.yaml`).

use super::{
    super::{
        account::Fact,
        declared::{Aspect, Carbon, Content, Declared, Total, When},
        pact::names::{ASPECTS, CONTENTS, KINDS, is_report},
        units::{self, Spelling},
    },
    DEMONSTRATION, Need, Source, Unwritable, kilograms, leave, leave_languages, list, rated, text,
};
use crate::{
    json::Json,
    label::{Boundary, Date, Decimal, Line, Period},
};
use sha2::{Digest, Sha256};

/// UN geographic regions and subregions, as the schema lists them.
pub(super) const REGIONS: [&str; 22] = [
    "Africa",
    "Americas",
    "Asia",
    "Europe",
    "Oceania",
    "Australia and New Zealand",
    "Central Asia",
    "Eastern Asia",
    "Eastern Europe",
    "Latin America and the Caribbean",
    "Melanesia",
    "Micronesia",
    "Northern Africa",
    "Northern America",
    "Northern Europe",
    "Polynesia",
    "South-eastern Asia",
    "Southern Asia",
    "Southern Europe",
    "Sub-Saharan Africa",
    "Western Asia",
    "Western Europe",
];

/// The aspects that are rated.
const RATED: [Aspect; 3] = [Aspect::Technology, Aspect::Geography, Aspect::Time];

pub(super) fn write(source: Source<'_>, left: &mut Vec<Fact>) -> Result<Json, Unwritable> {
    let declared = source.declared;
    // The methodology goes to the gate, and no further.
    if let Some(other) = declared.boundary.filter(|boundary| *boundary != Boundary::CradleToGate) {
        return Err(Unwritable::Boundary(other));
    }
    let (amount, unit) =
        units::spelled(&declared.per, Spelling::Pact).ok_or_else(|| Unwritable::Unit(declared.per.clone()))?;
    let needs = needs(declared);
    if !needs.is_empty() {
        return Err(Unwritable::Needs(needs));
    }
    let pcf = footprint(declared, amount, unit, left)?;
    leave_languages(declared, left);
    leave_ids(declared, left);
    if matches!(declared.valid_from, Some(When::Year(_))) {
        leave(left, Fact::Validity);
    }
    let name = declared.name.in_language("en").1.as_str();
    let mark = if declared.demonstration { DEMONSTRATION } else { "" };
    let owner = declared.owner.as_ref().map(|owner| owner.in_language("en").1.as_str()).unwrap_or_default();
    let id = declared.id.as_ref().map(Line::as_str).unwrap_or(name);
    let own_id = uuid_of(id);
    // The schema asks for one: by its GTIN, or else by the footprint's own id.
    let number = match declared.gtin() {
        Some(gtin) => format!("urn:gtin:{gtin}"),
        None => format!("urn:pact:carbon-label:footprint:{}", urn_part(id)),
    };
    let number: Option<Line> = number.parse().ok();
    let mut ids = declared.product_ids.iter().filter(|id| is_urn(id)).collect::<Vec<_>>();
    if ids.is_empty() {
        ids.extend(&number);
    }
    if own_id != declared.id.as_ref().map(Line::as_str) {
        leave(left, Fact::Id);
    }
    let day = |when: Option<When>| match when {
        Some(When::Day(day)) => Some(midnight(day)),
        Some(When::Year(_)) | None => None,
    };
    let until = declared.valid_until.map(|until| match until {
        When::Year(year) => text(format!("{year:04}-12-31T00:00:00Z")),
        When::Day(day) => midnight(day),
    });
    let comment = source.verified.map(|verified| {
        let (number, standing) = (&verified.label().certificate.number, verified.standing().word());
        text(format!("Label {number}, checked {}: {standing}.", verified.checked_at()))
    });
    Ok(Json::some([
        ("id", Some(text(own_id.map_or_else(|| made_uuid(id), str::to_owned)))),
        ("specVersion", Some(text("3.0.0"))),
        ("created", Some(text(source.at))),
        ("status", Some(text(if declared.superseded { "Deprecated" } else { "Active" }))),
        ("validityPeriodStart", day(declared.valid_from)),
        ("validityPeriodEnd", until),
        ("companyName", Some(text(owner))),
        ("companyIds", list(declared.owner_ids.iter().filter(|id| is_urn(id)))),
        ("productDescription", Some(text(format!("{mark}{name}")))),
        ("productIds", list(ids)),
        ("productNameCompany", Some(text(name))),
        ("comment", comment),
        ("pcf", Some(pcf)),
    ]))
}

/// What it takes to tell both totals, and what comes from fossil sources.
pub(super) fn needs_of_totals(declared: &Declared) -> Vec<Need> {
    let total = match declared.total {
        Total::Whole => without_uptake(declared).is_none().then_some(Need::Carbon(Carbon::WithoutUptake)),
        Total::WithoutUptake => declared.carbon(Carbon::Uptake).is_none().then_some(Need::Carbon(Carbon::Uptake)),
        // Neither total is stated, and one of them made up of parts would be made up.
        Total::FossilAlone => Some(Need::Fact(Fact::Value)),
    };
    let fossil = declared.carbon(Carbon::Fossil).is_none().then_some(Need::Carbon(Carbon::Fossil));
    total.into_iter().chain(fossil).collect()
}

/// Everything that the schema requires and the footprint does not say.
fn needs(declared: &Declared) -> Vec<Need> {
    let mut needs = needs_of_totals(declared);
    let mut need = |missing: bool, what: Need| {
        if missing {
            needs.push(what);
        }
    };
    need(declared.boundary.is_none(), Need::Fact(Fact::Boundary));
    need(declared.owner.is_none(), Need::Fact(Fact::Owner));
    need(!declared.owner_ids.iter().any(is_urn), Need::OwnerId);
    need(declared.mass.is_none(), Need::Fact(Fact::Mass));
    need(declared.period.is_none() && declared.year.is_none(), Need::Fact(Fact::Period));
    let fossil = declared.content.iter().any(|(content, _)| *content == Content::Fossil);
    need(!fossil, Need::Content(Content::Fossil));
    need(!declared.factors.iter().any(is_report), Need::Fact(Fact::Factors));
    need(declared.standards.is_empty(), Need::Fact(Fact::Standards));
    need(declared.exempted.is_none(), Need::Fact(Fact::Exempted));
    needs
}

/// The total with what plants took up taken off: the value, or what is stated without it and the uptake.
pub(super) fn with_uptake(declared: &Declared) -> Option<Decimal> {
    match declared.total {
        Total::Whole => Some(declared.value),
        Total::WithoutUptake => declared.value.plus(declared.carbon(Carbon::Uptake)?),
        Total::FossilAlone => None,
    }
}

/// The total without what plants took up: as stated, or the value less the uptake.
pub(super) fn without_uptake(declared: &Declared) -> Option<Decimal> {
    let stated = declared.carbon(Carbon::WithoutUptake);
    stated.or_else(|| declared.value.minus(declared.carbon(Carbon::Uptake)?))
}

fn footprint(declared: &Declared, amount: Decimal, unit: &str, left: &mut Vec<Fact>) -> Result<Json, Unwritable> {
    let mut members: Vec<(String, Json)> = Vec::new();
    let mut put = |key: &str, value: Json| members.push((key.to_owned(), value));
    put("declaredUnitOfMeasurement", text(unit));
    put("declaredUnitAmount", text(amount));
    if let Some(mass) = declared.mass {
        put("productMassPerDeclaredUnit", text(mass));
    }
    if let Some((from, to)) = period(declared) {
        put("referencePeriodStart", midnight(from));
        // Exclusive: the midnight after the last day.
        put("referencePeriodEnd", midnight(to.start().days_later(1).date()));
    }
    match declared.geography.as_ref().map(Line::as_str) {
        Some(place) if is_country(place) => put("geographyCountry", text(place)),
        Some(place) if is_subdivision(place) => put("geographyCountrySubdivision", text(place)),
        Some(place) if REGIONS.contains(&place) => put("geographyRegionOrSubregion", text(place)),
        Some(_) => leave(left, Fact::Geography),
        None => {}
    }
    let with = with_uptake(declared).ok_or(Unwritable::NotExact)?;
    put("pcfIncludingBiogenicUptake", text(kilograms(declared, with)?));
    let without = without_uptake(declared).ok_or(Unwritable::NotExact)?;
    put("pcfExcludingBiogenicUptake", text(kilograms(declared, without)?));
    for (kind, keys) in KINDS {
        if let Some(value) = declared.carbon(kind) {
            put(keys[0], text(kilograms(declared, value)?));
        }
    }
    if declared.carbon(Carbon::Biogenic).is_some() {
        leave(left, Fact::Carbon);
    }
    if let Some(included) = packaging_included(declared) {
        put("packagingEmissionsIncluded", Json::Truth(included));
    }
    for (content, keys) in CONTENTS {
        let stated = declared.content.iter().find(|(of, _)| *of == content);
        match stated {
            // 3.0 has no field for all of it.
            Some(_) if content == Content::Total => leave(left, Fact::Content),
            Some((_, value)) => put(keys[0], text(value)),
            None => {}
        }
    }
    if !declared.factors.iter().all(is_report) {
        leave(left, Fact::Factors);
    }
    if let Some(factors) = list(declared.factors.iter().filter(|factor| is_report(factor))) {
        put("ipccCharacterizationFactors", factors);
    }
    if let Some(standards) = list(&declared.standards) {
        put("crossSectoralStandards", standards);
    }
    if let Some(names) = list(&declared.rules) {
        let rule =
            Json::object([("operator", text("Other")), ("ruleNames", names), ("otherOperatorName", text("Other"))]);
        put("productOrSectorSpecificRules", Json::List(vec![rule]));
    }
    if let Some(exempted) = declared.exempted {
        put("exemptedEmissionsPercent", text(exempted));
    }
    if let Some(share) = declared.primary_share {
        put("primaryDataShare", text(share.percent()));
    }
    let ratings = ratings(declared);
    // All or none.
    let whole = ratings.len() == RATED.len();
    let kept = if whole { ratings.len() } else { 0 };
    if kept < declared.quality.len() {
        leave(left, Fact::Quality);
    }
    if whole {
        put("dqi", Json::Object(ratings.into_iter().map(|(key, value)| (key.to_owned(), text(value))).collect()));
    }
    Ok(Json::Object(members))
}

/// Whether packaging is counted in: as stated, or because it is more than nought. Nought alone may be that there is none
/// of it, or that it was left out: then nobody said.
pub(super) fn packaging_included(declared: &Declared) -> Option<bool> {
    let counted = || declared.carbon(Carbon::Packaging).filter(|value| !value.is_zero()).map(|_| true);
    declared.packaging_included.or_else(counted)
}

/// What `dqi` and Catena-X have of ratings, each under its name.
pub(super) fn ratings(declared: &Declared) -> Vec<(&'static str, Decimal)> {
    let name = |aspect: Aspect| ASPECTS.iter().find(|(of, _)| *of == aspect).map(|(_, name)| *name);
    let known = rated(declared).filter(|(aspect, _)| RATED.contains(aspect));
    known.filter_map(|(aspect, value)| Some((name(aspect)?, value))).collect()
}

pub(super) fn period(declared: &Declared) -> Option<(Date, Date)> {
    if let Some(period) = declared.period {
        return Some((period.from(), period.to()));
    }
    let year = declared.year?;
    let period =
        Period::new(format!("{year:04}-01-01").parse().ok()?, format!("{year:04}-12-31").parse().ok()?).ok()?;
    Some((period.from(), period.to()))
}

pub(super) fn midnight(day: Date) -> Json {
    text(format!("{day}T00:00:00Z"))
}

/// Notes ids that are no URN, as the schema wants them.
pub(super) fn leave_ids(declared: &Declared, left: &mut Vec<Fact>) {
    for (fact, ids) in [(Fact::ProductIds, &declared.product_ids), (Fact::Owner, &declared.owner_ids)] {
        if !ids.iter().all(is_urn) {
            leave(left, fact);
        }
    }
}

pub(super) fn is_urn(id: &Line) -> bool {
    id.as_str().get(..4).is_some_and(|start| start.eq_ignore_ascii_case("urn:"))
}

fn is_country(place: &str) -> bool {
    place.len() == 2 && place.bytes().all(|byte| byte.is_ascii_uppercase())
}

fn is_subdivision(place: &str) -> bool {
    place.split_once('-').is_some_and(|(country, part)| {
        is_country(country)
            && (1..=3).contains(&part.len())
            && part.bytes().all(|byte| byte.is_ascii_uppercase() || byte.is_ascii_digit())
    })
}

/// The UUID that an id is, without what makes it a URN.
pub(super) fn uuid_of(id: &str) -> Option<&str> {
    let id = id.strip_prefix("urn:uuid:").unwrap_or(id);
    let dashes = [8, 13, 18, 23];
    let fits = |(at, byte): (usize, u8)| if dashes.contains(&at) { byte == b'-' } else { byte.is_ascii_hexdigit() };
    (id.len() == 36 && id.bytes().enumerate().all(fits)).then_some(id)
}

/// A UUID of somebody's own making (RFC 9562, version 8), the same for the same id.
fn made_uuid(id: &str) -> String {
    let mut bytes = Sha256::digest(id);
    bytes[6] = bytes[6] & 0x0f | 0x80;
    bytes[8] = bytes[8] & 0x3f | 0x80;
    let hex: String = bytes[..16].iter().map(|byte| format!("{byte:02x}")).collect();
    format!("{}-{}-{}-{}-{}", &hex[..8], &hex[8..12], &hex[12..16], &hex[16..20], &hex[20..])
}

/// A text as it may stand in a URN (RFC 8141, 2).
fn urn_part(text: &str) -> String {
    let part = |byte: u8| match byte {
        b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'-' | b'.' | b'_' | b'~' => char::from(byte).to_string(),
        other => format!("%{other:02X}"),
    };
    text.bytes().map(part).collect()
}
