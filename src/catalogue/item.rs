//! A product of the catalogue: what it takes to find, group and judge it.

use crate::{
    compare::Basis,
    credential::{Verified, period, read_name},
    criteria::State,
    json::{Fault, Json, Node},
    label::{Date, Decimal, Gtin, Label, Line, Name, Number, Period, Share, Tag},
};

/// A certified product, as an index lists it.
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
    /// Who makes it.
    pub maker: Name,
    /// What its number compares with.
    pub basis: Basis,
    /// The certified number.
    pub value: Decimal,
    /// How much of it rests on primary data.
    pub primary_share: Option<Share>,
    /// The period its data are from.
    pub period: Option<Period>,
    /// The DID whose key signed.
    pub issuer: String,
    /// The day of its certificate.
    pub issued: Date,
    /// Its certificate's last day.
    pub expires: Date,
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
            maker: product.maker.name.clone(),
            basis: Basis::of(label),
            value: footprint.value,
            primary_share: footprint.primary_share,
            period: footprint.period,
            issuer: verified.key().did().to_owned(),
            issued: certificate.issued(),
            expires: certificate.expires(),
            // Standings are words of this vocabulary.
            state: verified.standing().word().parse().unwrap_or(State::StatusUnknown),
            demonstration: label.demonstration,
        }
    }

    /// As JSON, in the words of the credential.
    #[must_use]
    pub fn to_json(&self) -> Json {
        let text = |text: &dyn ToString| Json::text(text.to_string());
        let members = [
            ("number", Some(text(&self.number))),
            ("gtin", self.gtin.as_ref().map(|gtin| text(gtin))),
            ("name", Some(name(&self.name))),
            ("model", self.model.as_ref().map(|model| text(model))),
            ("maker", Some(name(&self.maker))),
            ("basis", Some(self.basis.to_json())),
            ("value", Some(text(&self.value))),
            ("primaryShare", self.primary_share.map(|share| text(&share.decimal()))),
            ("period", self.period.map(days)),
            ("issuer", Some(text(&self.issuer))),
            ("issued", Some(text(&self.issued))),
            ("expires", Some(text(&self.expires))),
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
            maker: read_name(&node.field("maker")?)?,
            basis: Basis::read(&node.field("basis")?)?,
            value: node.read_field("value")?,
            primary_share: node.read_optional("primaryShare")?,
            period: node.optional("period")?.map(|node| period(&node)).transpose()?,
            issuer: node.field("issuer")?.text()?.to_owned(),
            issued: node.read_field("issued")?,
            expires: node.read_field("expires")?,
            state: node.read_field("state")?,
            demonstration: node.optional("demonstration")?.map(|flag| flag.truth()).transpose()?.unwrap_or(false),
        })
    }
}

pub(super) fn name(name: &Name) -> Json {
    let translation = |(tag, line): &(Tag, Line)| (tag.as_str().to_owned(), Json::text(line.as_str()));
    Json::Object(name.translations().map(translation).collect())
}

pub(super) fn days(period: Period) -> Json {
    Json::object([("from", Json::text(period.from().to_string())), ("to", Json::text(period.to().to_string()))])
}
