//! What tools are told of `<carbon-label>`: a custom elements manifest (schema 2.1.0).
//!
//! In: nothing but the element's own lists: its parts, the tokens of `style/tokens.css`. Out: the
//! manifest of the npm package.

use super::embed::{OWN_PARTS, PARTS};
use crate::{json::Json, markup::Size};

const ATTRIBUTES: &[(&str, &str)] = &[
    ("src", "the address of a published label: its .jwt, or its page"),
    ("trust", "the did:key of the programme's operator, whose trust list counts"),
    ("size", "how much of the label is drawn"),
    ("lang", "zh or en; by default the page's language around it"),
    ("theme", "light or dark; by default the reader's choice"),
];

const EVENTS: &[(&str, &str)] = &[
    ("carbon-label-ready", "a check ended, however it did"),
    ("carbon-label-verified", "the label is to be believed; detail says number, standing and value"),
    ("carbon-label-rejected", "the label is not to be believed; detail has no number"),
];

/// The manifest.
#[must_use]
pub fn manifest() -> Json {
    let module = Json::object([
        ("kind", Json::text("javascript-module")),
        ("path", Json::text("carbon-label.js")),
        ("declarations", Json::List(vec![declaration()])),
        ("exports", Json::List(vec![export("js", "CarbonLabel"), export("custom-element-definition", "carbon-label")])),
    ]);
    Json::object([
        ("schemaVersion", Json::text("2.1.0")),
        ("readme", Json::text("README.md")),
        ("modules", Json::List(vec![module])),
    ])
}

fn export(kind: &str, name: &str) -> Json {
    let declaration = Json::object([("name", Json::text("CarbonLabel")), ("module", Json::text("carbon-label.js"))]);
    Json::object([("kind", Json::text(kind)), ("name", Json::text(name)), ("declaration", declaration)])
}

fn declaration() -> Json {
    let parts = PARTS.iter().chain(OWN_PARTS);
    let slot = [("", "what shows until the label is verified, and where it cannot be")];
    Json::object([
        ("kind", Json::text("class")),
        ("name", Json::text("CarbonLabel")),
        ("tagName", Json::text("carbon-label")),
        ("customElement", Json::Truth(true)),
        ("superclass", Json::object([("name", Json::text("HTMLElement"))])),
        ("description", Json::text("A product carbon footprint label, verified in the page that shows it.")),
        ("attributes", Json::List(ATTRIBUTES.iter().map(attribute).collect())),
        ("members", Json::List(members())),
        ("events", described(EVENTS.iter(), Some("CustomEvent"))),
        ("slots", described(slot.iter(), None)),
        ("cssParts", described(parts, None)),
        ("cssProperties", Json::List(tokens().map(|token| Json::object([("name", Json::text(token))])).collect())),
    ])
}

fn attribute((name, what): &(&str, &str)) -> Json {
    let sizes: Vec<String> = Size::ALL.iter().map(|size| format!("\"{}\"", size.word())).collect();
    let kind = match *name {
        "size" => sizes.join(" | "),
        "theme" => "\"light\" | \"dark\" | \"auto\"".to_owned(),
        _ => "string".to_owned(),
    };
    Json::object([("name", Json::text(*name)), ("description", Json::text(*what)), ("type", typed(&kind))])
}

fn members() -> Vec<Json> {
    let field = |name: &str, kind: &str| {
        Json::object([("kind", Json::text("field")), ("name", Json::text(name)), ("type", typed(kind))])
    };
    let returns = Json::object([("type", typed("Promise<Result | null>"))]);
    vec![
        field("credential", "string | Uint8Array | undefined"),
        field("result", "Result | null"),
        Json::object([("kind", Json::text("method")), ("name", Json::text("refresh")), ("return", returns)]),
    ]
}

fn typed(text: &str) -> Json {
    Json::object([("text", Json::text(text))])
}

fn described<'a>(list: impl Iterator<Item = &'a (&'a str, &'a str)>, kind: Option<&str>) -> Json {
    let one = |(name, what): &(&str, &str)| {
        let mut members = vec![("name".to_owned(), Json::text(*name)), ("description".to_owned(), Json::text(*what))];
        members.extend(kind.map(|kind| ("type".to_owned(), typed(kind))));
        Json::Object(members)
    };
    Json::List(list.map(one).collect())
}

/// Every token of the theming contract, once.
fn tokens() -> impl Iterator<Item = &'static str> {
    let lines = include_str!("../../style/tokens.css").lines().map(str::trim);
    let mut seen = Vec::new();
    let named = lines.filter_map(|line| line.split_once(':').filter(|(name, _)| name.starts_with("--carbon-label-")));
    named.map(|(name, _)| name).filter(move |name| {
        let new = !seen.contains(name);
        seen.push(*name);
        new
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_manifest_names_every_token_and_part_once() {
        let text = manifest().to_string();
        for name in ["\"--carbon-label-ink\"", "\"--carbon-label-font\"", "\"notice\"", "\"state\"", "\"tagName\""] {
            assert_eq!(text.matches(name).count(), 1, "{name}");
        }
        assert_eq!(tokens().count(), 16);
    }
}
