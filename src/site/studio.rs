//! What the studio has beside its pages: the list of labels it offers, and the page it frames to show
//! `<carbon-label>` at work.
//!
//! The list tells labels apart and no more: what the studio says of the one that is chosen, it verified
//! itself. Both serve every language.

use super::{AppPage, File, Publication, Row, page, row::Said};
use crate::{json::Json, text::Lang};
use maud::{PreEscaped, html};

/// Both, where the site has a studio; of all `labels`, it offers these.
pub(super) fn files(publication: &Publication<'_>, labels: u64, offered: &[Row]) -> Vec<File> {
    if publication.tools().contains(&AppPage::Studio) { vec![preview(), index(labels, offered)] } else { Vec::new() }
}

/// The element alone on a page of its own.
fn preview() -> File {
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

fn index(labels: u64, offered: &[Row]) -> File {
    let members =
        [("total", Json::Number(labels.to_string())), ("labels", Json::List(offered.iter().map(label).collect()))];
    File { path: "studio/labels.json".to_owned(), bytes: Json::object(members).to_string().into_bytes() }
}

fn label(row: &Row) -> Json {
    let mut members = vec![
        ("number", Json::text(row.number.as_str())),
        ("tone", Json::text(row.tone.as_str())),
        ("state", by_language(row, |said| Some(&said.state))),
    ];
    let texts = [
        ("name", by_language(row, |said| said.name.as_ref())),
        ("maker", by_language(row, |said| said.maker.as_ref())),
    ];
    members.extend(texts.into_iter().filter(|(_, texts)| !matches!(texts, Json::Object(texts) if texts.is_empty())));
    members.extend(row.model.as_ref().map(|model| ("model", Json::text(model.as_str()))));
    members.extend(row.gtin.as_ref().map(|gtin| ("gtin", Json::text(gtin.as_str()))));
    Json::Object(members.into_iter().map(|(name, value)| (name.to_owned(), value)).collect())
}

fn by_language(row: &Row, text: impl Fn(&Said) -> Option<&String>) -> Json {
    let member = |lang: &Lang| {
        let text = row.said(*lang).and_then(&text)?;
        Some((lang.code().to_owned(), Json::text(text.as_str())))
    };
    Json::Object(Lang::ALL.iter().filter_map(member).collect())
}
