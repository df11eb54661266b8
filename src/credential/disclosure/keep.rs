//! From a whole SD-JWT to one with only the disclosures that are to be shown.

use super::{DEPTH, DisclosureFault, base64url, resolve, split};
use crate::{
    credential::{Envelope, Malformed},
    json::{Json, Limits},
};

/// Why an SD-JWT is not cut down to what is to be shown.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum PresentationFault {
    /// The JWT before the first `~` does not read.
    Jwt(Malformed),
    /// Its disclosures are refused.
    Disclosures(DisclosureFault),
    /// A path that no disclosure is for.
    Undisclosable {
        /// The path as given.
        path: String,
        /// The paths there are disclosures for.
        known: Vec<String>,
    },
    /// A path two disclosures are for, as names with points in them can make it.
    Ambiguous {
        /// The path as given.
        path: String,
    },
}

/// The SD-JWT with the disclosures of the paths `wanted` alone, and of what each stands inside, in
/// the order in which they stood. A JWT without `~` comes back as it is.
///
/// A path is that of a disclosed value, dotted, from the payload: `credentialSubject.stages`, or
/// `nationalities[0]` for an element of a list. What is restricted inside a wanted value is shown only
/// when it is wanted itself. The signature is not checked.
///
/// # Errors
/// A [`PresentationFault`]: nothing is shown when one path cannot be.
pub fn keep(text: &str, wanted: &[&str]) -> Result<String, PresentationFault> {
    let (jwt, disclosures) = split(text).map_err(PresentationFault::Disclosures)?;
    let payload = payload(jwt).map_err(PresentationFault::Jwt)?;
    let (_, places) = resolve::walk(&payload, &disclosures).map_err(PresentationFault::Disclosures)?;
    let mut shown = vec![false; places.len()];
    for path in wanted {
        let mut next = Some(only(&places, path)?);
        while let Some(at) = next {
            shown[at] = true;
            next = places[at].within;
        }
    }
    let mut kept = jwt.to_owned();
    if text.contains('~') {
        kept.push('~');
    }
    for (disclosure, _) in disclosures.iter().zip(shown).filter(|(_, shown)| *shown) {
        kept.push_str(disclosure);
        kept.push('~');
    }
    Ok(kept)
}

/// The one disclosure of a path.
fn only(places: &[resolve::Place], path: &str) -> Result<usize, PresentationFault> {
    let known = || places.iter().map(|place| place.path.strip_prefix("$.").unwrap_or(&place.path));
    let mut found = known().enumerate().filter(|(_, known)| *known == path);
    match (found.next(), found.next()) {
        (Some((at, _)), None) => Ok(at),
        (Some(_), Some(_)) => Err(PresentationFault::Ambiguous { path: path.to_owned() }),
        (None, _) => {
            let known = known().map(str::to_owned).collect();
            Err(PresentationFault::Undisclosable { path: path.to_owned(), known })
        }
    }
}

/// The payload of a compact JWT, its signature not checked.
fn payload(jwt: &str) -> Result<Json, Malformed> {
    let mut parts = jwt.split('.');
    let (Some(_), Some(payload), Some(_), None) = (parts.next(), parts.next(), parts.next(), parts.next()) else {
        return Err(Malformed::NotCompact);
    };
    let payload = base64url::decode(payload).ok_or(Malformed::NotCompact)?;
    Json::parse(&payload, Limits { bytes: Envelope::MAX_BYTES, depth: DEPTH }).map_err(Malformed::Payload)
}

#[cfg(test)]
mod tests {
    use super::{super::digest, *};

    fn disclosure(content: &str) -> String {
        base64url::encode(content.as_bytes())
    }

    fn jwt(payload: &str) -> String {
        format!("e30.{}.AA", base64url::encode(payload.as_bytes()))
    }

    #[test]
    fn a_disclosure_inside_another_brings_the_other() {
        let inner = disclosure(r#"["s","inner",1]"#);
        let outer = disclosure(&format!(r#"["s","outer",{{"_sd":["{}"]}}]"#, digest(&inner)));
        let other = disclosure(r#"["s","element"]"#);
        let payload = format!(r#"{{"_sd":["{}"],"list":[0,{{"...":"{}"}}]}}"#, digest(&outer), digest(&other));
        let jwt = jwt(&payload);
        let whole = format!("{jwt}~{inner}~{other}~{outer}~");
        for (wanted, kept) in [
            (&[][..], format!("{jwt}~")),
            (&["outer"], format!("{jwt}~{outer}~")),
            (&["outer.inner"], format!("{jwt}~{inner}~{outer}~")),
            (&["list[1]"], format!("{jwt}~{other}~")),
            (&["list[1]", "outer.inner", "outer"], whole.clone()),
        ] {
            assert_eq!(keep(&whole, wanted), Ok(kept), "{wanted:?}");
        }
        let known = vec!["outer.inner".to_owned(), "list[1]".to_owned(), "outer".to_owned()];
        for path in ["list", "list[0]", "inner", "", "$.outer"] {
            let undisclosable = PresentationFault::Undisclosable { path: path.into(), known: known.clone() };
            assert_eq!(keep(&whole, &["outer", path]), Err(undisclosable));
        }
    }

    #[test]
    fn a_path_that_means_two_shows_neither() {
        let (dotted, plain) = (disclosure(r#"["s","a.b",1]"#), disclosure(r#"["s","b",2]"#));
        let jwt = jwt(&format!(r#"{{"_sd":["{}"],"a":{{"_sd":["{}"]}}}}"#, digest(&dotted), digest(&plain)));
        let ambiguous = PresentationFault::Ambiguous { path: "a.b".into() };
        assert_eq!(keep(&format!("{jwt}~{dotted}~{plain}~"), &["a.b"]), Err(ambiguous));
    }

    #[test]
    fn what_is_no_whole_sd_jwt_is_refused() {
        let plain = jwt("{}");
        assert_eq!(keep(&plain, &[]), Ok(plain.clone()));
        assert_eq!(keep("a.b", &[]), Err(PresentationFault::Jwt(Malformed::NotCompact)));
        assert_eq!(keep("e30.e30.AA.AA", &[]), Err(PresentationFault::Jwt(Malformed::NotCompact)));
        let key_binding = PresentationFault::Disclosures(DisclosureFault::KeyBinding);
        assert_eq!(keep(&format!("{plain}~x"), &[]), Err(key_binding));
        let unreferenced = PresentationFault::Disclosures(DisclosureFault::Unreferenced { number: 1 });
        assert_eq!(keep(&format!("{plain}~{}~", disclosure(r#"["s",1]"#)), &[]), Err(unreferenced));
    }
}
