//! What the studio has beside its pages: the list of labels it offers, and the page it frames to show
//! `<carbon-label>` at work.
//!
//! The list tells labels apart and no more: what the studio says of the one that is chosen, it verified
//! itself. Both serve every language.

use super::{Entry, File, Publication, page};
use crate::{evidence::Evidence, json::Json, label::Name, markup, text::Lang};
use maud::{PreEscaped, html};

/// The element alone on a page of its own.
pub(super) fn preview() -> File {
    let (style, script) = (page::compact(include_str!("../../style/preview.css")), include_str!("../app/preview.js"));
    let policy = format!(
        "default-src 'none'; style-src 'sha256-{}'; script-src 'self' 'wasm-unsafe-eval' 'sha256-{}'; connect-src 'self'; \
         img-src data:; base-uri 'none'; form-action 'none'; require-trusted-types-for 'script'",
        page::content_hash(&style),
        page::content_hash(script)
    );
    let label = Lang::ALL[0].words().label;
    let head = html! {
        meta name="robots" content="noindex";
        script type="module" src="../embed/carbon-label.js" {}
    };
    let body = html! { main {} script type="module" { (PreEscaped(script)) } };
    let document = page::bare(Lang::ALL[0], label, &policy, &style, &head, &body);
    File { path: "studio/preview.html".to_owned(), bytes: document.into_bytes() }
}

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
