//! Catena-X `Pcf` 9.0.0 (`io.catenax.pcf`): its groups, each a list of one.

use super::{
    super::{
        account::{Fact, Warning},
        declared::{Carbon, Content, Declared, When},
        pact::names::{CONTENTS, KINDS},
        units::{self, Spelling},
    },
    DEMONSTRATION, Need, Source, Unwritable, kilograms, leave, leave_languages, list,
    pact::{
        REGIONS, is_urn, leave_ids, midnight, needs_of_totals, packaging_included, period, ratings, uuid_of,
        with_uptake, without_uptake,
    },
    text,
};
use crate::{
    json::Json,
    label::{Boundary, Decimal, Line, StageKind},
};

pub(super) fn write(source: Source<'_>, left: &mut Vec<Fact>) -> Result<Json, Unwritable> {
    let declared = source.declared;
    let scope = match declared.boundary {
        // Asked for below, with all else.
        None => "",
        Some(Boundary::CradleToGate) => "Cradle-to-gate",
        Some(Boundary::CradleToGrave) => "Cradle-to-grave",
        Some(other) => return Err(Unwritable::Boundary(other)),
    };
    // The model has the megabit and the second, and not their product.
    let spelled = units::spelled(&declared.per, Spelling::Pact).filter(|(_, unit)| *unit != "megabit second");
    let (amount, unit) = spelled.ok_or_else(|| Unwritable::Unit(declared.per.clone()))?;
    // What the model would not have written so.
    let wrong =
        |(kind, value): &&(Carbon, Decimal)| PRODUCED.contains(kind) && Warning::of_sign(*kind, *value).is_some();
    if let Some((kind, _)) = declared.carbon.iter().find(wrong) {
        return Err(Unwritable::Sign(*kind));
    }
    let needs = needs(declared);
    if !needs.is_empty() {
        return Err(Unwritable::Needs(needs));
    }
    leave_languages(declared, left);
    leave_ids(declared, left);
    // Methods, standards and rules stand in a group that asks for allocation and mass balances, too.
    for (fact, stated) in [
        (Fact::Factors, !declared.factors.is_empty()),
        (Fact::Standards, !declared.standards.is_empty()),
        (Fact::Rules, !declared.rules.is_empty()),
    ] {
        if stated {
            leave(left, fact);
        }
    }
    let scope = Json::object([
        ("specVersion", text("urn:io.catenax.pcf:datamodel:version:9.0.0")),
        ("partialFullPcf", text(scope)),
    ]);
    let mark = declared.demonstration.then(|| text(DEMONSTRATION.trim()));
    let assessed = [
        ("dataSourcesAndQuality", Some(one(quality(declared, left)))),
        ("pcfAssessmentInformation", assessment(source, left).map(one)),
    ];
    Ok(Json::object([
        ("scopeOfPcfForm", one(scope)),
        ("companyAndProductInformation", one(about(declared, amount, unit))),
        ("pcfAssessmentAndMethodology", one(Json::some(assessed))),
        ("general", one(Json::some([("comment", mark)]))),
        ("carbonContent", one(content(declared, left))),
        ("productLifeCycleStagesAndEmissions", one(stages(declared, left)?)),
    ]))
}

fn one(group: Json) -> Json {
    Json::List(vec![group])
}

fn number(value: Decimal) -> Json {
    Json::Number(value.to_string())
}

/// Everything that the schema requires and the footprint does not say.
fn needs(declared: &Declared) -> Vec<Need> {
    let mut needs = needs_of_totals(declared);
    for (missing, need) in [
        (declared.boundary.is_none(), Need::Fact(Fact::Boundary)),
        (declared.owner.is_none(), Need::Fact(Fact::Owner)),
        (!declared.owner_ids.iter().any(is_urn), Need::OwnerId),
        (!declared.product_ids.iter().any(is_urn), Need::Fact(Fact::ProductIds)),
        (declared.mass.is_none(), Need::Fact(Fact::Mass)),
        // Whether packaging is counted in has to be said.
        (packaging_included(declared).is_none(), Need::Packaging),
    ] {
        if missing {
            needs.push(need);
        }
    }
    needs
}

fn about(declared: &Declared, amount: Decimal, unit: &str) -> Json {
    let english = |name: &crate::label::Name| text(name.in_language("en").1.as_str());
    let urns = |ids: &[Line]| list(ids.iter().filter(|id| is_urn(id)));
    let company =
        Json::some([("companyName", declared.owner.as_ref().map(english)), ("companyIds", urns(&declared.owner_ids))]);
    let product = Json::some([
        ("productNameCompany", Some(english(&declared.name))),
        ("productIds", urns(&declared.product_ids)),
        ("declaredUnitOfMeasurement", Some(text(unit))),
        ("declaredUnitAmount", Some(number(amount))),
        ("productMassPerDeclaredUnit", declared.mass.map(number)),
    ]);
    Json::object([("companyInformation", one(company)), ("productInformation", one(product))])
}

fn quality(declared: &Declared, left: &mut Vec<Fact>) -> Json {
    let ratings = ratings(declared);
    if ratings.len() < declared.quality.len() {
        leave(left, Fact::Quality);
    }
    let share = declared.primary_share.map(|share| ("primaryDataShare".to_owned(), number(share.percent())));
    let rated = ratings.into_iter().map(|(key, value)| (key.to_owned(), number(value)));
    Json::Object(share.into_iter().chain(rated).collect())
}

/// Time, place and id stand in one group, which is there whole or not at all.
fn assessment(source: Source<'_>, left: &mut Vec<Fact>) -> Option<Json> {
    let declared = source.declared;
    let whole = || {
        let (from, to) = period(declared)?;
        let region = declared.geography.as_ref().filter(|place| REGIONS.contains(&place.as_str()))?;
        let id = uuid_of(declared.id.as_ref()?.as_str())?;
        // The model lets no more be left out.
        let exempted = declared.exempted.filter(|exempted| *exempted <= Decimal::from(10))?;
        let captured = declared.carbon(Carbon::Captured)?;
        let Some(When::Day(until)) = declared.valid_until else { return None };
        let time = Json::some([
            ("referencePeriodStart", Some(midnight(from))),
            ("referencePeriodEnd", Some(midnight(to.start().days_later(1).date()))),
            ("created", Some(text(source.at))),
            (
                "validityPeriodStart",
                declared
                    .valid_from
                    .map(|from| text(format!("{from}T00:00:00Z")))
                    .filter(|_| matches!(declared.valid_from, Some(When::Day(_)))),
            ),
            ("validityPeriodEnd", Some(midnight(until))),
        ]);
        let identity = Json::object([
            ("id", text(id)),
            ("version", Json::Number("0".to_owned())),
            ("status", text(if declared.superseded { "Deprecated" } else { "Active" })),
            // Its data are from a period that is over.
            ("retroOrProspectivePcfType", text("Retrospective PCF")),
        ]);
        Some(Json::object([
            (
                "technology",
                one(Json::object([("ccsTechnologicalCO2CaptureIncluded", Json::Truth(!captured.is_zero()))])),
            ),
            ("idAndVersion", one(identity)),
            ("boundarySpecifications", one(Json::object([("exemptedEmissionsPercent", number(exempted))]))),
            ("geography", one(Json::object([("geographyRegionOrSubregion", text(region))]))),
            ("time", one(time)),
        ]))
    };
    let whole = whole();
    if whole.is_none() {
        for (fact, stated) in [
            (Fact::Id, declared.id.is_some()),
            (Fact::Geography, declared.geography.is_some()),
            (Fact::Period, declared.period.is_some() || declared.year.is_some()),
            (Fact::Validity, declared.valid_from.is_some() || declared.valid_until.is_some()),
            (Fact::Exempted, declared.exempted.is_some()),
        ] {
            if stated {
                leave(left, fact);
            }
        }
    }
    whole
}

fn content(declared: &Declared, left: &mut Vec<Fact>) -> Json {
    if declared.content.iter().any(|(content, _)| *content == Content::Captured) {
        leave(left, Fact::Content);
    }
    let stated = CONTENTS.iter().filter(|(content, _)| *content != Content::Captured).filter_map(|(content, keys)| {
        let (_, value) = declared.content.iter().find(|(of, _)| of == content)?;
        Some((keys[0].to_owned(), number(*value)))
    });
    Json::Object(stated.collect())
}

/// What the model has of kinds of carbon in production.
const PRODUCED: [Carbon; 7] = [
    Carbon::Fossil,
    Carbon::BiogenicOther,
    Carbon::Uptake,
    Carbon::LandUseChange,
    Carbon::LandManagement,
    Carbon::LandManagementRemovals,
    Carbon::Aircraft,
];

fn stages(declared: &Declared, left: &mut Vec<Fact>) -> Result<Json, Unwritable> {
    let kept = |value: Decimal| Ok(number(kilograms(declared, value)?));
    let (with, without) = with_uptake(declared).zip(without_uptake(declared)).ok_or(Unwritable::NotExact)?;
    let mut production = vec![
        ("pcfIncludingBiogenicUptake".to_owned(), kept(with)?),
        ("pcfExcludingBiogenicUptake".to_owned(), kept(without)?),
    ];
    for (kind, keys) in KINDS.iter().filter(|(kind, _)| PRODUCED.contains(kind)) {
        if let Some(value) = declared.carbon(*kind) {
            production.push((keys[0].to_owned(), kept(value)?));
        }
    }
    let other = |kind: &Carbon| !PRODUCED.contains(kind) && !matches!(kind, Carbon::WithoutUptake | Carbon::Packaging);
    if declared.carbon.iter().any(|(kind, _)| other(kind)) {
        leave(left, Fact::Carbon);
    }
    let packaging = declared.carbon(Carbon::Packaging).map(kept).transpose()?;
    let packaging = Json::some([
        ("packagingEmissionsIncluded", packaging_included(declared).map(Json::Truth)),
        ("packagingPcfIncludingBiogenicUptake", packaging),
    ]);
    let beside = declared.beyond.iter().find(|module| module.kind == StageKind::Distribution);
    if !declared.inside.is_empty() || declared.beyond.iter().any(|module| module.kind != StageKind::Distribution) {
        leave(left, Fact::Modules);
    }
    let distribution = beside.and_then(|module| module.value).map(kept).transpose()?;
    let distribution = Json::some([
        // What stands beside the value is beyond its boundary.
        ("distributionStageIncluded", Some(Json::Truth(false))),
        ("distributionStagePcfIncludingBiogenicUptake", distribution),
    ]);
    Ok(Json::object([
        ("productionStage", one(Json::Object(production))),
        ("packagingStage", one(packaging)),
        ("distributionStage", one(distribution)),
    ]))
}
