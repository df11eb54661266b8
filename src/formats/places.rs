//! What a footprint document may say, and which format has a place for it. The readers and writers are held to this
//! table, and the page about formats shows it.

use super::{
    account::Fact,
    declared::{Declared, Format, Per},
    write::Target,
};

/// The columns of [`PLACES`]: what is read of which format.
const READ: [Format; 7] =
    [Format::Pact, Format::CatenaX, Format::IlcdJson, Format::IlcdXml, Format::OpenEpd, Format::Dcc, Format::Table];
/// And what is written in which.
const WRITTEN: [Target; 5] = [Target::Dcc, Target::Pact, Target::CatenaX, Target::Ilcd, Target::Csv];

const Y: bool = true;
const N: bool = false;

/// Each fact, of which of [`READ`] it is read, and in which of [`WRITTEN`] it is written. A version is of the format
/// alone, so none is carried over.
#[rustfmt::skip]
const PLACES: [(Fact, [bool; READ.len()], [bool; WRITTEN.len()]); Fact::ALL.len()] = [
    (Fact::Version, [Y, Y, Y, Y, Y, N, N], [N, N, N, N, N]),
    (Fact::Id, [Y, Y, Y, Y, Y, Y, Y], [Y, Y, Y, Y, Y]),
    (Fact::Name, [Y, Y, Y, Y, Y, Y, Y], [Y, Y, Y, Y, Y]),
    (Fact::ProductIds, [Y, Y, N, N, Y, Y, Y], [Y, Y, Y, N, Y]),
    (Fact::Owner, [Y, Y, Y, Y, Y, Y, Y], [Y, Y, Y, Y, Y]),
    (Fact::Value, [Y, Y, Y, Y, Y, Y, Y], [Y, Y, Y, Y, Y]),
    (Fact::Per, [Y, Y, Y, Y, Y, Y, Y], [Y, Y, Y, Y, Y]),
    (Fact::Mass, [Y, Y, N, N, Y, N, N], [N, Y, Y, N, N]),
    (Fact::Boundary, [Y, Y, Y, Y, Y, N, Y], [N, Y, Y, Y, Y]),
    (Fact::Modules, [N, Y, Y, Y, Y, N, Y], [N, N, Y, Y, Y]),
    (Fact::Carbon, [Y, Y, Y, Y, Y, N, Y], [N, Y, Y, Y, Y]),
    (Fact::Content, [Y, Y, Y, Y, Y, N, N], [N, Y, Y, Y, N]),
    (Fact::Indicator, [N, N, Y, Y, Y, N, N], [N, N, N, Y, N]),
    (Fact::Factors, [Y, Y, N, N, N, N, N], [N, Y, N, N, N]),
    (Fact::Standards, [Y, Y, Y, Y, Y, Y, N], [Y, Y, N, Y, N]),
    (Fact::Rules, [Y, Y, N, N, Y, N, N], [N, Y, N, N, N]),
    (Fact::Geography, [Y, Y, Y, Y, N, N, N], [N, Y, Y, Y, N]),
    (Fact::Period, [Y, Y, Y, Y, N, N, Y], [N, Y, Y, Y, Y]),
    (Fact::Validity, [Y, Y, Y, Y, Y, Y, N], [Y, Y, Y, Y, N]),
    (Fact::PrimaryShare, [Y, Y, N, N, N, N, N], [N, Y, Y, N, N]),
    (Fact::Quality, [Y, Y, N, N, N, N, N], [N, Y, Y, N, N]),
    (Fact::Uncertainty, [N, N, N, N, Y, Y, Y], [N, N, N, N, N]),
    (Fact::Exempted, [Y, Y, N, N, N, N, N], [N, Y, Y, N, N]),
];

impl Format {
    /// The facts that documents of the format may state, and that are read of them.
    #[must_use]
    pub fn gives(self) -> Vec<Fact> {
        let Some(at) = READ.iter().position(|format| *format == self) else { return Fact::ALL.to_vec() };
        PLACES.iter().filter(|(_, read, _)| read[at]).map(|(fact, ..)| *fact).collect()
    }
}

impl Target {
    /// The facts that the format has a place for.
    #[must_use]
    pub fn carries(self) -> Vec<Fact> {
        // A table is a table, whatever file it is in.
        let column = if self == Self::Xlsx { Self::Csv } else { self };
        let Some(at) = WRITTEN.iter().position(|target| *target == column) else { return Fact::ALL.to_vec() };
        PLACES.iter().filter(|(_, _, written)| written[at]).map(|(fact, ..)| *fact).collect()
    }

    /// What of a footprint's facts the format has no place for.
    #[must_use]
    pub fn leaves(self, declared: &Declared) -> Vec<Fact> {
        let carried = self.carries();
        declared.facts().into_iter().filter(|fact| !carried.contains(fact)).collect()
    }
}

impl Declared {
    /// The facts it states.
    #[must_use]
    pub fn facts(&self) -> Vec<Fact> {
        let states = |fact: &Fact| match fact {
            Fact::Version => self.version.is_some(),
            Fact::Id => self.id.is_some(),
            Fact::Name | Fact::Value => true,
            Fact::ProductIds => !self.product_ids.is_empty(),
            Fact::Owner => self.owner.is_some() || !self.owner_ids.is_empty(),
            Fact::Per => !matches!(self.per, Per::Unstated { .. }),
            Fact::Mass => self.mass.is_some(),
            Fact::Boundary => self.boundary.is_some(),
            Fact::Modules => !self.inside.is_empty() || !self.beyond.is_empty(),
            Fact::Carbon => !self.carbon.is_empty(),
            Fact::Content => !self.content.is_empty(),
            Fact::Indicator => self.indicator.is_some(),
            Fact::Factors => !self.factors.is_empty(),
            Fact::Standards => !self.standards.is_empty(),
            Fact::Rules => !self.rules.is_empty(),
            Fact::Geography => self.geography.is_some(),
            Fact::Period => self.period.is_some() || self.year.is_some(),
            Fact::Validity => self.valid_from.is_some() || self.valid_until.is_some(),
            Fact::PrimaryShare => self.primary_share.is_some(),
            Fact::Quality => !self.quality.is_empty(),
            Fact::Uncertainty => self.uncertainty.is_some(),
            Fact::Exempted => self.exempted.is_some(),
        };
        // The version is one of the format it came in.
        Fact::ALL.iter().copied().filter(|fact| *fact != Fact::Version).filter(states).collect()
    }
}
