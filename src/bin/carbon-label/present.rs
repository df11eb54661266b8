//! `present`: from a whole label, a file that shows one reader what they need, sealed if asked.

use crate::{
    Outcome,
    cli::part,
    error::{Error, shown},
    world,
};
use carbon_label::{
    credential::{
        Envelope,
        disclosure::keep,
        sealed::{is_path, seal, write_key},
    },
    label::{Audience, Part},
    text::Lang,
};
use clap::Args;
use std::{path::PathBuf, process::ExitCode};

#[derive(Args)]
pub(crate) struct Arguments {
    /// The whole label, as it was issued.
    file: PathBuf,
    /// The parts to disclose: stages, factory, electricity, output.
    #[arg(long, value_name = "PARTS", value_delimiter = ',', value_parser = part, conflicts_with = "audience")]
    disclose: Vec<Part>,
    /// The reader, instead of parts: a shopper sees none, an officer stages and electricity, a bank
    /// the output as well, a regulator all.
    #[arg(long = "for", value_parser = audience, value_name = "READER")]
    audience: Option<Audience>,
    /// The file to write; never overwritten.
    #[arg(long, value_name = "FILE")]
    out: PathBuf,
    /// Seal the file, which will be published at this path of the site; its key is printed as part of
    /// a link, and kept nowhere.
    #[arg(long, value_name = "PATH")]
    encrypt: Option<String>,
    /// The programme's folder, for the site's address; by default the nearest above the current folder.
    #[arg(long, value_name = "DIR")]
    programme: Option<PathBuf>,
}

/// A reader by their word.
fn audience(text: &str) -> Result<Audience, String> {
    let known = || Audience::ALL.iter().map(|reader| reader.word()).collect::<Vec<_>>().join(", ");
    Audience::ALL.iter().copied().find(|reader| reader.word() == text).ok_or_else(|| format!("known: {}", known()))
}

pub(crate) fn run(arguments: &Arguments, lang: Lang) -> Outcome {
    let bytes = world::read(&arguments.file, Envelope::MAX_BYTES as u64)?;
    let whole = String::from_utf8_lossy(&bytes);
    let parts = arguments.audience.map_or(arguments.disclose.as_slice(), |audience| audience.parts());
    let offered = |path: &&String| whole.contains('~') && !path.is_empty();
    let wanted: Vec<String> = parts.iter().map(|part| format!("credentialSubject.{}", part.word())).collect();
    let wanted: Vec<&str> = wanted.iter().filter(offered).map(String::as_str).collect();
    let shown_to = keep(whole.trim(), &wanted);
    let presentation = shown_to.map_err(|fault| Error::Presentation(arguments.file.clone(), fault))?;
    let Some(path) = &arguments.encrypt else {
        world::write_secret(&arguments.out, presentation.as_bytes())?;
        println!("{}", (lang.cli().presented)(&shown(&arguments.out)));
        return Ok(ExitCode::SUCCESS);
    };
    if !is_path(path) {
        return Err(Error::SitePath(path.clone()));
    }
    let (_, programme) = world::programme_here(arguments.programme.as_deref())?;
    let (key, iv) = (world::random::<32>(&arguments.out)?, world::random::<12>(&arguments.out)?);
    let token =
        seal(presentation.as_bytes(), &key, &iv).map_err(|fault| Error::Sealed(arguments.out.clone(), fault))?;
    world::write_secret(&arguments.out, token.as_bytes())?;
    let site = programme.about.root();
    let link = format!("{site}verify/#open={path}&key={}", write_key(&key));
    println!("{}", (lang.cli().sealed)(&shown(&arguments.out), &format!("{site}{path}")));
    println!("{link}");
    Ok(ExitCode::SUCCESS)
}
