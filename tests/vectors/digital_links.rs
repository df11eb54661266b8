//! The GS1 syntax engine's own cases for Digital Link URIs.

use super::*;
use carbon_label::digital_link::{Element, LinkFault, Place, build, escaped, read, unescaped};
use std::collections::BTreeMap;

/// Elements as the engine writes them: `^` before the first and after each whose length is not fixed by
/// its first two digits (GS1 General Specifications, 7.8.5).
fn written(elements: &[Element]) -> String {
    let fixed = |ai: &str| {
        let first: u32 = ai[..2].parse().unwrap();
        matches!(first, 0..=4 | 11..=20 | 31..=36 | 41)
    };
    let (mut text, mut ends) = (String::new(), true);
    for Element { identifier, value } in elements {
        text += &format!("{}{identifier}{value}", if ends { "^" } else { "" });
        ends = !fixed(identifier);
    }
    text
}

/// Elements as people write them: `(01)09506000134352(10)ABC`.
fn bracketed(text: &str) -> Result<Vec<Element>, LinkFault> {
    let parts = text.split('(').skip(1).map(|part| part.split_once(')').unwrap());
    parts.map(|(identifier, value)| Element::new(identifier, value)).collect()
}

/// What was expected and what came, if they differ.
fn differs(case: &Json) -> Option<String> {
    let arguments = list(case, "args");
    let argument = |at: usize| match &arguments[at] {
        Json::Text(text) => text.as_str(),
        other => panic!("{other:?} is no text"),
    };
    let (expected, came) = match text(case, "fn") {
        "dl_parseDLuri" => {
            let expected = (arguments[0] == Json::Truth(true)).then(|| argument(2).to_owned());
            (expected, read(argument(1)).map(|elements| written(&elements)).map_err(|fault| format!("{fault:?}")))
        }
        "dl_generateDLuri" => {
            let expected = (arguments[0] == Json::Truth(true)).then(|| argument(3).to_owned());
            let built = bracketed(argument(2)).and_then(|elements| build(argument(1), &elements));
            (expected, built.map_err(|fault| format!("{fault:?}")))
        }
        "dl_URIescape" => {
            let both = [Place::Path, Place::Query].map(|place| escaped(argument(0), place));
            (Some(format!("{} {}", argument(1), argument(2))), Ok(both.join(" ")))
        }
        "dl_URIunescape" => {
            let bytes = |place| unescaped(argument(0), place).into_iter().map(char::from).collect::<String>();
            let both = [Place::Path, Place::Query].map(bytes);
            (Some(format!("{} {}", argument(1), argument(2))), Ok(both.join(" ")))
        }
        other => panic!("{other} is new"),
    };
    (expected != came.as_ref().ok().cloned()).then(|| format!("{arguments:?}: {came:?}"))
}

#[test]
fn digital_links_are_built_and_read_as_gs1_does() {
    let Some(Json::List(cases)) = vector("gs1-syntax-engine/dl_vectors.json") else { return };
    let number = |case: &Json| member(case, "line").to_string();
    let differing: BTreeMap<String, String> =
        cases.iter().filter_map(|case| Some((number(case), differs(case)?))).collect();
    eprintln!("vectors: GS1 Digital Link {}/{}", cases.len() - differing.len(), cases.len());
    exceptions::settle("digital-link", &differing);
    assert_eq!(cases.len(), 86);
}
