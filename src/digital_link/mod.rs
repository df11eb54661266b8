//! GS1 Digital Link URIs: identifiers of a product in, its address out; and back.
//!
//! After the GS1 Digital Link Standard, URI Syntax: a key and its qualifiers in the path, in their one
//! order; data attributes in the query.

mod identifiers;
mod percent;

pub use percent::{Place, escaped, unescaped};

use crate::label::Gtin;

/// An application identifier and its value, unescaped.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Element {
    /// Two to four digits.
    pub identifier: String,
    /// Printable ASCII.
    pub value: String,
}

/// Why something is no GS1 Digital Link URI.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum LinkFault {
    /// It does not begin with `http://` or `https://` and a host.
    NotAnAddress,
    /// A character that no URI has.
    Character(char),
    /// No key of GS1's stands in it.
    NoKey,
    /// No application identifier.
    Unknown(String),
    /// The value has not the form of its identifier, or a wrong check digit.
    Value(Element),
    /// This identifier may not stand there: not in the query, or not in the path in this order.
    Place(String),
    /// It stands there twice.
    Repeated(String),
}

impl Element {
    /// An identifier with its value.
    ///
    /// # Errors
    /// [`LinkFault::Unknown`] and [`LinkFault::Value`].
    pub fn new(identifier: &str, value: &str) -> Result<Self, LinkFault> {
        let element = Self { identifier: identifier.to_owned(), value: value.to_owned() };
        match identifiers::fits(identifier, value) {
            Some(true) => Ok(element),
            Some(false) => Err(LinkFault::Value(element)),
            None => Err(LinkFault::Unknown(element.identifier)),
        }
    }

    /// As it stands in a URI, whose shorter GTINs get the zeros they were written without.
    fn read(identifier: &str, escaped: &str, place: Place) -> Result<Self, LinkFault> {
        let value: String = unescaped(escaped, place).into_iter().map(char::from).collect();
        let short = identifier == "01" && matches!(value.len(), 8 | 12 | 13);
        Self::new(identifier, &if short { format!("{value:0>14}") } else { value })
    }
}

/// The address of a product, of a batch of it or of one piece: batch and serial number as on the package.
///
/// # Errors
/// [`LinkFault::Value`] for a batch or serial number that is longer than 20 characters or has others than
/// GS1's.
pub fn product(base: &str, gtin: &Gtin, batch: Option<&str>, serial: Option<&str>) -> Result<String, LinkFault> {
    let gtin = Element::new("01", &format!("{:0>14}", gtin.as_str()))?;
    let of = |identifier, value: Option<&str>| value.map(|value| Element::new(identifier, value)).transpose();
    let elements: Vec<Element> = [Some(gtin), of("10", batch)?, of("21", serial)?].into_iter().flatten().collect();
    build(base, &elements)
}

/// The URI of these elements below `base`: the first key among them with its qualifiers, the others as
/// attributes in the order given.
///
/// # Errors
/// [`LinkFault`].
pub fn build(base: &str, elements: &[Element]) -> Result<String, LinkFault> {
    let mut rest: Vec<&Element> = Vec::new();
    for element in elements {
        match rest.iter().find(|other| other.identifier == element.identifier) {
            None => rest.push(element),
            Some(other) if *other == element => {}
            Some(_) => return Err(LinkFault::Repeated(element.identifier.clone())),
        }
    }
    let is_key = |element: &&Element| identifiers::sequences(&element.identifier).is_some();
    let key = rest.remove(rest.iter().position(is_key).ok_or(LinkFault::NoKey)?);
    let sequences = identifiers::sequences(&key.identifier).unwrap_or_default();
    let own: Vec<&str> = rest.iter().map(|element| element.identifier.as_str()).collect();
    let one = sequences.iter().find(|sequence| sequence.iter().any(|ai| own.contains(ai))).copied().unwrap_or_default();
    let mut uri = format!("{}/{}/{}", base.trim_end_matches('/'), key.identifier, escaped(&key.value, Place::Path));
    for element in one.iter().filter_map(|ai| rest.iter().find(|element| element.identifier == *ai)) {
        uri.push_str(&format!("/{}/{}", element.identifier, escaped(&element.value, Place::Path)));
    }
    let mut mark = '?';
    for element in rest.iter().filter(|element| !one.contains(&element.identifier.as_str())) {
        may_be_attribute(&element.identifier, sequences)?;
        uri.push_str(&format!("{mark}{}={}", element.identifier, escaped(&element.value, Place::Query)));
        mark = '&';
    }
    Ok(uri)
}

/// The elements of a URI, in its order: path, then query. Other parts of the query are passed over.
///
/// # Errors
/// [`LinkFault`].
pub fn read(uri: &str) -> Result<Vec<Element>, LinkFault> {
    let of_a_uri = |c: char| c.is_ascii_alphanumeric() || "-._~:/?#[]@!$&'()*+,;=%".contains(c);
    if let Some(other) = uri.chars().find(|c| !of_a_uri(*c)) {
        return Err(LinkFault::Character(other));
    }
    let (path, query) = parts(uri).ok_or(LinkFault::NotAnAddress)?;
    let segments: Vec<&str> = path.split('/').collect();
    let pairs: Vec<(&str, &str)> = segments.rchunks_exact(2).map(|pair| (pair[0], pair[1])).collect();
    let key = pairs.iter().position(|(ai, _)| identifiers::sequences(ai).is_some()).ok_or(LinkFault::NoKey)?;
    let sequences = identifiers::sequences(pairs[key].0).unwrap_or_default();
    in_order(pairs[..key].iter().rev().map(|(ai, _)| *ai), sequences)?;
    let in_path = pairs[..=key].iter().rev().map(|(ai, value)| Element::read(ai, value, Place::Path));
    let mut elements = in_path.collect::<Result<Vec<Element>, LinkFault>>()?;
    for (ai, value) in query.split('&').filter_map(|part| part.split_once('=')) {
        if ai.is_empty() || !ai.bytes().all(|b| b.is_ascii_digit()) {
            continue;
        }
        let element = Element::read(ai, value, Place::Query)?;
        may_be_attribute(ai, sequences)?;
        if elements.iter().any(|other| other.identifier == ai) {
            return Err(LinkFault::Repeated(element.identifier));
        }
        elements.push(element);
    }
    Ok(elements)
}

/// Path without its first slash, and query; nothing without scheme and host.
fn parts(uri: &str) -> Option<(&str, &str)> {
    let schemes = ["https://", "http://", "HTTPS://", "HTTP://"];
    let rest = schemes.iter().find_map(|scheme| uri.strip_prefix(scheme))?;
    let rest = rest.split('#').next()?;
    let (rest, query) = rest.split_once('?').unwrap_or((rest, ""));
    let (host, path) = rest.split_once('/')?;
    let of_a_host = |c: char| c.is_ascii_alphanumeric() || "-.:[]".contains(c);
    (!host.is_empty() && host.chars().all(of_a_host)).then_some((path, query))
}

/// Whether qualifiers follow one of the sequences, none of which need be whole.
fn in_order<'a>(qualifiers: impl Iterator<Item = &'a str> + Clone, sequences: &[&[&str]]) -> Result<(), LinkFault> {
    let follows = |sequence: &&&[&str]| {
        let mut rest = sequence.iter();
        qualifiers.clone().all(|ai| rest.any(|one| *one == ai))
    };
    match qualifiers.clone().next() {
        Some(first) if !sequences.iter().any(|sequence| follows(&sequence)) => Err(LinkFault::Place(first.to_owned())),
        _ => Ok(()),
    }
}

/// A key's qualifiers stand in its path alone.
fn may_be_attribute(identifier: &str, sequences: &[&[&str]]) -> Result<(), LinkFault> {
    let in_path = sequences.iter().any(|sequence| sequence.contains(&identifier));
    if in_path || !identifiers::is_attribute(identifier) {
        return Err(LinkFault::Place(identifier.to_owned()));
    }
    Ok(())
}

/// The same address in capitals, if all that capitals would change is scheme and host: a QR symbol holds
/// capitals and digits in less room.
#[must_use]
pub fn in_capitals(uri: &str) -> Option<String> {
    let host = uri.find("://")? + 3;
    let path = host + uri[host..].find('/')?;
    let unchanged = !uri[path..].bytes().any(|b| b.is_ascii_lowercase());
    let dense = |b: u8| b.is_ascii_alphanumeric() || b" $%*+-./:".contains(&b);
    (unchanged && uri.bytes().all(dense)).then(|| uri.to_ascii_uppercase())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_product_has_an_address_and_so_have_its_batches_and_pieces() {
        let gtin: Gtin = "9506000134352".parse().unwrap();
        let link = |batch, serial| product("https://labels.example/", &gtin, batch, serial);
        assert_eq!(link(None, None).unwrap(), "https://labels.example/01/09506000134352");
        let whole = link(Some("L/26"), Some("0001")).unwrap();
        assert_eq!(whole, "https://labels.example/01/09506000134352/10/L%2F26/21/0001");
        let elements: Vec<String> = read(&whole).unwrap().into_iter().map(|element| element.value).collect();
        assert_eq!(elements, ["09506000134352", "L/26", "0001"]);
        let wrong = Element { identifier: "10".into(), value: "Nº1".into() };
        assert_eq!(link(Some("Nº1"), None), Err(LinkFault::Value(wrong)));
        assert!(link(None, Some("123456789012345678901")).is_err());
    }

    #[test]
    fn what_was_built_reads_as_what_it_was_built_from() {
        let of = |ai, value| Element::new(ai, value).unwrap();
        let built = [of("01", "09506000134352"), of("22", "2A"), of("10", "!\"%&'()*+,-./:;"), of("99", "<=>?_ab")];
        assert_eq!(read(&build("https://a.example/x", &built).unwrap()).unwrap(), built);
    }

    #[test]
    fn capitals_are_used_where_they_mean_the_same() {
        let capitals = |uri| in_capitals(uri);
        let link = "https://labels.example/01/09506000134352/10/A1";
        assert_eq!(capitals(link).unwrap(), "HTTPS://LABELS.EXAMPLE/01/09506000134352/10/A1");
        assert_eq!(read(&capitals(link).unwrap()), read(link));
        for other in
            ["https://a.example/label/X/", "https://a.example/01/1/10/a", "https://a.example", "https://a.example/?A=B"]
        {
            assert_eq!(capitals(other), None, "{other}");
        }
    }
}
