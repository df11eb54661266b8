//! `publish`: a programme folder becomes a site.

use crate::{
    Outcome,
    cli::Publish,
    error::{Error, shown},
    world,
};
use carbon_label::{
    credential::Envelope,
    evidence::Evidence,
    label::Instant,
    programme::Programme,
    site::{AppFiles, Base, Entry, Publication, folder},
    text::Lang,
};
use std::{
    fs,
    path::{Path, PathBuf},
    process::ExitCode,
};

/// No app of ours is larger.
pub(crate) const MAX_APP_FILE: u64 = 8 * 1024 * 1024;

pub(crate) fn run(arguments: &Publish, lang: Lang) -> Outcome {
    let now = world::instant(arguments.at.as_deref())?;
    let programme = world::programme(&arguments.programme)?;
    let base = match &arguments.base {
        Some(address) => Base::for_trial(address).ok_or_else(|| Error::Base(address.clone()))?,
        None => Base::of(&programme.about.site),
    };
    let entries = entries(&arguments.programme.join("labels"), &programme, now, lang)?;
    let app = app(&arguments.app, lang)?;
    let labels = entries.len();
    let publication = Publication { programme: &programme, entries, base, app };
    let files = folder::replace(&arguments.out, publication.files()).map_err(Error::Site)?;
    println!("{}", (lang.cli().published)(labels, files, &shown(&arguments.out)));
    Ok(ExitCode::SUCCESS)
}

/// The labels of the folder, in the order of their numbers. One that does not verify is published as
/// what it is: whoever scans its package must learn that, not find nothing.
fn entries(folder: &Path, programme: &Programme, now: Instant, lang: Lang) -> Result<Vec<Entry>, Error> {
    label_files(folder)?.iter().map(|file| entry(file, programme, now, lang)).collect()
}

/// The label files of a folder, in order; none where there is no folder.
pub(crate) fn label_files(folder: &Path) -> Result<Vec<PathBuf>, Error> {
    let mut files: Vec<PathBuf> = match fs::read_dir(folder) {
        Ok(listed) => listed.map(|entry| entry.map(|entry| entry.path())).collect::<Result<_, _>>(),
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => Ok(Vec::new()),
        Err(error) => Err(error),
    }
    .map_err(|reason| Error::Read(folder.to_owned(), reason))?;
    files.retain(|file| file.extension().is_some_and(|extension| extension == "jwt"));
    files.sort();
    Ok(files)
}

fn entry(file: &Path, programme: &Programme, now: Instant, lang: Lang) -> Result<Entry, Error> {
    let stem = file.file_stem().and_then(|stem| stem.to_str());
    let number = stem.and_then(|stem| stem.parse().ok()).ok_or_else(|| Error::FileName(file.to_owned()))?;
    let credential = world::read(file, Envelope::MAX_BYTES as u64)?;
    let entry = Entry::read(number, credential, programme, now);
    if let Some(stated) = entry.misnamed() {
        return Err(Error::Misnamed(file.to_owned(), stated.clone()));
    }
    if !matches!(entry.evidence, Evidence::Verified(_)) {
        let note = (lang.cli().shown_as_failed)(&shown(file), &lang.state(&entry.evidence));
        eprintln!("{}: {note}", lang.cli().note);
    }
    Ok(entry)
}

fn app(folder: &Path, lang: Lang) -> Result<Option<AppFiles>, Error> {
    let (glue, wasm) = (folder.join("app.js"), folder.join("app_bg.wasm"));
    if !glue.exists() || !wasm.exists() {
        eprintln!("{}: {}", lang.cli().note, (lang.cli().no_app)(&shown(folder)));
        return Ok(None);
    }
    Ok(Some(AppFiles { glue: world::read(&glue, MAX_APP_FILE)?, wasm: world::read(&wasm, MAX_APP_FILE)? }))
}
