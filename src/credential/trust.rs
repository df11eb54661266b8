//! The trust list: whose signature counts, for what and when.

use super::{Fingerprint, PublicKey, UnusableKey};
use crate::{
    json::{Fault, Json, Node, Problem},
    label::{Date, Name, Number, Period},
};

/// An issuer the programme's operator trusts.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Issuer {
    did: String,
    fingerprint: Fingerprint,
    name: Name,
    accreditation: Vec<Number>,
    trusted: Period,
    demonstration: bool,
}

/// The issuers a programme trusts.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct TrustList(Vec<Issuer>);

impl Issuer {
    /// Reads one entry of the list.
    ///
    /// # Errors
    /// A [`Fault`]; among them, a fingerprint that is not the one of the DID's key.
    pub fn read(node: &Node<'_>) -> Result<Self, Fault> {
        node.only(&["did", "fingerprint", "name", "accreditation", "from", "to", "demonstration"])?;
        let did = node.field("did")?;
        let unusable = |_: UnusableKey| {
            let found = did.text().unwrap_or_default().chars().take(80).collect();
            did.fault(Problem::Unexpected { found, expected: "did:key:z6Mk…".to_owned() })
        };
        let fingerprint = PublicKey::from_did(did.text()?).map_err(unusable)?.fingerprint();
        let stated = node.field("fingerprint")?;
        if stated.text()? != fingerprint.as_str() {
            let (found, expected) = (stated.text()?.chars().take(80).collect(), fingerprint.as_str().to_owned());
            return Err(stated.fault(Problem::Unexpected { found, expected }));
        }
        let to = node.field("to")?;
        Ok(Self {
            did: did.text()?.to_owned(),
            fingerprint,
            name: read_name(&node.field("name")?)?,
            accreditation: node.field("accreditation")?.list(100, |id| id.read())?,
            trusted: Period::new(node.read_field("from")?, to.read()?).map_err(|invalid| to.invalid(invalid))?,
            demonstration: node.optional("demonstration")?.map(|flag| flag.truth()).transpose()?.unwrap_or(false),
        })
    }

    /// Its DID.
    #[must_use]
    pub fn did(&self) -> &str {
        &self.did
    }

    /// The fingerprint of its key.
    #[must_use]
    pub fn fingerprint(&self) -> &Fingerprint {
        &self.fingerprint
    }

    /// Its name, as the trust list gives it: never as a credential claims.
    #[must_use]
    pub fn name(&self) -> &Name {
        &self.name
    }

    /// The categories it is accredited for.
    #[must_use]
    pub fn accreditation(&self) -> &[Number] {
        &self.accreditation
    }

    /// The days its signature counts.
    #[must_use]
    pub fn trusted(&self) -> Period {
        self.trusted
    }

    /// Whether its key is public and may sign demonstration labels only.
    #[must_use]
    pub fn demonstration(&self) -> bool {
        self.demonstration
    }

    pub(super) fn trusted_on(&self, day: Date) -> bool {
        self.trusted.from() <= day && day <= self.trusted.to()
    }
}

impl TrustList {
    /// Reads `{"issuer": [...]}`.
    ///
    /// # Errors
    /// A [`Fault`]; among them, a DID listed twice.
    pub fn read(node: &Node<'_>) -> Result<Self, Fault> {
        node.only(&["issuer"])?;
        let list = node.field("issuer")?;
        let issuers = list.list(1000, Issuer::read)?;
        for (at, issuer) in issuers.iter().enumerate() {
            if issuers[..at].iter().any(|earlier| earlier.did == issuer.did) {
                return Err(Fault::new(format!("{}[{at}].did", list.path()), Problem::DuplicateKey));
            }
        }
        Ok(Self(issuers))
    }

    /// The issuers, in the order listed.
    #[must_use]
    pub fn issuers(&self) -> &[Issuer] {
        &self.0
    }

    /// The issuer of a DID.
    #[must_use]
    pub fn find(&self, did: &str) -> Option<&Issuer> {
        self.0.iter().find(|issuer| issuer.did == did)
    }
}

/// Reads a name in one or more languages: `{"zh": "…", "en": "…"}`.
///
/// # Errors
/// A [`Fault`] at the language that does not read.
pub(crate) fn read_name(node: &Node<'_>) -> Result<Name, Fault> {
    const MANY: usize = 20;
    let members = node.object()?;
    if members.len() > MANY {
        return Err(node.fault(Problem::TooMany { found: members.len(), limit: MANY }));
    }
    let mut translations = Vec::new();
    for (tag, _) in members {
        let line = node.field(tag)?;
        translations.push((tag.parse().map_err(|invalid| line.invalid(invalid))?, line.read()?));
    }
    Name::new(translations).map_err(|invalid| node.invalid(invalid))
}

/// Reads a name, or a plain text of no stated language.
///
/// # Errors
/// As [`read_name`].
pub(crate) fn read_words(node: &Node<'_>) -> Result<Name, Fault> {
    match node.value() {
        Json::Text(_) => Ok(Name::unmarked(node.read()?)),
        _ => read_name(node),
    }
}
