//! `issue`: drafts become signed labels, all of them or none.

use crate::{
    Outcome,
    cli::Issue,
    error::{Error, shown},
    world,
};
use carbon_label::{
    credential::{Draft, Envelope, Issuer, SigningKey, Status, Verified},
    json::Json,
    label::Instant,
    programme::Programme,
    text::Lang,
};
use std::{
    path::{Path, PathBuf},
    process::ExitCode,
};

pub(crate) fn run(arguments: &Issue, lang: Lang) -> Outcome {
    let programme = world::programme(&arguments.programme)?;
    let key = SigningKey::from_jwk(&world::read(&arguments.key, 64 * 1024)?);
    let key = key.map_err(|refusal| Error::Refused(arguments.key.clone(), refusal))?;
    let did = key.public().did();
    let issuer = programme.trust.find(&did).ok_or(Error::UntrustedKey(did))?;
    let now = world::instant(None)?;
    let sign = |draft: &PathBuf| sign(draft, &key, issuer, &programme, now);
    let signed: Vec<(PathBuf, String)> = arguments.drafts.iter().map(sign).collect::<Result<_, _>>()?;
    for (name, label) in signed {
        let file = arguments.programme.join("labels").join(name);
        world::write(&file, label.as_bytes())?;
        println!("{}", (lang.cli().signed)(&shown(&file)));
    }
    Ok(ExitCode::SUCCESS)
}

/// Signs one draft, and believes the label only as any verifier would.
fn sign(
    file: &Path,
    key: &SigningKey,
    issuer: &Issuer,
    programme: &Programme,
    now: Instant,
) -> Result<(PathBuf, String), Error> {
    let refused = |refusal| Error::Refused(file.to_owned(), refusal);
    let draft = Draft::read(&world::read(file, Envelope::MAX_BYTES as u64)?).map_err(refused)?;
    let category = &draft.label().product.category;
    if programme.category(category).is_none() {
        let known = programme.categories().iter().map(|known| known.id.to_string()).collect();
        return Err(Error::UnknownCategory { file: file.to_owned(), category: category.clone(), known });
    }
    let label = key.sign(&draft, Some(&names(issuer))).map_err(refused)?;
    Verified::read(label.as_bytes(), &programme.trust, &Status::NotAsked, now)
        .map_err(|rejection| Error::NotAccepted(file.to_owned(), rejection))?;
    Ok((PathBuf::from(format!("{}.jwt", draft.label().certificate.number)), label))
}

/// The issuer's name as the trust list gives it, in each of our languages.
fn names(issuer: &Issuer) -> Json {
    let name = |lang: &Lang| {
        let (tag, line) = issuer.name().in_language(lang.code());
        (tag.language() == lang.code()).then(|| (lang.code().to_owned(), Json::text(line.as_str())))
    };
    Json::Object(Lang::ALL.iter().filter_map(name).collect())
}
