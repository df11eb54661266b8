//! From a payload and its disclosures to the tree that is disclosed.

use super::{
    ALGORITHM, DEPTH, DIGESTS, Disclosure, DisclosureFault, MAX_DIGESTS, MAX_DISCLOSURES, PLACEHOLDER, RESERVED,
    digest, wrong_kind,
};
use crate::json::{Fault, Json, Kind, Problem};

/// The payload with its disclosures put in, as RFC 9901, 7.1 says: without `_sd`, `_sd_alg` and the
/// elements of lists that were not disclosed. Disclosed members stand after the others.
///
/// # Errors
/// A [`DisclosureFault`], naming the disclosure or the place.
pub fn resolve(payload: &Json, disclosures: &[&str]) -> Result<Json, DisclosureFault> {
    walk(payload, disclosures).map(|(tree, _)| tree)
}

/// Where a disclosure belongs.
pub(super) struct Place {
    /// The JSON path, its indices those of the signed lists.
    pub(super) path: String,
    /// The disclosure it is a part of.
    pub(super) within: Option<usize>,
}

/// [`resolve`], with the place of each disclosure, in their order.
pub(super) fn walk(payload: &Json, disclosures: &[&str]) -> Result<(Json, Vec<Place>), DisclosureFault> {
    check_algorithm(payload)?;
    let mut walk = Walk { given: read(disclosures)?, digests: Vec::new(), path: "$".to_owned(), within: None };
    let tree = walk.value(payload, DEPTH)?;
    let mut places = Vec::new();
    for (at, given) in walk.given.into_iter().enumerate() {
        places.push(given.place.ok_or(DisclosureFault::Unreferenced { number: at + 1 })?);
    }
    Ok((tree, places))
}

/// An absent algorithm is `sha-256` (RFC 9901, 4.1.1).
fn check_algorithm(payload: &Json) -> Result<(), DisclosureFault> {
    let (member, expected) = ALGORITHM;
    let path = format!("$.{member}");
    match payload.member(member) {
        None => Ok(()),
        Some(Json::Text(found)) if found == expected => Ok(()),
        Some(Json::Text(found)) => {
            let (found, expected) = (found.chars().take(40).collect(), expected.to_owned());
            Err(DisclosureFault::Algorithm(Fault::new(path, Problem::Unexpected { found, expected })))
        }
        Some(other) => Err(DisclosureFault::Algorithm(wrong_kind(&path, Kind::Text, other))),
    }
}

fn read(disclosures: &[&str]) -> Result<Vec<Given>, DisclosureFault> {
    if disclosures.len() > MAX_DISCLOSURES {
        return Err(DisclosureFault::TooMany { found: disclosures.len(), limit: MAX_DISCLOSURES });
    }
    let mut given: Vec<Given> = Vec::new();
    for (at, text) in disclosures.iter().enumerate() {
        if let Some(first) = disclosures[..at].iter().position(|earlier| earlier == text) {
            return Err(DisclosureFault::Repeated { first: first + 1, again: at + 1 });
        }
        let disclosure = Some(Disclosure::read(text, at + 1)?);
        given.push(Given { digest: digest(text), disclosure, place: None });
    }
    Ok(given)
}

/// A disclosure on its way to its place.
struct Given {
    digest: String,
    /// Taken out when its place is found.
    disclosure: Option<Disclosure>,
    place: Option<Place>,
}

/// A walk over the payload and over what is disclosed in it.
struct Walk {
    given: Vec<Given>,
    /// Every digest met, to tell one that stands twice.
    digests: Vec<String>,
    path: String,
    /// The disclosure whose value is being walked.
    within: Option<usize>,
}

impl Walk {
    fn value(&mut self, value: &Json, depth: usize) -> Result<Json, DisclosureFault> {
        let deeper = || {
            let too_deep = DisclosureFault::TooDeep { path: self.path.clone(), limit: DEPTH };
            depth.checked_sub(1).ok_or(too_deep)
        };
        match value {
            Json::Object(members) => {
                let depth = deeper()?;
                self.object(members, depth)
            }
            Json::List(elements) => {
                let depth = deeper()?;
                self.list(elements, depth)
            }
            other => Ok(other.clone()),
        }
    }

    /// A value one step further down.
    fn step(&mut self, step: &str, value: &Json, depth: usize) -> Result<Json, DisclosureFault> {
        let length = self.path.len();
        self.path.push_str(step);
        let value = self.value(value, depth)?;
        self.path.truncate(length);
        Ok(value)
    }

    fn object(&mut self, members: &[(String, Json)], depth: usize) -> Result<Json, DisclosureFault> {
        let (mut shown, mut digests) = (Vec::new(), None);
        for (name, value) in members {
            let path = || format!("{}.{name}", self.path);
            match name.as_str() {
                DIGESTS => digests = Some(value),
                PLACEHOLDER => return Err(DisclosureFault::Placeholder { path: path() }),
                name if name == ALGORITHM.0 && self.path != "$" => {
                    return Err(DisclosureFault::NestedAlgorithm { path: path() });
                }
                name if name == ALGORITHM.0 => {}
                name => shown.push((name.to_owned(), self.step(&format!(".{name}"), value, depth)?)),
            }
        }
        if let Some(digests) = digests {
            self.members(digests, &mut shown, depth)?;
        }
        Ok(Json::Object(shown))
    }

    /// Puts the disclosed members of an object beside those it shows.
    fn members(
        &mut self,
        digests: &Json,
        shown: &mut Vec<(String, Json)>,
        depth: usize,
    ) -> Result<(), DisclosureFault> {
        let path = format!("{}.{DIGESTS}", self.path);
        let Json::List(digests) = digests else {
            return Err(DisclosureFault::Digests(wrong_kind(&path, Kind::List, digests)));
        };
        for (index, digest) in digests.iter().enumerate() {
            let path = format!("{path}[{index}]");
            let Json::Text(digest) = digest else {
                return Err(DisclosureFault::Digests(wrong_kind(&path, Kind::Text, digest)));
            };
            let Some((at, disclosure)) = self.disclosed(digest, path)? else { continue };
            let name = self.new_name(at + 1, disclosure.name, shown)?;
            let value = self.place(at, &format!(".{name}"), &disclosure.value, depth)?;
            shown.push((name, value));
        }
        Ok(())
    }

    /// The name of a disclosed member, if the object here can take it.
    fn new_name(
        &self,
        number: usize,
        name: Option<String>,
        shown: &[(String, Json)],
    ) -> Result<String, DisclosureFault> {
        let name = name.ok_or_else(|| DisclosureFault::NotMember { number, path: self.path.clone() })?;
        if RESERVED.contains(&name.as_str()) {
            return Err(DisclosureFault::ReservedName { number, name });
        }
        if shown.iter().any(|(other, _)| *other == name) {
            return Err(DisclosureFault::NameTaken { number, path: format!("{}.{name}", self.path) });
        }
        Ok(name)
    }

    fn list(&mut self, elements: &[Json], depth: usize) -> Result<Json, DisclosureFault> {
        let mut shown = Vec::new();
        for (index, element) in elements.iter().enumerate() {
            let step = format!("[{index}]");
            let digest = match element {
                Json::Object(members) => match members.as_slice() {
                    [(name, Json::Text(digest))] if name == PLACEHOLDER => Some(digest),
                    _ => None,
                },
                _ => None,
            };
            let Some(digest) = digest else {
                shown.push(self.step(&step, element, depth)?);
                continue;
            };
            let path = format!("{}{step}", self.path);
            let Some((at, disclosure)) = self.disclosed(digest, path.clone())? else { continue };
            if disclosure.name.is_some() {
                return Err(DisclosureFault::NotElement { number: at + 1, path });
            }
            shown.push(self.place(at, &step, &disclosure.value, depth)?);
        }
        Ok(Json::List(shown))
    }

    /// The disclosure of a digest met at `path`; nothing when it stays undisclosed.
    fn disclosed(&mut self, digest: &str, path: String) -> Result<Option<(usize, Disclosure)>, DisclosureFault> {
        if self.digests.iter().any(|earlier| earlier == digest) {
            return Err(DisclosureFault::RepeatedDigest { path });
        }
        if self.digests.len() == MAX_DIGESTS {
            return Err(DisclosureFault::TooManyDigests { limit: MAX_DIGESTS });
        }
        self.digests.push(digest.to_owned());
        let at = self.given.iter().position(|given| given.digest == digest);
        Ok(at.and_then(|at| Some((at, self.given[at].disclosure.take()?))))
    }

    /// A disclosed value, in its place.
    fn place(&mut self, at: usize, step: &str, value: &Json, depth: usize) -> Result<Json, DisclosureFault> {
        let within = self.within.replace(at);
        self.given[at].place = Some(Place { path: format!("{}{step}", self.path), within });
        let value = self.step(step, value, depth)?;
        self.within = within;
        Ok(value)
    }
}

#[cfg(test)]
mod tests {
    use super::{super::base64url, *};
    use crate::json::Limits;

    fn tree(text: &str) -> Json {
        Json::parse(text.as_bytes(), Limits { bytes: 100_000, depth: 30 }).unwrap()
    }

    fn disclosure(text: &str) -> String {
        base64url::encode(text.as_bytes())
    }

    /// A payload in which `#1`, `#2` … stand for the digests of the disclosures.
    fn resolved(payload: &str, disclosures: &[&str]) -> Result<Json, DisclosureFault> {
        let disclosures: Vec<String> = disclosures.iter().map(|text| disclosure(text)).collect();
        let digests = disclosures.iter().enumerate();
        let payload = digests.fold(payload.to_owned(), |payload, (at, disclosure)| {
            payload.replace(&format!("#{}", at + 1), &digest(disclosure))
        });
        resolve(&tree(&payload), &disclosures.iter().map(String::as_str).collect::<Vec<_>>())
    }

    #[track_caller]
    fn refused(payload: &str, disclosures: &[&str], fault: DisclosureFault) {
        assert_eq!(resolved(payload, disclosures), Err(fault));
    }

    #[test]
    fn what_is_disclosed_stands_in_its_place_and_the_rest_is_gone() {
        let payload =
            r##"{"_sd_alg":"sha-256","a":1,"_sd":["#1","?"],"l":[0,{"...":"#2"},{"...":"!"},3],"e":{"_sd":[]}}"##;
        let disclosed = resolved(payload, &[r#"["s","b",{"c":null}]"#, r#"["s",[2]]"#]);
        assert_eq!(disclosed, Ok(tree(r#"{"a":1,"l":[0,[2],3],"e":{},"b":{"c":null}}"#)));
    }

    #[test]
    fn only_sha_256_is_taken() {
        let unexpected = Problem::Unexpected { found: "sha-512".into(), expected: "sha-256".into() };
        let fault = |problem| DisclosureFault::Algorithm(Fault::new("$._sd_alg", problem));
        refused(r#"{"_sd_alg":"sha-512"}"#, &[], fault(unexpected));
        let kind = Problem::Kind { expected: Kind::Text, found: Kind::Null };
        refused(r#"{"_sd_alg":null}"#, &[], fault(kind));
        let nested = DisclosureFault::NestedAlgorithm { path: "$.a[0]._sd_alg".into() };
        refused(r#"{"a":[{"_sd_alg":"sha-256"}]}"#, &[], nested);
    }

    #[test]
    fn a_disclosure_that_does_not_read_is_named() {
        let payload = tree("{}");
        let unreadable = |path, problem| DisclosureFault::Unreadable { number: 1, fault: Fault::new(path, problem) };
        let kind = |expected, found| Problem::Kind { expected, found };
        assert_eq!(resolve(&payload, &["a+b"]), Err(DisclosureFault::Encoding { number: 1 }));
        refused("{}", &["["], unreadable("$", Problem::NotJson { line: 1, column: 2 }));
        refused("{}", &["{}"], unreadable("$", kind(Kind::List, Kind::Object)));
        refused("{}", &[r#"[1,"a",2]"#], unreadable("$[0]", kind(Kind::Text, Kind::Number)));
        refused("{}", &[r#"["s",true,2]"#], unreadable("$[1]", kind(Kind::Text, Kind::Truth)));
        refused("{}", &[r#"["s"]"#], DisclosureFault::Elements { number: 1, found: 1 });
        refused("{}", &[r#"["s","a",1,2]"#], DisclosureFault::Elements { number: 1, found: 4 });
        let large = format!(r#"["s","a","{}"]"#, "x".repeat(super::super::MAX_DISCLOSURE_BYTES));
        let too_large = Problem::TooLarge { bytes: large.len(), limit: super::super::MAX_DISCLOSURE_BYTES };
        refused("{}", &[&large], unreadable("$", too_large));
    }

    #[test]
    fn a_disclosure_belongs_to_one_digest_and_a_digest_to_one_place() {
        let member = r#"["s","a",1]"#;
        refused(r##"{"_sd":["#1"]}"##, &[member, member], DisclosureFault::Repeated { first: 1, again: 2 });
        refused(r##"{"_sd":["#2"]}"##, &[member, r#"["s","b",1]"#], DisclosureFault::Unreferenced { number: 1 });
        let twice = DisclosureFault::RepeatedDigest { path: "$.a[0]".into() };
        refused(r#"{"_sd":["x"],"a":[{"...":"x"}]}"#, &[], DisclosureFault::RepeatedDigest { path: "$._sd[0]".into() });
        refused(r#"{"a":[{"...":"x"},{"...":"x"}]}"#, &[], DisclosureFault::RepeatedDigest { path: "$.a[1]".into() });
        refused(r##"{"_sd":["x","#1"]}"##, &[r#"["s","a",[{"...":"x"}]]"#], twice);
    }

    #[test]
    fn digests_stand_where_the_standard_has_them() {
        let digests =
            |path, expected, found| DisclosureFault::Digests(Fault::new(path, Problem::Kind { expected, found }));
        refused(r#"{"_sd":"x"}"#, &[], digests("$._sd", Kind::List, Kind::Text));
        refused(r#"{"a":{"_sd":["x",1]}}"#, &[], digests("$.a._sd[1]", Kind::Text, Kind::Number));
        for (payload, path) in [
            (r#"{"...":"x"}"#, "$...."),
            (r#"{"a":[{"...":1}]}"#, "$.a[0]...."),
            (r#"{"a":[{"...":"x","b":1}]}"#, "$.a[0]...."),
            (r##"{"a":{"...":"x"}}"##, "$.a...."),
        ] {
            refused(payload, &[], DisclosureFault::Placeholder { path: path.into() });
        }
    }

    #[test]
    fn a_disclosure_fits_its_place() {
        let (member, element) = (r#"["s","a",1]"#, r#"["s",1]"#);
        let not_member = DisclosureFault::NotMember { number: 1, path: "$.b".into() };
        refused(r##"{"b":{"_sd":["#1"]}}"##, &[element], not_member);
        let not_element = DisclosureFault::NotElement { number: 1, path: "$.b[0]".into() };
        refused(r##"{"b":[{"...":"#1"}]}"##, &[member], not_element);
        for name in RESERVED {
            let reserved = DisclosureFault::ReservedName { number: 1, name: name.into() };
            refused(r##"{"_sd":["#1"]}"##, &[&format!(r#"["s","{name}",1]"#)], reserved);
        }
        let taken = |number| DisclosureFault::NameTaken { number, path: "$.a".into() };
        refused(r##"{"_sd":["#1"],"a":null}"##, &[member], taken(1));
        refused(r##"{"_sd":["#1","#2"]}"##, &[member, r#"["t","a",2]"#], taken(2));
    }

    #[test]
    fn how_many_and_how_deep_is_bounded() {
        let many = vec!["x"; MAX_DISCLOSURES + 1];
        let too_many = DisclosureFault::TooMany { found: MAX_DISCLOSURES + 1, limit: MAX_DISCLOSURES };
        assert_eq!(resolve(&tree("{}"), &many), Err(too_many));
        let digests = |count| {
            let digests: Vec<String> = (0..count).map(|digest| format!("\"{digest}\"")).collect();
            resolved(&format!(r#"{{"_sd":[{}]}}"#, digests.join(",")), &[])
        };
        assert_eq!(digests(MAX_DIGESTS), Ok(tree("{}")));
        assert_eq!(digests(MAX_DIGESTS + 1), Err(DisclosureFault::TooManyDigests { limit: MAX_DIGESTS }));
        let nested = |depth| format!(r#"["s","a",{}{}]"#, "[".repeat(depth), "]".repeat(depth));
        assert!(resolved(r##"{"_sd":["#1"]}"##, &[&nested(DEPTH - 1)]).is_ok());
        let too_deep = DisclosureFault::TooDeep { path: format!("$.a{}", "[0]".repeat(DEPTH - 1)), limit: DEPTH };
        refused(r##"{"_sd":["#1"]}"##, &[&nested(DEPTH)], too_deep);
    }
}
