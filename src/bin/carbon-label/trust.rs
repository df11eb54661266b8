//! `trust`: the operator's signature over the programme's trust list.

use crate::{
    Outcome,
    cli::Signing,
    error::{Error, shown},
    world,
};
use carbon_label::text::Lang;
use std::process::ExitCode;

pub(crate) fn run(arguments: &Signing, lang: Lang) -> Outcome {
    let programme = world::programme(&arguments.programme)?;
    let key = world::key(&arguments.key)?;
    if programme.about.operator_key != Some(key.public()) {
        return Err(Error::NotOperator(key.did().to_owned()));
    }
    let now = world::instant(arguments.at.as_deref())?;
    let file = arguments.programme.join("trust.jwt");
    let list = key.sign_trust(programme.issuers(), programme.about.term(now));
    let list = list.map_err(|refusal| Error::Refused(arguments.programme.clone(), refusal))?;
    world::write(&file, list.as_bytes())?;
    println!("{}", (lang.cli().trust_signed)(&shown(&file)));
    Ok(ExitCode::SUCCESS)
}
