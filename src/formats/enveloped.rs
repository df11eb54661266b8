//! A signed credential inside a JSON object, as wallets and registers hand it out: the way to its JWT.

use super::untp::{CREDENTIALS, contains, unexpected};
use crate::json::{Fault, Node, Problem};

/// Most bytes of a JWT inside an envelope: pictures and templates inside make passports large.
pub(super) const MAX_JWT: usize = 256 * 1024;

/// The media types under which a JWT is a credential (vc-jose-cose, 6.1; the second is an older draft's).
const MEDIA: [&str; 2] = ["application/vc+jwt", "application/vc+ld+jwt"];

/// The JWT inside an `EnvelopedVerifiableCredential` (VC Data Model 2.0, 4.13), unchecked; nothing
/// where the document is none.
///
/// # Errors
/// A [`Fault`] at an envelope's part that does not read; [`Problem::TooLarge`] above 256 KB.
pub(super) fn enveloped<'a>(document: &'a Node<'a>) -> Result<Option<&'a str>, Fault> {
    const TYPE: &str = "EnvelopedVerifiableCredential";
    let Some(types) = document.optional("type")? else { return Ok(None) };
    let is_envelope = match types.text() {
        Ok(one) => one == TYPE,
        Err(_) => contains(&types, TYPE).is_ok(),
    };
    if !is_envelope {
        return Ok(None);
    }
    // Unlike in the credential itself, the context may stand at any place here.
    contains(&document.field("@context")?, CREDENTIALS)?;
    let id = document.field("id")?;
    let (media, jwt) = id.text()?.split_once(',').unwrap_or_default();
    let media = media.strip_prefix("data:").unwrap_or_default();
    // With disclosures it would be another media type, and what is kept for some could pass unseen.
    if jwt.contains('~') || !MEDIA.iter().any(|known| known.eq_ignore_ascii_case(media)) {
        return Err(id.fault(unexpected(id.text()?, "data:application/vc+jwt,…")));
    }
    if jwt.len() > MAX_JWT {
        return Err(id.fault(Problem::TooLarge { bytes: jwt.len(), limit: MAX_JWT }));
    }
    Ok(Some(jwt))
}

#[cfg(test)]
mod tests {
    use super::{
        super::{
            Document,
            untp::{CREDENTIALS, unexpected},
        },
        MAX_JWT,
    };
    use crate::json::{Fault, Problem};

    /// An envelope around a text, with its members.
    fn envelope(context: &str, kind: &str, id: &str) -> Result<Document, Fault> {
        Document::read(format!(r#"{{"@context":[{context}],"type":{kind},"id":"{id}"}}"#).as_bytes())
    }

    #[test]
    fn an_envelope_gives_its_jwt() {
        let context = format!(r#""https://e.example","{CREDENTIALS}""#);
        for kind in [r#""EnvelopedVerifiableCredential""#, r#"["Thing","EnvelopedVerifiableCredential"]"#] {
            for media in ["application/vc+jwt", "application/vc+ld+jwt", "Application/VC+JWT"] {
                let opened = envelope(&context, kind, &format!("data:{media},a.b.c"));
                assert_eq!(opened, Ok(Document::Enveloped("a.b.c".into())), "{kind} {media}");
            }
        }
    }

    #[test]
    fn an_envelope_of_something_else_is_refused() {
        let kind = r#""EnvelopedVerifiableCredential""#;
        let known = format!("\"{CREDENTIALS}\"");
        for id in
            ["data:application/vc+sd-jwt,a.b.c~", "data:application/vc+jwt;base64,YQ", "https://e.example/a.b.c", ""]
        {
            let fault = envelope(&known, kind, id).unwrap_err();
            assert_eq!(fault, Fault::new("$.id", unexpected(id, "data:application/vc+jwt,…")));
        }
        let fault = envelope(r#""https://e.example""#, kind, "data:application/vc+jwt,a.b.c").unwrap_err();
        assert_eq!(fault, Fault::new("$.@context", unexpected("https://e.example", CREDENTIALS)));
        let long = "a".repeat(MAX_JWT + 1);
        let fault = envelope(&known, kind, &format!("data:application/vc+jwt,{long}")).unwrap_err();
        assert_eq!(fault, Fault::new("$.id", Problem::TooLarge { bytes: MAX_JWT + 1, limit: MAX_JWT }));
    }
}
