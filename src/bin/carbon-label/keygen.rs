//! `keygen`: a key into its one file.

use crate::{
    Outcome,
    cli::Keygen,
    error::{Error, shown},
    world,
};
use carbon_label::{credential::SigningKey, text::Lang};
use sha2::{Digest, Sha256};
use std::process::ExitCode;

pub(crate) fn run(arguments: &Keygen, lang: Lang) -> Outcome {
    let key = match &arguments.demonstration {
        Some(name) => {
            // Anybody can derive it: that is the point of a demonstration key.
            let secret = Sha256::digest(format!("carbon-label demonstration key: {name}"));
            SigningKey::from_secret(&secret.into(), true)
        }
        None => {
            let mut secret = [0; 32];
            let failed = |error: getrandom::Error| Error::Write(arguments.out.clone(), std::io::Error::other(error));
            getrandom::fill(&mut secret).map_err(failed)?;
            SigningKey::from_secret(&secret, false)
        }
    };
    world::write_secret(&arguments.out, format!("{}\n", key.to_jwk()).as_bytes())?;
    let (words, public) = (lang.cli(), key.public());
    println!("{}", (words.key_made)(&shown(&arguments.out)));
    if arguments.demonstration.is_some() {
        println!("{}", words.demonstration_key);
    }
    println!("{}: {}", words.public_key, public.did());
    println!("{}: {}", words.fingerprint, public.fingerprint().as_str());
    Ok(ExitCode::SUCCESS)
}
