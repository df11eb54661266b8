//! `keygen`: a key into its one file.

use crate::{
    Outcome,
    cli::Keygen,
    error::{Error, shown},
    world,
};
use carbon_label::{
    credential::{SigningKey, address},
    text::Lang,
};
use sha2::{Digest, Sha256};
use std::process::ExitCode;

/// The secret of a demonstration key. Anybody can derive it: that is the point of one.
pub(crate) fn demonstration_secret(name: &str) -> [u8; 32] {
    Sha256::digest(format!("carbon-label demonstration key: {name}")).into()
}

pub(crate) fn run(arguments: &Keygen, lang: Lang) -> Outcome {
    let secret = match &arguments.demonstration {
        Some(name) => demonstration_secret(name),
        None => world::random(&arguments.out)?,
    };
    let (demonstration, did) = (arguments.demonstration.is_some(), arguments.did.as_deref());
    let key = SigningKey::from_secret(arguments.alg, &secret, did, demonstration);
    let key = key.map_err(|refusal| Error::Refused(arguments.out.clone(), refusal))?;
    world::write_secret(&arguments.out, format!("{}\n", key.to_jwk()).as_bytes())?;
    let words = lang.cli();
    println!("{}", (words.key_made)(&shown(&arguments.out)));
    if demonstration {
        println!("{}", words.demonstration_key);
    }
    println!("{}: {}", words.public_key, key.did());
    println!("{}: {}", words.fingerprint, key.public().fingerprint().as_str());
    if key.did().starts_with("did:web:") {
        println!("{}", (words.publish_document)(&address(key.did()).unwrap_or_default()));
        println!("{}", key.document());
    }
    Ok(ExitCode::SUCCESS)
}
