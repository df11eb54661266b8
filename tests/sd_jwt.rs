//! Selective disclosure, held against the examples of RFC 9901 and against made-up credentials.

#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]
#![allow(clippy::print_stderr, reason = "what ran, and what could not, is said")]

use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};
use carbon_label::{
    credential::disclosure::{DisclosureFault, PresentationFault, digest, keep, name_of, resolve, restrict, split},
    json::{Json, Limits},
};
use proptest::{collection::vec, prelude::*, sample::Index};
use std::{collections::BTreeSet, fs, path::Path};

fn tree(text: &[u8]) -> Json {
    Json::parse(text, Limits { bytes: 1_000_000, depth: 20 }).unwrap()
}

fn decoded(text: &str) -> Vec<u8> {
    URL_SAFE_NO_PAD.decode(text).unwrap()
}

/// With the members of objects in the order of their names: no order is signed for disclosed ones.
fn sorted(json: &Json) -> Json {
    match json {
        Json::Object(members) => {
            let mut members: Vec<_> = members.iter().map(|(name, value)| (name.clone(), sorted(value))).collect();
            members.sort_by(|(a, _), (b, _)| a.cmp(b));
            Json::Object(members)
        }
        Json::List(elements) => Json::List(elements.iter().map(sorted).collect()),
        other => other.clone(),
    }
}

fn payload(jwt: &str) -> Json {
    tree(&decoded(jwt.split('.').nth(1).unwrap()))
}

/// An SD-JWT of this payload; its signature is not looked at here.
fn sd_jwt(payload: &Json, disclosures: &[String]) -> String {
    let payload = URL_SAFE_NO_PAD.encode(payload.to_string());
    let disclosures: String = disclosures.iter().map(|disclosure| format!("~{disclosure}")).collect();
    format!("e30.{payload}.AA{disclosures}~")
}

fn text<'a>(json: &'a Json, key: &str) -> &'a str {
    let Some(Json::Text(text)) = json.member(key) else { panic!("{key} is no text") };
    text
}

/// An example of the standard.
struct Example {
    section: String,
    /// The token, without a key-binding JWT.
    sd_jwt: String,
    /// The token as printed, where it ends with a key-binding JWT.
    bound: Option<String>,
    /// What is signed.
    payload: Json,
}

fn examples() -> Option<Vec<Example>> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/vectors");
    if !folder.is_dir() {
        eprintln!("vectors: not here");
        return None;
    }
    let file = tree(&fs::read(folder.join("sd-jwt/sd_jwt_examples.json")).unwrap());
    let Some(Json::List(tokens)) = file.member("tokens") else { panic!("no tokens") };
    let example = |token: &Json| {
        let compact = text(token, "compact");
        let is_bound = token.member("kb_jwt") == Some(&Json::Truth(true));
        let cut = if is_bound { compact.rfind('~').unwrap() + 1 } else { compact.len() };
        Example {
            section: text(token, "section").split_once(". ").unwrap().0.to_owned(),
            sd_jwt: compact[..cut].to_owned(),
            bound: is_bound.then(|| compact.to_owned()),
            payload: token.member("payload").unwrap().clone(),
        }
    };
    Some(tokens.iter().map(example).collect())
}

const CNF: &str = r#""cnf":{"jwk":{"kty":"EC","crv":"P-256","x":"TCAER19Zvu3OHF4j4W4vfSVoHIP1ILilDls7vCeGemc",
    "y":"ZxjiWWbZMQGHVWKVQ4hbSIirsVfuecCE6t4jT9F2HZQ"}}"#;

/// The processed payloads the standard prints behind its examples (RFC 9901, 5.2 and A.2 to A.4); that
/// of 5.1, where nothing is disclosed, is the payload without its digests.
const PROCESSED: &[(&str, &str)] = &[
    (
        "5.1",
        r#"{"iss":"https://issuer.example.com","iat":1683000000,"exp":1883000000,"sub":"user_42","nationalities":[],CNF}"#,
    ),
    (
        "5.2",
        r#"{"iss":"https://issuer.example.com","iat":1683000000,"exp":1883000000,"sub":"user_42","nationalities":["US"],
            CNF,"family_name":"Doe","address":{"street_address":"123 Main St","locality":"Anytown","region":"Anystate",
            "country":"US"},"given_name":"John"}"#,
    ),
    (
        "A.2",
        r#"{"iss":"https://issuer.example.com","iat":1683000000,"exp":1883000000,"verified_claims":{"verification":{
            "trust_framework":"de_aml","evidence":[{"method":"pipp"}],"time":"2012-04-23T18:25Z"},"claims":{"given_name":
            "Max","family_name":"Müller","address":{"locality":"Maxstadt","postal_code":"12344","country":"DE",
            "street_address":"Weidenstraße 22"}}}}"#,
    ),
    (
        "A.3",
        r#"{"iss":"https://pid-issuer.bund.de.example","iat":1683000000,"exp":1883000000,"vct":"urn:eudi:pid:de:1",CNF,
            "age_equal_or_over":{"18":true},"nationalities":["DE"]}"#,
    ),
    (
        "A.4",
        r#"{"@context":["https://www.w3.org/2018/credentials/v1","https://w3id.org/vaccination/v1"],"type":[
            "VerifiableCredential","VaccinationCertificate"],"issuer":"https://example.com/issuer","issuanceDate":
            "2023-02-09T11:01:59Z","expirationDate":"2028-02-08T11:01:59Z","name":"COVID-19 Vaccination Certificate",
            "description":"COVID-19 Vaccination Certificate","credentialSubject":{"vaccine":{"type":"Vaccine","atcCode":
            "J07BX03","medicinalProductName":"COVID-19 Vaccine Moderna"},"recipient":{"type":"VaccineRecipient"},"type":
            "VaccinationEvent","order":"3/3","dateOfVaccination":"2021-06-23T13:40:12Z"},CNF}"#,
    ),
];

#[test]
fn the_standards_examples_resolve_to_what_it_prints() {
    let Some(examples) = examples() else { return };
    for Example { section, sd_jwt, payload: signed, .. } in &examples {
        let (jwt, disclosures) = split(sd_jwt).unwrap();
        assert_eq!(&payload(jwt), signed, "{section}");
        let (_, processed) = PROCESSED.iter().find(|(of, _)| of == section).unwrap_or_else(|| panic!("{section}"));
        let processed = tree(processed.replace("CNF", CNF).as_bytes());
        assert_eq!(sorted(&resolve(signed, &disclosures).unwrap()), sorted(&processed), "{section}");
    }
    eprintln!("vectors: SD-JWT {}/{}", examples.len(), PROCESSED.len());
    assert_eq!(examples.len(), PROCESSED.len());
}

#[test]
fn the_standards_examples_with_a_key_binding_are_refused_by_name() {
    let Some(examples) = examples() else { return };
    let bound: Vec<_> = examples.iter().filter_map(|example| example.bound.as_deref()).collect();
    assert_eq!(bound.len(), 3);
    for sd_jwt in bound {
        assert_eq!(split(sd_jwt), Err(DisclosureFault::KeyBinding));
        assert_eq!(keep(sd_jwt, &[]), Err(PresentationFault::Disclosures(DisclosureFault::KeyBinding)));
    }
}

#[test]
fn a_standards_example_can_be_shown_in_part() {
    let Some(examples) = examples() else { return };
    let example = examples.iter().find(|example| example.section == "A.2").unwrap();
    let kept = keep(&example.sd_jwt, &["verified_claims.verification.evidence[0].method"]).unwrap();
    let (_, disclosures) = split(&kept).unwrap();
    let names: Vec<_> = disclosures.iter().map(|disclosure| name_of(disclosure)).collect();
    assert_eq!(names, [None, Some("method".to_owned())], "the evidence that the method is a member of comes along");
    let resolved = resolve(&example.payload, &disclosures).unwrap();
    let claims = resolved.member("verified_claims").unwrap();
    let expected = tree(br#"{"verification":{"trust_framework":"de_aml","evidence":[{"method":"pipp"}]},"claims":{}}"#);
    assert_eq!(claims, &expected);
}

fn leaf() -> impl Strategy<Value = Json> {
    prop_oneof![
        Just(Json::Null),
        any::<bool>().prop_map(Json::Truth),
        "-?(0|[1-9][0-9]{0,20})([.][0-9]{1,12})?".prop_map(Json::Number),
        "\\PC{0,8}".prop_map(Json::Text),
    ]
}

fn object(value: impl Strategy<Value = Json>) -> impl Strategy<Value = Json> {
    // Not beginning with _ or a point, so never a reserved name; a path has no way to write a point.
    let members = proptest::collection::btree_map("[a-z碳\"\\\\ ][a-zÄ_ ]{0,3}", value, 0..5);
    members.prop_map(|members| Json::Object(members.into_iter().collect()))
}

fn subject() -> impl Strategy<Value = Json> {
    let value = leaf()
        .prop_recursive(3, 40, 5, |value| prop_oneof![vec(value.clone(), 0..4).prop_map(Json::List), object(value)]);
    object(value)
}

/// The dotted path of each member that can be restricted.
fn paths(object: &Json, prefix: &str, found: &mut Vec<String>) {
    let Json::Object(members) = object else { return };
    for (name, value) in members {
        let path = format!("{prefix}{name}");
        paths(value, &format!("{path}."), found);
        found.push(path);
    }
}

fn counted() -> impl FnMut() -> [u8; 16] {
    let mut count = 0_u128;
    move || {
        count += 1;
        count.to_be_bytes()
    }
}

/// A subject, the paths restricted in it, what is signed, and the disclosures.
type Restricted = (Json, Vec<String>, Json, Vec<String>);

fn restricted(subject: impl Strategy<Value = Json>) -> impl Strategy<Value = Restricted> {
    (subject, vec(any::<bool>(), 200)).prop_map(|(subject, chosen)| {
        let mut all = Vec::new();
        paths(&subject, "", &mut all);
        let chosen: Vec<String> =
            all.into_iter().zip(chosen).filter_map(|(path, chosen)| chosen.then_some(path)).collect();
        let paths: Vec<&str> = chosen.iter().map(String::as_str).collect();
        let (signed, disclosures) = restrict(&subject, &paths, counted()).unwrap();
        (subject, chosen, signed, disclosures)
    })
}

/// The same tree with names and texts of which none contains another.
fn told_apart(json: &Json, count: &mut usize) -> Json {
    *count += 1;
    let own = *count;
    match json {
        Json::Object(members) => {
            let renamed = members
                .iter()
                .enumerate()
                .map(|(at, (_, value))| (format!("name-{own}-{at}-name"), told_apart(value, count)));
            Json::Object(renamed.collect())
        }
        Json::List(elements) => Json::List(elements.iter().map(|element| told_apart(element, count)).collect()),
        _ => Json::Text(format!("value-{own}-value")),
    }
}

/// Whether one dotted path is another or leads to it.
fn leads_to(from: &str, to: &str) -> bool {
    to.strip_prefix(from).is_some_and(|rest| rest.is_empty() || rest.starts_with('.'))
}

/// Every text in a tree with the path of the innermost member it belongs to: names, and values.
fn marks(json: &Json, path: &str, found: &mut Vec<(String, String)>) {
    match json {
        Json::Object(members) => {
            for (name, value) in members {
                let path = if path.is_empty() { name.clone() } else { format!("{path}.{name}") };
                found.push((path.clone(), name.clone()));
                marks(value, &path, found);
            }
        }
        Json::List(elements) => elements.iter().for_each(|element| marks(element, path, found)),
        Json::Text(text) => found.push((path.to_owned(), text.clone())),
        _ => {}
    }
}

fn borrowed(texts: &[String]) -> Vec<&str> {
    texts.iter().map(String::as_str).collect()
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn what_was_restricted_resolves_to_what_it_was((subject, paths, signed, disclosures) in restricted(subject())) {
        prop_assert_eq!(disclosures.len(), paths.len());
        prop_assert_eq!(sorted(&resolve(&signed, &borrowed(&disclosures)).unwrap()), sorted(&subject));
        let reversed: Vec<&str> = disclosures.iter().rev().map(String::as_str).collect();
        prop_assert_eq!(sorted(&resolve(&signed, &reversed).unwrap()), sorted(&subject));
        for (path, disclosure) in paths.iter().zip(&disclosures) {
            let name = name_of(disclosure);
            prop_assert_eq!(name.as_deref(), path.rsplit('.').next());
        }
    }

    #[test]
    fn one_changed_byte_of_a_disclosure_is_refused(
        (_, _, signed, mut disclosures) in restricted(subject()),
        which in any::<Index>(),
        place in any::<Index>(),
        byte in 0_u8..0x80,
    ) {
        prop_assume!(!disclosures.is_empty());
        let disclosure = which.get(&disclosures).clone();
        let mut bytes = disclosure.clone().into_bytes();
        *place.get_mut(&mut bytes) = byte;
        let changed = String::from_utf8(bytes).unwrap();
        prop_assume!(changed != disclosure);
        let at = disclosures.iter().position(|other| *other == disclosure).unwrap();
        disclosures[at] = changed;
        prop_assert!(resolve(&signed, &borrowed(&disclosures)).is_err());
    }

    #[test]
    fn a_disclosure_left_out_leaves_the_rest(
        (_, paths, signed, disclosures) in restricted(subject().prop_map(|subject| told_apart(&subject, &mut 0))),
        which in any::<Index>(),
    ) {
        prop_assume!(!disclosures.is_empty());
        let left_out = which.index(disclosures.len());
        let inside = |at: &usize| leads_to(&paths[left_out], &paths[*at]);
        let rest: Vec<&str> = (0..paths.len()).filter(|at| !inside(at)).map(|at| disclosures[at].as_str()).collect();
        prop_assert!(resolve(&signed, &rest).is_ok());
        // What stands inside what was left out refers to nothing.
        let orphans: Vec<&str> = (0..paths.len()).filter(|at| *at != left_out).map(|at| disclosures[at].as_str()).collect();
        let has_orphans = orphans.len() > rest.len();
        prop_assert_eq!(resolve(&signed, &orphans).is_err(), has_orphans);
    }

    #[test]
    fn what_is_not_shown_is_nowhere_in_a_presentation(
        (subject, paths, signed, disclosures) in restricted(subject().prop_map(|subject| told_apart(&subject, &mut 0))),
        wanted in vec(any::<bool>(), 200),
    ) {
        let wanted: Vec<&str> = paths.iter().zip(wanted).filter_map(|(path, wanted)| wanted.then_some(path.as_str())).collect();
        let presentation = keep(&sd_jwt(&signed, &disclosures), &wanted).unwrap();
        let (jwt, shown) = split(&presentation).unwrap();
        let hidden: BTreeSet<&String> = paths.iter().filter(|path| !wanted.iter().any(|wanted| leads_to(path, wanted))).collect();
        let parts = jwt.split('.').chain(shown.iter().copied());
        let said = String::from_utf8_lossy(&parts.flat_map(decoded).collect::<Vec<_>>()).into_owned();
        let mut found = Vec::new();
        marks(&subject, "", &mut found);
        for (path, mark) in found {
            let is_hidden = hidden.iter().any(|hidden| leads_to(hidden, &path));
            prop_assert_eq!(said.contains(&mark), !is_hidden, "{} at {}", mark, path);
        }
        prop_assert_eq!(shown.len(), paths.len() - hidden.len());
        prop_assert!(resolve(&payload(jwt), &shown).is_ok());
        let order: Vec<&str> = disclosures.iter().map(String::as_str).filter(|text| shown.contains(text)).collect();
        prop_assert_eq!(shown, order);
    }

    /// No text panics, whatever it is.
    #[test]
    fn any_text_is_cut_or_refused(text in "[a-z.~=_-]{0,40}|\\PC{0,40}") {
        let _ = split(&text).map(|(_, disclosures)| resolve(&Json::Null, &disclosures));
        let _ = (keep(&text, &["a"]), name_of(&text), digest(&text));
    }
}
