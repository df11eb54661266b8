//! What of a passport is read: by its members, as its reader goes by them.

use crate::{
    formats::{
        Account,
        account::Fact,
        reading::{Reading, within},
    },
    json::Node,
};

/// The members that are read, in the credential; `*` stands for the product, which is the subject itself or a member
/// of it.
const MEMBERS: [(&str, Option<Fact>); 29] = [
    ("type", None),
    ("@context", Some(Fact::Version)),
    ("id", Some(Fact::Id)),
    ("issuer.type", None),
    ("issuer.id", Some(Fact::Owner)),
    ("issuer.name", Some(Fact::Owner)),
    ("validFrom", Some(Fact::Validity)),
    ("validUntil", Some(Fact::Validity)),
    ("credentialStatus", None),
    ("credentialSubject.type", None),
    ("credentialSubject.granularityLevel", None),
    ("*.type", None),
    ("*.id", Some(Fact::ProductIds)),
    ("*.name", Some(Fact::Name)),
    ("*.registeredId", Some(Fact::ProductIds)),
    ("*.idScheme.name", None),
    ("*.serialNumber", None),
    ("*.batchNumber", None),
    ("*.producedByParty", None),
    ("*.producedAtFacility", None),
    ("*.countryOfProduction", Some(Fact::Geography)),
    ("*.productionDate", None),
    ("credentialSubject.emissionsScorecard.type", None),
    ("credentialSubject.emissionsScorecard.carbonFootprint", Some(Fact::Value)),
    ("credentialSubject.emissionsScorecard.declaredUnit", Some(Fact::Per)),
    ("credentialSubject.emissionsScorecard.operationalScope", Some(Fact::Boundary)),
    ("credentialSubject.emissionsScorecard.primarySourcedRatio", Some(Fact::PrimaryShare)),
    ("credentialSubject.emissionsScorecard.reportingStandard.name", Some(Fact::Standards)),
    ("credentialSubject.emissionsScorecard.reportingStandard.issuingParty", None),
];

/// The facts among them, each once.
pub(super) fn facts() -> Vec<Fact> {
    let read = |fact: &&Fact| MEMBERS.iter().any(|(_, of)| of.as_ref() == Some(*fact));
    Fact::ALL.iter().filter(read).copied().collect()
}

/// What was read of a passport, and what was left.
pub(super) fn of(credential: &Node<'_>) -> Account {
    let reading = Reading::default();
    let product = ["credentialSubject.product", "credentialSubject"];
    let product =
        product.into_iter().find(|path| within(credential, &keys(path), &|_| Some(())).is_some()).unwrap_or_default();
    for (path, fact) in MEMBERS {
        let path = path.replace('*', product);
        within(credential, &keys(&path), &|node| {
            match fact {
                Some(fact) => reading.took(fact, node),
                None => reading.see(node.value()),
            }
            Some(())
        });
    }
    reading.account(credential)
}

fn keys(path: &str) -> Vec<&str> {
    path.split('.').collect()
}
