//! PACT `ProductFootprint` 2.0 to 3.0, and Catena-X `Pcf` 2 to 9, which has most of its fields from there.
//!
//! Values are in kgCO2e (PACT Technical Specifications, "CarbonFootprint"). In 2.x they count per one declared unit,
//! and `unitaryProductAmount` is how many of those the product is; in 3.0 they count per `declaredUnitAmount` times
//! `declaredUnitOfMeasurement`. Catena-X follows 2.x up to 7, and 3.0 from 8 on; 9 groups the fields, so each is
//! looked for by its name.

mod carbon;
pub(super) mod names;

use super::{
    Import,
    account::{Assumption, Fact, Warning},
    declared::{Declared, Format, Module, Per, When},
    reading::{self, Reading},
    units,
};
use crate::{
    json::{Fault, Json, Node, Problem},
    label::{Boundary, Decimal, Invalid, Line, Share, StageKind},
};

use carbon::Stated;
use names::{ASPECTS, CONTENTS, GROUPS};

/// The fields of a footprint, wherever its version has them.
struct Fields<'a> {
    root: &'a Node<'a>,
    reading: &'a Reading,
}

pub(super) fn read(root: &Node<'_>, format: Format) -> Result<Import, Fault> {
    let reading = Reading::default();
    let fields = Fields { root, reading: &reading };
    let version = fields.line(&["specVersion"], Fact::Version);
    let name = fields.line(&["productNameCompany", "productName"], Fact::Name);
    let description = || fields.line(&["productDescription"], Fact::Name);
    let name = name.or_else(description).ok_or_else(|| root.fault_of("productNameCompany", Problem::Missing))?;
    let amounts_to = fields.third();
    let per = fields.per(amounts_to)?;
    let Stated { value, total, carbon } = fields.carbon()?;
    let mut declared = Declared::new(format, reading::named(name), per, value);
    declared.total = total;
    declared.version = version;
    declared.carbon = carbon;
    declared.id = fields.line(&["id"], Fact::Id);
    declared.owner = fields.line(&["companyName"], Fact::Owner).map(reading::named);
    declared.product_ids = fields.lines(&["productIds"], Fact::ProductIds)?;
    declared.mass = fields.decimal(&["productMassPerDeclaredUnit"], Fact::Mass)?.map(|(mass, _)| mass);
    declared.boundary = Some(fields.boundary(format)?);
    (declared.inside, declared.beyond) = fields.stages()?;
    declared.owner_ids = fields.lines(&["companyIds"], Fact::Owner)?;
    declared.exempted = fields.decimal(&["exemptedEmissionsPercent"], Fact::Exempted)?.map(|(share, _)| share);
    for (content, keys) in CONTENTS {
        let found = fields.decimal(keys, Fact::Content)?;
        declared.content.extend(found.map(|(value, _)| (content, value)));
    }
    for (aspect, key) in ASPECTS {
        let found = fields.decimal(&[key], Fact::Quality)?;
        declared.quality.extend(found.map(|(value, _)| (aspect, value)));
    }
    declared.factors = fields.factors()?;
    declared.standards = fields.listed(
        &["crossSectoralStandards", "crossSectoralStandardsUsed"],
        "crossSectoralStandard",
        Fact::Standards,
    )?;
    declared.rules = fields.rules()?;
    let places = ["geographyCountrySubdivision", "geographyCountry", "geographyRegionOrSubregion"];
    declared.geography = places.iter().find_map(|key| fields.line(&[key], Fact::Geography));
    declared.period = fields.period()?;
    (declared.valid_from, declared.valid_until) = fields.validity()?;
    declared.primary_share = fields.primary_share()?;
    if fields.holder(&["status", "extWBCSD_pfStatus"], &|node, key| Ok(node.field(key)?.text()? == "Deprecated"))?
        == Some(true)
    {
        reading.warn(Warning::Superseded, format!("{}.status", root.path()));
    }
    fields.known();
    Ok(Import { declared, account: reading.account(root) })
}

impl Fields<'_> {
    /// What is read of the first of these members that is there, with the object that holds it.
    fn holder<T>(&self, keys: &[&str], read: &dyn Fn(&Node<'_>, &str) -> Result<T, Fault>) -> Result<Option<T>, Fault> {
        keys.iter().find_map(|key| held(self.root, key, read).transpose()).transpose()
    }

    fn line(&self, keys: &[&str], fact: Fact) -> Option<Line> {
        self.holder(keys, &|node, key| Ok(self.reading.line(node, key, fact))).ok()?.flatten()
    }

    fn lines(&self, keys: &[&str], fact: Fact) -> Result<Vec<Line>, Fault> {
        Ok(self.holder(keys, &|node, key| self.reading.lines(node, key, fact))?.unwrap_or_default())
    }

    /// A decimal, and its path.
    fn decimal(&self, keys: &[&str], fact: Fact) -> Result<Option<(Decimal, String)>, Fault> {
        let read = |node: &Node<'_>, key: &str| {
            let value = self.reading.decimal(node, key, fact)?;
            Ok(value.map(|value| (value, format!("{}.{key}", node.path()))))
        };
        Ok(self.holder(keys, &read)?.flatten())
    }

    /// Whether its values count per `declaredUnitAmount`.
    fn third(&self) -> bool {
        matches!(self.holder(&["declaredUnitOfMeasurement"], &|_, _| Ok(())), Ok(Some(())))
    }

    fn per(&self, third: bool) -> Result<Per, Fault> {
        let (unit, amount) = if third {
            ("declaredUnitOfMeasurement", "declaredUnitAmount")
        } else {
            ("declaredUnit", "unitaryProductAmount")
        };
        let stated = self.decimal(&[amount], Fact::Per)?;
        let amount = match stated {
            Some((amount, path)) if amount <= Decimal::ZERO => {
                return Err(Fault::new(path, Problem::Invalid(Invalid::Amount(amount.to_string()))));
            }
            Some((amount, _)) if third => amount,
            Some((product, path)) => {
                if product != Decimal::ONE {
                    self.reading.assume(Assumption::PerOneUnit { product }, path);
                }
                Decimal::ONE
            }
            None if third => {
                return Err(Fault::new(format!("{}.pcf.{amount}", self.root.path()), Problem::Missing));
            }
            None => Decimal::ONE,
        };
        let read = |node: &Node<'_>, key: &str| {
            let member = node.field(key)?;
            let per = units::per(amount, member.text()?).map_err(|invalid| member.invalid(invalid))?;
            self.reading.took(Fact::Per, &member);
            Ok(per)
        };
        let missing = || Fault::new(format!("{}.pcf.{unit}", self.root.path()), Problem::Missing);
        self.holder(&[unit], &read)?.ok_or_else(missing)
    }

    fn boundary(&self, format: Format) -> Result<Boundary, Fault> {
        if format == Format::CatenaX {
            let read = |node: &Node<'_>, key: &str| {
                let member = node.field(key)?;
                let boundary = match member.text()?.to_ascii_lowercase().as_str() {
                    "cradle-to-gate" => Boundary::CradleToGate,
                    "cradle-to-grave" => Boundary::CradleToGrave,
                    other => return Err(member.unexpected(other, "Cradle-to-gate, Cradle-to-grave")),
                };
                self.reading.took(Fact::Boundary, &member);
                Ok(boundary)
            };
            if let Some(boundary) = self.holder(&["partialFullPcf"], &read)? {
                return Ok(boundary);
            }
        }
        // PACT Methodology, 3.1: from cradle to gate.
        self.reading.assume(Assumption::CradleToGate, self.root.path());
        Ok(Boundary::CradleToGate)
    }

    /// Catena-X states distribution beside the footprint, which ends at the gate.
    fn stages(&self) -> Result<(Vec<Module>, Vec<Module>), Fault> {
        let keys = ["distributionStagePcfIncludingBiogenicUptake", "distributionStagePcfIncludingBiogenic"];
        let other = ["distributionStagePcfExcludingBiogenicUptake", "distributionStagePcfExcludingBiogenic"];
        let value = self.decimal(&keys, Fact::Modules)?;
        let value = if value.is_none() { self.decimal(&other, Fact::Modules)? } else { value };
        let module = |(value, _)| Module { kind: StageKind::Distribution, scenario: None, value: Some(value) };
        Ok((Vec::new(), value.map(module).into_iter().collect()))
    }

    /// Names, of which Catena-X has each in an object of its own.
    fn listed(&self, keys: &[&str], inner: &str, fact: Fact) -> Result<Vec<Line>, Fault> {
        let read = |node: &Node<'_>, key: &str| {
            let lines = reading::each(&node.field(key)?, |entry| {
                let line: Option<Line> = match entry.value() {
                    Json::Object(_) => return Ok(self.reading.line(entry, inner, fact)),
                    _ => entry.text()?.parse().ok(),
                };
                if line.is_some() {
                    self.reading.took(fact, entry);
                }
                Ok(line)
            })?;
            Ok(lines.into_iter().flatten().collect())
        };
        Ok(self.holder(keys, &read)?.unwrap_or_default())
    }

    /// IPCC assessment reports; what is none of them, nobody can compare with.
    fn factors(&self) -> Result<Vec<Line>, Fault> {
        let keys = [
            "ipccCharacterizationFactors",
            "ipccCharacterizationFactorsSources",
            "extWBCSD_characterizationFactors",
            "characterizationFactors",
        ];
        let factors = self.lines(&keys, Fact::Factors)?;
        // What the newer field repeats.
        self.holder(&keys[3..], &|node, key| {
            self.reading.pass(node, &[key]);
            Ok(())
        })?;
        for factor in &factors {
            let report = factor.as_str().strip_prefix("AR").unwrap_or_default();
            if report.is_empty() || !report.bytes().all(|byte| byte.is_ascii_digit()) {
                let path = format!("{}.pcf.{}", self.root.path(), keys[0]);
                self.reading.warn(Warning::UnknownMethod(factor.to_string()), path);
            }
        }
        Ok(factors)
    }

    fn rules(&self) -> Result<Vec<Line>, Fault> {
        let read = |node: &Node<'_>, key: &str| {
            let rules = reading::each(&node.field(key)?, |rule| match rule.value() {
                Json::Object(_) => {
                    let mut names = self.reading.lines(rule, "ruleNames", Fact::Rules)?;
                    if let Some(list) = rule.optional("productOrSectorSpecificRules")? {
                        let named = reading::each(&list, |one| Ok(self.reading.line(one, "ruleName", Fact::Rules)))?;
                        names.extend(named.into_iter().flatten());
                    }
                    Ok(names)
                }
                _ => {
                    let line: Option<Line> = rule.text()?.parse().ok();
                    if line.is_some() {
                        self.reading.took(Fact::Rules, rule);
                    }
                    Ok(line.into_iter().collect())
                }
            })?;
            Ok(rules.into_iter().flatten().collect())
        };
        Ok(self.holder(&["productOrSectorSpecificRules"], &read)?.unwrap_or_default())
    }

    fn period(&self) -> Result<Option<crate::label::Period>, Fault> {
        let current = ["referencePeriodStart", "referencePeriodEnd"];
        let older = ["reportingPeriodStart", "reportingPeriodEnd"];
        for keys in [current, older] {
            if let Some(period) = self.holder(&keys[..1], &|node, _| self.reading.period(node, keys))? {
                return Ok(period);
            }
        }
        Ok(None)
    }

    fn validity(&self) -> Result<(Option<When>, Option<When>), Fault> {
        let [from, until] = ["validityPeriodStart", "validityPeriodEnd"];
        let day = |key| self.holder(&[key], &|node, key| self.reading.day(node, key, Fact::Validity));
        let (from, until) = (day(from)?.flatten(), day(until)?.flatten());
        if let (Some(first), Some(last)) = (from, until)
            && last < first
        {
            self.reading.reversed(self.root, "validityPeriodEnd", first, last);
            return Ok((None, None));
        }
        Ok((from.map(When::Day), until.map(When::Day)))
    }

    /// Stated in per cent.
    fn primary_share(&self) -> Result<Option<Share>, Fault> {
        let Some((per_cent, path)) = self.decimal(&["primaryDataShare"], Fact::PrimaryShare)? else { return Ok(None) };
        let share = per_cent.shifted(-2).map(|share| share.to_string().parse());
        let invalid = |invalid| Fault::new(path.clone(), Problem::Invalid(invalid));
        share.transpose().map_err(invalid)
    }

    /// What says nothing of a footprint that is not said elsewhere.
    fn known(&self) {
        self.reading.pass(self.root, &["status", "extWBCSD_pfStatus"]);
    }
}

/// Looks for a member here, then in what stands below: groups of one.
fn held<T>(node: &Node<'_>, key: &str, read: &dyn Fn(&Node<'_>, &str) -> Result<T, Fault>) -> Result<Option<T>, Fault> {
    let Json::Object(members) = node.value() else { return Ok(None) };
    if node.optional(key)?.is_some() {
        return read(node, key).map(Some);
    }
    for (name, value) in members {
        let group = match value {
            Json::Object(_) => true,
            Json::List(entries) => matches!(entries.as_slice(), [Json::Object(_)]),
            _ => false,
        };
        if !group || !GROUPS.contains(&name.as_str()) {
            continue;
        }
        let Some(member) = node.optional(name)? else { continue };
        let found = reading::each(&member, |group| held(group, key, read))?;
        if let Some(found) = found.into_iter().flatten().next() {
            return Ok(Some(found));
        }
    }
    Ok(None)
}
