//! A label against its category: unit, boundary, stages, what the rule asks for.
//!
//! In: a verified label and the programme's category. Out: where they differ.

use super::{Finding, Kind};
use crate::{
    label::{Boundary, DeclaredUnit, Label, Line, Number, Part, StageKind},
    programme::Category,
};

/// Where a label is not as its programme and category say.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Conformity {
    /// A demonstration label in a real programme, or the other way round.
    Demonstration {
        /// Whether the label is one.
        label: bool,
        /// Whether the programme is one.
        programme: bool,
    },
    /// The programme has no such category.
    Category {
        /// The category stated.
        stated: Number,
    },
    /// Its declared unit does not convert into the category's.
    Unit {
        /// The unit stated.
        stated: DeclaredUnit,
        /// The category's.
        expected: DeclaredUnit,
    },
    /// Its boundary is not the category's.
    Boundary {
        /// The boundary stated.
        stated: Boundary,
        /// The category's.
        expected: Boundary,
    },
    /// Its stages are not the category's.
    Stages {
        /// Stages the category has and the label leaves out.
        missing: Vec<StageKind>,
        /// Stages the category does not have.
        foreign: Vec<StageKind>,
    },
    /// It states no stage at all.
    NoStages {
        /// The category's.
        expected: Vec<StageKind>,
    },
    /// Parts that are restricted and not disclosed in this file: what they say was not audited.
    Withheld {
        /// Which.
        parts: Vec<Part>,
    },
    /// It leaves out what the category's rule asks for.
    Required {
        /// The member's path inside the credential's subject.
        path: Line,
    },
}

impl Conformity {
    pub(super) fn kind(&self) -> Kind {
        match self {
            Self::Demonstration { .. } => Kind::Demonstration,
            Self::Category { .. } => Kind::Category,
            Self::Unit { .. } => Kind::Unit,
            Self::Boundary { .. } => Kind::Boundary,
            Self::Stages { .. } => Kind::Stages,
            Self::NoStages { .. } => Kind::StagesNotProvided,
            Self::Withheld { .. } => Kind::Withheld,
            Self::Required { .. } => Kind::Required,
        }
    }

    pub(super) fn sides(&self) -> Option<(String, String)> {
        let per = |per: &DeclaredUnit| format!("{} {}", per.amount(), per.unit().word());
        match self {
            Self::Demonstration { label, programme } => Some((label.to_string(), programme.to_string())),
            Self::Unit { stated, expected } => Some((per(stated), per(expected))),
            Self::Boundary { stated, expected } => Some((stated.word().to_owned(), expected.word().to_owned())),
            Self::Stages { missing, foreign } => Some((words(foreign), words(missing))),
            Self::NoStages { expected } => Some((String::new(), words(expected))),
            Self::Withheld { .. } => None,
            Self::Required { path } => Some((String::new(), path.to_string())),
            Self::Category { stated } => Some((stated.to_string(), String::new())),
        }
    }
}

fn words(stages: &[StageKind]) -> String {
    stages.iter().map(|stage| stage.word()).collect::<Vec<_>>().join(" ")
}

pub(super) fn examine(label: &Label, category: &Category) -> Vec<Finding> {
    let footprint = &label.footprint;
    let unit = footprint.per.convert(footprint.value, &category.per).is_none();
    let unit = unit.then_some(Conformity::Unit { stated: footprint.per, expected: category.per });
    let (stated, expected) = (footprint.boundary, category.boundary);
    let boundary = (stated != expected).then_some(Conformity::Boundary { stated, expected });
    let required = category
        .required
        .iter()
        .filter(|asked| !states(label, asked.path.as_str()) && !withholds(label, asked.path.as_str()));
    let required = required.map(|asked| Conformity::Required { path: asked.path.clone() });
    let parts = label.withheld.clone();
    let withheld = (!parts.is_empty()).then_some(Conformity::Withheld { parts });
    let found = unit.into_iter().chain(boundary).chain(stages(label, category)).chain(required).chain(withheld);
    found.map(Finding::Conformity).collect()
}

fn stages(label: &Label, category: &Category) -> Option<Conformity> {
    let stated: Vec<StageKind> = label.stages.as_slice().iter().map(|stage| stage.kind).collect();
    if stated.is_empty() {
        if label.withheld.contains(&Part::Stages) {
            return None;
        }
        let expected = category.stages.clone();
        return (!expected.is_empty()).then_some(Conformity::NoStages { expected });
    }
    let without = |these: &[StageKind], those: &[StageKind]| {
        these.iter().filter(|stage| !those.contains(stage)).copied().collect::<Vec<_>>()
    };
    let (missing, foreign) = (without(&category.stages, &stated), without(&stated, &category.stages));
    (!missing.is_empty() || !foreign.is_empty()).then_some(Conformity::Stages { missing, foreign })
}

/// Whether a member is restricted, or inside a part that is: kept back is not left out.
fn withholds(label: &Label, path: &str) -> bool {
    label
        .withheld
        .iter()
        .any(|part| path.strip_prefix(part.word()).is_some_and(|rest| rest.is_empty() || rest.starts_with('.')))
}

/// Whether a verified label states a member. What no label can state, it does not.
fn states(label: &Label, path: &str) -> bool {
    let (product, footprint) = (&label.product, &label.footprint);
    match path {
        "product.gtin" => product.gtin.is_some(),
        "product.model" => product.model.is_some(),
        "product.maker.creditCode" => product.maker.credit_code.is_some(),
        "product.factory" => product.factory.is_some(),
        "product.factory.region" => product.factory.as_ref().is_some_and(|factory| factory.region.is_some()),
        "footprint.rule" => footprint.rule.is_some(),
        "footprint.period" => footprint.period.is_some(),
        "footprint.uncertainty" => footprint.uncertainty.is_some(),
        "footprint.primaryShare" => footprint.primary_share.is_some(),
        "footprint.electricity" => footprint.electricity.is_some(),
        "stages" => !label.stages.as_slice().is_empty(),
        "certificate.body.creditCode" => label.certificate.body.credit_code.is_some(),
        "trace" => !label.trace.is_empty(),
        "baseline" => label.baseline.is_some(),
        "output" => label.output.is_some(),
        "report" => label.report.is_some(),
        "source" => label.source.is_some(),
        mandatory => MANDATORY.contains(&mandatory),
    }
}

/// What every label states: the subject's schema does not read without them.
const MANDATORY: &[&str] = &[
    "product",
    "product.name",
    "product.category",
    "product.maker",
    "product.maker.name",
    "footprint",
    "footprint.value",
    "footprint.unit",
    "footprint.per",
    "footprint.boundary",
    "footprint.standard",
    "certificate",
    "certificate.number",
    "certificate.scheme",
    "certificate.body",
    "certificate.body.name",
    "certificate.issued",
    "certificate.expires",
];

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        credential::SUBJECT_SCHEMA,
        json::{Json, Limits, Node},
    };

    #[test]
    fn what_every_label_states_is_what_the_schema_requires() {
        let schema = Json::parse(SUBJECT_SCHEMA.as_bytes(), Limits { bytes: 1 << 20, depth: 30 }).unwrap();
        let root = Node::root(&schema);
        let required = |of: &[&str]| -> Vec<String> {
            let mut at = root.value();
            for key in of {
                at = at.member(key).unwrap();
            }
            Node::root(at).field("required").unwrap().list(50, |name| Ok(name.text()?.to_owned())).unwrap()
        };
        for of in ["product", "footprint", "certificate"] {
            let names = required(&["$defs", of]);
            assert!(names.len() >= 3, "{of}");
            for name in names {
                assert!(MANDATORY.contains(&format!("{of}.{name}").as_str()), "{of}.{name}");
            }
        }
    }
}
