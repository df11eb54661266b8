//! XML as the tree that JSON has, so that one reader reads both.
//!
//! An element without attributes and children is its text; any other an object of its attributes and children under
//! their local names, its text under `value`, and a list where a name stands several times. `xml:lang` is `lang`.
//! Document types are refused: they are what makes XML dangerous.

use crate::json::{Fault, Json, Problem};
use roxmltree::{Document, Node, ParsingOptions};

/// Most elements, attributes and texts.
const MANY: u32 = 200_000;

/// Most attributes of an element, and most names of what is in it.
const CROWD: usize = 1000;

/// Most elements inside each other.
const DEPTH: usize = 32;

/// The root's name, and what is in it.
pub(super) fn tree(bytes: &[u8], limit: usize) -> Result<(String, Json), Fault> {
    let fault = |problem| Fault::new("$", problem);
    if bytes.len() > limit {
        return Err(fault(Problem::TooLarge { bytes: bytes.len(), limit }));
    }
    let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    let text = std::str::from_utf8(bytes).map_err(|_| fault(Problem::NotText))?;
    refuse_crowds(text)?;
    let options = ParsingOptions { allow_dtd: false, nodes_limit: MANY, ..ParsingOptions::default() };
    let document = Document::parse_with_options(text, options).map_err(|error| {
        let at = error.pos();
        fault(Problem::NotXml { line: at.row as usize, column: at.col as usize })
    })?;
    let root = document.root_element();
    Ok((root.tag_name().name().to_owned(), value(root, DEPTH)?))
}

/// Refuses an element of very many attributes before the library compares each with all others. Comments and quoted
/// texts are passed over whole, so that nothing in them hides any.
fn refuse_crowds(text: &str) -> Result<(), Fault> {
    let mut rest = text;
    while let Some(at) = rest.find('<') {
        rest = &rest[at..];
        let passed = [("<!--", "-->"), ("<![CDATA[", "]]>"), ("<?", "?>")];
        if let Some((start, end)) = passed.iter().find(|(start, _)| rest.starts_with(start)) {
            let after = rest[start.len()..].find(end).map_or(rest.len(), |at| start.len() + at + end.len());
            rest = &rest[after..];
            continue;
        }
        let (mut quote, mut attributes, mut length) = (None, 0, rest.len());
        for (at, byte) in rest.bytes().enumerate() {
            match (quote, byte) {
                (Some(open), byte) if byte == open => quote = None,
                (None, b'"' | b'\'') => quote = Some(byte),
                (None, b'=') => attributes += 1,
                (None, b'>') => {
                    length = at + 1;
                    break;
                }
                _ => {}
            }
        }
        if attributes > CROWD {
            return Err(Fault::new("$", Problem::TooMany { found: attributes, limit: CROWD }));
        }
        rest = &rest[length..];
    }
    Ok(())
}

fn value(element: Node<'_, '_>, room: usize) -> Result<Json, Fault> {
    // Going no deeper than this, it needs no more of the stack; the library's own reading does not go down at all.
    let room = room.checked_sub(1).ok_or_else(|| Fault::new("$", Problem::TooDeep { limit: DEPTH }))?;
    let text: String = element.children().filter(Node::is_text).filter_map(|node| node.text()).collect();
    let text = text.trim();
    let mut members: Vec<(String, Json)> = Vec::new();
    for attribute in element.attributes() {
        let known = attribute.namespace().is_none_or(|space| space != "http://www.w3.org/2001/XMLSchema-instance");
        if known && members.iter().all(|(name, _)| name != attribute.name()) {
            members.push((attribute.name().to_owned(), Json::text(attribute.value())));
        }
    }
    let attributes = members.len();
    for child in element.children().filter(Node::is_element) {
        if members.len() > CROWD {
            return Err(Fault::new("$", Problem::TooMany { found: members.len(), limit: CROWD }));
        }
        let (name, child) = (child.tag_name().name(), value(child, room)?);
        let at = members.iter().position(|(known, _)| known == name);
        match at.map(|at| (at < attributes, &mut members[at].1)) {
            None => members.push((name.to_owned(), child)),
            // An element says more than an attribute of its name.
            Some((true, attribute)) => *attribute = child,
            Some((false, Json::List(several))) => several.push(child),
            Some((false, one)) => *one = Json::List(vec![std::mem::replace(one, Json::Null), child]),
        }
    }
    if members.is_empty() {
        return Ok(Json::text(text));
    }
    if !text.is_empty() && members.iter().all(|(name, _)| name != "value") {
        members.push(("value".to_owned(), Json::text(text)));
    }
    Ok(Json::Object(members))
}
