//! The fields a label and its category's rule ask for, and which of them a draft states.

use super::{Findings, Matter, matter::SUBJECT};
use crate::{json::Json, label::Line, programme::Category};

/// What `subject.schema.json` demands of every label, as paths inside the subject.
const DEMANDED: &[&str] = &[
    "product.name",
    "product.category",
    "product.maker.name",
    "footprint.value",
    "footprint.unit",
    "footprint.per",
    "footprint.boundary",
    "footprint.standard",
];

/// What it demands of the certificate, which its body fills in.
const CERTIFICATE: &[&str] =
    &["certificate.number", "certificate.scheme", "certificate.body.name", "certificate.issued", "certificate.expires"];

/// What a certificate names beside (认证证书和认证标志管理办法, art. 7).
const RECOMMENDED: &[&str] = &["product.model", "product.factory"];

/// How many fields are asked for, and how many of them are stated.
pub(super) fn check(draft: &Json, category: Option<&Category>, findings: &mut Findings) -> (usize, usize) {
    let nothing = Json::Null;
    let subject = draft.member(SUBJECT).unwrap_or(&nothing);
    let certified = is_stated(subject, "certificate");
    let asked = asked(category, certified);
    let missing = asked.iter().filter(|(path, _)| !is_stated(subject, path));
    let mut count = 0;
    for (path, clause) in missing {
        count += 1;
        findings.under(*clause, path, Matter::Missing);
    }
    if certified {
        for key in ["validFrom", "validUntil"].into_iter().filter(|key| !is_stated(draft, key)) {
            findings.at(format!("$.{key}"), Matter::Missing);
        }
    } else {
        findings.add("certificate", Matter::BeforeCertification);
    }
    for path in RECOMMENDED {
        if !is_stated(subject, path) && !asked.iter().any(|(other, _)| other == path) {
            findings.add(path, Matter::Recommended);
        }
    }
    (asked.len(), asked.len() - count)
}

/// Each field once, with the rule's clause where it has one.
pub(super) fn asked(category: Option<&Category>, certified: bool) -> Vec<(&str, Option<&Line>)> {
    let required = category.map(|category| category.required.as_slice()).unwrap_or_default();
    let due = |path: &str| certified || !path.starts_with("certificate");
    let mut asked: Vec<(&str, Option<&Line>)> = Vec::new();
    let demanded = DEMANDED.iter().chain(CERTIFICATE).filter(|path| due(path));
    for path in demanded {
        let clause = required.iter().find(|requirement| requirement.path.as_str() == *path);
        asked.push((path, clause.and_then(|requirement| requirement.clause.as_ref())));
    }
    for requirement in required.iter().filter(|requirement| due(requirement.path.as_str())) {
        if !asked.iter().any(|(path, _)| *path == requirement.path.as_str()) {
            asked.push((requirement.path.as_str(), requirement.clause.as_ref()));
        }
    }
    asked
}

/// Whether something stands at a path: neither null nor an empty list or text.
fn is_stated(tree: &Json, path: &str) -> bool {
    let found = path.split('.').try_fold(tree, |node, key| node.member(key));
    match found {
        None | Some(Json::Null) => false,
        Some(Json::List(members)) => !members.is_empty(),
        Some(Json::Object(members)) => !members.is_empty(),
        Some(Json::Text(text)) => !text.trim().is_empty(),
        Some(_) => true,
    }
}
