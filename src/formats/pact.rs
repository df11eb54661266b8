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
    declared::{Aspect, Declared, Format, Module, Per, When},
    reading::{self, Reading},
    units,
};
use crate::{
    json::{Fault, Json, Node, Problem},
    label::{Boundary, Decimal, Invalid, Line, Share, StageKind},
};

use carbon::Stated;
use names::{ASPECTS, CONTENTS, GROUPS, is_report};

/// What is in per cent of a whole.
const PER_CENT: (u8, u8) = (0, 100);

/// Reads a decimal member of an object, of this name.
type ReadDecimal<'a> = &'a dyn Fn(&Node<'_>, &str) -> Result<Option<Decimal>, Fault>;

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
    let Stated { value, total, carbon, packaging_included } = fields.carbon()?;
    let mut declared = Declared::new(format, reading::named(name), per, value);
    declared.total = total;
    declared.version = version;
    declared.carbon = carbon;
    declared.packaging_included = packaging_included;
    declared.id = fields.line(&["id"], Fact::Id);
    declared.owner = fields.line(&["companyName"], Fact::Owner).map(reading::named);
    declared.product_ids = fields.lines(&["productIds"], Fact::ProductIds)?;
    declared.mass = fields.amount(&["productMassPerDeclaredUnit"], Fact::Mass)?;
    declared.boundary = Some(fields.boundary(format)?);
    (declared.inside, declared.beyond) = fields.stages()?;
    declared.owner_ids = fields.lines(&["companyIds"], Fact::Owner)?;
    declared.exempted = fields.between("exemptedEmissionsPercent", Fact::Exempted, PER_CENT)?;
    for (content, keys) in CONTENTS {
        declared.content.extend(fields.amount(keys, Fact::Content)?.map(|value| (content, value)));
    }
    // Rated from 1 to 3 in 2.x, from 1 to 5 since.
    let worst = if amounts_to { 5 } else { 3 };
    for (aspect, key) in ASPECTS {
        let range = if aspect == Aspect::Coverage { PER_CENT } else { (1, worst) };
        let found = fields.between(key, Fact::Quality, range)?;
        declared.quality.extend(found.map(|value| (aspect, value)));
    }
    declared.worst_rating = (!declared.quality.is_empty()).then_some(worst);
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
        declared.superseded = true;
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

    fn truth(&self, key: &str) -> Result<Option<bool>, Fault> {
        let read = |node: &Node<'_>, key: &str| {
            let member = node.field(key)?;
            self.reading.see(member.value());
            member.truth()
        };
        self.holder(&[key], &read)
    }

    /// A decimal, and its path.
    fn decimal(&self, keys: &[&str], fact: Fact) -> Result<Option<(Decimal, String)>, Fault> {
        self.placed(keys, &|node, key| self.reading.decimal(node, key, fact))
    }

    /// A decimal of which the value does not depend, and its path.
    fn beside(&self, keys: &[&str], fact: Fact) -> Result<Option<(Decimal, String)>, Fault> {
        self.placed(keys, &|node, key| self.reading.beside(node, key, fact))
    }

    fn placed(&self, keys: &[&str], read: ReadDecimal<'_>) -> Result<Option<(Decimal, String)>, Fault> {
        let read =
            |node: &Node<'_>, key: &str| Ok(read(node, key)?.map(|value| (value, format!("{}.{key}", node.path()))));
        Ok(self.holder(keys, &read)?.flatten())
    }

    /// A decimal of which the value does not depend, and that is not below nought.
    fn amount(&self, keys: &[&str], fact: Fact) -> Result<Option<Decimal>, Fault> {
        Ok(self.holder(keys, &|node, key| self.reading.amount(node, key, fact))?.flatten())
    }

    /// A decimal of which the value does not depend, between two numbers.
    fn between(&self, key: &str, fact: Fact, range: (u8, u8)) -> Result<Option<Decimal>, Fault> {
        Ok(self.holder(&[key], &|node, key| self.reading.between(node, key, fact, range))?.flatten())
    }

    /// That a field is nowhere.
    fn missing(&self, key: &str) -> Fault {
        // Catena-X has it at the root, or in one of the groups of 9.
        let pcf = if self.root.value().member("pcf").is_some() { ".pcf" } else { "" };
        Fault::new(format!("{}{pcf}.{key}", self.root.path()), Problem::Missing)
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
                return Err(self.missing(amount));
            }
            None => Decimal::ONE,
        };
        let read = |node: &Node<'_>, key: &str| {
            let member = node.field(key)?;
            let per = units::per(amount, member.text()?).map_err(|invalid| member.invalid(invalid))?;
            self.reading.took(Fact::Per, &member);
            Ok(per)
        };
        self.holder(&[unit], &read)?.ok_or_else(|| self.missing(unit))
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
            if !is_report(factor) {
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
        let per_cent = self.between("primaryDataShare", Fact::PrimaryShare, PER_CENT)?;
        Ok(per_cent.and_then(|per_cent| per_cent.shifted(-2)?.to_string().parse().ok()))
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
