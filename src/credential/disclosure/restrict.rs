//! From a tree and the paths of its members to digests in their place, and the disclosures.

use super::{DIGESTS, MAX_DISCLOSURE_BYTES, MAX_DISCLOSURES, RESERVED, base64url, digest};
use crate::json::Json;

/// Why members are not replaced by digests.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum RestrictionFault {
    /// More paths than a credential may have disclosures.
    TooMany {
        /// How many there are.
        found: usize,
        /// How many are allowed.
        limit: usize,
    },
    /// A path at which nothing stands.
    Absent {
        /// The path as given.
        path: String,
    },
    /// A path given twice.
    Repeated {
        /// The path as given.
        path: String,
    },
    /// The tree has a member of a reserved name already: `_sd`, `...`, `_sd_alg`.
    ReservedName {
        /// The name.
        name: String,
    },
    /// A member larger than a disclosure may be.
    TooLarge {
        /// The path as given.
        path: String,
        /// How many bytes its disclosure would have.
        bytes: usize,
        /// How many are allowed.
        limit: usize,
    },
    /// A salt that came twice: it would let one member tell of another.
    RepeatedSalt,
}

/// Replaces members of an object by their digests, and gives their disclosures in the order of
/// `paths` (RFC 9901, 4.2). A path is dotted, from the object: `product.factory`. A path inside
/// another is a disclosure inside the other's.
///
/// Each salt is to be 16 fresh bytes from a cryptographic source (RFC 9901, 9.3). The payload around
/// the object is to state [`super::ALGORITHM`].
///
/// # Errors
/// A [`RestrictionFault`], naming the path.
pub fn restrict(
    subject: &Json,
    paths: &[&str],
    mut salts: impl FnMut() -> [u8; 16],
) -> Result<(Json, Vec<String>), RestrictionFault> {
    check(subject, paths)?;
    let (mut subject, mut used) = (subject.clone(), Vec::new());
    let mut order: Vec<usize> = (0..paths.len()).collect();
    // The innermost first: what is inside is a digest already when what is around it becomes one.
    order.sort_by_key(|at| std::cmp::Reverse(paths[*at].matches('.').count()));
    let mut disclosures = vec![String::new(); paths.len()];
    for at in order {
        let salt = salts();
        if used.contains(&salt) {
            return Err(RestrictionFault::RepeatedSalt);
        }
        used.push(salt);
        disclosures[at] = hide(&mut subject, paths[at], salt)?;
    }
    Ok((subject, disclosures))
}

fn check(subject: &Json, paths: &[&str]) -> Result<(), RestrictionFault> {
    if paths.len() > MAX_DISCLOSURES {
        return Err(RestrictionFault::TooMany { found: paths.len(), limit: MAX_DISCLOSURES });
    }
    if let Some(name) = reserved(subject) {
        return Err(RestrictionFault::ReservedName { name: name.to_owned() });
    }
    for (at, path) in paths.iter().enumerate() {
        if paths[..at].contains(path) {
            return Err(RestrictionFault::Repeated { path: (*path).to_owned() });
        }
        if path.split('.').try_fold(subject, Json::member).is_none() {
            return Err(absent(path));
        }
    }
    Ok(())
}

fn absent(path: &str) -> RestrictionFault {
    RestrictionFault::Absent { path: path.to_owned() }
}

/// The first name in a tree that means something else in an SD-JWT.
fn reserved(tree: &Json) -> Option<&str> {
    match tree {
        Json::Object(members) => members.iter().find_map(|(name, value)| {
            let is_reserved = RESERVED.contains(&name.as_str());
            if is_reserved { Some(name.as_str()) } else { reserved(value) }
        }),
        Json::List(elements) => elements.iter().find_map(reserved),
        _ => None,
    }
}

/// Replaces the member at a path by its digest; its disclosure.
fn hide(subject: &mut Json, path: &str, salt: [u8; 16]) -> Result<String, RestrictionFault> {
    let mut steps: Vec<&str> = path.split('.').collect();
    let name = steps.pop().unwrap_or_default();
    let object = steps.into_iter().try_fold(subject, |object, step| {
        members(object)?.iter_mut().find(|(name, _)| name == step).map(|(_, value)| value)
    });
    let members = object.and_then(members).ok_or_else(|| absent(path))?;
    let at = members.iter().position(|(other, _)| other == name).ok_or_else(|| absent(path))?;
    let (name, value) = members.remove(at);
    let content = Json::List(vec![Json::text(base64url::encode(&salt)), Json::Text(name), value]).to_string();
    if content.len() > MAX_DISCLOSURE_BYTES {
        let (bytes, limit) = (content.len(), MAX_DISCLOSURE_BYTES);
        return Err(RestrictionFault::TooLarge { path: path.to_owned(), bytes, limit });
    }
    let disclosure = base64url::encode(content.as_bytes());
    add(members, digest(&disclosure));
    Ok(disclosure)
}

fn members(value: &mut Json) -> Option<&mut Vec<(String, Json)>> {
    match value {
        Json::Object(members) => Some(members),
        _ => None,
    }
}

/// Adds a digest to an object's. They stand sorted, so that their order tells nothing.
fn add(members: &mut Vec<(String, Json)>, digest: String) {
    let earlier = |other: &Json| matches!(other, Json::Text(other) if *other < digest);
    match members.iter_mut().find(|(name, _)| name == DIGESTS) {
        Some((_, Json::List(digests))) => {
            let at = digests.partition_point(earlier);
            digests.insert(at, Json::Text(digest));
        }
        _ => members.push((DIGESTS.to_owned(), Json::List(vec![Json::Text(digest)]))),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::json::Limits;

    fn tree(text: &str) -> Json {
        Json::parse(text.as_bytes(), Limits { bytes: 100_000, depth: 30 }).unwrap()
    }

    fn counted() -> impl FnMut() -> [u8; 16] {
        let mut count = 0_u128;
        move || {
            count += 1;
            count.to_be_bytes()
        }
    }

    fn texts(tree: &Json) -> Vec<String> {
        let Some(Json::List(digests)) = tree.member("_sd") else { panic!("no digests in {tree}") };
        digests.iter().map(|digest| if let Json::Text(text) = digest { text.clone() } else { panic!() }).collect()
    }

    #[test]
    fn a_member_is_replaced_by_its_digest() {
        let subject = tree(r#"{"product":{"name":"x","factory":{"region":"CN-TJ"}},"output":null,"stages":[1]}"#);
        let (restricted, disclosures) = restrict(&subject, &["output", "product.factory"], counted()).unwrap();
        let product = restricted.member("product").unwrap();
        assert_eq!(texts(&restricted), [digest(&disclosures[0])]);
        assert_eq!(texts(product), [digest(&disclosures[1])]);
        assert_eq!((restricted.member("output"), product.member("factory")), (None, None));
        assert_eq!(restricted.member("stages"), Some(&tree("[1]")));
        let content = base64url::decode(&disclosures[1]).unwrap();
        assert_eq!(content, br#"["AAAAAAAAAAAAAAAAAAAAAQ","factory",{"region":"CN-TJ"}]"#);
    }

    #[test]
    fn the_order_of_digests_tells_nothing() {
        let names: Vec<String> = (0..20).map(|name| format!("m{name}")).collect();
        let subject = Json::Object(names.iter().map(|name| (name.clone(), Json::Null)).collect());
        let paths: Vec<&str> = names.iter().map(String::as_str).collect();
        let (restricted, _) = restrict(&subject, &paths, counted()).unwrap();
        let digests = texts(&restricted);
        assert!(digests.len() == 20 && digests.is_sorted());
    }

    #[test]
    fn what_cannot_be_restricted_is_named() {
        let subject = tree(r#"{"a":{"b":1},"l":[{"c":1}]}"#);
        let refused = |paths: &[&str]| restrict(&subject, paths, counted()).unwrap_err();
        for path in ["", "x", "a.x", "a.b.x", "l.c", "a.", ".a", "a._sd"] {
            assert_eq!(refused(&["a.b", path]), RestrictionFault::Absent { path: path.into() });
        }
        assert_eq!(refused(&["a", "a"]), RestrictionFault::Repeated { path: "a".into() });
        let many = vec!["a"; MAX_DISCLOSURES + 1];
        assert_eq!(refused(&many), RestrictionFault::TooMany { found: 201, limit: 200 });
        assert_eq!(restrict(&subject, &["a", "l"], || [7; 16]).unwrap_err(), RestrictionFault::RepeatedSalt);
        for name in ["_sd", "...", "_sd_alg"] {
            let subject = tree(&format!(r#"{{"a":[{{"{name}":1}}]}}"#));
            let reserved = RestrictionFault::ReservedName { name: name.into() };
            assert_eq!(restrict(&subject, &["a"], counted()).unwrap_err(), reserved);
        }
        let large = Json::object([("a", Json::text("x".repeat(MAX_DISCLOSURE_BYTES)))]);
        let too_large = restrict(&large, &["a"], counted()).unwrap_err();
        // ["22 characters","a","…"] around the text.
        let bytes = MAX_DISCLOSURE_BYTES + 22 + 12 - 1;
        assert!(
            matches!(too_large, RestrictionFault::TooLarge { bytes: found, .. } if found == bytes),
            "{too_large:?}"
        );
    }
}
