//! `label/<number>.json`: the label for programs that read JSON and check no signature.
//!
//! In: an entry. Out: what was signed, as it was signed, with where it stood when the publisher checked
//! it, and where the credential is. A label that is not believed says that, and nothing else.

use super::{Entry, File, Publication};
use crate::{evidence::Evidence, json::Json, text::Lang};

pub(super) fn file(publication: &Publication<'_>, entry: &Entry) -> File {
    let base = &publication.base;
    let page = |lang: &Lang| (lang.code().to_owned(), Json::text(base.label_in(*lang, &entry.number)));
    let mut members = vec![
        ("number", Json::text(entry.number.as_str())),
        ("standing", Json::text(entry.standing())),
        ("credential", Json::text(base.to(&format!("label/{}.jwt", entry.number)))),
        ("page", Json::Object(Lang::ALL.iter().map(page).collect())),
    ];
    if let Evidence::Verified(placed) = &entry.evidence {
        let verified = &placed.verified;
        let subject = verified.envelope().payload().value().member("credentialSubject").cloned();
        members.push(("checkedAt", Json::text(verified.checked_at().to_string())));
        members.push(("demonstration", Json::Truth(verified.label().demonstration)));
        members.extend(subject.map(|subject| ("subject", subject)));
    }
    let document = Json::Object(members.into_iter().map(|(name, value)| (name.to_owned(), value)).collect());
    File { path: format!("label/{}.json", entry.number), bytes: document.to_string().into_bytes() }
}
