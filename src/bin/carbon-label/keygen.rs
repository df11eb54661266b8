//! `keygen`: a key into its one file.

use crate::{
    Outcome,
    error::{Error, shown},
    world,
};
use carbon_label::{
    credential::{Algorithm, SigningKey, address},
    text::Lang,
};
use clap::Args;
use sha2::{Digest, Sha256};
use std::{path::PathBuf, process::ExitCode};

/// The secret of a demonstration key. Anybody can derive it: that is the point of one.
pub(crate) fn demonstration_secret(name: &str) -> [u8; 32] {
    Sha256::digest(format!("carbon-label demonstration key: {name}")).into()
}

#[derive(Args)]
pub(crate) struct Arguments {
    /// The file for the private key; never overwritten.
    #[arg(long, value_name = "FILE")]
    out: PathBuf,
    /// Derive a public demonstration key from a name instead of making a secret one.
    #[arg(long, value_name = "NAME")]
    demonstration: Option<String>,
    /// The signature algorithm: EdDSA, ES256 or SGD_SM3_SM2.
    #[arg(long, value_parser = algorithm, default_value = "EdDSA")]
    alg: Algorithm,
    /// The did:web the issuer keeps; by default the key's own did:key. SM2 keys need one.
    #[arg(long, value_name = "DID")]
    did: Option<String>,
}

pub(crate) fn run(arguments: &Arguments, lang: Lang) -> Outcome {
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

fn algorithm(text: &str) -> Result<Algorithm, String> {
    let known = || Algorithm::ALL.iter().map(|one| one.name()).collect::<Vec<_>>().join(", ");
    Algorithm::named(text).ok_or_else(|| format!("known: {}", known()))
}
