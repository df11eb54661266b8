//! `did:web` (W3C CCG did:web): where a document is, and the keys in it.
//!
//! Shells fetch documents; here they are read. Only a key named for `assertionMethod` signs
//! credentials (VC Data Model 2.0, 4.12).

use super::{PublicKey, UnusableKey, sign::texts};
use crate::{
    json::{Fault, Json, Limits, Node},
    label::beginning,
};

/// A DID document: its keys for signing credentials.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Document {
    id: String,
    keys: Vec<(String, PublicKey)>,
}

/// Most keys of a document.
const MANY: usize = 100;

impl Document {
    /// What a document may cost.
    pub const LIMITS: Limits = Limits { bytes: 64 * 1024, depth: 8 };

    /// Reads a document. Keys of other kinds than ours are passed over.
    ///
    /// # Errors
    /// A [`Fault`] at the first member that does not read.
    pub fn read(bytes: &[u8]) -> Result<Self, Fault> {
        let tree = Json::parse(bytes, Self::LIMITS)?;
        let root = Node::root(&tree);
        let id = root.field("id")?;
        if address(id.text()?).is_err() {
            return Err(id.unexpected(id.text()?, "did:web:…"));
        }
        let id = id.text()?.to_owned();
        let mut keys = read_methods(&root, "verificationMethod", &id)?;
        let asserting = asserting(&root, &id)?;
        keys.retain(|(key_id, _)| asserting.contains(key_id));
        keys.extend(read_methods(&root, "assertionMethod", &id)?);
        Ok(Self { id, keys })
    }

    /// The DID it is about.
    #[must_use]
    pub fn id(&self) -> &str {
        &self.id
    }

    /// The key of an id, if it may sign credentials.
    #[must_use]
    pub fn key(&self, key_id: &str) -> Option<&PublicKey> {
        self.keys.iter().find(|(id, _)| id == key_id).map(|(_, key)| key)
    }
}

/// The methods written out in a list; those only named there are passed over.
fn read_methods(root: &Node<'_>, list: &str, did: &str) -> Result<Vec<(String, PublicKey)>, Fault> {
    let Some(methods) = root.optional(list)? else { return Ok(Vec::new()) };
    let read = |method: &Node<'_>| match method.value() {
        Json::Text(_) => Ok(None),
        _ => read_method(method, did),
    };
    Ok(methods.list(MANY, read)?.into_iter().flatten().collect())
}

fn read_method(method: &Node<'_>, did: &str) -> Result<Option<(String, PublicKey)>, Fault> {
    let id = absolute(method.field("id")?.text()?, did);
    if method.field("controller")?.text()? != did {
        return Ok(None);
    }
    let key = match (method.optional("publicKeyJwk")?, method.optional("publicKeyMultibase")?) {
        (Some(jwk), _) => PublicKey::from_jwk(&jwk).ok(),
        (_, Some(multibase)) => PublicKey::from_multibase(multibase.text()?).ok(),
        _ => None,
    };
    Ok(key.map(|key| (id, key)))
}

/// The ids that `assertionMethod` names.
fn asserting(root: &Node<'_>, did: &str) -> Result<Vec<String>, Fault> {
    let Some(named) = root.optional("assertionMethod")? else { return Ok(Vec::new()) };
    let read = |node: &Node<'_>| Ok(node.text().map(|id| absolute(id, did)).ok());
    Ok(named.list(MANY, read)?.into_iter().flatten().collect())
}

/// A DID URL, also where only its fragment is written (DID Core, 3.2.2).
fn absolute(id: &str, did: &str) -> String {
    if id.starts_with('#') { format!("{did}{id}") } else { id.to_owned() }
}

/// The document that publishes some keys (DID Core, 5), each named by its fingerprint.
pub(super) fn document(did: &str, keys: &[PublicKey]) -> Json {
    let id = |key: &PublicKey| Json::text(format!("{did}#{}", key.fingerprint().as_str()));
    let method = |key: &PublicKey| {
        Json::object([
            ("id", id(key)),
            ("type", Json::text("JsonWebKey")),
            ("controller", Json::text(did)),
            ("publicKeyJwk", key.to_jwk()),
        ])
    };
    Json::object([
        ("@context", texts(&["https://www.w3.org/ns/did/v1", "https://w3id.org/security/jwk/v1"])),
        ("id", Json::text(did)),
        ("verificationMethod", Json::List(keys.iter().map(method).collect())),
        ("assertionMethod", Json::List(keys.iter().map(id).collect())),
    ])
}

/// Where the document of a `did:web` is (did:web, 3.2): `https`, and `http` on this machine.
///
/// # Errors
/// [`UnusableKey::Method`] for another method, [`UnusableKey::Address`] for a name that is no address.
pub fn address(did: &str) -> Result<String, UnusableKey> {
    let shown = || beginning(did, 80);
    let name = did.strip_prefix("did:web:").ok_or_else(|| UnusableKey::Method(shown()))?;
    let mut parts = name.split(':');
    let host = parts.next().unwrap_or_default();
    let port = host.split_once('%').and_then(|(name, port)| Some((name, port.strip_prefix("3A")?)));
    let host = port.map_or_else(|| host.to_owned(), |(name, port)| format!("{name}:{port}"));
    let segments: Vec<&str> = parts.collect();
    if !is_host(&host) || name.len() > 500 || !segments.iter().all(|segment| is_segment(segment)) {
        return Err(UnusableKey::Address(shown()));
    }
    let scheme = if is_local(&host) { "http" } else { "https" };
    let path = if segments.is_empty() { ".well-known".to_owned() } else { segments.join("/") };
    Ok(format!("{scheme}://{host}/{path}/did.json"))
}

fn is_host(host: &str) -> bool {
    let (name, port) = host.split_once(':').unwrap_or((host, "443"));
    let letters = |b: u8| b.is_ascii_alphanumeric() || matches!(b, b'-' | b'.');
    let named = name.bytes().all(letters) && !name.starts_with(['-', '.']) && !name.ends_with('.');
    // Digits: `parse` would take a sign, too.
    let port = port.bytes().all(|b| b.is_ascii_digit()) && port.parse::<u16>().is_ok_and(|port| port > 0);
    named && port && !name.is_empty() && !has(name, b"..")
}

/// Bytes instead of a search for text, whose code is larger than all of this.
fn has(text: &str, two: &[u8; 2]) -> bool {
    text.as_bytes().windows(2).any(|pair| pair == two)
}

fn is_local(host: &str) -> bool {
    matches!(host.split(':').next(), Some("localhost" | "127.0.0.1"))
}

/// DID Core, 3.1: no sub-delimiters; and no step up or out.
fn is_segment(segment: &str) -> bool {
    let letter = |b: u8| b.is_ascii_alphanumeric() || matches!(b, b'-' | b'.' | b'_' | b'%');
    !matches!(segment, "" | "." | "..") && segment.bytes().all(letter) && !has(segment, b"%2")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_leads_to_its_document() {
        for (did, expected) in [
            ("did:web:w3c-ccg.github.io", "https://w3c-ccg.github.io/.well-known/did.json"),
            ("did:web:w3c-ccg.github.io:user:alice", "https://w3c-ccg.github.io/user/alice/did.json"),
            ("did:web:example.com%3A3000:user:alice", "https://example.com:3000/user/alice/did.json"),
            ("did:web:localhost%3A8787", "http://localhost:8787/.well-known/did.json"),
        ] {
            assert_eq!(address(did).as_deref(), Ok(expected));
        }
    }

    #[test]
    fn what_leads_nowhere_is_refused() {
        for did in [
            "did:web:",
            "did:web:a b",
            "did:web:example.com/x",
            "did:web:example.com%3A",
            "did:web:example.com%3A99999",
            "did:web:example.com%3A+443",
            "did:web:user@example.com",
            "did:web:example.com:..:x",
            "did:web:example.com::x",
            "did:web:example.com:a%2Fb",
            "did:web:-example.com",
        ] {
            assert_eq!(address(did), Err(UnusableKey::Address(did.into())), "{did}");
        }
        assert_eq!(address("did:ion:abc"), Err(UnusableKey::Method("did:ion:abc".into())));
    }

    #[test]
    fn only_asserting_keys_of_its_own_count() {
        let method = |id: &str, controller: &str| {
            format!(
                r#"{{"id":"{id}","type":"JsonWebKey","controller":"{controller}",
                "publicKeyJwk":{{"kty":"OKP","crv":"Ed25519","x":"11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo"}}}}"#
            )
        };
        let did = "did:web:a.example";
        let methods =
            [method("#one", did), method("did:web:a.example#two", did), method("#three", "did:web:b.example")];
        let text = format!(
            r##"{{"id":"{did}","verificationMethod":[{}],"assertionMethod":["#one","#three",{}]}}"##,
            methods.join(","),
            method("#four", did)
        );
        let document = Document::read(text.as_bytes()).unwrap();
        let found = |id: &str| document.key(&format!("{did}#{id}")).is_some();
        assert_eq!([found("one"), found("two"), found("three"), found("four")], [true, false, false, true]);
    }
}
