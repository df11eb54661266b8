//! The list of labels that the studio offers: one small file for all languages.
//!
//! It tells labels apart and no more. What the studio says of the one that is chosen, it verified itself.

use super::{Entry, File, Publication};
use crate::{evidence::Evidence, json::Json, label::Name, markup, text::Lang};

pub(super) fn index(publication: &Publication<'_>) -> File {
    let labels = Json::List(publication.entries.iter().map(label).collect());
    let index = Json::object([("labels", labels)]);
    File { path: "studio/labels.json".to_owned(), bytes: index.to_string().into_bytes() }
}

fn label(entry: &Entry) -> Json {
    let mut members = vec![
        ("number", Json::text(entry.number.as_str())),
        ("tone", Json::text(markup::tone(&entry.evidence))),
        ("state", by_language(|lang| lang.state(&entry.evidence))),
    ];
    if let Evidence::Verified(placed) = &entry.evidence {
        let product = &placed.verified.label().product;
        let name = |name: &Name| by_language(|lang| name.in_language(lang.code()).1.to_string());
        members.push(("name", name(&product.name)));
        members.push(("maker", name(&product.maker.name)));
        members.extend(product.model.as_ref().map(|model| ("model", Json::text(model.as_str()))));
        members.extend(product.gtin.as_ref().map(|gtin| ("gtin", Json::text(gtin.as_str()))));
    }
    Json::Object(members.into_iter().map(|(name, value)| (name.to_owned(), value)).collect())
}

fn by_language(text: impl Fn(Lang) -> String) -> Json {
    Json::Object(Lang::ALL.iter().map(|lang| (lang.code().to_owned(), Json::text(text(*lang)))).collect())
}
