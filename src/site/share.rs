//! What programs read of a label's page: search engines, shops, whoever shows a preview of a link.
//!
//! In: an entry and a language. Out: the title and the line of a preview, Open Graph, the discovery of
//! [`super::oembed`], schema.org's product with its certification. None of them names the number of a
//! label that is not in force: such texts are kept elsewhere, and read without what stands beside them.

use super::{Entry, Page, Publication, oembed, page, pictures::Dots};
use crate::{
    credential::{Standing, Verified},
    evidence::Evidence,
    json::Json,
    label::{Name, Scheme},
    text::{Lang, carbon_unit},
};
use maud::{Markup, PreEscaped, html};

impl Entry {
    /// The label in a line: the product, or the number where none is believed, and what is not in order.
    pub(super) fn title(&self, lang: Lang) -> String {
        let words = lang.words();
        let subject = match self.verified() {
            Some(verified) => verified.label().product.name.in_language(lang.code()).1.to_string(),
            None => self.number.to_string(),
        };
        let demonstration = self.demonstration().then(|| words.demonstration.to_owned());
        let state = self.current().is_none().then(|| lang.state(&self.evidence));
        let parts = [words.label.to_owned()].into_iter().chain(demonstration).chain(state);
        format!("{subject} – {}", parts.collect::<Vec<_>>().join(words.separator))
    }

    /// Number and state in a line; the number only while it may be shown as current.
    pub(super) fn facts(&self, lang: Lang) -> String {
        let state = lang.state(&self.evidence);
        let Some(verified) = self.verified() else { return state };
        let label = verified.label();
        let number = self.current().map(|_| lang.number(&label.footprint));
        let detail = lang.standing(verified.standing(), label).detail;
        number.into_iter().chain([state, detail]).collect::<Vec<_>>().join(lang.words().separator)
    }

    /// The same for a preview, which may stand without the title and its mark.
    pub(super) fn summary(&self, lang: Lang) -> String {
        let (words, facts) = (lang.words(), self.facts(lang));
        if self.demonstration() { [&facts, words.demonstration_note].join(words.separator) } else { facts }
    }

    fn demonstration(&self) -> bool {
        self.verified().is_some_and(|verified| verified.label().demonstration)
    }

    fn verified(&self) -> Option<&Verified> {
        match &self.evidence {
            Evidence::Verified(placed) => Some(&placed.verified),
            _ => None,
        }
    }

    /// The label, if its number may be shown as current.
    fn current(&self) -> Option<&Verified> {
        self.verified().filter(|verified| verified.standing().shows_current())
    }
}

/// The head's part of it.
pub(super) fn head(publication: &Publication<'_>, entry: &Entry, page: &Page<'_>) -> Markup {
    let lang = page.lang;
    let address = publication.base.label_in(lang, &entry.number);
    let oembed = publication.base.to(&oembed::path(entry, lang));
    let title = entry.title(lang);
    html! {
        link rel="alternate" type="application/json+oembed" href=(oembed) title=(title);
        meta property="og:type" content="website";
        meta property="og:url" content=(address);
        meta property="og:title" content=(title);
        meta property="og:description" content=(entry.summary(lang));
        meta property="og:site_name" content=(page.programme.about.name.in_language(lang.code()).1);
        meta property="og:locale" content=(territory(lang));
        @if publication.pictures.exist() { (image(&Dots::of(&publication.base, entry, lang, PREVIEW), &entry.title(lang))) }
        @if let Some(product) = product(entry, &address, lang) {
            script type="application/ld+json" { (PreEscaped(page::in_script(&product.to_string()))) }
        }
    }
}

/// Language and territory, as Open Graph wants them.
const fn territory(lang: Lang) -> &'static str {
    match lang {
        Lang::Zh => "zh_CN",
        Lang::En => "en_GB",
    }
}

/// The density of a preview's picture: a preview shows it smaller than that, and few load one of 3.
const PREVIEW: u8 = 2;

fn image(dots: &Dots, title: &str) -> Markup {
    html! {
        meta property="og:image" content=(dots.address);
        meta property="og:image:width" content=(dots.width);
        meta property="og:image:height" content=(dots.height);
        meta property="og:image:alt" content=(title);
    }
}

/// The product with its certification (schema.org), for a label in force. For any other there is none:
/// who does not read `certificationStatus` would take it for certified.
fn product(entry: &Entry, address: &str, lang: Lang) -> Option<Json> {
    let verified = entry.verified().filter(|verified| verified.standing() == &Standing::InForce)?;
    let label = verified.label();
    let product = &label.product;
    let mut members = vec![
        ("@context", Json::text("https://schema.org")),
        ("@type", Json::text("Product")),
        ("name", named(&product.name, lang)),
        ("url", Json::text(address)),
        ("manufacturer", organization(&product.maker.name, lang)),
    ];
    members.extend(product.model.as_ref().map(|model| ("model", Json::text(model.as_str()))));
    members.extend(product.gtin.as_ref().map(|gtin| ("gtin", Json::text(gtin.as_str()))));
    members.extend(demonstration(verified, lang));
    members.push(("hasCertification", certification(verified, lang)));
    Some(object(members))
}

fn certification(verified: &Verified, lang: Lang) -> Json {
    let (label, language, separator) = (verified.label(), lang.language(), lang.words().separator);
    let (certificate, footprint) = (&label.certificate, &label.footprint);
    let per = format!("{} {}", carbon_unit(footprint.unit), language.per(&footprint.per));
    let measurement = Json::object([
        ("@type", Json::text("QuantitativeValue")),
        ("name", Json::text([language.site().footprint, language.boundary(footprint.boundary)].join(separator))),
        ("value", Json::Number(footprint.value.to_string())),
        ("unitText", Json::text(per)),
    ]);
    let mut members = vec![
        ("@type", Json::text("Certification")),
        ("name", Json::text(scheme(certificate.scheme, lang))),
        ("certificationIdentification", Json::text(certificate.number.as_str())),
        ("certificationStatus", Json::text("https://schema.org/CertificationActive")),
        ("issuedBy", organization(&certificate.body.name, lang)),
        ("validFrom", Json::text(certificate.issued().to_string())),
        ("expires", Json::text(certificate.expires().to_string())),
        ("hasMeasurement", measurement),
    ];
    members.extend(demonstration(verified, lang));
    object(members)
}

/// What was certified, and by which scheme, where it has a name.
fn scheme(scheme: Scheme, lang: Lang) -> String {
    let words = lang.words();
    match scheme {
        Scheme::Other => words.label.to_owned(),
        _ => [words.label, lang.language().scheme(scheme)].join(words.separator),
    }
}

/// A program that takes one of the objects alone is told, too.
fn demonstration(verified: &Verified, lang: Lang) -> Option<(&'static str, Json)> {
    verified.label().demonstration.then(|| ("description", Json::text(lang.words().demonstration_note)))
}

fn organization(name: &Name, lang: Lang) -> Json {
    Json::object([("@type", Json::text("Organization")), ("name", named(name, lang))])
}

fn named(name: &Name, lang: Lang) -> Json {
    Json::text(name.in_language(lang.code()).1.as_str())
}

fn object(members: Vec<(&str, Json)>) -> Json {
    Json::Object(members.into_iter().map(|(key, value)| (key.to_owned(), value)).collect())
}
