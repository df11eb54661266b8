//! A product of the catalogue: what it takes to find, group and judge it.

use crate::{
    compare::Basis,
    credential::{Verified, period, read_name},
    criteria::State,
    json::{Fault, Json, Node},
    label::{Date, Decimal, Gtin, Label, Line, Name, Number, Period, Share, Tag},
};

/// What a certificate says of itself.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Certificate<Issuer> {
    /// The DID whose key signed.
    pub issuer: Issuer,
    /// The day of its certificate.
    pub issued: Date,
    /// Its certificate's last day.
    pub expires: Date,
}

/// A product, as an index lists it or its maker declares it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Item {
    /// Its certificate's number.
    pub number: Number,
    /// Its GS1 number.
    pub gtin: Option<Gtin>,
    /// Its name.
    pub name: Name,
    /// Model or specification.
    pub model: Option<Line>,
    /// Who makes it; declarations may not say.
    pub maker: Option<Name>,
    /// What its number compares with.
    pub basis: Basis,
    /// The number.
    pub value: Decimal,
    /// How much of it rests on primary data.
    pub primary_share: Option<Share>,
    /// The period its data are from.
    pub period: Option<Period>,
    /// Its certificate; a declaration has none.
    pub certificate: Option<Certificate<String>>,
    /// Where its certificate stood when this was said.
    pub state: State,
    /// Nothing about it is real.
    pub demonstration: bool,
}

const KEYS: &[&str] = &[
    "number",
    "gtin",
    "name",
    "model",
    "maker",
    "basis",
    "value",
    "primaryShare",
    "period",
    "issuer",
    "issued",
    "expires",
    "state",
    "demonstration",
];

impl Item {
    /// What a verified label says.
    #[must_use]
    pub fn of(verified: &Verified) -> Self {
        let label: &Label = verified.label();
        let (product, footprint, certificate) = (&label.product, &label.footprint, &label.certificate);
        Self {
            number: certificate.number.clone(),
            gtin: product.gtin.clone(),
            name: product.name.clone(),
            model: product.model.clone(),
            maker: Some(product.maker.name.clone()),
            basis: Basis::of(label),
            value: footprint.value,
            primary_share: footprint.primary_share,
            period: footprint.period,
            certificate: Some(Certificate {
                issuer: verified.key().did().to_owned(),
                issued: certificate.issued(),
                expires: certificate.expires(),
            }),
            // Standings are words of this vocabulary.
            state: verified.standing().word().parse().unwrap_or(State::StatusUnknown),
            demonstration: label.demonstration,
        }
    }

    /// As JSON, in the words of the credential.
    #[must_use]
    pub fn to_json(&self) -> Json {
        let text = |text: &dyn ToString| Json::text(text.to_string());
        let certificate = self.certificate.as_ref();
        let members = [
            ("number", Some(text(&self.number))),
            ("gtin", self.gtin.as_ref().map(|gtin| text(gtin))),
            ("name", Some(name(&self.name))),
            ("model", self.model.as_ref().map(|model| text(model))),
            ("maker", self.maker.as_ref().map(name)),
            ("basis", Some(self.basis.to_json())),
            ("value", Some(text(&self.value))),
            ("primaryShare", self.primary_share.map(|share| text(&share.decimal()))),
            ("period", self.period.map(days)),
            ("issuer", certificate.map(|certificate| text(&certificate.issuer))),
            ("issued", certificate.map(|certificate| text(&certificate.issued))),
            ("expires", certificate.map(|certificate| text(&certificate.expires))),
            ("state", Some(Json::text(self.state.word()))),
            ("demonstration", self.demonstration.then_some(Json::Truth(true))),
        ];
        Json::some(members)
    }

    /// Reads [`Item::to_json`] back.
    ///
    /// # Errors
    /// A [`Fault`] at the member that does not read.
    pub fn read(node: &Node<'_>) -> Result<Self, Fault> {
        node.only(KEYS)?;
        Ok(Self {
            number: node.read_field("number")?,
            gtin: node.read_optional("gtin")?,
            name: read_name(&node.field("name")?)?,
            model: node.read_optional("model")?,
            maker: node.optional("maker")?.map(|node| read_name(&node)).transpose()?,
            basis: Basis::read(&node.field("basis")?)?,
            value: node.read_field("value")?,
            primary_share: node.read_optional("primaryShare")?,
            period: node.optional("period")?.map(|node| period(&node)).transpose()?,
            certificate: node.optional("issuer")?.map(|issuer| certificate(node, &issuer)).transpose()?,
            state: node.read_field("state")?,
            demonstration: node.optional("demonstration")?.map(|flag| flag.truth()).transpose()?.unwrap_or(false),
        })
    }
}

fn certificate(node: &Node<'_>, issuer: &Node<'_>) -> Result<Certificate<String>, Fault> {
    let (issued, expires) = (node.read_field("issued")?, node.read_field("expires")?);
    Ok(Certificate { issuer: issuer.text()?.to_owned(), issued, expires })
}

pub(super) fn name(name: &Name) -> Json {
    let translation = |(tag, line): &(Tag, Line)| (tag.as_str().to_owned(), Json::text(line.as_str()));
    Json::Object(name.translations().map(translation).collect())
}

pub(super) fn days(period: Period) -> Json {
    Json::object([("from", Json::text(period.from().to_string())), ("to", Json::text(period.to().to_string()))])
}
